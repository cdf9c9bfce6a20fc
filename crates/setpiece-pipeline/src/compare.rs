//! Two versions of a shot against each other: side by side, and with a wipe that runs across the picture.
//!
//! Pictures come from the cache at the best quality that both versions have; nothing is made unless that is asked for.

use crate::{Cache, Progress, Shot, movie};
use setpiece_delivery::{Movie, write_atomically};
use setpiece_image::{Bitmap, Frame, tiled};
use setpiece_shot::{Asked, FIRST_FRAME, Quality, Result, RunSettings, ShotPlan};
use std::path::{Path, PathBuf};

/// Moments on a sheet.
const ON_SHEET: usize = 6;
/// Widest picture of one side, in pixels.
const WIDEST: u32 = 960;
/// Grey around pictures of another shape.
const GROUND: [u8; 3] = [18; 3];

/// One version to compare.
#[derive(Clone, Debug)]
pub struct Side {
    /// What its pictures are labelled with.
    pub name: String,
    /// Its plan.
    pub plan: ShotPlan,
    /// What its pictures were made with otherwise than their quality has it.
    pub asked: Asked,
}

impl Side {
    fn settings(&self, quality: Quality) -> RunSettings {
        RunSettings::of(&self.plan, quality).with(&self.asked)
    }
}

/// Whether every frame of a side is in the cache at a quality.
fn finished(side: &Side, cache: &Cache) -> impl Fn(Quality) -> bool {
    let keys = crate::Keys::of(&side.plan);
    move |quality| {
        let settings = side.settings(quality);
        settings.frames.iter().all(|frame| cache.has("frame", &keys.frame(&settings, frame)))
    }
}

/// The best quality at which both versions are wholly in the cache.
pub fn both_made(sides: &[Side; 2], cache: &Cache) -> Option<Quality> {
    let [a, b] = sides.each_ref().map(|side| finished(side, cache));
    [Quality::Final, Quality::Daily, Quality::Previs].into_iter().find(|q| a(*q) && b(*q))
}

/// All pictures of one side, each at the size of a cell, on the time base of the first side.
fn pictures(
    side: &Side,
    quality: Quality,
    cell: [u32; 2],
    times_s: &[f64],
    cache: &Cache,
    progress: &dyn Progress,
) -> Result<Vec<Bitmap>> {
    let settings = side.settings(quality);
    let mut shot = Shot::new(side.plan.clone(), cache, progress);
    let stage = progress.stage(&side.name, times_s.len() as u32);
    let at = |t: &f64| ((t * side.plan.fps.per_second() + 1e-6) as u32).min(settings.frames.end - 1);
    let frames: Vec<u32> = times_s.iter().map(at).collect();
    let mut wanted: Vec<_> = frames.iter().map(|n| (*n, None)).collect();
    wanted.dedup();
    let mut out = Vec::new();
    let mut done = |frame: u32, beauty: Frame| {
        let picture = movie::develop(&beauty, &side.plan, FIRST_FRAME + frame);
        let picture = fitted(&picture, cell);
        // Another time base may show a frame more than once.
        for _ in frames.iter().filter(|n| **n == frame) {
            out.push(picture.clone());
            stage.step();
        }
        Ok(())
    };
    shot.frames(&settings, &wanted, &mut done, &side.name)?;
    Ok(out)
}

/// A picture in a cell, whole, with bars where the shapes differ.
fn fitted(picture: &Bitmap, cell: [u32; 2]) -> Bitmap {
    let [w, h] = picture.size;
    let height = (cell[0] * h / w).min(cell[1]);
    let width = (height * w / h).min(cell[0]);
    let mut out = Bitmap::filled(cell, GROUND);
    out.paste(&picture.resized([width.max(1), height.max(1)]), (cell[0] - width) / 2, (cell[1] - height) / 2);
    out
}

fn beside(a: &Bitmap, b: &Bitmap) -> Bitmap {
    let [w, h] = a.size;
    let mut out = Bitmap::filled([2 * w, h], GROUND);
    out.paste(a, 0, 0);
    out.paste(b, w, 0);
    out
}

