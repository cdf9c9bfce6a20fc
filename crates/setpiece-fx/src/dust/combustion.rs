//! Gas that burns: fuel turns into heat and soot, heat lifts and swells the air, and radiates away.
//!
//! A suspended cloud of fuel as in Feldman, O'Brien and Arikan (2003): what burns swells its cell, which the pressure
//! passes on as a divergence, so that a fireball pushes its way out of openings. Hot gas is lifted by its lightness and
//! cools with the fourth power of its temperature (Nguyen, Fedkiw and Jensen 2002) and, when it glows no more, by mixing.
//! Soot is made as the fuel burns and hides the glow from outside: a fireball rolls over into dark smoke lit from within.
//! Fuel, heat and soot are carried by the dust's own sweeps. Heat is a property of the gas and not thinned by its swelling,
//! which is made good for after each step.

use super::grid::Grid;
use super::transport::Dust;
use super::velocity::Faces;
use rayon::prelude::*;
use setpiece_scene::math::exp;
use setpiece_scene::{BRICK, Density, Fire, HOTTEST_K};
use setpiece_shot::Rng;

/// Heat is counted in thousands of kelvin above the air.
const KELVIN: f32 = 1000.0;
/// Share of the fuel that burns in a second: mixing sets the pace.
const BURN_RATE: f32 = 3.2;
/// Heat of gas that was all fuel and has all burned.
const FLAME_HEAT: f32 = 5.0;
/// No gas is hotter.
const HOTTEST: f32 = 2.2;
/// Volume that a volume of fuel grows by as it burns.
const GROWTH: f32 = 11.0;
/// Extinction of the soot from a volume of fuel, 1/m.
const SOOT: f32 = 17.0;
/// Loss of heat a second at a heat of 1 by radiation, which goes with the fourth power, by mixing, and at the end.
const RADIATED: f32 = 0.22;
const MIXED: f32 = 0.34;
const LEAST_LOSS: f32 = 0.03;
/// Greatest lift, m/s2, and the heat at which it is half of that.
const LIFT: (f32, f32) = (21.0, 0.4);
/// Random pushes in hot gas, m/s over the root of a second.
const TURMOIL: f32 = 16.0;
/// Heat under which it is not handed over.
const LEAST_HEAT: f32 = 0.25;

/// What burning does to the air, by cells of the velocity grid; nothing where it is empty.
#[derive(Default)]
pub struct Burning {
    /// Growth of the cell's volume a second.
    pub expansion: Vec<f32>,
    /// Mean heat.
    pub heat: Vec<f32>,
}

impl Burning {
    /// Lifts and stirs hot air.
    pub fn lift(&self, grid: &Grid, u: &mut Faces, gusts: &Rng, step: u64, dt: f32) {
        if self.heat.is_empty() {
            return;
        }
        let (s, strides, heat) = (grid.padded(), grid.strides(), &self.heat);
        let slab = s[0] * s[1];
        let lattice = gusts.fork(!step);
        for (axis, back) in strides.into_iter().enumerate() {
            u[axis].par_chunks_mut(slab).enumerate().for_each(|(k, out)| {
                if k == 0 || k > grid.n[2] {
                    return;
                }
                for j in 1..=grid.n[1] {
                    for i in 1..=grid.n[0] {
                        let c = k * slab + j * s[0] + i;
                        let here = 0.5 * (heat[c] + heat[c - back]);
                        if here < 0.01 {
                            continue;
                        }
                        let cell = ((i / 2) as u64) << 40 | ((j / 2) as u64) << 20 | (k / 2) as u64;
                        let gust = lattice.fork(cell * 3 + axis as u64).unit() - 0.5;
                        let v = &mut out[j * s[0] + i];
                        *v += dt.sqrt() * TURMOIL * here.min(1.0) * gust;
                        if axis == 1 {
                            *v += dt * LIFT.0 * here / (here + LIFT.1);
                        }
                    }
                }
            });
        }
    }
}

/// Fuel, heat and soot on the dust's grid.
pub struct Combustion {
    /// Share of fuel in the gas.
    pub fuel: Dust,
    /// Temperature above the air in thousands of kelvin.
    pub heat: Dust,
    /// Extinction of soot in 1/m.
    pub soot: Dust,
}

impl Combustion {
    /// Nothing that burns.
    pub fn new(grid: &Grid) -> Self {
        Self { fuel: Dust::new(grid), heat: Dust::new(grid), soot: Dust::new(grid) }
    }

    /// Whether nothing burns nor ever burned.
    pub fn is_empty(&self) -> bool {
        self.fuel.is_empty() && self.heat.is_empty() && self.soot.is_empty()
    }

