//! Lenses by their focal length: in millimetres, in inches, or by the number alone where only a lens is meant.

use super::measures::mark;
use super::{ends, shown, slates};
use crate::lexicon::ARTICLES;
use crate::numbers::number;
use crate::reading::Reading;

pub(super) const MILLIMETRES: &[&str] =
    &["mm", "millimetre", "millimetres", "millimeter", "millimeters", "mil", "mill"];

/// "Lens: two inches", "teleobjetivo de 20 cm", "a four-inch lens": a focal length that is not told in millimetres.
pub(super) fn by_inch(r: &mut Reading<'_>, i: usize) -> bool {
    const GLASS: &[&str] = &["lens", "lenses", "lense", "prime", "optic", "telephoto", "tele", "teleobjetivo", "focal"];
    let Some((value, end)) = number(&r.tokens, i) else { return false };
    let millimetres = if r.at(end, &["inch", "inches", "pulgada", "pulgadas"]) || mark(r, end, '"') {
        25.4
    } else if r.at(end, &["cm", "centimetres", "centimeters"]) {
        10.0
    } else {
        return false;
    };
    let small =
        |k: usize| r.at(k, ARTICLES) || r.at(k, &["of", "is", "with", "at"]) || mark(r, k, ':') || mark(r, k, '=');
    let before = (0..i).rev().take(4).find(|k| !small(*k)).filter(|k| r.at(*k, GLASS));
    let behind = r.at(end + 1, GLASS);
    if !(behind || before.is_some()) || !(8.0..=1000.0).contains(&(value * millimetres)) {
        return false;
    }
    let first = before.filter(|k| r.free(*k)).unwrap_or(i);
    r.say("camera.lens_mm", shown(value * millimetres), first, end + usize::from(behind), 7);
    true
}

/// "35mm", "a 35mm prime", "con 35", "I'd go 85".
pub(super) fn lens(r: &mut Reading<'_>, i: usize) -> bool {
    let Some((value, end)) = number(&r.tokens, i) else { return false };
    if r.at(end, MILLIMETRES) {
        // A gauge of film, no lens.
        let film = ["film", "stock", "grain", "look"];
        // "A shaky 16mm feel", but "about a 100mm feel".
        const MOODS: &[&str] =
            &["feel", "feeling", "vibe", "texture", "aesthetic", "footage", "newsreel", "reel", "pelicula", "textura"];
        let gauge = [8.0, 16.0, 35.0, 65.0, 70.0].contains(&value) && value != 35.0 && r.at(end + 1, MOODS);
        // "Grano de 8 mm."
        let of_film = r.before(i, &["of"])
            && i > 1
            && matches!(r.tokens[i - 2].raw.as_str(), "grano" | "grain" | "pelicula" | "film" | "formato" | "stock");
        let comma = end + 1 + usize::from(mark(r, end + 1, ','));
        // "A wide lens like 20 mm" is one.
        let lens = i > 1 && r.at(i - 2, &["lens", "lenses", "tele", "telephoto"]);
        let like = (r.before(i, &["like", "super"]) && !lens) || (r.before(i, &["on"]) && value <= 16.0);
        if like
            || gauge
            || of_film
            || r.at(end + 1, &film)
            || ((value == 16.0 || value == 8.0) && (comma..comma + 3).any(|k| r.at(k, &film)))
        {
            return false;
        }
        let last = if r.at(end + 1, &["lens", "lense", "lenses", "prime", "focal", "glass"]) { end + 1 } else { end };
        // A number says more than "telephoto".
        r.say("camera.lens_mm", shown(value), i, last, 7);
        return true;
    }
    if r.at(end, &["lens", "prime"]) {
        r.say("camera.lens_mm", shown(value), i, end, 4);
        return true;
    }
    // "Con 35."
    let with = i > 0 && r.tokens[i - 1].raw == "con" && ends(r, end) && slates::is_usual(value);
    if with {
        r.say("camera.lens_mm", shown(value), i - 1, end - 1, 2);
        return true;
    }
    // "I'd go 85, low."
    if r.before(i, &["go", "try"]) && ends(r, end) && slates::is_usual(value) && value >= 14.0 {
        r.say("camera.lens_mm", shown(value), i, end - 1, 2);
        return true;
    }
    let lead = r.back(i, &["a", "an", "the"]);
    let said = lead.is_some_and(|k| r.at(k, &["on", "with", "use", "using", "through"]) && k + 1 < i);
    if said && (8.0..=400.0).contains(&value) && (ends(r, end) || r.at(end, &["and", "at", "in", "for", "from"])) {
        r.say("camera.lens_mm", shown(value), i, end - 1, 2);
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn lenses_as_people_name_them() {
        for (words, millimetres) in [
            ("A church collapses. Lens: two inches.", 50.8),
            ("Una chimenea se cae, teleobjetivo de 20 cm.", 200.0),
            ("A four-inch lens on a chimney that topples.", 101.6),
            ("I'd go 85, low, and let the chimney fall.", 85.0),
        ] {
            assert!((read(words).plan.camera.lens_mm - millimetres).abs() < 1e-3, "{words}");
        }
    }
}
