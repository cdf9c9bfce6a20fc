//! Eight rays that go nearly the same way.

use super::Ray;

/// Rays of a group.
pub(crate) const RAYS: usize = 8;

/// Eight rays whose directions have the same signs, lane by lane for tests against one box and as ranges for tests of
/// many boxes against all of them.
#[derive(Clone)]
#[repr(C, align(32))]
pub(crate) struct Group {
    /// Origins, then inverse directions.
    pub lanes: [[f32; RAYS]; 6],
    /// Reaches of the rays, as in `rays`.
    pub reach: [f32; RAYS],
    /// Whether the rays go backwards, per axis.
    pub back: [bool; 3],
    /// Least and greatest origin, then least and greatest inverse direction, per axis.
    pub ranges: [[f32; 3]; 4],
    pub rays: [Ray; RAYS],
}

impl Group {
    /// The rays of a group, where all are numbers and go the same way along every axis. Lanes beyond the last ray repeat the first.
    pub(crate) fn new(rays: &[Ray]) -> Option<Self> {
        let first = *rays.first()?;
        let rays: [Ray; RAYS] = std::array::from_fn(|i| rays.get(i).copied().unwrap_or(first));
        if rays.iter().any(|r| r.back != first.back || !r.is_finite()) {
            return None;
        }
        let mut group = Self {
            lanes: [[0.0; RAYS]; 6],
            reach: rays.map(|r| r.reach),
            back: first.back,
            ranges: [[f32::INFINITY; 3], [f32::NEG_INFINITY; 3], [f32::INFINITY; 3], [f32::NEG_INFINITY; 3]],
            rays,
        };
        for axis in 0..3 {
            for (i, ray) in rays.iter().enumerate() {
                let (o, inv) = (ray.origin[axis], ray.inverse[axis]);
                group.lanes[axis][i] = o;
                group.lanes[axis + 3][i] = inv;
                group.ranges[0][axis] = group.ranges[0][axis].min(o);
                group.ranges[1][axis] = group.ranges[1][axis].max(o);
                group.ranges[2][axis] = group.ranges[2][axis].min(inv);
                group.ranges[3][axis] = group.ranges[3][axis].max(inv);
            }
        }
        Some(group)
    }

    /// Shortens a ray.
    #[inline(always)]
    pub(crate) fn shorten(&mut self, ray: usize, reach: f32) {
        self.rays[ray].reach = reach;
        self.reach[ray] = reach;
    }

    /// The greatest reach of the rays whose bits are set.
    #[inline(always)]
    pub(crate) fn farthest(&self, live: u32) -> f32 {
        (0..RAYS).fold(0.0, |far, i| if live >> i & 1 == 1 && self.reach[i] > far { self.reach[i] } else { far })
    }
}
