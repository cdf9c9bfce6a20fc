//! What words mean, by section of the plan.
//!
//! A row is (phrases, meaning, rank). Phrases stand apart by `|` and are written without articles and hyphens, in lower
//! case; in capitals a word must be shouted. `word~` is every form of a word (collapse, collapses, collapsed,
//! collapsing); `a/b` is either word; `+` is up to two words between, `*` up to four. A meaning is `key=value`, `key~value` when the value is
//! only the nearest there is, `?key=value` when it is a guess that the word suggests; `^n` gives one value a rank
//! of its own; an empty meaning marks words that
//! are known and have no key. Of two phrases the one with more words wins; of two values for one key the one with the
//! higher rank, then the earlier.

pub(super) type Row = (&'static str, &'static str, u8);

pub(super) const TABLES: &[&[Row]] =
    &[STRUCTURE, MATERIAL, EVENT, EVENT_HOW, SETTING, CAMERA_MOVE, CAMERA_VIEW, LOOK, FORMAT, NO_KEY];

const STRUCTURE: &[Row] = &[
    ("building~|block~|structure~|edifice~", "structure.kind=apartment_block", 0),
    (
        "apartment~ block~|apartment~ building~|apartment house~|apartment complex|apartments|apartment|block of flats|\
      blocks of flats|block of apartments|flats|flat block|housing block~|housing estate|residential block~|\
      residential building~|residential tower~|apartment tower~|condo~|condominium~|council block|council flats|\
      panel building|tenement block|tenement building",
        "structure.kind=apartment_block",
        2,
    ),
    (
        "tower block~|high rise~|highrise~|high rise apartment|high rise block|high rise building~|high rise apartment block|\
      high rise apartment building|residential high rise|apartment high rise|residential skyscraper|high rise tower",
        "structure.kind=apartment_block; ?structure.floors=18",
        3,
    ),
    ("tenement~|brownstone~", "structure.kind=apartment_block; ?structure.floors=5; ?structure.material=brick", 2),
    ("hotel~|hospital~|school~|dormitory|hostel|motel|barracks", "structure.kind~apartment_block", 2),
    ("tower~", "structure.kind=office_tower", 1),
    (
        "office tower~|office building~|office block~|office high rise|high rise office|offices|headquarters|\
      glass tower|glass office tower|bank tower|corporate tower|tower of glass",
        "structure.kind=office_tower",
        3,
    ),
    (
        "glass tower|glass office tower|glass skyscraper|glass office building",
        "structure.kind=office_tower; structure.material=glass",
        4,
    ),
    ("skyscraper~|supertall", "structure.kind=office_tower; ?structure.floors=40", 3),
    (
        "bank|courthouse|town hall|city hall|library|museum|shopping mall|mall|department store",
        "structure.kind~office_tower; ?structure.floors=4; ?structure.material=stone",
        2,
    ),
    (
        "house~|home|homes|detached house~|family house|townhouse~|town house~|farmhouse~|row house~|terraced house~|country house|\
      suburban house|cottage~|villa~|bungalow~|dwelling~",
        "structure.kind=house",
        2,
    ),
    (
        "mansion~|manor|manor house|palace|castle",
        "structure.kind~house; ?structure.floors=3; ?structure.material=stone",
        2,
    ),
    (
        "hut~|cabin~|shack~|log cabin~|wooden hut",
        "structure.kind=house; ?structure.floors=1; ?structure.material=timber",
        2,
    ),
    (
        "warehouse~|storehouse~|depot~|storage building|storage hall|logistics hall|distribution centre",
        "structure.kind=warehouse",
        2,
    ),
    (
        "hangar~|supermarket|gymnasium|sports hall|stadium|arena|greenhouse|train station|railway station|station",
        "structure.kind~warehouse",
        2,
    ),
    ("barn~|shed~|stable", "structure.kind~warehouse; ?structure.material=timber", 2),
    (
        "factory|factories|factory building~|factory hall|textile mill|mill|mills|foundry|steelworks|manufacturing plant|assembly plant|cannery|brewery",
        "structure.kind=factory",
        2,
    ),
    ("power plant~|power station~|refinery|chemical plant|nuclear plant|plant", "structure.kind~factory", 2),
    (
        "parking structure~|parking garage~|car park~|parking deck~|parking ramp|multi storey car park~|multistorey car park~|\
      multi story car park~|multi level car park|multi storey parking|multi storey garage|parking house|carpark~|garage~|storey car park~|story parking garage~",
        "structure.kind=parking_structure",
        4,
    ),
    ("church~|cathedral~|chapel~|basilica~|abbey|parish church|village church", "structure.kind=church", 2),
    ("mosque|temple~|synagogue|monastery|pagoda", "structure.kind~church", 2),
    (
        "church tower~|bell tower~|clock tower~|steeple~|campanile|church steeple|church spire|belfry",
        "structure.kind~church",
        3,
    ),
    (
        "chimney~|chimney stack~|factory chimney~|smokestack~|smoke stack~|industrial chimney~|brick chimney~|mill chimney|power station chimney|power plant chimney|smokestack of factory|chimney of factory|chimney of power station",
        "structure.kind=chimney",
        5,
    ),
    ("stack", "structure.kind=chimney", 1),
    (
        "silo~|grain silo~|cooling tower~|lighthouse~|obelisk~|minaret~|column|monument|statue|grain elevator~|radio mast|radio tower|pylon~|tv tower|television tower|transmission tower|control tower|watchtower",
        "structure.kind~chimney",
        4,
    ),
    ("water tower~|watertower~|water tank~|water tank tower", "structure.kind=water_tower", 4),
    ("gas tank~|gasometer|oil tank~|storage tank~", "structure.kind~water_tower", 4),
    (
        "bridge~|viaduct~|overpass~|flyover~|aqueduct~|footbridge~|railway bridge~|road bridge~|highway bridge|suspension bridge|stone bridge|steel bridge|truss bridge|arch bridge",
        "structure.kind=bridge",
        3,
    ),
    (
        "wall~|retaining wall~|garden wall~|city wall~|brick wall~|stone wall~|boundary wall|barricade",
        "structure.kind=wall",
        1,
    ),
    ("dam|dams|fence~|rampart~", "structure.kind~wall", 2),
    ("brick wall~", "structure.kind=wall; structure.material=brick", 2),
    ("stone wall~", "structure.kind=wall; structure.material=stone", 2),
    ("stone bridge~|stone arch bridge", "structure.kind=bridge; structure.material=stone", 4),
    ("steel bridge~|iron bridge|steel truss bridge", "structure.kind=bridge; structure.material=steel", 4),
    ("brick chimney~", "structure.kind=chimney; structure.material=brick", 6),
    ("parking lot|parked car~|parked", "", 1),
];

