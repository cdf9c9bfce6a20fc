//! Warehouses: steel portal frames, purlins and girts, sheets over all, roller doors, a loading dock.
//!
//! A portal frame is two columns and four pieces of rafter that stand on each other, haunched at the eaves. Purlins lie
//! on the rafters, girts on the columns, sheets on both. With walls of brick or stone, of precast panels or of planks,
//! the frames stay and the cladding changes.

use super::apartment;
use super::boards::plate;
use super::kit::{Kit, Side, Span, Spec, add, mid};
use super::solid::along_x;
use super::{ridge, yard};
use glam::Vec3;
use setpiece_scene::{MaterialId, Mesh, PartKind, Substance};
use setpiece_shot::{Material, ShotPlan};

/// What closes the frames.
struct Cladding {
    /// Width of a piece.
    strip: f32,
    thick: f32,
    substance: Substance,
    chunk: f32,
    face: MaterialId,
    broken: MaterialId,
    /// Whether it hangs on girts over a dado; else it stands on the ground by itself.
    hangs: bool,
}

/// Distance from the outer face to the columns.
const SKIN_M: f32 = 0.2;
/// Depth of purlins.
const PURLIN_M: f32 = 0.18;
/// Height of the dado and of the dock.
const DADO_M: f32 = 1.1;

/// Lengths of steel members between which they can bend, metres.
const LENGTH_M: f32 = 2.4;

/// Lines, levels and what everything is made of.
pub struct Hall {
    /// Where frames stand along x, the outer faces included.
    pub xs: Vec<f32>,
    depth: f32,
    /// Top of the floor.
    pub base: f32,
    /// Outer corner of the rafters at the eaves, and its rise to the ridge.
    pub knee: [f32; 2],
    rise: f32,
    /// Depth of a column.
    pub column: f32,
    frame: Substance,
    metal: MaterialId,
    clad: Cladding,
}

impl Hall {
    fn new(kit: &Kit<'_>, plan: &ShotPlan) -> Self {
        let s = &plan.structure;
        let (width, depth, height) = (s.width_m as f32, (s.depth_m as f32).max(2.0), s.height_m as f32);
        let coarse = apartment::bay_m(kit.lean) / apartment::bay_m(0);
        let bays = ((width / (6.0 * coarse)).round() as usize).max(1);
        let xs = (0..=bays).map(|i| -0.5 * width + width * i as f32 / bays as f32).collect();
        let skin = SKIN_M.min(0.1 * depth);
        let rise = (0.11 * depth).clamp(0.2, 7.0).min(0.5 * height);
        let slope = rise / (0.5 * depth - skin);
        let long = (1.0 + slope * slope).sqrt();
        // The roof's underside meets the outer face at the plan's height.
        let knee = height + slope * skin - PURLIN_M * long;
        let pal = &kit.pal;
        let coated = |strip: f32| Cladding {
            strip: strip * coarse,
            thick: 0.04,
            substance: Substance::Steel,
            chunk: 0.0,
            face: pal.corrugated,
            broken: pal.grey_metal,
            hangs: true,
        };
        let clad = match s.material {
            Material::Steel | Material::Glass => coated(1.25),
            Material::Timber => {
                Cladding { substance: Substance::Timber, face: pal.wall, broken: pal.broken_light, ..coated(0.45) }
            }
            Material::Concrete => Cladding {
                strip: 3.0 * coarse,
                thick: SKIN_M,
                substance: Substance::Concrete,
                chunk: 1.3,
                face: pal.concrete,
                broken: pal.broken_concrete,
                hangs: false,
            },
            Material::Brick | Material::Stone => Cladding {
                strip: 3.0 * coarse,
                thick: SKIN_M,
                substance: pal.masonry,
                chunk: 1.0,
                face: pal.wall,
                broken: pal.broken_brick,
                hangs: false,
            },
        };
        let (frame, metal) = if s.material == Material::Timber {
            (Substance::Timber, pal.woods[1])
        } else {
            (Substance::Steel, pal.accent)
        };
        let column = 0.4_f32.min(0.08 * depth).min(0.1 * height);
        Self { xs, depth, base: 0.16_f32.min(0.1 * height), knee: [-skin, knee], rise, column, frame, metal, clad }
    }

