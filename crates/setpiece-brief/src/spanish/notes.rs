//! Spanish notes: "más cerca", "está muy oscuro", "bajá la cámara", "menos temblor".
//!
//! Spanish compares with two words where English has one, so "más oscuro" is put into "even darker" and "menos oscuro" into
//! "even brighter"; after that the rules of English notes read it.

use super::Tongue;
use crate::tokens::Token;

/// A property: its stem, the English for more of it and for less, and the plain word for "too ...".
const PROPERTIES: &[(&[&str], &str, &str, &str)] = &[
    (&["cerca", "cercano", "cercana", "proximo"], "closer", "further", "close"),
    (&["lejos", "lejano", "alejado", "alejada"], "further", "closer", "far"),
    (&["oscuro", "oscura", "sombrio"], "darker", "brighter", "dark"),
    (&["claro", "clara", "luminoso", "luminosa", "brillante", "iluminado"], "brighter", "darker", "bright"),
    (&["lento", "lenta", "despacio", "lentamente"], "slower", "faster", "slow"),
    (&["rapido", "rapida", "veloz", "deprisa", "rapidamente"], "faster", "slower", "fast"),
    (&["suave", "suavemente", "delicado", "tranquilo"], "gentler", "stronger", "gentle"),
    (&["flojo", "floja", "debil"], "weaker", "stronger", "weak"),
    (&["fuerte", "violento", "violenta", "brutal", "intenso", "intensa", "potente"], "stronger", "gentler", "violent"),
    (&["tarde"], "later", "earlier", "late"),
    (&["temprano", "pronto"], "earlier", "later", "early"),
    (&["abierto", "abierta", "amplio", "general"], "wider", "tighter", "wide"),
    (&["cerrado", "cerrada", "apretado"], "tighter", "wider", "tight"),
    (&["bajo", "baja"], "lower", "higher", "low"),
    (&["alto", "alta"], "higher", "lower", "high"),
    (&["largo", "larga"], "longer", "shorter", "long"),
    (&["corto", "corta", "breve"], "shorter", "longer", "short"),
    (&["polvoriento", "polvorienta"], "dustier", "less dusty", "dusty"),
];

/// Orders and things by other names than in a brief.
const WORDS: &[(&[&str], &str)] = &[
    (&["baja", "baje", "bajen", "bajar", "bajemos", "bajale", "bajala", "bajele"], "lower"),
    (
        &[
            "sube", "subi", "suba", "subir", "subamos", "subile", "subela", "subele", "levanta", "levante", "eleva",
            "eleve",
        ],
        "raise",
    ),
    (&["acerca", "acerque", "acercate", "acercar", "acerquemos", "acercala", "acercalo"], "closer"),
    (&["aleja", "aleje", "alejate", "alejar", "alejemos", "alejala", "alejalo"], "further"),
    (&["oscurece", "oscurecer", "oscureced", "oscurecelo"], "darker"),
    (&["aclara", "aclarar", "aclaralo", "ilumina"], "brighter"),
    (&["quita", "quitar", "quite", "quitale", "saca", "sacar", "sacale", "elimina", "borra"], "remove"),
    (&["retrasa", "retrase", "retrasar", "demora", "demore", "atrasa", "posterga"], "delay"),
    (&["adelanta", "adelante", "adelantar", "anticipa"], "advance"),
    (&["alarga", "alargue", "alargar", "extiende", "extende", "prolonga"], "extend"),
    (&["ancha", "anchas"], "wide"),
    (&["dejalo", "dejala", "dejenlo", "dejame"], "leave"),
    (&["probemos", "proba", "probame", "prueba"], "try"),
    (&["acorta", "acorte", "acortar", "recorta"], "shorten"),
    (&["reduce", "reduci", "reducir", "disminuye", "disminuir", "rebaja"], "reduce"),
    (&["aumenta", "aumente", "aumentar", "incrementa", "agrega", "agregale", "anade", "anadir", "suma"], "increase"),
    (&["duplica", "duplicar", "dobla"], "double"),
    (&["triplica", "triplicar"], "triple"),
    (&["mueve", "move", "mover", "mueva", "lleva", "desplaza", "corre", "gira"], "move"),
    (&["cambia", "cambie", "cambiar"], "change"),
    (&["usa", "use", "usar", "usemos"], "use"),
    (&["abre", "abri", "abrir"], "loosen"),
    (&["cierra", "cerra", "cerrar"], "tighten"),
    (&["temblor", "temblores", "vibracion", "vibraciones", "sacudida", "sacudidas"], "shake"),
    (&["autos", "coches", "carros"], "cars"),
    (&["trafico", "transito"], "traffic"),
    (&["polvareda"], "dust"),
    (&["derrumbe", "colapso", "caida"], "collapse"),
    (&["vez", "lugar"], "instead"),
];

