//! The low end: what the ground carries, and the roar of moving air and dust.

use crate::hits::Voice;
use crate::noise::{Band, Drift};
use crate::space::SPEED_OF_SOUND;
use crate::{Listener, RATE_F, Stereo};
use setpiece_scene::{Aabb, Layout, Mesh, Take};
use setpiece_shot::{EventKind, Rng, ShotPlan};

/// Samples of a bin of time: 10 ms.
const BIN: usize = 480;

/// A curve of power over bins of time, made smooth: it rises and falls with its own times, in seconds.
fn smooth(power: &mut [f32], rise_s: f32, fall_s: f32) {
    let step = |seconds: f32| 1.0 - libm::expf(-(BIN as f32) / RATE_F / seconds);
    let (rise, fall) = (step(rise_s), step(fall_s));
    let mut held = 0.0;
    for p in power {
        held += (*p - held) * if *p > held { rise } else { fall };
        *p = held;
    }
}

/// Adds noise of a band under a curve of power; `wide` is how much the sides differ, 0 to 1.
fn add_noise(stem: &mut [[f32; 2]], power: &[f32], band: [f32; 2], gain: f32, wide: f32, streams: &Rng) {
    let mut noises = [0, 1, 2].map(|i| Band::new(streams.fork(i), band[0], band[1]));
    let mut drift = Drift::new(streams.fork(3), 5.0, 0.25);
    let (own, shared) = (wide.sqrt(), (1.0 - wide).sqrt());
    for (i, out) in stem.iter_mut().enumerate() {
        let (bin, part) = (i / BIN, (i % BIN) as f32 / BIN as f32);
        let at = |n: usize| power.get(n).copied().unwrap_or(0.0);
        let now = (at(bin) + (at(bin + 1) - at(bin)) * part).max(0.0).sqrt() * gain * drift.next();
        let [left, right, middle] = noises.each_mut().map(Band::next);
        out[0] += now * (own * left + shared * middle);
        out[1] += now * (own * right + shared * middle);
    }
}

/// The rumble of the ground, 20 to 90 Hz, from the power of all hits; an earthquake's own on top.
pub fn ground(
    plan: &ShotPlan,
    single: &[Voice],
    merged: &[Voice],
    layout: &Layout,
    listener: &Listener<'_>,
    length: usize,
) -> Stereo {
    let mut stem = vec![[0.0; 2]; length];
    let mut power = vec![0.0_f32; length / BIN + 2];
    for voice in single.iter().chain(merged).filter(|v| !v.blow.crack && v.blow.mass_kg > 1.0) {
        let heard = listener.hear(voice.time_s, voice.position);
        if let Some(p) = power.get_mut((heard.sample / BIN as f32).max(0.0) as usize) {
            // The ground carries far: level falls more slowly than in air, and only heavy blows move it.
            let heavy = (libm::log2f(voice.blow.mass_kg) / 12.0).clamp(0.0, 1.0);
            let near = 1.0 / heard.distance_m.max(15.0);
            *p += heavy * voice.blow.level * voice.blow.level * near * near;
        }
    }
    smooth(&mut power, 0.05, 0.55);
    let streams = Rng::new(plan.seed, "sound.rumble");
    add_noise(&mut stem, &power, [22.0, 85.0], 1.1, 0.2, &streams.fork(0));
    if plan.event.kind == EventKind::Earthquake {
        let strength = plan.event.strength as f32;
        let near = 1.0 / listener.hear(0.0, layout.hero.center()).distance_m.max(15.0);
        let start = plan.event.start_s as f32;
        let quake: Vec<f32> = (0..power.len())
            .map(|bin| {
                let t = (bin * BIN) as f32 / RATE_F - start;
                if t < 0.0 { 0.0 } else { (t / 1.2).min(1.0) * strength * strength }
            })
            .collect();
        add_noise(&mut stem, &quake, [20.0, 70.0], 900.0 * near, 0.3, &streams.fork(1));
        add_noise(&mut stem, &quake, [90.0, 400.0], 120.0 * near, 0.7, &streams.fork(2));
    }
    stem
}

/// Adds the roar of the air that the falling structure pushes out, with the dust it carries.
pub fn add_roar(stem: &mut [[f32; 2]], plan: &ShotPlan, take: &Take, layout: &Layout, listener: &Listener<'_>) {
    let samples = take.motion.samples as usize;
    if samples < 2 || take.movers.is_empty() {
        return;
    }
    let energy = energy_of_motion(plan, take);
    let heard = listener.hear(0.0, layout.hero.center());
    let late = heard.distance_m / SPEED_OF_SOUND;
    let per_second = plan.fps.per_second() as f32;
    let mut power: Vec<f32> = (0..stem.len() / BIN + 2)
        .map(|bin| {
            let sample = ((bin * BIN) as f32 / RATE_F - late) * per_second;
            let at = |i: usize| energy.get(i).copied().unwrap_or(0.0);
            if sample < 0.0 {
                return 0.0;
            }
            let (i, part) = (sample as usize, sample.fract());
            libm::powf(at(i) + (at(i + 1) - at(i)) * part, 0.84)
        })
        .collect();
    smooth(&mut power, 0.12, 0.7);
    let near = 1.0 / heard.distance_m.max(15.0);
    let streams = Rng::new(plan.seed, "sound.roar");
    add_noise(stem, &power, [60.0, 260.0], 0.030 * near, 0.6, &streams.fork(0));
    add_noise(stem, &power, [260.0, 1_400.0], 0.005 * near, 0.8, &streams.fork(1));
}

/// Mass of what falls, kg/m3: mostly concrete and masonry.
const RUBBLE: f32 = 2_000.0;

/// What a mesh encloses, m3, by the divergence theorem; for one that is not closed, no more than its bounds.
fn volume(mesh: &Mesh) -> f32 {
    let at = |i: u32| mesh.positions[i as usize];
    let sum: f32 = mesh.triangles.iter().map(|&[a, b, c]| at(a).dot(at(b).cross(at(c)))).sum();
    let size = Aabb::of(mesh.positions.iter().copied()).size();
    (sum / 6.0).abs().min(size.x * size.y * size.z)
}

/// Energy of motion of the chunks between samples, joules.
fn energy_of_motion(plan: &ShotPlan, take: &Take) -> Vec<f32> {
    let per_second = plan.fps.per_second() as f32;
    let steps = take.motion.samples as usize - 1;
    let mut energy = vec![0.0_f32; steps];
    for (mover, about) in take.movers.iter().enumerate().take(take.chunks as usize) {
        if (mover + 1) * (steps + 1) > take.motion.poses.len() {
            break;
        }
        let Some(mesh) = take.meshes.get(about.mesh.0 as usize) else { continue };
        let mass = RUBBLE * (volume(mesh) * about.scale.powi(3)).clamp(0.0, 200.0);
        let last = steps.min(about.gone as usize);
        for (step, sum) in energy.iter_mut().enumerate().take(last).skip(about.born as usize) {
            let a = take.motion.pose(mover, step as u32).position;
            let b = take.motion.pose(mover, step as u32 + 1).position;
            let speed2 = ((b - a) * per_second).length_squared();
            if mass.is_finite() && speed2.is_finite() {
                *sum += 0.5 * mass * speed2.min(3_600.0);
            }
        }
    }
    energy
}
