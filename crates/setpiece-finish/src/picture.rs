//! A noisy frame as the network and the filter read it.

use crate::network::INPUTS;
use crate::number::{LIFT, eye, luminance};
use rayon::prelude::*;
use setpiece_image::{Frame, KINDS_OF_LIGHT, Precision};

/// Kinds of light that are filtered; emission, the fifth, is only mixed at edges.
pub(crate) const KINDS: usize = 4;
const COLOURS: [&str; 3] = ["R", "G", "B"];
/// Floor of the albedo that diffuse light is divided by.
pub(crate) const BLACK: f32 = 2e-3;

/// Share of the light that the deviation must be for a pixel to be unsure, and light that is never cut.
pub(crate) const UNSURE: f32 = 0.5;
pub(crate) const DIM: f32 = 0.02;

/// Planes of one size. Rows run from the top.
#[derive(Clone, Debug)]
pub struct PictureOf<P> {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Exposed light: direct, indirect, reflected, transmitted, emitted, each red, green, blue.
    pub light: Vec<P>,
    /// Standard deviations of the luminances of the first four; negative where they are not known.
    pub deviation: Vec<P>,
    /// Red, green, blue.
    pub albedo: Vec<P>,
    /// Of the surface at a pixel's centre.
    pub normal: Vec<P>,
    /// From the lens, metres.
    pub position: Vec<P>,
    /// Pixels to the next frame.
    pub motion: Vec<P>,
    /// Of a pixel at its surface, metres; 0 for the sky.
    pub footprint: P,
    /// Mean over the samples.
    pub roughness: P,
    /// Share of the samples on the surface at the centre.
    pub pure: P,
    /// 1 for panes.
    pub glass: P,
    /// Number of samples.
    pub count: P,
}

/// A picture of its own planes, all numbers finite.
pub type Picture = PictureOf<Vec<f32>>;

/// The planes of a picture where they lie, numbers that are none among them.
pub(crate) type Sight<'a> = PictureOf<&'a [f32]>;

impl<P> PictureOf<P> {
    /// The same of other planes.
    fn map<'s, Q>(&'s self, plane: impl Fn(&'s P) -> Q) -> PictureOf<Q> {
        let all = |planes: &'s [P]| planes.iter().map(&plane).collect();
        PictureOf {
            size: self.size,
            light: all(&self.light),
            deviation: all(&self.deviation),
            albedo: all(&self.albedo),
            normal: all(&self.normal),
            position: all(&self.position),
            motion: all(&self.motion),
            footprint: plane(&self.footprint),
            roughness: plane(&self.roughness),
            pure: plane(&self.pure),
            glass: plane(&self.glass),
            count: plane(&self.count),
        }
    }
}

impl<'a> Sight<'a> {
    /// Of a frame's planes; none when one is missing.
    pub fn of(frame: &'a Frame) -> Option<Self> {
        let plane = |name: &str| frame.channel(name);
        let all = |name: &str, axes: &[&str]| -> Option<Vec<&'a [f32]>> {
            axes.iter().map(|axis| plane(&format!("{name}.{axis}"))).collect()
        };
        let light: Option<Vec<_>> = KINDS_OF_LIGHT.iter().map(|name| all(name, &COLOURS)).collect();
        Some(Self {
            size: frame.size.map(|n| n as usize),
            light: light?.into_iter().flatten().collect(),
            deviation: all("deviation", &KINDS_OF_LIGHT[..KINDS])?,
            albedo: all("albedo", &COLOURS)?,
            normal: all("N", &["X", "Y", "Z"])?,
            position: all("P", &["X", "Y", "Z"])?,
            motion: all("motion", &["X", "Y"])?,
            footprint: plane("footprint")?,
            roughness: plane("roughness")?,
            pure: plane("pure")?,
            glass: plane("glass")?,
            count: plane("count")?,
        })
    }
}

/// A number, or 0 where it is none.
#[inline(always)]
pub(crate) fn finite(x: f32) -> f32 {
    if x.is_finite() { x } else { 0.0 }
}

impl Picture {
    /// Of a frame's planes; none when one is missing.
    pub fn of(frame: &Frame) -> Option<Self> {
        Some(Sight::of(frame)?.map(|plane| plane.iter().map(|x| finite(*x)).collect()))
    }

