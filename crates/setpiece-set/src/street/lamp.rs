//! Lamp posts, traffic lights and the light that they give.

use super::palette::Palette;
use glam::Vec3;
use setpiece_scene::{Lamp, LampKind, MaterialId, Mesh, build};

/// Where a post's light hangs: over the road, along +x of the post.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    /// Height of the head.
    pub height: f32,
    /// How far the arm reaches.
    pub reach: f32,
}

/// Along streets.
pub const STREET: Post = Post { height: 7.6, reach: 2.0 };
/// Along the avenue.
pub const AVENUE: Post = Post { height: 9.4, reach: 2.6 };

/// A steel column with a bent arm; its foot at the origin, the arm along +x.
pub fn post(kind: Post, p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    let h = kind.height;
    build::tube(&mut m, Vec3::Y * -0.05, Vec3::Y * 1.1, [0.11, 0.1], 10, p.green_metal);
    build::tube(&mut m, Vec3::Y * 1.1, Vec3::Y * (h - 0.9), [0.075, 0.055], 10, p.green_metal);
    let bend: Vec<Vec3> = (0..=6)
        .map(|i| {
            let t = i as f32 / 6.0;
            Vec3::new(kind.reach * t, h - 0.9 + 0.9 * (1.0 - (1.0 - t) * (1.0 - t)), 0.0)
        })
        .collect();
    build::wire(&mut m, &bend, 0.035, 8, p.green_metal);
    let x = kind.reach;
    build::sweep(
        &mut m,
        Vec3::new(x - 0.15, h - 0.06, -0.16),
        Vec3::X,
        Vec3::Y,
        &[[0.0, 0.0], [0.75, 0.0], [0.7, 0.1], [0.3, 0.17], [0.0, 0.12]],
        Vec3::Z * 0.32,
        p.steel,
    );
    build::block(&mut m, [x + 0.05, h - 0.09, -0.11], [x + 0.5, h - 0.055, 0.11], p.lamp_glass);
    m
}

/// A low post with a globe, for squares.
pub fn globe(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    build::tube(&mut m, Vec3::Y * -0.05, Vec3::Y * 0.5, [0.14, 0.09], 10, p.iron_cast);
    build::tube(&mut m, Vec3::Y * 0.5, Vec3::Y * 3.2, [0.06, 0.045], 10, p.iron_cast);
    build::tube(&mut m, Vec3::Y * 3.2, Vec3::Y * 3.3, [0.12, 0.14], 10, p.iron_cast);
    for (y, r0, r1) in [(3.3, 0.12, 0.2), (3.42, 0.2, 0.2), (3.54, 0.2, 0.1)] {
        build::tube(&mut m, Vec3::Y * y, Vec3::Y * (y + 0.12), [r0, r1], 14, p.lamp_glass);
    }
    m
}

/// The light of a street lamp: mostly warm white, some of the old sodium left.
pub fn street_light(position: Vec3, power: f32, sodium: bool) -> Lamp {
    let tint = if sodium { [1.45, 0.82, 0.26] } else { [1.16, 0.97, 0.7] };
    Lamp {
        kind: LampKind::Street,
        position,
        axis: Some(Vec3::NEG_Y),
        intensity: tint.map(|t| t * power),
        radius_m: 0.14,
        part: None,
    }
}

/// A traffic light on a post, facing +x.
pub fn traffic_light(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    build::tube(&mut m, Vec3::Y * -0.05, Vec3::Y * 3.6, [0.07, 0.055], 10, p.signs[2]);
    head(&mut m, Vec3::new(0.12, 2.45, 0.0), p);
    // An arm over the road with a second head.
    let arm =
        [Vec3::new(0.0, 3.5, 0.0), Vec3::new(0.0, 5.1, 0.0), Vec3::new(0.0, 5.5, -0.7), Vec3::new(0.0, 5.6, -3.0)];
    build::wire(&mut m, &arm, 0.05, 8, p.signs[2]);
    head(&mut m, Vec3::new(0.1, 4.95, -2.9), p);
    m
}

/// A traffic light of North America, facing +x: a mast whose arm reaches over the crossing, yellow heads hung from it.
pub fn hung_light(p: &Palette) -> Mesh {
    let mut m = Mesh::default();
    let steel = p.steel;
    build::tube(&mut m, Vec3::Y * -0.05, Vec3::Y * 0.3, [0.22, 0.16], 12, steel);
    build::tube(&mut m, Vec3::Y * 0.3, Vec3::Y * 6.2, [0.12, 0.09], 12, steel);
    let arm = [Vec3::new(0.0, 5.7, 0.0), Vec3::new(0.0, 6.0, -3.5), Vec3::new(0.0, 6.05, -8.2)];
    build::wire(&mut m, &arm, 0.065, 10, steel);
    for z in [-4.4, -7.9] {
        build::tube(&mut m, Vec3::new(0.0, 5.75, z), Vec3::new(0.0, 6.05, z), [0.03; 2], 6, steel);
        head_of(&mut m, Vec3::new(0.05, 4.8, z), p.signs[2], p);
    }
    head_of(&mut m, Vec3::new(0.16, 2.9, 0.0), p.signs[2], p);
    // A street's name on the arm, a button at the mast.
    build::block(&mut m, [-0.01, 5.25, -2.6], [0.01, 5.6, -1.0], p.signs[3]);
    build::block(&mut m, [0.09, 1.0, -0.06], [0.15, 1.2, 0.06], p.signs[2]);
    m
}

fn head(m: &mut Mesh, at: Vec3, p: &Palette) {
    head_of(m, at, p.signs[2], p);
}

fn head_of(m: &mut Mesh, at: Vec3, body: MaterialId, p: &Palette) {
    let b = |m: &mut Mesh, lo: Vec3, hi: Vec3, id| build::block(m, lo.to_array(), hi.to_array(), id);
    b(m, at + Vec3::new(-0.12, 0.0, -0.16), at + Vec3::new(0.06, 0.95, 0.16), body);
    for (i, id) in [p.green, p.amber, p.red].into_iter().enumerate() {
        let c = at + Vec3::new(0.06, 0.17 + 0.3 * i as f32, 0.0);
        build::tube(m, c, c + Vec3::X * 0.02, [0.1; 2], 14, id);
        b(m, c + Vec3::new(0.0, 0.1, -0.12), c + Vec3::new(0.18, 0.115, 0.12), p.dark_metal);
    }
}
