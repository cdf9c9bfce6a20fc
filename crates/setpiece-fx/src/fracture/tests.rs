//! Facts of broken parts, over many shapes, materials and seeds.

use super::*;
use glam::Vec3;
use setpiece_scene::{Air, Convex, Layout, Material, MaterialId, ObjectId, Pattern, Sky};

const ALL: [Substance; 8] = [
    Substance::Concrete,
    Substance::Brick,
    Substance::Stone,
    Substance::Plaster,
    Substance::Glass,
    Substance::Timber,
    Substance::Steel,
    Substance::Soft,
];

fn scene(parts: Vec<Part>) -> Scene {
    let nothing = Aabb::new(Vec3::ZERO, Vec3::ZERO);
    let material = |pattern| Material::new("m", pattern, [0.5; 3]);
    Scene {
        meshes: Vec::new(),
        materials: vec![material(Pattern::Plaster), material(Pattern::BrokenConcrete), material(Pattern::Rebar)],
        objects: vec!["hero".into()],
        instances: Vec::new(),
        parts,
        hero_object: ObjectId(0),
        colliders: Vec::new(),
        props: Vec::new(),
        rammer: None,
        lamps: Vec::new(),
        sky: Sky { to_sun: Vec3::Y, to_moon: Vec3::Y, turbidity: 3.0, cloud_cover: 0.2, cloud_thickness: 0.3, seed: 0 },
        air: Air::default(),
        layout: Layout { hero: nothing, envelope: nothing, street_view: [Vec3::ZERO; 2], azimuth_deg: 0.0 },
    }
}

fn part(kind: PartKind, substance: Substance, shape: Convex, chunk_m: f32) -> Part {
    Part { kind, substance, shape, visual: None, inside: MaterialId(1), storey: 1, sheet: 0, chunk_m, anchored: false }
}

fn block(size: Vec3) -> Convex {
    let corner = Vec3::new(3.3, 6.2, -7.9);
    Convex::cuboid(Aabb::new(corner, corner + size), MaterialId(0))
}

/// A prism over an irregular convex outline, turned and shifted at random.
fn any_prism(rng: &mut Rng) -> Convex {
    let n = 3 + rng.below(5);
    let reach = Vec3::new(rng.range(0.1, 4.0), rng.range(0.05, 4.0), rng.range(0.02, 3.0));
    let outline: Vec<Vec3> = (0..n)
        .map(|i| {
            let a = std::f32::consts::TAU * (i as f32 + rng.range(0.0, 0.6)) / n as f32;
            Vec3::new(libm::cosf(a) * reach.x, libm::sinf(a) * reach.y, 0.0)
        })
        .collect();
    let turn = setpiece_scene::math::rotation(
        Vec3::new(rng.normal(), rng.normal(), rng.normal()).normalize_or(Vec3::X),
        if rng.chance(0.5) { 0.0 } else { rng.range(0.0, 3.0) },
    );
    let shift = Vec3::new(rng.range(-30.0, 30.0), rng.range(0.0, 30.0), rng.range(-30.0, 30.0));
    let mut shape = Convex::prism(&outline, Vec3::Z * reach.z, MaterialId(0));
    shape.vertices.iter_mut().for_each(|v| *v = turn * *v + shift);
    shape
}

/// Volume inside a closed mesh.
fn volume_of(mesh: &Mesh) -> f64 {
    let corner = |i: u32| mesh.positions[i as usize].as_dvec3();
    mesh.triangles.iter().map(|t| corner(t[0]).cross(corner(t[1])).dot(corner(t[2])) / 6.0).sum()
}

/// Extents of a chunk along the axes of its part, sorted from the least.
fn extents(chunk: &Chunk) -> [f32; 3] {
    let bounds = Aabb::of(chunk.hull.iter().copied());
    let mut e = bounds.size().to_array();
    e.sort_by(f32::total_cmp);
    e
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (mut sum, mut n) = (0.0, 0);
    values.for_each(|v| {
        sum += v;
        n += 1;
    });
    sum / n.max(1) as f32
}

