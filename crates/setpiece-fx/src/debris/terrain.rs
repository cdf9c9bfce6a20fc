//! What debris flies through and lands on: ground, boxes of the set, chunks that lie still; and how what is around moves.

use crate::Fractured;
use glam::Vec3;
use setpiece_scene::{Aabb, Pose, PropKind, Scene, Take, crushed_tops};
use std::collections::BTreeMap;

/// Edge of the height field's cells, metres.
const CELL: f32 = 0.8;
/// Cells along each side.
const SIDE: usize = 96;
/// Edge of the cells in which motion is averaged, metres.
const WIND_CELL: f32 = 3.0;
/// Slower chunks count as ground, m/s.
const STILL: f32 = 0.6;

/// A prop that debris bounces off.
struct Solid {
    /// Its boxes, in its own space.
    boxes: Vec<Aabb>,
    /// No corner of them is farther from its origin, metres.
    reach: f32,
    /// Where it is at every sample, and the share of its height that is left of it.
    poses: Vec<(Pose, f32)>,
}

/// Ground of debris over the shot.
pub struct Terrain {
    /// Middle of the structure.
    pub middle: Vec3,
    boxes: Vec<Aabb>,
    props: Vec<Solid>,
    /// Heights of still chunks per sample, `sample * SIDE * SIDE + z * SIDE + x`.
    heights: Vec<f32>,
    /// Mean velocity of chunks per sample and cell.
    winds: Vec<BTreeMap<[i32; 3], Vec3>>,
    frame_s: f32,
}

impl Terrain {
    /// The ground of a take.
    pub fn new(take: &Take, scene: &Scene, broken: &Fractured, frame_s: f32) -> Self {
        let samples = take.motion.samples;
        let middle = scene.layout.hero.center();
        let mut heights = vec![0.0_f32; SIDE * SIDE * samples as usize];
        let mut winds = Vec::with_capacity(samples as usize);
        for sample in 0..samples {
            let mut sums: BTreeMap<[i32; 3], (Vec3, f32)> = BTreeMap::new();
            for (i, chunk) in broken.chunks.iter().enumerate() {
                if take.movers[i].gone <= sample || take.movers[i].born > sample {
                    continue;
                }
                let p = take.motion.pose(i, sample).position;
                let q = take.motion.pose(i, sample.saturating_sub(1)).position;
                let v = if sample == 0 { Vec3::ZERO } else { (p - q) / frame_s };
                let moved = p.distance_squared(chunk.rest) > 0.01;
                if moved && v.length() < STILL {
                    let reach = chunk.hull.iter().map(|h| h.length()).fold(0.0, f32::max);
                    let thin = chunk.hull.iter().fold(Vec3::ZERO, |h, c| h.max(c.abs())).min_element();
                    raise(
                        &mut heights[sample as usize * SIDE * SIDE..][..SIDE * SIDE],
                        p - middle,
                        0.5 * reach,
                        p.y + thin,
                    );
                } else if moved {
                    let sum = sums.entry(wind_cell(p)).or_default();
                    sum.0 += v * chunk.mass_kg;
                    sum.1 += chunk.mass_kg;
                }
            }
            winds.push(sums.into_iter().map(|(cell, (v, m))| (cell, v / m.max(1e-6))).collect());
        }
        let boxes = scene.colliders.iter().map(|c| c.bounds).collect();
        Self { middle, boxes, props: solids(take, scene), heights, winds, frame_s }
    }

    /// Mean velocity of the chunks around a place.
    pub fn velocity(&self, p: Vec3, time_s: f32) -> Vec3 {
        let sample = (libm::ceilf(time_s / self.frame_s).max(0.0) as usize).min(self.winds.len() - 1);
        self.winds[sample].get(&wind_cell(p)).copied().unwrap_or(Vec3::ZERO)
    }

