//! Camera moves and views in words that are rarely used for them. Nothing mistyped is read as one of these.

use super::Row;

pub(super) const VIEWS: &[Row] = &[
    // How it is seen, not what the camera does.
    (
        "zoomed in|zoomed in from afar/far/distance|zoomed in from far away|zoomed right/way in|zoomed all way in",
        "?camera.lens_mm=85",
        4,
    ),
    ("zoom~ from wide/wider", "camera.move=zoom_in; ?camera.framing=wide", 4),
    ("zoom~ from wide to tight/close", "camera.move=zoom_in; ?camera.framing=wide", 5),
    ("zoom~ from tight/close/detail to wide/full", "camera.move=zoom_out; ?camera.framing=close_up", 5),
    ("lo ang|low ang", "camera.angle=low", 3),
    ("hi ang|high ang", "camera.angle=high", 3),
    ("camera tilt~ up|camera tilt~ * up", "camera.move=tilt_up", 5),
    ("camera tilt~ down|camera tilt~ * down", "camera.move=tilt_down", 5),
    ("lower slowly|slowly lower~|lower along/past/down/slowly|lowers along/past/down", "camera.move=crane_down", 3),
    ("dolly L|truck L|track L|crab L|slide L|travel L", "camera.move=truck_left", 5),
    ("dolly R|truck R|track R|crab R|slide R|travel R", "camera.move=truck_right", 5),
    ("in profile|profile view|profile shot|full profile|PROFILE", "camera.azimuth_deg=90", 3),
    ("but calm|but calmly|but controlled|but smooth", "camera.shake=0.1", 2),
    ("not/dont overdo shake/shaking|not/dont exaggerate shake/shaking|easy on shake", "camera.shake=0.2", 6),
    ("phone cam|phone camera|mobile cam|wobbly/shaky phone cam/camera", "camera.move=handheld; ?camera.shake=0.65", 4),
    ("from pavement/sidewalk opposite|from other/opposite pavement/sidewalk", "camera.angle=eye", 4),
    ("from across square/plaza/piazza|across square/plaza/piazza from us", "setting.place=plaza", 2),
    ("hi angle|hi ang|high ang|hi angl", "camera.angle=high", 3),
    ("at start of shot/clip/take/move/zoom/pan/tilt", "", 4),
    ("eye lvl|at eye lvl", "camera.angle=eye", 3),
    ("long lense", "camera.lens_mm=135", 5),
    ("wide lense", "camera.lens_mm=24", 5),
    (
        "camera shakes/shake/shaking violently/badly/heavily/wildly/hard|violent camera shake|camera violently shaking",
        "camera.shake=0.8",
        4,
    ),
    ("follow~ * to right|follow~ + to right", "camera.move~truck_right", 5),
    ("follow~ * to left|follow~ + to left", "camera.move~truck_left", 5),
    (
        "drone pull~ back|drone pull~ away|drone pull~ out|drone back~ away|drone retreat~",
        "camera.move=dolly_out; camera.angle=aerial",
        5,
    ),
    ("drone push~ in|drone move~ in|drone approach~|drone fly~ in", "camera.move=dolly_in; camera.angle=aerial", 5),
    (
        "track~/truck~/follow~/dolly~/travel~ * left to right|track~/truck~/follow~/dolly~/travel~ * from left to right",
        "camera.move=truck_right",
        5,
    ),
    (
        "track~/truck~/follow~/dolly~/travel~ * right to left|track~/truck~/follow~/dolly~/travel~ * from right to left",
        "camera.move=truck_left",
        5,
    ),
    ("pan~/swing~/whip~ * left to right|pan~/whip~ * from left to right", "camera.move=pan_right", 5),
    ("pan~/swing~/whip~ * right to left|pan~/whip~ * from right to left", "camera.move=pan_left", 5),
    ("pan~ * to right", "camera.move=pan_right", 4),
    ("pan~ * to left", "camera.move=pan_left", 5),
    (
        "tilt~ * to/up spire/roof/top/sky/steeple/crown/rooftop/clouds|tilt~ + to/up spire/roof/top/sky/steeple/crown/rooftop/clouds",
        "camera.move=tilt_up",
        5,
    ),
    (
        "tilt~ * to base/street/ground/pavement/cobbles/road/feet|tilt~ from sky/roof/top/spire * to",
        "camera.move=tilt_down",
        6,
    ),
    (
        "we/camera/drone/helicopter fly~/float~/glide~ over/across/past/toward/through|we/camera/drone/helicopter fly~/float~/glide~ + over/across/past/toward/through",
        "camera.angle=aerial",
        4,
    ),
    ("right to left pan|right left pan", "camera.move=pan_left", 4),
    ("left to right pan|left right pan", "camera.move=pan_right", 4),
    (
        "right to left track|right to left dolly|right to left truck|right to left tracking shot|right to left move",
        "camera.move=truck_left",
        5,
    ),
    (
        "left to right track|left to right dolly|left to right truck|left to right tracking shot|left to right move",
        "camera.move=truck_right",
        5,
    ),
    (
        "handheld phone|phone handheld|held phone|shot on phone|shot on iphone|iphone",
        "camera.move=handheld; ?camera.shake=0.35",
        3,
    ),
    ("rooftop shot|balcony shot|window shot|hilltop shot", "camera.angle=high; ?camera.height_m=12", 4),
    ("high on crane|up on crane|high up on crane|on top of crane|HIGH", "camera.angle=high; ?camera.height_m=12", 1),
    ("drifting right|drifting to right", "camera.move=truck_right", 4),
    ("drifting left|drifting to left", "camera.move=truck_left", 4),
    (
        "lockoff|no movement|no camera movement|no moves|nailed down|on legs|bolted down|dead still|solid camera|sticks|camera frozen|frozen camera|camera planted|planted camera|unmoving|tripod mounted|camera is bolted|camera is nailed|camera is locked|camera doesnt budge|camera does not budge|security camera|security cam|surveillance camera|surveillance footage|cctv|cctv footage|webcam|trail cam|do not move|dont move|keep it still|keep still|stay still|hold still|dead static|totally static|no move|camera on stand|tied off|camera stays put|camera stays where it is|camera stays locked|nothing moves in camera|hi hat|high hat|stay locked|stay put|as if on tripod|as still as possible",
        "camera.move=static; ?camera.shake=0",
        3,
    ),
    (
        "bodycam|body cam|helmet cam|gopro|go pro|action cam|dashcam|dash cam|cell phone|cellphone|on phone|with phone|on my phone|on someones phone|smartphone|smartphone video|iphone|phone vid|phone video|phone clip|on mobile|mobile footage|amateur video|amateur footage|amateur|home video|eyewitness video|eyewitness footage|bystander video|bystander footage|shot by bystander|filmed by bystander|youtube video|vlog|wobbly cam|wobbly camera|wobbly|shaky footage|shaky hands|trembling hands|running with camera|camera runs|operator runs|operator running|panicked camera|running camera|nervous camera",
        "camera.move=handheld; camera.shake=0.65",
        2,
    ),
    ("news footage", "?camera.move=handheld; ?camera.shake=0.35", 2),
    (
        "newsreel|news style|news report|news crew|war reporter style|war reporter|war footage|combat camera|combat footage|journalist footage|reportage|reporter style|operator on foot|by hand|in hand|in operators hands|walking camera|easyrig|hand holding|hand hold|handhold camera|loose handheld|loose camera|eng style|doc style|docu style|documentary feel|documentary camera|documentary|mockumentary|guerrilla style|bourne style|saving private ryan style|shouldered camera|shoulder camera|off shoulder camera|camera on shoulder|hand operated|human camera|organic camera|camera breathes",
        "camera.move=handheld; ?camera.shake=0.35",
        2,
    ),
    ("pan l|panning l|whip l", "camera.move=pan_left", 5),
    ("pan r|panning r|whip r", "camera.move=pan_right", 5),
    (
        "tilt~ from base to/toward roof/top|tilt~ from ground to/toward roof/top|tilt~ from bottom to top|tilt~ from street to roof/top|tilt~ to sky|tilt~ to roof|tilt~ to top|craning our neck up|craning neck up|craning neck|camera looks up tower|pan~ up|pan~ upward|pan~ upwards|vertical pan up",
        "camera.move=tilt_up",
        5,
    ),
    (
        "tilt~ from roof to/toward street/ground/base|tilt~ from top to bottom|tilt~ from top to street/ground/base|tilt~ from sky to street/ground|tilt~ to street|tilt~ to ground|follow it down|follow fall with tilt|follow it down with tilt|tilt~ with it|tilt~ with fall|pan~ down|pan~ downward|pan~ downwards|vertical pan down",
        "camera.move=tilt_down",
        5,
    ),
    (
        "slight push|little push|gentle push|tiny push|slow push|travel~ in|go~ closer|get~ closer|approach~|forward tracking shot|forward tracking|glide~ toward|slide~ in|roll~ forward|rush~ in|rush~ toward|fly~ in|fly~ toward|fly~ forward|walk~ toward|walk~ in|inch~ closer|inch~ forward|drift~ closer|float~ in|float~ toward|camera/we/lens/shot moves/move/moving toward it/building/tower/church/chimney/house/wall/bridge|camera/we advance~|camera/we creep~|camera/we/shot push~|camera/we/shot close~ in|nearing|push pull in|dolly~ to|dolly~ on|dolly~ right in|dolly~ up to|dolly~ into|track~ toward|track~ into|track~ closer|track~ up to|drive~ toward|surge~ forward|truck~ in|truck~ forward|push~ slowly in|push~ gently in|camera goes in|camera comes in|camera comes closer|going closer|coming closer|come~ closer|close~ in on|gets closer and closer|step~ closer|dolly push|push~ past",
        "camera.move=dolly_in",
        3,
    ),
    (
        "drone moves/move/moving toward it/building/tower/church/chimney/house/wall/bridge|drone advance~|drone push~|drone close~ in|drone toward",
        "camera.move=dolly_in; camera.angle=aerial",
        4,
    ),
    (
        "widen~ out|back~ off|slide~ back|fly~ back|fly~ backward|fly~ backwards|track~ backward|track~ backwards|backward tracking|reverse tracking|ease~ out|move~ out|walk~ backward|walk~ backwards|camera/we back~ up|camera/we back~ off|camera/we back~ away|camera/we move~ away|camera/we drift~ away|camera/we pull~|dolly~ off|creep~ back|creep~ out|inch~ back|roll~ back|glide~ back|glide~ away|float~ back|float~ away|fly~ away|reveal by pulling back|run~ backward|run~ backwards|run~ away from it|retreats|recede~|truck~ back|truck~ out|push~ back|step~ back|moving backwards|moves backwards|camera goes back|camera goes backwards|drag~ back|widening shot",
        "camera.move=dolly_out",
        4,
    ),
    (
        "drone back~ up|drone back~ off|drone back~ away|drone move~ away|drone drift~ away|drone pull~|drone away|drone backwards",
        "camera.move=dolly_out; camera.angle=aerial",
        5,
    ),
    (
        "travel~ left|sideways to left|slider left|camera/we/lens/shot drift~ left|camera/we/lens/shot drift~ to left|glide~ left|glide~ to left|track~ right to left|track~ from right to left|tracking shot from right to left|tracking shot right to left|lateral to left|lateral left|lateral tracking left|lateral track left|lateral dolly left|lateral dolly to left|trucking shot left|trucking left|travelling left|traveling left|travelling shot left|parallel tracking left|move~ to left|walk~ left|float~ left|sideways left|sidestep left|crab l|truck l|track l",
        "camera.move=truck_left",
        5,
    ),
    (
        "travel~ right|sideways to right|slider right|camera/we/lens/shot drift~ right|camera/we/lens/shot drift~ to right|glide~ right|glide~ to right|track~ left to right|track~ from left to right|tracking shot from left to right|tracking shot left to right|lateral to right|lateral right|lateral tracking right|lateral track right|lateral dolly right|lateral dolly to right|trucking shot right|trucking right|travelling right|traveling right|travelling shot right|parallel tracking right|move~ to right|walk~ right|float~ right|sideways right|crab r|truck r|track r",
        "camera.move=truck_right",
        5,
    ),
    (
        "lateral dolly|lateral track|parallel tracking|parallel tracking shot|parallel track|side tracking shot|sideways track|sideways dolly|sideways move|crab|crabs|crab shot|crabbing|track~ along|track~ past|track~ alongside|dolly~ along|dolly~ past|dolly~ alongside|dolly~ sideways|slide~ along|slide~ past|move~ along street|glide~ past|glide~ along|travel~ along|trucking|side dolly|side slide|tracking",
        "camera.move=truck_right",
        3,
    ),
    (
        "camera/we/crane/jib/lens/cam/shot rise~/ascend~/soar~/climb~/lift~|camera/we/lens float~ up/upward/upwards|camera/we/lens go/goes up|ascending|ascending shot|fly~ up|rise~ up|lift~ up|soar~ over|soar~ above|soar~ up|soar~|techno crane|technocrane|technocrane up|elevator shot up|elevator shot|boom shot|boom move|crane~|jib|jib shot|jib arm|jib move|boom~ upward|boom~ slowly up|crane~ slowly up|crane~ over|crane~ above|crane~ upward|crane~ upwards|vertical rise|camera going up|pull~ up|go~ up with|moves up|moving up|rise~ above|rise~ over|rise~ into air|rise~ past|camera rose|upward move|upward movement|climbing shot",
        "camera.move=crane_up",
        3,
    ),
    (
        "drone/helicopter rise~/ascend~/soar~/climb~/lift~|drone float~ up/upward/upwards|drone go/goes up|drone up|drone climbs|drone shot rising|drone going up|helicopter climbs",
        "camera.move=crane_up; camera.angle=aerial",
        4,
    ),
    (
        "camera/we/crane/jib/lens/cam/shot descend~/lower~/sink~/drop~|camera/we/lens float~ down|camera/we go/goes/come/comes down|descending|descending shot|swoop~ down|fly~ down|drop~ down with camera|elevator shot down|technocrane down|lower camera|lower~ camera|crane~ slowly down|boom~ slowly down|crane~ downward|crane~ downwards|crane dn|boom dn|jib dn|vertical descent|camera going down|moves down|moving down|downward move|downward movement|camera falls with it|camera drops with it|sink~ with it|camera descends with",
        "camera.move=crane_down",
        4,
    ),
    (
        "drone/helicopter descend~/lower~/sink~/drop~|drone float~ down|drone go/goes/come/comes down|drone down|drone shot descending|drone going down",
        "camera.move=crane_down; camera.angle=aerial",
        5,
    ),
    (
        "wrap~ around|camera/we go/goes round|camera/we go/goes around|camera/we/lens/shot arc~/circle~/orbit~/spin~/swirl~/wheel~|spin~ around|half circle around|half circle|full circle|swirl~ around|move~ around|encircle~|encircling|arc~ left|arc~ right|arc~|semi circle|semicircle|semi circular|wheel~ round|wheel~ around|turn~ around tower|turn~ around building|turn~ around church|turn~ around house|turning around|curve~ around|curving around|walk~ around|circle~ round|orbit~ around|orbit~ left|orbit~ right|slow orbit|half orbit|quarter orbit|90 degree arc|180 degree arc|180 orbit|360 orbit|360 shot|degree orbit|degree arc|goes around|travel~ round|come~ around building|loop~ around|merry go round shot|roundabout shot|rotating shot|circular dolly|circular tracking|circular tracking shot|circular track|circular move|rotating around|revolving around|bullet time orbit",
        "camera.move=orbit",
        4,
    ),
    (
        "drone go/goes round|drone go/goes around|drone arc~/circle~/orbit~/spin~/swirl~/wheel~|drone circles|helicopter circles|drone orbit",
        "camera.move=orbit; camera.angle=aerial",
        5,
    ),
    (
        "creeping zoom|zoom~ closer|push zoom|zoom~ up|slow creeping zoom|zoom~ + onto|zoom~ onto|zoom~ toward|quick zoom|zoom~ slowly|lens zooms|tighten~ zoom|optical zoom",
        "camera.move=zoom_in",
        4,
    ),
    (
        "pull zoom|zoom~ wide|zoom~ wider|widen zoom|widening zoom|reverse zoom|zoom~ outwards|zoom~ outward|zoom~ + out|zoom~ away|zoom~ from|unzoom|backward zoom|zoom~ backwards|zoom opens|zoom~ back out",
        "camera.move=zoom_out",
        5,
    ),
    // Framings.
    (
        "xls|mega wide|mega wide shot|epic wide of|very far|from very far|from very far away|as wide as possible|widest|widest possible|super wide framing|grand vista|wide vista|from miles away|mile away|from mile away|landscape shot|landscape framing|long way off|from long way off|long way away|way off in distance|way in distance|epic wide|epic wide shot|god wide|massive wide|big wide vista|skyline shot|skyline view|wide establishing|wide establishing shot|very long shot|tiny on horizon|miles away|kilometres away|kilometers away|on horizon|far off|far in distance|seen from far",
        "camera.framing=extreme_wide",
        4,
    ),
    (
        "full wide|mls|mlong shot|overall view|overall shot|wide ish|fairly wide|rather wide|nice wide|nice big wide|big wide shot|wider shot of street|general shot|master wide|geography shot|wide composition|loose shot|loose frame|loosely framed|wide coverage|med wide|medium wide framing|3/4 shot|wide static",
        "camera.framing=wide",
        3,
    ),
    (
        "whole thing in frame|everything in frame|complete building|complete structure|whole tower in frame|entire tower|whole tower in shot|whole church in frame|whole bridge in frame|whole chimney in frame|whole house in frame|full figure|full frame|top to bottom in frame|whole tower visible|contain whole building|see whole thing|see all of it|all of it in frame|in its entirety|whole facade in frame|base to roof in frame|from base to top in frame|from top to bottom in frame|building fills frame|fill~ frame|tower fills frame|wall to wall in frame|all in frame|head to toe framing",
        "camera.framing=full",
        3,
    ),
    (
        "mid|waist shot|american shot|cowboy shot|cowboy|mid range|midrange|medium distance|middle distance|three quarter shot|med shot|med|mid framing|mid size shot|medium sized shot|medium full|medium full shot|halfway close|two shot framing|at medium distance|in medium",
        "camera.framing=medium",
        3,
    ),
    (
        "macro|macro shot|choker|super tight|very tight|real tight|really tight|extremely tight|extremely close|really close|tight on base|tight on columns|tight on roof|tight on facade|tight detail|tight close up|super close|super close up|cu on|close up on|close up of|extreme close|close~ in on detail|nice and tight|nice and close|tight composition|tight in|in close|in tight|in detail|detail of|tight crop|tightly framed|closely framed|close in|intimate|mcu",
        "camera.framing=close_up",
        3,
    ),
    // Angles.
    (
        "subjective|subjective camera|from sidewalk|first person|1st person|first person view|fpp|persons view|persons eye view|persons pov|point of view shot|pov shot|from crowd|from within crowd|normal height|man height|man on street view|chest height|chest level|shoulder height|shoulder level|head level|witness view|witness pov|witness point of view|passerby pov|passer by view|passers by pov|from passers by view|as person on street would see it|as someone on street would see it|as if we were standing there|as if you were standing there|as seen by bystander|seen by bystander|from bystanders pov|neutral angle|level camera|camera level|tripod height|adult eye level|neutral height|at street height|street height|from pedestrian height|pedestrian height|childs eye level",
        "camera.angle=eye",
        3,
    ),
    (
        "upward angle|upward view|from down low|up angle|angled up|angled upward|hero angle|heroic angle|from beneath|from underneath it|waist height|waist level|hip level|knee level|at knee height|at knee level|at hip height|at waist height|low vantage|low vantage point|low to street|low slung camera|low slung|down low|from down below|camera down low|pointing up|aiming up|aimed up|pointed up|shooting up|shot upward|tilted upward|nostril shot|looking skyward|skyward|towering above us|towering over us|looming over us|looming above us|lower angle|super low|super low angle|very low|really low|extreme low angle|ultra low angle|low hero angle|neck craned|craned neck",
        "camera.angle=low; ?camera.height_m=0.6",
        3,
    ),
    (
        "rooftop across from|rooftop across|rooftop opposite|balcony across from|downward angle|downward view|down angle|angled down|angled downward|from neighbouring building|from neighboring building|from building opposite|from tall building opposite|from tower opposite|from next building|from + floor opposite|from + storey opposite|from upper floor|from upper window|from top window|from upper floors opposite|from on high|from up high|from up above|from hill|from hilltop|from hillside|from crane|from bridge|from overpass|from cherry picker|from scaffold|from scaffolding|from ladder|from lamppost|from watchtower|from fire escape|from grandstand|from ridge|from cliff|from cliff top|from clifftop|from terrace|from penthouse|hilltop view|commanding view|vantage point|elevated vantage|elevated position|elevated angle|pointing down|aiming down|aimed down|pointed down|shooting down|shot downward|plunging view|from nearby roof|from nearby rooftop|from other side roof|from roof across street|from roof across road|from roof across way|opposite rooftop|opposite roof|neighbouring rooftop|neighbouring roof|neighboring roof|neighboring rooftop|from tall building|from floor above|super high angle|very high angle|high wide angle|cherry picker|from helicopter pad|from highrise opposite|from high rise opposite|from balcony opposite|balcony pov|window pov|rooftop pov|from rooftop nearby|from atop|from upstairs",
        "camera.angle=high; ?camera.height_m=12",
        4,
    ),
    (
        "ants view|ants pov|ants eye|rats eye|rats eye view|rat view|rats pov|mouse pov|mouses view|mouse view|dogs eye view|dog height|dogs eye level|cats eye view|bugs eye|bugs eye view|bug eye view|bug view|lens on tarmac|camera on tarmac|camera on road|camera on street|camera on floor|lens on ground|lens on pavement|lens on floor|camera on sidewalk|sitting on pavement|placed on ground|set on ground|low as possible|as low as possible|right on ground|right at ground level|hugging ground|hug~ ground|hugging floor|skim~ ground|skimming ground|skimming pavement|floor level|on floor|from floor|camera in dirt|camera in mud|camera in grass|kerb level|curb level|kerb height|curb height|pavement level|asphalt level|wheel height|wheel level|hubcap height|ankle height|ankle level|shoe level|boot level|foot level|grass level|snake eye view|drain level|manhole level|low mode|dirt level|scraping ground|inch off ground|inches off ground|inches above ground|inches from ground|just off ground|just above ground|flat on ground|super low to ground|very low to ground|down on ground|ground pov|from tarmac|from asphalt|from gutter up|camera lies|lying on pavement|lying on road|lying in street|near ground|close to ground|close to pavement|close to floor|close to asphalt",
        "camera.angle=ground; ?camera.height_m=0.25",
        4,
    ),
    (
        "top down|topdown|plan view|chopper shot|chopper|chopper view|from chopper|heli shot|heli|heli view|news helicopter|news chopper|copter|quadcopter|uav|from clouds|through clouds|above clouds|blimp view|blimp|from blimp|balloon view|from balloon|hot air balloon|google earth view|google earth|flyover shot|flyby|fly by|fly over shot|flying over|flying shot|flying above|seen from above by drone|seagull view|seagulls view|seagull eye view|eagle view|eagle eye view|eagles eye|eagles eye view|hawk view|pigeon view|map view|vertical overhead|straight overhead|directly overhead|directly above|straight above|from directly above|from straight above|from right above|looking straight down|shot straight down|birds eye view straight down|overhead straight down|straight down view|aerial view straight down|aerial straight down|top view|zenithal|zenith shot|nadir view|dji|mavic|from airplane|from aeroplane|from spy plane|spy satellite|from satellite|from orbit",
        "camera.angle=aerial",
        5,
    ),
    (
        "crooked angle|rolled camera|horizon tilted|tilt~ horizon|off level|off level camera|camera rolled|camera rolled + degrees|rolled horizon|batman angle|batman tilt|frame tilted|frame canted|frame is canted|frame is tilted|camera canted|camera tilted sideways|camera at slant|at slant|slant angle|off horizontal|unlevel|horizon off|diagonal horizon|diagonal framing|diagonal frame|kinky angle|expressionist angle",
        "camera.angle=dutch",
        4,
    ),
    ("20 mil|very wide angle lens|rectilinear wide|wide prime|wide end of zoom|wide optics", "camera.lens_mm=24", 5),
    (
        "long end of zoom|compressed|compression|compressed background|telephoto compression|compressed look|long tele|tele zoom|stacked perspective|flattened perspective|long optics|binocular view|through binoculars|sniper view",
        "camera.lens_mm=135",
        5,
    ),
    (
        "extreme tele|extreme long lens|super long tele|ultra telephoto|paparazzi lens|wildlife lens",
        "camera.lens_mm=300",
        6,
    ),
    (
        "naked eye lens|human eye lens|standard prime|normal prime|standard focal length|fifty mil",
        "camera.lens_mm=50",
        5,
    ),
    ("portrait focal length|portrait prime", "camera.lens_mm=85", 5),
    (
        "from across street|from across road|from across avenue|from across way|from across canal|from across river|from across valley|from across water|from over road|from other side of road|from other side of street|from other side|from opposite side of street|from opposite side of road|from opposite pavement|from opposite sidewalk|across from|from opposite|from over way|from down street|from down road|from up street|from end of street|from end of road|from corner of street|from next street|from block away|from few blocks away|from blocks away|from behind crowd",
        "",
        0,
    ),
];
