//! The openings of a church: lancets with tracery and stained glass, the portal, the rose window, the belfry's louvres.

use super::arch::{self, Arch};
use super::boards::plate;
use super::church::{STONES, Style};
use super::facade::{Opening, panel};
use super::kit::{Kit, Side, Span, Spec, mid};
use super::solid::bar;
use super::window::door;
use setpiece_scene::{Mesh, PartKind, Substance};

/// An arched opening with what fills it.
#[allow(clippy::too_many_arguments)]
pub fn lancet(
    kit: &mut Kit<'_>,
    style: &Style,
    side: &Side,
    u: Span,
    y: Span,
    arch: &Arch,
    at: (i32, u32),
    glass: usize,
) {
    let wall = &style.wall;
    if arch.top() > y[1] - 0.15 || arch.u[0] < u[0] + 0.1 || arch.u[1] > u[1] - 0.1 || arch.y[1] - arch.y[0] < 0.2 {
        panel(kit, side, u, y, &[], wall, at);
        return;
    }
    arch::field(kit, side, u, y, arch, wall, at, STONES);
    let (m, deep) = (mid(arch.u), 0.4 * wall.thick);
    // Two lights side by side.
    let outline = arch.outline(STONES);
    let id = style.stained[glass % style.stained.len()];
    for half in [-1.0, 1.0] {
        // Counter-clockwise: the foot and the top on the middle line, what lies to one side of it between them.
        let mut points: Vec<[f32; 2]> = outline.iter().copied().filter(|p| (p[0] - m) * half > 1e-4).collect();
        let (foot, top) = ([m, arch.y[0]], [m, arch.top()]);
        if half > 0.0 {
            points.insert(0, foot);
            points.push(top);
        } else {
            // The outline starts at the left foot, which comes last here.
            points.rotate_left(1);
            points.insert(0, top);
            points.push(foot);
        }
        arch::pane(kit, side, &points, deep, id, at, 0.6);
    }
    tracery(kit, side, arch, deep, at);
    if kit.lean < 2 {
        let mut sill = Mesh::default();
        let o = arch.u;
        side.draw(&mut sill, [o[0] - 0.12, o[1] + 0.12], [arch.y[0] - 0.12, arch.y[0]], [0.0, 0.12], kit.pal.coping);
        super::fittings::hang(
            kit,
            side,
            [o[0] - 0.1, o[1] + 0.1],
            [arch.y[0] - 0.12, arch.y[0]],
            [0.0, 0.1],
            sill,
            Substance::Stone,
            at.0,
        );
    }
}

/// Stone bars in a window: a mullion, a bar at the springing, the outline of the head.
fn tracery(kit: &mut Kit<'_>, side: &Side, arch: &Arch, deep: f32, at: (i32, u32)) {
    let stone = kit.pal.band;
    let mut mesh = Mesh::default();
    let m = mid(arch.u);
    let d = [-deep - 0.1, -deep + 0.06];
    side.draw(&mut mesh, [m - 0.05, m + 0.05], [arch.y[0], arch.top() - 0.05], d, stone);
    side.draw(&mut mesh, arch.u, [arch.y[1] - 0.05, arch.y[1] + 0.03], d, stone);
    let rows = ((arch.y[1] - arch.y[0]) / 0.6) as usize;
    for i in 1..rows {
        let y = arch.y[0] + (arch.y[1] - arch.y[0]) * i as f32 / rows as f32;
        side.draw(&mut mesh, arch.u, [y - 0.012, y + 0.012], [-deep - 0.02, -deep + 0.02], kit.pal.iron);
    }
    let head = arch.head(STONES);
    for w in head.windows(2) {
        let p = |q: [f32; 2]| side.point(q[0], q[1], -deep - 0.02);
        super::kit::add(&mut mesh, &bar(p(w[0]), p(w[1]), side.out, 0.14, 0.09, stone));
    }
    let (storey, sheet) = at;
    let spec = Spec::new(PartKind::Frame, Substance::Stone, kit.pal.broken_concrete, storey).of_sheet(sheet);
    let shape = plate(side, &arch.outline(STONES), [-deep - 0.06, -deep - 0.012], stone);
    kit.put_as(spec, shape, mesh);
}

