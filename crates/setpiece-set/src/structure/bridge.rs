//! Bridges along x: abutments, piers, and by material girders of concrete, arches of masonry, trusses of steel or timber;
//! on them the deck in panels with kerbs, railings, joints, markings and lamps. The plan's height is the road's.

use super::apartment;
use super::arch::{self, Arch};
use super::facade::Wall;
use super::kit::{Kit, Side, Span, Spec, bounds, cuboid, mid};
use super::solid::{bar, frustum, ring};
use glam::Vec3;
use setpiece_scene::build::{block, tube};
use setpiece_scene::{Lamp, LampKind, Material, MaterialId, Mesh, PartKind, Pattern, Substance};
use setpiece_shot::{Material as Made, ShotPlan};

/// Lines, levels, materials.
struct Bridge {
    lines: Vec<f32>,
    depth: f32,
    height: f32,
    deck: f32,
    asphalt: MaterialId,
    substance: Substance,
    broken: MaterialId,
    face: MaterialId,
}

/// Builds a bridge.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let s = &plan.structure;
    let (width, height) = (s.width_m as f32, s.height_m as f32);
    let depth = (s.depth_m as f32).max(1.2);
    let asphalt = kit.scene.material(Material {
        roughness: 0.88,
        dirt: 0.6,
        ..Material::new("deck asphalt", Pattern::Asphalt, [0.085, 0.083, 0.08])
    });
    let pal = &kit.pal;
    let (substance, broken, face) = match s.material {
        Made::Steel | Made::Glass => (Substance::Steel, pal.grey_metal, pal.signs[0]),
        Made::Timber => (Substance::Timber, pal.broken_light, pal.woods[1]),
        Made::Brick => (Substance::Brick, pal.broken_brick, pal.wall),
        Made::Stone => (Substance::Stone, pal.broken_concrete, pal.wall),
        Made::Concrete => (Substance::Concrete, pal.broken_concrete, pal.wall),
    };
    let usual = match substance {
        Substance::Concrete => 15.0,
        Substance::Steel => 24.0,
        Substance::Timber => 15.0,
        _ => 1.5 * height.clamp(4.0, 12.0),
    };
    let spans = ((width / usual).round() as usize).clamp(1, 12);
    let lines = (0..=spans).map(|i| -0.5 * width + width * i as f32 / spans as f32).collect();
    let deck = 0.28_f32.min(0.1 * height);
    let b = Bridge { lines, depth, height, deck, asphalt, substance, broken, face };
    match substance {
        Substance::Brick | Substance::Stone => arches(kit, &b),
        Substance::Steel | Substance::Timber => trusses(kit, &b),
        _ => girders(kit, &b),
    }
    road(kit, &b);
}

impl Bridge {
    fn spec(&self, kind: PartKind, chunk: f32) -> Spec {
        let member = matches!(kind, PartKind::Beam | PartKind::Column);
        let chunk = match self.substance {
            // Members bend between their lengths.
            Substance::Steel if member => 2.0,
            Substance::Steel => 0.0,
            _ => chunk,
        };
        Spec::new(kind, self.substance, self.broken, 0).chunks(chunk)
    }

    fn concrete(kit: &Kit<'_>, kind: PartKind, chunk: f32) -> Spec {
        Spec::new(kind, Substance::Concrete, kit.pal.broken_concrete, 0).chunks(chunk)
    }

    fn span_m(&self) -> f32 {
        self.lines[1] - self.lines[0]
    }

    fn last(&self) -> usize {
        self.lines.len() - 1
    }

    /// Extent along x of what stands on line `i`, `width` wide; within the bridge's ends.
    fn foot(&self, i: usize, width: f32) -> Span {
        let x = self.lines[i];
        match i {
            0 => [x, x + width],
            _ if i == self.last() => [x - width, x],
            _ => [x - 0.5 * width, x + 0.5 * width],
        }
    }
}

