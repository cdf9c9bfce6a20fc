//! Numbers in digits and in words: "22", "twenty-two", "one hundred and four", "two and a half", "a dozen".

use crate::tokens::{Kind, Token};

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: &[&str] = &[
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENTHS: &[&str] =
    &["", "", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

fn place_in(list: &[&str], token: Option<&Token>) -> Option<usize> {
    let token = token?;
    list.iter().position(|w| !w.is_empty() && token.is(w))
}

/// The words of numbers, for those who look for mistyped ones.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    [UNITS, TENS, ORDINALS, TENTHS].into_iter().flatten().copied().chain(["hundred", "thousand", "dozen"])
}

/// Whether a word can be part of a number in words.
pub(crate) fn is_number_word(token: &Token) -> bool {
    [UNITS, TENS, ORDINALS, TENTHS].iter().any(|list| place_in(list, Some(token)).is_some())
        || token.is_any(&["hundred", "dozen", "half", "couple", "quarter", "thousand"])
        || compound(token).is_some()
}

/// "twenty-three" and "two-hundred" in one word, as Spanish has them.
fn compound(token: &Token) -> Option<f64> {
    let (head, tail) = token.norm.split_once('-')?;
    let at = |list: &[&str], word: &str| list.iter().position(|w| *w == word && !w.is_empty());
    match tail {
        "hundred" => at(UNITS, head).map(|n| n as f64 * 100.0),
        _ => Some((at(TENS, head)? * 10 + at(UNITS, tail)?) as f64),
    }
}

/// The number below 100 that begins at `i`, and one past its end.
fn below_hundred(tokens: &[Token], i: usize) -> Option<(f64, usize)> {
    if let Some(tens) = place_in(TENS, tokens.get(i)).or(tokens.get(i).filter(|t| t.is("fourty")).map(|_| 4)) {
        // "treinta y dos"
        let joined = usize::from(tokens.get(i + 1).is_some_and(|t| t.raw == "y"));
        return Some(match place_in(UNITS, tokens.get(i + 1 + joined)) {
            Some(unit @ 1..=9) => ((tens * 10 + unit) as f64, i + 2 + joined),
            _ if joined > 0 && tokens.get(i + 2).is_some_and(|t| ["un", "una"].contains(&t.raw.as_str())) => {
                ((tens * 10 + 1) as f64, i + 3)
            }
            _ => ((tens * 10) as f64, i + 1),
        });
    }
    if let Some(value) = tokens.get(i).and_then(compound).filter(|v| *v < 100.0) {
        return Some((value, i + 1));
    }
    place_in(UNITS, tokens.get(i)).map(|unit| (unit as f64, i + 1))
}

fn said(tokens: &[Token], i: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(k, w)| tokens.get(i + k).is_some_and(|t| t.is(w)))
}

/// The number that begins at token `i`, and one past its last token.
///
/// "half a" and "a couple of" count as numbers; a lone "a" does not.
pub(crate) fn number(tokens: &[Token], i: usize) -> Option<(f64, usize)> {
    let (value, end) = exact(tokens, i)?;
    // "10-ish seconds", "twenty-odd floors", "treinta y pico pisos": about as much.
    let word = |k: usize| tokens.get(k).filter(|t| t.kind == Kind::Word);
    let counts = |k: usize| word(k).is_some();
    if word(end).is_some_and(|t| t.is_any(&["ish", "odd", "something"])) && counts(end + 1) {
        return Some((value, end + 1));
    }
    let more = word(end).is_some_and(|t| t.raw == "y")
        && word(end + 1).is_some_and(|t| matches!(t.raw.as_str(), "pico" | "tantos" | "tantas" | "algo"));
    Some((value, if more && counts(end + 2) { end + 2 } else { end }))
}

