//! Brickwork: what is seen of a broken wall keeps to its bed and perpend joints.
//!
//! The simulation's pieces of a wall are Voronoi cells with flat cuts. Seen, each brick goes whole to the piece whose seed
//! is nearest, so that breaks run in steps along the joints (toothing), as cracks in masonry do whose mortar is weaker
//! than its bricks; some bricks are broken in two. The joints are those of the renderer's pattern. Both sides
//! of a break have the same steps, so pieces fit.

use super::cell::{Cell, Origin, Polygon};
use super::frame::Frame;
use super::noise;
use glam::DVec3;
use setpiece_scene::{Material, Pattern};

/// Where the joints of a wall are.
#[derive(Clone, Debug)]
pub struct Coursing {
    /// Up.
    pub up: DVec3,
    /// Along the courses.
    pub along: DVec3,
    /// Height of a course with its joint, metres.
    pub course: f64,
    /// Length of a brick with its joint, metres.
    pub length: f64,
    /// Where along the wall a perpend of an even course is.
    origin: f64,
    /// Share of bricks at a break that are broken themselves.
    broken: f64,
}

/// Share of broken bricks at breaks of bare walls, and of plastered ones, whose skin holds on.
const BROKEN: [f64; 2] = [0.35, 0.85];
/// How unequally far the courses of a piece reach: spread of the squared distance from its seed.
const RAGGED: f64 = 0.3;
/// The renderer sets the pattern of walls that face x off by this, metres.
const SIDE_SHIFT: f64 = 37.17;

impl Coursing {
    /// The coursing of an upright wall; none for what lies or leans, where no courses show.
    pub fn of(frame: &Frame, outside: Option<&Material>, stone: bool) -> Option<Self> {
        let w = frame.axes[2];
        if w.y.abs() > 0.3 {
            return None;
        }
        let pattern = if stone { Pattern::Stone } else { Pattern::Brick };
        let shown = outside.filter(|m| m.pattern == pattern && m.scale_m > 0.02).map(|m| f64::from(m.scale_m));
        let course = shown.unwrap_or(if stone { 0.35 } else { 0.075 });
        let broken = BROKEN[usize::from(shown.is_none())];
        let length = course * if stone { 1.9 } else { 3.25 };
        let along = DVec3::Y.cross(w).try_normalize()?;
        let (axis, shift) = if w.x.abs() > w.z.abs() { (DVec3::Z, SIDE_SHIFT) } else { (DVec3::X, 0.0) };
        // The pattern runs along a world axis; on walls askew its bricks are longer.
        let slant = along.dot(axis);
        let on_face = frame.axes[2] * w.dot(frame.at([0.0, 0.0, 1.0]));
        let origin = -(shift + axis.dot(on_face)) / slant;
        Some(Self { up: DVec3::Y, along, course, length: length / slant.abs(), origin, broken })
    }

    /// Where a perpend of a course is.
    pub fn shift(&self, row: i64) -> f64 {
        self.origin + if row.rem_euclid(2) == 1 { 0.5 * self.length } else { 0.0 }
    }

    /// Least and greatest height of a cell.
    pub fn rise_of(&self, cell: &Cell) -> [f64; 2] {
        cell.span(self.up)
    }

    /// Least and greatest coordinate along the courses.
    pub fn run_of(&self, cell: &Cell) -> [f64; 2] {
        cell.span(self.along)
    }
}

/// A plane `normal . x = offset`, the normal along the course.
type Plane = (DVec3, f64);
/// Bricks of one course that belong to one piece: the piece, and the planes where they begin and end.
type Run = (u32, [Plane; 2]);

