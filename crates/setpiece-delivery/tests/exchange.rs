//! USD and glTF files of a small shot, read back number by number.

use glam::{Affine3A, Quat, Vec3};
use serde_json::Value;
use setpiece_delivery::{Exchange, MainLight, write_gltf, write_usd};
use setpiece_scene::{
    Aabb, Air, CameraKey, CameraPath, Lamp, LampKind, Layout, Material, MaterialId, Mesh, MeshId, Motion, Mover,
    ObjectId, Pattern, Pose, Scene, Sky, Take, build, math,
};
use setpiece_shot::{Fps, Monitor, Unwatched};

const SAMPLES: u32 = 9;
const FPS: Fps = Fps { num: 24_000, den: 1001 };

fn scene() -> Scene {
    let hero = Aabb::new(Vec3::ZERO, Vec3::ONE);
    let mut lit = Material::new("lit room", Pattern::Room, [0.5, 0.4, 0.3]);
    lit.emission = [20.0, 10.0, 5.0];
    let mut scene = Scene {
        meshes: Vec::new(),
        materials: vec![
            Material::new("plaster", Pattern::Plaster, [0.6, 0.5, 0.4]),
            Material::new("plaster", Pattern::BrokenConcrete, [0.3, 0.3, 0.3]),
            Material::new("pane", Pattern::Glass, [0.9, 0.9, 0.9]),
            lit,
        ],
        objects: vec!["hero".into(), "parked car".into(), "ground".into()],
        instances: Vec::new(),
        parts: Vec::new(),
        hero_object: ObjectId(0),
        colliders: Vec::new(),
        props: Vec::new(),
        rammer: None,
        lamps: vec![
            Lamp {
                kind: LampKind::Street,
                position: Vec3::new(1.0, 5.0, 2.0),
                axis: Some(Vec3::NEG_Y),
                intensity: [4.0, 2.0, 1.0],
                radius_m: 0.1,
                part: None,
            },
            Lamp {
                kind: LampKind::Window,
                position: Vec3::new(2.0, 3.0, 4.0),
                axis: None,
                intensity: [1.0; 3],
                radius_m: 0.2,
                part: Some(0),
            },
        ],
        sky: Sky { to_sun: Vec3::Y, to_moon: Vec3::Y, turbidity: 3.0, cloud_cover: 0.0, cloud_thickness: 0.0, seed: 0 },
        air: Air::default(),
        layout: Layout { hero, envelope: hero, street_view: [Vec3::Y, Vec3::Z], azimuth_deg: 0.0 },
    };
    let mut car = Mesh::default();
    build::block(&mut car, [-1.0, 0.0, -2.0], [1.0, 1.5, 2.0], MaterialId(0));
    build::block(&mut car, [-0.5, 1.0, -2.5], [0.5, 1.4, -2.0], MaterialId(2));
    let car = scene.mesh(car);
    let mut ground = Mesh::default();
    ground.quad(
        [[-50.0, 50.0], [50.0, 50.0], [50.0, -50.0], [-50.0, -50.0]].map(|[x, z]| Vec3::new(x, 0.0, z)),
        MaterialId(1),
    );
    ground.normals = vec![Vec3::Y; 4];
    let ground = scene.mesh(ground);
    for i in 0..3 {
        let place = Affine3A::from_rotation_translation(math::rotation(Vec3::Y, 0.5), Vec3::X * i as f32 * 6.0);
        scene.place(car, ObjectId(1), place, true);
    }
    scene.place(ground, ObjectId(2), Affine3A::IDENTITY, false);
    scene
}