const MATERIAL: &[Row] = &[
    (
        "concrete|reinforced concrete|precast concrete|raw concrete|made of concrete|cement",
        "structure.material=concrete",
        2,
    ),
    ("brutalist|soviet|prefab|prefabricated", "structure.material~concrete", 1),
    ("brick|bricks|red brick|brickwork|made of brick|bricked|redbrick", "structure.material=brick", 2),
    ("masonry|terracotta|adobe", "structure.material~brick", 1),
    (
        "glass|glazed|glass and steel|glass fronted|all glass|glass facade|curtain wall|mirrored|glass clad|glassy",
        "structure.material=glass",
        2,
    ),
    (
        "stone|stones|granite|marble|limestone|sandstone|stonework|ashlar|rubble stone|made of stone",
        "structure.material=stone",
        2,
    ),
    (
        "timber|wood|wooden|half timbered|timber framed|wood framed|log|logs|made of wood|weatherboard|clapboard",
        "structure.material=timber",
        2,
    ),
    ("steel|steel framed|steel frame|sheet steel|made of steel", "structure.material=steel", 2),
    (
        "iron|wrought iron|cast iron|metal|corrugated iron|corrugated|corrugated steel|corrugated metal|tin|aluminium",
        "structure.material~steel",
        2,
    ),
];

