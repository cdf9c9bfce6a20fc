//! Finds what words mean: phrases looked up by their first word, every form of a verb, and near misses of typing.

mod forms;
mod spanish_forms;
mod tables;

use crate::spanish;
use crate::tokens::Token;
use forms::{forms, misses, short_of_a_vowel, sounded, squeezed, unlike};
use spanish_forms::spanish_forms;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use tables::{RARE, SPANISH, SPANISH_RARE, TABLES};

/// How sure a value follows from words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// The words say it.
    Said,
    /// The words say something near; the value is the nearest there is.
    Nearest,
    /// The words suggest it.
    Implied,
}

/// One value that a phrase gives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sense {
    pub key: &'static str,
    pub value: &'static str,
    pub how: How,
    /// Its own rank, when it is another than the phrase's.
    pub rank: Option<u8>,
}

/// What a phrase means.
#[derive(Debug)]
pub(crate) struct Meaning {
    pub senses: Vec<Sense>,
    pub rank: u8,
}

enum Piece {
    /// Any of these forms.
    Word(Vec<String>),
    /// Must be shouted.
    Shout(String),
    /// Up to so many words between.
    Gap(usize),
}

struct Phrase {
    pieces: Vec<Piece>,
    meaning: usize,
    /// Read in the words as typed, where "de" and the like may stand between.
    spanish: bool,
}

struct Lexicon {
    meanings: Vec<Meaning>,
    phrases: Vec<Phrase>,
    by_first: BTreeMap<String, Vec<usize>>,
    /// The words of the phrases: English, Spanish.
    words: [BTreeSet<String>; 2],
    /// Words worth mending when mistyped, by first letter: English, Spanish.
    long: [BTreeMap<char, Vec<String>>; 2],
}

/// A phrase found in the tokens.
pub(crate) struct Match {
    pub meaning: &'static Meaning,
    /// Tokens that belong to the phrase; what stands in its gaps does not.
    pub tokens: Vec<usize>,
}

impl Match {
    /// Whether a value of this key is said.
    pub fn says(&self, key: &str) -> bool {
        self.meaning.senses.iter().any(|s| s.key == key)
    }

    /// Whether this value of this key is said.
    pub fn says_that(&self, key: &str, value: &str) -> bool {
        self.meaning.senses.iter().any(|s| s.key == key && s.value == value)
    }

    /// Whether nothing but values of this key is said, or nothing.
    pub fn says_only(&self, key: &str) -> bool {
        self.meaning.senses.iter().all(|s| s.key == key)
    }

    /// The first value of this key.
    pub fn value_of(&self, key: &str) -> Option<&'static str> {
        self.meaning.senses.iter().find(|s| s.key == key).map(|s| s.value)
    }

    /// Whether it says that something happens.
    pub fn happens(&self) -> bool {
        self.meaning.senses.iter().any(|s| s.key == "event.kind" && s.value != "none")
    }
}

/// Words that carry nothing by themselves and may stand inside any phrase.
pub(crate) const ARTICLES: &[&str] =
    &["a", "an", "the", "its", "our", "this", "that", "his", "her", "their", "my", "your", "teh"];

/// Spanish words that may stand inside any phrase.
const LINKS: &[&str] = &["de", "del", "se", "al", "a", "en", "muy", "su", "sus", "por", "con", "pa", "pal"];

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(build)
}

