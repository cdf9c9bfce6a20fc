//! The dust and fog layer of a whole picture: marched at half size, raised to full size along the depth's edges.
//!
//! A pixel of half size covers four of the picture, which may lie at two depths (a wall and the street behind). Its ray
//! is therefore asked at the nearest and at the farthest of the four on one way through the dust, and a pixel of the
//! picture mends its value from the samples around that lie at its own depth (joint bilateral filtering; Kopf et al.
//! 2007).

use super::embers::embers;
use super::lit::{LitDust, VolumeLight};
use super::march::{VolumeSample, march_two};
use super::weather::fall;
use rayon::prelude::*;
use setpiece_scene::{Air, CameraKey, Ember};

/// Depth beyond which all is as good as endless, metres.
const FAR: f32 = 1e5;

/// A premultiplied sample with the depth that it was taken for.
#[derive(Clone, Copy, Default)]
struct Sample {
    log_depth: f32,
    rgba: [f32; 4],
}

/// The premultiplied layer of dust, fire, fog and falling weather over a picture of `size`, row by row from the top. `depth`
/// holds each pixel's distance along the camera's axis in metres, infinite for the sky. `frame` and `seed` shift the steps'
/// pattern; `time_s` is the shot's time, for what falls. Rays go through blocks of `block` x `block` pixels, 2 for a picture. `glowing` are the embers
/// on their ways while the shutter is open.
///
/// # Panics
/// When `depth` does not have the size that `size` says.
#[allow(clippy::too_many_arguments)]
pub fn render_layer(
    lit: &LitDust,
    light: &VolumeLight<'_>,
    air: &Air,
    camera: &CameraKey,
    size: [u32; 2],
    depth: &[f32],
    frame: u32,
    time_s: f32,
    seed: u64,
    block: usize,
    glowing: &[Ember],
) -> Vec<[f32; 4]> {
    let [w, h] = size.map(|s| s as usize);
    assert_eq!(depth.len(), w * h, "one depth per pixel");
    let mut layer = if lit.is_empty() && !lit.burns() && air.fog_per_m <= 0.0 {
        vec![[0.0; 4]; w * h]
    } else {
        look_through(lit, light, air, camera, size, depth, frame, seed, block.max(1))
    };
    if air.rain > 0.0 || air.snow > 0.0 {
        // Drops and flakes show the sky behind and around them, a little of the sun.
        let glow = |c: usize| 0.3 * light.sky_up[c] + 0.5 * light.horizon[c] + 0.04 * light.sun[c];
        fall(&mut layer, air, [glow(0), glow(1), glow(2)], camera, size, depth, time_s, seed);
    }
    if let Some(fire) = &lit.fire {
        embers(&mut layer, fire, lit, glowing, camera, size, depth);
    }
    layer
}

#[allow(clippy::too_many_arguments)]
fn look_through(
    lit: &LitDust,
    light: &VolumeLight<'_>,
    air: &Air,
    camera: &CameraKey,
    size: [u32; 2],
    depth: &[f32],
    frame: u32,
    seed: u64,
    block: usize,
) -> Vec<[f32; 4]> {
    let [w, h] = size.map(|s| s as usize);
    let (hw, hh) = (w.div_ceil(block), h.div_ceil(block));
    let mut half = vec![[Sample::default(); 2]; hw * hh];
    half.par_chunks_mut(hw).enumerate().for_each(|(y, row)| {
        for (x, out) in row.iter_mut().enumerate() {
            let (mut near, mut far) = (f32::INFINITY, 0.0_f32);
            for dy in 0..block {
                for dx in 0..block {
                    let z = depth[(block * y + dy).min(h - 1) * w + (block * x + dx).min(w - 1)];
                    near = near.min(z);
                    far = far.max(z);
                }
            }
            let middle = |n: usize| (n as f32 + 0.5) * block as f32;
            let way = camera.direction(middle(x), middle(y), size);
            let stretch = way.length();
            let jitter = pattern(x as u32, y as u32, frame, seed);
            let ends = [near * stretch, far * stretch];
            let ends = march_two(lit, light, air, camera.position, way / stretch, ends, jitter);
            *out = [sample(near, ends[0]), sample(far, ends[1])];
        }
    });
    let mut out = vec![[0.0; 4]; w * h];
    out.par_chunks_mut(w).enumerate().for_each(|(y, row)| {
        for (x, out) in row.iter_mut().enumerate() {
            *out = mend(&half, [hw, hh], [x, y], depth[y * w + x], block);
        }
    });
    out
}