const EVENT: &[Row] = &[
    (
        "collapse~|come~ down|came down|crumble~|crumple~|cave~ in|pancake~|disintegrate~|fall~ apart|fell apart|fall~ down|\
      fell down|fell in|fall~ in|give~ way|gave way|go~ down|went down|come~ crashing down|came crashing down|crash~ down|come~ tumbling down|\
      tumble~|sink~ into itself|fold~ up|fold~ in on itself|fall~ to pieces|fell to pieces|break~ up|break~ in half|broke in half|break~ in two|snap~ in half|snap~ in two|snap~|split~ in half|split~ in two|break~ apart|broke apart|shatter~|\
      buckle~|give~ out|fall~ in on itself|collapses in on itself|fail~|failure|structural failure|progressive collapse|\
      bring~ * down|brought * down|brought down|bring~ down|tear~ * down|tear~ down|torn down|tore down|knock~ * down|knock~ down|\
      slump~|ruin~|destroy~|destruction|wreck~|subside~|drop~ to ground|crash~ to ground|fall~ to ground|fell to ground|comes apart|\
      collapsing building|raze~|razed to ground|falling apart|sag~",
        "event.kind=collapse",
        3,
    ),
    ("crash~", "event.kind=collapse", 2),
    (
        "crash~ into street|crash~ onto street|crash~ into road|crash~ onto pavement",
        "event.kind=collapse; event.direction=street",
        5,
    ),
    ("drop~|falls|fall|fell|falling|fallen", "event.kind=collapse", 1),
    (
        "topple~|fall~ over|fell over|tip~ over|tips|tipping|tipped|keel~ over|tilt~ over|lean~ over and fall~|fall~ sideways|fell sideways|fall~ on its side|fall~ onto its side|falls like tree|overturn~|\
      tip~ and fall~|tumble~ over|come~ toppling down|push~ over|pushed over|pull~ over|pull~ down|knock~ over|knock~ * over|pull~ * over|push~ * over|pull~ * down|felled|keel~|capsize~",
        "event.kind=topple",
        4,
    ),
    (
        "implode~|implosion~|demolish~|demolition~|controlled demolition|controlled implosion|demolition charges|charges go off|is demolished|\
      blasting charges|explosive demolition|demolition job|brought down by charges|dynamite~|explosives|brought down by explosives|demo charges|detonation charges|shaped charges",
        "event.kind=implosion",
        5,
    ),
    (
        "explode~|explosion~|blow~ up|blew up|blow~ * up|blew * up|blown up|blown to pieces|blown apart|blow~ apart|blast~|bomb~|car bomb~|detonate~|detonation~|\
      gas explosion~|gas leak explodes|burst~|burst~ into flame~|blow~ to bits|blown to bits|blow~|blown|erupt~|gas main explodes|bombing|air strike|airstrike|missile~|rocket~|shell~|grenade|mine goes off|bomb~ goes off|goes off",
        "event.kind=explosion",
        5,
    ),
    (
        "impact~|hit by|is hit|gets hit|struck by|is struck|hit~|strike~|struck|smash~|wrecking ball~|wrecking ball swings|demolition ball|meteor~|meteorite~|asteroid~|\
      rammed|ram~|collide~|collision|slam~ into|crash~ into|crashes into it|boulder~|plow~ into|plough~ into|drive~ into|drove into|cannonball|cannon ball|smashed by|hit by wrecking ball|\
      hit by meteor|struck by meteor|struck by meteorite|wrecking ball hits|wrecking ball swings into|plane crash~ into|truck crash~ into|car crash~ into|train crash~ into|bulldozer~|bulldozed|plane crash|aeroplane|airplane",
        "event.kind=impact",
        5,
    ),
    (
        "earthquake~|quake~|tremor~|seismic|shaken by earthquake|in earthquake|ground shakes|earth shakes|ground shaking|aftershock~|earth trembles|ground trembles|earth quakes|quaking",
        "event.kind=earthquake",
        6,
    ),
    (
        "stands|standing|stands still|stood|stand|intact|undamaged|nothing happens|nothing happening|untouched|unscathed|quiet|peaceful|still standing|nothing moves|no event|no action|at rest|unmoving|motionless",
        "event.kind=none",
        0,
    ),
];

