//! Camera samples: through glass to surfaces, with what the data layers want to know.

use super::anchor::{self, Anchor};
use super::brdf::fresnel_pane;
use super::lamps::Lamps;
use super::path::{Light, Purpose};
use super::tile::{Start, Tile};
use super::witness::{Source, Way, Witness};
use crate::bvh::Ray;
use crate::geometry::{Hit, Stage, Touch, off_surface};
use crate::light::luminance;
use crate::request::{RenderStats, Request};
use crate::sample::{Sampler, disc, filtered, window};
use crate::volume::{Glow, LitDust, fire_lamps};
use crate::world::World;
use glam::Vec3;
use setpiece_scene::{CameraKey, Projection, View};

/// Distance that stands for the sky's in the data layers, metres.
pub(crate) const SKY_DISTANCE: f32 = 1e6;

/// Traces one frame's samples.
pub(crate) struct Tracer<'a> {
    pub world: &'a World,
    pub stage: Stage<'a>,
    pub lamps: Lamps,
    /// At the middle of the shutter.
    pub camera: CameraKey,
    /// The directions of its pixels.
    view: View,
    /// What takes points to the picture, now and [`Stage::span`] frames later.
    pub projection: Projection,
    pub projection_later: Projection,
    pub frame: u32,
    pub exposure: f32,
    /// Measures light whose exposure is not known yet: no lamp is too faint to count.
    pub(crate) meters: bool,
    /// Whether the sun or the moon shows.
    pub has_main_light: bool,
    /// The dust, if there is any.
    pub dust: Option<LitDust>,
    /// Diffuse bounces that are traced.
    pub(crate) bounces: u32,
    /// Bounce rays that every sample sends; 0 as [`Request::bounce_rays`] has it.
    bounce_rays: u32,
    pub(super) previs: bool,
    lens: bool,
    pub(super) samples: u32,
    /// Where in their pixels the samples lie.
    spread: Spread,
    seed: u64,
    /// What tells the frame's own random numbers from those of others.
    own_seed: u64,
    /// Angle of a pixel.
    pub pixel: f32,
}

/// Where in their pixels samples lie.
#[derive(Clone, Copy, Debug)]
enum Spread {
    /// In the middle.
    Center,
    /// Those that were asked for on the shot's lattice, more anywhere.
    On(Anchor),
    /// Anywhere, drawn for each.
    Drawn,
}

/// One camera sample.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sample {
    pub light: Light,
    /// What comes through glass.
    pub transmission: Vec3,
    /// Whether bounced light was traced; it is where there is none, in the sky and on glass.
    pub bounced: bool,
    /// What was met first; none for the sky.
    pub first: Option<First>,
    /// Of the ray from the lens.
    pub direction: Vec3,
    /// Where in its pixel it lies, from the top left.
    pub place: (f32, f32),
}

/// The first surface of a sample.
#[derive(Clone, Copy, Debug)]
pub(crate) struct First {
    pub position: Vec3,
    pub normal: Vec3,
    pub roughness: f32,
    /// Number of the mover plus one, or 0.
    pub mover: u32,
}

/// What stands at a pixel's centre.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Data {
    pub position: Vec3,
    pub normal: Vec3,
    pub depth: f32,
    /// Pixels to the next frame.
    pub motion: [f32; 2],
    /// Object number, or -1 for the sky.
    pub object: i32,
    /// Mover number plus one, or 0.
    pub mover: u32,
    pub glass: bool,
}

impl Data {
    /// Nothing but sky.
    pub const SKY: Self = Self {
        position: Vec3::ZERO,
        normal: Vec3::ZERO,
        depth: SKY_DISTANCE,
        motion: [0.0; 2],
        object: -1,
        mover: 0,
        glass: false,
    };