fn sample(depth: f32, s: VolumeSample) -> Sample {
    let [r, g, b] = s.radiance;
    Sample { log_depth: depth.clamp(0.05, FAR).ln(), rgba: [r, g, b, 1.0 - s.transmittance] }
}

/// Interleaved gradient noise (Jimenez 2014), which the small filter that follows averages well.
fn pattern(x: u32, y: u32, frame: u32, seed: u64) -> f32 {
    let shift = (frame % 61) as f32 * 5.588_238 + (seed % 64) as f32;
    let inner = 0.067_110_56 * (x as f32 + shift) + 0.005_837_15 * (y as f32 + shift);
    (52.982_918 * inner.fract()).fract()
}

/// The value of a pixel from the samples around it; nothing where those are clear.
fn mend(half: &[[Sample; 2]], [hw, hh]: [usize; 2], [x, y]: [usize; 2], depth: f32, block: usize) -> [f32; 4] {
    // Centre of the pixel among the samples' centres.
    let center = |n: usize| (n as f32 + 0.5) / block as f32 - 0.5;
    let (cx, cy) = (center(x), center(y));
    let (x0, y0) = (cx.floor() as isize - 1, cy.floor() as isize - 1);
    let held = |n: isize, count: usize| n.clamp(0, count as isize - 1) as usize;
    let clear =
        |j: isize| (x0..x0 + 4).all(|i| half[held(j, hh) * hw + held(i, hw)].iter().all(|s| s.rgba == [0.0; 4]));
    if (y0..y0 + 4).all(clear) {
        return [0.0; 4];
    }
    let own = depth.clamp(0.05, FAR).ln();
    let mut sum = [0.0; 4];
    let mut weight = 0.0;
    for j in y0..y0 + 4 {
        for i in x0..x0 + 4 {
            let (ci, cj) = (held(i, hw), held(j, hh));
            // A tent two samples wide covers the pattern's period well enough and keeps edges.
            let tent = |d: f32| (1.0 - d.abs() / 1.6).max(0.0);
            let near = tent(i as f32 - cx) * tent(j as f32 - cy);
            for s in &half[cj * hw + ci] {
                let apart = (s.log_depth - own) * 12.0;
                let w = near / (1.0 + apart * apart * apart * apart) + near * 1e-6;
                weight += w;
                for (sum, v) in sum.iter_mut().zip(s.rgba) {
                    *sum += w * v;
                }
            }
        }
    }
    sum.map(|v| v / weight.max(1e-12))
}

#[cfg(test)]
mod tests {
    use super::super::lit::MASONRY;
    use super::*;
    use glam::{Quat, Vec3};
    use setpiece_scene::Density;

    #[test]
    fn fog_keeps_to_each_pixels_own_depth_across_an_edge() {
        let light = VolumeLight {
            to_sun: Vec3::Y,
            sun: [0.0; 3],
            sky_up: [1.0; 3],
            horizon: [1.0; 3],
            sky_down: [1.0; 3],
            lamps: &[],
            albedo: MASONRY,
            exposure: 1.0,
        };
        let air = Air { fog_per_m: 0.02, fog_height_m: 1e6, ..Air::default() };
        let lit = LitDust::new(&Density::empty(), &light, &air, &|_, _| false, 1, 0.0);
        let camera = CameraKey {
            position: Vec3::Y,
            rotation: Quat::IDENTITY,
            lens_mm: 400.0,
            focus_m: 9.0,
            f_stop: 8.0,
            squeeze: 1.0,
        };
        let size = [64, 36];
        // A post three pixels wide at 10 m before a wall at 100 m.
        let depth: Vec<f32> = (0..64 * 36).map(|n| if (30..33).contains(&(n % 64)) { 10.0 } else { 100.0 }).collect();
        let layer = render_layer(&lit, &light, &air, &camera, size, &depth, 0, 0.0, 1, 2, &[]);
        for (z, out) in depth.iter().zip(&layer) {
            let expected = 1.0 - (-0.02 * z).exp();
            assert!((out[3] - expected).abs() < 0.01, "{} for {expected} at {z} m", out[3]);
        }
    }
}
