//! Balconies: a slab on the edge of its floor, a railing, and what people keep there.

use super::kit::{Kit, Side, Span, Spec, mid};
use glam::Vec3;
use setpiece_scene::{MaterialId, Mesh, PartKind, Substance};
use setpiece_shot::Rng;

/// What keeps people from falling off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Railing {
    /// Upright iron bars.
    Bars,
    /// Few horizontal tubes over a low kerb.
    Tubes,
    /// A plastered brick wall.
    Masonry,
    /// A low wall with a rail of bars on it.
    Half,
    /// Panes in a frame.
    Glass,
}

/// A balcony along part of a facade.
#[derive(Clone, Copy, Debug)]
pub struct Balcony {
    /// Extent along the facade.
    pub u: Span,
    /// Top of the floor that it belongs to.
    pub level: f32,
    /// How far it juts out.
    pub depth: f32,
    /// How much wider each end is at the front (corner balconies), or 0.
    pub flare: f32,
    /// Whether it ends at the left and at the right, or runs on.
    pub ends: [bool; 2],
    /// The railing.
    pub railing: Railing,
    /// Colour of slab edge and masonry.
    pub body: MaterialId,
    /// Colour of iron.
    pub iron: MaterialId,
}

const RAIL_M: f32 = 1.0;
const THICK_M: f32 = 0.14;

impl Balcony {
    fn outline(&self, near: f32, far: f32) -> [[f32; 2]; 4] {
        let at = |d: f32| self.flare * d / self.depth;
        [
            [self.u[0] - at(near), near],
            [self.u[1] + at(near), near],
            [self.u[1] + at(far), far],
            [self.u[0] - at(far), far],
        ]
    }

    /// Top of its floor.
    pub fn top(&self) -> f32 {
        self.level - 0.02
    }

    /// Builds slab and railing.
    pub fn build(&self, kit: &mut Kit<'_>, side: &Side, at: (i32, u32)) {
        let (storey, sheet) = at;
        let top = self.top();
        let spec = Spec::new(PartKind::Balcony, Substance::Concrete, kit.pal.broken_concrete, storey)
            .of_sheet(sheet)
            .chunks(1.5);
        let tiles = kit.pal.floors[2];
        let shape = side.slab(&self.outline(0.0, self.depth), [top - THICK_M, top], self.body);
        kit.put(spec, shape.faced(Vec3::Y, tiles).faced(Vec3::NEG_Y, kit.pal.ceiling));
        let y = [top, top + RAIL_M];
        match self.railing {
            Railing::Masonry => self.parapet(kit, side, [y[0], y[1] - 0.1], at),
            Railing::Half => {
                let low = y[0] + 0.42;
                self.parapet(kit, side, [y[0], low], at);
                self.rails(kit, side, [low, y[1]], at);
            }
            Railing::Bars | Railing::Tubes | Railing::Glass => self.rails(kit, side, y, at),
        }
    }

    fn parapet(&self, kit: &mut Kit<'_>, side: &Side, y: Span, (storey, sheet): (i32, u32)) {
        let spec =
            Spec::new(PartKind::Railing, Substance::Brick, kit.pal.broken_brick, storey).of_sheet(sheet).chunks(1.2);
        let front = self.depth - 0.1;
        let shape = side.slab(&self.outline(front, self.depth), y, self.body);
        kit.put(spec, shape);
        for (end, u) in [(self.ends[0], self.u[0]), (self.ends[1], self.u[1] - 0.1)] {
            if end && self.flare == 0.0 {
                kit.put(spec, side.block([u, u + 0.1], y, [0.0, front], self.body));
            }
        }
    }

    fn rails(&self, kit: &mut Kit<'_>, side: &Side, y: Span, (storey, sheet): (i32, u32)) {
        let mut mesh = Mesh::default();
        let inset = 0.06;
        let front = self.depth - inset;
        let grow = self.flare * front / self.depth;
        let ends =
            [self.u[0] - grow + inset * f32::from(self.ends[0]), self.u[1] + grow - inset * f32::from(self.ends[1])];
        self.run(&mut mesh, side, [ends[0], ends[1]], y, front, kit.pal.glass);
        // The returns to the wall, as bars along d: drawn in a side turned by a quarter.
        if self.flare == 0.0 {
            for (is_end, u) in [(self.ends[0], ends[0]), (self.ends[1], ends[1])] {
                if is_end {
                    let turned =
                        Side { origin: side.point(u, 0.0, 0.0), right: side.out, out: -side.right, length: front };
                    self.run(&mut mesh, &turned, [0.0, front], y, 0.0, kit.pal.glass);
                }
            }
        }
        let spec = Spec::new(PartKind::Railing, Substance::Steel, self.iron, storey).of_sheet(sheet);
        let shape = side.block([ends[0], ends[1]], y, [front - 0.02, front + 0.02], self.iron);
        kit.put_as(spec, shape, mesh);
    }

