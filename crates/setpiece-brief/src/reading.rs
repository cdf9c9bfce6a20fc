//! The words being read: tokens, which of them are spoken for, and what was found in them.

use crate::Entry;
use crate::lexicon::{How, Match, find, knows, leaning, mended};
use crate::rules::{Pending, begins_place};
use crate::spanish::{self, Tongue};
use crate::stop::{is_common, is_stop};
use crate::tokens::{Kind, Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// One value read from words.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub key: &'static str,
    pub value: String,
    /// First and last token.
    pub first: usize,
    pub last: usize,
    pub rank: u8,
    pub how: How,
    /// Empty unless there is something to say.
    pub why: String,
}

/// The words with what is known of them so far.
pub(crate) struct Reading<'a> {
    pub words: &'a str,
    pub tokens: Vec<Token>,
    /// Spoken for: understood, or filler of something understood.
    pub claimed: Vec<bool>,
    /// Known to mean nothing here; open to no other rule.
    pub blocked: Vec<bool>,
    pub found: Vec<Finding>,
    /// Values that wait for others, with their first and last token.
    pub pending: Vec<(Pending, usize, usize)>,
    /// First tokens of structures that only stand by the way ("next to a church").
    pub aside: BTreeSet<usize>,
    /// Denied phrases: key, first and last token.
    pub denied: Vec<(&'static str, usize, usize)>,
    /// There is but one double quotation mark, so that it quotes nothing.
    pub inches: bool,
    /// Most letters are capitals, so that capitals mark no names.
    pub shouted: bool,
    /// The languages of the words.
    pub tongue: Tongue,
    /// A mistyped token and what it was read as.
    pub mends: BTreeMap<usize, &'static str>,
}

/// Other ways to write a word.
const SHORT: &[(&str, &str)] = &[
    ("towards", "toward"),
    ("twd", "toward"),
    ("rigt", "right"),
    ("rihgt", "right"),
    ("rght", "right"),
    ("lft", "left"),
    ("letf", "left"),
    ("elft", "left"),
    ("tword", "toward"),
    ("twords", "toward"),
    ("twards", "toward"),
    ("twrds", "toward"),
    ("towrd", "toward"),
    ("towrds", "toward"),
    ("torwards", "toward"),
    ("bldg", "building"),
    ("bldgs", "buildings"),
    ("bldng", "building"),
    ("hght", "height"),
    ("ht", "height"),
    ("bkgd", "background"),
    ("frm", "from"),
    ("wen", "when"),
    ("thru", "through"),
    ("cuz", "because"),
    ("coz", "because"),
    ("tho", "though"),
    ("ur", "your"),
    ("rly", "really"),
    ("abt", "about"),
    ("btwn", "between"),
    ("ppl", "people"),
];

/// "The mall's roof" is of the mall; "towards" is "toward".
fn plainer(token: &mut Token, typed: &str, seen: bool) {
    let possessive = !seen && ["'s", "\u{2019}s", "'S", "\u{2019}S"].iter().any(|end| typed.ends_with(end));
    // "Foggg", "muuucho".
    let letters: Vec<char> = token.norm.chars().collect();
    if letters.windows(3).any(|w| w[0] == w[1] && w[1] == w[2]) {
        let most = |n: usize| {
            let kept = letters.iter().enumerate().filter(|(i, c)| *i < n || letters[i - n..*i].iter().any(|d| d != *c));
            kept.map(|(_, c)| *c).collect::<String>()
        };
        let known = [most(1), most(2)].into_iter().find(|w| knows(w) || is_stop(w) || spanish::is_glossed(w));
        if let Some(word) = known {
            token.raw.clone_from(&word);
            token.norm = word;
            return;
        }
    }
    // "Lentísimo", "altísima": as the plain word, when only that is known.
    let very = ["isimo", "isima", "isimos", "isimas"].iter().find_map(|end| token.norm.strip_suffix(end));
    if let Some(stem) = very.filter(|stem| stem.len() > 2 && !knows(&token.norm)) {
        // "Lentísima" is "lenta".
        let gender =
            if token.norm.trim_end_matches('s').ends_with('a') { ["a", "o", "e", ""] } else { ["o", "a", "e", ""] };
        let plain = gender.iter().map(|end| format!("{stem}{end}")).find(|w| knows(w));
        if let Some(word) = plain {
            token.raw.clone_from(&word);
            token.norm = word;
        }
    }
    // "Gettin", "smashin".
    if token.norm.len() > 5 && token.norm.ends_with("in") && !knows(&token.norm) && !is_stop(&token.norm) {
        let whole = format!("{}g", token.norm);
        if knows(&whole) || is_stop(&whole) {
            token.raw.clone_from(&whole);
            token.norm = whole;
            return;
        }
    }
    if let Some((_, whole)) = SHORT.iter().find(|(short, _)| token.is(short)) {
        token.norm = (*whole).to_owned();
        token.raw = (*whole).to_owned();
    } else if possessive && !is_stop(&token.norm) && token.norm.strip_suffix('s').is_some_and(knows) {
        token.norm.pop();
        token.raw.pop();
    }
}

impl<'a> Reading<'a> {
    /// A brief.
    pub fn new(words: &'a str) -> Self {
        Self::read(words, false)
    }

    /// A note, which has orders and comparisons of its own.
    pub fn note(words: &'a str) -> Self {
        Self::read(words, true)
    }

