//! Names that every tool takes: ASCII letters, digits and underscores, no digit first.

use std::collections::BTreeSet;

/// A name made of the words of a text.
fn identifier(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    let out = out.trim_end_matches('_');
    match out.chars().next() {
        None => "unnamed".to_owned(),
        Some(c) if c.is_ascii_digit() => format!("_{out}"),
        Some(_) => out.to_owned(),
    }
}

/// Names for a list of texts, told apart by a number where they would be the same.
pub(crate) fn unique_identifiers<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    texts
        .map(|text| {
            let base = identifier(text);
            let mut name = base.clone();
            let mut n = 2;
            while !taken.insert(name.clone()) {
                name = format!("{base}_{n}");
                n += 1;
            }
            name
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_told_apart() {
        assert_eq!(identifier("café, 2nd floor "), "caf_2nd_floor");
        assert_eq!(identifier("2nd"), "_2nd");
        assert_eq!(identifier("日本"), "unnamed");
        let names = unique_identifiers(["wall", "wall", "wall 2", "wall"].into_iter());
        assert_eq!(names, ["wall", "wall_2", "wall_2_2", "wall_3"]);
    }
}
