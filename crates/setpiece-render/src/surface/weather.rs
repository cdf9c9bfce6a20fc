//! Water and snow on what lies outside.

use super::Point;
use super::ground::ruts;
use super::layer::{At, Layer, mix};
use super::noise::{Fbm, step, survives};
use glam::Vec2;
use setpiece_image::Rgb;
use setpiece_scene::{Air, Pattern};

/// Clean snow; the shade's blue comes from the sky.
const SNOW: Rgb = [0.83, 0.855, 0.885];
const SLUSH: Rgb = [0.26, 0.245, 0.225];
/// Root of the mean square of the slope, along an axis, of the rings that heavy rain draws on water.
const RINGS: f32 = 0.015;

/// Wets the layer, floods its hollows, covers it with snow.
pub(super) fn settle(layer: &mut Layer, at: &At<'_>, point: &Point, air: &Air) {
    let (exposed, snowed) = exposure(at.material.pattern);
    if exposed > 0.0 && air.wetness > 0.0 {
        wet(layer, at, point, air, exposed);
    }
    if snowed > 0.0 && air.snow_cover > 0.0 {
        snow(layer, at, point, air, snowed);
    }
}

/// How far rain and snow get to a pattern: rooms stay dry, and fresh breaks were inside until just now.
fn exposure(pattern: Pattern) -> (f32, f32) {
    match pattern {
        Pattern::Room | Pattern::Emitter | Pattern::Water => (0.0, 0.0),
        Pattern::BrokenConcrete
        | Pattern::BrokenBrick
        | Pattern::BrokenLight
        | Pattern::BrokenWood
        | Pattern::BrokenStone
        | Pattern::Rebar => (0.25, 0.0),
        Pattern::Cloth => (0.5, 0.5),
        Pattern::Glass => (1.0, 0.35),
        _ => (1.0, 1.0),
    }
}

fn wet(layer: &mut Layer, at: &At<'_>, point: &Point, air: &Air, exposed: f32) {
    let up = point.world_normal.y;
    let patches = Fbm { wave: 1.6, octaves: 3, gain: 0.55 }.value(at.uv, at.seed ^ 0xd0, at.footprint);
    // Walls stay half dry under their ledges.
    let reach = 0.55 + 0.45 * step(0.0, 0.6, up) + 0.5 * patches * (1.0 - up.abs());
    let w = (air.wetness * exposed * reach).clamp(0.0, 1.0);
    let soak = w * layer.porous.clamp(0.0, 1.0);
    // Water in pores lowers the step of refraction: darker and more saturated.
    layer.albedo = layer.albedo.map(|x| x * (1.0 - soak * (0.46 - 0.30 * x.min(1.0))));
    let film = (0.30 * layer.roughness).max(0.10);
    // On blades and leaves water stands in beads and makes no mirror.
    let beads = match at.material.pattern {
        Pattern::Grass => 0.85,
        Pattern::Foliage => 0.5,
        _ => 0.0,
    };
    layer.roughness += (film - layer.roughness) * w * (0.45 + 0.35 * up.max(0.0)) * (1.0 - beads);
    let flatter = 1.0 - 0.35 * w;
    layer.slope *= flatter;
    layer.lost *= flatter * flatter;
    let level = matches!(
        at.material.pattern,
        Pattern::Asphalt | Pattern::Paving | Pattern::RoadPaint | Pattern::Concrete | Pattern::Tiles | Pattern::Soil
    );
    if !level || up < 0.96 {
        return;
    }
    let ground = Vec2::new(point.world.x, point.world.z);
    // One field for all materials, so that a puddle runs on over paint and kerb.
    let low = Fbm { wave: 3.4, octaves: 4, gain: 0.5 }.value(ground, 0x7ead, at.footprint);
    let rut = if at.material.pattern == Pattern::Paving { 0.0 } else { 0.10 * (ruts(at) - 0.4) };
    let limit = 0.42 - 0.42 * step(0.3, 1.0, air.wetness);
    let depth = low + rut - limit;
    let soft = 0.02 + 0.02 * at.footprint;
    let pool = step(-soft, soft, depth) * step(0.25, 0.5, air.wetness);
    let shore = step(-0.14, 0.0, depth) * air.wetness;
    layer.roughness += (0.09 - layer.roughness) * 0.7 * shore * (1.0 - pool);
    if pool > 0.0 {
        layer.albedo = layer.albedo.map(|x| x * (1.0 - 0.5 * pool));
        layer.roughness += (0.02 - layer.roughness) * pool;
        layer.f0 += (0.022 - layer.f0) * pool;
        // Rings of drops, drawn where they can be told apart; beyond that they draw lamps out to streaks.
        let wave = 0.09;
        let (_, ring) = Fbm { wave, octaves: 2, gain: 0.6 }.at(ground, 0x71d9, 3.0 * at.footprint);
        let seen = survives(wave, 3.0 * at.footprint);
        let steep = RINGS * air.rain * pool;
        layer.slope = layer.slope * (1.0 - pool) + ring * (0.0016 * air.rain * pool);
        layer.lost = layer.lost * (1.0 - pool) * (1.0 - pool) + steep * steep * (1.0 - seen * seen);
    }
}

fn snow(layer: &mut Layer, at: &At<'_>, point: &Point, air: &Air, snowed: f32) {
    // What fell before the event lies on the sides that faced up then; pieces that turn over lose it.
    let up = point.normal.y.min(point.world_normal.y + 0.8);
    let drift = Fbm { wave: 0.9, octaves: 5, gain: 0.55 };
    let (bump, bump_slope) = drift.at(at.uv, 0x5a0e ^ at.seed, at.footprint);
    let cover = air.snow_cover.clamp(0.0, 1.0);
    let mut lies = step(0.40, 0.62, up + 0.22 * bump + 0.30 * (cover - 0.6)) * step(0.0, 0.25, cover + 0.3 * bump);
    // A dusting that the wind pressed into walls.
    lies = lies.max(0.30 * cover * step(0.25, 0.7, bump + 0.25 * at.damp(bump)));
    lies *= snowed;
    let traffic = match at.material.pattern {
        Pattern::Asphalt => 1.0,
        // Paint has no lanes of its own to be worn in.
        Pattern::Paving | Pattern::RoadPaint => 0.45,
        _ => 0.0,
    };
    let (mut color, mut rough) = (SNOW.map(|x| x * (0.97 + 0.05 * bump)), 0.85);
    if traffic > 0.0 && point.normal.y > 0.7 {
        // Wheels and feet press it to slush and clear it in lanes.
        let way = if traffic > 0.5 { ruts(at) } else { 0.45 + 0.5 * bump };
        let worn = step(0.15, 0.75, way + 0.5 * bump) * traffic;
        color = mix(color, SLUSH, 0.8 * worn + 0.08 * traffic);
        lies *= 1.0 - 0.66 * step(0.35, 0.95, way + 0.6 * bump) * traffic;
        rough -= 0.45 * worn;
    }
    if lies <= 0.0 {
        return;
    }
    layer.albedo = mix(layer.albedo, color, lies);
    layer.roughness += (rough - layer.roughness) * lies;
    layer.metal *= 1.0 - lies;
    layer.f0 += (0.02 - layer.f0) * lies;
    layer.transmission = layer.transmission.map(|x| x * (1.0 - 0.9 * lies));
    let grain = 0.02 * survives(0.06, at.footprint);
    layer.lost *= (1.0 - lies) * (1.0 - lies);
    layer.slope = layer.slope * (1.0 - 0.85 * lies) + bump_slope * ((0.02 + grain) * lies);
    layer.translucency *= 1.0 - lies;
}
