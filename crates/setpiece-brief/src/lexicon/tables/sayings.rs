//! More of how people put what happens, where it begins and which way it goes; and everyday words that mean none of it.
//! Nothing mistyped is read as one of these.

use super::Row;

pub(super) const SAYINGS: &[Row] = &[
    // What happens.
    ("implo|implos|impl|ctrl demo|controlled demo|cd charges", "event.kind=implosion", 4),
    (
        "foot/feet/boot/fist/paw/claw/tail/hoof comes/come/stamps/slams/crashes down on/onto|foot/feet/boot/fist/paw/claw/tail/hoof stamps/slams on/onto|step~/stamp~/stomp~/tread~/trod/tramples/sits/lands on/onto it|stomp~ flat|gets stepped/stomped/sat/trodden on",
        "event.kind=impact; ?event.direction=down",
        6,
    ),
    ("push~/shove~/blow~/stave~/bash~/press~ + side/front/facade/gable/roof/end/doors in", "event.kind=collapse", 4),
    ("push~/shove~/blow~/stave~/bash~/press~ + wall in", "event.kind=collapse; structure.kind=wall^1", 4),
    (
        "concertina~|dissolve~ into rubble/dust|turn~ to dust|go~/goes/went all at once|go~/goes/went in one piece|goes/went in one|go~/goes all in one|calls it quits|bites dust|kiss~ ground|hit~ deck|meets its end|meets its maker|comes to grief|comes unstuck|come~ undone|unravel~|comes a cropper",
        "event.kind=collapse",
        3,
    ),
    (
        "freighter/ship/tanker/barge/boat/ferry/trawler/tug/liner/bus/coach/lorry/truck/van/car/train/tram/plane/jet/digger/tractor/forklift slide~/slid/drift~/skid~/plough~/roll~/run~/ran/career~/spin~/veer~/reverse~/back~/nose~ into",
        "event.kind=impact",
        6,
    ),
    ("cam/camera l/left side|cam/camera on left|from cam/camera l", "camera.azimuth_deg=-35", 4),
    ("cam/camera r/right side|cam/camera on right|from cam/camera r", "camera.azimuth_deg=35", 4),
    (
        "plane/jet/airliner/helicopter/lorry/truck/bus/tram/train/car/van/crane/ship into/through facade/front/side/roof/lobby/it",
        "event.kind=impact",
        4,
    ),
    ("plane/jet/airliner/helicopter into/through", "event.kind=impact", 3),
    (
        "spill~ into/onto/over/across road/street/pavement/yard/square|spill~ out into/onto/over road/street/pavement",
        "event.kind=collapse; event.direction=street",
        4,
    ),
    ("then all of it|then everything|then whole lot|then lot of it", "event.kind=collapse", 1),
    (
        "story/storey/level/floor/deck/decker parking/car lot|multi storey lot|parking deck~",
        "structure.kind=parking_structure",
        5,
    ),
    (
        "tank/artillery/mortar/cannon/naval round~/shell~/fire|tank/artillery/mortar shell hits/lands/strikes",
        "event.kind=explosion",
        6,
    ),
    (
        "crane/hook/girder/jib/pendulum swing~ into/against|swing~ into facade/side/wall/it/front",
        "event.kind=impact",
        6,
    ),
    (
        "roof/dome/lid lift~/rip~/peel~/tear~/torn off|roof/dome/lid is ripped/torn/lifted/peeled off|lift~/rip~/peel~/tear~/tore roof off|roof takes off|roof flies off",
        "event.kind=collapse; event.origin=top",
        5,
    ),
    ("left i mean|to left i mean|i mean left", "event.direction=left", 4),
    ("right i mean|to right i mean|i mean right", "event.direction=right", 4),
    (
        "crane/tree/mast/pylon topples/falls/tips/drops/crashes/comes/keels over/down on/onto it|crane/tree/mast/pylon topples/falls/tips/drops/crashes on/onto it/top/roof",
        "event.kind=impact",
        6,
    ),
    ("peel~ open|peel~ apart|crack~ open|split~ open|fold~ open|unfolds", "event.kind=collapse", 2),
    (
        "knocked down/over by + car/van/truck/lorry/bus/tank/tram/train/plane/ship/boat/digger/bulldozer/crane/tractor/boulder|flattened/demolished/destroyed/crushed by + car/van/truck/lorry/bus/tank/tram/train/plane/ship/boat/digger/bulldozer/crane/tractor/boulder",
        "event.kind=impact",
        6,
    ),
    (
        "opens/open/opening in/at/down middle/centre/center|opens/open up in middle/centre/center",
        "event.kind=collapse; event.origin=middle",
        4,
    ),
    ("ball knock~/hit~/smash~/strike~/swing~/comes/slams", "event.kind=impact", 5),
    (
        "pillar/column/leg/support/pylon/trestle of bridge/overpass/viaduct/flyover/footbridge/aqueduct",
        "structure.kind=bridge",
        6,
    ),
    (
        "split~/crack~/break~ right/clean/straight down middle/centre/center",
        "event.kind=collapse; event.origin=middle",
        5,
    ),
    ("let~ roof/dome/top/it/everything/spire/steeple go", "event.kind=collapse", 2),
    ("drops/loses/sheds/drop/lose its left half/side/end/wing/arch/span", "event.kind=collapse; event.origin=left", 5),
    (
        "drops/loses/sheds/drop/lose its right half/side/end/wing/arch/span",
        "event.kind=collapse; event.origin=right",
        5,
    ),
    // Where it begins.
    (
        "roof/top/spire/dome/steeple/crown first|starting/beginning/begins/starts/start at/from/with roof/top/spire/dome/steeple|from roof downward/downwards/on down|starting up top",
        "event.origin=top",
        4,
    ),
    (
        "starting/beginning/begins/starts/start at/from/with bottom/base/lobby/basement/foundations",
        "event.origin=ground_floor",
        4,
    ),
    (
        "left/lh/l/lefthand end/side/corner/wing/half/part/tower/gable/pier/leg/bay/edge/third/abutment first|starting/beginning/begins/starts/start at/from/on/with left",
        "event.origin=left",
        4,
    ),
    (
        "right/rh/r/righthand end/side/corner/wing/half/part/tower/gable/pier/leg/bay/edge/third/abutment first|starting/beginning/begins/starts/start at/from/on/with right",
        "event.origin=right",
        4,
    ),
    ("starting/beginning/begins/starts/start at/from/in/with middle/centre/center", "event.origin=middle", 4),
    ("l hand|lh end|lh corner|lh pier|l/h side|l pier|l abutment|left pier|left abutment", "event.origin=left", 3),
    ("r hand|rh end|rh corner|rh pier|r/h side|r pier|r abutment|right pier|right abutment", "event.origin=right", 3),
    ("at/in/from lantern/belfry/attic/loft/penthouse/turret|at/in lantern room", "event.origin=top", 3),
    // Which way it goes.
    (
        "our way|toward our side|to our side|on top of lens|on top of camera|right at lens|straight at lens|at lens|onto lens|over lens|over our heads|at viewer|toward where we are|in our faces|in our face|toward you",
        "event.direction=toward_camera",
        3,
    ),
    (
        "comes at us/camera/lens/you|coming at us/camera/lens/you",
        "event.kind=topple^1; event.direction=toward_camera",
        4,
    ),
    ("screen r|frame r|scr r|scr right|to r|r of frame", "event.direction=right", 2),
    ("screen l|frame l|scr l|scr left|to l|l of frame", "event.direction=left", 2),
    // How it is seen.
    (
        "starts/start/begins/begin low and climbs/rises/lifts/goes/ascends|starts/begins low then climbs/rises/lifts|starts/begins at ground/street level and rises/climbs",
        "camera.move=crane_up",
        5,
    ),
    (
        "starts/start/begins/begin high and drops/descends/comes/sinks/lowers|starts/begins high then drops/descends|starts/begins up high and drops/descends",
        "camera.move=crane_down",
        5,
    ),
    ("staring/gazing/peering straight up|staring/gazing/peering up|flat/lying on its back", "camera.angle=low", 4),
    ("three quarter/quarters from left|three quarter left|three quarters left|3/4 left", "camera.azimuth_deg=-35", 5),
    (
        "three quarter/quarters from right|three quarter right|three quarters right|3/4 right",
        "camera.azimuth_deg=35",
        5,
    ),
    ("gold light|amber light|honey light|warm low light", "setting.time=golden_hour", 3),
    ("nearly/almost/getting/practically/going dark", "setting.time=dusk", 3),
    (
        "crane/jib/boom move/shot/movement/moves down|crane/jib moving down|downward crane/jib|descending crane/jib",
        "camera.move=crane_down",
        6,
    ),
    (
        "crane/jib/boom move/shot/movement/moves up|crane/jib moving up|upward crane/jib|rising crane/jib|ascending crane/jib",
        "camera.move=crane_up",
        6,
    ),
    (
        "lckd|lckd off|lckd down|lckdoff|lckoff|lkd off|lock off cam|tripod locked|sticks locked|nailed down|bolted down",
        "camera.move=static; ?camera.shake=0",
        3,
    ),
    (
        "right/hard/close up against|jammed/pressed against|nose to nose with|inches from|arms length from|at arms length|within touching distance",
        "camera.distance=0.6",
        5,
    ),
    (
        "very/extremely/really/incredibly distant shot/view|seen/shot/filmed from miles away|from miles away|from very/really far away/off",
        "camera.framing=extreme_wide",
        5,
    ),
    // Everyday words.
    (
        "clear~/clearing/evacuate~/empties lobby/building/area/set/room/site/place/floor/scene/deck/air/throat/table/premises/staff/people|clear + out|clear to/of|all clear|clear as|clear that|clear enough|loud and clear|to be clear|make clear|make it clear|crystal clear|is clear to|clear on",
        "",
        4,
    ),
    ("render farm|farm can/could/will/wont/cant/permitting/time/nodes/queue|on farm tonight/overnight|if farm", "", 4),
    (
        "how hard|hard to/for|too hard|work~ hard|hard drive/hat/deadline/out/copy/facts/drives|try hard|hard it|so hard to|hard time|hard pass|hard no",
        "",
        4,
    ),
    ("plain old/boring/simple/vanilla/english/text/white/ordinary/and", "", 0),
    ("in/from/for/of/on trailer/teaser/promo|last/first trailer", "", 4),
    (
        "dont/do not mind/care about time of day|dont/do not mind/care time of day|any time of day|time of day whatever/irrelevant/open/tbd|time of day is up to you|time of day up to you",
        "",
        5,
    ),
    ("mountains/hills/city/skyline/sirens/thunder/dog/dogs/bells/traffic/smoke/fires in/on distance/horizon", "", 9),
    ("tornado/twister/storm/lightning in/on distance/horizon", "setting.weather=storm", 4),
    ("let it/this/shot/moment/scene/frame breathe|room/time to breathe", "", 4),
    ("long and low|low and long|low and squat|squat and low|low slung|low lying building/buildings", "", 4),
    (
        "this/that/it/what/which/nothing/everything works|if it/this/that works|works for/fine/well/like/best|works better",
        "",
        4,
    ),
    ("pane~/sheet~ of glass", "", 9),
    ("low winter/autumn/morning/evening/afternoon/spring/summer sun", "setting.weather=clear", 4),
    ("heat shimmer|shimmering heat|heat ripple~", "", 4),
    (
        "go/goes/gets/get/gone/going/went/is/all wobbly/wonky|go/goes/gets all wobbly|go/goes/gets/all wobbly wobbly|wobbly wobbly",
        "",
        4,
    ),
    (
        "too close|drops/raindrops/droplets/rain/water/spots on lens/glass/filter|drops/raindrops/droplets/rain/water/spots on front glass/element",
        "",
        4,
    ),
    ("reach~/get~/gets/rise~/arrive~ to/at/past roof/top/rooftop|reach~ roof/top/rooftop|past roof/top", "", 4),
];
