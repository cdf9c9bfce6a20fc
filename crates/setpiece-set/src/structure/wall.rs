//! Free-standing walls: masonry in courses between piers under a coping, with patches of render; precast panels between
//! posts; fences of planks; and where the plan is deep, a rampart of two leaves with a fill and a walk.

use super::apartment;
use super::kit::{Kit, Span, Spec, cuboid};
use super::solid::along_z;
use setpiece_scene::{MaterialId, PartKind, Substance};
use setpiece_shot::{Material, Rng, ShotPlan};

/// From this depth on it is a rampart.
const RAMPART_M: f32 = 1.2;

/// Builds a wall.
pub fn build(kit: &mut Kit<'_>, plan: &ShotPlan) {
    let s = &plan.structure;
    let (width, height) = (s.width_m as f32, s.height_m as f32);
    let depth = (s.depth_m as f32).max(0.1);
    let x = [-0.5 * width, 0.5 * width];
    let made = match s.material {
        Material::Stone => (Substance::Stone, kit.pal.broken_concrete, kit.pal.wall),
        Material::Concrete => (Substance::Concrete, kit.pal.broken_concrete, kit.pal.concrete),
        Material::Timber => (Substance::Timber, kit.pal.broken_light, kit.pal.wall),
        Material::Steel | Material::Glass => (Substance::Steel, kit.pal.grey_metal, kit.pal.corrugated),
        Material::Brick => (Substance::Brick, kit.pal.broken_brick, kit.pal.wall),
    };
    if depth >= RAMPART_M && !matches!(made.0, Substance::Timber | Substance::Steel) {
        rampart(kit, x, height, depth, made);
    } else if matches!(made.0, Substance::Timber | Substance::Steel | Substance::Concrete) {
        fence(kit, x, height, depth, made);
    } else {
        masonry(kit, x, height, depth, made);
    }
}

type Made = (Substance, MaterialId, MaterialId);

fn coarse(kit: &Kit<'_>) -> f32 {
    apartment::bay_m(kit.lean) / apartment::bay_m(0)
}

/// Stones of about `size` in running bond over a field, the lowest on the ground.
#[allow(clippy::too_many_arguments)]
fn courses(kit: &mut Kit<'_>, x: Span, y: Span, z: Span, size: [f32; 2], made: Made, chunk: f32, rng: &mut Rng) {
    let rows = (((y[1] - y[0]) / size[1]).round() as usize).max(1);
    let spec = Spec::new(PartKind::CoreWall, made.0, made.1, 0).chunks(chunk);
    for row in 0..rows {
        let at = |r: usize| y[0] + (y[1] - y[0]) * r as f32 / rows as f32;
        let span = [at(row), at(row + 1)];
        let count = (((x[1] - x[0]) / size[0]).round() as usize).max(1);
        let step = (x[1] - x[0]) / count as f32;
        // Joints of one course lie over the middles of the last, not quite regular.
        let mut joints = vec![x[0]];
        for i in 0..=count {
            let shift = if row % 2 == 0 { 0.0 } else { 0.5 };
            let p = x[0] + step * (i as f32 + shift + rng.range(-0.12, 0.12));
            if p > joints[joints.len() - 1] + 0.3 * step && p < x[1] - 0.3 * step {
                joints.push(p);
            }
        }
        joints.push(x[1]);
        for pair in joints.windows(2) {
            kit.block(spec.anchored(row == 0 && y[0] < 0.01), [pair[0], pair[1]], span, z, made.2);
        }
    }
}

