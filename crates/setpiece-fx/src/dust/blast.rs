//! What a charge sets free: burning gas, a flash, dust off the ground and the walls, and fires that go on in the wreck.
//!
//! Film explosions are clouds of fuel: the gas starts as a handful of lumps around the charge and on its way to the
//! street and the sky, lit one after the other within a tenth of a second. The pressure wave itself is over before a frame is; what
//! is seen of it is the dust that it lifts off the ground as it runs out (Brode's strong shock slows as the distance grows; here the
//! ring follows r = reach (1 - exp(-t / time))).

use super::bodies::{alive, velocity};
use super::combustion::Combustion;
use super::embers::Embers;
use super::grid::Grid;
use super::meteor::Meteor;
use super::sources::{self, Puff};
use crate::rbd::charge::{self, Charge};
use glam::Vec3;
use setpiece_scene::math::{cos, exp, pow, sin};
use setpiece_scene::{Chunk, Fire, Flare, Scene, Take};
use setpiece_shot::{Rng, ShotPlan};
use std::f32::consts::TAU;

/// Lumps of burning gas.
const LUMPS: usize = 22;
/// Time over which they light, and in which each is let out, seconds.
const LIGHTING: (f32, f32) = (0.22, 0.07);
/// Pieces of the wreck that go on burning.
const HEARTHS: usize = 10;
/// Time constant of the flash in seconds, and how long it is worth a lamp.
const FLASH: (f32, f32) = (0.036, 0.16);
/// Share of a frame after which its flash is looked at.
const SHUTTER: f32 = 0.5;
/// How far the ring of dust runs in charge radii, the time constant of that, and when it is over, seconds.
const RING: (f32, f32, f32) = (7.0, 0.24, 0.7);
/// Square metres of dust per square metre of ground that the ring runs over, at its source.
const RING_DUST: f32 = 1.5;
/// Square metres of dust per square metre of a blown-out piece.
const WALL_DUST: f32 = 1.6;
/// How long the gas is so fast that steps are halved, seconds.
const FAST_S: f32 = 0.4;
/// Speed from which a piece is blown out, m/s, and how long after the charge, seconds.
const BLOWN: (f32, f32) = (5.0, 0.2);

/// A lump of gas that is let out.
struct Lump {
    position: Vec3,
    radius: f32,
    from_s: f32,
    heat: f32,
}

/// A piece that goes on burning.
struct Hearth {
    chunk: usize,
    from_s: f32,
    strength: f32,
    radius: f32,
}

/// A charge that goes off.
pub struct Blast<'a> {
    take: &'a Take,
    chunks: &'a [Chunk],
    charge: Charge,
    time_s: f32,
    frame_s: f32,
    strength: f32,
    /// Places of the flash.
    flashes: Vec<Vec3>,
    lumps: Vec<Lump>,
    hearths: Vec<Hearth>,
    embers: Embers,
    dust: f32,
    meteor: Option<Meteor>,
    rng: Rng,
    /// The gas.
    pub gas: Combustion,
}

impl<'a> Blast<'a> {
    /// The blast of a plan with its meteor; none without an explosion or a meteor.
    pub fn of(
        scene: &Scene,
        plan: &ShotPlan,
        take: &'a Take,
        chunks: &'a [Chunk],
        grid: &Grid,
        meteor: Option<Meteor>,
    ) -> Option<Self> {
        let (charge, strength) = match (charge::of(scene, plan), &meteor) {
            (Some(charge), _) => (charge, plan.event.strength.clamp(0.0, 1.0) as f32),
            (None, Some(meteor)) => meteor.burst(),
            (None, None) => return None,
        };
        let time_s = plan.event.start_s as f32;
        let frame_s = plan.fps.frame_s() as f32;
        let rng = Rng::new(plan.seed, "blast");
        let (lumps, flashes) = lumps(scene, chunks, charge, time_s, &mut rng.fork(0));
        let hearths = hearths(take, chunks, charge, time_s, &mut rng.fork(1));
        let embers = Embers::new(charge, strength, time_s, frame_s, take.motion.samples, &mut rng.fork(2));
        Some(Self {
            take,
            chunks,
            charge,
            time_s,
            frame_s,
            strength,
            flashes,
            lumps,
            hearths,
            embers,
            dust: sources::wanted(plan),
            meteor,
            rng: rng.fork(3),
            gas: Combustion::new(grid),
        })
    }

    /// Whether anything burns by the end of a frame.
    pub fn has_begun(&self, frame: u32) -> bool {
        let begins = self.meteor.as_ref().map_or(self.time_s, Meteor::enters_s);
        (frame + 1) as f32 * self.frame_s > begins
    }