/// Three chunks (one stands, one falls, one falls and is crushed) and two pieces of debris born in mid-air.
fn take() -> Take {
    let mut chunk = Mesh::default();
    build::block(&mut chunk, [-0.5; 3], [0.5; 3], MaterialId(0));
    chunk.materials[4..].fill(MaterialId(1));
    let mut lump = Mesh::default();
    build::block(&mut lump, [-0.4; 3], [0.4; 3], MaterialId(1));
    let mover = |mesh, scale, born, gone| Mover {
        mesh: MeshId(mesh),
        scale,
        rest: Vec3::ZERO,
        object: ObjectId(0),
        born,
        gone,
    };
    let movers = vec![
        mover(0, 1.0, 0, u32::MAX),
        mover(1, 1.0, 0, u32::MAX),
        mover(2, 1.0, 0, 6),
        mover(3, 0.123, 4, u32::MAX),
        mover(3, 0.2, 4, u32::MAX),
    ];
    let mut poses = Vec::new();
    for m in 0..movers.len() {
        for s in 0..SAMPLES {
            // Falls from sample 2 on, tumbling, and lies from sample 6 on.
            let t = if m == 0 { 0.0 } else { s.clamp(2, 6) as f32 - 2.0 };
            let position = Vec3::new(m as f32 * 1.1, 7.0 - 0.3 * t * t, 0.333_333_34);
            let turn = math::rotation(Vec3::new(0.6, 0.0, 0.8), 0.7 * t * m as f32);
            // The sign of a rotation means nothing, and a simulation may give either.
            poses.push(Pose { position, rotation: if s % 2 == 0 { turn } else { -turn } });
        }
    }
    // What stands must stand to the last bit.
    for pose in &mut poses[..SAMPLES as usize] {
        pose.rotation = Quat::IDENTITY;
    }
    for m in 1..movers.len() {
        for s in [0, 1, 2, 6, 7, 8] {
            let of = if s < 3 { 0 } else { 6 };
            poses[m * SAMPLES as usize + s] = poses[m * SAMPLES as usize + of];
        }
    }
    Take {
        impactor: None,
        meshes: vec![chunk.clone(), chunk.clone(), chunk, lump],
        movers,
        chunks: 3,
        motion: Motion { samples: SAMPLES, poses },
        impacts: Vec::new(),
        breakages: Vec::new(),
        further: Vec::new(),
        props: Vec::new(),
    }
}

fn camera() -> CameraPath {
    let keys = (0..SAMPLES).map(|i| CameraKey {
        position: Vec3::new(0.1 * i as f32, 1.7, 20.0),
        rotation: math::rotation(Vec3::X, 0.05),
        lens_mm: 35.0 + i as f32,
        focus_m: 20.0,
        f_stop: 5.6,
        squeeze: 1.0,
    });
    CameraPath { keys: keys.collect() }
}

fn with_shot<T>(f: impl FnOnce(&Exchange<'_>) -> T) -> T {
    let (scene, take, camera) = (scene(), take(), camera());
    f(&Exchange {
        brief: "a \"small\" shot\nin two lines",
        scene: &scene,
        hidden: &[false, true, false, false],
        take: &take,
        camera: &camera,
        fps: FPS,
        size: [960, 400],
        shutter: 0.5,
        main_light: MainLight { to_light: Vec3::new(0.6, 0.8, 0.0), illuminance: [100.0, 80.0, 60.0], angle_deg: 0.53 },
        ambient: [5.0, 6.0, 8.0],
        exposure: 0.02,
        lamps_dark_from: &[u32::MAX, 5],
        software: "setpiece test",
    })
}

/// The text between the braces that follow `head`.
fn block<'a>(text: &'a str, head: &str) -> &'a str {
    let start = text.find(head).unwrap_or_else(|| panic!("no {head}"));
    let open = start + text[start..].find("\n").unwrap();
    let open = open + text[open..].find("{\n").unwrap() + 2;
    let mut depth = 1;
    for (i, c) in text[open..].char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 {
            return &text[open..open + i];
        }
    }
    panic!("{head} is not closed");
}

fn numbers(text: &str) -> Vec<f32> {
    text.split(|c: char| "()[], \n".contains(c)).filter(|t| !t.is_empty()).map(|t| t.parse().unwrap()).collect()
}

/// Time samples of an attribute, or its one value at no time.
fn samples(prim: &str, name: &str) -> Vec<(Option<u32>, Vec<f32>)> {
    if let Some(rest) = prim.split(&format!("{name}.timeSamples = {{\n")).nth(1) {
        let rest = rest.split('}').next().unwrap();
        return rest
            .lines()
            .filter_map(|l| l.trim().trim_end_matches(',').split_once(':'))
            .map(|(time, value)| (Some(time.parse().unwrap()), numbers(value)))
            .collect();
    }
    let value = prim.split(&format!("{name} = ")).nth(1).unwrap_or_else(|| panic!("no {name}")).lines().next();
    vec![(None, numbers(value.unwrap().split(" (inter").next().unwrap()))]
}