/// The same without what makes it only about as much.
fn exact(tokens: &[Token], i: usize) -> Option<(f64, usize)> {
    for (words, value) in [
        (&["half", "a"][..], 0.5),
        (&["half", "an"], 0.5),
        (&["a", "half"], 0.5),
        (&["three", "quarters", "of", "a"], 0.75),
        (&["three", "quarters", "of", "an"], 0.75),
        (&["a", "quarter", "of", "a"], 0.25),
        (&["quarter", "of", "a"], 0.25),
        (&["a", "quarter"], 0.25),
        (&["a", "third", "of", "a"], 1.0 / 3.0),
        (&["a", "couple", "of"], 2.0),
        (&["couple", "of"], 2.0),
        (&["a", "couple"], 2.0),
        (&["a", "few"], 3.0),
        (&["half", "dozen"], 6.0),
        (&["half", "a", "dozen"], 6.0),
        (&["a", "dozen"], 12.0),
        (&["dozen"], 12.0),
        (&["half"], 0.5),
    ] {
        let dozen_follows = words.len() == 2 && value == 0.5 && tokens.get(i + 2).is_some_and(|t| t.is("dozen"));
        if said(tokens, i, words) && !dozen_follows {
            return Some((value, i + words.len()));
        }
    }
    let (mut value, mut end) = match tokens.get(i)?.kind {
        Kind::Number(value) => {
            // "1/2 second"; rates such as 24000/1001 are read elsewhere.
            match (tokens.get(i + 1).map(|t| t.kind), tokens.get(i + 2).map(|t| t.kind)) {
                (Some(Kind::Mark('/')), Some(Kind::Number(d)))
                    if (2.0..=8.0).contains(&d) && value < d && tokens[i + 1].start == tokens[i].end =>
                {
                    (value / d, i + 3)
                }
                // "7 1/2 seconds".
                (Some(Kind::Number(n)), Some(Kind::Mark('/')))
                    if matches!(tokens.get(i + 3).map(|t| t.kind), Some(Kind::Number(d)) if (2.0..=8.0).contains(&d) && n < d)
                        && tokens[i + 1].start > tokens[i].end =>
                {
                    let d = if let Some(Kind::Number(d)) = tokens.get(i + 3).map(|t| t.kind) { d } else { 1.0 };
                    (value + n / d, i + 4)
                }
                _ => (value, i + 1),
            }
        }
        _ => words_number(tokens, i)?,
    };
    for words in [&["and", "a", "quarter"][..], &["and", "quarter"], &["and", "one", "quarter"]] {
        if said(tokens, end, words) {
            return Some((value + 0.25, end + words.len()));
        }
    }
    if said(tokens, end, &["and", "three", "quarters"]) {
        return Some((value + 0.75, end + 3));
    }
    // "A los tres y medio."
    let raw = |k: usize, word: &str| tokens.get(k).is_some_and(|t| t.raw == word);
    if raw(end, "y") && raw(end + 1, "medio") && value >= 1.0 {
        return Some((value + 0.5, end + 2));
    }
    for words in [&["and", "a", "half"][..], &["and", "half"], &["and", "one", "half"]] {
        if said(tokens, end, words) {
            value += 0.5;
            end += words.len();
        }
    }
    if said(tokens, end, &["point"])
        && let Some((tenths, after)) = below_hundred(tokens, end + 1)
    {
        // "One point eight five", "two point thirty-nine".
        if tenths >= 10.0 {
            return Some((value + tenths / 100.0, after));
        }
        return Some(match place_in(UNITS, tokens.get(after)) {
            Some(hundredths @ 0..=9) => (value + tenths / 10.0 + hundredths as f64 / 100.0, after + 1),
            _ => (value + tenths / 10.0, after),
        });
    }
    Some((value, end))
}

