//! Street fronts with depth: openings in reveals, frames, shutters, balconies, cornices, shops.

use super::draw::{Frame, Hole, Span};
use super::palette::Palette;
use super::railing::{self, Railing};
use super::shop;
use crate::Character;
use setpiece_scene::{MaterialId, Mesh};
use setpiece_shot::Rng;

/// How much a thing is worth, by its distance from where cameras stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Windows are dark rectangles.
    Far,
    /// Reveals and slabs, no small parts.
    Mid,
    /// Everything.
    Near,
}

/// How balconies run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Balconies {
    None,
    Each,
    Continuous,
}

/// What closes windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Shutters {
    None,
    Roller,
    Leaves,
}

/// One building's way of making fronts. Lengths in metres.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Style {
    pub ground: f32,
    pub storey: f32,
    pub floors: u32,
    pub bay: f32,
    pub window: [f32; 2],
    pub sill: f32,
    pub balconies: Balconies,
    pub railing: Railing,
    pub shutters: Shutters,
    pub cornice: f32,
    pub belts: bool,
    pub surrounds: bool,
    pub quoins: bool,
    pub mansard: bool,
    pub pitched: bool,
    pub shops: f32,
    pub fire_escape: bool,
    pub wall: MaterialId,
    pub base: MaterialId,
    pub trim: MaterialId,
    pub frame: MaterialId,
    pub shutter: MaterialId,
}

impl Style {
    /// Height of the wall without its parapet.
    pub fn height(&self) -> f32 {
        self.ground + self.storey * self.floors.saturating_sub(1) as f32
    }

    /// A style of a place, for a building of about `height` metres.
    pub fn choose(rng: &mut Rng, character: Character, height: f32, p: &Palette) -> Self {
        let wall = *rng.pick(&p.walls);
        let mut s = Self {
            ground: 3.6,
            storey: 3.0,
            floors: 1,
            bay: rng.range(2.7, 3.4),
            window: [1.2, 1.5],
            sill: 0.9,
            balconies: Balconies::None,
            railing: Railing::Bars,
            shutters: Shutters::Roller,
            cornice: 0.3,
            belts: false,
            surrounds: false,
            quoins: false,
            mansard: false,
            pitched: false,
            shops: 0.6,
            fire_escape: false,
            wall,
            base: if rng.chance(0.5) { wall } else { *rng.pick(&p.trim) },
            trim: *rng.pick(&p.trim),
            frame: *rng.pick(&p.frames),
            shutter: *rng.pick(&p.shutters),
        };
        match character {
            Character::BuenosAires => s.rioplatense(rng, height),
            Character::NorthAmerican => {
                s.window = [1.0, 1.75];
                s.bay = rng.range(2.1, 2.6);
                s.shutters = Shutters::None;
                s.cornice = 0.7;
                s.surrounds = true;
                s.belts = true;
                s.fire_escape = rng.chance(0.6);
                s.storey = 3.3;
                s.ground = 4.0;
            }
            Character::DesertVillage => {
                s.window = [0.7, 0.9];
                s.sill = 1.2;
                s.bay = rng.range(2.8, 4.2);
                s.shutters = if rng.chance(0.5) { Shutters::Leaves } else { Shutters::None };
                s.cornice = 0.0;
                s.shops = 0.2;
                s.ground = 3.2;
            }
            Character::Generic => {
                s.window = [1.05, 1.65];
                s.sill = 0.85;
                s.shutters = if rng.chance(0.5) { Shutters::Leaves } else { Shutters::None };
                s.balconies = if rng.chance(0.3) { Balconies::Each } else { Balconies::None };
                s.cornice = 0.5;
                s.belts = true;
                s.surrounds = rng.chance(0.7);
                s.mansard = rng.chance(0.3);
                s.pitched = !s.mansard && height < 19.0 && rng.chance(0.8);
                s.storey = 3.2;
                s.ground = 3.9;
            }
        }
        s.floors = 1 + ((height - s.ground) / s.storey).round().max(0.0) as u32;
        s
    }

