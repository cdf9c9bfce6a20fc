//! Many small lights: one is chosen among candidates by its unshadowed light (resampled importance sampling, Talbot
//! 2005; Bitterli and others 2020), so that a street at night costs one shadow ray.
//!
//! The candidates are the strongest lamps of the point's cell in a coarse grid, all of them, and a few of the others.

use crate::light::luminance;
use crate::world::World;
use glam::Vec3;
use rayon::prelude::*;
use setpiece_scene::{Aabb, Lamp, LampKind};

/// Edge of the grid's cells in metres.
const CELL_M: f32 = 7.0;
/// Strongest lamps kept per cell.
const STRONGEST: usize = 10;

/// The lamps that burn in a frame.
pub(crate) struct Lamps {
    lit: Vec<Lamp>,
    origin: Vec3,
    cells: [usize; 3],
    /// Per cell, its strongest lamps in the order of their numbers; `u16::MAX` where there are fewer.
    strongest: Vec<[u16; STRONGEST]>,
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
    /// Whether it is fire, which smooth surfaces mirror themselves.
    pub fire: bool,
    /// Half of the angle under which it is seen.
    pub spread: f32,
}

/// Illuminance on a surface that faces the lamp.
fn illuminance(lamp: &Lamp, to_light: Vec3, distance2: f32) -> Vec3 {
    let lobe = lamp.axis.map_or(1.0, |axis| axis.dot(-to_light).max(0.0));
    // Inside the shining sphere the light does not grow.
    Vec3::from(lamp.intensity) * (lobe / distance2.max(lamp.radius_m * lamp.radius_m).max(0.01))
}

impl Lamps {
    /// Those of a frame, and its fire; lamps on storeys that have lost their power are out.
    pub(crate) fn new(world: &World, frame: u32, fire: Vec<Lamp>) -> Self {
        let lit: Vec<Lamp> = world
            .lamps
            .iter()
            .zip(&world.power.storey_of_lamp)
            .filter(|(_, storey)| world.power.lit(**storey, frame))
            .map(|(lamp, _)| lamp.clone())
            .chain(fire)
            .take(usize::from(u16::MAX))
            .collect();
        if lit.is_empty() {
            return Self { lit, origin: Vec3::ZERO, cells: [0; 3], strongest: Vec::new() };
        }
        let bounds = Aabb::of(lit.iter().map(|l| l.position)).grown(CELL_M);
        let cells = bounds.size().to_array().map(|s| ((s / CELL_M).ceil() as usize).clamp(1, 64));
        let strongest = (0..cells.iter().product())
            .into_par_iter()
            .map(|i| {
                let [x, y, z] = [i % cells[0], i / cells[0] % cells[1], i / cells[0] / cells[1]];
                let middle = bounds.min + (Vec3::new(x as f32, y as f32, z as f32) + 0.5) * CELL_M;
                strongest_at(&lit, middle)
            })
            .collect();
        Self { lit, origin: bounds.min, cells, strongest }
    }

    /// All that burn.
    pub(crate) fn all(&self) -> &[Lamp] {
        &self.lit
    }

    /// Whether none burns.
    pub(crate) fn is_empty(&self) -> bool {
        self.lit.is_empty()
    }

    /// Chooses a lamp for a point: among its cell's strongest and `others` more. None when all together stay below
    /// `least`.
    pub(crate) fn choose(
        &self,
        point: Vec3,
        normal: Vec3,
        others: usize,
        least: f32,
        pick: (f32, f32),
        on_disc: (f32, f32),
    ) -> Option<Chosen> {
        let cell = ((point - self.origin) / CELL_M).to_array();
        let at = |axis: usize| (cell[axis].max(0.0) as usize).min(self.cells[axis] - 1);
        let near = self.strongest.get((at(2) * self.cells[1] + at(1)) * self.cells[0] + at(0))?;
        let near = &near[..near.iter().take_while(|i| **i != u16::MAX).count()];
        let n = self.lit.len();
        let left = n - near.len();
        let others = others.min(left);
        let (mut sum, mut best) = (0.0, None);
        let mut coin = pick.1;
        let mut offer = |i: usize, stands_for: f32| {
            let lamp = &self.lit[i];
            let to = lamp.position - point;
            let d2 = to.length_squared();
            let distance = d2.sqrt().max(1e-3);
            let to_light = to / distance;
            let cosine = (normal.dot(to_light) + lamp.radius_m / distance.max(0.1)).clamp(0.0, 1.0);
            let weight = luminance(illuminance(lamp, to_light, d2)) * cosine;
            if weight > 0.0 {
                sum += weight * stands_for;
                // One random number serves all choices: it is stretched again after each.
                let p = weight * stands_for / sum;
                if coin < p {
                    coin /= p;
                    best = Some((lamp, weight));
                } else {
                    coin = (coin - p) / (1.0 - p);
                }
            }
        };
        for i in near {
            offer(usize::from(*i), 1.0);
        }
        for k in 0..others {
            // The k-th of those that are not among the near ones, which are sorted.
            let mut i = (((k as f32 + pick.0) / others as f32 * left as f32) as usize).min(left - 1);
            for known in near {
                if usize::from(*known) <= i {
                    i += 1;
                }
            }
            offer(i, left as f32 / others as f32);
        }
        let (lamp, weight) = best?;
        if sum <= least {
            return None;
        }
        let axis = (lamp.position - point).normalize_or(Vec3::Y);
        let (u, v) = setpiece_scene::math::tangent_frame(axis);
        let (x, y) = crate::sample::disc(on_disc);
        let target = lamp.position + (u * x + v * y) * lamp.radius_m;
        let to = target - point;
        let distance = to.length().max(1e-3);
        Some(Chosen {
            to_light: to / distance,
            // The lamp's own housing does not shade it.
            reach: (distance - lamp.radius_m - 0.05).max(distance * 0.5),
            illuminance: illuminance(lamp, axis, (lamp.position - point).length_squared()) * (sum / weight),
            fire: lamp.kind == LampKind::Fire,
            spread: lamp.radius_m / distance,
        })
    }
}

fn strongest_at(lit: &[Lamp], middle: Vec3) -> [u16; STRONGEST] {
    let mut ranked: Vec<(f32, u16)> = lit
        .iter()
        .enumerate()
        .map(|(i, lamp)| {
            let to = lamp.position - middle;
            // Anywhere in the cell it may be nearer, and in front of the lamp.
            let d2 = to.length_squared() + 0.25 * CELL_M * CELL_M;
            let toward = to / d2.sqrt();
            let lobe = lamp.axis.map_or(1.0, |axis| (axis.dot(-toward) + 0.5).clamp(0.0, 1.0));
            (luminance(Vec3::from(lamp.intensity)) * lobe / d2, i as u16)
        })
        .collect();
    let order = |a: &(f32, u16), b: &(f32, u16)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if ranked.len() > STRONGEST {
        ranked.select_nth_unstable_by(STRONGEST, order);
    }
    let mut out = [u16::MAX; STRONGEST];
    for (slot, r) in out.iter_mut().zip(&ranked) {
        *slot = r.1;
    }
    out.sort_unstable();
    out
}
