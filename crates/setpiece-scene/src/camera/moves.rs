//! Camera moves: the path of a plan's camera over the shot.

use super::{CameraKey, CameraPath, framing, handheld};
use crate::Layout;
use crate::math::{self, rotation};
use glam::Vec3;
use setpiece_shot::{Move, ShotPlan};

/// A shock that the camera feels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jolt {
    /// When it reaches the camera, seconds.
    pub time_s: f32,
    /// 1 for a block's main mass hitting the ground.
    pub strength: f32,
}

/// From 0 to 1 over the shot, with a soft start and stop of about a fifth of it.
fn ease(t: f32) -> f32 {
    let t = t.clamp(0.0, 1.0);
    let soft = 0.2_f32;
    let rest = 1.0 - soft;
    // Constant speed between two parabolas.
    if t < soft {
        t * t / (2.0 * soft * rest)
    } else if t > 1.0 - soft {
        1.0 - (1.0 - t) * (1.0 - t) / (2.0 * soft * rest)
    } else {
        (t - 0.5 * soft) / rest
    }
}

fn turned(key: &CameraKey, yaw: f32, pitch: f32, roll: f32) -> CameraKey {
    let turn = rotation(Vec3::Y, yaw);
    let rotation = (turn * key.rotation * rotation(Vec3::X, pitch) * rotation(Vec3::Z, roll)).normalize();
    CameraKey { rotation, ..*key }
}

/// The camera of a plan for a set, one key a frame and one more. Moves are centred on the middle of the shot, so that
/// the framing holds there.
pub fn shoot(plan: &ShotPlan, layout: &Layout, jolts: &[Jolt]) -> CameraPath {
    let (base, target) = framing::base(plan, layout);
    let frames = plan.frame_count();
    let seed = plan.seed;
    let keys = (0..=frames)
        .map(|i| {
            let s = ease(i as f32 / frames as f32) - 0.5;
            let moved = moved(plan.camera.r#move, &base, target, s);
            let time = plan.frame_time_s(i) as f32;
            let sway = handheld::sway(seed, plan.camera.shake as f32, time, jolts);
            let mut key = turned(&moved, sway.angles.x, sway.angles.y, sway.angles.z);
            key.position += moved.rotation * sway.shift;
            key.position.y = key.position.y.max(0.12);
            key
        })
        .collect();
    CameraPath { keys }
}

/// The base camera at the point `s` of its move, from -0.5 to 0.5.
fn moved(kind: Move, base: &CameraKey, target: Vec3, s: f32) -> CameraKey {
    let reach = target - base.position;
    let distance = reach.length();
    let right = base.rotation * Vec3::X;
    let aim = |position: Vec3| CameraKey { position, rotation: framing::look(target - position, 0.0), ..*base };
    match kind {
        Move::Static | Move::Handheld => *base,
        Move::PanLeft => turned(base, 0.3 * s, 0.0, 0.0),
        Move::PanRight => turned(base, -0.3 * s, 0.0, 0.0),
        Move::TiltUp => turned(base, 0.0, 0.26 * s, 0.0),
        Move::TiltDown => turned(base, 0.0, -0.26 * s, 0.0),
        Move::DollyIn => CameraKey { position: base.position + reach.with_y(0.0) * (0.22 * s), ..*base },
        Move::DollyOut => CameraKey { position: base.position - reach.with_y(0.0) * (0.22 * s), ..*base },
        Move::TruckLeft => CameraKey { position: base.position - right * (0.16 * distance * s), ..*base },
        Move::TruckRight => CameraKey { position: base.position + right * (0.16 * distance * s), ..*base },
        // A crane starts at the plan's height and rises, or comes down to it.
        Move::CraneUp => aim(base.position + Vec3::Y * (0.22 * distance * (s + 0.5))),
        Move::CraneDown => aim(base.position + Vec3::Y * (0.22 * distance * (0.5 - s))),
        Move::Orbit => aim(target - rotation(Vec3::Y, 0.5 * s) * reach),
        Move::ZoomIn => CameraKey { lens_mm: base.lens_mm * math::pow(1.45, s), ..*base },
        Move::ZoomOut => CameraKey { lens_mm: base.lens_mm * math::pow(1.45, -s), ..*base },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Aabb;

    fn path(kind: Move) -> CameraPath {
        let hero = Aabb::new(Vec3::new(-9.6, 0.0, -14.4), Vec3::new(9.6, 31.0, 0.0));
        let layout = Layout { hero, envelope: hero, street_view: [Vec3::Y, Vec3::Z], azimuth_deg: 20.0 };
        let mut plan = ShotPlan::default();
        plan.camera.r#move = kind;
        shoot(&plan, &layout, &[])
    }

    #[test]
    fn every_move_goes_where_its_name_says() {
        let at = |p: &CameraPath, point: Vec3| {
            let ends = [p.keys.first().unwrap(), p.keys.last().unwrap()];
            ends.map(|k| k.project(point, [960, 540]).unwrap())
        };
        let top = Vec3::new(0.0, 20.0, 0.0);
        let [a, b] = at(&path(Move::PanLeft), top);
        assert!(b.0 > a.0 + 50.0, "a pan to the left moves the picture to the right");
        let [a, b] = at(&path(Move::TiltUp), top);
        assert!(b.1 > a.1 + 50.0);
        let [a, b] = at(&path(Move::DollyIn), top);
        assert!(b.2 < a.2 - 5.0);
        let p = path(Move::TruckRight);
        assert!(p.keys.last().unwrap().position.x > p.keys[0].position.x + 5.0);
        let p = path(Move::CraneUp);
        assert!(p.keys.last().unwrap().position.y > p.keys[0].position.y + 5.0);
        assert!(path(Move::ZoomIn).keys.last().unwrap().lens_mm > 30.0);
        assert_eq!(path(Move::Static).keys.len(), 97);
        assert!(path(Move::Static).keys.windows(2).all(|w| w[0] == w[1]), "sticks stand still");
    }

    #[test]
    fn moves_start_and_stop_softly() {
        assert_eq!((ease(0.0), ease(1.0)), (0.0, 1.0));
        assert!((ease(0.5) - 0.5).abs() < 1e-6);
        assert!(ease(0.01) < 0.002);
    }
}
