//! A city of blocks: houses along every side of every block, in less and less detail, and towers in the haze.

use super::building::{self, Lot, Side};
use super::court;
use super::draw::Rect;
use super::facade::{Detail, Style};
use super::ground;
use super::palette::Palette;
use super::site::{AVENUE_WALK_M, BLOCK_M, KERB_M, STREET_GAP_M, Site, WALK_M};
use super::tree;
use glam::{Affine3A, Vec3};
use setpiece_scene::math::rotation;
use setpiece_scene::{Aabb, Collider, Lamp, LampKind, Mesh, MeshId, ObjectId, Scene, build};
use setpiece_shot::Rng;
use std::f32::consts::{FRAC_PI_2, TAU};

/// How high a city builds.
#[derive(Clone, Copy, Debug)]
pub struct Heights {
    /// Least.
    pub low: f32,
    /// Greatest of the usual.
    pub high: f32,
    /// Chance of a taller one.
    pub tall: f32,
}

/// Adds all blocks around the site.
pub fn build(scene: &mut Scene, site: &Site, heights: Heights, p: &Palette, rng: &Rng) {
    let object = scene.object("buildings");
    let pavement = scene.object("pavements");
    let far_object = scene.object("distant buildings");
    let courts = scene.object("courts");
    let mut tree_rng = rng.fork(90_002);
    let trees: [MeshId; 3] = [1, 0, 2].map(|leaf| {
        let leaves = (!p.bare).then(|| p.leaves[leaf]);
        scene.mesh(tree::tree(tree::YARD, leaves, p.bark[0], &mut tree_rng))
    });
    let [a0, a1] = site.avenue;
    let pitch = BLOCK_M + STREET_GAP_M;
    // Columns and rows of blocks; column 0 holds the hero and the square, row 0 lies behind the street.
    let column = |i: i32| match i {
        i if i <= 0 => [a0 - BLOCK_M + pitch * i as f32, a0 + pitch * i as f32],
        i => [a1 + pitch * (i - 1) as f32, a1 + BLOCK_M + pitch * (i - 1) as f32],
    };
    let row = |j: i32| match j {
        j if j <= 0 => [-BLOCK_M + pitch * j as f32, pitch * j as f32],
        j => [STREET_GAP_M + pitch * (j - 1) as f32, STREET_GAP_M + BLOCK_M + pitch * (j - 1) as f32],
    };
    for j in -2..=3 {
        for i in -3..=4 {
            let mut block = Rect { x: column(i), z: row(j) };
            let mut rng = rng.fork((i + 40) as u64 * 100 + (j + 40) as u64);
            let avenue_right = if i == 0 { AVENUE_WALK_M } else { WALK_M };
            let avenue_left = if i == 1 { AVENUE_WALK_M } else { WALK_M };
            let outer = Rect::new(
                block.x[0] - avenue_left,
                block.x[1] + avenue_right,
                block.z[0] - WALK_M,
                block.z[1] + WALK_M,
            );
            let near = block.center().length() < 190.0;
            let mut mesh = Mesh::default();
            let hole = (i == 0 && j == 0).then_some(site.hero);
            ground::block(
                &mut mesh,
                near.then_some(&mut scene.colliders),
                &outer,
                hole.as_ref(),
                p,
                p.paving[(i + j).unsigned_abs() as usize % 2],
            );
            let id = scene.mesh(mesh);
            scene.place(id, pavement, Affine3A::IDENTITY, false);
            if (i, j) == (0, 0) {
                hero_block(scene, site, &block, heights, object, p, &mut rng);
                // Nothing within reach of what falls.
                let behind = site.hero.z[0] - 14.0;
                let left = site.hero.x[0] - 8.0;
                if !site.cleared_left {
                    let rect = Rect::new(block.x[0], left, block.z[0], block.z[1]);
                    inside(scene, &rect, courts, &trees, p, &mut rng.fork(8));
                }
                let rect = Rect::new(left - 12.0, site.hero.x[1], block.z[0], behind + 12.0);
                inside(scene, &rect, courts, &trees, p, &mut rng.fork(9));
                continue;
            }
            if (i, j) == (0, 1) {
                // The square takes the corner; a lane parts it from what stands behind.
                let rear = Rect::new(site.square.x[0] + 8.0, block.x[1], site.square.z[1], block.z[1]);
                perimeter(scene, site, &rear, heights, object, p, &mut rng.fork(7));
                block.x[1] = site.square.x[0];
            }
            inside(scene, &block, courts, &trees, p, &mut rng.fork(8));
            perimeter(scene, site, &block, heights, object, p, &mut rng);
        }
    }
    distance(scene, site, heights, far_object, p, rng);
}

