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
/// Most cells along an axis: a long avenue's, and beyond it the last is as good as any.
const MOST_CELLS: usize = 128;
/// Strongest lamps kept per cell.
const STRONGEST: usize = 10;

/// Points of a cell may get more than its middle: by this factor, until fewer of them are looked at than count.
const SPARE: f32 = 2.0;

/// The lamps that burn in a frame.
pub(crate) struct Lamps {
    lit: Vec<Lamp>,
    /// The same, with what a choice asks of each.
    weighed: Vec<Weighed>,
    origin: Vec3,
    cells: [usize; 3],
    /// Per cell, its strongest lamps in the order of their numbers; `u16::MAX` where there are fewer.
    strongest: Vec<[u16; STRONGEST]>,
    /// Per cell, about what all lamps together give to a surface in it that faces them, as luminance.
    about: Vec<f32>,
}

/// What the choice of a lamp asks of it, side by side in memory.
#[derive(Clone, Copy, Debug)]
struct Weighed {
    position: Vec3,
    radius_m: f32,
    /// Nothing where it shines all around.
    axis: Vec3,
    /// Luminance of its intensity.
    bright: f32,
}

impl Weighed {
    fn new(lamp: &Lamp) -> Self {
        Self {
            position: lamp.position,
            radius_m: lamp.radius_m,
            axis: lamp.axis.unwrap_or(Vec3::ZERO),
            bright: luminance(Vec3::from(lamp.intensity)),
        }
    }

    /// What it gives a white surface at a point, as a multiple of the light of one that faces it.
    #[inline(always)]
    fn weight(&self, point: Vec3, normal: Vec3, shine: &impl Fn(Vec3) -> f32) -> f32 {
        let to = self.position - point;
        let d2 = to.length_squared();
        let distance = d2.sqrt().max(1e-3);
        let to_light = to / distance;
        let cosine = (normal.dot(to_light) + self.radius_m / distance.max(0.1)).clamp(0.0, 1.0);
        self.bright * self.arriving(to_light, d2) * (cosine + shine(to_light))
    }

