//! A director's note changes a plan: by steps ("lower the camera, twice the dust") and by values ("at night, 50mm").
//!
//! Values are read by the same rules as a brief; steps by `relative`. What is locked stays, and says why.

mod relative;
mod steps;
mod timing;
mod turned;
mod words;

use crate::Ignored;
use crate::assume::{put, ratio, shape_of, usual, usual_direction, usual_height, usual_origin};
use crate::lexicon::How;
use crate::reading::{Finding, Reading};
use crate::rules;
use serde::Serialize;
use setpiece_shot::{EventKind, KNOBS, Origin, ShotPlan};
use std::collections::BTreeMap;
use steps::stepped;

/// One value that a note changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The key.
    pub key: String,
    /// Its value before.
    pub from: String,
    /// Its value now.
    pub to: String,
    /// The words that asked for it, and the limit in brackets when they asked for more than can be.
    pub words: String,
}

/// A change that was asked for and not made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refused {
    /// The key.
    pub key: String,
    /// The words that asked for it.
    pub words: String,
    /// Why not: the lock, or the limit that is reached.
    pub why: String,
}

/// What a note came to.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// The plan with the changes; it passes [`ShotPlan::check`] when the plan before did.
    pub plan: ShotPlan,
    /// What changed, in the order of the file.
    pub changes: Vec<Change>,
    /// What was asked for and not made.
    pub refused: Vec<Refused>,
    /// Words that nothing was made of.
    pub ignored: Vec<Ignored>,
}

/// Changes a plan by a note. Never fails: what is not understood is ignored, what is locked is refused.
///
/// ```
/// let plan = setpiece_shot::ShotPlan::default();
/// let note = setpiece_brief::direct(&plan, "lower the camera, half the dust");
/// assert!(note.plan.camera.height_m < plan.camera.height_m);
/// assert_eq!(note.changes.len(), 2);
/// ```
pub fn direct(plan: &ShotPlan, note: &str) -> Note {
    let mut reading = Reading::note(note);
    let asked = relative::read(&mut reading);
    rules::apply(&mut reading);
    drop_mentions(&mut reading);
    let mut chosen = reading.settle();
    // "let it fall to the right" turns the event that there is; "nothing moves before ..." is about its start.
    let vague = |f: &Finding| f.rank <= 1 && (f.value != "none" || chosen.contains_key("event.start_s"));
    if plan.event.kind != EventKind::None && chosen.get("event.kind").is_some_and(vague) {
        chosen.remove("event.kind");
    }
    let mut editing = Editing { before: plan, plan: plan.clone(), words: BTreeMap::new(), refused: Vec::new() };
    for knob in KNOBS {
        if let Some(finding) = chosen.get(knob.key) {
            editing.set(finding, &reading);
        }
    }
    for one in &asked {
        if chosen.get(one.key).is_none_or(|f| f.how == How::Implied) {
            let words = reading.text(reading.span(one.first, one.last));
            editing.step(one.key, one.step, words);
        }
    }
    let turned = turned::found(&mut reading);
    if let Some((first, last)) = turned.filter(|_| !chosen.contains_key("event.direction")) {
        editing.turn(reading.text(reading.span(first, last)));
    }
    editing.follow(&chosen);
    editing.keep_locked();
    let ignored = reading.ignored();
    editing.finish(note, ignored)
}

/// "The tower", "the explosion", "the dust" speak of what is there and ask for nothing; so does "building" anyhow.
fn drop_mentions(reading: &mut Reading<'_>) {
    let things = ["structure.kind", "event.kind", "look.dust", "look.grain", "camera.shake", "setting.traffic"];
    let surroundings = ["setting.weather", "setting.place", "setting.time"];
    let mentions: Vec<bool> = reading
        .found
        .iter()
        .map(|f| {
            // "Que caiga" is no "that fall".
            let that = f.first > 0 && reading.tokens[f.first - 1].raw == "que";
            let known = f.first > 0 && !that && reading.before(f.first, &["the", "this", "that", "our", "its"]);
            let led =
                f.first > 1 && reading.before(f.first - 1, &["in", "at", "on", "to", "into", "by", "near", "during"]);
            let generic = f.key == "structure.kind" && f.rank == 0;
            generic || known && (things.contains(&f.key) || surroundings.contains(&f.key) && !led)
        })
        .collect();
    let mut mention = mentions.into_iter();
    reading.found.retain(|_| !mention.next().unwrap_or(false));
}

