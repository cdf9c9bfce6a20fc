//! Where something is seen from and where something comes from, each taken for the other: "a pickup coming from camera left"
//! comes, "que se vea desde arriba" and "earthquake, side on" are seen.

use crate::reading::Reading;

/// Whether something strikes right before token `first`.
fn struck_at(r: &Reading<'_>, first: usize) -> bool {
    let blow = |e: &crate::reading::Finding| e.key == "event.kind" && e.value == "impact" && e.last < first;
    r.found.iter().any(|e| blow(e) && first - e.last <= 3 && !(e.last..first).any(|k| r.tokens[k].is_mark()))
}

/// Gives to the camera what is the camera's, and to the event what is the event's.
pub(super) fn settle(r: &mut Reading<'_>) {
    let events: Vec<usize> =
        r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").map(|f| f.last).collect();
    // "A pickup coming from camera left" comes from there.
    const COMES: &[&str] = &[
        "coming", "comes", "came", "enters", "entering", "arrives", "arriving", "swings", "swinging", "driven",
        "rolls", "flies", "barrels", "speeds",
    ];
    for k in 0..r.found.len() {
        let f = &r.found[k];
        let side = f.key == "camera.azimuth_deg" && r.at(f.first, &["from"]) && r.before(f.first, COMES);
        if side && events.iter().any(|e| *e < f.first) && f.value.parse::<f64>().is_ok_and(|x| x.abs() < 90.0) {
            r.found[k].value = if r.found[k].value.starts_with('-') { "left" } else { "right" }.to_owned();
            r.found[k].key = "event.origin";
        } else if f.key == "camera.azimuth_deg"
            && f.value == "180"
            && (r.before(f.first, COMES) || struck_at(r, f.first))
        {
            // "A mudslide comes from behind", "an avalanche takes it from behind".
            r.found[k].key = "";
        }
    }
    // "Que se vea desde arriba": where it is seen from.
    const SEES: &[&str] =
        &["vea", "ve", "vemos", "ver", "verlo", "verla", "mirar", "visto", "vista", "see", "seen", "filmed"];
    for k in 0..r.found.len() {
        let f = &r.found[k];
        let above =
            f.key == "event.origin" && f.value == "top" && matches!(r.tokens[f.first].raw.as_str(), "desde" | "from");
        let above = above && matches!(r.tokens[f.last].raw.as_str(), "arriba" | "above");
        let clause = (0..f.first).rev().take(8).take_while(|j| !r.tokens[*j].is_mark());
        if above && clause.into_iter().any(|j| SEES.contains(&r.tokens[j].raw.as_str())) {
            r.found[k].key = "camera.angle";
            r.found[k].value = "high".to_owned();
        }
    }
    // "Sismo, de costado, 10 s": seen from the side.
    for k in 0..r.found.len() {
        let f = &r.found[k];
        let off = super::ends(r, f.last + 1) && (f.first == 0 || super::ends(r, f.first - 1));
        let side = matches!(r.tokens[f.last].raw.as_str(), "costado" | "lado") && r.tokens[f.first].raw == "de";
        if f.key == "event.direction" && side && off {
            r.found[k].key = "camera.azimuth_deg";
            r.found[k].value = "80".to_owned();
        }
    }
    // "Grabamos desde un coche: a la derecha, una nave se viene abajo": where it stands in the picture.
    for k in 0..r.found.len() {
        let (first, last) = (r.found[k].first, r.found[k].last);
        let side = r.found[k].key == "event.direction" && matches!(r.found[k].value.as_str(), "left" | "right");
        let on = r.tokens[first].raw == "a" || r.at(first, &["on", "to"]);
        let off = first > 0
            && matches!(r.tokens[first - 1].kind, crate::tokens::Kind::Mark(':' | '.' | ';'))
            && r.tokens.get(last + 1).is_some_and(|t| t.kind == crate::tokens::Kind::Mark(','));
        let before = r.found.iter().any(|f| f.key == "structure.kind" && f.first > last && f.first <= last + 4);
        if side && on && off && before && events.iter().any(|e| *e > last) {
            r.found[k].key = "";
        }
    }
    // "An avalanche hits it from above."
    let struck = |first: usize| {
        r.found.iter().any(|e| e.key == "event.kind" && e.value == "impact" && e.last < first && first - e.last <= 2)
    };
    let above = r.found.iter().position(|f| {
        let from = f.key == "camera.angle" && f.value == "high" && r.at(f.first, &["from"]) && r.at(f.last, &["above"]);
        from && struck(f.first) && !r.tokens[f.first - 1].is_mark()
    });
    if let Some((first, last)) = above.map(|k| (r.found[k].first, r.found[k].last)) {
        r.found.retain(|f| !(f.key.starts_with("camera.") && f.first == first && f.last == last));
        r.say("event.origin", "top", first, last, 2);
    }
    // "It slides sideways to the left", "lo embiste de frente": a way right behind what happens is the event's.
    for k in 0..r.found.len() {
        let (key, first, last) = (r.found[k].key, r.found[k].first, r.found[k].last);
        if !events.contains(&first.wrapping_sub(1)) {
            continue;
        }
        let way = match r.found[k].value.as_str() {
            "truck_left" => "left",
            "truck_right" => "right",
            _ => "",
        };
        if key == "camera.move" && !way.is_empty() && r.at(first, &["sideways", "to"]) {
            r.found[k].key = "event.direction";
            way.clone_into(&mut r.found[k].value);
        } else if key == "camera.azimuth_deg" && r.found[k].value == "0" && r.tokens[last].raw == "frente" {
            r.found[k].key = "";
        }
    }
    r.found.retain(|f| !f.key.is_empty());
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn seen_and_come_from() {
        let plan = |words: &str| read(words).plan;
        assert_eq!(plan("A wall is rammed by a van coming from camera left").event.origin.to_string(), "left");
        assert_eq!(plan("A church. It slides sideways to the left.").event.direction.to_string(), "left");
        assert_eq!(plan("A church. A boulder hits it from above.").event.origin.to_string(), "top");
        assert_eq!(plan("Que se vea desde arriba: la torre cae.").camera.angle.to_string(), "high");
        assert_eq!(plan("Edificio, sismo, de costado, 10 s").camera.azimuth_deg, 80.0);
    }
}
