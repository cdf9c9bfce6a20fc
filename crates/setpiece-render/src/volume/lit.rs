//! One frame's dust with the light in it.

use super::field::{Field, averaged, crossing, depth_towards, unpack};
use super::fire::{Glow, LitFire, rolled};
use super::noise::BILLOWS;
use glam::{Vec3, Vec4};
use setpiece_scene::math::exp;
use setpiece_scene::{Air, Density, Lamp};

/// Light that dust and fog scatter. Radiances in the renderer's unit, linear Rec. 709.
#[derive(Clone, Copy, Debug)]
pub struct VolumeLight<'a> {
    /// Unit vector to the sun (or the moon).
    pub to_sun: Vec3,
    /// Irradiance of a surface that faces the sun.
    pub sun: [f32; 3],
    /// Mean radiance of the upper sky.
    pub sky_up: [f32; 3],
    /// Mean radiance near the horizon.
    pub horizon: [f32; 3],
    /// Radiance that the ground sends up.
    pub sky_down: [f32; 3],
    /// Small lights near the dust; intensities in the unit of radiance times square metres.
    pub lamps: &'a [Lamp],
    /// Single-scattering albedo of the dust.
    pub albedo: [f32; 3],
    /// Exposure of the picture (a factor on radiance in kcd/m2), which flames follow.
    pub exposure: f32,
}

/// Single-scattering albedo of masonry dust: after the many scatterings in a thick cloud a warm grey.
pub const MASONRY: [f32; 3] = [0.94, 0.905, 0.855];

/// Whether something solid of the set stands between a point and a direction.
pub type Blocked<'a> = &'a (dyn Fn(Vec3, Vec3) -> bool + Sync);

/// Voxels along an edge of the cells that tell where there is no dust.
const SKIP: usize = 4;
/// Cells of light are this many voxels wide.
const COARSE: usize = 2;
/// Metres along an edge of the tile of detail.
const DETAIL_TILE_M: f32 = 7.3;
/// Metres by which detail shifts the grid's dust at most, and along an edge of the tile of those shifts.
const SHIFT_M: f32 = 1.0;
const SHIFT_TILE_M: f32 = 17.0;
/// The same of what is close to the lens, where the other detail would be smooth heads; and how much of the finest billows is in the others then.
const FINE_TILE_M: f32 = 2.1;
const FINE_M: f32 = 0.3;
const FINE_SHARE: f32 = 0.45;
/// Widths of a picture's pixel up to which all of that is there, and from which on nothing, metres.
const FINE_PIXEL_M: (f32, f32) = (0.014, 0.045);
/// The same of fire, whose eddies are larger than those of dust, and along an edge of the tile of its large billows.
const FIRE_SHIFT_M: f32 = 2.2;
const FIRE_TILE_M: f32 = 41.0;
const LARGE_TILE_M: f32 = 23.0;
/// Extinction up to which detail eats into edges, 1/m.
const EDGE: f32 = 1.5;
/// How steeply dust rises from its eaten edge.
const STEEPNESS: f32 = 3.0;
/// Extinction around, over some two metres, below which dust is a haze, and from which it is a cloud, 1/m.
const HAZE: (f32, f32) = (0.06, 0.4);
/// Mean extinction of a block that is spread at all, 1/m.
const THINNEST: f32 = 4e-3;
/// Metres along an edge of the tile of a haze's wisps, and by which it is torn.
const WISP_TILE_M: f32 = 2.3;
const TORN_M: f32 = 0.7;
/// What makes a haze of two billows' product squared, about a third as dense as the grid says: the rest is eaten, as of a cloud's edge.
const WISPS: f32 = 3.6;
/// How far light of all directions reaches in, against the straight way: scattered light goes around.
const SOFTENING: f32 = 0.55;

/// A lamp that gives less than this share of the other light does not show.
const FAINT: f32 = 2e-3;

