//! Forms of English words, and the distance of a mistyped word.

/// Every regular form of a noun or verb: collapse, collapses, collapsed, collapsing.
pub(super) fn forms(base: &str) -> Vec<String> {
    let mut out = vec![base.to_owned()];
    let vowel = |c: char| "aeiou".contains(c);
    let letters: Vec<char> = base.chars().collect();
    let last = letters.last().copied().unwrap_or(' ');
    let before = letters.len().checked_sub(2).map_or(' ', |i| letters[i]);
    let hisses = ["s", "x", "z", "ch", "sh", "go", "do"].iter().any(|end| base.ends_with(end));
    if last == 'e' {
        let stem = &base[..base.len() - 1];
        out.extend([format!("{base}s"), format!("{base}d"), format!("{stem}ing")]);
        return out;
    }
    if last == 'y' && !vowel(before) {
        let stem = &base[..base.len() - 1];
        out.extend([format!("{stem}ies"), format!("{stem}ied"), format!("{base}ing")]);
        return out;
    }
    out.push(if hisses { format!("{base}es") } else { format!("{base}s") });
    out.extend([format!("{base}ed"), format!("{base}ing")]);
    if letters.len() <= 5 && vowel(before) && !vowel(last) && !"wxy".contains(last) {
        out.extend([format!("{base}{last}ed"), format!("{base}{last}ing")]);
    }
    out
}

/// Whether a slip of the finger or of the ear makes one letter of the other: neighbours on a keyboard, or alike in sound.
fn alike(a: u8, b: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    const SOUNDS: &[&[u8]] = &[
        b"sz", b"cs", b"cz", b"bv", b"gj", b"iy", b"xs", b"mn", b"ck", b"kq", b"ei", b"ae", b"ou", b"ao", b"pb", b"td",
        b"jh", b"fp",
    ];
    let place = |c: u8| ROWS.iter().enumerate().find_map(|(y, row)| Some((y, row.iter().position(|k| *k == c)?)));
    let near = match (place(a), place(b)) {
        // Each row is shifted half a key against the one above.
        (Some((y, x)), Some((v, u))) if y == v => x.abs_diff(u) <= 1,
        (Some((y, x)), Some((v, u))) if y + 1 == v => u == x || u + 1 == x,
        (Some((y, x)), Some((v, u))) if v + 1 == y => x == u || x + 1 == u,
        _ => false,
    };
    near || SOUNDS.iter().any(|pair| pair.contains(&a) && pair.contains(&b))
}

/// Whether two words of one length differ in one letter that is not easily mistaken.
pub(super) fn unlike(a: &str, b: &str) -> bool {
    let differ: Vec<(u8, u8)> = a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).collect();
    a.len() == b.len() && differ.len() == 1 && !alike(differ[0].0, differ[0].1)
}

/// A word with every double letter made single, "ck" with them: "foggy" and "fogy" are one, "brick" and "brik".
pub(super) fn squeezed(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.replace("ck", "k").chars().filter(|c| c.is_ascii()) {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// A Spanish word as it sounds on the River Plate: "asero" is "acero", "derumva" is "derrumba".
pub(super) fn sounded(word: &str) -> String {
    let letters: Vec<char> = squeezed(
        &word.replace("qu", "k").replace("ll", "y").replace("ch", "x").replace("np", "mp").replace("nb", "mb"),
    )
    .chars()
    .collect();
    let soft = |i: usize| letters.get(i + 1).is_some_and(|c| matches!(c, 'e' | 'i'));
    let one = |(i, c): (usize, &char)| match c {
        'z' => Some('s'),
        'c' if soft(i) => Some('s'),
        'c' => Some('k'),
        'v' => Some('b'),
        'g' if soft(i) => Some('j'),
        'h' => None,
        _ => Some(*c),
    };
    letters.iter().enumerate().filter_map(one).collect()
}

/// Whether a word is another that lacks one vowel: "towr", "strms".
pub(super) fn short_of_a_vowel(word: &str, known: &str) -> bool {
    let vowel = |c: u8| b"aeiou".contains(&c);
    known.len() == word.len() + 1
        && (1..known.len()).any(|i| {
            let (head, tail) = known.as_bytes().split_at(i);
            vowel(tail[0]) && word.as_bytes().starts_with(head) && word.as_bytes().ends_with(&tail[1..])
        })
}

/// Edit distance with neighbouring letters swapped counting as one, when it is at most `allowed` (Damerau, the
/// restricted form).
pub(super) fn misses(a: &str, b: &str, allowed: usize) -> Option<usize> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    let mut older: Vec<usize> = Vec::new();
    let mut old: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = old[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(old[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(older[j - 2] + 1);
            }
        }
        if row.iter().min().is_some_and(|m| *m > allowed) {
            return None;
        }
        older = old;
        old = row;
    }
    old.last().copied().filter(|d| *d <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_forms() {
        for (base, form) in [
            ("collapse", "collapsing"),
            ("topple", "toppled"),
            ("tip", "tipping"),
            ("dolly", "dollies"),
            ("smash", "smashes"),
            ("pan", "panned"),
            ("blow", "blowing"),
        ] {
            assert!(forms(base).iter().any(|f| f == form), "{base}: {form}");
        }
    }

    #[test]
    fn swapped_and_missing_letters_are_near() {
        assert_eq!(misses("colapses", "collapses", 2), Some(1));
        assert_eq!(misses("apratment", "apartment", 2), Some(1));
        assert_eq!(misses("elephant", "apartment", 2), None);
    }
}
