//! A frame between tracing and filtering, as planes with names: what a denoiser is given, and what it gives back.
//!
//! | Planes | What |
//! |---|---|
//! | `direct`, `indirect`, `specular`, `transmission`, `emission` `.R .G .B` | exposed light by kind, means over the samples |
//! | `deviation.direct` and so on, not of emission | standard deviation of the mean's luminance; -1 when one sample tells nothing |
//! | `albedo.R .G .B` | mean over the samples |
//! | `N.X .Y .Z`, `P.X .Y .Z` | normal, and position from the lens in metres, of the surface at the pixel's centre |
//! | `motion.X .Y` | pixels to the next frame |
//! | `footprint` | size of the pixel at that surface, metres; 0 for the sky |
//! | `roughness`, `pure`, `glass`, `count` | mean roughness; share of the samples on that surface; 1 for panes; number of samples |

use super::sum::{KINDS, Sum, WHOLE};
use super::{Negative, Pixel, air, every_tile, found, take_noise_out};
use crate::filter;
use crate::request::{RenderStats, Request};
use crate::world::World;
use glam::Vec3;
use rayon::prelude::*;
use setpiece_image::{Denoise, Frame, KINDS_OF_LIGHT, Precision};

/// Names of the planes that are not light, in their order.
const SEEN: [&str; 16] = [
    "albedo.R",
    "albedo.G",
    "albedo.B",
    "N.X",
    "N.Y",
    "N.Z",
    "P.X",
    "P.Y",
    "P.Z",
    "motion.X",
    "motion.Y",
    "footprint",
    "roughness",
    "pure",
    "glass",
    "count",
];

/// The rows of the planes that are still to be filled.
type Rows<'r, 'p> = std::slice::IterMut<'r, &'p mut [f32]>;

/// Fills the next row.
fn one(to: &mut Rows<'_, '_>, pixels: &[Pixel], of: impl Fn(&Pixel) -> f32) {
    to.next().into_iter().for_each(|row| row.iter_mut().zip(pixels).for_each(|(to, p)| *to = of(p)));
}

/// Fills the next three.
fn three(to: &mut Rows<'_, '_>, pixels: &[Pixel], of: impl Fn(&Pixel) -> Vec3) {
    for axis in 0..3 {
        one(to, pixels, |p| of(p)[axis]);
    }
}

/// The planes of a denoiser's input. `pixel` is the angle of a pixel, `from` the place of the lens.
pub(super) fn planes(pixels: &[Pixel], size: [u32; 2], pixel: f32, from: Vec3) -> Frame {
    let light = KINDS_OF_LIGHT.iter().flat_map(|name| ["R", "G", "B"].map(|c| format!("{name}.{c}")));
    let deviations = KINDS_OF_LIGHT.iter().take(4).map(|name| format!("deviation.{name}"));
    let others = SEEN.iter().map(|name| (*name).to_owned());
    let names: Vec<String> = light.chain(deviations).chain(others).collect();
    let mut planes: Vec<Vec<f32>> = names.par_iter().map(|_| vec![0.0; pixels.len()]).collect();
    let width = size[0] as usize;
    let mut rows: Vec<Vec<&mut [f32]>> = (0..size[1]).map(|_| Vec::with_capacity(names.len())).collect();
    for plane in &mut planes {
        rows.iter_mut().zip(plane.chunks_exact_mut(width)).for_each(|(row, part)| row.push(part));
    }
    rows.par_iter_mut().zip(pixels.par_chunks_exact(width)).for_each(|(row, pixels)| {
        let to = &mut row.iter_mut();
        three(to, pixels, |p| p.direct);
        three(to, pixels, |p| p.indirect);
        three(to, pixels, |p| p.specular);
        three(to, pixels, |p| p.transmission);
        three(to, pixels, |p| p.emission);
        for k in 0..KINDS - 1 {
            one(to, pixels, |p| if p.variance[k] < 0.0 { -1.0 } else { p.variance[k].sqrt() });
        }
        three(to, pixels, |p| p.albedo);
        three(to, pixels, |p| p.normal);
        three(to, pixels, |p| p.position - from);
        one(to, pixels, |p| p.motion[0]);
        one(to, pixels, |p| p.motion[1]);
        one(to, pixels, |p| if p.object < 0 { 0.0 } else { (p.depth * pixel).max(1e-4) });
        one(to, pixels, |p| p.roughness);
        one(to, pixels, |p| p.pure);
        one(to, pixels, |p| f32::from(u8::from(p.glass)));
        one(to, pixels, |p| p.count);
    });
    let mut frame = Frame::new(size);
    for (name, plane) in names.into_iter().zip(planes) {
        let precision = if name.starts_with("P.") { Precision::Full } else { Precision::Half };
        frame.push(name, precision, plane);
    }
    frame
}

