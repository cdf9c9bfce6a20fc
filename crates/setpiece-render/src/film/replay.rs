//! One pixel of a frame, traced again with everything that its samples met.

use super::air;
use super::negative::found;
use super::sum::{KINDS, Sum, WHOLE};
use crate::bvh::Ray;
use crate::geometry::Touch;
use crate::request::{RenderStats, Request};
use crate::surface::Surface;
use crate::trace::{Rect, Source, Way, Witness};
use crate::world::World;
use glam::Vec3;
use serde::Serialize;
use setpiece_image::Rgb;

/// A pixel's own samples, as the frame takes them before those of other frames and the filter. Light is exposed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Replay {
    /// Column and row, from the top left.
    pub pixel: [u32; 2],
    /// Factor from radiance in kcd/m2.
    pub exposure: f32,
    /// Every sample.
    pub samples: Vec<ReplayedSample>,
    /// The mean of those that are finite.
    pub mean: ReplayedLight,
    /// The sum of the mean's kinds: the noisy frame's pixel.
    pub total: Rgb,
    /// Whether bounced light is in it; else the frame takes that from pixels around.
    pub bounced: bool,
}

/// Light by the way that it came.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ReplayedLight {
    pub direct: Rgb,
    pub indirect: Rgb,
    pub specular: Rgb,
    pub transmission: Rgb,
    pub emission: Rgb,
}

/// One camera sample.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReplayedSample {
    /// Counted from 1.
    pub number: u32,
    /// What happened, in order.
    pub steps: Vec<Step>,
    /// What it brought.
    pub light: ReplayedLight,
    /// Whether it is finite; the frame leaves out what is not.
    pub finite: bool,
}

/// Something that happened at a depth: 0 on the camera's own ray, 1 on those that set out from what it met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// How many rays led here from the camera's.
    pub depth: u32,
    /// What happened.
    #[serde(flatten)]
    pub what: Event,
}

/// What happens on a path. Positions in metres in the world; throughput is the factor on the light of the ray, and a
/// contribution is exposed and has all factors on the way to the lens in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Event {
    /// A ray is followed.
    Ray { kind: &'static str, origin: [f32; 3], direction: [f32; 3], throughput: Rgb },
    /// It meets a surface.
    Hit {
        object: String,
        /// `chunk_N`, or another thing that moves.
        #[serde(skip_serializing_if = "Option::is_none")]
        mover: Option<String>,
        /// The part that a chunk is a piece of.
        #[serde(skip_serializing_if = "Option::is_none")]
        part: Option<String>,
        material: String,
        position: [f32; 3],
        normal: [f32; 3],
        distance_m: f32,
        albedo: Rgb,
        roughness: f32,
        transmission: Rgb,
    },
    /// A light is sampled by a shadow ray; `visible` 0 is shadowed.
    Light { source: &'static str, to_light: [f32; 3], visible: f32, contribution: Rgb },
    /// Light without a shadow ray.
    Given { source: &'static str, contribution: Rgb },
    /// A ray's light has come back, bright single samples cut down.
    Back { radiance: Rgb, contribution: Rgb },
}

/// What the rays that led to a place do to its light.
struct Leg {
    kind: &'static str,
    weight: Vec3,
    left: Vec3,
}

/// Writes down what it is told.
struct Notes<'a> {
    world: &'a World,
    exposure: f32,
    stats: RenderStats,
    legs: Vec<Leg>,
    steps: Vec<Step>,
}

impl Notes<'_> {
    fn note(&mut self, what: Event) {
        self.steps.push(Step { depth: self.legs.len() as u32 - 1, what });
    }

    /// The factor on light that arrives where the last ray set out from.
    fn factor(&self) -> Vec3 {
        self.legs.last().map_or(Vec3::ONE, |leg| leg.weight * leg.left)
    }

    fn contribution(&self, light: Vec3) -> Rgb {
        (self.factor() * light * self.exposure).to_array()
    }
}

fn name_of(source: Source) -> &'static str {
    match source {
        Source::Main => "sun_or_moon",
        Source::Lamp => "lamp",
        Source::Fire => "fire",
        Source::Sky => "sky",
        Source::Pane => "sky_in_pane",
        Source::Emission => "emission",
        Source::Ambient => "ambient",
    }
}

