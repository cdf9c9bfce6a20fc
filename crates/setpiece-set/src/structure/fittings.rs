//! What hangs on walls: condensers, downpipes, awnings, signs.

use super::kit::{Kit, Side, Span, Spec, mid};
use crate::street::draw::Frame;
use crate::street::letters;
use setpiece_scene::build::tube;
use setpiece_scene::{MaterialId, Mesh, PartKind, Substance};
use setpiece_shot::Rng;

/// Hangs a fitting on a wall where there is room for its box.
#[allow(clippy::too_many_arguments)]
pub fn hang(kit: &mut Kit<'_>, side: &Side, u: Span, y: Span, d: Span, mesh: Mesh, substance: Substance, storey: i32) {
    let shape = side.block(u, y, d, kit.pal.white);
    if shape.vertices.is_empty() || !kit.is_room_for(&shape) {
        return;
    }
    let spec = Spec::new(PartKind::Fitting, substance, kit.pal.broken_light, storey);
    kit.put_as(spec, shape, mesh);
}

/// The outdoor unit of an air conditioner, with its pipe and drip stain's cause.
pub fn condenser(kit: &mut Kit<'_>, side: &Side, u: f32, y: f32, storey: i32) {
    let mut mesh = Mesh::default();
    let (w, h) = (0.8, 0.55);
    let pal = &kit.pal;
    side.draw(&mut mesh, [u, u + w], [y, y + h], [0.05, 0.33], pal.white);
    let center = |d: f32| side.point(u + 0.3, y + 0.5 * h, d);
    tube(&mut mesh, center(0.33), center(0.34), [0.22, 0.22], 14, pal.dark);
    for p in [u + 0.08, u + w - 0.14] {
        side.draw(&mut mesh, [p, p + 0.05], [y - 0.06, y], [0.0, 0.33], pal.iron);
        side.draw(&mut mesh, [p, p + 0.05], [y - 0.3, y], [0.0, 0.04], pal.iron);
    }
    side.draw(&mut mesh, [u + w, u + w + 0.05], [y + 0.1, y + 0.16], [0.0, 0.2], pal.white);
    hang(kit, side, [u, u + w], [y, y + h], [0.0, 0.33], mesh, Substance::Steel, storey);
}

/// A rain pipe over one storey.
pub fn downpipe(kit: &mut Kit<'_>, side: &Side, u: f32, y: Span, storey: i32) {
    let mut mesh = Mesh::default();
    let at = |h: f32| side.point(u, h, 0.07);
    let zinc = kit.pal.grey_metal;
    tube(&mut mesh, at(y[0]), at(y[1]), [0.05, 0.05], 8, zinc);
    let m = mid(y);
    side.draw(&mut mesh, [u - 0.07, u + 0.07], [m, m + 0.04], [0.0, 0.13], zinc);
    hang(kit, side, [u - 0.05, u + 0.05], y, [0.0, 0.12], mesh, Substance::Steel, storey);
}

/// A cloth awning over an opening.
pub fn awning(kit: &mut Kit<'_>, side: &Side, u: Span, y: f32, out: f32, cloth: MaterialId, storey: i32) {
    let mut mesh = Mesh::default();
    let drop = 0.35 * out + 0.15;
    let iron = kit.pal.iron;
    let quad = |mesh: &mut Mesh, low: f32, high: f32| {
        mesh.quad(
            [
                side.point(u[0], y - drop + low, out),
                side.point(u[1], y - drop + low, out),
                side.point(u[1], y + high, 0.02),
                side.point(u[0], y + high, 0.02),
            ],
            cloth,
        );
    };
    quad(&mut mesh, 0.0, 0.0);
    side.draw(&mut mesh, u, [y - drop - 0.22, y - drop], [out - 0.01, out], cloth);
    side.draw(&mut mesh, u, [y - 0.04, y + 0.06], [0.0, 0.08], iron);
    for p in [u[0] + 0.03, u[1] - 0.05] {
        side.draw(&mut mesh, [p, p + 0.02], [y - drop, y - drop + 0.02], [0.0, out], iron);
    }
    hang(kit, side, u, [y - 0.1, y + 0.06], [0.0, 0.1], mesh, Substance::Soft, storey);
}

/// A sign board with raised letters, centred in `u`.
#[allow(clippy::too_many_arguments)]
pub fn sign(
    kit: &mut Kit<'_>,
    side: &Side,
    u: Span,
    y: Span,
    text: &str,
    colors: [MaterialId; 2],
    storey: i32,
    rng: &mut Rng,
) {
    let mut mesh = Mesh::default();
    side.draw(&mut mesh, u, y, [0.0, 0.1], colors[0]);
    let high = (y[1] - y[0]) * rng.range(0.5, 0.66);
    let (inset, m) = (0.07 * (u[1] - u[0]), mid(y));
    let room = [[u[0] + inset, u[1] - inset], [m - 0.5 * high, m + 0.5 * high]];
    let frame = Frame { origin: side.origin, right: side.right, out: side.out };
    letters::write(&mut mesh, &frame, room, 0.112, colors[1], text);
    hang(kit, side, u, y, [0.0, 0.1], mesh, Substance::Steel, storey);
}
