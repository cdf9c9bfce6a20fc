//! How the camera moves and what it sees, in the words of the trade.

use super::Row;

pub(super) const MOVE: &[Row] = &[
    ("dolly push~ in|on dolly push~ in", "camera.move=dolly_in", 5),
    (
        "camera must/should/will/can/may never/not move|camera never moves|camera never to move|never move camera|dont move camera|do not move camera|without moving camera|lock it off|lock it down|lock camera off|camera absolutely still|keep camera still|keep camera absolutely still|absolutely still|locked camera|camera locked|static|static camera|static shot|locked off|locked off camera|lock off|locked down|locked|on sticks|on tripod|tripod|tripod shot|fixed camera|still camera|stationary|stationary camera|motionless camera|unmoving camera|\
      camera stays still|camera does not move|camera doesnt move|camera is still|camera stands still|camera holds|camera still|fixed|fixed shot|locked shot|static frame|locked camera|steady camera|still shot|no camera movement|no camera move",
        "camera.move=static; ?camera.shake=0",
        2,
    ),
    (
        "hh|shoulder rig|shoulder mount|pov running|pov * running|running pov|off hand|hand held shot|handheld ish|handheld|hand held|hand held camera|handheld camera|handhold|hand cam|shoulder cam|shoulder mounted|on shoulder|off shoulder|shoulder camera|documentary style|run and gun|handheld shot|handycam|verite|cinema verite",
        "camera.move=handheld; ?camera.shake=0.35",
        1,
    ),
    (
        "phone video|mobile phone video|cell phone video|cellphone video|shaky|shaky cam|shaky camera|shaky handheld|shakycam|found footage|phone footage|shaky phone footage|phone camera|filmed on phone|camcorder|very shaky|jittery|jerky|trembling camera|camera trembles|camera shudders|camera rattles|camera jolts",
        "camera.move=handheld; camera.shake=0.65",
        1,
    ),
    ("steadicam|steadycam|gimbal|on gimbal|on steadicam|floating camera", "camera.move~handheld; ?camera.shake=0.1", 1),
    (
        "whip~ left|whip~ + left|swish pan left|whip~ + to left|pan~ left|pan~ + left|pan~ to left|camera pans left|pan left|left pan|whip pan left|pan~ + to left|pan~ from right to left|pan right to left|whip pan to left",
        "camera.move=pan_left",
        4,
    ),
    (
        "whip~ right|whip~ + right|swish pan right|whip~ + to right|swish pan|pan~ away|pan~ right|pan~ + right|pan~ to right|right pan|whip pan right|pan~ + to right|pan~ from left to right|pan left to right|whip pan to right|pan~|whip pan",
        "camera.move=pan_right",
        3,
    ),
    ("tilt~ up|tilt~ + up|tilt up|camera tilts up|tilt~ upward|tilt~ upwards|upward tilt", "camera.move=tilt_up", 4),
    (
        "tilt~ down|tilt~ + down|camera tilts down|tilt~ downward|tilt~ downwards|downward tilt",
        "camera.move=tilt_down",
        4,
    ),
    (
        "dolly~ in|dolly~ forward|dolly~ + in|dolly~ toward~|push~ in|push~ + in|push in|push~ forward|track~ in|tracking in|move~ in|move~ closer|creep~ in|creep~ forward|creep~ closer|camera moves in|camera advances|track~ forward|\
      dolly shot|dolly|dollies|move~ + in on|move~ forward|camera moves forward|drift~ in|drift~ forward|camera approaches|slowly moves in|forward dolly|truck in|ease~ in|inch~ in|pushing toward|push~ toward~|glide~ forward|glide~ in",
        "camera.move=dolly_in",
        3,
    ),
    (
        "camera pull~ back|camera pull~ away|camera pull~ out|push~ out|pulling back|pull back shot|dolly~ out|dolly~ back|dolly~ backward~|dolly~ away|pull~ back|pull~ out|pull~ + back|pull~ + out|pullback|track~ back|track~ out|camera moves back|camera retreats|move~ back|back~ away|camera backs away|camera backs off|pull~ away|drift~ back|reverse dolly|backward dolly|retreat~",
        "camera.move=dolly_out",
        4,
    ),
    (
        "truck~ left|track~ left|track~ to left|slide~ left|slide~ to left|crab~ left|crab~ to left|tracking left|dolly~ left|camera moves left|move~ left|lateral move left|track~ + left|truck~ to left|dolly~ to left|lateral move to left|camera moves to left|camera slides left|camera slides to left|tracking shot to left|tracking shot left",
        "camera.move=truck_left",
        4,
    ),
    (
        "truck~ right|track~ right|track~ to right|slide~ right|slide~ to right|crab~ right|crab~ to right|tracking right|dolly~ right|camera moves right|move~ right|lateral move right|track~ + right|truck~ to right|dolly~ to right|lateral move to right|camera moves to right|camera slides right|camera slides to right|tracking shot to right|tracking shot|tracking shot right|lateral tracking|side tracking|lateral move|slider|slider shot|travelling shot|traveling shot|trucking shot",
        "camera.move=truck_right",
        3,
    ),
    (
        "crane~ up past|rise slowly|rise slowly from|slowly rise from|rise~ from|camera is craned up|drone rising|crane~ up|jib~ up|boom~ up|pedestal up|crane shot|crane move|crane up|rising camera|camera rises|camera goes up|rising shot|camera lifts|camera cranes up|camera moves up|camera climbs|ped up|crane shot up|rising crane|rising crane shot|upward crane|camera ascends|camera floats up|ascending camera",
        "camera.move=crane_up",
        3,
    ),
    (
        "crane~ down through|crane~ down|jib~ down|boom~ down|pedestal down|descending camera|camera descends|camera goes down|camera sinks|camera drops|crane shot down|camera cranes down|camera moves down|ped down|camera comes down|descending crane|descending crane shot|downward crane|camera lowers",
        "camera.move=crane_down",
        4,
    ),
    (
        "orbit~|arc shot|arc~ around|circle~ around|circle~|circling|revolve~ around|360|camera circles|rotate~ around|arcing|orbital|arc~|camera goes around|moves around|moving around|fly~ around|flies around|swing~ around|travel~ around|orbit shot|orbiting",
        "camera.move=orbit",
        4,
    ),
    (
        "zoom~ in|zoom~|crash zoom|snap zoom|zoom~ + in|punch~ in|zoom~ into|zoom~ on|crash zoom in|zoom~ in on",
        "camera.move=zoom_in",
        3,
    ),
    ("zoom~ out|zoom~ + out|zoom~ back|crash zoom out|zoom~ away", "camera.move=zoom_out", 4),
    (
        "camera shake|camera vibration|shaking camera|camera shakes|shake|shakes|camera shaking|with shake|some shake",
        "camera.shake=0.4",
        1,
    ),
    (
        "lots of shake|lot of shake|heavy shake|strong shake|violent shake|heavy camera shake|much shake|strong camera shake|lots of camera shake|extreme shake|violent camera shake",
        "camera.shake=0.8",
        3,
    ),
    (
        "little shake|slight shake|light shake|subtle shake|bit of shake|slight camera shake|subtle camera shake|gentle shake|little camera shake|touch of shake|slightly shaky|minimal shake|light camera shake|hint of shake|breathing camera",
        "camera.shake=0.2",
        3,
    ),
    (
        "rock steady|rock solid|perfectly steady|perfectly still|without shaking|shake free|smooth|steady|stable|stabilised|stabilized|smoothly",
        "camera.shake=0",
        2,
    ),
];

