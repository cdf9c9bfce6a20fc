//! A made-up noisy frame that has what frames have: a house front with panes and relief, a rough yard, a ball in the air,
//! sky, lamps, and noise of few samples with single bright pixels.

use setpiece_image::{Frame, Precision};
use setpiece_shot::Rng;

/// What a ray from the lens meets.
#[derive(Clone, Copy)]
struct Hit {
    distance: f32,
    normal: [f32; 3],
    albedo: f32,
    glass: bool,
    lamp: bool,
}

const SKY: Hit = Hit { distance: 0.0, normal: [0.0; 3], albedo: 0.0, glass: false, lamp: false };

fn meet(d: [f32; 3]) -> Hit {
    let mut hit = SKY;
    let mut nearest = f32::INFINITY;
    let mut nearer = |t: f32, new: Hit| {
        if t > 0.0 && t < nearest {
            nearest = t;
            hit = Hit { distance: t, ..new };
        }
    };
    // The yard, 1.7 m below the lens.
    let t = -1.7 / d[1];
    let stone = ((t * d[0]).floor() + (t * d[2]).floor()).rem_euclid(2.0);
    nearer(t, Hit { normal: [0.0, 1.0, 0.0], albedo: 0.25 + 0.2 * stone, ..SKY });
    // The front, 25 m away, 12 m high.
    let t = -25.0 / d[2];
    let (x, y) = (t * d[0], t * d[1]);
    if x.abs() < 14.0 && y < 12.0 {
        let (u, v) = (x.rem_euclid(2.0), (y + 1.7).rem_euclid(3.0));
        let pane = (0.5..1.5).contains(&u) && (0.8..2.2).contains(&v);
        let relief = if pane { 0.0 } else { 0.15 * (9.0 * x).sin() };
        let up = (1.0 - relief * relief).sqrt();
        let lamp = pane && (x / 2.0).floor() == 3.0;
        nearer(t, Hit { normal: [relief, 0.0, up], albedo: if pane { 0.05 } else { 0.5 }, glass: pane, lamp, ..SKY });
    }
    // The ball.
    let centre = [3.0, 1.0, -9.0];
    let along: f32 = (0..3).map(|a| d[a] * centre[a]).sum();
    let off: f32 = centre.iter().map(|c| c * c).sum::<f32>() - along * along;
    if off < 1.0 {
        let t = along - (1.0 - off).sqrt();
        nearer(t, Hit { normal: std::array::from_fn(|a| t * d[a] - centre[a]), albedo: 0.7, ..SKY });
    }
    hit
}

/// The frame, of any size, with the noise of so many samples a pixel.
pub fn yard(size: [u32; 2], samples: f32, seed: u64) -> Frame {
    let mut rng = Rng::new(seed, "yard");
    let mut frame = Frame::new(size);
    let per = 1.0 / size[0] as f32;
    let middle = [0.5 * size[0] as f32, 0.5 * size[1] as f32];
    let ray = |x: f32, y: f32| {
        let d = [(x - middle[0]) * per, (middle[1] - y) * per, -1.0];
        let long = d.iter().map(|a| a * a).sum::<f32>().sqrt();
        d.map(|a| a / long)
    };
    let rays: Vec<[f32; 3]> = (0..frame.pixels())
        .map(|i| ray((i as u32 % size[0]) as f32 + 0.5, (i as u32 / size[0]) as f32 + 0.5))
        .collect();
    let hits: Vec<Hit> = rays.iter().map(|d| meet(*d)).collect();
    let sun = [0.5, 0.6, 0.62];
    for kind in setpiece_image::KINDS_OF_LIGHT {
        let (mut light, mut deviation) = (Vec::new(), Vec::new());
        for hit in &hits {
            let facing: f32 = (0..3).map(|a| hit.normal[a] * sun[a]).sum();
            let solid = hit.distance > 0.0;
            let mean = match kind {
                "direct" => 2.0 * hit.albedo * facing.max(0.0),
                "indirect" => 0.4 * hit.albedo,
                "specular" => {
                    if hit.glass {
                        0.33
                    } else if solid {
                        0.03
                    } else {
                        0.0
                    }
                }
                "transmission" => {
                    if hit.glass {
                        0.2
                    } else {
                        0.0
                    }
                }
                _ => {
                    if hit.lamp {
                        6.0
                    } else if solid {
                        0.0
                    } else {
                        1.2
                    }
                }
            };
            let noise = if kind == "emission" { 0.0 } else { 0.9 / samples.sqrt() };
            let mut one = mean * (1.0 + noise * rng.normal()).max(0.0);
            if noise > 0.0 && rng.unit() < 0.002 {
                one *= 20.0;
            }
            light.push([one, 0.9 * one * (1.0 + 0.1 * noise * rng.normal()), 0.8 * one]);
            deviation.push(mean.max(one) * noise);
        }
        frame.push_rgb(kind, &light);
        frame.push(format!("deviation.{kind}"), Precision::Half, deviation);
    }
    let each = |f: &dyn Fn(&Hit) -> f32| -> Vec<f32> { hits.iter().map(f).collect() };
    frame.push_rgb("albedo", &hits.iter().map(|h| [h.albedo, 0.9 * h.albedo, 0.8 * h.albedo]).collect::<Vec<_>>());
    frame.push_xyz("N", Precision::Half, &hits.iter().map(|h| h.normal).collect::<Vec<_>>());
    let positions: Vec<[f32; 3]> = hits.iter().zip(&rays).map(|(h, d)| d.map(|a| a * h.distance)).collect();
    frame.push_xyz("P", Precision::Full, &positions);
    let planes = [
        ("motion.X", each(&|h| if h.albedo > 0.6 { 5.0 } else { 0.0 })),
        ("motion.Y", each(&|h| if h.albedo > 0.6 { -3.0 } else { 0.0 })),
        ("footprint", each(&|h| h.distance * per)),
        ("roughness", each(&|h| if h.glass { 0.02 } else { 0.7 })),
        ("glass", each(&|h| f32::from(u8::from(h.glass)))),
        ("count", each(&|_| 5.0 * samples)),
    ];
    for (name, samples) in planes {
        frame.push(name, Precision::Half, samples);
    }
    // A pixel is pure when those around lie as far away.
    let w = size[0] as usize;
    let pure = (0..hits.len()).map(|i| {
        let around =
            [i.saturating_sub(1), (i + 1).min(hits.len() - 1), i.saturating_sub(w), (i + w).min(hits.len() - 1)];
        let same = |j: &usize| (hits[*j].distance - hits[i].distance).abs() <= 0.05 * hits[i].distance;
        1.0 - 0.15 * around.iter().filter(|j| !same(j)).count() as f32
    });
    frame.push("pure", Precision::Half, pure.collect());
    frame
}
