//! The renderer against closed forms and against itself.

use crate::bvh::Ray;
use crate::film::expose;
use crate::geometry::Stage;
use crate::request::{Layers, Request};
use crate::sample::{Sampler, cosine};
use crate::trace::Tracer;
use crate::world::{Environment, World};
use crate::{Event, Negative, Preview, RenderStats, render, replay};
use glam::{Affine3A, Quat, Vec3};
use setpiece_image::Frame;
use setpiece_scene::math::rotation;
use setpiece_scene::{
    Aabb, Air, CameraKey, CameraPath, Ember, Fire, Flare, Lamp, LampKind, Layout, Material, MaterialId, Mesh, MeshId,
    Motion, Mover, ObjectId, Pattern, Pose, Scene, Sky, Take, build,
};
use setpiece_shot::Rng;

pub(crate) mod chi_square;
mod embree;
mod furnace;
mod kept;
mod meter;
mod not_finite;
mod other_renderer;
mod samplers;
mod several;

/// As the program has it: rays are timed with its large pages, as those that they are compared with have theirs.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const CLEAR: Sky =
    Sky { to_sun: Vec3::Y, to_moon: Vec3::Y, turbidity: 2.0, cloud_cover: 0.0, cloud_thickness: 0.0, seed: 1 };

fn scene() -> Scene {
    let nothing = Aabb::new(Vec3::ZERO, Vec3::ZERO);
    Scene {
        meshes: Vec::new(),
        materials: vec![
            Material::new("white", Pattern::Plain, [1.0; 3]),
            Material::new("glass", Pattern::Glass, [1.0; 3]),
        ],
        objects: vec!["all".to_owned()],
        instances: Vec::new(),
        parts: Vec::new(),
        hero_object: ObjectId(0),
        colliders: Vec::new(),
        props: Vec::new(),
        rammer: None,
        lamps: Vec::new(),
        sky: CLEAR,
        air: Air::default(),
        layout: Layout { hero: nothing, envelope: nothing, street_view: [Vec3::ZERO; 2], azimuth_deg: 0.0 },
    }
}

const WHITE: MaterialId = MaterialId(0);

fn cube(half: f32) -> Mesh {
    let mut mesh = Mesh::default();
    build::cuboid(&mut mesh, Aabb::new(Vec3::splat(-half), Vec3::splat(half)), WHITE);
    mesh
}

/// A cube whose every side is cut into small triangles, bent outwards to a sphere with smooth normals.
fn sphere(radius: f32) -> Mesh {
    let mut mesh = Mesh::default();
    let n = 24;
    for axis in 0..3 {
        for sign in [-1.0_f32, 1.0] {
            let base = mesh.positions.len() as u32;
            for j in 0..=n {
                for i in 0..=n {
                    let (u, v) = (2.0 * i as f32 / n as f32 - 1.0, 2.0 * j as f32 / n as f32 - 1.0);
                    let mut p = [0.0; 3];
                    (p[axis], p[(axis + 1) % 3], p[(axis + 2) % 3]) = (sign, u * sign, v);
                    let p = Vec3::from(p).normalize();
                    mesh.positions.push(p * radius);
                    mesh.normals.push(p);
                }
            }
            for j in 0..n {
                for i in 0..n {
                    let a = base + j * (n + 1) + i;
                    let c = a + n + 2;
                    mesh.triangles.extend([[a, a + 1, c], [a, c, a + n + 1]]);
                    mesh.materials.extend([WHITE; 2]);
                }
            }
        }
    }
    mesh
}

fn looking(from: Vec3, keys: usize) -> CameraPath {
    let key = CameraKey {
        position: from,
        rotation: Quat::IDENTITY,
        lens_mm: 36.0,
        focus_m: from.length(),
        f_stop: 16.0,
        squeeze: 1.0,
    };
    CameraPath { keys: vec![key; keys] }
}

fn request(camera: &CameraPath, size: [u32; 2], samples: u32) -> Request<'_> {
    Request {
        frame: 0,
        camera,
        size,
        samples,
        seed: 5,
        exposure: 1.0,
        dust: None,
        shutter: 0.5,
        bounce_rays: 0,
        bounces: 1,
        previs: false,
        layers: Layers::All,
    }
}

fn plain(scene: &Scene, take: &Take, radiance: f32, to_light: Vec3, light: f32) -> World {
    let mut world = World::under(scene, take, Environment::Plain { radiance, to_light, light });
    world.plain = Some(0.04);
    world
}

/// Nothing at all.
pub(crate) fn under_a_plain_sky() -> World {
    plain(&scene(), &Take::default(), 1.0, Vec3::Y, 0.0)
}