fn build() -> Lexicon {
    let (mut meanings, mut phrases) = (Vec::new(), Vec::new());
    let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut words = [BTreeSet::new(), BTreeSet::new()];
    let mut likely = [BTreeSet::new(), BTreeSet::new()];
    let rows = [(TABLES, false, false), (RARE, false, true), (SPANISH, true, false), (SPANISH_RARE, true, true)];
    let rows = rows
        .iter()
        .flat_map(|(tables, spanish, rare)| tables.iter().copied().flatten().map(move |row| (row, *spanish, *rare)));
    for ((alternatives, meaning, rank), spanish, rare) in rows {
        meanings.push(Meaning { senses: senses(meaning), rank: *rank });
        for phrase in alternatives.split('|').filter(|p| !p.trim().is_empty()) {
            let pieces: Vec<Piece> = phrase.split_whitespace().map(|word| piece(word, spanish)).collect();
            let firsts = match &pieces[0] {
                Piece::Word(forms) => forms.clone(),
                Piece::Shout(word) => vec![word.clone()],
                Piece::Gap(_) => continue,
            };
            for piece in &pieces {
                if let Piece::Word(forms) = piece {
                    words[usize::from(spanish)].extend(forms.iter().cloned());
                    if !rare {
                        likely[usize::from(spanish)].extend(forms.iter().cloned());
                    }
                }
            }
            for first in firsts {
                by_first.entry(first).or_default().push(phrases.len());
            }
            phrases.push(Phrase { pieces, meaning: meanings.len() - 1, spanish });
        }
    }
    let units = "towards storey storeys stories storeyed floors levels level seconds second metres meters metre frames minutes camera";
    likely[0].extend(units.split(' ').map(str::to_owned));
    likely[0].extend(crate::numbers::words().filter(|w| w.len() >= 5).map(str::to_owned));
    likely[1].extend(spanish::words().map(str::to_owned));
    for (words, likely) in words.iter_mut().zip(&likely) {
        words.extend(likely.iter().cloned());
    }
    let long = likely.map(|words| {
        let mut long: BTreeMap<char, Vec<String>> = BTreeMap::new();
        for word in words.into_iter().filter(|w| w.len() >= 4) {
            long.entry(word.chars().next().unwrap_or(' ')).or_default().push(word);
        }
        long
    });
    Lexicon { meanings, phrases, by_first, words, long }
}

/// Whether any phrase has this word.
pub(crate) fn knows(word: &str) -> bool {
    lexicon().words.iter().any(|words| words.contains(word))
}

/// Whether a word of the lexicon is Spanish (1), English (-1), both or neither (0).
pub(crate) fn leaning(word: &str) -> i32 {
    let lexicon = lexicon();
    i32::from(lexicon.words[1].contains(word)) - i32::from(lexicon.words[0].contains(word))
}

fn piece(word: &str, spanish: bool) -> Piece {
    match word {
        "+" => Piece::Gap(2),
        "*" => Piece::Gap(4),
        _ if word.chars().all(char::is_uppercase) => Piece::Shout(word.to_lowercase()),
        _ => Piece::Word(
            word.split('/')
                .map(|one| if one == "towards" { "toward" } else { one })
                .flat_map(|one| match one.strip_suffix('~') {
                    Some(base) if spanish => spanish_forms(base),
                    Some(base) => forms(base),
                    None => vec![one.to_owned()],
                })
                .collect(),
        ),
    }
}

fn senses(meaning: &'static str) -> Vec<Sense> {
    let one = |text: &'static str| {
        let (text, implied) = text.strip_prefix('?').map_or((text, false), |t| (t, true));
        let at = text.find(['=', '~'])?;
        let how = match (implied, &text[at..=at]) {
            (true, _) => How::Implied,
            (_, "~") => How::Nearest,
            _ => How::Said,
        };
        let (value, rank) = match text[at + 1..].split_once('^') {
            Some((value, rank)) => (value, rank.parse().ok()),
            None => (&text[at + 1..], None),
        };
        Some(Sense { key: &text[..at], value, how, rank })
    };
    meaning.split(';').filter_map(|t| one(t.trim())).collect()
}

/// The longest phrase that begins at token `i`; `free` says which tokens may be used, `spanish` whether Spanish is looked for.
pub(crate) fn find(tokens: &[Token], i: usize, spanish: bool, free: impl Fn(usize) -> bool) -> Option<Match> {
    let lexicon = lexicon();
    let token = tokens.get(i)?;
    let mut best: Option<(usize, u8, usize, Vec<usize>)> = None;
    let listed = |word: &str, spanish: bool| {
        let all = lexicon.by_first.get(word).map_or(&[][..], Vec::as_slice);
        all.iter().filter(move |k| lexicon.phrases[**k].spanish == spanish)
    };
    for &index in listed(&token.raw, true).filter(|_| spanish).chain(listed(&token.norm, false)) {
        let phrase = &lexicon.phrases[index];
        let rank = lexicon.meanings[phrase.meaning].rank;
        if let Some(used) = fit(phrase, tokens, i, &free)
            && best.as_ref().is_none_or(|b| (used.len(), rank) > (b.0, b.1))
        {
            best = Some((used.len(), rank, phrase.meaning, used));
        }
    }
    best.map(|(_, _, meaning, tokens)| Match { meaning: &lexicon.meanings[meaning], tokens })
}

