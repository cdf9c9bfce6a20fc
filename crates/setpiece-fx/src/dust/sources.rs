//! Where dust comes from, and how much.
//!
//! Crushing makes dust in proportion to the energy that it uses up. That energy is read from the motion itself: what a
//! piece that is jolted loses of its kinetic and potential energy went into crushing, there and then. (A piece that sinks
//! slower than it would fall free loses energy too, but to what is crushed below it; that is counted there.) Breaks
//! add dust by their new surface, hits by their energy, pieces that tumble free by the way they go, and pieces that are
//! crushed altogether by their mass. These set where and when; how much there is altogether follows from the fall itself,
//! which depends less on how finely a take resolves its hits. Amounts are in square metres: extinction integrated over
//! volume.

use super::bodies::{alive, velocity};
use super::grid::Grid;
use super::transport::Dust;
use glam::Vec3;
use setpiece_scene::math::{exp, pow};
use setpiece_scene::{Chunk, Scene, Substance, Take};
use setpiece_shot::{Rng, ShotPlan};

/// Square metres of dust per joule of fall, all in all.
const PER_FALL_JOULE: f32 = 1.0e-4;
/// How far the sources may be scaled to meet that; an explosion makes dust without a fall.
const GAIN: (f32, f32) = (0.4, 3.0);
/// Square metres of dust per joule of crushing, before that.
const PER_JOULE: f32 = 1.6e-4;
/// Per joule of a hit; most of its energy is counted by the motion already.
const PER_HIT_JOULE: f32 = 1.0e-5;
/// What a joule of a hit raises from the ground, where the piece itself makes little dust.
const PER_GROUND_JOULE: f32 = 1.2e-4;
/// What is hit lower than this is a floor, on which dust lies as on the ground, metres.
const FLOOR: f32 = 0.7;
/// What comes down closer to the ground than this, metres, and faster than this, m/s, sweeps the floor below it with the air that
/// it drives out: per cubic metre of that.
const CLOSING: f32 = 2.2;
const SINKING: f32 = 0.8;
const PER_SWEPT: f32 = 0.8;
/// Per square metre of new surface.
const PER_BREAK: f32 = 0.6;
/// Per square metre of a tumbling piece and metre of its way.
const PER_WAY: f32 = 0.05;
/// Acceleration against free fall from which a piece is being crushed, m/s2.
const JOLT: f32 = 35.0;
/// Loss per kilogram from one frame to the next that is crushing and not a tremble, J/kg.
const LEAST_LOSS: f32 = 6.0;
/// Speed and mass beyond which a hit counts no more: what is heavier or faster breaks, and is counted as that.
const HARDEST_HIT: (f32, f32) = (20.0, 4000.0);
/// Square metres that a cubic metre of the structure gives in a second at most, softly: air can be filled no faster.
const FASTEST_RELEASE: f32 = 1.3;
/// What is slender fills more air than it took up: the least volume for that, as a share of the cube of its height.
const AROUND: f32 = 0.1;
/// Joules per kilogram that crushing a piece altogether is worth.
const CRUSHED: f32 = 40.0;
/// The least that is worth a puff of its own; less is saved up.
const LEAST_PUFF: f32 = 0.5;
/// Extinction in the middle of a fresh puff, 1/m; greater puffs are wider instead.
const PUFF_EXTINCTION: f32 = 1.1;
/// The same where something only breaks: a haze along the crack and no ball of cotton on the wall.
const CRACK_EXTINCTION: f32 = 0.35;

/// Radius of the largest single puff, metres, the most that one is torn into, and how far apart these lie, as shares of the
/// radius that they had as one.
const SINGLE: f32 = 0.8;
const MOST_TORN: f32 = 10.0;
const TORN: [f32; 3] = [0.9, 0.3, 0.9];

/// Extinction beyond which air takes up no more dust: what is more settles as grains, 1/m.
const FULLEST: f32 = 3.0;

/// A puff of new dust.
#[derive(Clone, Copy, Debug)]
pub struct Puff {
    /// Middle.
    pub position: Vec3,
    /// Square metres.
    pub amount: f32,
    /// Metres.
    pub radius: f32,
}

