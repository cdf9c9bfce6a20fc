//! Dust, fire, fog and falling weather between the lens and the set.

use super::{Pixel, place};
use crate::bvh::Ray;
use crate::request::{RenderStats, Request};
use crate::trace::Tracer;
use crate::volume::{LitDust, VolumeLight, render_layer};
use crate::world::World;
use glam::Vec3;
use setpiece_scene::{Density, Ember};
use std::f32::consts::{FRAC_1_PI, TAU};

/// Reflectance of the ground for the light that it sends up into dust.
const GROUND: f32 = 0.22;
/// Frames a second that the drift of fine detail is made for; only its speed hangs on it.
const RATE: f32 = 24.0;

fn volume_light<'a>(tracer: &'a Tracer<'_>) -> VolumeLight<'a> {
    let environment = &tracer.world.environment;
    let horizon = (0..8)
        .map(|i| {
            let (sin, cos) = (TAU * i as f32 / 8.0).sin_cos();
            environment.radiance(Vec3::new(cos, 0.1, sin).normalize())
        })
        .sum::<Vec3>()
        / 8.0;
    let (to_sun, sun, up) = (environment.to_light(), environment.light(), environment.ambient());
    let ground = (up + sun * (to_sun.y.max(0.0) * FRAC_1_PI)) * GROUND;
    VolumeLight {
        to_sun,
        sun: sun.to_array(),
        sky_up: up.to_array(),
        horizon: horizon.to_array(),
        sky_down: ground.to_array(),
        lamps: tracer.lamps.all(),
        albedo: tracer.world.dust,
        exposure: tracer.exposure,
    }
}

/// A tracer of a frame with its dust in it.
pub(super) fn tracer<'a>(world: &'a World, request: &Request<'_>) -> Tracer<'a> {
    let mut tracer = Tracer::new(world, request);
    let lit = light_dust(&tracer, request);
    tracer.dust = (!lit.is_empty() || lit.burns()).then_some(lit);
    tracer
}

/// The frame's dust with light in it; empty when there is none.
fn light_dust(tracer: &Tracer<'_>, request: &Request<'_>) -> LitDust {
    let none = Density::empty();
    let light = volume_light(tracer);
    let blocked = |from: Vec3, to: Vec3| tracer.stage.visibility(Ray::new(from, to, f32::INFINITY), 1.0) == 0.0;
    let time_s = request.middle() / RATE;
    let dust = request.dust.unwrap_or(&none);
    LitDust::new(dust, &light, &tracer.world.air, &blocked, request.seed, time_s).seen_by(tracer.pixel)
}

/// The layer over the picture, exposed and premultiplied; none where the air is clear.
pub(super) fn layer(
    tracer: &Tracer<'_>,
    request: &Request<'_>,
    pixels: &[Pixel],
    stats: &mut RenderStats,
) -> Option<Vec<[f32; 4]>> {
    let air = &tracer.world.air;
    let empty;
    let lit = match &tracer.dust {
        Some(lit) => lit,
        None if air.fog_per_m <= 0.0 && air.rain <= 0.0 && air.snow <= 0.0 => return None,
        None => {
            empty = light_dust(tracer, request);
            &empty
        }
    };
    let light = volume_light(tracer);
    let depth: Vec<f32> = pixels.iter().map(|p| if p.object < 0 { f32::INFINITY } else { p.depth }).collect();
    let time_s = request.middle() / RATE;
    let block = if request.previs { 3 } else { 2 };
    let glowing: Vec<Ember> = request.dust.and_then(|d| d.fire.as_ref()).map_or(Vec::new(), |fire| {
        fire.embers.iter().map(|e| Ember { to: e.from.lerp(e.to, request.shutter), ..*e }).collect()
    });
    let mut layer = render_layer(
        lit,
        &light,
        air,
        &tracer.camera,
        request.size,
        &depth,
        request.frame,
        time_s,
        request.seed,
        block,
        &glowing,
    );
    for (i, p) in layer.iter_mut().enumerate() {
        let exposed = [p[0], p[1], p[2]].map(|x| x * request.exposure);
        *p = if exposed.iter().all(|x| x.is_finite()) && (0.0..=1.0).contains(&p[3]) {
            [exposed[0], exposed[1], exposed[2], p[3]]
        } else {
            stats.drop_at(place(i, request.size));
            [0.0; 4]
        };
    }
    Some(layer)
}
