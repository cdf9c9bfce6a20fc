//! Bodies of cars: a shell through the stations of a shape, with arches cut for the wheels, and a cabin with windows in it.
//!
//! Between stations the shell follows a cubic through them (Catmull and Rom 1974), so that it shines as pressed sheet does.

use super::car::{Paint, Shape, span, widest};
use super::draw::polygon;
use glam::Vec3;
use setpiece_scene::math::{cos, sin, smoothstep};
use setpiece_scene::{MaterialId, Mesh, build};
use std::f32::consts::{FRAC_PI_2, PI};

/// Longest piece between two sections, metres.
const STEP: f32 = 0.16;
/// Between a tyre and its arch.
const GAP: f32 = 0.055;
/// How far lamps reach along the flanks from the rear and the front, metres.
const LAMPS: [f32; 2] = [0.12, 0.3];
/// Points of a flank from the sill to the shoulder, and of the lid from there to the middle.
const FLANK: usize = 6;
const LID: [[f32; 2]; 4] = [[0.965, 0.22], [0.86, 0.55], [0.5, 0.9], [0.0, 1.0]];
/// Half of a section.
const HALF: usize = FLANK + LID.len();

impl Shape {
    /// The station at a place along the car, between those that are given.
    fn at(&self, x: f32) -> [f32; 5] {
        let s = &self.stations;
        let last = s.len() - 1;
        let i = s.windows(2).position(|w| x <= w[1][0]).unwrap_or(last - 1);
        let t = ((x - s[i][0]) / (s[i + 1][0] - s[i][0])).clamp(0.0, 1.0);
        let (before, after) = (&s[i.saturating_sub(1)], &s[(i + 2).min(last)]);
        let slope = |a: &[f32; 5], b: &[f32; 5], k: usize| (b[k] - a[k]) / (b[0] - a[0]) * (s[i + 1][0] - s[i][0]);
        let (t2, t3) = (t * t, t * t * t);
        std::array::from_fn(|k| match k {
            0 => x,
            _ => {
                let (from, to) = (slope(before, &s[i + 1], k), slope(&s[i], after, k));
                (2.0 * t3 - 3.0 * t2 + 1.0) * s[i][k]
                    + (t3 - 2.0 * t2 + t) * from
                    + (3.0 * t2 - 2.0 * t3) * s[i + 1][k]
                    + (t3 - t2) * to
            }
        })
    }

    /// Radius of the arches.
    fn reach(&self) -> f32 {
        self.wheel + GAP
    }

    /// How high the sill is: over wheels that is the arch.
    fn sill(&self, x: f32, bottom: f32) -> f32 {
        let reach = self.reach();
        let over = |wheel: f32| {
            let along = (x - wheel).abs();
            if along < reach { self.wheel + (reach * reach - along * along).sqrt() } else { bottom }
        };
        self.wheels.into_iter().map(over).fold(bottom, f32::max)
    }

    /// How far out the flank is at a height.
    fn flank(&self, [_, bottom, shoulder, _, width]: [f32; 5], y: f32) -> f32 {
        let h = ((y - bottom) / (shoulder - bottom)).clamp(0.0, 1.0);
        let (low, high) = (((0.5 - h) / 0.5).max(0.0), ((h - 0.5) / 0.5).max(0.0));
        // A crease along the car, below the shoulder.
        let crease = 0.012 * smoothstep(0.62, 0.72, h) * (1.0 - smoothstep(0.78, 1.0, h));
        width * (1.0 - 0.09 * low * low - 0.045 * high * high + crease)
    }

    /// A point of the flank, a little before it.
    fn on_flank(&self, x: f32, y: f32, side: f32, off: f32) -> Vec3 {
        Vec3::new(x, y, side * (self.flank(self.at(x), y) + off))
    }

    /// Half a section from the sill to the middle of the lid.
    fn section(&self, x: f32) -> [Vec3; HALF] {
        let s = self.at(x);
        let [_, bottom, shoulder, top, _] = s;
        let sill = self.sill(x, bottom).min(shoulder - 0.05);
        let edge = self.flank(s, shoulder);
        std::array::from_fn(|k| match k.checked_sub(FLANK) {
            None => {
                let y = sill + (shoulder - sill) * k as f32 / (FLANK - 1) as f32;
                Vec3::new(x, y, self.flank(s, y))
            }
            Some(k) => Vec3::new(x, shoulder + (top - shoulder) * LID[k][1], edge * LID[k][0]),
        })
    }

