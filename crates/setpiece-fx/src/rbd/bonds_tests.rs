use super::*;

fn face(width: f64, depth: f64) -> Face {
    Face { axes: DMat3::IDENTITY, width, depth, length: 0.5 }
}

fn force(along: [f64; 3], about: [f64; 3]) -> Force {
    Force { along: DVec3::from(along), about: DVec3::from(about) }
}

#[test]
fn stresses_are_those_of_a_beam() {
    let f = face(0.4, 0.2);
    let pulled = f.stress(&force([8.0e4, 0.0, 0.0], [0.0; 3]));
    assert!((pulled.tension - 1.0e6).abs() < 1.0 && pulled.compression == 0.0 && pulled.shear == 0.0, "{pulled:?}");
    // M / (b h^2 / 6) about its width, and far less about its depth, in which it is wide.
    let bent = f.stress(&force([0.0; 3], [0.0, 4.0e3, 0.0]));
    assert!((bent.tension - 1.5e6).abs() < 10.0 && (bent.compression - 1.5e6).abs() < 10.0, "{bent:?}");
    let aside = f.stress(&force([0.0; 3], [0.0, 0.0, 4.0e3]));
    assert!((aside.tension - 0.75e6).abs() < 10.0, "{aside:?}");
    let sheared = f.stress(&force([0.0, 3.0e4, 4.0e4], [0.0; 3]));
    assert!((sheared.shear - 6.25e5).abs() < 10.0 && sheared.tension == 0.0, "{sheared:?}");
    // A square twisted: 4.8 T / a^3, as Saint-Venant has it (4.81).
    let twisted = face(0.2, 0.2).stress(&force([0.0; 3], [1.0e3, 0.0, 0.0]));
    assert!((twisted.shear / 6.01e5 - 1.0).abs() < 0.01, "{twisted:?}");
}

#[test]
fn a_pressed_face_is_pulled_only_when_it_tips() {
    let f = face(0.4, 0.4);
    let weight = 1.6e5;
    // A force that stays within the face, at a third of its width off the middle, opens it and pulls nothing.
    let within = f.stress(&force([-weight, 0.0, 0.0], [0.0, weight * 0.13, 0.0]));
    assert!(within.tension == 0.0 && within.compression > 2.5e6, "{within:?}");
    let beyond = f.stress(&force([-weight, 0.0, 0.0], [0.0, weight * 0.3, 0.0]));
    assert!(beyond.tension > 1.0e6, "{beyond:?}");
    // Pressure also helps against shear.
    let limits = Limits { tension: 1.0e6, compression: 9.0e6, shear: 1.0e6 };
    let (loose, pressed) = (force([0.0, 2.0e5, 0.0], [0.0; 3]), force([-3.2e5, 2.0e5, 0.0], [0.0; 3]));
    assert!((f.stress(&loose).over(&limits).0 - 1.25).abs() < 0.01);
    assert!(f.stress(&pressed).over(&limits).0 < 0.6);
    let crushed = f.stress(&force([-2.0e6, 0.0, 0.0], [0.0; 3])).over(&limits);
    assert!(crushed.1 && (crushed.0 - 1.389).abs() < 0.01, "{crushed:?}");
}

#[test]
fn a_slab_is_bonded_flat_and_not_upright() {
    let half = Vec3::new(0.5, 0.1, 0.6);
    let chunk = |x: f32| {
        let corner = |i: u32| half * Vec3::new(sign(i), sign(i >> 1), sign(i >> 2));
        Chunk {
            part: 0,
            mesh: setpiece_scene::Mesh::default(),
            rest: Vec3::new(x, 3.0, 0.0),
            volume_m3: 0.24,
            mass_kg: 576.0,
            hull: (0..8).map(corner).collect(),
            cluster: 0,
        }
    };
    let bond = Bond::new(0, 1, 0.24, Vec3::new(0.5, 3.0, 0.0), Vec3::X);
    let f = Face::of(&bond, &chunk(0.0), &chunk(1.0));
    assert!((f.width - 1.2).abs() < 1e-3 && (f.depth - 0.2).abs() < 1e-3 && (f.length - 1.0).abs() < 1e-6, "{f:?}");
    // Its depth stands upright: bending about the level axis has the small section.
    assert!(f.axes.col(2).y.abs() > 0.999 && f.bending()[0] < 0.03 * f.bending()[1], "{f:?}");
}

fn sign(bit: u32) -> f32 {
    if bit & 1 == 1 { 1.0 } else { -1.0 }
}
