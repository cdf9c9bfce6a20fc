//! What stands, and what it is made of.

use super::Row;

pub(super) const STRUCTURE: &[Row] = &[
    ("house of flats|building of flats|house of apartments", "structure.kind=apartment_block", 4),
    ("head/man/person/shoulder/chest/waist high", "structure.height_m~2", 1),
    ("light house~", "structure.kind~chimney", 5),
    ("factory/mill/boiler/brick/steel/concrete/industrial/tall/hero stack", "structure.kind=chimney", 5),
    ("building~|block~|structure~|edifice~", "structure.kind=apartment_block", 0),
    ("glass building~", "structure.kind~office_tower; structure.material=glass", 3),
    (
        "apartment~ block~|apartment~ building~|apartment house~|apartment complex|apartments|apartment|block of flats|\
      blocks of flats|block of apartments|flats|flat block|housing block~|housing estate|residential block~|\
      residential building~|residential tower~|apartment tower~|condo~|condominium~|condo tower~|condo block~|condo building~|\
      panel building|apt blk|apt bldg|apartment bldg|apt block|apt building|apts|apt|bldg|blg|bld|apmt|aptmt|appt block|social housing|public housing|housing project|projects building|apartment tower block|residential building",
        "structure.kind=apartment_block",
        2,
    ),
    (
        "twr blk|twr block|tower blk|twr blks|mid rise|midrise|low rise|mid rise apartment building|low rise block|multistory|multistorey|multi storey building|multi story building|tower block~|high rise~|highrise~|high rise apartment|high rise block|high rise building~|high rise apartment block|\
      high rise apartment building|residential high rise|apartment high rise|residential skyscraper|high rise tower",
        "structure.kind=apartment_block; ?structure.floors=18",
        3,
    ),
    (
        "council block~|council flats|council estate|council housing|council tower~|project tower",
        "structure.kind~apartment_block",
        3,
    ),
    (
        "tenement~|tenement block|tenement building|brownstone~|walk up|walk up building",
        "structure.kind~apartment_block; ?structure.floors=5; ?structure.material=brick",
        2,
    ),
    (
        "hotel~|hospital~|clinic~|school~|school building~|schoolhouse|college|university|dormitory|dorm|hostel|motel|barracks|prison~|orphanage|nursing home|care home|old peoples home|asylum|resort hotel|pier hotel",
        "structure.kind~apartment_block",
        2,
    ),
    ("tower~", "structure.kind=office_tower", 1),
    (
        "office tower~|office twr|office bldg~|office blg|offc tower|ofc tower|ofc bldg|ofc block|ofc|twr|high rise office building|office highrise|mid size office building|business tower|trade center|trade centre|office building~|office block~|office high rise|high rise office|offices|headquarters|\
      glass tower|glass office tower|bank tower|corporate tower|tower of glass",
        "structure.kind=office_tower",
        3,
    ),
    (
        "glass tower|glass office tower|glass skyscraper|glass office building",
        "structure.kind=office_tower; structure.material=glass",
        4,
    ),
    ("office", "structure.kind=office_tower", 1),
    ("skyscraper~|supertall", "structure.kind=office_tower; ?structure.floors=40", 3),
    (
        "bank|bank building|courthouse|town hall|city hall|library|museum|shopping mall|mall|department store|ministry|ministry building|embassy|parliament|parliament building|government building|police station|stock exchange|opera house|theatre|theater|casino",
        "structure.kind~office_tower; ?structure.floors=4; ?structure.material=stone",
        2,
    ),
    (
        "hse|hses|house~|home|homes|detached house~|family house|townhouse~|town house~|farmhouse~|row house~|terraced house~|country house|\
      suburban house|cottage~|villa~|bungalow~|dwelling~",
        "structure.kind=house",
        2,
    ),
    (
        "mansion~|manor|manor house|palace|castle",
        "structure.kind~house; ?structure.floors=3; ?structure.material=stone",
        2,
    ),
    (
        "bakery|bakeries|pub|pubs|inn|tavern|corner shop|shop|shops|restaurant~|diner|cafe|bistro|bar|saloon|post office|fire station|barn house",
        "structure.kind~house; ?structure.floors=2",
        1,
    ),
    (
        "bunker~|pillbox|fort|fortress|blockhouse|guardhouse",
        "structure.kind~house; ?structure.floors=1; ?structure.material=concrete",
        2,
    ),
    (
        "row of terraced houses|terraced houses|terraced row|terraced|row of houses|terrace of houses|terrace house~|semi detached|semi detached house|brick row house|shanty house~|shanty|mobile home|trailer home|lodge|chalet~|ranch house|homestead|bothy",
        "structure.kind=house",
        2,
    ),
    ("terrace", "structure.kind~house", 0),
    (
        "hut~|cabin~|shack~|log cabin~|wooden hut",
        "structure.kind=house; ?structure.floors=1; ?structure.material=timber",
        2,
    ),
    (
        "whse|warehouse~|storehouse~|depot~|storage building|storage hall|logistics hall|distribution centre",
        "structure.kind=warehouse",
        2,
    ),
    (
        "cinema~|movie theater~|movie theatre~|stadium stand~|grandstand~|bleachers|hangar~|supermarket|superstore|gymnasium|sports hall|stadium|arena|greenhouse|train station|railway station|station",
        "structure.kind~warehouse",
        2,
    ),
    ("barn~|shed~|stable|boathouse|grain store", "structure.kind~warehouse; ?structure.material=timber", 2),
    (
        "factory|factories|factory building~|factory hall|textile factory|cement factory|cement works|cement plant|sugar factory|car factory|foundry|steelworks|steel mill|paper mill|saw mill|sawmill|manufacturing plant|assembly plant|cannery|brewery",
        "structure.kind=factory",
        2,
    ),
    ("mill|mills|textile mill~|cotton mill~|watermill|windmill", "structure.kind~factory", 2),
    (
        "power plant~|power station~|substation|gasworks|waterworks|cement kiln|workshop~|refinery|chemical plant|nuclear plant|plant",
        "structure.kind~factory",
        2,
    ),
    (
        "parking structure~|parking block~|parking garage~|car park~|parking deck~|parking ramp|multi storey car park~|multistorey car park~|\
      multi story car park~|multi level car park|multi storey parking|multi storey garage|parking house|carpark~|garage~|storey car park~|story parking garage~",
        "structure.kind=parking_structure",
        4,
    ),
    ("church~|cathedral~|chapel~|basilica~|abbey|church building|parish church", "structure.kind=church", 2),
    ("village church~|village chapel~", "structure.kind=church; setting.place=village^3", 3),
    ("mosque~|temple~|synagogue|monastery|pagoda|shrine|convent|minster", "structure.kind~church", 2),
    ("church tower~|bell tower~|belltower~|clock tower~|clocktower|campanile|belfry", "structure.kind~church", 3),
    (
        "steeple~|spire~|church steeple~|church spire~|dome~|cupola~|minster spire",
        "structure.kind~church; ?event.origin=top",
        2,
    ),
    (
        "chimney~|chimney stack~|factory chimney~|smokestack~|smoke stack~|industrial chimney~|brick chimney~|mill chimney|power station chimney|power plant chimney|smokestack of factory|chimney of factory|chimney of power station",
        "structure.kind=chimney",
        5,
    ),
    ("stack", "structure.kind=chimney", 1),
    (
        "silo~ full of grain|silo of grain|radio masts|cell tower|communications tower|telecom tower|broadcast tower|lookout tower|wind turbine~|flare stack|grain silo~|silo~|cooling tower~|lighthouse~|obelisk~|minaret~|grain elevator~|radio mast|radio tower|pylon~|tv tower|television tower|transmission tower|control tower|watchtower",
        "structure.kind~chimney",
        4,
    ),
    (
        "water tower~|watertower~|water tank~|water tank tower|water tank on stilts|elevated tank|elevated water tank|tank on stilts",
        "structure.kind=water_tower",
        4,
    ),
    ("column~|monument~|statue~", "structure.kind~chimney", 1),
    (
        "petrol station~|gas station~|service station~|filling station~|fuel station~|petrol pump~|gas pump~",
        "structure.kind=petrol_station",
        3,
    ),
    ("gas holder|gasholder~|fuel tank~|gas tank~|gasometer|oil tank~|storage tank~", "structure.kind~water_tower", 4),
    (
        "bridge~|viaduct~|elevated highway|elevated road|freeway overpass|pedestrian bridge|rope bridge|drawbridge|skybridge|skywalk|trestle|causeway|bridge span|overpass~|flyover~|aqueduct~|footbridge~|railway bridge~|road bridge~|highway bridge|suspension bridge|stone bridge|steel bridge|truss bridge|arch bridge",
        "structure.kind=bridge",
        3,
    ),
    (
        "wall~|retaining wall~|garden wall~|city wall~|brick wall~|stone wall~|boundary wall|barricade",
        "structure.kind=wall",
        1,
    ),
    (
        "dam|dams|dam wall|fence~|rampart~|sea wall|seawall|castle wall~|city ramparts|levee|dyke|perimeter wall",
        "structure.kind~wall",
        2,
    ),
    ("brick wall~", "structure.kind=wall; structure.material=brick", 2),
    ("stone wall~", "structure.kind=wall; structure.material=stone", 2),
    ("stone bridge~|stone arch bridge", "structure.kind=bridge; structure.material=stone", 4),
    ("steel bridge~|iron bridge|steel truss bridge", "structure.kind=bridge; structure.material=steel", 4),
    ("brick chimney~", "structure.kind=chimney; structure.material=brick", 6),
    ("parking lot|parked car~|parked|warehouse district", "", 1),
];