/// Abutments and bents of round columns under a cap, up to `under`.
fn piers(kit: &mut Kit<'_>, b: &Bridge, under: f32) {
    let column = Bridge::concrete(kit, PartKind::Column, 1.0).anchored(true);
    let wall = Bridge::concrete(kit, PartKind::CoreWall, 1.2).anchored(true);
    let cap_spec = Bridge::concrete(kit, PartKind::Beam, 1.6);
    let (concrete, coping) = (kit.pal.concrete, kit.pal.coping);
    let wide = (0.1 * b.span_m()).clamp(0.3, 1.6);
    let cap = (0.12 * b.height).min(0.8);
    for i in 0..b.lines.len() {
        let x = b.foot(i, wide);
        if i == 0 || i == b.last() {
            // Solid to the ground, in three pieces across, with a ledge for the girders.
            for k in 0..3 {
                let z = [-b.depth * (k + 1) as f32 / 3.0, -b.depth * k as f32 / 3.0];
                kit.block(wall, x, [0.0, under], z, concrete);
            }
            continue;
        }
        let count = ((b.depth / 4.0).round() as usize).clamp(1, 6);
        let r = (0.36 * wide).min(0.3 * b.depth).max(0.12);
        for k in 0..count {
            let z = -b.depth * (k as f32 + 0.5) / count as f32;
            let low = ring([mid(x), z], r, 0.0, 10);
            let high: Vec<Vec3> = low.iter().map(|p| p.with_y(under - cap)).collect();
            kit.put(column, frustum(&low, &high, concrete));
        }
        kit.block(cap_spec, x, [under - cap, under], [-b.depth + 0.1, -0.1], coping);
    }
}

/// Beams from pier to pier with cross walls between their ends.
fn girders(kit: &mut Kit<'_>, b: &Bridge) {
    let deep = (b.span_m() / 16.0).clamp(0.3, 1.6).min(0.25 * b.height);
    let under = b.height - b.deck - deep;
    piers(kit, b, under);
    let beam = b.spec(PartKind::Beam, 1.2);
    let count = ((b.depth / 2.2).round() as usize).clamp(2, 10);
    let half = 0.22_f32.min(0.12 * b.depth);
    let z_of = |k: usize| -(half + 0.1) - (b.depth - 2.0 * half - 0.2) * k as f32 / (count - 1) as f32;
    for pair in b.lines.windows(2) {
        for k in 0..count {
            let z = z_of(k);
            // A seam parts the girders of two spans.
            let x = [pair[0] + 0.004, pair[1] - 0.004];
            kit.block(beam, x, [under, b.height - b.deck], [z - half, z + half], kit.pal.concrete);
            if k + 1 < count && kit.lean < 3 {
                let next = z_of(k + 1);
                for x in [pair[0] + 0.3, mid([pair[0], pair[1]]), pair[1] - 0.3] {
                    let y = [under + 0.25 * deep, b.height - b.deck];
                    kit.block(beam, [x - 0.1, x + 0.1], y, [next + half, z - half], kit.pal.concrete);
                }
            }
        }
    }
}