    fn rioplatense(&mut self, rng: &mut Rng, height: f32) {
        let kind = rng.unit();
        if height < 9.0 {
            // Old low house: tall doors on the street, balustrade over the cornice.
            self.ground = 4.6;
            self.storey = 4.0;
            self.window = [1.15, 2.7];
            self.sill = 0.3;
            self.balconies = Balconies::Each;
            self.cornice = 0.45;
            self.surrounds = true;
            self.quoins = rng.chance(0.5);
            self.shutters = Shutters::Leaves;
            self.shops = 0.5;
        } else if kind < 0.42 && height < 24.0 {
            // After Paris: French windows, iron balconies, deep cornice, now and then a mansard.
            self.ground = 4.4;
            self.storey = 3.6;
            self.window = [1.25, 2.5];
            self.sill = 0.08;
            self.balconies = if rng.chance(0.7) { Balconies::Each } else { Balconies::Continuous };
            self.cornice = 0.6;
            self.belts = true;
            self.surrounds = true;
            self.quoins = rng.chance(0.6);
            self.mansard = rng.chance(0.45);
            self.shutters = Shutters::Leaves;
            self.shops = 0.7;
        } else if kind < 0.7 {
            // Rationalist: smooth, wide windows, massive balcony fronts.
            self.storey = 2.95;
            self.window = [rng.range(1.6, 2.0), 1.35];
            self.sill = 0.95;
            self.balconies = if rng.chance(0.6) { Balconies::Each } else { Balconies::None };
            self.railing = Railing::Solid;
            self.cornice = 0.2;
            self.belts = rng.chance(0.4);
        } else {
            // Flats of the sixties and seventies: balconies all along, roller shutters.
            self.storey = 2.8;
            self.bay = rng.range(3.2, 4.0);
            self.window = [2.2, 2.1];
            self.sill = 0.06;
            self.balconies = Balconies::Continuous;
            self.railing = *rng.pick(&[Railing::Bars, Railing::Panels, Railing::Solid]);
            self.cornice = 0.12;
        }
    }
}

/// Adds a street front of `width` on a frame at pavement level.
pub fn front(mesh: &mut Mesh, f: &Frame, width: f32, s: &Style, detail: Detail, p: &Palette, rng: &mut Rng) {
    let bays = (width / s.bay).floor().max(1.0);
    let pitch = width / bays;
    let window = (s.window[0]).min(pitch - 0.5);
    ground_floor(mesh, f, width, s, detail, p, rng);
    let phase = rng.below(3);
    for floor in 1..s.floors {
        let b0 = s.ground + (floor - 1) as f32 * s.storey;
        let top = (b0 + s.sill + s.window[1]).min(b0 + s.storey - 0.3);
        let holes: Vec<Hole> = (0..bays as u32)
            .map(|i| {
                let mid = (i as f32 + 0.5) * pitch;
                Hole { a: [mid - window * 0.5, mid + window * 0.5], b: [b0 + s.sill, top] }
            })
            .collect();
        if detail == Detail::Far {
            f.rect(mesh, [0.0, width], [b0, b0 + s.storey], 0.0, s.wall);
            for h in &holes {
                let m = if rng.chance(p.lit_share) { p.far_lit } else { p.far_glass };
                f.rect(mesh, h.a, h.b, 0.02, m);
            }
        } else {
            f.pierced(mesh, [0.0, width], [b0, b0 + s.storey], &holes, s.wall);
            for h in &holes {
                window_in(mesh, f, h, s, detail, p, rng);
            }
        }
        balconies(mesh, f, width, b0, &holes, s, detail, p, rng, phase);
        if s.belts && detail > Detail::Far && s.balconies != Balconies::Continuous {
            f.relief(mesh, [0.0, width], [b0 - 0.12, b0 + 0.1], [0.0, 0.08], s.trim);
        }
    }
    if s.quoins && detail > Detail::Far {
        let h = s.height();
        let count = (h / 0.6) as u32;
        for i in 0..count {
            let wide = if i % 2 == 0 { 0.55 } else { 0.35 };
            let b = [i as f32 * 0.6 + 0.03, i as f32 * 0.6 + 0.57];
            f.relief(mesh, [0.0, wide], b, [0.0, 0.045], s.base);
            f.relief(mesh, [width - wide, width], b, [0.0, 0.045], s.base);
        }
    }
    crown(mesh, f, width, s, detail, p);
    if detail == Detail::Near {
        services(mesh, f, width, s, p, rng);
    }
    if s.fire_escape && detail > Detail::Far {
        railing::fire_escape(mesh, f, width, s, detail, p);
    }
}

