//! Rain and snow that fall between the camera and the set.
//!
//! Layers of cells at growing distances, each a grid over the directions from the camera that scrolls as the drops fall
//! and the camera turns; a cell holds at most one drop. Nearer layers move faster over the picture, as they do (after the
//! screen-space layers of Tatarchuk 2006). A drop is drawn as its way while the shutter is open. What lies behind the
//! set's depth is not drawn.

use glam::{Vec2, Vec3};
use rayon::prelude::*;
use setpiece_scene::{Air, CameraKey};

/// Distances of the layers in metres.
const DISTANCES: [f32; 7] = [2.2, 3.6, 5.8, 9.5, 15.0, 24.0, 38.0];
/// Terminal speeds in m/s.
const RAIN_SPEED: f32 = 7.0;
const SNOW_SPEED: f32 = 1.3;
/// Seconds that the shutter is open, for the length of streaks.
const SHUTTER_S: f32 = 1.0 / 48.0;

/// One kind of falling thing.
struct Kind {
    velocity: Vec3,
    /// Radius in metres.
    radius: f32,
    /// Metres from cell to cell in a layer at a distance of one metre.
    spacing: f32,
    /// Share of cells that hold one.
    filled: f32,
    /// Opacity of its middle, without blur.
    opacity: f32,
    /// How far it sways, metres.
    sway: f32,
}

/// Lays falling rain and snow over a premultiplied layer of `size`. `light` is the radiance that a drop scatters.
#[allow(clippy::too_many_arguments)]
pub fn fall(
    layer: &mut [[f32; 4]],
    air: &Air,
    light: [f32; 3],
    camera: &CameraKey,
    size: [u32; 2],
    depth: &[f32],
    time_s: f32,
    seed: u64,
) {
    let mut kinds = Vec::new();
    if air.rain > 0.0 {
        kinds.push(Kind {
            velocity: Vec3::new(air.wind.x, -RAIN_SPEED, air.wind.z),
            radius: 0.0011,
            spacing: 0.085,
            filled: 0.15 + 0.7 * air.rain,
            opacity: 1.0,
            sway: 0.0,
        });
    }
    if air.snow > 0.0 {
        kinds.push(Kind {
            velocity: Vec3::new(0.8 * air.wind.x, -SNOW_SPEED, 0.8 * air.wind.z),
            radius: 0.006,
            spacing: 0.1,
            filled: 0.1 + 0.7 * air.snow,
            opacity: 0.9,
            sway: 0.12,
        });
    }
    let w = size[0] as usize;
    for (number, kind) in kinds.iter().enumerate() {
        for (n, distance) in DISTANCES.iter().enumerate().rev() {
            let plane = Plane::new(kind, *distance, camera, size, time_s, seed ^ (number * 16 + n) as u64);
            layer.par_chunks_mut(w).enumerate().for_each(|(y, row)| {
                for (x, out) in row.iter_mut().enumerate() {
                    if depth[y * w + x] < *distance {
                        continue;
                    }
                    let alpha = plane.cover(x as f32 + 0.5, y as f32 + 0.5);
                    if alpha > 0.0 {
                        for c in 0..3 {
                            out[c] = out[c] * (1.0 - alpha) + light[c] * alpha;
                        }
                        out[3] = out[3] * (1.0 - alpha) + alpha;
                    }
                }
            });
        }
    }
}

/// One layer: an upright plane across the view that moves with the camera's place, its cells fixed to the air.
struct Plane<'a> {
    kind: &'a Kind,
    camera: &'a CameraKey,
    size: [u32; 2],
    right: Vec3,
    toward: Vec3,
    distance: f32,
    /// Where the air's pattern stands on the plane, metres.
    shift: Vec2,
    /// The way of a drop while the shutter is open, on the plane.
    streak: Vec2,
    cell: Vec2,
    /// Size of a pixel on the plane, metres.
    pixel: f32,
    time_s: f32,
    seed: u64,
}

impl<'a> Plane<'a> {
    fn new(kind: &'a Kind, distance: f32, camera: &'a CameraKey, size: [u32; 2], time_s: f32, seed: u64) -> Self {
        let forward = camera.rotation * -Vec3::Z;
        let toward = Vec3::new(forward.x, 0.0, forward.z).try_normalize().unwrap_or(-Vec3::Z);
        let right = toward.cross(Vec3::Y);
        let on_plane = |v: Vec3| Vec2::new(v.dot(right), v.y);
        let spacing = kind.spacing * distance.powf(0.6);
        // Streaks must fit into their cells.
        let streak = on_plane(kind.velocity) * SHUTTER_S;
        let cell = Vec2::new(spacing, spacing.max(2.2 * streak.y.abs()));
        Self {
            shift: on_plane(camera.position) - on_plane(kind.velocity) * time_s,
            pixel: 2.0 * camera.half_width() * distance / size[0] as f32,
            kind,
            camera,
            size,
            right,
            toward,
            distance,
            streak,
            cell,
            time_s,
            seed,
        }
    }

