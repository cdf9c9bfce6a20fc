//! The parts of a sky that are too bright for bounce rays to look for: the glow about a low sun, clouds lit from the side.
//!
//! A bounce ray that happens on them counts for much more than any other and leaves a white dot. What a patch of sky sends beyond
//! a limit is therefore left out of bounces and drawn together with the sun's disc, in proportion to its light, by the ray that
//! is traced to the sun anyway (importance sampling of a table: Pharr, Jakob and Humphreys 2023, "Physically Based
//! Rendering", 12.5, with the radiance split as in its compensated form). The limit is the radiance at which a bounce
//! ray counts as much as that ray does: below it bounces are the better way.

use super::dome::Dome;
use super::spectrum::luminance;
use crate::sample::cone;
use glam::Vec3;
use setpiece_image::Rgb;
use std::f32::consts::PI;

/// Times the sky's mean luminance that a part must have at least.
const STANDS_OUT: f32 = 4.0;

/// Light drawn from the disc of the sun or moon and from what is bright of the sky.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawn {
    /// Unit vector to it.
    pub to_light: Vec3,
    /// Illuminance on a surface that faces it, klx, divided by the chance of having been drawn.
    pub illuminance: Vec3,
    /// Whether it is the disc, which smooth surfaces do not mirror by themselves.
    pub disc: bool,
}

/// What of a sky is bright.
pub(super) struct Bright {
    /// Luminance that bounces see at most, kcd/m2.
    limit: f32,
    /// Chance of the disc.
    disc: f32,
    /// Cells of the dome, and the sum of their chances up to the end of each.
    cells: Vec<(u32, f32)>,
}

impl Bright {
    /// Nothing is.
    pub(super) const NONE: Self = Self { limit: f32::INFINITY, disc: 1.0, cells: Vec::new() };

    /// Finds what is too bright beside a light, given as illuminance.
    pub(super) fn of(dome: &Dome, light: Rgb, mean: Rgb) -> Self {
        let of_disc = luminance(light);
        // A light that is no number is handed on, for the film to count.
        if of_disc.is_nan() || of_disc <= 0.0 {
            return Self::NONE;
        }
        let limit_beside = |sky: f32| ((of_disc + sky) / PI).max(STANDS_OUT * luminance(mean));
        // The limit only rises from here: what stays below it is never looked at again.
        let least = limit_beside(0.0);
        let stands_out: Vec<(u32, [f32; 4])> = dome
            .cells()
            .map(|cell| (cell, dome.corners(cell).map(luminance)))
            .filter(|(_, corners)| corners.iter().any(|c| *c > least))
            .collect();
        let mut found = (Self::NONE, 0.0);
        // What is bright joins the light, which raises the limit.
        for _ in 0..4 {
            let limit = limit_beside(found.1);
            let cells: Vec<(u32, f32)> = stands_out
                .iter()
                .map(|(cell, corners)| (*cell, corners.map(|c| (c - limit).max(0.0)).iter().sum::<f32>()))
                .filter(|(_, excess)| *excess > 0.0)
                .map(|(cell, excess)| (cell, 0.25 * excess * dome.solid_angle(cell)))
                .collect();
            let sum: f32 = cells.iter().map(|(_, light)| light).sum();
            found = (Self { limit, disc: 1.0, cells }, sum);
        }
        let (mut bright, sum) = found;
        if bright.cells.is_empty() {
            return Self::NONE;
        }
        bright.disc = of_disc / (of_disc + sum);
        bright.cells = ends(&bright.cells, sum);
        bright
    }

    /// What bounces see of a radiance.
    pub(super) fn dimmed(&self, radiance: Rgb) -> Rgb {
        let share = (self.limit / luminance(radiance)).min(1.0);
        radiance.map(|x| x * share)
    }

    /// Draws from the disc and all that is bright by two numbers.
    pub(super) fn draw(&self, dome: &Dome, to_light: Vec3, radius: f32, light: Rgb, (u, v): (f32, f32)) -> Drawn {
        if u < self.disc {
            let to_light = cone(to_light, radius, (u / self.disc, v));
            return Drawn { to_light, illuminance: Vec3::from(light) / self.disc, disc: true };
        }
        let u = ((u - self.disc) / (1.0 - self.disc)).min(0.999_999);
        let n = self.cells.partition_point(|(_, end)| *end <= u).min(self.cells.len() - 1);
        let (cell, end) = self.cells[n];
        let start = n.checked_sub(1).map_or(0.0, |before| self.cells[before].1);
        let (s, t) = (((u - start) / (end - start)).clamp(0.0, 1.0), v);
        let (direction, solid) = dome.within(cell, (s, t));
        let radiance = dome.mixed(cell, (s, t));
        let excess = Vec3::from(radiance) - Vec3::from(self.dimmed(radiance));
        let chance = (end - start) * (1.0 - self.disc);
        Drawn { to_light: direction, illuminance: excess * (solid / chance), disc: false }
    }
}