const EVENT_HOW: &[Row] = &[
    (
        "toward street|towards street|into street|onto street|across street|into road|onto road|across road|over street|over road|into avenue|onto avenue|onto pavement|\
      onto sidewalk|into roadway|out into street|out over street|out onto street|down into street|down onto street|into streets|onto boulevard|into lane|across avenue|streetward|into alley",
        "event.direction=street",
        3,
    ),
    (
        "to left|toward left|towards left|leftward|leftwards|to left side|to left hand side|screen left|camera left|frame left|to camera left|to screen left|left of frame|to frame left|out of frame left|to our left",
        "event.direction=left",
        2,
    ),
    (
        "to right|toward right|towards right|rightward|rightwards|to right side|to right hand side|screen right|camera right|frame right|to camera right|to screen right|right of frame|to frame right|out of frame right|to our right|sideways",
        "event.direction=right",
        2,
    ),
    (
        "toward us|towards us|toward camera|towards camera|at us|at camera|into camera|toward viewer|towards viewer|toward lens|towards lens|into lens|forward|forwards|on top of us|in our direction|onto camera|over camera|towards audience|onto us|toward me|towards me",
        "event.direction=toward_camera",
        2,
    ),
    (
        "away|away from us|away from camera|backward|backwards|away from viewer|away from street|to rear|to back|toward back|towards back",
        "event.direction=away",
        2,
    ),
    (
        "straight down|downward|downwards|into itself|in on itself|onto itself|into its own footprint|into its footprint|within its footprint|vertically|on spot|in place|inwards|inward|straight downwards|on itself|into own footprint",
        "event.direction=down",
        2,
    ),
    (
        "from ground floor|at ground floor|on ground floor|in ground floor|ground floor|ground floor first|from ground up|from base|at base|from below upwards|from bottom|from bottom up|at bottom|bottom first|bottom up|\
      from foundation~|ground floor columns|ground floor gives way|lobby|street level gives way|at its foot|at foot|at its base|from basement|from street level up|ground storey|basement|foundations",
        "event.origin=ground_floor",
        3,
    ),
    (
        "from top|from top down|top down|from roof|from roof down|top first|roof first|roof|at top|near top|upper floors|top floors|top floor|from top floor|on top floor|at its top|on roof|penthouse|upper storeys|from above downward|from above downwards|top storey|rooftop",
        "event.origin=top",
        2,
    ),
    (
        "from middle|in middle|at middle|in its middle|mid height|at mid height|halfway up|half way up|from centre|from center|at centre|at center|at its centre|midway up|around middle|middle floors|mid section|midsection|in centre|in center|middle first|waist|at half height",
        "event.origin=middle",
        2,
    ),
    (
        "from left|from left side|on left|on left side|at left|left side|left side first|left corner|left half|at left corner|left end|left wing|from left corner|from left end|left hand side",
        "event.origin=left",
        2,
    ),
    (
        "from right|from right side|on right|on right side|at right|right side|right side first|right corner|right half|at right corner|right end|right wing|from right corner|from right end|right hand side",
        "event.origin=right",
        2,
    ),
    (
        "right at start|at start|right at beginning|at beginning|on first frame|on frame one|at first frame|immediately|at once|right away|straight away|instantly|from first frame|from very first frame|from start|from very start|right from start|from frame one|at very start",
        "event.start_s=0",
        1,
    ),
    (
        "after beat|after short pause|after pause|after moment|beat later|after brief pause|after while|moment of calm|moment later|then suddenly|eventually",
        "event.start_s=1",
        1,
    ),
    (
        "violent|violently|violence|brutal|brutally|ferocious|ferociously|catastrophic|catastrophically|cataclysmic|fierce|fiercely|devastating|devastatingly|furious|furiously|tremendous|apocalyptic|explosively|savagely|savage|with great force|with huge force|at full force",
        "event.strength=0.95",
        2,
    ),
    (
        "massively|powerful|powerfully|strongly|forceful|forcefully|spectacular|spectacularly|dramatic|dramatically|sudden|suddenly|severe|heavily|abruptly|epic",
        "event.strength=0.8",
        1,
    ),
    (
        "gentle|gently|softly|weakly|slowly|gradually|gracefully|quietly|lightly|calmly|mildly|little by little|bit by bit|feebly|lazily",
        "event.strength=0.25",
        1,
    ),
    ("moderately|medium strength", "event.strength=0.5", 1),
    (
        "big/huge/massive/enormous/giant/gigantic/major/strong/hard/mighty/powerful/tremendous explosion~/blast~/bomb~/detonation~",
        "event.kind=explosion; event.strength=0.85",
        6,
    ),
    (
        "small/minor/little/weak/light/slight/mild/muffled explosion~/blast~/bomb~/detonation~",
        "event.kind=explosion; event.strength=0.25",
        6,
    ),
    (
        "big/huge/massive/enormous/major/strong/mighty/powerful/severe/heavy/tremendous/violent earthquake~/quake~/tremor~",
        "event.kind=earthquake; event.strength=0.85",
        7,
    ),
    (
        "small/minor/little/weak/light/slight/mild/gentle earthquake~/quake~/tremor~",
        "event.kind=earthquake; event.strength=0.25",
        7,
    ),
    (
        "big/huge/massive/total/complete/sudden/catastrophic/spectacular/dramatic collapse",
        "event.kind=collapse; event.strength=0.85",
        4,
    ),
    ("slow/gentle/gradual/soft collapse", "event.kind=collapse; event.strength=0.25", 4),
    ("big/huge/massive/hard/strong/violent impact~/hit~", "event.kind=impact; event.strength=0.85", 6),
    ("hard", "event.strength=0.8", 0),
];

