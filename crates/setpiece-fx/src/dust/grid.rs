//! The two grids of the flow: velocity on cells of about a metre, dust on voxels of half that edge.

use super::Detail;
use crate::rbd::charge::Charge;
use glam::Vec3;
use rayon::prelude::*;
use setpiece_scene::{Aabb, Collider, Scene};
use setpiece_shot::ShotPlan;

/// Cells that a shot of usual size is given, what sets the edge of a cell; and least and greatest edge in metres.
const WHOLE: (f32, [f32; 2]) = (380_000.0, [0.4, 2.5]);
/// The same for a draft.
const DRAFT: (f32, [f32; 2]) = (60_000.0, [0.74, 4.6]);
/// Dimensions are multiples of this, for the levels of the pressure solver and the bricks of the hand-over.
const MULTIPLE: usize = 4;

/// Shape and place of the velocity grid. Arrays carry a border of one cell on every side; cell (1, 1, 1) is the first
/// inside. A face array holds at (i, j, k) the face on the low side of that cell.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Least corner of the first inner cell.
    pub origin: Vec3,
    /// Edge of a cell in metres.
    pub h: f32,
    /// Inner cells along x, y, z; multiples of 4.
    pub n: [usize; 3],
}

impl Grid {
    /// The grid of an event: the hero's room, what its dust will fill in a few seconds, and what fire fills.
    pub fn of(scene: &Scene, plan: &ShotPlan, fire: Option<Aabb>, detail: Detail) -> Self {
        let hero = scene.layout.hero;
        let height = hero.size().y.clamp(4.0, 60.0);
        // The front looks at the street, where the flow and the camera are.
        let room = Aabb::new(
            Vec3::new(hero.min.x - 1.15 * height, 0.0, hero.min.z - 0.8 * height),
            Vec3::new(hero.max.x + 1.15 * height, hero.max.y + 0.25 * height, hero.max.z + 1.25 * height),
        );
        let room = room.union(&scene.layout.envelope);
        let room = fire.map_or(room, |fire| room.union(&fire));
        // A long shot lets the dust travel further, within what can be paid.
        let longer = ((plan.duration_s as f32 - 5.0) * 0.05).clamp(0.0, 0.4) * height;
        let room = Aabb::new(
            Vec3::new(room.min.x - longer, 0.0, room.min.z - longer),
            Vec3::new(room.max.x + longer, room.max.y, room.max.z + longer),
        );
        Self::filling(room, detail)
    }

    /// What a fireball fills as it rises, and the ring of dust on the ground.
    pub fn room_of_fire(charge: Charge) -> Aabb {
        let (p, r) = (charge.position, charge.radius);
        Aabb::new(Vec3::new(p.x - 5.0 * r, 0.0, p.z - 3.5 * r), Vec3::new(p.x + 5.0 * r, p.y + 5.0 * r, p.z + 5.5 * r))
    }

    /// A grid over a room that stands on the ground.
    pub fn filling(room: Aabb, detail: Detail) -> Self {
        let size = room.size().max(Vec3::splat(4.0));
        let (cells, edge) = match detail {
            Detail::Whole => WHOLE,
            Detail::Draft => DRAFT,
        };
        let h = cube_root(size.x * size.y * size.z / cells).clamp(edge[0], edge[1]);
        let count = |length: f32| ((length / h / MULTIPLE as f32).ceil() as usize).clamp(2, 80) * MULTIPLE;
        let n = [count(size.x), count(size.y), count(size.z)];
        let extent = Vec3::new(n[0] as f32, n[1] as f32, n[2] as f32) * h;
        let center = room.center();
        Self { origin: Vec3::new(center.x - 0.5 * extent.x, 0.0, center.z - 0.5 * extent.z), h, n }
    }

    /// Cells with the border along x, y, z.
    pub fn padded(&self) -> [usize; 3] {
        self.n.map(|n| n + 2)
    }

    /// Length of an array with its border.
    pub fn len(&self) -> usize {
        self.padded().iter().product()
    }

