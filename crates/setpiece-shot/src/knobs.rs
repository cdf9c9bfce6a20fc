//! Every key of a plan that people may set, with its kind, range and help: the one definition that `--set`, file
//! checks, notes and help share.

use crate::{
    Angle, Diagnostic, Direction, EventKind, Fps, Framing, Impactor, Lens, Material, Move, Origin, Place, Result,
    ShotPlan, StructureKind, Subject, TimeOfDay, ViewName, Weather, default_storey_m,
};
use serde_json::Value;

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub enum KnobKind {
    /// One of some names.
    Choice(&'static [&'static str]),
    /// A number in a range.
    Number(f64, f64),
    /// A whole number in a range.
    Whole(u64, u64),
    /// Free text.
    Text,
    /// A frame rate.
    Rate,
    /// Width and height, `1920x1080`.
    Size,
    /// A shape, `16:9` or `2.39:1`.
    Aspect,
    /// [`Origin`].
    Origin,
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Knob {
    /// The key, dotted.
    pub key: &'static str,
    /// What it takes.
    pub kind: KnobKind,
    /// One line for people, with the unit.
    pub help: &'static str,
}

const fn knob(key: &'static str, kind: KnobKind, help: &'static str) -> Knob {
    Knob { key, kind, help }
}

use KnobKind::{Choice, Number, Text, Whole};

/// All keys, in the order of the file.
pub const KNOBS: &[Knob] = &[
    knob("duration_s", Number(0.1, 60.0), "length in seconds"),
    knob("fps", KnobKind::Rate, "frame rate, exact: 24, 23.976, 24000/1001"),
    knob("size", KnobKind::Size, "picture size at daily quality, WxH in pixels"),
    knob("aspect", KnobKind::Aspect, "shape of the picture"),
    knob("seed", Whole(0, i64::MAX as u64), "seed of everything that varies"),
    knob("structure.kind", Choice(StructureKind::NAMES), "what stands"),
    knob("structure.material", Choice(Material::NAMES), "what it is mainly made of"),
    knob("structure.floors", Whole(1, 60), "storeys, the ground floor included"),
    knob("structure.height_m", Number(2.0, 240.0), "height to the roof in metres"),
    knob("structure.width_m", Number(2.0, 120.0), "width along the street in metres"),
    knob("structure.depth_m", Number(0.2, 80.0), "depth away from the street in metres"),
    knob("event.kind", Choice(EventKind::NAMES), "what happens"),
    knob("event.origin", KnobKind::Origin, "where it begins"),
    knob("event.direction", Choice(Direction::NAMES), "which way it goes, as the camera sees it"),
    knob(
        "event.impactor",
        Choice(Impactor::NAMES),
        "what strikes in an impact; from above (direction down) it is a meteor",
    ),
    knob("event.start_s", Number(0.0, 60.0), "when it begins, seconds from the first frame"),
    knob("event.strength", Number(0.0, 1.0), "0 gentle, 1 violent"),
    knob("setting.place", Choice(Place::NAMES), "where it stands"),
    knob("setting.location", Text, "a place name; sets the architecture"),
    knob("setting.time", Choice(TimeOfDay::NAMES), "time of day"),
    knob("setting.weather", Choice(Weather::NAMES), "weather"),
    knob("setting.traffic", Number(0.0, 1.0), "how many cars stand about"),
    knob("camera.move", Choice(Move::NAMES), "how the camera moves"),
    knob("camera.framing", Choice(Framing::NAMES), "how much of the subject fills the picture"),
    knob("camera.angle", Choice(Angle::NAMES), "from what height and tilt it looks"),
    knob("camera.subject", Choice(Subject::NAMES), "what it frames"),
    knob("camera.lens_mm", Number(8.0, 400.0), "focal length on a 36 mm wide sensor"),
    knob("camera.height_m", Number(0.1, 200.0), "height of the lens above the ground in metres"),
    knob("camera.distance", Number(0.2, 5.0), "distance as a factor of what the framing asks for"),
    knob("camera.azimuth_deg", Number(-180.0, 180.0), "degrees around the structure, positive to the right"),
    knob("camera.shake", Number(0.0, 1.0), "0 on sticks, 1 running"),
    knob("look.dust", Number(0.0, 1.0), "amount of dust"),
    knob("look.grain", Number(0.0, 1.0), "film grain in movie and stills"),
    knob("look.exposure_ev", Number(-8.0, 8.0), "exposure offset in stops"),
    knob("look.view", Choice(ViewName::NAMES), "how light becomes what a screen shows, in movie and stills"),
    knob("look.lens", Choice(Lens::NAMES), "what the lens does: anamorphic blurs ovals and streaks lights sideways"),
];