/// Boxes that turn and fly, with their rest.
fn flying(count: u32, samples: u32) -> Take {
    let mut rng = Rng::new(3, "flying");
    let mut take = Take { meshes: vec![cube(0.4)], chunks: count, ..Take::default() };
    take.motion = Motion { samples, poses: Vec::new() };
    for m in 0..count {
        let mut random = || Vec3::new(rng.unit(), rng.unit(), rng.unit()) * 2.0 - Vec3::ONE;
        let (start, speed, axis) = (random() * 3.0, random() * 0.1, random().normalize());
        take.movers.push(Mover {
            mesh: MeshId(0),
            scale: 1.0,
            rest: start,
            object: ObjectId(0),
            born: 0,
            gone: u32::MAX,
        });
        for s in 0..samples {
            // Every other one stays until sample 2.
            let t = if m % 2 == 0 { s.saturating_sub(2) } else { s } as f32;
            take.motion.poses.push(Pose { position: start + speed * t, rotation: rotation(axis, 0.1 * t) });
        }
    }
    take
}

fn mean(frame: &Frame, channel: &str) -> f32 {
    let c = frame.channel(channel).unwrap();
    c.iter().sum::<f32>() / c.len() as f32
}

#[test]
fn white_things_vanish_in_a_white_furnace() {
    for mesh in [cube(1.0), sphere(1.2)] {
        let mut scene = scene();
        let id = scene.mesh(mesh);
        scene.place(id, ObjectId(0), Affine3A::from_quat(rotation(Vec3::new(0.6, 0.8, 0.0), 0.7)), false);
        let world = plain(&scene, &Take::default(), 1.0, Vec3::Y, 0.0);
        let camera = looking(Vec3::new(0.0, 0.0, 5.0), 3);
        let tracer = Tracer::new(&world, &request(&camera, [16, 16], 64));
        let (pixels, stats) = expose(&tracer, &request(&camera, [16, 16], 64));
        assert_eq!(stats.dropped, 0);
        let solid: Vec<_> = pixels.iter().filter(|p| p.object >= 0).collect();
        assert!(solid.len() > 30);
        for p in solid {
            let sum = (p.direct + p.indirect + p.specular + p.emission).x;
            assert!((sum - 1.0).abs() < 0.01, "{sum}");
        }
    }
}

#[test]
fn a_plane_gets_the_light_that_theory_says() {
    let mut scene = scene();
    scene.materials[0].color = [0.5; 3];
    let mut mesh = Mesh::default();
    let s = 100.0;
    let corner = |x: f32, z: f32| Vec3::new(x * s, -1.0, z * s);
    mesh.quad([corner(-1.0, 1.0), corner(1.0, 1.0), corner(1.0, -1.0), corner(-1.0, -1.0)], WHITE);
    let id = scene.mesh(mesh);
    scene.place(id, ObjectId(0), Affine3A::IDENTITY, false);
    let camera = CameraPath {
        keys: vec![CameraKey { rotation: rotation(Vec3::X, -1.2), ..looking(Vec3::Y * 4.0, 1).keys[0] }; 3],
    };
    // Sun at 60 degrees from the zenith: half its illuminance falls on the ground.
    let to_light = Vec3::new(0.75_f32.sqrt(), 0.5, 0.0);
    let world = plain(&scene, &Take::default(), 0.0, to_light, 10.0);
    let r = request(&camera, [16, 16], 16);
    let (pixels, _) = expose(&Tracer::new(&world, &r), &r);
    for p in &pixels {
        let expected = p.albedo.x / std::f32::consts::PI * 10.0 * 0.5;
        assert!((p.direct.x / expected - 1.0).abs() < 2e-3, "{} {expected}", p.direct.x);
        assert!(p.albedo.x < 0.5 && p.albedo.x > 0.35, "the layer takes its share: {}", p.albedo.x);
    }
    // A sky of radiance 2: every diffuse surface sends albedo times 2.
    let world = plain(&scene, &Take::default(), 2.0, Vec3::Y, 0.0);
    let (pixels, _) = expose(&Tracer::new(&world, &r), &r);
    for p in &pixels {
        assert!((p.indirect.x / (2.0 * p.albedo.x) - 1.0).abs() < 2e-3);
    }
    // One lamp 2 m above the ground: intensity over distance squared, by Lambert's cosine.
    scene.lamps.push(Lamp {
        kind: LampKind::Street,
        position: Vec3::new(0.0, 1.0, 0.0),
        axis: None,
        // So much that no pixel's light is faint: that is left to chance.
        intensity: [300.0; 3],
        radius_m: 0.01,
        part: None,
    });
    let world = plain(&scene, &Take::default(), 0.0, Vec3::Y, 0.0);
    let (pixels, _) = expose(&Tracer::new(&world, &r), &r);
    for p in pixels.iter().filter(|p| p.pure == 1.0) {
        let to = Vec3::new(0.0, 1.0, 0.0) - p.position;
        let expected = p.albedo.x / std::f32::consts::PI * 300.0 * 2.0 / to.length().powi(3);
        assert!((p.direct.x / expected - 1.0).abs() < 0.1, "{} {expected}", p.direct.x);
    }
}

