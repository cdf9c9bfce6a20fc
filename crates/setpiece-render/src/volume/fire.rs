//! Fire as light: what hot soot gives off, on the picture and on everything around it.
//!
//! Soot shines as a black body does, whose colour runs from red over yellow to white with its temperature (Planck's law,
//! Nguyen, Fedkiw and Jensen 2002 for its use on fire). Its luminance is compressed: film is exposed for the flames when there are
//! some, and a street lit by lamps lies fifteen stops below them. So the flames' radiance follows the shot's exposure
//! instead, up to that of a true black body, and their light on the set follows their radiance. For surfaces and dust the gas is
//! gathered into a few shining spheres: per block of voxels what it gives off, less what the smoke around it keeps.

use super::field::{Field, crossing, depth_towards};
use super::noise::BILLOWS;
use crate::light::luminance;
use crate::sky::black_body;
use glam::{Vec2, Vec3, Vec4};
use setpiece_scene::math::exp;
use setpiece_scene::{AIR_K, BRICK, Density, Fire, Flare, HOTTEST_K, Lamp, LampKind};
use std::f32::consts::PI;

/// Exposed luminance of sooty flames.
const FLAME_EXPOSED: f32 = 9.0;
/// Power of the black body's luminance, relative to that of flames, that is shown.
const COMPRESSION: f32 = 0.72;
/// Share of the light that meets soot and is kept: what shines itself.
const ABSORBED: f32 = 0.85;
/// What soot scatters against masonry dust, after many scatterings.
const SOOT: Vec3 = Vec3::new(0.085, 0.08, 0.078);
/// Most spheres that stand for the gas of a frame.
const MOST_LAMPS: usize = 20;
/// Spheres that give less than this share of all are left out.
const FAINT: f32 = 2e-3;
/// Light that falls on things, against what is seen of the flames: their brightest is compressed for the picture alone.
const UNSEEN: f32 = 3.0;
/// Places over which the light of fire's detail is averaged.
const PLACES: i32 = 256;
/// Steps of the table of temperatures.
const STEPS: usize = 192;
/// Kelvin by which the creases of the smoke are hotter than its heads.
const CREASES_K: f32 = 420.0;
/// Kelvin by which bare flames are hotter than those that soot has rolled over.
const PATCHES_K: f32 = 520.0;

/// Radiance by heat.
#[derive(Clone)]
pub(crate) struct Glow {
    table: Vec<Vec3>,
    flame: f32,
}

impl Glow {
    /// For pictures of an exposure (a factor on radiance in kcd/m2).
    pub(crate) fn new(exposure: f32) -> Self {
        let flames = luminance(black_body(Flare::FLAME_K).into());
        let flame = (FLAME_EXPOSED / exposure.max(1e-9)).min(flames);
        let glow = |kelvin: f32| {
            let body = Vec3::from(black_body(kelvin));
            let shown = flame * (luminance(body) / flames).powf(COMPRESSION);
            body * (shown / luminance(body).max(1e-20))
        };
        let table = (0..=STEPS).map(|n| glow(AIR_K + HOTTEST_K * n as f32 / STEPS as f32)).collect();
        Self { table, flame }
    }

    /// Radiance of soot so many kelvin hotter than the air.
    pub(crate) fn of_heat(&self, heat_k: f32) -> Vec3 {
        let at = (heat_k / HOTTEST_K).clamp(0.0, 1.0) * STEPS as f32;
        let n = (at as usize).min(STEPS - 1);
        self.table[n].lerp(self.table[n + 1], at - n as f32)
    }

    /// Intensity of a flare.
    fn of_flare(&self, flare: &Flare) -> Vec3 {
        let colour = self.of_heat(flare.kelvin - AIR_K);
        colour * (self.flame * flare.area_m2 / luminance(colour).max(1e-20))
    }
}

/// Kelvin by which detail makes gas hotter than the grid has it: creases are hotter than heads, bare flames than those that
/// soot has rolled over, and what hardly glows has neither.
fn relief_k(heat_k: f32, billow: f32, patch: f32) -> f32 {
    (CREASES_K * (0.62 - billow) + PATCHES_K * patch) * (heat_k / 900.0).min(1.0)
}

