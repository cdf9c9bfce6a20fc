//! What a simulation leaves behind: samples of motion, impacts, breakages, figures.

use super::world::{BALL, PROP, World};
use crate::Fractured;
use glam::{Quat, Vec3};
use serde::{Deserialize, Serialize};
use setpiece_scene::{Breakage, Impact, MeshId, Motion, Mover, Pose, Scene, Substance, Take};

/// Slower hits are not told of, m/s.
const QUIET: f32 = 0.8;
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
    /// Most bodies that moved at one time.
    pub peak_bodies: u32,
    /// Bodies that moved at the end.
    pub final_bodies: u32,
    /// Chunks that were crushed.
    pub crushed: u32,
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

/// Collects the results of a simulation.
pub struct Recorder {
    samples: u32,
    poses: Vec<Pose>,
    /// First sample at which each chunk is no more.
    pub gone: Vec<u32>,
    /// Hits.
    pub impacts: Vec<Impact>,
    /// Breaks.
    pub breakages: Vec<Breakage>,
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
            impacts: Vec::new(),
            breakages: Vec::new(),
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

    /// Takes the poses of all chunks as sample `sample`.
    pub fn sample(&mut self, broken: &Fractured, world: &World, sample: u32) {
        for (i, chunk) in broken.chunks.iter().enumerate() {
            let at = i * self.samples as usize + sample as usize;
            self.poses[at] = match world.compound_of[i] {
                u32::MAX if sample > 0 => self.poses[at - 1],
                u32::MAX => continue,
                c => {
                    let pose = world.engine.bodies[world.compounds[c as usize].handle].position();
                    Pose { position: pose.transform_point(chunk.rest), rotation: quat(pose.rotation) }
                }
            };
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
                None if chunk == BALL => Substance::Steel,
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
    pub fn finish(mut self, scene: &Scene, broken: &Fractured, frame_s: f64) -> (Take, SimulationReport) {
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
                .filter(|c| self.gone[**c as usize] > sample)
                .map(|c| self.poses[*c as usize * self.samples as usize + sample as usize].position.y)
                .collect();
            heights.sort_by(f32::total_cmp);
            self.report.roof_m.push(heights.get(heights.len() / 2).copied().unwrap_or(0.0));
        }
        self.report.roof_g = self.roof_g(frame_s as f32);
        let movers = (0..broken.chunks.len()).map(|i| Mover {
            mesh: MeshId(i as u32),
            scale: 1.0,
            rest: broken.chunks[i].rest,
            object: scene.hero_object,
            born: 0,
            gone: self.gone[i],
        });
        let take = Take {
            meshes: broken.chunks.iter().map(|c| c.mesh.clone()).collect(),
            movers: movers.collect(),
            chunks: broken.chunks.len() as u32,
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