const SETTING: &[Row] = &[
    (
        "street~|city|downtown|avenue~|boulevard~|urban|alley~|road~|city street~|city centre|city center|town centre|town center|inner city|crossroads|intersection|lane|old town|residential street|side street|shopping street|busy city|high street|main street|town|metropolis|suburb~|suburbia|suburban|neighbourhood|neighborhood|cobbled street|cobblestone street|pavement|sidewalk|in street|on street|along street|over street below|wide street|narrow street",
        "setting.place=city_street",
        1,
    ),
    (
        "plaza~|piazza|town square|city square|main square|market square|village square|in square|on square|central square|public square|market place|marketplace|courtyard|forecourt",
        "setting.place=plaza",
        2,
    ),
    ("empty/deserted plaza~/piazza~/square~/courtyard~", "setting.traffic=0; setting.place=plaza", 4),
    (
        "village~|small village|little village|hamlet|small town|rural village|mountain village",
        "setting.place=village",
        2,
    ),
    (
        "industrial area|industrial estate~|industrial zone|industrial park|industrial|industrial district|industrial site|construction site|building site|dockyard|docks|shipyard|railway yard|rail yard|railyard|scrapyard|quarry|wasteland|works|port area|brownfield",
        "setting.place=industrial",
        2,
    ),
    (
        "field~|meadow~|countryside|farmland|grassland|farm|prairie|pasture|rural|open country|plains|plain|hill~|hillside|pampas|pampa|in open|open land|in countryside|valley|mountain~|forest|steppe|woods|in woods|park",
        "setting.place=field",
        2,
    ),
    ("desert|deserts|dunes|sand dunes|outback|sahara|sandy|badlands|arid", "setting.place=desert", 2),
    (
        "coast|beach~|seaside|shore|shoreline|cliff~|sea|ocean|waterfront|harbour|harbor|by sea|seafront|promenade|by ocean|coastal|island|bay|on coast|quay|quayside|pier|river bank|riverside|riverbank",
        "setting.place=coast",
        2,
    ),
    (
        "dawn|daybreak|sunrise|first light|crack of dawn|at sunup|sunup|break of day|pre dawn|predawn",
        "setting.time=dawn",
        2,
    ),
    ("morning|mornings|early morning|mid morning|this morning|in morning", "setting.time=morning", 2),
    (
        "noon|midday|mid day|high noon|lunchtime|noontime|broad daylight|midday sun|sun overhead|noonday",
        "setting.time=noon",
        2,
    ),
    (
        "afternoon|mid afternoon|early afternoon|late afternoon|daytime|daylight|day|in day|by day|sunny day|during day|day time|teatime",
        "setting.time=afternoon",
        2,
    ),
    (
        "golden hour|magic hour|low sun|golden light|late sun|goldenhour|late afternoon sun|warm evening sun|warm evening light|low evening sun|golden sunlight",
        "setting.time=golden_hour",
        3,
    ),
    (
        "dusk|sunset|sundown|nightfall|twilight|evening|blue hour|gloaming|setting sun|sun sets|sun goes down|as sun sets|night falls|at nightfall|early evening|late evening|in gloaming",
        "setting.time=dusk",
        3,
    ),
    (
        "night|nighttime|night time|midnight|after dark|dead of night|moonlight|moonlit|by night|middle of night|late at night|nocturnal|in dark|in darkness|nightly|night shot|starry night|street lamps|neon",
        "setting.time=night",
        2,
    ),
    (
        "clear|sunny|cloudless|blue sky|blue skies|bright sun|bright sunshine|sunshine|clear sky|clear skies|fine weather|fair weather|sunlit|good weather|in sun|sun|clear weather|fair",
        "setting.weather=clear",
        1,
    ),
    (
        "overcast|cloudy|grey sky|gray sky|grey skies|grey day|gray day|cloud|clouds|cloud cover|leaden sky|dull|gloomy|overcast sky|grey weather|cloudy sky|cloudy day|flat light|grey",
        "setting.weather=overcast",
        2,
    ),
    (
        "rain|raining|rains|rainy|drizzle~|downpour|wet|shower~|pouring|pouring rain|heavy rain|light rain|rainfall|rain falls|rain falling|rain is falling|falling rain|in rain|wet street|pours|pouring down|it rains|raindrops|driving rain|wet weather|monsoon|soaked|drenched",
        "setting.weather=rain",
        3,
    ),
    (
        "snow|snowing|snows|snowy|snowfall|falling snow|snow falls|snow falling|snow is falling|fall of snow|in snow|snow covered|snowbound|wintry|winter|snowed in|snowflakes|in winter|heavy snow|light snow|fresh snow|sleet|icy|snowy street",
        "setting.weather=snow",
        3,
    ),
    ("blizzard~|snowstorm~|snow storm~", "setting.weather=snow", 4),
    (
        "fog|foggy|mist|misty|haze|hazy|smog|thick fog|dense fog|foggy street|fog bank|fogbound|smoggy|heavy fog|light fog|morning mist|patchy fog",
        "setting.weather=fog",
        3,
    ),
    (
        "storm~|stormy|thunderstorm~|thunder storm~|thunder|lightning|gale~|hurricane~|tempest~|thunder and lightning|cyclone|typhoon|tornado|windstorm|sandstorm|dust storm|rainstorm|stormy weather|squall~",
        "setting.weather=storm",
        4,
    ),
    (
        "empty street~|deserted street~|empty road~|deserted road~|abandoned street|empty city street|deserted city street|street is empty|empty avenue|deserted avenue|car free street",
        "setting.traffic=0; setting.place=city_street^1",
        4,
    ),
    ("deserted|car free|carless|traffic free|empty of cars|abandoned city|empty city|empty", "setting.traffic=0", 2),
    (
        "busy|busy street~|heavy traffic|traffic jam~|crowded|crowded street|full of cars|rush hour|lots of cars|lots of traffic|gridlock|many cars|jammed with cars|congested|bustling|dense traffic|lined with cars|packed with cars|bumper to bumper",
        "setting.traffic=1",
        2,
    ),
    (
        "busy street~|crowded street|busy road~|busy avenue|busy city street|bustling street",
        "setting.traffic=1; setting.place=city_street^1",
        4,
    ),
    (
        "few cars|light traffic|little traffic|some cars|sparse traffic|handful of cars|couple of cars|quiet street~|calm street",
        "setting.traffic=0.25",
        3,
    ),
    ("cars|traffic|parked cars|vehicles|car|normal traffic", "setting.traffic=0.6", 1),
];

