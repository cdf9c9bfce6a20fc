//! Writes pictures of every material under a raking light: walls and floors of 2 m, near and far, wet and under snow.
//!
//! `cargo run --release -p setpiece-render --example surface_sheet -- FOLDER`

use glam::Vec3;
use setpiece_image::{Bitmap, Frame, Rgb, View, contact_sheet};
use setpiece_render::surface::{Point, evaluate};
use setpiece_scene::{Air, Material, Pattern};
use std::time::Instant;

fn materials() -> Vec<Material> {
    use Pattern::*;
    let m = |pattern: Pattern, color: Rgb, color2: Rgb, scale_m: f32, dirt: f32| {
        let mut m = Material::new(format!("{pattern:?}"), pattern, color);
        (m.color2, m.scale_m, m.dirt) = (color2, scale_m, dirt);
        m
    };
    let mut all = vec![
        m(Concrete, [0.4, 0.39, 0.37], [0.4, 0.39, 0.37], 0.0, 0.5),
        m(Plaster, [0.6, 0.52, 0.38], [0.4, 0.36, 0.31], 0.0, 0.55),
        m(Plaster, [0.55, 0.38, 0.31], [0.33, 0.22, 0.16], 0.0, 0.9),
        m(Brick, [0.3, 0.11, 0.065], [0.4, 0.37, 0.33], 0.075, 0.4),
        m(Stone, [0.42, 0.39, 0.33], [0.25, 0.23, 0.2], 0.4, 0.4),
        m(Tiles, [0.4, 0.36, 0.3], [0.28, 0.26, 0.24], 0.1, 0.5),
        m(Asphalt, [0.085, 0.083, 0.08], [0.085, 0.083, 0.08], 0.0, 0.6),
        m(Paving, [0.33, 0.31, 0.28], [0.16, 0.15, 0.14], 0.4, 0.6),
        m(RoadPaint, [0.62, 0.61, 0.57], [0.085, 0.083, 0.08], 0.0, 0.5),
        m(Glass, [0.9, 0.95, 0.93], [0.9, 0.95, 0.93], 0.0, 0.4),
        m(Metal, [0.6, 0.59, 0.56], [0.3, 0.16, 0.09], 0.0, 0.55),
        m(Corrugated, [0.32, 0.33, 0.34], [0.2, 0.1, 0.05], 0.09, 0.7),
        m(CarPaint, [0.25, 0.02, 0.02], [0.25, 0.02, 0.02], 0.0, 0.5),
        m(Rubber, [0.02, 0.02, 0.02], [0.02, 0.02, 0.02], 0.0, 0.4),
        m(Wood, [0.2, 0.12, 0.07], [0.2, 0.12, 0.07], 0.0, 0.4),
        m(RoofTiles, [0.33, 0.12, 0.06], [0.33, 0.12, 0.06], 0.3, 0.5),
        m(Foliage, [0.07, 0.115, 0.03], [0.15, 0.25, 0.07], 0.0, 0.3),
        m(Bark, [0.2, 0.17, 0.12], [0.2, 0.17, 0.12], 0.0, 0.4),
        m(Cloth, [0.36, 0.06, 0.04], [0.6, 0.57, 0.5], 0.0, 0.3),
        m(Room, [0.6, 0.52, 0.4], [0.6, 0.52, 0.4], 0.0, 0.3),
        m(BrokenConcrete, [0.4, 0.39, 0.37], [0.4, 0.39, 0.37], 0.0, 0.3),
        m(BrokenBrick, [0.3, 0.11, 0.065], [0.4, 0.37, 0.33], 0.0, 0.3),
        m(BrokenLight, [0.6, 0.58, 0.55], [0.6, 0.58, 0.55], 0.0, 0.3),
        m(Soil, [0.16, 0.11, 0.075], [0.16, 0.11, 0.075], 0.0, 0.3),
        m(Grass, [0.085, 0.12, 0.035], [0.18, 0.16, 0.07], 0.0, 0.3),
        m(Gravel, [0.3, 0.27, 0.24], [0.3, 0.27, 0.24], 0.0, 0.3),
        m(Plain, [0.5, 0.48, 0.45], [0.5, 0.48, 0.45], 0.0, 0.5),
        m(Metal, [0.5, 0.51, 0.52], [0.25, 0.12, 0.06], 0.0, 0.4),
    ];
    all[9].roughness = 0.02;
    all[19].emission = [3.0, 2.0, 1.0];
    let last = all.len() - 1;
    (all[last].metal, all[last].roughness) = (1.0, 0.4);
    all[5].roughness = 0.35;
    all[10].roughness = 0.45;
    all[11].roughness = 0.5;
    all
}

