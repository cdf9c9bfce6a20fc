//! Voronoi cells of seeds in a part, in space stretched along the part's axes.
//!
//! Each cell is made by clipping the part's convex shape with the bisecting planes of near seeds, nearest first, until no
//! farther seed can reach the cell (Rycroft 2009, voro++). Space may be squeezed along an axis: then cells are long along
//! it, as splinters are along the grain.

use super::cell::{Cell, Origin};
use super::frame::Frame;
use glam::DVec3;

/// Cells with less volume than this are dust, m3.
pub const LEAST_VOLUME: f64 = 1e-7;

/// Goes to and from the space in which the part's axes are stretched by factors.
struct Stretch<'a> {
    frame: &'a Frame,
    by: [f64; 3],
}

impl Stretch<'_> {
    fn to(&self, p: DVec3) -> DVec3 {
        let c = self.frame.coordinates(p);
        DVec3::new(c[0] * self.by[0], c[1] * self.by[1], c[2] * self.by[2])
    }

    fn from(&self, q: DVec3) -> DVec3 {
        let c = [q.x / self.by[0], q.y / self.by[1], q.z / self.by[2]];
        self.frame.origin + self.frame.axes[0] * c[0] + self.frame.axes[1] * c[1] + self.frame.axes[2] * c[2]
    }
}

/// The cells of `seeds` in `whole`: the seed's number and the cell. Cut faces name the neighbour's number in this list.
/// Volumes too small to keep are left out.
pub fn cells(whole: &Cell, frame: &Frame, stretch: [f64; 3], seeds: &[DVec3]) -> Vec<(usize, Cell)> {
    let space = Stretch { frame, by: stretch };
    let seeds: Vec<DVec3> = seeds.iter().map(|p| space.to(*p)).collect();
    let mut start = whole.clone();
    for p in start.faces.iter_mut().flat_map(|f| &mut f.corners) {
        *p = space.to(*p);
    }
    let shrink = stretch.iter().product::<f64>();
    let mut out = Vec::with_capacity(seeds.len());
    for i in 0..seeds.len() {
        let cell = cell_of(&start, &seeds, i);
        if cell.volume_and_centroid().0 > LEAST_VOLUME * shrink {
            out.push((i, cell));
        }
    }
    let mut slot = vec![u32::MAX; seeds.len()];
    for (n, (seed, _)) in out.iter().enumerate() {
        slot[*seed] = n as u32;
    }
    for (_, cell) in &mut out {
        for face in &mut cell.faces {
            face.corners.iter_mut().for_each(|p| *p = space.from(*p));
            if let Origin::Cut(seed) = &mut face.origin {
                *seed = slot[*seed as usize];
            }
        }
    }
    out
}

fn cell_of(start: &Cell, seeds: &[DVec3], i: usize) -> Cell {
    let p = seeds[i];
    let far = |q: &DVec3| q.distance_squared(p);
    let mut others: Vec<(f64, usize)> = seeds
        .iter()
        .enumerate()
        .filter(|(j, q)| *j != i && (far(q) > 1e-12 || *j < i))
        .map(|(j, q)| (far(q), j))
        .collect();
    others.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut cell = start.clone();
    let mut reach = cell.radius_about(p);
    for (distance2, j) in others {
        let distance = distance2.sqrt();
        // The bisector is half as far away as the seed: beyond twice the cell's radius nothing is cut.
        if distance > 2.0 * reach || cell.faces.is_empty() {
            break;
        }
        if distance < 1e-6 {
            // A seed on top of an earlier one has no cell.
            return Cell::default();
        }
        let normal = (seeds[j] - p) / distance;
        cell.cut(normal, normal.dot((p + seeds[j]) * 0.5), Origin::Cut(j as u32));
        reach = cell.radius_about(p);
    }
    cell
}