/// The inside of a block of which houses stand along all sides.
fn inside(scene: &mut Scene, block: &Rect, object: ObjectId, trees: &[MeshId], p: &Palette, rng: &mut Rng) {
    // Houses reach in by more than where yards begin.
    const BEGIN_M: f32 = 12.0;
    const HOUSES_M: [f32; 2] = [6.5, 10.5];
    let mut mesh = Mesh::default();
    let planted = court::fill(&mut mesh, &block.grown(-BEGIN_M), HOUSES_M, court::Detail::Near, p, rng);
    for (at, scale) in planted {
        let turn = rotation(Vec3::Y, rng.range(0.0, TAU));
        let pose = Affine3A::from_scale_rotation_translation(Vec3::splat(scale), turn, at);
        scene.place(*rng.pick(trees), object, pose, false);
    }
    if !mesh.triangles.is_empty() {
        mesh.smooth();
        let id = scene.mesh(mesh);
        scene.place(id, object, Affine3A::IDENTITY, false);
    }
}

/// Detail of a building by where it stands.
fn detail_at(rect: &Rect, back: f32) -> Detail {
    let d = building::off_cameras(rect.center(), back);
    if d < 72.0 {
        Detail::Near
    } else if d < 165.0 {
        Detail::Mid
    } else {
        Detail::Far
    }
}

fn height_of(heights: Heights, site: &Site, rect: &Rect, rng: &mut Rng) -> f32 {
    let mut h = rng.range(heights.low, heights.high);
    if rng.chance(heights.tall) {
        h *= rng.range(1.3, 1.9);
    }
    h.min(site.sun_ceiling(rect).max(3.4))
}

/// Adds one building, with a collider when it is near.
fn add(scene: &mut Scene, site: &Site, lot: &Lot, object: ObjectId, p: &Palette, rng: &mut Rng) {
    let detail = detail_at(&lot.rect, lot.back);
    let style = Style::choose(rng, site.character, lot.height, p);
    let (mesh, top) = building::build(lot, &style, KERB_M, detail, p, rng);
    if lot.rect.center().length() < 110.0 {
        scene.colliders.push(Collider {
            bounds: Aabb::new(
                Vec3::new(lot.rect.x[0], 0.0, lot.rect.z[0]),
                Vec3::new(lot.rect.x[1], top, lot.rect.z[1]),
            ),
        });
    }
    if p.lamps_on && lot.sides[0] == Side::Street && lot.rect.z[1].abs() < 0.5 && lot.rect.center().length() < 60.0 {
        // The glow of the ground floor's windows on the pavement.
        let x = (lot.rect.x[0] + lot.rect.x[1]) * 0.5;
        scene.lamps.push(Lamp {
            kind: LampKind::Shop,
            position: Vec3::new(x, 2.6, lot.rect.z[1] + 0.35),
            axis: Some(Vec3::new(0.0, -0.6, 0.8)),
            intensity: [0.16, 0.12, 0.075],
            radius_m: 0.3,
            part: None,
        });
    }
    let id = scene.mesh(mesh);
    // What stands beside and behind the hero belongs to the picture; what stands before it may go.
    let cullable = lot.rect.z[1] > 1.0 || lot.rect.x[0] > site.hero.x[1];
    scene.place(id, object, Affine3A::IDENTITY, cullable);
}

/// Splits a length into lots of 8 to 17 metres.
fn split(length: f32, rng: &mut Rng) -> Vec<f32> {
    let mut widths = Vec::new();
    let mut sum = 0.0;
    while sum < length - 4.0 {
        let w = *rng.pick(&[8.66, 8.66, 10.0, 12.0, 17.3, 14.0]);
        widths.push(w);
        sum += w;
    }
    let scale = length / sum.max(1.0);
    widths.iter().map(|w| w * scale).collect()
}