/// Directions that light from all around is gathered from, with their share of the sphere.
const AROUND: [([f32; 3], f32, Source); 10] = [
    ([0.0, 1.0, 0.0], 0.14, Source::Up),
    ([0.7, 0.7, 0.0], 0.075, Source::Up),
    ([-0.7, 0.7, 0.0], 0.075, Source::Up),
    ([0.0, 0.7, 0.7], 0.075, Source::Up),
    ([0.0, 0.7, -0.7], 0.075, Source::Up),
    ([1.0, 0.08, 0.0], 0.065, Source::Horizon),
    ([-1.0, 0.08, 0.0], 0.065, Source::Horizon),
    ([0.0, 0.08, 1.0], 0.065, Source::Horizon),
    ([0.0, 0.08, -1.0], 0.065, Source::Horizon),
    ([0.0, -1.0, 0.0], 0.3, Source::Ground),
];

#[derive(Clone, Copy)]
enum Source {
    Up,
    Horizon,
    Ground,
}

/// Detail below the grid at a point.
struct Detail {
    /// Metres by which the grid is shifted there.
    shift: Vec3,
    /// 1 on heads, less in creases.
    billow: f32,
    /// How much barer than around flames are there, about -1 to 1; 0 without fire.
    patch: f32,
}

/// Dust at a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thick {
    /// Extinction with detail, 1/m.
    pub sigma: f32,
    /// That of the grid, shifted, alone.
    pub smooth: f32,
    /// How much of a haze it is, 0 to 1.
    pub haze: f32,
    /// How much less than a haze may hold there is around, 0 to 1.
    pub sparse: f32,
}

/// One frame's dust, ready to be looked through.
pub struct LitDust {
    sigma: Field<f32>,
    /// Greatest extinction, or 1 where a puff is spread, in and around each block of [`SKIP`] voxels.
    most: Field<f32>,
    /// Mean extinction over blocks of [`SKIP`] voxels: how much of a cloud a puff is part of.
    mean: Field<f32>,
    /// Optical depth to the sun.
    depth: Field<f32>,
    /// Mean radiance of the light from all around, and whether the set leaves the sun free (w).
    around: Field<Vec4>,
    /// What burns, if anything does.
    pub(super) fire: Option<LitFire>,
    to_sun: Vec3,
    drift: Vec3,
    /// Angle of a pixel, which says from how near the finest detail shows.
    pixel: f32,
    /// Leaves the grid without detail.
    plain: bool,
}

impl LitDust {
    /// Prepares a frame. `detail_seed` shifts the detail, which drifts with the wind over `time_s`.
    pub fn new(
        density: &Density,
        light: &VolumeLight<'_>,
        air: &Air,
        blocked: Blocked<'_>,
        detail_seed: u64,
        time_s: f32,
    ) -> Self {
        let sigma = unpack(density);
        let mut most = Field::<f32>::coarser(&sigma, SKIP);
        let n = sigma.n;
        let shifts = if density.fire.is_some() { SHIFT_M + FIRE_SHIFT_M } else { SHIFT_M + TORN_M };
        let mean = averaged(&sigma, SKIP);
        let m = mean.n;
        most.fill(|i, j, k| {
            // What is spread of a puff, as far as the interpolation and the shift reach.
            let near = |a: usize, n: usize| a.saturating_sub(2)..(a + 3).min(n);
            let spread = near(k, m[2])
                .flat_map(|z| near(j, m[1]).map(move |y| (z * m[1] + y) * m[0]))
                .any(|row| mean.values[row..row + m[0]][near(i, m[0])].iter().any(|x| *x > THINNEST));
            if spread {
                return 1.0;
            }
            // A voxel for the interpolation, the rest for the shift of the detail.
            let margin = 1 + (shifts / sigma.cell).ceil() as usize;
            let range = |a: usize, n: usize| (a * SKIP).saturating_sub(margin)..((a + 1) * SKIP + margin).min(n);
            let mut most = 0.0_f32;
            for z in range(k, n[2]) {
                for y in range(j, n[1]) {
                    let row = &sigma.values[(z * n[1] + y) * n[0]..][range(i, n[0])];
                    most = row.iter().fold(most, |m, x| m.max(*x));
                }
            }
            most
        });
        let depth = depth_towards(&sigma, light.to_sun);
        let around = gather(&sigma, &most, light, blocked);
        let mut rng = setpiece_shot::Rng::new(detail_seed, "dust detail");
        let shift = Vec3::new(rng.unit(), rng.unit(), rng.unit());
        let flow = Vec3::new(0.15, -0.35, 0.1) + 0.3 * air.wind;
        let drift = shift - flow * (time_s / DETAIL_TILE_M);
        let fire = density.fire.as_ref().map(|f| LitFire::new(density, f, &sigma, Glow::new(light.exposure)));
        Self { fire, sigma, most, mean, depth, around, to_sun: light.to_sun, drift, pixel: 1.0, plain: false }
    }