/// The value that holds at a sample.
fn held(samples: &[(Option<u32>, Vec<f32>)], sample: u32) -> &[f32] {
    let code = 1001 + sample;
    let at = samples.iter().rposition(|(t, _)| t.is_none_or(|t| t <= code)).unwrap_or(0);
    &samples[at].1
}

fn same_rotation(a: Quat, b: Quat) -> bool {
    a.dot(b).abs() > 1.0 - 1e-6
}

fn usda() -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/shot.usda");
    let facts = with_shot(|shot| write_usd(&path, shot, &Unwatched)).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(facts.bytes, text.len() as u64);
    assert_eq!((facts.placed, facts.chunks, facts.debris), (4, 3, 2));
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft stays");
    text
}

#[test]
fn usd_holds_units_rate_and_range() {
    let text = usda();
    for line in [
        "#usda 1.0\n",
        "    metersPerUnit = 1\n",
        "    upAxis = \"Y\"\n",
        "    startTimeCode = 1001\n",
        "    endTimeCode = 1008\n",
        "    timeCodesPerSecond = 23.976023976023978\n",
        "framesPerSecond = \"24000/1001\"",
        r#"    "a \"small\" shot\nin two lines""#,
    ] {
        assert!(text.contains(line), "{line}");
    }
    assert_eq!(text.matches('{').count(), text.matches('}').count());
}

#[test]
fn usd_poses_are_those_of_the_motion_to_the_last_bit() {
    let (text, take) = (usda(), take());
    for m in 0..3 {
        let prim = block(&text, &format!("def Mesh \"chunk_{m}\""));
        let (places, turns) = (samples(prim, "xformOp:translate"), samples(prim, "xformOp:orient"));
        let last = if m == 2 { 6 } else { SAMPLES - 1 };
        for s in 0..=last {
            let pose = take.motion.pose(m, s);
            assert_eq!(held(&places, s), pose.position.to_array(), "chunk {m} at {s}");
            let [w, x, y, z] = held(&turns, s) else { panic!("four numbers") };
            // The real part is written finer than single precision; the others to the last bit.
            let same = if w * pose.rotation.w < 0.0 { -pose.rotation } else { pose.rotation };
            assert_eq!([*x, *y, *z], same.xyz().to_array(), "chunk {m} at {s}");
            assert!((w - same.w).abs() < 2e-7, "chunk {m} at {s}: {w} for {}", same.w);
        }
        let keys = turns.len();
        assert_eq!(keys, if m == 0 { 1 } else { 5 }, "chunk {m} has keys only where it moves");
        let short = turns.windows(2).all(|w| w[0].1.iter().zip(&w[1].1).map(|(a, b)| a * b).sum::<f32>() > 0.0);
        assert!(short, "neighbouring rotations go the short way");
    }
    let crushed = block(&text, "def Mesh \"chunk_2\"");
    assert!(crushed.contains("1001:\"inherited\",\n1007:\"invisible\","), "{crushed}");
    assert!(!block(&text, "def Mesh \"chunk_1\"").contains("visibility"));
}

#[test]
fn usd_debris_is_instanced_from_its_birth_on() {
    let (text, take) = (usda(), take());
    let prim = block(&text, "def PointInstancer \"born_1005\"");
    assert!(prim.contains("1001:\"invisible\",\n1005:\"inherited\","), "{prim}");
    assert!(prim.contains("int64[] ids = [3,4]") && prim.contains("int[] protoIndices = [0,0]"));
    assert_eq!(samples(prim, "scales")[0].1, [0.123, 0.123, 0.123, 0.2, 0.2, 0.2]);
    let (places, turns) = (samples(prim, "positions"), samples(prim, "orientations"));
    assert_eq!((places[0].0, places.len()), (Some(1005), 3), "keys from birth to rest");
    for s in 4..SAMPLES {
        for (i, m) in [3, 4].into_iter().enumerate() {
            let pose = take.motion.pose(m, s);
            assert_eq!(held(&places, s)[3 * i..3 * i + 3], pose.position.to_array());
            let q = &held(&turns, s)[4 * i..4 * i + 4];
            let read = Quat::from_xyzw(q[1], q[2], q[3], q[0]);
            assert!(same_rotation(read.normalize(), pose.rotation), "piece {m} at {s}");
        }
    }
    assert!(prim.contains("references = </Shot/Prototypes/debris_3>"));
    let shape = block(&text, "def Xform \"debris_3\"");
    assert!(shape.contains("int[] faceVertexCounts = [4,4,4,4,4,4]"), "{shape}");
}