fn words_number(tokens: &[Token], i: usize) -> Option<(f64, usize)> {
    let thousand = |j: usize| tokens.get(j).is_some_and(|t| t.is("thousand"));
    let (value, end) = match below_thousand(tokens, i) {
        Some(found) => found,
        None if thousand(i) => (1.0, i),
        None if said(tokens, i, &["a", "thousand"]) => (1.0, i + 1),
        None => return None,
    };
    if !thousand(end) {
        return Some((value, end));
    }
    let skip = usize::from(said(tokens, end + 1, &["and"]));
    match below_thousand(tokens, end + 1 + skip) {
        Some((rest, after)) => Some((value * 1000.0 + rest, after)),
        None => Some((value * 1000.0, end + 1)),
    }
}

fn below_thousand(tokens: &[Token], i: usize) -> Option<(f64, usize)> {
    let hundred = |j: usize| tokens.get(j).is_some_and(|t| t.is("hundred"));
    if said(tokens, i, &["a", "hundred"]) || hundred(i) {
        return Some(rest_of_hundreds(tokens, 1.0, if hundred(i) { i + 1 } else { i + 2 }));
    }
    if let Some(value) = tokens.get(i).and_then(compound).filter(|v| *v >= 100.0) {
        return Some(rest_of_hundreds(tokens, value / 100.0, i + 1));
    }
    let (value, end) = below_hundred(tokens, i)?;
    // "Twelve hundred" too.
    Some(if value < 20.0 && hundred(end) { rest_of_hundreds(tokens, value, end + 1) } else { (value, end) })
}

fn rest_of_hundreds(tokens: &[Token], hundreds: f64, end: usize) -> (f64, usize) {
    let skip = usize::from(said(tokens, end, &["and"]));
    match below_hundred(tokens, end + skip) {
        Some((rest, after)) => (hundreds * 100.0 + rest, after),
        None => (hundreds * 100.0, end),
    }
}

/// The ordinal ("fourth", "4th", "twenty-first") that begins at token `i`, and one past its last token.
pub(crate) fn ordinal(tokens: &[Token], i: usize) -> Option<(u32, usize)> {
    if let Kind::Number(value) = tokens.get(i)?.kind {
        // "5th", "5º", "5to".
        const ENDS: &[&str] =
            &["st", "nd", "rd", "th", "º", "ª", "er", "ro", "do", "to", "mo", "vo", "no", "ra", "da", "ta", "ma", "va"];
        let joined = |t: &Token| t.start == tokens[i].end && ENDS.contains(&t.raw.as_str());
        let suffixed = tokens.get(i + 1).is_some_and(|t| joined(t) || t.is_any(&["st", "nd", "rd", "th"]));
        return suffixed.then_some((value.min(1e6) as u32, i + 2));
    }
    if let Some(n) = place_in(ORDINALS, tokens.get(i)) {
        return Some((n as u32, i + 1));
    }
    if let Some(n) = place_in(TENTHS, tokens.get(i)) {
        return Some((n as u32 * 10, i + 1));
    }
    let tens = place_in(TENS, tokens.get(i))?;
    place_in(ORDINALS, tokens.get(i + 1)).filter(|n| (1..10).contains(n)).map(|n| ((tens * 10 + n) as u32, i + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[test]
    fn numbers_in_words_and_digits() {
        for (text, value) in [
            ("22", 22.0),
            ("twenty-two", 22.0),
            ("one hundred and four", 104.0),
            ("a hundred", 100.0),
            ("two and a half", 2.5),
            ("half a", 0.5),
            ("1/2", 0.5),
            ("a dozen", 12.0),
            ("half a dozen", 6.0),
            ("one point five", 1.5),
            (".5", 0.5),
            ("1,250", 1250.0),
        ] {
            let tokens = tokens(text);
            let (found, end) = number(&tokens, 0).unwrap();
            assert!((found - value).abs() < 1e-12 && end == tokens.len(), "{text}: {found}, {end}");
        }
        for (text, value) in [("fourth", 4), ("4th", 4), ("twenty-first", 21), ("thirtieth", 30)] {
            assert_eq!(ordinal(&tokens(text), 0).unwrap().0, value, "{text}");
        }
    }
}
