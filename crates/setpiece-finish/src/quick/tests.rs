//! The quick filter against the one that learning uses, and its forms against each other.

use crate::filter::filter;
use crate::vector::only;
use crate::{Denoiser, Network, Picture};
use setpiece_shot::Rng;

/// Two walls at an angle, sky above, a kind of light that is dark here and there, and noise.
fn picture(size: [usize; 2], seed: u64) -> Picture {
    let mut rng = Rng::new(seed, "quick");
    let [w, h] = size;
    let count = w * h;
    let sky = |i: usize| i / w < h / 5;
    let side = |i: usize| if i % w < w / 2 { 0.8 } else { 0.0 };
    let mut light: Vec<Vec<f32>> = (0..15)
        .map(|p| {
            let dim = if p / 3 == 3 { 0.0 } else { 1.0 };
            (0..count).map(|i| if (p / 3 == 0) == sky(i) { 0.0 } else { dim * rng.range(0.0, 0.8) }).collect()
        })
        .collect();
    for _ in 0..3 {
        let at = rng.below(count);
        (9..12).for_each(|p| light[p][at] = 5.0);
    }
    let mut plane = |low: f32, high: f32| -> Vec<f32> { (0..count).map(|_| rng.range(low, high)).collect() };
    let each = |f: &dyn Fn(usize) -> f32| -> Vec<f32> { (0..count).map(f).collect() };
    Picture {
        size,
        light,
        deviation: vec![plane(0.0, 0.9), plane(0.0, 0.9), plane(0.0, 0.9), plane(-0.1, 0.9)],
        albedo: vec![plane(0.1, 0.9), plane(0.1, 0.9), plane(0.0, 0.9)],
        normal: vec![
            each(&|i| if sky(i) { 0.0 } else { side(i) }),
            each(&|_| 0.0),
            each(&|i| if sky(i) { 0.0 } else { f32::sqrt(1.0 - side(i) * side(i)) }),
        ],
        position: vec![
            each(&|i| (i % w) as f32 * 0.01),
            each(&|i| (i / w) as f32 * -0.01),
            each(&|i| side(i) * 0.01 * (w / 2 - (i % w).min(w / 2)) as f32 - 9.0),
        ],
        motion: vec![plane(-2.0, 2.0), plane(-2.0, 2.0)],
        footprint: each(&|i| if sky(i) { 0.0 } else { 0.01 }),
        roughness: plane(0.0, 1.0),
        pure: plane(0.4, 1.0),
        glass: plane(0.0, 1.0),
        count: plane(1.0, 9.0),
    }
}

/// A network that steers wildly but not past what numbers hold.
fn wild(seed: u64) -> Network {
    let mut rng = Rng::new(seed, "wild");
    let mut network = Network::begin(|| rng.normal());
    let mut weights = network.weights();
    weights.iter_mut().for_each(|w| *w += 0.05 * rng.normal());
    network.set_weights(&weights);
    network
}

/// Sizes of less than a block, of odd ends, with fewer rows than a level's step.
const SIZES: [[usize; 2]; 6] = [[1, 1], [5, 3], [16, 7], [37, 21], [48, 33], [75, 18]];

#[test]
fn the_light_is_that_of_the_filter_of_learning() {
    for (n, size) in SIZES.into_iter().enumerate() {
        let picture = picture(size, n as u64);
        for network in [Denoiser::built_in().network().clone(), wild(n as u64)] {
            let signals = picture.signals();
            let all = filter(&picture, &signals, &network.controls(&network.see(&picture, &signals)));
            for (p, plane) in network.clean(&picture).iter().enumerate() {
                for (i, (a, b)) in plane.iter().zip(all.light.plane(p)).enumerate() {
                    assert!((a - b).abs() <= 1e-4 * b + 1e-7, "{size:?}, plane {p}, pixel {i}: {a} {b}");
                }
            }
        }
    }
}

#[test]
fn every_form_of_vectors_gives_the_same_bits() {
    for (n, size) in SIZES.into_iter().enumerate() {
        let (picture, network) = (picture(size, n as u64), wild(n as u64));
        let bits = |form: u8| -> Vec<u32> {
            only(form);
            let light = network.clean(&picture);
            only(0);
            light.iter().flatten().map(|x| x.to_bits()).collect()
        };
        let plain = bits(1);
        assert!(plain == bits(2) && plain == bits(0), "{size:?}");
    }
}