#[test]
fn usd_shares_what_is_placed_often_and_hides_what_is_in_the_way() {
    let text = usda();
    assert_eq!(text.matches("references = </Shot/Prototypes/set_0>").count(), 3);
    let set = block(&text, "def Xform \"Set\"");
    assert_eq!(set.matches("token visibility = \"invisible\"").count(), 1);
    assert!(block(set, "def Xform \"item_1\"").contains("invisible"));
    let moved = samples(block(set, "def Xform \"item_2\""), "xformOp:transform");
    let rotation = math::rotation(Vec3::Y, 0.5);
    assert_eq!(moved[0].1[..3], (rotation * Vec3::X).to_array(), "rows are our columns");
    assert_eq!(moved[0].1[12..], [12.0, 0.0, 0.0, 1.0]);
    let ground = block(set, "def Mesh \"item_3\"");
    assert!(ground.contains("normal3f[] normals") && ground.contains("faceVertexCounts = [4]"), "{ground}");
    let car = block(&text, "def Xform \"set_0\"");
    assert!(car.contains("def GeomSubset \"plaster\"") && car.contains("int[] indices = [6,7,8,9,10,11]"), "{car}");
    assert!(car.contains("rel material:binding = </Shot/Materials/pane>"));
    assert!(block(&text, "def Material \"pane\"").contains("inputs:opacity"));
    assert!(text.contains("def Material \"plaster_2\""), "materials of one name are told apart");
}

#[test]
fn usd_lens_and_light_follow_their_schemas() {
    let text = usda();
    let camera = block(&text, "def Camera \"Camera\"");
    assert_eq!(samples(camera, "horizontalAperture")[0].1, [0.36], "tenths of a metre");
    assert_eq!(samples(camera, "verticalAperture")[0].1, [0.15]);
    let lens = samples(camera, "focalLength");
    assert_eq!((lens.len(), lens[0].1[0], lens[8].1[0]), (9, 0.35, 0.43));
    assert_eq!(samples(camera, "xformOp:translate")[8].1, [0.1_f32 * 8.0, 1.7, 20.0]);
    assert_eq!(samples(camera, "xformOp:orient").len(), 1, "what does not change is written once");
    let sun = block(&text, "def DistantLight \"Sun\"");
    assert_eq!(samples(sun, "inputs:intensity")[0].1, [2.0], "100 klx at an exposure of 0.02");
    let [w, x, y, z] = samples(sun, "xformOp:orient")[0].1[..] else { panic!("four numbers") };
    let shines = Quat::from_xyzw(x, y, z, w) * Vec3::NEG_Z;
    assert!(shines.distance(Vec3::new(-0.6, -0.8, 0.0)) < 1e-6, "{shines}");
    let lamp = block(&text, "def SphereLight \"lamp_1\"");
    assert!(lamp.contains("1006:\"invisible\","), "the power fails in the sixth frame: {lamp}");
    let lamp = block(&text, "def DiskLight \"lamp_0\"");
    let candela = samples(lamp, "inputs:intensity")[0].1[0] * std::f32::consts::PI * 0.01;
    assert!((candela - 4.0 * 0.02).abs() < 1e-6, "radiance times area is intensity: {candela}");
}

/// A glTF file, read.
struct Read {
    document: Value,
    binary: Vec<u8>,
}

