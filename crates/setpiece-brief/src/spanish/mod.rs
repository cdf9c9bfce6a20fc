//! Spanish: told from English by its small words, and put into the English that the rules of number, time and denial
//! speak. Nouns and verbs of the set stay as they are; the lexicon knows them in both languages.

mod amounts;
mod asking;
mod common;
mod gloss;
mod notes;

use crate::tokens::{Kind, Token};
use std::collections::BTreeMap;
use std::sync::OnceLock;

pub(crate) use common::is_common;
pub(crate) use notes::gloss_notes;

fn table(parts: &[&'static [(&'static str, &'static str)]]) -> BTreeMap<&'static str, &'static str> {
    parts.iter().copied().flatten().copied().collect()
}

fn sure() -> &'static BTreeMap<&'static str, &'static str> {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    TABLE.get_or_init(|| table(&[gloss::SURE, asking::ASKING, amounts::AMOUNTS]))
}

fn unsure() -> &'static BTreeMap<&'static str, &'static str> {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    TABLE.get_or_init(|| table(&[gloss::UNSURE]))
}

/// Words that a mistyped Spanish one may stand for: those of the gloss that are long enough to tell.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    sure().keys().copied().filter(|w| w.len() >= 5)
}

/// Whether a word is in the gloss.
pub(crate) fn is_glossed(word: &str) -> bool {
    sure().contains_key(word) || unsure().contains_key(word) || notes::is_known(word)
}

/// Which languages the words are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// No sign of Spanish.
    English,
    /// Mostly English with Spanish words among them.
    Mixed,
    /// Mostly Spanish.
    Spanish,
}

/// Weighs small words of both languages, and `other` words that only one of them has: Spanish positive.
pub(crate) fn tongue(tokens: &[Token], other: impl Fn(&str) -> i32) -> Tongue {
    let (mut spanish, mut english) = (0, 0);
    for token in tokens.iter().filter(|t| t.kind == Kind::Word) {
        let word = token.raw.as_str();
        // "A la", "en", "un" are French, Italian or German too, but stand here as signs of what is not English.
        let vote = match sure().contains_key(word) {
            true => 1,
            false if unsure().contains_key(word) => 0,
            false if crate::stop::is_stop(word) => -1,
            false => other(word),
        };
        spanish += vote.max(0);
        english -= vote.min(0);
    }
    match (spanish, english) {
        (0, _) => Tongue::English,
        (s, e) if s > e => Tongue::Spanish,
        _ => Tongue::Mixed,
    }
}

/// Puts the small words into English, each where it stands.
pub(crate) fn gloss(tokens: &mut [Token], tongue: Tongue) {
    if tongue == Tongue::English {
        return;
    }
    let spanish = tongue == Tongue::Spanish;
    for i in 0..tokens.len() {
        if tokens[i].kind != Kind::Word {
            if spanish {
                thousands(tokens, i);
            }
            continue;
        }
        let raw = tokens[i].raw.as_str();
        let known = sure().get(raw).or_else(|| unsure().get(raw).filter(|_| spanish)).copied();
        let Some(english) = known.or(matches!(raw, "angular" | "teleobjetivo" | "tele").then_some("lens")) else {
            continue;
        };
        let english = in_context(tokens, i, english);
        // Short forms of messages stand for the words that phrases are made of.
        let spelt = match tokens[i].raw.as_str() {
            "d" => Some("de"),
            "n" => Some("en"),
            "q" | "k" if english == "that" => Some("que"),
            "x" if english == "by" => Some("por"),
            "dsd" => Some("desde"),
            "izq" | "izqu" | "izqda" | "izda" => Some("izquierda"),
            "izqdo" | "izdo" => Some("izquierdo"),
            "dcha" | "drcha" | "derch" => Some("derecha"),
            "dcho" => Some("derecho"),
            "cam" => Some("camara"),
            _ => None,
        };
        if let Some(spelt) = spelt {
            spelt.clone_into(&mut tokens[i].raw);
        }
        english.clone_into(&mut tokens[i].norm);
    }
}

