//! The quiet before: what a place sounds like at its hour, in its weather, and the camera in the hand.

use crate::noise::{Band, Biquad, Drift, add_mono, white};
use crate::{RATE_F, Stereo};
use core::f32::consts::TAU;
use setpiece_scene::CameraPath;
use setpiece_shot::{Place, Rng, ShotPlan, TimeOfDay, Weather};

/// Levels of the parts, as root mean square of full scale.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Levels {
    air: f32,
    traffic: f32,
    wind: f32,
    rain: f32,
    surf: f32,
    birds: f32,
    crickets: f32,
}

fn levels(plan: &ShotPlan) -> Levels {
    let setting = &plan.setting;
    let town = match setting.place {
        Place::CityStreet => 1.0,
        Place::Plaza => 0.8,
        Place::Industrial => 0.7,
        Place::Village => 0.25,
        Place::Coast => 0.12,
        Place::Field | Place::Desert => 0.05,
    };
    let awake = match setting.time {
        TimeOfDay::Night => 0.35,
        TimeOfDay::Dawn => 0.5,
        TimeOfDay::Dusk => 0.8,
        _ => 1.0,
    };
    let (wind, rain) = match setting.weather {
        Weather::Clear => (0.25, 0.0),
        Weather::Overcast => (0.35, 0.0),
        Weather::Fog => (0.08, 0.0),
        Weather::Snow => (0.2, 0.0),
        Weather::Rain => (0.35, 1.0),
        Weather::Storm => (1.5, 1.3),
    };
    let open = if town < 0.2 { 1.6 } else { 1.0 };
    // Snow on the ground hushes the town.
    let hush = if setting.weather == Weather::Snow { 0.35 } else { 1.0 };
    let dry = rain == 0.0 && !matches!(setting.weather, Weather::Snow);
    let green = if setting.place == Place::Desert { 0.0 } else { 1.0 - 0.75 * town };
    let early = matches!(setting.time, TimeOfDay::Dawn | TimeOfDay::Morning);
    Levels {
        air: 0.0026 * (0.35 + 0.65 * town * awake) * hush,
        traffic: 0.0048 * town * awake * hush * (0.4 + 0.6 * setting.traffic as f32),
        wind: 0.0060 * wind * open,
        rain: 0.016 * rain,
        surf: if setting.place == Place::Coast { 0.012 } else { 0.0 },
        birds: if early && dry { 0.0035 * green.max(0.3) } else { 0.0 },
        crickets: if setting.time == TimeOfDay::Night && dry && town < 0.5 { 0.0012 * green } else { 0.0 },
    }
}

/// The ambience of a shot.
pub fn make(plan: &ShotPlan, camera: &CameraPath, length: usize) -> Stereo {
    let mut stem = vec![[0.0; 2]; length];
    let levels = levels(plan);
    let streams = Rng::new(plan.seed, "sound.ambience");
    layer(&mut stem, levels.air, [70.0, 900.0], 0.3, 0.15, &streams.fork(0));
    layer(&mut stem, 0.25 * levels.air, [900.0, 7_000.0], 0.4, 0.15, &streams.fork(1));
    layer(&mut stem, levels.traffic, [45.0, 220.0], 0.5, 0.3, &streams.fork(2));
    layer(&mut stem, 0.3 * levels.traffic, [300.0, 1_300.0], 0.35, 0.6, &streams.fork(3));
    layer(&mut stem, levels.wind, [90.0, 500.0], 0.7, 0.5, &streams.fork(4));
    layer(&mut stem, 0.35 * levels.wind, [500.0, 2_200.0], 0.9, 0.6, &streams.fork(5));
    layer(&mut stem, levels.surf, [120.0, 3_500.0], 0.22, 0.5, &streams.fork(6));
    rain(&mut stem, levels.rain, &streams.fork(7));
    birds(&mut stem, levels.birds, &mut streams.fork(8));
    crickets(&mut stem, levels.crickets, &mut streams.fork(9));
    handling(&mut stem, plan, camera, &streams.fork(10));
    stem
}

/// Adds noise of a band that swells about `hz` times a second; the sides are apart.
fn layer(stem: &mut [[f32; 2]], level: f32, band: [f32; 2], hz: f32, depth: f32, streams: &Rng) {
    if level <= 0.0 {
        return;
    }
    let mut noises = [0, 1].map(|i| Band::new(streams.fork(i), band[0], band[1]));
    let mut drifts = [2, 3].map(|i| Drift::new(streams.fork(i), hz, depth));
    for out in stem {
        for side in 0..2 {
            out[side] += level * noises[side].next() * drifts[side].next();
        }
    }
}

/// Adds the hiss of rain and the drops close by.
fn rain(stem: &mut [[f32; 2]], level: f32, streams: &Rng) {
    if level <= 0.0 {
        return;
    }
    layer(stem, 0.7 * level, [1_200.0, 11_000.0], 0.4, 0.08, &streams.fork(0));
    layer(stem, 0.5 * level, [250.0, 1_200.0], 0.4, 0.10, &streams.fork(1));
    let mut rng = streams.fork(2);
    let drops = (stem.len() as f32 / RATE_F * 90.0 * level / 0.016) as usize;
    for _ in 0..drops {
        let mut body = Biquad::band(rng.range(1_500.0, 7_000.0), 2.5);
        let fall = libm::expf(-1.0 / (rng.range(0.001, 0.006) * RATE_F));
        let mut envelope = level * libm::expf(0.8 * rng.normal());
        let drop: Vec<f32> = (0..600)
            .map(|_| {
                envelope *= fall;
                body.next(white(&mut rng)) * envelope * 2.0
            })
            .collect();
        let side = rng.unit();
        add_mono(stem, &drop, rng.range(0.0, stem.len() as f32), [(1.0 - side).sqrt(), side.sqrt()]);
    }
}

