//! Which way it goes and where it begins, said in bare words: "topples left", "the top of the tower", "left -> right".

use super::ends;
use crate::lexicon::ARTICLES;
use crate::reading::Reading;
use crate::tokens::Kind;
use std::collections::BTreeSet;

/// "The top of the tower explodes", "lo alto de la torre": a top that is nobody's way.
pub(super) fn tops(r: &mut Reading<'_>) {
    const WAYS: &[&str] = &["to", "over", "toward", "past", "reach", "onto", "until", "from", "above", "off"];
    let stands: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.first).collect();
    for k in 0..r.tokens.len() {
        let high = r.tokens[k].raw == "alto" && k > 0 && r.tokens[k - 1].raw == "lo";
        let top = r.free(k) && (r.at(k, &["top", "tip", "crown", "summit"]) || high) && r.at(k + 1, &["of"]);
        let way = r.back(k, ARTICLES).is_some_and(|j| r.at(j, WAYS));
        let whose = (k + 2..k + 5).any(|j| stands.contains(&j)) || r.at(k + 2, &["it"]);
        if top && whose && !way {
            r.say("event.origin", "top", k, k, 2);
        }
    }
    for k in 0..r.tokens.len() {
        let middle = r.free(k) && r.at(k, &["middle", "centre", "center"]) && r.at(k + 1, &["of"]);
        let whose = (k + 2..k + 5).any(|j| stands.contains(&j)) || r.at(k + 2, &["it"]);
        if middle
            && whose
            && r.before(k, &["the", "its"])
            && !r.back(k, ARTICLES).is_some_and(|j| r.at(j, &["in", "at"]))
        {
            r.say("event.origin", "middle", k, k, 2);
        }
    }
    belfry(r);
    summit(r);
    tower_first(r);
}

/// "Solo cae la torre", "only the tower falls": whether what begins at token `i` is all of it that goes.
fn only(r: &Reading<'_>, i: usize) -> bool {
    let clause = (0..i).rev().take(4).take_while(|k| !r.tokens[*k].is_mark());
    clause.into_iter().any(|k| r.at(k, &["only", "just"]) || matches!(r.tokens[k].raw.as_str(), "solo" | "solamente"))
}

/// "Iglesia ... empezando por la torre": the part that goes first.
fn tower_first(r: &mut Reading<'_>) {
    let church = r.found.iter().any(|f| f.key == "structure.kind" && f.value == "church");
    let tower = r.found.iter().position(|f| {
        let tower = f.key == "structure.kind" && matches!(r.tokens[f.last].raw.as_str(), "tower" | "torre");
        let lead =
            r.back(f.first, ARTICLES).filter(|k| r.at(*k, &["by", "with", "from", "at"]) || r.tokens[*k].raw == "por");
        tower
            && (lead.and_then(|k| k.checked_sub(1)).is_some_and(|k| {
                r.at(k, &["starting", "beginning", "starts", "begins"]) || r.tokens[k].raw.starts_with("empez")
            }) || only(r, f.first))
    });
    if let Some(k) = tower.filter(|_| church) {
        let (first, last) = (r.found[k].first, r.found[k].last);
        r.found[k].key = "event.origin";
        r.found[k].value = "top".to_owned();
        r.aside.remove(&first);
        r.claim(first, last);
    }
}

/// "The dome of the museum", "church; the spire falls left": a part that names a building where nothing else does.
fn summit(r: &mut Reading<'_>) {
    const SUMMITS: &[&str] = &["dome", "domes", "spire", "spires", "steeple", "steeples", "cupola"];
    let part =
        |f: &crate::reading::Finding| f.key == "structure.kind" && SUMMITS.contains(&r.tokens[f.last].raw.as_str());
    let Some((first, last)) = r.found.iter().find(|f| part(f)).map(|f| (f.first, f.last)) else { return };
    let whole = r.found.iter().find(|f| f.key == "structure.kind" && !part(f));
    let Some(whole) = whole.map(|f| f.first) else { return };
    let falls = r.found.iter().any(|f| {
        let event = f.key == "event.kind" && f.value != "none" && f.first > last;
        event && f.first < last + 9 && !(last..f.first).any(|k| r.tokens[k].is_mark())
    });
    let falls = falls || r.at(last + 1, &["go", "goes", "first", "falls"]);
    for f in r.found.iter_mut().filter(|f| f.key == "structure.kind") {
        if f.first == whole {
            f.rank = f.rank.max(1);
        } else if f.first == first {
            f.rank = 0;
        }
    }
    r.aside.retain(|k| *k != whole && *k != first);
    if falls {
        r.say("event.origin", "top", first, last, 1);
    }
}

