//! Metering: one exposure for a whole shot.

use crate::film::expose;
use crate::light::luminance;
use crate::request::{Layers, Request};
use crate::trace::Tracer;
use crate::world::World;
use setpiece_scene::CameraPath;
use setpiece_shot::{ShotPlan, Weather};

/// Where the picture's brighter fifth begins at most by night.
const NIGHT_BRIGHT: f32 = 0.24;
/// The same by day of a picture that is all ground, and of one of which the sky is [`SKY`] or more: walls in the sun are no sky.
const DAY_BRIGHT: [f32; 2] = [0.36, 0.7];
/// Where the mean of such pictures is laid.
const GREY: [f32; 2] = [0.12, 0.22];
const SKY: f32 = 0.2;
/// Where its brightest twentieth begins at most by night.
const NIGHT_HOT: f32 = 1.1;

/// The factor on radiance for a shot, from a small picture of its first frame without dust.
///
/// The logarithmic mean is laid a little above mid grey by day, a little below it where no sky is seen. Dusk and night are
/// laid lower, since the eye expects them dark: the key falls by a quarter of the stops that the scene is below 100 cd/m2, and
/// what is lit stays below a limit.
pub fn probe_exposure(world: &World, camera: &CameraPath, size: [u32; 2], plan: &ShotPlan) -> f32 {
    let width = 96;
    let height = (width * size[1]).div_ceil(size[0].max(1)).clamp(8, 240);
    // Glare is not cut here, nor is any lamp too faint: the exposure that says what glares is not known yet.
    let request = Request {
        frame: 0,
        camera,
        size: [width, height],
        samples: 2,
        seed: plan.seed,
        exposure: 1e-3,
        dust: None,
        shutter: 0.0,
        bounce_rays: 0,
        bounces: 1,
        previs: true,
        layers: Layers::Beauty,
    };
    let mut tracer = Tracer::new(world, &request);
    tracer.has_main_light = world.environment.light() != glam::Vec3::ZERO;
    tracer.exposure = 1e-6;
    tracer.meters = true;
    let (pixels, _) = expose(&tracer, &request);
    let luminances: Vec<f32> = pixels
        .iter()
        .map(|p| {
            let sum = p.direct + p.indirect + p.specular + p.transmission + p.emission;
            luminance(sum) / request.exposure
        })
        .collect();
    let sky = pixels.iter().filter(|p| p.object < 0).count() as f32 / pixels.len().max(1) as f32;
    key(&luminances, (sky / SKY).min(1.0), high_key(plan))
}

/// How much brighter than mid grey the mean of a picture is laid: snow and fog are bright themselves, and a meter that
/// knows nothing of it makes them grey.
fn high_key(plan: &ShotPlan) -> f32 {
    match plan.setting.weather {
        Weather::Snow => 2.4,
        Weather::Fog => 1.5,
        _ => 1.0,
    }
}

fn key(luminances: &[f32], sky: f32, bias: f32) -> f32 {
    let [grey, day_bright] = [GREY, DAY_BRIGHT].map(|[ground, open]| ground + (open - ground) * sky);
    let mut sorted: Vec<f32> = luminances.iter().copied().filter(|l| l.is_finite()).collect();
    if sorted.is_empty() {
        return 1.0;
    }
    sorted.sort_unstable_by(f32::total_cmp);
    // The darkest and brightest twentieth say little about the picture.
    let cut = sorted.len() / 20;
    let middle = &sorted[cut..sorted.len() - cut];
    let mean = (middle.iter().map(|l| l.max(1e-7).log2()).sum::<f32>() / middle.len() as f32).exp2();
    let bright = sorted[sorted.len() * 4 / 5].max(1e-7);
    // By day the mean is laid at mid grey; in the dark the lit part of the picture sets the limit, and lower.
    let day = ((bright.log2() - 0.003_f32.log2()) / (1.0_f32.log2() - 0.003_f32.log2())).clamp(0.0, 1.0);
    let limit = NIGHT_BRIGHT + (day_bright - NIGHT_BRIGHT) * day;
    let below = (0.1 / mean).log2().max(0.0);
    let grey = grey * bias * (-below / 4.0).exp2();
    // At night the few things that lamps stand next to must not all go to white.
    let lit = sorted[sorted.len() * 19 / 20].max(1e-7);
    let hot = NIGHT_HOT * (6.0 * day).exp2();
    (grey / mean).min(limit * bias / bright).min(hot * bias / lit).clamp(1e-4, 1e5)
}