/// Fields between piers; the piers are as deep as the plan, the fields a little less.
fn masonry(kit: &mut Kit<'_>, x: Span, height: f32, depth: f32, made: Made) {
    let mut rng = kit.rng.fork(1);
    let coarse = coarse(kit);
    let cap = 0.18_f32.min(0.1 * height);
    let top = height - cap;
    let pier = (1.6 * depth).clamp(0.2, 0.7).min(0.1 * (x[1] - x[0]));
    let fields = (((x[1] - x[0] - pier) / (3.6 * coarse)).round() as usize).max(1);
    let step = (x[1] - x[0] - pier) / fields as f32;
    let proud = (0.12 * depth).min(0.05);
    let size = if made.0 == Substance::Stone { [0.8 * coarse, 0.42 * coarse] } else { [1.2 * coarse, 0.6 * coarse] };
    let chunk: f32 = if made.0 == Substance::Stone { 0.0 } else { 0.42 };
    let spec = Spec::new(PartKind::CoreWall, made.0, made.1, 0).chunks(chunk.max(0.45));
    let coping = Spec::new(PartKind::Parapet, Substance::Concrete, kit.pal.broken_concrete, 0);
    let stone = kit.pal.coping;
    // A coat of render was left on a run of fields.
    let start = rng.below(fields.div_ceil(2));
    let coat = start..(start + 1 + fields / 2).min(fields);
    for i in 0..=fields {
        let p = [x[0] + step * i as f32, x[0] + step * i as f32 + pier];
        let rows = ((top / (0.7 * coarse)).round() as usize).max(1);
        for row in 0..rows {
            let y = [top * row as f32 / rows as f32, top * (row + 1) as f32 / rows as f32];
            kit.block(spec.anchored(row == 0), p, y, [-depth, 0.0], made.2);
        }
        // A cap with a point on each pier.
        let over = 0.04;
        let q = [p[0] - over, p[1] + over];
        kit.block(coping, q, [top, height], [-depth - over, over], stone);
        if i == fields {
            break;
        }
        let field = [p[1], p[1] + step - pier];
        courses(kit, field, [0.0, top], [proud - depth, -proud], size, made, chunk, &mut rng);
        let lengths = (((field[1] - field[0]) / (1.0 * coarse)).round() as usize).max(1);
        for k in 0..lengths {
            let at = |k: usize| {
                let (a, b) = (field[0] + over, field[1] - over);
                a + (b - a) * k as f32 / lengths as f32
            };
            kit.block(coping, [at(k), at(k + 1)], [top, height - 0.3 * cap], [-depth, 0.0], stone);
        }
        if made.0 == Substance::Brick && kit.lean == 0 && proud > 0.01 && coat.contains(&i) {
            let ends = [i > coat.start, i + 1 < coat.end];
            render(kit, field, top, -proud, ends, &mut rng);
        }
    }
}

/// What is left of a coat of render on a field: convex patches that touch; it goes on beyond the `ends` that say so.
fn render(kit: &mut Kit<'_>, x: Span, top: f32, face: f32, ends: [bool; 2], rng: &mut Rng) {
    let spec = Spec::new(PartKind::Facade, Substance::Plaster, kit.pal.broken_light, 0).chunks(0.5);
    let plaster = kit.pal.coping;
    let columns = 9;
    // It goes from the foot up, where damp rises, and from one end or the other.
    let mut edge = rng.range(0.08, 0.4);
    let low: Vec<f32> = (0..=columns)
        .map(|_| {
            edge = (edge + rng.range(-0.11, 0.11)).clamp(0.04, 0.6);
            top * edge
        })
        .collect();
    let high: Vec<f32> = (0..=columns).map(|_| top * rng.range(0.93, 0.99)).collect();
    let from = if ends[0] { 0 } else { 2 + rng.below(5) };
    let to = if ends[1] { columns } else { columns - 2 - rng.below(2) };
    let mut ends = [low.clone(), high.clone()];
    for (i, is_last) in [(from, false), (to, true)] {
        // Its sides are ragged too.
        if i > 0 && !is_last || i < columns && is_last {
            let m = low[i] + (high[i] - low[i]) * rng.range(0.35, 0.9);
            ends[0][i] = m - 0.05 * top;
            ends[1][i] = m + 0.05 * top;
        }
    }
    let [low, high] = ends;
    for i in from..to {
        let at = |i: usize| x[0] + (x[1] - x[0]) * i as f32 / columns as f32;
        let outline = [[at(i), low[i]], [at(i + 1), low[i + 1]], [at(i + 1), high[i + 1]], [at(i), high[i]]];
        kit.put(spec, along_z(&outline, [face, face + 0.02], plaster));
    }
}

