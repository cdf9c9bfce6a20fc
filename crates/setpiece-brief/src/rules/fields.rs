//! Cards of fields as pipelines write them: `t0: 1.5`, `len=6`, `"str": 0.7`. The name of a field says nothing by itself.

use super::{ends, shown};
use crate::numbers::number;
use crate::reading::Reading;
use crate::tokens::Kind;

/// Fields that take a bare number.
const NUMBERS: &[(&[&str], &str)] = &[
    (&["len", "dur", "secs", "length", "duration", "dura", "duracion"], "duration_s"),
    (&["start", "onset", "begin", "delay", "inicio", "arranque"], "event.start_s"),
    (&["str", "force", "power", "energy", "fuerza"], "event.strength"),
    (&["focal", "fl", "lente", "optica"], "camera.lens_mm"),
    (&["fl", "flrs", "storeys", "pisos", "plantas", "niveles"], "structure.floors"),
    (&["seed", "semilla"], "seed"),
];
/// Names of other fields, which only lead up to their values.
const NAMES: &[&str] = &[
    "mat",
    "material",
    "kind",
    "type",
    "asset",
    "evt",
    "event",
    "tod",
    "time",
    "wx",
    "weather",
    "loc",
    "cam",
    "camera",
    "move",
    "angle",
    "lens",
    "framing",
    "place",
    "env",
    "hero",
    "building",
    "struct",
    "bldg",
    "action",
    "fx",
    "look",
    "notes",
    "shot",
    "subject",
    "what",
    "when",
    "how",
    "dir",
    "origin",
    "edificio",
    "evento",
    "hora",
    "clima",
    "camara",
    "movimiento",
    "angulo",
    "lugar",
    "tipo",
    "direccion",
    "origen",
    "plano",
    "momento",
    "tiempo",
];

/// Whether a sign that parts a field from its value stands at token `k`, and where the value begins; quotation marks may
/// stand around both.
fn value_at(r: &Reading<'_>, k: usize) -> Option<usize> {
    let is = |k: usize, signs: &[char]| {
        r.tokens.get(k).is_some_and(|t| matches!(t.kind, Kind::Mark(c) if signs.contains(&c)))
    };
    let k = k + usize::from(is(k, &['"']));
    is(k, &[':', '=']).then(|| k + 1 + usize::from(is(k + 1, &['"', '@'])))
}

/// Reads what begins at token `i`; true when something did.
pub(super) fn read(r: &mut Reading<'_>, i: usize) -> bool {
    // "T0: 1.5": the event's moment.
    let zero = r.at(i, &["t"]) && r.at(i + 1, &["0"]) && r.tokens[i].end == r.tokens[i + 1].start;
    if zero && let Some((value, end)) = value_at(r, i + 2).and_then(|at| number(&r.tokens, at)) {
        let last = if r.at(end, &["s", "sec", "secs"]) { end } else { end - 1 };
        r.say("event.start_s", shown(value), i, last, 4);
        return true;
    }
    if r.tokens[i].kind != Kind::Word {
        return false;
    }
    let Some(at) = value_at(r, i + 1) else { return false };
    if framing(r, i, at) {
        return true;
    }
    let raw = r.tokens[i].raw.as_str();
    let field = |names: &[&str]| names.contains(&raw) || r.at(i, names);
    let fields = NUMBERS.iter().filter(|(names, _)| field(names)).count();
    if let Some((value, end)) = number(&r.tokens, at).filter(|(_, end)| ends(r, *end) && fields > 0) {
        let fits = |key: &str| match key {
            "event.strength" => (0.0..=1.0).contains(&value),
            "camera.lens_mm" => super::slates::is_usual(value),
            "seed" => value.fract() == 0.0,
            _ => (0.0..=120.0).contains(&value),
        };
        let key = NUMBERS.iter().find(|(names, key)| field(names) && fits(key)).map(|(_, key)| *key);
        // "Cut: 1:30" is no number of seconds.
        let clock = r.tokens.get(end).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '/' | '%')));
        if let Some(key) = key.filter(|_| !clock) {
            r.say(key, shown(value), i, end - 1, 5);
            return true;
        }
    }
    // One field is a heading; several are a card.
    let named = |k: &usize| {
        NAMES.contains(&r.tokens[*k].raw.as_str()) && r.tokens[*k].kind == Kind::Word && value_at(r, k + 1).is_some()
    };
    if NAMES.contains(&raw) && (0..r.tokens.len()).take(200).filter(named).count() > 1 {
        // What a name says by itself counts as little as a label: "time: night", but "place: none".
        let means = r.meaning_at(i).is_some_and(|m| m.meaning.senses.iter().any(|s| s.key != "event.kind"));
        if !means {
            r.claim(i, i);
        }
    }
    false
}

/// "Plano: entero", "framing: medium": a framing by the word that only its field explains.
fn framing(r: &mut Reading<'_>, i: usize, at: usize) -> bool {
    const FIELDS: &[&str] = &["plano", "encuadre", "framing", "frame", "size", "shot", "valor"];
    const SIZES: &[(&[&str], &str)] = &[
        (&["entero", "completo", "full"], "full"),
        (&["general", "abierto", "wide", "ancho"], "wide"),
        (&["medio", "americano", "medium", "mid"], "medium"),
        (&["detalle", "corto", "cerrado", "primero", "close", "tight"], "close_up"),
    ];
    let raw = |k: usize| r.tokens.get(k).map_or("", |t| t.raw.as_str());
    let found = SIZES.iter().find(|(words, _)| words.contains(&raw(at)));
    let Some((_, value)) = found.filter(|_| FIELDS.contains(&raw(i)) && ends(r, at + 1)) else { return false };
    r.say("camera.framing", value, i, at, 4);
    true
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn cards_of_fields() {
        let brief = read("kind=church, mat=stone, ev=quake, str=.7, t0: 1.5, len: 6, tod=dusk, wx=fog");
        assert!(brief.ignored.is_empty(), "{:?}", brief.ignored);
        assert_eq!((brief.plan.event.start_s, brief.plan.duration_s, brief.plan.event.strength), (1.5, 6.0, 0.7));
    }

    #[test]
    fn strokes_with_room_about_them_part_fields() {
        let brief = read("apt blk / 6 fl / quake, strength 0.8 / 12s / 23,976 fps");
        assert_eq!((brief.plan.event.strength, brief.plan.duration_s), (0.8, 12.0));
        assert_eq!(brief.plan.fps.to_string(), "24000/1001");
        assert_eq!(read("A chimney topples, dust level 4/10.").plan.look.dust, 0.4);
    }
}
