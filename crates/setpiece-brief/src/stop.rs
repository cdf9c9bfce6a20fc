//! Words that say nothing of a shot by themselves, and words that only look mistyped.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Never reported as ignored.
const STOP: &str = "raise increase reduce decrease change switch bring turn try instead come get keep weather event structure material lighting setup place location action previs leans leaning swings a about after all also am an and any are around as at be been before being but by can could do does each \
    even everything ext for from gets give go goes had has have having he her here his how i if in int into is \
    it its just let lets like make makes me my nice not now of off on one only onto or our out over own per \
    please put s see seen she should show shows so some such than that the their them then there these they \
    thing this those to too u under until up upon us use using very want was we were what when where which \
    while who will with within would you your shot scene camera take video clip movie film filmed shoot \
    shooting view picture image frame id need needs during toward towards against behind near next set setting \
    long lasting lasts duration size format resolution aspect ratio seed lens mm height tall high wide deep \
    quality approx approximately roughly exactly whole entire suddenly really quite second seconds storey \
    storeys floor floors looks look running runs time kind type style moving moves move frames start starts \
    starting begins beginning begin tone both same through visible great lot lots bit little no without front \
    everywhere because again rest keep \
    exterior across beside past below beyond above along alongside everything everyone nobody somebody somewhere nowhere \
    absolutely totally completely entirely perfectly straight flat first last then later thanks thank must may might shall well \
    yes ok okay still though although yet already total hand side sides big else either anything something whatever \
    thats theres im were weve youre dont doesnt didnt isnt wasnt let lets leave kind sort basically like totally kinda \
    hi hey thx oh ah um so bunch part parts piece pieces bit textbook style ish framing shots ends end \
    opening continuous moment moments ago once never simple simply easy fine good cool lovely beautiful amazing gorgeous \
    proper opposite inside outside between among around throughout via versus plus alone together itself himself herself \
    themselves ourselves comes coming came gone went getting got gotten wants wanted see sees saw seeing watch watches \
    watching look looked hold holds held reveal reveals revealing find finds found anyone knows know knew think thinks \
    if maybe perhaps probably please trouble exact actual actually literally almost nearly quite rather pretty much many \
    few ones several various certain more most less least enough only own same different certain point points line lines \
    light lights lighting glimpse glimpses sight we were everybody himself whose whom whether itself till since \
    sky skies interior idea \
    fade takes stay stays happen happens add w twice upward onward anymore full \
    finally sc e always following several lots \
    appears appear appearing appeared sits sit sitting dead used keeping keeps kept world taking takes taken settles settle \
    becomes become became following follows follow whole thing things way ways onto upon being until done doing meanwhile \
    otherwise instead besides anyway anyhow soon early quick suddenly starts started ending ended finished finish whenever \
    wherever however therefore thus hence example imagine picture pictured pictures says say said tell tells called named \
    push pull shift afterwards afterward definitely certainly obviously honestly hopefully ideally preferably possibly possible \
    supposed mainly mostly precisely specifically especially particularly despite except including includes include \
    included features featuring featured shown showing displays called labelled titled wanna gonna gotta lemme hello dear \
    cheers ty pls plz alright vfx cg cgi previs rolling length continue continues remaining remains remain ourself oneself \
    consists consisting made let lets having gets given giving makes making using used use somewhat fairly truly \
    complete cut mean another y land lands teh hte adn nad wait sorry super origin direction picturing subject basic main similar style sort sequence setups comp render generate create produce imagine visualise visualize whilst \
    amid amidst underneath atop upon inside within \
    eats feels wed theyd youd hed whats heres whos whatsoever wondering wonder lol btw fyi tbh imo him lvl beneath other everybody stops stop shouldnt wont cant cannot couldnt wouldnt mustnt neednt hasnt havent werent aint love loves someone open opens opened struct dur dir wx ev sure others far silent silently overall looking pause \
    lil ive ill hes shes theyre theyve youve youll itll thatll circa etc max evt tod fwd re tot plan";

/// Ordinary words that look like mistyped ones of the lexicon; `examples/mends.rs` finds more in a list of words.
const ORDINARY: &str = include_str!("ordinary/english.txt");

fn set(cell: &'static OnceLock<BTreeSet<&'static str>>, words: &'static str) -> &'static BTreeSet<&'static str> {
    cell.get_or_init(|| words.split_whitespace().collect())
}

/// Whether a word is never worth reporting.
pub(crate) fn is_stop(word: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    set(&WORDS, STOP).contains(word)
}

/// Whether a word is certainly typed as meant.
pub(crate) fn is_common(word: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let known = |w: &str| is_stop(w) || set(&WORDS, ORDINARY).contains(w);
    // "weathered" is typed as meant when "weather" is a word.
    let ends = ["ed", "d", "ing", "s", "es", "ly", "er", "y"];
    known(word) || ends.iter().any(|end| word.strip_suffix(end).is_some_and(|w| w.len() > 3 && known(w)))
}
