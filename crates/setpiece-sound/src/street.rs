//! What the street answers: the geometry of the set, as sound meets it.
//!
//! Facades are the boxes of the set that stand higher than a person. First reflections are mirror images of the source in
//! each face, kept where the path is free (Allen and Berkley 1979, for outdoor faces). What follows is found by tracing
//! energy (Krokstad, Strom and Sorsdal 1968): rays leave the hero, lose a share at every wall and all of it to the open sky,
//! and at each hit a part is sent to the ear, if that way is free, as a diffuse reflector would. The echogram gives the time
//! of decay (Schroeder 1965) and the level of the tail, so that a narrow, high canyon rings longer than a wide, low street and
//! a field does not ring at all.

use crate::Listener;
use crate::space::SPEED_OF_SOUND;
use core::f32::consts::TAU;
use glam::Vec3;
use setpiece_scene::{Aabb, Collider, Layout};
use setpiece_shot::{Place, Rng, ShotPlan, Weather};

/// What is lower than this is furniture, not a facade, metres.
const FACADE_M: f32 = 2.5;
/// Share of energy that a facade keeps: masonry, render and closed windows, over the octaves that matter.
const WALL_LOSS: f32 = 0.12;
/// Share that a facade scatters rather than mirrors (Kang 2000 measures 0.1 to 0.3 in streets).
const SCATTER: f32 = 0.3;
/// Rays of the echogram.
const RAYS: usize = 1_536;
/// Bounces after which a ray no longer counts.
const BOUNCES: usize = 28;
/// Width of a bin of the echogram in seconds.
const BIN_S: f32 = 0.01;
/// Length of the echogram in seconds.
const LENGTH_S: f32 = 1.8;
/// Most first reflections.
const ECHOES: usize = 10;

/// A reflection in one facade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Echo {
    /// Seconds after the direct sound.
    pub late_s: f32,
    /// Gain at both ears against the direct sound.
    pub gain: [f32; 2],
}

/// What the space does to a sound from the hero.
#[derive(Clone, Debug, PartialEq)]
pub struct Space {
    /// First reflections, by time.
    pub echoes: Vec<Echo>,
    /// Seconds in which the tail falls by 60 dB.
    pub tail_s: f32,
    /// Energy of the tail against that of the direct sound.
    pub tail: f32,
    /// Corner of the damping in each pass, hertz.
    pub damp_hz: f32,
}

/// A ray's next hit.
struct Hit {
    at: f32,
    normal: Vec3,
    ground: bool,
}

struct Street {
    walls: Vec<Aabb>,
    ground_loss: f32,
}