/// How fire rolls where there are a large eddy and a large billow: the billow that shows there and how bare the flames are.
#[inline]
pub(super) fn rolled(eddy: Vec4, large: f32, billow: f32) -> (f32, f32) {
    let share = 0.55 + 0.75 * eddy.x.clamp(-0.6, 0.6);
    (billow + (large - billow) * share, 0.7 * eddy.z + 1.4 * (0.6 - large))
}

/// What gas of every heat gives off in the mean over its detail: what glows in creases and bare patches lights the set as well,
/// though the gas about them be dark.
fn mean_glow(glow: &Glow) -> Vec<Vec3> {
    // Places all over the tiles of the detail (Roberts 2018, "The unreasonable effectiveness of quasirandom sequences").
    let place = |n: i32| Vec3::new(0.819_173, 0.671_044, 0.549_7) * n as f32;
    let rolls: Vec<(f32, f32)> = (0..PLACES)
        .map(|n| {
            let (billow, large) = (BILLOWS.at(place(n)).w, BILLOWS.at(place(n + 3 * PLACES)).w);
            rolled(BILLOWS.at(place(n + 7 * PLACES)), large, billow)
        })
        .collect();
    let mean = |heat: f32| {
        rolls.iter().map(|(billow, patch)| glow.of_heat(heat + relief_k(heat, *billow, *patch))).sum::<Vec3>()
            / PLACES as f32
    };
    (0..=255).map(|heat| mean(heat as f32 * (HOTTEST_K / 255.0))).collect()
}

/// The fire of a frame among its dust.
pub(super) struct LitFire {
    /// Heat in kelvin and share of soot, on the dust's field.
    gas: Field<Vec2>,
    glow: Glow,
    /// The box that holds all that glows; its least corner is greater where nothing does.
    hot: (Vec3, Vec3),
    /// Places, radii and greatest radiance across.
    flares: Vec<(Vec3, f32, Vec3)>,
}

impl LitFire {
    pub(super) fn new(density: &Density, fire: &Fire, sigma: &Field<f32>, glow: Glow) -> Self {
        let gas = unpack(density, fire, sigma);
        let (mut low, mut high) = (Vec3::splat(f32::INFINITY), Vec3::splat(f32::NEG_INFINITY));
        for (n, v) in gas.values.iter().enumerate() {
            if v.x > 0.0 {
                let p = gas.middle(n % gas.n[0], n / gas.n[0] % gas.n[1], n / (gas.n[0] * gas.n[1]));
                (low, high) = (low.min(p), high.max(p));
            }
        }
        // A ball that thins out as 1 - (d / r)^2 holds 8/15 of its volume.
        let flares = fire
            .flares
            .iter()
            .map(|f| {
                let r = f.radius_m.max(0.1);
                (f.position, r, glow.of_flare(f) * (f.seen / (8.0 / 15.0 * 4.0 / 3.0 * PI * r * r * r)))
            })
            .collect();
        let margin = Vec3::splat(1.5 * sigma.cell);
        Self { gas, glow, hot: (low - margin, high + margin), flares }
    }

    /// What the gas at a place of the grid gives off and scatters per extinction, the latter against dust. `billow` is the
    /// detail there, 1 on heads and less in creases, `patch` how bare the flames are, -1 to 1.
    #[inline]
    pub(super) fn at(&self, p: Vec3, billow: f32, patch: f32) -> (Vec3, Vec3) {
        let Vec2 { x: heat, y: soot } = self.gas.at(p);
        let scattered = Vec3::ONE.lerp(SOOT, soot);
        if heat < 1.0 {
            return (Vec3::ZERO, scattered);
        }
        (self.glow.of_heat(heat + relief_k(heat, billow, patch)) * (ABSORBED * soot), scattered)
    }

    /// The part of a ray on which something glows.
    pub(super) fn crossing(&self, origin: Vec3, direction: Vec3, t_max: f32) -> Option<(f32, f32)> {
        if self.hot.0.x > self.hot.1.x {
            return None;
        }
        let (enter, leave) = crossing(self.hot, origin, direction);
        let (enter, leave) = (enter.max(0.0), leave.min(t_max));
        (leave > enter).then_some((enter, leave))
    }