    /// Whether a point belongs to the surface at the centre. `pixel` is the angle of a pixel.
    pub(crate) fn shows(&self, position: Vec3, normal: Vec3, pixel: f32) -> bool {
        let off = self.normal.dot(position - self.position).abs();
        self.object >= 0 && self.normal.dot(normal) > 0.9 && off < self.depth * pixel * 1.5 + 0.005
    }
}

/// Where the sky is met in a direction.
pub(crate) fn in_the_sky(from: Vec3, direction: Vec3) -> Vec3 {
    from + direction * SKY_DISTANCE
}

impl<'a> Tracer<'a> {
    pub(crate) fn new(world: &'a World, request: &Request<'_>) -> Self {
        let stage = Stage::new(&world.geometry, request.frame, request.shutter, request.is_last());
        let camera = request.camera.at(request.middle());
        let later = request.camera.at(request.middle() + stage.span);
        let light = world.environment.light();
        let burning = request.dust.filter(|d| d.fire.is_some());
        let fire = burning.map_or(Vec::new(), |d| fire_lamps(d, &Glow::new(request.exposure)));
        // A light that is no number is not faint: the film shall count it.
        let faint = luminance(light) * request.exposure <= 2e-3;
        Self {
            world,
            stage,
            lamps: Lamps::new(world, request.frame, fire),
            camera,
            view: camera.view(request.size),
            projection: camera.projection(request.size),
            projection_later: later.projection(request.size),
            frame: request.frame,
            exposure: request.exposure,
            meters: false,
            has_main_light: !faint,
            dust: None,
            bounces: request.bounces,
            bounce_rays: request.bounce_rays,
            previs: request.previs,
            lens: !request.previs,
            samples: request.samples.max(1),
            spread: match (request.previs, request.samples) {
                (true, 0 | 1) => Spread::Center,
                (false, 0..=anchor::MOST) => {
                    let middle = request.middle() - request.frame as f32;
                    let samples = request.samples.max(1);
                    Spread::On(Anchor::new(request.camera, request.frame, middle, request.size, samples))
                }
                _ => Spread::Drawn,
            },
            seed: request.seed,
            // Whole previews stand side by side with what was made of others: what errs alike in all does not flicker.
            own_seed: if request.previs { 0 } else { u64::from(request.frame).wrapping_mul(0x9e37_79b9_7f4a_7c15) },
            pixel: 2.0 * camera.half_width() / request.size[0] as f32,
        }
    }