    /// With the detail that shows in a picture whose pixels have this angle.
    pub fn seen_by(self, pixel: f32) -> Self {
        Self { pixel, ..self }
    }

    /// Leaves the grid as it is, for comparison with closed forms.
    #[cfg(test)]
    pub(super) fn without_detail(&mut self) {
        self.plain = true;
    }

    /// Whether there is no dust.
    pub fn is_empty(&self) -> bool {
        self.sigma.values.is_empty()
    }

    /// Whether something burns.
    pub fn burns(&self) -> bool {
        self.fire.is_some()
    }

    /// What burning gas at a point gives off per extinction, and what it scatters against dust.
    #[inline]
    pub(super) fn burning(&self, fire: &LitFire, p: Vec3) -> (Vec3, Vec3) {
        if self.plain {
            return fire.at(p, 0.62, 0.0);
        }
        let detail = self.detail(p, 0.0);
        fire.at(p + detail.shift, detail.billow, detail.patch)
    }

    /// The detail at a point; `close` says how much of what shows only close to the lens, 0 to 1.
    #[inline]
    fn detail(&self, p: Vec3, close: f32) -> Detail {
        let mut shift = BILLOWS.at(p / SHIFT_TILE_M + self.drift).truncate() * SHIFT_M;
        let mut billow = BILLOWS.at(p / DETAIL_TILE_M - self.drift).w;
        if close > 0.0 {
            let fine = BILLOWS.at((p + shift) / FINE_TILE_M - self.drift * (DETAIL_TILE_M / FINE_TILE_M));
            shift += fine.truncate() * (FINE_M * close);
            billow = (billow + (fine.w - 0.5) * (FINE_SHARE * close)).clamp(0.0, 1.0);
        }
        if self.fire.is_none() {
            return Detail { shift, billow, patch: 0.0 };
        }
        // Fire rolls in eddies of all sizes: here large heads, there small ones, here bare flame, there soot that came in.
        let eddy = BILLOWS.at(p / FIRE_TILE_M + 0.3 * self.drift);
        let large = BILLOWS.at((p + shift) / LARGE_TILE_M - 0.4 * self.drift).w;
        let (billow, patch) = rolled(eddy, large, billow);
        Detail { shift: shift + eddy.truncate() * FIRE_SHIFT_M, billow, patch }
    }

    /// What a reflection sees of the fire and its smoke up to `t_max`: light, and the share of what is behind that is left.
    /// Coarse, since reflections are blurred.
    pub fn mirrored(&self, origin: Vec3, direction: Vec3, t_max: f32) -> (Vec3, f32) {
        let Some(fire) = &self.fire else { return (Vec3::ZERO, 1.0) };
        let (mut light, mut left) = (Vec3::ZERO, 1.0);
        if let Some((mut t, leave)) = fire.crossing(origin, direction, t_max) {
            let step = 2.0 * self.sigma.cell;
            while t < leave && left > 0.02 {
                let length = step.min(leave - t);
                let p = origin + direction * (t + 0.5 * length);
                let gone = left * (1.0 - exp(-self.sigma.at(p) * length));
                if gone > 1e-4 {
                    light += fire.at(p, 0.62, 0.0).0 * gone;
                    left -= gone;
                }
                t += step;
            }
        }
        (light + fire.flash(origin, direction, t_max) * left, left)
    }