#[test]
fn glass_over_a_white_sky_neither_adds_nor_takes_more_than_its_tint() {
    let mut scene = scene();
    let mut mesh = Mesh::default();
    mesh.quad([[-9.0, -9.0, 0.0], [9.0, -9.0, 0.0], [9.0, 9.0, 0.0], [-9.0, 9.0, 0.0]].map(Vec3::from), MaterialId(1));
    let id = scene.mesh(mesh);
    scene.place(id, ObjectId(0), Affine3A::IDENTITY, false);
    let mut world = plain(&scene, &Take::default(), 1.0, Vec3::Y, 0.0);
    world.plain = None;
    let camera = looking(Vec3::Z * 3.0, 3);
    let (frame, _) = render(&world, &request(&camera, [8, 8], 4));
    // Two faces of index 1.5 reflect about 7.7 % straight on; the rest passes but for the tint.
    let (mirror, through) = (frame.channel("specular.R").unwrap()[36], frame.channel("transmission.R").unwrap()[36]);
    assert!((0.07..0.1).contains(&mirror), "{mirror}");
    assert!(through > 0.6 && mirror + through <= 1.001, "{through}");
}

/// Balls that stand about, and some that fly.
fn balls(rng: &mut Rng) -> World {
    let mut scene = scene();
    let id = scene.mesh(sphere(0.7));
    for _ in 0..20 {
        let shift = Vec3::new(rng.unit(), rng.unit(), rng.unit()) * 8.0 - Vec3::splat(4.0);
        scene.place(id, ObjectId(0), Affine3A::from_translation(shift), false);
    }
    plain(&scene, &flying(60, 6), 1.0, Vec3::Y, 1.0)
}

#[test]
fn both_kernels_give_the_same_bits() {
    let mut rng = Rng::new(9, "rays");
    let world = balls(&mut rng);
    let fast = Stage::new(&world.geometry, 1, 0.5, false);
    let mut slow = Stage::new(&world.geometry, 1, 0.5, false);
    slow.avx2 = false;
    let mut hits = 0;
    for i in 0..20_000_u32 {
        let from = Vec3::new(rng.unit(), rng.unit(), rng.unit()) * 12.0 - Vec3::splat(6.0);
        let mut way = cosine(Vec3::Y, Sampler::new(i, 0, 0, 1, 4).pair());
        if i % 2 == 0 {
            way = -way;
        }
        if i % 7 == 0 {
            way.x = 0.0;
        }
        let ray = Ray::new(from, way, f32::INFINITY);
        let (a, b) = (fast.closest(ray), slow.closest(ray));
        assert_eq!(a, b, "ray {i}");
        hits += u32::from(a.is_some());
        let ray = Ray::new(from, way, 2.0);
        assert_eq!(fast.visibility(ray, 0.5), slow.visibility(ray, 0.5), "ray {i}");
        assert_eq!(fast.visibility(ray, 0.5) < 1.0, fast.closest(ray).is_some());
    }
    assert!(hits > 3_000, "{hits}");
}

#[test]
fn shadows_do_not_hang_on_the_rays_before() {
    let mut rng = Rng::new(12, "shadows");
    let world = balls(&mut rng);
    let stage = Stage::new(&world.geometry, 1, 0.5, false);
    // In bundles that go much the same way, as those of neighbouring pixels do.
    let rays: Vec<Ray> = (0..3000)
        .flat_map(|_| {
            let mut point = |reach: f32| Vec3::new(rng.unit() - 0.5, rng.unit() - 0.5, rng.unit() - 0.5) * reach;
            let (from, way) = (point(12.0), point(2.0));
            [0.0, 0.02, 0.3].map(|reach| Ray::new(from + point(reach), way + point(0.1 * reach), 30.0))
        })
        .collect();
    let there: Vec<f32> = rays.iter().map(|ray| stage.visibility(*ray, 0.5)).collect();
    let back: Vec<f32> = rays.iter().rev().map(|ray| stage.visibility(*ray, 0.5)).collect();
    assert!(there.iter().eq(back.iter().rev()));
    let alone = |ray: &Ray| std::thread::scope(|s| s.spawn(|| stage.visibility(*ray, 0.5)).join().unwrap());
    assert!(rays.iter().step_by(31).map(alone).eq(there.iter().step_by(31).copied()));
    let dark = there.iter().filter(|seen| **seen == 0.0).count();
    assert!(dark > 1000 && dark < 8000, "{dark}");
}