    fn read(words: &'a str, note: bool) -> Self {
        let mut tokens = tokens(words);
        let (upper, letters) = words
            .chars()
            .filter(|c| c.is_alphabetic())
            .fold((0, 0), |(u, n), c| (u + usize::from(c.is_uppercase()), n + 1));
        let shouted = upper * 2 > letters;
        let tongue = spanish::tongue(&tokens, |word| if is_common(word) { 0 } else { leaning(word) });
        // "Bird's eye", "dog's view" are phrases of their own.
        let eyes: Vec<bool> = (0..tokens.len())
            .map(|i| tokens.get(i + 1).is_some_and(|t| t.is_any(&["eye", "eyes", "view", "pov"])))
            .collect();
        for (token, seen) in tokens.iter_mut().zip(eyes).filter(|(t, _)| t.kind == Kind::Word) {
            plainer(token, &words[token.start..token.end], seen);
        }
        let mut mends = BTreeMap::new();
        let mut opening = true;
        for (i, token) in tokens.iter_mut().enumerate() {
            let name = token.capital && !shouted && !opening;
            opening = token.ends_sentence();
            let as_meant = name || is_common(&token.norm) || token.capital && begins_place(&token.raw);
            if token.kind == Kind::Word
                && !as_meant
                && !(tongue != Tongue::English && (spanish::is_glossed(&token.raw) || spanish::is_common(&token.raw)))
                && !crate::numbers::is_number_word(token)
                && let Some(word) = mended(&token.norm, tongue == Tongue::Spanish)
            {
                token.norm = word.to_owned();
                token.raw = word.to_owned();
                plainer(token, word, false);
                mends.insert(i, word);
            }
        }
        spanish::gloss(&mut tokens, tongue);
        if note {
            spanish::gloss_notes(&mut tokens, tongue);
        }
        let n = tokens.len();
        Self {
            words,
            tokens,
            claimed: vec![false; n],
            blocked: vec![false; n],
            found: Vec::new(),
            pending: Vec::new(),
            aside: BTreeSet::new(),
            denied: Vec::new(),
            inches: words.matches('"').count() == 1,
            shouted,
            tongue,
            mends,
        }
    }

    pub fn free(&self, i: usize) -> bool {
        i < self.tokens.len() && !self.claimed[i] && !self.blocked[i]
    }

    /// What the free words from token `i` on mean, in the tongues of the brief.
    pub fn meaning_at(&self, i: usize) -> Option<Match> {
        find(&self.tokens, i, self.tongue != Tongue::English, |k| self.free(k))
    }

    /// Whether the free words from token `i` on say a value of this key.
    pub fn means_at(&self, i: usize, key: &str) -> bool {
        self.meaning_at(i).is_some_and(|m| m.says(key))
    }

    /// Whether the free words from token `i` on say that something happens.
    pub fn happens_at(&self, i: usize) -> bool {
        self.meaning_at(i).is_some_and(|m| m.happens())
    }

    /// Whether token `i` exists and is one of these words.
    pub fn at(&self, i: usize, words: &[&str]) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is_any(words))
    }

    /// Whether the token before `i` is one of these words.
    pub fn before(&self, i: usize, words: &[&str]) -> bool {
        i > 0 && self.at(i - 1, words)
    }

    /// The nearest token before `i` that is none of `skip`.
    pub fn back(&self, i: usize, skip: &[&str]) -> Option<usize> {
        (0..i).rev().take(8).find(|k| !self.at(*k, skip))
    }

    pub fn claim(&mut self, first: usize, last: usize) {
        let end = (last + 1).min(self.claimed.len());
        if let Some(range) = self.claimed.get_mut(first..end) {
            range.fill(true);
        }
    }

    /// Records a value that tokens `first..=last` say.
    pub fn say(&mut self, key: &'static str, value: impl ToString, first: usize, last: usize, rank: u8) {
        self.claim(first, last);
        let why = self.mend_note(first, last);
        self.found.push(Finding { key, value: value.to_string(), first, last, rank, how: How::Said, why });
    }

    /// Records a value that tokens `first..=last` say and that is only the nearest there is to what token `word` names.
    pub fn say_nearest(
        &mut self,
        key: &'static str,
        value: impl ToString,
        (first, last): (usize, usize),
        rank: u8,
        word: usize,
    ) {
        self.claim(first, last);
        let why = format!("the nearest there is to `{}`", self.tokens[word].norm);
        self.found.push(Finding { key, value: value.to_string(), first, last, rank, how: How::Nearest, why });
    }

    /// Tells of typing that was mended in tokens `first..=last`.
    pub fn mend_note(&self, first: usize, last: usize) -> String {
        let notes = self.mends.range(first..=last).map(|(i, word)| {
            let token = &self.tokens[*i];
            format!("read `{}` as `{word}`", &self.words[token.start..token.end])
        });
        notes.collect::<Vec<_>>().join(", ")
    }

    pub fn span(&self, first: usize, last: usize) -> (usize, usize) {
        (self.tokens[first].start, self.tokens[last].end)
    }

    pub fn text(&self, (start, end): (usize, usize)) -> String {
        self.words[start..end].to_owned()
    }

    /// A finding as an entry with the value that came of it.
    pub fn entry(&self, finding: &Finding, value: String, why: String) -> Entry {
        let span = self.span(finding.first, finding.last);
        Entry { key: finding.key.to_owned(), value, span: Some(span), words: self.text(span), why }
    }
}