/// Houses along all four sides of a block.
fn perimeter(
    scene: &mut Scene,
    site: &Site,
    block: &Rect,
    heights: Heights,
    object: ObjectId,
    p: &Palette,
    rng: &mut Rng,
) {
    let (w, d) = (block.x[1] - block.x[0], block.z[1] - block.z[0]);
    let c = 13.0_f32.min(w * 0.5).min(d * 0.5);
    let cut = site.character == crate::Character::BuenosAires;
    let mut lots: Vec<(Rect, [Side; 4])> = Vec::new();
    use Side::{Party, Street, Yard};
    for (ix, iz) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let x = if ix == 0 { [block.x[0], block.x[0] + c] } else { [block.x[1] - c, block.x[1]] };
        let z = if iz == 0 { [block.z[0], block.z[0] + c] } else { [block.z[1] - c, block.z[1]] };
        let side = |street: bool| if street { Street } else { Party };
        lots.push((Rect { x, z }, [side(iz == 1), side(ix == 1), side(iz == 0), side(ix == 0)]));
    }
    for front in [true, false] {
        let mut x = block.x[0] + c;
        for width in split(w - 2.0 * c, rng) {
            let deep = rng.range(13.0, 22.0).min(d * 0.5 - 0.1);
            let z = if front { [block.z[1] - deep, block.z[1]] } else { [block.z[0], block.z[0] + deep] };
            let sides = if front { [Street, Party, Yard, Party] } else { [Yard, Party, Street, Party] };
            lots.push((Rect { x: [x, x + width], z }, sides));
            x += width;
        }
    }
    for right in [true, false] {
        let mut z = block.z[0] + c;
        for width in split(d - 2.0 * c, rng) {
            let deep = rng.range(12.0, 18.0).min(w * 0.5 - 0.1);
            let x = if right { [block.x[1] - deep, block.x[1]] } else { [block.x[0], block.x[0] + deep] };
            let sides = if right { [Party, Street, Party, Yard] } else { [Party, Yard, Party, Street] };
            lots.push((Rect { x, z: [z, z + width] }, sides));
            z += width;
        }
    }
    for (rect, sides) in lots {
        let height = height_of(heights, site, &rect, rng);
        let sides = sides.map(|s| if s == Party && height > building::TALL_M { Yard } else { s });
        let rect = rect.grown(-0.015);
        add(scene, site, &Lot { rect, sides, height, cut_corners: cut, back: site.back }, object, p, rng);
    }
}

/// The hero's own block: a lower house at its left, a low yard and then houses behind it along the avenue.
fn hero_block(
    scene: &mut Scene,
    site: &Site,
    block: &Rect,
    heights: Heights,
    object: ObjectId,
    p: &Palette,
    rng: &mut Rng,
) {
    use Side::{Bare, Party, Street, Yard};
    let hero = site.hero;
    let gap = if site.adjoins { 0.05 } else { 4.0 };
    let cut = site.character == crate::Character::BuenosAires;
    let place = |scene: &mut Scene, rect: Rect, sides: [Side; 4], height: f32, rng: &mut Rng| {
        add(
            scene,
            site,
            &Lot { rect: rect.grown(-0.015), sides, height, cut_corners: cut, back: site.back },
            object,
            p,
            rng,
        );
    };
    // Along the street, leftwards. The first stays well under the hero so that its side wall shows.
    let mut x = hero.x[0] - gap;
    let widths = split(x - block.x[0] - 13.0, rng);
    for (i, width) in widths.iter().enumerate() {
        let deep = rng.range(13.0, 20.0);
        let rect = Rect::new(x - width, x, -deep, 0.0);
        let mut h = height_of(heights, site, &rect, rng);
        if i == 0 {
            h = h.min(site.height * rng.range(0.38, 0.52)).max(4.5);
        } else if i == 1 {
            h = h.min(site.height * 0.8).max(4.5);
        }
        // Where the hero topples to the left the lots that it falls on stand empty.
        if site.cleared_left && x > hero.x[0] - 1.15 * site.height {
            x -= width;
            continue;
        }
        let right = match (i, site.adjoins) {
            (0, true) => Bare,
            (0, false) => Yard,
            _ => Party,
        };
        place(scene, rect, [Street, right, Yard, Party], h, rng);
        x -= width;
    }
    let corner = Rect::new(block.x[0], x, -13.0, 0.0);
    let h = height_of(heights, site, &corner, rng);
    place(scene, corner, [Street, Party, Party, Street], h, rng);
    // Along the avenue, backwards: first a single storey, a garage or a shop, that leaves the hero's rear free.
    let mut z = hero.z[0] - gap.max(0.05);
    let first = 7.0;
    place(scene, Rect::new(hero.x[1] - 14.0, hero.x[1], z - first, z), [Bare, Street, Party, Yard], 4.2, rng);
    z -= first;
    let lengths = split((z - block.z[0] - 13.0).max(0.0), rng);
    for length in lengths {
        let rect = Rect::new(hero.x[1] - rng.range(12.0, 18.0), hero.x[1], z - length, z);
        let h = height_of(heights, site, &rect, rng).min(site.height * 0.85).max(4.5);
        place(scene, rect, [Party, Street, Party, Yard], h, rng);
        z -= length;
    }
    let corner = Rect::new(hero.x[1] - 13.0, hero.x[1], block.z[0], z);
    if z - block.z[0] > 4.0 {
        let h = height_of(heights, site, &corner, rng);
        place(scene, corner, [Party, Street, Street, Party], h, rng);
    }
    // The block's far sides, seen from high up only.
    let mut x = block.x[0] + 13.0;
    for width in split(hero.x[1] - 13.0 - x, rng) {
        let rect = Rect::new(x, x + width, block.z[0], block.z[0] + rng.range(13.0, 20.0));
        let h = height_of(heights, site, &rect, rng);
        place(scene, rect, [Yard, Party, Street, Party], h, rng);
        x += width;
    }
    let mut z = block.z[0];
    for width in split(BLOCK_M - 13.0, rng) {
        let rect = Rect::new(block.x[0], block.x[0] + 13.0, z, z + width);
        let h = height_of(heights, site, &rect, rng);
        place(scene, rect, [Party, Yard, Party, Street], h, rng);
        z += width;
    }
}

