//! Dust, grain, exposure, the shape of the picture, and words without a key.

use super::Row;

pub(super) const LOOK: &[Row] = &[
    ("hardly/barely any + dust", "look.dust=0.25", 5),
    ("lotsa/lotta dust", "look.dust=0.95", 4),
    ("lotsa/lotta grain", "look.grain=0.85", 4),
    ("less grain|less grainy|not so grainy", "look.grain=0.15", 6),
    ("not so dusty|not as dusty|less dusty", "look.dust=0.25", 6),
    ("dust lvl high|dust level high|dust levels high|dust hi|dust up", "look.dust=0.95", 4),
    ("dust lvl low|dust level low|dust levels low|dust lo|dust down", "look.dust=0.25", 4),
    (
        "dust roll~|dust billow~|dust hang~|dust drift~|dust settles|dust spread~|dust creep~|rolling dust|hanging dust",
        "look.dust=0.7",
        1,
    ),
    (
        "dust medium|dust moderate|medium dust|moderate dust|moderate amount of dust|medium amount of dust|dust normal",
        "look.dust=0.5",
        3,
    ),
    ("dust heavy|dust thick|heavy on dust|dust high", "look.dust=0.95", 4),
    ("dust thin|dust light|dust low|dust minimal|dust subtle|light on dust|easy on dust", "look.dust=0.25", 4),
    ("grain heavy|grain coarse|heavy on grain", "look.grain=0.85", 4),
    ("grain light|grain fine|grain subtle|light on grain|easy on grain", "look.grain=0.2", 4),
    (
        "dust|dusty|dust cloud~|cloud of dust|dust rises|with dust|plume of dust|dust plume~|normal dust|powder|kicks up dust|kicking up dust|raising dust|clouds of smoke and dust|in dust",
        "look.dust=0.7",
        1,
    ),
    (
        "great cloud of dust|great clouds of dust|lots of dust|lot of dust|infinite dust|heavy dust|thick dust|clouds of dust|huge dust cloud~|massive dust cloud~|huge cloud of dust|very dusty|dust everywhere|billowing dust|thick cloud of dust|much dust|plenty of dust|tons of dust|enormous dust cloud|giant dust cloud|\
      huge clouds of dust|massive dust|dense dust|wall of dust|big dust cloud~|huge dust|big cloud of dust|loads of dust|mountains of dust|swallowed by dust|engulfed in dust|masses of dust|full of dust|extremely dusty|big clouds of dust|huge plume of dust|shrouded in dust|thick dust cloud~|dust fills street|dense dust cloud",
        "look.dust=0.95",
        3,
    ),
    (
        "little dust|light dust|bit of dust|some dust|hint of dust|touch of dust|slight dust|not much dust|hardly any dust|barely any dust|sparse dust|minimal dust|slightly dusty|thin dust|only little dust|small amount of dust|faint dust|fine dust",
        "look.dust=0.25",
        3,
    ),
    ("dust free|dustless|clean of dust|zero dust", "look.dust=0", 4),
    (
        "grain up|with grain|grain|grainy|film grain|some grain|film look|filmic grain|on film|shot on film|film stock|celluloid",
        "look.grain=0.5",
        1,
    ),
    (
        "heavy grain|lots of grain|very grainy|coarse grain|super 8|super8|strong grain|thick grain|heavy film grain|gritty grain|lots of film grain|extremely grainy|16 mm film|16 mm stock|16 mm look|16 mm|8 mm|8 mm film|coarse film grain",
        "look.grain=0.85",
        3,
    ),
    (
        "fine grain|light grain|slight grain|little grain|subtle grain|hint of grain|35 mm film|bit of grain|slightly grainy|light film grain|subtle film grain|touch of grain|fine film grain",
        "look.grain=0.2",
        3,
    ),
    ("grain free|grainless|clean image|clean picture|zero grain|digital look|clean digital", "look.grain=0", 4),
    ("underexposed|dark exposure|under exposed|moody exposure|dim|low key", "look.exposure_ev=-1", 1),
    (
        "overexposed|over exposed|high key|blown out highlights|blown out sky|blown out whites|washed out|bright exposure",
        "look.exposure_ev=1",
        6,
    ),
    ("slightly underexposed|bit underexposed|slightly under exposed", "look.exposure_ev=-0.5", 3),
    ("slightly overexposed|bit overexposed|slightly over exposed", "look.exposure_ev=0.5", 7),
    ("properly exposed|normal exposure|neutral exposure", "look.exposure_ev=0", 2),
];