/// Light from the sun at the upper left and an even sky, with one highlight lobe.
fn shade(m: &Material, p: &Point, air: &Air, to_eye: Vec3, to_sun: Vec3) -> Rgb {
    let s = evaluate(m, p, air);
    let n = s.normal;
    let lit = n.dot(to_sun).max(0.0);
    let sky = 0.55 + 0.25 * n.y + 0.2 * n.dot(p.normal);
    let half = (to_sun + to_eye).normalize();
    let a2 = s.roughness.powi(4);
    let nh = n.dot(half).max(0.0);
    let d = a2 / (std::f32::consts::PI * (nh * nh * (a2 - 1.0) + 1.0).powi(2));
    let mirror = 2.0 * n.dot(to_eye) * n - to_eye;
    let seen = 0.5 + 0.5 * (mirror.y * 3.0 + (mirror.x * 5.0).sin() * 0.4).clamp(-1.0, 1.0);
    let fresnel = (1.0 - n.dot(to_eye).clamp(0.0, 1.0)).powi(5) * (1.0 - s.roughness);
    std::array::from_fn(|c| {
        let f = s.f0[c] + (1.0 - s.f0[c]) * fresnel;
        let gloss = f * (d.min(40.0) * 0.25 * lit * 2.2 + seen * (1.0 - 0.6 * s.roughness));
        s.albedo[c] * (2.2 * lit * [1.0, 0.93, 0.82][c] + 0.55 * sky * [0.85, 0.95, 1.15][c]) + gloss + s.emission[c]
    })
}

fn patch(m: &Material, floor: bool, metres: f32, footprint: f32, air: &Air, side: u32) -> Bitmap {
    let over = 2;
    let wide = side * over;
    let pixels: Vec<Rgb> = (0..wide * wide)
        .map(|i| {
            let (x, y) = ((i % wide) as f32 / wide as f32 * metres, (1.0 - (i / wide) as f32 / wide as f32) * metres);
            let (rest, normal) = if floor {
                (Vec3::new(x + 3.0, 0.0, 8.0 - y), Vec3::Y)
            } else {
                (Vec3::new(x + 3.0, y + 0.1, 0.0), Vec3::Z)
            };
            let p = Point { rest, normal, footprint, world_normal: normal, world: rest };
            let (eye, sun) = if floor {
                (Vec3::new(0.1, 0.6, 0.8), Vec3::new(-0.75, 0.42, -0.5))
            } else {
                (Vec3::new(0.1, -0.1, 1.0), Vec3::new(-0.7, 0.55, 0.45))
            };
            shade(m, &p, air, eye.normalize(), sun.normalize())
        })
        .map(|c| c.map(|x| x * 0.55))
        .collect();
    let mut frame = Frame::new([wide, wide]);
    frame.push_rgb("", &pixels);
    Bitmap::of_frame(&frame, &View::FILM, 0.0, 1001, 1).resized([side, side])
}

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let dry = Air::default();
    let wet = Air { wetness: 1.0, rain: 0.6, ..Air::default() };
    let snow = Air { snow_cover: 0.85, ..Air::default() };
    let sheets: [(&str, bool, f32, f32, Air); 7] = [
        ("walls", false, 2.0, 0.002, dry),
        ("floors", true, 2.0, 0.002, dry),
        ("walls_wide", false, 9.0, 0.03, dry),
        ("floors_wide", true, 12.0, 0.03, dry),
        ("close", false, 0.4, 0.0005, dry),
        ("floors_wet", true, 8.0, 0.01, wet),
        ("floors_snow", true, 8.0, 0.01, snow),
    ];
    let all = materials();
    for (name, floor, metres, footprint, air) in sheets {
        let start = Instant::now();
        let cells: Vec<_> =
            all.iter().map(|m| (m.name.clone(), patch(m, floor, metres, footprint, &air, 256))).collect();
        let file = format!("{folder}/{name}.png");
        std::fs::write(file, contact_sheet(&cells, 7, 256).to_png()).expect("writing a picture");
        eprintln!("{name}: {:.2} s", start.elapsed().as_secs_f32());
    }
    for m in &all {
        let start = Instant::now();
        let mut sum = 0.0;
        let count = 200_000;
        for i in 0..count {
            let rest = Vec3::new(i as f32 * 0.0137 % 40.0, i as f32 * 0.0031 % 30.0, 0.0);
            let p = Point { rest, normal: Vec3::Z, footprint: 0.01, world_normal: Vec3::Z, world: rest };
            sum += evaluate(m, &p, &dry).albedo[1];
        }
        let each = start.elapsed().as_secs_f64() / f64::from(count) * 1e9;
        eprintln!("{:16} {each:5.0} ns, mean {:.3}", m.name, sum / count as f32);
    }
}