/// Whole blocks as one shape, repeated to the horizon, and towers.
fn distance(scene: &mut Scene, site: &Site, heights: Heights, object: ObjectId, p: &Palette, rng: &Rng) {
    let pitch = BLOCK_M + STREET_GAP_M;
    let mut rng = rng.fork(90_001);
    let kinds: Vec<_> = (0..3)
        .map(|_| {
            let mut mesh = Mesh::default();
            far_block(&mut mesh, site, heights, p, &mut rng);
            scene.mesh(mesh)
        })
        .collect();
    let towers: Vec<_> = (0..4)
        .map(|_| {
            let mut mesh = Mesh::default();
            let h = tower(&mut mesh, p, &mut rng);
            (scene.mesh(mesh), h)
        })
        .collect();
    let [a0, a1] = site.avenue;
    for j in -9_i32..=9 {
        for i in -9_i32..=9 {
            if (-3..=4).contains(&i) && (-2..=3).contains(&j) {
                continue;
            }
            let x = if i <= 0 {
                a0 - BLOCK_M * 0.5 + pitch * i as f32
            } else {
                a1 + BLOCK_M * 0.5 + pitch * (i - 1) as f32
            };
            let z = if j <= 0 {
                -BLOCK_M * 0.5 + pitch * j as f32
            } else {
                STREET_GAP_M + BLOCK_M * 0.5 + pitch * (j - 1) as f32
            };
            let turn = rotation(Vec3::Y, rng.below(4) as f32 * FRAC_PI_2);
            let mut at = Vec3::new(x, 0.0, z);
            // Streets end somewhere: the outermost rows are shifted by half a block and close the views.
            if i.abs() == 9 || j.abs() == 9 {
                at += Vec3::new(
                    if j.abs() == 9 { pitch * 0.5 } else { 0.0 },
                    0.0,
                    if i.abs() == 9 { pitch * 0.5 } else { 0.0 },
                );
            }
            let lot = Rect::new(x - 52.0, x + 52.0, z - 52.0, z + 52.0);
            if site.sun_ceiling(&lot) < heights.high * 1.4 {
                continue;
            }
            scene.place(*rng.pick(&kinds), object, Affine3A::from_rotation_translation(turn, at), false);
            if rng.chance(0.3) {
                let (mesh, tall) = *rng.pick(&towers);
                if site.sun_ceiling(&lot) > tall {
                    let shift = Vec3::new(rng.range(-25.0, 25.0), 0.0, rng.range(-25.0, 25.0));
                    scene.place(mesh, object, Affine3A::from_rotation_translation(turn, at + shift), false);
                }
            }
        }
    }
}

/// A block about the origin in which every building is a box with dark windows.
fn far_block(mesh: &mut Mesh, site: &Site, heights: Heights, p: &Palette, rng: &mut Rng) {
    let half = BLOCK_M * 0.5;
    for side in 0..4 {
        let mut a = -half;
        for width in split(BLOCK_M - 13.0, rng) {
            let h = rng.range(heights.low, heights.high) * if rng.chance(heights.tall) { 1.5 } else { 1.0 };
            let style = Style::choose(rng, site.character, h, p);
            let (x, z) = ([a, a + width], [half - 13.0, half]);
            let other = if h > building::TALL_M { Side::Yard } else { Side::Party };
            let lot = Lot {
                rect: Rect { x, z },
                sides: [Side::Street, other, other, other],
                height: h,
                cut_corners: false,
                back: 0.0,
            };
            let (part, _) = building::build(&lot, &style, KERB_M, Detail::Far, p, rng);
            let turn = rotation(Vec3::Y, side as f32 * FRAC_PI_2);
            mesh.append(&part.mapped(|v| turn * v));
            a += width;
        }
    }
    let inside = Rect::new(-half, half, -half, half).grown(-13.0);
    court::fill(mesh, &inside, [1.0; 2], court::Detail::Far, p, &mut rng.fork(3));
}

