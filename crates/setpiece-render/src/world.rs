//! A shot, ready for rays.

use crate::geometry::Geometry;
#[cfg(test)]
use crate::sample::cone;
use crate::shelf::Shelf;
use crate::sky::{Drawn, SkyModel};
use crate::volume::tint;
use glam::Vec3;
use setpiece_image::Rgb;
use setpiece_scene::{Air, Lamp, Material, Scene, Take, furnished};

/// The light from outside.
pub(crate) enum Environment {
    Sky(SkyModel),
    /// The same radiance from everywhere, and parallel light: for tests against closed forms.
    #[cfg(test)]
    Plain {
        radiance: f32,
        to_light: Vec3,
        light: f32,
    },
}

macro_rules! of_environment {
    ($name:ident, $out:ty, $sky:expr, $plain:expr) => {
        pub(crate) fn $name(&self) -> $out {
            match self {
                Self::Sky(sky) => $sky(sky),
                #[cfg(test)]
                Self::Plain { radiance, to_light, light } => $plain(*radiance, *to_light, *light),
            }
        }
    };
}

impl Environment {
    of_environment!(to_light, Vec3, |s: &SkyModel| s.to_light(), |_, l: Vec3, _| l);
    of_environment!(light, Vec3, |s: &SkyModel| Vec3::from(s.light()), |_, _, e| Vec3::splat(e));
    of_environment!(ambient, Vec3, |s: &SkyModel| Vec3::from(s.ambient()), |r, _, _| Vec3::splat(r));

    /// Radiance of the sky in a direction, without the disc.
    pub(crate) fn radiance(&self, direction: Vec3) -> Vec3 {
        match self {
            Self::Sky(sky) => Vec3::from(sky.radiance(direction)),
            #[cfg(test)]
            Self::Plain { radiance, .. } => Vec3::splat(*radiance),
        }
    }

    /// Radiance of the sky in a direction, without the disc and what [`Self::draw`] draws with it.
    pub(crate) fn bounced(&self, direction: Vec3) -> Vec3 {
        match self {
            Self::Sky(sky) => Vec3::from(sky.bounced(direction)),
            #[cfg(test)]
            Self::Plain { radiance, .. } => Vec3::splat(*radiance),
        }
    }

    /// Draws from the main light, and from what of the sky is too bright for bounces.
    pub(crate) fn draw(&self, pair: (f32, f32)) -> Drawn {
        match self {
            Self::Sky(sky) => sky.draw(pair),
            #[cfg(test)]
            Self::Plain { to_light, light, .. } => {
                Drawn { to_light: cone(*to_light, 1e-3, pair), illuminance: Vec3::splat(*light), disc: true }
            }
        }
    }

    /// Radiance of the main light's disc in a direction.
    pub(crate) fn disc(&self, direction: Vec3) -> Vec3 {
        match self {
            Self::Sky(sky) => Vec3::from(sky.disc(direction)),
            #[cfg(test)]
            Self::Plain { .. } => Vec3::ZERO,
        }
    }
}

/// A shot, ready for rays: hierarchies, sky tables, materials, lamps. Made once per shot; owns what it needs.
pub struct World {
    pub(crate) geometry: Geometry,
    pub(crate) environment: Environment,
    pub(crate) materials: Vec<Material>,
    pub(crate) lamps: Vec<Lamp>,
    pub(crate) power: Power,
    /// Names of the set's objects.
    pub(crate) objects: Vec<String>,
    /// Number of movers that are chunks.
    pub(crate) chunks: u32,
    pub(crate) air: Air,
    /// Single-scattering albedo of the dust.
    pub(crate) dust: [f32; 3],
    /// Light that a pane of glass lets through to what it shades.
    pub(crate) glass: f32,
    /// Surfaces as their materials say, without patterns, and what those that are no metal reflect straight on: for tests
    /// against closed forms.
    pub(crate) plain: Option<f32>,
    /// Makes every surface as white as its kind can be: for tests in a white furnace.
    #[cfg(test)]
    pub(crate) white: bool,
}

impl World {
    /// Prepares a shot.
    pub fn new(scene: &Scene, take: &Take) -> Self {
        Self::kept(scene, take, &[], None)
    }

