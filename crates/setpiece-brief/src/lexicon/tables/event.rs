//! What happens, where it begins, which way it goes and how hard.

use super::Row;

pub(super) const EVENT: &[Row] = &[
    (
        "knock~ flat|knock~ * flat|lay~ * flat|laid * flat|knocked flat|fall~ flat to ground|collapse~|come~ down|came down|crumble~|crumple~|cave~ in|pancake~|disintegrate~|fall~ apart|fell apart|fall~ down|\
      fell down|fell in|fall~ in|give~ way|gave way|go~ down|went down|come~ crashing down|came crashing down|crash~ down|come~ tumbling down|\
      tumble~|tumble~ down|sink~ into itself|fold~ up|fold~ in on itself|fall~ to pieces|fell to pieces|break~ up|break~ in half|broke in half|break~ in two|snap~ in half|snap~ in two|snap~|split~ in half|split~ in two|break~ apart|broke apart|shatter~|\
      buckle~|give~ out|fall~ in on itself|collapses in on itself|fail~|failure|structural failure|progressive collapse|\
      bring~ * down|brought * down|brought down|bring~ down|tear~ * down|tear~ down|torn down|tore down|knock~ * down|knock~ down|\
      slump~|ruining|destroy~|destruction|wreck~|subside~|drop~ to ground|crash~ to ground|fall~ to ground|fell to ground|\
      collapsing building|raze~|razed to ground|falling apart|sag~",
        "event.kind=collapse",
        3,
    ),
    ("crash~", "event.kind=collapse", 2),
    (
        "crush~|crushed|torn off|ripped off|tear~ off|down she/it/he/they goes/go|is brought low|brought low|sink~|sank|sunk|fold~|flatten~|is levelled|is leveled|levelled|leveled|reduced to rubble|turn~ to rubble|snap~ off|fall~ off|fall~ in pieces|yield~|topples and shatters|rip~ apart|ripped apart|tear~ apart|torn apart|shear~|unzip~|crunch~|drop~ out of sight|detach~|break~ loose|come~ loose|come~ away|came away",
        "event.kind=collapse",
        2,
    ),
    (
        "sinkhole~|landslide~ takes|swallowed by ground|swallowed by earth",
        "event.kind~collapse; ?event.origin=ground_floor",
        2,
    ),
    ("lean~|leans over|leaning over|tilt~ over", "event.kind=topple", 2),
    (
        "lean~/tip~/tilt~/loom~ over us/camera/lens/viewer/audience/me",
        "event.kind=topple; event.direction=toward_camera",
        3,
    ),
    (
        "come~ straight down|comes right down|fall~ straight down|drop~ straight down|go~ straight down|drop~ into its own footprint|straight down it goes",
        "event.kind=collapse; event.direction=down",
        4,
    ),
    (
        "run~ out of strength|ran out of strength|give~ in|gave in|has/had had enough|call~ it day|buckle~ and goes|let~ itself go|disappear~|vanish~|gives up|give up|gave up|slips|slip~ off|slides off|tumble~ off|loses|lost its|is down|lets go|let go|goes|everything falls",
        "event.kind=collapse",
        1,
    ),
    ("down comes|peel~ away|peel~ off|slide~ off|shear~ off|break~ off|breaks|broke", "event.kind=collapse", 2),
    ("on top of it|on top of everything|on top of them", "", 1),
    ("crack~|bulge~|split~|splinter~", "event.kind~collapse", 0),
    ("sway~|shudder~|wobble~|rocks|rocking|rocked|shakes|shaking|trembles|trembling", "event.kind~earthquake", 0),
    ("shaken|shaken apart|shaken to bits|shaken to pieces|shaken down|landquake", "event.kind=earthquake", 4),
    (
        "crash~ into street|crash~ onto street|crash~ into road|crash~ onto pavement",
        "event.kind=collapse; event.direction=street",
        5,
    ),
    ("drop~|slides|slid|sliding|falls|fall|fell|falling|fallen", "event.kind=collapse", 1),
    (
        "topple~|fall~ over|fell over|tip~ over|tips|tipping|tipped|keel~ over|tilt~ over|lean~ over and fall~|fall~ sideways|fell sideways|fall~ on its side|fall~ onto its side|falls like tree|overturn~|\
      tip~ and fall~|tumble~ over|come~ toppling down|push~ over|pushed over|pull~ over|pull~ down|knock~ over|knock~ * over|pull~ * over|push~ * over|pull~ * down|felled|keel~|capsize~|fall~ like tree|fall~ like felled tree|fall~ flat|tip~ over sideways|topple~ sideways|fall~ over sideways|lists|listing|hinge~ at|fall~ on its face|lean~ + and topple~|go~ over|went over",
        "event.kind=topple",
        4,
    ),
    (
        "tip~ forward|topple~ forward|pitch~ forward|fall~ forward",
        "event.kind=topple; event.direction=toward_camera",
        4,
    ),
    (
        "implode~|implosion~|demolish~|demolition~|controlled demolition|controlled implosion|demolition charges|charges go off|is demolished|\
      blasting charges|explosive demolition|demolition job|brought down by charges|dynamite~|explosives|brought down by explosives|demo charges|detonation charges|shaped charges|blown inwards|blown in|charges|demolished with explosives|collapse~ inwards|controlled blast|bring~ * down with explosives|brought down with explosives",
        "event.kind=implosion",
        5,
    ),
    (
        "explode~|explosion~|expl|explo|xplosion|exp|blow~ up|blew up|blow~ * up|blew * up|blown up|blown to pieces|blown apart|blow~ apart|blast~|bomb~|car bomb~|detonate~|detonation~|\
      gas explosion~|gas leak explodes|burst~|burst~ into flame~|blow~ to bits|blown to bits|blow~|blown|erupt~|gas main explodes|bombing|air strike|airstrike|missile~|rocket~|shell~|grenade|mine goes off|bomb~ goes off|goes off|go off|went off|fireball|goes up in fireball|goes up in flames|gas main explosion|gas main|blew|gas explosion rips|mortar~|artillery|car bomb~|truck bomb~|ammonia tank|boiler bursts|boiler|big bang|gas leak|gas bottle goes off|gas cylinder|gas canister~|propane tank|gas bottle|is shelled|shelled|blast wave|blown sky high|blown out|rupture~|blow~ sky high|blow~ out|blows first|burst~ open|dynamite|tnt|c4",
        "event.kind=explosion",
        5,
    ),
    ("whse collapse|bldg collapse|coll", "event.kind=collapse", 2),
    ("levels the/a/an", "event.kind=collapse", 1),
    ("boom|kaboom|bang", "event.kind=explosion", 2),
    ("xplode~|xplod~|xploded", "event.kind=explosion", 5),
    ("take~ * apart|tear~ * apart|tore * apart|torn apart|took * apart", "event.kind=collapse", 3),
    ("goes up|go up|went up", "event.kind=explosion", 1),
    // What comes from the sky comes down.
    (
        "meteor~|meteorite~|asteroid~|comet~|hit by meteor|hit by meteorite|hit by asteroid|struck by meteor|struck by meteorite|struck by asteroid|meteor hits|meteorite hits|asteroid hits|meteor strikes|fireball hits",
        "event.kind=impact; ?event.direction=down",
        5,
    ),
    (
        "impact~|hit by|is hit|gets hit|struck by|is struck|hit~|strike~|struck|smash~|wrecking ball~|wrecking ball swings|demolition ball|\
      rammed|ram~|collide~|collision|slam~ into|crash~ into|crashes into it|boulder~|plow~ into|plough~ into|drive~ through|drive~ + through|drove + through|plough~ through|plow~ through|drive~ into|drove into|drive~ + into|drove + into|steer~ + into|fly~ + into|flies + into|flew + into|ram~ + into|knock~ flat by|cannonball|cannon ball|smashed by|hit by wrecking ball|\
      wrecking ball hits|wrecking ball swings into|plane crash~ into|truck crash~ into|car crash~ into|train crash~ into|bulldozed|plane crash|aeroplane|airplane|cargo plane|cargo plane clips|plane clips|clips|clipped by|batter~|battered by|crane falls|crane falls on|crane drops|crane topples onto|car hits|train hits|pummel~|strikes|takes out|swings in|run into|ran into|hit by truck|swing~ ball|swings + ball|comes through it|crash~ through|smash~ through|plunge~ into|direct hit|takes direct hit|falling crane",
        "event.kind=impact",
        5,
    ),
    (
        "earthquake~|quake~|tremor~|seismic|shaken by earthquake|in earthquake|ground shakes|earth shakes|ground shaking|aftershock~|earth trembles|ground trembles|earth quakes|quaking",
        "event.kind=earthquake",
        6,
    ),
    (
        "silence|stillness|stands|standing|stands still|stood|stand|intact|undamaged|nothing happens|nothing happening|untouched|unscathed|quiet|peaceful|still standing|nothing moves|no event|no action|at rest|unmoving|motionless|nothing|nothing else|does nothing|doing nothing|doing absolutely nothing|stay still|keeps standing|keeps still|holds",
        "event.kind=none",
        0,
    ),
];

