//! What happens in words that are rarely used for it. Nothing mistyped is read as one of these.

use super::Row;

pub(super) const HAPPENINGS: &[Row] = &[
    ("punched/stoved/smashed/bashed/staved in by", "event.kind=impact", 6),
    ("anti tank round~/shell~/missile~/rocket~|antitank round~/shell~/missile~/rocket~", "event.kind=explosion", 6),
    ("corner/end/centre/center/middle column~/pillar~/post~", "", 9),
    (
        "come/comes/came/coming to pieces/bits|blasted to bits/pieces|swallowed/eaten/taken by sinkhole",
        "event.kind=collapse",
        4,
    ),
    (
        "bulldozer/excavator/truck/lorry/tank/bus/train/digger break~/burst~/push~/plough~/plow~/tear~/smash~ through/into",
        "event.kind=impact",
        5,
    ),
    ("bulldozer~", "?event.kind=impact", 5),
    ("belly/bellies/bellying out|bulge~ out|spill~ across/onto/into", "event.kind=collapse^1", 2),
    ("crane jib~|crane hook~|crane arm~|crane boom~|crane mast~|tower crane~", "", 9),
    ("vertical collapse/fall/drop", "event.kind=collapse^1; event.direction=down", 4),
    ("middle goes first|middle goes", "event.kind=collapse^1; event.origin=middle", 3),
    (
        "left side/half/third/end/wing goes|left side/half/third/end/wing goes first",
        "event.kind=collapse^1; event.origin=left",
        3,
    ),
    (
        "right side/half/third/end/wing goes|right side/half/third/end/wing goes first",
        "event.kind=collapse^1; event.origin=right",
        3,
    ),
    ("already/visibly tilting/tilted/listing", "event.kind=topple", 2),
    ("top two/three/four/five", "event.origin=top", 2),
    ("bottom two/three/four/five", "event.origin=ground_floor", 2),
    (
        "whole lot/thing/place/building/street goes/go/went up|everything goes/went up|it all goes/went up|lot goes up",
        "event.kind=explosion",
        5,
    ),
    ("roof off first|roof off|roof comes/flies/rips/tears/peels/lifts off", "event.kind=collapse; event.origin=top", 2),
    (
        "end/ends/ending/ended up in river/water/sea/street/road/harbour/harbor/canal/lake/ravine/gorge",
        "event.kind=collapse^1",
        3,
    ),
    ("crushed/flattened/squashed by", "event.kind=impact", 5),
    ("gas main blast|gas blast~|propane blast~", "event.kind=explosion", 5),
    (
        "one/first/last/front/back/rear/left/right leg snaps/gives/buckles/fails/goes/breaks",
        "?event.origin=ground_floor",
        2,
    ),
    ("rip~ + open|tear~ + open|tore + open", "", 1),
    ("at/on/by legs/knees/ankles|legs give/buckle/fold/go", "event.origin=ground_floor", 2),
    ("EQ|eq gag|eq event", "event.kind=earthquake", 2),
    ("real/very/super/pretty/damn hard/strong", "event.strength=0.85", 3),
    ("down it/she/he/they comes/came/come", "event.kind=collapse", 3),
    ("over it/she goes", "event.kind=topple", 3),
    ("too slow|too fast", "", 2),
    ("go/goes/going/went left", "event.kind=collapse^0; event.direction=left", 2),
    ("go/goes/going/went right", "event.kind=collapse^0; event.direction=right", 2),
    ("take~ down|took down", "event.kind=collapse", 3),
    (
        "take~/took/tear~/tore/rip~ whole/entire/complete front/facade/side/wing/roof|take~/took front/facade with it",
        "event.kind=collapse",
        4,
    ),
    (
        "strike~/struck one/two/three/four/five/six/seven/eight/nine/ten/eleven/twelve/noon/midnight|strike~/struck hour",
        "",
        9,
    ),
    ("breach~|breached by", "event.kind~impact", 3),
    ("at top of tilt|at end of tilt|top of tilt|end of tilt|end of pan|end of move|top of move", "", 5),
    ("should/must/will/to/can/may tip|tip toward/to/left/right/sideways/backward/backwards", "event.kind=topple", 3),
    ("burst~ apart", "event.kind=explosion", 5),
    ("step~ on/onto|stepped on/onto", "event.kind=impact", 5),
    ("at roof height/level|roof height/level|rooftop height/level|at balcony height", "", 4),
    ("clock hits/strikes/reads/shows/says", "", 9),
    ("its middle|its centre|its center|its waist|its midriff", "event.origin=middle", 2),
    ("its top|its tip|its crown|its head|top to bottom|from top to bottom", "event.origin=top", 2),
    ("its bottom|its feet|its ground floor|bottom to top|from bottom to top", "event.origin=ground_floor", 2),
    ("slower|more slowly", "event.strength=0.25", 0),
    ("fall~/drop~ left", "event.kind=collapse^1; event.direction=left", 2),
    ("fall~/drop~ right", "event.kind=collapse^1; event.direction=right", 2),
    (
        "take~/took/tear~/tore/rip~/peel~/strip~/lift~/blow~/blew/whip~ top/upper/last/topmost floor~/storey~/stories|take~/took/tear~/tore/rip~/peel~/strip~/lift~/blow~/blew/whip~ roof|take~/took/tear~/tore/rip~/peel~/strip~/lift~/blow~/blew/whip~ roof off|take~/took/tear~/tore/rip~/peel~/lift~ off roof",
        "event.kind=collapse; event.origin=top",
        5,
    ),
    (
        "take~/took/tear~/tore/rip~/shear~/slice~ corner/front/side/facade/wing/end/face off|take~/took/tear~/tore/rip~/shear~/slice~ off corner/front/side/facade/wing/end/face",
        "event.kind=collapse",
        4,
    ),
    (
        "derail~ into|skid~ into|veer~ into|swerve~ into|back~ into|reverse~ into|sail~ into|drift~ into|jackknife~ into|hurtle~ into|career~ into|run~ aground against",
        "event.kind=impact",
        5,
    ),
    ("come~ apart|came apart|break~ to pieces|fall~ off into", "event.kind=collapse", 3),
    (
        "roof/ceiling caving/falling/dropping/coming/sagging in|roof/ceiling caving/falling/coming down|roof/ceiling cave/cave~ in",
        "event.kind=collapse; event.origin=top",
        4,
    ),
    (
        "legs/columns/supports/pillars/stilts/foundations/piers/stanchions/struts give/gave/go/goes/buckle~|legs/columns/supports/pillars/stilts/foundations/piers give/gave way/out",
        "event.kind=collapse",
        3,
    ),
    ("slide~ down|slid down|slide~ downhill", "event.kind=collapse", 2),
    ("is gone|was gone|are gone|all gone|gone", "event.kind=collapse", 2),
    (
        "right at it|straight at it|directly at it|right over it|right at lens|straight over us|right over us",
        "event.direction=toward_camera",
        2,
    ),
    (
        "right hand tower/turret/wing/corner/end/column/leg/chimney/gable/bay/pier/pillar/wall/half/facade/stack/window/windows|right turret/gable/corner/chimney/stack/stairwell",
        "event.origin=right",
        3,
    ),
    (
        "left hand tower/turret/wing/corner/end/column/leg/chimney/gable/bay/pier/pillar/wall/half/facade/stack/window/windows|left turret/gable/corner/chimney/stack/stairwell",
        "event.origin=left",
        3,
    ),
    (
        "left leg/pillar/pier/column/support give/gives/gave/go/goes/buckle~/snap~/break~",
        "event.kind=collapse; event.origin=left",
        4,
    ),
    (
        "right leg/pillar/pier/column/support give/gives/gave/go/goes/buckle~/snap~/break~",
        "event.kind=collapse; event.origin=right",
        4,
    ),
    ("impl|impld", "event.kind=implosion", 4),
    ("caves", "event.kind=collapse", 2),
    (
        "right tower of|right pylon|right stand|right pillar|right column|right columns|right leg|right legs|right arch|right abutment|right pier|right third|right support",
        "event.origin=right",
        2,
    ),
    (
        "left tower of|left pylon|left stand|left pillar|left column|left columns|left leg|left legs|left arch|left abutment|left pier|left third|left support",
        "event.origin=left",
        2,
    ),
    (
        "roof comes/came/falls/fell/drops/goes/caves in|roof goes|ceiling comes/came down",
        "event.kind=collapse; event.origin=top",
        4,
    ),
    (
        "plane/jet/helicopter/drone/meteor/rock/boulder/tree/crane/car/truck/satellite come~/came/fall~/fell/drop~/crash~/plunge~ onto/on/into|plane/jet/helicopter/drone/meteor/rock/boulder/tree/crane/car/truck/satellite come~/came/fall~/fell/drop~/crash~/plunge~ + onto/on/into",
        "event.kind=impact",
        6,
    ),
    (
        "come~ down through roof|crash~ down through roof|fall~ down through roof|plunge~ through roof",
        "event.kind=impact; event.origin=top",
        7,
    ),
    ("roll~ through|barge~ through|ride~ through|come~ straight through|burst~ through", "event.kind=impact", 5),
    ("swing~ down|swings down", "event.kind=collapse", 1),
    ("burst water main|burst pipe~|burst main|water main", "", 9),
    (
        "enormous/giant/gigantic/mighty/massive fireball~|enormous/giant/bad blast/boom",
        "event.kind=explosion; event.strength=0.85",
        6,
    ),
    ("gas expl", "event.kind=explosion", 5),
    (
        "sweep~ away|swept away|wash~ away|carried away|torn to shreds|tear~ to shreds|rip~ to shreds|blow~ down|blown down|blown over|burn~ down|burnt down|burn~ to ground|burnt to ground|gutted by fire|peel~ apart|come~ crashing in",
        "event.kind~collapse",
        3,
    ),
    ("tilts|tilted over|lose~ balance|lose~ its balance|lost its balance|overbalance~", "event.kind=topple", 2),
    (
        "mudslide~/landslide~/avalanche~/rockslide~/rockfall/floodwater~/flood/lava take~/takes/hit~/hits/sweep~/sweeps/bury/buries/engulf~/carry/carries/crush~/swallow~/smash~",
        "event.kind~impact",
        6,
    ),
    (
        "bite~ dust|bit dust|is no more|are no more|meet~ its end|met its end|hit~ ground|hits deck|hit deck|come~ undone|came undone|falls victim|fell victim|is toast|is lost|are lost|is swallowed|are swallowed|swallowed up|wiped out|wipe~ out|\
         concertina~|accordion~|telescope~ down|unravel~|melt~ away|plummet~|pulverise~|pulverize~|deflate~|kneel~|kneels down|knelt|drop~ to its knees|fall~ to its knees|goes to its knees|to its knees|break~ to bits|fall~ to bits|fell to bits|\
         goes to pieces|went to pieces|fall~ in heap|fell in heap|in heap|drop~ out of frame|crunch~ down|progressively collapse~|come~ off|came off|give~ in|gave in|demolished by hand|come~ crashing to ground|\
         tear~ itself apart|shake~ itself apart|shake~ itself to bits|shake~ to bits|shake~ to pieces|shake~ itself to pieces|lays in ruins|is in ruins by end|must be gone|be gone|will be gone|implode~ slowly from within|cave~ inward|cave~ inwards|collapse~ inward|sink~ into ground|sink~ into earth|sank into ground|sink~ into mud|sink~ into sand|unbuild~|demolishes itself|crumple~ up|decompose~|turn~ to dust|turned to dust|crumble~ to dust|crumbles to nothing|drop~ like stone|falls like stone|drops out of sky|is taken down|taken down|take~ + down|took + down|is felled by gravity|buckle~ at knees|buckle~ under its own weight|under its own weight|under own weight|shake~ loose|falls to its death|founders|wither~|shed~ its facade|loses its facade|loses its front|goes down floor by floor|floor by floor|storey by storey|story by story|one floor at time|floor after floor|domino~ down|comes to grief|crashing down|crash~ to earth|crash~ to floor|falls in stages|piece by piece|chunk by chunk|gets wrecked|drops away",
        "event.kind=collapse",
        3,
    ),
    ("obliterate~|annihilate~|vaporise~|vaporize~", "event.kind=collapse; ?event.strength=0.9", 3),
    (
        "bow~ and break~|split~ apart|rip~ open|ripped open|rip~ off|rips out|cracks open|splits open",
        "event.kind=collapse",
        1,
    ),
    (
        "fold~/bend~/buckle~/crumple~/crack~/fail~/shear~/tear~ in half/two/middle|break~ in half|broke in half|break~ in two|broke in two|snap~ in half|snap~ in two|split~ in half|split~ in two|break~ its back|breaks down middle|split~ down middle|cracks in half|tears in half|tears in two|cut~ in half|cut in two|sliced in half|sheared in half|splits through middle",
        "event.kind=collapse; ?event.origin=middle",
        4,
    ),
    (
        "heel~ over|roll~ over|pitch~ over|rotate~ about its base|pivot~ about its base|hinge~ over|faceplant~|face plant~|lie~ down|lay down|lays itself down|lying down|lurch~ over|lurch~ to|drop~ sideways|fall~ headlong|headlong|careen~ over|careens|fall~ full length|fell full length|\
         fall~ face first|face first|bend~ over|teeter~ over|teeter~ and fall~|teeter~ and topple~|teeter~|fall~ in one piece|in one piece|goes over backwards|tilt~ and fall~|tilt~ and topple~|tumble~ sideways|crash~ sideways|collapse~ sideways|sideways|tips and goes|tips off its base|goes over like tree|down like tree|like felled tree|like tree|like felled oak|like chopped tree|timber fashion|timber style|come~ over|flip~ over|falls over flat|stagger~|roll~ onto its side|onto its side|on its side|slowly leans over|lean~ until it fall~|lean~ and go~|lean~ then fall~|list~ and go~|list~ and fall~|hauled over|yanked over|pulled off its feet|swing~ down like gate",
        "event.kind=topple",
        4,
    ),
    (
        "professionally demolished|wired with charges|blasted down|blast~ + down|taken down by explosives|taken down with explosives|dropped with explosives|dropped by explosives|dropped with charges|collapses in controlled implosion|demo|demoed|gets demoed|demo shot|sucks in on itself|undergoes demolition|up for demolition|slated for demolition|\
         charges fire|charges blow|charges detonate|charges pop|cutting charges|demolition blast|shot with charges|brought down with charges|imploding charges|blow~ charges|set off charges|felled with explosives|felled by explosives|implosion style|wrecking charge~|squibs|pyro charges|blast engineers|blasters|blow down|blowdown|staged demolition|building implosion",
        "event.kind=implosion",
        5,
    ),
    (
        "blown to smithereens|blow~ to smithereens|blown to kingdom come|goes up in smoke|went up in smoke|nuke~|nuked|is nuked|goes up in ball of fire|ball of fire|explode~ outward|explode~ outwards|fly~ apart|flies apart|flew apart|ripped open by blast|ripped open by explosion|backdraft|combust~|ignite~|set off bomb|device goes off|\
         hit by bomb~|hit by missile~|hit by rocket~|hit by mortar~|hit by shell~|hit by artillery|hit by air strike|hit by airstrike|hit by drone strike|hit by shellfire|struck by missile~|struck by rocket~|struck by bomb~|struck by shell~|struck by mortar~|struck by artillery|struck by air strike|struck by airstrike|struck by drone strike|missile hits|missile strikes|missile slams into|rocket hits|rocket strikes|rocket slams into|shell hits|shell strikes|mortar hits|bomb hits|bomb drops on|bomb falls on|bomb lands on|drone strike~|air raid|cruise missile~|guided missile~|torpedo~|grenade~|land mine~|landmine~|dirty bomb|nuclear blast|nuclear explosion|atomic bomb|atom bomb|suicide bomb~|pipe bomb|ied|roadside bomb|satchel charge~|demolition grenade|gas pocket|gas tank explodes|fuel explosion|fuel air explosion|vapour explosion|dust explosion|boiler explosion|steam explosion|chemical explosion|methane explosion|propane explosion|secondary explosion~|chain of explosions|series of explosions|kablam|ka boom|kabloom|kerblam|boom boom|blammo|blows its top|blow~ its roof off|blow~ roof off|blew its roof off|blown roof off|rocked by explosion|rocked by blast|fireworks go off|gasoline explosion|tanker explodes|ammo cooks off|cook~ off|demolished by blast|in flames and explodes",
        "event.kind=explosion",
        6,
    ),
    (
        "clobber~|punch~ into|punch~ through|punched by|pound~|swat~|whack~|bash~|bump~ into|bump~ by|bumped by|knock~ by|slam~ by|slammed by|slams against|slam~|speared by|run over by|crashed into by|t boned|barrel~ into|barrel~ through|careen~ into|rip~ into|tear~ into|tear~ through|tore into|fly~ into|flies into|flew into|flying into|steer~ into|stomp~ on|stomps|stamp~ on|kick~ by|punch~ by|headbutt~|sideswipe~|sideswiped|smack~ into|smack~|thud~ into|bounce~ into|roll~ into|land~ on top of|lands on it|crash~ onto|falls onto it|dropped onto it|drop~ on it|wrecks into|plane hits|jet hits|jet crash~ into|helicopter crash~ into|helicopter hits|helicopter falls on|helicopter crashes|helicopter into|ship hits|ship ram~|barge hits|truck hits|truck ram~|lorry hits|bus hits|bus crash~ into|tram hits|train ram~|drone hits|boulder hits|boulder rolls into|rock hits|rocks hit|satellite hits|satellite crash~ into|space debris hits|meteor shower|meteors|shooting star hits|wave hits|wave slams into|tsunami hits|rogue wave hits|tidal wave hits|crane swings into|ball swings into|ball hits|ball smashes|headache ball|wrecker ball|excavator~|digger~|battering ram|ufo crashes into|alien ship crashes into|monster smashes|giant fist|hit hard|hit hard by|takes knock|is rammed by|gets rammed by|takes impact",
        "event.kind=impact",
        5,
    ),
    (
        "foreshock~|seism~|temblor~|earth moves|earth move|ground moves|ground ripples|ground heaves|ground rolls|ground rumbles|ground shifts|ground is shaking|ground starts to shake|ground begins to shake|ground starts shaking|ground shook|earth shook|earth starts shaking|big one hits|when big one|richter|on richter scale|earth tremor~|seismic event|seismic wave~|seismic shock~|fault line slips|fault slips|rattle~ in quake|shaken in quake|shock waves in ground|liquefaction|ground convulses|street shakes|city shakes|everything shakes|whole city shakes|everything starts shaking|ground jolts|ground lurches",
        "event.kind=earthquake",
        6,
    ),
    ("quiver~|vibrate~|vibrating|jolt~|judder~|quake~ slightly|rattle~", "event.kind~earthquake", 0),
    (
        "stays up|stay up|survive~|stays put|stay put|sits there|just sits there|just stands there|without any event|before anything happens|clean plate|empty plate|background plate|bg plate|plate only|unharmed|unhurt|unscathed|remains standing|remain standing|remains intact|remains upright|stays upright|stays intact|stays whole|no destruction|nothing breaks|nothing falls|nothing collapses|nothing explodes|nothing is destroyed|nobody dies nothing breaks|no collapse|refuse~ to fall|refuse~ to collapse|wont fall|wont collapse|wont budge|does not budge|doesnt budge|doesnt move inch|not move inch|before collapse|before fall|before destruction|before disaster|just set|just the set|set only|set alone|establishing plate|still life|beauty shot of|no vfx event|nothing else happens|nothing at all|nothing ever happens|uneventful|calm before storm|at peace",
        "event.kind=none",
        0,
    ),
    (
        "lose/loses/losing/lost/drop~/shed~ its/his/her/their roof/top/crown/spire/steeple/upper|lose/loses/losing/lost roof",
        "event.kind=collapse; event.origin=top",
        3,
    ),
    ("fall~ away|drop~ away|tumble~ away", "event.kind=collapse; ?event.direction=away", 2),
    (
        "come~ through roof|crash~ through roof|smash~ through roof|punch~ through roof|fall~ through roof|drop~ through roof",
        "event.kind=impact; event.origin=top",
        6,
    ),
    (
        "rip~ roof off|rip~ + roof off|tear~ roof off|tear~ + roof off|tore + roof off|blow~ + roof off|roof is ripped off|roof is torn off",
        "event.kind=collapse; event.origin=top",
        5,
    ),
    (
        "into square|onto square|into plaza|onto plaza|into market square|onto market square|into courtyard|into piazza|onto piazza",
        "event.direction=street; setting.place=plaza",
        3,
    ),
    ("over calle|on calle|into calle|onto calle", "event.direction=street", 3),
    (
        "upper left corner|top left corner|upper left|top left|lower left corner|bottom left corner|bottom left",
        "event.origin=left",
        3,
    ),
    (
        "upper right corner|top right corner|upper right|top right|lower right corner|bottom right corner|bottom right",
        "event.origin=right",
        3,
    ),
    ("take~ * down|took * down|taken down by", "event.kind=collapse", 2),
    (
        "into traffic|onto traffic|onto parked cars|on parked cars|onto cars|on top of cars|onto passing cars|onto cars below",
        "event.direction=street; setting.traffic=0.6^1",
        3,
    ),
    // Which way, and where from.
    (
        "left hand side|to stage left|toward left edge|to left edge|toward left of frame|out left|exits left|cam left|camera l|frame l|screen l|house left",
        "event.direction=left",
        2,
    ),
    (
        "out right|exits right|cam right|camera r|frame r|screen r|house right|toward right edge|to right edge|toward right of frame",
        "event.direction=right",
        2,
    ),
    (
        "over us|down on us|down onto us|on us|toward audience|at audience|at lens|at viewers|at cam|toward cam|toward foreground|into foreground|past camera|past lens|frontward|frontwards|onto our heads|on our heads|over our heads|over camera position|on camera|on viewer|on top of camera|onto lens|onto crew|coming at us|coming at camera|come at us|down at us|down at camera|into our laps|into our faces|in our faces|in your face|our way|straight into camera|straight into lens|over lens|through lens|down on camera|down on lens|down onto camera|straight toward us|straight toward camera|right toward us|directly at us|directly at camera",
        "event.direction=toward_camera",
        2,
    ),
    (
        "into background|toward background|to background|upstage|off into distance|into distance|toward horizon|back from us|back from camera|away from lens|away from viewers|away from audience|away from road|away from square|out the back|to far side|away from plaza",
        "event.direction=away",
        3,
    ),
    (
        "fall~/drop~/tumble~/lean~/topple~/tip~/lurch~/keel~ away from camera/us/viewer/lens/street/road/audience",
        "event.kind=topple; event.direction=away",
        4,
    ),
    (
        "collapse~/slide~/break~/shear~/peel~/crash~/come~ away from camera/us/viewer/lens/street/road/audience",
        "event.kind=collapse; event.direction=away",
        4,
    ),
    ("break~ away|shear~ away|rip~ away|snap~ away|split~ away|tear~ away", "event.kind=collapse", 2),
    (
        "plumb|on its own base|onto its own base|onto its base|in its own footprint|in its footprint|in on own footprint|on its own footprint|own footprint|footprint|elevator style|straight to ground|straight into ground|perfectly vertical|telescoping|directly down|right down|plumb down|vertically downward|vertically down|straight down into ground|down floor by floor|in on itself|inwards|on own base|onto own base|in neat pile|into neat pile|into its own basement|into its basement|into basement",
        "event.direction=down",
        2,
    ),
    (
        "in direction of street|in direction of road|across four lanes|across lanes|across all lanes|over lanes|onto tarmac|onto asphalt|onto cobbles|onto cobblestones|over avenue|over boulevard|onto motorway|across motorway|across highway|over highway|onto freeway|across freeway|into boulevard|across boulevard|into courtyard|over pavement|across pavement|onto street below|into street below|down on street|on street below|in street below|toward road|towards road|toward avenue|toward square|toward plaza|toward traffic|land~ in street|land~ in road|land~ on street|land~ on road|land~ in avenue|land~ on avenue|land~ on pavement|land~ on sidewalk|lands across street|spill~ into street|spill~ into road|spill~ onto street|spill~ onto road|spill~ across street|into middle of street|into middle of road|across junction|onto junction|into intersection|across intersection|onto tram tracks|across tram lines|blocking street|blocking road|out across street|out onto road|out into road|in to street|on to street|in to road|on to road|out to street|fill~ street|bury~ street|buries street|onto crossing|onto promenade|onto crosswalk|all over street|all over road",
        "event.direction=street",
        3,
    ),
    (
        "from its feet|from feet|from podium|podium|soft storey|soft story|weak storey|weak story|weak ground floor|from street level upward|undercroft|first columns|base isolators|bottom floor|bottom floors|lowest floors|lower floors|lower storeys|bottom storey|at bottom floor|starting low|from down low|from plinth|plinth|pilotis|stilts give way|from underneath|undermined|from pavement up|footings|from footing|foot of tower|at its feet|base of tower|base of chimney|base of building|base of stack|base of wall",
        "event.origin=ground_floor",
        2,
    ),
    (
        "from core|midway|midheight|middle floor|middle storey|halfway|half way|in its midriff|central span|central arch|centre section|center section|centre column|center column|from very middle|through middle|down middle|keystone first|central columns|at its middle|middle of building|middle of tower|middle of bridge|middle of span|at center of span|centre of span|its center|its centre|midpoint|at midpoint|from midpoint",
        "event.origin=middle",
        2,
    ),
    (
        "from top deck|uppermost|uppermost storey|uppermost floor|uppermost floors|from summit|spire first|steeple first|from spire down|from steeple down|attic|from attic|parapet first|crown first|from crown|from crown down|from rooftop|starting with roof|from uppermost|top deck|top level|top levels|upper level|upper levels|upper deck|upper third|last floor|water tank on roof|very top floor|top few floors|top couple of floors|from tip|at summit|topmost|topmost floor|topmost floors",
        "event.origin=top",
        2,
    ),
    (
        "left columns|left column|left leg~|left pillar~|left pier|left support~|left tower first|left bay|left facade|left wall|left face|left part|left third goes|left abutment|left arch|from screen left|from camera left|from frame left|from left flank|left flank|from left to right|left hand corner|left hand wing|left hand end|left one goes first|left hand columns|on its left|at its left|its left side|left to right",
        "event.origin=left",
        2,
    ),
    (
        "right columns|right column|right leg~|right pillar~|right pier|right support~|right tower first|right bay|right facade|right wall|right face|right part|right abutment|right arch|from screen right|from camera right|from frame right|from right flank|right flank|right hand corner|right hand wing|right hand end|right hand columns|on its right|at its right|its right side|right to left",
        "event.origin=right",
        2,
    ),
    (
        "topple~/fall~/tip~/keel~/lean~/go~/lie~ left to right|topple~/fall~/tip~/keel~/lean~/go~ from left to right",
        "event.kind=topple; event.direction=right",
        4,
    ),
    (
        "topple~/fall~/tip~/keel~/lean~/go~/lie~ right to left|topple~/fall~/tip~/keel~/lean~/go~ from right to left",
        "event.kind=topple; event.direction=left",
        4,
    ),
    (
        "with tremendous force|with extreme violence|extreme violence|with maximum force|maximum force|maximum violence|full force|insanely hard|apocalyptically|epically|cataclysmically|earth shattering|bone shaking|overwhelming|overwhelmingly|as violent as possible|as hard as possible|as big as possible|super violent|extremely violent|extremely violently|very violent|very violently|really violent|really violently|ultra violent|incredibly violent|unbelievably violent|with all its might|with immense force|with enormous force|with terrible force|full blast|total devastation|total destruction|utter destruction|utterly|thunderous|thunderously",
        "event.strength=0.95",
        2,
    ),
    (
        "big time|intensely|intense|vigorously|vigorous|aggressively|aggressive|hard and fast|quickly and violently|really hard|very hard|pretty hard|quite hard|very strong|really strong|quite strong|with force|with power|by force|with violence|in one second flat|in instant",
        "event.strength=0.8",
        0,
    ),
    (
        "delicately|tenderly|subtly|sluggishly|sluggish|leisurely|piece by piece slowly|little at time|inch by inch|in slow stages|ever so gently|ever so slightly|almost gently|with little force|without much force|low energy|timidly|nice and slow|nice and gentle|nice and easy|slow and steady|slowly slowly|very slow|really slow|really slowly|painfully slowly|agonisingly slowly|agonizingly slowly|unhurried|with dignity|majestically|serenely|dreamily|dreamlike",
        "event.strength=0.25",
        1,
    ),
    (
        "without violence|not violently|nonviolent|not too violent|not too hard|not very hard|not so hard|not too strong|moderate|moderate strength|medium force|half strength|average strength|normal strength",
        "event.strength=0.4",
        3,
    ),
    ("quarter second in|split second later|instant later|fraction of second later", "event.start_s=0.25", 2),
];