    /// Prepares a shot without the instances of the set that `hidden` has, quicker where a shelf has of it what many shots share.
    pub fn kept(scene: &Scene, take: &Take, hidden: &[bool], shelf: Option<&dyn Shelf>) -> Self {
        let (geometry, sky) = rayon::join(
            || Self::geometry(scene, take, hidden, shelf),
            || SkyModel::kept(&scene.sky, &scene.air, shelf),
        );
        Self::of(scene, take, geometry, Environment::Sky(sky))
    }

    fn geometry(scene: &Scene, take: &Take, hidden: &[bool], shelf: Option<&dyn Shelf>) -> Geometry {
        Geometry::new(scene, hidden, shelf).with_take(&scene.materials, &furnished(scene, take), shelf)
    }

    #[cfg(test)]
    pub(crate) fn under(scene: &Scene, take: &Take, environment: Environment) -> Self {
        Self::of(scene, take, Self::geometry(scene, take, &[], None), environment)
    }

    fn of(scene: &Scene, take: &Take, geometry: Geometry, environment: Environment) -> Self {
        Self {
            geometry,
            environment,
            materials: scene.materials.clone(),
            lamps: scene.lamps.clone(),
            objects: scene.objects.clone(),
            chunks: take.chunks,
            power: Power::new(scene, take),
            air: scene.air,
            dust: tint(scene),
            glass: 0.8,
            plain: None,
            #[cfg(test)]
            white: false,
        }
    }

    /// The same set with another take in it: the set's hierarchies and the sky's tables stay. `scene` is the one that the
    /// world was made of.
    pub fn with_take(mut self, scene: &Scene, take: &Take, shelf: Option<&dyn Shelf>) -> Self {
        self.power = Power::new(scene, take);
        self.chunks = take.chunks;
        self.geometry = self.geometry.with_take(&self.materials, &furnished(scene, take), shelf);
        self
    }

    /// Gets what stands ready to move: makes hierarchies that [`Self::with_take`] needs for a take of the same chunks.
    pub fn ready(mut self) -> Self {
        self.geometry = self.geometry.ready(&self.materials, self.chunks);
        self
    }

    /// Takes the props that are named by their index out of the picture.
    pub fn without_props(mut self, take: &Take, hidden: &[bool]) -> Self {
        for (shape, mover) in take.prop_movers() {
            if hidden.get(shape.prop as usize).copied().unwrap_or(false) {
                self.geometry.movers[mover].born = u32::MAX;
            }
        }
        self
    }

    /// Number of triangles that rays may meet, instances counted each.
    pub fn triangles(&self) -> u64 {
        let g = &self.geometry;
        let of = |mesh: usize| g.meshes[mesh].triangles.len() as u64;
        g.instances.iter().map(|i| of(i.mesh.0 as usize)).sum::<u64>()
            + g.movers.iter().map(|m| of(g.mover_mesh(m.mesh))).sum::<u64>()
    }

    /// Radiance of the sky in a direction, for tests and tables.
    pub fn sky_radiance(&self, direction: Vec3) -> Rgb {
        self.environment.radiance(direction).to_array()
    }
}

/// Per lamp of the set: the first frame in which it is dark, since its storey has lost its power or what carries it was hit;
/// `u32::MAX` for never.
pub fn lamps_dark_from(scene: &Scene, take: &Take) -> Vec<u32> {
    let power = Power::new(scene, take);
    let dark = |storey: &i16| usize::try_from(*storey).ok().and_then(|s| power.dark_from.get(s)).copied();
    power.storey_of_lamp.iter().map(|s| dark(s).unwrap_or(u32::MAX)).collect()
}

/// When the hero's storeys lose their power: its lamps and lit windows go out floor by floor as the floors break. Every prop is
/// a circuit of its own, numbered after the storeys.
pub(crate) struct Power {
    /// Per mover: its circuit, or -1.
    pub storey_of_mover: Vec<i16>,
    /// Per lamp: its circuit, or -1 when nothing can put it out.
    pub storey_of_lamp: Vec<i16>,
    /// Per circuit: the first frame in the dark.
    pub dark_from: Vec<u32>,
}