    /// One straight run of railing.
    fn run(&self, mesh: &mut Mesh, side: &Side, u: Span, y: Span, d: f32, glass: MaterialId) {
        let length = u[1] - u[0];
        let thin = |w: f32| [d - w, d + w];
        side.draw(mesh, u, [y[1] - 0.04, y[1]], thin(0.025), self.iron);
        let posts = ((length / 1.2).ceil() as usize).max(1);
        for i in 0..=posts {
            let p = u[0] + 0.015 + (length - 0.03) * i as f32 / posts as f32;
            side.draw(mesh, [p - 0.015, p + 0.015], [y[0], y[1] - 0.04], thin(0.015), self.iron);
        }
        match self.railing {
            Railing::Bars | Railing::Half => {
                side.draw(mesh, u, [y[0] + 0.08, y[0] + 0.11], thin(0.012), self.iron);
                let count = (length / 0.125) as usize;
                for i in 1..count {
                    let p = u[0] + length * i as f32 / count as f32;
                    side.draw(mesh, [p - 0.007, p + 0.007], [y[0] + 0.11, y[1] - 0.04], thin(0.007), self.iron);
                }
            }
            Railing::Tubes => {
                side.draw(mesh, u, [y[0], y[0] + 0.28], thin(0.04), self.body);
                for i in 0..4 {
                    let h = y[0] + 0.38 + 0.15 * i as f32;
                    side.draw(mesh, u, [h - 0.012, h + 0.012], thin(0.012), self.iron);
                }
            }
            Railing::Glass => {
                side.draw(mesh, u, [y[0] + 0.06, y[0] + 0.09], thin(0.02), self.iron);
                side.draw(mesh, u, [y[0] + 0.09, y[1] - 0.04], thin(0.004), glass);
            }
            Railing::Masonry => {}
        }
    }

    /// Puts things on it: plants, laundry, chairs, a condenser.
    pub fn dress(&self, kit: &mut Kit<'_>, side: &Side, rng: &mut Rng, storey: i32) {
        let top = self.top();
        let room = [self.u[0] + 0.25, self.u[1] - 0.25];
        if room[1] - room[0] < 0.8 || self.flare > 0.0 {
            return;
        }
        for _ in 0..2 {
            if !rng.chance(0.5) {
                continue;
            }
            let mut mesh = Mesh::default();
            let roll = rng.unit();
            let (w, d, h) = if roll < 0.45 {
                (rng.range(0.3, 1.2), 0.3, 0.0)
            } else if roll < 0.7 {
                (0.5, 0.5, 0.85)
            } else {
                (rng.range(1.0, 1.6), 0.4, 1.15)
            };
            let at = rng.range(room[0], (room[1] - w).max(room[0] + 0.01));
            let far = self.depth - 0.14;
            let bounds = |h: f32| {
                let shape = side.block([at, at + w], [top, top + h], [far - d, far], kit.pal.clay);
                shape.bounds()
            };
            let pal = &kit.pal;
            let height = if roll < 0.45 {
                plants(&mut mesh, side, [at, at + w], top, [far - d, far], pal.clay, pal.leaf, rng)
            } else if roll < 0.7 {
                let wood = *rng.pick(&pal.cloths);
                side.draw(&mut mesh, [at, at + w], [top + 0.4, top + 0.45], [far - d, far], wood);
                side.draw(&mut mesh, [at, at + w], [top + 0.45, top + h], [far - 0.05, far], wood);
                for (u, v) in [(0.0, 0.0), (w - 0.04, 0.0), (0.0, d - 0.04), (w - 0.04, d - 0.04)] {
                    let v = far - d + v;
                    side.draw(&mut mesh, [at + u, at + u + 0.04], [top, top + 0.4], [v, v + 0.04], pal.iron);
                }
                h
            } else {
                laundry(&mut mesh, side, [at, at + w], [top, top + h], mid([far - d, far]), pal.iron, &pal.cloths, rng);
                h
            };
            let spec = Spec::new(PartKind::Furniture, Substance::Soft, kit.pal.broken_light, storey);
            if side.right.x.abs() > 0.99 || side.right.z.abs() > 0.99 {
                kit.place_free(spec, bounds(height), mesh);
            }
        }
    }
}

