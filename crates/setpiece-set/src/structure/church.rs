//! Churches: a nave of thick walls between buttresses under a steep roof, a bell tower in front with portal, rose window,
//! belfry and spire; in deserts a flat roof and a dome.

use super::arch::Arch;
use super::facade::{Wall, panel};
use super::gable::Gable;
use super::kit::{Kit, Side, Span, Spec, bounds, cuboid, mid};
use super::lights;
use super::round::{Axis, Level, dome};
use super::solid::frustum;
use crate::Character;
use glam::Vec3;
use setpiece_scene::build::{block, tube};
use setpiece_scene::{Material, MaterialId, Mesh, PartKind, Pattern, Substance};
use setpiece_shot::ShotPlan;

/// Stones of an arch; panes have as many corners.
pub const STONES: usize = 8;

/// The sides of a box: front, right, back, left, each with its extent in u; front and back run over the corners.
fn sides(x: Span, z: Span, thick: f32) -> [(Side, Span); 4] {
    let (w, d) = (x[1] - x[0], z[1] - z[0]);
    let side =
        |x: f32, z: f32, right: Vec3, out: Vec3, length: f32| Side { origin: Vec3::new(x, 0.0, z), right, out, length };
    [
        (side(x[0], z[1], Vec3::X, Vec3::Z, w), [0.0, w]),
        (side(x[1], z[1], Vec3::NEG_Z, Vec3::X, d), [thick, d - thick]),
        (side(x[1], z[0], Vec3::NEG_X, Vec3::NEG_Z, w), [0.0, w]),
        (side(x[0], z[0], Vec3::Z, Vec3::NEG_X, d), [thick, d - thick]),
    ]
}

/// What all walls have in common.
pub struct Style {
    /// How walls are made.
    pub wall: Wall,
    /// Colours of glass.
    pub stained: Vec<MaterialId>,
    /// Rise of arches over their half width.
    pub rise: f32,
    is_desert: bool,
}

impl Style {
    fn new(kit: &mut Kit<'_>, character: Character) -> Self {
        let stained = [[0.85, 0.35, 0.3], [0.35, 0.5, 0.9], [0.9, 0.75, 0.3], [0.4, 0.75, 0.5]]
            .iter()
            .map(|c| {
                let glass = Material { roughness: 0.05, ..Material::new("stained glass", Pattern::Glass, *c) };
                kit.scene.material(glass)
            })
            .collect();
        let outer = kit.pal.wall;
        let broken = match kit.pal.masonry {
            Substance::Timber => kit.pal.broken_light,
            Substance::Stone => kit.pal.broken_concrete,
            _ => kit.pal.broken_brick,
        };
        let wall = Wall {
            outer,
            sill: outer,
            inner: kit.pal.paints[5],
            broken,
            substance: kit.pal.masonry,
            thick: 0.5,
            chunk_m: 1.1,
        };
        let rise = if character == Character::DesertVillage { 1.0 } else { 1.45 };
        Self { wall, stained, rise, is_desert: character == Character::DesertVillage }
    }
}

/// Builds a church.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan, character: Character) {
    let s = &plan.structure;
    let (width, depth, height) = (s.width_m as f32, (s.depth_m as f32).max(2.0), s.height_m as f32);
    let style = Style::new(kit, character);
    let tower = (0.36 * width).min(0.3 * depth).min(0.3 * height).min(8.0);
    let buttress = (0.06 * width).min(0.9);
    let x = [-0.5 * width + buttress, 0.5 * width - buttress];
    let rise = (0.48 * (x[1] - x[0])).min(0.26 * height);
    let eaves = 0.3 * height;
    bell_tower(kit, &style, tower, height);
    nave(kit, &style, x, [-depth, -tower], eaves, buttress);
    if style.is_desert {
        flat_roof(kit, &style, x, [-depth, -tower], eaves);
    } else {
        pitched(kit, &style, x, [-depth, -tower], eaves, rise);
    }
    if kit.lean < 3 {
        furnish(kit, x, [-depth, -tower]);
    }
}