pub(super) const VIEW: &[Row] = &[
    (
        "extreme wide|extreme wide shot|extreme wide angle shot|very wide|very wide shot|super wide shot|ultra wide|ultrawide|ultra wide shot|establishing shot|establisher|extreme long shot|EWS|ELS|XWS|vista|panoramic|panorama|from afar|from far away|far away|from great distance|establishing|in distance|from distance|from far|tiny in frame",
        "camera.framing=extreme_wide",
        4,
    ),
    (
        "big wide|wide|wide shot~|wide frame|wide framing|wide view|long shot|WS|master|master shot|LS|medium wide|medium wide shot|medium long shot|MWS|wide master|wide angle shot|general view|wide on|loose framing|wide composition",
        "camera.framing=wide",
        2,
    ),
    (
        "full shot|full|full framing|whole building in frame|fills frame|entire building|whole building|full view|full body|full length|whole structure|full height|fill frame|fills picture|FS|head to toe|filling frame|entire structure",
        "camera.framing=full",
        2,
    ),
    (
        "medium size shot|mid shot|medium|medium shot|mid shot|midshot|MS|medium framing|medium close|medium close up|MCU|half shot",
        "camera.framing=medium",
        2,
    ),
    (
        "close up|closeup|close shot|close|tight|tight shot|extreme close up|CU|ECU|BCU|XCU|detail|detail shot|up close|close on|tight on|tight framing|tight frame|close view|close framing|big close up|extreme closeup|insert|very close|insert shot|handheld close",
        "camera.framing=close_up",
        2,
    ),
    (
        "shaky/shake/handheld but not too/so/very much/bad/crazy/wild|shaky but not overly/insanely|not too shaky|bit shaky|only bit shaky",
        "camera.move=handheld; camera.shake=0.35",
        6,
    ),
    ("camera/shot/we goes/go/travel~ from bottom/base/ground to/up top/roof", "camera.move=tilt_up", 6),
    (
        "crane/jib/boom shot/move/starts/starting * coming/comes/going/goes/descending/descends/lowering down|crane/jib/boom shot/move starting/starts/from high",
        "camera.move=crane_down",
        6,
    ),
    (
        "not/no/without/zero ounce/inch/hint/trace/bit of camera movement/motion/move|not ounce/inch/hint/trace of movement from camera",
        "camera.move=static; camera.shake=0",
        6,
    ),
    (
        "camera person/operator/man/woman/crew runs/walks/run/walk/stumbles/stumble/backs backwards/backward/back",
        "camera.move=dolly_out",
        6,
    ),
    ("from edge/lip/parapet of roof/rooftop|from roof/rooftop edge", "camera.angle=high", 6),
    ("static/fixed/locked wide|static/fixed/locked wide shot", "camera.move=static; camera.framing=wide", 4),
    (
        "breathing bit/little/slightly/softly|breathes bit/little/slightly|let~ it/camera rattle/shake/wobble/tremble/breathe bit/little/slightly|let~ it/camera breathe",
        "camera.shake=0.2",
        6,
    ),
    (
        "nobody/noone moves/touches/shakes/bumps/jogs/move/touch camera|nobody/noone is to move/touch/shake camera|no camera shakes/shaking/wobble",
        "camera.move=static; camera.shake=0",
        6,
    ),
    ("small/slight/tiny/minor/mild/subtle/little camera shake", "camera.shake=0.2", 6),
    ("LOCK", "camera.move=static", 2),
    (
        "shake down|less shake|little less shake|not so much shake|not much shake|shake less|easy on shake",
        "camera.shake=0.2",
        6,
    ),
    ("handheld close", "camera.move=handheld; ?camera.shake=0.35; camera.framing=close_up", 3),
    (
        "pov of bystander|pov of passer by|standing eye level|eye level|at eye level|eye height|at eye height|eye line|pedestrian view|human height|head height|street level|at street level|straight on|passer bys view|pov|point of view|human eye level|from street level|from street|seen from street|standing height|bystanders view|view of bystander",
        "camera.angle=eye",
        2,
    ),
    (
        "lo angle|looking straight up|looking straight up at|low and wide|kinda low|low angle|low angle shot|low camera|from below|looking up|look up|looks up|camera looks up|from low angle|low down|low viewpoint|camera low|low|shot from below|upshot|knee height|hip height|from low|low perspective|camera low down|low camera position|low position|looking up at",
        "camera.angle=low; ?camera.height_m=0.6",
        3,
    ),
    (
        "rooftop view|view from rooftop|view from balcony|view from window|from + window opposite|from window opposite|balcony view|window view|high vantage|high angle|high angle shot|from above|looking down|look down|looks down|from rooftop|from roof opposite|from balcony|from window|elevated|high camera|high viewpoint|from high up|camera high|from high|from opposite roof|from upstairs window|from high window|downshot|high vantage point|from neighbouring roof|from across rooftops|elevated view|from high angle|from balcony across street|looking down on|looking down at|from rooftop opposite|seen from rooftop|high perspective|elevated camera|high camera position|from window across street|high up",
        "camera.angle=high; ?camera.height_m=12",
        3,
    ),
    (
        "ground level|worms eye|worms eye view|at ground level|from ground|on ground|camera on ground|frogs eye|frog perspective|frogs eye view|from ground level|low on ground|low to ground|lying on ground|camera on floor|from pavement|on pavement|ant view|gutter level|from gutter|camera on pavement|ant eye view|ants eye view|wormseye|camera at ground level|mouse eye view|on asphalt|camera in gutter|camera lies on ground|camera lying on ground|ground angle|camera lies on street",
        "camera.angle=ground; ?camera.height_m=0.25",
        4,
    ),
    (
        "areal|ariel|ariel shot|ariel view|areal shot|areal view|aeriel|airial|aerial|aerial shot|aerial view|drone|drone shot|drone view|drone footage|helicopter|helicopter shot|from helicopter|birds eye|birds eye view|bird eye view|gods eye|gods eye view|from air|from sky|overhead|overhead shot|top shot|from drone|from plane|birdseye|satellite view|from overhead|flying camera|from bird s eye view|overhead view|top down shot|top down view|airborne|seen from air|via drone|by drone|fpv",
        "camera.angle=aerial",
        4,
    ),
    (
        "dutch|dutch angle|dutch tilt|canted|canted angle|tilted frame|tilted horizon|oblique angle|crooked horizon|tilted camera|dutched|slanted horizon|german angle|skewed horizon|camera canted|off kilter|canted frame|crooked frame",
        "camera.angle=dutch",
        5,
    ),
    (
        "framing street|shot of street|view of street|view down street|looking down street|look down street|view along street|frame street",
        "camera.subject=street; setting.place=city_street",
        3,
    ),
    ("camera looks down street", "camera.subject=street; setting.place=city_street", 4),
    ("wide agle|wide lens|wide angle lens|wide angle|wide glass|short lens|wideangle", "camera.lens_mm=24", 5),
    (
        "ultra wide lens|ultra wide angle|super wide lens|very wide lens|super wide|ultra wide angle lens|extreme wide lens|extreme wide angle lens|extreme wide angle",
        "camera.lens_mm=14",
        5,
    ),
    ("fisheye|fish eye|fisheye lens|fish eye lens", "camera.lens_mm=10", 5),
    ("normal lens|standard lens|nifty fifty|normal focal length", "camera.lens_mm=50", 5),
    ("portrait lens|short telephoto|short tele", "camera.lens_mm=85", 5),
    (
        "long lens|telephoto|telephoto lens|tele|tele lens|long glass|on long lens|long focal length|compressed perspective|zoom lens|tele photo",
        "camera.lens_mm=135",
        5,
    ),
    (
        "super telephoto|very long lens|extreme telephoto|super long lens|supertele|super telephoto lens|extremely long lens",
        "camera.lens_mm=300",
        6,
    ),
    ("from left of building", "camera.azimuth_deg=-30", 5),
    (
        "three quarter view|three quarters view|from corner|corner view|three quarter angle|3/4 view",
        "camera.azimuth_deg=35",
        5,
    ),
    ("side view|in profile|from side|side on|seen from side", "camera.azimuth_deg=80", 4),
    ("head on|frontal|frontally|from front|front on|frontal view|dead on", "camera.azimuth_deg=0", 4),
    (
        "camera on left|camera to left|seen from left|viewed from left|from camera left|shot from left",
        "camera.azimuth_deg=-35",
        5,
    ),
    ("camera on right|camera to right|seen from right|viewed from right|shot from right", "camera.azimuth_deg=35", 5),
    ("from behind|seen from behind|from rear|from back", "camera.azimuth_deg=180", 4),
    ("camera|shot|view|frame|cam|angle", "", 0),
];