const CAMERA_MOVE: &[Row] = &[
    (
        "static|static camera|static shot|locked off|locked off camera|lock off|locked down|locked|on sticks|on tripod|tripod|tripod shot|fixed camera|still camera|stationary|stationary camera|motionless camera|unmoving camera|\
      camera stays still|camera does not move|camera doesnt move|camera is still|camera stands still|camera holds|camera still|fixed|fixed shot|locked shot|static frame|locked camera|steady camera|still shot|no camera movement|no camera move",
        "camera.move=static; ?camera.shake=0",
        2,
    ),
    (
        "handheld|hand held|hand held camera|handheld camera|handhold|hand cam|shoulder cam|shoulder mounted|on shoulder|off shoulder|shoulder camera|documentary style|run and gun|handheld shot|handycam|verite|cinema verite",
        "camera.move=handheld; ?camera.shake=0.35",
        1,
    ),
    (
        "shaky|shaky cam|shaky camera|shaky handheld|shakycam|found footage|phone footage|shaky phone footage|phone camera|filmed on phone|camcorder|very shaky|jittery|jerky|trembling camera",
        "camera.move=handheld; camera.shake=0.65",
        1,
    ),
    ("steadicam|steadycam|gimbal|on gimbal|on steadicam|floating camera", "camera.move~handheld; ?camera.shake=0.1", 1),
    (
        "pan~ left|pan~ + left|pan~ to left|camera pans left|pan left|left pan|whip pan left|pan~ + to left|pan~ from right to left|pan right to left|whip pan to left",
        "camera.move=pan_left",
        4,
    ),
    (
        "pan~ right|pan~ + right|pan~ to right|right pan|whip pan right|pan~ + to right|pan~ from left to right|pan left to right|whip pan to right|pan~|whip pan",
        "camera.move=pan_right",
        3,
    ),
    ("tilt~ up|tilt~ + up|tilt up|camera tilts up|tilt~ upward|tilt~ upwards|upward tilt", "camera.move=tilt_up", 4),
    (
        "tilt~ down|tilt~ + down|camera tilts down|tilt~ downward|tilt~ downwards|downward tilt",
        "camera.move=tilt_down",
        4,
    ),
    (
        "dolly~ in|dolly~ forward|dolly~ + in|dolly~ toward~|push~ in|push~ + in|push in|push~ forward|track~ in|tracking in|move~ in|move~ closer|creep~ in|creep~ forward|creep~ closer|camera moves in|camera advances|track~ forward|\
      dolly shot|dolly|dollies|move~ + in on|move~ forward|camera moves forward|drift~ in|drift~ forward|camera approaches|slowly moves in|forward dolly|truck in|ease~ in|inch~ in|pushing toward|push~ toward~|glide~ forward|glide~ in",
        "camera.move=dolly_in",
        3,
    ),
    (
        "dolly~ out|dolly~ back|dolly~ backward~|dolly~ away|pull~ back|pull~ out|pull~ + back|pull~ + out|pullback|track~ back|track~ out|camera moves back|camera retreats|move~ back|back~ away|camera backs away|camera backs off|pull~ away|drift~ back|reverse dolly|backward dolly|retreat~",
        "camera.move=dolly_out",
        4,
    ),
    (
        "truck~ left|track~ left|track~ to left|slide~ left|slide~ to left|crab~ left|crab~ to left|tracking left|dolly~ left|camera moves left|move~ left|lateral move left|track~ + left|truck~ to left|dolly~ to left|lateral move to left|camera moves to left|camera slides left|camera slides to left|tracking shot to left|tracking shot left",
        "camera.move=truck_left",
        4,
    ),
    (
        "truck~ right|track~ right|track~ to right|slide~ right|slide~ to right|crab~ right|crab~ to right|tracking right|dolly~ right|camera moves right|move~ right|lateral move right|track~ + right|truck~ to right|dolly~ to right|lateral move to right|camera moves to right|camera slides right|camera slides to right|tracking shot to right|tracking shot|tracking shot right|lateral tracking|side tracking|lateral move|slider|slider shot|travelling shot|traveling shot|trucking shot",
        "camera.move=truck_right",
        3,
    ),
    (
        "crane~ up|jib~ up|boom~ up|pedestal up|crane shot|crane move|crane up|rising camera|camera rises|camera goes up|rising shot|camera lifts|camera cranes up|camera moves up|camera climbs|ped up|crane shot up|rising crane|rising crane shot|upward crane|camera ascends|camera floats up|ascending camera",
        "camera.move=crane_up",
        3,
    ),
    (
        "crane~ down|jib~ down|boom~ down|pedestal down|descending camera|camera descends|camera goes down|camera sinks|camera drops|crane shot down|camera cranes down|camera moves down|ped down|camera comes down|descending crane|descending crane shot|downward crane|camera lowers",
        "camera.move=crane_down",
        4,
    ),
    (
        "orbit~|arc shot|arc~ around|circle~ around|circle~|circling|revolve~ around|360|camera circles|rotate~ around|arcing|orbital|arc~|camera goes around|moves around|moving around|fly~ around|flies around|swing~ around|travel~ around|orbit shot|orbiting",
        "camera.move=orbit",
        4,
    ),
    (
        "zoom~ in|zoom~|crash zoom|snap zoom|zoom~ + in|punch~ in|zoom~ into|zoom~ on|crash zoom in|zoom~ in on",
        "camera.move=zoom_in",
        3,
    ),
    ("zoom~ out|zoom~ + out|zoom~ back|crash zoom out|zoom~ away", "camera.move=zoom_out", 4),
    (
        "camera shake|shaking camera|camera shakes|shake|shakes|camera shaking|with shake|some shake",
        "camera.shake=0.4",
        1,
    ),
    (
        "lots of shake|lot of shake|heavy shake|strong shake|violent shake|heavy camera shake|much shake|strong camera shake|lots of camera shake|extreme shake|violent camera shake",
        "camera.shake=0.8",
        3,
    ),
    (
        "little shake|slight shake|light shake|subtle shake|bit of shake|slight camera shake|subtle camera shake|gentle shake|little camera shake|touch of shake|slightly shaky|minimal shake|light camera shake|hint of shake|breathing camera",
        "camera.shake=0.2",
        3,
    ),
    (
        "rock steady|rock solid|perfectly steady|perfectly still|without shaking|shake free|smooth|steady|stable|stabilised|stabilized|smoothly",
        "camera.shake=0",
        2,
    ),
];

