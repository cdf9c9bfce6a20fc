//! Reflection: Lambert below a GGX layer.

use glam::Vec3;

/// Fresnel's reflectance by Schlick's approximation.
pub(crate) fn fresnel(f0: Vec3, cosine: f32) -> Vec3 {
    let m = (1.0 - cosine).clamp(0.0, 1.0);
    let m2 = m * m;
    f0 + (Vec3::ONE - f0) * (m2 * m2 * m)
}

/// Exact reflectance of a smooth dielectric of refractive index 1.5 for unpolarised light.
pub(crate) fn fresnel_glass(cosine: f32) -> f32 {
    const INDEX: f32 = 1.5;
    let c = cosine.clamp(0.0, 1.0);
    let g = (INDEX * INDEX - 1.0 + c * c).sqrt();
    let s = (g - c) / (g + c);
    let p = (c * (g + c) - 1.0) / (c * (g - c) + 1.0);
    0.5 * s * s * (1.0 + p * p)
}

/// Reflectance of a thin pane: both faces, all reflections between them.
pub(crate) fn fresnel_pane(cosine: f32) -> f32 {
    let r = fresnel_glass(cosine);
    2.0 * r / (1.0 + r)
}

/// Mean reflectance of a GGX layer for light from everywhere (Karis 2014, an analytic fit).
pub(crate) fn layer_albedo(f0: Vec3, roughness: f32, cosine: f32) -> Vec3 {
    let r = [-roughness + 1.0, -0.0275 * roughness + 0.0425, -0.572 * roughness + 1.04, 0.022 * roughness - 0.04];
    let a = (r[0] * r[0]).min((-9.28 * cosine).exp2()) * r[0] + r[1];
    let (scale, shift) = (-1.04 * a + r[2], 1.04 * a + r[3]);
    (f0 * scale + Vec3::splat(shift)).clamp(Vec3::ZERO, Vec3::ONE)
}

/// GGX reflection times the cosine of the light, 1/sr.
pub(crate) fn ggx(n: Vec3, v: Vec3, l: Vec3, f0: Vec3, alpha: f32) -> Vec3 {
    let (nl, nv) = (n.dot(l), n.dot(v).max(1e-3));
    if nl <= 0.0 {
        return Vec3::ZERO;
    }
    let h = (v + l).normalize_or(n);
    let nh = n.dot(h).clamp(0.0, 1.0);
    let a2 = (alpha * alpha).max(1e-6);
    let d = nh * nh * (a2 - 1.0) + 1.0;
    let distribution = a2 / (std::f32::consts::PI * d * d);
    let visible = 0.5 / (nl * (nv * nv * (1.0 - a2) + a2).sqrt() + nv * (nl * nl * (1.0 - a2) + a2).sqrt());
    fresnel(f0, v.dot(h)) * (distribution * visible * nl)
}

/// Smith's masking of one direction.
pub(crate) fn masking(cosine: f32, alpha: f32) -> f32 {
    let c = cosine.max(1e-4);
    let a2 = alpha * alpha;
    2.0 * c / (c + (a2 + (1.0 - a2) * c * c).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glass_reflects_four_percent_straight_on_and_all_at_grazing() {
        assert!((fresnel_glass(1.0) - 0.04).abs() < 1e-5);
        assert!((fresnel_glass(0.0) - 1.0).abs() < 1e-5);
        // At Brewster's angle half of the s-polarised reflectance is left.
        let brewster = (1.0 / (1.0 + 1.5_f32 * 1.5)).sqrt();
        let s = ((1.0 - 2.25) / (1.0 + 2.25_f32)).powi(2);
        assert!((fresnel_glass(brewster) - 0.5 * s).abs() < 1e-4);
        assert!((fresnel(Vec3::splat(0.04), 1.0).x - 0.04).abs() < 1e-6);
    }

    #[test]
    fn a_varnish_sends_back_about_what_its_table_says() {
        const F0: Vec3 = Vec3::splat(0.04);
        for roughness in [0.2_f32, 0.5, 0.9] {
            for cosine in [0.2_f32, 0.7, 1.0] {
                let v = Vec3::new((1.0 - cosine * cosine).sqrt(), cosine, 0.0);
                let alpha = roughness * roughness;
                let n = 4096;
                let sum: f32 = (0..n)
                    .map(|s| {
                        let pair = crate::sample::Sampler::new(1, 1, s, n, 3).pair();
                        let h = crate::sample::visible_normal(Vec3::Y, v, alpha, pair);
                        let l = 2.0 * v.dot(h) * h - v;
                        if l.y > 0.0 { masking(l.y, alpha) * fresnel(F0, v.dot(h)).x } else { 0.0 }
                    })
                    .sum::<f32>()
                    / n as f32;
                let table = layer_albedo(F0, roughness, cosine).x;
                assert!((sum - table).abs() < 0.07, "{roughness} {cosine}: {sum} against {table}");
            }
        }
    }
}
