//! Which of several values for one key counts, and which words are given back because theirs did not.

use crate::lexicon::How;
use crate::reading::{Finding, Reading};
use crate::rules::takes_back;
use crate::stop::is_stop;
use crate::tokens::{Kind, Token};
use std::collections::{BTreeMap, BTreeSet};

impl Reading<'_> {
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
        for key in ["structure.kind", "structure.material", "setting.time", "setting.weather", "event.kind"] {
            if let Some(finding) = self.decided(key, &chosen) {
                chosen.insert(finding.key, finding);
            }
        }
        if let Some(finding) = self.befallen(&chosen) {
            chosen.insert("structure.kind", finding);
        }
        self.leave_to_its_kind(&mut chosen);
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
            let Some(winner) = chosen.get(finding.key) else { continue };
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
                // "Glass+steel", "brick/timber".
                || (finding.key == "structure.material" && self.joined_by_sign(finding, winner))
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

    /// "The chimney falls on the bakery": the two storeys that a bakery suggests are the bakery's.
    fn leave_to_its_kind(&self, chosen: &mut BTreeMap<&'static str, Finding>) {
        let Some(winner) = chosen.get("structure.kind").cloned() else { return };
        let others = self.found.iter().filter(|k| k.key == "structure.kind" && k.value != winner.value);
        let others: BTreeSet<(usize, usize)> = others.map(|k| (k.first, k.last)).collect();
        let another = |f: &Finding| others.contains(&(f.first, f.last));
        for key in ["structure.floors", "structure.material", "structure.height_m"] {
            if chosen.get(key).is_some_and(|f| f.how == How::Implied && another(f)) {
                let rest = self.found.iter().filter(|f| f.key == key && !(f.how == How::Implied && another(f)));
                match rest.max_by_key(|f| (f.how != How::Implied, f.rank)) {
                    Some(next) => chosen.insert(key, next.clone()),
                    None => chosen.remove(key),
                };
            }
        }
    }

    /// "Tower or bridge... the tower", "de día o de noche... de noche": of two that were left open the one that is named
    /// again.
    fn decided(&self, key: &str, chosen: &BTreeMap<&'static str, Finding>) -> Option<Finding> {
        let winner = chosen.get(key)?;
        let stands: Vec<&Finding> = self.found.iter().filter(|f| f.key == key).take(16).collect();
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
            "towers",
            "spires",
            "steeples",
            "torres",
            "torre",
            "muro",
            "pared",
            "chimenea",
            "campanario",
            "nave",
            "turret",
            "minaret",
            "roof",
            "column",
            "columns",
            "columna",
            "columnas",
            "statue",
            "estatua",
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
        let between = earlier.last + 1..later.first;
        // "Move: pan → dolly in."
        let arrow = between.len() == 1 && self.tokens[earlier.last + 1].kind == Kind::Mark('\u{2192}');
        if arrow && !later.key.starts_with("event.") {
            return true;
        }
        // "It was raining when they blew it up, but let's say it is a clear day."
        let was = (earlier.first.saturating_sub(2)..earlier.first).any(|k| self.at(k, &["was", "were"]));
        let told =
            |k: usize| self.at(k, &["but"]) && (k + 1..later.first).any(|j| self.at(j, &["say", "make", "call"]));
        if was && between.len() <= 30 && between.clone().any(told) {
            return true;
        }
        // "Antes de día, ahora de noche", "it was rain, now it's snow".
        const BEFORE: &[&str] = &["antes", "previously", "was", "formerly", "originally", "era", "decia"];
        let said = |k: usize, words: &[&str]| words.contains(&self.tokens[k].raw.as_str());
        let then = (earlier.first.saturating_sub(3)..=earlier.first).any(|k| said(k, BEFORE));
        let now = (later.first.saturating_sub(3)..=later.first).any(|k| k > earlier.last && said(k, &["ahora", "now"]));
        if then && now && between.len() <= 8 {
            return true;
        }
        // "Can it go from day to night? If not, then just night."
        let if_not = |k: usize| {
            self.at(k, &["if"]) && self.at(k + 1, &["not"]) || self.at(k, &["otherwise", "else"]) || {
                self.tokens[k].raw == "si" && self.tokens[k + 1].raw == "no"
            }
        };
        let asked = |k: usize| self.tokens[k].kind == Kind::Mark('?');
        if between.len() <= 20 && between.clone().any(|k| asked(k) && (k + 1..later.first).take(3).any(if_not)) {
            return true;
        }
        // "No" and "wait" only between marks: "no, wait, ...".
        let mark = |k: usize| self.tokens.get(k).is_none_or(Token::is_mark);
        between.len() <= 14
            && between.clone().filter(|k| !mark(*k)).count() <= 10
            && between.clone().any(|k| {
                let taken_back = |k: usize| mark(k) || self.at(k, &["wait", "make", "sorry"]);
                // "No dust at all? Okay, a bit of dust."
                let asked = |k: usize| {
                    self.tokens[k].kind == Kind::Mark('?') && self.at(k + 1, &["ok", "okay", "fine", "well"])
                };
                // "I'd implode it, but the boss wants a topple."
                let near = between.clone().filter(|k| !mark(*k)).count() <= 6;
                let wants = self.at(k, &["but"])
                    && (k + 1..later.first).any(|j| {
                        self.at(
                            j,
                            &["wants", "want", "prefers", "insists", "asked", "says", "quiere", "prefiere", "pidio"],
                        ) || matches!(self.tokens[j].raw.as_str(), "quiere" | "prefiere" | "pidio" | "dice")
                    });
                // "We had day; make it night."
                let was = (earlier.first.saturating_sub(2)..earlier.first).any(|j| self.at(j, &["had", "was", "were"]));
                let made =
                    was && self.at(k, &["make"]) && self.at(k + 1, &["it"]) && k + 2 >= later.first.saturating_sub(1);
                // "A tent? No budget. Use the wall."
                let refused = self.at(k, &["no", "nah", "nope"]) && k > 0 && self.tokens[k - 1].kind == Kind::Mark('?');
                // "Either it explodes or it topples; go with topple."
                let chosen = self.at(k, &["go", "going", "stick"]) && self.at(k + 1, &["with"]) && k + 3 >= later.first;
                // "At noon there is no shadow, so make it late in the day."
                let so = self.at(k, &["so"]) && self.at(k + 1, &["make"]) && self.at(k + 2, &["it"]);
                if wants || made || so {
                    return true;
                }
                if !near {
                    return false;
                }
                if asked(k) || refused || chosen {
                    return true;
                }
                // "It explodes; no, not that either: it implodes", "bueno, tampoco: implosiona".
                let nor = mark(k + 1)
                    && (self.tokens[k].raw == "tampoco" || self.at(k, &["either", "neither", "nor"]))
                    && later.first <= k + 4;
                takes_back(self, k)
                    || nor
                    || (self.at(k, &["no", "wait", "espera"]) && k > 0 && mark(k - 1) && taken_back(k + 1))
            })
    }

    /// Whether one sign alone stands between two findings: "glass+steel".
    fn joined_by_sign(&self, a: &Finding, b: &Finding) -> bool {
        let between = a.last.min(b.last) + 1..a.first.max(b.first);
        between.len() == 1 && matches!(self.tokens[between.start].kind, Kind::Mark('+' | '/' | '&'))
    }

    /// Whether one word of what was named stands for it: "the water tower ... the tower".
    fn named_again(&self, finding: &Finding, winner: &Finding) -> bool {
        finding.first == finding.last
            && (winner.first..=winner.last).any(|k| self.tokens[k].raw == self.tokens[finding.first].raw)
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn what_an_aside_suggests_is_its_own() {
        let plan = |words: &str| read(words).plan.structure;
        assert_eq!(plan("The chimney collapses near the bakery").floors, plan("The chimney collapses").floors);
        assert_eq!(
            read("It was raining, but let's say it's a clear day. A tower.").plan.setting.weather.to_string(),
            "clear"
        );
    }
}