    /// What a ray sees of the flash up to `t_max`, before what hides it.
    pub(super) fn flash(&self, origin: Vec3, direction: Vec3, t_max: f32) -> Vec3 {
        let mut sum = Vec3::ZERO;
        for (middle, r, density) in &self.flares {
            let to = *middle - origin;
            let along = to.dot(direction);
            let b2 = (to.length_squared() - along * along).max(0.0);
            let half2 = r * r - b2;
            if half2 <= 0.0 {
                continue;
            }
            let half = half2.sqrt();
            // A flash is ragged: gas breaks out here before it does there.
            let nearest = origin + direction * along;
            let ragged = BILLOWS.at((nearest - *middle) / (3.2 * r) + *middle * 0.37).w;
            let core = (half2 / (r * r) + 1.5 * (ragged - 0.72)).max(0.0);
            // Integral of (half^2 - s^2) / r^2 over the way, s from the nearest point on.
            let (from, to) = ((-half).max(-along), half.min(t_max - along));
            if to > from {
                let whole = |s: f32| (half2 * s - s * s * s / 3.0) / (r * r);
                sum += *density * (whole(to) - whole(from)) * (2.5 * core * core);
            }
        }
        sum
    }

    /// Radiance of an ember.
    pub(super) fn ember(&self, kelvin: f32) -> Vec3 {
        self.glow.of_heat(kelvin - AIR_K)
    }
}

/// Heat and soot over the cells of the dust's field.
fn unpack(density: &Density, fire: &Fire, sigma: &Field<f32>) -> Field<Vec2> {
    let mut gas = Field::<Vec2>::coarser(sigma, 1);
    if fire.heat.is_empty() || sigma.values.is_empty() {
        gas.values.fill(Vec2::ZERO);
        return gas;
    }
    let corner = ((sigma.origin - density.origin) / sigma.cell).round().as_ivec3();
    let b = density.bricks;
    gas.fill(|i, j, k| {
        let at = [corner.x + i as i32, corner.y + j as i32, corner.z + k as i32];
        if at.iter().zip(b).any(|(a, b)| *a < 0 || *a as u32 >= b * BRICK) {
            return Vec2::ZERO;
        }
        let at = at.map(|a| a as u32);
        let brick = at.map(|a| a / BRICK);
        let slot = density.index[((brick[2] * b[1] + brick[1]) * b[0] + brick[0]) as usize];
        if slot == 0 {
            return Vec2::ZERO;
        }
        let inside = ((at[2] % BRICK * BRICK + at[1] % BRICK) * BRICK + at[0] % BRICK) as usize;
        let n = (slot as usize - 1) * 512 + inside;
        Vec2::new(f32::from(fire.heat[n]) * (HOTTEST_K / 255.0), f32::from(fire.soot[n]) / 255.0)
    });
    gas
}

/// A block of hot gas as a light.
#[derive(Clone, Copy, Default)]
struct Block {
    intensity: Vec3,
    /// Sum of places, weighed by luminance, and of the weights.
    place: Vec3,
    weight: f32,
}

/// The spheres that stand for a frame's fire.
pub(crate) fn lamps(density: &Density, glow: &Glow) -> Vec<Lamp> {
    let Some(fire) = &density.fire else { return Vec::new() };
    let lamp = |position: Vec3, intensity: Vec3, radius_m: f32| Lamp {
        kind: LampKind::Fire,
        position,
        axis: None,
        intensity: intensity.to_array(),
        radius_m,
        part: None,
    };
    let mut out: Vec<Lamp> = fire.flares.iter().map(|f| lamp(f.position, glow.of_flare(f), 0.6 * f.radius_m)).collect();
    if fire.heat.iter().all(|h| *h == 0) {
        return out;
    }
    let (blocks, n) = blocks(density, fire, glow);
    let all: f32 = blocks.iter().map(|b| b.weight).sum();
    // Blocks are laid together, two by two by two, until they are few; where a block ends never moves.
    let edge = density.voxel_m * BRICK as f32;
    for level in 0..6 {
        let shrunk = n.map(|n| n.div_ceil(1 << level));
        let mut sums = vec![Block::default(); shrunk.iter().product()];
        for (c, block) in blocks.iter().enumerate().filter(|(_, b)| b.weight > 0.0) {
            let [x, y, z] = [c % n[0], c / n[0] % n[1], c / (n[0] * n[1])].map(|x| x >> level);
            let sum = &mut sums[(z * shrunk[1] + y) * shrunk[0] + x];
            sum.intensity += block.intensity;
            sum.place += block.place;
            sum.weight += block.weight;
        }
        let strong: Vec<&Block> = sums.iter().filter(|b| b.weight > FAINT * all).collect();
        if strong.len() <= MOST_LAMPS {
            let radius = 0.4 * edge * (1 << level) as f32;
            out.extend(strong.iter().map(|b| lamp(b.place / b.weight, b.intensity * UNSEEN, radius)));
            break;
        }
    }
    out
}