#[test]
fn chunks_fill_any_convex_part_of_any_material() {
    for seed in 0..30 {
        let mut rng = Rng::new(seed, "prisms");
        let kinds = [PartKind::Column, PartKind::Slab, PartKind::Facade, PartKind::Glass];
        let parts: Vec<Part> =
            ALL.iter().map(|s| part(*rng.pick(&kinds), *s, any_prism(&mut rng), rng.range(0.3, 1.6))).collect();
        let scene = scene(parts);
        let broken = fracture(&scene, seed);
        let (mut held, mut seen) = (vec![0.0; ALL.len()], vec![0.0; ALL.len()]);
        for chunk in &broken.chunks {
            held[chunk.part as usize] += f64::from(chunk.volume_m3);
            let bars: Vec<bool> = chunk.mesh.materials.iter().map(|m| m.0 == 2).collect();
            let mut solid = chunk.mesh.clone();
            let mut k = 0..;
            solid.triangles.retain(|_| !bars[k.next().unwrap_or(0)]);
            seen[chunk.part as usize] += volume_of(&solid);
            assert!(chunk.mesh.positions.iter().chain(&chunk.mesh.normals).all(|p| p.is_finite()));
        }
        for (i, part) in scene.parts.iter().enumerate() {
            let whole = part.shape.volume_and_centroid().0;
            assert!((held[i] - whole).abs() < 1e-3 * whole, "{seed} {:?}: {} of {whole}", part.substance, held[i]);
            // What is seen fills the part too: cuts fit, whatever their relief.
            assert!((seen[i] - whole).abs() < 1e-2 * whole, "{seed} {:?} seen: {} of {whole}", part.substance, seen[i]);
        }
    }
}

#[test]
fn nothing_of_a_whole_part_sticks_out_of_it() {
    for (n, substance) in ALL.into_iter().enumerate() {
        let kind = [PartKind::Column, PartKind::Slab][n % 2];
        for size in [Vec3::new(4.0, 0.2, 3.0), Vec3::new(0.4, 3.0, 0.4), Vec3::new(3.0, 2.5, 0.25)] {
            let scene = scene(vec![part(kind, substance, block(size), 0.9)]);
            let bounds = scene.parts[0].shape.bounds().grown(2e-4);
            for chunk in fracture(&scene, 5).chunks {
                for p in &chunk.mesh.positions {
                    let p = *p + chunk.rest;
                    let inside = p.cmpge(bounds.min).all() && p.cmple(bounds.max).all();
                    assert!(inside, "{substance:?} {size}: {p} outside {bounds:?}");
                }
            }
        }
    }
}

