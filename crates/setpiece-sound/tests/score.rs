//! What a shot sounds like, in figures.

mod common;

use common::{camera, collapse, hit, layout, plan, street};
use glam::Vec3;
use setpiece_scene::{Substance, Take};
use setpiece_shot::{EventKind, Fps, ShotPlan, Weather};
use setpiece_sound::{Stereo, measure, samples_of, score};

fn take(impacts: Vec<setpiece_scene::Impact>) -> Take {
    Take { impacts, ..Take::default() }
}

fn levels(sound: &Stereo) -> (f64, f64) {
    let found = measure(sound);
    (found.loudness_lufs, found.true_peak_dbtp)
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
            &street(),
        );
        let at = loudest(&heard.impacts) as f32 / 48_000.0;
        let due = 0.7 + distance / 343.0;
        assert!((at - due).abs() < 0.5 / 24.0, "heard at {at} s, due at {due} s");
        let first = heard.impacts.iter().position(|x| *x != [0.0; 2]).unwrap();
        assert!(
            first.abs_diff((due * 48_000.0) as usize) <= 1,
            "the first sample is {first}, due at {}",
            due * 48_000.0
        );
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
                &street(),
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
        let stems = score(&plan, &Take::default(), &camera(&plan, 50.0), &layout(), &street());
        for stem in [&stems.impacts, &stems.debris, &stems.rumble, &stems.room, &stems.ambience, &stems.mix()] {
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
            let mix = score(&plan, &collapse(&plan, count), &camera(&plan, distance), &layout(), &street()).mix();
            let (loudness, peak) = levels(&mix);
            assert!(mix.iter().flatten().all(|x| x.is_finite()));
            assert!(peak <= -2.0, "{peak} dBTP");
            assert!((-24.5..=-23.5).contains(&loudness), "{loudness} LUFS from {distance} m with {count} hits");
            let first = mix[0][0].abs().max(mix[mix.len() - 1][1].abs());
            assert!(first < 1e-6, "it begins and ends in silence");
        }
    }
}

#[test]
fn the_same_take_sounds_the_same_and_another_seed_differs() {
    let plan = plan();
    let take = collapse(&plan, 500);
    let once = score(&plan, &take, &camera(&plan, 60.0), &layout(), &street());
    assert!(once == score(&plan, &take, &camera(&plan, 60.0), &layout(), &street()));
    let other = ShotPlan { seed: 2, ..plan.clone() };
    assert!(once.mix() != score(&other, &take, &camera(&plan, 60.0), &layout(), &street()).mix());
}

#[test]
fn no_event_and_no_hits_leave_the_place_alone() {
    let mut plan = plan();
    for (kind, impacts) in [(EventKind::None, vec![]), (EventKind::Collapse, vec![])] {
        plan.event.kind = kind;
        plan.setting.weather = Weather::Overcast;
        let stems = score(&plan, &take(impacts), &camera(&plan, 60.0), &layout(), &street());
        assert_eq!(energy(&stems.impacts), [0.0; 2]);
        let (loudness, _) = levels(&stems.mix());
        assert!((-60.0..-30.0).contains(&loudness), "{loudness} LUFS");
    }
}

#[test]
fn a_single_brick_far_off_is_not_made_as_loud_as_a_collapse() {
    let plan = plan();
    let brick = take(vec![hit(0.5, Vec3::new(0.0, 1.7, 0.0), 3.0, Substance::Brick)]);
    let stems = score(&plan, &brick, &camera(&plan, 60.0), &layout(), &street());
    let (loudness, _) = levels(&stems.mix());
    let (place, _) = levels(&stems.ambience);
    assert!(loudness < -30.0 && loudness > place, "{loudness} LUFS over {place}");
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
    let mix = score(&plan, &take(bad), &camera(&plan, 60.0), &layout(), &street()).mix();
    assert!(mix.iter().flatten().all(|x| x.is_finite()));
}

#[test]
fn a_blast_is_loudest_when_it_arrives_and_charges_come_before_the_fall() {
    let mut plan = plan();
    plan.event.kind = EventKind::Explosion;
    plan.event.start_s = 0.5;
    let stems = score(&plan, &Take::default(), &camera(&plan, 68.6), &layout(), &street());
    let at = loudest(&stems.impacts) as f32 / 48_000.0;
    assert!((0.69..0.78).contains(&at), "{at}");
    plan.event.kind = EventKind::Implosion;
    let stems = score(&plan, &Take::default(), &camera(&plan, 68.6), &layout(), &street());
    assert!(energy(&stems.impacts)[0] > 0.0);
}

