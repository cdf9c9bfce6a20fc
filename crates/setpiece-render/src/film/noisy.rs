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

use super::sum::Sum;
use super::{KINDS, Negative, Pixel, air, every_tile, found};
use crate::filter;
use crate::request::{RenderStats, Request};
use crate::world::World;
use glam::Vec3;
use setpiece_image::{Frame, KINDS_OF_LIGHT, Precision, Rgb};

fn lights(p: &mut Pixel) -> [&mut Vec3; KINDS] {
    [&mut p.direct, &mut p.indirect, &mut p.specular, &mut p.transmission, &mut p.emission]
}

/// The planes of a denoiser's input. `pixel` is the angle of a pixel, `from` the place of the lens.
pub(super) fn planes(pixels: &[Pixel], size: [u32; 2], pixel: f32, from: Vec3) -> Frame {
    let mut frame = Frame::new(size);
    let triple = |f: &dyn Fn(&Pixel) -> Vec3| -> Vec<Rgb> { pixels.iter().map(|p| f(p).to_array()).collect() };
    for (k, name) in KINDS_OF_LIGHT.into_iter().enumerate() {
        frame.push_rgb(name, &triple(&|p| *lights(&mut p.clone())[k]));
    }
    frame.push_rgb("albedo", &triple(&|p| p.albedo));
    frame.push_xyz("N", Precision::Half, &triple(&|p| p.normal));
    frame.push_xyz("P", Precision::Full, &triple(&|p| p.position - from));
    let mut plane = |name: &str, f: &dyn Fn(&Pixel) -> f32| {
        frame.push(name, Precision::Half, pixels.iter().map(f).collect());
    };
    for (k, name) in KINDS_OF_LIGHT.into_iter().enumerate().take(4) {
        let deviation = |p: &Pixel| if p.variance[k] < 0.0 { -1.0 } else { p.variance[k].sqrt() };
        plane(&format!("deviation.{name}"), &deviation);
    }
    plane("motion.X", &|p| p.motion[0]);
    plane("motion.Y", &|p| p.motion[1]);
    plane("footprint", &|p| if p.object < 0 { 0.0 } else { (p.depth * pixel).max(1e-4) });
    plane("roughness", &|p| p.roughness);
    plane("pure", &|p| p.pure);
    plane("glass", &|p| f32::from(u8::from(p.glass)));
    plane("count", &|p| p.count);
    frame
}

/// Takes the light of a denoised frame.
pub(super) fn take_back(pixels: &mut [Pixel], clean: &Frame) {
    for (k, name) in KINDS_OF_LIGHT.into_iter().enumerate() {
        let Some(light) = clean.rgb(name) else { continue };
        pixels.iter_mut().zip(light).for_each(|(p, l)| *lights(p)[k] = Vec3::from(l));
    }
}

impl Negative<'_> {
    /// The frame by its own samples and those of `around`, before any filter: the planes of the module's table.
    pub fn noisy(&self, around: &[&Negative<'_>]) -> (Frame, RenderStats) {
        let mut stats = self.stats;
        let mut pixels = self.gather(around, &mut stats);
        filter::share(&mut pixels, self.request.size, self.tracer.pixel, self.request.previs);
        (planes(&pixels, self.request.size, self.tracer.pixel, self.tracer.camera.position), stats)
    }

    /// The same planes after the simple filter: what a denoiser has to beat.
    pub fn simply_filtered(&self, around: &[&Negative<'_>]) -> Frame {
        let mut pixels = self.gather(around, &mut RenderStats::default());
        filter::share(&mut pixels, self.request.size, self.tracer.pixel, self.request.previs);
        filter::run(&mut pixels, self.request.size, self.tracer.pixel, filter::LEVELS);
        planes(&pixels, self.request.size, self.tracer.pixel, self.tracer.camera.position)
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
                    sum.add(&found, [1.0; KINDS], &data, tracer.pixel);
                }
            }
            (sum.pixel(&data), sum)
        });
        sums = found;
    }
    let pixels: Vec<Pixel> = sums.into_iter().map(|(pixel, _)| pixel).collect();
    planes(&pixels, request.size, tracer.pixel, tracer.camera.position)
}
