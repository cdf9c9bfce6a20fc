//! Places, hours, weather, cars, dust and grain in words that are rarely used for them. Nothing mistyped is read as one of
//! these.

use super::Row;

pub(super) const SURROUNDINGS: &[Row] = &[
    ("noisy image/picture/look", "look.grain=0.6", 3),
    (
        "good morning all|morning all/team/folks/everyone/everybody/guys/people/crew|evening all/team/folks/everyone",
        "",
        6,
    ),
    ("for trailer/teaser/promo/title/titles/opening/finale/pilot", "", 4),
    ("evening rush hour|evening rush", "setting.time=dusk; setting.traffic=1", 3),
    ("puddle~", "?setting.weather=rain", 1),
    (
        "broken/shattered/flying/falling/smashed/breaking glass|glass shards|shards of glass|lots/loads/plenty of broken glass|glass rains/flies/falls/showers",
        "",
        9,
    ),
    ("rain going/coming/blowing/flying/driving sideways", "setting.weather=storm", 5),
    ("snow going/coming/blowing/flying/driving sideways", "setting.weather=snow", 5),
    ("from far end/side|at far end/side|to far end/side", "", 4),
    ("to speak of|dont care which|doesnt matter which|dont mind which|whichever|either one|you choose|you pick", "", 4),
    ("mid size|mid sized|medium size|medium sized|good sized|decent sized", "", 4),
    ("good morning|good evening|good afternoon|good night|good day", "", 5),
    ("tomorrow morning|tomorrow night|tomorrow afternoon|by tomorrow|by tonight|by end of day", "", 9),
    ("drone swarm~|swarm of drones|drone attack~", "", 9),
    ("from moon|to moon|over moon", "", 9),
    (
        "market/pay/feast/election/wedding/moving/washing/laundry/match/game/judgement/independence/school/sports/opening/release/christmas/boxing/valentines day",
        "",
        9,
    ),
    ("snw", "setting.weather=snow", 2),
    ("dsk", "setting.time=dusk", 2),
    ("nght|ngt", "setting.time=night", 2),
    ("mrning|mrng", "setting.time=morning", 2),
    ("back alley~|back street~|back road~|back lane~", "setting.place=city_street", 2),
    (
        "university campus|college campus|school campus|back yard~|backyard~|back garden~|church yard|churchyard|schoolyard|school yard|hospital grounds",
        "",
        9,
    ),
    (
        "rain~ glass/debris/bricks/rubble/ash/stones/masonry|rain of glass/debris/bricks/rubble/ash/fire/stones/masonry|shower of glass/debris/bricks/rubble/sparks/stones",
        "",
        9,
    ),
    (
        "midtown|financial district|business district|historic centre|historic center|historic district|historical centre|slum~|favela~|chinatown|canyon of skyscrapers|street corner|corner of street|built up area|cul de sac|cul of sac|ghetto~|junction|urban jungle|concrete jungle|shopping district|theatre district|theater district|red light district|cobbled lane|cobbled alley|cobblestones|office district|residential district|residential area|residential neighborhood|residential neighbourhood|embassy row|cityscape|big city|city block~|town street|street scene|backstreet~|back street~|backlot street|broadway|square mile|uptown|tram street|roundabout|traffic circle|gated community|apartment district|barrio|banlieue|kerb|curb|city below|streets below",
        "setting.place=city_street",
        1,
    ),
    (
        "esplanade|campus quad|quad|quadrangle|parade ground|times square|red square|trafalgar square|civic square|plaza mayor|zocalo|fountain square|church square|cathedral square|open square|town plaza|city plaza|pedestrian square|agora|st peters square|plaza de armas",
        "setting.place=plaza",
        2,
    ),
    (
        "sleepy town|rural town|mining village|mining camp|country town|ghost town~|settlement|old western town|western town|wild west town|frontier town|village green|medieval town|medieval village|hill town|hilltop village|hilltop town|hillside town|mountain town|mountain hamlet|farming village|farming town|fishing town|fishing hamlet|seaside village|alpine village|provincial town|provincial village|pueblo|tiny town|tiny village|one horse town|small country town|little town|village street|village lane|village road|backwater town|backwater|outback town|township~",
        "setting.place=village",
        3,
    ),
    (
        "port|oil field|goods yard|marshalling yard|train yard|factory yard|yard of factory|factory district|mill district|junkyard|truck stop|lorry park|landfill|rubbish dump|dump|military base|army base|air base|airfield|runway|tarmac apron|apron|business park|loading yard|warehouse district|mining site|mining area|open pit mine|strip mine|gravel pit|power station yard|oil depot|fuel depot|tank farm site|container yard|container terminal|dry dock|drydock|steel town|factory town|railway siding|rail siding|freight terminal|brownfield site|derelict land|waste ground|demolition site|work site|worksite|building plot|industrial wasteland|industrial landscape|industrial complex|industrial quarter|industrial town|industrial city|industrial harbour|industrial harbor|industrial port|cargo port|commercial port|naval yard|navy yard|shipyards|salt works|canal side|trading estate|gas works|steel yard|iron yard|coal yard|slag heap|warehouse area|logistics park",
        "setting.place=industrial",
        3,
    ),
    (
        "flatlands|flat land|flats of plain|clearing|hilltop|hill top|middle of nowhere|vineyard~|jungle|ridge|swamp|marsh|marshland|bog|wetland|snowfield~|ice field|tundra|orchard|olive grove|grove|plateau|canyon|lakeside|by lake|lakeshore|lake shore|bush|pine forest|rain forest|rainforest|mountaintop|mountain top|mountainside|mountain side|highlands|paddy field|rice paddy|rice paddies|golf course|cemetery|graveyard|garden|gardens|glade|open fields|open field|ploughed field|plowed field|muddy field|field of wheat|fields of wheat|barley field|corn field|cotton field|sugar cane field|sunflower field|lavender field|green hills|rolling hills|grassy hill|grassy field|grass|savanna|savannah|veldt|veld|river valley|river meadow|floodplain|flood plain|foothills|mountain pass|mountain valley|alpine meadow|alps|woodland|woodlands|wilderness|scrubland|scrub|parkland|city park|public park|nature reserve|farm field~|farmstead|ranchland|outskirts of farm|tea plantation|plantation|volcano|empty land|grassy plain|grassy plains|green field~|glacier",
        "setting.place=field",
        2,
    ),
    (
        "salt flat~|salt pan~|salt lake|arid land|arid plain|monument valley|dust bowl|barren plain|barren land|barren|rocky desert|stony desert|sandy waste|sandy plain|wasteland of sand|sea of sand|sea of dunes|desert plain|desert floor|desert valley|desert landscape|desert mesa|mesas|red rock|red rocks|dry lake|dry lake bed|lakebed|dry river bed|parched land|parched earth|cracked earth|desert sands|wadi|martian landscape|moonscape",
        "setting.place=desert",
        3,
    ),
    ("mojave|mojave desert|desert of mojave", "setting.place=desert; setting.location=Mojave", 4),
    ("gobi|gobi desert|desert of gobi", "setting.place=desert; setting.location=Gobi", 4),
    ("atacama|atacama desert|desert of atacama", "setting.place=desert; setting.location=Atacama", 4),
    ("kalahari|kalahari desert|desert of kalahari", "setting.place=desert; setting.location=Kalahari", 4),
    ("negev|negev desert|desert of negev", "setting.place=desert; setting.location=Negev", 4),
    ("sonoran|sonoran desert|desert of sonoran", "setting.place=desert; setting.location=Sonora", 4),
    ("sinai|sinai desert|desert of sinai", "setting.place=desert; setting.location=Sinai", 4),
    ("sahara|sahara desert|desert of sahara", "setting.place=desert; setting.location=Sahara", 4),
    (
        "death valley|death valley desert|desert of death valley",
        "setting.place=desert; setting.location=Death Valley",
        4,
    ),
    (
        "headland|marina|boardwalk promenade|fjord|rocky shore|rocky coast|lagoon|peninsula|waters edge|cove|seaward|into sea|into ocean|into bay|into harbour|into harbor|toward sea|by bay|sea level town|wharf|wharves|jetty side|breakwater side|fishing harbour|fishing harbor|fishing port|yacht harbour|seaside resort|resort town|beachfront|beach front|ocean front|oceanfront|sandy beach|pebble beach|shingle beach|cliffs above sea|white cliffs|archipelago|tropical island|caribbean island|atoll|rocks by sea|crashing waves|coastal road|coast road|corniche|malecon|sea wall promenade",
        "setting.place=coast",
        2,
    ),
    (
        "sun comes up|sun coming up|sun is coming up|sun rises|sun rising|sun is rising|sun just rising|rising sun|sun starts to rise|early morning light|cockcrow|very early|very early morning|pink morning sky|dawn light|light of dawn|dawn sky|dawn chorus|dawn breaks|day breaks|breaking dawn|early dawn|at down|morning twilight|just after sunrise|just after dawn|end of night",
        "setting.time=dawn",
        4,
    ),
    ("morning rush hour|morning rush", "setting.time=morning; setting.traffic=1", 4),
    (
        "late morning|forenoon|morning after|monday/tuesday/wednesday/thursday/friday/saturday/sunday morning|spring morning|autumn morning|mid morning sun|brunch time",
        "setting.time=morning",
        2,
    ),
    (
        "twelve oclock|12 oclock|twelve noon|middle of day|sun at its zenith|zenith sun|sun at zenith|vertical sun|toplight sun|top light|midday heat|noon heat|overhead sun|sun straight overhead|sun directly overhead|lunch time|lunch hour|at 12|12 noon",
        "setting.time=noon",
        3,
    ),
    (
        "early in afternoon|middle of afternoon|autumn afternoon|spring afternoon|lazy afternoon|day ext|day shoot|day exterior|full daylight|in full daylight|in plain daylight|plain daylight|bright day|bright daylight|broad day",
        "setting.time=afternoon",
        2,
    ),
    (
        "warm low sun|low warm sun|sun low|sun is low|sun low on horizon|low on horizon sun|last rays|last rays of sun|last sun|last light|last of light|honey light|honeyed light|golden evening light|golden evening|raking light|raking sun|end of day light|end of day|long shadows|amber light|amber glow|just before sunset|right before sunset|shortly before sunset|warm glow|warm glow of late sun|orange light|orange glow|orange sun|golden glow|golden sun|golden afternoon|golden afternoon light|warm light|warm afternoon light|late golden light|backlit by setting sun|backlit by sun|late day|late day sun|late day light|low angle sun|sun flare low|sun about to set|sun almost down|about to set sun|terrence malick light|malick light|malick hour",
        "setting.time=golden_hour",
        4,
    ),
    (
        "crepuscular|crepuscular light|half light|fading light|failing light|dying light|light fades|light is fading|light fading|darkness falls|dark falls|as darkness falls|dark is falling|getting dark|last light of day|light goes|light is going|sun is setting|sun setting|sun just set|sun has set|sun has just set|sun down|sun going down|sun sinks|dusky|dusk light|evening light|evening sky|purple dusk|blue dusk|at close of day|close of day|after sundown|civil twilight|nautical twilight|day turns to night|day into night|blue light of evening|sun dips below horizon|sun dips",
        "setting.time=dusk",
        4,
    ),
    (
        "pitch black|under stars|beneath stars|full moon|under full moon|moon|crescent moon|moon light|by moonlight|starlit|starlight|neon lit|lit by neon|neon lights|neon signs|neon sign|sodium lights|sodium light|sodium lamps|sodium vapour|sodium vapor|street lights|streetlights|street lamp|streetlamp~|streetlight|lamplight|lit by street lamps|lit by street lights|black night|witching hour|wee hours|late night|middle of the night|in middle of night|day for night|night for night|nighttime exterior|night time exterior|ext night|saturday night|friday night|summer night|city at night|city lights at night|by torchlight|torch light|searchlights|in blackout|blackout|power cut|after hours|midnight blue|hours before dawn|way after midnight|past midnight",
        "setting.time=night",
        3,
    ),
    (
        "crystal clear|hot day|hot sun|hot summer day|summer day|summer sun|scorching|scorching sun|scorching heat|blazing sun|blazing heat|harsh sun|harsh sunlight|harsh sunshine|hard sun|hard sunlight|hard shadows|cloud free|no clouds|not cloud in sky|without cloud|without clouds|free of clouds|starry sky|starry|beautiful weather|lovely weather|sun drenched|brilliant sunshine|dry weather|heatwave|heat wave|sun baked|sunbaked|baking sun|glaring sun|bright light|blinding sun|strong sun|full sun|in full sun|sunlight|sun shines|sun is shining|sun shining|shining sun|perfect weather|dry day|azure sky|deep blue sky|bluebird day|beautiful day|nice day|fine day|lovely day|beautiful sunny day|glorious sunshine|glorious day|clear as day|clear air|high pressure",
        "setting.weather=clear",
        2,
    ),
    (
        "partly cloudy|partially cloudy|heavy clouds|heavy cloud|dark clouds|dark sky|dark skies|low clouds|thick cloud|thick clouds|clouded over|clouds overhead|dreary|bleak|sunless|grim sky|threatening sky|threatening clouds|threatening skies|threatening rain|somber sky|sombre sky|moody sky|moody skies|brooding sky|brooding skies|brooding clouds|diffuse light|diffused light|diffused daylight|diffuse daylight|white sky|gray|steel grey sky|steel gray sky|slate sky|slate grey sky|murky sky|dull light|soft overcast|soft overcast light|soft light overcast|flat grey light|flat gray light|grey light|gray light|grey clouds|gray clouds|grey cloud|gray cloud|gray skies|dismal|drab|no sun|without sun|cloud filled sky|sky full of clouds|sky is grey|sky is gray|sky is overcast|sky is cloudy|clouds gather|gathering clouds|looks like rain|muted light|shadowless light|cloudy bright|high cloud|cloud layer|stratus|grey and flat",
        "setting.weather=overcast",
        3,
    ),
    (
        "pouring|torrential|torrential rain|torrential downpour|torrents of rain|rain in torrents|wet down|wetdown|cloudburst|pissing down|pissing rain|pissing it down|raining cats and dogs|cats and dogs|sheets of rain|sheeting rain|rain hammering down|hammering rain|rain hammers|deluge|spitting|drizzly|soaking wet|soaking|buckets of rain|rain lashed|lashing rain|rain lashes|rain beats down|beating rain|rain pours|rain pours down|rain pouring down|pelting rain|rain pelting|steady rain|soft rain|fine rain|gentle rain|summer rain|autumn rain|winter rain|cold rain|warm rain|constant rain|driving rain|sideways rain|rain sideways|misty rain|rainy season|damp|wet tarmac|wet road|wet roads|wet pavement|wet streets|wet cobbles|wet cobblestones|wet ground|rain wet|rain bars|rain towers|rain machine|rain effect|in wet|after rain wet street|slick streets|slick street|slick with rain|rain slicked|rain slicked street|rain slicked streets|drenching rain|dripping|dripping wet|rain drips|light drizzle|slight drizzle|umbrella weather|streaming rain|rainwater|persistent rain|intermittent rain|april showers|april shower|hard rain|in hard rain",
        "setting.weather=rain",
        4,
    ),
    (
        "flurries|snow flurries|frozen|frozen street|frozen ground|winter wonderland|snow drifts|snowdrift~|drifting snow|snow drifting|whiteout|white out|hoarfrost|hoar frost|frost|frosty|slush|slushy|white with snow|covered in snow|blanketed in snow|blanket of snow|blanketed by snow|snow blanketed|deep in snow|under snow|knee deep snow|knee deep in snow|snow capped|snow lies|snow lies on ground|snow falls softly|soft snow|powder snow|powdery snow|first snow|wet snow|dirty snow|old snow|melting snow|swirling snow|snow swirls|snow swirling|gentle snow|gentle snowfall|driving snow|snow flakes|ice and snow|snow and ice|ice covered|icebound|arctic|polar|siberian winter|russian winter|snow on roofs|snow on rooftops|snowed|snow everywhere|snow all over|heavy snowfall|light snowfall",
        "setting.weather=snow",
        4,
    ),
    (
        "pea soup|soup fog|murk|murky|ground fog|wisps of fog|wisps of mist|steam fog|pollution haze|pollution|low visibility|poor visibility|visibility is low|marine layer|sea fog|sea mist|river mist|valley fog|low lying fog|low lying mist|rolling fog|fog rolls in|fog rolling in|fog drifts|drifting fog|drifting mist|mist drifts|fog hangs|hanging mist|mist hangs|hazy sunshine|hazy sun|hazy air|dusty haze|light mist|heavy mist|thick mist|thick haze|dense mist|dense haze|shrouded in fog|shrouded in mist|fog shrouded|mist shrouded|veiled in mist|veil of mist|lost in fog|blanket of fog|wall of fog|soupy|soupy fog|fogged in|atmospheric haze|atmosphere haze|low mist|freezing fog|autumn mist|mists",
        "setting.weather=fog",
        4,
    ),
    (
        "hailstorm~|hail|hailstones|strong wind|gusts|gusty|gusts of wind|electrical storm|twister|whipping wind|whipping winds|gale force|gale force wind|ice storm|dark and stormy|wild weather|blustery|storm lashed|stormy sea|rough sea|heavy seas|storm brewing|brewing storm|storm approaching|approaching storm|storm is coming|coming storm|storm front|thunder clouds|thundercloud~|thunder rolls|thunder cracks|lightning flashes|flashes of lightning|lightning bolt~|bolt of lightning|flash of lightning|forked lightning|sheet lightning|lightning storm|tropical storm|winter storm|summer storm|sea storm|fierce storm|fierce wind|fierce winds|raging storm|raging wind|howling storm|bad storm|big storm|violent storm|terrible storm|heavy storm|heavy thunderstorm|katrina|monsoon storm|sand storm|haboob|foul weather|severe weather|extreme weather|storm force|storm force winds|nor easter|noreaster|windy storm|wind howls|wind howling|wind is howling|apocalyptic sky|rolling thunder",
        "setting.weather=storm",
        5,
    ),
    (
        "jam packed|cars everywhere|traffic at standstill|traffic standstill|standstill traffic|teeming with traffic|loads/plenty/tons/masses/heaps/oodles/bags of cars/traffic/vehicles|lots of vehicles|lots of parked cars|plenty of parked cars|full of parked cars|full of traffic|full of vehicles|street full of cars|full street|streets full of cars|peak hour|peak hours|peak traffic|choked with traffic|clogged|clogged with cars|clogged with traffic|rush hour traffic|dense with cars|bustling traffic|busy traffic|busy with cars|cars jammed|crammed with cars|packed street|packed streets|packed|packed with traffic|packed with vehicles|maximum traffic|max traffic|much traffic|very busy|nose to tail|nose to tail traffic|honking traffic|stuck traffic|stuck in traffic|traffic backed up|bustling with cars|hectic|hectic street|hectic traffic|cars all over|cars lining street|cars line street|lined with parked cars|both lanes full|hundreds of cars|dozens of cars|very heavy traffic",
        "setting.traffic=1",
        3,
    ),
    (
        "evacuated street~|street is evacuated|evacuated city|free of traffic|free of cars|road is closed|road closed|street is closed|street closed|closed street|closed road|cleared street~|street is cleared|street has been cleared|pedestrian zone|pedestrianised|pedestrianized|pedestrian street|closed to traffic|traffic stopped|lockdown street|lockdown|in lockdown|no parked cars|minus cars|cordoned off|cordoned off street|empty of traffic|empty of people and cars|empty of vehicles|empty streets|no car|not single car|without single car|devoid of cars|devoid of traffic|devoid of life|zero cars|not vehicle in sight|lifeless|lifeless street|abandoned street~|car less|nothing on road|cars gone|post apocalyptic|post apocalyptic street|ghost town street|depopulated|vacant street|bare street",
        "setting.traffic=0",
        3,
    ),
    (
        "hardly any traffic|hardly any cars|one or two cars|one car|two cars|three cars|odd car|odd parked car|occasional car|occasional cars|occasional traffic|low traffic|not much traffic|not that much traffic|not lot of traffic|not lot of cars|few parked cars|couple of parked cars|two parked cars|one parked car|some parked cars|thin traffic|not many cars|not too many cars|not too much traffic|not very busy|not too busy|not busy|barely any cars|barely any traffic|minimal traffic|slow traffic|sparse cars|scattered cars|handful of parked cars|moderate to light traffic|car or two|few vehicles|some vehicles|some traffic|bit of traffic|little bit of traffic|taxi passes|single car|lone car|light car traffic",
        "setting.traffic=0.25",
        4,
    ),
    (
        "moderate traffic|medium traffic|normal amount of traffic|average traffic|usual traffic|regular traffic|passing cars|passing traffic|taxis|buses|trucks on road|lorries",
        "setting.traffic=0.5",
        2,
    ),
    (
        "max/maximum/full/insane/extreme/massive/crazy/overwhelming/choking/ridiculous/serious/enormous/gigantic/giant/huge/epic/colossal/extra/mad/blinding/excessive dust|loads/tons/ton/plenty/masses/buckets/heaps/oodles/shitloads/shitload/mountains/avalanche/deluge/storm/sea/walls/tidal of dust|max/maximum/insane/extreme/massive/crazy/overwhelming/enormous/gigantic/giant/huge/epic/colossal/tremendous/immense/monstrous plume/cloud/plumes/clouds/wave/wall/ball of dust|max/maximum/insane/extreme/massive/crazy/overwhelming/enormous/gigantic/giant/huge/epic/colossal/tremendous/immense/monstrous dust cloud/clouds/plume/plumes/wave/ball|tidal wave of dust|dust swallows camera|dust swallowing camera|dust swallows us|dust engulfs us|dust hits camera|dust swallowing street|dust swallows street|dust swallows everything|dust swallowing everything|dust engulfs|dust engulfing|dust engulfs street|dust engulfs camera|dust engulfing us|dust covers everything|dust fills frame|dust fills air|dust fills everything|air thick with dust|thick with dust|extra dusty|super dusty|really dusty|ridiculously dusty|insanely dusty|9/11 style dust|dust galore|dust billowing everywhere|dust bomb|crank dust|crank up dust|as much dust as possible|as dusty as possible|max out dust|so much dust|hell of lot of dust|whole lot of dust|awful lot of dust|all dust you can|lots and lots of dust|dust dust dust|whiteout of dust|wiped out by dust|swallowed in dust|swallowed up by dust|lost in dust|dust storm of debris|obscured by dust|hidden by dust|dusty as hell|pyroclastic|pyroclastic dust|pyroclastic cloud|dust to max|dust at max|dust at maximum|full on dust",
        "look.dust=0.95",
        4,
    ),
    (
        "free of dust|not speck of dust|no speck of dust|without speck of dust|skip dust|dust none|no dust whatsoever|leave out dust|leave dust out|hold dust|hold dust please|clean air|dust off|nondusty|not dusty|not dusty at all|never any dust|nothing dusty|minus dust",
        "look.dust=0",
        5,
    ),
    (
        "subtle/modest/soft/low/delicate/faint/sparse/thin/minor/limited/restrained/gentle/discreet/small dust|puff/puffs/wisp/wisps/trace/traces/whiff/dash/pinch/dusting/spot/suggestion/smidgen/sprinkle/veil of dust|little puff of dust|small cloud of dust|small dust cloud|small puff of dust|light dusting|light veil of dust|thin veil of dust|not too much dust|not lot of dust|not that much dust|not so much dust|not very dusty|not too dusty|without much dust|without lot of dust|without too much dust|only bit of dust|just bit of dust|just little dust|only some dust|less dust|less dust than usual|very little dust|low on dust|easy on dust|go easy on dust|light on dust|minimum dust|minimum of dust|dust kept low|keep dust low|keep dust down|tiny bit of dust|tiny dust|bit dusty|little dusty",
        "look.dust=0.25",
        5,
    ),
    (
        "moderate dust|medium dust|average dust|moderate amount of dust|medium amount of dust|reasonable amount of dust|fair amount of dust|decent amount of dust|good bit of dust|quite bit of dust|moderately dusty|half dust",
        "look.dust=0.5",
        4,
    ),
    (
        "super/extremely/really/ultra/extra/terribly/seriously grainy|grainy as hell|tons/loads/plenty/masses of grain|tons/loads/plenty/masses of film grain|pushed/gritty/crunchy/chunky/big/massive/extreme/maximum/max/rough/dirty film grain|pushed/gritty/crunchy/chunky/big/massive/extreme/maximum/max/rough/dirty grain|16 mil|16 mm grain|16mm film look|16 mm film look|16 mm film stock|pushed two stops|pushed stock|high speed stock|high iso|lots of noise|very noisy",
        "look.grain=0.85",
        4,
    ),
    (
        "analog grain|analogue grain|analog film|analogue film|analog look|analogue look|filmic|filmic texture|filmic look|vintage film|vintage film look|vintage grain|70s film look|70s grain|seventies film look|kodak|kodak look|film texture|grain texture|35 mm stock grain|medium grain|moderate grain|normal grain|organic grain|emulsion|textured grain|grain on",
        "look.grain=0.5",
        2,
    ),
    (
        "low/minimal/soft/gentle/delicate/faint/mild/thin/tiny grain|tiny bit of grain|just bit of grain|little bit of grain|not much grain|not too much grain|not too grainy|not very grainy|low film grain|minimal film grain|whisper of grain|65 mm film|70 mm film|imax film|barely any grain|hardly any grain|fine grained",
        "look.grain=0.2",
        4,
    ),
    (
        "digital clean|noise free|without noise|no noise|crisp digital|crisp digital image|pristine digital|pristine|super clean image|super clean|clean image|clean digital image|clean digital picture|free of grain|grain off|grain none|no film grain|clean look|denoised",
        "look.grain=0",
        5,
    ),
    ("bit dark|slightly dark|half stop under|half stop down|bit underexposed", "look.exposure_ev=-0.5", 2),
    (
        "dark image|dark picture|dark grade|moody and dark|dark and moody|low key lighting|low key light|silhouette|silhouetted|in silhouette|crushed blacks|night exposure|stop under|underexposing|under exposing|underexpose|deliberately underexposed",
        "look.exposure_ev=-1",
        0,
    ),
    (
        "high key lighting|high key light|burnt out sky|burned out sky|blown sky|bleached|bleached out|hot highlights|overexpose|overexposing|bright image|bright picture|stop over|stop hot",
        "look.exposure_ev=1",
        1,
    ),
    (
        "in background|in foreground|in middle ground|next door|in air|in the air|in camera|for now|at all|at all times|over and over|one by one|one after other|for real|on purpose|as usual|side by side|full stop|period|so on|and so forth|in general|in total|in all|all in all|of course|no doubt|for sure|no matter|if possible|as possible|as well|no problem|no worries|in question|in end|at end|by end|by end of shot|at end of shot|end of shot|in process|at same time|in slow rhythm|as if|even if|in order|no less|no more than",
        "",
        0,
    ),
];
