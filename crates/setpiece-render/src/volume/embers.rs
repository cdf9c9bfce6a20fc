//! Embers as short bright strokes: the way of each while the shutter is open.
//!
//! An ember is far smaller than a pixel. Its light is spread along its stroke with a soft edge of a pixel; only the share of a
//! pixel that it covers is softened, as it is for drops of rain, since the eye finds sparks that an even average would drown.

use super::fire::LitFire;
use super::lit::LitDust;
use glam::{Vec2, Vec3};
use setpiece_scene::{CameraKey, Ember};

/// Half width of a stroke at least, in pixels.
const THIN: f32 = 0.7;

/// Adds embers to a premultiplied layer, before what lies at `depth` and dimmed by what lies before them.
pub(super) fn embers(
    layer: &mut [[f32; 4]],
    fire: &LitFire,
    lit: &LitDust,
    glowing: &[Ember],
    camera: &CameraKey,
    size: [u32; 2],
    depth: &[f32],
) {
    let [w, h] = size.map(|n| n as i32);
    let pixel = 2.0 * camera.half_width() / size[0] as f32;
    let projection = camera.projection(size);
    for ember in glowing {
        let ends = (projection.project(ember.from), projection.project(ember.to));
        let (Some((ax, ay, az)), Some((bx, by, bz))) = ends else { continue };
        let (a, b) = (Vec2::new(ax, ay), Vec2::new(bx, by));
        let away = 0.5 * (az + bz);
        let covered = ember.size_m / (away * pixel).max(1e-4);
        let half = (0.5 * covered).max(THIN);
        let length = a.distance(b);
        let (low, high) = (a.min(b) - Vec2::splat(half + 1.0), a.max(b) + Vec2::splat(half + 1.0));
        if high.x < 0.0 || high.y < 0.0 || low.x >= w as f32 || low.y >= h as f32 || length > 0.5 * w as f32 {
            continue;
        }
        // Thinner than a pixel, and at each place for a part of the time.
        let share = (covered / (2.0 * half)).min(1.0) * (2.0 * half / (2.0 * half + length)).sqrt();
        let light = fire.ember(ember.kelvin) * (share * lit.through(camera.position, ember.from.lerp(ember.to, 0.5)));
        stroke(layer, [a, b], half, light, away, [w, h], depth);
    }
}

fn stroke(
    layer: &mut [[f32; 4]],
    [a, b]: [Vec2; 2],
    half: f32,
    light: Vec3,
    away: f32,
    [w, h]: [i32; 2],
    depth: &[f32],
) {
    let (low, high) = (a.min(b) - Vec2::splat(half + 0.5), a.max(b) + Vec2::splat(half + 0.5));
    let along = b - a;
    let inverse = 1.0 / along.length_squared().max(1e-6);
    for y in (low.y.floor() as i32).max(0)..=(high.y.ceil() as i32).min(h - 1) {
        for x in (low.x.floor() as i32).max(0)..=(high.x.ceil() as i32).min(w - 1) {
            let p = Vec2::new(x as f32 + 0.5, y as f32 + 0.5);
            let t = ((p - a).dot(along) * inverse).clamp(0.0, 1.0);
            let far = p.distance(a + along * t) / (half + 0.5);
            let at = (y * w + x) as usize;
            if far < 1.0 && depth[at] > away {
                let weight = (1.0 - far * far) * (1.0 - far * far);
                for c in 0..3 {
                    layer[at][c] += light[c] * weight;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stroke_lies_along_its_way_and_behind_walls() {
        let size = [32, 16];
        let draw = |wall: f32| {
            let mut layer = vec![[0.0; 4]; 32 * 16];
            let ends = [Vec2::new(5.5, 8.5), Vec2::new(20.5, 8.5)];
            stroke(&mut layer, ends, THIN, Vec3::ONE, 10.0, size, &vec![wall; 32 * 16]);
            layer
        };
        let open = draw(f32::INFINITY);
        let row: Vec<f32> = open[8 * 32..9 * 32].iter().map(|p| p[0]).collect();
        assert!(row[6..20].iter().all(|x| *x > 0.9) && row[2] == 0.0 && row[24] == 0.0, "{row:?}");
        assert!(open.iter().all(|p| p[3] == 0.0), "light hides nothing");
        assert!(draw(9.0).iter().all(|p| p[0] == 0.0));
    }
}