fn bell_tower(kit: &mut Kit<'_>, style: &Style, size: f32, height: f32) {
    let thick = 0.55_f32.min(0.18 * size);
    let style = Style { wall: Wall { thick, ..style.wall }, stained: style.stained.clone(), ..*style };
    let (x, z) = ([-0.5 * size, 0.5 * size], [-size, 0.0]);
    let body = if style.is_desert { height - 0.62 * size } else { 0.62 * height };
    let levels = ((body / 4.8).round() as usize).clamp(2, 20);
    let step = body / levels as f32;
    let floor = Spec::new(PartKind::Slab, Substance::Timber, kit.pal.broken_light, 0).chunks(1.3);
    for level in 0..levels {
        let y = [step * level as f32, step * (level + 1) as f32 - 0.2];
        let is_belfry = level + 1 == levels;
        for (n, (side, u)) in sides(x, z, thick).into_iter().enumerate() {
            let at = (0, kit.sheet());
            let m = mid(u);
            let clear = y[1] - y[0];
            if level == 0 && n == 0 {
                lights::portal(kit, &style, &side, u, y, at);
            } else if is_belfry {
                lights::belfry(kit, &style, &side, u, y, at);
            } else if level == 1 && n == 0 && levels > 2 {
                lights::rose_window(kit, &style, &side, u, y, at);
            } else if n != 2 && level > 0 {
                let half = 0.09 * size;
                let arch =
                    Arch { u: [m - half, m + half], y: [y[0] + 0.3 * clear, y[0] + 0.62 * clear], rise: style.rise };
                lights::lancet(kit, &style, &side, u, y, &arch, at, level + n);
            } else {
                panel(kit, &side, u, y, &[], &style.wall, at);
            }
            if kit.lean < 2 && level > 0 && n != 2 {
                string_course(kit, &style, &side, u, n, y[0]);
            }
        }
        let top = step * (level + 1) as f32;
        let band = kit.pal.band;
        kit.put(floor, cuboid(x, [top - 0.2, top], z, band));
    }
    bell(kit, x, z, thick, body);
    let center = [0.0, -0.5 * size];
    let tile = kit.pal.shingles;
    let spec = Spec::new(PartKind::RoofPlant, Substance::Timber, kit.pal.broken_light, 0).chunks(1.2);
    let tip = if style.is_desert {
        let spec = Spec::new(PartKind::RoofPlant, Substance::Brick, kit.pal.broken_brick, 0).chunks(0.9);
        let axis = Axis::new(center, 12);
        let r = 0.46 * size;
        dome(kit, &axis, r, body, kit.pal.band, spec);
        body + 1.08 * r
    } else {
        let axis = Axis::new(center, 8);
        let rings = if kit.lean < 3 { 6 } else { 2 };
        let at = |t: f32| {
            let r = 0.535 * size * (1.0 - t) + 0.03;
            Level { y: body + (height - body) * t, outer: r, inner: (r - 0.18).max(0.02) }
        };
        let all: Vec<Level> = (0..=rings).map(|i| at(0.9 * i as f32 / rings as f32)).collect();
        axis.courses(kit, spec, &all, false, |_| tile);
        axis.cap(kit, spec.chunks(0.0), all[rings], Level { y: height, outer: 0.02, inner: 0.0 }, tile);
        pinnacles(kit, &style, x, z, body);
        height
    };
    let mut cross = Mesh::default();
    let iron = kit.pal.iron;
    let [cx, cy, cz] = [center[0], tip, center[1]];
    block(&mut cross, [cx - 0.04, cy, cz - 0.04], [cx + 0.04, cy + 1.2, cz + 0.04], iron);
    block(&mut cross, [cx - 0.35, cy + 0.75, cz - 0.04], [cx + 0.35, cy + 0.83, cz + 0.04], iron);
    let post = cuboid([cx - 0.04, cx + 0.04], [cy, cy + 1.2], [cz - 0.04, cz + 0.04], iron);
    kit.put_as(Spec::new(PartKind::Fitting, Substance::Steel, iron, 0), post, cross);
}

/// A moulding around the tower at a floor.
fn string_course(kit: &mut Kit<'_>, style: &Style, side: &Side, u: Span, n: usize, y: f32) {
    let spec = Spec::new(PartKind::Facade, style.wall.substance, style.wall.broken, 0);
    let over = if n == 0 { [u[0] - 0.12, u[1] + 0.12] } else { [0.0, side.length] };
    let shape = side.block(over, [y - 0.1, y + 0.14], [0.0, 0.12], kit.pal.band);
    if kit.is_room_for(&shape) {
        kit.put(spec, shape);
    }
}

