//! Whose is what: ways and manners that belong to the camera, the dust, the weather or somebody in the picture, and not to
//! the event.

use crate::lexicon::How;
use crate::reading::{Finding, Reading};
use crate::stop::is_stop;
use crate::tokens::Kind;
use std::collections::BTreeSet;

/// What is no way of the event is left to the camera and to others; a street that it would have fallen into stands there all
/// the same.
pub(super) fn leave_to_camera(r: &mut Reading<'_>) {
    let streets = |r: &Reading<'_>| -> Vec<Finding> {
        let of = r.found.iter().filter(|f| f.key == "event.direction" && f.value == "street");
        of.cloned().collect()
    };
    let before = streets(r);
    leave_ways(r);
    let after: BTreeSet<usize> = streets(r).iter().map(|f| f.first).collect();
    let placed: BTreeSet<usize> = r.found.iter().filter(|f| f.key == "setting.place").map(|f| f.first).collect();
    for street in before.into_iter().filter(|f| !after.contains(&f.first) && !placed.contains(&f.first)) {
        r.found.push(Finding { key: "setting.place", value: "city_street".to_owned(), rank: 1, ..street });
    }
}

/// The azimuth of a camera that looks from where an event was thought to begin.
fn side_seen_from(key: &str, value: &str) -> Option<&'static str> {
    match (key, value) {
        ("event.origin", "left") => Some("-35"),
        ("event.origin", "right") => Some("35"),
        _ => None,
    }
}