/// Draws puffs from a take, frame by frame in order.
#[derive(Clone)]
pub struct Sources<'a> {
    take: &'a Take,
    chunks: &'a [Chunk],
    /// How dusty each chunk is.
    dusty: Vec<f32>,
    saved: Vec<f32>,
    /// Whether what is gone of a chunk was crushed.
    whole: Vec<bool>,
    amount: f32,
    /// The same for what is raised from the ground.
    raised: f32,
    /// The same for a cubic metre of air driven out over it.
    swept: f32,
    /// Most that a frame may release, square metres.
    most: f32,
    frame_s: f32,
    next_impact: usize,
    next_breakage: usize,
    rng: Rng,
}

/// How much dust a plan asks for, against what there is by itself.
pub fn wanted(plan: &ShotPlan) -> f32 {
    pow(plan.look.dust as f32 / 0.6, 1.4)
}

/// How much dust a substance makes against concrete.
fn dustiness(substance: Substance) -> f32 {
    match substance {
        Substance::Concrete => 1.0,
        Substance::Brick => 1.25,
        // Of the lime between the stones more than of them.
        Substance::Stone => 1.1,
        Substance::Plaster => 2.0,
        Substance::Soil => 1.2,
        Substance::Timber | Substance::Soft => 0.35,
        Substance::Glass => 0.1,
        // Of its own it makes none, but dust lies on every girder.
        Substance::Steel => 0.1,
    }
}

impl<'a> Sources<'a> {
    /// The sources of a take. `plan.look.dust` scales all of them.
    pub fn new(scene: &Scene, plan: &ShotPlan, take: &'a Take, chunks: &'a [Chunk]) -> Self {
        let substance = |c: &Chunk| scene.parts.get(c.part as usize).map_or(Substance::Concrete, |p| p.substance);
        let amount = wanted(plan);
        let frame_s = plan.fps.frame_s() as f32;
        let size = scene.layout.hero.size();
        let volume = (size.x * size.y * size.z).max(AROUND * size.y * size.y * size.y).max(1.0);
        let mut sources = Self {
            take,
            chunks,
            dusty: chunks.iter().map(|c| dustiness(substance(c))).collect(),
            saved: vec![0.0; chunks.len()],
            whole: whole(take, chunks.len()),
            amount,
            raised: 0.0,
            swept: 0.0,
            most: amount * FASTEST_RELEASE * volume * frame_s,
            frame_s,
            next_impact: 0,
            next_breakage: 0,
            rng: Rng::new(plan.seed, "dust sources"),
        };
        let mut trial = sources.clone();
        let offered: f32 = (0..plan.frame_count()).flat_map(|f| trial.of_frame(f)).map(|p| p.amount).sum();
        if offered > 0.0 {
            sources.amount *= (amount * PER_FALL_JOULE * sources.fall_energy() / offered).clamp(GAIN.0, GAIN.1);
        }
        sources.raised = amount * PER_GROUND_JOULE;
        sources.swept = amount * PER_SWEPT;
        sources
    }

    /// Potential energy that the pieces lose from the first sample to their last, J, weighed by how dusty they are.
    fn fall_energy(&self) -> f32 {
        let take = self.take;
        let of = |n: usize, chunk: &Chunk| {
            let last = take.movers.get(n).map_or(0, |m| m.gone.saturating_sub(1).min(take.motion.samples - 1));
            let first = take.movers.get(n).map_or(0, |m| m.born);
            let drop = take.motion.pose(n, first).position.y - take.motion.pose(n, last).position.y;
            chunk.mass_kg * 9.81 * drop.max(0.0) * self.dusty[n]
        };
        self.chunks.iter().enumerate().map(|(n, c)| of(n, c)).sum()
    }

