//! Where the camera stands so that the whole event is in the picture.
//!
//! The framing says what share of the picture's height the structure takes. The camera stands on the ray that leaves
//! the structure at the set's default azimuth (plus the plan's), as far out as that share asks for, and is tilted so
//! that ground and sky share the rest as a photographer would: a little more ground than sky is cut when the structure
//! is tall.

use super::CameraKey;
use crate::math::{cos, sin};
use crate::{Aabb, Layout};
use glam::{Mat3, Quat, Vec3};
use setpiece_shot::{Angle, Direction, EventKind, Framing, Lens, ShotPlan, Subject};

/// The room that an event may fill: the structure with what it falls into.
pub fn event_envelope(plan: &ShotPlan, hero: &Aabb) -> Aabb {
    let h = hero.size().y;
    let mut room = *hero;
    let mut grow = |left: f32, right: f32, front: f32| {
        room.min.x -= left * h;
        room.max.x += right * h;
        room.max.z += front * h;
    };
    match plan.event.kind {
        EventKind::None => {}
        EventKind::Topple => match plan.event.direction {
            Direction::Left => grow(0.9, 0.1, 0.1),
            Direction::Right => grow(0.1, 0.9, 0.1),
            Direction::Street | Direction::TowardCamera => grow(0.2, 0.2, 0.9),
            Direction::Away | Direction::Down => grow(0.2, 0.2, 0.2),
        },
        EventKind::Explosion => grow(0.4, 0.4, 0.4),
        _ => match plan.event.direction {
            Direction::Left => grow(0.4, 0.15, 0.2),
            Direction::Right => grow(0.15, 0.4, 0.2),
            Direction::Street | Direction::TowardCamera => grow(0.18, 0.18, 0.35),
            Direction::Away | Direction::Down => grow(0.22, 0.22, 0.22),
        },
    }
    room
}

/// Share of the picture's height that the structure takes.
fn share(framing: Framing) -> f32 {
    match framing {
        Framing::ExtremeWide => 0.3,
        Framing::Wide => 0.72,
        Framing::Full => 0.8,
        Framing::Medium => 1.15,
        Framing::CloseUp => 2.1,
    }
}

/// The orientation that looks along `forward` with a roll in radians.
pub(super) fn look(forward: Vec3, roll: f32) -> Quat {
    let back = -forward.normalize();
    let right = Vec3::Y.cross(back).try_normalize().unwrap_or(Vec3::X);
    let up = back.cross(right);
    let (c, s) = (cos(roll), sin(roll));
    Quat::from_mat3(&Mat3::from_cols(right * c + up * s, up * c - right * s, back)).normalize()
}

/// Extent of a box in the picture of a camera, as fractions of width and height from the top left corner:
/// `[left, top, right, bottom]`. Corners behind the lens are left out.
fn extent(key: &CameraKey, bounds: &Aabb, size: [u32; 2]) -> [f32; 4] {
    let mut out = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    for corner in bounds.corners() {
        if let Some((x, y, _)) = key.project(corner, size) {
            let (u, v) = (x / size[0] as f32, y / size[1] as f32);
            out = [out[0].min(u), out[1].min(v), out[2].max(u), out[3].max(v)];
        }
    }
    out
}