/// Manners and ways that belong to a moving camera ("pans slowly", "tracks from left to right") are none of the event's.
fn leave_ways(r: &mut Reading<'_>) {
    let spans = |r: &Reading<'_>, key: &str, still: &[&str]| -> Vec<(usize, usize)> {
        let of = r.found.iter().filter(|f| f.key == key && !still.contains(&f.value.as_str()));
        of.map(|f| (f.first, f.last)).collect()
    };
    let moves = spans(r, "camera.move", &["static", "handheld"]);
    let events = spans(r, "event.kind", &["none"]);
    let marks: Vec<usize> = (0..r.tokens.len()).filter(|k| r.tokens[*k].is_mark()).collect();
    // Distance in tokens to the nearest of some spans in the same clause; both lists are in the order of the words.
    let nearest = |spans: &[(usize, usize)], first: usize, last: usize| {
        let at = spans.partition_point(|s| s.0 < first);
        let near = spans[at.saturating_sub(2)..(at + 1).min(spans.len())].iter();
        let gap = |&(a, b): &(usize, usize)| {
            let (from, to) = if b < first {
                (b, first)
            } else if a > last {
                (last, a)
            } else {
                return Some(0);
            };
            let cut = marks.get(marks.partition_point(|m| *m <= from)).is_some_and(|m| *m < to);
            (!cut).then_some(to - from)
        };
        near.filter_map(gap).min().unwrap_or(usize::MAX)
    };
    // What somebody does who carries the camera or flees.
    const RUNS: &[&str] = &[
        "stays",
        "stay",
        "remains",
        "sits",
        "waits",
        "parked",
        "running",
        "runs",
        "run",
        "walking",
        "walks",
        "stumbling",
        "corriendo",
        "caminando",
        "corre",
        "camina",
        "corren",
    ];
    places_across(r);
    super::seen_from::settle(r);
    // "A low angle from the left" is where the camera stands.
    let views = spans(r, "camera.angle", &[]);
    for k in 0..r.found.len() {
        let f = &r.found[k];
        let Some(side) = side_seen_from(f.key, &f.value) else { continue };
        if r.at(f.first, &["from"]) && nearest(&views, f.first, f.last) < nearest(&events, f.first, f.last) {
            r.found[k].key = "camera.azimuth_deg";
            r.found[k].value = side.to_owned();
        }
    }
    // "From the left, 24mm, low": set off by marks beside what the camera does, away from any event.
    let cameras: Vec<(usize, usize)> = r
        .found
        .iter()
        .filter(|f| f.key.starts_with("camera.") && f.key != "camera.subject" && f.key != "camera.azimuth_deg")
        .map(|f| (f.first, f.last))
        .collect();
    for k in 0..r.found.len() {
        let f = &r.found[k];
        let Some(side) = side_seen_from(f.key, &f.value) else { continue };
        let off = super::ends(r, f.last + 1) && (f.first == 0 || super::ends(r, f.first - 1));
        let beside = cameras.iter().any(|c| c.1 + 2 == f.first || f.last + 2 == c.0);
        let event = events.iter().any(|e| e.1 + 2 == f.first || f.last + 2 == e.0);
        if off && beside && !event && r.at(f.first, &["from"]) && !r.found.iter().any(|f| f.key == "camera.azimuth_deg")
        {
            r.found[k].key = "camera.azimuth_deg";
            r.found[k].value = side.to_owned();
        }
    }
    // "Dust billowing toward camera", "looking straight down": not the event's way.
    let dust = spans(r, "look.dust", &["0"]);
    let from_above = spans(r, "camera.angle", &["low", "eye", "ground", "dutch"]);
    // "Running toward camera", "corre hacia nosotros": somebody else's way, while the event is told of elsewhere.
    let foreign: BTreeSet<usize> = r
        .found
        .iter()
        .filter(|f| f.key == "event.direction" && f.first > 0 && !events.is_empty())
        .filter(|f| {
            let verb = f.first - 1;
            let other = r.free(verb) && !r.tokens[verb].is_mark() && !is_stop(&r.tokens[verb].norm);
            other || r.tokens[verb].is_any(RUNS)
        })
        .filter(|f| {
            // "Walks away from the exploding villa."
            let flees = r.at(f.last + 1, &["from"]) && r.at(f.first, &["away"]);
            flees || nearest(&events, f.first, f.last) > 3
        })
        .filter(|f| {
            // What was told of first goes that way: "falls like mad over the street".
            let at = events.partition_point(|e| e.0 < f.first);
            let told = events[at.saturating_sub(3)..at].iter().any(|&(_, b)| {
                b < f.first && marks.get(marks.partition_point(|m| *m < b)).is_none_or(|m| *m > f.first)
            });
            !told
        })
        .map(|f| f.first)
        .collect();
    // "From the gutter up" is where a crane begins.
    let lifts = spans(r, "camera.move", &["static", "handheld", "orbit", "zoom_in", "zoom_out"]);
    let zooms = spans(r, "camera.move", &["static", "handheld", "orbit"]);
    let begins: BTreeSet<usize> = r
        .found
        .iter()
        .filter(|f| {
            // "We start on the pavement, crane up past nine floors."
            const STARTS: &[&str] = &["start", "starts", "starting", "begin", "begins", "beginning", "open", "opens"];
            let start = r.at(f.first, &["on", "at", "in"]) && r.before(f.first, STARTS);
            f.key == "camera.angle"
                && matches!(f.value.as_str(), "ground" | "high" | "eye")
                && (r.at(f.first, &["from"]) && f.value != "eye" || start)
        })
        .filter(|f| {
            // "Zoom out from the window until we see the block."
            let until = (f.last + 1..r.tokens.len()).take(2).any(|k| r.at(k, &["until", "to"]));
            nearest(&lifts, f.first, f.last) <= 3
                || !r.at(f.first, &["from"]) && lifts.iter().any(|l| l.0 > f.last && l.0 <= f.last + 4)
                || until && nearest(&zooms, f.first, f.last) <= 3
        })
        .map(|f| f.first)
        .collect();
    // "The camera starts on the roof."
    let from_where: BTreeSet<usize> = r
        .found
        .iter()
        .filter(|f| f.key == "event.origin")
        .map(|f| f.first)
        .filter(|first| {
            let clause: Vec<usize> = (0..*first).rev().take(6).take_while(|k| !r.tokens[*k].is_mark()).collect();
            clause.iter().any(|k| r.at(*k, &["camera", "cam", "we", "shot"]))
                && clause.iter().any(|k| {
                    r.at(*k, &["start", "starts", "begin", "begins", "starting", "land", "lands", "end", "ends"])
                })
        })
        .collect();
    r.found.retain(|f| {
        !(f.key == "event.origin" && from_where.contains(&f.first)
            || f.key == "event.direction" && foreign.contains(&f.first)
            || matches!(f.key, "camera.angle" | "camera.height_m") && begins.contains(&f.first))
    });
    // "Bird's-eye view, straight down, of a roundabout."
    let views_end: BTreeSet<usize> = from_above.iter().map(|v| v.1 + 2).collect();
    let ended: BTreeSet<usize> = marks.iter().copied().collect();
    r.found.retain(|f| {
        let event = nearest(&events, f.first, f.last);
        let aside = f.key == "event.direction"
            && f.value == "down"
            && views_end.contains(&f.first)
            && ended.contains(&(f.first - 1))
            && event == usize::MAX;
        if aside {
            return false;
        }
        let of_dust = f.key == "event.direction" && nearest(&dust, f.first, f.last) < event;
        let of_view = f.key == "event.direction" && f.value == "down" && nearest(&from_above, f.first, f.last) < event;
        !(of_dust || of_view)
    });
    // "Handheld but gentle."
    let held = spans(r, "camera.move", &["static"]);
    if held.is_empty() {
        return;
    }
    let befallen: BTreeSet<usize> =
        r.found.iter().filter(|f| f.key == "event.origin" && befalls_part(r, f.last)).map(|f| f.first).collect();
    r.found.retain(|f| {
        let gentle = f.key == "event.strength" && f.rank <= 2 && nearest(&held, f.first, f.last) <= 2;
        if gentle && nearest(&held, f.first, f.last) < nearest(&events, f.first, f.last) {
            return false;
        }
        let manner = f.key == "event.strength" && f.rank <= 2 && f.how == How::Said;
        // "Push in on the lobby" tells where it begins all the same.
        const PARTS: &[&str] = &["lobby", "hall", "basement", "penthouse", "foundations"];
        let part = r.tokens[f.last].is_any(PARTS) || befallen.contains(&f.first);
        let origin = f.key == "event.origin" && !f.value.starts_with("floor") && !part;
        let way = f.key == "event.direction" || origin;
        !(manner || way) || nearest(&moves, f.first, f.last) >= nearest(&events, f.first, f.last)
    });
}