    /// The puffs of the time from a frame to the next.
    pub fn of_frame(&mut self, frame: u32) -> Vec<Puff> {
        let mut puffs = Vec::new();
        let mut rng = self.rng.fork(u64::from(frame));
        self.puffs_of_motion(frame, &mut rng, &mut puffs);
        let until = (frame + 1) as f32 * self.frame_s;
        while let Some(b) = self.take.breakages.get(self.next_breakage).filter(|b| b.time_s < until) {
            self.next_breakage += 1;
            let amount = self.amount * PER_BREAK * b.area_m2 * dustiness(b.substance);
            puff(&mut puffs, b.position, amount, CRACK_EXTINCTION, 0.8, &mut rng);
        }
        while let Some(hit) = self.take.impacts.get(self.next_impact).filter(|i| i.time_s < until) {
            self.next_impact += 1;
            let speed = hit.speed.min(HARDEST_HIT.0);
            let energy = 0.5 * hit.mass_kg.min(HARDEST_HIT.1) * speed * speed;
            let own = dustiness(hit.substance);
            let kind = own.max(0.5 * dustiness(hit.against));
            let low = hit.against == Substance::Soil || hit.position.y < FLOOR;
            let swept = if low { self.raised * (1.0 - own).max(0.0) } else { 0.0 };
            let amount = (self.amount * PER_HIT_JOULE * kind + swept) * energy;
            puff(&mut puffs, hit.position, amount, PUFF_EXTINCTION, 0.3, &mut rng);
        }
        puffs.retain(|p| p.amount > 1e-3);
        let offered: f32 = puffs.iter().map(|p| p.amount).sum();
        let most = self.most;
        if offered > 0.0 && most > 0.0 {
            let share = most * (1.0 - exp(-offered / most)) / offered;
            puffs.iter_mut().for_each(|p| p.amount *= share);
        }
        puffs
    }

    fn puffs_of_motion(&mut self, frame: u32, rng: &mut Rng, puffs: &mut Vec<Puff>) {
        for (n, chunk) in self.chunks.iter().enumerate() {
            let scale = self.amount * self.dusty[n];
            if !alive(self.take, n, frame) {
                let crushed = self.take.movers.get(n).is_some_and(|m| m.gone == frame && frame > 0);
                if crushed && self.whole[n] {
                    let at = self.take.motion.pose(n, frame - 1).position;
                    let amount = scale * PER_JOULE * CRUSHED * chunk.mass_kg + self.saved[n];
                    puff(puffs, at, amount, PUFF_EXTINCTION, 0.5, rng);
                    self.saved[n] = 0.0;
                }
                continue;
            }
            let here = *self.take.motion.pose(n, frame);
            let next = *self.take.motion.pose(n, frame + 1);
            if frame == 0
                || !alive(self.take, n, frame - 1)
                || here == next && *self.take.motion.pose(n, frame - 1) == here
            {
                continue;
            }
            let last = *self.take.motion.pose(n, frame - 1);
            let v0 = velocity(self.take, n, frame - 1, self.frame_s);
            let v1 = velocity(self.take, n, frame, self.frame_s);
            let fall = 0.5 * (last.position.y - next.position.y);
            let lost = 0.5 * (v0.length_squared() - v1.length_squared()) + 9.81 * fall;
            let jolt = (v1 - v0 + Vec3::Y * (9.81 * self.frame_s)).length() / self.frame_s;
            if lost > LEAST_LOSS && jolt > JOLT {
                self.saved[n] += scale * PER_JOULE * chunk.mass_kg * lost.min(400.0);
            }
            let spin = 2.0 * (next.rotation * here.rotation.conjugate()).xyz().length() / self.frame_s;
            let loose = ((spin - 0.6) / 2.0).clamp(0.0, 1.0);
            let area = pow(chunk.volume_m3.max(1e-6), 2.0 / 3.0) * 6.0;
            self.saved[n] += scale * PER_WAY * area * loose * v1.length() * self.frame_s;
            if self.swept > 0.0 && here.position.y < CLOSING && v1.y < -SINKING {
                let thin = chunk.half().min_element().max(0.01);
                let area = 0.5 * chunk.volume_m3 / thin;
                let at = here.position.with_y(0.5 * here.position.y.max(0.4));
                let amount = self.swept * area * -v1.y * self.frame_s;
                puff(puffs, at, amount, CRACK_EXTINCTION, 0.5 * pow(area, 0.5), rng);
            }
            if self.saved[n] > LEAST_PUFF * self.amount.min(1.0) {
                let reach = 0.5 * pow(chunk.volume_m3.max(1e-6), 1.0 / 3.0);
                puff(puffs, here.position, self.saved[n], CRACK_EXTINCTION, reach, rng);
                self.saved[n] = 0.0;
            }
        }
    }
}

