//! Per-object and per-chunk mattes, antialiased, out of focus and blurred by motion as the picture is.

use crate::motion_blur::Blur;
use crate::request::Request;
use crate::trace::Tracer;
use rayon::prelude::*;
use setpiece_image::Frame;
use setpiece_image::cryptomatte::{RANKS, push_mattes};

/// Rays of a pixel.
const SAMPLES: u32 = 8;

/// Names seen by the rays of a pixel: indices, or nothing.
type Seen = [Option<u32>; SAMPLES as usize];

/// Adds `crypto_object` and `crypto_chunk`. Objects are named as the scene names them, chunks `chunk_N` as in exchange
/// files, all debris together `debris`; what the dust hides counts as seen, since the dust is a layer over it.
pub(super) fn push(frame: &mut Frame, tracer: &Tracer<'_>, request: &Request<'_>, blur: &Blur) {
    let width = request.size[0] as usize;
    let chunks = tracer.world.chunks;
    let seen: Vec<(Seen, Seen)> = (0..width * request.size[1] as usize)
        .into_par_iter()
        .with_min_len(width)
        .map(|i| {
            let (x, y) = ((i % width) as u32, (i / width) as u32);
            let (mut objects, mut pieces) = ([None; SAMPLES as usize], [None; SAMPLES as usize]);
            for s in 0..SAMPLES {
                if let Some((object, mover)) = tracer.seen(x, y, s, SAMPLES) {
                    objects[s as usize] = Some(object);
                    pieces[s as usize] = (mover > 0).then(|| (mover - 1).min(chunks));
                }
            }
            (objects, pieces)
        })
        .collect();
    push_mattes(frame, "crypto_object", &tracer.world.objects, &shares(&seen, blur, |s| &s.0));
    let mut names: Vec<String> = (0..chunks).map(|n| format!("chunk_{n}")).collect();
    names.push("debris".to_owned());
    push_mattes(frame, "crypto_chunk", &names, &shares(&seen, blur, |s| &s.1));
}

/// Every pixel's names with the shares that they cover, the greatest first.
fn shares(seen: &[(Seen, Seen)], blur: &Blur, of: impl Fn(&(Seen, Seen)) -> &Seen + Sync) -> Vec<Vec<(u32, f32)>> {
    (0..seen.len())
        .into_par_iter()
        .with_min_len(1024)
        .map(|i| {
            let mut shares: Vec<(u32, f32)> = Vec::new();
            let mut add = |pixel: usize, weight: f32| {
                for name in of(&seen[pixel]).iter().flatten() {
                    match shares.iter_mut().find(|(n, _)| n == name) {
                        Some((_, share)) => *share += weight,
                        None => shares.push((*name, weight)),
                    }
                }
            };
            let sum = if blur.moves(i) {
                blur.gather(i, &mut add)
            } else {
                add(i, 1.0);
                1.0
            };
            shares.iter_mut().for_each(|(_, share)| *share /= sum * SAMPLES as f32);
            shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            shares.truncate(RANKS);
            shares
        })
        .collect()
}