    /// Distance in an array from a cell to its neighbours along x, y, z.
    pub fn strides(&self) -> [usize; 3] {
        let s = self.padded();
        [1, s[0], s[0] * s[1]]
    }

    /// Place of a cell, border counted, in an array.
    pub fn at(&self, i: usize, j: usize, k: usize) -> usize {
        let s = self.padded();
        (k * s[1] + j) * s[0] + i
    }

    /// World position in units of cells, such that inner cell (i, j, k), border counted, spans `[i, i + 1]`.
    pub fn cell_of(&self, p: Vec3) -> Vec3 {
        (p - self.origin) / self.h + Vec3::ONE
    }

    /// Voxels of dust along x, y, z (no border).
    pub fn fine(&self) -> [usize; 3] {
        self.n.map(|n| 2 * n)
    }

    /// Number of voxels.
    pub fn fine_len(&self) -> usize {
        self.fine().iter().product()
    }

    /// Edge of a voxel in metres.
    pub fn voxel(&self) -> f32 {
        0.5 * self.h
    }

    /// Calls `f` with every voxel of a ball that lies in open air, and the square of its distance from the middle as a share
    /// of the radius squared. Even the smallest ball holds a voxel.
    pub fn in_ball(&self, middle: Vec3, radius: f32, open: &[f32], mut f: impl FnMut([usize; 3], f32)) {
        let (e, dims) = (self.voxel(), self.fine());
        let middle = (middle - self.origin) / e;
        let radius = (radius / e).max(1.1);
        let range = |a: usize| {
            let low = (middle[a] - radius).floor().max(0.0) as usize;
            let high = (middle[a] + radius).ceil().clamp(0.0, dims[a] as f32) as usize;
            low..high
        };
        for k in range(2) {
            for j in range(1) {
                for i in range(0) {
                    let at = Vec3::new(i as f32, j as f32, k as f32) + Vec3::splat(0.5);
                    let t = (at - middle).length_squared() / (radius * radius);
                    if t < 1.0 && open[self.at(i / 2 + 1, j / 2 + 1, k / 2 + 1)] > 0.0 {
                        f([i, j, k], t);
                    }
                }
            }
        }
    }
}

/// Cube root, the same on every machine.
fn cube_root(x: f32) -> f32 {
    setpiece_scene::math::pow(x, 1.0 / 3.0)
}

/// 1 for every cell that air fills, 0 for those whose middle lies in a collider or under the ground; border counted,
/// open but for the ground.
pub fn openness(grid: &Grid, colliders: &[Collider]) -> Vec<f32> {
    let [sx, sy, _] = grid.padded();
    let mut open = vec![1.0; grid.len()];
    open.par_chunks_mut(sx * sy).for_each(|slab| slab[..sx].fill(0.0));
    for collider in colliders {
        let (low, high) = (grid.cell_of(collider.bounds.min), grid.cell_of(collider.bounds.max));
        // Cell i has its middle at i + 0.5.
        let first = |x: f32| (x - 0.5).ceil().max(1.0) as usize;
        let last = |x: f32, n: usize| (x - 0.5).floor().clamp(0.0, n as f32) as usize;
        for k in first(low.z)..=last(high.z, grid.n[2]) {
            for j in first(low.y)..=last(high.y, grid.n[1]) {
                for i in first(low.x)..=last(high.x, grid.n[0]) {
                    open[grid.at(i, j, k)] = 0.0;
                }
            }
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collider_closes_exactly_the_cells_whose_middle_it_holds() {
        let grid = Grid { origin: Vec3::ZERO, h: 1.0, n: [8, 8, 8] };
        let bounds = Aabb::new(Vec3::new(1.4, -1.0, 2.6), Vec3::new(4.4, 2.0, 9.0));
        let open = openness(&grid, &[Collider { bounds }]);
        let closed = |i, j, k| open[grid.at(i, j, k)] == 0.0;
        assert!(closed(2, 1, 4) && closed(4, 2, 8));
        assert!(!closed(1, 1, 4) && !closed(5, 1, 4) && !closed(3, 3, 4) && !closed(3, 1, 3));
        assert!(closed(5, 0, 5), "the ground is closed");
    }
}
