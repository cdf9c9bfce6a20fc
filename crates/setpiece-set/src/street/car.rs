//! Cars, vans, taxis, buses: low-poly shells lofted from stations along the length, smoothed.
//!
//! A vehicle stands on y = 0 at the origin and drives towards +x.

use super::draw::polygon;
use super::palette::Palette;
use super::shell;
use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Material, MaterialId, Mesh, Pattern, Scene, build};
use std::f32::consts::{PI, TAU};

/// Materials of one vehicle.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Paint {
    pub body: MaterialId,
    pub roof: MaterialId,
    pub glass: MaterialId,
    pub inside: MaterialId,
    pub trim: MaterialId,
    pub rubber: MaterialId,
    pub rim: MaterialId,
    pub head: MaterialId,
    pub tail: MaterialId,
    pub plate: MaterialId,
}

/// Makes paints: one per colour, with the lights on or off.
pub fn paint(
    scene: &mut Scene,
    name: &str,
    body: [f32; 3],
    roof: Option<[f32; 3]>,
    lights_on: bool,
    p: &Palette,
) -> Paint {
    let mut make = |name: String, pattern, color: [f32; 3], roughness: f32, emission: [f32; 3]| {
        scene.material(Material { roughness, emission, dirt: 0.35, ..Material::new(name, pattern, color) })
    };
    let body_id = make(format!("car paint, {name}"), Pattern::CarPaint, body, 0.25, [0.0; 3]);
    let glow = if lights_on { 1.0 } else { 0.0 };
    let light = |on: bool| if on { Pattern::Emitter } else { Pattern::Plain };
    Paint {
        roof: roof.map_or(body_id, |c| make(format!("car roof, {name}"), Pattern::CarPaint, c, 0.25, [0.0; 3])),
        body: body_id,
        glass: p.glass,
        inside: make("car inside".into(), Pattern::Plain, [0.018, 0.019, 0.02], 0.08, [0.0; 3]),
        trim: make("car trim".into(), Pattern::Plain, [0.025, 0.025, 0.027], 0.5, [0.0; 3]),
        rubber: p.rubber,
        rim: make("wheel rim".into(), Pattern::Metal, [0.42, 0.42, 0.43], 0.35, [0.0; 3]),
        head: make(
            format!("headlamp {}", if lights_on { "on" } else { "off" }),
            light(lights_on),
            [0.16, 0.165, 0.17],
            0.06,
            [40.0 * glow, 36.0 * glow, 28.0 * glow],
        ),
        tail: make(
            format!("tail lamp {}", if lights_on { "on" } else { "off" }),
            light(lights_on),
            [0.25, 0.012, 0.01],
            0.15,
            [1.6 * glow, 0.06 * glow, 0.04 * glow],
        ),
        plate: make("number plate".into(), Pattern::Plain, [0.5, 0.5, 0.48], 0.4, [0.0; 3]),
    }
}

/// A shape of car: stations from the rear to the front as (x, bottom, shoulder, top of the middle, half width).
#[derive(Clone, Debug)]
pub struct Shape {
    pub(super) stations: Vec<[f32; 5]>,
    /// Feet and roof edges of the cabin along x: rear foot, rear roof, front roof, front foot.
    pub(super) cabin: [f32; 4],
    pub(super) roof: f32,
    /// Where the side windows are parted, as shares of the roof's length.
    pub(super) pillars: Vec<f32>,
    /// Wheels along x and their radius.
    pub(super) wheels: [f32; 2],
    pub(super) wheel: f32,
    /// Whether the rear half has no side windows.
    pub(super) blind: bool,
}

/// A saloon.
pub fn saloon() -> Shape {
    Shape {
        stations: vec![
            [-2.14, 0.42, 0.74, 0.82, 0.66],
            [-2.05, 0.28, 0.88, 0.97, 0.78],
            [-1.5, 0.21, 0.93, 1.0, 0.85],
            [-0.8, 0.19, 0.92, 0.95, 0.87],
            [0.5, 0.19, 0.9, 0.93, 0.87],
            [1.0, 0.2, 0.86, 0.95, 0.86],
            [1.55, 0.21, 0.79, 0.87, 0.84],
            [1.98, 0.23, 0.68, 0.75, 0.77],
            [2.14, 0.3, 0.54, 0.58, 0.66],
        ],
        cabin: [-1.72, -1.02, 0.22, 1.02],
        roof: 1.45,
        pillars: vec![0.0, 0.47, 0.9],
        wheels: [-1.28, 1.32],
        wheel: 0.31,
        blind: false,
    }
}

/// A small hatchback.
pub fn hatch() -> Shape {
    Shape {
        stations: vec![
            [-1.84, 0.4, 0.78, 0.86, 0.68],
            [-1.78, 0.27, 0.92, 0.97, 0.78],
            [-1.3, 0.21, 0.93, 0.96, 0.82],
            [0.3, 0.19, 0.91, 0.94, 0.83],
            [0.85, 0.2, 0.88, 0.97, 0.82],
            [1.35, 0.21, 0.82, 0.89, 0.8],
            [1.75, 0.23, 0.7, 0.76, 0.73],
            [1.88, 0.3, 0.55, 0.6, 0.63],
        ],
        cabin: [-1.76, -1.36, 0.12, 0.88],
        roof: 1.5,
        pillars: vec![0.0, 0.5, 0.95],
        wheels: [-1.16, 1.2],
        wheel: 0.3,
        blind: false,
    }
}