/// Adds a few birds: short whistles that sweep, in phrases.
fn birds(stem: &mut [[f32; 2]], level: f32, rng: &mut Rng) {
    if level <= 0.0 {
        return;
    }
    let seconds = stem.len() as f32 / RATE_F;
    for _ in 0..(0.8 * seconds) as usize + 1 {
        let (side, far) = (rng.unit(), rng.range(0.25, 1.0));
        let (pitch, sweep) = (rng.range(2_600.0, 5_200.0), rng.range(-0.35, 0.35));
        let mut at = rng.range(0.0, seconds) * RATE_F;
        for _ in 0..2 + rng.below(5) {
            let length = (rng.range(0.03, 0.11) * RATE_F) as usize;
            let mut phase = 0.0_f32;
            let note: Vec<f32> = (0..length)
                .map(|i| {
                    let t = i as f32 / length as f32;
                    phase += TAU * pitch * (1.0 + sweep * t) / RATE_F;
                    libm::sinf(phase) * libm::sinf(0.5 * TAU * t) * level * far * 2.0
                })
                .collect();
            add_mono(stem, &note, at, [(1.0 - side).sqrt(), side.sqrt()]);
            at += length as f32 + rng.range(0.02, 0.12) * RATE_F;
        }
    }
}

/// Adds crickets: pulses at about 4.5 kHz.
fn crickets(stem: &mut [[f32; 2]], level: f32, rng: &mut Rng) {
    if level <= 0.0 {
        return;
    }
    for _ in 0..3 {
        let (pitch, pulses) = (rng.range(4_100.0, 4_900.0), rng.range(22.0, 30.0));
        let (side, chirps, shift) = (rng.unit(), rng.range(1.6, 2.6), rng.unit());
        let gain = [(1.0 - side).sqrt(), side.sqrt()].map(|g| g * level);
        for (i, out) in stem.iter_mut().enumerate() {
            let t = i as f32 / RATE_F;
            let chirp = (t * chirps + shift).fract();
            if chirp < 0.4 {
                let pulse = 0.5 - 0.5 * libm::cosf(TAU * (t * pulses).fract());
                let x = libm::sinf(TAU * (t * pitch).fract()) * pulse;
                out[0] += gain[0] * x;
                out[1] += gain[1] * x;
            }
        }
    }
}

/// Adds what hands do to a camera: dull low noise with how fast it turns.
fn handling(stem: &mut [[f32; 2]], plan: &ShotPlan, camera: &CameraPath, streams: &Rng) {
    let shake = plan.camera.shake as f32;
    if shake <= 0.0 || camera.keys.len() < 2 {
        return;
    }
    let per_second = plan.fps.per_second() as f32;
    let turns: Vec<f32> = camera
        .keys
        .windows(2)
        .map(|k| {
            // Twice the sine of half the angle is close to the angle for such small turns.
            let q = k[0].rotation.conjugate() * k[1].rotation;
            (2.0 * (q.x * q.x + q.y * q.y + q.z * q.z).sqrt() * per_second).min(2.0)
        })
        .collect();
    let mut noise = Band::new(streams.fork(0), 40.0, 240.0);
    let mut calm = crate::noise::OnePole::low(6.0);
    for (i, out) in stem.iter_mut().enumerate() {
        let frame = ((i as f32 / RATE_F * per_second) as usize).min(turns.len() - 1);
        let x = noise.next() * calm.next(turns[frame]) * 0.004 * shake;
        out[0] += x;
        out[1] += x;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn power(plan: &ShotPlan) -> f32 {
        let stem = make(plan, &CameraPath { keys: Vec::new() }, 96_000);
        assert!(stem.iter().flatten().all(|x| x.is_finite()));
        stem.iter().flatten().map(|x| x * x).sum::<f32>() / 192_000.0
    }

    #[test]
    fn night_and_snow_are_quieter_and_rain_louder() {
        let mut plan = ShotPlan::default();
        let day = power(&plan);
        plan.setting.time = TimeOfDay::Night;
        let night = power(&plan);
        plan.setting.weather = Weather::Rain;
        let rain = power(&plan);
        plan.setting.weather = Weather::Snow;
        let snow = power(&plan);
        assert!(night < 0.6 * day && rain > 3.0 * day && snow < night, "{day} {night} {rain} {snow}");
        assert!((1e-6..1e-3).contains(&day), "quiet but there: {day}");
    }

    #[test]
    fn every_place_hour_and_weather_sounds() {
        for place in Place::ALL {
            for time in TimeOfDay::ALL {
                for weather in Weather::ALL {
                    let mut plan = ShotPlan::default();
                    (plan.setting.place, plan.setting.time, plan.setting.weather) = (*place, *time, *weather);
                    let stem = make(&plan, &CameraPath { keys: Vec::new() }, 4_800);
                    assert!(stem.iter().flatten().all(|x| x.is_finite() && x.abs() < 0.3));
                    assert!(stem.iter().flatten().any(|x| *x != 0.0));
                }
            }
        }
    }
}