/// Sums of the chances of cells up to the end of each, of all together one. A chance that is lost in the rounding of such a sum would
/// be none to be drawn by: those cells are left out.
fn ends(chances: &[(u32, f32)], sum: f32) -> Vec<(u32, f32)> {
    let mut end = 0.0;
    let mut out = Vec::with_capacity(chances.len());
    for (cell, chance) in chances {
        let next = (end + chance / sum).min(1.0);
        if next > end {
            out.push((*cell, next));
            end = next;
        }
    }
    if let Some(last) = out.last_mut() {
        last.1 = 1.0;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::SkyModel;
    use super::*;
    use crate::sample::cosine;
    use glam::DVec3;
    use setpiece_scene::{Air, Sky};
    use setpiece_shot::Rng;

    #[test]
    fn every_number_draws_a_cell_that_has_a_chance() {
        // Sums that end below one, above it, in cells whose chances are lost in it.
        for chances in [vec![1.0, 1.0, 1e-9, 1e-9], vec![1e-12, 3.0, 1e-9], vec![0.1; 3001], vec![1.0]] {
            let sum = chances.iter().sum::<f32>();
            let cells: Vec<(u32, f32)> = (0..).zip(chances).collect();
            for sum in [sum, sum * 0.999_99, sum * 1.000_01] {
                let ends = ends(&cells, sum);
                assert_eq!(ends.last().unwrap().1, 1.0);
                let starts = std::iter::once(0.0).chain(ends.iter().map(|e| e.1));
                assert!(starts.zip(&ends).all(|(start, (_, end))| *end > start), "{ends:?}");
            }
        }
    }

    fn dusk(elevation_deg: f32) -> SkyModel {
        let e = elevation_deg.to_radians();
        let to_sun = Vec3::new(e.cos(), e.sin(), 0.0);
        let sky = Sky { to_sun, to_moon: Vec3::Y, turbidity: 3.0, cloud_cover: 0.3, cloud_thickness: 0.3, seed: 7 };
        SkyModel::with_columns(&sky, &Air::default(), 384)
    }

    #[test]
    fn bounces_and_the_light_that_is_drawn_are_together_sun_and_sky() {
        for elevation in [2.0, 6.0, 40.0] {
            let model = dusk(elevation);
            // A wall that faces the sun and one that looks half away.
            for normal in [model.to_light().with_y(0.0).normalize(), Vec3::new(0.2, 0.6, 0.77).normalize()] {
                let mut rng = Rng::new(12, "dusk");
                let mut pair = || (rng.unit(), rng.unit());
                let n = 400_000;
                let (mut apart, mut all, mut squares) = (DVec3::ZERO, DVec3::ZERO, [0.0; 2]);
                for _ in 0..n {
                    let out = cosine(normal, pair());
                    let drawn = model.draw(pair());
                    let cos = drawn.to_light.dot(normal).max(0.0);
                    let plain = Vec3::from(model.radiance(out)) * PI;
                    let (sky, sun) = (Vec3::from(model.bounced(out)) * PI, drawn.illuminance * cos);
                    apart += (sky + sun).as_dvec3() / f64::from(n);
                    all += plain.as_dvec3() / f64::from(n);
                    squares[0] += f64::from((sky.y + sun.y).powi(2)) / f64::from(n);
                    squares[1] += f64::from(plain.y.powi(2)) / f64::from(n);
                }
                all += (Vec3::from(model.light()) * model.to_light().dot(normal).max(0.0)).as_dvec3();
                assert!((apart / all - 1.0).abs().max_element() < 0.03, "{elevation}: {apart} against {all}");
                eprintln!("{elevation}: mean squares {squares:?}, limit {}", model.bright.limit);
            }
        }
    }

    #[test]
    fn a_low_sun_has_the_stronger_glow_and_chances_are_as_told() {
        assert!(dusk(2.0).bright.disc < 0.98);
        assert!(dusk(50.0).bright.disc > dusk(2.0).bright.disc);
        for elevation in [2.0, 30.0] {
            let model = dusk(elevation);
            let drawn: Vec<Drawn> = (0..2000).map(|n| model.draw(((n as f32 + 0.5) / 2000.0, 0.3))).collect();
            let discs = drawn.iter().filter(|d| d.disc).count() as f32 / 2000.0;
            assert!((discs - model.bright.disc).abs() < 2e-3);
            assert!(drawn.iter().all(|d| d.illuminance.min_element() >= 0.0 && d.to_light.is_normalized()));
        }
    }
}