    /// Where sections are taken: everywhere along the car, and closely about the arches.
    fn places(&self) -> Vec<f32> {
        let (rear, front) = (self.stations[0][0], self.stations[self.stations.len() - 1][0]);
        let count = ((front - rear) / STEP).ceil() as usize;
        let mut places: Vec<f32> = (0..=count).map(|i| rear + (front - rear) * i as f32 / count as f32).collect();
        let reach = self.reach();
        for wheel in self.wheels {
            places.retain(|x| (x - wheel).abs() > reach + 0.02 || *x == rear || *x == front);
            places.extend((0..=12).map(|i| wheel - (reach - 1e-4) * cos(PI * i as f32 / 12.0)));
            places.extend([wheel - reach - 2e-3, wheel + reach + 2e-3]);
        }
        places.retain(|x| (rear..=front).contains(x));
        places.sort_by(f32::total_cmp);
        places.dedup();
        places
    }
}

/// Adds a quad that faces out on a side.
fn quad(m: &mut Mesh, side: f32, [a, b, c, d]: [Vec3; 4], id: MaterialId) {
    m.quad(if side > 0.0 { [a, b, c, d] } else { [b, a, d, c] }, id);
}

/// Adds the shell up to the shoulders and the lids before and behind the cabin.
pub(super) fn body(m: &mut Mesh, shape: &Shape, paint: &Paint) {
    let sections: Vec<[Vec3; HALF]> = shape.places().into_iter().map(|x| shape.section(x)).collect();
    let (rear, front) = (sections[0][0].x, sections[sections.len() - 1][0].x);
    for side in [1.0_f32, -1.0] {
        let at = |p: Vec3| Vec3::new(p.x, p.y, p.z * side);
        for pair in sections.windows(2) {
            for k in 0..HALF - 1 {
                let corner = (FLANK - 3..FLANK - 1).contains(&k);
                let id = match (corner, pair[0][0].x) {
                    (true, x) if x > front - LAMPS[1] => paint.head,
                    (true, x) if x < rear + LAMPS[0] => paint.tail,
                    _ => paint.body,
                };
                quad(m, side, [pair[0][k], pair[1][k], pair[1][k + 1], pair[0][k + 1]].map(at), id);
            }
            // Under the car, and within the arches.
            let under = |p: Vec3| Vec3::new(p.x, p.y, 0.0);
            let (a, b) = (pair[0][0], pair[1][0]);
            quad(m, side, [under(a), under(b), b, a].map(at), paint.trim);
        }
        for (end, turned) in [(&sections[0], -side), (&sections[sections.len() - 1], side)] {
            let under = Vec3::new(end[0].x, end[0].y, 0.0);
            let mut rim: Vec<Vec3> = end.iter().copied().chain([under]).map(at).collect();
            if turned > 0.0 {
                rim.reverse();
            }
            polygon(m, &rim, paint.body);
        }
        for x in shape.wheels {
            let reach = shape.reach();
            let z = span(side, 0.05, shape.at(x)[4] - 0.22);
            build::block(m, [x - reach, 0.2, z[0]], [x + reach, shape.wheel + reach, z[1]], paint.trim);
        }
        joints(m, shape, side, paint);
    }
}

/// Adds the joints of the doors, their handles and the sill.
fn joints(m: &mut Mesh, shape: &Shape, side: f32, paint: &Paint) {
    let length = shape.cabin[3] - shape.cabin[0];
    let clear = shape.reach() + 0.03;
    let strip = |m: &mut Mesh, x: [f32; 2], y: [f32; 2], off: f32| {
        let rows = 6;
        for r in 0..rows {
            let (low, high) = ([r, r + 1].map(|r| y[0] + (y[1] - y[0]) * r as f32 / rows as f32)).into();
            let p = |x, y| shape.on_flank(x, y, side, off);
            quad(m, side, [p(x[0], low), p(x[1], low), p(x[1], high), p(x[0], high)], paint.trim);
        }
    };
    for t in [0.3, 0.62, 0.95] {
        let x = shape.cabin[0] + length * t;
        let [_, bottom, shoulder, ..] = shape.at(x);
        let over = shape.wheels.iter().any(|w| (x - w).abs() < clear);
        let low = if over { shape.wheel + clear } else { bottom + 0.1 };
        strip(m, [x, x + 0.009], [low, shoulder], 0.002);
    }
    for t in [0.36, 0.68] {
        let x = shape.cabin[0] + length * t;
        let station = shape.at(x);
        let y = station[2] - 0.12;
        let z = shape.flank(station, y);
        let z = span(side, z - 0.01, z + 0.022);
        build::block(m, [x, y, z[0]], [x + 0.17, y + 0.028, z[1]], paint.body);
    }
    let x = [shape.wheels[0] + clear, shape.wheels[1] - clear];
    let count = 8;
    for i in 0..count {
        let along = [i, i + 1].map(|i| x[0] + (x[1] - x[0]) * i as f32 / count as f32);
        let bottom = shape.at(along[0])[1];
        strip(m, along, [bottom, bottom + 0.09], 0.006);
    }
}