impl Street {
    /// The way along a ray to the nearest surface, if it meets one.
    fn hit(&self, from: Vec3, dir: Vec3) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        if dir.y < -1e-6 {
            best = Some(Hit { at: -from.y / dir.y, normal: Vec3::Y, ground: true });
        }
        let inverse = Vec3::ONE / dir;
        for wall in &self.walls {
            let (a, b) = ((wall.min - from) * inverse, (wall.max - from) * inverse);
            let (near, far) = (a.min(b), a.max(b));
            let (at, out) = (near.max_element(), far.min_element());
            if at > 1e-3 && at < out && best.as_ref().is_none_or(|h| at < h.at) {
                let normal = match () {
                    () if near.x >= at => -Vec3::X * dir.x.signum(),
                    () if near.z >= at => -Vec3::Z * dir.z.signum(),
                    () => -Vec3::Y * dir.y.signum(),
                };
                best = Some(Hit { at, normal, ground: false });
            }
        }
        best
    }

    fn free(&self, from: Vec3, to: Vec3) -> bool {
        let way = to - from;
        let length = way.length().max(1e-6);
        self.hit(from, way / length).is_none_or(|h| h.ground || h.at > length - 1e-2)
    }

    /// Mirror images in the upright faces.
    fn echoes(&self, source: Vec3, ear: Vec3, time_s: f32, listener: &Listener<'_>) -> Vec<Echo> {
        let direct = source.distance(ear).max(1.0);
        let mut found = Vec::new();
        for wall in &self.walls {
            for (axis, side, plane) in
                [(0, 1.0, wall.max.x), (0, -1.0, wall.min.x), (2, 1.0, wall.max.z), (2, -1.0, wall.min.z)]
            {
                let before = |p: Vec3| (p[axis] - plane) * side;
                if before(source) < 0.2 || before(ear) < 0.2 {
                    continue;
                }
                let share = before(source) / (before(source) + before(ear));
                let mut image = source;
                image[axis] = 2.0 * plane - source[axis];
                let mut point = image + (ear - image) * share;
                let other = 2 - axis;
                if point.y > wall.max.y || point[other] < wall.min[other] || point[other] > wall.max[other] {
                    continue;
                }
                point[axis] = plane + 0.02 * side;
                let way = image.distance(ear);
                if way - direct < 1.5 || !self.free(point, source) || !self.free(point, ear) {
                    continue;
                }
                let level = ((1.0 - WALL_LOSS) * (1.0 - SCATTER)).sqrt() * direct / way;
                let pan = listener.pan(time_s, point);
                found.push(Echo { late_s: (way - direct) / SPEED_OF_SOUND, gain: pan.map(|g| g * level) });
            }
        }
        let power = |e: &Echo| e.gain[0] * e.gain[0] + e.gain[1] * e.gain[1];
        found.sort_by(|a, b| power(b).total_cmp(&power(a)).then(a.late_s.total_cmp(&b.late_s)));
        found.truncate(ECHOES);
        found.sort_by(|a, b| a.late_s.total_cmp(&b.late_s));
        found
    }

    /// Energy at the ear by time after the direct sound, against the direct sound's.
    fn echogram(&self, source: Vec3, ear: Vec3, rng: &mut Rng) -> Vec<f32> {
        let direct = source.distance(ear).max(1.0);
        let mut bins = vec![0.0_f32; (LENGTH_S / BIN_S) as usize];
        for ray in 0..RAYS {
            // Even directions by the golden angle.
            let y = 1.0 - (2.0 * ray as f32 + 1.0) / RAYS as f32;
            let turn = TAU * (ray as f32 * 0.618_034).fract();
            let flat = (1.0 - y * y).sqrt();
            let mut dir = Vec3::new(flat * libm::cosf(turn), y, flat * libm::sinf(turn));
            let (mut at, mut way, mut energy) = (source, 0.0, 1.0 / RAYS as f32);
            for bounce in 0..BOUNCES {
                let Some(hit) = self.hit(at, dir) else { break };
                way += hit.at;
                at += dir * hit.at + hit.normal * 0.02;
                energy *= 1.0 - if hit.ground { self.ground_loss } else { WALL_LOSS };
                if way > LENGTH_S * SPEED_OF_SOUND || energy < 1e-7 {
                    break;
                }
                let toward = ear - at;
                let distance = toward.length().max(4.0);
                let slope = hit.normal.dot(toward) / distance;
                let bin = ((way + distance - direct) / SPEED_OF_SOUND / BIN_S) as usize;
                if slope > 0.0 && bin < bins.len() && self.free(at, ear) {
                    // The mirrored part of the first bounce is among the echoes.
                    let part = if bounce == 0 { SCATTER } else { 1.0 };
                    bins[bin] += part * 4.0 * energy * slope * direct * direct / (distance * distance);
                }
                dir = if rng.chance(SCATTER) {
                    (hit.normal + ball(rng)).normalize_or(hit.normal)
                } else {
                    dir - hit.normal * 2.0 * dir.dot(hit.normal)
                };
            }
        }
        bins
    }
}

/// A point on the unit sphere: added to a normal it gives Lambert's distribution.
fn ball(rng: &mut Rng) -> Vec3 {
    let y = rng.range(-1.0, 1.0);
    let (turn, flat) = (rng.range(0.0, TAU), (1.0 - y * y).max(0.0).sqrt());
    Vec3::new(flat * libm::cosf(turn), y, flat * libm::sinf(turn))
}

/// Time of decay by the backward integral between -5 and -25 dB, or what there is of it.
fn decay_s(bins: &[f32]) -> f32 {
    let total: f32 = bins.iter().sum();
    let mut left = total;
    let mut curve = Vec::with_capacity(bins.len());
    for bin in bins {
        curve.push(left / total);
        left = (left - bin).max(0.0);
    }
    let under = |db: f32| {
        let share = libm::powf(10.0, -0.1 * db);
        curve.iter().position(|c| *c < share).unwrap_or(curve.len() - 1)
    };
    ((under(25.0) - under(5.0)) as f32 * BIN_S * 3.0).clamp(0.3, 5.0)
}

