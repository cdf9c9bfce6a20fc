//! The tests in AVX2, operation for operation those of the portable twin (no fused multiply-add).
//!
//! Why `unsafe` here: lanes are loaded and stored through pointers to arrays of eight.
#![allow(unsafe_code)]

use super::kernel::{EDGE_SLACK, FAR_SLACK, Lanes};
use super::{Group, Node, Pack, Ray};
use std::arch::x86_64::*;

#[inline]
#[target_feature(enable = "avx2")]
fn store(x: __m256) -> [f32; 8] {
    let mut out = [0.0; 8];
    // SAFETY: eight floats; unaligned stores are allowed;
    unsafe { _mm256_storeu_ps(out.as_mut_ptr(), x) };
    out
}

/// As the portable twin.
#[inline]
#[target_feature(enable = "avx2")]
pub(crate) fn boxes(node: &Node, ray: &Ray) -> (u32, [f32; 8]) {
    // SAFETY: rows hold eight floats.
    unsafe {
        let mut near = _mm256_setzero_ps();
        let mut far = _mm256_set1_ps(ray.reach);
        let slack = _mm256_set1_ps(FAR_SLACK);
        for axis in 0..3 {
            let back = usize::from(ray.back[axis]);
            let first = _mm256_loadu_ps(node.bounds[axis + 3 * back].as_ptr());
            let last = _mm256_loadu_ps(node.bounds[axis + 3 * (1 - back)].as_ptr());
            let o = _mm256_set1_ps(ray.origin[axis]);
            let inv = _mm256_set1_ps(ray.inverse[axis]);
            near = _mm256_max_ps(_mm256_mul_ps(_mm256_sub_ps(first, o), inv), near);
            far = _mm256_min_ps(_mm256_mul_ps(_mm256_mul_ps(_mm256_sub_ps(last, o), inv), slack), far);
        }
        let hit = _mm256_cmp_ps::<_CMP_LE_OQ>(near, far);
        (_mm256_movemask_ps(hit) as u32, store(near))
    }
}

/// As the portable twin.
#[inline]
#[target_feature(enable = "avx2")]
pub(crate) fn boxes_of_all(node: &Node, group: &Group, reach: f32) -> (u32, [f32; 8]) {
    let [least, most, slow, fast] = &group.ranges;
    // SAFETY: rows hold eight floats.
    unsafe {
        let mut near = _mm256_setzero_ps();
        let mut far = _mm256_set1_ps(reach);
        let slack = _mm256_set1_ps(FAR_SLACK);
        for axis in 0..3 {
            let back = usize::from(group.back[axis]);
            let first = _mm256_loadu_ps(node.bounds[axis + 3 * back].as_ptr());
            let last = _mm256_loadu_ps(node.bounds[axis + 3 * (1 - back)].as_ptr());
            let (o_first, o_last) =
                if group.back[axis] { (least[axis], most[axis]) } else { (most[axis], least[axis]) };
            let a = _mm256_sub_ps(first, _mm256_set1_ps(o_first));
            let b = _mm256_sub_ps(last, _mm256_set1_ps(o_last));
            let (slow, fast) = (_mm256_set1_ps(slow[axis]), _mm256_set1_ps(fast[axis]));
            near = _mm256_max_ps(_mm256_min_ps(_mm256_mul_ps(a, slow), _mm256_mul_ps(a, fast)), near);
            let end = _mm256_max_ps(_mm256_mul_ps(b, slow), _mm256_mul_ps(b, fast));
            far = _mm256_min_ps(_mm256_mul_ps(end, slack), far);
        }
        let hit = _mm256_cmp_ps::<_CMP_LE_OQ>(near, far);
        (_mm256_movemask_ps(hit) as u32, store(near))
    }
}