    /// Its planes where they lie.
    pub(crate) fn sight(&self) -> Sight<'_> {
        self.map(Vec::as_slice)
    }

    /// The light as the planes of a frame, under the names that it came by.
    pub(crate) fn frame_of(size: [usize; 2], light: Vec<Vec<f32>>) -> Frame {
        let mut frame = Frame::new(size.map(|n| n as u32));
        let names = KINDS_OF_LIGHT.iter().flat_map(|name| COLOURS.map(|colour| format!("{name}.{colour}")));
        for (name, plane) in names.zip(light) {
            frame.push(name, Precision::Half, plane);
        }
        frame
    }

    /// What diffuse light is divided by: albedo, not black.
    #[inline(always)]
    pub(crate) fn reflects(&self, channel: usize, i: usize) -> f32 {
        self.albedo[channel][i].max(BLACK)
    }

    /// What is filtered: diffuse light without albedo, the others as they are, all but direct light [`calm`]. Twelve planes.
    pub(crate) fn signals(&self) -> Vec<Vec<f32>> {
        let count = self.size[0] * self.size[1];
        let mut signals: Vec<Vec<f32>> = (0..3 * KINDS)
            .map(|p| {
                let light = &self.light[p];
                if p < 6 { (0..count).map(|i| light[i] / self.reflects(p % 3, i)).collect() } else { light.clone() }
            })
            .collect();
        for k in 1..KINDS {
            calm(self, k, &mut signals[3 * k..3 * k + 3]);
        }
        signals
    }

    /// What the network sees of a row, channels last.
    pub(crate) fn inputs(&self, signals: &[Vec<f32>], y: usize, out: &mut [f32]) {
        let width = self.size[0];
        for (x, out) in out.chunks_exact_mut(INPUTS).enumerate() {
            let i = y * width + x;
            for p in 0..3 * KINDS {
                out[p] = eye(signals[p][i]);
            }
            let reflects = luminance(self.reflects(0, i), self.reflects(1, i), self.reflects(2, i));
            for k in 0..KINDS {
                let own = luminance(signals[3 * k][i], signals[3 * k + 1][i], signals[3 * k + 2][i]);
                let scale = if k < 2 { 1.0 / reflects } else { 1.0 };
                let deviation = self.deviation[k][i];
                let deviation = if deviation < 0.0 { own } else { deviation * scale };
                // Relative to the light, as a share of both.
                out[12 + k] = deviation / (deviation + own + LIFT);
            }
            let [px, py, pz] = [0, 1, 2].map(|a| self.position[a][i]);
            let distance = (px * px + py * py + pz * pz).sqrt().max(1e-3);
            for a in 0..3 {
                out[16 + a] = self.albedo[a][i].max(0.0).sqrt();
                out[19 + a] = self.normal[a][i];
            }
            let [nx, ny, nz] = [0, 1, 2].map(|a| self.normal[a][i]);
            out[22] = -(nx * px + ny * py + nz * pz) / distance;
            out[23] = self.roughness[i];
            out[24] = self.pure[i];
            out[25] = self.glass[i];
            out[26] = if self.footprint[i] == 0.0 { 1.0 } else { 0.0 };
            out[27] = self.count[i] / (self.count[i] + 8.0);
            out[28] = 1.0 / (1.0 + 0.05 * distance);
            let (mx, my) = (self.motion[0][i], self.motion[1][i]);
            let moves = (mx * mx + my * my).sqrt();
            out[29] = moves / (moves + 4.0);
            out[30] = eye(luminance(self.light[12][i], self.light[13][i], self.light[14][i]));
            out[31] = 1.0 - (1.0 + 1000.0 * self.footprint[i]).recip();
        }
    }
}

/// Cuts pixels down to their surroundings that one bright sample made: where the deviation is as great as the light, no pixel
/// may be brighter than the brightest beside it, nor than four times the mean of the 24 around.
fn calm(picture: &Picture, k: usize, light: &mut [Vec<f32>]) {
    let [w, h] = picture.size;
    let bright: Vec<f32> = (0..w * h).map(|i| luminance(light[0][i], light[1][i], light[2][i])).collect();
    let own = |i: usize| luminance(picture.light[3 * k][i], picture.light[3 * k + 1][i], picture.light[3 * k + 2][i]);
    let factors: Vec<f32> = (0..w * h)
        .into_par_iter()
        .with_min_len(4096)
        .map(|i| {
            let (x, y) = (i % w, i / w);
            if picture.deviation[k][i] < UNSURE * own(i) || bright[i] <= DIM {
                return 1.0;
            }
            let (mut beside, mut sum, mut count) = (0.0_f32, 0.0, 0.0);
            for ny in y.saturating_sub(2)..(y + 3).min(h) {
                for nx in x.saturating_sub(2)..(x + 3).min(w) {
                    if (nx, ny) == (x, y) {
                        continue;
                    }
                    let there = bright[ny * w + nx];
                    sum += there;
                    count += 1.0;
                    if nx.abs_diff(x) < 2 && ny.abs_diff(y) < 2 {
                        beside = beside.max(there);
                    }
                }
            }
            let limit = beside.min(4.0 * sum / f32::max(count, 1.0)) + DIM;
            (limit / bright[i]).min(1.0)
        })
        .collect();
    for plane in light {
        for (l, factor) in plane.iter_mut().zip(&factors) {
            *l *= factor;
        }
    }
}
