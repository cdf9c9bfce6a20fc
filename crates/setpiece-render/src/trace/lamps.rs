//! Many small lights: one is chosen among candidates by its unshadowed light (resampled importance sampling, Talbot
//! 2005; Bitterli and others 2020), so that a street at night costs one shadow ray.

use crate::world::World;
use glam::Vec3;
use setpiece_scene::Lamp;

/// The lamps that burn in a frame.
pub(crate) struct Lamps<'a> {
    lit: Vec<&'a Lamp>,
}

/// A chosen lamp as light on a point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen {
    /// Unit vector to it.
    pub to_light: Vec3,
    /// How far a shadow ray goes.
    pub reach: f32,
    /// Illuminance on a surface that faces it, klx, divided by the chance of having been chosen.
    pub illuminance: Vec3,
}

fn luminance(c: Vec3) -> f32 {
    c.dot(Vec3::new(0.2126, 0.7152, 0.0722))
}

/// Illuminance on a surface that faces the lamp.
fn illuminance(lamp: &Lamp, to_light: Vec3, distance2: f32) -> Vec3 {
    let lobe = lamp.axis.map_or(1.0, |axis| axis.dot(-to_light).max(0.0));
    // Inside the shining sphere the light does not grow.
    Vec3::from(lamp.intensity) * (lobe / distance2.max(lamp.radius_m * lamp.radius_m).max(0.01))
}

impl<'a> Lamps<'a> {
    /// Those of a frame; lamps on storeys that have lost their power are out.
    pub(crate) fn new(world: &'a World, frame: u32) -> Self {
        let lit = world
            .lamps
            .iter()
            .zip(&world.power.storey_of_lamp)
            .filter(|(_, storey)| world.power.lit(**storey, frame))
            .map(|(lamp, _)| lamp)
            .collect();
        Self { lit }
    }

    /// Whether none burns.
    pub(crate) fn is_empty(&self) -> bool {
        self.lit.is_empty()
    }

    /// Chooses a lamp for a point among `candidates`.
    pub(crate) fn choose(
        &self,
        point: Vec3,
        normal: Vec3,
        candidates: usize,
        least: f32,
        pick: (f32, f32),
        on_disc: (f32, f32),
    ) -> Option<Chosen> {
        let n = self.lit.len();
        if n == 0 {
            return None;
        }
        let m = candidates.min(n);
        let (mut sum, mut best) = (0.0, None);
        let mut coin = pick.1;
        for k in 0..m {
            let i = if m == n { k } else { (((k as f32 + pick.0) / m as f32 * n as f32) as usize).min(n - 1) };
            let lamp = self.lit[i];
            let to = lamp.position - point;
            let d2 = to.length_squared();
            let to_light = to / d2.sqrt().max(1e-4);
            let cosine = (normal.dot(to_light) + lamp.radius_m / d2.sqrt().max(0.1)).clamp(0.0, 1.0);
            let weight = luminance(illuminance(lamp, to_light, d2)) * cosine;
            if !(weight > 0.0) {
                continue;
            }
            sum += weight;
            // One random number serves all choices: it is stretched again after each.
            let p = weight / sum;
            if coin < p {
                coin /= p;
                best = Some((lamp, weight));
            } else {
                coin = (coin - p) / (1.0 - p);
            }
        }
        let (lamp, weight) = best?;
        let inverse_chance = sum / weight * n as f32 / m as f32;
        if sum * n as f32 / m as f32 <= least {
            return None;
        }
        let axis = (lamp.position - point).normalize_or(Vec3::Y);
        let (u, v) = setpiece_scene::math::tangent_frame(axis);
        let (x, y) = crate::sample::disc(on_disc);
        let target = lamp.position + (u * x + v * y) * lamp.radius_m;
        let to = target - point;
        let distance = to.length().max(1e-4);
        let to_light = to / distance;
        Some(Chosen {
            to_light,
            // The lamp's own housing does not shade it.
            reach: (distance - lamp.radius_m - 0.05).max(distance * 0.5),
            illuminance: illuminance(lamp, axis, distance * distance) * inverse_chance,
        })
    }
}