/// Masonry arches in three rings across, piers between them.
fn arches(kit: &mut Kit<'_>, b: &Bridge) {
    let top = b.height - b.deck;
    let pier = (0.16 * b.span_m()).min(0.3 * b.height + 0.5);
    let spring = 0.28 * top;
    let half = 0.5 * (b.span_m() - pier);
    let crown = (top - 0.08 * b.height - 0.25).max(spring + 0.2 * (top - spring));
    let slices = 3;
    let wall = |thick: f32| Wall {
        outer: b.face,
        sill: b.face,
        inner: b.face,
        broken: b.broken,
        substance: b.substance,
        thick,
        chunk_m: 1.0,
    };
    let stones = if kit.lean > 2 { 5 } else { 11 };
    for slice in 0..slices {
        let thick = b.depth / slices as f32;
        let side = Side {
            origin: Vec3::new(b.lines[0], 0.0, -thick * slice as f32),
            right: Vec3::X,
            out: Vec3::Z,
            length: b.lines[b.last()] - b.lines[0],
        };
        for pair in b.lines.windows(2) {
            let u = [pair[0] - b.lines[0], pair[1] - b.lines[0]];
            let m = mid(u);
            let arch = Arch { u: [m - half, m + half], y: [0.0, spring], rise: (crown - spring) / half };
            let at = (0, kit.sheet());
            arch::field(kit, &side, u, [0.0, top], &arch, &wall(thick), at, stones);
        }
    }
    if kit.lean > 2 {
        return;
    }
    // Cutwaters before the piers; a string course along the top.
    let spec = b.spec(PartKind::CoreWall, 1.0).anchored(true);
    let trim = b.spec(PartKind::Facade, 1.2);
    for i in 1..b.last() {
        let x = b.lines[i];
        let r = 0.45 * pier;
        let outline = [[x - r, 0.0], [x + r, 0.0], [x, 0.8 * r]];
        kit.put(spec, super::kit::upright(&outline, [0.0, 0.8 * spring], b.face));
    }
    for pair in b.lines.windows(2) {
        kit.block(trim, [pair[0], pair[1]], [top - 0.25, top], [0.0, 0.12], kit.pal.coping);
    }
}

/// Two trusses of panels beside the deck, floor beams between them.
fn trusses(kit: &mut Kit<'_>, b: &Bridge) {
    let chord = (0.016 * b.span_m()).clamp(0.12, 0.45).min(0.1 * b.height);
    let under = b.height - b.deck - chord;
    piers(kit, b, under);
    let panels = ((b.span_m() / 4.0).round() as usize).clamp(2, 10);
    let rise = (0.16 * b.span_m()).clamp(0.8, 5.5);
    let beam = b.spec(PartKind::Beam, 1.6);
    let post = b.spec(PartKind::Column, 1.4);
    let top = [under + chord + rise, under + 2.0 * chord + rise];
    let w = chord;
    for pair in b.lines.windows(2) {
        let at = |p: usize| pair[0] + 0.003 + (pair[1] - pair[0] - 0.006) * p as f32 / panels as f32;
        for z in [[-w, 0.0], [-b.depth, w - b.depth]] {
            for p in 0..=panels {
                // Posts stand on the joints of the lower chord; the end posts carry the upper chord's ends.
                let x = if p == 0 {
                    [at(0), at(0) + w]
                } else if p == panels {
                    [at(p) - w, at(p)]
                } else {
                    [at(p) - 0.5 * w, at(p) + 0.5 * w]
                };
                kit.block(post, x, [under + chord, top[0]], z, b.face);
            }
            for p in 0..panels {
                kit.block(beam, [at(p), at(p + 1)], [under, under + chord], z, b.face);
                kit.block(beam, [at(p), at(p + 1)], top, z, b.face);
                diagonal(kit, b, [at(p), at(p + 1)], [under + chord, top[0]], mid(z), w, p < panels / 2);
            }
        }
        for p in 0..=panels {
            let x = if p == 0 {
                [at(0), at(0) + w]
            } else if p == panels {
                [at(p) - w, at(p)]
            } else {
                [at(p) - 0.5 * w, at(p) + 0.5 * w]
            };
            kit.block(beam, x, [under, under + chord], [w - b.depth, -w], b.face);
        }
    }
}

/// The diagonal of a panel, falling towards the middle of the span, seen up to the joints.
fn diagonal(kit: &mut Kit<'_>, b: &Bridge, x: Span, y: Span, z: f32, w: f32, falls: bool) {
    let (from, to) = if falls {
        (Vec3::new(x[0], y[1], z), Vec3::new(x[1], y[0], z))
    } else {
        (Vec3::new(x[1], y[1], z), Vec3::new(x[0], y[0], z))
    };
    let axis = (to - from).normalize_or(Vec3::X);
    // Held at its ends by what is near: it carries no other part.
    let spec = b.spec(PartKind::Fitting, 1.4);
    // Clear of the posts' edges at both ends.
    let gap = 0.9 * w / axis.x.abs().max(0.2);
    let shape = bar(from + axis * gap, to - axis * gap, Vec3::Z, 0.6 * w, 0.45 * w, b.face);
    if kit.is_room_for(&shape) {
        if b.substance == Substance::Steel {
            let mesh = bar(from, to, Vec3::Z, 0.6 * w, 0.45 * w, b.face).to_mesh(Vec3::ZERO);
            kit.put_as(spec, shape, mesh);
        } else {
            kit.put(spec, shape);
        }
    }
}

