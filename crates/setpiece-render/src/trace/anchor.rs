//! Where in their pixels the few samples of a shot's frames lie, so that those of a window of frames lie evenly on what they
//! show, however the camera moves.
//!
//! A frame is made of the samples of the frames around it (`film::window`), which land where their points are then. Were they
//! at one place in every pixel of a frame, a camera that drifts by a third of a pixel a frame would take those of a
//! window to places of which several fall together: to random ones, and edges as ragged. So the places are those of a lattice
//! that is fixed to the scene and not to the picture: what a pixel shows is followed back through the camera's path to where
//! it was in a frame that is the anchor, and every frame takes other points of the lattice there. What stands is followed exactly; what
//! moves lies as chance has it.
//!
//! The lattices are of rank one (Sloan and Joe 1994), of as many points as a window has samples of a pixel, chosen for the distance of
//! their nearest points, and so that a frame's own points are spread well themselves.

use crate::sample::window;
use glam::Vec3;
use setpiece_scene::{CameraPath, Projection};

/// Frames that share an anchor: short, so that grids hardly turn or stretch on their way there.
const BLOCK: u32 = 32;
/// By number of samples a pixel and frame: how many points a step to the right goes down.
const STEPS: [u32; 4] = [2, 7, 8, 6];
/// Most samples a pixel and frame that lie on a lattice.
pub(super) const MOST: u32 = STEPS.len() as u32;

/// The lattice's points of a frame, and what takes the picture back to the anchor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    frame: u32,
    samples: u32,
    projection: Projection,
}

/// Where a sample lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Laid {
    /// In its pixel, from the top left.
    pub place: (f32, f32),
    /// The anchor's pixel that it falls on, all of whose samples in a window draw numbers that are spread together; those left of and above the
    /// picture count down from the greatest number.
    pub pixel: [u32; 2],
}

impl Anchor {
    /// Of a frame of as many samples a pixel, at most [`MOST`], whose shutter's middle is so much later than its beginning.
    pub fn new(path: &CameraPath, frame: u32, middle: f32, size: [u32; 2], samples: u32) -> Self {
        let key = path.at((frame - frame % BLOCK) as f32 + middle);
        Self { frame, samples, projection: key.projection(size) }
    }

    /// Where a sample of a pixel lies at whose centre stands what is at a position.
    pub fn lay(&self, [x, y]: [u32; 2], sample: u32, center: Vec3) -> Laid {
        let (px, py) = self.point(sample);
        let middle = (x as f32 + 0.5, y as f32 + 0.5);
        let (ax, ay) = self.projection.project(center).map_or(middle, |(ax, ay, _)| (ax, ay));
        let along = |point: f32, middle: f32, anchored: f32| {
            let whole = point + middle - anchored;
            let place = (whole - whole.floor()).min(1.0 - f32::EPSILON);
            (place, (middle.floor() - whole.floor()) as i32 as u32)
        };
        let ((dx, column), (dy, row)) = (along(px, middle.0, ax), along(py, middle.1, ay));
        Laid { place: (dx, dy), pixel: [column, row] }
    }

    /// A point of the lattice, in a pixel of the anchor.
    fn point(&self, sample: u32) -> (f32, f32) {
        let window = window(self.samples);
        let all = window * self.samples;
        let i = self.frame % window + window * sample;
        let within = |n: u32| ((n % all) as f32 + 0.5) / all as f32;
        (within(i), within(i * STEPS[self.samples as usize - 1]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_scene::CameraKey;

    fn key() -> CameraKey {
        let (position, rotation) = (Vec3::ZERO, glam::Quat::IDENTITY);
        CameraKey { position, rotation, lens_mm: 30.0, focus_m: 9.0, f_stop: 8.0, squeeze: 1.0 }
    }

    /// Square of the least distance of points of a torus, times their number.
    fn apart(points: &[(f32, f32)]) -> f32 {
        let off = |a: f32, b: f32| ((a - b).abs()).min(1.0 - (a - b).abs());
        let mut least = f32::INFINITY;
        for (n, a) in points.iter().enumerate() {
            for b in &points[..n] {
                least = least.min(off(a.0, b.0).powi(2) + off(a.1, b.1).powi(2));
            }
        }
        least * points.len() as f32
    }

    #[test]
    fn the_points_of_a_window_and_those_of_a_frame_keep_their_distance() {
        let path = CameraPath { keys: vec![key(); 40] };
        for samples in 1..=MOST {
            let of = |frame| {
                let anchor = Anchor::new(&path, frame, 0.25, [64, 36], samples);
                (0..samples).map(move |s| anchor.point(s))
            };
            // 1.15 would be the best of all.
            let all: Vec<(f32, f32)> = (5..5 + window(samples)).flat_map(of).collect();
            assert!(apart(&all) > 0.5, "{samples}: {}", apart(&all));
            let own: Vec<(f32, f32)> = of(4).collect();
            assert!(samples == 1 || apart(&own) > 0.6, "{samples}: {}", apart(&own));
        }
    }

    #[test]
    fn what_stands_is_met_at_the_points_of_the_lattice_however_the_camera_moves() {
        let mut keys = vec![key(); 12];
        for (n, key) in keys.iter_mut().enumerate() {
            key.position = Vec3::new(0.013, -0.022, 0.01) * n as f32;
            key.rotation =
                glam::Quat::from_rotation_z(0.004 * n as f32) * glam::Quat::from_rotation_y(0.003 * n as f32);
        }
        let (path, size) = (CameraPath { keys }, [64, 36]);
        let last = path.at(10.0).projection(size);
        // A wall; the samples of the frames near a point of it, on the last frame's picture.
        let seen: Vec<(f32, f32)> = (2..11)
            .map(|frame| {
                let key = path.at(frame as f32);
                let (x, y, _) = key.project(Vec3::new(1.2, 0.7, -6.0), size).unwrap();
                let pixel = [x as u32, y as u32];
                let on_wall = |x: f32, y: f32| {
                    let way = key.direction(x, y, size);
                    key.position + way * ((-6.0 - key.position.z) / way.z)
                };
                let center = on_wall(pixel[0] as f32 + 0.5, pixel[1] as f32 + 0.5);
                let (dx, dy) = Anchor::new(&path, frame, 0.0, size, 1).lay(pixel, 0, center).place;
                let (x, y, _) = last.project(on_wall(pixel[0] as f32 + dx, pixel[1] as f32 + dy)).unwrap();
                (x.fract(), y.fract())
            })
            .collect();
        assert!(apart(&seen) > 0.4, "{seen:?}");
    }
}