/// The base camera of a plan, before moves and shake, and the point it looks at.
pub(super) fn base(plan: &ShotPlan, layout: &Layout) -> (CameraKey, Vec3) {
    let size = plan.size;
    let lens_mm = plan.camera.lens_mm as f32;
    let height = plan.camera.height_m as f32;
    let roll = if plan.camera.angle == Angle::Dutch { 0.17 } else { 0.0 };
    let key = |position: Vec3, forward: Vec3| CameraKey {
        position,
        rotation: look(forward, roll),
        lens_mm,
        focus_m: forward.length(),
        f_stop: 5.6,
        squeeze: if plan.look.lens == Lens::Anamorphic { 2.0 } else { 1.0 },
    };
    if plan.camera.subject == Subject::Street {
        let [target, mut eye] = layout.street_view;
        eye.y = height;
        let eye = target + (eye - target) * Vec3::new(plan.camera.distance as f32, 1.0, plan.camera.distance as f32);
        return (key(eye, target - eye), target);
    }
    let hero = &layout.hero;
    let envelope = event_envelope(plan, hero);
    let azimuth = (layout.azimuth_deg + plan.camera.azimuth_deg as f32).to_radians();
    let outward = Vec3::new(sin(azimuth), 0.0, cos(azimuth));
    // Lean the middle of the picture towards the room that the event fills.
    let middle = Vec3::new(0.6 * hero.center().x + 0.4 * envelope.center().x, 0.0, hero.center().z);
    let wanted = share(plan.camera.framing);
    let close = matches!(plan.camera.framing, Framing::Medium | Framing::CloseUp);
    let place = |distance: f32| {
        let eye = middle + outward * distance + Vec3::Y * height;
        // Tilt so that the structure sits a little above the middle: more ground than sky, for what comes down.
        let (mut low, mut high) = (-1.2_f32, 1.2_f32);
        let forward = |slope: f32| -outward * distance + Vec3::Y * (slope * distance);
        for _ in 0..24 {
            let slope = 0.5 * (low + high);
            let e = extent(&key(eye, forward(slope)), hero, size);
            let sits = if close { 0.62 * e[3] + 0.38 * e[1] } else { 0.5 * (e[1] + e[3]) };
            if sits < 0.49 { low = slope } else { high = slope }
        }
        key(eye, forward(0.5 * (low + high)))
    };
    // Nearest distance at which the structure is no larger than asked and, unless close, the envelope's top is in, all of the
    // structure's width and most of the envelope's.
    let nearest = 0.5 * hero.size().z.max(hero.size().x) + 4.0;
    let (mut near, mut far) = (nearest, 700.0_f32);
    for _ in 0..28 {
        let distance = 0.5 * (near + far);
        let k = place(distance);
        let h = extent(&k, hero, size);
        let e = extent(&k, &envelope, size);
        let whole = h[0] > 0.01 && h[2] < 0.99;
        let wide_enough = close || (whole && e[0] > -0.18 && e[2] < 1.18 && e[1] > 0.005);
        if h[3] - h[1] <= wanted && wide_enough { far = distance } else { near = distance }
    }
    let distance = (far * plan.camera.distance as f32).max(nearest);
    let mut base = place(distance);
    base.focus_m = (distance - 0.5 * hero.size().z).max(2.0);
    let target = base.position + base.rotation * Vec3::new(0.0, 0.0, -distance);
    (base, target)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(h: f32) -> Layout {
        let hero = Aabb::new(Vec3::new(-9.6, 0.0, -14.4), Vec3::new(9.6, h, 0.0));
        Layout { hero, envelope: hero, street_view: [Vec3::Y, Vec3::new(0.0, 1.7, 40.0)], azimuth_deg: 20.0 }
    }

    #[test]
    fn the_structure_takes_the_share_of_the_picture_that_the_framing_says() {
        for (framing, least, most) in
            [(Framing::ExtremeWide, 0.25, 0.31), (Framing::Wide, 0.55, 0.74), (Framing::Medium, 1.0, 1.3)]
        {
            for floors in [3_u16, 10, 40] {
                let mut plan = ShotPlan::default();
                plan.camera.framing = framing;
                let layout = layout(f32::from(floors) * 3.1);
                let (key, _) = base(&plan, &layout);
                let e = extent(&key, &layout.hero, plan.size);
                let share = e[3] - e[1];
                // A low, broad building may be held back by its sides.
                assert!(share < most && (share > least || floors == 3), "{framing} {floors}: {share}");
            }
        }
    }

    #[test]
    fn a_wide_framing_holds_the_whole_event() {
        for direction in Direction::ALL {
            let mut plan = ShotPlan::default();
            plan.event.direction = *direction;
            let layout = layout(31.0);
            let (key, _) = base(&plan, &layout);
            let e = extent(&key, &event_envelope(&plan, &layout.hero), plan.size);
            assert!(e[0] > -0.19 && e[2] < 1.19 && e[1] > 0.0, "{direction}: {e:?}");
        }
    }

    #[test]
    fn what_is_low_and_wide_is_seen_whole() {
        for (width, h) in [(27.0, 5.6), (60.0, 6.0), (20.0, 31.0)] {
            let hero = Aabb::new(Vec3::new(-0.5 * width, 0.0, -22.0), Vec3::new(0.5 * width, h, 0.0));
            let room = Vec3::splat(0.55 * h);
            let layout = Layout { hero, envelope: Aabb::new(hero.min - room, hero.max + room), ..layout(h) };
            for framing in [Framing::Full, Framing::Wide, Framing::ExtremeWide] {
                let mut plan = ShotPlan::default();
                plan.camera.framing = framing;
                let (key, _) = base(&plan, &layout);
                let e = extent(&key, &hero, plan.size);
                assert!(e[0] > 0.0 && e[2] < 1.0, "{framing} of {width} m: {e:?}");
            }
        }
    }
}
