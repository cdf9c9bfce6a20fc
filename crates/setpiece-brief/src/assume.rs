//! Fills in what the words leave open, and makes the plan.
//!
//! Every guess follows from what was said before it: the structure's kind gives its material and measures, the framing
//! gives the lens, the angle the camera's height, the event its origin, direction and dust.

use crate::lexicon::How;
use crate::reading::{Finding, Reading};
use crate::{Brief, Entry};
use setpiece_shot::{
    Angle, Direction, EventKind, Framing, Impactor, KNOBS, Knob, KnobKind, Material, Origin, Place, ShotPlan,
    StructureKind, Subject, TimeOfDay, Weather, default_storey_m, set_key,
};
use std::collections::BTreeMap;

/// What was chosen for each key.
pub(crate) type Chosen = BTreeMap<&'static str, Finding>;

/// Shake of a camera in the hand.
const HAND_SHAKE: f64 = 0.35;
/// Time before the event when none is said, in seconds; in short shots a fifth of the shot.
const START_S: f64 = 0.5;
/// Time that an event gets after its start when only the start is said, in seconds.
const AFTER_START_S: f64 = 3.5;

/// Usual measures of a kind.
pub(crate) struct Usual {
    pub material: Material,
    pub floors: u32,
    pub width_m: f64,
    pub depth_m: f64,
}

/// What is usual for a kind of structure.
pub(crate) fn usual(kind: StructureKind) -> Usual {
    use Material::{Brick, Concrete, Glass, Steel, Stone};
    let (material, floors, width_m, depth_m) = match kind {
        StructureKind::ApartmentBlock => (Concrete, 10, 19.2, 14.4),
        StructureKind::OfficeTower => (Glass, 24, 28.8, 24.0),
        StructureKind::House => (Brick, 2, 10.0, 8.0),
        StructureKind::Warehouse => (Steel, 1, 40.0, 25.0),
        StructureKind::Factory => (Brick, 2, 48.0, 24.0),
        StructureKind::ParkingStructure => (Concrete, 5, 48.0, 32.0),
        StructureKind::Church => (Stone, 1, 14.0, 32.0),
        StructureKind::Chimney => (Brick, 4, 5.0, 5.0),
        StructureKind::WaterTower => (Steel, 3, 9.0, 9.0),
        StructureKind::Bridge => (Concrete, 1, 60.0, 10.0),
        StructureKind::Wall => (Brick, 1, 20.0, 0.4),
        StructureKind::PetrolStation => (Steel, 1, 27.0, 22.0),
    };
    Usual { material, floors, width_m, depth_m }
}

/// The lens that a framing is usually taken with, in millimetres.
pub(crate) fn usual_lens(framing: Framing) -> f64 {
    match framing {
        Framing::ExtremeWide => 21.0,
        Framing::Wide => 28.0,
        Framing::Full => 35.0,
        Framing::Medium => 50.0,
        Framing::CloseUp => 85.0,
    }
}

/// The height of the lens that an angle asks for, in metres; from the air it clears the roof.
pub(crate) fn usual_height(angle: Angle, roof_m: f64) -> f64 {
    match angle {
        Angle::Eye | Angle::Dutch => 1.7,
        Angle::Low => 0.6,
        Angle::High => 12.0,
        Angle::Ground => 0.25,
        Angle::Aerial => (roof_m * 1.4).round().clamp(60.0, 200.0),
    }
}

/// Where an event usually begins.
pub(crate) fn usual_origin(event: EventKind) -> Origin {
    match event {
        EventKind::Explosion | EventKind::Impact => Origin::Middle,
        _ => Origin::GroundFloor,
    }
}

/// Which way an event usually goes.
pub(crate) fn usual_direction(event: EventKind) -> Direction {
    match event {
        EventKind::Topple => Direction::Right,
        // From the side neighbours would hide it.
        EventKind::Impact => Direction::Away,
        EventKind::Explosion => Direction::Street,
        _ => Direction::Down,
    }
}

/// A size cut to a shape; an upright shape turns it first.
pub(crate) fn shape_of(size: [u32; 2], shape: f64) -> [u32; 2] {
    let [w, h] = size.map(f64::from);
    let (w, h) = if shape < 1.0 && w > h { (h, w) } else { (w, h) };
    let (w, h) = if shape > w / h { (w, w / shape) } else { (h * shape, h) };
    fit_size(w, h)
}

