//! The contacts of a step: what pressed on what, how hard, how deep.

use super::props::prop_of;
use super::world::{BALL, PROP, World};
use glam::Vec3;
use rapier3d::prelude::ContactPair;
use rayon::prelude::*;

/// Nearer than this counts as touching, metres.
const TOUCHING: f32 = 2.0e-3;
/// Fewest pairs worth a thread of their own.
const LEAST: usize = 512;

/// What happened between two chunks in a step.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// One chunk.
    pub a: u32,
    /// The other, or [`GROUND`](super::world::GROUND), [`BALL`] or [`PROP`].
    pub b: u32,
    /// Where.
    pub point: Vec3,
    /// Impulse on `a`; that on `b` is its opposite.
    pub impulse: Vec3,
    /// Closing speed before the step, m/s.
    pub closing: f32,
    /// Depth of penetration, metres.
    pub depth: f32,
}

/// What was found in one pair of colliders.
struct Found {
    depth: f32,
    /// Whose they are, where and how hard a prop was met.
    meeting: Option<([u128; 2], Vec3, Vec3)>,
    hit: Option<Hit>,
}

impl World {
    /// Finds the contacts of the step that was taken.
    pub(super) fn collect_hits(&mut self) {
        let pairs: Vec<&ContactPair> = self.engine.narrow_phase.contact_pairs().collect();
        let found: Vec<Found> = pairs.into_par_iter().with_min_len(LEAST).filter_map(|pair| self.found(pair)).collect();
        let mut hits = std::mem::take(&mut self.hits);
        hits.clear();
        hits.extend(found.iter().filter_map(|f| f.hit));
        hits.sort_by_key(|h| (h.a, h.b));
        self.hits = hits;
        self.depths.clear();
        self.depths.extend(found.iter().map(|f| f.depth));
        self.props.hits.clear();
        let mut meetings: Vec<([u128; 2], Vec3, Vec3)> = found.into_iter().filter_map(|f| f.meeting).collect();
        meetings.sort_by_key(|(marks, ..)| *marks);
        for (marks, point, impulse) in meetings {
            self.meet_prop(marks, point, impulse);
        }
    }

    /// What happened in a pair, if its colliders touched.
    fn found(&self, pair: &ContactPair) -> Option<Found> {
        // Most pairs are only near each other.
        if pair.solver_manifolds().iter().all(|m| m.points.is_empty()) {
            return None;
        }
        let (mut total, mut weighted, mut depth) = (Vec3::ZERO, Vec3::ZERO, f32::MIN);
        let mut sum = 0.0;
        let c1 = self.engine.colliders.get(pair.collider1)?;
        let c2 = self.engine.colliders.get(pair.collider2)?;
        for manifold in pair.solver_manifolds() {
            let n = manifold.data.normal;
            for point in &manifold.points {
                let impulse = point.data.impulse;
                depth = depth.max(-point.dist);
                if impulse > 0.0 {
                    total -= n * impulse;
                    // On the piece: a point on the ground, which is kilometres wide, is less sure.
                    let at = if c1.user_data as u32 >= BALL {
                        c2.position().transform_point(point.local_p2)
                    } else {
                        c1.position().transform_point(point.local_p1)
                    };
                    weighted += at * impulse;
                    sum += impulse;
                }
            }
        }
        // The engine keeps a pair for a step after its groups have parted.
        if !c1.collision_groups().test(c2.collision_groups()) || (sum <= 0.0 && depth <= -TOUCHING) {
            return None;
        }
        let marks = [c1.user_data, c2.user_data];
        let met = prop_of(marks[0]).or(prop_of(marks[1]));
        let meeting = met.map(|_| (marks, if sum > 0.0 { weighted / sum } else { Vec3::ZERO }, total));
        let (mut a, mut b) = (c1.user_data as u32, c2.user_data as u32);
        if a >= PROP {
            (a, b, total) = (b, a, -total);
        }
        if sum <= 0.0 || a >= PROP {
            return Some(Found { depth, meeting, hit: None });
        }
        let point = weighted / sum;
        let other = match met {
            Some(prop) => self.props.bodies[prop as usize].velocity_before(point),
            None => self.velocity_before(b, point),
        };
        let closing = -(self.velocity_before(a, point) - other).dot(total.normalize_or_zero());
        Some(Found { depth, meeting, hit: Some(Hit { a, b, point, impulse: total, closing, depth }) })
    }

    pub(super) fn velocity_before(&self, chunk: u32, point: Vec3) -> Vec3 {
        match self.compound_of.get(chunk as usize) {
            Some(c) if *c != u32::MAX => {
                let c = &self.compounds[*c as usize];
                if c.fixed { Vec3::ZERO } else { c.linvel + c.angvel.cross(point - c.com) }
            }
            _ if chunk == BALL => self.ball.as_ref().map_or(Vec3::ZERO, |b| b.linvel),
            _ => Vec3::ZERO,
        }
    }
}
