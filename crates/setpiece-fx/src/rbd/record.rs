//! What a simulation leaves behind: samples of motion, impacts, breakages, figures.

use super::world::{BALL, PROP, World};
use crate::Fractured;
use glam::{Quat, Vec3};
use serde::{Deserialize, Serialize};
use setpiece_scene::{
    Bond, Breakage, Chunk, Further, Impact, Mesh, MeshId, Motion, Mover, Pose, Scene, Substance, Take,
};

/// Slower hits are not told of, m/s.
const QUIET: f32 = 0.8;
/// Stands for the next sample while that is not known.
pub const GOING: u32 = u32::MAX - 1;
/// A chunk tells of hits at most this often, seconds.
const PAUSE: f32 = 0.1;

/// Figures of a simulation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SimulationReport {
    /// Parts of the structure.
    pub parts: u32,
    /// Chunks they were broken into.
    pub chunks: u32,
    /// Bonds between chunks.
    pub bonds: u32,
    /// Bonds that broke.
    pub bonds_broken: u32,
    /// Visits to compounds that looked at every bond, the iterations of all of them, and the bonds that broke by it.
    pub strained: [u32; 3],
    /// Most bodies that moved at one time.
    pub peak_bodies: u32,
    /// Bodies that moved at the end.
    pub final_bodies: u32,
    /// Chunks that were crushed.
    pub crushed: u32,
    /// Chunks that broke further when something hit them hard, and the pieces that they broke into.
    pub broken_further: [u32; 2],
    /// Bonds that yielded and held on, of steel and of bars in concrete.
    pub ties: [u32; 2],
    /// Those of them that tore.
    pub ties_torn: [u32; 2],
    /// Bodies taken out because their state was not finite.
    pub quarantined: u32,
    /// Steps that were computed.
    pub steps: u32,
    /// How often a step was taken again because something gave way in it.
    pub repeats: u32,
    /// Height of the roof line at every sample, metres: the median of the roof's chunks.
    pub roof_m: Vec<f32>,
    /// Mean acceleration of the roof line from where it starts down to half its height, as a share of gravity; 0 when it does
    /// not come down so far.
    pub roof_g: f32,
    /// Greatest rise of total energy over an earlier value, as a share of the energy at the start, without what the event
    /// put in.
    pub energy_rise: f32,
    /// Share of the chunks still there that rest at the end.
    pub at_rest: f32,
    /// Penetration that 99 of 100 touching pairs of chunks stay below, over all steps of the shot, metres (in classes of 2 mm;
    /// see `World::depths`).
    pub penetration_m: f32,
}

/// What is seen where a bond yields, with the poses that it had.
pub struct Elbow {
    bond: u32,
    chunks: [u32; 2],
    /// The bond's middle at rest.
    pub center: Vec3,
    /// What is seen, about that.
    pub mesh: Mesh,
    /// Whether both sides still hold it; else it stays on the first.
    pub whole: bool,
    /// First sample at which it is there.
    pub born: u32,
    /// First sample at which it is there no more.
    pub gone: u32,
    /// A pose per sample.
    pub poses: Vec<Pose>,
}

/// Collects the results of a simulation.
pub struct Recorder {
    samples: u32,
    poses: Vec<Pose>,
    /// First sample at which each chunk is no more.
    pub gone: Vec<u32>,
    /// First sample at which each chunk is there; `u32::MAX` for one that has come since the last sample.
    born: Vec<u32>,
    /// A chunk that each chunk broke into, with which it goes on to the sample from which on it is gone.
    heir: Vec<u32>,
    /// Hits.
    pub impacts: Vec<Impact>,
    /// Breaks.
    pub breakages: Vec<Breakage>,
    /// What is seen where bonds yield.
    pub elbows: Vec<Elbow>,
    told: Vec<f32>,
    roof: Vec<u32>,
    /// Depths of contacts in classes of 2 mm.
    depths: Vec<u64>,
    /// Figures.
    pub report: SimulationReport,
}