impl Read {
    fn glb() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shot.glb");
        let facts = with_shot(|shot| write_gltf(&path, shot, &Unwatched)).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(facts.bytes, bytes.len() as u64);
        let word = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!((&bytes[..4], word(4), word(8)), (&b"glTF"[..], 2, bytes.len()));
        let json = word(12);
        assert_eq!((&bytes[16..20], &bytes[24 + json..28 + json]), (&b"JSON"[..], &b"BIN\0"[..]));
        assert_eq!(word(20 + json), bytes.len() - json - 28);
        let document = serde_json::from_slice(&bytes[20..20 + json]).unwrap();
        Self { document, binary: bytes[28 + json..].to_vec() }
    }

    fn accessor(&self, index: &Value) -> Vec<f32> {
        let a = &self.document["accessors"][index.as_u64().unwrap() as usize];
        let view = &self.document["bufferViews"][a["bufferView"].as_u64().unwrap() as usize];
        let parts = match a["type"].as_str().unwrap() {
            "SCALAR" => 1,
            "VEC3" => 3,
            _ => 4,
        };
        let start = (view["byteOffset"].as_u64().unwrap() + a["byteOffset"].as_u64().unwrap()) as usize;
        let count = a["count"].as_u64().unwrap() as usize * parts;
        let bytes = &self.binary[start..start + 4 * count];
        bytes.chunks_exact(4).map(|b| f32::from_le_bytes(b.try_into().unwrap())).collect()
    }

    fn node(&self, name: &str) -> usize {
        let nodes = self.document["nodes"].as_array().unwrap();
        nodes.iter().position(|n| n["name"] == name).unwrap_or_else(|| panic!("no {name}"))
    }

    /// Times and values of a channel.
    fn channel(&self, node: usize, path: &str) -> Option<(Vec<f32>, Vec<f32>, String)> {
        let animation = &self.document["animations"][0];
        let channels = animation["channels"].as_array().unwrap();
        let channel = channels.iter().find(|c| c["target"]["node"] == node && c["target"]["path"] == path)?;
        let sampler = &animation["samplers"][channel["sampler"].as_u64().unwrap() as usize];
        let kind = sampler["interpolation"].as_str().unwrap().to_owned();
        Some((self.accessor(&sampler["input"]), self.accessor(&sampler["output"]), kind))
    }
}

