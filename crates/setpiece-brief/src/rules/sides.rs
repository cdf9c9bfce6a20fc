//! Sides by their Spanish names: "tres de alto por quince de ancho", "12 metros de alto por 40 de frente", "de ancho 20".

use super::shown;
use crate::numbers::number;
use crate::reading::Reading;

const SIDES: &[(&[&str], &str)] = &[
    (&["alto", "alta", "altura"], "structure.height_m"),
    (&["ancho", "anchura", "frente", "largo", "longitud"], "structure.width_m"),
    (&["fondo", "profundidad", "profundo", "espesor", "grosor"], "structure.depth_m"),
];

/// A number whose side is named behind it. With or without its unit, but without only where nothing else can be meant: a
/// number at the edge of a clause, or joined to another side.
pub(super) fn named_side(r: &mut Reading<'_>, i: usize) -> bool {
    let raw = |k: usize| r.tokens.get(k).map_or("", |t| t.raw.as_str());
    let Some((value, end)) = super::extent::metres(r, i).or_else(|| number(&r.tokens, i)) else { return false };
    if raw(end) != "de" || !(0.2..=250.0).contains(&value) {
        return false;
    }
    let Some((_, key)) = SIDES.iter().find(|(words, _)| words.contains(&raw(end + 1))) else { return false };
    let closed = super::ends(r, end + 2) || matches!(raw(end + 2), "por" | "y" | "x" | "con");
    let camera = (i.saturating_sub(5)..i).any(|k| matches!(raw(k), "camara" | "lente" | "dron" | "tripode"));
    let camera = camera || super::extent::stands_on(r, i);
    if !closed || camera {
        return false;
    }
    let first = i - usize::from(i > 0 && matches!(raw(i - 1), "por" | "x") && r.free(i - 1));
    r.say(key, shown(value), first, end + 1, 4);
    true
}

/// "Altura 20, ancho 12, fondo 10", "height 20, width 12": sides by their names, where at least two stand together.
pub(super) fn labelled_sides(r: &mut Reading<'_>, i: usize) -> bool {
    const NAMES: &[(&[&str], &str)] = &[
        (&["alto", "altura", "height"], "structure.height_m"),
        (&["ancho", "anchura", "frente", "largo", "width", "length"], "structure.width_m"),
        (&["fondo", "profundidad", "depth"], "structure.depth_m"),
    ];
    let side = |r: &Reading<'_>, k: usize| {
        let raw = r.tokens.get(k).map_or("", |t| t.raw.as_str());
        let (_, key) = NAMES.iter().find(|(words, _)| words.contains(&raw))?;
        let (value, end) =
            number(&r.tokens, k + 1).filter(|(n, end)| (0.5..=200.0).contains(n) && super::ends(r, *end))?;
        let opens = k == 0 || r.tokens[k - 1].is_mark();
        opens.then_some((value, *key, end))
    };
    let Some((value, key, end)) = side(r, i) else { return false };
    let Some((other, second, last)) = side(r, end + 1).filter(|(_, second, _)| *second != key) else { return false };
    r.say(key, shown(value), i, end - 1, 4);
    r.say(second, shown(other), end + 1, last - 1, 4);
    if let Some((third, key, after)) = side(r, last + 1) {
        r.say(key, shown(third), last + 1, after - 1, 4);
    }
    true
}

/// "2.5 high, 12 long": two sides in a list, both without their unit.
pub(super) fn listed_sides(r: &mut Reading<'_>, i: usize) -> bool {
    const ENGLISH: &[(&[&str], &str)] = &[
        (&["high", "tall"], "structure.height_m"),
        (&["long", "wide", "across"], "structure.width_m"),
        (&["deep", "thick"], "structure.depth_m"),
    ];
    let side = |r: &Reading<'_>, i: usize| {
        let (value, end) = number(&r.tokens, i).filter(|(n, _)| (0.2..=120.0).contains(n))?;
        let (_, key) = ENGLISH.iter().find(|(words, _)| r.at(end, words))?;
        Some((value, *key, end))
    };
    let Some((value, key, end)) = side(r, i) else { return false };
    let next = end + 1 + usize::from(super::ends(r, end + 1) || r.at(end + 1, &["by", "and", "x"]));
    let Some((other, second, last)) = side(r, next).filter(|(_, second, _)| next > end + 1 && *second != key) else {
        return false;
    };
    r.say(key, shown(value), i, end, 4);
    r.say(second, shown(other), next, last, 4);
    true
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn sides_by_their_names() {
        let hotel = read("Hotel, terremoto: altura 20, ancho 12, fondo 10.").plan.structure;
        assert_eq!((hotel.height_m, hotel.width_m, hotel.depth_m), (20.0, 12.0, 10.0));
        let hotel = read("Hotel, quake, height 20, width 12.").plan.structure;
        assert_eq!((hotel.height_m, hotel.width_m), (20.0, 12.0));
    }

    #[test]
    fn sides_without_their_unit() {
        let listed = read("Stone wall, 2.5 high, 12 long.").plan.structure;
        assert_eq!((listed.height_m, listed.width_m), (2.5, 12.0));
        for words in ["Un muro, tres de alto por quince de ancho.", "Un muro de 3 m de alto por 15 de frente, cae."] {
            let wall = read(words).plan;
            assert_eq!((wall.structure.height_m, wall.structure.width_m), (3.0, 15.0), "{words}");
            assert_eq!(wall.camera.azimuth_deg, read("Un muro.").plan.camera.azimuth_deg, "{words}");
        }
    }
}