/// A delivery van.
pub fn van() -> Shape {
    Shape {
        stations: vec![
            [-2.42, 0.4, 0.95, 1.0, 0.88],
            [-2.36, 0.3, 1.05, 1.1, 0.94],
            [-1.0, 0.24, 1.05, 1.1, 0.96],
            [1.0, 0.24, 1.03, 1.08, 0.96],
            [1.55, 0.25, 1.0, 1.1, 0.94],
            [2.1, 0.27, 0.86, 0.94, 0.88],
            [2.38, 0.34, 0.66, 0.7, 0.76],
        ],
        cabin: [-2.38, -2.3, 0.95, 1.68],
        roof: 2.1,
        pillars: vec![0.0, 0.68, 0.97],
        wheels: [-1.5, 1.55],
        wheel: 0.34,
        blind: true,
    }
}

/// Adds a window: a dark pane on the shell with glass before it.
pub fn pane(mesh: &mut Mesh, corners: [Vec3; 4], inset: f32, paint: &Paint) {
    let center = corners.iter().copied().sum::<Vec3>() * 0.25;
    let n = (corners[1] - corners[0]).cross(corners[3] - corners[0]).normalize_or_zero();
    let at = |off: f32| corners.map(|c| c + (center - c).normalize_or_zero() * inset + n * off);
    mesh.quad(at(0.006), paint.inside);
    mesh.quad(at(0.014), paint.glass);
}

/// Builds a car; `sign` adds a taxi's roof sign.
pub fn car(shape: &Shape, paint: &Paint, sign: Option<MaterialId>) -> Mesh {
    let mut m = Mesh::default();
    shell::body(&mut m, shape, paint);
    shell::cabin(&mut m, shape, paint);
    details(&mut m, shape, paint);
    for x in shape.wheels {
        for side in [-1.0, 1.0] {
            wheel(&mut m, x, shape.wheel, side * (widest(shape) - 0.04), paint);
        }
    }
    if let Some(lit) = sign {
        build::block(&mut m, [-0.5, shape.roof + 0.03, -0.3], [-0.32, shape.roof + 0.2, 0.3], lit);
    }
    m.smooth();
    m
}

/// Largest half width.
pub(super) fn widest(shape: &Shape) -> f32 {
    shape.stations.iter().map(|s| s[4]).fold(0.0, f32::max)
}

/// What lies from `a` to `b` out from the middle, on a side: from the least z to the largest.
pub(super) fn span(side: f32, a: f32, b: f32) -> [f32; 2] {
    if side > 0.0 { [a, b] } else { [-b, -a] }
}

fn details(m: &mut Mesh, shape: &Shape, paint: &Paint) {
    let w = widest(shape);
    let n = shape.stations.len();
    let (rear, front) = (shape.stations[0], shape.stations[n - 1]);
    let (rear_in, front_in) = (shape.stations[1], shape.stations[n - 2]);
    for side in [-1.0_f32, 1.0] {
        let span = |a: f32, b: f32| span(side, a, b);
        // Lamps go round the corners: the shell has the rest of them.
        let z = span(front[4] * 0.52, front[4] * 0.98);
        build::block(
            m,
            [front[0] - 0.05, front[2] - 0.13, z[0]],
            [front[0] + 0.008, front[2] - 0.01, z[1]],
            paint.head,
        );
        let z = span(rear[4] * 0.72, rear_in[4] * 0.97);
        build::block(
            m,
            [rear[0] + 0.015, rear_in[2] - 0.24, z[0]],
            [rear_in[0] + 0.1, rear_in[2] - 0.06, z[1]],
            paint.tail,
        );
        // Mirrors.
        let z = span(w * 0.93, w + 0.16);
        let x = shape.cabin[3] - 0.3;
        build::block(m, [x, shape.stations[2][2], z[0]], [x + 0.1, shape.stations[2][2] + 0.14, z[1]], paint.body);
    }
    build::block(
        m,
        [front_in[0], front[1] - 0.04, -front_in[4] * 0.86],
        [front[0] + 0.04, front[1] + 0.1, front_in[4] * 0.86],
        paint.trim,
    );
    build::block(
        m,
        [rear[0] - 0.04, rear[1] - 0.06, -rear_in[4] * 0.86],
        [rear_in[0], rear[1] + 0.08, rear_in[4] * 0.86],
        paint.trim,
    );
    build::block(m, [front[0] - 0.06, front[1] + 0.13, -0.34], [front[0] + 0.012, front[2] - 0.04, 0.34], paint.trim);
    build::block(m, [front[0], front[1] - 0.02, -0.2], [front[0] + 0.05, front[1] + 0.08, 0.2], paint.plate);
    build::block(m, [rear[0] - 0.02, rear[1] + 0.14, -0.2], [rear[0] + 0.1, rear[1] + 0.25, 0.2], paint.plate);
}

