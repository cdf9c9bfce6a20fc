//! Places, hours, weather, cars, dust and grain in words that are rarely used for them. Nothing mistyped is read as one of
//! these.

use super::Row;

pub(super) const SURROUNDINGS: &[Row] = &[
    ("luz sodio|luces sodio|sodio", "setting.time=night", 2),
    ("nubes y claros|nubes claros", "setting.weather~overcast", 3),
    ("charco~", "?setting.weather=rain", 1),
    ("lluvia costado|lluvia horizontal|llueve costado", "setting.weather=storm", 5),
    ("vidrios rotos|cristales rotos|vidrios por todos lados", "", 9),
    ("pampa", "setting.place=field; ?setting.location=Pampa", 3),
    ("sol justicia|sol de justicia|solazo~", "setting.weather=clear", 3),
    ("te/les/os paso/mando/dejo/cuento lo|te/les/os paso/mando/cuento|ahi/aca va lo", "", 4),
    ("da igual|me da igual|da lo mismo|lo que quieras|como quieras|a tu gusto|cual sea", "", 4),
    ("ahora lo mismo|ahora mismo pero|lo mismo pero", "", 4),
    ("buenas tardes|buenas noches|buenos dias|buen dia", "", 6),
    ("para manana|para ayer|para hoy", "", 6),
    ("mucha tierra|tierra en aire|terral|tierral", "look.dust=0.95", 3),
    ("paso detalle|paso detalles|van detalles|detalles", "", 5),
    ("se va la luz|va luz|vuelve luz|corta luz|vuelve la luz", "", 9),
    ("corte a|corta a|cortamos a", "", 0),
    (
        "polvo/polvareda/humareda que tapa/cubre/invade/traga/envuelve/come|polvo/polvareda tapa/cubre/invade/traga/envuelve",
        "look.dust=0.8",
        3,
    ),
    ("harto polvo|hartisimo polvo|un chorro polvo|un buen polvo", "look.dust=0.95", 6),
    ("ruta/carretera/camino vacia/vacio/desierta/desierto", "setting.traffic=0; setting.place=city_street", 4),
    ("desierta|desiertas|desolada~|desolado~|despoblado~", "setting.traffic=0", 2),
    ("primera linea playa|primera linea mar|frente costero", "setting.place=coast", 4),
    ("casa/casita/casona/rancho/granja en campo", "structure.kind=house; setting.place=field", 4),
    ("atras", "", 0),
    ("barrio tranquilo|barrio calmo|zona tranquila", "setting.place=city_street; setting.traffic=0.25", 4),
    ("vidriera~|escaparate~|roseton~|vitral~", "", 9),
    ("luna llena|bajo luna llena|noche cerrada|de noche cerrada", "setting.time=night", 4),
    ("en una obra", "setting.place=industrial", 2),
    (
        "llueve/llueven/llover/lloviendo vidrios/cristales/escombros/ladrillos/cascotes/piedras/cenizas/ceniza|lluvia vidrios/cristales/escombros/ladrillos/cascotes/piedras/fuego",
        "",
        9,
    ),
    (
        "microcentro|pleno centro|en pleno centro|casco historico|casco antiguo|casco viejo|distrito financiero|zona centrica|zona residencial|zona urbana|cruce calles|cruce avenidas|cruce|calle corta|calle empedrada|calle adoquinada|callecita~|callejuela~|boulevard~|arteria|villa miseria|favela~|arrabal~|barrio popular|barrio cerrado|conurbano|gran ciudad|centro porteno|paseo peatonal|plena ciudad|plena calle|plena avenida|rotonda~|glorieta vial|nueve de julio|9 de julio|calle florida",
        "setting.place=city_street",
        1,
    ),
    (
        "plaza armas|plaza de armas|plaza de mayo|plaza mayo|plazuela~|plazita|placita~|atrio~|patio armas|gran plaza|plaza de la iglesia|plaza iglesia|plaza del pueblo|plaza publica|plaza seca",
        "setting.place=plaza",
        3,
    ),
    (
        "pueblo fantasma|pueblito~ montana|aldea~ montana|pueblo montana|pueblo de montana|pueblo pescadores|pueblo de pescadores|pueblo medieval|pueblo rural|pueblo perdido|pueblecito~|pueblucho|villa~ pesquera~|aldea~ pescadores|localidad|paraje~|caserio~ montana|pueblo minero|pueblo chico|pueblo del interior|pueblo de provincia|pueblo provincia|pueblo de la sierra|comarca",
        "setting.place=village",
        3,
    ),
    (
        "parque~ industrial~|zona fabril|cordon industrial|polo industrial|polo petroquimico|complejo portuario|playa maniobras|playa de maniobras|playa contenedores|terminal portuaria|terminal carga|terminal contenedores|estacion carga|basural~|basurero~|vertedero~|chatarreria~|desarmadero|obra en construccion|obrador|yacimiento|mina a cielo abierto|base militar|base aerea|aerodromo|pista aterrizaje|pista de aterrizaje|playa ferroviaria|playon~|talleres ferroviarios|puerto comercial|puerto pesquero|darsena~|zona franca|deposito fiscal|zona de fabricas|refineria zona",
        "setting.place=industrial",
        3,
    ),
    (
        "en medio de nada|medio nada|medio de la nada|en medio de la nada|campos|sembrado~|vinedo~|vinedo~|vina~|chacra~|serrania|cordillera~|montanas|pie montana|ladera~|loma~|lomada|selva~|monte bajo|pastizal~|pajonal|pantano~|banado|canon|meseta~|estepa~|puna|paramo~|olivar~|huerta~|huerto~|cementerio~|claro bosque|quinta~ campo|campo abierto|campo afuera|afueras|afueras del pueblo|en las afueras|zona montanosa|pampa humeda|colinas|plantacion~|arrozal~|maizales|campo trigo|campo de trigo|campo maiz|campo soja|campo girasoles|volcan|ceja de selva|glaciar",
        "setting.place=field",
        2,
    ),
    (
        "pleno desierto|medanos|medano~|zona arida|arido~|tierra seca|paisaje lunar|paisaje marciano|desierto sal|dunas|salina~|salitrera~|planicie seca",
        "setting.place=desert",
        3,
    ),
    ("atacama|desierto atacama", "setting.place=desert; setting.location=Atacama", 4),
    ("sahara|desierto sahara", "setting.place=desert; setting.location=Sahara", 4),
    ("sonora|desierto sonora", "setting.place=desert; setting.location=Sonora", 4),
    ("gobi|desierto gobi", "setting.place=desert; setting.location=Gobi", 4),
    ("mas tarde", "", 3),
    (
        "orillas mar|a orillas del mar|orilla del mar|al borde del mar|borde mar|borde del mar|al lado del mar|lado mar|costa atlantica|rocas mar|penon|rompiente|rompientes|ensenada~|caleta~|fiordo~|peninsula~|balneario~|ciudad balnearia|pueblo costero|ciudad costera|puerto deportivo|marina deportiva|embarcadero costa|rambla~|malecon~|costanera~|paseo costanero|mar adentro|hacia mar|al mar|caribe|playas|arrecife|acantilados|borde acantilado|borde del acantilado|faro costero|bahia~|rivera",
        "setting.place=coast",
        2,
    ),
    (
        "amaneciendo|clareando|clarea|al clarear|esclarece|apenas amanece|antes amanecer|antes de amanecer|antes del amanecer|poco antes de amanecer|justo antes del amanecer|sale el sol|saliendo el sol|sol naciente|cuando sale el sol|al salir el sol|primera hora|a primera hora|primeras horas dia|albor~|alborada|despunta|despunta el alba|despunta el dia|rompe el alba|rayando el alba|al despuntar",
        "setting.time=dawn",
        4,
    ),
    (
        "a la manana|a la manana|manana temprano|manana temprano|mananita|media manana|hora desayuno|hora del desayuno|a media manana|por la manana temprano|de manana|en la manana|manana fria|luz matinal",
        "setting.time=morning",
        3,
    ),
    (
        "al medio dia|a medio dia|al mediodia|doce dia|doce del dia|doce en punto|las doce|a las doce|hora almuerzo|hora del almuerzo|rayo sol vertical|sol a pico|sol a plomo|sol en lo alto|sol alto|pleno sol mediodia|sol del mediodia|luz cenital",
        "setting.time=noon",
        4,
    ),
    (
        "tardecita|a plena tarde|plena tarde|primera hora de la tarde|hora siesta|hora de la siesta|a la siesta|a plena luz del dia|plena luz|de dia claro|luz natural dia|en la tarde|por la tarde|a la tarde|tarde de otono|tarde otono|dia pleno",
        "setting.time=afternoon",
        3,
    ),
    (
        "sol bajito|solcito bajo|sol cayendo|sol muy bajo|sol casi escondido|ultimos rayos|ultimos rayos de sol|ultimos rayos del sol|ultimo rayo|luz calida|luz calida tarde|luz naranja|luz anaranjada|luz ambar|luz rasante|luz oro|luz de oro|dorada la luz|contraluz dorado|contraluz atardecer dorado|sombras largas|justo antes del atardecer|antes del atardecer|poco antes del atardecer|antes de que caiga el sol|antes de que se ponga el sol|golden hour|magic hour|hora de oro",
        "setting.time=golden_hour",
        5,
    ),
    (
        "anocheciendo|atardeciendo|oscureciendo|oscurece|oscurecer|al oscurecer|entre dos luces|entre luces|luz crepuscular|crepuscular|se pone el sol|se esta poniendo el sol|se va el sol|sol poniente|al caer el sol|cuando cae el sol|caida del sol|caida de la tarde|al caer la noche|a ultima hora tarde|ultima hora de la tarde|ultima luz|ultimas luces|ultima luz del dia|fin dia|fin del dia|final del dia|cuando cae la noche|recien anochecido|puesta de sol|ponerse el sol|nochecita|tardenoche|tarde noche|al anochecer",
        "setting.time=dusk",
        5,
    ),
    (
        "noche americana|noche luna|noche de luna|luna llena|bajo la luna|a la luz de la luna|luz luna|noche oscura|bajo las estrellas|pleno noche|alta noche|trasnoche|altas horas|altas horas de la noche|a oscuras|negra noche|en penumbras|luces calle|luz faroles|luz de los faroles|farolas|luz sodio|luces sodio|luz de sodio|luces neon|luces de neon|carteles neon|apagon|corte de luz|de nochecita|en la oscuridad|nochebuena|tarde en la noche|a la noche|en la noche|por la noche|a la medianoche",
        "setting.time=night",
        4,
    ),
    (
        "soleada|dia peronista|cielo limpido|limpido|cielo celeste|cielo diafano|diafano~|ni una nube|sin una nube|sin nubes|cielo sin nubes|buen clima|lindo dia|hermoso dia|dia hermoso|dia precioso|sol fuerte|sol rajante|sol pleno|sol a pleno|a pleno sol|sol brillante|rayo del sol|rayos de sol|sol de verano|sol de frente|mucho sol|hay sol|bajo el sol|solazo|resolana|ola calor|ola de calor|dia caluroso|caluroso~|estrellado~|cielo estrellado|tiempo seco|dia radiante",
        "setting.weather=clear",
        2,
    ),
    (
        "cielo plomizo|plomo el cielo|cielo encapotado|cielo cargado|nubarron~|nubes negras|nubes bajas|nubes pesadas|nubes oscuras|muchas nubes|lleno de nubes|cielo blanco|cielo oscuro|cielo triste|cielo amenazante|cielo amenazador|amenaza lluvia|luz difusa|luz plana|luz gris|dia feo|dia triste|dia plomizo|todo gris|gris plomo|cubierto el cielo|nublada|nuboso|sin sol|parcialmente nublado|semicubierto|semi nublado|medio nublado",
        "setting.weather=overcast",
        3,
    ),
    (
        "lluvia fuerte|fuerte lluvia|lluvia intensa|lluvia torrencial|lluvia copiosa|lluvia suave|lluvia leve|lluvia ligera|lluvia finita|lluvia fina|lluvia de verano|lluviecita|llovizna suave|llueve a cantaros|llueve a baldes|a cantaros|a baldes|llueve fuerte|llueve mucho|llueve torrencialmente|diluvio universal|diluviando|llovido~|llovida|charcos|piso mojado|asfalto mojado|empedrado mojado|pavimento mojado|adoquines mojados|suelo mojado|empapado~|humedo~|garuando|garua|lloviznando|calabobos|chirimiri|orvallo|tormenta de lluvia|lluvias|aguaceros|chipichipi",
        "setting.weather=rain",
        4,
    ),
    (
        "nevazon|nevadon|nevando fuerte|nieva fuerte|mucha nieve|nieve fresca|nieve en suelo|nieve en el suelo|nieve en el piso|nieve intensa|nieve suave|copos de nieve|aguanieve|cellisca|escarcha|helada|suelo helado|asfalto helado|rio helado|lago helado|campo helado|todo helado|viento helado|calle congelada|congelado~|todo nevado|todo blanco de nieve|manto nieve|manto de nieve|manto blanco|tormenta nieve|tormenta de nieve|viento blanco|ventisca",
        "setting.weather=snow",
        5,
    ),
    (
        "niebla cerrada|niebla baja|niebla leve|niebla ligera|niebla suave|mucha niebla|poca niebla|neblina espesa|neblina densa|neblina leve|neblina suave|neblinita|bruma marina|bruma suave|bruma densa|brumas|entre la niebla|entre niebla|velo niebla|bancos de niebla|camanchaca|humo niebla|poca visibilidad|visibilidad reducida|visibilidad baja|calina|calima|vaporoso|nebuloso~",
        "setting.weather=fog",
        4,
    ),
    (
        "viento fuerte|vientos fuertes|fuerte viento|fuertes vientos|mucho viento|viento huracanado|rafaga~|rafagas de viento|ventarron~|sudestada|pampero|zonda|viento zonda|tormenton|tormentaza|tormenta fuerte|fuerte tormenta|gran tormenta|tormenta violenta|tormenta tropical|tormenta de verano|tormenta de arena|tormenta arena|tormenta de polvo|cielo tormenta|cielo de tormenta|tormenta electrica|rayos y truenos|truenos y relampagos|relampaguea|truena|tronando|relampagueando|granizo|pedrisco|granizada|piedra granizo|tempestuoso~|borrascoso~|mar embravecido|mar picado|oleaje fuerte|tromba|manga de viento|tornado",
        "setting.weather=storm",
        5,
    ),
    (
        "muchos vehiculos|muchisimos autos|muchisimo trafico|muchisimo transito|lleno de autos|llena de autos|llena autos|lleno de coches|llena de coches|llena coches|repleto autos|repleta autos|repleta de autos|repleto de autos|repleta de coches|atestada autos|atestada de autos|atestada|abarrotada|abarrotada de coches|trafico pesado|transito pesado|transito intenso|transito cargado|embotellado~|congestion|congestionado~|trancon|trancadera|caos transito|caos de transito|trafico a tope|hora de mayor transito|calle con mucho movimiento|mucho movimiento|calle transitada|avenida transitada|autos por todos lados|coches por todas partes|cargada de autos|autos a montones|en hora pico|en hora punta|autos estacionados por todos lados",
        "setting.traffic=1",
        4,
    ),
    (
        "ni un auto|ni un coche|ni autos|sin un auto|sin un solo auto|sin ningun auto|sin vehiculos|cero autos|cero trafico|cero transito|calle cortada|calles cortadas|calle cerrada|calle evacuada|evacuada|transito cortado|trafico cortado|corte transito|peatonal vacia|libre de autos|libre de trafico|sin nada de trafico|sin nada de transito|desierto de autos|vacia de autos|calle despejada|calle pelada|calle muerta|cuarentena|ciudad fantasma|ciudad vacia|calles vacias|calles desiertas|nadie en la calle|abandonada la calle",
        "setting.traffic=0",
        4,
    ),
    (
        "algun auto|algun coche|algun que otro auto|algun que otro coche|uno que otro auto|un par de autos|par autos|par de autos|par de coches|dos autos|tres autos|un auto estacionado|pocos vehiculos|poquitos autos|poquito trafico|poco movimiento|poco transito|trafico leve|trafico ligero|transito leve|transito ligero|trafico fluido|transito fluido|trafico escaso|escaso trafico|escaso transito|casi sin autos|casi sin trafico|casi sin transito|casi sin coches|calle tranquila|calle calma|calle poco transitada|no mucho trafico|no muchos autos|un auto solo|un solo auto",
        "setting.traffic=0.25",
        5,
    ),
    (
        "trafico normal|transito normal|trafico moderado|transito moderado|trafico medio|transito medio",
        "setting.traffic=0.5",
        4,
    ),
    (
        "a mas no poder polvo|polvo a mas no poder|polvo a full|full polvo|polvo a lo loco|polvo a rolete|polvo a lo bestia|polvo al maximo|maximo polvo|polvo maximo|un monton de polvo|monton polvo|monton de polvo|mucho mucho polvo|polvo que tape todo|polvo que tapa todo|polvo que cubre todo|polvo cubre todo|polvo tapa todo|polvo invade todo|polvo que no se ve nada|muchisima tierra|nube inmensa polvo|inmensa nube polvo|nube descomunal polvo|nubes de polvo enormes|nubes de polvo gigantes|tremenda polvareda|tremenda nube polvo|terrible polvareda|terrible nube polvo|lluvia de polvo|tormenta polvo camara|cantidades de polvo|enormes cantidades de polvo|todo lleno de polvo|llena polvo|todo de polvo|bien de polvo|polvo bien denso|polvo muy denso|polvo muy espeso|mar polvo|ola de polvo|ola polvo|avalancha polvo|avalancha de polvo|re polvoriento",
        "look.dust=0.95",
        6,
    ),
    (
        "nada polvo|cero polvo|sin nada de polvo|sin ningun polvo|ni un poco de polvo|ni gota de polvo|ni una mota de polvo|libre de polvo|sin polvareda|aire limpio|nada de polvo",
        "look.dust=0",
        6,
    ),
    (
        "polvillo leve|un poquito de polvo|un toque de polvo|toque polvo|pizca de polvo|apenas polvo|apenas un poco de polvo|apenas algo de polvo|polvo apenas|no mucho polvo|no demasiado polvo|no tanto polvo|sin mucho polvo|sin demasiado polvo|sin tanto polvo|polvo escaso|escaso polvo|polvo suave|polvo sutil|polvo tenue|polvo delicado|nubecita polvo|nubecita de polvo|nube leve polvo|leve nube polvo|pequena nube polvo|nube pequena polvo|nube chica polvo|menos polvo|polvo minimo|minimo polvo|minimo de polvo|hilo de polvo|velo de polvo|velo polvo",
        "look.dust=0.25",
        6,
    ),
    (
        "grano a full|mucho grano de pelicula|bien granulado~|super granulado~|granulado~ fuerte|grano pesado|grano grosso|grano 16|16 milimetros|16 mm pelicula|aspecto super 8|look super 8|ruido mucho|grano marcado|grano evidente",
        "look.grain=0.85",
        5,
    ),
    (
        "algo de grano|con grano|aspecto filmico|look filmico|look pelicula|aspecto pelicula|textura filmica|textura pelicula|pelicula vieja|look analogico|analogico|fotoquimico|grano medio|grano moderado|grano normal",
        "look.grain=0.5",
        3,
    ),
    (
        "un poco de grano|un poquito de grano|apenas grano|apenas de grano|leve grano|ligero grano|grano minimo|pizca de grano|grano delicado|toque de grano|no mucho grano|sin mucho grano|grano muy fino",
        "look.grain=0.2",
        5,
    ),
    (
        "nada grano|cero grano|sin grano|sin nada de grano|digital limpio|imagen bien limpia|imagen muy limpia|sin ruido|imagen nitida",
        "look.grain=0",
        5,
    ),
    (
        "contraluz marcado|oscurito|un poco oscuro|subexponer~|subexpuesta|low key|en clave baja",
        "look.exposure_ev=-1",
        1,
    ),
    ("sobreexponer~|cielo quemado|blancos quemados|high key|en clave alta", "look.exposure_ev=1", 1),
    (
        "de al lado|al lado|al aire|en aire|por las dudas|por supuesto|por favor|por ahora|de nuevo|otra vez|de verdad|en serio|a la vez|al mismo tiempo|poco despues|por fin|en total|en fin|mas o menos|por lo menos|tal cual|tal vez|sin embargo|a ver|desde ya|muchas gracias|mil gracias|en general|en realidad|de paso|de ahi|desde ahi|a partir de ahi|uno por uno|una por una|tramo por tramo|uno tras otro",
        "",
        0,
    ),
];