impl Space {
    /// The space between the hero and the camera among the boxes of the set.
    pub fn of(plan: &ShotPlan, layout: &Layout, colliders: &[Collider], listener: &Listener<'_>) -> Self {
        let middle_s = 0.5 * plan.duration_s as f32;
        let mut ear = listener.place(middle_s);
        ear.y = ear.y.max(0.5);
        let hero = layout.hero;
        let mut source = hero.center();
        source.y = (hero.min.y + 0.3 * hero.size().y).max(1.0);
        // A house around the camera has been taken out of the picture, and the hero is what sounds.
        let walls = colliders
            .iter()
            .map(|c| c.bounds)
            .filter(|b| b.max.y - b.min.y.max(0.0) > FACADE_M)
            .filter(|b| !b.contains(ear) && !b.contains(source))
            .collect();
        let snow = plan.setting.weather == Weather::Snow;
        let ground_loss = match plan.setting.place {
            // Fresh snow swallows echoes.
            _ if snow => 0.65,
            Place::CityStreet | Place::Plaza | Place::Industrial => 0.05,
            Place::Village | Place::Coast => 0.2,
            Place::Field | Place::Desert => 0.4,
        };
        let street = Street { walls, ground_loss };
        let mut bins = street.echogram(source, ear, &mut Rng::new(plan.seed, "sound.street"));
        // The bounce off the ground at once is part of every recording.
        bins.iter_mut().take(2).for_each(|b| *b = 0.0);
        let tail: f32 = bins.iter().sum();
        let damp_hz = match plan.setting.weather {
            Weather::Snow => 3_500.0,
            Weather::Fog | Weather::Rain | Weather::Storm => 6_000.0,
            _ => 7_000.0,
        };
        let echoes = street.echoes(source, ear, middle_s, listener);
        let echoes = if snow {
            echoes.into_iter().map(|e| Echo { gain: e.gain.map(|g| 0.6 * g), ..e }).collect()
        } else {
            echoes
        };
        let tail_s = if tail > 1e-6 { decay_s(&bins) } else { 0.3 };
        Self { echoes, tail_s, tail, damp_hz }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use glam::Quat;
    use setpiece_scene::{CameraKey, CameraPath};
    use setpiece_shot::Fps;

    /// A street along z with walls so far apart and so high.
    pub fn canyon(width: f32, height: f32) -> Space {
        let wall =
            |x0: f32, x1: f32| Collider { bounds: Aabb::new(Vec3::new(x0, 0.0, -150.0), Vec3::new(x1, height, 150.0)) };
        let half = 0.5 * width;
        let key = CameraKey {
            position: Vec3::new(0.0, 1.7, 40.0),
            rotation: Quat::IDENTITY,
            lens_mm: 35.0,
            focus_m: 40.0,
            f_stop: 4.0,
            squeeze: 1.0,
        };
        let camera = CameraPath { keys: vec![key; 3] };
        let hero = Aabb::new(Vec3::new(-5.0, 0.0, -10.0), Vec3::new(5.0, 20.0, 0.0));
        let layout = Layout { hero, envelope: hero, street_view: [Vec3::ZERO, Vec3::Z], azimuth_deg: 0.0 };
        let walls = [wall(-half - 20.0, -half), wall(half, half + 20.0)];
        Space::of(&ShotPlan::default(), &layout, &walls, &Listener::new(&camera, Fps::FILM))
    }

    #[test]
    fn a_high_canyon_rings_longer_and_louder_than_a_low_street() {
        let (high, low) = (canyon(16.0, 40.0), canyon(16.0, 8.0));
        assert!(high.tail_s > 1.4 * low.tail_s, "{} s and {} s", high.tail_s, low.tail_s);
        assert!(high.tail > 1.5 * low.tail, "{} and {}", high.tail, low.tail);
        let wide = canyon(60.0, 8.0);
        assert!(wide.tail < low.tail, "{} and {}", wide.tail, low.tail);
    }

    #[test]
    fn first_echoes_come_when_the_mirror_image_says() {
        let width = 24.0;
        let space = canyon(width, 30.0);
        let (along, up) = (45.0_f32, 6.0_f32 - 1.7);
        let direct = (along * along + up * up).sqrt();
        let due = ((along * along + up * up + width * width).sqrt() - direct) / SPEED_OF_SOUND;
        assert_eq!(space.echoes.len(), 2, "{:?}", space.echoes);
        for (echo, side) in space.echoes.iter().zip([0, 1]) {
            assert!((echo.late_s - due).abs() < 1e-4, "{} s, due {due} s", echo.late_s);
            assert!(echo.gain[0] != echo.gain[1], "side {side}");
        }
    }

    #[test]
    fn nothing_answers_where_nothing_stands() {
        let key = CameraKey {
            position: Vec3::new(0.0, 1.7, 40.0),
            rotation: Quat::IDENTITY,
            lens_mm: 35.0,
            focus_m: 40.0,
            f_stop: 4.0,
            squeeze: 1.0,
        };
        let camera = CameraPath { keys: vec![key; 3] };
        let hero = Aabb::new(Vec3::new(-5.0, 0.0, -10.0), Vec3::new(5.0, 20.0, 0.0));
        let layout = Layout { hero, envelope: hero, street_view: [Vec3::ZERO, Vec3::Z], azimuth_deg: 0.0 };
        let space = Space::of(&ShotPlan::default(), &layout, &[], &Listener::new(&camera, Fps::FILM));
        assert!(space.echoes.is_empty() && space.tail < 0.3, "{space:?}");
    }
}