/// Deck panels, kerbs, markings, joints, railings, lamps.
fn road(kit: &mut Kit<'_>, b: &Bridge) {
    let is_truss = matches!(b.substance, Substance::Steel | Substance::Timber);
    let edge = if is_truss { (0.016 * b.span_m()).clamp(0.12, 0.45).min(0.1 * b.height) } else { 0.0 };
    let (front, back) = (-edge, edge - b.depth);
    let slab = if b.substance == Substance::Timber {
        b.spec(PartKind::Slab, 1.4)
    } else {
        Bridge::concrete(kit, PartKind::Slab, 1.1)
    };
    let y = [b.height - b.deck, b.height];
    let kerb = if b.depth > 6.0 { 1.1 } else { 0.25 };
    let coarse = apartment::bay_m(kit.lean) / apartment::bay_m(0);
    let panels = ((b.span_m() / (2.6 * coarse)).round() as usize).max(1);
    let top = if b.substance == Substance::Timber { kit.pal.woods[3] } else { b.asphalt };
    let iron = kit.pal.iron;
    for pair in b.lines.windows(2) {
        let at = |p: usize| pair[0] + (pair[1] - pair[0]) * p as f32 / panels as f32;
        for p in 0..panels {
            let x = [at(p), at(p + 1)];
            let lanes = if b.depth > 5.0 { 2 } else { 1 };
            for lane in 0..lanes {
                let share = |l: usize| front + (back - front) * l as f32 / lanes as f32;
                let shape = cuboid(x, y, [share(lane + 1), share(lane)], kit.pal.coping).faced(Vec3::Y, top);
                kit.put(slab, shape);
            }
            for z in [[front - kerb, front], [back, back + kerb]] {
                let spec = Bridge::concrete(kit, PartKind::Parapet, 1.5);
                if b.depth > 2.0 {
                    kit.block(spec, x, [b.height, b.height + 0.16], z, kit.pal.coping);
                }
            }
            rails(kit, b, x, [front, back]);
        }
        marks(kit, b, [pair[0], pair[1]], [front - kerb, back + kerb]);
        // The joint over the pier.
        if pair[0] > b.lines[0] {
            let joint = Spec::new(PartKind::Fitting, Substance::Steel, iron, 0);
            let x = [pair[0] + 0.02, pair[0] + 0.14];
            kit.block(joint, x, [b.height, b.height + 0.007], [back + kerb, front - kerb], iron);
        }
        if kit.lean < 2 && b.height > 3.0 {
            for (z, reach) in [(front - 0.3, -1.0), (back + 0.3, 1.0)] {
                lamp(kit, b, mid([pair[0], pair[1]]), z, reach);
            }
        }
    }
}