#[test]
fn each_material_breaks_in_its_own_way() {
    let wall = Vec3::new(3.0, 2.6, 0.2);
    let of = |substance, size: Vec3, chunk_m| {
        let mut all = Vec::new();
        for seed in 0..6 {
            all.extend(fracture(&scene(vec![part(PartKind::Facade, substance, block(size), chunk_m)]), seed).chunks);
        }
        all
    };
    // Timber is much longer than it is wide; concrete is not, and boarding little.
    let beam = Vec3::new(4.0, 0.3, 0.25);
    let (timber, concrete) = (of(Substance::Timber, beam, 0.7), of(Substance::Concrete, wall, 0.7));
    let boards = of(Substance::Timber, wall, 0.7);
    let long = |c: &[Chunk]| mean(c.iter().map(|c| extents(c)[2] / extents(c)[1].max(1e-3)));
    assert!(long(&timber) > 1.6 * long(&concrete), "{} {}", long(&timber), long(&concrete));
    assert!(long(&boards) > 1.1 * long(&concrete) && long(&boards) < long(&timber), "{}", long(&boards));
    // Shards are thin and of very uneven size.
    let glass = of(Substance::Glass, Vec3::new(1.8, 1.5, 0.012), 0.7);
    let thin = |c: &[Chunk]| mean(c.iter().map(|c| extents(c)[0] / extents(c)[1].max(1e-3)));
    assert!(thin(&glass) < 0.1 && thin(&concrete) > 0.15, "{} {}", thin(&glass), thin(&concrete));
    let spread = |c: &[Chunk]| {
        let m = mean(c.iter().map(|c| c.volume_m3));
        mean(c.iter().map(|c| (c.volume_m3 / m - 1.0).powi(2))).sqrt()
    };
    assert!(spread(&concrete) > 0.3, "{}", spread(&concrete));
    // Stone comes in boxes: hulls fill their boxes; concrete's do not.
    let stone = of(Substance::Stone, wall, 0.7);
    let boxy = |c: &[Chunk]| mean(c.iter().map(|c| c.volume_m3 / extents(c).iter().product::<f32>()));
    assert!(boxy(&stone) > 0.95 && boxy(&concrete) < 0.85, "{} {}", boxy(&stone), boxy(&concrete));
    // A steel bar has few lengths, one after the other.
    let steel = of(Substance::Steel, Vec3::new(0.2, 5.0, 0.2), 1.5);
    assert!((12..=30).contains(&steel.len()), "{}", steel.len());
    // Most of what breaks in brickwork is level or upright along the wall; in concrete nothing is.
    let square = |chunks: &[Chunk]| {
        let (mut square, mut all) = (0.0, 0.0);
        for chunk in chunks {
            for (t, _) in chunk.mesh.triangles.iter().zip(&chunk.mesh.materials).filter(|(_, m)| m.0 == 1) {
                let [a, b, c] = t.map(|i| chunk.mesh.positions[i as usize]);
                let n = (b - a).cross(c - a);
                all += n.length();
                square += if n.normalize_or_zero().abs().max_element() > 0.999 { n.length() } else { 0.0 };
            }
        }
        square / all
    };
    let brick = of(Substance::Brick, wall, 0.7);
    assert!(square(&brick) > 0.5 && square(&concrete) < 0.1, "{} {}", square(&brick), square(&concrete));
}

#[test]
fn concrete_is_reinforced_across_its_cuts_and_the_bars_stay_hidden() {
    let column = part(PartKind::Column, Substance::Concrete, block(Vec3::new(0.4, 3.0, 0.4)), 0.9);
    let slab = part(PartKind::Slab, Substance::Concrete, block(Vec3::new(4.0, 0.2, 4.0)), 1.2);
    let wall = part(PartKind::Facade, Substance::Brick, block(Vec3::new(3.0, 2.6, 0.2)), 0.9);
    for (part, reinforced) in [(column, true), (slab, true), (wall, false)] {
        let scene = scene(vec![part]);
        let broken = fracture(&scene, 3);
        assert!(broken.bonds.len() > 1);
        let steel: f32 = broken.bonds.iter().map(|b| b.steel_m2).sum();
        assert_eq!(steel > 0.0, reinforced, "{steel}");
        let bars = broken.chunks.iter().flat_map(|c| &c.mesh.materials).filter(|m| m.0 == 2).count();
        assert_eq!(bars > 0, reinforced);
        // Within a hundredth of the cut.
        assert!(broken.bonds.iter().all(|b| b.steel_m2 < 0.03 * b.area_m2), "{:?}", broken.bonds);
    }
}

#[test]
fn clusters_hold_together_better_inside_than_out() {
    let scene = scene(vec![part(PartKind::Slab, Substance::Concrete, block(Vec3::new(6.0, 0.2, 6.0)), 1.0)]);
    let broken = fracture(&scene, 11);
    let clusters = broken.chunks.iter().map(|c| c.cluster).max().unwrap_or(0) + 1;
    assert!(clusters > 3 && (clusters as usize) < broken.chunks.len() / 2, "{clusters} of {}", broken.chunks.len());
    for bond in &broken.bonds {
        let same = broken.chunks[bond.a as usize].cluster == broken.chunks[bond.b as usize].cluster;
        assert_eq!(bond.toughness > 1.0, same);
    }
}