/// "The bell tower of a church": the upper part of what was named by its own word.
fn belfry(r: &mut Reading<'_>) {
    const BELFRIES: &[&str] = &["tower", "belltower", "campanile", "belfry", "campanario", "espadana"];
    let churches = || r.found.iter().filter(|f| f.key == "structure.kind" && f.value == "church");
    let part = churches().find(|f| BELFRIES.contains(&r.tokens[f.last].raw.as_str()));
    let whole = churches().any(|f| !BELFRIES.contains(&r.tokens[f.last].raw.as_str()));
    if let Some((first, last)) = part.map(|f| (f.first, f.last)).filter(|_| whole) {
        r.say("event.origin", "top", first, last, 0);
    }
}

/// "topples left": a bare direction within three words of an event's verb.
pub(super) fn bare_directions(r: &mut Reading<'_>) {
    const BARE: &[(&str, &str)] = &[("left", "left"), ("right", "right"), ("back", "away"), ("streetwards", "street")];
    let verbs: Vec<usize> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| f.last).collect();
    for verb in verbs {
        for k in verb + 1..(verb + 4).min(r.tokens.len()) {
            // "TOPPLE_L".
            let tied = k == verb + 1 && r.tokens[k].kind == Kind::Mark('_') && r.free(k + 1);
            if tied && r.at(k + 1, &["l", "r", "left", "right"]) {
                let side = if r.at(k + 1, &["l", "left"]) { "left" } else { "right" };
                r.say("event.direction", side, k + 1, k + 1, 2);
                break;
            }
            if r.tokens[k].is_mark() {
                break;
            }
            if k == verb + 1 && r.tokens[k].raw == "der" && r.tongue != crate::spanish::Tongue::English && r.free(k) {
                r.say("event.direction", "right", k, k, 1);
                break;
            }
            // "Leans L under the snow."
            let letter = r.tokens[k].shouted && !r.shouted && r.at(k, &["l", "r"]) && k == verb + 1;
            if letter && r.free(k) {
                r.say("event.direction", if r.at(k, &["l"]) { "left" } else { "right" }, k, k, 1);
                break;
            }
            // "Right in the middle", "right there".
            const JUST: &[&str] = &[
                "in", "on", "at", "into", "onto", "there", "here", "before", "after", "as", "when", "now", "beside",
                "behind",
            ];
            if r.at(k, &["right"]) && r.at(k + 1, JUST) {
                r.claim(k, k);
                break;
            }
            // "It falls not left, right."
            if r.at(k, &["not", "no"])
                && ends(r, k + 2)
                && let Some((_, value)) = BARE.iter().find(|(word, _)| r.at(k + 3, &[word])).filter(|_| ends(r, k + 4))
                && BARE.iter().any(|(word, _)| r.at(k + 1, &[word]))
            {
                r.claim(k, k + 2);
                r.say("event.direction", value, k + 3, k + 3, 1);
                break;
            }
            // "Hits it from the right", "le pega de la derecha"; "smashes the right-hand tower" is a part of it.
            let named = k > verb + 1 && r.at(k - 1, ARTICLES);
            let whence = named && r.at(k - 2, &["of", "from"]);
            let part = named
                && r.at(k, &["left", "right"])
                && (r.at(k + 1, &["hand"]) || !ends(r, k + 1) && r.tokens[k].raw == r.tokens[k].norm);
            if (whence || part && r.at(k - 1, &["the"])) && r.free(k) && r.at(k, &["left", "right"]) {
                let side = if r.at(k, &["left"]) { "left" } else { "right" };
                if whence {
                    r.say("event.origin", side, k, k, 1);
                }
                break;
            }
            // "Atrás" is glossed "back" too.
            if let Some((_, value)) = BARE.iter().find(|(word, _)| r.at(k, &[word])).filter(|_| r.free(k)) {
                // "Se cae la tribuna izquierda" is which one.
                const WAYWARD: &[&str] = &["la", "a", "hacia", "pa", "para", "su", "mano", "por"];
                let which = matches!(r.tokens[k].raw.as_str(), "izquierda" | "derecha")
                    && k > verb + 1
                    && !WAYWARD.contains(&r.tokens[k - 1].raw.as_str());
                let key = if which { "event.origin" } else { "event.direction" };
                // "Tips left into the plaza": the side says more than what lies there.
                let rank = if k == verb + 1 && r.at(k + 1, &["into", "onto"]) { 4 } else { 1 };
                r.say(key, value, k, k, rank);
                break;
            }
        }
    }
    // "FALLS CENTRE": where a telegram has it begin.
    let after: Vec<usize> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| f.last + 1).collect();
    for k in after {
        if r.free(k) && r.at(k, &["centre", "center", "middle", "centro"]) && ends(r, k + 1) {
            r.say("event.origin", "middle", k, k, 1);
        }
    }
    // "Leans over the avenue": the small word belongs to the verb and to the street.
    let streets: BTreeSet<usize> =
        r.found.iter().filter(|f| f.key == "setting.place" && f.value == "city_street").map(|f| f.first).collect();
    let falls = r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| f.last);
    let to: Vec<usize> = falls.clone().filter(|last| r.at(last + 1, &["to"])).map(|last| last + 1).collect();
    let over: Vec<usize> = falls.filter(|last| r.at(*last, &["over", "onto", "into"])).collect();
    for last in over.into_iter().chain(to) {
        let street = (last + 1..last + 4).find(|k| !r.at(*k, ARTICLES));
        if let Some(street) = street.filter(|k| streets.contains(k)) {
            r.say("event.direction", "street", last, street, 2);
        }
    }
    // "Leans. Falls. To street."
    let begins = |k: usize| k > 0 && ends(r, k - 1) && r.at(k, &["to", "into", "onto"]);
    let alone: Vec<(usize, usize)> = (1..r.tokens.len())
        .filter(|k| begins(*k) && streets.contains(&(k + 1)) && ends(r, k + 2))
        .filter(|k| r.found.iter().rev().any(|f| f.key == "event.kind" && f.value != "none" && f.last < *k))
        .map(|k| (k, k + 1))
        .collect();
    for (first, last) in alone {
        r.found.retain(|f| !(f.key == "setting.place" && f.first == last));
        r.say("event.direction", "street", first, last, 2);
    }
    // "collapse -> street", "left -> right"
    const ARROW: &[(&str, &str)] = &[
        ("left", "left"),
        ("right", "right"),
        ("street", "street"),
        ("camera", "toward_camera"),
        ("us", "toward_camera"),
        ("down", "down"),
        ("calle", "street"),
        ("izquierda", "left"),
        ("derecha", "right"),
    ];
    let mut pointed = BTreeSet::new();
    for k in 2..r.tokens.len() {
        // "L>R".
        let letters = |k: usize| r.at(k, &["l", "r", "left", "right", "izq", "der"]);
        let sign = r.tokens[k - 1].kind == Kind::Mark('>') && letters(k - 2) && letters(k) && ends(r, k + 1);
        if sign && r.free(k) && r.free(k - 2) {
            let way = if r.at(k, &["l", "left", "izq"]) { "left" } else { "right" };
            r.say("event.direction", way, k - 2, k, 3);
            continue;
        }
        let arrow = matches!((r.tokens[k - 2].kind, r.tokens[k - 1].kind), (Kind::Mark('-'), Kind::Mark('>')))
            || r.tokens[k - 1].kind == Kind::Mark('\u{2192}');
        let letter = |k: usize| r.tokens[k].shouted && r.at(k, &["l", "r"]);
        let word = match (letter(k), r.at(k, &["l"])) {
            (true, true) => "left",
            (true, false) => "right",
            _ => r.tokens[k].raw.as_str(),
        };
        if let Some((_, value)) = ARROW.iter().find(|(name, _)| arrow && word == *name) {
            pointed.insert(k);
            r.say("event.direction", value, k, k, 3);
            // "left -> right": where it comes from.
            if let Some(from) = k.checked_sub(3).filter(|j| r.free(*j) && r.at(*j, &["left", "right", "l", "r"])) {
                r.claim(from, from);
            }
        }
    }
    r.found.retain(|f| !(f.key == "setting.place" && f.first == f.last && pointed.contains(&f.first)));
    // "Wall down."
    let stands: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.last).collect();
    for k in 1..r.tokens.len() {
        if r.free(k) && r.at(k, &["down", "abajo"]) && ends(r, k + 1) && stands.contains(&(k - 1)) {
            r.say("event.kind", "collapse", k, k, 1);
        }
    }
    // "Por la tribuna derecha", "el campanario izquierdo": which part of it.
    const SMALL: &[&str] = &[
        "la", "a", "hacia", "pa", "para", "su", "mano", "por", "el", "al", "camara", "de", "y", "ojo", "pie", "brazo",
        "pierna", "oreja", "hombro", "zapato", "bolsillo",
    ];
    let happens = r.found.iter().any(|f| f.key == "event.kind" && f.value != "none");
    for k in 1..r.tokens.len() {
        let side = match r.tokens[k].raw.as_str() {
            "izquierda" | "izquierdo" => "left",
            "derecha" | "derecho" => "right",
            _ => continue,
        };
        let noun = !ends(r, k - 1) && !SMALL.contains(&r.tokens[k - 1].raw.as_str());
        let verb = r.found.iter().rev().take(24).any(|f| f.key == "event.kind" && f.last + 1 == k);
        if happens && noun && !verb && r.free(k) {
            r.say("event.origin", side, k, k, 0);
        }
    }
    toward_side(r);
    goes_up(r);
    left_to_right(r);
    gives(r);
    throws(r);
    seen_to_go(r);
    // "Fall right, not left."
    let said = r.found.iter().any(|f| f.key == "event.direction");
    for k in 1..r.tokens.len() {
        if said
            && r.free(k)
            && r.at(k, &["left", "right"])
            && r.at(k - 1, &["not"])
            && (ends(r, k + 1) || r.at(k + 1, &["and", "but", "please"]))
        {
            r.claim(k - 1, k);
        }
    }
    // A telegram: "Chimney. Topple. Left."
    let moving = r.found.iter().any(|f| f.key == "event.kind" && f.value != "none");
    for k in 0..r.tokens.len() {
        let alone = ends(r, k + 1) && (k == 0 || ends(r, k - 1));
        let listed = k > 0 && r.tokens[k - 1].kind == Kind::Mark('/');
        let shape = r.before(k, &["in", "of", "la", "the", "an"]);
        let letter = !shape && r.tokens[k].shouted && r.at(k, &["l", "r"]) && (k > 0 && (listed || !ends(r, k - 1)));
        // "A lighthouse, right, and there is this wave."
        const GOES_ON: &[&str] = &["and", "so", "it", "there", "but", "we", "then"];
        let comma = r.tokens.get(k + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(',' | '?')));
        if comma && alone && r.at(k, &["right"]) && (k == 0 || r.at(k + 2, GOES_ON)) && r.free(k) {
            r.claim(k, k);
            continue;
        }
        let short =
            alone && matches!(r.tokens[k].raw.as_str(), "der" | "izq") && r.tongue != crate::spanish::Tongue::English;
        // "Explosion (ground floor, left)": where it begins, told more closely.
        let origin = alone && r.found.iter().any(|f| f.key == "event.origin" && f.last + 2 == k);
        if origin && r.free(k) && r.at(k, &["left", "right"]) && r.tokens[k - 1].kind == Kind::Mark(',') {
            r.claim(k, k);
            continue;
        }
        if moving && (short || alone && r.at(k, &["left", "right"]) || letter && ends(r, k + 1)) && r.free(k) {
            let left = r.at(k, &["left", "l"]) || r.tokens[k].raw == "izq";
            let value = if left { "left" } else { "right" };
            r.say("event.direction", value, k, k, 0);
        }
    }
}