/// "Zoom in on the roof of the station as it sags": whether it is the part at token `i` that something befalls.
fn befalls_part(r: &Reading<'_>, i: usize) -> bool {
    let roof = r.at(i, &["roof", "spire", "steeple", "dome", "top", "crown", "techo", "tejado", "cupula", "azotea"]);
    let clause = (i + 1..r.tokens.len()).take(9).take_while(|k| !r.tokens[*k].is_mark());
    let as_it = |k: usize| r.at(k, &["as", "until", "while", "when"]) && r.at(k + 1, &["it"]);
    roof && clause.into_iter().any(as_it)
}

/// "The building across the plaza", "a bridge over the road", "from across the road": where it stands or is seen from, not
/// where it falls.
fn places_across(r: &mut Reading<'_>) {
    // What explodes across the road stands there.
    let goes_over =
        |f: &&Finding| f.key == "event.kind" && !matches!(f.value.as_str(), "none" | "explosion" | "earthquake");
    let verbs: Vec<(usize, usize)> = r.found.iter().filter(goes_over).map(|f| (f.first, f.last)).collect();
    let mut places = Vec::new();
    let spans: BTreeSet<usize> =
        r.found.iter().filter(|f| f.key == "structure.kind" && f.value == "bridge").map(|f| f.last + 1).collect();
    let tokens = &r.tokens;
    r.found.retain(|f| {
        // "A footbridge over the road" spans it.
        if f.key == "event.direction" && f.value == "street" && tokens[f.first].is("over") && spans.contains(&f.first) {
            places.push(Finding { key: "setting.place", value: "city_street".to_owned(), ..f.clone() });
            return false;
        }
        let across = f.key == "event.direction" && f.value == "street" && tokens[f.first].is("across");
        if !across {
            return true;
        }
        let at = verbs.partition_point(|v| v.0 < f.first);
        let falls = verbs[at.saturating_sub(3)..at]
            .iter()
            .any(|&(_, last)| last < f.first && f.first - last <= 6 && !(last..f.first).any(|k| tokens[k].is_mark()));
        let from = f.first > 0 && tokens[f.first - 1].is("from");
        if falls && !from {
            return true;
        }
        let open = (f.first..=f.last).any(|k| tokens[k].is_any(&["plaza", "square", "piazza", "courtyard"]));
        // Who looks from across the square has it in the picture.
        if !from || open {
            places.push(Finding {
                key: "setting.place",
                value: (if open { "plaza" } else { "city_street" }).to_owned(),
                ..f.clone()
            });
        }
        false
    });
    r.found.extend(places);
}