    /// Adds gas to a voxel: `share` of it is replaced by `fuel` at a heat, with soot. Even a little of burning fuel is hot.
    pub fn feed(&mut self, at: [usize; 3], share: f32, fuel: f32, heat: f32, soot: f32) {
        let [i, j, k] = at;
        let hot = (3.0 * share).min(1.0);
        for (field, wanted, share) in
            [(&mut self.fuel, fuel, share), (&mut self.heat, heat, hot), (&mut self.soot, soot, hot)]
        {
            let here = field.at(i, j, k);
            if wanted > here {
                field.add(i, j, k, share * (wanted - here));
            }
        }
    }

    /// Burns for `dt` seconds; `burning` gets what that does to the air.
    pub fn burn(&mut self, grid: &Grid, burning: &mut Burning, dt: f32) {
        burning.expansion.resize(grid.len(), 0.0);
        burning.heat.resize(grid.len(), 0.0);
        let [mx, my, _] = grid.fine();
        let burned = 1.0 - exp(-BURN_RATE * dt);
        let (fuel, fuel_rows) = self.fuel.parts_mut();
        let (heat, hot_rows) = self.heat.parts_mut();
        let (soot, soot_rows) = self.soot.parts_mut();
        let slabs = fuel
            .par_chunks_mut(2 * mx * my)
            .zip(fuel_rows.par_chunks(2 * my))
            .zip(heat.par_chunks_mut(2 * mx * my).zip(hot_rows.par_chunks_mut(2 * my)))
            .zip(soot.par_chunks_mut(2 * mx * my).zip(soot_rows.par_chunks_mut(2 * my)));
        let s = grid.padded();
        let slab = s[0] * s[1];
        let cells = burning.expansion[slab..].par_chunks_mut(slab).zip(burning.heat[slab..].par_chunks_mut(slab));
        slabs.zip(cells).for_each(|((((fuel, fuelled), (heat, hot)), (soot, sooty)), (expansion, mean))| {
            expansion.fill(0.0);
            mean.fill(0.0);
            for row in 0..2 * my {
                let span = fuelled[row].with(hot[row]);
                let to = (row % my / 2 + 1) * s[0] + 1;
                for i in span.range() {
                    let n = row * mx + i;
                    if fuel[n] <= 0.0 && heat[n] <= 0.0 {
                        continue;
                    }
                    let used = fuel[n] * burned;
                    fuel[n] -= used;
                    let h = (heat[n] + used * FLAME_HEAT).min(HOTTEST);
                    heat[n] = cooled(h, dt);
                    soot[n] += used * SOOT;
                    expansion[to + i / 2] += 0.125 * used * GROWTH / dt;
                    mean[to + i / 2] += 0.125 * heat[n];
                }
                hot[row] = span;
                sooty[row] = sooty[row].with(span);
            }
        });
    }

    /// Carries all with the air for `dt` seconds.
    pub fn advance(&mut self, grid: &Grid, u: &Faces, open: &[f32], burning: &Burning, dt: f32) {
        for field in [&mut self.fuel, &mut self.heat, &mut self.soot] {
            field.advance(grid, u, open, dt);
        }
        if burning.expansion.is_empty() {
            return;
        }
        // The sweeps keep the sum of what they carry; heat is to keep its value.
        let [mx, my, _] = grid.fine();
        let (heat, rows) = self.heat.parts_mut();
        heat.par_chunks_mut(mx * my).enumerate().for_each(|(k, heat)| {
            for j in 0..my {
                let row = grid.at(1, j / 2 + 1, k / 2 + 1);
                for i in rows[k * my + j].range() {
                    let grow = burning.expansion[row + i / 2];
                    if grow > 0.0 && heat[j * mx + i] > 0.0 {
                        heat[j * mx + i] = (heat[j * mx + i] * (1.0 + grow * dt)).min(HOTTEST);
                    }
                }
            }
        });
    }