const CAMERA_VIEW: &[Row] = &[
    (
        "extreme wide|extreme wide shot|extreme wide angle shot|very wide|very wide shot|super wide shot|ultra wide shot|establishing shot|establisher|extreme long shot|EWS|ELS|XWS|vista|panoramic|panorama|from afar|from far away|far away|from great distance|establishing|in distance|from distance|from far|tiny in frame",
        "camera.framing=extreme_wide",
        4,
    ),
    (
        "wide|wide shot~|wide frame|wide framing|wide view|long shot|WS|master|master shot|LS|medium wide|medium wide shot|medium long shot|MWS|wide master|wide angle shot|general view|wide on|loose framing|wide composition",
        "camera.framing=wide",
        2,
    ),
    (
        "full shot|full|full framing|whole building in frame|fills frame|entire building|whole building|full view|full body|full length|whole structure|full height|fill frame|fills picture|FS|head to toe|filling frame|entire structure",
        "camera.framing=full",
        2,
    ),
    (
        "medium|medium shot|mid shot|midshot|MS|medium framing|medium close|medium close up|MCU|half shot",
        "camera.framing=medium",
        2,
    ),
    (
        "close up|closeup|close shot|close|tight|tight shot|extreme close up|CU|ECU|BCU|XCU|detail|detail shot|up close|close on|tight on|tight framing|tight frame|close view|close framing|big close up|extreme closeup|insert|very close|insert shot|handheld close",
        "camera.framing=close_up",
        2,
    ),
    ("handheld close", "camera.move=handheld; ?camera.shake=0.35; camera.framing=close_up", 3),
    (
        "eye level|at eye level|eye height|at eye height|eye line|pedestrian view|human height|head height|street level|at street level|straight on|passer bys view|pov|point of view|human eye level|from street level|from street|seen from street|standing height|bystanders view|view of bystander",
        "camera.angle=eye",
        2,
    ),
    (
        "low angle|low angle shot|low camera|from below|looking up|look up|looks up|camera looks up|from low angle|low down|low viewpoint|camera low|low|shot from below|upshot|knee height|hip height|from low|low perspective|camera low down|low camera position|low position|looking up at",
        "camera.angle=low; ?camera.height_m=0.6",
        3,
    ),
    (
        "high angle|high angle shot|from above|looking down|look down|looks down|from rooftop|from roof opposite|from balcony|from window|elevated|high camera|high viewpoint|from high up|camera high|from high|from opposite roof|from upstairs window|from high window|downshot|high vantage point|from neighbouring roof|from across rooftops|elevated view|from high angle|from balcony across street|looking down on|looking down at|from rooftop opposite|seen from rooftop|high perspective|elevated camera|high camera position|from window across street|high up",
        "camera.angle=high; ?camera.height_m=12",
        3,
    ),
    (
        "ground level|worms eye|worms eye view|at ground level|from ground|on ground|camera on ground|frogs eye|frog perspective|frogs eye view|from ground level|low on ground|lying on ground|camera on floor|from pavement|on pavement|ant view|gutter level|from gutter|camera on pavement|ant eye view|ants eye view|wormseye|camera at ground level|mouse eye view|on asphalt|camera in gutter|camera lies on ground|camera lying on ground|ground angle|camera lies on street",
        "camera.angle=ground; ?camera.height_m=0.25",
        4,
    ),
    (
        "aerial|aerial shot|aerial view|drone|drone shot|drone view|drone footage|helicopter|helicopter shot|from helicopter|birds eye|birds eye view|bird eye view|gods eye|gods eye view|from air|from sky|overhead|overhead shot|top shot|from drone|from plane|birdseye|satellite view|from overhead|flying camera|from bird s eye view|overhead view|top down shot|top down view|airborne|seen from air|via drone|by drone|fpv",
        "camera.angle=aerial",
        4,
    ),
    (
        "dutch|dutch angle|dutch tilt|canted|canted angle|tilted frame|tilted horizon|oblique angle|crooked horizon|tilted camera|dutched|slanted horizon|german angle|skewed horizon|camera canted|off kilter|canted frame|crooked frame",
        "camera.angle=dutch",
        5,
    ),
    (
        "framing street|shot of street|view of street|view down street|looking down street|look down street|view along street|frame street",
        "camera.subject=street; setting.place=city_street",
        3,
    ),
    ("camera looks down street", "camera.subject=street; setting.place=city_street", 4),
    ("wide lens|wide angle lens|wide angle|wide glass|short lens|wideangle", "camera.lens_mm=24", 5),
    (
        "ultra wide lens|ultra wide|ultra wide angle|ultrawide|super wide lens|very wide lens|super wide|ultra wide angle lens|extreme wide lens|extreme wide angle lens|extreme wide angle",
        "camera.lens_mm=14",
        5,
    ),
    ("fisheye|fish eye|fisheye lens|fish eye lens", "camera.lens_mm=10", 5),
    ("normal lens|standard lens|nifty fifty|normal focal length", "camera.lens_mm=50", 5),
    ("portrait lens|short telephoto|short tele", "camera.lens_mm=85", 5),
    (
        "long lens|telephoto|telephoto lens|tele|tele lens|long glass|on long lens|long focal length|compressed perspective|zoom lens|tele photo",
        "camera.lens_mm=135",
        5,
    ),
    (
        "super telephoto|very long lens|extreme telephoto|super long lens|supertele|super telephoto lens|extremely long lens",
        "camera.lens_mm=300",
        6,
    ),
    ("from left of building", "camera.azimuth_deg=-30", 5),
    (
        "three quarter view|three quarters view|from corner|corner view|three quarter angle|3/4 view",
        "camera.azimuth_deg=35",
        5,
    ),
    ("side view|in profile|from side|side on|seen from side", "camera.azimuth_deg=80", 4),
    ("head on|frontal|frontally|from front|front on|frontal view|dead on", "camera.azimuth_deg=0", 4),
    (
        "camera on left|camera to left|seen from left|viewed from left|from camera left|shot from left",
        "camera.azimuth_deg=-35",
        5,
    ),
    ("camera on right|camera to right|seen from right|viewed from right|shot from right", "camera.azimuth_deg=35", 5),
    ("from behind|seen from behind|from rear|from back", "camera.azimuth_deg=180", 4),
    ("camera|shot|view|frame|cam|angle", "", 0),
];

