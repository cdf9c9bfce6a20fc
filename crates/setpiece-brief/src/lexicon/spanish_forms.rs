//! Forms of Spanish words, without accents.

/// Every regular form of a noun, adjective or verb: iglesia, iglesias; explotar, explota, explotando, explotado.
///
/// Verbs are given by their infinitive; where the stem changes ("tiembla") both stems are listed in the table.
pub(super) fn spanish_forms(base: &str) -> Vec<String> {
    const AR: &[&str] = &[
        "ar", "a", "an", "e", "en", "o", "aron", "aba", "aban", "ara", "aran", "ando", "ado", "ada", "ados", "adas",
        "arse", "andose",
    ];
    const ER: &[&str] = &[
        "er", "e", "en", "a", "an", "io", "ieron", "ia", "ian", "era", "eran", "iendo", "ido", "ida", "idos", "idas",
        "erse", "iendose",
    ];
    const IR: &[&str] = &[
        "ir", "e", "en", "a", "an", "io", "ieron", "ia", "ian", "ira", "iran", "iendo", "ido", "ida", "idos", "idas",
        "irse", "iendose",
    ];
    let all = |stem: &str, ends: &[&str]| ends.iter().map(|end| format!("{stem}{end}")).collect();
    for (end, ends) in [("ar", AR), ("er", ER), ("ir", IR)] {
        if let Some(stem) = base.strip_suffix(end).filter(|stem| stem.len() > 1) {
            return all(stem, ends);
        }
    }
    const ADJECTIVES: &[&str] = &[
        "ado", "ido", "oso", "ivo", "ico", "ento", "ano", "eo", "urno", "enso", "vacio", "endo", "ubito", "tino",
        "izo", "esto", "utino", "evero", "tero", "rero", "ario", "viejo", "nuevo", "visto", "rojo", "claro",
    ];
    match base.chars().last() {
        // Only adjectives have a feminine: "puerta" is no "puerto".
        Some('o') if ADJECTIVES.iter().any(|end| base.ends_with(end)) => {
            all(&base[..base.len() - 1], &["o", "a", "os", "as"])
        }
        Some('o') => all(&base[..base.len() - 1], &["o", "os"]),
        Some('z') => all(&base[..base.len() - 1], &["z", "ces"]),
        Some('a' | 'e' | 'i' | 'u') => all(base, &["", "s"]),
        Some('s') => vec![base.to_owned()],
        _ => all(base, &["", "es"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_forms() {
        for (base, form) in [
            ("derrumbar", "derrumbandose"),
            ("caer", "caen"),
            ("hundir", "hundio"),
            ("edificio", "edificios"),
            ("explosion", "explosiones"),
            ("torre", "torres"),
            ("cruz", "cruces"),
        ] {
            assert!(spanish_forms(base).iter().any(|f| f == form), "{base}: {form}");
        }
    }
}