    /// Draws from other random numbers than before, those of a seed and a pass.
    pub(crate) fn reseed(&mut self, seed: u64, pass: u64) {
        if self.spreads() {
            self.spread = Spread::Drawn;
        }
        self.seed = seed.wrapping_add(pass.wrapping_mul(0xd134_2543_de82_ef95));
        self.own_seed = u64::from(self.frame).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    /// Direct light of the sun that dust lets through to a point.
    pub(super) fn dust_shadow(&self, point: Vec3) -> f32 {
        self.dust.as_ref().map_or(1.0, |d| d.sun_transmittance(point))
    }

    /// The data of a pixel, by what a ray through its centre and the middle of the lens met.
    pub(crate) fn data(&self, x: u32, y: u32, hit: Option<Hit>) -> Data {
        self.data_of(x, y, self.seen_at(x, y, hit).as_ref())
    }

    /// What the ray through a pixel's centre met, and how far along the axis.
    pub(crate) fn seen_at(&self, x: u32, y: u32, hit: Option<Hit>) -> Option<(Touch, f32)> {
        let hit = hit?;
        Some((self.stage.touch(&hit, self.central_ray(x, y).direction), hit.distance))
    }

    fn is_glass(&self, touch: &Touch) -> bool {
        self.world.plain.is_none()
            && self.world.materials[touch.material.0 as usize].pattern == setpiece_scene::Pattern::Glass
    }

    /// Pixels that a point moves on the picture until the next frame.
    fn motion(&self, now: Vec3, later: Vec3) -> [f32; 2] {
        let (a, b) = (self.projection.project(now), self.projection_later.project(later));
        match (a, b) {
            (Some(a), Some(b)) => [(b.0 - a.0) / self.stage.span, (b.1 - a.1) / self.stage.span],
            _ => [0.0; 2],
        }
    }

    /// A sample of a pixel as it leaves the lens, with how far along the axis the surface at the pixel's centre is. Samples beyond those
    /// asked for draw from a sequence of their own.
    pub(super) fn start(&self, x: u32, y: u32, sample: u32, depth: f32) -> Start {
        let own = || match sample.checked_sub(self.samples) {
            None => Sampler::new(x, y, sample, self.samples, self.seed ^ self.own_seed),
            Some(more) => Sampler::new(x, y, more, 16, self.seed ^ self.own_seed ^ 0x6d6f_7265),
        };
        let (mut sampler, fixed, pixel) = match &self.spread {
            Spread::On(anchor) if sample < self.samples => {
                let ray = self.central_ray(x, y);
                let laid = anchor.lay([x, y], sample, ray.origin + ray.direction * depth);
                let [column, row] = laid.pixel;
                let sampler = Sampler::new(column, row, sample, self.samples, self.seed)
                    .in_frame(self.frame, window(self.samples));
                (sampler, Some(laid.place), laid.pixel)
            }
            Spread::Center => (own(), Some((0.5, 0.5)), [x, y]),
            Spread::On(_) | Spread::Drawn => (own(), None, [x, y]),
        };
        let bounces = self.bounces_at(pixel);
        let drawn = sampler.later();
        let place = fixed.unwrap_or_else(|| drawn.pair());
        let (ray, direction) = self.lens_ray(x, y, place, &mut sampler);
        Start { ray, length: direction.length(), place, bounces, sampler }
    }

    /// One of the samples of a pixel that were asked for.
    pub(crate) fn sample(&self, x: u32, y: u32, sample: u32, tile: &Tile, stats: &mut impl Witness) -> Sample {
        let (start, hit) = match tile.start(x, y, sample) {
            Some((start, hit)) => (start.clone(), *hit),
            None => {
                // A single sample goes through the centre, as the data's ray did.
                let start = self.start(x, y, sample, SKY_DISTANCE);
                let hit = tile.center(x, y).map(|hit| Hit { distance: hit.distance * start.length, ..hit });
                (start, hit)
            }
        };
        self.go_on(start, hit, stats)
    }

    /// One more sample of a pixel than were asked for. Those share nothing and trace a bounce each.
    pub(crate) fn one_more(&self, x: u32, y: u32, sample: u32, stats: &mut RenderStats) -> Sample {
        let start = Start { bounces: true, ..self.start(x, y, sample, SKY_DISTANCE) };
        stats.rays += 1;
        let hit = self.stage.closest(start.ray);
        self.go_on(start, hit, stats)
    }

    fn go_on(&self, mut start: Start, hit: Option<Hit>, stats: &mut impl Witness) -> Sample {
        stats.count().samples += 1;
        let first = hit.map(|hit| (self.stage.touch(&hit, start.ray.direction), hit.distance));
        let light = self.follow(start.ray, first, start.bounces, &mut start.sampler, stats);
        Sample { place: start.place, ..light }
    }

    /// What a ray through a pixel's centre meets, and how far along the axis.
    pub(crate) fn glance(&self, x: u32, y: u32, stats: &mut RenderStats) -> Option<(Touch, f32)> {
        stats.rays += 1;
        self.seen_at(x, y, self.stage.closest(self.central_ray(x, y)))
    }

    /// A ray through a pixel's centre, its direction with one along the axis.
    pub(crate) fn central_ray(&self, x: u32, y: u32) -> Ray {
        let direction = self.view.direction(x as f32 + 0.5, y as f32 + 0.5);
        Ray::new(self.camera.position, direction, f32::INFINITY)
    }

    /// The data of a pixel of which is known what stands there; the sky where nothing does.
    pub(crate) fn data_of(&self, x: u32, y: u32, seen: Option<&(Touch, f32)>) -> Data {
        let Some((touch, depth)) = seen else {
            let position = in_the_sky(self.camera.position, self.central_ray(x, y).direction);
            return Data { position, motion: self.motion(position, position), ..Data::SKY };
        };
        Data {
            position: touch.position,
            normal: touch.normal,
            depth: *depth,
            motion: self.motion(touch.position, self.stage.later(touch)),
            object: touch.object.0 as i32,
            mover: touch.mover,
            glass: self.is_glass(touch),
        }
    }

    /// The light of a pixel at whose centre stands what is known. The random numbers are those of a place in a picture of its
    /// own, and a pass.
    pub(crate) fn light_of(
        &self,
        [x, y]: [u32; 2],
        seen: Option<&(Touch, f32)>,
        bounce: bool,
        (place, pass): ([u32; 2], u64),
        stats: &mut RenderStats,
    ) -> Sample {
        let mut sampler = Sampler::new(place[0], place[1], 0, 1, self.seed ^ self.own_seed ^ pass);
        stats.samples += 1;
        let ray = self.central_ray(x, y);
        let length = ray.direction.length();
        let ray = Ray::new(ray.origin, ray.direction / length, f32::INFINITY);
        let first = seen.map(|(touch, depth)| (*touch, depth * length));
        self.follow(ray, first, bounce, &mut sampler, stats)
    }

    /// What is known of a surface without any light but its own: colour, gloss and emission, and its roughness.
    pub(crate) fn bare(&self, touch: &Touch) -> (Light, f32) {
        let way = touch.position - self.camera.position;
        let to_viewer = -way.normalize_or(-touch.normal);
        let length = way.length();
        let slant = touch.face.dot(to_viewer).max(0.25);
        let surface = self.surface(touch, length * self.pixel / slant);
        (self.unlit(touch, &surface, to_viewer, &mut RenderStats::default()), surface.roughness)
    }

    /// Gives back all but what says where things were.
    pub(crate) fn lend(&mut self) {
        self.dust = None;
        self.stage.lend();
    }

    /// Whether samples lie anywhere in their pixels.
    pub(crate) fn spreads(&self) -> bool {
        !matches!(self.spread, Spread::Center)
    }

    /// A ray through a place in a pixel, from its top left, and the lens, and its direction with one along the axis.
    fn lens_ray(&self, x: u32, y: u32, (dx, dy): (f32, f32), sampler: &mut Sampler) -> (Ray, Vec3) {
        let direction = self.view.direction(x as f32 + dx, y as f32 + dy);
        let (mut origin, mut toward) = (self.camera.position, direction);
        if self.lens {
            let (u, v) = disc(sampler.pair());
            let radius = self.camera.aperture_m();
            let offset = self.camera.rotation * Vec3::new(u * radius, v * radius * self.camera.squeeze, 0.0);
            origin += offset;
            toward = direction - offset / self.camera.focus_m.max(0.1);
        }
        (Ray::new(origin, toward.normalize(), f32::INFINITY), direction)
    }

    /// What the `sample`th of `count` rays of a pixel sees first: object number and mover number plus one, or nothing.
    pub(crate) fn seen(&self, x: u32, y: u32, sample: u32, count: u32) -> Option<(u32, u32)> {
        let mut sampler = Sampler::new(x, y, sample, count, self.seed ^ self.own_seed ^ 0x6d61_7474);
        let (u, v) = sampler.pair();
        let (ray, _) = self.lens_ray(x, y, (0.5 + filtered(u), 0.5 + filtered(v)), &mut sampler);
        let hit = self.stage.closest(ray)?;
        let touch = self.stage.touch(&hit, ray.direction);
        Some((touch.object.0, touch.mover))
    }

    /// Whether a pixel traces its bounced light. Of a preview one of four does, of a frame of one sample one of two, and the
    /// others take theirs from around, and from other frames, in which the turn is another pixel's.
    fn bounces_at(&self, [x, y]: [u32; 2]) -> bool {
        if self.previs {
            let turn = (x / 2 + 2 * (y / 2) + self.frame) % 4;
            x % 2 + 2 * (y % 2) == turn
        } else {
            self.samples > 1 || self.bounce_rays > 0 || x.wrapping_add(y).wrapping_add(self.frame).is_multiple_of(2)
        }
    }

    fn follow(
        &self,
        mut ray: Ray,
        first: Option<(Touch, f32)>,
        bounce: bool,
        sampler: &mut Sampler,
        stats: &mut impl Witness,
    ) -> Sample {
        let mut out = Sample { direction: ray.direction, bounced: true, ..Sample::default() };
        let mut through = Vec3::ONE;
        let mut travelled = 0.0;
        for pane in 0..6 {
            stats.follows(&ray);
            let met = if pane == 0 {
                first
            } else {
                stats.count().rays += 1;
                self.stage.closest(ray).map(|hit| (self.stage.touch(&hit, ray.direction), hit.distance))
            };
            let Some((touch, distance)) = met else {
                let environment = &self.world.environment;
                let sky = environment.radiance(ray.direction) + environment.disc(ray.direction);
                stats.gives(Source::Sky, sky);
                if pane == 0 {
                    out.light.emission = sky;
                } else {
                    out.transmission += through * sky;
                }
                return out;
            };
            travelled += distance;
            let to_viewer = -ray.direction;
            let slant = touch.face.dot(to_viewer).max(0.25);
            let surface = self.surface(&touch, travelled * self.pixel / slant);
            stats.meets(&touch, distance, &surface);
            if pane == 0 {
                out.first = Some(First {
                    position: touch.position,
                    normal: touch.normal,
                    roughness: surface.roughness,
                    mover: touch.mover,
                });
            }
            if surface.transmission == [0.0; 3] {
                let bounce = if pane == 0 { bounce } else { !self.previs };
                let rays = if bounce { self.bounce_rays.max(1) } else { 0 };
                let light = self.shade(&touch, &surface, to_viewer, rays, sampler, stats);
                if pane == 0 {
                    out.light = light;
                    out.bounced = bounce;
                } else {
                    // In a preview what is behind glass gets the mean light of the sky instead of a bounce.
                    let around = if self.previs { light.albedo * self.ambient() } else { Vec3::ZERO };
                    stats.gives(Source::Ambient, around);
                    out.transmission += through * (light.sum() + around);
                }
                return out;
            }
            // Glass: its reflection and what is behind, both.
            let normal = surface.normal;
            let cosine = normal.dot(to_viewer).max(0.0);
            let mirrored = fresnel_pane(cosine);
            let away = ray.direction + 2.0 * cosine * normal;
            if pane < 2 {
                let start = off_surface(touch.position, touch.face, away);
                let mirror = Ray::new(start, away.normalize_or(touch.face), f32::INFINITY);
                stats.sets_out(Way::Pane, Vec3::splat(mirrored));
                let seen = self.incoming(mirror, Purpose::Mirror(f32::INFINITY), 1, sampler, stats)
                    + self.world.environment.disc(mirror.direction).min(Vec3::splat(200.0 / self.exposure));
                stats.comes_back(seen);
                let seen = through * mirrored * seen;
                if pane == 0 {
                    out.light.specular += seen;
                } else {
                    out.transmission += seen;
                }
            }
            through *= Vec3::from(surface.transmission) * (1.0 - mirrored);
            stats.passes(through);
            let start = off_surface(touch.position, touch.face, ray.direction);
            ray = Ray::new(start, ray.direction, f32::INFINITY);
        }
        out
    }
}