/// A row of pots with leaves; returns its height.
#[allow(clippy::too_many_arguments)]
pub fn plants(
    mesh: &mut Mesh,
    side: &Side,
    u: Span,
    floor: f32,
    d: Span,
    clay: MaterialId,
    leaf: MaterialId,
    rng: &mut Rng,
) -> f32 {
    side.draw(mesh, u, [floor, floor + 0.28], d, clay);
    let mut height = 0.3_f32;
    let count = ((u[1] - u[0]) / 0.035) as usize;
    for _ in 0..count.clamp(10, 40) {
        let (x, z) = (rng.range(u[0], u[1]), rng.range(d[0], d[1]));
        let tall = rng.range(0.25, 0.75);
        let (dx, dz) = (rng.range(-0.14, 0.14), rng.range(-0.14, 0.14));
        let w = rng.range(0.04, 0.09);
        let foot = floor + 0.24;
        height = height.max(0.24 + tall);
        let tip = side.point(x + dx, foot + tall, z + dz);
        let (p, q) = (
            side.point(x - w + 0.5 * dx, foot + 0.5 * tall, z),
            side.point(x + w + 0.5 * dx, foot + 0.5 * tall, z + w),
        );
        mesh.triangle([side.point(x, foot, z), q, tip], leaf);
        mesh.triangle([side.point(x, foot, z), tip, p], leaf);
    }
    height
}

/// A drying rack with cloths.
#[allow(clippy::too_many_arguments)]
fn laundry(
    mesh: &mut Mesh,
    side: &Side,
    u: Span,
    y: Span,
    d: f32,
    iron: MaterialId,
    cloths: &[MaterialId],
    rng: &mut Rng,
) {
    for p in [u[0], u[1] - 0.02] {
        side.draw(mesh, [p, p + 0.02], y, [d - 0.01, d + 0.01], iron);
    }
    for (row, depth) in [(0.0, d - 0.12), (1.0, d + 0.12)] {
        let line = y[1] - 0.02 - 0.05 * row;
        side.draw(mesh, u, [line, line + 0.02], [depth - 0.008, depth + 0.008], iron);
        let mut p = u[0] + 0.04;
        while p < u[1] - 0.3 {
            let w = rng.range(0.2, 0.5).min(u[1] - 0.04 - p);
            let long = rng.range(0.3, 0.75);
            let cloth = *rng.pick(cloths);
            side.draw(mesh, [p, p + w], [line - long, line], [depth - 0.006, depth + 0.006], cloth);
            p += w + rng.range(0.02, 0.15);
        }
    }
}

impl Balcony {
    /// Closes it in with glass from the railing up to the ceiling, as many do against the street.
    pub fn enclose(&self, kit: &mut Kit<'_>, side: &Side, ceiling: f32, (storey, sheet): (i32, u32)) {
        let frame = kit.pal.frames[0];
        let y = [self.top() + RAIL_M - 0.1, ceiling];
        let u = self.u;
        let d = [self.depth - 0.07, self.depth - 0.03];
        // Bars stand proud of the glass on both of its faces.
        let bars = [d[0], self.depth];
        let mut mesh = Mesh::default();
        let count = ((u[1] - u[0]) / 0.9).ceil().max(1.0) as usize;
        for i in 0..=count {
            let p = u[0] + (u[1] - u[0] - 0.05) * i as f32 / count as f32;
            side.draw(&mut mesh, [p, p + 0.05], y, bars, frame);
        }
        for (low, high) in [(y[0], y[0] + 0.06), (y[1] - 0.08, y[1]), (mid(y), mid(y) + 0.03)] {
            side.draw(&mut mesh, u, [low, high], bars, frame);
        }
        let shape = side.block(u, y, d, frame);
        if !kit.is_room_for(&shape) {
            return;
        }
        let spec = |kind, substance, inside| Spec::new(kind, substance, inside, storey).of_sheet(sheet);
        kit.put_as(spec(PartKind::Frame, Substance::Steel, frame), shape, mesh);
        let glass = kit.pal.glass;
        let pane = side.block(u, y, [d[1], d[1] + 0.012], glass);
        kit.put(spec(PartKind::Glass, Substance::Glass, glass).chunks(1.0), pane);
    }

    /// A screen between this balcony and the next on its right, up to the ceiling.
    pub fn divide(&self, kit: &mut Kit<'_>, side: &Side, ceiling: f32, (storey, sheet): (i32, u32)) {
        let top = self.top();
        let u = [self.u[1] - 0.04, self.u[1]];
        let spec = Spec::new(PartKind::Fitting, Substance::Plaster, kit.pal.broken_light, storey).of_sheet(sheet);
        let shape = side.block(u, [top, (top + 1.9).min(ceiling)], [0.0, self.depth - 0.16], kit.pal.white);
        if kit.is_free(&shape.bounds()) {
            kit.put(spec, shape);
        }
    }
}