    /// Where the ridge runs.
    pub fn ridge_z(&self) -> f32 {
        -0.5 * self.depth
    }

    fn slope(&self) -> f32 {
        self.rise / (self.knee[0] - self.ridge_z())
    }

    /// Distance from the ridge's plane: the same on both slopes.
    fn off(&self, z: f32) -> f32 {
        (z - self.ridge_z()).abs()
    }

    /// Top of the rafters.
    fn top(&self, z: f32) -> f32 {
        self.knee[1] + self.rise - self.slope() * self.off(z)
    }

    /// Underside of the rafters.
    fn under(&self, z: f32) -> f32 {
        let reach = self.off(self.knee[0]) - self.column;
        let deep = (0.06 * self.rise + 0.2).min(0.8 * self.rise);
        let crown = self.knee[1] + self.rise - deep;
        self.knee[1] + (crown - self.knee[1]) * (1.0 - self.off(z) / reach).min(1.0)
    }

    /// Underside of the sheets.
    pub fn sheet(&self, z: f32) -> f32 {
        let s = self.slope();
        self.top(z) + PURLIN_M * (1.0 + s * s).sqrt()
    }

    /// The same place on the other slope.
    pub fn mirrored(&self, z: f32) -> f32 {
        2.0 * self.ridge_z() - z
    }

    /// Extent along x of the frame on line `i`.
    pub fn frame_x(&self, i: usize) -> Span {
        let (w, skin) = (0.24_f32.min(0.6 * self.column), -self.knee[0]);
        if i == 0 {
            [self.xs[0] + skin, self.xs[0] + skin + w]
        } else if i + 1 == self.xs.len() {
            [self.xs[i] - skin - w, self.xs[i] - skin]
        } else {
            [self.xs[i] - 0.5 * w, self.xs[i] + 0.5 * w]
        }
    }

    /// An I-section that fills a prism along x, in lengths between which it can bend. Edges 0 and 2 of the outline are its
    /// flanges, edge 3 is where it stands if it does.
    fn steel(&self, kit: &mut Kit<'_>, spec: Spec, outline: &[[f32; 2]; 4], x: Span, flange: f32) {
        if self.frame != Substance::Steel {
            kit.put(spec.chunks(1.8), along_x(outline, x, self.metal));
            return;
        }
        let [a, b, c, d] = *outline;
        let long = ((b[0] - a[0]).powi(2) + (b[1] - a[1]).powi(2)).sqrt();
        let count = if kit.lean < 2 { ((long / LENGTH_M).round() as usize).max(1) } else { 1 };
        let on = |p: [f32; 2], q: [f32; 2], i: usize| {
            let t = i as f32 / count as f32;
            [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]
        };
        for i in 0..count {
            let length = [on(a, b, i), on(a, b, i + 1), on(d, c, i + 1), on(d, c, i)];
            let spec = if i == 0 { spec } else { spec.anchored(false) };
            self.length(kit, spec, &length, x, flange);
        }
    }

    /// One length of an I-section: two flanges and a web between outlines.
    fn length(&self, kit: &mut Kit<'_>, spec: Spec, outline: &[[f32; 2]; 4], x: Span, flange: f32) {
        let shape = along_x(outline, x, self.metal);
        let mut mesh = Mesh::default();
        let m = mid(x);
        add(&mut mesh, &along_x(outline, [m - 0.01, m + 0.01], self.metal));
        // The first and the third edge are the flanges.
        for e in [0, 2] {
            let (a, b) = (outline[e], outline[(e + 1) % 4]);
            let inward = {
                let c = [0, 1].map(|k| outline.iter().map(|p| p[k]).sum::<f32>() / 4.0);
                let n = [-(b[1] - a[1]), b[0] - a[0]];
                let length = (n[0] * n[0] + n[1] * n[1]).sqrt().max(1e-4);
                let side = (c[0] - a[0]) * n[0] + (c[1] - a[1]) * n[1];
                n.map(|v| v / length * flange * if side > 0.0 { 1.0 } else { -1.0 })
            };
            let quad = [a, b, [b[0] + inward[0], b[1] + inward[1]], [a[0] + inward[0], a[1] + inward[1]]];
            add(&mut mesh, &along_x(&quad, x, self.metal));
        }
        kit.put_as(spec, shape, mesh);
    }
}

