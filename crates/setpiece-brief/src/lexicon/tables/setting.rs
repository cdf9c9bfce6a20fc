//! Where it stands, when, in which weather, among how many cars.

use super::Row;

pub(super) const SETTING: &[Row] = &[
    ("EARLY", "setting.time=morning", 0),
    ("its dark|it is dark|dark outside|its pitch black|pitch black", "setting.time=night", 1),
    ("AM", "setting.time=morning", 1),
    ("traffic heavy|traffic dense", "setting.traffic=1", 3),
    ("traffic light", "setting.traffic=0.25", 3),
    (
        "street~|mill town|market town|port town|mining town|city|downtown|avenue~|boulevard~|urban|alley~|road~|city street~|city centre|city center|town centre|town center|inner city|crossroads|intersection|lane|old town|residential street|side street|shopping street|busy city|high street|main street|town|metropolis|suburb~|suburbia|suburban|neighbourhood|neighborhood|cobbled street|cobblestone street|pavement|sidewalk|in street|on street|along street|over street below|wide street|narrow street",
        "setting.place=city_street",
        1,
    ),
    ("freeway~|highway~|motorway~|expressway|lanes|turnpike", "setting.place~city_street", 1),
    ("dirt road~|dirt track~|country road~|country lane~|gravel road", "setting.place~village", 2),
    (
        "plaza~|piazza|piazzas|town square|city square|main square|market square|village square|in square|on square|central square|public square|market place|marketplace|courtyard|forecourt",
        "setting.place=plaza",
        2,
    ),
    ("empty/deserted plaza~/piazza~/square~/courtyard~", "setting.traffic=0; setting.place=plaza", 4),
    (
        "village~|fishing village~|small town|small village|little village|hamlet|small town|rural village|mountain village",
        "setting.place=village",
        2,
    ),
    (
        "industrial area|industrial estate~|industrial zone|industrial park|industrial|industrial district|industrial site|construction site|building site|dockyard|docks|docklands|dockside|container port|freight yard|power station|shipyard|railway yard|rail yard|railyard|scrapyard|quarry|wasteland|works|port area|brownfield",
        "setting.place=industrial",
        2,
    ),
    (
        "field~|cornfield~|wheat field~|wheatfield~|hayfield~|farmyard|heath|moor|moorland|meadow~|countryside|farmland|grassland|farm|prairie|pasture|rural|open country|plains|on/across/in/over plain|open/flat/wide/empty/grassy/windswept plain|hill~|hillside|pampas|pampa|in open|open land|in countryside|valley|mountain~|forest|steppe|woods|in woods|park",
        "setting.place=field",
        2,
    ),
    (
        "desert village~|desert town~|village in desert|town in desert|adobe village~|mud village~|mud brick village~|mudbrick village~|oasis|kasbah|casbah|ksar",
        "setting.place=village; setting.location=desert village",
        4,
    ),
    (
        "desert highway|desert road|desert|deserts|dunes|sand dunes|outback|sandy|badlands|arid",
        "setting.place=desert",
        2,
    ),
    (
        "coast|cliffside|clifftop|cliff edge|sea cliff|sea front|seaside town|coastal town|on cliff~|coastline|seashore|sea spray|dockside|beach~|seaside|shore|shoreline|cliff~|sea|ocean|waterfront|harbour|harbor|by sea|seafront|promenade|by ocean|coastal|island|bay|on coast|quay|quayside|pier|river bank|riverside|riverbank",
        "setting.place=coast",
        2,
    ),
    (
        "dawn|before sunrise|just before sunrise|just before dawn|before dawn|daybreak|sunrise|first light|crack of dawn|at sunup|sunup|break of day|pre dawn|predawn",
        "setting.time=dawn",
        2,
    ),
    (
        "morning|morning light|morning sun|breakfast time|mornings|early morning|mid morning|this morning|in morning",
        "setting.time=morning",
        2,
    ),
    (
        "noon|bright midday|high sun|noon sun|midday|mid day|high noon|lunchtime|noontime|broad daylight|midday sun|sun overhead|noonday",
        "setting.time=noon",
        2,
    ),
    (
        "late in day|later in day|tea time|teatime|afternoon|arvo|late arvo|mid afternoon|early afternoon|late afternoon|afternoon light|afternoon sun|daytime|daylight|day|in day|by day|sunny day|during day|day time|teatime",
        "setting.time=afternoon",
        2,
    ),
    (
        "gold hour|golden hour|golden hr|goldenhr|magic hr|magichour|magic hour|late afternoon light|backlit by low sun|low sun|golden light|late sun|goldenhour|late afternoon sun|warm evening sun|warm evening light|low evening sun|golden sunlight",
        "setting.time=golden_hour",
        3,
    ),
    (
        "dusk|after sunset|just after sunset|sunset|sundown|nightfall|twilight|evening|blue hour|gloaming|setting sun|sun sets|sun goes down|as sun sets|night falls|at nightfall|early evening|late evening|in gloaming",
        "setting.time=dusk",
        3,
    ),
    (
        "night|nite|midnite|nights|small hours|pitch dark|dark and stormy night|night exterior|after midnight|nighttime|night time|midnight|after dark|dead of night|moonlight|moonlit|by night|middle of night|late at night|nocturnal|in dark|in darkness|nightly|night shot|starry night|street lamps|neon",
        "setting.time=night",
        2,
    ),
    (
        "clear|clr|bright|crisp|sunny|sunlit|cloudless|blue sky|blue skies|bright sun|bright sunshine|sunshine|clear sky|clear skies|fine weather|fair weather|sunlit|good weather|in sun|sun|clear weather|fair",
        "setting.weather=clear",
        1,
    ),
    (
        "ocast|overcast|cloudy|grey sky|gray sky|grey skies|grey day|gray day|cloud|clouds|cloud cover|leaden sky|dull|gloomy|overcast sky|grey weather|cloudy sky|cloudy day|flat light|grey",
        "setting.weather=overcast",
        2,
    ),
    (
        "rain|raining|rains|rainy|drizzle~|downpour|wet|shower|showers|rain shower|wet asphalt|rain slick|rain slick street|rain soaked|its pouring|pouring rain|heavy rain|light rain|rainfall|rain falls|rain falling|rain is falling|falling rain|in rain|wet street|pouring down|it rains|bucketing down|bucketing|spitting rain|raindrops|driving rain|wet weather|monsoon|soaked|drenched",
        "setting.weather=rain",
        3,
    ),
    (
        "snow|snowing|snows|snowy|snowfall|falling snow|snow falls|snow falling|snow is falling|fall of snow|in snow|snow on ground|snow + on ground|snow covered|snowbound|snowed in|snowflakes|heavy snow|deep snow|light snow|fresh snow|sleet|icy|snowy street",
        "setting.weather=snow",
        3,
    ),
    ("raining down|rain down|rains down", "", 1),
    ("winter|in winter|wintry|winters", "?setting.weather=snow", 1),
    (
        "rain has stopped|rain stopped|rain is over|after rain|no longer raining|fog has lifted|fog has cleared|mist has cleared|storm has passed|snow has stopped|storm is over",
        "setting.weather=clear",
        5,
    ),
    ("fog lifting|mist lifting|fog lifts|mist rises", "setting.weather=fog", 4),
    ("blizzard~|snowstorm~|snow storm~", "setting.weather=snow", 4),
    (
        "fog|light haze|heat haze|haar|pea souper|hazy light|foggy|mist|misty|haze|hazy|smog|thick fog|dense fog|foggy street|fog bank|fogbound|smoggy|heavy fog|light fog|patchy fog",
        "setting.weather=fog",
        3,
    ),
    (
        "lightning|storm~|stormy|thunderstorm~|thunder storm~|thunder|lightning|storm clouds|stormy sky|high winds|strong winds|gale force winds|howling wind|howling winds|raging winds|violent wind|gale~|hurricane~|tempest~|thunder and lightning|cyclone|typhoon|tornado|windstorm|sandstorm|dust storm|rainstorm|stormy weather|squall~",
        "setting.weather=storm",
        4,
    ),
    (
        "is struck by lightning|gets struck by lightning|gets hit by lightning|is hit by lightning|lightning hits|lightning strikes|struck/hit by lightning|lightning strike~",
        "setting.weather=storm; ?event.kind=impact",
        4,
    ),
    (
        "empty street~|deserted street~|empty road~|deserted road~|abandoned street|empty city street|deserted city street|street is empty|empty avenue|deserted avenue|car free street",
        "setting.traffic=0; setting.place=city_street^1",
        4,
    ),
    (
        "no traffic|not car in sight|not a car|deserted|car free|carless|traffic free|empty of cars|abandoned city|empty city|empty",
        "setting.traffic=0",
        2,
    ),
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
