//! Where it stands, when, in which weather, among how many cars.

use super::Row;

pub(super) const SETTING: &[Row] = &[
    ("nieve cae/cayo|nieve cayendo|cayendo nieve|cae/caen nieve/copos|nieve que cae", "setting.weather=snow", 4),
    ("lluvia cae|lluvia cayendo|cayendo lluvia|cae lluvia/agua|lluvia que cae", "setting.weather=rain", 4),
    ("domingo/sabado/lunes/martes/miercoles/jueves/viernes temprano", "setting.time=morning", 3),
    ("manana fria y clara|manana clara y fria|manana clara", "setting.time=morning; setting.weather=clear", 4),
    ("tarde clara", "setting.time=afternoon; setting.weather=clear", 4),
    ("cielo plomo/plomizo/panza de burro|plomizo/plomiza", "setting.weather=overcast", 3),
    ("primer/primeros sol/rayos/rayo|primera/primeras luz/luces", "setting.time=dawn", 4),
    ("CENTRO|MICROCENTRO", "setting.place=city_street", 1),
    (
        "banqueta~|autopista~|ruta~ asfaltada|calle~|ciudad~|avenida~|callejon~|bulevar~|barrio~|centro ciudad|urbano~|vereda~|acera~|peatonal|cuadra~|pasaje~|calzada~|centro urbano|suburbio~|metropoli",
        "setting.place=city_street",
        1,
    ),
    (
        "plaza~|plaza mayor|plaza pueblo|plaza principal|plazoleta~|explanada~|plaza central|patio central|zocalo",
        "setting.place=plaza",
        2,
    ),
    (
        "pueblo~|aldea~|pueblito~|villorrio|poblado~|pueblo pequeno|pueblo pesquero|caserio rural",
        "setting.place=village",
        2,
    ),
    (
        "zona industrial|poligono~|poligono industrial|parque industrial|area industrial|industrial~|puerto~|portuario~|muelle~|astillero~|zona portuaria|obra construccion|cantera~|desguace~|baldio~|dock sud|darsena~",
        "setting.place=industrial",
        2,
    ),
    (
        "campo~|pradera~|campina|rural~|pampa~|llanura~|prado~|potrero~|campo abierto|monte~|montana~|colina~|valle~|bosque~|parque~|descampado~|trigal~|maizal~|zona rural",
        "setting.place=field",
        2,
    ),
    ("desierto~|desertico~|duna~|arenal|arenales|salar|salares|salitral|salitrales", "setting.place=desert", 3),
    (
        "playa~|costa~|costero~|costanera~|orilla mar|junto mar|frente mar|mar|oceano~|acantilado~|bahia~|malecon~|rambla|ribera~|litoral|isla~|frente playa|paseo maritimo",
        "setting.place=coast",
        2,
    ),
    (
        "amanecer~|amanecer|amanece|alba|aurora|madrugada|salida sol|sale sol|salir sol|primera luz|primeras luces|despuntar dia|al alba|clarear dia",
        "setting.time=dawn",
        2,
    ),
    (
        "manana|por manana|de manana|media manana|esta manana|temprano manana|matinal|matutino~|luz manana",
        "setting.time=morning",
        2,
    ),
    ("mediodia|medio dia|pleno mediodia|sol cenital|hora almuerzo|a plena luz dia", "setting.time=noon", 2),
    (
        "tarde|por tarde|de tarde|media tarde|primera hora tarde|dia|de dia|pleno dia|siesta|luz dia|diurno~|primera tarde|a la tarde|durante dia|a plena luz",
        "setting.time=afternoon",
        2,
    ),
    (
        "tarde dorada|atardecer dorado|hora dorada|hora magica|sol bajo|luz dorada|ultima luz tarde|sol rasante|luz rasante|ultimo sol",
        "setting.time=golden_hour",
        4,
    ),
    (
        "atardecer~|atardecer|anochecer|ocaso|crepusculo~|puesta sol|puesta del sol|hora azul|pone sol|tarde noche|cae sol|cae tarde|cae noche|caida tarde|caida sol|al caer la tarde|atardece|anochece|cayendo noche",
        "setting.time=dusk",
        4,
    ),
    (
        "noche~|de noche|por noche|medianoche|media noche|nocturno~|plena noche|noche cerrada|luz luna|bajo luna|a oscuras|oscuridad|esta noche|claro luna",
        "setting.time=night",
        2,
    ),
    (
        "frio/fria y claro/clara|claro/clara y frio/fria|despejado~|cielo despejado|cielo claro|cielo limpio|soleado~|sol|cielo azul|buen tiempo|dia claro|noche clara|tiempo despejado|sin nubes|a pleno sol|sol radiante",
        "setting.weather=clear",
        1,
    ),
    ("noche clara", "setting.time=night; setting.weather=clear", 3),
    (
        "nublado~|cielo nublado|cielo gris|gris|grises|nube~|nuboso~|cubierto cielo|cielo cubierto|encapotado~|dia gris|plomizo~",
        "setting.weather=overcast",
        2,
    ),
    (
        "lluvia~|llueve|lloviendo|llover|lluvioso~|llovizna~|lloviznando|chaparron~|aguacero~|diluvio~|diluvia|lluvia torrencial|lluvia fina|bajo lluvia|mojado~|garua|chubasco~|calle mojada|calles mojadas",
        "setting.weather=rain",
        3,
    ),
    (
        "nieve~|nevando|nevar|nevado~|nevada~|nieva|copos|bajo nieve|ventisca~|nevisca|cubierto nieve|cubierta nieve",
        "setting.weather=snow",
        3,
    ),
    ("invierno|invernal~", "?setting.weather=snow", 1),
    (
        "niebla~|neblina~|bruma~|brumoso~|neblinoso~|calima|smog|niebla espesa|niebla densa|bruma espesa|banco niebla",
        "setting.weather=fog",
        3,
    ),
    (
        "tormenta~|tormentoso~|temporal~|huracan~|vendaval~|tempestad~|trueno~|relampago~|rayo~|ciclon~|tornado~|tifon~|granizo|granizada|borrasca~|tarde tormenta|tormenta electrica|viento huracanado",
        "setting.weather=storm",
        4,
    ),
    (
        "calle~ vacia~|calle~ desierta~|avenida~ vacia~|calle~ sin autos|calle~ sin coches|calle~ sin trafico",
        "setting.traffic=0; setting.place=city_street^1",
        4,
    ),
    ("plaza~ vacia~|plaza~ desierta~", "setting.traffic=0; setting.place=plaza", 4),
    ("vacio~|ciudad vacia|ciudad desierta|deshabitado~|desolado~", "setting.traffic=0", 2),
    (
        "hora pico|hora punta|mucho trafico|mucho transito|trafico intenso|atasco~|embotellamiento~|muchos autos|muchos coches|lleno autos|lleno coches|concurrido~|bullicioso~|transitado~|trafico denso",
        "setting.traffic=1",
        3,
    ),
    (
        "poco trafico|poco transito|pocos autos|pocos coches|algunos autos|algunos coches|calle~ tranquila~",
        "setting.traffic=0.25",
        3,
    ),
    ("trafico|transito|auto~|coche~|autos estacionados|coches aparcados|vehiculo~|carros", "setting.traffic=0.6", 1),
];