/// "Over she goes, towards the saloon on the right": the side of what it falls to is its way.
fn toward_side(r: &mut Reading<'_>) {
    const TO: &[&str] = &["toward", "to", "onto", "into", "against"];
    let falls = r.found.iter().any(|f| f.key == "event.kind" && matches!(f.value.as_str(), "collapse" | "topple"));
    for k in 0..r.found.len() {
        let f = &r.found[k];
        let side =
            f.key == "event.origin" && matches!(f.value.as_str(), "left" | "right") && r.at(f.first, &["on", "at"]);
        let lead = (0..f.first).rev().take(4).take_while(|j| !r.tokens[*j].is_mark()).find(|j| r.at(*j, TO));
        let to = lead.filter(|j| r.at(j + 1, ARTICLES) && j + 2 < f.first && r.tokens[*j].raw != "a");
        if falls && side && to.is_some() && !r.found.iter().any(|f| f.key == "event.direction") {
            r.found[k].key = "event.direction";
        }
    }
}

/// "The whole street watches the smokestack go."
fn seen_to_go(r: &mut Reading<'_>) {
    const SEES: &[&str] = &["see", "sees", "watch", "watches", "watching", "watched", "saw"];
    let stands: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.last).collect();
    for k in 1..r.tokens.len() {
        let seen = (k.saturating_sub(6)..k).any(|j| r.at(j, SEES));
        // "Two cooling towers go."
        let seen = seen || r.tokens[k - 1].norm.ends_with('s');
        if r.at(k, &["go"])
            && !r.claimed[k]
            && seen
            && stands.contains(&(k - 1))
            && (ends(r, k + 1) || r.at(k + 1, &["over", "down"]))
        {
            r.say("event.kind", "collapse", k, k, 1);
        }
    }
}

