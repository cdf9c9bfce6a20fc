//! Who is in the picture, and what they do: "the crowd explodes with joy", "a waiter drops a glass", "pigeons burst off the
//! cornice" are no events of the set.

use crate::lexicon::{ARTICLES, Match};
use crate::reading::{Finding, Reading};
use crate::tokens::Kind;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// People, each as one; without accents, as tokens are.
const PEOPLE: &str = "\
    man men woman women crew family boy girl kid child children baby toddler teenager guy dude bloke lad person people couple \
    pair lovers crowd mob audience passenger passerby passersby pedestrian bystander tourist worker builder miner \
    farmer fireman firemen firefighter cop policeman policemen officer soldier guard sniper driver pilot rider \
    jockey cyclist biker motorcyclist skater jogger runner dancer singer band orchestra choir violinist drummer \
    pianist musician busker actor actress extra hero heroine villain stuntman clown magician mime painter sculptor \
    artist baker butcher waiter waitress chef cook barman bartender cashier vendor shopkeeper milkman postman \
    mailman plumber electrician mechanic engineer architect scientist doctor nurse patient teacher student pupil \
    professor priest nun monk bishop bride groom widow grandmother grandma granny nan grandfather grandpa mother \
    mum mom father dad uncle aunt brother sister son daughter wife husband neighbour neighbor thief burglar robber \
    prisoner mayor president king queen senator politician journalist reporter referee goalkeeper striker player \
    fans protester rioter marcher drunk beggar homeless lady gentleman fisherman fishermen sailor captain diver \
    swimmer surfer survivor refugee someone somebody everyone everybody anyone gente familia hijo hija hombre hombres mujer \
    mujeres chico chica nino nina nene nena bebe pibe piba muchacho muchacha senor senora senorita  \
    anciano anciana abuelo abuela pareja novio novia multitud publico pasajero peaton turista obrero albanil \
    minero campesino granjero bombero policia soldado guardia conductor chofer piloto jinete ciclista motociclista \
    corredor bailarin bailarina cantante banda orquesta coro violinista musico actriz heroe villano payaso mago \
    pintor escultor panadero carnicero mozo camarero cocinero vendedor cartero plomero mecanico ingeniero medico \
    enfermera enfermero paciente maestro maestra alumno alumna profe profesor profesora cura monja monje madre \
    padre tio tia hermano hermana esposa marido vecino vecina ladron preso alcalde alcaldesa intendente presidente \
    rey reina arbitro arquero portero jugador manifestante borracho pescador marinero capitan nadador \
    sobreviviente alguien";

/// What moves by itself and is no part of the set.
const VEHICLES: &str = "car van truck lorry taxi bus tram train bike motorbike scooter tractor ambulance boat ship barge ferry \
    limo limousine jeep convoy wave tide tree branch coche carro auto camion camioneta colectivo micro tranvia tren moto bici \
    ambulancia barco lancha ola arbol rama balloon kite globo barrilete cometa";

/// Animals, whose bursts and falls are their own.
const ANIMALS: &str = "\
    pigeon bird crow gull seagull raven dove sparrow starlings bat dog cat horse cow mouse fox wolf goat pig hen chicken duck goose owl eagle falcon donkey camel elephant monkey bear deer rat sheep cattle paloma pajaro \
    ave gaviota cuervo murcielagos perro gato caballo ratas";

/// "She slams the door", "he drops his phone": somebody's deed, no event of the set. Stays an event where it is done to what
/// stands.
pub(super) fn deed(r: &Reading<'_>, first: usize, last: usize, found: &Match) -> bool {
    let event = found.happens();
    // "Cars sliding into the water."
    const MOTIONS: &[&str] = &["slid", "fall", "tumbl", "drop", "roll", "crash", "plung", "goes", "pass"];
    let cars = MOTIONS.iter().any(|stem| r.tokens[first].norm.starts_with(stem))
        && r.found.last().is_some_and(|f| f.key == "setting.traffic" && f.last + 1 == first);
    // "Pigeons burst off the cornice": whatever it is that they do.
    let animals = first > 0 && is_one_of(r, first - 1, animals());
    let someone = r.before(first, &["she", "he"]) || r.back(first, ARTICLES).is_some_and(|k| r.at(k, &["she", "he"]));
    let object = || (last + 1..last + 5).any(|k| super::phrases::names_structure(r, k) || r.at(k, &["it"]));
    let person = person_before(r, first) && !done_to_structure(r, last);
    event && (animals || person || cars || first == last && someone && !object())
}