/// The name nearest to `text` by edit distance, when it is near enough to be meant.
pub fn nearest<'a>(text: &str, names: &[&'a str]) -> Option<&'a str> {
    let scored = names.iter().map(|name| {
        let tail = name.rsplit('.').next().unwrap_or(name);
        let short = text.rsplit('.').next().unwrap_or(text);
        let whole = edit_distance(text, name);
        (whole.min(edit_distance(short, tail) + 1), whole, *name)
    });
    let best = scored.min()?;
    (best.0 <= text.len().max(3) / 2).then_some(best.2)
}

/// Levenshtein distance over bytes.
fn edit_distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

impl Knob {
    /// The knob of a key.
    ///
    /// # Errors
    /// When there is none; the message names the nearest.
    pub fn find(key: &str) -> Result<&'static Self> {
        KNOBS.iter().find(|k| k.key == key).ok_or_else(|| {
            let names: Vec<&str> = KNOBS.iter().map(|k| k.key).collect();
            let remedy = match nearest(key, &names) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("known keys: {}", names.join(", ")),
            };
            Diagnostic::request(format!("there is no key `{key}` in a plan")).at(key).help(remedy)
        })
    }

    /// Its value in a plan's JSON.
    pub(crate) fn value_in<'a>(&self, tree: &'a Value) -> Option<&'a Value> {
        get(tree, self.key)
    }

    /// What this key takes, for people.
    pub fn expects(&self) -> String {
        match self.kind {
            Choice(names) => format!("one of {}", names.join(", ")),
            Number(low, high) => format!("a number from {low} to {high}: {}", self.help),
            Whole(low, high) => format!("a whole number from {low} to {high}: {}", self.help),
            Text => format!("text: {}", self.help),
            KnobKind::Rate => "a frame rate: 24, 23.976 or 24000/1001".to_owned(),
            KnobKind::Size => SIZE_RULE.to_owned(),
            KnobKind::Aspect => "a shape from 1:2 to 4:1, as 16:9 or 2.39:1".to_owned(),
            KnobKind::Origin => format!("one of {}", Origin::NAMES.join(", ")),
        }
    }

    /// Reads a value for this key from text.
    fn parse(&self, text: &str) -> Result<Value> {
        let wrong = |expected: String| {
            Diagnostic::request(format!("`{text}` is not a value for `{}`", self.key)).at(self.key).help(expected)
        };
        Ok(match self.kind {
            Choice(names) => match names.iter().find(|n| **n == text) {
                Some(name) => Value::from(*name),
                None => {
                    let near = nearest(text, names).map(|n| format!("did you mean `{n}`? ")).unwrap_or_default();
                    return Err(wrong(near + &self.expects()));
                }
            },
            Number(low, high) => match text.parse::<f64>() {
                Ok(x) if x >= low && x <= high => Value::from(x),
                _ => return Err(wrong(self.expects())),
            },
            Whole(low, high) => match text.parse::<u64>() {
                Ok(x) if x >= low && x <= high => Value::from(x),
                _ => return Err(wrong(self.expects())),
            },
            Text => Value::from(text),
            KnobKind::Rate => Value::from(text.parse::<Fps>().map_err(|d| d.at(self.key))?.to_string()),
            KnobKind::Origin => Value::from(text.parse::<Origin>().map_err(|d| d.at(self.key))?.to_string()),
            KnobKind::Size => {
                let pair = text.split_once(['x', 'X', '×']);
                let pair = pair.and_then(|(w, h)| Some((w.trim().parse().ok()?, h.trim().parse().ok()?)));
                match pair {
                    Some((w, h)) if size_fits(w, h) => Value::from(vec![w, h]),
                    _ => return Err(wrong(self.expects())),
                }
            }
            KnobKind::Aspect => match aspect_ratio(text) {
                Some(_) => Value::from(text),
                None => return Err(wrong(self.expects())),
            },
        })
    }

    /// Checks a value that stands in a plan.
    fn check(&self, value: &Value) -> Result<()> {
        match (self.kind, value) {
            (Text | Choice(_) | KnobKind::Rate, _) => Ok(()),
            (KnobKind::Size, Value::Array(pair)) => {
                let side = |i: usize| pair.get(i).and_then(Value::as_u64).unwrap_or(0) as u32;
                if size_fits(side(0), side(1)) {
                    return Ok(());
                }
                Err(Diagnostic::request(format!("`{}` of {value} cannot be made", self.key))
                    .at(self.key)
                    .help(SIZE_RULE))
            }
            (_, Value::String(text)) => self.parse(text).map(drop),
            // NaN and infinities become null on the way.
            (_, Value::Null) => self.parse("not a number").map(drop),
            (_, other) => self.parse(&other.to_string()).map(drop),
        }
    }
}