/// Whether a word is one of the notes'.
pub(super) fn is_known(word: &str) -> bool {
    PROPERTIES.iter().any(|(words, ..)| words.contains(&word)) || WORDS.iter().any(|(words, _)| words.contains(&word))
}

/// Puts what only notes say into English; the words stay Spanish for no other rule.
pub(crate) fn gloss_notes(tokens: &mut [Token], tongue: Tongue) {
    if tongue == Tongue::English {
        return;
    }
    const STOREYED: &[&str] = &["edificio", "torre", "casa", "chimenea", "muro", "bloque", "iglesia"];
    for i in 0..tokens.len() {
        let raw = tokens[i].raw.clone();
        let before = i.checked_sub(1).map(|k| tokens[k].raw.clone()).unwrap_or_default();
        let property = PROPERTIES.iter().find(|(words, ..)| words.contains(&raw.as_str()));
        let told = |k: usize| {
            tokens.get(k).is_some_and(|t| ["esta", "estan", "es", "queda", "ve", "va"].contains(&t.raw.as_str()))
        };
        let english: Option<&str> = match (property, before.as_str()) {
            (Some((_, more, ..)), "mas") => {
                // "El edificio más alto" is no camera.
                let building = (0..i).rev().take(3).any(|k| STOREYED.contains(&tokens[k].raw.as_str()));
                Some(if building && *more == "higher" { "taller" } else { *more })
            }
            (Some((_, _, less, _)), "menos") => Some(*less),
            (Some((_, _, less, _)), "tan") if i > 1 && tokens[i - 2].raw == "no" => {
                put(&mut tokens[i - 2], "even");
                Some(*less)
            }
            (Some((.., plain)), "demasiado") => Some(*plain),
            (Some((.., plain)), "muy") if i > 1 && told(i - 2) => Some(*plain),
            _ => None,
        };
        if let Some(english) = english {
            let lead = if matches!(before.as_str(), "mas" | "menos" | "tan") { "even" } else { "too" };
            // "Lente más largo" is a longer lens, no longer shot.
            let lens = i > 1 && tokens[i - 2].norm == "lens" && matches!(english, "longer" | "shorter");
            if lens {
                put(&mut tokens[i - 2], "even");
                put(&mut tokens[i - 1], english);
                put(&mut tokens[i], "lens");
            } else {
                put(&mut tokens[i - 1], lead);
                put(&mut tokens[i], english);
            }
            continue;
        }
        if let Some((_, english)) = WORDS.iter().find(|(words, _)| words.contains(&raw.as_str())) {
            let kept = matches!(raw.as_str(), "vez" | "lugar") && before != "en";
            if !kept {
                put(&mut tokens[i], english);
            }
        } else if raw == "antes" && tokens.get(i + 1).is_none_or(|t| t.raw != "de") {
            put(&mut tokens[i], "earlier");
        } else if (raw == "poco" || raw == "poquito") && before == "un" {
            tokens[i - 1].norm = "a".to_owned();
            put(&mut tokens[i], "little");
        }
    }
}

fn put(token: &mut Token, english: &str) {
    english.clone_into(&mut token.norm);
    english.clone_into(&mut token.raw);
}
