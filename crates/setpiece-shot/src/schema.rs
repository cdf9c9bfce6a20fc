//! The plan's JSON Schema (draft 2020-12), made from the knobs: the same table that `--set` and the plan's reader use.

use crate::{FORMAT_VERSION, KNOBS, Knob, KnobKind, Origin, ShotPlan};
use serde_json::{Map, Value, json};

impl Knob {
    /// What this key takes, as JSON Schema, with its help and the default plan's value.
    pub fn schema(&self) -> Value {
        let mut schema = match self.kind {
            KnobKind::Choice(names) => json!({ "type": "string", "enum": names }),
            KnobKind::Number(low, high) => json!({ "type": "number", "minimum": low, "maximum": high }),
            KnobKind::Whole(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
            KnobKind::Text => json!({ "type": "string" }),
            KnobKind::Rate => json!({
                "anyOf": [
                    { "type": "string", "pattern": r"^[0-9]+(\.[0-9]+|/[0-9]+)?$" },
                    { "type": "number", "minimum": 1, "maximum": 240 },
                ],
            }),
            KnobKind::Size => {
                let side = |low: u32, high: u32| json!({ "type": "integer", "minimum": low, "maximum": high, "multipleOf": 4 });
                json!({ "type": "array", "prefixItems": [side(64, 4096), side(36, 2304)], "minItems": 2, "maxItems": 2 })
            }
            KnobKind::Aspect => json!({ "type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?:[0-9]+(\.[0-9]+)?$" }),
            KnobKind::Origin => {
                let named: Vec<&str> = Origin::NAMES.iter().copied().filter(|n| !n.contains(':')).collect();
                json!({ "anyOf": [
                    { "type": "string", "enum": named },
                    { "type": "string", "pattern": "^floor:[0-9]+$" },
                ] })
            }
        };
        let defaults = serde_json::to_value(ShotPlan::default()).expect("a plan is plain data");
        schema["description"] = json!(self.help);
        schema["default"] = self.value_in(&defaults).cloned().unwrap_or(Value::Null);
        schema
    }
}

/// The schema of a whole plan, as it stands in `shot.toml` and in `--json`. Keys that are left out take their defaults.
pub fn plan_schema() -> Value {
    let object = |properties: Map<String, Value>| json!({ "type": "object", "properties": properties, "additionalProperties": false });
    let mut sections: Vec<&str> = KNOBS.iter().filter_map(|k| Some(k.key.split_once('.')?.0)).collect();
    sections.dedup();
    let lockable: Vec<&str> = sections.iter().copied().chain(KNOBS.iter().map(|k| k.key)).collect();
    let mut top = Map::new();
    let format = json!({
        "type": "integer", "minimum": 0, "maximum": FORMAT_VERSION, "default": FORMAT_VERSION,
        "description": "version of the file format",
    });
    top.insert("format".into(), format);
    let brief = json!({ "type": "string", "default": "", "description": "the words that the plan came from" });
    top.insert("brief".into(), brief);
    let locked = json!({
        "type": "array", "items": { "type": "string", "enum": lockable }, "default": [],
        "description": "keys, or sections of keys, that notes must not touch",
    });
    top.insert("locked".into(), locked);
    for knob in KNOBS.iter().filter(|k| !k.key.contains('.')) {
        top.insert(knob.key.into(), knob.schema());
    }
    for section in sections {
        let leaves =
            KNOBS.iter().filter_map(|k| Some((k.key.strip_prefix(section)?.strip_prefix('.')?.to_owned(), k.schema())));
        top.insert(section.into(), object(leaves.collect()));
    }
    let mut schema = object(top);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("Setpiece shot plan");
    schema
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set_key;
    use serde::Deserialize;

    /// As much of JSON Schema as the plan's schema uses, patterns apart; written from the specification, not from the
    /// knobs.
    fn fits(schema: &Value, value: &Value) -> bool {
        let number = |key: &str| schema[key].as_f64();
        let of_type = match schema["type"].as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("number") => value.is_number(),
            Some("integer") => value.is_u64() || value.is_i64(),
            _ => true,
        };
        let named = schema["enum"].as_array().is_none_or(|names| names.contains(value));
        let x = value.as_f64().unwrap_or(0.0);
        let in_range = number("minimum").is_none_or(|low| x >= low) && number("maximum").is_none_or(|high| x <= high);
        let stepped = number("multipleOf").is_none_or(|step| x % step == 0.0);
        let any = schema["anyOf"].as_array().is_none_or(|all| all.iter().any(|one| fits(one, value)));
        let places = schema["prefixItems"].as_array();
        let items = value.as_array().is_none_or(|items| {
            items.iter().enumerate().all(|(i, item)| match places {
                Some(places) => places.get(i).is_some_and(|place| fits(place, item)),
                None => schema["items"].is_null() || fits(&schema["items"], item),
            })
        });
        let fields = value.as_object().is_none_or(|fields| {
            let known = &schema["properties"];
            fields.iter().all(|(name, field)| match known.get(name) {
                Some(inner) => fits(inner, field),
                None => schema["additionalProperties"] != json!(false),
            })
        });
        of_type && named && in_range && stepped && any && items && fields
    }

    #[test]
    fn the_schema_takes_what_the_reader_takes() {
        let schema = plan_schema();
        let plan = |p: &ShotPlan| serde_json::to_value(p).unwrap();
        assert!(fits(&schema, &plan(&ShotPlan::default())));
        for knob in KNOBS {
            // Both ends of every range, and every name.
            let values: Vec<String> = match knob.kind {
                KnobKind::Choice(names) => names.iter().map(|n| (*n).to_owned()).collect(),
                KnobKind::Number(low, high) => vec![low.to_string(), high.to_string()],
                KnobKind::Whole(low, high) => vec![low.to_string(), high.to_string()],
                KnobKind::Text => vec!["any words".into()],
                KnobKind::Rate => vec!["24".into(), "24000/1001".into()],
                KnobKind::Size => vec!["64x36".into(), "4096x2304".into()],
                KnobKind::Aspect => vec!["4:3".into(), "2.39:1".into()],
                KnobKind::Origin => vec!["top".into(), "floor:3".into()],
            };
            for value in values {
                let mut changed = ShotPlan::default();
                set_key(&mut changed, knob.key, &value).unwrap();
                assert!(fits(&schema, &plan(&changed)), "{} = {value}", knob.key);
            }
        }
    }

    #[test]
    fn the_schema_refuses_what_the_reader_refuses() {
        let schema = plan_schema();
        for wrong in [
            json!({ "seed": -1 }),
            json!({ "camera": { "lense_mm": 35 } }),
            json!({ "camera": { "lens_mm": 7.0 } }),
            json!({ "structure": { "floors": 2.5 } }),
            json!({ "structure": { "floors": 61 } }),
            json!({ "structure": { "kind": "castle" } }),
            json!({ "size": [961, 540] }),
            json!({ "locked": ["lens"] }),
            json!({ "format": 99 }),
            json!({ "event": { "origin": 3 } }),
            json!({ "colour": "red" }),
        ] {
            assert!(!fits(&schema, &wrong), "{wrong}");
            let read = ShotPlan::deserialize(&wrong).ok().filter(|p| p.check().is_ok() && p.format <= FORMAT_VERSION);
            assert!(read.is_none(), "the reader takes {wrong}");
        }
    }
}