const SIZE_RULE: &str = "WxH in pixels, each divisible by 4, from 64x36 to 4096x2304, as 1920x1080";

fn size_fits(w: u32, h: u32) -> bool {
    (64..=4096).contains(&w) && (36..=2304).contains(&h) && w.is_multiple_of(4) && h.is_multiple_of(4)
}

/// Width over height of "16:9" or "2.39:1".
pub(crate) fn aspect_ratio(text: &str) -> Option<f64> {
    let (w, h) = text.split_once(':')?;
    let ratio = w.trim().parse::<f64>().ok()? / h.trim().parse::<f64>().ok()?;
    (0.5..=4.0).contains(&ratio).then_some(ratio)
}

fn get<'a>(tree: &'a Value, key: &str) -> Option<&'a Value> {
    key.split('.').try_fold(tree, |node, name| node.get(name))
}

/// Sets one key of a plan from text, and what follows from it (floors move the height, the aspect moves the size).
///
/// # Errors
/// An unknown key (with the nearest known one), or a value that is not in range.
pub fn set_key(plan: &mut ShotPlan, key: &str, text: &str) -> Result<()> {
    let knob = Knob::find(key)?;
    let value = knob.parse(text.trim())?;
    let mut tree = serde_json::to_value(&*plan).expect("a plan is plain data");
    let slot = key.split('.').try_fold(&mut tree, |node, name| node.get_mut(name)).expect("every knob is a field");
    *slot = value;
    let storey = plan.storey_m();
    let usual_height = |p: &ShotPlan| default_storey_m(p.structure.kind) * f64::from(p.structure.floors);
    *plan = serde_json::from_value(tree)
        .map_err(|e| Diagnostic::request(format!("`{text}` is not a value for `{key}`: {e}")).at(key))?;
    match key {
        "structure.floors" => plan.structure.height_m = (storey * f64::from(plan.structure.floors)).clamp(2.0, 240.0),
        "structure.kind" => plan.structure.height_m = usual_height(plan).clamp(2.0, 240.0),
        "aspect" => {
            let ratio = aspect_ratio(&plan.aspect).expect("checked by the knob");
            plan.size[1] = ((f64::from(plan.size[0]) / ratio / 4.0).round() as u32 * 4).clamp(36, 2304);
        }
        "size" => plan.aspect = aspect_name(plan.size),
        _ => {}
    }
    Ok(())
}

