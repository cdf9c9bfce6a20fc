//! Chimneys: a plinth, a tapering shaft in courses of ring pieces, iron bands, a corbelled head, a ladder.
//!
//! Brick stacks stand on an octagonal plinth and narrow upwards by about one in thirty; concrete ones are smooth, in
//! taller lifts, with warning bands; steel ones are shells of plates with flanges.

use super::apartment;
use super::kit::{Kit, Span, Spec, cuboid};
use super::round::{Axis, Level, ladder, levels};
use super::solid::{frustum, stretched};
use glam::Vec3;
use setpiece_scene::build::tube;
use setpiece_scene::{MaterialId, Mesh, PartKind, Substance};
use setpiece_shot::{Material, ShotPlan};

/// How a shaft is made.
struct Shaft {
    substance: Substance,
    broken: MaterialId,
    /// Height of a course.
    course: f32,
    /// Size of chunks; 0 keeps pieces whole.
    chunk: f32,
    /// Share of the radius that is wall.
    wall: f32,
    /// Whether bands of iron hold it.
    bands: bool,
}

impl Shaft {
    fn of(kit: &Kit<'_>, material: Material) -> Self {
        let brick = Self {
            substance: Substance::Brick,
            broken: kit.pal.broken_brick,
            course: 0.8,
            chunk: 0.6,
            wall: 0.2,
            bands: true,
        };
        match material {
            Material::Concrete => Self {
                substance: Substance::Concrete,
                broken: kit.pal.broken_concrete,
                course: 1.2,
                wall: 0.14,
                bands: false,
                ..brick
            },
            Material::Stone => Self { substance: Substance::Stone, course: 0.7, ..brick },
            Material::Steel | Material::Glass => Self {
                substance: Substance::Steel,
                broken: kit.pal.grey_metal,
                course: 2.4,
                chunk: 0.0,
                wall: 0.04,
                bands: true,
            },
            Material::Brick | Material::Timber => brick,
        }
    }
}

/// A tapering stack from `y[0]` to `y[1]` with `radius` at foot and top.
pub fn shaft(kit: &mut Kit<'_>, axis: &Axis, radius: Span, y: Span, material: Material, storey: i32, on_ground: bool) {
    let made = Shaft::of(kit, material);
    let height = y[1] - y[0];
    let coarse = apartment::bay_m(kit.lean) / apartment::bay_m(0);
    let thick = (made.wall * radius[0]).clamp(0.05, 0.8).min(0.45 * radius[1]);
    let wall_at = |t: f32| {
        let r = radius[0] + (radius[1] - radius[0]) * t;
        (r, r - thick * (1.0 - 0.35 * t))
    };
    let all = levels(y, made.course * coarse, 240, wall_at);
    let last = all.len() - 1;
    let spec = Spec::new(PartKind::CoreWall, made.substance, made.broken, storey).chunks(made.chunk);
    let (wall, accent, white) = (kit.pal.wall, kit.pal.accent, kit.pal.white);
    let warning = kit.pal.signs[1];
    let is_smooth = matches!(made.substance, Substance::Concrete | Substance::Steel) && height > 20.0;
    let color = |n: usize| {
        let from_top = last.saturating_sub(n + 1);
        if is_smooth && all[n].y > y[0] + 0.7 * height {
            let band = (y[1] - all[n].y) / (0.06 * height);
            return if (band as usize).is_multiple_of(2) { warning } else { white };
        }
        let collar = !is_smooth && (from_top == 5 || from_top == 6 || n % 16 == 15);
        if collar { accent } else { wall }
    };
    // The head flares over its last courses.
    let mut all = all.clone();
    if !is_smooth && last > 6 {
        for (from_top, flare) in [(0, 0.16), (1, 0.16), (2, 0.08), (3, 0.0)] {
            all[last - from_top].outer += flare * radius[1];
        }
    }
    axis.courses(kit, spec, &all, on_ground, color);
    if made.bands && kit.lean < 2 {
        bands(kit, axis, &all, storey);
    }
}

/// Iron hoops around every few courses.
fn bands(kit: &mut Kit<'_>, axis: &Axis, all: &[Level], storey: i32) {
    let iron = kit.pal.iron;
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, iron, storey);
    let step = (all.len() / 8).max(3);
    for pair in all.windows(2).skip(step / 2).step_by(step) {
        let (low, high) = (pair[0], pair[1]);
        if (high.outer - low.outer) > 0.001 {
            continue;
        }
        let at = |t: f32| low.outer + (high.outer - low.outer) * t;
        let y = |t: f32| low.y + (high.y - low.y) * t;
        let foot = Level { y: y(0.4), outer: at(0.4) + 0.035, inner: at(0.4) };
        let top = Level { y: y(0.6), outer: at(0.6) + 0.035, inner: at(0.6) };
        axis.course(kit, spec, foot, top, iron);
    }
}

