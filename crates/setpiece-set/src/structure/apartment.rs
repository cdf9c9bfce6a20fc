//! Blocks of flats: a concrete frame behind plastered brick, balconies, roller shutters, shops below.
//!
//! The corner lot gives it two street fronts. Each bay keeps its design up the whole height, as architects draw it;
//! what the people in it have changed since differs from storey to storey.

use super::balcony::{Balcony, Railing};
use super::facade::{Opening, Wall, panel};
use super::fittings::{awning, condenser, downpipe};
use super::frame::Skeleton;
use super::grid::{Face, Grid};
use super::kit::{Kit, Side, Span, mid};
use super::rooms::{Room, Rooms};
use super::shop::{self, Front};
use super::window::{Window, fill};
use super::{american, interior, roof};
use crate::Character;
use glam::{Affine3A, Vec3};
use setpiece_scene::{MaterialId, Mesh};
use setpiece_shot::{Rng, ShotPlan};

/// The design of one bay, the same in all upper storeys.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Design {
    /// A door to a balcony over the whole bay, joined to its neighbours' when they have one too.
    Balcony { door: f32, shift: f32 },
    /// One wide window.
    Wide,
    /// Two windows.
    Pair,
    /// A small one, of a kitchen or bath.
    Small,
    /// Kitchen and bath: two small ones.
    Service,
    /// No window.
    Blank,
}

/// What the whole block has in common.
struct Style {
    character: Character,
    railing: Railing,
    balcony_m: f32,
    ledge_m: f32,
    surround_m: f32,
    has_shutters: bool,
    /// Whether walls behind balconies have the second colour.
    two_tone: bool,
    /// Whether the walls under windows have it.
    accent_sills: bool,
    frame: MaterialId,
    shutter: MaterialId,
}

/// Builds a block of flats.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan, character: Character) {
    let bay = bay_m(kit.lean);
    let grid = Grid::new(plan, bay, 1.2, matches!(character, Character::BuenosAires | Character::Generic));
    let [nx, nz] = grid.cells();
    let core = (nx >= 2 && nz >= 2 && grid.xs[1] - grid.xs[0] > 3.0).then(|| [nx / 2 - usize::from(nx == 2), nz / 2]);
    let rooms = Rooms::new(kit, &grid, core, false);
    let floor = |storey: usize, i: usize, k: usize| rooms.at(storey, i, k).floor;
    let edge = kit.pal.band;
    let rear = kit.pal.party;
    let slabs = Skeleton { core, rear, beams: true, columns: true, ..Skeleton::new(&grid, &floor, edge) }.build(kit);
    let style = Style::choose(kit, character);
    for face in grid.faces() {
        facade(kit, &grid, &rooms, face, &style);
    }
    inside(kit, &grid, &rooms, core);
    let mut rng = kit.rng.fork(7);
    let street = kit.pal.wall;
    if character == Character::NorthAmerican {
        roof::cornice(kit, &grid, 0.5, kit.pal.band);
    } else if character != Character::DesertVillage {
        roof::cornice(kit, &grid, rng.range(0.18, 0.35), kit.pal.band);
    }
    roof::parapet(kit, &grid, rng.range(0.85, 1.15), street, 0.04);
    if kit.lean < 3 {
        roof::plant(kit, &grid, core, street, &mut rng);
        if character == Character::NorthAmerican {
            american::roof_tank(kit, &grid);
        }
    }
    rooms.light(kit, &grid, &slabs.0);
    pave_corner(kit, &grid);
}

/// Pavement where the corner is cut away; around it the street's own runs.
fn pave_corner(kit: &mut Kit<'_>, g: &Grid) {
    if g.cut > 0.0 {
        let h = g.half();
        let mut mesh = Mesh::default();
        let y = 0.15;
        let at = |x: f32, z: f32| Vec3::new(x, y, z);
        mesh.triangle([at(h - g.cut, 0.0), at(h, 0.0), at(h, -g.cut)], kit.pal.paving);
        let id = kit.scene.mesh(mesh);
        let object = kit.scene.object("corner");
        kit.scene.place(id, object, Affine3A::IDENTITY, false);
    }
}

