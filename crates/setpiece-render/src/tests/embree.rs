//! Rays of the main shot's middle, timed against Embree 4 on the same rays in one run, one thread each.
//!
//! Embree gets every triangle in the world, in one flat scene: the best case for it, as nothing has to be turned on the
//! way. `tools/embree_rays.c` says how to build the other side.

use super::request;
use crate::bvh::{RAYS, Ray};
use crate::geometry::{Stage, affine, off_surface};
use crate::request::Request;
use crate::sample::{cone, cosine};
use crate::trace::Tracer;
use crate::world::World;
use glam::{Affine3A, Vec3};
use setpiece_scene::{Pattern, shoot};
use setpiece_shot::{Rng, ShotPlan, Unwatched};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const FRAME: u32 = 56;
const SIZE: [u32; 2] = [960, 540];

fn write(folder: &Path, name: &str, numbers: impl Iterator<Item = f32>) {
    std::fs::write(folder.join(name), numbers.flat_map(f32::to_le_bytes).collect::<Vec<u8>>()).unwrap();
}

fn read(folder: &Path, name: &str) -> Vec<f32> {
    let bytes = std::fs::read(folder.join(name)).unwrap();
    bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect()
}

/// Every triangle that rays may meet, corner after corner in the world.
fn triangles(stage: &Stage<'_>) -> Vec<[Vec3; 3]> {
    let g = stage.geometry;
    let mut all = Vec::new();
    let mut put = |mesh: usize, at: Affine3A| {
        let mesh = &g.meshes[mesh];
        all.extend(mesh.triangles.iter().map(|t| t.map(|i| at.transform_point3(mesh.positions[i as usize]))));
    };
    for i in &g.instances {
        put(i.mesh.0 as usize, i.world_from_object);
    }
    for (m, mover) in g.movers.iter().enumerate() {
        if let Some(pose) = stage.pose(m as u32) {
            put(g.mover_mesh(mover.mesh), affine(&pose, mover.scale));
        }
    }
    all
}

/// The camera's rays through the pixels' centres, in small blocks as frames trace them.
fn camera_rays(tracer: &Tracer<'_>) -> Vec<Ray> {
    let blocks = (0..SIZE[1]).step_by(2).flat_map(|y| (0..SIZE[0]).step_by(4).map(move |x| (x, y)));
    let pixels = blocks.flat_map(|(x, y)| (0..8).map(move |i| (x + i % 4, y + i / 4)));
    pixels.map(|(x, y)| tracer.central_ray(x, y)).collect()
}

/// Distances of the hits, or 1 for what stands in the way, and the seconds it took.
fn ours(stage: &Stage<'_>, name: &str, rays: &[Ray]) -> (Vec<f32>, f64) {
    let clock = Instant::now();
    let distance = |hit: Option<crate::geometry::Hit>| hit.map_or(f32::INFINITY, |h| h.distance);
    let found: Vec<f32> = match name {
        "camera" => rays.chunks_exact(RAYS).flat_map(|g| stage.closest_of(g).map(distance)).collect(),
        "bounce" => rays.iter().map(|r| distance(stage.closest(*r))).collect(),
        _ => rays.iter().map(|r| 1.0 - stage.visibility(*r, 0.0)).collect(),
    };
    (found, clock.elapsed().as_secs_f64())
}