/// As the portable twin.
#[inline]
#[target_feature(enable = "avx2")]
pub(crate) fn rays_at(node: &Node, lane: usize, group: &Group) -> u32 {
    // SAFETY: rows hold eight floats.
    unsafe {
        let mut near = _mm256_setzero_ps();
        let mut far = _mm256_loadu_ps(group.reach.as_ptr());
        let slack = _mm256_set1_ps(FAR_SLACK);
        for axis in 0..3 {
            let back = usize::from(group.back[axis]);
            let first = _mm256_set1_ps(node.bounds[axis + 3 * back][lane]);
            let last = _mm256_set1_ps(node.bounds[axis + 3 * (1 - back)][lane]);
            let o = _mm256_loadu_ps(group.lanes[axis].as_ptr());
            let inv = _mm256_loadu_ps(group.lanes[axis + 3].as_ptr());
            near = _mm256_max_ps(_mm256_mul_ps(_mm256_sub_ps(first, o), inv), near);
            far = _mm256_min_ps(_mm256_mul_ps(_mm256_mul_ps(_mm256_sub_ps(last, o), inv), slack), far);
        }
        _mm256_movemask_ps(_mm256_cmp_ps::<_CMP_LE_OQ>(near, far)) as u32
    }
}

/// As the portable twin.
#[inline]
#[target_feature(enable = "avx2")]
pub(crate) fn triangles(pack: &Pack, ray: &Ray) -> Lanes {
    // SAFETY: rows hold eight floats.
    unsafe {
        let row = |r: usize| _mm256_loadu_ps(pack.rows[r].as_ptr());
        let set = |x: f32| _mm256_set1_ps(x);
        let cross =
            |a: __m256, b: __m256, c: __m256, d: __m256| _mm256_sub_ps(_mm256_mul_ps(a, b), _mm256_mul_ps(c, d));
        let dot = |ax, bx, ay, by, az, bz| {
            _mm256_add_ps(_mm256_add_ps(_mm256_mul_ps(ax, bx), _mm256_mul_ps(ay, by)), _mm256_mul_ps(az, bz))
        };
        let (dx, dy, dz) = (set(ray.direction.x), set(ray.direction.y), set(ray.direction.z));
        let (ax, ay, az) = (row(3), row(4), row(5));
        let (bx, by, bz) = (row(6), row(7), row(8));
        let (px, py, pz) = (cross(dy, bz, dz, by), cross(dz, bx, dx, bz), cross(dx, by, dy, bx));
        let det = dot(ax, px, ay, py, az, pz);
        let inv = _mm256_div_ps(set(1.0), det);
        let sx = _mm256_sub_ps(set(ray.origin.x), row(0));
        let sy = _mm256_sub_ps(set(ray.origin.y), row(1));
        let sz = _mm256_sub_ps(set(ray.origin.z), row(2));
        let u = _mm256_mul_ps(dot(sx, px, sy, py, sz, pz), inv);
        let (qx, qy, qz) = (cross(sy, az, sz, ay), cross(sz, ax, sx, az), cross(sx, ay, sy, ax));
        let v = _mm256_mul_ps(dot(dx, qx, dy, qy, dz, qz), inv);
        let t = _mm256_mul_ps(dot(bx, qx, by, qy, bz, qz), inv);
        let hit = _mm256_and_ps(
            _mm256_and_ps(
                _mm256_cmp_ps::<_CMP_GE_OQ>(u, set(-EDGE_SLACK)),
                _mm256_cmp_ps::<_CMP_GE_OQ>(v, set(-EDGE_SLACK)),
            ),
            _mm256_and_ps(
                _mm256_cmp_ps::<_CMP_LE_OQ>(_mm256_add_ps(u, v), set(1.0 + EDGE_SLACK)),
                _mm256_and_ps(_mm256_cmp_ps::<_CMP_GT_OQ>(t, set(0.0)), _mm256_cmp_ps::<_CMP_LT_OQ>(t, set(ray.reach))),
            ),
        );
        let mask = _mm256_movemask_ps(hit) as u32;
        if mask == 0 {
            return (0, [0.0; 8], [0.0; 8], [0.0; 8]);
        }
        (mask, store(t), store(u), store(v))
    }
}

/// Asks for a node ahead of its use.
#[inline(always)]
pub(crate) fn ahead(node: &Node) {
    let from = std::ptr::from_ref(node).cast::<i8>();
    // SAFETY: a hint; the places lie within the node.
    unsafe {
        _mm_prefetch::<_MM_HINT_T0>(from);
        _mm_prefetch::<_MM_HINT_T0>(from.add(64));
        _mm_prefetch::<_MM_HINT_T0>(from.add(128));
        _mm_prefetch::<_MM_HINT_T0>(from.add(192));
    }
}