/// "From the eighth floor down", "slides down": a small word that only goes on with what was understood.
pub(super) fn trailing(r: &mut Reading<'_>) {
    const ON: &[&str] = &[
        "down",
        "downwards",
        "downward",
        "up",
        "upwards",
        "upward",
        "abajo",
        "arriba",
        "away",
        "over",
        "outward",
        "outwards",
        "inward",
        "inwards",
        "apart",
        "open",
    ];
    let ends: Vec<usize> =
        r.found.iter().filter(|f| f.key == "event.origin" || f.key == "event.kind").map(|f| f.last + 1).collect();
    let falls = r.found.iter().filter(|f| f.key == "event.kind" && f.value != "explosion");
    let falls: BTreeSet<usize> = falls.map(|f| f.last + 1).collect();
    // "Que explote arriba."
    let bursts: Vec<usize> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value == "explosion").map(|f| f.last + 1).collect();
    // "Impacto de una avioneta arriba."
    let strikes = r.found.iter().filter(|f| f.key == "event.kind" && f.value == "impact").map(|f| f.last);
    let clause = |last: usize| (last + 1..r.tokens.len()).take(5).take_while(|k| !r.tokens[*k].is_mark());
    let above = strikes
        .filter_map(|last| clause(last).find(|k| matches!(r.tokens[*k].raw.as_str(), "arriba" | "abajo")))
        .filter(|k| !matches!(r.tokens[k - 1].raw.as_str(), "hacia" | "de" | "desde" | "para"));
    let bursts: Vec<usize> = bursts.into_iter().chain(above).collect();
    for k in bursts {
        match r.tokens.get(k).filter(|_| r.free(k)).map_or("", |t| t.raw.as_str()) {
            "arriba" => r.say("event.origin", "top", k, k, 2),
            "abajo" => r.say("event.origin", "ground_floor", k, k, 2),
            _ => {}
        }
    }
    for k in ends {
        let falls_up = r.at(k, &["up", "upwards", "upward", "arriba"]) && falls.contains(&k);
        if r.free(k) && r.at(k, ON) && !falls_up {
            r.claimed[k] = true;
        }
    }
}

/// "The left half stays, the right half shears off": what stays is not where it begins.
pub(super) fn leave_to_what_stays(r: &mut Reading<'_>) {
    const STAYS: &[&str] =
        &["stays", "stay", "remains", "remain", "survives", "survive", "aguanta", "resiste", "sobrevive"];
    let stays = |r: &Reading<'_>, f: &Finding| {
        let clause = (f.last + 1..r.tokens.len()).take(6).take_while(|k| !r.tokens[*k].is_mark());
        clause.into_iter().any(|k| STAYS.contains(&r.tokens[k].raw.as_str()) || r.at(k, STAYS))
            && !r
                .found
                .iter()
                .any(|e| e.key == "event.kind" && e.first > f.last && e.first < f.last + 7 && e.value != "none")
    };
    let stood: BTreeSet<usize> =
        r.found.iter().filter(|f| f.key == "event.origin" && stays(r, f)).map(|f| f.first).collect();
    if stood.is_empty() || r.found.iter().filter(|f| f.key == "event.kind").all(|f| f.value == "none") {
        return;
    }
    for f in r.found.iter().filter(|f| f.key == "event.origin" && stood.contains(&f.first)) {
        r.claimed[f.first..=f.last].fill(false);
        r.blocked[f.first..=f.last].fill(true);
    }
    r.found.retain(|f| !(f.key == "event.origin" && stood.contains(&f.first)));
}

/// "Wind from the left", "sol desde la derecha": where wind, light and sound come from is nothing of the event's.
pub(super) fn leave_to_light(r: &mut Reading<'_>) {
    const BLOWS: &[&str] = &[
        "wind",
        "breeze",
        "sun",
        "sunlight",
        "light",
        "backlight",
        "key",
        "moon",
        "smoke",
        "moonlight",
        "viento",
        "brisa",
        "sol",
        "luz",
        "luna",
        "humo",
        "shadow",
        "shadows",
        "sombra",
        "sombras",
        "waves",
        "olas",
    ];
    let sides: Vec<(usize, usize)> = r
        .found
        .iter()
        .filter(|f| {
            // "Sol bajo de frente."
            let ahead = f.key == "camera.azimuth_deg" && f.value == "0" && r.tokens[f.first].raw == "de";
            let side = f.key == "event.origin" || f.key == "event.direction" && r.before(f.first, &["from"]);
            ahead || side && matches!(f.value.as_str(), "left" | "right") && f.first > 0
        })
        .filter(|f| {
            let verbs =
                ["bajo", "low", "coming", "comes", "blowing", "entra", "entrando", "viene", "camera", "camara", "from"];
            let lead = r.back(f.first, &verbs);
            lead.is_some_and(|k| BLOWS.contains(&r.tokens[k].raw.as_str()))
        })
        .map(|f| (f.first, f.last))
        .collect();
    for (first, last) in sides {
        r.found.retain(|f| f.first != first || f.last != last);
        r.claim(first, last);
    }
}