/// Builds a free-standing factory chimney.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let s = &plan.structure;
    let height = s.height_m as f32;
    let (width, depth) = (s.width_m as f32, s.depth_m as f32);
    let foot = 0.5 * width;
    // Its plan is as wide and as deep as asked for; the plinth fills it.
    let stretch = depth / width;
    let center = [0.0, -0.5 * depth];
    let around = (width.max(depth) * 2.4).round().clamp(10.0, 18.0) as usize;
    let axis = Axis { center, count: if kit.lean > 3 { 8 } else { around }, stretch };
    let plinth = (0.1 * height).clamp(0.4, 5.0).min(0.4 * height);
    let radius = 0.8 * foot;
    let material = plan.structure.material;
    let made = Shaft::of(kit, material);
    let spec = Spec::new(PartKind::CoreWall, made.substance, made.broken, 0).chunks(made.chunk);
    let is_plain = matches!(material, Material::Steel | Material::Glass);
    // An octagon in courses of eight, hollow like the shaft; its flat sides face the street.
    let eight = Axis { count: 8, ..axis };
    let turned = 1.0 / setpiece_scene::math::cos(std::f32::consts::PI / 8.0);
    let inner = (radius * 0.55).min(foot - 0.1).max(0.3 * foot);
    let box_in = |y: f32, r: f32| Level { y, outer: r * turned, inner: inner.min(0.8 * r) };
    let mut steps = levels([0.0, plinth], 1.0, 40, |_| (0.0, 0.0));
    for level in &mut steps {
        *level = box_in(level.y, foot);
    }
    let faced = if is_plain { kit.pal.concrete } else { kit.pal.plinth };
    let solid = if is_plain {
        Spec::new(PartKind::CoreWall, Substance::Concrete, kit.pal.broken_concrete, 0).chunks(1.2)
    } else {
        spec
    };
    let wall = if matches!(material, Material::Brick | Material::Timber) { kit.pal.wall } else { faced };
    for (n, pair) in steps.windows(2).enumerate() {
        let material = if n == 0 { faced } else { wall };
        octagon(kit, &eight, solid.anchored(n == 0), pair[0], pair[1], material);
    }
    // A weathered ledge on the plinth's top, inside its edge.
    let ledge = 0.02 * height;
    let edge = Level { y: plinth + ledge.min(0.5), outer: radius * 1.06, inner: inner.min(0.8 * radius) };
    let band = kit.pal.coping;
    let collar = Level { y: plinth, outer: radius * 1.12, inner: inner.min(0.8 * radius) };
    axis.course(kit, solid, collar, edge, band);
    let top = 0.6 * radius;
    let shaft_from = edge.y;
    shaft(kit, &axis, [radius, top], [shaft_from, height], material, 0, false);
    // Ladder on the right where the camera sees it, door in front, lightning rod.
    if kit.lean < 2 && height > 8.0 {
        let turn = 0.93;
        let lean = |y: f32| radius + (top - radius) * ((y - shaft_from) / (height - shaft_from));
        let (a, b) = (shaft_from + 1.5, height - 0.08 * height);
        let (p, q) = (axis.at(turn, lean(a) + 0.02, a), axis.at(turn, lean(b) + 0.02, b));
        let out = (axis.at(turn, 2.0, 0.0) - axis.at(turn, 1.0, 0.0)).normalize_or(Vec3::Z);
        ladder(kit, p, q, out, 0);
    }
    fittings(kit, &axis, foot, plinth, height, top);
}

/// A course of an octagon with flat sides to the street.
fn octagon(kit: &mut Kit<'_>, axis: &Axis, spec: Spec, low: Level, high: Level, material: MaterialId) {
    use setpiece_scene::math::{cos, sin};
    let corner = |i: usize, r: f32, y: f32| {
        let a = std::f32::consts::TAU * (i as f32 + 0.5) / 8.0;
        Vec3::new(axis.center[0] + r * cos(a), y, axis.center[1] - r * sin(a))
    };
    for i in 0..8 {
        let level = |l: Level| {
            [corner(i, l.inner, l.y), corner(i, l.outer, l.y), corner(i + 1, l.outer, l.y), corner(i + 1, l.inner, l.y)]
        };
        let shape = frustum(&level(low), &level(high), material);
        kit.put(spec, stretched(shape, axis.center[1], axis.stretch));
    }
}

fn fittings(kit: &mut Kit<'_>, axis: &Axis, foot: f32, plinth: f32, height: f32, top: f32) {
    let iron = kit.pal.iron;
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, iron, 0);
    // The soot door in the front side of the plinth, with its lintel.
    let (w, h) = ((0.35 * foot).min(0.7), (0.6 * plinth).min(2.1));
    if h > 0.5 {
        let mut mesh = Mesh::default();
        let d = |x: [f32; 2], y: [f32; 2], z: [f32; 2], m| super::kit::cuboid(x, y, z, m);
        super::kit::add(&mut mesh, &d([-w, w], [0.0, h], [0.0, 0.05], iron));
        super::kit::add(&mut mesh, &d([-w - 0.15, w + 0.15], [h, h + 0.25], [0.0, 0.12], kit.pal.coping));
        super::kit::add(&mut mesh, &d([w * 0.6, w * 0.75], [0.45 * h, 0.5 * h], [0.05, 0.1], kit.pal.grey_metal));
        kit.put_as(spec, cuboid([-w, w], [0.0, h], [0.0, 0.05], iron), mesh);
    }
    let mut rod = Mesh::default();
    let at = axis.at(0.1, top, height);
    tube(&mut rod, at, at + Vec3::Y * 1.6, [0.025, 0.012], 5, iron);
    let post = cuboid([at.x - 0.03, at.x + 0.03], [height, height + 1.6], [at.z - 0.03, at.z + 0.03], iron);
    kit.put_as(spec, post, rod);
}