fn fit(phrase: &Phrase, tokens: &[Token], i: usize, free: &impl Fn(usize) -> bool) -> Option<Vec<usize>> {
    let mut used = Vec::with_capacity(phrase.pieces.len());
    let mut at = i;
    let mut slack = 0;
    let mut counted = 0;
    for piece in &phrase.pieces {
        if let Piece::Gap(n) = piece {
            slack = *n;
            counted = *n;
            continue;
        }
        let mut articles = 2;
        loop {
            let token = tokens.get(at).filter(|t| !t.is_mark())?;
            let word = if phrase.spanish { &token.raw } else { &token.norm };
            let fits = match piece {
                Piece::Word(forms) => forms.iter().any(|f| f == word),
                Piece::Shout(word) => (token.shouted || listed(tokens, at)) && token.is(word),
                Piece::Gap(_) => false,
            };
            // A gap that was asked for is at least one word wide.
            let wide_enough = counted == 0 || slack < counted;
            if fits && free(at) && wide_enough {
                break;
            }
            let small = token.is_any(ARTICLES) || phrase.spanish && LINKS.contains(&token.raw.as_str());
            let article = at > i && articles > 0 && small;
            if slack > 0 {
                slack -= 1;
            } else if article {
                articles -= 1;
            } else {
                return None;
            }
            at += 1;
        }
        used.push(at);
        at += 1;
        (slack, counted) = (0, 0);
    }
    Some(used)
}

/// Whether a word stands by itself between marks: "chimney, ws, night".
fn listed(tokens: &[Token], i: usize) -> bool {
    i > 0 && tokens[i - 1].is_mark() && tokens.get(i + 1).is_none_or(Token::is_mark)
}