/// A length of railing or parapet on both edges.
fn rails(kit: &mut Kit<'_>, b: &Bridge, x: Span, edges: [f32; 2]) {
    let base = if b.depth > 2.0 { b.height + 0.16 } else { b.height };
    let high = base + 1.0;
    let masonry = matches!(b.substance, Substance::Brick | Substance::Stone);
    for z in [[edges[0] - 0.22, edges[0]], [edges[1], edges[1] + 0.22]] {
        if masonry {
            kit.block(b.spec(PartKind::Parapet, 0.9), x, [base, high], z, b.face);
            let cap = Bridge::concrete(kit, PartKind::Parapet, 1.2);
            kit.block(cap, x, [high, high + 0.12], [z[0] - 0.04, z[1] + 0.04], kit.pal.coping);
            continue;
        }
        let steel = if b.substance == Substance::Timber { kit.pal.woods[3] } else { kit.pal.grey_metal };
        let m = mid(z);
        let mut mesh = Mesh::default();
        for h in [0.3, 0.62, 0.94] {
            let (p, q) = (Vec3::new(x[0], base + h, m), Vec3::new(x[1], base + h, m));
            tube(&mut mesh, p, q, [0.035; 2], 6, steel);
        }
        let posts = ((x[1] - x[0]) / 1.6) as usize + 1;
        for i in 0..posts {
            let p = x[0] + (x[1] - x[0]) * i as f32 / posts as f32;
            block(&mut mesh, [p, base, m - 0.05], [p + 0.08, base + 1.0, m + 0.05], steel);
        }
        let spec = Spec::new(PartKind::Railing, Substance::Steel, steel, 0);
        let shape = cuboid([x[0] + 0.002, x[1] - 0.002], [base, high], [m - 0.04, m + 0.04], steel);
        if kit.is_room_for(&shape) {
            kit.put_as(spec, shape, mesh);
        }
    }
}

/// Paint on the road.
fn marks(kit: &mut Kit<'_>, b: &Bridge, x: Span, z: Span) {
    if z[0] - z[1] < 4.5 || kit.lean > 1 || b.substance == Substance::Timber {
        return;
    }
    let paint = kit.scene.material(Material {
        color2: [0.085, 0.083, 0.08],
        roughness: 0.6,
        dirt: 0.4,
        ..Material::new("deck paint", Pattern::RoadPaint, [0.62, 0.61, 0.57])
    });
    let spec = Spec::new(PartKind::Fitting, Substance::Soft, paint, 0);
    let y = [b.height, b.height + 0.006];
    let m = 0.5 * (z[0] + z[1]);
    let mut from = x[0] + 1.0;
    while from + 3.0 < x[1] {
        kit.block(spec, [from, from + 3.0], y, [m - 0.06, m + 0.06], paint);
        from += 6.0;
    }
    for edge in [z[0] - 0.35, z[1] + 0.25] {
        kit.block(spec, [x[0] + 0.2, x[1] - 0.2], y, [edge, edge + 0.1], paint);
    }
}

/// A lamp on the kerb whose arm reaches over the road.
fn lamp(kit: &mut Kit<'_>, b: &Bridge, x: f32, z: f32, reach: f32) {
    let iron = kit.pal.iron;
    let base = if b.depth > 2.0 { b.height + 0.16 } else { b.height };
    let top = base + 5.5;
    let mut mesh = Mesh::default();
    tube(&mut mesh, Vec3::new(x, base, z), Vec3::new(x, top, z), [0.08, 0.05], 8, iron);
    tube(&mut mesh, Vec3::new(x, top, z), Vec3::new(x, top + 0.3, z + 1.4 * reach), [0.045, 0.04], 6, iron);
    let head = Vec3::new(x, top + 0.24, z + 1.5 * reach);
    block(
        &mut mesh,
        [head.x - 0.12, head.y - 0.05, head.z - 0.35],
        [head.x + 0.12, head.y + 0.08, head.z + 0.35],
        kit.pal.grey_metal,
    );
    let place = bounds([x - 0.05, x + 0.05], [base, top], [z - 0.05, z + 0.05]);
    let part = kit.place_free(Spec::new(PartKind::Fitting, Substance::Steel, iron, 0), place, mesh);
    if kit.dark_outside > 0.0 && part.is_some() {
        let intensity = [1.5, 0.95, 0.45].map(|c| c * 1.2);
        kit.scene.lamps.push(Lamp {
            kind: LampKind::Street,
            position: head - Vec3::Y * 0.1,
            axis: Some(Vec3::NEG_Y),
            intensity,
            radius_m: 0.15,
            part,
        });
    }
}