/// The first picture right of a line at `x`, the second left of it: the line uncovers the second as it runs.
fn wiped(a: &Bitmap, b: &Bitmap, x: u32) -> Bitmap {
    let [w, h] = a.size.map(|n| n as usize);
    let x = (x as usize).min(w);
    let mut out = a.clone();
    for row in 0..h {
        out.pixels[row * w..row * w + x].copy_from_slice(&b.pixels[row * w..row * w + x]);
        for p in &mut out.pixels[row * w + x.saturating_sub(1)..row * w + (x + 1).min(w)] {
            *p = [235, 235, 225];
        }
    }
    out
}

/// Makes `side.mp4`, `wipe.mp4`, `side.png` and `wipe.png` in a folder. Previs frames that are missing are made when
/// nothing better is there for both.
///
/// # Errors
/// When the user stops it or the disk refuses.
pub fn compare(sides: &[Side; 2], folder: &Path, cache: &Cache, progress: &dyn Progress) -> Result<Vec<PathBuf>> {
    let quality = both_made(sides, cache).unwrap_or(Quality::Previs);
    let [w, h] = sides[0].settings(quality).size;
    let width = w.min(WIDEST) / 4 * 4;
    let cell = [width, (width * h / w).div_ceil(4) * 4];
    let fps = sides[0].plan.fps;
    let frames = fps.frames_in(sides[0].plan.duration_s.max(sides[1].plan.duration_s));
    let times_s: Vec<f64> = (0..frames).map(|n| f64::from(n) * fps.frame_s()).collect();
    let [mut a, mut b] = [
        pictures(&sides[0], quality, cell, &times_s, cache, progress)?,
        pictures(&sides[1], quality, cell, &times_s, cache, progress)?,
    ];
    for (side, pictures) in sides.iter().zip([&mut a, &mut b]) {
        // The names stand where the wipe shows them longest: the first at the right, the second at the left.
        let x = if side.name == sides[0].name { cell[0].saturating_sub(8 * side.name.len() as u32 + 6) } else { 6 };
        pictures.iter_mut().for_each(|p| p.label(&side.name, x, 6, 1));
    }
    let count = a.len();
    let at = |i: usize| cell[0] * (i as u32 + 1) / count as u32;
    let side: Vec<Bitmap> = a.iter().zip(&b).map(|(a, b)| beside(a, b)).collect();
    let wipe: Vec<Bitmap> = a.iter().zip(&b).enumerate().map(|(i, (a, b))| wiped(a, b, at(i))).collect();
    let mut files = Vec::new();
    for (name, pictures) in [("side", &side), ("wipe", &wipe)] {
        let path = folder.join(format!("{name}.mp4"));
        let mut out = Movie::new(pictures[0].size, fps)?;
        for picture in pictures {
            out.frame(picture)?;
        }
        out.finish(None, &path)?;
        files.push(path);
    }
    let moments: Vec<usize> = (0..ON_SHEET.min(count)).map(|i| i * (count - 1) / (ON_SHEET - 1)).collect();
    let side: Vec<Bitmap> = moments.iter().map(|i| side[*i].clone()).collect();
    let wipe: Vec<Bitmap> = moments.iter().map(|i| wiped(&a[*i], &b[*i], cell[0] / 2)).collect();
    for (name, pictures, columns) in [("side", side, 1), ("wipe", wipe, 2)] {
        let path = folder.join(format!("{name}.png"));
        write_atomically(&path, &tiled(&pictures, columns).to_png())?;
        files.push(path);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wipe_shows_the_second_left_of_the_line_and_the_first_right_of_it() {
        let (a, b) = (Bitmap::filled([20, 4], [9; 3]), Bitmap::filled([20, 4], [200, 0, 0]));
        let half = wiped(&a, &b, 10);
        assert_eq!((half.pixels[3], half.pixels[15]), ([200, 0, 0], [9; 3]));
        assert_eq!(wiped(&a, &b, 20).pixels[5], [200, 0, 0]);
        assert_eq!(beside(&a, &b).size, [40, 4]);
    }

    #[test]
    fn another_shape_keeps_its_shape() {
        let wide = fitted(&Bitmap::filled([64, 16], [200; 3]), [64, 36]);
        assert_eq!(wide.pixels.iter().filter(|p| **p == [200; 3]).count(), 64 * 16);
    }
}