/// Posts with planks, sheets or precast slabs between them.
fn fence(kit: &mut Kit<'_>, x: Span, height: f32, depth: f32, made: Made) {
    let coarse = coarse(kit);
    let post_m = depth.min(0.3).min(0.1 * (x[1] - x[0]));
    let fields = (((x[1] - x[0] - post_m) / (2.4 * coarse)).round() as usize).max(1);
    let step = (x[1] - x[0] - post_m) / fields as f32;
    let is_concrete = made.0 == Substance::Concrete;
    let frame = if made.0 == Substance::Steel { kit.pal.iron } else { made.2 };
    let post = Spec::new(PartKind::Column, made.0, made.1, 0).chunks(if is_concrete { 0.8 } else { 1.2 });
    let post = if made.0 == Substance::Steel { post.chunks(0.0) } else { post };
    for i in 0..=fields {
        let p = [x[0] + step * i as f32, x[0] + step * i as f32 + post_m];
        kit.block(post.anchored(true), p, [0.0, height], [-depth, 0.0], frame);
        if i == fields {
            break;
        }
        let field = [p[1], p[1] + step - post_m];
        let thick = (0.4 * depth).clamp(0.02, 0.16);
        let z = [-0.5 * depth - 0.5 * thick, -0.5 * depth + 0.5 * thick];
        let spec = Spec::new(PartKind::CoreWall, made.0, made.1, 0);
        if is_concrete {
            // Slabs slid down between the posts.
            let rows = ((height / (0.5 * coarse)).round() as usize).max(1);
            for row in 0..rows {
                let y = [height * row as f32 / rows as f32, height * (row + 1) as f32 / rows as f32];
                kit.block(spec.chunks(0.7).anchored(row == 0), field, y, z, made.2);
            }
            continue;
        }
        // Rails behind, planks or sheets before them.
        let rail = (0.35 * depth).clamp(0.02, 0.1);
        let back = [z[0] - rail, z[0]];
        for y in [0.18 * height, 0.5 * height, 0.82 * height] {
            kit.block(spec.chunks(1.0), field, [y, y + 0.12_f32.min(0.1 * height)], back, frame);
        }
        let plank = if made.0 == Substance::Steel { 0.8 } else { 0.16 } * coarse;
        let count = (((field[1] - field[0]) / plank).round() as usize).max(1);
        for k in 0..count {
            let at = |k: usize| field[0] + (field[1] - field[0]) * k as f32 / count as f32;
            let chunk = if made.0 == Substance::Timber { 1.2 } else { 0.0 };
            kit.block(spec.chunks(chunk), [at(k), at(k + 1)], [0.04, 0.97 * height], z, made.2);
        }
    }
}

/// Two leaves of masonry, a fill of rubble, a paved walk with merlons on the street side.
fn rampart(kit: &mut Kit<'_>, x: Span, height: f32, depth: f32, made: Made) {
    let mut rng = kit.rng.fork(2);
    let coarse = coarse(kit) * (height / 5.0).clamp(1.0, 3.0);
    let leaf = (0.22 * depth).clamp(0.2, 0.9);
    let crown = (0.22 * height).min(1.3);
    let walk = height - crown;
    let size = [1.3 * coarse, 0.65 * coarse];
    courses(kit, x, [0.0, walk], [-leaf, 0.0], size, made, 0.9, &mut rng);
    courses(kit, x, [0.0, walk], [-depth, leaf - depth], size, made, 0.9, &mut rng);
    let fill = Spec::new(PartKind::CoreWall, Substance::Brick, kit.pal.broken_concrete, 0).chunks(1.3);
    let lengths = (((x[1] - x[0]) / (3.0 * coarse)).round() as usize).max(1);
    let lifts = ((walk / (1.5 * coarse)).round() as usize).max(1);
    let at = |i: usize| x[0] + (x[1] - x[0]) * i as f32 / lengths as f32;
    let (inner, paving) = (kit.pal.broken_concrete, kit.pal.paving);
    for i in 0..lengths {
        for k in 0..lifts {
            let y = [walk * k as f32 / lifts as f32, walk * (k + 1) as f32 / lifts as f32];
            let shape = cuboid([at(i), at(i + 1)], y, [leaf - depth, -leaf], inner);
            let shape = if k + 1 == lifts { shape.faced(glam::Vec3::Y, paving) } else { shape };
            kit.put(fill.anchored(k == 0), shape);
        }
    }
    let merlon = Spec::new(PartKind::Parapet, made.0, made.1, 0).chunks(0.7);
    let rim = [-leaf, 0.0];
    let low = walk + 0.45 * crown;
    let teeth = (((x[1] - x[0]) / (2.2 * coarse)).round() as usize).max(1);
    for i in 0..teeth {
        let p = |t: f32| x[0] + (x[1] - x[0]) * (i as f32 + t) / teeth as f32;
        kit.block(merlon, [p(0.0), p(1.0)], [walk, low], rim, made.2);
        let top = [p(0.2), p(0.8)];
        kit.block(merlon, top, [low, height - 0.1], rim, made.2);
        kit.block(merlon.chunks(0.0), top, [height - 0.1, height], rim, kit.pal.coping);
    }
}