    /// Share of light that comes through the grid's dust between two points, without detail.
    pub(super) fn through(&self, from: Vec3, to: Vec3) -> f32 {
        if self.is_empty() {
            return 1.0;
        }
        let steps = 24;
        let depth: f32 = (0..steps)
            .map(|n| from.lerp(to, (n as f32 + 0.5) / steps as f32))
            .filter(|p| p.cmpge(self.sigma.origin).all() && p.cmple(self.sigma.end()).all())
            .map(|p| self.sigma.at(p))
            .sum();
        exp(-depth * from.distance(to) / steps as f32)
    }

    /// The box that holds all dust: least and greatest corner.
    pub(super) fn bounds(&self) -> (Vec3, Vec3) {
        (self.sigma.origin, self.sigma.end())
    }

    /// Unit vector to the sun.
    pub(super) fn to_sun(&self) -> Vec3 {
        self.to_sun
    }

    /// Edge of a voxel in metres.
    pub(super) fn voxel(&self) -> f32 {
        self.sigma.cell
    }

    /// Whether a block has no dust; then also how far it reaches along a ray that stands at `p`.
    pub(super) fn empty_until(&self, p: Vec3, inverse: Vec3) -> Option<f32> {
        let q = (p - self.most.origin) / self.most.cell;
        let at = |x: f32, n: usize| (x.max(0.0) as usize).min(n - 1);
        let n = self.most.n;
        let cell = [at(q.x, n[0]), at(q.y, n[1]), at(q.z, n[2])];
        if self.most.values[(cell[2] * n[1] + cell[1]) * n[0] + cell[0]] > 0.0 {
            return None;
        }
        let low = self.most.origin + Vec3::new(cell[0] as f32, cell[1] as f32, cell[2] as f32) * self.most.cell;
        let exits = ((low - p) * inverse).max((low + Vec3::splat(self.most.cell) - p) * inverse);
        Some(exits.min_element().max(0.0))
    }

    /// Extinction in 1/m, detail included.
    pub fn extinction(&self, p: Vec3) -> f32 {
        if self.is_empty() { 0.0 } else { self.detailed(p, 0.0).sigma }
    }

    /// How much of the finest detail shows at a distance from the lens, 0 to 1.
    #[inline]
    pub(super) fn close(&self, distance: f32) -> f32 {
        ((FINE_PIXEL_M.1 - distance * self.pixel) / (FINE_PIXEL_M.1 - FINE_PIXEL_M.0)).clamp(0.0, 1.0)
    }

    /// The dust at a point, detail included, as much as is said of what shows only close to the lens.
    ///
    /// Detail works twice: it shifts the dust by up to a metre, which folds smooth fronts into heads, and it eats into
    /// edges (Schneider's remap), wholly where dust is thin and a little inside. Heads are for clouds: a puff that is alone
    /// is spread over its surroundings and torn into wisps, or it would hang there as a ball of cotton.
    #[inline]
    pub(super) fn detailed(&self, p: Vec3, close: f32) -> Thick {
        if self.plain {
            let smooth = self.sigma.at(p);
            return Thick { sigma: smooth, smooth, haze: 0.0, sparse: 0.0 };
        }
        let Detail { shift, billow, .. } = self.detail(p, close);
        let smooth = self.sigma.at(p + shift);
        let mean = self.mean.at(p + shift);
        if smooth.max(mean) < 1e-3 {
            return Thick { sigma: 0.0, smooth, haze: 1.0, sparse: 1.0 };
        }
        let body = (smooth / EDGE).min(1.0);
        let eaten = 0.85 * (1.0 - billow);
        let left = (STEEPNESS * (body - eaten) / (1.0 - eaten)).clamp(0.0, 1.0);
        let cloud = smooth * left * (0.7 + 0.7 * billow);
        let haze = 1.0 - ((mean - HAZE.0) / (HAZE.1 - HAZE.0)).clamp(0.0, 1.0);
        if haze == 0.0 || self.fire.is_some() {
            return Thick { sigma: cloud, smooth, haze: 0.0, sparse: 0.0 };
        }
        let wisp = BILLOWS.at(p / WISP_TILE_M + self.drift);
        let spread = self.mean.at(p + shift + wisp.truncate() * TORN_M);
        let torn = wisp.w * billow;
        let sparse = (1.0 - mean.max(smooth) / HAZE.0).max(0.0);
        Thick { sigma: cloud + (WISPS * spread * torn * torn - cloud) * haze, smooth, haze, sparse }
    }