    /// Depth and normal of the deepest contact of a ball.
    pub fn touch(&self, p: Vec3, radius: f32, sample: u32) -> Option<(f32, Vec3)> {
        let mut best: Option<(f32, Vec3)> = None;
        let mut take = |depth: f32, n: Vec3| {
            if depth > 0.0 && best.is_none_or(|b| depth > b.0) {
                best = Some((depth, n));
            }
        };
        take(radius - p.y, Vec3::Y);
        if let Some(i) = cell(p - self.middle) {
            let h = self.heights[sample as usize * SIDE * SIDE + i];
            let depth = h + radius - p.y;
            // Deep inside a heap nothing is pushed out: it is hidden there anyway.
            if depth < 0.5 {
                take(depth, Vec3::Y);
            }
        }
        for b in &self.boxes {
            if let Some((depth, n)) = out_of(b, p, radius) {
                take(depth, n);
            }
        }
        for prop in &self.props {
            let (pose, height) = &prop.poses[sample as usize];
            if pose.position.distance_squared(p) > (prop.reach + radius) * (prop.reach + radius) {
                continue;
            }
            let local = pose.inverse_point(p);
            let local = local.with_y(local.y / height.max(0.1));
            for b in &prop.boxes {
                if let Some((depth, n)) = out_of(b, local, radius) {
                    take(depth, pose.rotation * n);
                }
            }
        }
        best
    }
}

/// How far and which way a ball has to go to be out of a box.
fn out_of(b: &Aabb, p: Vec3, radius: f32) -> Option<(f32, Vec3)> {
    let b = b.grown(radius);
    if !b.contains(p) {
        return None;
    }
    let sides = [
        (b.max.x - p.x, Vec3::X),
        (p.x - b.min.x, -Vec3::X),
        (b.max.y - p.y, Vec3::Y),
        (b.max.z - p.z, Vec3::Z),
        (p.z - b.min.z, -Vec3::Z),
    ];
    sides.into_iter().min_by(|a, b| a.0.total_cmp(&b.0))
}

/// Cars and other bulky props; posts and trunks are too thin to matter.
fn solids(take: &Take, scene: &Scene) -> Vec<Solid> {
    let mut all: Vec<Option<Solid>> = scene
        .props
        .iter()
        .map(|p| {
            let bulky = matches!(p.kind, PropKind::Car | PropKind::Loose);
            let reach = p.extent().corners().iter().map(|c| c.length()).fold(0.0, f32::max);
            bulky.then(|| Solid { boxes: p.boxes.clone(), reach, poses: Vec::new() })
        })
        .collect();
    for (shape, mover) in take.prop_movers() {
        let Some(Some(solid)) = all.get_mut(shape.prop as usize) else { continue };
        let prop = &scene.props[shape.prop as usize];
        let top = crushed_tops(prop, shape.height)[1] / prop.extent().max.y.max(1e-3);
        if solid.poses.is_empty() {
            solid.poses = (0..take.motion.samples).map(|s| (*take.motion.pose(mover, s), 1.0)).collect();
        }
        let life = take.movers[mover].born..take.movers[mover].gone;
        let seen = solid.poses.iter_mut().zip(0..).filter(|(_, s)| life.contains(s));
        seen.for_each(|((_, height), _)| *height = top);
    }
    all.into_iter().flatten().filter(|s| !s.poses.is_empty()).collect()
}

fn wind_cell(p: Vec3) -> [i32; 3] {
    let c = (p / WIND_CELL).floor();
    [c.x as i32, c.y as i32, c.z as i32]
}

fn cell(from_middle: Vec3) -> Option<usize> {
    let at = |x: f32| {
        let c = (x / CELL).floor() as i32 + SIDE as i32 / 2;
        (0..SIDE as i32).contains(&c).then_some(c as usize)
    };
    Some(at(from_middle.z)? * SIDE + at(from_middle.x)?)
}

/// Raises the cells within `reach` of a place to a height.
fn raise(heights: &mut [f32], from_middle: Vec3, reach: f32, height: f32) {
    let n = (reach / CELL).ceil() as i32;
    for dz in -n..=n {
        for dx in -n..=n {
            let offset = Vec3::new(dx as f32, 0.0, dz as f32) * CELL;
            if offset.length() <= reach.max(CELL * 0.5)
                && let Some(i) = cell(from_middle + offset)
            {
                heights[i] = heights[i].max(height);
            }
        }
    }
}
