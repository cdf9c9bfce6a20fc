//! Facts about the denoiser as a whole.

use crate::{Denoiser, Network, Picture, filter};
use proptest::prelude::*;
use setpiece_image::{Denoise, Frame, Precision};
use setpiece_shot::Rng;

/// A plane of one surface, with a little noise in its light.
fn frame(size: [u32; 2], seed: u64, noise: f32) -> Frame {
    let mut rng = Rng::new(seed, "frame");
    let mut frame = Frame::new(size);
    let count = frame.pixels();
    for kind in setpiece_image::KINDS_OF_LIGHT {
        let (mean, noise) = match kind {
            "direct" | "indirect" => (0.4, noise),
            "specular" => (0.02, noise),
            _ => (0.0, 0.0),
        };
        let light: Vec<[f32; 3]> = (0..count).map(|_| [mean * (1.0 + noise * rng.normal()).max(0.0); 3]).collect();
        frame.push_rgb(kind, &light);
        frame.push(format!("deviation.{kind}"), Precision::Half, vec![mean * noise; count]);
    }
    frame.push_rgb("albedo", &vec![[0.5; 3]; count]);
    frame.push_xyz("N", Precision::Half, &vec![[0.0, 0.0, 1.0]; count]);
    let at = |i: usize| [(i as u32 % size[0]) as f32 * 0.01, (i as u32 / size[0]) as f32 * -0.01, -10.0];
    frame.push_xyz("P", Precision::Full, &(0..count).map(at).collect::<Vec<_>>());
    for (name, value) in [
        ("motion.X", 0.0),
        ("motion.Y", 0.0),
        ("footprint", 0.01),
        ("roughness", 0.5),
        ("pure", 1.0),
        ("glass", 0.0),
        ("count", 5.0),
    ] {
        frame.push(name, Precision::Half, vec![value; count]);
    }
    frame
}

fn spread(frame: &Frame, name: &str) -> (f32, f32) {
    let values = frame.channel(name).unwrap();
    let n = values.len() as f32;
    let mean = values.iter().sum::<f32>() / n;
    (mean, (values.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / n).sqrt())
}

#[test]
fn the_built_in_model_is_small_and_takes_noise_out_without_taking_light() {
    assert!(include_bytes!("../model/denoiser.spn").len() < 4 << 20);
    let noisy = frame([96, 64], 1, 0.3);
    let clean = Denoiser::built_in().denoise(&noisy).unwrap();
    for name in ["indirect.G", "direct.G"] {
        let ((before, noise), (after, left)) = (spread(&noisy, name), spread(&clean, name));
        // In direct light, what looks like noise may be relief.
        let at_most = if name == "indirect.G" { 0.5 } else { 0.95 };
        assert!(left < at_most * noise, "{name}: {noise} to {left}");
        assert!((after / before - 1.0).abs() < 0.03, "{name}: {before} to {after}");
    }
}

#[test]
fn a_picture_without_noise_stays_as_it_is() {
    let still = frame([40, 30], 2, 0.0);
    let clean = Denoiser::built_in().denoise(&still).unwrap();
    for name in ["direct.R", "indirect.B", "specular.G"] {
        for (a, b) in still.channel(name).unwrap().iter().zip(clean.channel(name).unwrap()) {
            assert!((a - b).abs() < 1e-4, "{name}: {a} {b}");
        }
    }
}

#[test]
fn bytes_are_the_same_on_one_thread_and_three() {
    let noisy = frame([75, 41], 3, 0.5);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| Denoiser::built_in().denoise(&noisy).unwrap().to_bytes())
    };
    assert!(on(1) == on(3));
}

#[test]
fn a_frame_that_lacks_a_plane_is_not_denoised() {
    let mut noisy = frame([16, 16], 4, 0.1);
    noisy.channels.retain(|c| c.name != "pure");
    assert!(Denoiser::built_in().denoise(&noisy).is_none());
}

#[test]
fn no_weights_make_more_light_than_was_traced() {
    // The filter mixes what was traced: no weights can give more light than the brightest pixel has.
    let noisy = frame([48, 32], 5, 0.8);
    let most = noisy.channel("direct.R").unwrap().iter().fold(0.0_f32, |a, b| a.max(*b));
    let picture = Picture::of(&noisy).unwrap();
    let mut rng = Rng::new(6, "wild");
    let wild = Network::begin(|| 4.0 * rng.normal());
    let signals = picture.signals();
    let done = filter(&picture, &signals, &wild.controls(&wild.see(&picture, &signals)));
    assert!(done.light.plane(0).iter().all(|x| x.is_finite() && *x >= 0.0 && *x <= most * 1.0001));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_size_and_any_numbers_give_finite_light(w in 1_u32..40, h in 1_u32..40, seed in any::<u64>()) {
        let mut noisy = frame([w, h], seed, 2.0);
        let mut rng = Rng::new(seed, "odd");
        for channel in &mut noisy.channels {
            let odd = *rng.pick(&[f32::NAN, f32::INFINITY, 6e4, 0.0, -1.0]);
            let at = rng.below(channel.samples.len());
            channel.samples[at] = odd;
        }
        let clean = Denoiser::built_in().denoise(&noisy).unwrap();
        prop_assert!(clean.channels.iter().all(|c| c.samples.iter().all(|x| x.is_finite())));
    }
}
