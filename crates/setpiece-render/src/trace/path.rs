//! Light that a surface sends to a viewer: sun or moon, one lamp, the sky and bounced light by one ray, reflections.
//!
//! Emission seen by diffuse bounce rays is left out: lit rooms, shops and lamp heads have lamps that stand for their
//! light. The last bounce ends in a share of the sky's mean radiance, the less of it the narrower the place.

use super::albedo::{alpha, layer_albedo};
use super::brdf::{fresnel_pane, ggx, mirrored};
use super::camera::Tracer;
use super::lamps::Effort;
use super::witness::{Source, Way, Witness};
use crate::bvh::Ray;
use crate::geometry::{Touch, off_surface};
use crate::light::luminance;
use crate::sample::{Sampler, cosine, visible_normal};
use crate::sky::Drawn;
use crate::surface::noise::step;
use crate::surface::{self, Point, Surface};
use glam::Vec3;
use std::f32::consts::{FRAC_1_PI, PI};

/// Share of the sky's mean radiance that the last bounce finds.
const AMBIENT: f32 = 0.3;
/// What a bounce ray finds at the far end grows with its length: short ones end in rooms, under slabs and among rubble, where little
/// of the sky comes in; long ones across a street (obscurance: Zhukov, Iones and Kronin 1998, "An ambient light illumination
/// model"). The length in metres by which it has grown to two thirds of the most, and the most as a multiple of [`AMBIENT`].
const OPEN: [f32; 2] = [8.0, 1.3];
/// Exposed luminance above which an indirect contribution is cut down.
const GLARE: f32 = 12.0;
/// The same for lamps and lit windows seen directly: small far ones would sparkle from frame to frame.
const LAMP_GLARE: f32 = 24.0;
/// Exposed luminance that lamps together give a white surface below which not every sample looks for them.
const FAINT: f32 = 0.02;
/// Cosine of the angle from the main light within which dust that shades it shades the sky as well.
const BESIDE: f32 = 0.9;
/// Exposed luminance above which lamps are left out of what rough surfaces mirror: their own rays bring it.
const LAMP_IN_ROUGH: f32 = 1.5;
/// Roughness below which lamps are chosen by their highlights too, and the exposed luminance of a highlight at most.
const SHINY: f32 = 0.6;
const LAMP_SHINE: f32 = 4.0;
/// Roughness below which mirrored rays alone find lamps, and above which only the rays to lamps do.
const SMOOTH: [f32; 2] = [0.06, 0.20];
/// Reflections of surfaces rougher than this use the diffuse bounce ray.
pub(crate) const ROUGH: f32 = 0.45;

/// The light of one point, by the way it came.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Light {
    pub direct: Vec3,
    pub indirect: Vec3,
    pub specular: Vec3,
    pub emission: Vec3,
    /// What to divide the diffuse light by.
    pub albedo: Vec3,
    /// How much of the bounced light is to be added to `specular`, where it was not traced here.
    pub gloss: Vec3,
}

impl Light {
    pub(crate) fn sum(&self) -> Vec3 {
        self.direct + self.indirect + self.specular + self.emission
    }

    /// What lights have given a surface that is seen; of one that rays meet later, which has an alpha of 1, nothing but the
    /// diffuse light counts.
    fn given(&self, alpha: f32) -> Vec3 {
        if alpha < 1.0 { self.direct + self.specular } else { self.direct }
    }
}

/// What a ray is traced for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Purpose {
    Bounce,
    /// With the exposed luminance that lamps and lit windows have at most.
    Mirror(f32),
}

/// How much of the highlight of a lamp is traced by the ray to the lamp: all on rough surfaces, where few mirrored rays would
/// find so small a thing, none on smooth ones, where they all find what is there.
fn highlight(roughness: f32) -> f32 {
    step(SMOOTH[0], SMOOTH[1], roughness)
}