/// The bell on its beam across the belfry.
fn bell(kit: &mut Kit<'_>, x: Span, z: Span, thick: f32, body: f32) {
    let inner = x[1] - x[0] - 2.0 * thick;
    let r = (0.2 * inner).min(0.6);
    if r < 0.15 || kit.lean > 2 {
        return;
    }
    let m = mid(z);
    let y = body - 0.2;
    let beam = Spec::new(PartKind::Beam, Substance::Timber, kit.pal.broken_light, 0);
    let wood = kit.pal.woods[1];
    kit.block(beam, [x[0] + thick, x[1] - thick], [y - 0.6, y - 0.35], [m - 0.12, m + 0.12], wood);
    let bronze = kit.pal.brass;
    let mut mesh = Mesh::default();
    let at = |h: f32| Vec3::new(0.0, y - 0.6 - h * r * 1.8, m);
    for (a, b, ra, rb) in [(0.1, 0.3, 0.45, 0.55), (0.3, 0.75, 0.55, 0.75), (0.75, 1.0, 0.75, 1.0)] {
        tube(&mut mesh, at(a), at(b), [ra * r, rb * r], 16, bronze);
    }
    tube(&mut mesh, at(0.0), at(0.1), [0.1 * r, 0.45 * r], 16, bronze);
    let shape = cuboid([-0.7 * r, 0.7 * r], [y - 0.6 - 1.8 * r, y - 0.6], [m - 0.7 * r, m + 0.7 * r], bronze);
    kit.put_as(Spec::new(PartKind::Furniture, Substance::Steel, bronze, 0), shape, mesh);
}

/// Little spires on the tower's corners.
fn pinnacles(kit: &mut Kit<'_>, style: &Style, x: Span, z: Span, y: f32) {
    let w = (0.07 * (x[1] - x[0])).min(0.4);
    let spec = Spec::new(PartKind::RoofPlant, style.wall.substance, style.wall.broken, 0);
    for px in [x[0], x[1] - w] {
        for pz in [z[0], z[1] - w] {
            let shape = cuboid([px, px + w], [y, y + 2.2 * w], [pz, pz + w], kit.pal.wall);
            if !kit.is_room_for(&shape) {
                continue;
            }
            kit.put(spec, shape);
            let h = y + 2.2 * w;
            let foot = [[px, pz + w], [px + w, pz + w], [px + w, pz], [px, pz]].map(|p| Vec3::new(p[0], h, p[1]));
            let apex = Vec3::new(px + 0.5 * w, h + 2.6 * w, pz + 0.5 * w);
            kit.put(spec, frustum(&foot, &[apex], kit.pal.band));
        }
    }
}

/// The walls of the nave with their buttresses.
fn nave(kit: &mut Kit<'_>, style: &Style, x: Span, z: Span, eaves: f32, buttress: f32) {
    let thick = 0.5_f32.min(0.06 * (x[1] - x[0]));
    let style = Style { wall: Wall { thick, ..style.wall }, stained: style.stained.clone(), ..*style };
    let y = [0.0, eaves];
    let coarse = if kit.lean > 2 { 2.0 } else { 1.0 };
    for (n, (side, u)) in sides(x, z, thick).into_iter().enumerate() {
        let bays = (((u[1] - u[0]) / (4.2 * coarse)).round() as usize).clamp(1, 24);
        for bay in 0..bays {
            let at = |i: usize| u[0] + (u[1] - u[0]) * i as f32 / bays as f32;
            let span = [at(bay), at(bay + 1)];
            let sheet = (0, kit.sheet());
            let (m, width) = (mid(span), span[1] - span[0]);
            let half = 0.95_f32.min(0.21 * width).min(0.14 * eaves);
            let arch = Arch { u: [m - half, m + half], y: [0.24 * eaves, 0.66 * eaves], rise: style.rise };
            if n == 0 || (n == 2 && bays > 2 && bay != bays / 2) {
                // The tower stands before the middle of the front.
                panel(kit, &side, span, y, &[], &style.wall, sheet);
            } else {
                lights::lancet(kit, &style, &side, span, y, &arch, sheet, bay + n);
            }
            if kit.lean < 4 && (n == 1 || n == 3) {
                butt(kit, &style, &side, at(bay), eaves, buttress);
                if bay + 1 == bays {
                    butt(kit, &style, &side, at(bays), eaves, buttress);
                }
            }
        }
    }
    let spec = Spec::new(PartKind::Slab, Substance::Stone, kit.pal.broken_concrete, -1).anchored(true);
    let lobby = kit.pal.lobby;
    kit.block(spec, [x[0] + thick, x[1] - thick], [0.0, 0.1], [z[0] + thick, z[1] - thick], lobby);
}