/// Builds a warehouse.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let hall = Hall::new(kit, plan);
    floor(kit, &hall);
    for i in 0..hall.xs.len() {
        portal(kit, &hall, i);
    }
    purlins(kit, &hall);
    roof(kit, &hall);
    let doors = doors(kit, &hall);
    for is_front in [true, false] {
        long_wall(kit, &hall, is_front, if is_front { &doors } else { &[] });
    }
    for is_left in [true, false] {
        gable(kit, &hall, is_left);
    }
    if kit.lean < 3 {
        yard::dock(kit, &doors, DADO_M);
        ridge::vents(kit, &hall);
        ridge::bracing(kit, &hall);
    }
    if kit.lean < 2 {
        let x = [hall.xs[0] + 1.5, hall.xs[hall.xs.len() - 1] - 1.5];
        yard::racks(kit, x, [-hall.depth + 2.0, -4.0], hall.base, 0.8 * hall.knee[1]);
    }
    wall_lamps(kit, &hall, &doors);
}

/// Hooded lamps on the front: high in every other bay, and between the doors under the dock's canopy.
fn wall_lamps(kit: &mut Kit<'_>, h: &Hall, doors: &[Door]) {
    if kit.lean >= 3 {
        return;
    }
    let side = side_of(h, true);
    for (i, pair) in h.xs.windows(2).enumerate() {
        let door = doors.iter().find(|d| d.docked && d.x[0] > pair[0] && d.x[1] < pair[1]);
        match door {
            Some(door) => yard::wall_lamp(kit, &side, door.x[0] - h.xs[0] - 0.6, door.y[1] - 0.05, 0.5),
            None if i % 2 == 0 => yard::wall_lamp(kit, &side, mid([pair[0], pair[1]]) - h.xs[0], h.knee[1] - 0.9, 1.1),
            None => {}
        }
    }
}

fn floor(kit: &mut Kit<'_>, h: &Hall) {
    let spec = Spec::new(PartKind::Slab, Substance::Concrete, kit.pal.broken_concrete, -1).anchored(true);
    let concrete = kit.pal.concrete;
    let skin = -h.knee[0];
    for pair in h.xs.windows(2) {
        for z in [[-h.depth + skin, h.ridge_z()], [h.ridge_z(), -skin]] {
            let from = if pair[0] == h.xs[0] { pair[0] + skin } else { pair[0] };
            let to = if pair[1] == h.xs[h.xs.len() - 1] { pair[1] - skin } else { pair[1] };
            kit.block(spec, [from, to], [0.0, h.base], z, concrete);
        }
    }
}

/// Two columns and four pieces of rafter; at the ends also the posts that carry the gable's girts.
fn portal(kit: &mut Kit<'_>, h: &Hall, i: usize) {
    let x = h.frame_x(i);
    let part = |kind| Spec::new(kind, h.frame, kit.pal.broken_light, 0);
    let (column, rafter) = (part(PartKind::Column).anchored(true), part(PartKind::Beam));
    let (out, inner) = (h.knee[0], h.knee[0] - h.column);
    let half = 0.5 * (out + h.ridge_z());
    for flip in [false, true] {
        let m = |z: f32| if flip { h.mirrored(z) } else { z };
        let shaft = [[m(out), h.base], [m(out), h.knee[1]], [m(inner), h.knee[1]], [m(inner), h.base]];
        h.steel(kit, column, &shaft, x, 0.02);
        let z = h.ridge_z();
        let low = [[m(out), h.knee[1]], [m(half), h.top(half)], [m(half), h.under(half)], [m(inner), h.knee[1]]];
        let high = [[m(half), h.top(half)], [z, h.top(z)], [z, h.under(z)], [m(half), h.under(half)]];
        h.steel(kit, rafter, &low, x, 0.02);
        h.steel(kit, rafter, &high, x, 0.02);
    }
    if i == 0 || i + 1 == h.xs.len() {
        for z in posts(h) {
            let (a, b) = (z - 0.09, z + 0.09);
            let shaft = [[a, h.base], [a, h.under(a)], [b, h.under(b)], [b, h.base]];
            h.steel(kit, column, &shaft, x, 0.015);
        }
    }
}