/// The mono sound of one hit, as it arrives, without the answer of the street.
fn one(substance: Substance, mass_kg: f32, distance: f32) -> Vec<f32> {
    let plan = plan();
    let take = take(vec![hit(0.3, Vec3::new(0.0, 1.7, 0.0), mass_kg, substance)]);
    let stems = score(&plan, &take, &camera(&plan, distance), &layout(), &[]);
    stems.impacts.iter().map(|x| x[0] + x[1]).collect()
}

/// Centre of gravity of the spectrum in hertz, and the share of power above 4 kHz.
fn spectrum(sound: &[f32]) -> (f32, f32) {
    let mut input = sound.to_vec();
    let fft = realfft::RealFftPlanner::<f32>::new().plan_fft_forward(input.len());
    let mut output = fft.make_output_vec();
    fft.process(&mut input, &mut output).unwrap();
    let hz = |i: usize| i as f32 * 48_000.0 / sound.len() as f32;
    let power: Vec<f32> = output.iter().map(|c| c.norm_sqr()).collect();
    let total: f32 = power.iter().sum();
    let centre = power.iter().enumerate().map(|(i, p)| hz(i) * p).sum::<f32>() / total;
    let high = power.iter().enumerate().filter(|(i, _)| hz(*i) > 4_000.0).map(|(_, p)| p).sum::<f32>() / total;
    (centre, high)
}

#[test]
fn each_substance_has_its_colour() {
    let centre = |substance| spectrum(&one(substance, 5.0, 20.0)).0;
    let [glass, steel, brick, concrete, timber, plaster] = [
        Substance::Glass,
        Substance::Steel,
        Substance::Brick,
        Substance::Concrete,
        Substance::Timber,
        Substance::Plaster,
    ]
    .map(centre);
    let all = format!("{glass} {steel} {brick} {concrete} {timber} {plaster}");
    assert!(glass > 1.3 * brick && brick > 1.1 * concrete, "{all}");
    assert!(glass > steel && concrete > timber && concrete > plaster, "{all}");
}

#[test]
fn small_is_higher_than_large() {
    for substance in [Substance::Glass, Substance::Brick, Substance::Concrete, Substance::Steel, Substance::Timber] {
        let centre = |mass_kg| spectrum(&one(substance, mass_kg, 20.0)).0;
        let (small, middle, large) = (centre(0.5), centre(20.0), centre(2_000.0));
        assert!(small > middle && middle > large, "{substance:?}: {small} {middle} {large}");
    }
}

#[test]
fn distance_takes_level_and_highs() {
    // The gain of the programme hides the level of a lone hit: a near one is there to compare with.
    let plan = plan();
    let peak = |part: &[[f32; 2]]| part.iter().flatten().fold(0.0_f32, |m, x| m.max(x.abs()));
    for distance in [40.0_f32, 160.0] {
        let far = Vec3::new(0.0, 1.7, 10.0 - distance);
        let hits =
            vec![hit(0.3, Vec3::new(0.0, 1.7, 0.0), 5.0, Substance::Concrete), hit(1.0, far, 5.0, Substance::Concrete)];
        let stems = score(&plan, &take(hits), &camera(&plan, 10.0), &layout(), &[]);
        let (near, far) = stems.impacts.split_at(48_000);
        let fall = 20.0 * (peak(near) / peak(far)).log10();
        let by_distance = 20.0 * (distance / 10.0).log10();
        assert!((by_distance - 3.0..by_distance + 14.0).contains(&fall), "{fall} dB at {distance} m");
    }
    let [near, middle, far] = [20.0, 80.0, 320.0].map(|d| spectrum(&one(Substance::Brick, 2.0, d)).1);
    assert!(near > 1.2 * middle && middle > 2.0 * far, "share above 4 kHz: {near} {middle} {far}");
}

#[test]
fn the_side_follows_the_picture() {
    let plan = plan();
    let balance = |x: f32| {
        let take = take(vec![hit(0.5, Vec3::new(x, 1.7, 0.0), 6.0, Substance::Brick)]);
        let [left, right] = energy(&score(&plan, &take, &camera(&plan, 40.0), &layout(), &[]).impacts);
        (right - left) / (left + right)
    };
    let sides: Vec<f32> = [-24.0, -12.0, 0.0, 12.0, 24.0].map(balance).to_vec();
    assert!(sides.windows(2).all(|w| w[1] > w[0] + 0.1), "{sides:?}");
    assert!(sides[2].abs() < 0.01 && (sides[0] + sides[4]).abs() < 0.01, "{sides:?}");
}