/// Distance of column lines: wider when the plan is so large that parts would run out.
pub fn bay_m(lean: u32) -> f32 {
    let mut bay = 4.8;
    for _ in 2..lean {
        bay *= 1.3;
    }
    bay
}

/// Partitions and furniture of all storeys.
pub fn inside(kit: &mut Kit<'_>, grid: &Grid, rooms: &Rooms, core: Option<[usize; 2]>) {
    if kit.lean >= 2 {
        return;
    }
    for storey in 0..grid.storeys() {
        let mut rng = kit.rng.fork(100 + storey as u64);
        interior::partitions(kit, grid, rooms, core, storey, &mut rng);
        if kit.lean == 0 {
            interior::furnish(kit, grid, rooms, storey, 0.75, &mut rng);
        }
    }
}

impl Style {
    fn choose(kit: &Kit<'_>, character: Character) -> Self {
        let mut rng = kit.rng.fork(1);
        let rioplatense = character == Character::BuenosAires;
        Self {
            character,
            railing: *rng.pick(&[Railing::Bars, Railing::Tubes, Railing::Half, Railing::Masonry, Railing::Half]),
            two_tone: rng.chance(0.75),
            accent_sills: rng.chance(0.4),
            balcony_m: rng.range(1.1, 1.35),
            ledge_m: rng.range(0.05, 0.09),
            surround_m: if rioplatense && rng.chance(0.6) { 0.0 } else { 0.12 },
            has_shutters: rioplatense || (character == Character::Generic && rng.chance(0.5)),
            frame: *rng.pick(&kit.pal.frames),
            shutter: *rng.pick(&kit.pal.shutters),
        }
    }

    /// The designs of a side's bays.
    fn designs(&self, face: Face, bays: &[Span], rng: &mut Rng) -> Vec<Design> {
        let n = bays.len();
        let balcony = |rng: &mut Rng| Design::Balcony { door: rng.range(1.7, 2.4), shift: rng.range(-0.5, 0.5) };
        let has_balconies = matches!(self.character, Character::BuenosAires | Character::Generic);
        let plain = [Design::Wide, Design::Pair, Design::Pair];
        // One bay of the front and some of the side stay without a balcony.
        let odd = rng.below(n.max(1));
        (0..n)
            .map(|i| {
                if bays[i][1] - bays[i][0] < 1.4 {
                    return Design::Blank;
                }
                match face {
                    Face::Front if has_balconies && (n < 3 || i != odd) => balcony(rng),
                    Face::Corner if has_balconies => Design::Balcony { door: 1.6, shift: 0.0 },
                    Face::Right if has_balconies && i == 1 && n > 2 => balcony(rng),
                    Face::Front | Face::Right | Face::Corner => *rng.pick(&plain),
                    Face::Back => *rng.pick(&[Design::Service, Design::Small, Design::Wide]),
                    Face::Left => Design::Blank,
                }
            })
            .collect()
    }
}