/// The largest size of a shape that still fits into what can be made, at most as wide or high as asked.
fn fit_size(w: f64, h: f64) -> [u32; 2] {
    let scale = (4096.0 / w).min(2304.0 / h).min(1.0);
    let side = |x: f64, low: u32, high: u32| (((x * scale) / 4.0).round().min(1e6) as u32 * 4).clamp(low, high);
    [side(w, 64, 4096), side(h, 36, 2304)]
}

/// Puts a value that words gave into the plan, as near as the key's range lets it; says so when it could not be met.
pub(crate) fn put(plan: &mut ShotPlan, key: &str, value: &str) -> Option<String> {
    let knob = Knob::find(key).ok()?;
    let (fitted, why) = fit(knob, value);
    match set_key(plan, key, &fitted) {
        Ok(()) => why,
        Err(d) => Some(format!("asked for {value}; {}", d.remedy)),
    }
}

/// The nearest value in range, and what to say when it is another than was asked for.
fn fit(knob: &Knob, value: &str) -> (String, Option<String>) {
    let number = value.parse::<f64>().ok().filter(|x| !x.is_nan());
    let outside = |low: String, high: String| Some(format!("asked for {value}; possible is {low} to {high}"));
    match (knob.kind, number) {
        (KnobKind::Number(low, high), Some(x)) if x < low || x > high => {
            (x.clamp(low, high).to_string(), outside(low.to_string(), high.to_string()))
        }
        (KnobKind::Whole(low, high), Some(x)) => {
            if value.parse::<u64>().is_ok_and(|n| (low..=high).contains(&n)) {
                return (value.to_owned(), None);
            }
            let near = if x >= high as f64 { high } else { (x.max(0.0) as u64).max(low) };
            (near.to_string(), outside(low.to_string(), high.to_string()))
        }
        (KnobKind::Rate, Some(x)) if !(1.0..=240.0).contains(&x) => {
            (x.clamp(1.0, 240.0).to_string(), outside("1".into(), "240".into()))
        }
        (KnobKind::Size, _) => {
            let pair = value.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
            let Some((w, h)) = pair else { return (value.to_owned(), None) };
            let [fw, fh] = fit_size(f64::max(w, 1.0), f64::max(h, 1.0));
            let fitted = format!("{fw}x{fh}");
            let why = (fitted != value)
                .then(|| format!("asked for {value}; possible is 64x36 to 4096x2304, each divisible by 4"));
            (fitted, why)
        }
        (KnobKind::Aspect, _) => match ratio(value) {
            Some(r) if r < 0.5 => ("1:2".into(), outside("1:2".into(), "4:1".into())),
            Some(r) if r > 4.0 => ("4:1".into(), outside("1:2".into(), "4:1".into())),
            _ => (value.to_owned(), None),
        },
        _ => (value.to_owned(), None),
    }
}

/// Width over height of "16:9".
pub(crate) fn ratio(text: &str) -> Option<f64> {
    let (w, h) = text.split_once(':')?;
    let ratio = w.parse::<f64>().ok()? / h.parse::<f64>().ok()?;
    ratio.is_finite().then_some(ratio)
}

struct Filling<'a, 'b> {
    reading: &'a Reading<'b>,
    chosen: &'a Chosen,
    plan: ShotPlan,
    understood: Vec<Entry>,
    /// Reasons for values that were not said, by key.
    whys: BTreeMap<&'static str, String>,
    clamped: Vec<Entry>,
}

impl Filling<'_, '_> {
    fn has(&self, key: &str) -> bool {
        self.chosen.contains_key(key)
    }

    /// Takes the value that was found for a key; false when there is none.
    fn found(&mut self, key: &'static str) -> bool {
        let Some(finding) = self.chosen.get(key) else { return false };
        let clamp = put(&mut self.plan, key, &finding.value);
        self.note(finding, clamp);
        true
    }

    /// Records where a value came from; its text is written in when all is settled.
    fn note(&mut self, finding: &Finding, clamp: Option<String>) {
        if let Some(why) = clamp {
            self.clamped.push(self.reading.entry(finding, String::new(), why));
        } else if finding.how == How::Implied {
            self.clamped.push(self.reading.entry(finding, String::new(), finding.why.clone()));
        } else {
            // A count of frames is in the words already.
            let why = if finding.why.ends_with(" frames") { String::new() } else { finding.why.clone() };
            self.understood.push(self.reading.entry(finding, String::new(), why));
        }
    }