const LOOK: &[Row] = &[
    (
        "dust|dusty|dust cloud~|cloud of dust|dust rises|with dust|plume of dust|dust plume~|normal dust|powder|kicks up dust|kicking up dust|raising dust|clouds of smoke and dust|in dust",
        "look.dust=0.7",
        1,
    ),
    (
        "lots of dust|lot of dust|heavy dust|thick dust|clouds of dust|huge dust cloud~|massive dust cloud~|huge cloud of dust|very dusty|dust everywhere|billowing dust|thick cloud of dust|much dust|plenty of dust|tons of dust|enormous dust cloud|giant dust cloud|\
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
        "grain|grainy|film grain|some grain|film look|filmic grain|on film|shot on film|film stock|celluloid",
        "look.grain=0.5",
        1,
    ),
    (
        "heavy grain|lots of grain|very grainy|coarse grain|super 8|super8|strong grain|thick grain|heavy film grain|gritty grain|lots of film grain|extremely grainy|16 mm film|8 mm film|coarse film grain",
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
    ("overexposed|over exposed|high key|blown out|washed out|bright exposure", "look.exposure_ev=1", 6),
    ("slightly underexposed|bit underexposed|slightly under exposed", "look.exposure_ev=-0.5", 3),
    ("slightly overexposed|bit overexposed|slightly over exposed", "look.exposure_ev=0.5", 7),
    ("properly exposed|normal exposure|neutral exposure", "look.exposure_ev=0", 2),
];

const FORMAT: &[Row] = &[
    ("uhd|ultra hd|ultra high definition|uhd resolution", "size=3840x2160", 3),
    ("full hd|fullhd|fhd", "size=1920x1080", 4),
    ("hd|high definition|in hd", "size=1920x1080", 3),
    (
        "scope|cinemascope|anamorphic|widescreen scope|scope format|in scope|scope ratio|panavision|letterbox|letterboxed",
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
    ("academy ratio|academy|academy format|fullscreen tv|old tv format|4 to 3", "aspect=4:3", 2),
    ("imax", "aspect=1.43:1", 2),
    ("real time", "", 1),
    ("pal", "fps=25", 2),
    ("ntsc", "fps=30000/1001", 2),
    ("film rate|cinema rate", "fps=24", 2),
];

/// Known words without a key, so that no part of them is taken for something else.
const NO_KEY: &[Row] = &[(
    "depth of field|shallow depth of field|deep focus|rack focus|black and white|slow motion|slow mo|slowmo|time lapse|timelapse|\
      bullet time|dolly zoom|vertigo effect|lens flare|motion blur|street food|street art|house of cards|house cat|dog house|doghouse|greenhouse gas|\
      wall clock|night gown|water bottle|water glass|glass of water|glass of wine|home alone|snow white|rain man|fall in love|falls in love|fell in love|falls asleep|fell asleep|falling asleep|brick by brick|white house dog",
    "",
    9,
)];
