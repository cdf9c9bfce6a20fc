//! Sun, sky and air by time of day and weather.
//!
//! The sun rakes from the picture's left, so that the hero's front is modelled by warm, slanting light and its side to
//! the avenue lies in shade; in the morning it is the other way about.

use glam::Vec3;
use setpiece_scene::math::{cos, sin};
use setpiece_scene::{Air, Scene, Sky};
use setpiece_shot::{Place, Rng, ShotPlan, StableHasher, TimeOfDay, Weather};

/// Unit vector at an elevation and at an azimuth from the front's normal, positive to the right, in degrees.
fn direction(azimuth_deg: f32, elevation_deg: f32) -> Vec3 {
    let (a, e) = (azimuth_deg.to_radians(), elevation_deg.to_radians());
    Vec3::new(sin(a) * cos(e), sin(e), cos(a) * cos(e))
}

/// Unit vector to the sun at a time of day.
pub fn to_sun(time: TimeOfDay) -> Vec3 {
    match time {
        TimeOfDay::Dawn => direction(68.0, 2.0),
        TimeOfDay::Morning => direction(58.0, 24.0),
        TimeOfDay::Noon => direction(-35.0, 65.0),
        TimeOfDay::Afternoon => direction(-48.0, 36.0),
        TimeOfDay::GoldenHour => direction(-56.0, 9.0),
        TimeOfDay::Dusk => direction(-62.0, 2.5),
        TimeOfDay::Night => direction(-80.0, -35.0),
    }
}

/// Where a shot's sky is drawn from: every place, hour and kind of shot has its own, and another height or camera keeps it.
fn sky_of(plan: &ShotPlan) -> Rng {
    let setting = &plan.setting;
    let mut hasher = StableHasher::new();
    hasher.value(&(setting.place, setting.time, &setting.location, plan.structure.kind, plan.event.kind));
    let hash = hasher.finish().0.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    Rng::new(plan.seed, "sky").fork(hash)
}

/// How much of the sky clouds cover and how thick they are. Clear skies are bare, veiled, or have a few heaps in them.
fn clouds(weather: Weather, rng: &mut Rng) -> (f32, f32) {
    let [cover, thickness] = match weather {
        Weather::Clear => *rng.pick(&[
            [[0.03, 0.10], [0.15, 0.25]],
            [[0.12, 0.20], [0.15, 0.30]],
            [[0.20, 0.28], [0.20, 0.35]],
            [[0.26, 0.38], [0.25, 0.45]],
        ]),
        Weather::Overcast => [[1.0, 1.0], [0.42, 0.68]],
        Weather::Rain => [[1.0, 1.0], [0.68, 0.82]],
        Weather::Snow => [[1.0, 1.0], [0.42, 0.58]],
        Weather::Fog => [[0.86, 0.94], [0.3, 0.4]],
        Weather::Storm => [[1.0, 1.0], [0.88, 1.0]],
    };
    (rng.range(cover[0], cover[1]), rng.range(thickness[0], thickness[1]))
}

/// Sets the scene's sky and air.
pub fn arrange(scene: &mut Scene, plan: &ShotPlan) {
    let setting = &plan.setting;
    let mut draw = sky_of(plan);
    let (cloud_cover, cloud_thickness) = clouds(setting.weather, &mut draw);
    let turbidity = match setting.place {
        Place::CityStreet | Place::Plaza | Place::Industrial => 3.2,
        Place::Village | Place::Field => 2.2,
        Place::Desert => 4.0,
        Place::Coast => 2.5,
    };
    let low_sun = matches!(setting.time, TimeOfDay::Dawn | TimeOfDay::GoldenHour | TimeOfDay::Dusk);
    scene.sky = Sky {
        to_sun: to_sun(setting.time),
        to_moon: direction(-38.0, 40.0),
        turbidity: turbidity + if low_sun { 0.6 } else { 0.0 },
        cloud_cover,
        cloud_thickness,
        seed: draw.next_u64(),
    };
    scene.air = air(setting.weather, setting.place, low_sun);
}

/// Haze is given by meteorological range V as 3.9 / V (Koschmieder).
fn air(weather: Weather, place: Place, low_sun: bool) -> Air {
    // A low sun shows haze that a high one burns off.
    let [high, low] = match place {
        Place::CityStreet | Place::Plaza | Place::Industrial => [26_000.0, 10_000.0],
        Place::Desert => [20_000.0, 9_300.0],
        Place::Coast => [26_000.0, 11_400.0],
        Place::Village | Place::Field => [28_000.0, 12_900.0],
    };
    let clear = 3.9 / if low_sun { low } else { high };
    let breeze = Vec3::new(2.4, 0.0, 0.7);
    let calm = Air { fog_per_m: clear, fog_height_m: 180.0, wind: breeze, ..Air::default() };
    match weather {
        Weather::Clear => calm,
        Weather::Overcast => Air { fog_per_m: clear * 1.5, fog_height_m: 260.0, wind: breeze * 1.3, ..calm },
        Weather::Rain => {
            Air { fog_per_m: 3.9 / 2_600.0, fog_height_m: 300.0, rain: 0.7, wetness: 1.0, wind: breeze * 1.6, ..calm }
        }
        Weather::Storm => Air {
            fog_per_m: 3.9 / 1_700.0,
            fog_height_m: 300.0,
            rain: 1.0,
            wetness: 1.0,
            wind: Vec3::new(12.0, 0.0, 3.0),
            ..calm
        },
        Weather::Snow => Air {
            fog_per_m: 3.9 / 1_300.0,
            fog_height_m: 250.0,
            snow: 0.7,
            snow_cover: 0.8,
            wetness: 0.25,
            wind: breeze * 0.8,
            ..calm
        },
        Weather::Fog => Air { fog_per_m: 3.9 / 330.0, fog_height_m: 45.0, wetness: 0.35, wind: breeze * 0.3, ..calm },
    }
}
