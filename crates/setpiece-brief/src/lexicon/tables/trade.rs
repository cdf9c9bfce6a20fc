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
];
