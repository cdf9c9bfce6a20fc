//! A building on a lot: fronts to streets, bare walls to neighbours, a roof with what gathers there.

use super::draw::{Frame, Rect, polygon};
use super::facade::{self, Detail, Style};
use super::palette::Palette;
use super::roof;
use glam::Vec3;
use setpiece_scene::Mesh;
use setpiece_shot::Rng;

/// What a side of a lot looks on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Side {
    Street,
    Party,
    /// A party wall with nothing on it: the hero stands against it.
    Bare,
    Yard,
}

/// Heights from which buildings rise over their neighbours' roofs for the most part.
pub const TALL_M: f32 = 32.0;

/// A lot with a building. Its sides run front (+z), right (+x), rear (-z), left (-x).
#[derive(Clone, Debug)]
pub struct Lot {
    /// Extent.
    pub rect: Rect,
    /// What each side looks on to.
    pub sides: [Side; 4],
    /// Wanted height.
    pub height: f32,
    /// Whether corners between two streets are cut off, as Rioplatense corners are.
    pub cut_corners: bool,
    /// [`super::site::Site::back`].
    pub back: f32,
}

/// Where cameras usually stand: before the hero, in the avenue, down the street, and up along the avenue.
const EYES: [[f32; 2]; 5] = [[8.0, 30.0], [22.0, 58.0], [-40.0, 9.0], [22.0, -45.0], [60.0, 9.0]];

/// How far a place is from where cameras usually stand, which is `back` metres farther along the avenue too.
pub fn off_cameras(at: Vec3, back: f32) -> f32 {
    let (from, way) = (Vec3::new(8.0, at.y, 22.0), Vec3::new(back.min(EYES[1][0] - 8.0), 0.0, back));
    let share = if back > 0.0 { ((at - from).dot(way) / way.length_squared()).clamp(0.0, 1.0) } else { 0.0 };
    at.distance(from + way * share)
}

/// What a front is worth: by distance, and the least when no usual camera sees it.
fn worth(mid: Vec3, out: Vec3, most: Detail, back: f32) -> Detail {
    let [x, z] = EYES[1];
    let farther = [0.33, 0.67, 1.0].map(|share| [x, z + share * back]);
    let seen = EYES.iter().chain(&farther).any(|[x, z]| (Vec3::new(*x, mid.y, *z) - mid).dot(out) > 0.5);
    let distance = off_cameras(mid, back);
    let by_distance = match distance {
        _ if !seen => Detail::Far,
        d if d < 66.0 => Detail::Near,
        d if d < 150.0 => Detail::Mid,
        _ => Detail::Far,
    };
    by_distance.min(most)
}