struct Editing<'a> {
    before: &'a ShotPlan,
    plan: ShotPlan,
    /// The words that touched a key.
    words: BTreeMap<&'static str, String>,
    refused: Vec<Refused>,
}

impl Editing<'_> {
    /// Whether a key may change; when not, says so.
    fn may(&mut self, key: &str, words: &str) -> bool {
        if !self.before.is_locked(key) {
            return true;
        }
        let lock = self.before.locked.iter().find(|l| key.starts_with(l.as_str())).cloned().unwrap_or_default();
        self.refuse(key, words, format!("`{key}` is locked by `{lock}` in `locked`"));
        false
    }

    fn refuse(&mut self, key: &str, words: &str, why: String) {
        self.refused.push(Refused { key: key.to_owned(), words: words.to_owned(), why });
    }

    fn set(&mut self, finding: &Finding, reading: &Reading<'_>) {
        let words = reading.text(reading.span(finding.first, finding.last));
        let guessed = finding.how == How::Implied;
        // A guess never overrides what is there unless it is about the move that was just named.
        if guessed && (finding.key != "camera.shake" || self.before.is_locked(finding.key)) {
            return;
        }
        if guessed && self.plan.camera.shake > 0.1 && finding.value != "0" {
            return;
        }
        if !self.may(finding.key, &words) {
            return;
        }
        if finding.key == "aspect" {
            let size = self.plan.size;
            let clamp = put(&mut self.plan, "aspect", &finding.value);
            let shape = ratio(&self.plan.aspect).unwrap_or(16.0 / 9.0);
            self.plan.size = shape_of(size, shape);
            self.remember("aspect", words, clamp);
            return;
        }
        let clamp = put(&mut self.plan, finding.key, &finding.value);
        self.reached(finding.key, words, clamp);
    }

    fn step(&mut self, key: &'static str, step: steps::Step, words: String) {
        if !self.may(key, &words) {
            return;
        }
        let Some(value) = stepped(&self.plan, key, step) else {
            let now = self.plan.value_of(key).unwrap_or_default();
            return self.refuse(key, &words, format!("`{key}` is {now}, and the row ends there"));
        };
        let clamp = put(&mut self.plan, key, &value);
        self.reached(key, words, clamp);
    }

    /// Turns the event's way round.
    fn turn(&mut self, words: String) {
        if !self.may("event.direction", &words) {
            return;
        }
        match turned::opposite(self.plan.event.direction) {
            Some(direction) => {
                self.plan.event.direction = direction;
                self.remember("event.direction", words, None);
            }
            None => {
                let now = self.plan.event.direction;
                self.refuse("event.direction", &words, format!("`event.direction` is {now}, which has no other side"));
            }
        }
    }

    /// Records words that touched a key, or refuses them when a limit left nothing to change.
    fn reached(&mut self, key: &'static str, words: String, clamp: Option<String>) {
        match clamp {
            Some(why) if self.plan.value_of(key).ok() == self.before.value_of(key).ok() => {
                self.refuse(key, &words, why);
            }
            clamp => self.remember(key, words, clamp),
        }
    }

    fn remember(&mut self, key: &'static str, words: String, clamp: Option<String>) {
        let words = match clamp {
            Some(why) => format!("{words} ({why})"),
            None => words,
        };
        self.words.insert(key, words);
    }

    /// What follows from a change: a new kind has its own measures, an angle its height, an event its way of going.
    fn follow(&mut self, chosen: &BTreeMap<&'static str, Finding>) {
        let said = |key: &str| chosen.get(key).is_some_and(|f| f.how != How::Implied);
        let words_of = |words: &BTreeMap<&str, String>, key: &str| words.get(key).cloned().unwrap_or_default();
        if self.plan.structure.kind != self.before.structure.kind {
            let words = words_of(&self.words, "structure.kind");
            let usual = usual(self.plan.structure.kind);
            let s = &mut self.plan.structure;
            if !said("structure.material") {
                s.material = usual.material;
            }
            if !said("structure.floors") && !said("structure.height_m") {
                s.floors = usual.floors;
                s.height_m = setpiece_shot::default_storey_m(s.kind) * f64::from(s.floors);
            }
            if !said("structure.width_m") {
                s.width_m = usual.width_m;
            }
            if !said("structure.depth_m") {
                s.depth_m = usual.depth_m;
            }
            for key in [
                "structure.material",
                "structure.floors",
                "structure.height_m",
                "structure.width_m",
                "structure.depth_m",
            ] {
                self.words.entry(key).or_insert_with(|| words.clone());
            }
        }
        if self.plan.event.kind != self.before.event.kind {
            let words = words_of(&self.words, "event.kind");
            if !said("event.origin") {
                self.plan.event.origin = usual_origin(self.plan.event.kind);
            }
            if !said("event.direction") {
                self.plan.event.direction = usual_direction(self.plan.event.kind);
            }
            for key in ["event.origin", "event.direction"] {
                self.words.entry(key).or_insert_with(|| words.clone());
            }
        }
        if let Origin::Floor(n) = self.plan.event.origin
            && n >= self.plan.structure.floors
        {
            let top = self.plan.structure.floors - 1;
            self.plan.event.origin = if top == 0 { Origin::GroundFloor } else { Origin::Floor(top) };
        }
        if self.plan.camera.angle != self.before.camera.angle && !self.words.contains_key("camera.height_m") {
            self.plan.camera.height_m = usual_height(self.plan.camera.angle, self.plan.structure.height_m);
            let words = words_of(&self.words, "camera.angle");
            self.words.insert("camera.height_m", words);
        }
        // A camera that leaves the hand stops shaking.
        let hand = setpiece_shot::Move::Handheld;
        if self.before.camera.r#move == hand
            && self.plan.camera.r#move != hand
            && !self.words.contains_key("camera.shake")
            && !chosen.contains_key("camera.shake")
        {
            self.plan.camera.shake = 0.0;
            let words = words_of(&self.words, "camera.move");
            self.words.insert("camera.shake", words);
        }
        // Storeys times floors leaves noise in the last places.
        if self.plan.structure.height_m != self.before.structure.height_m {
            self.plan.structure.height_m = (self.plan.structure.height_m * 1e3).round() / 1e3;
        }
        for (key, source) in [
            ("structure.height_m", "structure.floors"),
            ("structure.height_m", "structure.kind"),
            ("size", "aspect"),
            ("aspect", "size"),
            ("event.origin", "structure.floors"),
        ] {
            if let Some(words) = self.words.get(source).cloned() {
                self.words.entry(key).or_insert(words);
            }
        }
    }

    /// Puts back what followed from a change but is locked.
    fn keep_locked(&mut self) {
        let (old, new) = (self.before, &mut self.plan);
        for key in KNOBS.iter().map(|k| k.key).filter(|k| old.is_locked(k)) {
            match key {
                "size" => new.size = old.size,
                "aspect" => new.aspect.clone_from(&old.aspect),
                "structure.material" => new.structure.material = old.structure.material,
                "structure.floors" => new.structure.floors = old.structure.floors,
                "structure.height_m" => new.structure.height_m = old.structure.height_m,
                "structure.width_m" => new.structure.width_m = old.structure.width_m,
                "structure.depth_m" => new.structure.depth_m = old.structure.depth_m,
                "event.origin" => new.event.origin = old.event.origin,
                "event.direction" => new.event.direction = old.event.direction,
                "camera.height_m" => new.camera.height_m = old.camera.height_m,
                "camera.shake" => new.camera.shake = old.camera.shake,
                // Nothing moves the others by the way.
                _ => {}
            }
        }
    }

    fn finish(self, note: &str, ignored: Vec<Ignored>) -> Note {
        let broken = self.plan.check().is_err() && self.before.check().is_ok();
        let plan = if broken { self.before.clone() } else { self.plan };
        let changes = KNOBS.iter().filter_map(|knob| {
            let (from, to) = (self.before.value_of(knob.key).ok()?, plan.value_of(knob.key).ok()?);
            let words = || self.words.get(knob.key).cloned().unwrap_or_else(|| note.trim().to_owned());
            (from != to).then(|| Change { key: knob.key.to_owned(), from, to, words: words() })
        });
        let changes = changes.collect();
        Note { plan, changes, refused: self.refused, ignored }
    }
}