/// Heights of the rows of a cabin's sides, 0 at the foot and 1 under the roof; windows lie between the second and the last but one.
const ROWS: [f32; 8] = [0.0, 0.07, 0.11, 0.3, 0.5, 0.7, 0.86, 1.0];
/// The first and the last row of a window.
const PANES: [usize; 2] = [2, 6];
/// Width of what frames a window, metres.
const FRAME: f32 = 0.035;

/// A cabin: where its sides are.
struct Cabin {
    ends: [f32; 4],
    foot: [f32; 2],
    roof: [f32; 2],
    /// How far the windscreen and the rear window bulge.
    bow: f32,
}

impl Cabin {
    fn new(shape: &Shape) -> Self {
        let w = widest(shape);
        let foot_y = shape.stations[2][2] - 0.02;
        let roof_w = w * if shape.blind { 0.86 } else { 0.72 };
        Self { ends: shape.cabin, foot: [foot_y, w * 0.925], roof: [shape.roof - 0.06, roof_w], bow: 0.09 }
    }

    /// Height and half width of a row.
    fn row(&self, v: f32) -> [f32; 2] {
        // Sides lean in more and more.
        let lean = v.powf(1.25);
        [self.foot[0] + (self.roof[0] - self.foot[0]) * v, self.foot[1] + (self.roof[1] - self.foot[1]) * lean]
    }

    /// The ends of a row along the car, at the corners.
    fn along(&self, v: f32) -> [f32; 2] {
        let [a, b, c, d] = self.ends;
        let curve = |foot: f32, roof: f32| foot + (roof - foot) * (v + 0.1 * v * (1.0 - v));
        [curve(a, b) + 0.5 * self.bow, curve(d, c) - 0.5 * self.bow]
    }

    fn side(&self, u: f32, v: f32, side: f32) -> Vec3 {
        let ([y, z], [rear, front]) = (self.row(v), self.along(v));
        // Plans are not quite straight.
        let belly = 1.0 - 0.05 * (2.0 * u - 1.0).powi(4);
        Vec3::new(rear + (front - rear) * u, y, side * z * belly)
    }

    /// A point of the windscreen, or of the rear window; `u` from -1 to 1 across.
    fn end(&self, u: f32, v: f32, front: bool) -> Vec3 {
        let ([y, z], ends) = (self.row(v), self.along(v));
        let bulge = self.bow * (1.0 - u * u);
        let x = if front { ends[1] + bulge } else { ends[0] - bulge };
        Vec3::new(x, y, z * 0.95 * u)
    }
}

/// Adds a sheet of cells: `point` of column and row, `kind` of a cell, and glass before panes.
fn sheet(
    m: &mut Mesh,
    columns: &[f32],
    point: impl Fn(f32, f32) -> Vec3,
    kind: impl Fn(usize, usize) -> Cell,
    side: f32,
    paint: &Paint,
) {
    for (i, u) in columns.windows(2).enumerate() {
        for (j, v) in ROWS.windows(2).enumerate() {
            let c = [point(u[0], v[0]), point(u[1], v[0]), point(u[1], v[1]), point(u[0], v[1])];
            match kind(i, j) {
                Cell::Sheet => quad(m, side, c, paint.roof),
                Cell::Seal => quad(m, side, c, paint.trim),
                Cell::Pane => {
                    quad(m, side, c, paint.inside);
                    let out = (c[1] - c[0]).cross(c[3] - c[0]).normalize_or_zero() * side * 0.008;
                    quad(m, side, c.map(|p| p + out), paint.glass);
                }
            }
        }
    }
}