/// Where posts stand in the gables.
fn posts(h: &Hall) -> Vec<f32> {
    let n = ((h.depth / 5.0).round() as usize).clamp(1, 12);
    // Never under the ridge, where two rafters meet.
    let shift = if n.is_multiple_of(2) { 0.4 } else { 0.0 };
    (1..n)
        .map(|k| -h.depth * k as f32 / n as f32 + shift)
        .filter(|z| *z < h.knee[0] - h.column - 0.3 && *z > h.mirrored(h.knee[0] - h.column) + 0.3)
        .collect()
}

fn purlins(kit: &mut Kit<'_>, h: &Hall) {
    let spec = Spec::new(PartKind::Beam, h.frame, kit.pal.broken_light, 0);
    let s = h.slope();
    let long = (1.0 + s * s).sqrt();
    let reach = h.off(h.knee[0]);
    let count = ((reach / 2.2).round() as usize).clamp(1, 12);
    let metal = kit.pal.grey_metal;
    for flip in [1.0, -1.0] {
        // Along the slope and up from it, in (z, y).
        let (t, n) = ([flip / long, -s / long], [flip * s / long, 1.0 / long]);
        for k in 0..=count {
            let off = (reach * k as f32 / count as f32).clamp(0.12, reach - 0.08);
            let p = [h.ridge_z() + flip * off, h.knee[1] + h.rise - s * off];
            let at = |a: f32, b: f32| [p[0] + t[0] * a + n[0] * b, p[1] + t[1] * a + n[1] * b];
            let outline = [at(-0.05, 0.0), at(0.05, 0.0), at(0.05, PURLIN_M), at(-0.05, PURLIN_M)];
            let last = h.xs.len() - 1;
            for (i, pair) in h.xs.windows(2).enumerate() {
                let skin = -h.knee[0];
                let from = if i == 0 { pair[0] + skin } else { pair[0] };
                let to = if i + 1 == last { pair[1] - skin } else { pair[1] };
                let chunk = if h.frame == Substance::Timber { 1.8 } else { 0.0 };
                kit.put(spec.chunks(chunk), along_x(&outline, [from, to], metal));
            }
        }
    }
}

/// Sheets from ridge to eaves in two lengths, some of them clear.
fn roof(kit: &mut Kit<'_>, h: &Hall) {
    let width = h.xs[h.xs.len() - 1] - h.xs[0];
    let coarse = apartment::bay_m(kit.lean) / apartment::bay_m(0);
    let count = ((width / (1.3 * coarse)).round() as usize).max(1);
    let (steel, glass) = (kit.pal.grey_metal, kit.pal.glass);
    let sheet = Spec::new(PartKind::Slab, Substance::Steel, steel, 0);
    let light = Spec::new(PartKind::Glass, Substance::Glass, glass, 0);
    let t = 0.035;
    let half = 0.5 * (h.knee[0] + h.ridge_z());
    for flip in [false, true] {
        let m = |z: f32| if flip { h.mirrored(z) } else { z };
        // Beyond the knee the slope runs on over the wall.
        let over = |z: f32| h.knee[1] + h.rise - h.slope() * (z - h.ridge_z()) + (h.sheet(half) - h.top(half));
        for i in 0..count {
            let at = |i: usize| h.xs[0] + width * i as f32 / count as f32;
            let mut x = [at(i), at(i + 1)];
            if i == 0 {
                x[0] -= 0.15;
            }
            if i + 1 == count {
                x[1] += 0.15;
            }
            let (ridge, eave) = (h.ridge_z(), 0.3);
            for (a, b, clear) in [(ridge, half, false), (half, eave, i % 6 == 3)] {
                let outline = [[m(a), over(a)], [m(b), over(b)], [m(b), over(b) + t], [m(a), over(a) + t]];
                let (spec, cover) = if clear { (light, glass) } else { (sheet, kit.pal.corrugated) };
                kit.put(spec, along_x(&outline, x, cover));
            }
        }
    }
}

/// A door: its extent in x, from its foot to its head, whether it stands over the dock.
pub struct Door {
    /// Extent along x.
    pub x: Span,
    /// From foot to head.
    pub y: Span,
    /// Whether lorries back up to it.
    pub docked: bool,
}