pub(super) const MATERIAL: &[Row] = &[
    ("conc|concr", "structure.material=concrete", 2),
    ("RC|RC frame|RCC", "structure.material=concrete", 2),
    ("timber/wooden/wood roof~", "structure.material=timber", 2),
    ("cinder/breeze/concrete block/blocks|cinderblock~|breezeblock~|cmu", "structure.material=concrete", 3),
    ("tiled/tin/flat/thatched/pitched/slate roof~", "", 9),
    (
        "concrete|reinforced concrete|precast concrete|raw concrete|made of concrete|cement",
        "structure.material=concrete",
        2,
    ),
    ("brutalist|soviet|prefab|prefabricated", "structure.material~concrete", 1),
    ("brick|bricks|red brick|brickwork|made of brick|bricked|redbrick", "structure.material=brick", 2),
    ("masonry|terracotta|adobe", "structure.material~brick", 1),
    (
        "glass|glazed|glass and steel|glass fronted|all glass|glass facade|curtain wall|mirrored|glass clad|glassy",
        "structure.material=glass",
        2,
    ),
    (
        "stone|stones|granite|marble|limestone|sandstone|stonework|ashlar|rubble stone|made of stone",
        "structure.material=stone",
        2,
    ),
    (
        "timber|wood|wooden|half timbered|timber framed|wood framed|log|logs|made of wood|weatherboard|clapboard",
        "structure.material=timber",
        2,
    ),
    ("steel|steel framed|steel frame|sheet steel|made of steel", "structure.material=steel", 2),
    (
        "iron|wrought iron|cast iron|metal|corrugated iron|corrugated|corrugated steel|corrugated metal|tin|aluminium",
        "structure.material~steel",
        2,
    ),
];
