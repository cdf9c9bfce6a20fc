//! Places that are told by what they are not: "no es Córdoba, es Mendoza", "in Leeds, not London"; and those of the heading
//! of a scene: "EXT. MILL, BRADFORD - DAY".

use super::names::is_known;
use crate::lexicon::knows;
use crate::reading::Reading;
use crate::stop::is_stop;
use crate::tokens::Kind;

/// What may stand between a denial and a name, or between the two names.
const SMALL: &[&str] =
    &["in", "at", "on", "from", "near", "is", "its", "it", "the", "be", "really", "but", "rather", "we", "are", "now"];

/// Sets aside the place that is not meant, and reads the one that is.
pub(super) fn read(r: &mut Reading<'_>) {
    for i in 1..r.tokens.len() {
        let Some(last) = name(r, i).filter(|_| !r.shouted) else { continue };
        let lead = (0..i).rev().take(4).find(|k| !r.at(*k, SMALL));
        let denied = |k: usize| {
            r.at(k, &["not", "no", "isnt", "never", "wasnt", "forget"])
                || r.at(k, &["of", "than"]) && r.before(k, &["instead", "rather"])
        };
        let Some(no) = lead.filter(|k| r.free(*k) && denied(*k)) else { continue };
        let mark = usize::from(r.tokens.get(last + 1).is_some_and(|t| t.is_mark()));
        let next = (last + 1 + mark..last + 6).find(|k| !r.at(*k, SMALL)).unwrap_or(last + 1);
        if let Some(end) = name(r, next).filter(|_| next > last + 1) {
            r.claim(no, last);
            if !is_known(r, next) {
                let place = r.text(r.span(next, end));
                r.say("setting.location", place, next, end, 4);
            }
        } else if is_known(r, i) && (0..r.tokens.len()).any(|k| !(i..=last).contains(&k) && is_known(r, k)) {
            r.claim(no, last);
        }
    }
    heading(r);
}

/// The last token of a name that begins at token `i`.
fn name(r: &Reading<'_>, i: usize) -> Option<usize> {
    let part = |k: usize| {
        r.free(k)
            && r.tokens[k].kind == Kind::Word
            && r.tokens[k].capital
            && !r.tokens[k].shouted
            && !is_stop(&r.tokens[k].norm)
            && (is_known(r, k) || !knows(&r.tokens[k].norm))
    };
    part(i).then(|| (i..i + 4).take_while(|k| part(*k)).last().unwrap_or(i))
}

/// "EXT. POLÍGONO INDUSTRIAL, GETAFE – TARDE".
fn heading(r: &mut Reading<'_>) {
    if r.tokens.len() < 5 || !r.tokens[0].shouted || !matches!(r.tokens[0].raw.as_str(), "ext" | "int" | "exterior") {
        return;
    }
    let mark = |k: usize, signs: &[char]| {
        r.tokens.get(k).is_some_and(|t| matches!(t.kind, Kind::Mark(c) if signs.contains(&c)))
    };
    let place = (3..r.tokens.len().min(14)).find(|k| {
        let token = &r.tokens[*k];
        mark(k - 1, &[',', '.', '-', '\u{2013}', '\u{2014}'])
            && mark(k + 1, &['-', '\u{2013}', '\u{2014}', '/'])
            && token.kind == Kind::Word
            && token.shouted
            && token.norm.len() > 3
            && r.free(*k)
            && !(knows(&token.norm) || is_stop(&token.norm) || is_known(r, *k) || crate::numbers::is_number_word(token))
    });
    if let Some(k) = place {
        let typed = r.text(r.span(k, k));
        let mut letters = typed.chars();
        let first: String = letters.next().into_iter().collect();
        r.say("setting.location", first + &letters.as_str().to_lowercase(), k, k, 1);
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn the_place_that_is_meant() {
        for (words, place) in [
            ("No es Córdoba, es Mendoza. Una iglesia se cae.", "Mendoza"),
            ("A church in Leeds, not London, collapses.", "Leeds"),
            ("It's not Brobham, it's Quimbury. A church collapses.", "Quimbury"),
            ("EXT. POLÍGONO INDUSTRIAL, GETAFE – TARDE. Nave de ladrillo. Revienta.", "Getafe"),
        ] {
            let brief = read(words);
            assert_eq!(brief.plan.setting.location, place, "{words}");
            assert!(
                !brief.ignored.iter().any(|i| i.words.contains("London") || i.words.contains("Córdoba")),
                "{words}"
            );
        }
    }
}
