//! Street furniture: benches, bins, bollards, kiosks, shelters, signs, boxes. Feet at the origin; fronts face +x.

use super::draw::Frame;
use super::letters;
use super::palette::Palette;
use super::shop;
use glam::Vec3;
use setpiece_scene::{Mesh, build};
use setpiece_shot::Rng;

/// A bench of slats on cast feet.
pub fn bench(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    for z in [-0.75, 0.7] {
        build::block(&mut m, [-0.25, 0.0, z], [0.25, 0.42, z + 0.06], p.iron_cast);
        build::block(&mut m, [-0.3, 0.42, z], [-0.22, 0.9, z + 0.06], p.iron_cast);
    }
    for i in 0..4 {
        let x = -0.2 + i as f32 * 0.125;
        build::block(&mut m, [x, 0.42, -0.9], [x + 0.1, 0.46, 0.9], p.wood);
    }
    for i in 0..3 {
        let y = 0.55 + i as f32 * 0.13;
        build::block(&mut m, [-0.25, y, -0.9], [-0.21, y + 0.1, 0.9], p.wood);
    }
    m
}

/// A basket on a post.
pub fn bin(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    build::tube(&mut m, Vec3::Y * -0.02, Vec3::Y * 1.05, [0.03; 2], 7, p.dark_metal);
    build::tube(&mut m, Vec3::new(0.2, 0.4, 0.0), Vec3::new(0.2, 0.95, 0.0), [0.15, 0.19], 12, p.green_metal);
    m
}

/// A container for refuse at the kerb.
pub fn container(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    build::sweep(
        &mut m,
        Vec3::new(0.0, 0.15, -0.85),
        Vec3::X,
        Vec3::Y,
        &[[-0.5, 0.0], [0.5, 0.0], [0.58, 1.05], [-0.58, 1.05]],
        Vec3::Z * 1.7,
        p.dark_metal,
    );
    build::sweep(
        &mut m,
        Vec3::new(0.0, 1.2, -0.88),
        Vec3::X,
        Vec3::Y,
        &[[-0.6, 0.0], [0.6, 0.0], [0.3, 0.22], [-0.3, 0.22]],
        Vec3::Z * 1.76,
        p.green_metal,
    );
    for (x, z) in [(-0.4, -0.7), (0.4, -0.7), (-0.4, 0.7), (0.4, 0.7)] {
        build::tube(&mut m, Vec3::new(x, 0.08, z - 0.03), Vec3::new(x, 0.08, z + 0.03), [0.08; 2], 8, p.rubber);
    }
    m
}

/// A bollard.
pub fn bollard(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    build::tube(&mut m, Vec3::Y * -0.02, Vec3::Y * 0.8, [0.06, 0.05], 10, p.dark_metal);
    build::tube(&mut m, Vec3::Y * 0.8, Vec3::Y * 0.9, [0.075, 0.03], 10, p.dark_metal);
    m
}

/// A news kiosk with its leaves open.
pub fn kiosk(p: &Palette, rng: &mut Rng) -> Mesh {
    let mut m = Mesh::default();
    let wall = p.green_metal;
    build::block(&mut m, [-1.0, 0.0, -1.6], [0.9, 0.12, 1.6], p.concrete);
    build::block(&mut m, [-1.0, 0.12, -1.6], [-0.94, 2.5, 1.6], wall);
    for z in [-1.6, 1.54] {
        build::block(&mut m, [-1.0, 0.12, z], [0.9, 2.5, z + 0.06], wall);
    }
    build::block(&mut m, [0.8, 0.12, -1.54], [0.86, 1.0, 1.54], wall);
    build::sweep(
        &mut m,
        Vec3::new(0.0, 2.5, -1.8),
        Vec3::X,
        Vec3::Y,
        &[[-1.15, 0.0], [1.3, 0.0], [1.2, 0.12], [0.0, 0.34], [-1.05, 0.12]],
        Vec3::Z * 3.6,
        wall,
    );
    let back = Frame { origin: Vec3::new(-0.5, 0.0, 1.54), right: Vec3::NEG_Z, out: Vec3::X };
    back.rect(&mut m, [0.0, 3.08], [0.12, 2.5], 0.0, p.shop_rooms[0]);
    for i in 0..26 {
        let (a, b) = (0.1 + (i % 9) as f32 * 0.33, 0.95 + (i / 9) as f32 * 0.5);
        back.solid(&mut m, [a, a + 0.26], [b, b + 0.36], [1.3, 1.32], *rng.pick(&p.signs));
    }
    // Its back and ends carry bills between battens.
    let rear = Frame { origin: Vec3::new(-1.0, 0.0, -1.6), right: Vec3::Z, out: Vec3::NEG_X };
    for i in 0..=4 {
        rear.relief(&mut m, [i as f32 * 0.79, i as f32 * 0.79 + 0.04], [0.12, 2.5], [0.0, 0.03], p.dark_metal);
    }
    for i in 0..4 {
        let a = 0.1 + i as f32 * 0.79;
        if rng.chance(0.8) {
            rear.rect(&mut m, [a, a + 0.62], [0.9, 1.85], 0.006, *rng.pick(&p.posters));
            rear.rect(&mut m, [a + 0.06, a + 0.56], [1.3, 1.78], 0.008, *rng.pick(&p.signs));
        }
    }
    shop::tag(&mut m, &rear, [0.3, 2.8], [0.2, 1.2], p, rng);
    let sign = Frame { origin: Vec3::new(1.28, 2.42, 1.6), right: Vec3::NEG_Z, out: Vec3::X };
    sign.solid(&mut m, [0.2, 3.0], [0.1, 0.5], [0.0, 0.08], p.signs[0]);
    letters::word(&mut m, &sign, [[0.4, 2.8], [0.18, 0.42]], 0.085, p.glyph_lit, &["KIOSK", "PRESS", "REVUE"], rng);
    m
}