impl Recorder {
    /// An empty record of `samples` samples.
    pub fn new(scene: &Scene, broken: &Fractured, samples: u32) -> Self {
        let n = broken.chunks.len();
        let mut poses = Vec::with_capacity(n * samples as usize);
        for chunk in &broken.chunks {
            poses.extend(std::iter::repeat_n(Pose::at(chunk.rest), samples as usize));
        }
        let frame = |part: u32| {
            super::strength::bears(scene.parts[part as usize].kind)
                || scene.parts[part as usize].kind == setpiece_scene::PartKind::Slab
        };
        let highest = |all: bool| {
            let tops = broken.chunks.iter().filter(|c| all || frame(c.part)).map(|c| c.rest.y);
            tops.fold(f32::NEG_INFINITY, f32::max)
        };
        let framed = highest(false);
        let top = if framed.is_finite() { framed } else { highest(true) };
        let roof = (0..n as u32).filter(|c| broken.chunks[*c as usize].rest.y > top - 1.0).collect();
        Self {
            samples,
            poses,
            gone: vec![u32::MAX; n],
            born: vec![0; n],
            heir: vec![u32::MAX; n],
            impacts: Vec::new(),
            breakages: Vec::new(),
            elbows: Vec::new(),
            told: vec![-1.0; n],
            roof,
            depths: vec![0; 512],
            report: SimulationReport {
                parts: scene.parts.len() as u32,
                chunks: n as u32,
                bonds: broken.bonds.len() as u32,
                ..SimulationReport::default()
            },
        }
    }

    /// Says at which sample what came or went since the last one did so.
    pub fn close(&mut self, sample: u32) {
        self.gone.iter_mut().filter(|g| **g == GOING).for_each(|g| *g = sample);
        self.born.iter_mut().filter(|b| **b == u32::MAX).for_each(|b| *b = sample);
        self.elbows.iter_mut().filter(|e| e.born == u32::MAX).for_each(|e| e.born = sample);
    }

    /// Adds what is seen where a bond yields.
    pub fn elbow(&mut self, number: u32, bond: &Bond, mesh: Mesh) {
        self.elbows.push(Elbow {
            bond: number,
            chunks: [bond.a, bond.b],
            center: bond.center,
            mesh,
            whole: true,
            born: u32::MAX,
            gone: u32::MAX,
            poses: vec![Pose::at(bond.center); self.samples as usize],
        });
    }

    /// What yielded tore: what is seen there stays on one side.
    pub fn let_go(&mut self, bond: u32) {
        self.elbows.iter_mut().filter(|e| e.bond == bond).for_each(|e| e.whole = false);
    }

    fn sample_elbows(&mut self, world: &World, sample: u32) {
        for elbow in self.elbows.iter_mut().filter(|e| e.born <= sample && sample < e.gone) {
            let side = |chunk: u32| {
                let c = world.compounds.get(world.compound_of[chunk as usize] as usize)?;
                let pose = world.engine.bodies[c.handle].position();
                let at = pose.transform_point(elbow.center);
                Some((Pose { position: at, rotation: quat(pose.rotation) }, at))
            };
            let Some(first) = side(elbow.chunks[0]) else {
                elbow.gone = sample;
                continue;
            };
            let second = side(elbow.chunks[1]);
            elbow.whole &= second.is_some();
            let second = second.unwrap_or(first);
            elbow.sample(sample as usize, [first.0, second.0], [first.1, second.1]);
            if elbow.born == sample {
                let pose = elbow.poses[sample as usize];
                elbow.poses[..sample as usize].fill(pose);
            }
        }
    }

    /// A chunk that `parent` broke into.
    pub fn grow(&mut self, parent: u32, chunk: &Chunk) {
        let (n, samples) = (self.gone.len() as u32, self.samples as usize);
        self.heir[parent as usize] = n;
        self.gone[parent as usize] = GOING;
        self.poses.extend(std::iter::repeat_n(Pose::at(chunk.rest), samples));
        self.gone.push(u32::MAX);
        self.born.push(u32::MAX);
        self.heir.push(u32::MAX);
        self.told.push(-1.0);
        if self.roof.contains(&parent) {
            self.roof.push(n);
        }
    }

    /// Takes the poses of all chunks as sample `sample`.
    pub fn sample(&mut self, broken: &Fractured, world: &World, sample: u32) {
        self.sample_elbows(world, sample);
        for (i, chunk) in broken.chunks.iter().enumerate() {
            let at = i * self.samples as usize + sample as usize;
            let there = match (world.compound_of[i], self.heir[i]) {
                (u32::MAX, heir) if heir != u32::MAX && self.gone[i] == sample => world.compound_of[heir as usize],
                (own, _) => own,
            };
            self.poses[at] = match there {
                u32::MAX if sample > 0 => self.poses[at - 1],
                u32::MAX => continue,
                c => {
                    let pose = world.engine.bodies[world.compounds[c as usize].handle].position();
                    Pose { position: pose.transform_point(chunk.rest), rotation: quat(pose.rotation) }
                }
            };
            if self.born[i] == sample && sample > 0 {
                // Before it is born it waits there, for who looks at its speed.
                let pose = self.poses[at];
                self.poses[at - sample as usize..at].fill(pose);
            }
        }
    }