/// Seconds by name.
fn embree(program: &str, folder: &Path, quality: &str) -> Vec<(String, f64)> {
    let out = Command::new(program).arg(folder).arg(quality).output().expect("Embree's side runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let lines = String::from_utf8(out.stdout).unwrap();
    lines.lines().filter_map(|l| l.split_once(' ')).map(|(n, s)| (n.to_owned(), s.trim().parse().unwrap())).collect()
}

#[test]
#[ignore = "times rays against Embree: needs SETPIECE_RAYS, a folder, and SETPIECE_EMBREE, a program made of tools/embree_rays.c"]
fn rays_against_embree() {
    let folder = std::env::var("SETPIECE_RAYS").expect("SETPIECE_RAYS names a folder");
    let program = std::env::var("SETPIECE_EMBREE").expect("SETPIECE_EMBREE names a program");
    let folder = Path::new(&folder);
    let plan = ShotPlan::default();
    let mut scene = setpiece_set::dress(&plan);
    // Shadow rays go on through glass, which Embree knows nothing of.
    scene.materials.iter_mut().filter(|m| m.pattern == Pattern::Glass).for_each(|m| m.pattern = Pattern::Plain);
    let broken = setpiece_fx::fracture(&scene, plan.seed);
    let (mut take, _) = setpiece_fx::simulate(&scene, &broken, &plan, &Unwatched).expect("nothing stops it");
    setpiece_fx::scatter_debris(&mut take, &scene, &plan, &broken);
    let world = World::new(&scene, &take);
    let camera = shoot(&plan, &scene.layout, &[]);
    let tracer = Tracer::new(&world, &Request { frame: FRAME, ..request(&camera, SIZE, 1) });
    let stage = &tracer.stage;
    let all = triangles(stage);
    let corners = || all.iter().flatten().flat_map(|p| p.to_array());
    write(folder, "triangles.f32", corners());

    let camera_rays = camera_rays(&tracer);
    let (mut bounces, mut suns) = (Vec::new(), Vec::new());
    let mut rng = Rng::new(7, "rays");
    let to_sun = world.environment.to_light();
    for ray in &camera_rays {
        let Some(hit) = stage.closest(*ray) else { continue };
        let touch = stage.touch(&hit, ray.direction);
        let mut pair = || (rng.unit(), rng.unit());
        let (out, sun) = (cosine(touch.face, pair()), cone(to_sun, 5e-3, pair()));
        bounces.push(Ray::new(off_surface(touch.position, touch.face, out), out, f32::INFINITY));
        if sun.dot(touch.face) > 0.0 {
            suns.push(Ray::new(off_surface(touch.position, touch.face, sun), sun, f32::INFINITY));
        }
    }
    let sets = [("camera", camera_rays), ("bounce", bounces), ("sun", suns)];
    for (name, rays) in &sets {
        let numbers = |r: &Ray| [r.origin.to_array(), r.direction.to_array()].concat().into_iter().chain([r.reach]);
        write(folder, &format!("{name}.rays.f32"), rays.iter().flat_map(numbers));
    }
    eprintln!("{} triangles, {} things that move", all.len(), stage.items.len());
    let mut times: Vec<[Vec<f64>; 3]> = vec![Default::default(); 3];
    for _ in 0..5 {
        for (k, (name, rays)) in sets.iter().enumerate() {
            times[k][0].push(ours(stage, name, rays).1);
        }
        for (q, quality) in ["1", "2"].iter().enumerate() {
            for (name, seconds) in embree(&program, folder, quality) {
                if let Some(k) = sets.iter().position(|s| s.0 == name) {
                    times[k][1 + q].push(seconds);
                }
            }
        }
    }
    for (k, (name, rays)) in sets.iter().enumerate() {
        let found = ours(stage, name, rays).0;
        let theirs = read(folder, &format!("{name}.embree.f32"));
        let apart =
            |(a, b): &(&f32, &f32)| a.is_infinite() != b.is_infinite() || (*a - *b).abs() > 1e-3 * b.abs().max(1.0);
        let other = found.iter().zip(&theirs).filter(apart).count();
        assert!(other * 1000 < rays.len(), "{other} of {} {name} rays end elsewhere", rays.len());
        let millions = times[k].each_mut().map(|t| {
            t.sort_by(f64::total_cmp);
            rays.len() as f64 / 1e6 / t[t.len() / 2]
        });
        eprintln!(
            "{name}: {} rays, millions a second: ours {:.2}, Embree {:.2} (medium), {:.2} (high); {:.2} and {:.2} of it; {other} end elsewhere",
            rays.len(),
            millions[0],
            millions[1],
            millions[2],
            millions[0] / millions[1],
            millions[0] / millions[2],
        );
    }
}