impl Tracer<'_> {
    /// What the touched material is, its normal turned into the world.
    pub(super) fn surface(&self, touch: &Touch, footprint: f32) -> Surface {
        let material = &self.world.materials[touch.material.0 as usize];
        if let Some(f0) = self.world.plain {
            return Surface {
                albedo: material.color.map(|c| c * (1.0 - material.metal)),
                roughness: material.roughness,
                f0: material.color.map(|c| f0 + (c - f0) * material.metal),
                normal: touch.normal,
                emission: material.emission,
                transmission: [0.0; 3],
                translucency: 0.0,
            };
        }
        let point = Point {
            rest: touch.rest,
            normal: touch.world_from_rest.conjugate() * touch.normal,
            footprint,
            world_normal: touch.normal,
            world: touch.position,
        };
        let mut surface = surface::evaluate(material, &point, &self.world.air);
        #[cfg(test)]
        if self.world.white {
            surface.whiten();
        }
        surface.normal = (touch.world_from_rest * surface.normal).normalize_or(touch.normal);
        if touch.mover > 0 && surface.emission != [0.0; 3] {
            let storey = self.world.power.storey_of_mover[touch.mover as usize - 1];
            if !self.world.power.lit(storey, self.frame) {
                surface.emission = [0.0; 3];
            }
        }
        surface
    }

    /// Light from `touch` towards `to_viewer`. Without `bounce_rays` the diffuse bounce is left out, for the film to fill in.
    pub(super) fn shade(
        &self,
        touch: &Touch,
        surface: &Surface,
        to_viewer: Vec3,
        bounce_rays: u32,
        sampler: &mut Sampler,
        stats: &mut impl Witness,
    ) -> Light {
        let normal = facing(surface.normal, to_viewer, touch);
        let f0 = Vec3::from(surface.f0);
        let alpha = alpha(surface.roughness);
        let mut light = self.unlit(touch, surface, to_viewer, stats);
        let (albedo, layer) = (light.albedo, std::mem::take(&mut light.gloss));
        stats.gives(Source::Emission, light.emission);

        self.add_sun(touch, normal, surface, &mut light, to_viewer, alpha, sampler, stats);
        self.add_lamp(touch, normal, surface, &mut light, to_viewer, alpha, 4, sampler, stats);

        let rough = surface.roughness > ROUGH;
        if bounce_rays > 0 {
            let share = 1.0 / bounce_rays as f32;
            let drawn = sampler.pair();
            for ray in 0..bounce_rays {
                stats.sets_out(Way::Bounce, (albedo + if rough { layer } else { Vec3::ZERO }) * share);
                let incoming = self.bounce(touch, normal, surface, turned(drawn, ray, bounce_rays), sampler, stats);
                stats.comes_back(incoming);
                light.indirect += albedo * incoming * share;
                light.specular += if rough { layer * incoming * share } else { Vec3::ZERO };
            }
        } else if rough {
            light.gloss = layer;
        }
        if !rough {
            let half = visible_normal(normal, to_viewer, alpha, sampler.pair());
            let mut out = 2.0 * to_viewer.dot(half) * half - to_viewer;
            let weight = mirrored(normal, to_viewer, half, out, f0, alpha);
            // What goes below the horizon of the facets' plane is lost between them.
            if weight != Vec3::ZERO {
                if out.dot(touch.face) <= 1e-3 {
                    out = (out + (1e-3 - out.dot(touch.face)) * 2.0 * touch.face).normalize_or(normal);
                }
                let start = off_surface(touch.position, touch.face, out);
                stats.sets_out(Way::Mirror, weight);
                let lamps = GLARE + (LAMP_IN_ROUGH - GLARE) * highlight(surface.roughness);
                let mirror = Purpose::Mirror(lamps);
                let seen = self.incoming(Ray::new(start, out, f32::INFINITY), mirror, 1, sampler, stats);
                let seen = self.tame(seen, stats);
                stats.comes_back(seen);
                light.specular += weight * seen;
            }
        }
        light
    }

    /// A surface before any light falls on it: what it emits, its albedo, and as `gloss` the albedo of its reflecting layer.
    pub(super) fn unlit(&self, touch: &Touch, surface: &Surface, to_viewer: Vec3, stats: &mut impl Witness) -> Light {
        let normal = facing(surface.normal, to_viewer, touch);
        let nv = normal.dot(to_viewer).clamp(1e-3, 1.0);
        let gloss = layer_albedo(Vec3::from(surface.f0), surface.roughness, nv);
        let albedo = Vec3::from(surface.albedo) * (Vec3::ONE - gloss);
        let emission = self.tame_to(Vec3::from(surface.emission), LAMP_GLARE, stats);
        Light { emission, albedo, gloss, ..Light::default() }
    }

    /// What the last bounce finds.
    pub(crate) fn ambient(&self) -> Vec3 {
        self.world.environment.ambient() * AMBIENT
    }

    /// Bounced light and sky, by one ray in a direction of two random numbers.
    fn bounce(
        &self,
        touch: &Touch,
        normal: Vec3,
        surface: &Surface,
        drawn: (f32, f32),
        sampler: &mut Sampler,
        stats: &mut impl Witness,
    ) -> Vec3 {
        let mut out = cosine(normal, drawn);
        if out.dot(touch.face) <= 0.0 {
            out = (out - 2.0 * out.dot(touch.face) * touch.face).normalize_or(normal);
        }
        if surface.translucency > 0.0 && sampler.pair().0 < surface.translucency {
            out = -out;
        }
        let start = off_surface(touch.position, touch.face, out);
        let incoming =
            self.incoming(Ray::new(start, out, f32::INFINITY), Purpose::Bounce, self.bounces, sampler, stats);
        self.tame(incoming, stats)
    }

    /// Radiance that comes in along a ray.
    pub(super) fn incoming(
        &self,
        mut ray: Ray,
        purpose: Purpose,
        bounces: u32,
        sampler: &mut Sampler,
        stats: &mut impl Witness,
    ) -> Vec3 {
        let mut through = Vec3::ONE;
        let mut sum = Vec3::ZERO;
        for _ in 0..4 {
            stats.count().rays += 1;
            stats.follows(&ray);
            let found = self.stage.closest(ray);
            if let Some(dust) = self.dust.as_ref().filter(|d| purpose != Purpose::Bounce && d.burns()) {
                let reach = found.map_or(f32::INFINITY, |hit| hit.distance);
                let (fire, left) = dust.mirrored(ray.origin, ray.direction, reach);
                stats.gives(Source::Fire, fire);
                sum += through * fire;
                through *= left;
                stats.passes(through);
            }
            let Some(hit) = found else {
                let environment = &self.world.environment;
                let sky = match purpose {
                    Purpose::Bounce if self.has_main_light => environment.bounced(ray.direction),
                    _ => environment.radiance(ray.direction),
                };
                stats.gives(Source::Sky, sky);
                return sum + through * sky;
            };
            let touch = self.stage.touch(&hit, ray.direction);
            let footprint = match purpose {
                Purpose::Bounce => 0.1 + 0.1 * hit.distance,
                Purpose::Mirror(_) => 0.01 + 0.003 * hit.distance,
            };
            let surface = self.surface(&touch, footprint);
            stats.meets(&touch, hit.distance, &surface);
            let to_viewer = -ray.direction;
            if surface.transmission != [0.0; 3] {
                let back = fresnel_pane(touch.normal.dot(to_viewer));
                let away = ray.direction - 2.0 * ray.direction.dot(touch.normal) * touch.normal;
                let sky = self.world.environment.radiance(away);
                stats.gives(Source::Pane, back * sky);
                sum += through * back * sky;
                through *= Vec3::from(surface.transmission) * (1.0 - back);
                stats.passes(through);
                let start = off_surface(touch.position, touch.face, ray.direction);
                ray = Ray::new(start, ray.direction, f32::INFINITY);
                continue;
            }
            let normal = facing(surface.normal, to_viewer, &touch);
            let mut light = Light { albedo: Vec3::from(surface.albedo), ..Light::default() };
            self.add_sun(&touch, normal, &surface, &mut light, to_viewer, 1.0, sampler, stats);
            self.add_lamp(&touch, normal, &surface, &mut light, to_viewer, 1.0, 2, sampler, stats);
            // Metals have no diffuse colour; from afar their reflection does for it.
            let colour = light.albedo + Vec3::from(surface.f0) * 0.8;
            let around = if bounces > 1 {
                let out = cosine(normal, sampler.pair());
                let out = if out.dot(touch.face) > 0.0 { out } else { touch.face };
                let start = off_surface(touch.position, touch.face, out);
                let onward = Ray::new(start, out, f32::INFINITY);
                stats.sets_out(Way::Bounce, colour);
                let incoming = self.incoming(onward, Purpose::Bounce, bounces - 1, sampler, stats);
                stats.comes_back(incoming);
                incoming
            } else {
                // Leaves hand light on to each other.
                let open = match purpose {
                    Purpose::Bounce if surface.translucency == 0.0 => OPEN[1] * (1.0 - (-hit.distance / OPEN[0]).exp()),
                    _ => 1.0,
                };
                stats.gives(Source::Ambient, colour * self.ambient() * open);
                self.ambient() * open
            };
            let emission = match purpose {
                Purpose::Bounce => Vec3::ZERO,
                Purpose::Mirror(most) => self.tame_to(Vec3::from(surface.emission), most, stats),
            };
            stats.gives(Source::Emission, emission);
            return sum + through * (light.direct + colour * around + emission);
        }
        stats.gives(Source::Ambient, self.ambient());
        sum + through * self.ambient()
    }

    /// Cuts down what would glare as a single bright sample.
    pub(super) fn tame(&self, light: Vec3, stats: &mut impl Witness) -> Vec3 {
        self.tame_to(light, GLARE, stats)
    }

    fn tame_to(&self, light: Vec3, most: f32, stats: &mut impl Witness) -> Vec3 {
        let exposed = luminance(light) * self.exposure;
        if exposed > most {
            stats.count().clamped += 1;
            light * (most / exposed)
        } else {
            light
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn add_sun(
        &self,
        touch: &Touch,
        normal: Vec3,
        surface: &Surface,
        light: &mut Light,
        to_viewer: Vec3,
        alpha: f32,
        sampler: &mut Sampler,
        stats: &mut impl Witness,
    ) {
        let drawn = sampler.later();
        if !self.has_main_light {
            return;
        }
        let Drawn { to_light, illuminance, disc } = self.world.environment.draw(drawn.pair());
        let (cosine, side) = (normal.dot(to_light), touch.face.dot(to_light));
        if cosine.max(side) <= 0.0 && surface.translucency == 0.0 {
            return;
        }
        let start = off_surface(touch.position, touch.face, to_light);
        let seen = self.shadow(Ray::new(start, to_light, f32::INFINITY), stats);
        let before = light.given(alpha);
        if seen > 0.0 {
            let near = to_light.dot(self.world.environment.to_light()) > BESIDE;
            let arriving = illuminance * (seen * if near { self.dust_shadow(touch.position) } else { 1.0 });
            // Smooth surfaces mirror the sky themselves.
            let alpha = if disc || surface.roughness > ROUGH { alpha.max(4e-3) } else { 1.0 };
            reflect(light, surface, normal, side, to_light, to_viewer, alpha, arriving);
        }
        stats.lights(Source::Main, to_light, seen, light.given(alpha) - before);
    }

    #[allow(clippy::too_many_arguments)]
    fn add_lamp(
        &self,
        touch: &Touch,
        normal: Vec3,
        surface: &Surface,
        light: &mut Light,
        to_viewer: Vec3,
        alpha: f32,
        others: usize,
        sampler: &mut Sampler,
        stats: &mut impl Witness,
    ) {
        if self.lamps.is_empty() {
            return;
        }
        let (pick, drawn) = (sampler.pair(), sampler.later());
        // A preview's only sample takes the middle: fire as large as a house next to a wall would spot it all over.
        let on_disc = || if self.previs { (0.5, 0.5) } else { drawn.pair() };
        let of_white = if self.meters { 0.0 } else { PI / self.exposure };
        let least = if self.previs { 4e-3 } else { 5e-4 } * of_white;
        let faint = if self.previs { 0.0 } else { FAINT * of_white };
        // In a preview the few that are strongest do: one that stands for hundreds is a white dot.
        let others = if self.previs { 0 } else { others };
        // On wet ground the lamp that counts is the one that is mirrored.
        let f0 = Vec3::from(surface.f0);
        let shines = alpha < 1.0 && surface.roughness < SHINY;
        let shine = |to_light: Vec3| match shines {
            true => PI * luminance(ggx(normal, to_viewer, to_light, f0, alpha.max(0.03))),
            false => 0.0,
        };
        let chosen = self.lamps.choose(touch.position, normal, Effort { others, least, faint }, pick, on_disc, shine);
        let Some(lamp) = chosen else { return };
        let side = touch.face.dot(lamp.to_light);
        if side <= 0.0 && surface.translucency == 0.0 {
            return;
        }
        let start = off_surface(touch.position, touch.face, lamp.to_light);
        let seen = self.shadow(Ray::new(start, lamp.to_light, lamp.reach), stats);
        let (before, given) = (light.given(alpha), alpha);
        if seen > 0.0 {
            // Lamps have a size, and fire is large: it widens the highlight (Karis 2013). Smooth surfaces mirror fire themselves, and
            // very smooth ones the heads of lamps.
            let alpha = match lamp.fire && surface.roughness <= ROUGH || alpha >= 1.0 {
                true => 1.0,
                false => (alpha.max(4e-3) + 0.5 * lamp.spread).min(0.99),
            };
            let share = if lamp.fire { 1.0 } else { highlight(surface.roughness) };
            let mirrored = light.specular;
            reflect(light, surface, normal, side, lamp.to_light, to_viewer, alpha, lamp.illuminance * seen);
            // One that stands for hundreds would be a white dot.
            light.specular = mirrored + self.tame_to((light.specular - mirrored) * share, LAMP_SHINE, stats);
        }
        let source = if lamp.fire { Source::Fire } else { Source::Lamp };
        stats.lights(source, lamp.to_light, seen, light.given(given) - before);
    }

    fn shadow(&self, ray: Ray, stats: &mut impl Witness) -> f32 {
        stats.count().rays += 1;
        self.stage.visibility(ray, self.world.glass)
    }
}

/// Adds the light of a direction, given as illuminance on a surface that faces it.
#[allow(clippy::too_many_arguments)]
fn reflect(
    light: &mut Light,
    surface: &Surface,
    normal: Vec3,
    side: f32,
    to_light: Vec3,
    to_viewer: Vec3,
    alpha: f32,
    arriving: Vec3,
) {
    let cosine = normal.dot(to_light);
    let same = cosine > 0.0 && side > 0.0;
    let share = if same { 1.0 - surface.translucency } else { surface.translucency };
    if same || side < 0.0 {
        light.direct += light.albedo * arriving * (share * cosine.abs() * FRAC_1_PI);
    }
    if same && alpha < 1.0 {
        light.specular += arriving * ggx(normal, to_viewer, to_light, Vec3::from(surface.f0), alpha);
    }
}

/// Two random numbers for one of several rays that are spread evenly together: a lattice of them, moved as one (Cranley and Patterson
/// 1976), the second number by the golden ratio. The first ray has the numbers themselves.
fn turned((u, v): (f32, f32), ray: u32, rays: u32) -> (f32, f32) {
    let least = 1.0 - f32::EPSILON;
    let (along, across) = (ray as f32 / rays as f32, ray as f32 * 0.618_034);
    ((u + along).fract().min(least), (v + across).fract().min(least))
}

/// The surface's normal, kept on the viewer's side.
fn facing(normal: Vec3, to_viewer: Vec3, touch: &Touch) -> Vec3 {
    let away = normal.dot(to_viewer);
    if away > 0.01 { normal } else { (normal + to_viewer * (0.01 - away)).normalize_or(touch.face) }
}
