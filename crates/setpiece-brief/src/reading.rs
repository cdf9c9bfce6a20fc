//! The words being read: tokens, which of them are spoken for, and what was found in them.

use crate::Entry;
use crate::lexicon::{How, knows, leaning, mended};
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
const SHORT: &[(&str, &str)] = &[("towards", "toward"), ("twd", "toward"), ("ppl", "people")];

/// "The mall's roof" is of the mall; "towards" is "toward".
fn plainer(token: &mut Token, typed: &str) {
    let possessive = ["'s", "\u{2019}s", "'S", "\u{2019}S"].iter().any(|end| typed.ends_with(end));
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
        for token in tokens.iter_mut().filter(|t| t.kind == Kind::Word) {
            plainer(token, &words[token.start..token.end]);
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
                plainer(token, word);
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

    /// Settles which value each key takes: the higher rank, then the earlier. Words of values that lost are given back
    /// unless the winner says the same or more.
    pub fn settle(&mut self) -> BTreeMap<&'static str, Finding> {
        let mut chosen: BTreeMap<&'static str, Finding> = BTreeMap::new();
        let weight = |f: &Finding| (f.how != How::Implied, f.rank);
        for finding in &self.found {
            let better = chosen.get(finding.key).is_none_or(|c| {
                let same = (weight(finding).0 == weight(c).0) && finding.key != "structure.kind";
                // "It does not collapse. It shakes."
                let happens = finding.key == "event.kind" && finding.value != "none" && c.value == "none";
                let happens = happens && weight(finding) == weight(c);
                happens
                    || weight(finding) > weight(c)
                    || ((same || weight(finding) == weight(c)) && self.corrected(c, finding))
            });
            if better {
                chosen.insert(finding.key, finding.clone());
            }
        }
        if let Some(finding) = self.decided(&chosen) {
            chosen.insert(finding.key, finding);
        }
        if let Some(finding) = self.befallen(&chosen) {
            chosen.insert("structure.kind", finding);
        }
        // What "leans and comes down to the right" topples.
        let aside = chosen.get("event.direction").is_some_and(|f| !matches!(f.value.as_str(), "down" | "street"));
        if aside
            && chosen.get("event.kind").is_some_and(|f| {
                f.value == "collapse" || f.value == "implosion" && self.at(f.first, &["demolition", "demolicion"])
            })
            && let Some(leans) = self.found.iter().find(|f| f.key == "event.kind" && f.value == "topple")
        {
            chosen.insert("event.kind", leans.clone());
        }
        let mut given_back = Vec::new();
        for finding in &self.found {
            let winner = &chosen[finding.key];
            let more_said = finding.value == winner.value
                || self.corrected(finding, winner)
                || (finding.key == "structure.kind" && self.named_again(finding, winner))
                // "The left tower" of a cathedral.
                || (winner.value == "church"
                    && finding.key == "structure.kind"
                    && self.at(finding.first, &["tower", "towers", "steeple", "spire", "belfry"]))
                // "The front wall" of a bank.
                || (finding.value == "wall"
                    && self.before(finding.first, &["front", "back", "rear", "side", "end", "outer", "party", "far"]))
                // The works that a chimney belongs to.
                || (winner.value == "chimney"
                    && finding.value == "factory"
                    && (finding.last < winner.first || self.before(finding.first, &["of"])))
                // What is demolished may lean and fall.
                || (finding.value == "implosion" && winner.value == "topple")
                // A storm has rain and clouds.
                || (finding.key == "setting.weather"
                    && winner.value == "storm"
                    && matches!(finding.value.as_str(), "rain" | "overcast"))
                // "The wall of a house."
                || (finding.key == "structure.kind"
                    && winner.value == "wall"
                    && self.at(winner.last + 1, &["of"])
                    && (winner.last + 2..winner.last + 5).contains(&finding.first))
                || (finding.rank == 0 && !self.aside.contains(&finding.first))
                || (finding.rank < winner.rank && finding.key != "structure.kind");
            if !more_said {
                given_back.push((finding.key, finding.first, finding.last));
            }
        }
        // "A meteor hits", "a shell explodes": two words of one event in one clause.
        let event = chosen.get("event.kind").map(|c| (c.first, c.last));
        let with_event = |first: usize, last: usize| {
            event.is_some_and(|(a, b)| {
                let (from, to) = if b < first { (b, first) } else { (last, a.max(last)) };
                to - from <= 9 && !(from..to).any(|k| self.tokens[k].is_mark())
            })
        };
        // "It leans, hesitates and collapses": steps of one event, told in one sentence of one thing.
        let named = chosen.get("structure.kind").map(|c| c.value.clone());
        let other = |f: &&Finding| f.key == "structure.kind" && Some(&f.value) != named.as_ref();
        let others = self.found.iter().filter(other).map(|f| f.first);
        let ends = (0..self.tokens.len()).filter(|k| self.tokens[*k].ends_sentence());
        let cuts: BTreeSet<usize> = others.chain(ends).collect();
        let step = |first: usize, last: usize| {
            event.is_some_and(|(a, b)| {
                let (from, to) = if b < first { (b, first) } else { (last, a.max(last)) };
                cuts.range(from..to).next().is_none()
            })
        };
        // "Flowerpots that fly": whoever does it was not understood.
        let strays = |first: usize| {
            let who = self.back(first, &["that", "which", "who"]);
            who.is_some_and(|k| !self.tokens[k].is_mark() && self.free(k) && !is_stop(&self.tokens[k].norm))
        };
        let given_back: Vec<_> = given_back
            .into_iter()
            .filter(|&(key, first, last)| {
                key != "event.kind" || strays(first) || !(with_event(first, last) || step(first, last))
            })
            .collect();
        for (key, first, last) in given_back {
            let shared = chosen.values().any(|c| c.first <= last && first <= c.last);
            // "A factory wall", "a church tower": both words name one thing.
            let joined =
                key == "structure.kind" && chosen.get(key).is_some_and(|c| c.last + 1 == first || last + 1 == c.first);
            if !shared && !joined {
                self.claimed[first..=last].fill(false);
                // It is reported as it stands, with its small words: "blows up".
                if (first..=last).any(|k| !is_stop(&self.tokens[k].norm)) {
                    self.blocked[first..=last].fill(true);
                }
            }
        }
        chosen
    }

    /// "Tower or bridge... the tower": of two that were left open the one that is named again.
    fn decided(&self, chosen: &BTreeMap<&'static str, Finding>) -> Option<Finding> {
        let winner = chosen.get("structure.kind")?;
        let stands: Vec<&Finding> = self.found.iter().filter(|f| f.key == "structure.kind").take(16).collect();
        let open = |a: &Finding, b: &Finding| {
            a.value != b.value && (a.last + 1..b.first).len() <= 2 && (a.last + 1..b.first).any(|k| self.at(k, &["or"]))
        };
        let pair = stands.windows(2).find(|w| w[0].first < w[1].first && open(w[0], w[1]))?;
        let again =
            stands.iter().find(|f| f.first > pair[1].last && (f.value == pair[0].value || f.value == pair[1].value));
        again.filter(|f| f.value != winner.value).map(|f| (*f).clone())
    }

    /// "He jumps the fence; the refinery explodes": what the event happens to, when nothing happens to what was named first.
    fn befallen(&self, chosen: &BTreeMap<&'static str, Finding>) -> Option<Finding> {
        const PARTS: &[&str] = &[
            "wall",
            "tower",
            "chimney",
            "stack",
            "steeple",
            "spire",
            "dome",
            "pillar",
            "hall",
            "arch",
            "span",
            "gable",
            "torre",
            "muro",
            "pared",
            "chimenea",
            "campanario",
            "nave",
            "turret",
            "minaret",
            "roof",
        ];
        let (winner, event) = (chosen.get("structure.kind")?, chosen.get("event.kind")?);
        let clear = |from: usize, to: usize| {
            from <= to
                && to - from <= 5
                && !(from..to).any(|k| self.tokens[k].is_mark() || self.at(k, &["and", "of", "by"]))
        };
        let near = |f: &Finding, e: &Finding| clear(f.last, e.first) || clear(e.last, f.first);
        let events = || self.found.iter().filter(|f| f.key == "event.kind" && f.value != "none");
        // What strikes is named before the verb, too.
        if matches!(event.value.as_str(), "none" | "impact")
            || winner.last > event.first
            || events().any(|e| near(winner, e))
        {
            return None;
        }
        let subject = self.found.iter().find(|f| {
            f.key == "structure.kind"
                && f.value != winner.value
                && f.rank > 0
                && f.rank + 1 >= winner.rank
                && f.last < event.first
                && event.first - f.last <= 2
                && !(f.last..event.first).any(|k| self.tokens[k].is_mark())
                && !PARTS.contains(&self.tokens[f.last].raw.as_str())
        });
        // "FACTORY - 40M STACK - FALLS LEFT": a part that stands for itself.
        let stack = || {
            self.found.iter().find(|f| {
                f.key == "structure.kind"
                    && (winner.value.as_str(), f.value.as_str()) == ("factory", "chimney")
                    && f.rank > 0
                    && (winner.last + 1..event.first).contains(&f.first)
                    && event.first - f.last <= 3
                    && event.value != "explosion"
            })
        };
        subject.or_else(stack).cloned()
    }

    /// Whether a later value takes back an earlier one: "ten, no, twelve floors", "perdón, una iglesia".
    fn corrected(&self, earlier: &Finding, later: &Finding) -> bool {
        const BACK: &[&str] = &[
            "sorry",
            "correction",
            "scratch",
            "scrap",
            "oops",
            "rather",
            "actually",
            "mean",
            "perdon",
            "digo",
            "mejor",
            "miento",
            "corrijo",
        ];
        let between = earlier.last + 1..later.first;
        // "Move: pan → dolly in."
        let arrow = between.len() == 1 && self.tokens[earlier.last + 1].kind == Kind::Mark('\u{2192}');
        if arrow && !later.key.starts_with("event.") {
            return true;
        }
        // "No" and "wait" only between marks: "no, wait, ...".
        let mark = |k: usize| self.tokens.get(k).is_none_or(Token::is_mark);
        between.len() <= 12
            && between.clone().filter(|k| !mark(*k)).count() <= 6
            && between.clone().any(|k| {
                let taken_back = |k: usize| mark(k) || self.at(k, &["wait", "make", "sorry"]);
                // "No dust at all? Okay, a bit of dust."
                let asked = |k: usize| {
                    self.tokens[k].kind == Kind::Mark('?') && self.at(k + 1, &["ok", "okay", "fine", "well"])
                };
                // "I'd implode it, but the boss wants a topple."
                let wants = self.at(k, &["but"])
                    && (k + 1..later.first).any(|j| {
                        self.at(j, &["wants", "want", "prefers", "insists", "asked", "quiere", "prefiere", "pidio"])
                            || matches!(self.tokens[j].raw.as_str(), "quiere" | "prefiere" | "pidio")
                    });
                // "We had day; make it night."
                let was = (earlier.first.saturating_sub(2)..earlier.first).any(|j| self.at(j, &["had", "was", "were"]));
                let made =
                    was && self.at(k, &["make"]) && self.at(k + 1, &["it"]) && k + 2 >= later.first.saturating_sub(1);
                // "A tent? No budget. Use the wall."
                let refused = self.at(k, &["no", "nah", "nope"]) && k > 0 && self.tokens[k - 1].kind == Kind::Mark('?');
                // "Either it explodes or it topples; go with topple."
                let chosen = self.at(k, &["go", "going", "stick"]) && self.at(k + 1, &["with"]) && k + 3 >= later.first;
                if asked(k) || wants || refused || made || chosen {
                    return true;
                }
                self.at(k, BACK) || (self.at(k, &["no", "wait", "espera"]) && k > 0 && mark(k - 1) && taken_back(k + 1))
            })
    }

    /// Whether one word of what was named stands for it: "the water tower ... the tower".
    fn named_again(&self, finding: &Finding, winner: &Finding) -> bool {
        finding.first == finding.last
            && (winner.first..=winner.last).any(|k| self.tokens[k].raw == self.tokens[finding.first].raw)
    }
}