/// A bus shelter with a poster.
pub fn shelter(p: &Palette, rng: &mut Rng) -> Mesh {
    let mut m = Mesh::default();
    for z in [-1.9, 0.0, 1.9] {
        build::block(&mut m, [-0.7, 0.0, z - 0.04], [-0.62, 2.5, z + 0.04], p.dark_metal);
    }
    build::sweep(
        &mut m,
        Vec3::new(0.0, 2.46, -2.1),
        Vec3::X,
        Vec3::Y,
        &[[-0.85, 0.0], [0.85, 0.1], [0.85, 0.17], [-0.85, 0.08]],
        Vec3::Z * 4.2,
        p.dark_metal,
    );
    build::block(&mut m, [-0.67, 0.3, -1.86], [-0.65, 2.2, -0.05], p.glass);
    build::block(&mut m, [-0.67, 0.3, 0.05], [-0.65, 2.2, 1.86], p.glass);
    build::block(&mut m, [-0.55, 0.42, -1.6], [-0.2, 0.48, 0.6], p.steel);
    for z in [-1.4, 0.4] {
        build::block(&mut m, [-0.42, 0.0, z], [-0.34, 0.42, z + 0.06], p.steel);
    }
    // A poster box across the end.
    build::block(&mut m, [-0.65, 0.25, 1.86], [0.55, 2.2, 2.02], p.dark_metal);
    for (z, right, out) in [(2.025, Vec3::X, Vec3::Z), (1.855, Vec3::NEG_X, Vec3::NEG_Z)] {
        let x = if right.x > 0.0 { -0.58 } else { 0.48 };
        let f = Frame { origin: Vec3::new(x, 0.35, z), right, out };
        f.rect(&mut m, [0.0, 1.06], [0.0, 1.75], 0.0, p.far_lit);
        f.rect(&mut m, [0.1, 0.96], [0.9, 1.6], 0.004, *rng.pick(&p.signs));
        letters::word(&mut m, &f, [[0.12, 0.94], [0.3, 0.55]], 0.004, p.glyph, letters::ADVERTS, rng);
    }
    m
}

/// Street names on a post: two blue plates at right angles.
pub fn name_post(p: &Palette, rng: &mut Rng) -> Mesh {
    let mut m = Mesh::default();
    build::tube(&mut m, Vec3::Y * -0.02, Vec3::Y * 2.9, [0.04; 2], 8, p.steel);
    let plates = [
        (Frame { origin: Vec3::new(0.0, 2.45, 0.45), right: Vec3::NEG_Z, out: Vec3::X }, 0.9),
        (Frame { origin: Vec3::new(-0.45, 2.2, 0.0), right: Vec3::X, out: Vec3::Z }, 0.9),
    ];
    for (f, w) in plates {
        f.solid(&mut m, [0.0, w], [0.0, 0.24], [-0.012, 0.012], p.signs[1]);
        let name = [*rng.pick(letters::STREETS)];
        letters::word(&mut m, &f, [[0.06, w - 0.06], [0.06, 0.18]], 0.014, p.glyph, &name, rng);
        let back = Frame { origin: f.at(w, 0.0, 0.0), right: -f.right, out: -f.out };
        letters::word(&mut m, &back, [[0.06, w - 0.06], [0.06, 0.18]], 0.014, p.glyph, &name, rng);
    }
    m
}

/// A grey distribution box with a sprayed front.
pub fn utility_box(p: &Palette, rng: &mut Rng) -> Mesh {
    let mut m = Mesh::default();
    build::block(&mut m, [-0.2, 0.0, -0.55], [0.2, 1.25, 0.55], p.white_metal);
    build::block(&mut m, [-0.24, 1.25, -0.6], [0.24, 1.3, 0.6], p.white_metal);
    let f = Frame { origin: Vec3::new(0.2, 0.0, 0.55), right: Vec3::NEG_Z, out: Vec3::X };
    shop::tag(&mut m, &f, [0.05, 1.05], [0.2, 1.1], p, rng);
    m
}