    /// Opacity of the layer at a place of the picture.
    fn cover(&self, x: f32, y: f32) -> f32 {
        let way = self.camera.direction(x, y, self.size);
        let ahead = way.dot(self.toward);
        if ahead < 0.2 {
            return 0.0;
        }
        let p = Vec2::new(way.dot(self.right), way.y) * (self.distance / ahead) + self.shift;
        let q = p / self.cell;
        let base = [(q.x + 65_536.0) as u64, (q.y + 65_536.0) as u64];
        let inside = q - q.floor();
        let random = hash(base[0] << 20 ^ base[1] << 2 ^ self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let unit = |n: u32| (random >> (n * 16) & 0xffff) as f32 / 65_536.0;
        if unit(0) > self.kind.filled {
            return 0.0;
        }
        // The drop and its streak stay clear of the cell's border.
        let half = 0.5 * self.streak.abs() / self.cell;
        let radius = (self.kind.radius * (0.6 + 0.8 * unit(3))).max(0.5 * self.pixel);
        let room = (Vec2::splat(0.5) - half - Vec2::splat(radius) / self.cell).max(Vec2::ZERO);
        let sway =
            self.kind.sway * (self.time_s * (1.5 + unit(2)) + std::f32::consts::TAU * unit(1)).sin() / self.cell.x;
        let middle = Vec2::splat(0.5) + (Vec2::new(unit(1), unit(2)) * 2.0 - Vec2::ONE) * room;
        let middle = Vec2::new((middle.x + sway).clamp(0.5 - room.x, 0.5 + room.x), middle.y);
        let d = (inside - middle) * self.cell;
        // Distance to the streak's middle line.
        let length = self.streak.length();
        let along = if length > 0.0 { self.streak / length } else { Vec2::Y };
        let t = d.dot(along).clamp(-0.5 * length, 0.5 * length);
        let away = (d - along * t).length();
        if away > radius {
            return 0.0;
        }
        // A drop thinner than a pixel covers part of it; one that moves covers each place for part of the time.
        // Both are softened, since the eye finds drops and flakes that an even average would drown.
        let thin = (self.kind.radius / radius).min(1.0).sqrt();
        let moving = (2.0 * self.kind.radius / (2.0 * self.kind.radius + length)).max(0.45);
        let profile = 1.0 - away / radius;
        self.kind.opacity * thin * moving * profile * (0.5 + unit(1))
    }
}

/// SplitMix64's mixing step.
fn hash(x: u64) -> u64 {
    let z = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::Quat;

    fn camera() -> CameraKey {
        let position = Vec3::new(0.0, 1.7, 0.0);
        CameraKey { position, rotation: Quat::IDENTITY, lens_mm: 28.0, focus_m: 10.0, f_stop: 8.0, squeeze: 1.0 }
    }

    #[test]
    fn it_falls_before_the_set_only_and_not_in_the_dry() {
        let size = [160, 90];
        let draw = |rain: f32, snow: f32, depth: f32| {
            let mut layer = vec![[0.0; 4]; 160 * 90];
            let air = Air { rain, snow, ..Air::default() };
            fall(&mut layer, &air, [1.0; 3], &camera(), size, &vec![depth; 160 * 90], 0.5, 7);
            layer.iter().filter(|p| p[3] > 0.0).count()
        };
        assert_eq!(draw(0.0, 0.0, f32::INFINITY), 0);
        assert_eq!(draw(1.0, 1.0, 1.0), 0, "nothing falls behind a wall at one metre");
        for (rain, snow) in [(1.0, 0.0), (0.0, 1.0)] {
            let (near, far) = (draw(rain, snow, 6.0), draw(rain, snow, f32::INFINITY));
            assert!(near > 0 && far > near, "{near} {far}");
        }
        assert!(draw(1.0, 0.0, f32::INFINITY) > draw(0.2, 0.0, f32::INFINITY));
    }

    #[test]
    fn drops_move_down_the_picture() {
        // A column of the picture followed over a short time: the pattern shifts by the way that was fallen.
        let kind = Kind { velocity: Vec3::NEG_Y, radius: 0.01, spacing: 0.2, filled: 0.7, opacity: 1.0, sway: 0.0 };
        let camera = camera();
        let size = [320, 180];
        let (a, b) = (Plane::new(&kind, 5.0, &camera, size, 1.0, 3), Plane::new(&kind, 5.0, &camera, size, 1.1, 3));
        let pixels = 0.1 / a.pixel;
        let mut hits = 0;
        for y in 0..150 {
            for x in 0..320 {
                let before = a.cover(x as f32, y as f32);
                if before > 0.3 {
                    assert!((b.cover(x as f32, y as f32 + pixels) - before).abs() < 0.1);
                    hits += 1;
                }
            }
        }
        assert!(hits > 5, "{hits}");
    }
}