#[test]
fn rays_together_meet_what_they_meet_alone() {
    let mut rng = Rng::new(10, "groups");
    let world = balls(&mut rng);
    let fast = Stage::new(&world.geometry, 1, 0.5, false);
    let mut slow = Stage::new(&world.geometry, 1, 0.5, false);
    slow.avx2 = false;
    let (mut hits, mut apart) = (0, 0);
    for i in 0..4_000_u32 {
        let from = Vec3::new(rng.unit(), rng.unit(), rng.unit()) * 16.0 - Vec3::splat(8.0);
        let way = -from.normalize() + 0.3 * cosine(Vec3::Y, Sampler::new(i, 0, 0, 1, 5).pair());
        // From the rays of neighbouring pixels to some that share nothing.
        let spread = [0.002, 0.02, 0.2, 2.0][i as usize % 4];
        let count = [8, 8, 5, 1][i as usize / 4 % 4];
        let rays: Vec<Ray> = (0..count)
            .map(|_| {
                let mut some = || Vec3::new(rng.unit(), rng.unit(), rng.unit()) - Vec3::splat(0.5);
                let reach = if i % 3 == 0 { 6.0 } else { f32::INFINITY };
                Ray::new(from + 0.01 * some(), way + spread * some(), reach)
            })
            .collect();
        let together = fast.closest_of(&rays);
        assert_eq!(together, slow.closest_of(&rays), "both kernels, group {i}");
        for (ray, found) in rays.iter().zip(together) {
            let alone = fast.closest(*ray);
            assert_eq!(alone.map(|h| h.distance), found.map(|h| h.distance), "group {i}");
            hits += u32::from(alone.is_some());
            apart += u32::from(alone != found);
        }
    }
    assert!(hits > 8_000, "{hits}");
    // Where two triangles meet at the same distance, either may be found.
    assert!(apart * 1000 < hits, "{apart} of {hits}");
}

#[test]
fn a_moved_mesh_is_the_same_as_its_mesh_moved() {
    let pose = Pose { position: Vec3::new(0.3, -0.2, 0.1), rotation: rotation(Vec3::new(0.0, 0.6, 0.8), 1.1) };
    let mut baked = scene();
    let id = baked.mesh(sphere(0.9).mapped(|p| pose.point(p * 1.3)));
    baked.place(id, ObjectId(0), Affine3A::IDENTITY, false);
    let baked = plain(&baked, &Take::default(), 1.0, Vec3::Y, 3.0);
    let moved = Take {
        meshes: vec![sphere(0.9)],
        movers: vec![Mover { mesh: MeshId(0), scale: 1.3, rest: Vec3::ZERO, object: ObjectId(0), born: 0, gone: 9 }],
        chunks: 0,
        motion: Motion { samples: 3, poses: vec![pose; 3] },
        ..Take::default()
    };
    let moved = plain(&scene(), &moved, 1.0, Vec3::Y, 3.0);
    let camera = looking(Vec3::Z * 5.0, 3);
    let r = request(&camera, [32, 32], 1);
    let (a, b) = (expose(&Tracer::new(&baked, &r), &r).0, expose(&Tracer::new(&moved, &r), &r).0);
    let mut differ = 0;
    for (a, b) in a.iter().zip(&b) {
        let alike = a.position.distance(b.position) < 1e-3
            && a.normal.distance(b.normal) < 1e-2
            && (a.direct - b.direct).length() < 0.02;
        differ += u32::from(!alike);
    }
    // Single rays along the silhouette may fall either way.
    assert!(differ < 8, "{differ}");
}

#[test]
fn motion_vectors_point_to_where_the_surface_is_next() {
    let step = Vec3::new(0.11, -0.07, 0.2);
    let poses = (0..4).map(|s| Pose { position: step * s as f32, rotation: rotation(Vec3::Z, 0.05 * s as f32) });
    let take = Take {
        meshes: vec![cube(0.8)],
        movers: vec![Mover { mesh: MeshId(0), scale: 1.0, rest: Vec3::ZERO, object: ObjectId(0), born: 0, gone: 9 }],
        chunks: 1,
        motion: Motion { samples: 4, poses: poses.collect() },
        ..Take::default()
    };
    let world = plain(&scene(), &take, 1.0, Vec3::Y, 1.0);
    let mut camera = looking(Vec3::Z * 5.0, 4);
    for (i, key) in camera.keys.iter_mut().enumerate() {
        key.position.x += 0.02 * i as f32;
    }
    for frame in [0, 2] {
        let r = Request { frame, ..request(&camera, [64, 64], 1) };
        let (picture, _) = render(&world, &r);
        let get = |name: &str, i: usize| picture.channel(name).unwrap()[i];
        let mut checked = 0;
        for i in (0..64 * 64).filter(|i| get("chunk", *i) == 1.0) {
            let p = Vec3::new(get("P.X", i), get("P.Y", i), get("P.Z", i));
            // Positions and angles are linear here, so that the pose a frame later is known, past the end as well.
            let middle = frame as f32 + 0.25;
            let now = Pose { position: step * middle, rotation: rotation(Vec3::Z, 0.05 * middle) };
            let next = Pose { position: step * (middle + 1.0), rotation: rotation(Vec3::Z, 0.05 * (middle + 1.0)) };
            let q = next.point(now.inverse_point(p));
            let mut later = camera.at(middle);
            later.position.x += 0.02;
            let (a, b) = (camera.at(middle).project(p, r.size).unwrap(), later.project(q, r.size).unwrap());
            let (dx, dy) = (b.0 - a.0 - get("motion.X", i), b.1 - a.1 - get("motion.Y", i));
            // At the end, what is left of the frame is stretched to a whole one: perspective makes a small difference.
            let slack = if frame == 2 { 0.15 } else { 0.01 };
            assert!(dx.abs() < slack && dy.abs() < slack, "frame {frame}: {dx} {dy}");
            checked += 1;
        }
        assert!(checked > 100);
    }
}