/// What a cell of a cabin's side is.
enum Cell {
    Sheet,
    Seal,
    Pane,
}

/// What a cell is in whose row windows lie: `within` says so of its column, of a pane and of its frame.
fn cell(row: usize, pane: bool, frame: bool) -> Cell {
    let glazed = (PANES[0]..PANES[1]).contains(&row);
    match (pane, frame) {
        (true, _) if glazed => Cell::Pane,
        (_, true) if glazed || row + 1 == PANES[0] => Cell::Seal,
        (true, _) if row + 1 == PANES[0] => Cell::Seal,
        _ => Cell::Sheet,
    }
}

/// Adds the cabin.
pub(super) fn cabin(m: &mut Mesh, shape: &Shape, paint: &Paint) {
    let cabin = Cabin::new(shape);
    let length = cabin.along(0.5)[1] - cabin.along(0.5)[0];
    let frame = FRAME / length;
    // Columns of the sides: ends, and each window with its frame.
    let (mut columns, mut panes) = (vec![0.0], Vec::new());
    for (n, pair) in shape.pillars.windows(2).enumerate() {
        let (from, to) = (pair[0].max(0.035) + frame, pair[1] - frame);
        columns.extend([from - frame, from]);
        if !(shape.blind && n == 0) {
            panes.push([from, to]);
            columns.extend((1..4).map(|k| from + (to - from) * k as f32 / 4.0));
        }
        columns.extend([to, to + frame]);
    }
    columns.push(1.0);
    columns.sort_by(f32::total_cmp);
    columns.dedup_by(|a, b| (*a - *b).abs() < 1e-4);
    for side in [1.0_f32, -1.0] {
        let kind = |column: usize, row: usize| {
            let middle = 0.5 * (columns[column] + columns[column + 1]);
            let within = |more: f32| panes.iter().any(|p| (p[0] - more..p[1] + more).contains(&middle));
            cell(row, within(0.0), within(frame))
        };
        sheet(m, &columns, |u, v| cabin.side(u, v, side), kind, side, paint);
    }
    let across: Vec<f32> = [-1.0, -0.95, -0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 0.9, 0.95, 1.0].into();
    for front in [true, false] {
        let kind = |column: usize, row: usize| {
            // A van has windows in the upper half of its doors only.
            let glazed = front || !shape.blind || row >= 3;
            let edge = [1, across.len() - 3].contains(&column);
            let pane = (2..across.len() - 3).contains(&column);
            if glazed { cell(row, pane, edge) } else { Cell::Sheet }
        };
        sheet(m, &across, |u, v| cabin.end(u, v, front), kind, if front { -1.0 } else { 1.0 }, paint);
        // Corners between the ends and the sides.
        for side in [1.0_f32, -1.0] {
            for v in ROWS.windows(2) {
                let (u, turn) = if front { (1.0, side) } else { (0.0, -side) };
                let [a, b] = [v[0], v[1]].map(|v| (cabin.side(u, v, side), cabin.end(side, v, front)));
                quad(m, turn, [a.0, a.1, b.1, b.0], paint.roof);
            }
        }
    }
    roof(m, shape, &cabin, paint);
}

/// Adds the roof, which is bent both ways.
fn roof(m: &mut Mesh, shape: &Shape, cabin: &Cabin, paint: &Paint) {
    let rise = shape.roof - cabin.roof[0];
    const ACROSS: usize = 8;
    const ALONG: usize = 8;
    let point = |i: usize, j: usize| {
        let (s, u) = (2.0 * i as f32 / ACROSS as f32 - 1.0, j as f32 / ALONG as f32);
        // From the rim of the ends and the sides inwards.
        let (rear, front) = (cabin.end(s, 1.0, false).x, cabin.end(s, 1.0, true).x);
        let rim = cabin.side(u, 1.0, 1.0).z;
        let bend = cos(s * FRAC_PI_2).max(0.0).powf(0.45) * sin(u * PI).max(0.0).powf(0.35);
        Vec3::new(rear + (front - rear) * u, cabin.roof[0] + rise * bend, rim * s)
    };
    for i in 0..ACROSS {
        for j in 0..ALONG {
            m.quad([point(i, j), point(i + 1, j), point(i + 1, j + 1), point(i, j + 1)], paint.roof);
        }
    }
}