fn aspect_name([w, h]: [u32; 2]) -> String {
    let ratio = f64::from(w) / f64::from(h);
    let known =
        [("16:9", 16.0 / 9.0), ("4:3", 4.0 / 3.0), ("1:1", 1.0), ("2.39:1", 2.39), ("1.85:1", 1.85), ("9:16", 0.5625)];
    known
        .iter()
        .find(|(_, r)| (r - ratio).abs() < 0.02 * r)
        .map_or_else(|| format!("{ratio:.2}:1"), |(name, _)| (*name).to_owned())
}

impl ShotPlan {
    /// Checks every key's range and what keys must keep between them.
    ///
    /// # Errors
    /// The first key that is out of range, with the range.
    pub fn check(&self) -> Result<()> {
        let tree = serde_json::to_value(self).expect("a plan is plain data");
        for knob in KNOBS {
            knob.check(get(&tree, knob.key).expect("every knob is a field"))?;
        }
        for lock in &self.locked {
            let known = KNOBS.iter().any(|k| k.key == lock || k.key.starts_with(&format!("{lock}.")));
            if !known {
                return Err(Diagnostic::request(format!("`locked` names `{lock}`, which is no key or section"))
                    .at("locked")
                    .help("name keys such as \"event.start_s\" or sections such as \"camera\""));
            }
        }
        Ok(())
    }

    /// The value of a key as people write it.
    ///
    /// # Errors
    /// When there is no such key.
    pub fn value_of(&self, key: &str) -> Result<String> {
        Knob::find(key)?;
        let tree = serde_json::to_value(self).expect("a plan is plain data");
        Ok(crate::plain_value(get(&tree, key).expect("every knob is a field")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_knob_is_a_field_and_the_default_plan_is_in_range() {
        ShotPlan::default().check().unwrap();
        for knob in KNOBS {
            let mut plan = ShotPlan::default();
            let value = plan.value_of(knob.key).unwrap();
            set_key(&mut plan, knob.key, &value).unwrap_or_else(|d| panic!("{}: {d}", knob.key));
        }
    }

    #[test]
    fn unknown_keys_and_values_name_the_nearest() {
        let mut plan = ShotPlan::default();
        let error = set_key(&mut plan, "camera.lense_mm", "35").unwrap_err();
        assert!(error.remedy.contains("camera.lens_mm"), "{error}");
        let error = set_key(&mut plan, "lens_mm", "35").unwrap_err();
        assert!(error.remedy.contains("camera.lens_mm"), "{error}");
        let error = set_key(&mut plan, "setting.weather", "snowy").unwrap_err();
        assert!(error.remedy.contains("`snow`"), "{error}");
    }

    #[test]
    fn numbers_out_of_range_and_not_numbers_are_refused() {
        for (key, value) in [
            ("structure.floors", "0"),
            ("structure.floors", "500"),
            ("duration_s", "nan"),
            ("duration_s", "-inf"),
            ("look.dust", "1.5"),
            ("fps", "0"),
            ("size", "31x9"),
            ("size", "961x540"),
            ("aspect", "0:0"),
            ("event.origin", "floor:x"),
        ] {
            let error = set_key(&mut ShotPlan::default(), key, value).unwrap_err();
            assert!(!error.remedy.is_empty() && error.place == key, "{key}={value}: {error}");
        }
    }

    #[test]
    fn floors_carry_the_height_and_the_aspect_carries_the_size() {
        let mut plan = ShotPlan::default();
        set_key(&mut plan, "structure.floors", "20").unwrap();
        assert!((plan.structure.height_m - 62.0).abs() < 1e-9);
        set_key(&mut plan, "aspect", "2.39:1").unwrap();
        assert_eq!(plan.size, [960, 400]);
        set_key(&mut plan, "size", "1920x1080").unwrap();
        assert_eq!(plan.aspect, "16:9");
    }

    #[test]
    fn locks_cover_keys_and_sections() {
        let plan = ShotPlan { locked: vec!["camera".into(), "event.start_s".into()], ..ShotPlan::default() };
        assert!(plan.is_locked("camera.lens_mm") && plan.is_locked("event.start_s"));
        assert!(!plan.is_locked("event.strength") && !plan.is_locked("cameraman"));
        plan.check().unwrap();
    }
}