pub(super) const HOW: &[Row] = &[
    ("toward camera left|towards camera left|toward frame left", "event.direction=left", 4),
    ("toward camera right|towards camera right|toward frame right", "event.direction=right", 4),
    ("left to right|from left to right|l to r", "event.origin=left", 3),
    ("right to left|from right to left|r to l", "event.origin=right", 3),
    (
        "toward street|towards street|into street|onto street|across street|into road|onto road|across road|over street|over road|into avenue|onto avenue|onto pavement|\
      onto sidewalk|into roadway|out into street|out over street|out onto street|down into street|down onto street|into streets|onto boulevard|into lane|across avenue|streetward|into alley|across road|onto highway|into highway|down to street|down to road|into plaza in front|into square in front",
        "event.direction=street",
        3,
    ),
    (
        "to left|toward left|towards left|leftward|leftwards|to left side|to left hand side|screen left|camera left|frame left|to camera left|to screen left|left of frame|to frame left|out of frame left|to our left|leftwards|lefthand|toward left hand side|over to left|off to left|toward frame left|to picture left|to stage left",
        "event.direction=left",
        2,
    ),
    (
        "to right|toward right|towards right|rightward|rightwards|to right side|to right hand side|screen right|camera right|frame right|to camera right|to screen right|right of frame|to frame right|out of frame right|to our right|rightwards|over to right|off to right|toward frame right|to picture right|to stage right",
        "event.direction=right",
        2,
    ),
    (
        "to camera|straight at camera|straight at us|right at us|toward her|toward him|at viewer|forwards onto us|toward us|towards us|toward camera|towards camera|at us|at camera|into camera|toward viewer|towards viewer|toward lens|towards lens|into lens|forward|forwards|on top of us|in our direction|onto camera|over camera|towards audience|onto us|toward me|towards me",
        "event.direction=toward_camera",
        2,
    ),
    (
        "away|away from us|away from camera|backward|backwards|away from viewer|away from street|to rear|to back|toward back|towards back",
        "event.direction=away",
        2,
    ),
    (
        "down on top of it|straight down|downward|downwards|into itself|in on itself|onto itself|into its own footprint|into its footprint|within its footprint|vertically|on spot|in place|inwards|inward|straight downwards|on itself|into own footprint",
        "event.direction=down",
        2,
    ),
    (
        "from ground floor|at ground floor|on ground floor|in ground floor|ground floor|ground floor first|from ground up|from base|at base|from below upwards|from base upward|from base upwards|from base up|from bottom|from bottom up|at bottom|bottom first|bottom up|\
      from foundation~|ground floor columns|ground floor gives way|lobby|street level gives way|at its foot|at foot|at its base|at base|its base|base first|lowest floor|first floor columns|from basement|from street level up|ground storey|basement|foundations",
        "event.origin=ground_floor",
        3,
    ),
    (
        "upper half|top section|top half|top part|top third|upper part|upper section|crown|roof line|roofline|at steeple|from steeple|from spire|at spire|from dome|dome|very top|from top|from top down|top down|from roof|from roof down|top first|roof first|roof|at top|near top|upper floors|top floors|top floor|from top floor|on top floor|at its top|on roof|penthouse|upper storeys|from above downward|from above downwards|top storey|rooftop",
        "event.origin=top",
        2,
    ),
    (
        "in/at/from/of middle/centre/center/mid/main span|middle span|middle/centre/center goes first|centre span|center span|mid span|midspan|mid level|from mid span|around its middle|around its waist|at mid level|middle section|middle storeys|from middle|in middle|at middle|in its middle|mid height|at mid height|halfway up|half way up|from centre|from center|at centre|at center|at its centre|midway up|around middle|middle floors|mid section|midsection|in centre|in center|middle first|waist|at half height",
        "event.origin=middle",
        2,
    ),
    (
        "left flank|on its left flank|left hand side first|on left hand side|left side of|left edge|leftmost|from left|from left side|on left|on left side|at left|left side|left side first|left corner|left half|at left corner|left end|left wing|from left corner|from left end|left hand side",
        "event.origin=left",
        2,
    ),
    (
        "right flank|on its right flank|right hand side first|on right hand side|right side of|right edge|rightmost|from right|from right side|on right|on right side|at right|right side|right side first|right corner|right half|at right corner|right end|right wing|from right corner|from right end|right hand side",
        "event.origin=right",
        2,
    ),
    (
        "right at start|at start|right at beginning|at beginning|on first frame|on frame one|at first frame|immediately|at once|right away|straight away|instantly|from first frame|from very first frame|from start|from very start|right from start|from frame one|at very start",
        "event.start_s=0",
        1,
    ),
    (
        "beat|after beat|after short pause|after pause|after moment|beat later|after brief pause|after while|moment of calm|moment later|then suddenly|eventually",
        "event.start_s=1",
        1,
    ),
    (
        "violent|violently|violence|brutal|brutally|ferocious|ferociously|catastrophic|catastrophically|cataclysmic|fierce|fiercely|devastating|devastatingly|furious|furiously|tremendous|apocalyptic|explosively|savagely|savage|with great force|with huge force|at full force",
        "event.strength=0.95",
        2,
    ),
    (
        "massively|powerful|powerfully|strongly|forceful|forcefully|spectacular|spectacularly|dramatic|dramatically|severe|heavily",
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
    ("lhs|on lhs|from lhs|lh side", "event.origin=left", 2),
    ("rhs|on rhs|from rhs|rh side", "event.origin=right", 2),
    ("upper floor|upper storey|upper story", "event.origin=top", 2),
    ("strength low|low strength|strength lo|low intensity|intensity low", "event.strength=0.25", 3),
    ("strength medium|strength mid|intensity medium", "event.strength=0.5", 3),
    ("strength high|high strength|strength hi|high intensity|intensity high", "event.strength=0.85", 3),
    ("slow", "event.strength=0.25", 0),
    ("hard|hugely|like mad", "event.strength=0.8", 0),
    ("very very slowly|very slowly|very gently|ever so slowly|in slow creep", "event.strength=0.15", 3),
];