/// What is seen of every piece: its polygons. `seeds` are those of the pieces.
pub fn toothed(whole: &Cell, bond: &Coursing, seeds: &[DVec3], salt: u32) -> Vec<Cell> {
    let [low, high] = bond.rise_of(whole);
    let first = (low / bond.course).floor() as i64;
    let last = (high / bond.course - 1e-6).floor() as i64;
    let courses: Vec<Vec<Run>> = (first..=last).map(|row| runs(whole, bond, seeds, row, salt)).collect();
    let mut out = vec![Cell::default(); seeds.len()];
    for (n, runs) in courses.iter().enumerate() {
        let row = first + n as i64;
        let mut course = whole.clone();
        course.cut(-bond.up, -(bond.course * row as f64), Origin::Plane(0));
        course.cut(bond.up, bond.course * (row + 1) as f64, Origin::Plane(1));
        for (owner, [start, end]) in runs {
            let mut cell = course.clone();
            cell.cut(-start.0, -start.1, Origin::Plane(2));
            cell.cut(end.0, end.1, Origin::Plane(2));
            for face in cell.faces {
                let beside = match face.origin {
                    Origin::Plane(0) => n.checked_sub(1).and_then(|m| courses.get(m)),
                    Origin::Plane(1) => courses.get(n + 1),
                    _ => {
                        out[*owner as usize].faces.push(face);
                        continue;
                    }
                };
                // Of a bed only what its own piece does not cover is seen.
                out[*owner as usize].faces.extend(open(*owner, face, beside.map_or(&[], Vec::as_slice)));
            }
        }
    }
    out
}

/// The runs of one course, from one end to the other.
fn runs(whole: &Cell, bond: &Coursing, seeds: &[DVec3], row: i64, salt: u32) -> Vec<Run> {
    let [left, right] = bond.run_of(whole);
    let through = bond.along.cross(bond.up);
    let [near, far] = whole.span(through);
    let middle = bond.up * ((row as f64 + 0.5) * bond.course) + through * (0.5 * (near + far));
    // Cuts askew must not cross each other anywhere in a thick wall.
    let askew = (0.5 * bond.length / (far - near).max(1e-6)).min(0.7);
    let owner_at = |along: f64| {
        let p = bond.along * along + middle;
        // Courses hold on to their bricks unequally, near ones alike, so that none is left hanging.
        let hold = |i: u32| 1.0 + RAGGED * noise::noise(DVec3::new(row as f64 / 3.1, f64::from(i) * 5.37, 0.5), salt);
        let distance = |i: &u32| seeds[*i as usize].distance_squared(p) * hold(*i);
        (0..seeds.len() as u32).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
    };
    let shift = bond.shift(row);
    let from = ((left - shift) / bond.length).floor() as i64;
    let to = ((right - shift) / bond.length - 1e-6).floor() as i64;
    let mut runs: Vec<Run> = Vec::new();
    for k in from..=to {
        let start = shift + bond.length * k as f64;
        let owner = owner_at(start + 0.5 * bond.length);
        let end = (bond.along, start + bond.length);
        match runs.last_mut() {
            Some((o, run)) if *o == owner => run[1] = end,
            last => {
                let luck = |n: i64| noise::unit(k, row, n, salt) - 0.5;
                let mut cut = (bond.along, start);
                if last.is_some() && luck(3) + 0.5 < bond.broken {
                    // A broken brick: the cut moves into the brick before or after, and goes askew.
                    let normal = (bond.along + through * (askew * luck(4)) + bond.up * (0.8 * luck(5))).normalize();
                    cut = (normal, normal.dot(bond.along * (start + 0.9 * bond.length * luck(6)) + middle));
                }
                if let Some((_, run)) = last {
                    run[1] = cut;
                }
                runs.push((owner, [cut, end]));
            }
        }
    }
    runs
}

/// What of a bed is not covered by the runs of the same owner.
fn open(owner: u32, bed: Polygon, runs: &[Run]) -> Vec<Polygon> {
    let mut left = vec![bed];
    for (_, [start, end]) in runs.iter().filter(|(o, _)| *o == owner) {
        let beyond = |p: &Polygon, normal: DVec3, offset: f64| {
            let mut p = p.clone();
            p.corners = p.clipped(normal, offset, 0.0);
            (p.corners.len() > 2 && p.area_vector().length() > 1e-8).then_some(p)
        };
        left = left.iter().flat_map(|p| [beyond(p, start.0, start.1), beyond(p, -end.0, -end.1)]).flatten().collect();
    }
    left
}
