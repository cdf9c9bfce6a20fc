//! A shot that is over before anything happens: "shot 3 is before the blast", "the morning before the collapse".

use crate::lexicon::ARTICLES;
use crate::reading::Reading;

/// What is told to be before it.
const TOLD: &[&str] = &[
    "happens",
    "shot",
    "place",
    "set",
    "day",
    "days",
    "hour",
    "hours",
    "minutes",
    "moments",
    "morning",
    "night",
    "evening",
    "week",
    "plate",
    "establishing",
    "establisher",
    "plano",
    "toma",
    "ocurre",
    "pasa",
    "escena",
    "horas",
    "minutos",
    "dia",
    "manana",
    "vispera",
    "antes",
    "momentos",
    "transcurre",
];

/// Makes what comes later no event of this shot.
pub(super) fn settle(r: &mut Reading<'_>) {
    if r.found.iter().any(|f| f.key == "event.start_s") {
        return;
    }
    let before = |first: usize| {
        let lead = r.back(first, &[ARTICLES, &["of", "any"]].concat())?;
        let antes = r.tokens[lead].raw == "antes" || r.at(lead, &["before"]);
        let clause = || (0..lead).rev().take(9).take_while(|k| !r.tokens[*k].ends_sentence());
        let told = clause().any(|k| TOLD.contains(&r.tokens[k].raw.as_str()));
        (antes && told).then_some(lead)
    };
    let events: Vec<usize> = (0..r.found.len())
        .filter(|k| r.found[*k].key == "event.kind" && r.found[*k].value != "none" && r.found[*k].rank > 1)
        .collect();
    let [only] = events[..] else { return };
    if let Some(lead) = before(r.found[only].first) {
        let (first, last) = (lead, r.found[only].last);
        r.found.retain(|f| f.key != "event.kind" || f.value == "none");
        r.say("event.kind", "none", first, last, 5);
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn before_it_happens_nothing_does() {
        for (words, event) in [
            ("Shot 3 happens before the blast. The power plant at rest, six seconds.", "none"),
            ("The morning before the collapse: a quiet church, seagulls.", "none"),
            ("Plano justo antes de la explosión: la fábrica intacta.", "none"),
            ("Hold four seconds before the explosion. A factory.", "explosion"),
            ("A shot of calm, and before it explodes the factory burns.", "explosion"),
        ] {
            assert_eq!(read(words).plan.event.kind.to_string(), event, "{words}");
        }
    }
}
