//! How much: of dust, grain, shake and traffic, and how hard it happens, as people put it who do not say "lots" or "little".
//! Nothing mistyped is read as one of these.

use super::Row;

pub(super) const AMOUNTS: &[Row] = &[
    (
        "some/little/slight/light/faint/fine/thin plaster/brick/stone/concrete/mortar/cement/masonry/chalk/rubble/powdery/grey/white dust|puff~ of plaster/brick/stone/concrete dust|puff~ of dust|wisp~ of dust|whisper of dust|trace of dust|dash of dust|pinch of dust|smidge of dust|smidgen of dust|sprinkle of dust|sprinkling of dust|dusting of dust",
        "look.dust=0.25",
        5,
    ),
    (
        "lots/loads/tons/plenty/heaps/clouds of smoke and dust|lots/loads/tons/plenty/heaps/clouds of dust and smoke|lots/loads/tons/plenty/heaps of rubble/debris and dust|lots/loads/tons/clouds/masses/plenty/heaps/heavy/thick/dense/huge of plaster/brick/stone/concrete/mortar/cement/masonry/chalk dust|heavy/thick/dense/choking plaster/brick/stone/concrete/mortar/cement/masonry/chalk dust|choking dust|choking cloud~ of dust",
        "look.dust=0.95",
        5,
    ),
    (
        "dust kept/held/keep to minimum/low/down/minimal/light|keep~ dust low/down/minimal/light/subtle|keep~ dust to minimum|dust to/at minimum|minimum dust|minimum/minimal of dust|as little dust as possible|least possible dust|scarcely any dust|barely/hardly/scarcely dusty|barely/hardly a puff of dust|go/going easy/light on dust|not too much dust|not a lot of dust|nothing but a puff of dust|restrained dust|subtle dust|modest dust",
        "look.dust=0.2",
        7,
    ),
    (
        "dust like you wouldnt/wont/cant/couldnt believe|dust like you would not believe|dust like theres no tomorrow|dust like there is no tomorrow|dust for days|dust for miles|dust galore|dust upon dust|dust and more dust|more dust than|as much dust as|dust absolutely everywhere|dust gets everywhere|insane/crazy/epic/biblical/ridiculous/absurd/obscene/stupid/colossal/monstrous/apocalyptic/epic/unbelievable/ungodly dust|insane/crazy/ridiculous/absurd/obscene/stupid/colossal/silly/huge/massive/enormous/vast/unbelievable amount~ of dust|shedload~/shitload~/buttload~/ton/bucketload~/boatload~/truckload~/mountain/sea/ocean/blizzard/tsunami/curtain~/pile~/storm of dust|drown~/swamp~/smother~/bury/buried/swallow~/lost/blanketed/choke~ in/by dust|dust swallows/fills/chokes/smothers/engulfs/covers everything/street/frame/picture/lens|dust to max|dust maxed|max dust|maximum dust|dust cranked up|crank up dust|go heavy on dust|all dust you can/have/got",
        "look.dust=0.95",
        7,
    ),
    (
        "super/really/properly/so/crazy/insanely/mega/dead/hella/proper/seriously grainy|bags/buckets/tons/loads/heaps/masses/plenty/truckloads/shedloads/much/thick of grain/noise|grain to max|max grain|grain maxed|grain cranked up|crank up grain|grain like sandpaper|grain like gravel",
        "look.grain=0.85",
        5,
    ),
    (
        "whisper/trace/dash/dusting/smidge/smidgen/sprinkle/kiss/pinch/breath/tad of grain|whisper/trace/dash/dusting/tad of film grain|barely/hardly/scarcely any grain|barely/hardly grainy|minimal/minimum grain|keep~ grain low/down/subtle/light/fine|not too grainy|not too much grain",
        "look.grain=0.2",
        6,
    ),
    (
        "super/really/properly/so/crazy/insanely/mega/dead/hella/extremely/seriously/horribly/violently/wildly shaky/wobbly/jittery/jerky/bouncy|lots/loads/tons/heaps/plenty/bags/masses/buckets/truckloads/shedloads of shake/shaking/wobble/judder/jitter|lots/loads/tons/heaps/plenty/bags/masses/buckets/truckloads/shedloads of camera shake|shake it/camera hard/violently/badly/wildly/like mad/like crazy|shake to max|max shake|maximum shake|shake cranked up|crank up shake|shaky as hell|shaky as anything",
        "camera.move=handheld^1; camera.shake=0.85",
        6,
    ),
    (
        "whisper/trace/dash/smidge/tad/breath/suggestion/hint/touch of shake/wobble/handshake|whisper/trace/dash/smidge/tad/breath/suggestion/hint/touch of camera shake|barely/hardly/scarcely any shake/wobble|barely/hardly/scarcely any camera shake|barely/hardly shaking/shaky|minimum/minimal shake|minimum/minimal camera shake|keep~ shake/camera low/down/subtle/minimal/gentle|not too shaky|not too much shake",
        "camera.shake=0.15",
        7,
    ),
    (
        "hardly/barely/scarcely/little/minor/minimal/slight/light/superficial/cosmetic/limited any damage|hardly/barely/scarcely/little/minor/minimal/slight/light/superficial/cosmetic/limited damage|not much damage|hardly/barely/scarcely a scratch|as gentle/soft/softly/gently/quiet/quietly/calm/calmly/polite/politely/discreet/light/lightly as possible/can be/it gets/you can|quietest/gentlest/softest/mildest/calmest/politest/lightest + possible/ever/imaginable|quietest/gentlest/softest/mildest/calmest/politest/lightest possible/ever/imaginable|ever so gently/softly/lightly/quietly|with minimal force|minimal force|without violence|without any violence|nothing violent|nothing too violent|almost polite|almost tenderly|barely nudge~",
        "event.strength=0.2",
        5,
    ),
    (
        "heavy/severe/extensive/massive/catastrophic/widespread/total damage/devastation|as hard/violent/violently/big/brutal/brutally/strong/strongly as possible/can be/it gets/you can|full/maximum/max/brute force|full throttle|full whack|full blast|full power|maximum power|max strength|maximum strength|biggest + possible/ever/imaginable|most violent + possible|with everything you have/got|all hell breaks loose|no holds barred|like hammer of god",
        "event.strength=0.9",
        4,
    ),
    (
        "small/minor/little/weak/light/slight/mild/muffled bang~/boom~|tiny/teeny/wee/minuscule/modest/faint/soft/subtle/low/puny/feeble/polite/quiet/restrained/minimal/itty/bitty/smallest/softest/lightest/weakest/gentle/contained/localised/localized/limited explosion~/blast~/bomb~/detonation~/bang~/boom~",
        "event.kind=explosion; event.strength=0.25",
        6,
    ),
    (
        "tiny/teeny/wee/modest/faint/soft/subtle/low/puny/feeble/smallest/weakest/mildest/gentlest earthquake~/quake~/tremor~/aftershock~|barely felt earthquake~/quake~/tremor~|small/minor/little/weak/light/slight/mild/gentle aftershock~|minor/mild/small/light shaking",
        "event.kind=earthquake; event.strength=0.25",
        7,
    ),
    (
        "tiny/small/minor/modest/partial/quiet/polite/lazy/slowest/gentlest/softest/graceful/tidy collapse~",
        "event.kind=collapse; event.strength=0.25",
        4,
    ),
    (
        "gentle/soft/quiet/slow/graceful/polite/quietest/gentlest/softest/small/modest implosion~/demolition~",
        "event.kind=implosion; event.strength=0.25",
        6,
    ),
    (
        "medium/moderate/midsize/mid/middling/average explosion~/blast~/bang~",
        "event.kind=explosion; event.strength=0.5",
        6,
    ),
    ("medium/moderate/middling/average earthquake~/quake~/tremor~", "event.kind=earthquake; event.strength=0.5", 7),
    ("medium/moderate/middling impact~/hit~", "event.kind=impact; event.strength=0.5", 6),
    (
        "violent/massive/huge/big/enormous/brutal/spectacular/dramatic/giant/gigantic implosion~/demolition~",
        "event.kind=implosion; event.strength=0.85",
        6,
    ),
    (
        "want/make/need/like it huge/massive/enormous/epic/colossal/violent/brutal/monstrous|should/must/has to be/feel huge/massive/enormous/epic/colossal/violent/brutal",
        "event.strength=0.85",
        3,
    ),
    (
        "want/make/keep/need/like it small/tiny/modest/subtle/gentle/polite/soft|should/must/has to be/feel small/tiny/modest/subtle/gentle/soft|nothing too big/huge/spectacular|nothing big/huge/spectacular",
        "event.strength=0.25",
        3,
    ),
    ("barely/hardly/scarcely earthquake/quake/tremor", "event.kind=earthquake; event.strength=0.2", 7),
    ("barely/hardly/scarcely bang/explosion/blast/pop", "event.kind=explosion; event.strength=0.2", 7),
    (
        "soft/gentle/light/small/minor/slight/glancing/little/weak impact~/hit~",
        "event.kind=impact; event.strength=0.25",
        6,
    ),
    (
        "colossal/monster/monstrous/almighty/humongous/ginormous/immense/terrific/horrendous/epic/thunderous/whopping/biggest/cataclysmic/devastating/terrible/awful/fearsome/savage/serious/violent/almighty/deafening/ferocious/vast/epic explosion~/blast~/bomb~/detonation~/bang~/boom~|hell/heck/mother of an/a explosion~/blast~/bang~/boom~",
        "event.kind=explosion; event.strength=0.9",
        6,
    ),
    (
        "colossal/monster/monstrous/almighty/immense/terrific/horrendous/epic/biggest/cataclysmic/devastating/terrible/awful/fearsome/savage/serious/brutal/giant/gigantic/catastrophic/vicious earthquake~/quake~/tremor~|hell/heck/mother of a/an earthquake~/quake~|violent/heavy/severe/strong/brutal shaking",
        "event.kind=earthquake; event.strength=0.9",
        7,
    ),
    (
        "colossal/monstrous/almighty/immense/epic/cataclysmic/devastating/brutal/savage/violent/enormous/gigantic collapse",
        "event.kind=collapse; event.strength=0.9",
        4,
    ),
    (
        "cars/vehicles parked/abandoned/left everywhere|cars parked/abandoned bumper to bumper|cars parked along/on/down both sides|cars parked all over/along|cars nose to tail|rows of parked cars|packed with cars/traffic",
        "setting.traffic=0.85",
        5,
    ),
    (
        "street/road full/packed/choked/crammed of/with cars/traffic/vehicles",
        "setting.traffic=0.85; setting.place=city_street^1",
        5,
    ),
    ("traffic stopped dead|traffic at dead stop|gridlock|gridlocked|bumper to bumper", "setting.traffic=0.95", 6),
    (
        "handful/couple/scattering of cars/vehicles/parked cars|odd/occasional/lone car/vehicle|car or two|one or two cars|two or three cars|barely/hardly any cars/traffic|barely/hardly a car",
        "setting.traffic=0.15",
        5,
    ),
];