/// How much of the weather, the light or the dust a word says ("violent storm", "lluvia fuerte") is nothing of the event's.
pub(super) fn leave_to_weather(r: &mut Reading<'_>) {
    let of = |f: &Finding| {
        f.key.starts_with("setting.") && f.key != "setting.location"
            || f.key.starts_with("look.")
            || matches!(f.key, "camera.shake" | "camera.angle" | "camera.framing" | "camera.move")
    };
    let starts: BTreeSet<usize> = r.found.iter().filter(|f| of(f)).map(|f| f.first).collect();
    let ends: BTreeSet<usize> = r.found.iter().filter(|f| of(f)).map(|f| f.last + 1).collect();
    let events: BTreeSet<usize> =
        r.found.iter().filter(|f| f.key == "event.kind").flat_map(|f| [f.first, f.last]).collect();
    r.found.retain(|f| {
        let degree = f.key == "event.strength" && f.first == f.last && f.rank <= 2;
        let beside_event = (f.first > 0 && events.contains(&(f.first - 1))) || events.contains(&(f.last + 1));
        // "It's snowing. Softly."
        let alone = f.first > 1
            && !r.tokens[f.first].is("slowly")
            && r.tokens[f.first - 1].kind == Kind::Mark('.')
            && ends.contains(&(f.first - 1))
            && r.tokens.get(f.last + 1).is_none_or(crate::tokens::Token::ends_sentence);
        let beside = ends.contains(&f.first) || starts.contains(&(f.last + 1)) || alone;
        !(degree && beside && !beside_event)
    });
}

/// "Burning cars", "coches incluidos": cars that go nowhere.
fn wrecks(r: &Reading<'_>, f: &Finding) -> bool {
    const BEFORE: &[&str] = &[
        "burning",
        "burnt",
        "burned",
        "wrecked",
        "crushed",
        "flattened",
        "overturned",
        "smashed",
        "rusting",
        "rusty",
        "falling",
        "dented",
        "flying",
        "tumbling",
    ];
    const BEHIND: &[&str] = &[
        "included",
        "incluidos",
        "incluido",
        "burning",
        "ablaze",
        "ardiendo",
        "quemados",
        "quemandose",
        "volcados",
        "aplastados",
        "destrozados",
        "calcinados",
    ];
    f.key == "setting.traffic"
        && f.first == f.last
        && (r.before(f.first, BEFORE)
            || r.tokens.get(f.last + 1).is_some_and(|t| BEHIND.contains(&t.raw.as_str()))
            || r.at(f.last + 1, &["and"]) && r.at(f.last + 2, &["all"]))
}

/// One car is no traffic.
pub(super) fn lone_cars(r: &mut Reading<'_>) {
    let one = |r: &Reading<'_>, f: &Finding| {
        f.key == "setting.traffic"
            && f.first == f.last
            && matches!(r.tokens[f.first].raw.as_str(), "car" | "auto" | "coche")
    };
    let mut lone: BTreeSet<usize> = r.found.iter().filter(|f| one(r, f)).map(|f| f.first).collect();
    lone.extend(r.found.iter().filter(|f| wrecks(r, f)).map(|f| f.first));
    r.found.retain(|f| !(f.key == "setting.traffic" && f.first == f.last && lone.contains(&f.first)));
    for token in lone {
        r.claimed[token] = false;
    }
    // "Two cars fall into the river": what befalls them is no traffic.
    let befalls: BTreeSet<usize> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| f.first).collect();
    let strays: Vec<(usize, usize)> = r
        .found
        .iter()
        .filter(|f| {
            f.key == "setting.traffic" && f.first < f.last && f.value == "0.25" && befalls.contains(&(f.last + 1))
        })
        .map(|f| (f.first, f.last))
        .collect();
    for (first, last) in strays {
        r.found.retain(|f| f.key != "setting.traffic" || f.first != first);
        r.claimed[first..=last].fill(false);
        r.blocked[first..=last].fill(true);
    }
    // "Three taxis": how many belongs to them.
    let counted: Vec<usize> = r.found.iter().filter(|f| f.key == "setting.traffic").map(|f| f.first).collect();
    for k in counted.into_iter().filter_map(|first| first.checked_sub(1)) {
        if r.free(k) && crate::numbers::is_number_word(&r.tokens[k])
            || r.free(k) && matches!(r.tokens[k].kind, Kind::Number(_))
        {
            r.claimed[k] = true;
        }
    }
}
