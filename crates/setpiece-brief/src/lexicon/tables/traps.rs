//! Phrases with words of the set that mean nothing of it: fog horns, trailer parks, the back seat of a cab, doors that slam.
//! Nothing mistyped is read as one of these.

use super::Row;

pub(super) const TRAPS: &[Row] = &[
    (
        "go~/goes/going/went/drive~/walk~/come~/comes/run~/gets home|drive~/drives/rolls into town/city/night/distance/sunset",
        "",
        9,
    ),
    ("lighthouse beam/lamp/light", "", 9),
    ("keep~/hold~ roof/top/spire/crown/base in frame/shot/picture/view", "", 9),
    ("on phone says/said/wants/asks/tells|on phone with|over phone", "", 9),
    ("left/right side/half/third of frame/picture/screen", "", 9),
    ("blown/burnt/burned/clipped/crushed highlights/whites/sky/skies/blacks/windows", "", 9),
    (
        "dead centre/center of frame/picture/screen|centred in frame|centered in frame|dead centre/center in frame",
        "",
        4,
    ),
    ("avalanche of dust/debris/rubble/bricks/glass", "", 4),
    ("crop~ at/off roof/top/spire|crop~ roof/top/spire/chimney|top/bottom/edge of frame/screen/picture", "", 9),
    ("bang/smack/dead/spot on", "", 1),
    (
        "strong/hard/harsh/powerful/heavy/fierce/brutal backlight/backlighting/light/sidelight/key/shadow/shadows/contrast",
        "",
        4,
    ),
    ("story/action/plot/emotional/next/key/final/main/second/third beat|beat sheet/board/outline", "", 9),
    ("dolly track/tracks/rail/rails/grip|crane base/arm|jib arm|camera truck/crew/department/car/operator", "", 9),
    (
        "game/film/movie/launch/reveal/teaser/announcement trailer~|trailer shot~/beat/cut/version/edit/frame/moment/music",
        "",
        9,
    ),
    (
        "saw tooth roof~|sawtooth/shingle/shingled/gabled/zinc/copper/mansard/hipped/corrugated/red/green/grey/asbestos/leaky/mossy/bitumen/gravel roof~",
        "",
        9,
    ),
    (
        "an/the accordion|accordion player/music|packed with|blast door~|archive/archival style/footage/film/look/material",
        "",
        9,
    ),
    ("im/am/are/were after|front to back|back to front|all at once|sudden|abrupt|abruptly|of sticks|of straw", "", 0),
    ("dial~/tone~/pull~ it down/right down/back", "", 9),
    ("brush~/wipe~/blow~/shake~/dust~ dust off|brush~/wipe~/shake~ off dust", "", 9),
    (
        "run~/running/stand~/step~/jump~/get~/keep~/pull~/scramble~/dash~/dive~ clear|stay clear|well clear|in the clear",
        "",
        9,
    ),
    (
        "fog horn~|foghorn~|fog machine|storm drain~|sun hat~|sun lounger~|sun umbrella~|rain coat~|rain gutter~|rain barrel~|snow globe~|snow plough~|snow plow~|snowplow~|snow machine~|wind machine~|wind chime~|storm trooper~|cloud storage|snowman|snowmen",
        "",
        9,
    ),
    ("trailer/caravan/theme/amusement/skate/water/ball/dog park|fun fair|funfair", "", 9),
    ("door~/gate~/shutter~/lid slam~|door~/gate~/shutter~ bang~|slam~ door/gate", "", 9),
    ("last/first/next/loading/parking/middle/outer bay|half demolished|half built|half collapsed", "", 9),
    ("headlights/light/sunlight/moonlight/sun/beam/beams/shadow/shadows/rain/spotlight hit~/strike~", "", 9),
    (
        "sand castle|sandcastle~|doll house|dolls house|dollhouse|bouncy castle|toy house/tower/castle/bridge|radio static|static on radio",
        "",
        9,
    ),
    (
        "back seat|backseat|from back seat|front seat|passenger seat|vertical crack/cracks/line/lines/drop/plume/column/beam/beams",
        "",
        9,
    ),
    (
        "roll~/come~/came/bounce~/hurtle~/run~ down hill/hillside/slope|all night|all night long|through night|all day|all day long|michael bay|city bus|city buses|city council|city worker~|city official~|street sweeper~|street cleaner~|lose~/losing brakes/balance/nerve/temper/patience/signal/control/footing|rooftop/roof bar/terrace/restaurant/pool/antenna|detonator|detonators|pan~/panning for|dolly in arms/hands/lap|static on tv/television/screen|cold/warm/storm/weather front moves/rolls/comes in/through/over|empty stand/stands/seat/seats/bleachers/pews/pool/hall/room/shelves/stadium|frost|frosty|frosted",
        "",
        9,
    ),
    ("night for day|dust mote~|motes of dust|rooftop/roof/house/pool/garden party|first prayer", "", 9),
];
