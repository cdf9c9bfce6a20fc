//! The table of what stages read, against what they do: a stage must make the same from two plans that differ in
//! everything that the table does not give it.

mod tiny;

use setpiece_fx::dust::Detail;
use setpiece_pipeline::{Cache, Reads, Shot};
use setpiece_shot::{KNOBS, ShotPlan, Unwatched, set_key};

fn tiny() -> ShotPlan {
    tiny::plan("0.5", "0.05")
}

/// The plan with every key changed that a stage and those before it do not read.
fn otherwise(stage: &str) -> ShotPlan {
    let row = Reads::of(stage).unwrap();
    let mut plan = tiny();
    let others = [
        "0.35",
        "1.4",
        "45",
        "0.75",
        "640x272",
        "25",
        "street",
        "rain",
        "night",
        "brick",
        "house",
        "plaza",
        "topple",
        "left",
        "medium",
        "low",
        "pan_left",
        "Rosario",
        "aces2",
        "anamorphic",
    ];
    let mut changed = 0;
    for knob in KNOBS.iter().filter(|k| k.key != "aspect" && row.through(k.key).is_none()) {
        let before = plan.clone();
        let took = others.iter().any(|value| set_key(&mut plan, knob.key, value).is_ok() && plan != before);
        assert!(took, "no other value for {}", knob.key);
        changed += 1;
    }
    let strayed: Vec<&str> =
        tiny().difference(&plan).iter().map(|d| d.key).filter(|key| row.through(key).is_some()).collect();
    assert!(strayed.is_empty() && changed > 0, "{stage}: {strayed:?}");
    plan
}

/// What two plans make of a stage, each with a cache of its own.
fn made<T>(stage: &str, make: impl Fn(&mut Shot<'_>) -> T) -> [T; 2] {
    [tiny(), otherwise(stage)].map(|plan| {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path()).unwrap();
        make(&mut Shot::new(plan, &cache, &Unwatched))
    })
}

#[test]
fn the_set_reads_nothing_else() {
    let [a, b] = made("set", |shot| shot.set().clone());
    assert!(a == b);
}

#[test]
fn weather_moves_no_part_of_any_set() {
    for (place, kind) in setpiece_shot::Place::NAMES.iter().zip(setpiece_shot::StructureKind::NAMES) {
        let [clear, snow] = ["clear", "snow"].map(|weather| {
            let mut plan = tiny();
            for (key, value) in [("structure.kind", *kind), ("setting.place", *place), ("setting.weather", weather)] {
                set_key(&mut plan, key, value).unwrap();
            }
            let folder = tempfile::tempdir().unwrap();
            let cache = Cache::open(folder.path()).unwrap();
            Shot::new(plan, &cache, &Unwatched).set().clone()
        });
        // All that a take depends on or points into: parts, what they hit, and objects and the parts' materials by number.
        assert!(clear.parts == snow.parts && clear.colliders == snow.colliders, "{kind}, {place}");
        assert!(clear.layout == snow.layout && clear.objects == snow.objects, "{kind}, {place}");
        assert!(clear.hero_object == snow.hero_object, "{kind}, {place}");
        // Props but for their shapes, which a take does not hold.
        let but_mesh = |scene: &setpiece_scene::Scene| -> Vec<setpiece_scene::Prop> {
            scene.props.iter().map(|p| setpiece_scene::Prop { mesh: setpiece_scene::MeshId(0), ..p.clone() }).collect()
        };
        assert!(but_mesh(&clear) == but_mesh(&snow), "{kind}, {place}");
        let faces = clear.parts.iter().flat_map(|p| p.shape.faces.iter().map(|f| f.material).chain([p.inside]));
        let used = faces.map(|m| usize::from(m.0)).max().unwrap_or(0);
        assert!(clear.materials[..=used] == snow.materials[..=used], "{kind}, {place}");
        assert!(clear != snow, "snow looks another way");
    }
}

#[test]
fn the_motion_reads_nothing_else() {
    let [a, b] = made("motion", |shot| shot.take().unwrap().clone());
    assert!(!a.impacts.is_empty() && a == b);
}

#[test]
fn the_dust_reads_nothing_else() {
    let [a, b] = made("dust", |shot| shot.dust(Detail::Whole).unwrap().to_vec());
    assert!(a.iter().any(|d| !d.is_empty()) && a == b);
}

#[test]
fn the_sound_reads_nothing_else() {
    let [a, b] = made("sound", |shot| shot.sound().unwrap());
    assert!(a.iter().any(|s| s[0].abs() > 1e-4) && a == b);
}

#[test]
fn the_exposure_reads_nothing_else() {
    // The artist's offset comes on top of what is metered.
    let [a, b] = made("exposure", |shot| {
        let offset = 2.0_f32.powf(shot.plan.look.exposure_ev as f32);
        shot.exposure().unwrap() / offset
    });
    assert!((a / b - 1.0).abs() < 1e-6, "{a} and {b}");
}
