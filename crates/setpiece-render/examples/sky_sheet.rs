//! Writes pictures of skies: every time of day in every kind of weather, as a dome and through a 28 mm lens.
//!
//! `cargo run --release -p setpiece-render --example sky_sheet -- FOLDER [only]`

use glam::Vec3;
use setpiece_image::{Bitmap, Frame, Rgb, View, contact_sheet};
use setpiece_render::sky::SkyModel;
use setpiece_scene::{Air, Sky};
use std::time::Instant;

const TIMES: [(&str, f32); 7] = [
    ("dawn", 3.0),
    ("morning", 25.0),
    ("noon", 60.0),
    ("afternoon", 35.0),
    ("golden", 8.0),
    ("dusk", 2.5),
    ("night", -35.0),
];
const WEATHERS: [(&str, f32, f32, f32, f32); 6] = [
    ("clear", 0.3, 0.3, 0.0, 3.0),
    ("overcast", 1.0, 0.5, 0.0005, 4.0),
    ("rain", 1.0, 0.75, 0.0015, 5.0),
    ("snow", 1.0, 0.45, 0.0015, 4.0),
    ("fog", 0.7, 0.4, 0.015, 6.0),
    ("storm", 1.0, 1.0, 0.001, 5.0),
];

fn mean(pixels: &[Rgb]) -> f32 {
    // The logarithmic mean, as a light meter's picture would have it.
    let sum: f32 = pixels.iter().map(|c| (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]).max(1e-9).ln()).sum();
    (sum / pixels.len() as f32).exp()
}

fn shown(size: [u32; 2], mut pixels: Vec<Rgb>) -> Bitmap {
    let k = 0.24 / mean(&pixels);
    pixels.iter_mut().for_each(|c| *c = c.map(|x| x * k));
    let mut frame = Frame::new(size);
    frame.push_rgb("", &pixels);
    Bitmap::of_frame(&frame, &View::FILM, 0.0, 1001, 1)
}

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let only = std::env::args().nth(2).unwrap_or_default();
    let (mut domes, mut views) = (Vec::new(), Vec::new());
    for (time, elevation) in TIMES {
        for (weather, cover, thickness, fog, turbidity) in WEATHERS {
            let name = format!("{time} {weather}");
            if !name.contains(&only) {
                continue;
            }
            let e = f32::to_radians(elevation);
            let a = 40_f32.to_radians();
            let sky = Sky {
                to_sun: Vec3::new(e.cos() * a.sin(), e.sin(), -e.cos() * a.cos()),
                to_moon: Vec3::new(0.5, 0.6, -0.4).normalize(),
                turbidity,
                cloud_cover: cover,
                cloud_thickness: thickness,
                seed: 5,
            };
            let snow_cover = if weather == "snow" { 0.9 } else { 0.0 };
            let air = Air { fog_per_m: fog, fog_height_m: 80.0, snow_cover, ..Air::default() };
            let start = Instant::now();
            let model = SkyModel::new(&sky, &air);
            eprintln!(
                "{name}: {:.2} s, light {:?}, ambient {:?}, sky {:?}",
                start.elapsed().as_secs_f32(),
                model.light(),
                model.ambient(),
                model.irradiance()
            );
            let see = |d: Vec3| {
                let (a, b) = (model.radiance(d), model.disc(d));
                std::array::from_fn(|i| a[i] + b[i])
            };
            let size = [768, 384];
            let dome = (0..size[0] * size[1]).map(|i| {
                let turn = (i % size[0]) as f32 / size[0] as f32 * std::f32::consts::TAU;
                let elevation = (0.5 - (i / size[0]) as f32 / size[1] as f32) * std::f32::consts::PI;
                see(Vec3::new(turn.cos() * elevation.cos(), elevation.sin(), turn.sin() * elevation.cos()))
            });
            domes.push((name.clone(), shown(size, dome.collect())));
            let size = [960, 540];
            let view = (0..size[0] * size[1]).map(|i| {
                let x = ((i % size[0]) as f32 + 0.5) / size[0] as f32 - 0.5;
                let y = 0.5 - ((i / size[0]) as f32 + 0.5) / size[1] as f32;
                let (x, y) = (x * 36.0 / 28.0, y * 36.0 / 28.0 * 540.0 / 960.0);
                let (s, c) = 0.2_f32.sin_cos();
                see(Vec3::new(x, y * c + s, y * s - c).normalize())
            });
            views.push((name, shown(size, view.collect())));
        }
    }
    let columns = WEATHERS.len() as u32;
    let write =
        |name: &str, b: &Bitmap| std::fs::write(format!("{folder}/{name}"), b.to_png()).expect("writing a picture");
    write("domes.png", &contact_sheet(&domes, columns.min(domes.len() as u32), 384));
    write("views.png", &contact_sheet(&views, columns.min(views.len() as u32), 480));
    if !only.is_empty() {
        for (name, b) in &views {
            write(&format!("{}.png", name.replace(' ', "_")), b);
        }
    }
}