    /// Takes the hits of the last step.
    pub fn hits(&mut self, scene: &Scene, broken: &Fractured, world: &World, time: f32) {
        for depth in &world.depths {
            self.depths[((depth.max(0.0) * 500.0) as usize).min(511)] += 1;
        }
        let there = |chunk: u32| world.compound_of.get(chunk as usize).is_none_or(|c| *c != u32::MAX);
        for hit in world.hits.iter().filter(|h| there(h.a) && there(h.b)) {
            let last = self.told[hit.a as usize];
            // Props tell of themselves.
            if hit.b == PROP || hit.closing < QUIET || time - last < PAUSE {
                continue;
            }
            self.told[hit.a as usize] = time;
            let mass = |chunk: u32| world.mass_of(chunk);
            let what = |chunk: u32| match broken.chunks.get(chunk as usize) {
                Some(c) => scene.parts[c.part as usize].substance,
                None if chunk == BALL => world.ball.as_ref().map_or(Substance::Steel, |b| b.substance),
                None => Substance::Soil,
            };
            let (light, heavy) = if mass(hit.a) <= mass(hit.b) { (hit.a, hit.b) } else { (hit.b, hit.a) };
            if hit.b < PROP {
                self.told[hit.b as usize] = time;
            }
            self.impacts.push(Impact {
                time_s: time,
                position: hit.point,
                speed: hit.closing,
                impulse: hit.impulse.length(),
                mass_kg: mass(light).min(1e9),
                substance: what(light),
                against: what(heavy),
            });
        }
    }

    /// A bond broke at a world position.
    pub fn broke(&mut self, time_s: f32, position: Vec3, area_m2: f32, substance: Substance) {
        self.breakages.push(Breakage { time_s, position, area_m2, substance });
    }

    /// Mean acceleration of the roof line as a share of gravity, from samples `frame_s` apart.
    fn roof_g(&self, frame_s: f32) -> f32 {
        let Some(first) = self.report.roof_m.first() else { return 0.0 };
        let drop = |s: usize| first - self.report.roof_m[s];
        let all = 0..self.report.roof_m.len();
        let from = all.clone().find(|s| drop(*s) > 0.01 * first);
        let to = all.clone().find(|s| drop(*s) > 0.5 * first);
        match (from, to) {
            (Some(from), Some(to)) if to > from => {
                let t = (to - from) as f32 * frame_s;
                // At `from` it already moves: v0 from the drop so far at the same acceleration.
                let root = drop(to).sqrt() - drop(from).sqrt();
                2.0 * root * root / (t * t) / super::world::GRAVITY
            }
            _ => 0.0,
        }
    }

    /// The finished take.
    pub fn finish(
        mut self,
        scene: &Scene,
        broken: &Fractured,
        mut further: Vec<Further>,
        frame_s: f64,
    ) -> (Take, SimulationReport) {
        // What is crushed or breaks after a step is booked at its end, which rounding may put behind the next one's start.
        self.breakages.sort_by(|a, b| a.time_s.total_cmp(&b.time_s));
        let total: u64 = self.depths.iter().sum();
        let mut seen = 0;
        for (class, count) in self.depths.iter().enumerate() {
            seen += count;
            if total > 0 && seen * 100 >= total * 99 {
                self.report.penetration_m = (class + 1) as f32 / 500.0;
                break;
            }
        }
        for sample in 0..self.samples {
            let mut heights: Vec<f32> = self
                .roof
                .iter()
                .filter(|c| (self.born[**c as usize]..self.gone[**c as usize]).contains(&sample))
                .map(|c| self.poses[*c as usize * self.samples as usize + sample as usize].position.y)
                .collect();
            heights.sort_by(f32::total_cmp);
            self.report.roof_m.push(heights.get(heights.len() / 2).copied().unwrap_or(0.0));
        }
        self.report.roof_g = self.roof_g(frame_s as f32);
        let mut meshes: Vec<_> = broken.chunks.iter().map(|c| c.mesh.clone()).collect();
        meshes.extend(further.iter_mut().map(|f| std::mem::take(&mut f.chunk.mesh)));
        let rests = broken.chunks.iter().map(|c| c.rest).chain(further.iter().map(|f| f.chunk.rest));
        let movers = rests.enumerate().map(|(i, rest)| Mover {
            mesh: MeshId(i as u32),
            scale: 1.0,
            rest,
            object: scene.hero_object,
            born: self.born[i],
            gone: self.gone[i],
        });
        let take = Take {
            impactor: None,
            movers: movers.collect(),
            chunks: meshes.len() as u32,
            meshes,
            further,
            motion: Motion { samples: self.samples, poses: self.poses },
            impacts: self.impacts,
            breakages: self.breakages,
            props: Vec::new(),
        };
        (take, self.report)
    }
}

fn quat(q: rapier3d::math::Rotation) -> Quat {
    Quat::from_xyzw(q.x, q.y, q.z, q.w).normalize()
}