fn facade(kit: &mut Kit<'_>, g: &Grid, rooms: &Rooms, face: Face, style: &Style) {
    let side = g.side(face);
    let bays = g.bays(face);
    let mut rng = kit.rng.fork(20 + face as u64);
    let designs = style.designs(face, &bays, &mut rng);
    let fronts = ground_fronts(face, &bays, &mut rng);
    let first_name = kit.rng.fork(2).below(64);
    for storey in 0..g.storeys() {
        let y = g.clear(storey);
        for (bay, u) in bays.iter().enumerate() {
            let mut rng = rng.fork((storey * 64 + bay) as u64);
            let [i, k] = g.cell_behind(face, bay);
            let room = rooms.at(storey, i, k);
            let is_street = !matches!(face, Face::Back | Face::Left);
            let outer = if !is_street {
                kit.pal.party
            } else if storey == 0 {
                kit.pal.plinth
            } else {
                kit.pal.wall
            };
            let wall = Wall {
                outer,
                sill: outer,
                inner: room.paint,
                broken: kit.pal.broken_brick,
                substance: kit.pal.masonry,
                thick: g.wall,
                chunk_m: 1.35,
            };
            if storey == 0 && is_street {
                let names: &[&str] =
                    if style.character == Character::BuenosAires { &shop::NAMES } else { &shop::NAMES_ENGLISH };
                // One stride through the list, so that no two shops of a front have one name.
                let name = names[(first_name + bay + 5 * face as usize) % names.len()];
                let front = if style.character == Character::DesertVillage { Front::Plain } else { fronts[bay] };
                shop::bay(kit, &side, *u, y, front, &wall, name, &mut rng);
                continue;
            }
            let design = if storey == 0 && face == Face::Back { Design::Small } else { designs[bay] };
            let escape = style.character == Character::NorthAmerican
                && matches!(face, Face::Front | Face::Right)
                && bay == bays.len() / 2
                && bays.len() > 1;
            let is_top = storey + 1 == g.storeys();
            let rise = g.levels[storey] - g.levels[storey.saturating_sub(1)];
            let place = Place { face, bay, storey, u: *u, y, is_top, escape, rise };
            upper(kit, &side, &place, design, &designs, &wall, room, style, &mut rng);
        }
        if !is_wet(face) || storey == 0 || kit.lean > 0 {
            continue;
        }
        let slab = g.levels[storey] - g.slab;
        downpipe(kit, &side, bays[0][0] + 0.45, [slab, y[1]], storey as i32);
    }
}

/// Whether rain pipes run down this side in the open.
fn is_wet(face: Face) -> bool {
    matches!(face, Face::Back | Face::Left)
}

/// What the bays of the ground floor are.
fn ground_fronts(face: Face, bays: &[Span], rng: &mut Rng) -> Vec<Front> {
    let n = bays.len();
    let entrance = if n > 1 { rng.below(n - 1) } else { usize::MAX };
    (0..n)
        .map(|i| match face {
            Face::Front if i == entrance => Front::Entrance,
            Face::Front => *rng.pick(&[Front::Shop, Front::Shop, Front::Shop, Front::Closed]),
            Face::Corner => Front::Shop,
            Face::Right if i + 1 == n && n > 1 => Front::Garage,
            Face::Right => *rng.pick(&[Front::Shop, Front::Closed, Front::Plain]),
            _ => Front::Plain,
        })
        .collect()
}

/// Which panel: side, bay, storey, and its extent.
struct Place {
    face: Face,
    bay: usize,
    storey: usize,
    u: Span,
    y: Span,
    /// Whether the roof is above it.
    is_top: bool,
    /// Whether a fire escape runs down this bay.
    escape: bool,
    /// Height of the storey.
    rise: f32,
}

