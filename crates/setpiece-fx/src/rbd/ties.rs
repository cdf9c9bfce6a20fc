//! Bonds that yield instead of breaking: steel bends at plastic hinges, and reinforcing bars hold broken concrete.
//!
//! A steel member that is bent beyond what it bears does not snap: at one place it turns against its plastic moment, which
//! stays about the same while it does (Baker, Horne and Heyman 1956, The Steel Skeleton, volume II), until it has turned so
//! far that it tears. Concrete that cracks keeps hanging on its bars as long as they bear it; so the edges of broken floors
//! droop and dangle. Both are a joint of the engine between two compounds at the middle of what was the bond: a ball joint
//! whose three axes have a motor that wants to stand still and has no more torque than the plastic moment. It takes energy
//! and never gives any.
//!
//! What hangs pulls at what it hangs on, bond by bond (`strain`).
//!
//! All bodies have the rest coordinates of the structure as their own, so a joint's two anchors are the same point there.

use super::sim::Sim;
use super::world::GRAVITY;
use glam::{Quat, Vec3};
use rapier3d::prelude::{
    GenericJointBuilder, ImpulseJointHandle, JointAxesMask, JointAxis, MotorModel, RigidBodyHandle, SpringCoefficients,
};
use setpiece_scene::{PartKind, Substance};
use setpiece_shot::Rng;
use std::collections::BTreeMap;

/// Most joints of steel and of bars at a time.
const MOST: [usize; 2] = [160, 90];
/// Most joints between the same two compounds: a third would lock the hinge.
const MOST_A_PAIR: u32 = 2;
/// Yield stress of structural steel, N/m2, and its share at which overloaded members give way: thin flanges buckle locally.
const YIELD: f32 = 235.0e6;
const BUCKLED: f32 = 0.12;
/// What is left of the plastic moment of a member whose failure the event wants.
const FAILED: f32 = 0.0;
/// Share of a steel part's outline that is steel, and lever of the plastic moment as a share of its depth.
const SECTION: (f32, f32) = (0.1, 0.35);
/// Angles at which steel tears, radians.
const TEARS: [f32; 2] = [0.4, 0.9];
/// Strength of reinforcing bars, N/m2, the share of it that is left at a crack, their lever, metres, and the angles at which
/// they snap.
const BARS: (f32, f32, f32) = (550.0e6, 0.8, 0.05);
const SNAPS: [f32; 2] = [1.2, 2.2];
/// How many cracks with bars leave pieces hanging.
const HANGING: f32 = 0.4;
/// A joint whose ends are this far from each other is torn, metres.
const STRETCHED: f32 = 0.1;
/// In so many steps in a row a joint must be overloaded to tear.
const STEPS: u32 = 3;
/// For so long after it tore its chunks pass by the compound that they hung on, seconds: they may be in each other.
const PARTING: f32 = 0.5;
/// Damping of the motors, 1/s: far above what is needed to use all of the plastic moment.
const STIFF: f32 = 1.0e4;
/// The joints as springs: natural frequency, Hz, and damping ratio. The engine's own are so stiff that what has been stretched
/// is pulled back within a step, which makes energy.
const SPRING: (f32, f32) = (25.0, 4.0);
/// A held body wakes when it is pulled with more than this share of its weight.
const PULLED: f32 = 0.6;

/// What yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A steel member.
    Steel,
    /// Bars in concrete.
    Bars,
}

/// A joint in the engine and the compounds that it joins.
#[derive(Clone, Copy)]
struct Joint {
    handle: ImpulseJointHandle,
    compounds: [u32; 2],
}

/// A bond that yields.
pub struct Tie {
    /// Its number.
    pub bond: u32,
    /// What yields.
    pub kind: Kind,
    /// Torque against which it turns, N m.
    moment: f32,
    /// Force that tears it, N.
    bears: f32,
    /// Angle at which it tears, radians.
    turns: f32,
    /// Joints between parts of one compound are made when that falls apart there.
    joint: Option<Joint>,
    /// In how many steps in a row it was overloaded.
    over: u32,
    /// When it tore.
    torn: Option<f32>,
}

/// All bonds that yield.
pub struct Ties {
    list: Vec<Tie>,
    rng: Rng,
    /// How much of their plastic moment members keep that give way just now; 0 when bonds break outright.
    pub share: f32,
}

impl Ties {
    /// None yet.
    pub fn new(seed: u64) -> Self {
        Self { list: Vec::new(), rng: Rng::new(seed, "ties"), share: 1.0 }
    }

    fn held(&self, kind: Kind) -> usize {
        self.list.iter().filter(|t| t.kind == kind && t.joint.is_some()).count()
    }
}

/// Whether parts of this kind are members of a frame when they are of steel.
fn member(kind: PartKind) -> bool {
    matches!(kind, PartKind::Column | PartKind::Beam)
}

/// Whether bars in parts of this kind keep pieces hanging.
fn hangs(kind: PartKind) -> bool {
    matches!(kind, PartKind::Slab | PartKind::Beam | PartKind::Balcony | PartKind::Stair)
}