fn doors(kit: &Kit<'_>, h: &Hall) -> Vec<Door> {
    let mut rng = kit.rng.fork(3);
    let bays = h.xs.len() - 1;
    let first = rng.below(2);
    let mut doors = Vec::new();
    for i in 0..bays {
        let width = h.xs[i + 1] - h.xs[i];
        let docked = i >= bays / 2;
        let wanted = if docked { true } else { i % 2 == first };
        let foot = if docked { DADO_M } else { h.base };
        let high = if docked { 3.0 } else { 4.2 };
        let head = (foot + high).min(0.8 * h.knee[1]);
        if !wanted || width < 3.0 || head - foot < 1.8 || kit.lean >= 3 {
            continue;
        }
        let half = if docked { 1.5 } else { 2.0_f32 }.min(0.36 * width);
        let m = mid([h.xs[i], h.xs[i + 1]]);
        doors.push(Door { x: [m - half, m + half], y: [foot, head], docked });
    }
    doors
}

/// A side's frame of reference: front or back.
fn side_of(h: &Hall, is_front: bool) -> Side {
    let (x0, x1) = (h.xs[0], h.xs[h.xs.len() - 1]);
    if is_front {
        Side { origin: Vec3::new(x0, 0.0, 0.0), right: Vec3::X, out: Vec3::Z, length: x1 - x0 }
    } else {
        Side { origin: Vec3::new(x1, 0.0, -h.depth), right: Vec3::NEG_X, out: Vec3::NEG_Z, length: x1 - x0 }
    }
}

fn long_wall(kit: &mut Kit<'_>, h: &Hall, is_front: bool, doors: &[Door]) {
    let side = side_of(h, is_front);
    let skin = -h.knee[0];
    let top = h.sheet(h.knee[0]) - h.slope() * skin - 0.002;
    let of = |x: f32| if is_front { x - h.xs[0] } else { h.xs[h.xs.len() - 1] - x };
    let bays: Vec<Span> =
        h.xs.windows(2).map(|p| if is_front { [of(p[0]), of(p[1])] } else { [of(p[1]), of(p[0])] }).collect();
    let length = side.length;
    for u in bays {
        let door = doors.iter().find(|d| of(d.x[0]) > u[0] && of(d.x[1]) < u[1]);
        let hole = door.map(|d| ([of(d.x[0]), of(d.x[1])], d.y));
        let pieces: Vec<(Span, Span)> = match hole {
            None => vec![(u, [0.0, top])],
            Some((du, dy)) => {
                vec![([u[0], du[0]], [0.0, top]), (du, [0.0, dy[0]]), (du, [dy[1], top]), ([du[1], u[1]], [0.0, top])]
            }
        };
        for (u, y) in pieces {
            clad(kit, h, &side, u, y);
            if h.clad.hangs {
                // Girts stop short of the corners, where those of the gables begin.
                let across = [u[0].max(skin), u[1].min(length - skin)];
                girts(kit, h, &side, across, y);
            }
        }
        let Some((du, dy)) = hole else { continue };
        let sheet = kit.sheet();
        let steel = Spec::new(PartKind::Frame, Substance::Steel, kit.pal.iron, 0).of_sheet(sheet);
        let d = if h.clad.hangs { [-skin, -0.04] } else { [-0.14, -0.08] };
        let mut mesh = Mesh::default();
        let shutter = kit.pal.steel_shutter;
        side.draw(&mut mesh, du, dy, [-0.12, -0.08], shutter);
        side.draw(&mut mesh, [du[0] - 0.12, du[0]], dy, [-0.14, 0.03], kit.pal.iron);
        side.draw(&mut mesh, [du[1], du[1] + 0.12], dy, [-0.14, 0.03], kit.pal.iron);
        side.draw(&mut mesh, [du[0] - 0.12, du[1] + 0.12], [dy[1], dy[1] + 0.35], [-0.1, 0.2], kit.pal.iron);
        let leaf = side.block([du[0] + 0.004, du[1] - 0.004], dy, d, shutter);
        kit.put_as(steel, leaf, mesh);
    }
}