    /// Optical depth to the sun at a point in the box.
    pub(super) fn sun_depth(&self, p: Vec3) -> f32 {
        self.depth.at(p)
    }

    /// Mean radiance from all around, and the share of the sun that the set lets through (w).
    pub(super) fn around(&self, p: Vec3) -> Vec4 {
        self.around.at(p)
    }

    /// How much of the sun reaches a point through the dust; for shadows on the set.
    pub fn sun_transmittance(&self, p: Vec3) -> f32 {
        if self.is_empty() {
            return 1.0;
        }
        let (enter, leave) = crossing(self.bounds(), p, self.to_sun);
        if leave <= enter.max(0.0) {
            return 1.0;
        }
        exp(-self.depth.at(p + self.to_sun * enter.max(0.0)))
    }
}

/// Light from all around at the middles of coarse cells.
fn gather(sigma: &Field<f32>, most: &Field<f32>, light: &VolumeLight<'_>, blocked: Blocked<'_>) -> Field<Vec4> {
    let coarse = averaged(sigma, COARSE);
    let mut out = Field::<Vec4>::coarser(sigma, COARSE);
    for (direction, share, source) in AROUND {
        let depth = depth_towards(&coarse, Vec3::from(direction).normalize());
        let radiance = match source {
            Source::Up => light.sky_up,
            Source::Horizon => light.horizon,
            Source::Ground => light.sky_down,
        };
        let radiance = Vec4::new(radiance[0], radiance[1], radiance[2], 0.0) * share;
        let n = out.n;
        let values = std::mem::take(&mut out.values);
        let sum = Field { values, ..out.clone() };
        out.values = vec![Vec4::ZERO; sum.values.len()];
        out.fill(|i, j, k| {
            let c = (k * n[1] + j) * n[0] + i;
            sum.values[c] + radiance * exp(-SOFTENING * depth.values[c])
        });
    }
    // The set's shadow changes slowly against the dust: one ray per block of dust.
    let mut free = Field::<f32>::coarser(sigma, SKIP);
    let m = most.n;
    let block = Field::<f32>::coarser(sigma, SKIP);
    free.fill(|i, j, k| {
        let dusty = most.values[(k * m[1] + j) * m[0] + i] > 0.0;
        if dusty && blocked(block.middle(i, j, k), light.to_sun) { 0.0 } else { 1.0 }
    });
    let lamps = out.clone();
    out.fill(|i, j, k| {
        let p = lamps.middle(i, j, k);
        let c = (k * lamps.n[1] + j) * lamps.n[0] + i;
        let mut v = lamps.values[c];
        v.w = free.at(p);
        if !light.lamps.is_empty() && coarse.values[c] > 1e-3 {
            v += lit_by(light.lamps, &coarse, p, FAINT * v.truncate().max_element()).extend(0.0);
        }
        v
    });
    out
}

/// Mean radiance that lamps give at a point: intensity over distance squared over the sphere. Lamps that would give less
/// than `faint` are left out.
fn lit_by(lamps: &[Lamp], sigma: &Field<f32>, p: Vec3, faint: f32) -> Vec3 {
    let mut sum = Vec3::ZERO;
    for lamp in lamps {
        let way = lamp.position - p;
        let d2 = way.length_squared() + lamp.radius_m * lamp.radius_m + 0.25;
        let most = lamp.intensity[0].max(lamp.intensity[1]).max(lamp.intensity[2]);
        if d2 > 3600.0 || most <= faint * d2 * 4.0 * std::f32::consts::PI {
            continue;
        }
        let lobe = lamp.axis.map_or(1.0, |axis| (-axis.dot(way) / d2.sqrt()).max(0.0));
        let steps = 5;
        let depth: f32 = (0..steps).map(|n| sigma.at(p + way * ((n as f32 + 0.5) / steps as f32))).sum();
        let left = exp(-SOFTENING * depth * d2.sqrt() / steps as f32);
        sum += Vec3::from(lamp.intensity) * (lobe * left / (d2 * 4.0 * std::f32::consts::PI));
    }
    sum
}
