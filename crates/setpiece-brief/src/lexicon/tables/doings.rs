//! What happens as people say it who do not name it: turns of phrase, sizes that are ordered, what is done by whom. Nothing
//! mistyped is read as one of these.

use super::Row;

pub(super) const DOINGS: &[Row] = &[
    ("goes/go/went/going through front/window/wall/shopfront/facade/door/doors", "event.kind=impact", 5),
    (
        "storm/sea/wave/waves/wind/gale/river/surf takes/take it/everything/roof/end/half/top/wall/house|storm/sea/wave/waves/wind/gale/river/surf takes/take far/near/left/right/whole end/half/side/thing",
        "event.kind=collapse",
        2,
    ),
    ("roof peels/peeling|roof peels/peeling off/back", "event.kind=collapse; event.origin=top", 4),
    ("deflate~|deflates like balloon", "event.kind=collapse", 1),
    ("charges go/fire/pop/run/ripple", "event.kind=implosion", 6),
    ("stones/bricks/blocks/slabs slide~/tumble~/fall~/spill~ into/away/down/out", "event.kind=collapse", 2),
    (
        "middle/centre/center breaks/goes/falls/drops/collapses/sags/snaps/gives",
        "event.kind=collapse; event.origin=middle",
        4,
    ),
    ("square full/empty/packed/deserted/filled of/with|square full/empty/packed/deserted", "setting.place=plaza", 4),
    ("tiny/teeny/wee/miniature explosion~/blast~/bang~", "event.kind=explosion; event.strength=0.2", 6),
    (
        "medium/moderate/decent/mid sized/medium sized explosion~/blast~|medium/moderate/mid size explosion~/blast~",
        "event.kind=explosion; event.strength=0.5",
        6,
    ),
    ("from top/upper right|from top/upper right corner", "event.origin=right", 4),
    ("from top/upper left|from top/upper left corner", "event.origin=left", 4),
    ("like elevator/lift", "event.direction=down", 3),
    ("all/everything/everywhere/windows/floors/both at once|all at same time|at one go", "", 4),
    (
        "punch~/knock~/smash~/bash~/ram~ hole|catapult/trebuchet/siege/sling stone/stones/rock/rocks",
        "event.kind=impact",
        5,
    ),
    ("lorry/truck/bus/car/van/tank/train/bulldozer runs into", "event.kind=impact", 4),
    (
        "avalanche/rockslide/rockfall/snowslide/mudslide/flood/lava * takes/hits/buries/sweeps/swallows/pushes/carries/drags it/everything",
        "event.kind~impact",
        6,
    ),
    ("toward/onto/into/on pavement/sidewalk/kerb/curb/footpath", "event.direction=street", 3),
    ("top/upper corner|top/upper right/left hand corner", "event.origin=top", 3),
    (
        "away from pov|away from point of view|away from viewpoint|away from observer|away from vantage point",
        "event.direction=away",
        4,
    ),
    (
        "squashed|squashed flat|squash~ flat|pressed flat|mashed|steamrollered|stomped flat|pulverised|pulverized",
        "event.kind=collapse",
        3,
    ),
    ("middle/centre/center/central one/bay/arch/segment/part", "event.origin=middle", 2),
    (
        "make~/keep~ it/this/that subtle/subdued/small/gentle/mild/modest/restrained/understated/discreet",
        "event.strength=0.25",
        3,
    ),
    ("make~/keep~ it/this/that violent/brutal", "event.strength=0.9", 3),
    (
        "make~/keep~ quake/earthquake/tremor subtle/subdued/small/gentle/mild/modest/restrained/understated/discreet",
        "event.kind=earthquake; event.strength=0.25",
        6,
    ),
    (
        "make~/keep~ quake/earthquake/tremor big/huge/massive/violent/brutal/enormous/epic",
        "event.kind=earthquake; event.strength=0.9",
        6,
    ),
    (
        "make~/keep~ explosion/blast/bang subtle/subdued/small/gentle/mild/modest/restrained/understated/discreet",
        "event.kind=explosion; event.strength=0.25",
        6,
    ),
    (
        "make~/keep~ explosion/blast/bang big/huge/massive/violent/brutal/enormous/epic",
        "event.kind=explosion; event.strength=0.9",
        6,
    ),
    (
        "make~/keep~ collapse/fall subtle/subdued/small/gentle/mild/modest/restrained/understated/discreet",
        "event.kind=collapse; event.strength=0.25",
        6,
    ),
    (
        "make~/keep~ collapse/fall big/huge/massive/violent/brutal/enormous/epic",
        "event.kind=collapse; event.strength=0.9",
        6,
    ),
    ("plop~/flop~/slump~/roll~/flip~/heel~/crumple~ over", "event.kind=topple", 3),
    ("have/make/see it go|goes for good", "event.kind=collapse", 1),
    ("for news/tv news/evening news/news bulletin/news item/bulletin", "", 4),
    (
        "driven/ploughed/plowed/smashed/punched/crashed/rammed/bulldozed through|driven/ploughed/plowed/smashed/crashed/rammed into by|backed into by|reversed into by|smash~/crash~/plough~/plow~/barrel~/career~ straight/right/clean through",
        "event.kind=impact",
        5,
    ),
    (
        "fold~/buckle~/snap~/break~/crack~/bend~/give~/split~ in/at/through middle/centre/center/waist",
        "event.kind=collapse; event.origin=middle",
        4,
    ),
    ("sit/sits/sat/sitting down", "event.kind=collapse", 1),
    ("truck/lorry/bus/car/van/train/tank/bulldozer/pickup through/into", "event.kind=impact", 1),
    ("truck/lorry/bus/car/van/train/pickup into/through frame/shot/picture/view/rain/fog/snow/town/city", "", 9),
    ("castle/palace/fortress/city gate~", "structure.kind~wall; structure.material~stone", 4),
];