    /// Takes what was found, or else a guess.
    fn or(&mut self, key: &'static str, guess: impl ToString, why: impl Into<String>) {
        if !self.found(key) {
            put(&mut self.plan, key, &guess.to_string());
            self.whys.insert(key, why.into());
        }
    }

    fn picture(&mut self) {
        self.found("fps");
        let frames = self.chosen.get("duration_s").and_then(|f| f.why.strip_suffix(" frames")?.parse::<f64>().ok());
        let start = self.chosen.get("event.start_s").and_then(|f| f.value.parse::<f64>().ok());
        match (start, frames) {
            (Some(start), _) if !self.has("duration_s") && start + AFTER_START_S > 4.0 => {
                self.or("duration_s", start + AFTER_START_S, "time to see the event after its start");
            }
            (_, Some(frames)) if self.has("duration_s") => {
                self.found("duration_s");
                let exact = frames * self.plan.fps.frame_s();
                put(&mut self.plan, "duration_s", &exact.to_string());
            }
            _ => self.or("duration_s", 4.0, ""),
        }
        self.found("seed");
        let shape = self.chosen.get("aspect").and_then(|f| ratio(&f.value));
        if self.found("size") {
            if let Some(shape) = shape {
                let size = self.plan.size;
                self.found("aspect");
                self.plan.size = shape_of(size, shape);
            }
        } else if self.found("aspect") {
            let shape = ratio(&self.plan.aspect).unwrap_or(16.0 / 9.0);
            self.plan.size = shape_of(ShotPlan::DEFAULT_SIZE, shape);
            self.whys.insert("size", "follows the shape".into());
        }
    }

    /// What stands where no blocks do, when the words name the place alone: "a meteor strikes a village".
    fn usual_there(&self) -> Option<StructureKind> {
        if self.has("structure.floors") || self.has("structure.height_m") {
            return None;
        }
        match self.chosen.get("setting.place")?.value.as_str() {
            "village" | "field" | "desert" => Some(StructureKind::House),
            "industrial" => Some(StructureKind::Factory),
            _ => None,
        }
    }

    fn structure(&mut self) {
        let lone = self.usual_there();
        let kind_why = match lone {
            Some(_) => "no structure was named; usual there",
            None if self.has("event.kind") => "no structure was named",
            None => "",
        };
        self.or("structure.kind", lone.unwrap_or(StructureKind::ApartmentBlock), kind_why);
        let kind = self.plan.structure.kind;
        let usual = usual(kind);
        let why = format!("usual for {kind}");
        self.or("structure.material", usual.material, why.clone());
        let storey = default_storey_m(kind);
        let asked = self.chosen.get("structure.height_m").and_then(|f| f.value.parse::<f64>().ok());
        let floors_said = self.chosen.get("structure.floors").is_some_and(|f| f.how != How::Implied || asked.is_none());
        match asked {
            Some(height) if !floors_said => {
                let floors = (height / storey).round().clamp(1.0, 60.0);
                put(&mut self.plan, "structure.floors", &floors.to_string());
                self.whys.insert("structure.floors", format!("{storey} m to a storey"));
            }
            _ => self.or("structure.floors", usual.floors, why.clone()),
        }
        // A floor that was named is there.
        let guessed = asked.is_none() && self.chosen.get("structure.floors").is_none_or(|f| f.how == How::Implied);
        let named = self.chosen.get("event.origin").and_then(|f| f.value.strip_prefix("floor:")?.parse::<u32>().ok());
        if let Some(n) = named.filter(|n| guessed && *n >= self.plan.structure.floors && *n < 59) {
            put(&mut self.plan, "structure.floors", &(n + 2).to_string());
            self.whys.insert("structure.floors", format!("so that there is a floor {n}"));
        }
        let height = (storey * f64::from(self.plan.structure.floors)).clamp(2.0, 240.0);
        self.or("structure.height_m", round(height, 100.0), format!("{storey} m to a storey"));
        self.or("structure.width_m", usual.width_m, why.clone());
        self.or("structure.depth_m", usual.depth_m, why);
    }