/// "A frame of the refinery going up": what stands goes up where nothing else is told to happen.
fn goes_up(r: &mut Reading<'_>) {
    let stands: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.last).collect();
    let happens = r.found.iter().any(|f| f.key == "event.kind");
    let at = (1..r.tokens.len()).find(|k| {
        r.free(*k) && r.at(*k, &["going"]) && r.at(k + 1, &["up"]) && ends(r, k + 2) && stands.contains(&(k - 1))
    });
    if let Some(k) = at.filter(|_| !happens) {
        r.say("event.kind", "explosion", k, k + 1, 1);
    }
}

/// "Leans, goes. Left to right.": which way it topples, told in the words of where something begins.
fn left_to_right(r: &mut Reading<'_>) {
    let topples = r.found.iter().any(|f| f.key == "event.kind" && f.value == "topple");
    let way = r.found.iter().any(|f| f.key == "event.direction");
    for k in 0..r.found.len() {
        let f = &r.found[k];
        let side = |word: &str| (f.first..=f.last).find(|j| r.at(*j, &[word]));
        if f.key == "event.origin"
            && topples
            && !way
            && let (Some(left), Some(right)) = (side("left"), side("right"))
        {
            let (value, first, last) = (if left < right { "right" } else { "left" }, f.first, f.last);
            r.say("event.direction", value, first, last, 1);
            return;
        }
    }
}

/// "La ola tira el muro": what is thrown down.
fn throws(r: &mut Reading<'_>) {
    let stands: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.first).collect();
    for k in 0..r.tokens.len() {
        let throws = r.free(k) && matches!(r.tokens[k].raw.as_str(), "tira" | "tiran" | "tirando" | "tire");
        if throws && (k + 1..k + 4).any(|j| stands.contains(&j)) && !super::people::person_before(r, k) {
            r.say("event.kind", "collapse", k, k, 1);
        }
    }
}

/// "Until the right end gives", "the dam gives at its left abutment": what gives, and gives nothing.
fn gives(r: &mut Reading<'_>) {
    const WHERE: &[&str] = &["at", "on", "under", "from", "first", "beneath", "below", "and"];
    for k in 1..r.tokens.len() {
        if r.at(k, &["gives", "gave"]) && !r.claimed[k] && (ends(r, k + 1) || r.at(k + 1, WHERE)) && !ends(r, k - 1) {
            r.say("event.kind", "collapse", k, k, 0);
            r.blocked[k] = false;
        }
    }
}