fn busy() -> (World, CameraPath) {
    let mut scene = scene();
    let ground = {
        let mut mesh = Mesh::default();
        build::block(&mut mesh, [-20.0, -4.0, -20.0], [20.0, -3.0, 20.0], WHITE);
        build::block(&mut mesh, [-2.0, -2.0, 1.9], [2.0, 2.0, 2.0], MaterialId(1));
        mesh
    };
    let id = scene.mesh(ground);
    scene.place(id, ObjectId(0), Affine3A::IDENTITY, false);
    (World::new(&scene, &flying(40, 6)), looking(Vec3::Z * 9.0, 6))
}

#[test]
fn layers_sum_to_the_beauty_and_nothing_is_undefined() {
    let (world, camera) = busy();
    for (previs, samples) in [(false, 4), (true, 1)] {
        let r = Request { frame: 3, previs, exposure: 0.05, ..request(&camera, [96, 54], samples) };
        let (frame, stats) = render(&world, &r);
        assert_eq!(stats.dropped, 0);
        assert!(frame.channels.iter().all(|c| c.samples.iter().all(|x| x.is_finite())));
        let layers = ["diffuse_direct", "diffuse_indirect", "specular", "transmission", "emission"];
        for c in ["R", "G", "B"] {
            let alpha = frame.channel("dust.A").unwrap();
            let dust = frame.channel(&format!("dust.{c}")).unwrap();
            let parts = layers.map(|l| frame.channel(&format!("{l}.{c}")).unwrap());
            for (i, beauty) in frame.channel(c).unwrap().iter().enumerate() {
                let sum: f32 = parts.iter().map(|p| p[i]).sum();
                assert!((sum * (1.0 - alpha[i]) + dust[i] - beauty).abs() <= 1e-5 * beauty.max(1.0));
            }
        }
        assert!(mean(&frame, "R") > 0.01);
    }
}

#[test]
fn one_thread_and_two_make_the_same_bytes() {
    let (world, camera) = busy();
    let r = Request { frame: 4, exposure: 0.05, layers: Layers::Mattes, ..request(&camera, [80, 45], 2) };
    let on = |threads: usize| -> (Frame, RenderStats) {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| {
            let (world, camera) = if threads == 1 { busy() } else { (busy().0, camera.clone()) };
            render(&world, &Request { camera: &camera, ..r })
        })
    };
    let (one, two) = (on(1), on(2));
    assert_eq!(one.0.to_bytes(), two.0.to_bytes());
    assert_eq!(one.1, two.1);
    assert_eq!(render(&world, &r).0.to_bytes(), one.0.to_bytes());
}

#[test]
fn the_filter_takes_noise_out_and_keeps_the_mean() {
    let (world, camera) = busy();
    let r = Request { shutter: 0.0, exposure: 0.05, ..request(&camera, [96, 54], 4) };
    let tracer = Tracer::new(&world, &r);
    let (raw, _) = expose(&tracer, &r);
    let mut clean = raw.clone();
    let guides: Vec<_> = clean.iter().map(|p| crate::filter::Guide::new(p, tracer.pixel)).collect();
    crate::filter::run(&mut clean, &guides, r.size, crate::filter::LEVELS);
    // The truth by the same estimator, under many seeds.
    let mut truth = vec![Vec3::ZERO; raw.len()];
    let seeds = 32;
    for seed in 0..seeds {
        let again = Request { seed: 100 + seed, ..r };
        for (sum, p) in truth.iter_mut().zip(expose(&Tracer::new(&world, &again), &again).0) {
            *sum += p.indirect / seeds as f32;
        }
    }
    let error =
        |p: &[crate::film::Pixel]| p.iter().zip(&truth).map(|(a, b)| (a.indirect - *b).length_squared()).sum::<f32>();
    let sum = |p: &[crate::film::Pixel]| p.iter().map(|p| p.indirect.y).sum::<f32>();
    let whole: f32 = truth.iter().map(|t| t.y).sum();
    assert!(error(&clean) < 0.3 * error(&raw), "{} {}", error(&clean), error(&raw));
    assert!((sum(&clean) / whole - 1.0).abs() < 0.03, "{} {whole}", sum(&clean));
}