/// Adds the arch of a wheel to a flat side: a dark half disc before it.
pub fn arch(m: &mut Mesh, x: f32, radius: f32, z: f32, paint: &Paint) {
    let s = z.signum();
    let arch: Vec<Vec3> = (0..=14)
        .map(|i| {
            let a = PI * i as f32 / 14.0;
            Vec3::new(x + s * (radius + 0.06) * cos(a), radius * 0.8 + (radius + 0.06) * sin(a), z + s * 0.004)
        })
        .collect();
    polygon(m, &arch, paint.trim);
}

/// Adds a wheel at a side.
pub fn wheel(m: &mut Mesh, x: f32, radius: f32, z: f32, paint: &Paint) {
    let hub = Vec3::new(x, radius, z);
    let out = Vec3::Z * z.signum();
    build::tube(m, hub - out * 0.2, hub + out * 0.018, [radius; 2], 20, paint.rubber);
    build::tube(m, hub, hub + out * 0.026, [radius * 0.66, radius * 0.62], 20, paint.rim);
    for i in 0..5 {
        let a = TAU * i as f32 / 5.0;
        let c = hub + Vec3::new(cos(a), sin(a), 0.0) * radius * 0.38;
        build::tube(m, c, c + out * 0.03, [radius * 0.13; 2], 8, paint.trim);
    }
}

/// A town bus, striped, 10.5 m long.
pub fn bus(paint: &Paint, stripe: MaterialId, route: MaterialId, room: MaterialId) -> Mesh {
    let mut m = Mesh::default();
    let (l, w, h) = (5.25, 1.25, 3.05);
    build::sweep(
        &mut m,
        Vec3::new(-l, 0.0, 0.0),
        Vec3::Z,
        Vec3::Y,
        &[
            [w * 0.97, 0.32],
            [w, 0.6],
            [w, h - 0.35],
            [w - 0.25, h],
            [-w + 0.25, h],
            [-w, h - 0.35],
            [-w, 0.6],
            [-w * 0.97, 0.32],
        ]
        .iter()
        .rev()
        .copied()
        .collect::<Vec<_>>(),
        Vec3::X * (2.0 * l),
        paint.body,
    );
    for side in [-1.0_f32, 1.0] {
        let z = side * (w + 0.006);
        let strip = |m: &mut Mesh, x: [f32; 2], y: [f32; 2], off: f32, id: MaterialId| {
            let z = z + side * off;
            let c = [
                Vec3::new(x[0], y[0], z),
                Vec3::new(x[1], y[0], z),
                Vec3::new(x[1], y[1], z),
                Vec3::new(x[0], y[1], z),
            ];
            m.quad(if side > 0.0 { c } else { [c[1], c[0], c[3], c[2]] }, id);
        };
        strip(&mut m, [-l, l], [0.95, 1.2], 0.0, stripe);
        strip(&mut m, [-l, l], [2.5, 2.62], 0.0, stripe);
        for i in 0..7 {
            let x = -l + 0.35 + i as f32 * 1.42;
            strip(&mut m, [x, x + 1.3], [1.4, 2.4], 0.002, room);
            strip(&mut m, [x, x + 1.3], [1.4, 2.4], 0.014, paint.glass);
        }
        for x in [-2.9, 3.0] {
            arch(&mut m, x, 0.48, side * w, paint);
            wheel(&mut m, x, 0.48, side * w, paint);
        }
    }
    let front = l + 0.008;
    let face = |m: &mut Mesh, z: [f32; 2], y: [f32; 2], off: f32, id: MaterialId| {
        let x = front + off;
        m.quad(
            [Vec3::new(x, y[0], z[1]), Vec3::new(x, y[0], z[0]), Vec3::new(x, y[1], z[0]), Vec3::new(x, y[1], z[1])],
            id,
        );
    };
    face(&mut m, [-1.1, 1.1], [1.25, 2.4], 0.0, paint.inside);
    face(&mut m, [-1.1, 1.1], [1.25, 2.4], 0.012, paint.glass);
    face(&mut m, [-0.8, 0.8], [2.5, 2.85], 0.0, route);
    face(&mut m, [-1.15, -0.75], [0.6, 0.82], 0.0, paint.head);
    face(&mut m, [0.75, 1.15], [0.6, 0.82], 0.0, paint.head);
    face(&mut m, [-1.2, 1.2], [0.3, 0.5], 0.004, paint.trim);
    let x = -l - 0.008;
    for (z, y, id) in [
        ([-1.0, 1.0], [1.5, 2.4], paint.inside),
        ([-1.2, -0.95], [0.7, 1.2], paint.tail),
        ([0.95, 1.2], [0.7, 1.2], paint.tail),
    ] {
        m.quad(
            [Vec3::new(x, y[0], z[0]), Vec3::new(x, y[0], z[1]), Vec3::new(x, y[1], z[1]), Vec3::new(x, y[1], z[0])],
            id,
        );
    }
    m.smooth();
    m
}