/// Words whose English depends on their neighbours.
fn in_context(tokens: &[Token], i: usize, english: &'static str) -> &'static str {
    let at = |k: usize, words: &[&str]| tokens.get(k).is_some_and(|t| words.contains(&t.raw.as_str()));
    let after = |words: &[&str]| at(i + 1, words);
    let before = |words: &[&str]| i > 0 && at(i - 1, words);
    const NUMBERS: &[&str] =
        &["un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "medio"];
    const UNITS: &[&str] = &["piso", "planta", "nivel", "metro", "altura"];
    let units = |k: usize| at(k, UNITS) || at(k, &["sola", "solo"]) && at(k + 1, UNITS);
    match tokens[i].raw.as_str() {
        "un" | "una" if units(i + 1) => "one",
        "sola" | "solo" if before(&["una", "un"]) && units(i + 1) => "single",
        "por"
            if tokens
                .get(i + 1)
                .is_some_and(|t| matches!(t.kind, Kind::Number(_)) || NUMBERS.contains(&t.raw.as_str())) =>
        {
            "for"
        }
        // "Alas 3": at three; else wings.
        "alas"
            if !tokens
                .get(i + 1)
                .is_some_and(|t| matches!(t.kind, Kind::Number(_)) || NUMBERS.contains(&t.raw.as_str())) =>
        {
            "alas"
        }
        // The standard of television.
        "pal"
            if !after(&[
                "costado", "lado", "piso", "suelo", "otro", "frente", "fondo", "este", "norte", "sur", "medio",
            ]) =>
        {
            "pal"
        }
        "por" if after(&["segundo", "ciento", "minuto"]) => "per",
        "pan" if after(&["left", "right", "l", "r", "up", "down"]) || before(&["slow", "whip", "fast", "quick"]) => {
            "pan"
        }
        // "Un tipo" is somebody.
        "tipo" if before(&["un", "el", "este", "ese", "otro", "algun"]) => "tipo",
        // "Lo angle" is low in English.
        "lo" if after(&["angle", "ang", "cam", "camera", "key", "fi", "hi", "mode"]) => "lo",
        "abajo" if after(&["de", "del"]) => "under",
        "arriba" if after(&["de", "del"]) => "above",
        // "4K".
        "k" if i > 0 && matches!(tokens[i - 1].kind, Kind::Number(_)) => "k",
        "x" if i > 0 && matches!(tokens[i - 1].kind, Kind::Number(_)) => "x",
        // "En vez de", "en lugar de".
        "vez" | "lugar" if before(&["en"]) && after(&["de"]) => "instead",
        "ciento" if !before(&["por"]) => "hundred",
        // "Segundo piso" is a floor, "un segundo" a time.
        "piso" | "planta" | "nivel" if i > 0 && matches!(tokens[i - 1].norm.as_str(), "one" | "single") => "storey",
        "despues" if after(&["de"]) => "after",
        "despues" if i > 0 && !before(&["segundo", "segundos", "medio"]) => "then",
        "hace" if after(&["falta"]) => "needs",
        "bajo" if before(&["mas", "sol", "camara", "plano", "angulo"]) => "low",
        "sobre" if before(&["camara"]) => "over",
        "alto" | "alta" if before(&["mas", "camara", "de"]) && tokens[i].raw == "alta" => "high",
        "angular" | "teleobjetivo" | "tele"
            if after(&["de"]) && tokens.get(i + 2).is_some_and(|t| matches!(t.kind, Kind::Number(_))) =>
        {
            "lens"
        }
        // By themselves they are lenses of their own.
        "angular" | "teleobjetivo" | "tele" => "optic",
        "vista" if after(&["desde", "de", "aerea"]) => "view",
        "para" if before(&["no"]) => "stops",
        // "Cambiá la iglesia por una fábrica."
        "cambia" | "cambiame" | "cambiar" | "reemplaza" | "sustituye" if (i + 2..i + 6).any(|k| at(k, &["por"])) => {
            "swap"
        }
        _ => english,
    }
}

/// "1.000 metros": a point between thousands, unless the number is a frame rate.
fn thousands(tokens: &mut [Token], i: usize) {
    let counted = tokens.get(i + 1).is_some_and(|t| t.raw.starts_with("fps") || t.raw == "cuadros" || t.raw == "/");
    let token = &mut tokens[i];
    if let Kind::Number(value) = token.kind
        && let Some((head, tail)) = token.norm.split_once('.')
        && !counted
        && tail.len() == 3
        && (1..=3).contains(&head.len())
        && !head.starts_with('0')
        && value < 1000.0
        && token.norm != "23.976"
    {
        token.kind = Kind::Number(value * 1000.0);
        token.norm = format!("{head}{tail}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    fn told(text: &str) -> Tongue {
        tongue(&tokens(text), |_| 0)
    }

    #[test]
    fn small_words_tell_the_language() {
        assert_eq!(told("A church collapses at dusk, no dust"), Tongue::English);
        assert_eq!(told("Una iglesia se derrumba al atardecer, sin polvo"), Tongue::Spanish);
        assert_eq!(told("Once the tower falls, keep the camera on the church in La Paz"), Tongue::Mixed);
    }

    #[test]
    fn thousands_have_points_and_rates_do_not() {
        for (text, value) in [("torre de 1.000 metros", 1000.0), ("una torre a 23.976", 23.976)] {
            let mut tokens = tokens(text);
            gloss(&mut tokens, Tongue::Spanish);
            assert!(tokens.iter().any(|t| t.kind == Kind::Number(value)), "{text}");
        }
    }
}