pub(super) const FORMAT: &[Row] = &[
    ("PORTRAIT", "aspect=9:16", 1),
    (
        "anamorphic|anamorphic lens~|anamorphic glass|anamorphic flare~|anamorphic bokeh|anamorphic streak~|anamorphic look|shot anamorphic|anamorphically",
        "look.lens=anamorphic; aspect=2.39:1",
        2,
    ),
    ("spherical lens~|spherical glass", "look.lens=spherical", 3),
    ("uhd|ultra hd|ultra high definition|uhd resolution", "size=3840x2160", 3),
    ("full hd|fullhd|fhd", "size=1920x1080", 4),
    ("hd|high definition|in hd", "size=1920x1080", 3),
    (
        "scope|cinemascope|widescreen scope|scope format|in scope|scope ratio|panavision|letterbox|letterboxed",
        "aspect=2.39:1",
        2,
    ),
    ("widescreen|wide screen|flat widescreen", "aspect=16:9", 2),
    (
        "square format|square frame|square picture|square image|square crop|square aspect|square aspect ratio|square video|square ratio|square|squared",
        "aspect=1:1",
        2,
    ),
    (
        "vertical|vertical video|vertical format|portrait format|portrait orientation|portrait mode|vertical frame|for phones|tiktok|reels|instagram story|upright format|portrait video|for tiktok",
        "aspect=9:16",
        2,
    ),
    ("academy ratio|ACADEMY|academy format|academy frame|fullscreen tv|old tv format|4 to 3", "aspect=4:3", 2),
    ("imax", "aspect=1.43:1", 2),
    ("real time", "", 1),
    ("pal", "fps=25", 2),
    ("ntsc", "fps=30000/1001", 2),
    ("film rate|cinema rate", "fps=24", 2),
];

/// Known words without a key, so that no part of them is taken for something else.
pub(super) const NO_KEY: &[Row] = &[
    ("shaky ground|stone by stone|plank by plank", "", 9),
    ("go back to|back to", "", 0),
    (
        "look~/smile~/stare~/talk~/speak~/shout~/scream~/walk~/run~/sprint~/wave~/point~/turn~/jump~ to/at/into/toward camera/lens/us",
        "",
        9,
    ),
    (
        "low horizon|high horizon|ash/leaves/embers/sparks/petals/confetti/paper/papers/feathers/plaster/tiles/pebbles fall~/drop~/drift~/float~/rain~|ash/leaves/embers/sparks/petals/confetti/paper/papers/feathers/plaster/tiles/pebbles falling down",
        "",
        9,
    ),
    (
        "two shot|three shot|over shoulder|over shoulder shot|out of focus|in focus|soft focus|pull~ focus|focus pull|rack~ focus|reaction shot|reverse shot|cutaway",
        "",
        9,
    ),
    ("cut to|cuts to", "", 0),
    (
        "stained glass|shop windows|store windows|shopfront~|grain spill~|grain pour~|grain stream~|flash frame~|white flash|crane light~",
        "",
        9,
    ),
    ("ACES|aces look|aces view|aces 2|aces tonemap|aces tonemapping", "look.view=aces2", 3),
    ("pour~ through/out/into/over/from|bomb squad|bomb disposal", "", 9),
    (
        "thanks a million|thanks million|we talked about|we spoke about|we spoke of|we discussed|as discussed|as agreed|as mentioned|like we said|as we said|you mentioned|i mentioned|shot list",
        "",
        5,
    ),
    ("money shot|beauty shot", "", 0),
    ("art deco|art nouveau|neo gothic|neogothic|mid century|mid century modern|beaux arts|bauhaus", "", 9),
    (
        "one bay at time|bay by bay|hard cut|hard cut to|smash cut|smash cut to|jump cut|match cut|match cut to|we open on|slow burn|open on|opens on|plate|one day|some day|every day|full of|close to|near to|right now|at all times|all over|clear view",
        "",
        0,
    ),
    (
        "shallow depth of field|depth of field|left third|right third|left third of frame|right third of frame|on left third|on right third|lens flares|high speed camera|half speed|hard light|soft light|gently lit|softly lit|lit from below|lit|demolition crew|wrecking crew|wrecking yard|demolition team|demolition expert|from moving car|from moving train|deep focus|rack focus|black and white|slow motion|slow mo|slowmo|time lapse|timelapse|\
      bullet time|dolly zoom|vertigo effect|lens flare|motion blur|street food|street art|house of cards|stack of cards|pack of cards|deck of cards|tin can~|house cat|dog house|doghouse|greenhouse gas|\
      wall clock|night gown|water bottle|water glass|glass of water|glass of wine|home alone|snow white|rain man|fall in love|falls in love|fell in love|falls asleep|fell asleep|falling asleep|brick by brick|white house dog",
        "",
        9,
    ),
];