/// A field of a long wall: strips, over a dado where they hang.
fn clad(kit: &mut Kit<'_>, h: &Hall, side: &Side, u: Span, y: Span) {
    let c = &h.clad;
    let skin = -h.knee[0];
    let mut low = y[0];
    if c.hangs && low < DADO_M && h.knee[1] > 2.0 * DADO_M {
        let high = DADO_M.min(y[1]);
        let spec = Spec::new(PartKind::Facade, Substance::Concrete, kit.pal.broken_concrete, 0).chunks(1.2);
        kit.put(spec.anchored(true), side.block(u, [low, high], [-skin, 0.0], kit.pal.plinth));
        low = high;
    }
    strips(kit, h, side, u, low, |_| y[1]);
}

/// The strips alone, from `low` up to `top`.
fn strips(kit: &mut Kit<'_>, h: &Hall, side: &Side, u: Span, low: f32, top: impl Fn(f32) -> f32) {
    let c = &h.clad;
    let skin = -h.knee[0];
    let count = (((u[1] - u[0]) / c.strip).round() as usize).max(1);
    let stands = low == 0.0;
    let spec = Spec::new(PartKind::Facade, c.substance, c.broken, 0).chunks(c.chunk).anchored(stands);
    let d = [if c.hangs { -c.thick } else { -skin }, 0.0];
    for i in 0..count {
        let at = |i: usize| u[0] + (u[1] - u[0]) * i as f32 / count as f32;
        let (a, b) = (at(i), at(i + 1));
        if top(a).min(top(b)) - low < 0.02 {
            continue;
        }
        kit.put(spec, plate(side, &[[a, low], [b, low], [b, top(b)], [a, top(a)]], d, c.face));
    }
}

/// Rails behind sheets, at about two metres.
fn girts(kit: &mut Kit<'_>, h: &Hall, side: &Side, u: Span, y: Span) {
    let spec = Spec::new(PartKind::Beam, h.frame, kit.pal.broken_light, 0);
    let steel = kit.pal.grey_metal;
    let skin = -h.knee[0];
    let low = y[0].max(DADO_M);
    let count = (((y[1] - low) / 2.0).round() as usize).max(1);
    for k in 0..=count {
        let at = (low + (y[1] - low) * k as f32 / count as f32 - 0.12).max(low);
        if at + 0.12 < y[1] + 0.001 && u[1] - u[0] > 0.05 && y[1] - low > 0.3 {
            kit.put(spec, side.block(u, [at, at + 0.12], [-skin, -h.clad.thick], steel));
        }
    }
}

fn gable(kit: &mut Kit<'_>, h: &Hall, is_left: bool) {
    let last = h.xs[h.xs.len() - 1];
    let side = if is_left {
        Side { origin: Vec3::new(h.xs[0], 0.0, -h.depth), right: Vec3::Z, out: Vec3::NEG_X, length: h.depth }
    } else {
        Side { origin: Vec3::new(last, 0.0, 0.0), right: Vec3::NEG_Z, out: Vec3::X, length: h.depth }
    };
    let skin = -h.knee[0];
    let z_of = |u: f32| if is_left { u - h.depth } else { -u };
    let inset = if h.clad.hangs { h.clad.thick } else { skin };
    let roof = |u: f32| h.sheet(z_of(u)) - 0.003;
    let m = 0.5 * h.depth;
    // The dado between those of the long walls, the strips above it up to theirs.
    let dado = if h.clad.hangs && h.knee[1] > 2.0 * DADO_M { DADO_M } else { 0.0 };
    for u in [[inset, m], [m, h.depth - inset]] {
        strips(kit, h, &side, u, dado, roof);
    }
    if !h.clad.hangs {
        return;
    }
    let spec = Spec::new(PartKind::Facade, Substance::Concrete, kit.pal.broken_concrete, 0).chunks(1.2);
    for u in [[skin, m], [m, h.depth - skin]] {
        kit.put(spec.anchored(true), side.block(u, [0.0, dado], [-skin, 0.0], kit.pal.plinth));
    }
    let mut stops = vec![skin];
    stops.extend(posts(h).into_iter().map(|z| if is_left { z + h.depth } else { -z }));
    stops.push(h.depth - skin);
    stops.sort_by(f32::total_cmp);
    for pair in stops.windows(2) {
        girts(kit, h, &side, [pair[0], pair[1]], [DADO_M, h.knee[1]]);
    }
}
