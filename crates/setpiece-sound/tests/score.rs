//! What a shot sounds like, in figures.

mod common;

use common::{camera, collapse, hit, layout, plan};
use ebur128::{EbuR128, Mode};
use glam::Vec3;
use setpiece_scene::{Substance, Take};
use setpiece_shot::{EventKind, Fps, ShotPlan, Weather};
use setpiece_sound::{Stereo, samples_of, score};

fn take(impacts: Vec<setpiece_scene::Impact>) -> Take {
    Take { impacts, ..Take::default() }
}

/// Loudness in LUFS and the highest true peak in dBTP, by an independent meter.
fn measure(sound: &Stereo) -> (f64, f64) {
    let mut meter = EbuR128::new(2, 48_000, Mode::I | Mode::TRUE_PEAK).unwrap();
    let flat: Vec<f32> = sound.iter().flatten().copied().collect();
    meter.add_frames_f32(&flat).unwrap();
    let peak = meter.true_peak(0).unwrap().max(meter.true_peak(1).unwrap());
    (meter.loudness_global().unwrap(), 20.0 * peak.max(1e-9).log10())
}

fn loudest(sound: &Stereo) -> usize {
    let power = |i: usize| sound[i].map(|x| x * x).iter().sum::<f32>();
    (0..sound.len()).max_by(|a, b| power(*a).total_cmp(&power(*b))).unwrap()
}

fn energy(sound: &Stereo) -> [f32; 2] {
    [0, 1].map(|c| sound.iter().map(|x| x[c] * x[c]).sum())
}

#[test]
fn a_hit_is_heard_when_its_sound_has_come_all_the_way() {
    let plan = plan();
    for distance in [20.0, 100.0, 250.0] {
        let heard = score(
            &plan,
            &take(vec![hit(0.7, Vec3::new(0.0, 1.7, 0.0), 6.0, Substance::Brick)]),
            &camera(&plan, distance),
            &layout(),
        );
        let at = loudest(&heard.impacts) as f32 / 48_000.0;
        let due = 0.7 + distance / 343.0;
        assert!((at - due).abs() < 0.5 / 24.0, "heard at {at} s, due at {due} s");
        let early = &heard.impacts[..((due - 0.002) * 48_000.0) as usize];
        assert!(early.iter().flatten().all(|x| *x == 0.0), "nothing is heard before");
    }
}

#[test]
fn what_is_seen_on_the_left_is_heard_from_the_left() {
    let plan = plan();
    let side = |x: f32| {
        let [left, right] = energy(
            &score(
                &plan,
                &take(vec![hit(0.5, Vec3::new(x, 2.0, 0.0), 6.0, Substance::Brick)]),
                &camera(&plan, 40.0),
                &layout(),
            )
            .impacts,
        );
        left / right
    };
    assert!(side(-20.0) > 2.0 && side(20.0) < 0.5);
    assert!((0.6..1.7).contains(&side(0.0)));
}

#[test]
fn every_rate_gives_exactly_its_length() {
    for (num, den, seconds, samples) in [
        (24, 1, 4.0, 192_000),
        (24_000, 1001, 4.0, 192_192),
        (30_000, 1001, 1.0, 48_048),
        (25, 1, 0.04, 1_920),
        (30_000, 1001, 0.03, 1_602),
    ] {
        let mut plan = ShotPlan { fps: Fps { num, den }, duration_s: seconds, ..plan() };
        plan.event.kind = EventKind::None;
        assert_eq!(samples_of(&plan), samples, "{num}/{den}");
        let stems = score(&plan, &Take::default(), &camera(&plan, 50.0), &layout());
        for stem in [&stems.impacts, &stems.debris, &stems.rumble, &stems.ambience, &stems.mix()] {
            assert_eq!(stem.len(), samples);
        }
    }
}

#[test]
fn a_collapse_has_the_loudness_of_a_programme_and_never_clips() {
    let mut plan = plan();
    plan.duration_s = 5.0;
    for count in [300, 6_000] {
        for distance in [25.0, 150.0] {
            let mix = score(&plan, &collapse(&plan, count), &camera(&plan, distance), &layout()).mix();
            let (loudness, peak) = measure(&mix);
            assert!(mix.iter().flatten().all(|x| x.is_finite()));
            assert!(peak <= -2.0, "{peak} dBTP");
            assert!((-28.0..=-17.0).contains(&loudness), "{loudness} LUFS from {distance} m with {count} hits");
            let first = mix[0][0].abs().max(mix[mix.len() - 1][1].abs());
            assert!(first < 1e-6, "it begins and ends in silence");
        }
    }
}

#[test]
fn the_same_take_sounds_the_same_and_another_seed_differs() {
    let plan = plan();
    let take = collapse(&plan, 500);
    let once = score(&plan, &take, &camera(&plan, 60.0), &layout());
    assert!(once == score(&plan, &take, &camera(&plan, 60.0), &layout()));
    let other = ShotPlan { seed: 2, ..plan.clone() };
    assert!(once.mix() != score(&other, &take, &camera(&plan, 60.0), &layout()).mix());
}

#[test]
fn no_event_and_no_hits_leave_the_place_alone() {
    let mut plan = plan();
    for (kind, impacts) in [(EventKind::None, vec![]), (EventKind::Collapse, vec![])] {
        plan.event.kind = kind;
        plan.setting.weather = Weather::Overcast;
        let stems = score(&plan, &take(impacts), &camera(&plan, 60.0), &layout());
        assert_eq!(energy(&stems.impacts), [0.0; 2]);
        let (loudness, _) = measure(&stems.mix());
        assert!((-60.0..-30.0).contains(&loudness), "{loudness} LUFS");
    }
}

#[test]
fn damaged_hits_are_passed_over() {
    let plan = plan();
    let good = hit(0.5, Vec3::ZERO, 50.0, Substance::Concrete);
    let mut bad = vec![good; 6];
    bad[0].mass_kg = f32::NAN;
    bad[1].position.x = f32::INFINITY;
    bad[2].time_s = -4.0;
    bad[3].speed = f32::NAN;
    bad[4].impulse = f32::NAN;
    let mix = score(&plan, &take(bad), &camera(&plan, 60.0), &layout()).mix();
    assert!(mix.iter().flatten().all(|x| x.is_finite()));
}

#[test]
fn a_blast_is_loudest_when_it_arrives_and_charges_come_before_the_fall() {
    let mut plan = plan();
    plan.event.kind = EventKind::Explosion;
    plan.event.start_s = 0.5;
    let stems = score(&plan, &Take::default(), &camera(&plan, 68.6), &layout());
    let at = loudest(&stems.impacts) as f32 / 48_000.0;
    assert!((0.69..0.78).contains(&at), "{at}");
    plan.event.kind = EventKind::Implosion;
    let stems = score(&plan, &Take::default(), &camera(&plan, 68.6), &layout());
    assert!(energy(&stems.impacts)[0] > 0.0);
}