    /// What of its intensity falls on a surface that faces it from a direction and a distance, squared.
    #[inline(always)]
    fn arriving(&self, to_light: Vec3, d2: f32) -> f32 {
        let lobe = if self.axis == Vec3::ZERO { 1.0 } else { self.axis.dot(-to_light).max(0.0) };
        // Inside the shining sphere the light does not grow.
        lobe / d2.max(self.radius_m * self.radius_m).max(0.01)
    }
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

/// How much is done to find a lamp.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// Candidates beside the strongest.
    pub others: usize,
    /// Luminance that all together give below which there is none.
    pub least: f32,
    /// The same below which one is chosen the less often.
    pub faint: f32,
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
            let (strongest, about, weighed) = (Vec::new(), Vec::new(), Vec::new());
            return Self { lit, weighed, origin: Vec3::ZERO, cells: [0; 3], strongest, about };
        }
        let bounds = Aabb::of(lit.iter().map(|l| l.position)).grown(CELL_M);
        let cells = bounds.size().to_array().map(|s| ((s / CELL_M).ceil() as usize).clamp(1, MOST_CELLS));
        let (strongest, about) = (0..cells.iter().product())
            .into_par_iter()
            .map(|i: usize| {
                let [x, y, z] = [i % cells[0], i / cells[0] % cells[1], i / cells[0] / cells[1]];
                let middle = bounds.min + (Vec3::new(x as f32, y as f32, z as f32) + 0.5) * CELL_M;
                strongest_at(&lit, middle)
            })
            .unzip();
        let weighed = lit.iter().map(Weighed::new).collect();
        Self { lit, weighed, origin: bounds.min, cells, strongest, about }
    }

    /// All that burn.
    pub(crate) fn all(&self) -> &[Lamp] {
        &self.lit
    }

    /// Whether none burns.
    pub(crate) fn is_empty(&self) -> bool {
        self.lit.is_empty()
    }

    /// Chooses a lamp for a point: among its cell's strongest and a few more, by what it gives a white surface there, and by
    /// what `shine` says of a direction to it, as a multiple of what falls on a surface that faces it. None when all together stay below
    /// the least; what is faint is chosen the less often the fainter it is, and counts for more then (Russian
    /// roulette, Arvo and Kirk 1990).
    pub(crate) fn choose(
        &self,
        point: Vec3,
        normal: Vec3,
        Effort { others, least, faint }: Effort,
        pick: (f32, f32),
        on_disc: impl FnOnce() -> (f32, f32),
        shine: impl Fn(Vec3) -> f32,
    ) -> Option<Chosen> {
        let cell = ((point - self.origin) / CELL_M).to_array();
        let at = |axis: usize| (cell[axis].max(0.0) as usize).min(self.cells[axis] - 1);
        let cell = (at(2) * self.cells[1] + at(1)) * self.cells[0] + at(0);
        let near = self.strongest.get(cell)?;
        // Roulette by what the whole cell gets comes first: where lamps are faint, few of them are looked at.
        let looks = (SPARE * self.about[cell] / faint.max(1e-30)).min(1.0);
        let mut coin = pick.1;
        if coin >= looks {
            return None;
        }
        coin /= looks;
        let near = &near[..near.iter().take_while(|i| **i != u16::MAX).count()];
        let n = self.lit.len();
        let left = n - near.len();
        let others = others.min(left);
        let (mut sum, mut best) = (0.0, None);
        let mut offer = |i: usize, stands_for: f32| {
            let weight = self.weighed[i].weight(point, normal, &shine);
            // A weight that is no number shall not pass for none.
            if weight > 0.0 || weight.is_nan() {
                sum += weight * stands_for;
                // One random number serves all choices: it is stretched again after each.
                let p = weight * stands_for / sum;
                if coin < p {
                    coin /= p;
                    best = Some((i, weight));
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
        if !sum.is_finite() {
            // A lamp that gives no number is not lost in the choice: the film drops the sample and counts it.
            let nothing = Vec3::splat(f32::NAN);
            return Some(Chosen { to_light: normal, reach: 0.0, illuminance: nothing, fire: false, spread: 0.0 });
        }
        let (chosen, weight) = best?;
        let lamp = &self.lit[chosen];
        if sum <= least {
            return None;
        }
        // What is left of the coin is as random as it was.
        let survives = (sum / (faint.max(1e-30) * looks)).min(1.0);
        if coin >= survives {
            return None;
        }
        let survives = looks * survives;
        let axis = (lamp.position - point).normalize_or(Vec3::Y);
        let (u, v) = setpiece_scene::math::tangent_frame(axis);
        let (x, y) = crate::sample::disc(on_disc());
        let target = lamp.position + (u * x + v * y) * lamp.radius_m;
        let to = target - point;
        let distance = to.length().max(1e-3);
        Some(Chosen {
            to_light: to / distance,
            // The lamp's own housing does not shade it.
            reach: (distance - lamp.radius_m - 0.05).max(distance * 0.5),
            illuminance: Vec3::from(lamp.intensity)
                * self.weighed[chosen].arriving(axis, lamp.position.distance_squared(point))
                * (sum / (weight * survives)),
            fire: lamp.kind == LampKind::Fire,
            spread: lamp.radius_m / distance,
        })
    }
}

/// The strongest lamps about the middle of a cell, and about what all together give there to a surface that faces them.
fn strongest_at(lit: &[Lamp], middle: Vec3) -> ([u16; STRONGEST], f32) {
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
    let sum = ranked.iter().map(|r| r.0).sum();
    let order = |a: &(f32, u16), b: &(f32, u16)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if ranked.len() > STRONGEST {
        ranked.select_nth_unstable_by(STRONGEST, order);
    }
    let mut out = [u16::MAX; STRONGEST];
    for (slot, r) in out.iter_mut().zip(&ranked) {
        *slot = r.1;
    }
    out.sort_unstable();
    (out, sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::chi_square::{chance, follows, least};
    use crate::tests::under_a_plain_sky;
    use setpiece_shot::Rng;
    use std::f64::consts::TAU;

    fn lamps(count: usize) -> Lamps {
        let mut rng = Rng::new(4, "lamps");
        let lit = (0..count).map(|n| Lamp {
            kind: LampKind::Fire,
            position: Vec3::new(rng.range(-3.0, 3.0), rng.range(1.0, 6.0), rng.range(-3.0, 3.0)),
            axis: (n % 3 == 0).then_some(Vec3::NEG_Y),
            intensity: [rng.range(0.1, 3.0), rng.range(0.1, 3.0), 0.5],
            radius_m: 1e-3,
            part: None,
        });
        Lamps::new(&under_a_plain_sky(), 0, lit.collect())
    }

    const POINT: Vec3 = Vec3::new(0.2, 0.0, -0.3);

    /// What a lamp gives to a level surface.
    fn given(lamp: &Lamp) -> f64 {
        let to = (lamp.position - POINT).as_dvec3();
        let distance = to.length();
        let lobe = lamp.axis.map_or(1.0, |axis| (-axis.as_dvec3().dot(to) / distance).max(0.0));
        let [r, g, b] = lamp.intensity.map(f64::from);
        let size = f64::from(lamp.radius_m) / distance;
        (0.2126 * r + 0.7152 * g + 0.0722 * b) * lobe / (distance * distance) * (to.y / distance + size).clamp(0.0, 1.0)
    }

    #[test]
    fn a_lamp_is_chosen_as_often_as_its_light_counts_and_stands_for_all() {
        for (count, others) in [(8, 0), (10, 4), (40, 4), (40, 2)] {
            let lamps = lamps(count);
            let given: Vec<f64> = lamps.lit.iter().map(given).collect();
            let cell = |axis: usize| ((POINT - lamps.origin)[axis] / CELL_M) as usize;
            let index = (cell(2) * lamps.cells[1] + cell(1)) * lamps.cells[0] + cell(0);
            let near: Vec<usize> =
                lamps.strongest[index].iter().map(|i| usize::from(*i)).filter(|i| *i < count).collect();
            let far: Vec<usize> = (0..count).filter(|i| !near.contains(i)).collect();
            let others = others.min(far.len());
            // Over the number that picks the others: their candidates' shares, one by one.
            let (mut share, fine) = (vec![0.0; count], 4000);
            for n in 0..fine {
                let pick = (f64::from(n) + 0.5) / f64::from(fine);
                let stands = far.len() as f64 / others.max(1) as f64;
                let extra = (0..others).map(|k| (far[((k as f64 + pick) * stands) as usize], stands));
                let offered: Vec<(usize, f64)> = near.iter().map(|i| (*i, 1.0)).chain(extra).collect();
                let sum: f64 = offered.iter().map(|(i, stands)| given[*i] * stands).sum();
                offered.iter().for_each(|(i, stands)| share[*i] += given[*i] * stands / sum / f64::from(fine));
            }
            let draws = 200_000;
            let mut rng = Rng::new(6, "choices");
            let (mut counts, mut sum, mut squares) = (vec![0_u32; count], 0.0, 0.0);
            for _ in 0..draws {
                let pair = (rng.unit(), rng.unit());
                let chosen = lamps
                    .choose(POINT, Vec3::Y, Effort { others, least: 0.0, faint: 0.0 }, pair, || (0.5, 0.5), |_| 0.0)
                    .unwrap();
                let which = (0..count).max_by(|a, b| {
                    let along = |i: &usize| (lamps.lit[*i].position - POINT).normalize().dot(chosen.to_light);
                    along(a).total_cmp(&along(b))
                });
                counts[which.unwrap()] += 1;
                let light = f64::from(luminance(chosen.illuminance) * chosen.to_light.y);
                sum += light / f64::from(draws);
                squares += light * light / f64::from(draws);
            }
            let expected: Vec<f64> = share.iter().map(|s| s * f64::from(draws)).collect();
            let p = chance(&counts, &expected);
            eprintln!("{count} lamps, {others} others: p = {p:.4}");
            assert!(p > least(), "{count} lamps, {others} others: p = {p}");
            let all: f64 = given.iter().sum();
            let error = ((squares - sum * sum).max(0.0) / f64::from(draws)).sqrt();
            assert!((sum - all).abs() < 4.0 * error + 1e-3 * all, "{sum} of {all}, error {error}");
            // Where all is faint, what is left out is made up for.
            let (mut sum, mut chosen) = (0.0, 0);
            for _ in 0..draws {
                let pair = (rng.unit(), rng.unit());
                let faint = Effort { others, least: 0.0, faint: 3.0 * all as f32 };
                if let Some(lamp) = lamps.choose(POINT, Vec3::Y, faint, pair, || (0.5, 0.5), |_| 0.0) {
                    sum += f64::from(luminance(lamp.illuminance) * lamp.to_light.y) / f64::from(draws);
                    chosen += 1;
                }
            }
            assert!(chosen < draws / 2, "{chosen} of {draws}");
            assert!((sum - all).abs() < 8.0 * error + 0.01 * all, "{sum} of {all}, faint");
        }
    }

    #[test]
    fn a_lamp_shines_evenly_from_its_disc() {
        let mut lamps = lamps(1);
        lamps.lit[0].radius_m = 0.4;
        lamps.weighed = lamps.lit.iter().map(Weighed::new).collect();
        let to = (lamps.lit[0].position - POINT).as_dvec3();
        let (axis, distance) = (to.normalize(), to.length());
        let side = axis.cross(glam::DVec3::Z).normalize();
        let up = axis.cross(side);
        let draw = |rng: &mut Rng| {
            let on_disc = (rng.unit(), rng.unit());
            let way = lamps
                .choose(POINT, Vec3::Y, Effort { others: 0, least: 0.0, faint: 0.0 }, (0.5, 0.5), || on_disc, |_| 0.0)?
                .to_light
                .as_dvec3();
            let at = way * (distance / way.dot(axis));
            let (x, y) = (at.dot(side) / 0.4, at.dot(up) / 0.4);
            Some([x * x + y * y, (y.atan2(x) / TAU).rem_euclid(1.0)])
        };
        follows("disc of a lamp", [16, 24], draw, |_, _| 1.0);
    }
}