#[test]
fn fast_things_are_drawn_out_along_their_way() {
    let poses = (0..4).map(|s| Pose::at(Vec3::X * (s as f32 - 0.25) * 2.0)).collect();
    let take = Take {
        meshes: vec![cube(0.5)],
        movers: vec![Mover { mesh: MeshId(0), scale: 1.0, rest: Vec3::ZERO, object: ObjectId(0), born: 0, gone: 9 }],
        chunks: 1,
        motion: Motion { samples: 4, poses },
        ..Take::default()
    };
    let world = plain(&scene(), &take, 0.0, Vec3::Z, 10.0);
    let camera = looking(Vec3::Z * 5.0, 4);
    let sharp = Request { shutter: 0.01, ..request(&camera, [64, 64], 4) };
    let lit = |frame: &Frame, row: usize| -> Vec<f32> { frame.channel("G").unwrap()[row * 64..row * 64 + 64].to_vec() };
    let blurred = lit(&render(&world, &Request { shutter: 0.5, ..sharp }).0, 32);
    // Over half a frame it goes a metre, its own width: the middle is full, the ends run out over some 14 pixels.
    let full = blurred.iter().copied().fold(0.0_f32, f32::max);
    let soft = blurred.iter().filter(|x| **x > 0.05 * full && **x < 0.95 * full).count();
    assert!(soft >= 10, "{soft} of {blurred:?}");
    let still = lit(&render(&world, &Request { frame: 0, ..sharp }).0, 32);
    let soft = still.iter().filter(|x| **x > 0.05 * full && **x < 0.95 * full).count();
    assert!(soft <= 4, "{soft}");
}

/// A moving cube covers, over all pixels, about as much as it does standing still: the blur weighs, and need not keep sums.
#[test]
fn mattes_cover_what_is_seen_and_motion_only_spreads_them() {
    use setpiece_image::cryptomatte::id_of;
    let share = |speed: f32| {
        let poses = (0..4).map(|s| Pose::at(Vec3::X * (s as f32 - 0.25) * speed)).collect();
        let take = Take {
            meshes: vec![cube(0.5)],
            movers: vec![Mover {
                mesh: MeshId(0),
                scale: 1.0,
                rest: Vec3::ZERO,
                object: ObjectId(0),
                born: 0,
                gone: 9,
            }],
            chunks: 1,
            motion: Motion { samples: 4, poses },
            ..Take::default()
        };
        let world = plain(&scene(), &take, 0.0, Vec3::Z, 10.0);
        let camera = looking(Vec3::Z * 5.0, 4);
        let r = Request { shutter: 0.5, layers: Layers::Mattes, ..request(&camera, [96, 54], 4) };
        let (frame, _) = render(&world, &r);
        let mut pixels = vec![0.0; frame.pixels()];
        for (a, b) in [("R", "G"), ("B", "A")] {
            for layer in 0..3 {
                let ids = frame.channel(&format!("crypto_chunk{layer:02}.{a}")).unwrap();
                let shares = frame.channel(&format!("crypto_chunk{layer:02}.{b}")).unwrap();
                for ((sum, id), share) in pixels.iter_mut().zip(ids).zip(shares) {
                    assert!(*share == 0.0 || *id == id_of("chunk_0"), "an unknown number");
                    *sum += share;
                }
            }
        }
        assert!(pixels.iter().all(|p| (0.0..1.0001).contains(p)));
        (pixels.iter().sum::<f32>(), pixels.iter().filter(|p| **p > 0.0 && **p < 0.999).count())
    };
    let (still, moving) = (share(0.0), share(0.6));
    assert!((moving.0 / still.0 - 1.0).abs() < 0.06, "{still:?} {moving:?}");
    assert!(moving.1 > still.1 * 3 / 2, "{still:?} {moving:?}");
    // A face of one metre before a camera at 4.5 m.
    assert!(still.0 > 100.0);
}

/// A ball of burning soot before a wall, with a flash and embers beside it.
fn fire() -> setpiece_scene::Density {
    let dims = [32, 32, 32];
    let mut dense = vec![0.0; 32 * 32 * 32];
    for (n, x) in dense.iter_mut().enumerate() {
        let p = Vec3::new((n % 32) as f32, (n / 32 % 32) as f32, (n / 1024) as f32);
        *x = if p.distance(Vec3::splat(16.0)) < 9.0 { 0.8 } else { 0.0 };
    }
    let mut density = setpiece_scene::Density::pack(Vec3::splat(-4.0), 0.25, dims, &dense, 1e-3);
    density.fire = Some(Box::new(Fire {
        heat: density.values.iter().map(|v| if *v > 0 { 130 } else { 0 }).collect(),
        soot: vec![255; density.values.len()],
        flares: vec![Flare { position: Vec3::X * 3.0, radius_m: 1.0, area_m2: 5.0, kelvin: 3000.0, seen: 1.0 }],
        embers: vec![Ember { from: Vec3::Y * 2.5, to: Vec3::new(1.0, 3.0, 0.0), kelvin: 1900.0, size_m: 0.03 }],
    }));
    density
}