/// A tower that steps back as it rises, as the rules of 1916 had it, with a crown; returns its height.
fn setback_tower(mesh: &mut Mesh, p: &Palette, rng: &mut Rng) -> f32 {
    let wall = *rng.pick(&p.walls);
    let (mut w, mut d) = (rng.range(14.0, 19.0), rng.range(11.0, 15.0));
    let mut base = 0.0;
    let storey = 3.6;
    for (i, floors) in [10 + rng.below(6), 7 + rng.below(6), 6 + rng.below(10)].into_iter().enumerate() {
        let h = floors as f32 * storey;
        build::block(mesh, [-w, base, -d], [w, base + h, d], wall);
        for (sx, sz, half) in [(0.0, 1.0, w), (0.0, -1.0, w), (1.0, 0.0, d), (-1.0, 0.0, d)] {
            let out = Vec3::new(sx, 0.0, sz);
            let right = Vec3::Y.cross(out);
            let deep = if sx == 0.0 { d } else { w };
            let f = super::draw::Frame { origin: out * (deep + 0.03) - right * half, right, out };
            let bays = (half * 2.0 / 2.6) as u32;
            for floor in 0..floors {
                let b = base + floor as f32 * storey;
                for k in 0..bays {
                    let a = (k as f32 + 0.5) * half * 2.0 / bays as f32;
                    let m = if rng.chance(p.lit_share) { p.far_lit } else { p.far_glass };
                    f.rect(mesh, [a - 0.55, a + 0.55], [b + 0.9, b + 2.7], 0.0, m);
                }
            }
            // Piers run up past the windows to the step.
            for k in 0..=bays {
                let a = k as f32 * half * 2.0 / bays as f32;
                f.relief(
                    mesh,
                    [(a - 0.25).max(0.0), (a + 0.25).min(half * 2.0)],
                    [base, base + h + 0.8],
                    [0.0, 0.25],
                    wall,
                );
            }
        }
        base += h;
        if i < 2 {
            w *= rng.range(0.62, 0.78);
            d *= rng.range(0.62, 0.78);
        }
    }
    let top = base + rng.range(5.0, 12.0);
    let center = |y: f32| Vec3::Y * y;
    build::tube(mesh, center(base), center(top), [0.7 * w.min(d), 0.12 * d], 4, p.slate);
    build::tube(mesh, center(top), center(top + 8.0), [0.12, 0.04], 6, p.steel);
    super::roof::wooden_tank(mesh, Vec3::new(0.75 * w, base, 0.6 * d), 1.7, Detail::Mid, p);
    top + 8.0
}

/// A residential tower about the origin; returns its height.
fn tower(mesh: &mut Mesh, p: &Palette, rng: &mut Rng) -> f32 {
    if p.character == crate::Character::NorthAmerican {
        return setback_tower(mesh, p, rng);
    }
    let floors = 16 + rng.below(18) as u32;
    let (w, d, storey) = (rng.range(8.0, 12.0), rng.range(7.0, 10.0), 3.0);
    let h = floors as f32 * storey;
    let wall = *rng.pick(&p.walls);
    build::block(mesh, [-w, 0.0, -d], [w, h, d], wall);
    build::block(mesh, [-w * 0.4, h, -d * 0.4], [w * 0.4, h + 5.0, d * 0.4], p.concrete);
    for (sx, sz, half) in [(0.0, 1.0, w), (0.0, -1.0, w), (1.0, 0.0, d), (-1.0, 0.0, d)] {
        let out = Vec3::new(sx, 0.0, sz);
        let right = Vec3::Y.cross(out);
        let deep = if sx == 0.0 { d } else { w };
        let f = super::draw::Frame { origin: out * (deep + 0.03) - right * half, right, out };
        for floor in 1..floors {
            let b = floor as f32 * storey;
            let bays = (half * 2.0 / 3.5) as u32;
            for i in 0..bays {
                let a = (i as f32 + 0.5) * half * 2.0 / bays as f32;
                let m = if rng.chance(p.lit_share) { p.far_lit } else { p.far_glass };
                f.rect(mesh, [a - 1.1, a + 1.1], [b + 0.8, b + 2.3], 0.0, m);
            }
        }
    }
    h + 5.0
}