impl Sim<'_> {
    /// Sets what bonds that break while `breaks` runs keep of their plastic moment.
    pub(super) fn yielding(&mut self, share: f32, breaks: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.ties.share, share);
        breaks(self);
        self.ties.share = before;
    }

    /// As [`Sim::yielding`] for members whose failure the event wants.
    pub(super) fn failing(&mut self, breaks: impl FnOnce(&mut Self)) {
        self.yielding(FAILED, breaks);
    }

    /// A bond has broken: if it is one that yields, it goes on as a tie.
    pub(super) fn tie(&mut self, bond: u32) {
        let b = self.broken.bonds[bond as usize];
        let part = |chunk: u32| &self.scene.parts[self.broken.chunks[chunk as usize].part as usize];
        let (p, q) = (part(b.a), part(b.b));
        let mut rng = self.ties.rng.fork(u64::from(bond));
        let share = self.ties.share;
        let steel = |part: &setpiece_scene::Part| part.substance == Substance::Steel && member(part.kind);
        let tie = if share > 0.0 && steel(p) && steel(q) {
            let area = b.area_m2.clamp(1e-3, 1.0) * SECTION.0;
            let moment = YIELD * BUCKLED * share * area * b.area_m2.sqrt() * SECTION.1;
            let turns = rng.range(TEARS[0], TEARS[1]);
            Tie { bond, kind: Kind::Steel, moment, bears: YIELD * area, turns, joint: None, over: 0, torn: None }
        } else if share >= 1.0 && b.steel_m2 > 0.0 && hangs(p.kind) && hangs(q.kind) && rng.chance(HANGING) {
            let bears = b.steel_m2 * BARS.0 * BARS.1;
            let turns = rng.range(SNAPS[0], SNAPS[1]);
            Tie { bond, kind: Kind::Bars, moment: bears * BARS.2, bears, turns, joint: None, over: 0, torn: None }
        } else {
            return;
        };
        self.ties.list.push(tie);
    }

    /// Makes the joints of ties whose compounds have parted, moves those whose compounds were split again, and drops
    /// those that have lost a side.
    pub(super) fn join_ties(&mut self) {
        let mut pairs: BTreeMap<[u32; 2], u32> = BTreeMap::new();
        let mut held = [self.ties.held(Kind::Steel), self.ties.held(Kind::Bars)];
        for i in 0..self.ties.list.len() {
            let tie = &self.ties.list[i];
            if tie.torn.is_some() {
                continue;
            }
            let b = self.broken.bonds[tie.bond as usize];
            let of = |chunk: u32| self.world.compound_of[chunk as usize];
            let compounds = [of(b.a), of(b.b)];
            let lost = |c: u32| self.world.compounds.get(c as usize).is_none_or(|c| c.sunk || c.chunks.is_empty());
            if compounds.iter().any(|c| lost(*c)) {
                self.tear(i);
                continue;
            }
            let sorted = [compounds[0].min(compounds[1]), compounds[0].max(compounds[1])];
            let own = tie.joint;
            let both_stand = compounds.iter().all(|c| self.world.compounds[*c as usize].fixed);
            if compounds[0] == compounds[1] || both_stand {
                continue;
            }
            let count = pairs.entry(sorted).or_default();
            *count += 1;
            if *count > MOST_A_PAIR || (own.is_none() && held[tie.kind as usize] >= MOST[tie.kind as usize]) {
                self.tear(i);
                continue;
            }
            if own.is_some_and(|j| j.compounds == compounds) {
                continue;
            }
            if own.is_none() {
                held[tie.kind as usize] += 1;
                self.record.report.ties[tie.kind as usize] += 1;
                self.elbow(i);
            }
            self.join(i, compounds);
        }
        self.ties.list.retain(|t| t.torn.is_none_or(|at| self.time - at < PARTING));
        self.pass_by();
    }

    /// Puts the joint of a tie in between two compounds.
    fn join(&mut self, i: usize, compounds: [u32; 2]) {
        let tie = &mut self.ties.list[i];
        if let Some(old) = tie.joint.take() {
            self.world.engine.remove_impulse_joint(old.handle);
        }
        let b = self.broken.bonds[tie.bond as usize];
        let mut joint = GenericJointBuilder::new(JointAxesMask::LOCKED_SPHERICAL_AXES)
            .local_anchor1(b.center)
            .local_anchor2(b.center)
            .softness(SpringCoefficients::new(SPRING.0, SPRING.1))
            .contacts_enabled(true);
        for axis in [JointAxis::AngX, JointAxis::AngY, JointAxis::AngZ] {
            joint = joint
                .motor_model(axis, MotorModel::AccelerationBased)
                .motor_velocity(axis, 0.0, STIFF)
                .motor_max_force(axis, tie.moment);
        }
        let [a, b] = compounds.map(|c| self.world.compounds[c as usize].handle);
        let handle = self.world.engine.insert_impulse_joint(a, b, joint);
        tie.joint = Some(Joint { handle, compounds });
    }

    /// Ends a tie.
    fn tear(&mut self, i: usize) {
        let tie = &mut self.ties.list[i];
        if tie.torn.is_some() {
            return;
        }
        tie.torn = Some(if tie.joint.is_some() { self.time } else { f32::NEG_INFINITY });
        if let Some(joint) = tie.joint {
            self.world.engine.remove_impulse_joint(joint.handle);
        }
        self.record.let_go(tie.bond);
    }

    /// Says whose chunks pass by whom: those at a joint, and the compounds on its other side.
    fn pass_by(&mut self) {
        let mut passing = std::collections::BTreeSet::new();
        let mut chunks = Vec::new();
        for tie in &self.ties.list {
            let Some(joint) = tie.joint else { continue };
            let b = self.broken.bonds[tie.bond as usize];
            for (chunk, other) in [(b.a, joint.compounds[1]), (b.b, joint.compounds[0])] {
                if let Some(c) = self.world.compounds.get(other as usize) {
                    passing.insert((chunk, raw(c.handle)));
                    chunks.push(chunk);
                }
            }
        }
        self.world.pass(passing, &chunks);
    }

    /// Tears what has stretched or turned too far or bore too much in the last step, and wakes what is pulled.
    pub(super) fn strain_ties(&mut self) {
        let mut torn = Vec::new();
        let mut woken = Vec::new();
        for i in 0..self.ties.list.len() {
            let tie = &mut self.ties.list[i];
            let (Some(joint), None) = (tie.joint, tie.torn) else { continue };
            let Some(engine) = self.world.engine.impulse_joints.get(joint.handle) else {
                torn.push(i);
                continue;
            };
            let force = Vec3::new(engine.impulses[0], engine.impulses[1], engine.impulses[2]).length() / self.dt;
            let center = self.broken.bonds[tie.bond as usize].center;
            let poses = joint.compounds.map(|c| {
                let c = &self.world.compounds[c as usize];
                *self.world.engine.bodies[c.handle].position()
            });
            let stretch = poses[0].transform_point(center).distance(poses[1].transform_point(center));
            let turned = (poses[0].rotation.inverse() * poses[1].rotation).w.abs().clamp(0.0, 1.0);
            let angle = 2.0 * libm::acosf(turned);
            tie.over = if force > tie.bears || stretch > STRETCHED { tie.over + 1 } else { 0 };
            if angle > tie.turns || tie.over >= STEPS || stretch > 3.0 * STRETCHED || !stretch.is_finite() {
                torn.push(i);
            }
            for c in joint.compounds {
                let own = &self.world.compounds[c as usize];
                if own.frozen && force > PULLED * own.mass * GRAVITY {
                    woken.push(c);
                }
            }
        }
        for i in torn {
            let b = self.broken.bonds[self.ties.list[i].bond as usize];
            let substance = match self.ties.list[i].kind {
                Kind::Steel => Substance::Steel,
                Kind::Bars => self.scene.parts[self.broken.chunks[b.a as usize].part as usize].substance,
            };
            let compound = self.world.compound_of[b.a as usize];
            if let Some(c) = self.world.compounds.get(compound as usize) {
                let at = self.world.engine.bodies[c.handle].position().transform_point(b.center);
                self.record.broke(self.time, at, 0.2 * b.area_m2, substance);
            }
            self.record.report.ties_torn[self.ties.list[i].kind as usize] += 1;
            self.tear(i);
        }
        for c in woken {
            self.thaw(c);
        }
    }

    /// Adds what ties pulled in the last step at the chunks on both sides: chunk, impulse, point.
    pub(super) fn tie_pulls(&self, pulls: &mut Vec<(u32, Vec3, Vec3)>) {
        for tie in self.ties.list.iter().filter(|t| t.torn.is_none()) {
            let Some(joint) = tie.joint else { continue };
            let Some(engine) = self.world.engine.impulse_joints.get(joint.handle) else { continue };
            let b = self.broken.bonds[tie.bond as usize];
            let pose = self.world.engine.bodies[self.world.compounds[joint.compounds[0] as usize].handle].position();
            // The engine keeps it along the axes of the first body, as what that one gets.
            let impulse = pose.rotation * Vec3::new(engine.impulses[0], engine.impulses[1], engine.impulses[2]);
            let point = pose.transform_point(b.center);
            pulls.push((b.a, impulse, point));
            pulls.push((b.b, -impulse, point));
        }
    }

    /// Adds what is seen at a joint: the bent steel, or the bars.
    fn elbow(&mut self, i: usize) {
        let tie = &self.ties.list[i];
        let b = self.broken.bonds[tie.bond as usize];
        let mesh = match tie.kind {
            Kind::Steel => super::elbow::steel(self.scene, &self.broken, &b),
            Kind::Bars => super::elbow::bars(self.scene, &self.broken, &b),
        };
        if let Some(mesh) = mesh {
            self.record.elbow(tie.bond, &b, mesh);
        }
    }
}

/// Number of a body.
pub fn raw(handle: RigidBodyHandle) -> u32 {
    handle.into_raw_parts().0
}

/// Half-way between two turns.
pub fn between(a: Quat, b: Quat) -> Quat {
    let b = if a.dot(b) < 0.0 { -b } else { b };
    (a + b).normalize()
}