#[allow(clippy::too_many_arguments)]
fn upper(
    kit: &mut Kit<'_>,
    side: &Side,
    place: &Place,
    design: Design,
    designs: &[Design],
    wall: &Wall,
    room: &Room,
    style: &Style,
    rng: &mut Rng,
) {
    let sheet = kit.sheet();
    let at = (place.storey as i32, sheet);
    let Place { u, y, .. } = *place;
    let (width, clear) = (u[1] - u[0], y[1] - y[0]);
    let head = y[0] + (0.84 * clear).min(2.25);
    let sill = y[0] + 0.9_f32.min(0.35 * clear);
    let m = mid(u);
    let centred = |c: f32, w: f32, low: f32| {
        let w = w.min(0.8 * width);
        let c = c.clamp(u[0] + 0.5 * w + 0.1, (u[1] - 0.5 * w - 0.1).max(u[0] + 0.5 * w + 0.1));
        Opening { u: [c - 0.5 * w, c + 0.5 * w], y: [low, head] }
    };
    let openings = match design {
        Design::Balcony { door, shift } => {
            let door = door.min(0.65 * width);
            let mut openings = vec![centred(m + shift, door, y[0] + 0.02)];
            // A side window next to the door where there is room.
            let right = u[1] - openings[0].u[1];
            let left = openings[0].u[0] - u[0];
            if right > 1.5 {
                openings.push(centred(openings[0].u[1] + 0.5 * right, 0.8, sill));
            } else if left > 1.5 {
                openings.insert(0, centred(u[0] + 0.5 * left, 0.8, sill));
            }
            openings
        }
        Design::Wide => vec![centred(m, 2.2, sill)],
        Design::Pair if width > 3.2 => {
            vec![centred(u[0] + 0.29 * width, 1.25, sill), centred(u[0] + 0.71 * width, 1.25, sill)]
        }
        Design::Pair => vec![centred(m, 1.25, sill)],
        Design::Small => vec![centred(m, 0.8, sill + 0.3)],
        Design::Service => vec![centred(u[0] + 0.33 * width, 1.1, sill), centred(u[0] + 0.7 * width, 0.55, sill + 0.5)],
        Design::Blank if place.face == Face::Left && rng.chance(0.12) => {
            // The small windows that people break into party walls.
            let at = rng.range(u[0] + 0.7, (u[1] - 0.7).max(u[0] + 0.71));
            vec![centred(at, rng.range(0.5, 0.8), sill + rng.range(0.1, 0.5))]
        }
        Design::Blank => vec![],
    };
    if kit.lean >= 2 {
        lean_panel(kit, side, place, &openings, wall, style, sheet);
        return;
    }
    let mut wall = *wall;
    if !matches!(place.face, Face::Back | Face::Left) {
        match design {
            Design::Balcony { .. } if style.two_tone => wall.outer = kit.pal.accent,
            Design::Wide | Design::Pair if style.accent_sills => wall.sill = kit.pal.accent,
            _ => {}
        }
    }
    panel(kit, side, u, y, &openings, &wall, at);
    for opening in &openings {
        let window = dress(kit, opening, place, room, style, rng);
        fill(kit, side, opening, &window, rng, at);
    }
    if let Design::Balcony { .. } = design {
        let neighbour =
            |i: Option<usize>| i.and_then(|i| designs.get(i)).is_some_and(|d| matches!(d, Design::Balcony { .. }));
        let joined = [neighbour(place.bay.checked_sub(1)), neighbour(Some(place.bay + 1))];
        balcony(kit, side, place, joined, style, rng, sheet);
    } else if place.escape {
        american::fire_escape(kit, side, u, y, if place.storey > 1 { place.rise } else { 0.0 }, at.0);
    } else if place.face != Face::Left && rng.chance(0.4) {
        let free = openings.last().map_or(u[0] + 0.4, |o| o.u[1] + 0.15);
        if free + 0.95 < u[1] {
            condenser(kit, side, free, y[0] + rng.range(0.35, 0.8), at.0);
        }
    }
    if place.face == Face::Right && style.has_shutters && rng.chance(0.08) {
        let cloth = *rng.pick(&kit.pal.awnings);
        if let Some(o) = openings.first() {
            awning(kit, side, [o.u[0] - 0.1, o.u[1] + 0.1], o.y[1] + 0.12, 0.9, cloth, at.0);
        }
    }
}