/// Builds the lot's mesh with its foot at `ground`; returns it with the height of its walls.
pub fn build(lot: &Lot, style: &Style, ground: f32, detail: Detail, p: &Palette, rng: &mut Rng) -> (Mesh, f32) {
    const CUT_M: f32 = 3.2;
    let mut mesh = Mesh::default();
    let r = &lot.rect;
    let corners =
        [[r.x[0], r.z[1]], [r.x[1], r.z[1]], [r.x[1], r.z[0]], [r.x[0], r.z[0]]].map(|[x, z]| Vec3::new(x, ground, z));
    // The outline, each point with the kind of the edge that leaves it.
    let mut outline: Vec<(Vec3, Side)> = Vec::new();
    for i in 0..4 {
        let (here, next, before) = (corners[i], corners[(i + 1) % 4], corners[(i + 3) % 4]);
        let (side, last) = (lot.sides[i], lot.sides[(i + 3) % 4]);
        if lot.cut_corners && !style.pitched && side == Side::Street && last == Side::Street {
            outline.push((here + (before - here).normalize() * CUT_M, Side::Street));
            outline.push((here + (next - here).normalize() * CUT_M, side));
        } else {
            outline.push((here, side));
        }
    }
    let height = style.height();
    let n = outline.len();
    for i in 0..n {
        let (from, side) = outline[i];
        let to = outline[(i + 1) % n].0;
        let f = Frame::between(from, to);
        let width = (to - from).length();
        let detail = worth((from + to) * 0.5, f.out, detail, lot.back);
        match side {
            Side::Street => facade::front(&mut mesh, &f, width, style, detail, p, rng),
            Side::Party => {
                facade::party_wall(&mut mesh, &f, width, height, detail, p, rng);
                if !style.pitched {
                    roof::rim(&mut mesh, &f, width, height, 0.5, style.wall);
                }
            }
            Side::Bare => {
                f.rect(&mut mesh, [0.0, width], [0.0, height], 0.0, p.party[0]);
                if !style.pitched {
                    roof::rim(&mut mesh, &f, width, height, 0.5, style.wall);
                }
            }
            Side::Yard => {
                let plain = if detail == Detail::Near { Detail::Mid } else { Detail::Far };
                yard_front(&mut mesh, &f, width, style, plain, p, rng);
                if !style.pitched {
                    roof::rim(&mut mesh, &f, width, height, 0.9, style.wall);
                }
            }
        }
    }
    if style.pitched {
        // The ridge runs along the street; on corners along the longer side.
        let (w, d) = (r.x[1] - r.x[0], r.z[1] - r.z[0]);
        let along_x = match (
            lot.sides[0] == Side::Street || lot.sides[2] == Side::Street,
            lot.sides[1] == Side::Street || lot.sides[3] == Side::Street,
        ) {
            (true, false) => true,
            (false, true) => false,
            _ => w > d,
        };
        let run = if along_x { d } else { w };
        roof::gable(&mut mesh, r, ground + height, run * 0.3, along_x, p.roof_tiles, style.wall);
    } else {
        let top: Vec<Vec3> = outline.iter().map(|(v, _)| *v + Vec3::Y * height).collect();
        polygon(&mut mesh, &top, *rng.pick(&p.roofs));
        roof::clutter(&mut mesh, r, ground + height, detail, p, rng);
    }
    (mesh, ground + height)
}

/// The rear: windows in frames, small ones before baths and stairs, blinds let down some way, and a pipe.
fn yard_front(mesh: &mut Mesh, f: &Frame, width: f32, s: &Style, detail: Detail, p: &Palette, rng: &mut Rng) {
    let bays = (width / 3.4).floor().max(1.0) as u32;
    // What rises over the roofs around it is seen from all sides and built alike on all.
    let plain = *rng.pick(&p.party);
    let wall = if s.height() > TALL_M { s.wall } else { plain };
    let small: Vec<bool> = (0..bays).map(|_| bays > 1 && rng.chance(0.3)).collect();
    for floor in 0..s.floors {
        let (b0, b1) = if floor == 0 {
            (0.0, s.ground)
        } else {
            (s.ground + (floor - 1) as f32 * s.storey, s.ground + floor as f32 * s.storey)
        };
        f.rect(mesh, [0.0, width], [b0, b1], 0.0, wall);
        for (i, small) in small.iter().enumerate() {
            let mid = (i as f32 + 0.5) * width / bays as f32;
            let (half, b) = if *small { (0.28, [b0 + 1.5, b0 + 2.2]) } else { (0.55, [b0 + 1.0, b0 + 2.2]) };
            let pane = if rng.chance(p.lit_share) { p.far_lit } else { p.far_glass };
            let a = [mid - half, mid + half];
            f.rect(mesh, [a[0] - 0.06, a[1] + 0.06], [b[0] - 0.06, b[1] + 0.06], 0.012, s.trim);
            if detail == Detail::Far {
                f.rect(mesh, a, b, 0.02, pane);
                continue;
            }
            let split = if *small { 0.0 } else { 0.025 };
            f.rect(mesh, [a[0], mid - split], b, 0.02, pane);
            f.rect(mesh, [mid + split, a[1]], b, 0.02, pane);
            f.relief(mesh, [a[0] - 0.1, a[1] + 0.1], [b[0] - 0.12, b[0] - 0.05], [0.0, 0.1], s.trim);
            if !small && rng.chance(0.4) {
                f.rect(mesh, a, [b[0] + (b[1] - b[0]) * rng.range(0.25, 0.9), b[1]], 0.028, p.white_metal);
            }
            if !small && rng.chance(0.14) {
                f.relief(mesh, [a[0] + 0.1, a[0] + 0.85], [b[0] - 0.75, b[0] - 0.25], [0.0, 0.3], p.white_metal);
            }
        }
    }
    if detail > Detail::Far {
        f.bar(mesh, width - 0.35, [0.0, s.height()], 0.06, 0.05, p.steel);
    }
}