    fn event(&mut self) {
        let nothing = !self.has("event.kind");
        self.or("event.kind", EventKind::None, "no event was named");
        // Things that fall to a side and are slender fall over.
        let fell = self.chosen.get("event.kind").is_some_and(|f| f.rank == 1);
        // A dam is only the nearest to a wall.
        let walled = self.chosen.get("structure.kind").is_some_and(|f| f.how == How::Said);
        let slender = match self.plan.structure.kind {
            StructureKind::Chimney | StructureKind::WaterTower => true,
            StructureKind::Wall => walled,
            _ => false,
        };
        let aside = self.chosen.get("event.direction").is_some_and(|f| !matches!(f.value.as_str(), "down" | "street"));
        // A chimney that comes down to a side falls over, whatever it is called.
        let pole = matches!(self.plan.structure.kind, StructureKind::Chimney | StructureKind::WaterTower);
        let leans = pole && aside && self.plan.event.kind == EventKind::Collapse;
        if !nothing && (leans || fell && self.plan.event.kind == EventKind::Collapse && (slender || aside)) {
            self.plan.event.kind = EventKind::Topple;
        }
        let kind = self.plan.event.kind;
        let why = format!("usual for {kind}");
        self.or("event.origin", usual_origin(kind), why.clone());
        // What is hit from one side goes to the other.
        let way = match (kind, self.plan.event.origin) {
            (EventKind::Impact, Origin::Left) => Direction::Right,
            (EventKind::Impact, Origin::Right) => Direction::Left,
            _ => usual_direction(kind),
        };
        self.or("event.direction", way, why.clone());
        if kind == EventKind::Impact && self.plan.event.direction != Direction::Down {
            self.or("event.impactor", Impactor::Ball, why);
        }
        if let Origin::Floor(n) = self.plan.event.origin
            && n >= self.plan.structure.floors
        {
            let top = self.plan.structure.floors - 1;
            self.plan.event.origin = if top == 0 { Origin::GroundFloor } else { Origin::Floor(top) };
            let why = format!("asked for floor {n}; the structure has {} storeys", self.plan.structure.floors);
            if let Some(at) = self.understood.iter().position(|e| e.key == "event.origin") {
                let entry = self.understood.remove(at);
                self.clamped.push(Entry { why, ..entry });
            }
        }
        let short = (self.plan.duration_s * 0.2 * 100.0).floor() / 100.0;
        self.or("event.start_s", if self.plan.duration_s < 2.5 { short } else { START_S }, "a moment of rest first");
        if let Some(frames) = self.chosen.get("event.start_s").and_then(|f| f.why.strip_suffix(" frames"))
            && let Ok(frames) = frames.parse::<f64>()
        {
            let start = frames * self.plan.fps.frame_s();
            put(&mut self.plan, "event.start_s", &start.to_string());
        }
        if self.plan.event.start_s >= self.plan.duration_s
            && let Some(entry) = self.understood.iter_mut().find(|e| e.key == "event.start_s")
        {
            entry.why = "after the end of the shot: nothing of the event will be seen".to_owned();
        }
        self.or("event.strength", 0.6, "");
    }

    fn setting(&mut self) {
        let kind = self.plan.structure.kind;
        use StructureKind as K;
        // A named place is a city unless the words say otherwise.
        let named = self.has("setting.location");
        let street = self.chosen.get("event.direction").is_some_and(|f| f.value == "street");
        let place = match kind {
            K::Factory | K::Chimney | K::Warehouse => Place::Industrial,
            K::Bridge => Place::Field,
            // What falls into the street stands on one.
            K::House | K::Church | K::WaterTower | K::Wall if !named && !street => Place::Village,
            _ => Place::CityStreet,
        };
        let why = if place != Place::CityStreet && self.has("structure.kind") {
            format!("usual for {kind}")
        } else {
            String::new()
        };
        self.or("setting.place", place, why);
        self.found("setting.location");
        self.or("setting.time", TimeOfDay::Afternoon, "");
        self.or("setting.weather", Weather::Clear, "");
        let traffic = match self.plan.setting.place {
            Place::CityStreet => 0.5,
            Place::Plaza | Place::Village | Place::Industrial | Place::Coast => 0.2,
            Place::Field | Place::Desert => 0.0,
        };
        self.or("setting.traffic", traffic, format!("usual for {}", self.plan.setting.place));
    }