#[test]
fn stems_add_up_to_the_mix_before_its_limiter() {
    let plan = plan();
    let stems = score(&plan, &collapse(&plan, 2_000), &camera(&plan, 60.0), &layout(), &street());
    let (sum, mix) = (stems.sum(), stems.mix());
    let peak = sum.iter().flatten().fold(0.0_f32, |m, x| m.max(x.abs()));
    let error = sum.iter().zip(&mix).flat_map(|(a, b)| [a[0] - b[0], a[1] - b[1]]).fold(0.0_f32, |m, x| m.max(x.abs()));
    if peak < 0.7 {
        assert!(error == 0.0, "a mix that needs no limiter is the sum itself: {error}");
    }
    assert!(energy(&stems.room).iter().all(|e| *e > 0.0));
}

#[test]
fn a_blow_stays_clear_in_the_street() {
    let plan = plan();
    let take = take(vec![hit(0.3, Vec3::new(0.0, 1.7, 0.0), 50.0, Substance::Concrete)]);
    let stems = score(&plan, &take, &camera(&plan, 60.0), &layout(), &street());
    let sum = |s: &Stereo| energy(s).iter().sum::<f32>();
    let clear = 10.0 * (sum(&stems.impacts) / sum(&stems.room)).log10();
    assert!((2.0..20.0).contains(&clear), "{clear} dB over the answer of the street");
    let open = score(&plan, &take, &camera(&plan, 60.0), &layout(), &[]);
    let drier = 10.0 * (sum(&open.impacts) / sum(&open.room).max(1e-20)).log10();
    assert!(drier > clear + 6.0, "{drier} dB in the open");
}

#[test]
fn every_event_reaches_the_level_of_a_programme() {
    let mut plan = plan();
    plan.duration_s = 4.0;
    plan.event.start_s = 0.5;
    for kind in [EventKind::Explosion, EventKind::Implosion, EventKind::Earthquake, EventKind::Collapse] {
        plan.event.kind = kind;
        let take = collapse(&plan, 1_500);
        let (loudness, peak) = levels(&score(&plan, &take, &camera(&plan, 70.0), &layout(), &street()).mix());
        assert!((loudness + 24.0).abs() < 0.5 && peak <= -2.0, "{kind:?}: {loudness} LUFS, {peak} dBTP");
    }
}

#[test]
fn charges_are_sharp_and_apart_and_a_quake_is_low() {
    let mut plan = plan();
    (plan.event.kind, plan.event.start_s) = (EventKind::Implosion, 0.5);
    let stems = score(&plan, &Take::default(), &camera(&plan, 60.0), &layout(), &[]);
    let mono: Vec<f32> = stems.impacts.iter().map(|x| x[0] + x[1]).collect();
    let windows: Vec<f32> = mono.chunks(240).map(|c| c.iter().fold(0.0_f32, |m, x| m.max(x.abs()))).collect();
    let most = windows.iter().copied().fold(0.0, f32::max);
    let mut onsets: Vec<usize> = Vec::new();
    for i in 2..windows.len() {
        let sudden = windows[i] > 0.3 * most && windows[i] > 2.5 * windows[i - 1].min(windows[i - 2]);
        if sudden && onsets.last().is_none_or(|last| i - last > 3) {
            onsets.push(i);
        }
    }
    assert!((5..=15).contains(&onsets.len()), "{onsets:?}");
    plan.event.kind = EventKind::Earthquake;
    let stems = score(&plan, &Take::default(), &camera(&plan, 60.0), &layout(), &[]);
    let mono: Vec<f32> = stems.rumble.iter().map(|x| x[0] + x[1]).collect();
    let (centre, _) = spectrum(&mono);
    assert!((20.0..150.0).contains(&centre), "{centre} Hz");
    assert!(mono[..23_000].iter().all(|x| x.abs() < 1e-4), "nothing shakes before");
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let plan = plan();
    let take = collapse(&plan, 800);
    let make = || score(&plan, &take, &camera(&plan, 60.0), &layout(), &street()).mix();
    let here = make();
    let there: Vec<Stereo> = std::thread::scope(|s| {
        let jobs = [s.spawn(make), s.spawn(make)];
        jobs.map(|j| j.join().unwrap()).into()
    });
    assert!(there.iter().all(|mix| *mix == here));
}
