//! The step sizes that `docs/notes.md` states are the ones that notes take.

use setpiece_brief::direct;
use setpiece_shot::{KNOBS, ShotPlan, set_key};

const DOC: &str = include_str!("../../../docs/notes.md");

/// Cells of the table rows that name a key.
fn rows() -> Vec<Vec<&'static str>> {
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>();
    let rows = DOC.lines().filter(|l| l.starts_with('|')).map(cells);
    rows.filter(|c| c.len() == 6 && KNOBS.iter().any(|k| k.key == c[2])).collect()
}

fn same(a: &str, b: &str) -> bool {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() < 1e-3,
        _ => a == b,
    }
}

#[test]
fn notes_go_as_far_as_the_table_says() {
    let rows = rows();
    assert!(rows.len() >= 35, "{} rows", rows.len());
    for row in rows {
        let [english, spanish, key, from, to] = [row[0], row[1], row[2], row[3], row[4]];
        for note in [english, spanish].into_iter().filter(|n| !n.is_empty()) {
            let mut plan = ShotPlan::default();
            set_key(&mut plan, key, from).unwrap();
            let changed = direct(&plan, note);
            let got = changed.plan.value_of(key).unwrap();
            assert!(same(&got, to), "{note}: {key} from {from} came to {got}, not {to}");
            assert!(changed.ignored.is_empty(), "{note}: {:?}", changed.ignored);
            // Nothing else moves, but for what follows from the number of floors.
            let others = changed.changes.iter().filter(|c| c.key != key && c.key != "structure.height_m");
            assert_eq!(others.map(|c| c.key.as_str()).collect::<Vec<_>>(), Vec::<&str>::new(), "{note}");
        }
    }
}

#[test]
fn locked_keys_refuse_every_step() {
    for row in rows() {
        let (note, key) = (row[0], row[2]);
        let mut plan = ShotPlan { locked: vec![key.to_owned()], ..ShotPlan::default() };
        set_key(&mut plan, key, row[3]).unwrap();
        let changed = direct(&plan, note);
        assert_eq!(changed.plan.value_of(key), plan.value_of(key), "{note}");
        assert!(
            changed.refused.iter().any(|r| r.key == key && r.why.contains("lock")),
            "{note}: {:?}",
            changed.refused
        );
    }
}
