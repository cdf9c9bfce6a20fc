//! Buildings that are rarely named: each with the nearest kind there is. Nothing mistyped is read as one of these.

use super::Row;

pub(super) const BUILDINGS: &[Row] = &[
    ("pier", "structure.kind~bridge", 0),
    ("stone arch|rock arch|natural arch", "structure.kind~bridge; structure.material=stone", 2),
    ("classroom~", "structure.kind~house; ?structure.floors=1", 1),
    ("mine/pit/colliery headgear~", "structure.kind~chimney", 3),
    (
        "container/gantry/dockside/harbour/harbor/quayside crane~",
        "structure.kind~chimney; ?structure.material=steel",
        3,
    ),
    ("refinery/factory/brick/mill/plant/works stack|refinery/factory/plant stacks", "structure.kind=chimney", 4),
    (
        "glass building~|glass fronted building~|glass clad building~",
        "structure.kind=office_tower; structure.material=glass",
        3,
    ),
    ("two up two down|two up two down house~|back to back house~", "structure.kind=house; ?structure.floors=2", 3),
    (
        "pking garage|pkg garage|prkg garage|parkg garage|pking structure|prkg structure",
        "structure.kind=parking_structure",
        3,
    ),
    ("ground flr|grnd floor|grnd flr|gnd floor|gnd flr", "event.origin=ground_floor", 3),
    (
        "top/upper/uppermost deck/decks/tier/tiers|its/his/her/their top/upper/uppermost deck/decks/tier/tiers/floor/floors/storey/storeys/level/levels/section/part",
        "event.origin=top",
        3,
    ),
    (
        "old town hall|old city hall|old courthouse|old library",
        "structure.kind~office_tower; ?structure.floors=4; ?structure.material=stone",
        4,
    ),
    (
        "mid/low/high rise office/offices|mid/low/high rise office building/block/tower|midrise/highrise office building/block/tower",
        "structure.kind=office_tower",
        5,
    ),
    ("palazzo~|palazzi", "structure.kind~apartment_block; ?structure.floors=4; ?structure.material=stone", 2),
    (
        "chateau~|rowhouse~|row house~|yurt~|tepee~|tipi~|almshouse~|funeral parlour|funeral parlor|crematorium|morgue",
        "structure.kind~house",
        2,
    ),
    ("citadel|bastion~|city gate|town gate|triumphal arch", "structure.kind~wall; ?structure.material=stone", 2),
    ("orangery|bazaar|covered bazaar|circus tent|big top", "structure.kind~warehouse", 2),
    ("corn exchange", "structure.kind~office_tower; ?structure.floors=4; ?structure.material=stone", 3),
    ("school/tour/city/double decker bus/buses|school run", "", 9),
    ("pillar|pillars", "structure.kind~chimney", 0),
    ("pk garage|car pk|car prk|carpk", "structure.kind=parking_structure", 3),
    ("old/main/wooden/east/west/north/south/spectator stand", "structure.kind~warehouse", 1),
    (
        "stand collapse~/crumble~/fold~/buckle~/fall~/sag~|stand give~ way|stand cave~ in",
        "structure.kind~warehouse; event.kind=collapse",
        1,
    ),
    ("stand explode~|stand blow~ up", "structure.kind~warehouse; event.kind=explosion", 1),
    ("parking", "structure.kind~parking_structure", 0),
    ("residential", "structure.kind=apartment_block", 0),
    (
        "school/university/college gym|school/university/college gymnasium|school hall|school/hotel swimming pool",
        "structure.kind~warehouse",
        4,
    ),
    (
        "school/university/college library|school/university/college theatre",
        "structure.kind~office_tower; ?structure.floors=4",
        4,
    ),
    ("boiler hse|boiler house", "structure.kind~factory", 2),
    ("treehouse~|caravan~|newsstand~|tollbooth~|gazebo~|longhouse~|houseboat~|beach hut~", "structure.kind~house", 2),
    (
        "car wash|car washes|swimming pool~|roundhouse~|arcade~|ski lodge|cable car station",
        "structure.kind~warehouse",
        2,
    ),
    ("kiln~|brickyard~|textile works|ice factory|coal mine~", "structure.kind~factory", 2),
    ("pyramid~|tomb~", "structure.kind~church; ?structure.material=stone", 2),
    ("railway arch~|viaduct arch~", "structure.kind~bridge", 3),
    (
        "slab block~|maisonette~|maisonette block~|estate block~|tower of flats|flat building|residences|housing complex|apartment high rise~|\
         loft building~|loft~|tower of apartments|block of apartments|multi family building|multifamily|high density housing|studio block",
        "structure.kind=apartment_block",
        2,
    ),
    (
        "student residence~|student housing|student halls|halls of residence|hall of residence|kindergarten~|nursery school~|nursery|primary school~|\
         secondary school~|high school~|grade school|grammar school|retirement home~|boarding house~|boarding school~|lodging house~|guesthouse~|guest house~|\
         rooming house~|sanatorium~|sanitarium~|hospice|penitentiary|jail~|jailhouse|residence~|khrushchyovka~|khrushchevka~|plattenbau~|banlieue tower|six plex|\
         fourplex|triplex|walkups|housing blocks|maternity hospital|field hospital|medical center|medical centre|infirmary|psychiatric hospital|workers housing|\
         staff quarters|living quarters|tower of homes|bedsits|hotel tower~|casino hotel|academy building|campus building~|police barracks|five over one",
        "structure.kind~apartment_block",
        3,
    ),
    (
        "office park|office complex|business centre|business center|business park block|commercial building~|commercial tower~|finance tower|financial tower|insurance building|\
         insurance tower|corporate building~|corporate headquarters|corporate hq|hq|hq building|headquarters building|megatall|office skyscraper|mirrored tower|media tower|twin tower~|twin towers|tower one|tower two|art deco tower",
        "structure.kind=office_tower",
        3,
    ),
    (
        "palace of justice|shopping centre~|shopping center~|shopping arcade|shopping plaza|megamall|strip mall|newspaper building|newspaper office~|data centre~|data center~|\
         university building~|laboratory|laboratories|lab|research facility|research lab|research centre|research center|concert hall~|conference centre|conference center|convention center|convention centre|\
         capitol|capitol building|senate|county courthouse|city library|art gallery|gallery|archive|archives|consulate|federal building|federal bank|central bank|civic centre|civic center|community centre|\
         community center|cultural centre|cultural center|radio building|broadcasting house|tv station|telephone exchange|county hall|guildhall|observatory|art museum|planetarium|aquarium|airport tower|chamber of commerce|treasury|white house|congress building|tax office",
        "structure.kind~office_tower; ?structure.floors=4; ?structure.material=stone",
        3,
    ),
    (
        "semi|semis|family home~|ranch~|hacienda~|dacha~|hovel~|trailer~|starter home|council house~|beach house~|lake house|stilt house~|house on stilts|tree house~|\
         saltbox|mud hut~|mud house~|boat house|shophouse~|dream home|croft|weekend house|summer house|summerhouse|holiday home|row houses|dwellings|prefab house~|tiny house|town houses|gingerbread house|frame house~|haunted house|shotgun house~",
        "structure.kind=house",
        3,
    ),
    (
        "corner store~|convenience store~|grocery store~|grocery~|grocer|grocers|bookshop~|bookstore~|pharmacy|pharmacies|drugstore~|laundromat~|launderette|barbershop|butchers|butcher shop|pizzeria~|coffee shop~|\
         coffeehouse|liquor store~|storefront~|store|roadhouse~|teahouse|tea house|nightclub~|brothel|kiosk~|pavilion~|gatehouse~|vicarage|rectory|parsonage|presbytery|bank branch|sheriffs office|ranger station|lodge house|veranda house|bandstand|hunting lodge|crofters cottage|igloo~|sentry box|border post|checkpoint|customs house|toll house|toll booth|schoolroom|bus shelter|outhouse~|garden shed",
        "structure.kind~house; ?structure.floors=1",
        2,
    ),
    (
        "aircraft hangar~|airship hangar|bus depot|bus garage|tram depot|train depot|logistics centre|logistics center|distribution center|fulfilment centre|fulfillment center|amazon warehouse|cold store|cold storage|storage facility|\
         storage unit~|self storage|bonded warehouse|customs warehouse|lumber yard|timber yard|wool store|cotton warehouse|goods shed|freight shed|tobacco warehouse|packing shed|packing house",
        "structure.kind=warehouse",
        3,
    ),
    (
        "gym|market hall~|covered market~|indoor market|bus station~|bus terminal|airport terminal~|terminal~|airport|airport building|railway terminus|metro station|subway station|tube station|\
         granary|granaries|hayloft|swimming pool hall|swimming hall|indoor pool|exhibition hall~|exhibition centre|expo hall|ice rink|sports centre|sports center|velodrome|filling station~|quonset hut|nissen hut|loading dock|carport|ballroom|dance hall|bowling alley|\
         hypermarket|hardware store|furniture store|box store|big box store|home improvement store|megastore|film studio|sound stage|soundstage|auditorium|theater building|music hall|amphitheatre|amphitheater|circus tent|big top|tent|village hall|parish hall|hall|halls|sawtooth hall|glasshouse|conservatory|palm house|cow shed|cowshed|chicken coop|pigsty|milking shed|riding hall|fire hall|salt shed|food hall|food court|coliseum|colosseum|bullring|racecourse stand",
        "structure.kind~warehouse",
        2,
    ),
    (
        "sugar mill~|flour mill~|rolling mill|ironworks|iron works|glassworks|brickworks|tannery|tanneries|munitions factory|arms factory|ammunition factory|fireworks factory|shoe factory|toy factory|chocolate factory|\
         paper factory|furniture factory|clothing factory|garment factory|sweatshop|automobile plant|auto plant|car plant|bottling plant|works building|production hall|production plant|machine shop|machine hall|machine works|tire factory|tyre factory|processing plant|packing plant|meat packing plant|fish factory|match factory|steel plant|steel works|smelter~|soap works|pottery works|engine works|locomotive works|turbine hall",
        "structure.kind=factory",
        3,
    ),
    (
        "slaughterhouse~|abattoir~|oil rig~|drilling rig|offshore platform|oil platform|pump house|pumping station|boiler house|powerhouse|power house|reactor building|reactor~|nuclear reactor|nuclear power plant|nuclear power station|coal plant|coal fired power station|coking plant|oil refinery|blast furnace~|furnace house|incinerator|recycling plant|waste plant|water treatment plant|sewage plant|desalination plant|distillery|distilleries|winery|wineries|\
         oil mill|water mill|watermills|windmill~|wind mill|kiln house|pottery|smithy|transformer station|electrical substation|coal breaker|colliery|mine head|mine building|mining facility|concrete plant|fertilizer plant|fertiliser plant|gas plant|petrochemical plant|shipbuilding hall|print works|printing works|printing house|laundry building",
        "structure.kind~factory",
        3,
    ),
    (
        "parkade~|multistorey|multi storey|multi level garage|parking tower|parking building|parking silo|underground car park|underground parking|underground garage|ramp garage|parking levels|level garage|deck garage|park and ride|storey parking|story parking|level parking",
        "structure.kind=parking_structure",
        3,
    ),
    (
        "priory|cathedral church|duomo|parish church~|mission church|mission chapel|country church|gothic church|domed church|megachurch|kirk|collegiate church|orthodox church|pilgrimage church|wayside chapel|hilltop chapel",
        "structure.kind=church",
        3,
    ),
    (
        "cloister~|sanctuary|rotunda|stupa|crypt|mausoleum~|tabernacle|hermitage|friary|nunnery|seminary|charterhouse|ziggurat|pantheon|domed building|meeting house|baptistery|bellfry",
        "structure.kind~church",
        2,
    ),
    (
        "tower crane~|construction crane~|dock crane~|harbour crane|mast~|antenna tower|aerial mast|tv mast|phone mast|mobile phone mast|cell phone tower|communications mast|communication tower|broadcast mast|observation tower~|viewing tower|lookout|watch tower~|guard tower~|fire tower|siren tower|\
         signal tower|control tower~|air traffic tower|air traffic control tower|radar tower|drop tower|diving tower|shaft tower|winding tower|headframe|pit head|pithead|derrick~|oil derrick~|oil well tower|drilling tower|rocket gantry|launch tower|flue|flue stack|kiln stack|boiler stack|exhaust stack|vent stack|totem|totem pole|stele|campanile|power pylon|electricity pylon|transmission pylon|power line tower|high voltage tower|lattice tower|lattice mast|guyed mast|wind turbines|windpump|floodlight tower|ski jump|ferris wheel|big wheel|roller coaster|rollercoaster|giant statue|colossus|equestrian statue|war memorial|cenotaph|victory column|grain tower|grain bin~|grain silos|cement silo~|missile silo|feed silo|corn silo|silos|malt silo|leaning tower|donjon|turret|peel tower|round tower|tesla tower",
        "structure.kind~chimney",
        4,
    ),
    ("flagpole|lamp post|lamppost", "structure.kind~chimney", 0),
    ("antenna~|radio antenna", "structure.kind~chimney", 1),
    ("crane tower", "structure.kind~chimney", 2),
    (
        "water tank on legs|tank on legs|cistern tower|elevated cistern|water reservoir tower|standpipe|rooftop water tank|water cistern|hydrosphere|water sphere",
        "structure.kind=water_tower",
        5,
    ),
    (
        "reservoir tank|cistern~|oil storage tank~|rooftop tank|lpg tank~|lng tank~|spherical tank|propane sphere|gas sphere|chemical tank|storage sphere|tank farm|digester|fuel depot tank|wine tank",
        "structure.kind~water_tower",
        4,
    ),
    (
        "pontoon bridge|bascule bridge|swing bridge|cable stayed bridge|covered bridge|plank bridge|toll bridge|girder bridge|beam bridge|cantilever bridge|lift bridge|bailey bridge|foot bridge|canal bridge|river bridge|motorway bridge|freeway bridge|train bridge|railroad bridge|rail bridge|railway viaduct|rail viaduct|road viaduct|trestle bridge|trestles|box girder bridge|city bridge|overpasses|foot overpass|pedestrian overpass|highway overpass|highway viaduct|elevated freeway|elevated motorway|elevated expressway|elevated railway|elevated train line|elevated line",
        "structure.kind=bridge",
        4,
    ),
    (
        "motorway interchange|highway interchange|interchange|off ramp|on ramp|exit ramp|freeway ramp|motorway ramp|monorail|jetty|jetties|landing stage|walkway~|gangway|spaghetti junction|gantry|aerial walkway|air bridge|boardwalk",
        "structure.kind~bridge",
        2,
    ),
    (
        "partition wall|dry stone wall|freestanding wall|flood wall|prison wall|screen wall|perimeter walls|compound wall|courtyard wall|border wall|berlin wall|fortress wall|town wall|town walls|city walls|castle walls|blast wall|breeze block wall|cinder block wall|harbour wall|quay wall|sound barrier",
        "structure.kind=wall",
        3,
    ),
    (
        "embankment~|firewall|billboard~|hoarding~|scaffold|scaffolding|drive in screen|film screen",
        "structure.kind~wall",
        1,
    ),
    ("gable wall|party wall", "structure.kind~wall", 1),
    ("gable", "structure.kind~wall", 0),
    (
        "dike|dikes|breakwater~|parapet~|battlement~|palisade~|stockade|triumphal arch|archway|city gate|town gate|gateway|weir|hydroelectric dam|flood barrier|floodgate|tailings dam",
        "structure.kind~wall",
        2,
    ),
];