/// What the bricks of a grid give off to the outside.
fn blocks(density: &Density, fire: &Fire, glow: &Glow) -> (Vec<Block>, [usize; 3]) {
    let n = density.bricks.map(|b| b as usize);
    let edge = density.voxel_m * BRICK as f32;
    let mut sigma = Field { origin: density.origin, cell: edge, n, values: vec![0.0_f32; n.iter().product()] };
    let mut blocks = vec![Block::default(); sigma.values.len()];
    let volume = density.voxel_m.powi(3);
    let glows = mean_glow(glow);
    for (c, slot) in density.index.iter().enumerate().filter(|(_, slot)| **slot != 0) {
        let from = (*slot as usize - 1) * 512;
        let corner = sigma.middle(c % n[0], c / n[0] % n[1], c / (n[0] * n[1])) - Vec3::splat(0.5 * edge);
        for v in 0..512 {
            let value = f32::from(density.values[from + v]) / 255.0;
            let extinction = density.full * value * value;
            sigma.values[c] += extinction / 512.0;
            let heat = fire.heat[from + v];
            if heat > 0 {
                let soot = ABSORBED * f32::from(fire.soot[from + v]) / 255.0;
                let given = glows[usize::from(heat)] * (soot * extinction * volume);
                let at = Vec3::new((v % 8) as f32, (v / 8 % 8) as f32, (v / 64) as f32) + Vec3::splat(0.5);
                let weight = luminance(given);
                blocks[c].intensity += given;
                blocks[c].place += (corner + at * density.voxel_m) * weight;
                blocks[c].weight += weight;
            }
        }
    }
    let mut free = vec![0.0_f32; blocks.len()];
    for direction in [Vec3::X, Vec3::NEG_X, Vec3::Y, Vec3::NEG_Y, Vec3::Z, Vec3::NEG_Z] {
        let depth = depth_towards(&sigma, direction);
        for (sum, depth) in free.iter_mut().zip(&depth.values) {
            *sum += exp(-depth) / 6.0;
        }
    }
    for (block, free) in blocks.iter_mut().zip(free) {
        block.intensity *= free;
        block.place *= free;
        block.weight *= free;
    }
    (blocks, n)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grid of 4 by 2 by 2 bricks with a ball of hot soot in it.
    fn burning(heat: u8) -> Density {
        let dims = [32, 16, 16];
        let mut dense = vec![0.0; 32 * 16 * 16];
        for (n, x) in dense.iter_mut().enumerate() {
            let p = Vec3::new((n % 32) as f32, (n / 32 % 16) as f32, (n / 512) as f32);
            *x = if p.distance(Vec3::new(12.0, 8.0, 8.0)) < 6.0 { 0.6 } else { 0.0 };
        }
        let mut density = Density::pack(Vec3::ZERO, 0.5, dims, &dense, 1e-3);
        let heat = density.values.iter().map(|v| if *v > 0 { heat } else { 0 }).collect();
        let soot = vec![255; density.values.len()];
        density.fire = Some(Box::new(Fire { heat, soot, ..Fire::default() }));
        density
    }

    #[test]
    fn colour_runs_from_red_over_yellow_to_white_and_gets_brighter() {
        let glow = Glow::new(1.0);
        let mut last = Vec3::ZERO;
        for n in 0..=60 {
            let kelvin = 900.0 + 40.0 * n as f32;
            let c = glow.of_heat(kelvin - AIR_K);
            assert!(c.is_finite() && c.min_element() >= 0.0 && c.x >= c.y && c.y >= c.z, "{kelvin} K: {c}");
            assert!(luminance(c) > luminance(last), "{kelvin} K");
            if n > 0 {
                assert!(c.y / c.x >= last.y / last.x - 1e-3, "{kelvin} K: {c} after {last}");
            }
            last = c;
        }
        let ratio = |kelvin: f32| glow.of_heat(kelvin - AIR_K);
        let (red, yellow, white) = (ratio(1000.0), ratio(2000.0), ratio(3250.0));
        assert!(red.y < 0.3 * red.x, "{red}");
        assert!(yellow.y > 0.3 * yellow.x && yellow.z < 0.3 * yellow.y, "{yellow}");
        assert!(white.y > 0.55 * white.x && white.z > 0.2 * white.x, "{white}");
    }

    #[test]
    fn what_glows_in_creases_and_patches_lights_the_set_as_much_as_it_shows() {
        let glow = Glow::new(1.0);
        let (means, heat_k) = (mean_glow(&glow), |heat: usize| heat as f32 * (HOTTEST_K / 255.0));
        // The same over other places, many more.
        let mut rng = setpiece_shot::Rng::new(2, "flames");
        let mut at = || BILLOWS.at(Vec3::new(rng.unit(), rng.unit(), rng.unit()) * 50.0);
        let rolls: Vec<(f32, f32)> = (0..20_000).map(|_| rolled(at(), at().w, at().w)).collect();
        for heat in [60, 100, 150, 220] {
            let shown = |(billow, patch): &(f32, f32)| {
                luminance(glow.of_heat(heat_k(heat) + relief_k(heat_k(heat), *billow, *patch)))
            };
            let mean = rolls.iter().map(shown).sum::<f32>() / rolls.len() as f32;
            let ratio = luminance(means[heat]) / mean;
            assert!((0.85..1.15).contains(&ratio), "{heat}: {ratio}");
            let plain = luminance(glow.of_heat(heat_k(heat)));
            eprintln!("{} K: {:.2} times what the grid alone gives", heat_k(heat) + AIR_K, mean / plain);
            assert!(heat > 100 || mean > 1.5 * plain, "{heat}: {mean} for {plain}");
        }
        assert!(means[0].abs_diff_eq(glow.of_heat(0.0), 1e-20));
    }

    #[test]
    fn flames_never_shine_brighter_than_a_black_body() {
        let bright = Glow::new(1e-9);
        let true_one = luminance(black_body(Flare::FLAME_K).into());
        assert!((bright.flame / true_one - 1.0).abs() < 1e-4);
        assert!((Glow::new(20.0).flame * 20.0 / FLAME_EXPOSED - 1.0).abs() < 1e-4);
    }

    #[test]
    fn the_spheres_give_what_a_ball_of_soot_gives() {
        let glow = Glow::new(1.0);
        let density = burning(150);
        let lamps = lamps(&density, &glow);
        assert!(!lamps.is_empty() && lamps.len() <= MOST_LAMPS);
        let sum: Vec3 = lamps.iter().map(|l| Vec3::from(l.intensity) / UNSEEN).sum();
        // A ball of radius 3 m, nearly opaque: its radiance times the disc that is seen.
        let expected = mean_glow(&glow)[150] * (ABSORBED * PI * 9.0);
        assert!((0.5..1.3).contains(&(sum.x / expected.x)), "{sum} for {expected}");
        let middle: Vec3 = lamps.iter().map(|l| l.position * (l.intensity[0] / UNSEEN)).sum::<Vec3>() / sum.x;
        assert!(middle.distance(Vec3::new(6.25, 4.25, 4.25)) < 0.5, "{middle}");
        assert!(super::lamps(&Density::empty(), &glow).is_empty());
    }

    #[test]
    fn a_flash_is_about_as_bright_as_its_light_and_hidden_by_walls() {
        let glow = Glow::new(1.0);
        let flare = Flare { position: Vec3::ZERO, radius_m: 2.0, area_m2: 30.0, kelvin: 2500.0, seen: 1.0 };
        let fire = Fire { flares: vec![flare], ..Fire::default() };
        let lit = LitFire::new(&Density::empty(), &fire, &Field::default(), glow.clone());
        let (n, edge) = (200, 4.4);
        let mut sum = 0.0;
        for y in 0..n {
            for x in 0..n {
                let at = |i: usize| (i as f32 + 0.5) / n as f32 * edge - 0.5 * edge;
                sum += lit.flash(Vec3::new(at(x), at(y), 50.0), Vec3::NEG_Z, 100.0).x;
            }
        }
        let found = sum * (edge / n as f32) * (edge / n as f32);
        let share = found / glow.of_flare(&flare).x;
        assert!((0.4..2.0).contains(&share), "{share}");
        assert_eq!(lit.flash(Vec3::Z * 50.0, Vec3::NEG_Z, 47.9), Vec3::ZERO, "a wall before it hides it");
    }
}
