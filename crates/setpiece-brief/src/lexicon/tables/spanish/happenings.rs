//! What happens in words that are rarely used for it. Nothing mistyped is read as one of these.

use super::Row;

pub(super) const HAPPENINGS: &[Row] = &[
    (
        "hace/hacen/haga/hagan mierda/pelota/bolsa/torta/puré/pure/trizas/polvo",
        "event.kind=collapse^1; event.strength=0.85",
        3,
    ),
    (
        "bien zarpado/zarpada/fuerte/heavy/violento/violenta|re zarpado/zarpada/fuerte/violento/violenta",
        "event.strength=0.85",
        3,
    ),
    ("a vacio|cae/caen/caiga/caer/cayendo al vacio", "", 3),
    ("arrasado~/arrasada/arrasados/arrasadas por agua/riada/mar/alud/crecida", "event.kind=collapse", 6),
    (
        "arrasado~/arrasada/arrasados/arrasadas por tornado/huracan/viento/temporal/ciclon",
        "event.kind=collapse; setting.weather=storm",
        6,
    ),
    ("cae/caiga/caen recto/recta/rectos", "event.kind=collapse^1; event.direction=down^1", 4),
    ("arranca/arrancan/arranque de cuajo|arranca cuajo", "event.kind=collapse", 4),
    ("mira/miran/mirando/habla/hablan/sonrie/corre/corren/camina/caminan a camara", "", 9),
    ("que truene|truene todo|que trueno todo", "event.kind=explosion", 5),
    (
        "camion/auto/coche/carro/tren/avion/barco/colectivo/micro/camioneta/tractor/excavadora entra/entran/mete/meten/incrusta/embiste|camion/auto/coche/carro/tren/avion/barco/colectivo/micro/camioneta/tractor + entra/entran/mete/meten/incrusta en",
        "event.kind=impact",
        5,
    ),
    ("vuelen", "event.kind=explosion", 1),
    (
        "lleva/llevan/llevo/lleve/arranca/arrancan/arranque/vuela/vuelan ultimo/ultimos/ultima/ultimas piso/pisos/planta/plantas|lleva/llevan/llevo/lleve techo/tejado/azotea/cubierta",
        "event.kind=collapse; event.origin=top",
        6,
    ),
    ("aplaste|aplasten", "event.kind=collapse", 6),
    ("destrozar~|destroza|destrozan|destroce", "event.kind=collapse", 3),
    (
        "cae/caiga/caen/caigan justo/derecho/directo encima|venga/viene justo/derecho/directo encima",
        "event.kind=collapse; event.direction=toward_camera",
        4,
    ),
    ("vuela/vuelan/vuele/vuelen por aire", "event.kind=explosion", 5),
    (
        "agua/rio/riada/corriente/mar/crecida/ola se lleva/llevan/arrastra|agua/rio/riada/corriente/mar/crecida/ola lleva/arrastra",
        "event.kind~impact",
        6,
    ),
    ("se aplasta|se aplastan|aplastarse", "event.kind=collapse", 6),
    (
        "queda/quedan/quedo hecho/hecha escombros|hacer~ trizas|hace trizas|hacen trizas|lleva rio|lleva mar|lleva corriente|tronchar~|troncha|tronzar~|tronza|va carajo|fue carajo|va chingada|va diablo|fue diablo|va demonio|va a mierda|va mierda|fue mierda",
        "event.kind=collapse",
        3,
    ),
    ("cuartear~|cuartea", "event.kind~collapse", 0),
    ("vibrar~|vibra|vibran", "event.kind~earthquake", 0),
    ("canonazo~", "event.kind=impact", 2),
    ("petar~|peta|petan", "event.kind=explosion", 3),
    (
        "alud/avalancha/deslave/inundacion/correntada/riada lleva/arrastra/golpea/sepulta/aplasta/tapa/barre/embiste",
        "event.kind~impact",
        6,
    ),
    ("otra punta|otro extremo|punta mas lejana", "", 3),
    ("helicoptero~/dron~/avioneta~ contra", "event.kind=impact", 7),
    (
        "hecha polvo|hecho polvo|reducida escombros|reducido escombros|a escombros|se desbarranca|desbarrancar~|despedazar~|despedaza|hace mierda|hizo mierda|hacerse mierda|hace bolsa|hizo bolsa|hace pelota|hace pure|termina suelo|termina piso|termina por el piso|desmenuzar~|desmenuza|va a pique|se va abajo|va abajo|fue abajo|precipitar~|precipita|se achica|aplasta sola|dobla y cae|doblar~ + cae|baja de golpe|viene en banda|afloja y cae|cae redonda|cae redondo|cae entero|cae entera|cayo entero|cayo entera|se nos cae|viene al piso|vino al piso|se desplomo|se derrumbo|desgajar~|desgaja|desfondar~|desfonda|descolgar~|descuelga|se raja y cae|se abre y cae|se va al piso|va al piso|va al suelo|al suelo va|queda en ruinas|quedar~ en ruinas|vencer~ por el peso|se vence|bajo su propio peso|por su propio peso|no resiste|no aguanta|no aguanta mas|de a pedazos|piso por piso|piso a piso|planta por planta|nivel por nivel|volar~ techo|arranca techo|se le cae el techo|se le cae la fachada|pierde fachada|sin resistencia cae|torre abajo|edificio abajo|desvanecer~|desvanece|tragar~ tierra|traga tierra|lo traga la tierra|la traga la tierra|se va hundiendo|va cayendo|vaya cayendo|se esta cayendo|esta cayendo|se estan cayendo|viniendo abajo|hace escombros|se vuelve escombros|volver~ polvo|se vuelve polvo|convertir~ en polvo|se convierte en polvo|se convierte en escombros|revienta contra piso|rompe en pedazos|rompe en dos|se rompe en dos",
        "event.kind=collapse",
        3,
    ),
    (
        "se corta por la mitad|corta mitad|corta dos|cortar~ mitad|cortar~ dos|se corta al medio y cae|partir~ al medio|parte al medio|parte medio|partio al medio|quebrar~ al medio|quiebra al medio|rompe al medio|se corta al medio|corta al medio|cae del medio|se abre al medio",
        "event.kind=collapse; ?event.origin=middle",
        4,
    ),
    (
        "recostar~|recuesta|acostar~|acuesta|desplomar~ costado|desploma costado|derrumbar~ costado|derrumba costado|cae espaldas|caer~ espaldas|cae bruces|caer~ bruces|escorar~|escora|da una vuelta y cae|tambalea y cae|pierde vertical|pierde equilibrio|perder~ equilibrio|se tuerce y cae|torcer~ + cae|tiran de costado|tira de costado|cabecea|cae hacia un costado|cae para un costado|cae entera hacia un costado|cae hacia un lado|cae para un lado|va de costado|se va de costado|se va de lado|va de lado|cae cuan larga es|cae cuan largo es|de bruces|se dobla hasta el piso|cae de lleno|dobla y cae|se dobla y cae|se vuelca|cae como arbol|cae como arbol talado|como un arbol|como arbol cortado|como arbol hachado|se inclina hasta caer|se inclina y cae|inclinandose|queda inclinada|cae larga|cae largo a largo|gira sobre su base",
        "event.kind=topple",
        4,
    ),
    (
        "la/lo/las/los detonan con cargas|detonan cargas|cargas detonan|explotan las cargas|estallan las cargas|suenan las cargas|la van a demoler|lo van a demoler|demolicion con explosivos|demolida con explosivos|demolido con explosivos|derriban con explosivos|derribada con explosivos|derribado con explosivos|tiran abajo con explosivos|volada con dinamita|volado con dinamita|vuelan con cargas|volada con cargas|dinamita|dinamitazo|demolicion programada|voladura programada|implosion programada|cargas en la base|cargas de dinamita|la implotan|lo implotan|hacer~ implosionar|hacen implosionar",
        "event.kind=implosion",
        6,
    ),
    (
        "hacen volar|hace volar|hacer~ volar por aires|es volado|es volada|fue volada|fue volado|la vuelan|lo vuelan|alcanzado/alcanzada por misil|alcanzado/alcanzada por granada|alcanzado/alcanzada por bomba|alcanzado/alcanzada por cohete|alcanzado/alcanzada por proyectil|alcanzado/alcanzada por obus|pega un misil|pega misil|pega una bomba|cae una bomba|cae bomba|cae un misil|cae misil|tiran una bomba|tiran bomba|explota una garrafa|explota garrafa|garrafa explota|garrafa~|estalla garrafa|explota caldera|caldera explota|explosion caldera|revienta caldera|prende y explota|victima atentado|explosiona|explosionar~|explosivo casero|escape gas|perdida gas|fuga gas|explosion nuclear|bomba atomica|ataque aereo|bombardeo aereo|ataque con dron|dron bomba|dron explosivo|mina explota|camion bomba|auto bomba|coche bomba|carro bomba|chaleco bomba|atentado bomba|estalla por los aires|bola de fuego|llamarada~|onda expansiva|boom|bum|pum|kaboom|catapum|cataplum|bang|salta en pedazos|salta en mil pedazos|vuela en mil pedazos|se hace anicos",
        "event.kind=explosion",
        6,
    ),
    (
        "lleva puesto/puesta|se lo lleva puesto|se la lleva puesta|pega un meteorito|pega meteorito|pega un avion|pega un camion|pega un tren|le pega|le pegan|le pego|pegar~ contra|pega contra|pega en|se la pega contra|arrollar~|arrolla|atravesar~ edificio|atravesada por|atravesado por|entra un avion|entra avion|entra un camion|entra camion|da un camion|da de frente contra|avion contra|camion contra|tren contra|auto contra|barco contra|cae encima grua|cae grua|grua encima|cae encima avion|cae un meteorito|cae meteorito|cae asteroide|cae un asteroide|cae satelite|cae un satelite|cae una roca|cae roca|cae encima roca|roca gigante|revienta bola|bola derribo|bola demoledora|bola de acero|martillazo~|mazazo~|arrasar~ con|se incrusta|incrustar~|se estampa|estampar~ contra|estampa contra|impacta de lleno|impacta contra|la impacta|lo impacta|choca de frente|choca contra|topetazo|patear~|patea|pisa|pisoton~|pisotea|pisotear~|pinar~ contra|lluvia meteoritos|ola gigante golpea|tsunami golpea|golpea contra|dan contra",
        "event.kind=impact",
        6,
    ),
    (
        "se sacude|sacudir~ tierra|sacude tierra|sacude suelo|sacudir~ por|se sacude tierra|se mece en un sismo|zarandear~|zarandea|vibra todo|vibra tierra|vibra el suelo|suelo tiembla|piso tiembla|tierra tiembla|tierra se mueve|se mueve la tierra|se mueve el piso|mueve el piso|movimiento sismico|sacudida sismica|escala richter|escala de richter|grados richter|temblorcito|cimbronazo~|sismazo|terremotazo|maremoto|todo se mueve|se mueve todo|todo tiembla|todo empieza a temblar|empieza a temblar|arranca a temblar|se pone a temblar|tiembla la ciudad",
        "event.kind=earthquake",
        6,
    ),
    (
        "sin ningun evento|sin evento alguno|ningun evento|sin que nada pase|se mantiene en pie|se mantiene pie|permanece en pie|sobrevive|sobreviven|sigue en pie|siga en pie|queda en pie|quede en pie|quedan en pie|se queda en pie|sin derrumbe|nada se rompe|nada se cae|nada explota|nadie muere nada se rompe|no se rompe nada|no cae nada|no explota nada|sin destruccion|sin explosiones|sin accion|sin evento|solo el decorado|solo escenario|plano vacio|placa limpia|plato limpio|plate limpio|antes del derrumbe|antes de la explosion|antes de que pase nada|y nada mas que eso|sin que pase nada|sin que ocurra nada|sin novedad|todo en calma|todo en silencio|en reposo|como si nada|no le pasa nada|ileso~|indemne~",
        "event.kind=none",
        0,
    ),
    (
        "camara izquierda|a camara izquierda|para lado izquierdo|al lado izquierdo|sobre su izquierda|para la izq|hacia la izq|a la izq|hacia izq",
        "event.direction=left",
        4,
    ),
    (
        "nos viene encima|se nos viene encima|nos cae encima|se nos cae encima|viene encima nuestro|cae encima nuestro|nos venga encima|nos caiga encima|se nos viene/venga/vienen",
        "event.kind=collapse; event.direction=toward_camera",
        5,
    ),
    ("sobre plaza|hacia plaza|a plaza", "event.direction=street; setting.place=plaza", 4),
    (
        "se dobla al medio|se dobla por el medio|se dobla por la mitad|se dobla en dos|dobla mitad|dobla medio|dobla dos",
        "event.kind=collapse; ?event.origin=middle",
        4,
    ),
    (
        "parte punta|parte la punta|quiebra punta|rompe punta|quiebra la punta",
        "event.kind=collapse; event.origin=top",
        4,
    ),
    ("esquina superior izquierda|arriba izquierda|esquina inferior izquierda|abajo izquierda", "event.origin=left", 4),
    ("esquina superior derecha|arriba derecha|esquina inferior derecha|abajo derecha", "event.origin=right", 4),
    (
        "atraviesa el techo|atraviesa techo|atraviesan techo|entra por el techo|entra por techo",
        "event.kind=impact; event.origin=top",
        6,
    ),
    ("atraviesa|atraviesan|atravesar~", "event.kind=impact", 2),
    (
        "arranca el techo|arranca techo|vuela el techo|le arranca techo|arrancan techo",
        "event.kind=collapse; event.origin=top",
        5,
    ),
    ("punta|puntas", "event.origin=top", 1),
    ("falla|fallan|fallo", "event.kind=collapse", 1),
    ("pega|pegan|pego", "event.kind~impact", 1),
    (
        "le/les cae encima|le/les cae arriba|le/les cayo encima|le/les caiga encima|le/les cae|le/les caiga|le/les cayo",
        "event.kind=impact",
        6,
    ),
    ("mecer~|mece|mecen", "event.kind~earthquake", 0),
    (
        "baja derecho|baje derecho|baja derechito|baja derechita|baje derechito|baje derechita|hunde derecho|cae derecho|cae derechita|cae derechito|derecho hacia abajo|derechito|derecho para abajo",
        "event.kind=collapse; event.direction=down",
        4,
    ),
    ("dobla|doblan|doblando", "event.kind~collapse", 0),
    (
        "tiembla apenas|apenas tiembla|tiembla un poco|tiembla levemente|tiembla suavemente",
        "event.kind=earthquake; event.strength=0.25",
        6,
    ),
    (
        "sale volando el techo|vuela el techo|pierde el techo|se le vuela el techo|vuela techo|pierde techo",
        "event.kind=collapse; event.origin=top",
        5,
    ),
    (
        "camara derecha|a camara derecha|para lado derecho|al lado derecho|sobre su derecha|para la der|hacia la der|a la der|hacia der",
        "event.direction=right",
        4,
    ),
    (
        "para nuestro lado|hacia nuestro lado|para lado camara|hacia lado camara|para aca|hacia aca|para este lado|hacia este lado|hacia frente|sobre nuestras cabezas|de cara camara|directo a camara|directo hacia camara|directamente a camara|contra lente|contra objetivo|encima de nosotros|arriba nuestro|arriba de nosotros|sobre lente|sobre espectador|a camara|encima de camara|encima de la camara|hacia el objetivo|hacia los espectadores|hacia el que mira|para donde estamos|hacia donde estamos|para adelante",
        "event.direction=toward_camera",
        4,
    ),
    (
        "en direccion contraria|direccion contraria|sentido contrario a camara|para el fondo|para fondo|para atras|al fondo de cuadro|hacia el horizonte|hacia horizonte|de espaldas|lejos de nosotros|alejandose de nosotros|alejandose nuestro|opuesto a camara|lado opuesto a camara|al lado opuesto",
        "event.direction=away",
        4,
    ),
    (
        "derecho para abajo|derechito para abajo|para abajo|para adentro|sobre eje|sobre propio eje|sobre propia huella|sobre huella|sobre su huella|en linea recta|en su lugar|en mismo lugar|en el lugar|en vertical|vertical perfecta|limpio hacia abajo|sobre cimientos|recta hacia abajo|sin inclinarse|sin desviarse|hacia su interior|sobre planta",
        "event.direction=down",
        2,
    ),
    (
        "sobre autos|sobre coches|sobre los autos|sobre transito|sobre trafico|sobre asfalto|hacia asfalto|sobre empedrado|sobre adoquines|cruzando calle|cruzando avenida|atravesando avenida|cruzando ruta|atravesando calle|tapando calle|cortando calle|bloqueando calle|para calle|en plena calle|en plena avenida|en medio avenida|al medio calle|en mitad calle|en mitad de la calle|sobre 9 de julio|sobre autos estacionados|sobre coches aparcados|sobre la cuadra|hacia vereda|hacia acera|hacia ruta|sobre autopista|sobre carril~|sobre peatonal|invade calle|ocupa calle|cubre calle|sobre paseo|cae a la calle|caen a la calle|caiga a la calle|caigan a la calle|cae en la calle|caen en la calle|cae en la vereda",
        "event.direction=street",
        4,
    ),
    (
        "desde pie|desde el pie|por pie|desde pb|en pb|por pb|pb|pilares abajo|pilares planta baja|columnas planta baja|columnas abajo|planta baja debil|piso debil|primero la base|primero los cimientos|empezando por abajo|empezando por la base|empezando por base|abajo primero|la base primero|por base|cimiento~|piso de abajo|pisos de abajo|plantas bajas|pisos bajos|primeros pisos|la parte de abajo|parte baja|parte inferior|zocalo edificio|por debajo|desde subsuelo|subsuelo",
        "event.origin=ground_floor",
        3,
    ),
    (
        "al medio|del medio|por el medio|en medio torre|desde mitad|pisos medio|pisos del medio|pisos centrales|plantas centrales|plantas intermedias|pisos intermedios|por cintura|cintura|arco central|vano central|columna central|pilar central|tramo medio|parte media|parte central|mitad altura|a media torre|justo al medio|por su mitad|por su centro|a mitad torre",
        "event.origin=middle",
        2,
    ),
    (
        "planta alta|piso alto|plantas altas|parte arriba|parte de arriba|parte superior|pisos arriba|pisos de arriba|plantas de arriba|plantas altas|plantas superiores|piso de arriba|desde punta|por punta|desde remate|empezando por techo|empezando por arriba|arriba primero|techo primero|desde lo mas alto|lo mas alto|coronamiento|cumbrera|cubierta superior|desde cubierta|cupulas|ultimos pisos|ultimas plantas|ultimos niveles|nivel superior|torreta superior",
        "event.origin=top",
        2,
    ),
    (
        "costado izquierdo|punta izquierda|parte izquierda|columna izquierda|columnas izquierdas|pata izquierda|patas izquierdas|medianera izquierda|pared izquierda|fachada izquierda|pilar izquierdo|pilares izquierdos|muro izquierdo|cara izquierda|torre izquierda primero|banda izquierda|arco izquierdo|apoyo izquierdo|desde costado izquierdo|empezando por izquierda|empezando por la izquierda|por su izquierda",
        "event.origin=left",
        3,
    ),
    (
        "costado derecho|punta derecha|parte derecha|columna derecha|columnas derechas|pata derecha|patas derechas|medianera derecha|pared derecha|fachada derecha|pilar derecho|pilares derechos|muro derecho|cara derecha|banda derecha|arco derecho|apoyo derecho|desde costado derecho|empezando por derecha|empezando por la derecha|por su derecha",
        "event.origin=right",
        3,
    ),
    (
        "fortisimo~|fortisima~|toda furia|a lo bestia|violencia barbara|muchisima violencia|muchisima fuerza|tremenda fuerza|enorme fuerza|violentisimo~|violentisimamente|brutalidad|lo mas violento posible|mas violento posible|con sana|demoledor~|arrollador~|infernal~|monumental~|bestial~|terriblemente|a toda fuerza|maxima violencia|maxima fuerza|fuerza maxima|furiosamente|atrozmente|cataclismico~|apocalipticamente",
        "event.strength=0.95",
        2,
    ),
    (
        "con fuerza|mucha fuerza|con mucha fuerza|fuertisimo~|bruscamente|brusco~|abruptamente|abrupto~|con ganas|estrepitosamente|estrepitoso~|espectacularmente|dramaticamente|intensamente|de un saque|de un tiron|de sopeton|con estruendo|con potencia|rapidamente y con fuerza|energicamente|severamente",
        "event.strength=0.8",
        1,
    ),
    (
        "de a poco|con suavidad|sin apuro|casi sin fuerza|sin fuerza|poca fuerza|con poca fuerza|mansamente|tranquilito|tranquilamente|con delicadeza|muy despacio|muy lento|muy lenta|muy lentamente|muy suave|muy suavemente|lentisimo~|suavisimo~|despacito|de manera gradual|paulatinamente|pausadamente|con parsimonia|majestuosamente|serenamente",
        "event.strength=0.25",
        1,
    ),
    (
        "sin violencia|no muy fuerte|no tan fuerte|medianamente|fuerza media|ni fuerte ni suave|intensidad media",
        "event.strength=0.4",
        3,
    ),
];