/// What was fixed to the front later: downpipe, cables along it and up it, meter boxes.
fn services(mesh: &mut Mesh, f: &Frame, width: f32, s: &Style, p: &Palette, rng: &mut Rng) {
    let h = s.height();
    if width < 4.0 {
        return;
    }
    if rng.chance(0.7) {
        let a = if rng.chance(0.5) { 0.22 } else { width - 0.22 };
        let foot = if s.balconies == Balconies::Continuous { h.min(s.ground - 0.2) } else { h - 0.2 };
        f.bar(mesh, a, [0.02, foot], 0.1, 0.045, p.steel);
        for i in 0..(foot / 1.5) as u32 {
            let b = 0.8 + 1.5 * i as f32;
            f.relief(mesh, [a - 0.07, a + 0.07], [b, b + 0.04], [0.0, 0.15], p.steel);
        }
    }
    for _ in 0..1 + rng.below(3) {
        let b = s.ground - rng.range(0.2, 0.55);
        let steps = (width / 2.2).ceil().max(1.0) as u32;
        for i in 0..steps {
            let (a0, a1) = (width * i as f32 / steps as f32, width * (i + 1) as f32 / steps as f32);
            super::cable::hang(mesh, f.at(a0, b, 0.16), f.at(a1, b, 0.16), rng.range(0.005, 0.03), 0.012, p);
        }
    }
    if rng.chance(0.6) {
        // Up the wall to the roof, not quite straight.
        let a = rng.range(0.5, width - 0.5);
        let mut last = f.at(a, s.ground - 0.3, 0.02);
        for i in 1..=4 {
            let next = f.at(a + rng.range(-0.12, 0.12), s.ground - 0.3 + (h - s.ground) * i as f32 * 0.25, 0.02);
            setpiece_scene::build::wire(mesh, &[last, next], 0.012, 4, p.dark_metal);
            last = next;
        }
    }
}

