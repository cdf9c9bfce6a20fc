//! What two plans say differently, key by key.

use crate::{KNOBS, Knob, ShotPlan};
use serde::Serialize;
use serde_json::Value;

/// One key with another value in one plan than in the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// The key.
    pub key: &'static str,
    /// Its value in the first plan, typed as in JSON.
    pub from: Value,
    /// Its value in the second.
    pub to: Value,
}

/// A value of a plan as people write it: text without quotes, sizes as `1920x1080`.
pub fn plain_value(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(pair) => pair.iter().map(Value::to_string).collect::<Vec<_>>().join("x"),
        other => other.to_string(),
    }
}

impl ShotPlan {
    /// The keys whose values differ in `other`, in the order of the file.
    pub fn difference(&self, other: &Self) -> Vec<Difference> {
        let tree = |plan: &Self| serde_json::to_value(plan).expect("a plan is plain data");
        let (mine, theirs) = (tree(self), tree(other));
        let at = |tree: &Value, knob: &Knob| knob.value_in(tree).cloned().unwrap_or(Value::Null);
        KNOBS
            .iter()
            .map(|knob| Difference { key: knob.key, from: at(&mine, knob), to: at(&theirs, knob) })
            .filter(|d| d.from != d.to)
            .collect()
    }

    /// The entry of `locked` that covers a key, if one does.
    pub fn lock_of(&self, key: &str) -> Option<&str> {
        let covers = |lock: &&String| {
            key == lock.as_str() || key.strip_prefix(lock.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        self.locked.iter().find(covers).map(String::as_str)
    }

    /// Puts every locked key of `before` back to its value there; gives the keys that had to be put back.
    pub fn keep_locks_of(&mut self, before: &Self) -> Vec<&'static str> {
        let strayed: Vec<&'static str> =
            before.difference(self).into_iter().map(|d| d.key).filter(|key| before.is_locked(key)).collect();
        if !strayed.is_empty() {
            let old = serde_json::to_value(before).expect("a plan is plain data");
            let mut tree = serde_json::to_value(&*self).expect("a plan is plain data");
            for key in &strayed {
                let from = key.split('.').try_fold(&old, |node, name| node.get(name)).expect("every knob is a field");
                let to = key.split('.').try_fold(&mut tree, |node, name| node.get_mut(name));
                *to.expect("every knob is a field") = from.clone();
            }
            *self = serde_json::from_value(tree).expect("values of a plan");
        }
        strayed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set_key;

    #[test]
    fn differences_are_typed_and_in_the_order_of_the_file() {
        let mut plan = ShotPlan::default();
        set_key(&mut plan, "look.dust", "1").unwrap();
        set_key(&mut plan, "structure.floors", "4").unwrap();
        let found = ShotPlan::default().difference(&plan);
        let keys: Vec<&str> = found.iter().map(|d| d.key).collect();
        assert_eq!(keys, ["structure.floors", "structure.height_m", "look.dust"]);
        assert_eq!((found[0].from.as_u64(), found[0].to.as_u64()), (Some(10), Some(4)));
        assert_eq!(plan.difference(&plan), []);
    }

    #[test]
    fn locked_keys_go_back_and_the_others_stay() {
        let before = ShotPlan { locked: vec!["camera".into(), "event.start_s".into()], ..ShotPlan::default() };
        let mut plan = before.clone();
        for (key, value) in [("camera.lens_mm", "50"), ("event.start_s", "2"), ("look.dust", "1")] {
            set_key(&mut plan, key, value).unwrap();
        }
        assert_eq!(plan.keep_locks_of(&before), ["event.start_s", "camera.lens_mm"]);
        let keys: Vec<&str> = before.difference(&plan).iter().map(|d| d.key).collect();
        assert_eq!(keys, ["look.dust"]);
        assert_eq!(before.lock_of("camera.lens_mm"), Some("camera"));
        assert_eq!(before.lock_of("look.dust"), None);
    }
}
