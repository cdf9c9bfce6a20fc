//! Reflection: Lambert below a GGX layer, one scattering at its facets.

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

/// What a reflection by a half vector of the visible normals weighs: [`ggx`] over the density of the direction.
pub(crate) fn mirrored(n: Vec3, v: Vec3, h: Vec3, l: Vec3, f0: Vec3, alpha: f32) -> Vec3 {
    let (nl, nv) = (n.dot(l), n.dot(v).max(1e-3));
    if nl <= 0.0 {
        return Vec3::ZERO;
    }
    let a2 = alpha * alpha;
    let root = |c: f32| (c * c * (1.0 - a2) + a2).sqrt();
    // Masking and shadowing together over masking alone (Heitz 2014, correlated by height).
    let lit = nl * (nv + root(nv)) / (nl * root(nv) + nv * root(nl));
    fresnel(f0, v.dot(h)) * lit
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
}