/// Cornice, parapet or mansard over the front.
fn crown(mesh: &mut Mesh, f: &Frame, width: f32, s: &Style, detail: Detail, p: &Palette) {
    let h = s.height();
    if s.cornice > 0.0 {
        f.relief(mesh, [0.0, width], [h - 0.18, h + 0.06], [0.0, s.cornice], s.trim);
        if s.cornice > 0.4 && detail > Detail::Far {
            f.relief(mesh, [0.0, width], [h - 0.32, h - 0.18], [0.0, s.cornice * 0.65], s.trim);
            f.relief(mesh, [0.0, width], [h - 0.55, h - 0.47], [0.0, 0.07], s.trim);
        }
        if s.cornice > 0.4 && detail == Detail::Near {
            let count = (width / 0.55) as u32;
            for i in 0..count {
                let a = (i as f32 + 0.5) * width / count as f32;
                f.relief(mesh, [a - 0.07, a + 0.07], [h - 0.47, h - 0.32], [0.0, s.cornice * 0.5], s.trim);
            }
        }
    }
    if s.mansard {
        // Steep slate with dormers, leaning back by a metre.
        let (up, back) = (2.6, 0.9);
        let q = |a: f32, b: f32, c: f32| f.at(a, h + b, c);
        mesh.quad([q(0.0, 0.06, 0.0), q(width, 0.06, 0.0), q(width, up, -back), q(0.0, up, -back)], p.slate);
        mesh.triangle([q(0.0, 0.06, 0.0), q(0.0, up, -back), q(0.0, 0.06, -back)], s.wall);
        mesh.triangle([q(width, 0.06, 0.0), q(width, 0.06, -back), q(width, up, -back)], s.wall);
        f.relief(mesh, [0.0, width], [h + up - 0.06, h + up + 0.1], [-back - 0.1, -back + 0.12], s.trim);
        if detail > Detail::Far {
            let bays = (width / (s.bay * 1.5)).floor().max(1.0);
            for i in 0..bays as u32 {
                let a = (i as f32 + 0.5) * width / bays;
                f.relief(mesh, [a - 0.65, a + 0.65], [h + 0.2, h + 2.0], [-back, -0.08], s.trim);
                f.rect(mesh, [a - 0.42, a + 0.42], [h + 0.45, h + 1.8], -0.07, p.far_glass);
                f.relief(mesh, [a - 0.8, a + 0.8], [h + 2.0, h + 2.14], [-back, 0.06], s.trim);
            }
        }
    } else if !s.pitched {
        f.solid(mesh, [0.0, width], [h, h + 0.95], [-0.16, 0.0], s.wall);
        if detail > Detail::Far {
            f.solid(mesh, [0.0, width], [h + 0.95, h + 1.02], [-0.2, 0.04], s.trim);
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn balconies(
    mesh: &mut Mesh,
    f: &Frame,
    width: f32,
    b0: f32,
    holes: &[Hole],
    s: &Style,
    detail: Detail,
    p: &Palette,
    rng: &mut Rng,
    turn: usize,
) {
    let spans: Vec<(Span, f32)> = match s.balconies {
        Balconies::None => return,
        Balconies::Continuous => vec![([0.25, width - 0.25], 1.15)],
        Balconies::Each => holes
            .iter()
            .enumerate()
            // Rationalist fronts carry balconies on some bays only, in columns; the other styles on all.
            .filter(|(i, _)| s.railing != Railing::Solid || (i + turn).is_multiple_of(2))
            .map(|(_, h)| ([h.a[0] - 0.22, h.a[1] + 0.22], if s.railing == Railing::Solid { 0.95 } else { 0.5 }))
            .collect(),
    };
    for (a, deep) in spans {
        f.relief(mesh, a, [b0 - 0.16, b0], [0.0, deep], s.trim);
        if detail == Detail::Far {
            if s.railing != Railing::Bars {
                f.relief(mesh, a, [b0, b0 + 0.9], [deep - 0.08, deep], s.wall);
            }
            continue;
        }
        if detail == Detail::Near && s.surrounds {
            for x in [a[0] + 0.12, a[1] - 0.12] {
                f.relief(mesh, [x - 0.06, x + 0.06], [b0 - 0.5, b0 - 0.16], [0.0, deep * 0.6], s.trim);
            }
        }
        railing::around(mesh, f, a, b0, deep, s.railing, s.wall, detail, p);
        if detail == Detail::Near {
            railing::clutter(mesh, f, a, b0, deep, p, rng);
        }
    }
}

/// One window in its hole: reveal, sill, frame, glass, room, curtain, shutter.
pub fn window_in(mesh: &mut Mesh, f: &Frame, h: &Hole, s: &Style, detail: Detail, p: &Palette, rng: &mut Rng) {
    const GLASS: f32 = -0.16;
    const ROOM: f32 = -0.34;
    let lit = rng.chance(p.lit_share);
    let room = if lit { *rng.pick(&p.lit_rooms) } else { *rng.pick(&p.rooms) };
    let rolled = match s.shutters {
        Shutters::Roller => *rng.pick(&[0.0, 0.0, 0.15, 0.3, 0.45, 0.75, 1.0, 1.0]),
        _ => 0.0,
    };
    let rolled: f32 = if lit { rolled * 0.4 } else { rolled };
    f.reveal(mesh, h.a, h.b, [ROOM, 0.0], s.wall);
    let cut = h.b[1] - (h.b[1] - h.b[0]) * rolled;
    if rolled < 0.99 {
        f.rect(mesh, h.a, [h.b[0], cut], ROOM, room);
        f.rect(mesh, h.a, [h.b[0], cut], GLASS, p.glass);
        if rng.chance(0.55) {
            let curtain = *rng.pick(&p.curtains);
            let share = rng.range(0.12, 0.42) * (h.a[1] - h.a[0]);
            f.rect(mesh, [h.a[0], h.a[0] + share], h.b, ROOM + 0.06, curtain);
            f.rect(mesh, [h.a[1] - share * rng.range(0.3, 1.0), h.a[1]], h.b, ROOM + 0.06, curtain);
        }
        if detail == Detail::Near {
            let (w, m) = (0.055, (h.a[0] + h.a[1]) * 0.5);
            let c = [GLASS - 0.02, GLASS + 0.03];
            for a in [[h.a[0], h.a[0] + w], [h.a[1] - w, h.a[1]], [m - w * 0.6, m + w * 0.6]] {
                f.relief(mesh, a, [h.b[0], cut], c, s.frame);
            }
            f.relief(mesh, h.a, [h.b[0], h.b[0] + w], c, s.frame);
            f.relief(mesh, h.a, [cut - w, cut], c, s.frame);
            if s.window[1] > 2.0 && rolled < 0.3 {
                let b = h.b[0] + (h.b[1] - h.b[0]) * 0.74;
                f.relief(mesh, h.a, [b, b + w], c, s.frame);
            }
        } else {
            let m = (h.a[0] + h.a[1]) * 0.5;
            f.rect(mesh, [m - 0.04, m + 0.04], [h.b[0], cut], GLASS + 0.01, s.frame);
        }
    }
    if rolled > 0.01 {
        f.rect(mesh, h.a, [cut, h.b[1]], -0.09, s.shutter);
        if rolled < 0.99 {
            mesh.quad(
                [
                    f.at(h.a[0], cut, -0.13),
                    f.at(h.a[1], cut, -0.13),
                    f.at(h.a[1], cut, -0.09),
                    f.at(h.a[0], cut, -0.09),
                ],
                s.shutter,
            );
        }
    }
    if s.shutters == Shutters::Leaves && detail == Detail::Near {
        leaves(mesh, f, h, s, rng);
    }
    if s.sill > 0.4 {
        f.relief(mesh, [h.a[0] - 0.08, h.a[1] + 0.08], [h.b[0] - 0.09, h.b[0]], [0.0, 0.1], s.trim);
    }
    if s.surrounds && detail == Detail::Near {
        for a in [[h.a[0] - 0.18, h.a[0]], [h.a[1], h.a[1] + 0.18]] {
            f.relief(mesh, a, [h.b[0], h.b[1] + 0.18], [0.0, 0.05], s.trim);
        }
        f.relief(mesh, h.a, [h.b[1], h.b[1] + 0.18], [0.0, 0.05], s.trim);
        f.relief(mesh, [h.a[0] - 0.28, h.a[1] + 0.28], [h.b[1] + 0.18, h.b[1] + 0.28], [0.0, 0.16], s.trim);
    }
    if detail == Detail::Near && s.sill > 0.4 && rng.chance(0.16) {
        air_conditioner(mesh, &f.moved((h.a[0] + h.a[1]) * 0.5 - 0.4, h.b[0] - 0.75, 0.0), p);
    }
}

/// Louvred leaves, folded open beside the window or ajar.
fn leaves(mesh: &mut Mesh, f: &Frame, h: &Hole, s: &Style, rng: &mut Rng) {
    let half = (h.a[1] - h.a[0]) * 0.5;
    let open = rng.unit();
    if open < 0.3 {
        // Closed, one leaf sometimes ajar.
        f.rect(mesh, [h.a[0], h.a[0] + half - 0.01], h.b, -0.06, s.shutter);
        if open > 0.08 {
            f.rect(mesh, [h.a[0] + half + 0.01, h.a[1]], h.b, -0.06, s.shutter);
        }
    } else if open < 0.75 && s.balconies == Balconies::None {
        for a in [[h.a[0] - half, h.a[0] - 0.02], [h.a[1] + 0.02, h.a[1] + half]] {
            f.relief(mesh, a, h.b, [0.0, 0.04], s.shutter);
        }
    } else {
        // Folded into the reveal at right angles.
        for a in [h.a[0] + 0.03, h.a[1] - 0.03] {
            f.relief(mesh, [a - 0.02, a + 0.02], h.b, [-0.12, half * 0.5], s.shutter);
        }
    }
}

/// An outdoor unit on brackets; the frame's origin is its lower left back corner.
pub fn air_conditioner(mesh: &mut Mesh, f: &Frame, p: &Palette) {
    f.solid(mesh, [0.0, 0.8], [0.0, 0.55], [0.08, 0.38], p.white_metal);
    f.rect(mesh, [0.08, 0.52], [0.06, 0.49], 0.385, p.dark_metal);
    for a in [0.1, 0.66] {
        f.relief(mesh, [a, a + 0.03], [-0.04, 0.0], [0.0, 0.4], p.steel);
    }
    f.bar(mesh, 0.7, [-0.6, 0.0], 0.03, 0.012, p.white_metal);
}

/// Ground floor: shops, doors, garages, barred windows.
fn ground_floor(mesh: &mut Mesh, f: &Frame, width: f32, s: &Style, detail: Detail, p: &Palette, rng: &mut Rng) {
    if detail == Detail::Far {
        f.rect(mesh, [0.0, width], [0.0, s.ground], 0.0, s.base);
        let bays = (width / 3.6).floor().max(1.0);
        for i in 0..bays as u32 {
            let mid = (i as f32 + 0.5) * width / bays;
            let m = if rng.chance(p.lit_share) { p.far_lit } else { p.far_glass };
            f.rect(mesh, [mid - 1.2, mid + 1.2], [0.2, s.ground - 1.1], 0.02, m);
        }
        return;
    }
    shop::ground_floor(mesh, f, width, s, detail, p, rng);
}

/// A wall without windows but for a few odd small ones; with patches, stains of old paint, now and then an advert.
pub fn party_wall(mesh: &mut Mesh, f: &Frame, width: f32, height: f32, detail: Detail, p: &Palette, rng: &mut Rng) {
    let wall = *rng.pick(&p.party);
    let mut holes = Vec::new();
    if detail == Detail::Near && width > 7.0 && height > 9.0 && rng.chance(0.6) {
        // Windows broken through later, one above the other.
        let a = rng.range(1.5, width - 2.5);
        for i in 1..(height / 3.0) as u32 {
            if rng.chance(0.6) {
                holes.push(Hole { a: [a, a + 0.7], b: [i as f32 * 3.0 + 1.2, i as f32 * 3.0 + 2.1] });
            }
        }
    }
    if holes.is_empty() {
        f.rect(mesh, [0.0, width], [0.0, height], 0.0, wall);
    } else {
        let mut b = 0.0;
        for h in &holes {
            let top = h.b[1] + 0.3;
            f.pierced(mesh, [0.0, width], [b, top], &[*h], wall);
            f.reveal(mesh, h.a, h.b, [-0.2, 0.0], wall);
            f.rect(mesh, h.a, h.b, -0.2, if rng.chance(p.lit_share) { p.lit_rooms[0] } else { p.far_glass });
            b = top;
        }
        f.rect(mesh, [0.0, width], [b, height], 0.0, wall);
    }
    if detail == Detail::Far {
        return;
    }
    for _ in 0..rng.below(5) + 1 {
        let (w, h) = (rng.range(0.6, 3.5).min(width - 0.5), rng.range(0.5, 4.0).min(height * 0.4));
        let (a, b) = (rng.range(0.2, (width - w - 0.1).max(0.3)), rng.range(0.0, (height - h - 0.2).max(0.1)));
        f.rect(mesh, [a, a + w], [b, b + h], 0.006, *rng.pick(&p.patches));
    }
    if width > 6.0 && height > 14.0 && rng.chance(0.45) {
        shop::painted_advert(mesh, f, width, height, p, rng);
    }
    if detail == Detail::Near && rng.chance(0.6) {
        let a = rng.range(0.4, width - 0.4);
        f.bar(mesh, a, [0.0, height], 0.07, 0.05, p.steel);
    }
}