    /// The dust together with the soot, and the fire in it, as they are handed over; less than `least` counts as none.
    pub fn pack(&self, grid: &Grid, dust: &Dust, least: f32) -> Density {
        let dims = grid.fine();
        let mut both = Dust::new(grid);
        {
            let (q, rows) = both.parts_mut();
            q.par_chunks_mut(dims[0]).zip(rows.par_iter_mut()).enumerate().for_each(|(n, (q, row))| {
                let (j, k) = (n % dims[1], n / dims[1]);
                *row = dust.row(j, k).with(self.soot.row(j, k));
                for i in row.range() {
                    q[i] = dust.q[n * dims[0] + i] + self.soot.q[n * dims[0] + i];
                }
            });
        }
        let mut packed = both.pack(grid, least);
        if packed.values.is_empty() || self.is_empty() {
            return packed;
        }
        let mut fire =
            Fire { heat: vec![0; packed.values.len()], soot: vec![0; packed.values.len()], ..Fire::default() };
        let edge = BRICK as usize;
        let bricks = packed.bricks.map(|b| b as usize);
        let slots: Vec<usize> = (0..packed.index.len()).filter(|n| packed.index[*n] != 0).collect();
        // Bricks are numbered in the order of their places.
        fire.heat.par_chunks_mut(512).zip(fire.soot.par_chunks_mut(512)).zip(slots).for_each(
            |((heat, soot), brick)| {
                let at = [brick % bricks[0], brick / bricks[0] % bricks[1], brick / (bricks[0] * bricks[1])];
                for n in 0..512 {
                    let place: [usize; 3] = std::array::from_fn(|a| at[a] * edge + n / edge.pow(a as u32) % edge);
                    let from = (place[2] * dims[1] + place[1]) * dims[0] + place[0];
                    let h = self.heat.q[from];
                    if h >= LEAST_HEAT {
                        heat[n] = (h * (KELVIN / HOTTEST_K * 255.0) + 0.5).clamp(1.0, 255.0) as u8;
                    }
                    if both.q[from] > 0.0 {
                        soot[n] = (self.soot.q[from] / both.q[from] * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
                    }
                }
            },
        );
        packed.fire = Some(Box::new(fire));
        packed
    }
}

/// Heat after `dt` seconds without flame: the radiation's part in closed form, which no step can overshoot.
fn cooled(heat: f32, dt: f32) -> f32 {
    let h = heat.max(0.0);
    let cube = 1.0 + 3.0 * RADIATED * dt * h * h * h;
    let h = h / setpiece_scene::math::pow(cube, 1.0 / 3.0);
    (h * exp(-MIXED * dt) - LEAST_LOSS * dt).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::Vec3;

    fn still_air() -> (Grid, Combustion) {
        let grid = Grid { origin: Vec3::ZERO, h: 1.0, n: [8, 8, 8] };
        let mut fire = Combustion::new(&grid);
        for k in 6..10 {
            for j in 2..6 {
                for i in 6..10 {
                    fire.feed([i, j, k], 1.0, 1.0, 0.8, 0.2);
                }
            }
        }
        (grid, fire)
    }

    #[test]
    fn fuel_burns_to_heat_and_soot_and_then_heat_only_falls() {
        let (grid, mut fire) = still_air();
        let mut burning = Burning::default();
        let n = (7 * 16 + 3) * 16 + 7;
        let mut peak = 0.0_f32;
        let mut history = Vec::new();
        for _ in 0..200 {
            fire.burn(&grid, &mut burning, 0.02);
            peak = peak.max(fire.heat.q[n]);
            history.push((fire.fuel.q[n], fire.heat.q[n]));
        }
        assert!(peak > 1.2 && peak <= HOTTEST, "{peak}");
        assert!((fire.soot.q[n] - 0.2 - SOOT).abs() < 0.01, "all fuel gives all its soot: {}", fire.soot.q[n]);
        let out = history.iter().position(|(fuel, _)| *fuel < 1e-3).unwrap();
        assert!(history[out..].windows(2).all(|w| w[1].1 < w[0].1 || w[1].1 == 0.0));
        assert_eq!(fire.heat.at(1, 1, 1), 0.0, "nothing burns where there is no fuel");
        assert!(history[0].1 > 0.8, "it lights");
    }

    #[test]
    fn burning_swells_the_air_by_its_growth() {
        let (grid, mut fire) = still_air();
        let mut burning = Burning::default();
        let mut swelled = 0.0;
        for _ in 0..200 {
            fire.burn(&grid, &mut burning, 0.02);
            swelled += burning.expansion.iter().sum::<f32>() * 0.02;
        }
        // Eight cubic metres of fuel.
        assert!((swelled / (8.0 * GROWTH) - 1.0).abs() < 0.01, "{swelled}");
    }

    #[test]
    fn hot_gas_cools_fast_and_warm_gas_slowly_for_steps_of_any_length() {
        let (hot, warm) = (2.2 - cooled(2.2, 0.1), 0.6 - cooled(0.6, 0.1));
        assert!(hot > 5.0 * warm, "{hot} {warm}");
        let fine = (0..100).fold(2.2, |h, _| cooled(h, 0.01));
        assert!((cooled(2.2, 1.0) / fine - 1.0).abs() < 0.15, "{} {fine}", cooled(2.2, 1.0));
        assert_eq!(cooled(0.0, 0.1), 0.0);
    }
}