/// The known word that a mistyped one most likely stands for.
///
/// The shorter the word, the surer the sign must be: with four letters only swapped ones, with five also one that is
/// missing, from six one slip, from nine two. A letter doubled or not is a slip in any.
pub(crate) fn mended(word: &str, spanish: bool) -> Option<&'static str> {
    let lexicon = lexicon();
    if word.len() < 4 || word.len() > 24 || !word.is_ascii() || lexicon.words[usize::from(spanish)].contains(word) {
        return None;
    }
    // A word of the other language may only sound like one of this: "tore" is "torre" among Spanish words.
    let foreign = lexicon.words[usize::from(!spanish)].contains(word);
    let letters = |w: &str| {
        let mut letters: Vec<u8> = w.bytes().collect();
        letters.sort_unstable();
        letters
    };
    let mixed = letters(word);
    let heard = sounded(word);
    let fits = |known: &str| match word.len() {
        // In short words only swapped letters are sure signs of haste: "burns" is no "barns".
        _ if foreign => spanish && squeezed(known) == squeezed(word),
        _ if squeezed(known) == squeezed(word) || (spanish && sounded(known) == heard) => true,
        4 => (known.len() == 4 && letters(known) == mixed) || short_of_a_vowel(word, known),
        5 => {
            letters(known) == mixed
                || short_of_a_vowel(word, known)
                || (known.len() == 6 && (!known.ends_with('s') || word.ends_with('s')) && !known.ends_with("ed"))
        }
        // "raging" is no form of "ram".
        6 | 7 => {
            let ram = known.ends_with("ed") || (known.len() < 7 && known.ends_with("ing"));
            known.len() >= 6 && !ram && !unlike(word, known)
        }
        _ => !unlike(word, known),
    };
    // "Drenches" is another form of "drenched", not a slip.
    let stem = |w: &str| {
        let ends = ["es", "ed", "er", "ing", "ly", "s", "d", "or", "ers"];
        ends.iter()
            .filter_map(|end| w.strip_suffix(end))
            .map(|s| s.trim_end_matches('e').to_owned())
            .collect::<Vec<_>>()
    };
    let stems = stem(word);
    let inflected = |known: &str| stem(known).iter().any(|s| s.len() > 3 && stems.contains(s));
    let allowed = if word.len() < 9 { 1 } else { 2 };
    // A first letter that only sounds alike: "vomba", "hexplota" and "zilo" are heard as they are meant.
    let long = &lexicon.long[usize::from(spanish)];
    let first = word.chars().next()?;
    let alike: &[char] = match first {
        'b' | 'v' if spanish => &['b', 'v'],
        's' | 'z' | 'c' if spanish => &['s', 'z', 'c'],
        'g' | 'j' if spanish => &['g', 'j'],
        'y' | 'l' if spanish => &['y', 'l'],
        'k' | 'q' if spanish => &['c', 'q', 'k'],
        'h' if spanish => &['h', 'a', 'e', 'i', 'o', 'u'],
        'a' | 'e' | 'i' | 'o' | 'u' if spanish => &['h'],
        _ => &[],
    };
    let same = long.get(&first).into_iter().flatten();
    let others = alike.iter().filter(|c| **c != first).filter_map(|c| long.get(c)).flatten();
    let others = others.filter(|known| sounded(known) == heard);
    let near = same.chain(others).filter(|known| fits(known));
    let near = near.filter(|known| !inflected(known));
    let distance = |known: &str| {
        // A letter doubled or not costs nothing beside another slip.
        let single = || (word.len() > 6).then(|| misses(&squeezed(word), &squeezed(known), 1)).flatten().map(|d| d + 1);
        // A letter doubled or not is no slip at all.
        let same = squeezed(known) == squeezed(word) || spanish && sounded(known) == heard;
        if same { Some(0) } else { misses(word, known, allowed).or_else(single) }
    };
    near.filter_map(|known| distance(known).map(|d| (d, known))).min().map(|(_, known)| known.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use setpiece_shot::{ShotPlan, set_key};

    #[test]
    fn every_meaning_is_a_value_of_a_plan() {
        for sense in lexicon().meanings.iter().flat_map(|m| &m.senses) {
            set_key(&mut ShotPlan::default(), sense.key, sense.value).unwrap_or_else(|d| panic!("{d}"));
        }
    }

    /// "Cae a la calle" says that it falls, too.
    #[test]
    fn phrases_of_a_way_swallow_no_event() {
        let lexicon = lexicon();
        let event = |senses: &[Sense]| senses.iter().any(|s| s.key == "event.kind");
        for phrase in &lexicon.phrases {
            let senses = &lexicon.meanings[phrase.meaning].senses;
            if event(senses) || !senses.iter().any(|s| s.key == "event.direction") {
                continue;
            }
            let falls = |word: &str| {
                let found = find(&crate::tokens::tokens(word), 0, phrase.spanish, |_| true);
                found.is_some_and(|m| event(&m.meaning.senses))
            };
            // Streets are crossed without harm, and what does not lean falls straight.
            const HARMLESS: &[&str] = &["atravesando", "inclinarse", "derechito"];
            for piece in &phrase.pieces {
                if let Piece::Word(words) = piece {
                    assert!(HARMLESS.contains(&words[0].as_str()) || !falls(&words[0]), "{}", words[0]);
                }
            }
        }
    }

    #[test]
    fn typing_is_mended_and_other_words_are_left_alone() {
        for (typed, meant) in
            [("colapses", "collapses"), ("apratment", "apartment"), ("duks", "dusk"), ("hosue", "house")]
        {
            assert_eq!(mended(typed, false), Some(meant));
        }
        for word in ["burns", "raging", "grandmother", "piano", "collapse", "trombone", "sofa", "wedding"] {
            assert_eq!(mended(word, false), None, "{word}");
        }
    }
}