impl Witness for Notes<'_> {
    fn count(&mut self) -> &mut RenderStats {
        &mut self.stats
    }

    fn follows(&mut self, ray: &Ray) {
        let kind = self.legs.last().map_or("camera", |leg| leg.kind);
        let throughput = self.factor().to_array();
        let (origin, direction) = (ray.origin.to_array(), ray.direction.to_array());
        self.note(Event::Ray { kind, origin, direction, throughput });
    }

    fn meets(&mut self, touch: &Touch, distance: f32, surface: &Surface) {
        let mover = touch.mover.checked_sub(1);
        let mover = mover.map(|m| if m < self.world.chunks { format!("chunk_{m}") } else { format!("mover_{m}") });
        self.note(Event::Hit {
            object: self.world.objects.get(touch.object.0 as usize).cloned().unwrap_or_default(),
            mover,
            part: None,
            material: self.world.materials[touch.material.0 as usize].name.clone(),
            position: touch.position.to_array(),
            normal: touch.normal.to_array(),
            distance_m: distance,
            albedo: surface.albedo,
            roughness: surface.roughness,
            transmission: surface.transmission,
        });
    }

    fn passes(&mut self, left: Vec3) {
        self.legs.last_mut().expect("a ray is under way").left = left;
    }

    fn gives(&mut self, source: Source, light: Vec3) {
        if light != Vec3::ZERO {
            self.note(Event::Given { source: name_of(source), contribution: self.contribution(light) });
        }
    }

    fn lights(&mut self, source: Source, to_light: Vec3, seen: f32, given: Vec3) {
        let contribution = self.contribution(given);
        let to_light = to_light.to_array();
        self.note(Event::Light { source: name_of(source), to_light, visible: seen, contribution });
    }

    fn sets_out(&mut self, way: Way, weight: Vec3) {
        let kind = match way {
            Way::Bounce => "bounce",
            Way::Mirror => "mirror",
            Way::Pane => "pane",
        };
        self.legs.push(Leg { kind, weight: self.factor() * weight, left: Vec3::ONE });
    }

    fn comes_back(&mut self, light: Vec3) {
        // What it weighs where it set out from: the panes on its own way are in the light already.
        self.passes(Vec3::ONE);
        let contribution = self.contribution(light);
        self.note(Event::Back { radiance: (light * self.exposure).to_array(), contribution });
        self.legs.pop();
    }
}

fn by_kind(light: [Vec3; KINDS]) -> ReplayedLight {
    let [direct, indirect, specular, transmission, emission] = light.map(|l| l.to_array());
    ReplayedLight { direct, indirect, specular, transmission, emission }
}

/// Traces a pixel's own samples again and writes down what they met. Not for previews of one sample, whose pixels share
/// their rays.
pub fn replay(world: &World, request: &Request<'_>, [x, y]: [u32; 2]) -> Replay {
    let tracer = air::tracer(world, request);
    // The whole tile, as for a frame: rays that are traced together may settle which of two surfaces at one place is met.
    let tile = tracer.tile(Rect::of_pixel([x, y], request.size), &mut RenderStats::default());
    let data = tracer.data(x, y, tile.center(x, y));
    let mut sum = Sum::default();
    let mut samples = Vec::new();
    for number in 0..request.samples.max(1) {
        let mut notes = Notes {
            world,
            exposure: request.exposure,
            stats: RenderStats::default(),
            legs: vec![Leg { kind: "camera", weight: Vec3::ONE, left: Vec3::ONE }],
            steps: Vec::new(),
        };
        let sample = tracer.sample(x, y, number, &tile, &mut notes);
        let kinds = found(&sample, request.exposure);
        if let Some(kinds) = &kinds {
            sum.add(kinds, &WHOLE, &data, tracer.pixel);
        }
        let light = &sample.light;
        let raw = [light.direct, light.indirect, light.specular, sample.transmission, light.emission];
        samples.push(ReplayedSample {
            number: number + 1,
            steps: notes.steps,
            light: by_kind(raw.map(|l| l * request.exposure)),
            finite: kinds.is_some(),
        });
    }
    let pixel = sum.pixel(&data);
    let mean = [pixel.direct, pixel.indirect, pixel.specular, pixel.transmission, pixel.emission];
    Replay {
        pixel: [x, y],
        exposure: request.exposure,
        samples,
        mean: by_kind(mean),
        total: mean.iter().sum::<Vec3>().to_array(),
        bounced: pixel.bounced,
    }
}