    /// Into how many parts a step is to be taken: the gas is fast in the beginning.
    pub fn finer(&self, frame: u32) -> u32 {
        let fast =
            (frame + 1) as f32 * self.frame_s > self.time_s && frame as f32 * self.frame_s - self.time_s < FAST_S;
        if fast { 2 } else { 1 }
    }

    /// Lets gas out between two times.
    pub fn feed(&mut self, grid: &Grid, open: &[f32], from_s: f32, to_s: f32) {
        let frame = (from_s / self.frame_s) as u32;
        if let Some(meteor) = &self.meteor {
            meteor.feed(&mut self.gas, grid, open, from_s, to_s);
        }
        for lump in &self.lumps {
            let share = (to_s.min(lump.from_s + LIGHTING.1) - from_s.max(lump.from_s)) / LIGHTING.1;
            if share > 0.0 {
                ball(&mut self.gas, grid, open, lump.position, lump.radius, share.min(1.0), [1.0, lump.heat, 0.5]);
            }
        }
        for (n, hearth) in self.hearths.iter().enumerate() {
            if to_s <= hearth.from_s {
                continue;
            }
            let mover = &self.take.movers[hearth.chunk];
            let pose = self.take.motion.pose(hearth.chunk, frame.min(mover.gone.saturating_sub(1)));
            let next = self.take.motion.pose(hearth.chunk, (frame + 1).min(mover.gone.saturating_sub(1)));
            let part = (from_s / self.frame_s - frame as f32).clamp(0.0, 1.0);
            let at = pose.position.lerp(next.position, part);
            // Flames come in gulps.
            let phase = n as f32 * 1.7;
            let gulp = 0.55 + 0.3 * sin(from_s * 9.0 + phase) + 0.25 * sin(from_s * 23.0 + 2.3 * phase);
            let share = (7.0 * (to_s - from_s) * hearth.strength * gulp).clamp(0.0, 1.0);
            let low = Vec3::new(at.x, at.y.max(0.4), at.z);
            ball(&mut self.gas, grid, open, low, hearth.radius, share, [0.5, 1.35, 0.7]);
        }
    }

    /// The dust that the blast raises between a frame and the next.
    pub fn dust_of_frame(&self, frame: u32) -> Vec<Puff> {
        let mut puffs = Vec::new();
        let from = (frame as f32 * self.frame_s - self.time_s).max(0.0);
        let to = (frame + 1) as f32 * self.frame_s - self.time_s;
        if to <= 0.0 || from > RING.2 || self.dust <= 0.0 {
            return puffs;
        }
        let mut rng = self.rng.fork(u64::from(frame));
        self.ring(from, to, &mut rng, &mut puffs);
        if from <= BLOWN.1 {
            self.walls(frame, &mut rng, &mut puffs);
        }
        puffs
    }

    /// A ring on the ground that runs out and thins.
    fn ring(&self, from: f32, to: f32, rng: &mut Rng, puffs: &mut Vec<Puff>) {
        let reach = RING.0 * self.charge.radius;
        let radius = |t: f32| 1.5 + reach * (1.0 - exp(-t / RING.1));
        let (low, high) = (radius(from), radius(to));
        let area = 0.5 * TAU * (high * high - low * low);
        let thins = exp(-1.8 * high / reach);
        // One above the ground shakes it less.
        let height = exp(-self.charge.position.y / (2.0 * self.charge.radius));
        let count = (TAU * high / 0.9).ceil() as usize;
        let amount = self.dust * RING_DUST * area * thins * height * (0.4 + self.strength) / count as f32;
        for n in 0..count {
            let angle = TAU * (n as f32 + rng.unit()) / count as f32;
            let r = low + (high - low) * rng.unit();
            // Streets are not evenly dirty.
            let patchy = rng.range(0.2, 1.8) * (1.0 + 0.6 * sin(angle * 5.0 + self.time_s) * sin(angle * 3.0));
            let middle = self.charge.position;
            let position = Vec3::new(middle.x + r * cos(angle), rng.range(0.15, 0.6), middle.z + r * sin(angle));
            puffs.push(Puff { position, amount: amount * patchy.max(0.1), radius: rng.range(0.5, 0.9) });
        }
    }

    /// What is blown out takes plaster, mortar and the dirt of years with it, whatever it is made of.
    fn walls(&self, frame: u32, rng: &mut Rng, puffs: &mut Vec<Puff>) {
        for (n, chunk) in self.chunks.iter().enumerate() {
            let near = chunk.rest.distance(self.charge.position) < 2.4 * self.charge.radius;
            if !near || !alive(self.take, n, frame) || velocity(self.take, n, frame, self.frame_s).length() < BLOWN.0 {
                continue;
            }
            let area = pow(chunk.volume_m3.max(1e-6), 2.0 / 3.0);
            let at = self.take.motion.pose(n, frame).position;
            let shift = Vec3::new(rng.normal(), rng.normal(), rng.normal()) * 0.3;
            let amount = self.dust * WALL_DUST * area * self.frame_s / BLOWN.1;
            puffs.push(Puff { position: at + shift, amount, radius: rng.range(1.0, 1.9) });
        }
    }