#[test]
fn fire_lights_the_set_keeps_the_sum_of_the_layers_and_the_same_bytes_on_any_threads() {
    let mut scene = scene();
    let wall = scene.mesh(cube(6.0));
    scene.place(wall, ObjectId(0), Affine3A::from_translation(Vec3::Z * -13.0), false);
    let world = plain(&scene, &Take::default(), 1e-4, Vec3::Y, 0.0);
    let camera = looking(Vec3::Z * 14.0, 3);
    let dust = fire();
    let request = Request { dust: Some(&dust), ..request(&camera, [48, 36], 4) };
    let draw = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| render(&world, &request).0)
    };
    let frame = draw(1);
    assert!(frame == draw(2));
    let layer = |name: &str| frame.rgb(name).unwrap();
    let (beauty, cover, veil) = (layer(""), frame.channel("dust.A").unwrap(), layer("dust"));
    let parts = ["diffuse_direct", "diffuse_indirect", "specular", "transmission", "emission"].map(layer);
    for i in 0..beauty.len() {
        for c in 0..3 {
            let sum: f32 = parts.iter().map(|p| p[i][c]).sum::<f32>() * (1.0 - cover[i]) + veil[i][c];
            assert!((sum - beauty[i][c]).abs() < 1e-4 * (1.0 + sum), "{sum} {}", beauty[i][c]);
            assert!(veil[i][c].is_finite() && veil[i][c] >= 0.0);
        }
    }
    let middle = veil[18 * 48 + 24];
    assert!(middle[0] > 1.0 && middle[0] > 1.5 * middle[1] && middle[1] > 2.0 * middle[2], "{middle:?}");
    let dark = render(&world, &Request { dust: None, ..request }).0;
    let light = |f: &Frame| f.rgb("diffuse_direct").unwrap().iter().map(|p| p[0]).sum::<f32>();
    assert!(light(&frame) > 100.0 * light(&dark).max(0.01), "{} {}", light(&frame), light(&dark));
}

/// Boxes that fly before a lit wall, and a camera that drifts.
fn drifting() -> (World, CameraPath) {
    let mut scene = scene();
    let mut wall = Mesh::default();
    build::block(&mut wall, [-30.0, -20.0, -6.0], [30.0, 20.0, -5.0], WHITE);
    let id = scene.mesh(wall);
    scene.place(id, ObjectId(0), Affine3A::IDENTITY, false);
    let to_light = Vec3::new(0.3, 0.8, 0.5).normalize();
    let world = plain(&scene, &flying(30, 9), 0.5, to_light, 2.0);
    let mut camera = looking(Vec3::Z * 9.0, 9);
    for (n, key) in camera.keys.iter_mut().enumerate() {
        key.position += Vec3::new(0.03, 0.017, 0.0) * n as f32;
    }
    (world, camera)
}

/// The frame by a window of those around it.
fn windowed(world: &World, request: &Request<'_>, frames: std::ops::Range<u32>) -> Frame {
    let of = |frame: u32| Negative::expose(world, &Request { frame, ..*request });
    let around: Vec<Negative<'_>> = frames.filter(|n| *n != request.frame).map(of).collect();
    of(request.frame).finish(&around.iter().collect::<Vec<_>>(), Layers::All, None).0
}

#[test]
fn samples_of_neighbouring_frames_take_noise_out_and_leave_no_ghosts() {
    let (world, camera) = drifting();
    let r = Request { frame: 4, shutter: 0.0, ..request(&camera, [96, 54], 1) };
    let truth = render(&world, &Request { samples: 256, ..r }).0;
    let error = |frame: &Frame| {
        let parts = ["diffuse_direct.G", "diffuse_indirect.G"].map(|c| (frame.channel(c), truth.channel(c)));
        let mut sum = 0.0;
        for (a, b) in parts {
            for (a, b) in a.unwrap().iter().zip(b.unwrap()) {
                sum += (a - b) * (a - b);
            }
        }
        sum
    };
    let (alone, with) = (error(&render(&world, &r).0), error(&windowed(&world, &r, 2..7)));
    // As many samples of the frame itself are worth more at edges: those of others lie where the drift has taken them.
    assert!(with < 0.7 * alone, "{with} against {alone} alone");
}

#[test]
fn a_window_over_a_change_of_light_keeps_to_its_own_time() {
    let (world, camera) = drifting();
    let r = Request { frame: 4, shutter: 0.0, ..request(&camera, [96, 54], 1) };
    let dark = Request { exposure: 0.2, ..r };
    // The frames around are exposed five times brighter, as a flash would be.
    let around: Vec<Negative<'_>> =
        [2, 3, 5, 6].map(|frame| Negative::expose(&world, &Request { frame, ..r })).into_iter().collect();
    let own = Negative::expose(&world, &dark);
    let found = own.finish(&around.iter().collect::<Vec<_>>(), Layers::All, None).0;
    let alone = own.finish(&[], Layers::All, None).0;
    let (a, b) = (mean(&found, "diffuse_direct.G"), mean(&alone, "diffuse_direct.G"));
    assert!((a / b - 1.0).abs() < 0.06, "{a} {b}");
}

#[test]
fn a_windowed_frame_has_the_same_bytes_on_one_thread_and_two() {
    let (world, camera) = drifting();
    let r = Request { frame: 4, ..request(&camera, [80, 45], 2) };
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| windowed(&world, &r, 2..7)).to_bytes()
    };
    assert!(on(1) == on(2));
}