impl Power {
    /// A storey goes dark when this share of its chunks has moved by [`Self::MOVED_M`].
    const SHARE: f32 = 0.06;
    const MOVED_M: f32 = 0.12;
    /// The lamp of a prop that was moved or turned by so much has gone out, metres and the sine of half an angle.
    const SHAKEN: (f32, f32) = (0.05, 0.03);

    fn new(scene: &Scene, take: &Take) -> Self {
        let boxes: Vec<_> = scene.parts.iter().map(|p| (p.shape.bounds().grown(0.02), p.storey)).collect();
        let storeys = scene.parts.iter().map(|p| p.storey + 1).max().unwrap_or(0).max(0) as usize;
        // Storeys by height: the middle of what belongs to each.
        let mut floors = vec![(f32::INFINITY, f32::NEG_INFINITY); storeys];
        for (bounds, storey) in boxes.iter().filter(|b| b.1 >= 0) {
            let f = &mut floors[*storey as usize];
            *f = (f.0.min(bounds.center().y), f.1.max(bounds.center().y));
        }
        let storey_at = |y: f32| {
            floors
                .iter()
                .enumerate()
                .map(|(i, f)| (i, (y - 0.5 * (f.0 + f.1)).abs()))
                .filter(|(_, d)| d.is_finite())
                .fold(None, |best: Option<(usize, f32)>, x| if best.is_none_or(|b| x.1 < b.1) { Some(x) } else { best })
                .map_or(-1, |(i, _)| i as i16)
        };
        let chunks = take.chunks as usize;
        let mut storey_of_mover: Vec<i16> =
            take.movers.iter().enumerate().map(|(m, v)| if m < chunks { storey_at(v.rest.y) } else { -1 }).collect();
        let mut storey_of_lamp: Vec<i16> = scene
            .lamps
            .iter()
            .map(|l| l.part.and_then(|p| scene.parts.get(p as usize)).map_or(-1, |p| p.storey.max(-1) as i16))
            .collect();
        let samples = take.motion.samples;
        let mut moves: Vec<Vec<u32>> = vec![Vec::new(); storeys];
        for (m, storey) in storey_of_mover.iter().enumerate().take(chunks) {
            let Ok(storey) = usize::try_from(*storey) else { continue };
            let start = take.motion.pose(m, 0).position;
            let first = (1..samples).find(|s| {
                *s >= take.movers[m].gone || take.motion.pose(m, *s).position.distance(start) > Self::MOVED_M
            });
            moves[storey].push(first.unwrap_or(u32::MAX));
        }
        let mut dark_from: Vec<u32> = moves
            .into_iter()
            .map(|mut m| {
                m.sort_unstable();
                m.get((m.len() as f32 * Self::SHARE) as usize).copied().unwrap_or(u32::MAX)
            })
            .collect();
        dark_from.resize(storeys + scene.props.len(), u32::MAX);
        for (shape, m) in take.prop_movers().filter(|(shape, _)| (shape.prop as usize) < scene.props.len()) {
            let circuit = storeys + shape.prop as usize;
            storey_of_mover[m] = circuit as i16;
            let rest = scene.props[shape.prop as usize].rest;
            let shaken = |s: &u32| {
                let pose = take.motion.pose(m, *s);
                let turned = pose.rotation * rest.rotation.inverse();
                pose.position.distance(rest.position) > Self::SHAKEN.0 || turned.xyz().length() > Self::SHAKEN.1
            };
            let hit = if shape.is_whole() { u32::MAX } else { take.movers[m].born };
            dark_from[circuit] = dark_from[circuit].min(hit).min((0..samples).find(shaken).unwrap_or(u32::MAX));
        }
        for (i, prop) in scene.props.iter().enumerate() {
            if let Some(lamp) = prop.lamp.and_then(|l| storey_of_lamp.get_mut(l as usize)) {
                *lamp = (storeys + i) as i16;
            }
        }
        Self { storey_of_mover, storey_of_lamp, dark_from }
    }

    /// Whether a storey is lit in a frame. It flickers just before it goes out.
    pub(crate) fn lit(&self, storey: i16, frame: u32) -> bool {
        let Some(dark) = usize::try_from(storey).ok().and_then(|s| self.dark_from.get(s)) else { return true };
        frame + 3 < *dark || (frame < *dark && frame % 2 == *dark % 2)
    }
}
