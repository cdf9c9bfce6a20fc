//! More of how crews, previs artists and bystanders put it. Nothing mistyped is read as one of these.

use super::Row;

pub(super) const TRADE: &[Row] = &[
    (
        "camera low/down/close/right/lying to/on/at/by ground/floor/pavement/tarmac/road|camera low down to/on/at ground/floor|camera right down on/at ground/floor",
        "camera.angle=ground; ?camera.height_m=0.25",
        5,
    ),
    (
        "at child/childs/kid/kids/toddler height/level|from child/childs/kid/kids height/level|child/childs/kid/kids eye level/height|at height of child/kid/toddler",
        "?camera.angle=eye; ?camera.height_m=1.1",
        5,
    ),
    (
        "pov of bird/pigeon/seagull/gull/eagle/hawk/crow/owl/bat/plane/helicopter/drone/pilot|bird/pigeon/seagull/gull/eagle/hawk/crow/drone/helicopter/pilot pov|birds/pigeons/seagulls/gulls/eagles/hawks/crows/pilots pov|pov from plane/helicopter/drone/balloon/above",
        "camera.angle=aerial",
        5,
    ),
    (
        "pov of dog/cat/rat/mouse/ant/insect/beetle/frog/worm|cat/cats/rat/rats/insect pov",
        "camera.angle=ground; ?camera.height_m=0.25",
        5,
    ),
    (
        "pov of passenger/driver/child/kid/man/woman/soldier/firefighter/witness/survivor/worker/tourist",
        "camera.angle=eye",
        5,
    ),
    (
        "tilt~/pan~ down from sky/clouds/roof/top/spire/sun|tilt~/pan~ down from sky/clouds/roof/top/spire/sun to",
        "camera.move=tilt_down",
        6,
    ),
    (
        "tilt~/pan~ up from street/ground/base/feet/pavement/floor|tilt~/pan~ up from street/ground level|tilt~/pan~ up from street/ground level to|tilt~/pan~ up from street/ground/base/feet/pavement/floor to",
        "camera.move=tilt_up",
        6,
    ),
    (
        "slide~/slid/slip~ into/down/off/toward water/lake/river/valley/ravine/gorge/canyon/slope/hill/hillside/hole/canal/sinkhole/pit/void/bank",
        "event.kind=collapse",
        3,
    ),
    (
        "slide~/slid/slip~ into/down/off/toward sea/ocean/bay/harbour/harbor/cliff/fjord",
        "event.kind=collapse; setting.place=coast^1",
        3,
    ),
    (
        "middle/central/mid/centre/center part/portion/bit/third/section/segment/bay/arch/pier/span|middle/central/centre/center of span|dead centre|dead center",
        "event.origin=middle",
        2,
    ),
    (
        "left part/portion/bit/third/section/segment/bay/arch/pier/abutment/tower/gable/column/leg/support/side/end/wing|left hand part/portion/third/section/bay/arch/pier/abutment/tower/gable/column/leg/support/end/wing/corner/half|left support~|left leg~",
        "event.origin=left",
        2,
    ),
    (
        "right part/portion/bit/third/section/segment/bay/arch/pier/abutment/tower/gable/column/leg/support/side/end/wing|right hand part/portion/third/section/bay/arch/pier/abutment/tower/gable/column/leg/support/end/wing/corner/half|right support~|right leg~",
        "event.origin=right",
        2,
    ),
    (
        "red/green/blue/black/white/rusty/mossy/steep/gabled/shingle/shingled/copper/zinc/orange/pitched/corrugated/leaking/leaky/green roof~",
        "",
        9,
    ),
    (
        "bandshell~|bandstand~|folly|follies|clubhouse~|boat club|madrasa~|madrassa~|gurdwara~|dovecote~|portacabin~|portakabin~|beach hut~|press box~|milking parlour~|site hut~|outbuilding~|gatehouse~|forge|smithy|pavilion~",
        "structure.kind~house",
        1,
    ),
    ("gurdwara~|madrasa~|madrassa~", "structure.kind~church", 2),
    (
        "hothouse~|polytunnel~|leisure centre~|leisure center~|swimming baths|disco|discos|server farm~|data hall~|ice rink~|skating rink~|bowling alley~|trade hall~|expo hall~|fish market~|flower market~|cold storage|engine house~|engine shed~",
        "structure.kind~warehouse",
        2,
    ),
    ("maternity ward~|command centre~|command center~|broadcast centre~", "structure.kind~office_tower", 2),
    (
        "coke oven~|blast furnace~|rolling mill~|pump house~|pumphouse~|pumping station~|boiler house~|turbine hall~",
        "structure.kind~factory",
        2,
    ),
    ("ski lift~|cable car tower~|beacon~|scoreboard~|signal mast~|lattice mast~", "structure.kind~chimney", 1),
    (
        "spillway~|lock gate~|groyne~|noise barrier~|barbican|tunnel portal~|portcullis|colonnade~|portico~",
        "structure.kind~wall",
        1,
    ),
    (
        "ring road bridge|elevated ring road|cloverleaf|underpass|culvert~|pontoon bridge~|footway bridge",
        "structure.kind~bridge",
        2,
    ),
    ("panelak~|plattenbau~|khrushchyovka~", "structure.kind=apartment_block; ?structure.material=concrete", 3),
    ("top level|uppermost level|its top level|top deck|uppermost deck", "event.origin=top", 3),
    ("giving up|gives in|giving in|giving out", "event.kind=collapse", 1),
    (
        "lower camera|camera lower|a lower camera|lower viewpoint|lower position|lower vantage",
        "camera.angle=low; ?camera.height_m=0.6",
        4,
    ),
    (
        "higher camera|camera higher|higher viewpoint|higher vantage|higher position",
        "camera.angle=high; ?camera.height_m=12",
        4,
    ),
    (
        "bigger/harder/louder/stronger/larger/fiercer/nastier/huger explosion~/blast~/bang~/boom~/detonation~",
        "event.kind=explosion; event.strength=0.85",
        6,
    ),
    (
        "smaller/softer/weaker/lighter explosion~/blast~/bang~/boom~/detonation~",
        "event.kind=explosion; event.strength=0.25",
        6,
    ),
    ("bigger/harder/stronger quake~/earthquake~/tremor~", "event.kind=earthquake; event.strength=0.85", 7),
    ("smaller/softer/weaker/lighter quake~/earthquake~/tremor~", "event.kind=earthquake; event.strength=0.25", 7),
    ("camera fix|camera is fix", "camera.move=static; ?camera.shake=0", 3),
    ("in direction of camera/us/viewer/lens", "event.direction=toward_camera", 5),
    ("fall~ in direction of camera/us/viewer/lens", "event.kind=collapse; event.direction=toward_camera", 5),
    ("in direction of left|in direction of left side", "event.direction=left", 4),
    ("in direction of right|in direction of right side", "event.direction=right", 4),
    ("in direction of street/road", "event.direction=street", 4),
    (
        "off its foundations|lift~ * off its foundations|rip~ * off its foundations|tear~ * off its foundations|uproot~|uprooted",
        "event.kind=collapse",
        3,
    ),
    (
        "derail~ into|jackknife~ into|careen~ into|barrel~ into|veer~ into|skid~ into|swerve~ into",
        "event.kind=impact",
        5,
    ),
    (
        "come~ straight/right/directly for/at us/camera/it/lens/me|come~ straight/right/directly toward us/camera/lens/me|head~ straight/right for/at us/camera/lens/me",
        "event.kind=topple; event.direction=toward_camera",
        5,
    ),
    (
        "sand/snow/leaves/leaf/paper/papers/litter/smoke/curtain/curtains/wind/breeze/dust/spray/grass/hair/flag/flags/tumbleweed/tumbleweeds/flurries/rain/washing/laundry blow/blows/blowing/blew",
        "",
        9,
    ),
    ("blowing sand", "setting.weather=storm", 4),
    ("goes/go/went/going white/black/dark/quiet/silent/blank/crazy/wild/cold/mad/unnoticed/viral", "", 9),
    ("from back to front|from rear to front|from front to rear|from front to back", "", 5),
    (
        "left hand footing|left footing~|left foundation~|left cable~|left hinge|left bearing~|left anchor",
        "event.origin=left",
        2,
    ),
    (
        "right hand footing|right footing~|right foundation~|right cable~|right hinge|right bearing~|right anchor",
        "event.origin=right",
        2,
    ),
    ("stacks", "structure.kind=chimney", 1),
    (
        "truck~/track~/dolly~/crab~/slide~/move~/travel~ l to r|truck~/track~/dolly~/crab~/slide~ lr",
        "camera.move=truck_right",
        6,
    ),
    (
        "truck~/track~/dolly~/crab~/slide~/move~/travel~ r to l|truck~/track~/dolly~/crab~/slide~ rl",
        "camera.move=truck_left",
        6,
    ),
    ("pan~ l to r|pan~ lr", "camera.move=pan_right", 6),
    ("pan~ r to l|pan~ rl", "camera.move=pan_left", 6),
    (
        "rain/raindrops/drizzle on/against/down/streaking glass/window/windows/lens/windscreen/windshield/pane/panes",
        "setting.weather=rain",
        5,
    ),
    ("snow/snowflakes on/against glass/window/windows/lens/windscreen/windshield", "setting.weather=snow", 5),
    ("through/behind glass", "", 4),
    ("shaky phone", "camera.move=handheld; camera.shake=0.65", 3),
    (
        "light/lights/streetlight/streetlights/lamp/lamps/alarm/alarms/siren/sirens/neon/sign go/goes/going/went off/out/on/dark",
        "",
        9,
    ),
    ("at/from start of working day|at/from start of day/shift/week/year", "setting.time=morning", 4),
    ("at end of working day|at end of day/shift", "setting.time=dusk", 4),
    (
        "at bedtime|at suppertime|supper time|at dinnertime|dinner time|lit by headlights|by candlelight",
        "setting.time=night",
        1,
    ),
    ("first glow", "setting.time=dawn", 2),
    ("hour before sunset|half hour before sunset|before sunset", "setting.time=golden_hour", 4),
    ("hour after sunrise|half hour after sunrise", "setting.time=morning", 5),
    (
        "ashen/milky/pewter/slate/iron/white/colourless/colorless/dirty/steel/low sky/skies|blanket of cloud|cloud deck|thunderhead~",
        "setting.weather=overcast",
        3,
    ),
    (
        "empty sky/skies/frame/chair/chairs/bottle/bottles/plate/lot/horizon/space/air/window/windows/stage/bench/benches/promise/promises/hands",
        "",
        9,
    ),
    (
        "bridge pier~|bridge abutment~|bridge deck~|bridge span~|bridge tower~|bridge column~|bridge support~|bridge pylon~|pier of bridge/viaduct/flyover/overpass",
        "structure.kind=bridge",
        5,
    ),
];