#[test]
fn what_another_part_covers_is_bare_and_the_rest_is_not() {
    let cuboid = |low: [f32; 3], high: [f32; 3]| Convex::cuboid(Aabb::new(low.into(), high.into()), MaterialId(0));
    let column = part(PartKind::Column, Substance::Concrete, cuboid([0.0; 3], [0.4, 3.0, 0.4]), 0.9);
    let slab = part(PartKind::Slab, Substance::Concrete, cuboid([-2.0, 3.0, -2.0], [2.0, 3.2, 2.0]), 1.2);
    let broken = fracture(&scene(vec![column, slab]), 2);
    // Area by material of what looks straight up or down, at a height.
    let level = |part: u32, y: f32, material: u16| {
        let mut area = 0.0;
        for chunk in broken.chunks.iter().filter(|c| c.part == part) {
            for (t, m) in chunk.mesh.triangles.iter().zip(&chunk.mesh.materials).filter(|(_, m)| m.0 == material) {
                let [a, b, c] = t.map(|i| chunk.mesh.positions[i as usize] + chunk.rest);
                let twice = (b - a).cross(c - a);
                let near = [a, b, c].iter().all(|p| (p.y - y).abs() < 0.1);
                area += if near && m.0 == material { 0.5 * twice.y.abs() } else { 0.0 };
            }
        }
        area
    };
    assert!((level(0, 3.0, 1) - 0.16).abs() < 0.02 && level(0, 3.0, 0) < 1e-3, "{}", level(0, 3.0, 1));
    assert!((level(0, 0.0, 0) - 0.16).abs() < 1e-3, "the foot stands free");
    let sides = [level(1, 3.0, 0), level(1, 3.2, 0)];
    // Outlines may fold over by a trifle.
    assert!(sides.iter().all(|area| (area - 16.0).abs() < 0.1), "{sides:?}");
}

#[test]
fn degenerate_parts_do_no_harm() {
    let flat = Convex::cuboid(Aabb::new(Vec3::ZERO, Vec3::new(2.0, 0.0, 2.0)), MaterialId(0));
    let thin = block(Vec3::new(3.0, 3.0, 0.001));
    let hair = block(Vec3::new(0.001, 8.0, 0.001));
    let mut bad = block(Vec3::ONE);
    bad.vertices[3].y = f32::NAN;
    let huge = block(Vec3::new(400.0, 3.0, 400.0));
    for substance in ALL {
        for shape in [flat.clone(), thin.clone(), hair.clone(), bad.clone(), Convex::default(), huge.clone()] {
            for chunk_m in [0.5, 1e-6, f32::NAN, f32::INFINITY, -1.0] {
                let scene = scene(vec![part(PartKind::Slab, substance, shape.clone(), chunk_m)]);
                let broken = fracture(&scene, 1);
                assert!(broken.chunks.len() <= seeds::MOST * 3, "{}", broken.chunks.len());
                for chunk in &broken.chunks {
                    assert!(chunk.rest.is_finite() && chunk.volume_m3.is_finite());
                    assert!(chunk.mesh.positions.iter().all(|p| p.is_finite()));
                }
            }
        }
    }
}

#[test]
fn threads_do_not_matter() {
    let mut rng = Rng::new(2, "prisms");
    let parts = (0..40).map(|i| part(PartKind::Slab, ALL[i % ALL.len()], any_prism(&mut rng), 0.6)).collect();
    let scene = scene(parts);
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| fracture(&scene, 4))
    };
    assert_eq!(on(1), on(3));
}