/// The words of a list, each once.
fn set(cell: &'static OnceLock<BTreeSet<&'static str>>, list: &'static str) -> &'static BTreeSet<&'static str> {
    cell.get_or_init(|| list.split_whitespace().collect())
}

fn people() -> &'static BTreeSet<&'static str> {
    static WORDS: OnceLock<BTreeSet<&str>> = OnceLock::new();
    set(&WORDS, PEOPLE)
}

fn animals() -> &'static BTreeSet<&'static str> {
    static WORDS: OnceLock<BTreeSet<&str>> = OnceLock::new();
    set(&WORDS, ANIMALS)
}

fn vehicles() -> &'static BTreeSet<&'static str> {
    static WORDS: OnceLock<BTreeSet<&str>> = OnceLock::new();
    set(&WORDS, VEHICLES)
}

/// Whether a word of a list stands at token `k`, or its plural.
fn is_one_of(r: &Reading<'_>, k: usize, list: &BTreeSet<&str>) -> bool {
    let is = |word: &str| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        [Some(word), Some(singular), singular.strip_suffix('e')].into_iter().flatten().any(|w| list.contains(w))
    };
    // Spanish piles are no pilots.
    let token = &r.tokens[k];
    token.kind == Kind::Word && token.raw != "pilotes" && (is(&token.norm) || token.raw != token.norm && is(&token.raw))
}

/// Whether somebody is named right before token `i`: "the crowd explodes", "a man who falls", "un nene estalla".
pub(super) fn person_before(r: &Reading<'_>, i: usize) -> bool {
    const SMALL: &[&str] = &[
        "who", "that", "then", "also", "just", "almost", "nearly", "suddenly", "slowly", "is", "are", "was", "gets",
        "quickly",
    ];
    let who = r.back(i, SMALL).filter(|k| r.tokens[*k].kind == Kind::Word);
    let who = if who.is_some_and(|k| r.tokens[k].raw == "se") { who.and_then(|k| k.checked_sub(1)) } else { who };
    who.is_some_and(|k| is_one_of(r, k, people()) || is_one_of(r, k, animals()))
}

/// Whether somebody is named at token `k`.
pub(super) fn person_at(r: &Reading<'_>, k: usize) -> bool {
    k < r.tokens.len() && is_one_of(r, k, people())
}

/// Whether an animal is named at token `k`.
pub(super) fn animal_at(r: &Reading<'_>, k: usize) -> bool {
    k < r.tokens.len() && is_one_of(r, k, animals())
}

/// Whether what moves by itself is named at token `k`.
pub(super) fn vehicle_at(r: &Reading<'_>, k: usize) -> bool {
    k < r.tokens.len() && is_one_of(r, k, vehicles())
}

/// Whether what moves by itself is named right before token `i`: "a taxi pulls away", "a wave breaks".
pub(super) fn vehicle_before(r: &Reading<'_>, i: usize) -> bool {
    i > 0 && is_one_of(r, i - 1, vehicles())
}

/// Whether what is done up to token `last` is done to something that stands: "the pilot hits the tower".
fn done_to_structure(r: &Reading<'_>, last: usize) -> bool {
    const ENDS: &[&str] = &[
        "and", "as", "while", "before", "from", "off", "past", "behind", "near", "beside", "when", "under", "outside",
    ];
    let clause = (last + 1..r.tokens.len()).take(6).take_while(|k| !r.tokens[*k].is_mark() && !r.at(*k, ENDS));
    clause.into_iter().any(|k| super::phrases::names_structure(r, k) || r.at(k, &["it"]))
}

