//! Eight boxes or eight triangles against one ray, and eight rays against boxes, in portable code.

use super::{Group, Node, Pack, RAYS, Ray};

/// What a triangle test gives: a bit per lane that is hit, distances, barycentric coordinates of the second and third
/// corner. Lanes that are not hit hold anything.
pub(crate) type Lanes = (u32, [f32; 8], [f32; 8], [f32; 8]);

/// Slack on the far side of boxes for rounding (three roundings; Ize 2013).
pub(crate) const FAR_SLACK: f32 = 1.000_000_5;
/// Slack on triangle edges, so that rays do not slip between neighbours.
pub(crate) const EDGE_SLACK: f32 = 1e-5;

/// The greater one; the second where they cannot be compared, as the machine instruction has it.
#[inline(always)]
fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

#[inline(always)]
fn lesser(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// A bit per box that is met within reach, and the distances at which.
#[inline(always)]
pub(crate) fn boxes(node: &Node, ray: &Ray) -> (u32, [f32; 8]) {
    let o = ray.origin.to_array();
    let inv = ray.inverse.to_array();
    let mut near = [0.0_f32; 8];
    let mut far = [ray.reach; 8];
    for axis in 0..3 {
        let back = usize::from(ray.back[axis]);
        let (first, last) = (&node.bounds[axis + 3 * back], &node.bounds[axis + 3 * (1 - back)]);
        for i in 0..8 {
            near[i] = greater((first[i] - o[axis]) * inv[axis], near[i]);
            far[i] = lesser((last[i] - o[axis]) * inv[axis] * FAR_SLACK, far[i]);
        }
    }
    let mask = (0..8).fold(0, |m, i| m | u32::from(near[i] <= far[i]) << i);
    (mask, near)
}

/// A bit per box that some ray of a group might meet within `reach`, and the least distances at which: the box test
/// on ranges of origins and directions (Reshetov, Soupikov, Hurley 2005). Rounding is monotone, so that no ray's own
/// test finds more.
#[inline(always)]
pub(crate) fn boxes_of_all(node: &Node, group: &Group, reach: f32) -> (u32, [f32; 8]) {
    let mut near = [0.0_f32; 8];
    let mut far = [reach; 8];
    let [least, most, slow, fast] = &group.ranges;
    for axis in 0..3 {
        let back = usize::from(group.back[axis]);
        let (first, last) = (&node.bounds[axis + 3 * back], &node.bounds[axis + 3 * (1 - back)]);
        let (o_first, o_last) = if group.back[axis] { (least[axis], most[axis]) } else { (most[axis], least[axis]) };
        for i in 0..8 {
            let (a, b) = (first[i] - o_first, last[i] - o_last);
            near[i] = greater(lesser(a * slow[axis], a * fast[axis]), near[i]);
            far[i] = lesser(greater(b * slow[axis], b * fast[axis]) * FAR_SLACK, far[i]);
        }
    }
    let mask = (0..8).fold(0, |m, i| m | u32::from(near[i] <= far[i]) << i);
    (mask, near)
}

/// A bit per ray of a group that meets the box of a node's lane within its own reach, by the same arithmetic as [`boxes`].
#[inline(always)]
pub(crate) fn rays_at(node: &Node, lane: usize, group: &Group) -> u32 {
    let mut near = [0.0_f32; RAYS];
    let mut far = group.reach;
    for axis in 0..3 {
        let back = usize::from(group.back[axis]);
        let (first, last) = (node.bounds[axis + 3 * back][lane], node.bounds[axis + 3 * (1 - back)][lane]);
        let (o, inv) = (&group.lanes[axis], &group.lanes[axis + 3]);
        for i in 0..RAYS {
            near[i] = greater((first - o[i]) * inv[i], near[i]);
            far[i] = lesser((last - o[i]) * inv[i] * FAR_SLACK, far[i]);
        }
    }
    (0..RAYS).fold(0, |m, i| m | u32::from(near[i] <= far[i]) << i)
}

/// Moeller and Trumbore's test of both sides, for distances above zero and within reach.
#[inline(always)]
pub(crate) fn triangles(pack: &Pack, ray: &Ray) -> Lanes {
    let [ox, oy, oz] = ray.origin.to_array();
    let [dx, dy, dz] = ray.direction.to_array();
    let (mut t, mut u, mut v) = ([0.0_f32; 8], [0.0_f32; 8], [0.0_f32; 8]);
    let mut mask = 0;
    for i in 0..8 {
        let row = |r: usize| pack.rows[r][i];
        let (ax, ay, az) = (row(3), row(4), row(5));
        let (bx, by, bz) = (row(6), row(7), row(8));
        let (px, py, pz) = (dy * bz - dz * by, dz * bx - dx * bz, dx * by - dy * bx);
        let det = ax * px + ay * py + az * pz;
        let inv = 1.0 / det;
        let (sx, sy, sz) = (ox - row(0), oy - row(1), oz - row(2));
        u[i] = (sx * px + sy * py + sz * pz) * inv;
        let (qx, qy, qz) = (sy * az - sz * ay, sz * ax - sx * az, sx * ay - sy * ax);
        v[i] = (dx * qx + dy * qy + dz * qz) * inv;
        t[i] = (bx * qx + by * qy + bz * qz) * inv;
        let hit = u[i] >= -EDGE_SLACK
            && v[i] >= -EDGE_SLACK
            && u[i] + v[i] <= 1.0 + EDGE_SLACK
            && t[i] > 0.0
            && t[i] < ray.reach;
        mask |= u32::from(hit) << i;
    }
    (mask, t, u, v)
}

/// A hint on machines that have one.
#[inline(always)]
pub(crate) fn ahead(_: &Node) {}