/// How the people behind it keep this window.
fn dress(kit: &Kit<'_>, o: &Opening, place: &Place, room: &Room, style: &Style, rng: &mut Rng) -> Window {
    let width = o.u[1] - o.u[0];
    let is_door = o.y[0] < place.y[0] + 0.1;
    let own = rng.chance(0.15);
    let lit = room.light.is_some();
    let shutter = if own { *rng.pick(&kit.pal.shutters) } else { style.shutter };
    let down = match rng.below(10) {
        0..=2 => 0.08,
        3 | 4 => rng.range(0.15, 0.4),
        5 | 6 if !lit => rng.range(0.4, 0.7),
        7 if !lit => 1.0,
        _ => 0.0,
    };
    let is_street = !matches!(place.face, Face::Back | Face::Left);
    Window {
        frame: if rng.chance(0.2) { *rng.pick(&kit.pal.frames) } else { style.frame },
        leaves: ((width / 0.75).round() as u32).clamp(1, 3),
        transom: if style.character == Character::NorthAmerican { 0.5 } else { 0.0 },
        shutter: (if style.has_shutters && width > 0.7 { down } else { 0.0 }, shutter),
        // Where there is light, someone looks out: curtains and shutters more open.
        curtain: (if rng.chance(0.7) { rng.range(0.25, if lit { 0.5 } else { 0.95 }) } else { 0.0 }, room.curtain),
        ledge_m: if is_door { 0.0 } else { style.ledge_m },
        surround_m: if is_street { style.surround_m } else { 0.0 },
        trim: kit.pal.band,
        glass_m: if is_street { 0.75 } else { 0.0 },
    }
}

fn balcony(kit: &mut Kit<'_>, side: &Side, place: &Place, joined: [bool; 2], style: &Style, rng: &mut Rng, sheet: u32) {
    let Place { u, y, .. } = *place;
    let corner = place.face == Face::Corner;
    let changed = rng.chance(0.14);
    let railing = if changed { *rng.pick(&[Railing::Glass, Railing::Masonry, Railing::Bars]) } else { style.railing };
    let own_color = rng.chance(0.1);
    let inset = |joined: bool| if joined || corner { 0.0 } else { 0.35 };
    let balcony = Balcony {
        u: [u[0] + inset(joined[0]), u[1] - inset(joined[1])],
        level: y[0],
        depth: if corner { style.balcony_m * 0.8 } else { style.balcony_m },
        flare: 0.0,
        ends: [!joined[0], !joined[1]],
        railing,
        body: if own_color { kit.pal.accent } else { kit.pal.band },
        iron: if own_color { kit.pal.grey_metal } else { kit.pal.iron },
    };
    let at = (place.storey as i32, sheet);
    if rng.chance(0.12) && !corner && !place.is_top {
        let closed = Balcony { railing: Railing::Masonry, ..balcony };
        closed.build(kit, side, at);
        closed.enclose(kit, side, y[1], at);
        return;
    }
    balcony.build(kit, side, at);
    balcony.dress(kit, side, rng, at.0);
    if joined[1] && rng.chance(0.6) {
        balcony.divide(kit, side, y[1], at);
    }
}

/// The panel of a plan too large for detail: one whole piece, seen with its windows.
fn lean_panel(
    kit: &mut Kit<'_>,
    side: &Side,
    place: &Place,
    openings: &[Opening],
    wall: &Wall,
    style: &Style,
    sheet: u32,
) {
    use super::kit::Spec;
    use setpiece_scene::PartKind;
    let Place { u, y, .. } = *place;
    let mut mesh = Mesh::default();
    let d = [-wall.thick, 0.0];
    let mut left = u[0];
    for o in openings {
        side.draw(&mut mesh, [left, o.u[0]], y, d, wall.outer);
        side.draw(&mut mesh, o.u, [y[0], o.y[0]], d, wall.outer);
        side.draw(&mut mesh, o.u, [o.y[1], y[1]], d, wall.outer);
        side.draw(&mut mesh, o.u, o.y, [-0.15, -0.13], kit.pal.glass);
        let m = mid(o.u);
        side.draw(&mut mesh, [m - 0.03, m + 0.03], o.y, [-0.16, -0.11], style.frame);
        left = o.u[1];
    }
    side.draw(&mut mesh, [left, u[1]], y, d, wall.outer);
    let spec = Spec::new(PartKind::Facade, wall.substance, wall.broken, place.storey as i32).of_sheet(sheet);
    let spec = spec.anchored(place.storey == 0);
    let shape = side.block(u, y, d, wall.outer);
    kit.put_as(spec, shape, mesh);
}