/// "A tree falls on the house", "una grúa se cae sobre la casa": what falls strikes what stands.
pub(super) fn falls_on(r: &mut Reading<'_>) {
    let stands: Vec<usize> = r.found.iter().filter(|f| f.key == "structure.kind").map(|f| f.first).collect();
    let mut strikes = Vec::new();
    for (n, f) in r.found.iter().enumerate() {
        let falls = f.key == "event.kind" && matches!(f.value.as_str(), "collapse" | "topple");
        let verb = [
            "fall", "cae", "caer", "cayo", "drop", "crash", "come", "precipit", "desplom", "tumb", "volc", "toppl",
            "tumbl", "plung",
        ];
        if !falls || !(f.first..=f.last).any(|k| verb.iter().any(|v| r.tokens[k].raw.starts_with(v))) {
            continue;
        }
        let subject = (0..f.first).rev().find(|k| r.tokens[*k].raw != "se").map_or(0, |k| k + 1);
        // "The water tower in Amarillo falls on the diner": a name of a place falls on nothing.
        let place = subject > 1
            && r.tokens[subject - 1].capital
            && (r.before(subject - 1, &["in", "at", "near"]) || r.tokens[subject - 2].raw == "de");
        let subject = if place && !r.shouted { 0 } else { subject };
        let on_top = r.tokens[f.last].raw == "encima";
        let on = r.at(f.last + 1, &["on", "onto"]) || r.tokens.get(f.last + 1).is_some_and(|t| t.raw == "sobre");
        let on = on && (f.last + 2..f.last + 6).any(|k| stands.contains(&k));
        if subject > 0 && stranger(r, subject) && (on || on_top) {
            strikes.push((n, f.first, f.last));
        }
    }
    for (n, ..) in &strikes {
        r.found[*n].value = "impact".to_owned();
    }
    r.found.retain(|f| f.key != "event.direction" || !strikes.iter().any(|(_, a, b)| (f.first, f.last) == (*a, *b)));
}

/// "A wave breaks, the pier goes", "a van crashes through a hedge before the house detonates": what befalls something that
/// nobody knows gives way to what befalls a structure.
pub(super) fn leave_to_strangers(r: &mut Reading<'_>) {
    let clause = |from: usize, to: usize| to >= from && to - from <= 6 && !(from..to).any(|k| r.tokens[k].is_mark());
    let stands: Vec<(usize, usize)> =
        r.found.iter().filter(|f| f.key == "structure.kind").map(|f| (f.first, f.last)).collect();
    let parted = |from: usize, to: usize| (from..to).any(|k| r.at(k, &["before", "and", "while", "as", "when"]));
    let done_to = |f: &Finding, s: usize| clause(f.last, s) && !parted(f.last, s);
    let of_structure = |f: &Finding| stands.iter().any(|s| clause(s.1, f.first) || done_to(f, s.0));
    let events: Vec<&Finding> = r.found.iter().filter(|f| f.key == "event.kind" && f.value != "none").collect();
    if !events.iter().any(|f| of_structure(f) && !stranger(r, f.first)) {
        return;
    }
    let strange: BTreeSet<usize> =
        events.iter().filter(|f| !of_structure(f) && stranger(r, f.first)).map(|f| f.first).collect();
    for f in r.found.iter().filter(|f| strange.contains(&f.first)) {
        r.claimed[f.first..=f.last].fill(false);
        r.blocked[f.first..=f.last].fill(true);
    }
    r.found.retain(|f| !strange.contains(&f.first));
}

/// Whether a noun stands right before token `i` that nothing is known of.
fn stranger(r: &Reading<'_>, i: usize) -> bool {
    // "Un globo que revienta", "an exploding balloon".
    let that = i > 1 && (r.at(i - 1, &["that", "which"]) || r.tokens[i - 1].raw == "que");
    let quality = i > 0
        && matches!(r.tokens[i - 1].raw.as_str(), "a" | "an")
        && r.tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Word && !crate::stop::is_stop(&t.norm))
        && !r.claimed[i + 1]
        && !super::phrases::names_structure(r, i + 1);
    if quality || that && stranger(r, i - 1) {
        return true;
    }
    vehicle_before(r, i) || i > 0 && super::others::stray_before(r, i) && !crate::lexicon::knows(&r.tokens[i - 1].norm)
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn deeds_of_people_are_no_events() {
        for (words, event) in [
            ("A woman collapses in tears as the bakery behind her implodes. Dusk.", "implosion"),
            ("The crowd explodes with joy, then the church topples left.", "topple"),
            ("Un nene estalla en llanto; la fábrica implosiona.", "implosion"),
            ("A man falls from the tower. Noon.", "none"),
            ("A pilot hits the tower. Noon.", "impact"),
            ("A tree falls on the house. Storm.", "impact"),
            ("The house falls on the road. Storm.", "collapse"),
        ] {
            assert_eq!(read(words).plan.event.kind.to_string(), event, "{words}");
        }
        assert_eq!(
            read("The sculptor steps back; the statue tips toward us.").plan.camera.r#move.to_string(),
            "static"
        );
        assert!(read("Two men shake hands, the tower falls, static").plan.camera.shake < 0.1);
    }
}