/// Takes the light of a denoised frame.
pub(super) fn take_back(pixels: &mut [Pixel], clean: &Frame) {
    let planes: Vec<&[f32]> = KINDS_OF_LIGHT
        .iter()
        .flat_map(|name| ["R", "G", "B"].map(|c| format!("{name}.{c}")))
        .filter_map(|name| clean.channel(&name))
        .collect();
    if planes.len() != 3 * KINDS {
        return;
    }
    pixels.par_iter_mut().enumerate().with_min_len(4096).for_each(|(i, p)| {
        let kind = |k: usize| Vec3::new(planes[3 * k][i], planes[3 * k + 1][i], planes[3 * k + 2][i]);
        [p.direct, p.indirect, p.specular, p.transmission, p.emission] = std::array::from_fn(kind);
    });
}

impl Negative<'_> {
    /// The frame by its own samples and those of `around`, before any filter: the planes of the module's table.
    pub fn noisy(&self, around: &[&Negative<'_>]) -> (Frame, RenderStats) {
        let mut stats = self.stats;
        let mut pixels = self.gather(around, &mut stats);
        filter::share(&mut pixels, self.request.size, self.tracer.pixel, self.request.previs);
        (planes(&pixels, self.request.size, self.tracer.pixel, self.tracer.camera.position), stats)
    }

    /// The same planes without noise, as the frame would have them: by a denoiser, or by the simple filter, which it has to
    /// beat.
    pub fn clean(&self, around: &[&Negative<'_>], denoiser: Option<&dyn Denoise>) -> Frame {
        let (size, tracer) = (self.request.size, &self.tracer);
        let mut pixels = self.gather(around, &mut RenderStats::default());
        let guides = filter::share(&mut pixels, size, tracer.pixel, self.request.previs);
        take_noise_out(tracer, &self.request, &mut pixels, &guides, denoiser);
        planes(&pixels, size, tracer.pixel, tracer.camera.position)
    }
}

/// What [`Negative::noisy`] errs around: the same planes by `passes` times as many samples as asked for, all of the frame
/// itself and independent of those of any other picture.
pub fn reference(world: &World, request: &Request<'_>, passes: u32) -> Frame {
    let mut tracer = air::tracer(world, request);
    let none = (Pixel::EMPTY, Sum::default());
    let mut sums = vec![none; (request.size[0] * request.size[1]) as usize];
    for pass in 0..passes {
        tracer.reseed(request.seed, u64::from(pass) + 0x7265_6600);
        let before = |rect, stats: &mut RenderStats| tracer.tile(rect, stats);
        let (found, _) = every_tile(request.size, none, before, |x, y, tile, stats| {
            let data = tracer.data(x, y, tile.center(x, y));
            let mut sum = sums[(y * request.size[0] + x) as usize].1;
            for s in 0..request.samples.max(1) {
                if let Some(found) = found(&tracer.sample(x, y, s, tile, stats), request.exposure) {
                    sum.add(&found, &WHOLE, &data, tracer.pixel);
                }
            }
            (sum.pixel(&data), sum)
        });
        sums = found;
    }
    let pixels: Vec<Pixel> = sums.into_iter().map(|(pixel, _)| pixel).collect();
    planes(&pixels, request.size, tracer.pixel, tracer.camera.position)
}