/// The door under a pointed arch, stepped back, with a gable of stone over it.
pub fn portal(kit: &mut Kit<'_>, style: &Style, side: &Side, u: Span, y: Span, at: (i32, u32)) {
    let (m, clear, width) = (mid(u), y[1] - y[0], u[1] - u[0]);
    let half = (0.24 * width).min(1.4);
    let arch = Arch { u: [m - half, m + half], y: [y[0], y[0] + 0.5 * clear], rise: style.rise };
    if arch.top() > y[1] - 0.15 {
        let o = Opening { u: arch.u, y: [y[0], y[0] + 0.7 * clear] };
        panel(kit, side, u, y, &[o], &style.wall, at);
        let wood = kit.pal.woods[0];
        door(kit, side, &o, wood, kit.pal.iron, at);
        return;
    }
    arch::field(kit, side, u, y, &arch, &style.wall, at, STONES);
    let wood = kit.pal.woods[0];
    door(kit, side, &Opening { u: arch.u, y: arch.y }, wood, kit.pal.iron, at);
    let deep = 0.12;
    arch::pane(kit, side, &arch.head(STONES), deep, style.stained[0], at, 0.5);
    let mut ring = Mesh::default();
    for (grow, out) in [(0.0, 0.03), (0.22, 0.07)] {
        let wide = Arch { u: [arch.u[0] - grow, arch.u[1] + grow], ..arch };
        for w in wide.outline(STONES)[1..].windows(2) {
            let p = |q: [f32; 2]| side.point(q[0], q[1], out);
            super::kit::add(&mut ring, &bar(p(w[0]), p(w[1]), side.out, 0.12, 0.2, kit.pal.band));
        }
    }
    let (t, half) = (arch.top(), half + 0.3);
    super::fittings::hang(kit, side, [m - half, m + half], [t + 0.05, t + 0.2], [0.0, 0.12], ring, Substance::Stone, 0);
    // Steps before it.
    let step = Spec::new(PartKind::Slab, Substance::Stone, kit.pal.broken_concrete, -1).anchored(true);
    let shape = side.block([m - half - 0.4, m + half + 0.4], [0.0, 0.15], [0.0, 0.7], kit.pal.coping);
    kit.put(step, shape);
}

/// A round window of petals.
pub fn rose_window(kit: &mut Kit<'_>, style: &Style, side: &Side, u: Span, y: Span, at: (i32, u32)) {
    let c = [mid(u), mid(y)];
    let radius = (0.3 * (u[1] - u[0])).min(0.38 * (y[1] - y[0]));
    if radius < 0.3 {
        panel(kit, side, u, y, &[], &style.wall, at);
        return;
    }
    arch::rose(kit, side, u, y, c, radius, &style.wall, at);
    let deep = 0.4 * style.wall.thick;
    let outline = arch::circle(c, radius, 12);
    // Petals of colours between spokes of stone.
    for (i, w) in outline.windows(2).enumerate() {
        arch::pane(kit, side, &[c, w[0], w[1]], deep, style.stained[i % style.stained.len()], at, 0.0);
    }
    let mut mesh = Mesh::default();
    let p = |q: [f32; 2]| side.point(q[0], q[1], -deep - 0.02);
    let small = arch::circle(c, 0.35 * radius, 12);
    for i in 0..12 {
        for ring in [&outline, &small] {
            super::kit::add(&mut mesh, &bar(p(ring[i]), p(ring[i + 1]), side.out, 0.14, 0.08, kit.pal.band));
        }
        super::kit::add(&mut mesh, &bar(p(small[i]), p(outline[i]), side.out, 0.12, 0.06, kit.pal.band));
    }
    let spec = Spec::new(PartKind::Frame, Substance::Stone, kit.pal.broken_concrete, at.0).of_sheet(at.1);
    kit.put_as(spec, plate(side, &outline[..12], [-deep - 0.06, -deep - 0.012], kit.pal.band), mesh);
}

/// An arched opening with louvres.
pub fn belfry(kit: &mut Kit<'_>, style: &Style, side: &Side, u: Span, y: Span, at: (i32, u32)) {
    let (m, clear) = (mid(u), y[1] - y[0]);
    // The bell's beam lies in the wall over the head.
    let half = (0.22 * (u[1] - u[0])).min(1.2).min((0.55 * clear - 0.9) / style.rise);
    let arch = Arch { u: [m - half, m + half], y: [y[0] + 0.15 * clear, y[0] + 0.45 * clear], rise: style.rise };
    if arch.top() > y[1] - 0.15 || half < 0.15 {
        panel(kit, side, u, y, &[], &style.wall, at);
        return;
    }
    arch::field(kit, side, u, y, &arch, &style.wall, at, STONES);
    let mut mesh = Mesh::default();
    let wood = kit.pal.woods[2];
    let rows = ((arch.y[1] - arch.y[0]) / 0.22) as usize + 3;
    let deep = 0.25 * style.wall.thick;
    for i in 0..rows {
        let h = arch.y[0] + 0.22 * i as f32;
        let over = (h - arch.y[1]).max(0.0) / (half * style.rise);
        if over >= 0.95 {
            break;
        }
        let w = half * (1.0 - over * over).sqrt();
        let p = |s: f32, y: f32, d: f32| side.point(m + s * w, y, d);
        mesh.quad(
            [
                p(-1.0, h, -deep + 0.1),
                p(1.0, h, -deep + 0.1),
                p(1.0, h + 0.16, -deep - 0.1),
                p(-1.0, h + 0.16, -deep - 0.1),
            ],
            wood,
        );
        mesh.quad(
            [
                p(1.0, h, -deep + 0.1),
                p(-1.0, h, -deep + 0.1),
                p(-1.0, h + 0.16, -deep - 0.1),
                p(1.0, h + 0.16, -deep - 0.1),
            ],
            wood,
        );
    }
    let spec = Spec::new(PartKind::Frame, Substance::Timber, kit.pal.broken_light, at.0).of_sheet(at.1);
    kit.put_as(spec, plate(side, &arch.outline(STONES), [-deep - 0.08, -deep + 0.02], wood), mesh);
}
