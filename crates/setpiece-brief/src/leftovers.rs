//! What is left over: the runs of words that nothing was made of, in the user's own words.

use crate::Ignored;
use crate::reading::Reading;
use crate::stop::is_stop;
use crate::tokens::Kind;

/// What belongs to the word behind it.
const LEADS: &[&str] = &[
    "no",
    "not",
    "without",
    "never",
    "nobody",
    "somebody",
    "someone",
    "everybody",
    "everyone",
    "front",
    "back",
    "other",
    "same",
    "big",
    "little",
    "great",
    "whole",
    "long",
    "full",
    "far",
    "first",
    "last",
    "another",
    "several",
    "many",
    "few",
    "none",
    "neither",
    "nor",
    "she",
    "he",
    "they",
];

/// What people do in words that mean nothing by themselves.
const DEEDS: &[&str] = &[
    "watch", "watches", "watching", "look", "looks", "looking", "sit", "sits", "sitting", "stands", "standing", "wait",
    "waits", "waiting", "comes", "coming", "goes", "going", "stop", "stops", "appears", "appear",
];

impl Reading<'_> {
    /// Runs with no word cut in two ("1930s", "binocular-ish"), and with what somebody says as one run, when nothing of it
    /// was understood.
    fn whole(&self, mut runs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        let tied = |k: usize| {
            self.tokens.get(k + 1).is_some_and(|next| {
                let between = &self.words[self.tokens[k].end..next.start];
                !(next.is_mark() || self.claimed[k + 1]) && (between.is_empty() || between == "-")
            })
        };
        for (first, last) in &mut runs {
            while tied(*last) {
                *last += 1;
            }
            // "AT&T".
            while *first > 0 && tied(*first - 1) && self.free(*first - 1) && !self.tokens[*first - 1].is_mark() {
                *first -= 1;
            }
        }
        // "No people", "the front door", "somebody screams": what stands right before belongs to it.
        for (first, _) in &mut runs {
            while *first > 0 && self.free(*first - 1) && self.at(*first - 1, LEADS) {
                *first -= 1;
            }
        }
        // "The crew watches", "a man stands": what somebody does belongs to him, small as the word is.
        for (_, last) in &mut runs {
            if self.free(*last + 1) && self.at(*last + 1, DEEDS) {
                *last += 1;
            }
        }
        // "Checks his watch": whose something is belongs to it.
        for (_, last) in &mut runs {
            let whose = self.free(*last + 1) && self.at(*last + 1, &["his", "her", "their"]);
            if whose && self.free(*last + 2) && self.tokens[*last + 2].kind == Kind::Word {
                *last += 2;
            }
        }
        // What has grown into each other is one.
        let mut runs = runs.into_iter().fold(Vec::<(usize, usize)>::new(), |mut one, (first, last)| {
            match one.last_mut().filter(|before| first <= before.1) {
                Some(before) => *before = (before.0.min(first), before.1.max(last)),
                None => one.push((first, last)),
            }
            one
        });
        for (first, last) in self.quotations() {
            let within = |run: &(usize, usize)| first <= run.0 && run.1 <= last;
            if (first..=last).any(|k| self.claimed[k]) {
                continue;
            }
            if let Some(at) = runs.iter().position(within) {
                runs.retain(|run| !within(run));
                runs.insert(at, (first, last));
            }
        }
        runs
    }

    /// What stands between quotation marks, without the marks at its ends.
    pub fn quotations(&self) -> Vec<(usize, usize)> {
        const QUOTES: &[char] = &['"', '\'', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}'];
        let quote = |k: usize| matches!(self.tokens[k].kind, Kind::Mark(c) if QUOTES.contains(&c));
        let tied = |k: usize| self.tokens.get(k + 1).is_some_and(|next| self.tokens[k].end == next.start);
        let mut found = Vec::new();
        let mut open: Option<usize> = None;
        for k in (0..self.tokens.len()).filter(|k| quote(*k)) {
            let begins = tied(k) && !(k > 0 && tied(k - 1));
            match open {
                Some(from) if k > 0 && tied(k - 1) => {
                    let said = (from + 1..k).rev().find(|j| !self.tokens[*j].is_mark());
                    found.extend(said.map(|last| (from + 1, last)));
                    open = None;
                }
                _ if begins => open = Some(k),
                _ => {}
            }
        }
        found
    }

    /// The runs of words that nothing was made of, from content word to content word; no more than three small words stand
    /// between.
    pub fn ignored(&self) -> Vec<Ignored> {
        let mut runs = Vec::new();
        let mut open: Option<(usize, usize)> = None;
        for (i, token) in self.tokens.iter().enumerate() {
            // "f/4" is one word with its mark.
            let mark = token.is_mark() && !(self.blocked[i] && open.is_some());
            if mark || self.claimed[i] || open.is_some_and(|(_, last)| i > last + 4) {
                runs.extend(open.take());
            }
            if !(token.is_mark() || self.claimed[i]) && (self.blocked[i] || !is_stop(&token.norm)) {
                open = Some((open.map_or(i, |o| o.0), i));
            }
        }
        runs.extend(open);
        self.whole(runs)
            .into_iter()
            .map(|(first, last)| {
                let span = self.span(first, last);
                Ignored { words: self.text(span), span }
            })
            .collect()
    }
}