    /// What of the blast is seen in a frame beside the gas: flash and embers.
    pub fn sparks(&self, frame: u32) -> Fire {
        let mut fire = Fire { embers: self.embers.of_frame(frame), ..Fire::default() };
        if let Some(meteor) = &self.meteor {
            fire.embers.extend(meteor.crumbs(frame));
            fire.flares.extend(meteor.head(frame));
        }
        let since = (frame as f32 + SHUTTER) * self.frame_s - self.time_s;
        if since > 0.0 && since < FLASH.1 {
            let left = exp(-since / FLASH.0);
            let area = 2000.0 * self.strength * self.strength.sqrt() * left;
            // It grows as it fades.
            let radius = self.charge.radius * (0.95 + 0.8 * since / FLASH.1);
            let share = 1.0 / self.flashes.len() as f32;
            fire.flares.extend(self.flashes.iter().map(|position| Flare {
                position: *position,
                radius_m: radius,
                area_m2: area * share,
                kelvin: 2300.0 + 2400.0 * left,
                // The gas itself takes over.
                seen: left,
            }));
        }
        fire
    }
}

/// Lumps around the charge, some on their way out, and where the flash comes through.
fn lumps(scene: &Scene, chunks: &[Chunk], charge: Charge, time_s: f32, rng: &mut Rng) -> (Vec<Lump>, Vec<Vec3>) {
    let hero = scene.layout.hero;
    let (middle, r) = (charge.position, charge.radius);
    // The nearest ways into the open: through the front, and through the roof where it is not far.
    let front = Vec3::new(middle.x, middle.y, hero.max.z + 0.25 * r);
    let mut ways = vec![front];
    let above = |c: &&Chunk| (c.rest - middle).with_y(0.0).length() < 0.6 * r;
    let top = |c: &Chunk| c.rest.y + c.hull.iter().map(|p| p.y).fold(0.0, f32::max);
    let roof = chunks.iter().filter(above).map(top).fold(middle.y, f32::max);
    if roof - middle.y < 2.0 * r {
        ways.push(Vec3::new(middle.x, roof + 0.1 * r, middle.z));
    }
    let mut lumps = Vec::new();
    for n in 0..LUMPS {
        let direction = Vec3::new(rng.normal(), 0.7 * rng.normal(), rng.normal()).normalize_or(Vec3::Y);
        // What comes out is lit first; inside it goes on for a while.
        let (base, spread, late) = match n % 4 {
            0 | 1 => (middle, 0.75, 1.0),
            2 => (middle.lerp(ways[0], rng.range(0.6, 1.2)), 0.45, 0.25),
            _ => (middle.lerp(ways[ways.len() - 1], rng.range(0.5, 1.15)), 0.45, 0.35),
        };
        let position = base + direction * (spread * r * pow(rng.unit(), 1.0 / 3.0));
        lumps.push(Lump {
            position: Vec3::new(position.x, position.y.max(0.6), position.z),
            radius: r * (0.2 + 0.5 * rng.unit() * rng.unit().sqrt()),
            from_s: time_s + late * LIGHTING.0 * rng.unit() * rng.unit(),
            heat: rng.range(1.5, 2.1),
        });
    }
    let mut flashes = vec![middle];
    flashes.extend(ways);
    (lumps, flashes)
}

/// Pieces near the charge that will burn: some fly, some stay.
fn hearths(take: &Take, chunks: &[Chunk], charge: Charge, time_s: f32, rng: &mut Rng) -> Vec<Hearth> {
    let near: Vec<usize> = (0..chunks.len().min(take.movers.len()))
        .filter(|n| chunks[*n].rest.distance(charge.position) < 1.7 * charge.radius && chunks[*n].volume_m3 > 0.004)
        .collect();
    if near.is_empty() {
        return Vec::new();
    }
    (0..HEARTHS)
        .map(|_| Hearth {
            chunk: *rng.pick(&near),
            from_s: time_s + rng.range(0.05, 0.3),
            strength: rng.range(0.6, 1.2),
            radius: rng.range(0.55, 1.15),
        })
        .collect()
}

/// Lets gas of `what` (fuel, heat, soot) into a ball with a smooth edge, where there is air.
pub fn ball(gas: &mut Combustion, grid: &Grid, open: &[f32], at: Vec3, radius: f32, share: f32, what: [f32; 3]) {
    grid.in_ball(at, radius, open, |voxel, t| {
        let w = share * (1.0 - t * t);
        gas.feed(voxel, w, what[0], what[1], what[2]);
    });
}
