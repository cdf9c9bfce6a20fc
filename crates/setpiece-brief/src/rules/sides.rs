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
    if !closed || camera {
        return false;
    }
    let first = i - usize::from(i > 0 && matches!(raw(i - 1), "por" | "x") && r.free(i - 1));
    r.say(key, shown(value), first, end + 1, 4);
    true
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn sides_without_their_unit() {
        for words in ["Un muro, tres de alto por quince de ancho.", "Un muro de 3 m de alto por 15 de frente, cae."] {
            let wall = read(words).plan;
            assert_eq!((wall.structure.height_m, wall.structure.width_m), (3.0, 15.0), "{words}");
            assert_eq!(wall.camera.azimuth_deg, read("Un muro.").plan.camera.azimuth_deg, "{words}");
        }
    }
}