    fn camera(&mut self) {
        self.found("camera.move");
        if !self.has("camera.move") {
            self.or("camera.move", setpiece_shot::Move::Static, "");
        }
        let aerial = self.chosen.get("camera.angle").is_some_and(|f| f.value == "aerial");
        self.or("camera.framing", Framing::Wide, "");
        self.or("camera.angle", Angle::Eye, "");
        let shows_street = !self.has("structure.kind") && !self.has("event.kind") && !self.has("structure.floors");
        let subject = if shows_street && (self.has("setting.place") || self.has("setting.traffic")) {
            Subject::Street
        } else {
            Subject::Structure
        };
        let why = if subject == Subject::Street { "no structure and no event was named" } else { "" };
        self.or("camera.subject", subject, why);
        let framing = self.plan.camera.framing;
        let lens = if aerial && framing == Framing::Wide { 24.0 } else { usual_lens(framing) };
        self.or("camera.lens_mm", lens, format!("usual for {framing}"));
        let angle = self.plan.camera.angle;
        self.or("camera.height_m", usual_height(angle, self.plan.structure.height_m), format!("usual for {angle}"));
        self.found("camera.distance");
        self.found("camera.azimuth_deg");
        let shake = if self.plan.camera.r#move == setpiece_shot::Move::Handheld { HAND_SHAKE } else { 0.0 };
        self.or("camera.shake", shake, "");
    }

    fn look(&mut self) {
        let (event, material, weather) =
            (self.plan.event.kind, self.plan.structure.material, self.plan.setting.weather);
        let base: f64 = match (event, material) {
            (EventKind::None, _) => 0.0,
            (_, Material::Timber) => 0.4,
            (_, Material::Brick) => 0.7,
            (EventKind::Implosion, _) => 0.7,
            _ => 0.6,
        };
        let wet = matches!(weather, Weather::Rain | Weather::Storm | Weather::Snow);
        let why = if event == EventKind::None { "nothing breaks" } else { "" };
        let why = if wet && event != EventKind::None { "wet ground binds dust" } else { why };
        self.or("look.dust", round(if wet { base * 0.7 } else { base }, 100.0), why);
        self.or("look.grain", 0.3, "");
        self.found("look.exposure_ev");
        self.found("look.lens");
        self.found("look.view");
    }

    /// Whether a value that nobody said is worth a line.
    fn matters(&self, key: &str) -> bool {
        let still = self.plan.event.kind == EventKind::None;
        match key {
            "event.origin" | "event.direction" | "event.start_s" | "event.strength" => !still,
            "setting.location" | "camera.distance" | "camera.azimuth_deg" | "look.exposure_ev" | "look.view"
            | "look.lens" => false,
            "camera.shake" => self.plan.camera.shake > 0.0,
            _ => true,
        }
    }

    fn finish(mut self) -> Brief {
        if self.plan.check().is_err() {
            // Unreachable by construction; a plan that cannot be made is worse than one that was not asked for.
            self.plan = ShotPlan { brief: self.plan.brief, ..ShotPlan::default() };
        }
        let value = |key: &str| self.plan.value_of(key).unwrap_or_default();
        let mut understood = std::mem::take(&mut self.understood);
        for entry in &mut understood {
            entry.value = value(&entry.key);
        }
        understood.sort_by_key(|e| e.span);
        let mut assumed = Vec::new();
        for knob in KNOBS {
            if let Some(entry) = self.clamped.iter().find(|e| e.key == knob.key) {
                assumed.push(Entry { value: value(knob.key), ..entry.clone() });
            } else if !understood.iter().any(|e| e.key == knob.key) && self.matters(knob.key) {
                assumed.push(Entry {
                    key: knob.key.to_owned(),
                    value: value(knob.key),
                    span: None,
                    words: String::new(),
                    why: self.whys.get(knob.key).cloned().unwrap_or_default(),
                });
            }
        }
        let ignored = self.reading.ignored();
        Brief { plan: self.plan, understood, assumed, ignored }
    }
}

fn round(x: f64, per: f64) -> f64 {
    (x * per).round() / per
}

/// The plan of what was chosen, with everything else filled in.
pub(crate) fn fill(reading: &Reading<'_>, chosen: &Chosen) -> Brief {
    let brief: String = reading.words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let plan = ShotPlan { brief: brief.trim().to_owned(), ..ShotPlan::default() };
    let mut filling =
        Filling { reading, chosen, plan, understood: Vec::new(), whys: BTreeMap::new(), clamped: Vec::new() };
    filling.picture();
    filling.structure();
    filling.event();
    filling.setting();
    filling.camera();
    filling.look();
    filling.finish()
}