/// A buttress in two steps with sloping heads.
fn butt(kit: &mut Kit<'_>, style: &Style, side: &Side, u: f32, eaves: f32, deep: f32) {
    let spec = Spec::new(PartKind::Facade, style.wall.substance, style.wall.broken, 0).chunks(0.9);
    let half = 0.32;
    let across = [(u - half).max(0.0), (u + half).min(side.length)];
    let stone = kit.pal.wall;
    let levels = [0.0, 0.5 * eaves, 0.82 * eaves];
    for (i, out) in [deep, 0.6 * deep].into_iter().enumerate() {
        let y = [levels[i], levels[i + 1]];
        kit.put(spec.anchored(i == 0), side.block(across, y, [0.0, out], stone));
    }
    // The sloping stones on the steps.
    for (y, low, high) in [(levels[1], 0.6 * deep, deep), (levels[2], 0.0, 0.6 * deep)] {
        let rise = 0.9 * (high - low);
        let [a, b, c] = [[low, y], [high, y], [low, y + rise]].map(|[d, h]| side.point(across[0], h, d));
        let shape = setpiece_scene::Convex::prism(&[a, c, b], side.right * (across[1] - across[0]), kit.pal.coping);
        kit.put(spec.chunks(0.0), shape);
    }
}

fn pitched(kit: &mut Kit<'_>, style: &Style, x: Span, z: Span, eaves: f32, rise: f32) {
    let thick = 0.5_f32.min(0.06 * (x[1] - x[0]));
    let steps = (((z[1] - z[0]) / 4.2).round() as usize).clamp(1, 24);
    let lines: Vec<f32> = (0..=steps).map(|i| -z[1] + (z[1] - z[0]) * i as f32 / steps as f32).collect();
    let gable = Gable {
        lines: &lines,
        z: x,
        eaves,
        rise,
        over: 0.35,
        ends: [0.0, 0.15],
        thick: 0.14,
        cover: kit.pal.roof_tiles,
        wall: style.wall.outer,
        substance: Substance::Timber,
        storey: 0,
        turned: true,
        gable_m: thick,
        ties: Some(thick),
    };
    gable.build(kit);
}

/// Beams from wall to wall, a roof of mud on them, a parapet.
fn flat_roof(kit: &mut Kit<'_>, style: &Style, x: Span, z: Span, eaves: f32) {
    let thick = 0.5_f32.min(0.06 * (x[1] - x[0]));
    let count = (((z[1] - z[0]) / 1.2).round() as usize).clamp(2, 40);
    let at = |i: f32| z[0] + (z[1] - z[0]) * i / count as f32;
    let beam = Spec::new(PartKind::Beam, Substance::Timber, kit.pal.broken_light, 0).chunks(2.0);
    let slab = Spec::new(PartKind::Slab, Substance::Brick, kit.pal.broken_brick, 0).chunks(1.2);
    let wood = kit.pal.woods[2];
    for i in 0..count {
        let m = at(i as f32 + 0.5);
        kit.block(beam, [x[0] + thick, x[1] - thick], [eaves - 0.25, eaves], [m - 0.1, m + 0.1], wood);
    }
    for i in 0..count {
        let (a, b) = (at(i as f32), at(i as f32 + 1.0));
        for half in [[x[0], mid(x)], [mid(x), x[1]]] {
            kit.block(slab, half, [eaves, eaves + 0.2], [a, b], kit.pal.party);
        }
    }
    let rim = Spec::new(PartKind::Parapet, style.wall.substance, style.wall.broken, 0).chunks(0.8);
    for (side, u) in sides(x, z, 0.3) {
        kit.put(rim, side.block(u, [eaves + 0.2, eaves + 1.0], [-0.3, 0.0], style.wall.outer));
    }
}

/// Pews and the altar.
fn furnish(kit: &mut Kit<'_>, x: Span, z: Span) {
    let spec = Spec::new(PartKind::Furniture, Substance::Timber, kit.pal.broken_light, 0);
    let base = 0.1;
    let mut row = z[0] + 4.0;
    while row < z[1] - 2.0 && x[1] - x[0] > 5.0 {
        for half in [[x[0] + 1.2, -0.8], [0.8, x[1] - 1.2]] {
            let wood = kit.pal.woods[0];
            let mut mesh = Mesh::default();
            block(&mut mesh, [half[0], base + 0.4, row], [half[1], base + 0.46, row + 0.4], wood);
            block(&mut mesh, [half[0], base, row + 0.4], [half[1], base + 0.95, row + 0.46], wood);
            let place = bounds(half, [base, base + 0.95], [row, row + 0.46]);
            kit.place_free(spec, place, mesh);
        }
        row += 1.2;
    }
    let altar = Spec::new(PartKind::Furniture, Substance::Stone, kit.pal.broken_concrete, 0);
    let place = cuboid([-1.0, 1.0], [base, base + 1.0], [z[0] + 2.0, z[0] + 2.8], kit.pal.band);
    if z[1] - z[0] > 6.0 && kit.is_room_for(&place) {
        kit.put(altar, place);
    }
}