#[test]
fn a_preview_between_two_shows_what_moves_where_it_is_and_depends_on_nothing_else() {
    let (world, camera) = drifting();
    let r = Request { previs: true, ..request(&camera, [97, 55], 1) };
    let (first, last) = Preview::wholes(5, 9);
    assert!(first < 5 && last > 5 && Preview::wholes(last, 9) == (last, last) && Preview::wholes(8, 9) == (8, 8));
    let draw = || {
        let whole = |frame: u32| Preview::expose(&world, &Request { frame, ..r });
        Preview::between(&whole(first), &whole(last), &world, &Request { frame: 5, ..r }).finish().0
    };
    let on = |threads: usize| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(draw);
    let between = on(1);
    assert!(between.to_bytes() == on(2).to_bytes());

    let apart = |a: &Frame, b: &Frame, name: &str| {
        let (a, b) = (a.channel(name).unwrap(), b.channel(name).unwrap());
        let far = a.iter().zip(b).filter(|(a, b)| (*a - *b).abs() > 0.05 * b.abs()).count();
        far as f32 / a.len() as f32
    };
    // Depths tell where things are: those of the frame itself, to within a pixel at edges, and not its neighbour's.
    let traced = |frame: u32| render(&world, &Request { frame, ..r }).0;
    let (itself, other) = (apart(&between, &traced(5), "Z"), apart(&traced(first), &traced(5), "Z"));
    assert!(itself < 0.5 * other, "{itself} against {other}");
    let (a, b) = (mean(&between, "G"), mean(&traced(5), "G"));
    assert!((a / b - 1.0).abs() < 0.02, "{a} {b}");
}

/// A street of boxes under a sun and a lamp, some behind glass.
fn lit_boxes() -> Scene {
    let mut scene = scene();
    let floor = scene.mesh(cube(4.0));
    scene.place(floor, ObjectId(0), Affine3A::from_translation(Vec3::Y * -5.0), false);
    let small = scene.mesh(cube(0.6));
    scene.place(small, ObjectId(0), Affine3A::from_rotation_y(0.6), false);
    let mut pane = Mesh::default();
    let box_of = Aabb::new(Vec3::new(0.7, -1.0, 1.0), Vec3::new(1.6, 1.0, 1.02));
    build::cuboid(&mut pane, box_of, MaterialId(1));
    let pane = scene.mesh(pane);
    scene.place(pane, ObjectId(0), Affine3A::IDENTITY, false);
    scene.materials[0].color = [0.6, 0.4, 0.3];
    scene.lamps.push(Lamp {
        position: Vec3::new(-1.5, 1.0, 2.0),
        intensity: [0.3; 3],
        kind: LampKind::Street,
        axis: None,
        radius_m: 0.1,
        part: None,
    });
    scene
}

#[test]
fn a_replayed_pixel_is_the_frames_own_and_its_parts_add_up() {
    let world = World::under(
        &lit_boxes(),
        &Take::default(),
        Environment::Plain { radiance: 0.2, to_light: Vec3::new(0.4, 0.8, 0.45).normalize(), light: 2.0 },
    );
    let camera = looking(Vec3::new(0.0, 0.0, 5.0), 3);
    let r = request(&camera, [48, 32], 4);
    let tracer = Tracer::new(&world, &r);
    let (pixels, _) = expose(&tracer, &r);
    let gathered = Negative::expose(&world, &r).gather(&[], &mut RenderStats::default());
    let (mut shadowed, mut bounces, mut panes) = (0, 0, 0);
    for y in (0..32).step_by(3) {
        for x in (0..48).step_by(3) {
            let own = replay(&world, &r, [x, y]);
            let i = (y * 48 + x) as usize;
            let p = &pixels[i];
            let sum = p.direct + p.indirect + p.specular + p.transmission + p.emission;
            assert_eq!(own.total, sum.to_array(), "{x},{y}");
            // The frame keeps its samples as halves.
            let q = &gathered[i];
            let kept = (q.direct + q.indirect + q.specular + q.transmission + q.emission).y;
            assert!((own.total[1] - kept).abs() < 3e-3 * kept.max(0.01), "{x},{y}: {} {kept}", own.total[1]);
            for sample in &own.samples {
                let light = &sample.light;
                let told =
                    light.direct[1] + light.indirect[1] + light.specular[1] + light.transmission[1] + light.emission[1];
                let parts: f32 = sample
                    .steps
                    .iter()
                    .map(|step| match &step.what {
                        Event::Light { contribution, .. } | Event::Given { contribution, .. } => contribution[1],
                        _ => 0.0,
                    })
                    .sum();
                assert!((told - parts).abs() < 1e-4 * told.max(0.01), "{x},{y}: {told} {parts} {:#?}", sample.steps);
                for step in &sample.steps {
                    match &step.what {
                        Event::Light { visible: 0.0, contribution, .. } => {
                            assert_eq!(*contribution, [0.0; 3]);
                            shadowed += 1;
                        }
                        Event::Back { .. } => bounces += 1,
                        Event::Hit { transmission, .. } if transmission[0] > 0.0 => panes += 1,
                        _ => {}
                    }
                }
            }
        }
    }
    assert!(shadowed > 20 && bounces > 200 && panes > 5, "{shadowed} {bounces} {panes}");
}
