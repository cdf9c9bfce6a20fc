//! Bare words behind a label: "origin: middle", "direction = left", "event: none", "location: Lisbon".

use crate::reading::Reading;
use crate::tokens::Kind;

/// "Origin: middle", "direction = left": bare words behind a label.
pub(super) fn labelled(r: &mut Reading<'_>) {
    const ORIGINS: &[(&str, &str)] = &[
        ("middle", "middle"),
        ("centre", "middle"),
        ("center", "middle"),
        ("top", "top"),
        ("roof", "top"),
        ("bottom", "ground_floor"),
        ("base", "ground_floor"),
        ("left", "left"),
        ("right", "right"),
        ("medio", "middle"),
        ("centro", "middle"),
        ("arriba", "top"),
        ("techo", "top"),
        ("abajo", "ground_floor"),
        ("izquierda", "left"),
        ("derecha", "right"),
    ];
    const WAYS: &[(&str, &str)] = &[
        ("left", "left"),
        ("right", "right"),
        ("down", "down"),
        ("away", "away"),
        ("street", "street"),
        ("camera", "toward_camera"),
        ("izquierda", "left"),
        ("derecha", "right"),
        ("abajo", "down"),
        ("calle", "street"),
        ("camara", "toward_camera"),
    ];
    for i in 0..r.tokens.len() {
        const PLACES: &[&str] =
            &["where", "location", "donde", "lugar", "locacion", "ubicacion", "city", "ciudad", "setting", "loc"];
        let name = |k: usize| r.free(k) && r.tokens[k].capital && r.tokens[k].kind == Kind::Word;
        let colon = r.tokens.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '=')));
        // "Locación Rosario" needs no colon.
        let told = matches!(r.tokens[i].raw.as_str(), "locacion" | "ubicacion") && !r.shouted && name(i + 1);
        if told {
            let last = (i + 1..i + 4).take_while(|k| name(*k)).last().unwrap_or(i + 1);
            let text = r.text(r.span(i + 1, last));
            r.say("setting.location", text, i + 1, last, 3);
            continue;
        }
        if PLACES.contains(&r.tokens[i].raw.as_str()) && colon && !r.shouted && name(i + 2) {
            let last = (i + 2..i + 5).take_while(|k| name(*k)).last().unwrap_or(i + 2);
            let text = r.text(r.span(i + 2, last));
            r.say("setting.location", text, i + 2, last, 3);
            continue;
        }
        // "Height: knee", "altura: ojos": how high the camera is, by a body.
        const BODY: &[(&str, &str)] = &[
            ("knee", "low"),
            ("knees", "low"),
            ("waist", "low"),
            ("hip", "low"),
            ("low", "low"),
            ("rodilla", "low"),
            ("cintura", "low"),
            ("cadera", "low"),
            ("eye", "eye"),
            ("eyes", "eye"),
            ("eyeline", "eye"),
            ("head", "eye"),
            ("chest", "eye"),
            ("shoulder", "eye"),
            ("ojos", "eye"),
            ("pecho", "eye"),
            ("hombro", "eye"),
            ("ground", "ground"),
            ("floor", "ground"),
            ("suelo", "ground"),
            ("piso", "ground"),
            ("high", "high"),
        ];
        let height = matches!(r.tokens[i].raw.as_str(), "height" | "altura" | "ht") && colon;
        let body = BODY.iter().find(|(word, _)| r.tokens.get(i + 2).is_some_and(|t| t.raw == *word));
        if let Some((_, angle)) = body.filter(|_| height && r.free(i + 2) && super::ends(r, i + 3)) {
            r.say("camera.angle", angle, i, i + 2, 4);
            continue;
        }
        // "Event: none."; "crowd: none" says all of it.
        if colon && r.free(i + 2) && r.at(i + 2, &["none", "nil"]) && super::ends(r, i + 3) {
            if matches!(r.tokens[i].raw.as_str(), "event" | "evento" | "action" | "accion") {
                r.say("event.kind", "none", i, i + 2, 3);
            } else {
                r.claim(i + 2, i + 2);
            }
            continue;
        }
        // "Toppling left, I mean right."
        if r.free(i) && r.at(i, &["left", "right"]) && r.before(i, &["mean", "sorry", "rather", "actually"]) {
            let way = if r.at(i, &["left"]) { "left" } else { "right" };
            r.say("event.direction", way, i, i, 6);
            continue;
        }
        let (key, values) = match r.tokens[i].raw.as_str() {
            "origin" | "origen" | "from" | "desde" => ("event.origin", ORIGINS),
            "direction" | "direccion" | "dir" | "toward" | "hacia" => ("event.direction", WAYS),
            _ => continue,
        };
        let marked = r.tokens.get(i + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '=')));
        let value = values.iter().find(|(word, _)| r.tokens.get(i + 2).is_some_and(|t| t.raw == *word));
        if let Some((_, value)) = value.filter(|_| marked) {
            r.say(key, value, i + 2, i + 2, 3);
            r.claim(i, i);
            continue;
        }
        // "Origin middle" in a list.
        let listed = matches!(r.tokens[i].raw.as_str(), "origin" | "origen" | "direction" | "direccion" | "dir");
        let value = values.iter().find(|(word, _)| r.tokens.get(i + 1).is_some_and(|t| t.raw == *word));
        if let Some((_, value)) = value.filter(|_| listed && r.free(i + 1) && super::ends(r, i + 2)) {
            r.say(key, value, i, i + 1, 3);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn labels_take_bare_words() {
        assert_eq!(read("Bank. Height: knee. Lens: 21.").plan.camera.angle.to_string(), "low");
        assert_eq!(read("Bank, collapse. Origin: left").plan.event.origin.to_string(), "left");
    }
}