#[test]
fn gltf_poses_are_those_of_the_motion_at_their_seconds() {
    let (read, take) = (Read::glb(), take());
    let seconds = |s: u32| (f64::from(s) * 1001.0 / 24_000.0) as f32;
    for (m, name) in ["chunk_0", "chunk_1", "chunk_2", "piece_3", "piece_4"].into_iter().enumerate() {
        let node = read.node(name);
        let rest = &read.document["nodes"][node];
        let Some((times, places, kind)) = read.channel(node, "translation") else {
            assert_eq!(m, 0, "only the first chunk stands");
            assert_eq!(
                serde_json::from_value::<[f32; 3]>(rest["translation"].clone()).unwrap(),
                take.motion.pose(0, 0).position.to_array()
            );
            continue;
        };
        let (turn_times, turns, _) = read.channel(node, "rotation").unwrap();
        assert_eq!((turn_times, kind.as_str()), (times.clone(), "LINEAR"));
        let first = take.movers[m].born.max(2);
        for (i, time) in times.iter().enumerate() {
            let sample = first + i as u32;
            assert_eq!(*time, seconds(sample));
            let pose = take.motion.pose(m, sample);
            assert_eq!(places[3 * i..3 * i + 3], pose.position.to_array(), "{name} at {sample}");
            let q = Quat::from_slice(&turns[4 * i..4 * i + 4]);
            assert!(q == pose.rotation || q == -pose.rotation, "{name} at {sample}");
        }
        assert_eq!(first + times.len() as u32 - 1, 6, "keys end where the movement ends");
    }
    let (times, scales, kind) = read.channel(read.node("chunk_2"), "scale").unwrap();
    assert_eq!((times, kind.as_str()), (vec![0.0, seconds(6)], "STEP"));
    assert_eq!(scales, [1.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
    let (times, scales, _) = read.channel(read.node("piece_3"), "scale").unwrap();
    assert_eq!((times, scales), (vec![0.0, seconds(4)], vec![0.0, 0.0, 0.0, 0.123, 0.123, 0.123]));
    assert!(read.channel(read.node("chunk_1"), "scale").is_none());
}

#[test]
fn gltf_shares_meshes_and_holds_lens_light_and_rate() {
    let read = Read::glb();
    let d = &read.document;
    let cars: Vec<&Value> = d["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|n| n["mesh"] == d["nodes"][read.node("item_0")]["mesh"])
        .collect();
    assert_eq!(cars.len(), 2, "one of three stands in the way and is left out");
    assert_eq!(d["meshes"].as_array().unwrap().len(), 2 + 3 + 1);
    assert_eq!(d["scenes"][0]["extras"]["frames_per_second"], "24000/1001");
    assert_eq!(d["scenes"][0]["extras"]["frames"], 8);
    let yfov = d["cameras"][0]["perspective"]["yfov"].as_f64().unwrap();
    assert!((yfov - 2.0 * (7.5_f64 / 35.0).atan()).abs() < 1e-6, "15 mm of sensor before 35 mm of lens: {yfov}");
    let pointer = "/cameras/0/perspective/yfov";
    let channels = d["animations"][0]["channels"].as_array().unwrap();
    let zoom = channels.iter().find(|c| c["target"]["extensions"]["KHR_animation_pointer"]["pointer"] == pointer);
    let sampler = &d["animations"][0]["samplers"][zoom.unwrap()["sampler"].as_u64().unwrap() as usize];
    let angles = read.accessor(&sampler["output"]);
    assert!((angles[8] - 2.0 * (7.5_f32 / 43.0).atan()).abs() < 1e-6);
    let sun = &d["extensions"]["KHR_lights_punctual"]["lights"][0];
    assert_eq!((sun["type"].as_str(), sun["intensity"].as_f64()), (Some("directional"), Some(2.0)));
    let lit = d["materials"].as_array().unwrap().iter().find(|m| m["name"] == "lit_room").unwrap();
    let glow = lit["emissiveFactor"][0].as_f64().unwrap();
    assert!((glow - 0.4).abs() < 1e-6, "20 kcd/m2 at an exposure of 0.02: {glow}");
    for accessor in d["accessors"].as_array().unwrap() {
        let view = &d["bufferViews"][accessor["bufferView"].as_u64().unwrap() as usize];
        assert!(accessor["byteOffset"].as_u64() < view["byteLength"].as_u64(), "{accessor} in {view}");
    }
}

#[test]
fn gltf_with_its_numbers_apart_names_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my shot.gltf");
    let facts = with_shot(|shot| write_gltf(&path, shot, &Unwatched)).unwrap();
    let document: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(document["buffers"][0]["uri"], "my%20shot.bin");
    let binary = std::fs::metadata(folder.path().join("my shot.bin")).unwrap().len();
    assert_eq!(document["buffers"][0]["byteLength"], binary);
    assert_eq!(facts.bytes, binary + std::fs::metadata(&path).unwrap().len());
}

#[test]
fn a_stop_and_a_broken_pose_leave_no_file() {
    struct Stop;
    impl Monitor for Stop {
        fn report(&self, _: u32, _: u32) {}
        fn stopped(&self) -> bool {
            true
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let (scene, camera) = (scene(), camera());
    let mut take = take();
    // Enough that the writers ask whether to stop.
    for _ in 0..200 {
        take.movers.push(take.movers[3].clone());
        let own = take.motion.poses[3 * SAMPLES as usize..4 * SAMPLES as usize].to_vec();
        take.motion.poses.extend(own);
    }
    for break_it in [false, true] {
        if break_it {
            take.motion.poses[4].position.x = f32::NAN;
        }
        with_shot(|shot| {
            let shot = Exchange { scene: &scene, camera: &camera, take: &take, ..*shot };
            let monitor: &dyn Monitor = if break_it { &Unwatched } else { &Stop };
            let usd = write_usd(&folder.path().join("a.usda"), &shot, monitor).unwrap_err();
            let gltf = write_gltf(&folder.path().join("a.glb"), &shot, monitor).unwrap_err();
            for error in [usd, gltf] {
                assert_eq!(error.exit_status(), 1);
                assert!(error.what.contains(if break_it { "finite" } else { "stopped" }), "{error}");
            }
        });
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