/// Which chunks do not break into others: what is gone of them was crushed.
fn whole(take: &Take, chunks: usize) -> Vec<bool> {
    let mut whole = vec![true; chunks];
    for parent in take.further.iter().map(|f| f.parent as usize).filter(|p| *p < chunks) {
        whole[parent] = false;
    }
    whole
}

/// Sets dust free: in several puffs if it is much, farther apart to the sides than up, so that what is new is torn and lies in
/// sheets, and is no row of balls.
fn puff(puffs: &mut Vec<Puff>, at: Vec3, amount: f32, extinction: f32, reach: f32, rng: &mut Rng) {
    // A ball with a smooth edge holds 0.45 of its volume times the extinction in its middle.
    let radius = pow(amount / (extinction * 1.9), 1.0 / 3.0).clamp(0.0, 4.0);
    let n = pow(radius / SINGLE, 3.0).ceil().clamp(1.0, MOST_TORN);
    let shift = reach.min(1.5) * 0.5;
    let apart = if n > 1.0 { radius } else { 0.0 };
    for _ in 0..n as u32 {
        let random = Vec3::new(rng.normal(), rng.normal(), rng.normal());
        let away = random * shift + random * Vec3::from(TORN) * apart;
        let radius = radius * pow(n, -1.0 / 3.0) * rng.range(0.8, 1.5);
        puffs.push(Puff { position: (at + away).max(Vec3::new(f32::MIN, 0.2, f32::MIN)), amount: amount / n, radius });
    }
}

/// Adds puffs to the dust. They keep their amounts but for what full air does not take; voxels in solids take none.
/// `swell` gathers the square metres added to each cell of the velocity grid. Gives their sum.
pub fn add(grid: &Grid, open: &[f32], dust: &mut Dust, swell: &mut [f32], puffs: &[Puff]) -> f64 {
    let e = grid.voxel();
    let mut added = 0.0;
    let mut shares = Vec::new();
    for puff in puffs {
        shares.clear();
        let mut sum = 0.0;
        grid.in_ball(puff.position, puff.radius, open, |[i, j, k], t| {
            let w = (1.0 - t) * (1.0 - t);
            sum += w;
            shares.push((i, j, k, w));
        });
        for (i, j, k, w) in &shares {
            let room = (FULLEST - dust.at(*i, *j, *k)).max(0.0);
            let more = (puff.amount * w / (sum * e * e * e)).min(room);
            dust.add(*i, *j, *k, more);
            swell[grid.at(i / 2 + 1, j / 2 + 1, k / 2 + 1)] += more * e * e * e;
            added += f64::from(more);
        }
    }
    added * f64::from(e * e * e)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puffs_add_what_they_hold_and_nothing_in_solids() {
        let grid = Grid { origin: Vec3::ZERO, h: 1.0, n: [8, 8, 8] };
        let mut open = vec![1.0; grid.len()];
        let shut = grid.at(4, 4, 4);
        open[shut] = 0.0;
        let mut dust = Dust::new(&grid);
        let puff = Puff { position: Vec3::splat(3.9), amount: 5.0, radius: 1.9 };
        let added = add(&grid, &open, &mut dust, &mut vec![0.0; grid.len()], &[puff]);
        assert!((added - 5.0).abs() < 1e-4, "{added}");
        assert!((dust.total() * 0.125 - 5.0).abs() < 1e-4, "{}", dust.total() * 0.125);
        for (i, j, k) in [(6, 6, 6), (7, 7, 7)] {
            assert_eq!(dust.q[(k * 16 + j) * 16 + i], 0.0);
        }
    }
}
