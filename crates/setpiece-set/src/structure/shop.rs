//! The ground floor to the street: shop fronts, the entrance, closed shutters, a canopy.

use super::facade::{Opening, Wall, panel};
use super::fittings::{awning, sign};
use super::kit::{Kit, Side, Span, Spec, mid};
use super::window::{Window, door, fill};
use setpiece_scene::{Mesh, PartKind, Substance};
use setpiece_shot::Rng;

/// What a bay of the ground floor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// A shop with its window.
    Shop,
    /// A shop behind a closed steel shutter.
    Closed,
    /// The door of the building.
    Entrance,
    /// A garage door.
    Garage,
    /// A wall with a small window.
    Plain,
}

/// Names over shops.
pub const NAMES: [&str; 12] = [
    "FARMACIA",
    "KIOSCO",
    "PANADERIA",
    "CAFE",
    "LIBROS",
    "FERRETERIA",
    "ALMACEN",
    "OPTICA",
    "BAZAR",
    "MODAS",
    "PIZZA",
    "FLORES",
];
/// The same elsewhere.
pub const NAMES_ENGLISH: [&str; 10] =
    ["PHARMACY", "DELI", "BAKERY", "COFFEE", "BOOKS", "HARDWARE", "LAUNDRY", "OPTICS", "PIZZA", "FLOWERS"];

/// Builds one bay of the ground floor.
#[allow(clippy::too_many_arguments)]
pub fn bay(kit: &mut Kit<'_>, side: &Side, u: Span, y: Span, front: Front, wall: &Wall, name: &str, rng: &mut Rng) {
    let sheet = kit.sheet();
    let at = (0, sheet);
    let width = u[1] - u[0];
    let margin = (0.09 * width).clamp(0.12, 0.45);
    let head = y[0] + (y[1] - y[0] - 0.75).max(0.7 * (y[1] - y[0])).min(2.7);
    let frame = *rng.pick(&kit.pal.frames);
    let window = Window {
        frame,
        leaves: ((width / 1.5) as u32).max(1),
        transom: 0.8,
        shutter: (0.0, kit.pal.steel_shutter),
        curtain: (0.0, kit.pal.curtains[0]),
        ledge_m: 0.0,
        surround_m: 0.0,
        trim: kit.pal.band,
        glass_m: 0.9,
    };
    let (a, b) = (u[0] + margin, u[1] - margin);
    match front {
        Front::Shop | Front::Closed => {
            let door_u = if rng.chance(0.5) { [a, a + 1.0] } else { [b - 1.0, b] };
            let glass_u = if door_u[0] == a { [a + 1.0, b] } else { [a, b - 1.0] };
            let narrow = width < 2.6;
            let sill = y[0] + 0.45;
            let mut openings = vec![Opening { u: glass_u, y: [sill, head] }, Opening { u: door_u, y: [y[0], head] }];
            if narrow || front == Front::Closed {
                openings = vec![Opening { u: [a, b], y: [y[0], head] }];
            }
            openings.sort_by(|p, q| p.u[0].total_cmp(&q.u[0]));
            panel(kit, side, u, y, &openings, wall, at);
            for opening in &openings {
                let closed = front == Front::Closed;
                let down = if closed {
                    1.0
                } else if rng.chance(0.25) {
                    0.25
                } else {
                    0.0
                };
                let leaves = if opening.y[0] > y[0] { window.leaves } else { 1 };
                fill(kit, side, opening, &Window { shutter: (down, kit.pal.steel_shutter), leaves, ..window }, rng, at);
            }
            let board = *rng.pick(&kit.pal.signs);
            let letters = if board == kit.pal.signs[3] || board == kit.pal.signs[4] {
                kit.pal.signs[5]
            } else {
                kit.pal.signs[4]
            };
            let sign_y = [head + 0.12, (head + 0.67).min(y[1] - 0.05)];
            sign(kit, side, [a, b], sign_y, name, [board, letters], 0, rng);
            if front == Front::Shop && rng.chance(0.6) {
                let cloth = *rng.pick(&kit.pal.awnings);
                awning(kit, side, [a, b], head + 0.03, rng.range(0.9, 1.4), cloth, 0);
            }
        }
        Front::Entrance => {
            let m = u[0] + width * rng.range(0.4, 0.6);
            let half = 0.8_f32.min(0.3 * width);
            let opening = Opening { u: [m - half, m + half], y: [y[0], head] };
            panel(kit, side, u, y, &[opening], wall, at);
            let leaves = Window { leaves: 2, transom: 0.0, frame: kit.pal.frames[1], ..window };
            fill(kit, side, &opening, &leaves, rng, at);
            canopy(kit, side, [m - half - 0.5, m + half + 0.5], head + 0.12);
        }
        Front::Garage => {
            let opening = Opening { u: [a, b], y: [y[0], (y[0] + 2.4).min(head)] };
            panel(kit, side, u, y, &[opening], wall, at);
            fill(kit, side, &opening, &Window { shutter: (1.0, kit.pal.steel_shutter), ..window }, rng, at);
        }
        Front::Plain => {
            let m = mid(u);
            let half = 0.55_f32.min(0.25 * width);
            let service = Opening { u: [m - half, m + half], y: [y[0], (y[0] + 2.1).min(head)] };
            panel(kit, side, u, y, &[service], wall, at);
            let wood = *rng.pick(&kit.pal.woods);
            door(kit, side, &service, wood, kit.pal.grey_metal, at);
        }
    }
}

/// A thin concrete canopy over the entrance with the house number's lamp.
fn canopy(kit: &mut Kit<'_>, side: &Side, u: Span, y: f32) {
    let mut mesh = Mesh::default();
    let band = kit.pal.band;
    side.draw(&mut mesh, u, [y, y + 0.12], [0.0, 1.1], band);
    side.draw(&mut mesh, [u[0] + 0.4, u[1] - 0.4], [y - 0.05, y], [0.2, 0.9], kit.pal.white);
    let shape = side.block(u, [y, y + 0.12], [0.0, 1.1], band);
    if shape.vertices.is_empty() || !kit.is_room_for(&shape) {
        return;
    }
    let spec = Spec::new(PartKind::Balcony, Substance::Concrete, kit.pal.broken_concrete, 0);
    kit.put_as(spec, shape, mesh);
}