/// A pillar of adverts, round, with a cap.
pub fn advert_pillar(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    build::tube(&mut m, Vec3::ZERO, Vec3::Y * 0.4, [0.7, 0.65], 20, p.concrete);
    for (i, id) in [p.signs[0], p.signs[4], p.signs[1], p.signs[2]].into_iter().enumerate() {
        let y = 0.4 + i as f32 * 0.6;
        build::tube(&mut m, Vec3::Y * y, Vec3::Y * (y + 0.6), [0.6; 2], 20, id);
    }
    build::tube(&mut m, Vec3::Y * 2.8, Vec3::Y * 2.95, [0.72; 2], 20, p.green_metal);
    build::tube(&mut m, Vec3::Y * 2.95, Vec3::Y * 3.5, [0.72, 0.05], 20, p.green_metal);
    m
}

/// A bust on a pedestal.
pub fn monument(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    for (i, half) in [1.5_f32, 1.15, 0.85].into_iter().enumerate() {
        let y = i as f32 * 0.22;
        build::block(&mut m, [-half, y, -half], [half, y + 0.22, half], p.kerb);
    }
    build::block(&mut m, [-0.5, 0.66, -0.5], [0.5, 2.5, 0.5], p.kerb);
    build::block(&mut m, [-0.6, 2.5, -0.6], [0.6, 2.65, 0.6], p.kerb);
    build::tube(&mut m, Vec3::Y * 2.65, Vec3::Y * 3.1, [0.38, 0.3], 12, p.iron_cast);
    build::tube(&mut m, Vec3::Y * 3.1, Vec3::Y * 3.3, [0.12; 2], 10, p.iron_cast);
    for (y, r0, r1) in [(3.25, 0.1, 0.19), (3.4, 0.19, 0.19), (3.55, 0.19, 0.08)] {
        build::tube(&mut m, Vec3::Y * y, Vec3::Y * (y + 0.15), [r0, r1], 12, p.iron_cast);
    }
    m
}

/// A pit in the pavement for a tree: a rim of stone around bare earth.
pub fn tree_pit(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    let (half, rim) = (0.55, 0.09);
    build::block(&mut m, [-half, -0.02, -half], [half, 0.004, half], p.soil);
    for [x0, x1, z0, z1] in [
        [-half - rim, half + rim, -half - rim, -half],
        [-half - rim, half + rim, half, half + rim],
        [-half - rim, -half, -half, half],
        [half, half + rim, -half, half],
    ] {
        build::block(&mut m, [x0, -0.02, z0], [x1, 0.025, z1], p.kerb);
    }
    m
}

/// A fire hydrant.
pub fn hydrant(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    let red = p.signs[0];
    build::tube(&mut m, Vec3::Y * -0.02, Vec3::Y * 0.06, [0.17; 2], 12, red);
    build::tube(&mut m, Vec3::Y * 0.06, Vec3::Y * 0.55, [0.11, 0.105], 12, red);
    build::tube(&mut m, Vec3::Y * 0.55, Vec3::Y * 0.6, [0.14; 2], 12, red);
    build::tube(&mut m, Vec3::Y * 0.6, Vec3::Y * 0.72, [0.12, 0.04], 12, p.white_metal);
    build::tube(&mut m, Vec3::Y * 0.72, Vec3::Y * 0.77, [0.03; 2], 6, p.white_metal);
    for (out, r) in [(Vec3::X, 0.07), (Vec3::Z, 0.055), (-Vec3::Z, 0.055)] {
        let at = Vec3::Y * 0.42;
        build::tube(&mut m, at, at + out * 0.17, [r; 2], 10, red);
        build::tube(&mut m, at + out * 0.17, at + out * 0.2, [0.8 * r; 2], 6, p.white_metal);
    }
    m
}

/// A wire basket for litter, as North American corners have.
pub fn basket(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    build::tube(&mut m, Vec3::ZERO, Vec3::Y * 0.85, [0.24, 0.32], 14, p.green_metal);
    build::tube(&mut m, Vec3::Y * 0.84, Vec3::Y * 0.86, [0.3; 2], 14, p.dark);
    m
}

/// A letter box on legs.
pub fn mail_box(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    for (x, z) in [(-0.2, -0.2), (0.14, -0.2), (-0.2, 0.14), (0.14, 0.14)] {
        build::block(&mut m, [x, 0.0, z], [x + 0.06, 0.3, z + 0.06], p.signs[1]);
    }
    build::block(&mut m, [-0.25, 0.25, -0.25], [0.25, 1.0, 0.25], p.signs[1]);
    build::tube(&mut m, Vec3::new(0.0, 1.0, -0.25), Vec3::new(0.0, 1.0, 0.25), [0.25; 2], 20, p.signs[1]);
    m
}
