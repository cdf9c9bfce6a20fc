//! Camera moves and views in words that are rarely used for them. Nothing mistyped is read as one of these.

use super::Row;

pub(super) const VIEWS: &[Row] = &[
    ("cabeceo/tilt/inclinacion + abajo|cabeceo/tilt/inclinacion + hacia abajo", "camera.move=tilt_down", 5),
    ("cabeceo/tilt/inclinacion + arriba|cabeceo/tilt/inclinacion + hacia arriba", "camera.move=tilt_up", 5),
    ("fuera foco|desenfocado~|desenfocada~", "", 9),
    ("plano gral|pl gral|plano gral abierto", "camera.framing=wide", 3),
    ("gran plano gral|gran pl gral", "camera.framing=extreme_wide", 4),
    ("camara baje|camara bajara|baje camara", "camera.move=crane_down", 4),
    ("camara suba|camara subiera|suba camara", "camera.move=crane_up", 4),
    ("plano comprimido|perspectiva comprimida|compresion", "", 5),
    ("pero tranquila|pero tranquilo|pero calma|pero controlada", "camera.shake=0.1", 2),
    ("movida|imagen movida|camara movida", "camera.move=handheld; ?camera.shake=0.5", 1),
    (
        "no exageren/exageres/exagerar temblor/movimiento/sacudida|sin exagerar temblor/movimiento",
        "camera.shake=0.2",
        6,
    ),
    (
        "dron girando/gira/circulando/orbitando|dron que gira/orbita/circula",
        "camera.move=orbit; camera.angle=aerial",
        5,
    ),
    ("celu|con celu|celu en mano|camarita celu", "camera.move=handheld; ?camera.shake=0.35", 2),
    ("tembleque|temblequea|temblequeante|temblequeando", "camera.move=handheld; camera.shake=0.6", 2),
    (
        "camara pega/da salto/saltito/sacudon/cimbronazo|salto de camara|sacudon de camara",
        "camera.move=handheld; camera.shake=0.65",
        4,
    ),
    (
        "grua que desciende|grua que baja|grua que va bajando|grua bajando|grua descendiendo",
        "camera.move=crane_down",
        5,
    ),
    ("con dron bajando|dron bajando|con dron que baja|dron en descenso|dron descendente", "camera.angle=aerial; camera.move=crane_down", 5),
    ("con dron subiendo|con dron que sube|dron en ascenso|dron ascendente", "camera.angle=aerial; camera.move=crane_up", 5),
    ("pegado/pegada/pegados al suelo/piso/asfalto|pegaditos al suelo/piso|besando el suelo", "camera.angle=ground", 3),
    ("un avion/drone/dron de papel", "", 9),
    ("me late", "", 0),
    ("con grua subiendo|con la grua subiendo|con grua para arriba|grua para arriba|grua que sube|grua que asciende|grua que va subiendo|grua subiendo", "camera.move=crane_up", 5),
    ("camara alejandose|camara aleja|camara que se aleja", "camera.move=dolly_out", 5),
    ("camara acercandose|camara acerca|camara que se acerca", "camera.move=dolly_in", 5),
    ("sobre rieles|en rieles|sobre riel|sobre vias travelling", "?camera.shake=0", 2),
    ("dron alejandose|dron se aleja|dron aleja|dron retrocede", "camera.move=dolly_out; camera.angle=aerial", 6),
    ("dron acercandose|dron se acerca|dron acerca|dron avanza", "camera.move=dolly_in; camera.angle=aerial", 6),
    (
        "desde lejisimos|visto desde lejos|vista desde lejos|desde muy lejos|de muy lejos|a lo lejos",
        "camera.framing=extreme_wide",
        4,
    ),
    (
        "con celular|celular en mano|con movil|movil en mano|telefono en mano|grabado celular|celular",
        "camera.move=handheld; ?camera.shake=0.35",
        1,
    ),
    ("pero firme|pero estable|pero quieta|pero suave|muy firme|bien firme", "camera.shake=0.1", 2),
    (
        "camara plantada|camara seguridad|camara vigilancia|fijo~ sobre tripode|quieta camara|quietita camara|camara quietita|camara atornillada|camara firme sobre tripode|no muevan camara|sin movimientos|sin moverla|sin mover nada la camara|camara queda fija|camara queda quieta|camara fija todo el tiempo|plano estatico|plano quieto|cuadro fijo|tripodes|encuadre estatico|camara muerta|plano clavado|camara anclada",
        "camera.move=static; ?camera.shake=0",
        3,
    ),
    (
        "temblorosa|tembloroso|camara temblando|camara que tiembla|temblando la camara|con celular|con un celular|con el celular|como con celular|desde celular|desde un celular|del celular|filmado celular|filmada celular|filmado con telefono|filmado telefono|grabado telefono|con telefono|con el telefono|con movil|con el movil|video casero|camara mano temblorosa|camara mano nerviosa|camara inestable|muy movido|muy movida|toda movida|camara corriendo|gopro|bodycam|camara casco|camara testigo|video testigo|video vecino|video de un vecino|grabado por un vecino|filmado por un vecino|video aficionado|aficionado|pulso tembloroso|pulso nervioso|temblequeando|temblequea camara|camara sacudida|camara agitada|camara a los saltos",
        "camera.move=handheld; ?camera.shake=0.65",
        4,
    ),
    (
        "estilo noticiero|noticiero|tipo noticiero|tipo documental|estilo documental|documental|tipo reportaje|estilo reportaje|reportaje|cronica periodistica|filmado mano|rodado mano|filmada mano|cam mano|camara al hombro|con camara al hombro|camara hombro|camarografo a pie|camara de guerra|corresponsal guerra|a mano alzada|camara llevada a mano|camara organica|camara libre|camara que respira|camara n mano|camara en la mano|en mano",
        "camera.move=handheld; ?camera.shake=0.35",
        3,
    ),
    (
        "paneamos izquierda|paneamos hacia izquierda|paneamos + izquierda|panee izquierda|paneando izquierda|paneando hacia izquierda|camara barre + izquierda|barre izquierda|barre hacia izquierda|giro izquierda|giro hacia izquierda|camara gira + izquierda|paneo derecha a izquierda|pan + izquierda|paneito izquierda|giramos + izquierda",
        "camera.move=pan_left",
        6,
    ),
    (
        "paneamos derecha|paneamos hacia derecha|paneamos + derecha|panee derecha|paneando derecha|paneando hacia derecha|camara barre + derecha|barre derecha|barre hacia derecha|giro derecha|giro hacia derecha|camara gira + derecha|paneo izquierda a derecha|pan + derecha|paneamos|paneando|paneito|giramos + derecha",
        "camera.move=pan_right",
        5,
    ),
    (
        "paneo arriba|paneo hacia arriba|paneo vertical arriba|paneo vertical hacia arriba|paneo vertical|tilt de abajo hacia arriba|tilt de abajo a arriba|tilt abajo arriba|tildeo arriba|tildeo hacia arriba|tilteo arriba|tilteo hacia arriba|tilt + hacia arriba|levantamos camara|levantar~ camara|camara se levanta|tilt desde base|tilt desde + base|tilt desde calle|camara mira arriba|camara mira hacia arriba|camara mira para arriba|camara inclina hacia arriba|camara se inclina hacia arriba|camara recorre de abajo hacia arriba|panea arriba|panea hacia arriba|barrido vertical hacia arriba|barrido hacia arriba",
        "camera.move=tilt_up",
        6,
    ),
    (
        "paneo abajo|paneo hacia abajo|paneo vertical abajo|paneo vertical hacia abajo|tilt de arriba hacia abajo|tilt de arriba a abajo|tilt de arriba abajo|tilt arriba abajo|tildeo abajo|tildeo hacia abajo|tilteo abajo|tilteo hacia abajo|tilt + hacia abajo|bajamos la mirada|camara mira hacia abajo en tilt|tilt desde cielo|tilt desde techo|tilt desde la cruz|tilt desde + techo|camara inclina hacia abajo|camara se inclina hacia abajo|camara recorre de arriba hacia abajo|panea abajo|panea hacia abajo|barrido vertical hacia abajo|barrido hacia abajo",
        "camera.move=tilt_down",
        6,
    ),
    (
        "avanzamos|nos vamos acercando|nos va acercando|vamos acercando|nos acerca|acercandonos|acercandose|acercarse|carro adelante|carro hacia adelante|carro in|carro frontal|empuje adelante|empuje hacia adelante|camara camina hacia|camara camina|caminamos hacia|camara va hacia|camara va adelante|camara va hacia adelante|camara para adelante|camara hacia adelante|travelin in|travelin adelante|travelin hacia adelante|traveling in|traveling adelante|traveling hacia adelante|traveling hacia|travelin hacia|travel in|traveling frontal|traveling acercamiento|travelling avanzando|se acerca camara|camara se acerca|camara se va acercando|camara vuela hacia|steady hacia adelante|push in|entramos|camara se mete|vamos hacia|aproximacion|aproximacion lenta|nos aproximamos",
        "camera.move=dolly_in",
        5,
    ),
    ("dron se acerca|dron avanza|drone avanza", "camera.move=dolly_in; camera.angle=aerial", 6),
    (
        "camara va atras|camara va para atras|camara para atras|camara se va para atras|carro atras|carro hacia atras|carro out|camara echa atras|se echa para atras|echa para atras|nos vamos alejando|vamos alejando|alejandonos|retrocedemos|retrocediendo|traveling out|traveling atras|traveling hacia atras|travelin out|travelin atras|travelin hacia atras|traveling retroceso|traveling alejamiento|abrimos con travelling|abrimos con travelling hacia atras|camara se va alejando|camara se aleja|salimos hacia atras|camara hacia atras|pull back|abrir~ hacia atras|camara se retira|nos vamos para atras|vamos para atras",
        "camera.move=dolly_out",
        6,
    ),
    ("dron se aleja|dron retrocede", "camera.move=dolly_out; camera.angle=aerial", 7),
    (
        "nos movemos izquierda|nos movemos hacia izquierda|camara se mueve izquierda|camara se mueve hacia izquierda|camara mueve hacia izquierda|camara se desplaza hacia izquierda|camara se desplaza izquierda|camara desplaza hacia izquierda|carro izquierda|carro hacia izquierda|carro lateral izquierda|travelling izquierda|travelling hacia izquierda|travelling lateral izquierdo|traveling izquierda|traveling hacia izquierda|traveling lateral izquierda|traveling lateral hacia izquierda|traveling lateral + izquierda|travelin izquierda|travelin lateral izquierda|slider izquierda|slider hacia izquierda|travelling derecha a izquierda|travelling de derecha a izquierda|traveling derecha a izquierda|lateral izquierdo|camara corre hacia izquierda|deslizamiento izquierda|camara se desliza izquierda|camara se desliza hacia izquierda|camara acompana hacia izquierda",
        "camera.move=truck_left",
        7,
    ),
    ("dron izquierda", "camera.move=truck_left; camera.angle=aerial", 8),
    (
        "nos movemos derecha|nos movemos hacia derecha|camara se mueve derecha|camara se mueve hacia derecha|camara mueve hacia derecha|camara se desplaza hacia derecha|camara desplaza hacia derecha|carro derecha|carro hacia derecha|carro lateral derecha|travelling derecha|travelling hacia derecha|traveling derecha|traveling hacia derecha|traveling lateral derecha|traveling lateral hacia derecha|travelin derecha|travelin lateral derecha|slider derecha|slider hacia derecha|travelling izquierda a derecha|travelling de izquierda a derecha|traveling izquierda a derecha|lateral derecho|camara se desliza hacia derecha|deslizamiento derecha|camara acompana hacia derecha",
        "camera.move=truck_right",
        7,
    ),
    (
        "carro lateral|slider|traveling lateral|travelin lateral|traveling|travelin|travelines|acompanamiento lateral|acompanamiento|seguimiento lateral|traveling paralelo|travelling de seguimiento|travelling acompanamiento|deslizamiento lateral",
        "camera.move=truck_right",
        3,
    ),
    (
        "pluma arriba|pluma hacia arriba|pluma ascendente|pluma sube|subida camara|elevacion camara|nos elevamos|con grua|con la grua|con una grua|con grua ascendente|con grua hacia arriba|subimos|vamos subiendo|camara va subiendo|camara se va para arriba|camara va para arriba|camara se va arriba|camara hacia arriba grua|movimiento grua ascendente|grua ascendente|camara trepa|camara despega|la camara se eleva|camara elevandose|camara ascendiendo|ascenso vertical",
        "camera.move=crane_up",
        3,
    ),
    (
        "el/con/un dron/drone sube|dron sube|dron se eleva|dron eleva|dron asciende|dron ascendente|drone sube|drone se eleva|dron subiendo|helicoptero sube",
        "camera.move=crane_up; camera.angle=aerial",
        4,
    ),
    (
        "con grua descendente|con grua hacia abajo|con grua para abajo|pluma abajo|pluma hacia abajo|pluma descendente|pluma baja|bajada camara|bajamos|vamos bajando|camara va bajando|la camara baja|camara baja lento|camara baja lentamente|camara baja despacio|camara bajando|movimiento grua descendente|grua descendente|descenso vertical|camara se va para abajo|camara va para abajo",
        "camera.move=crane_down",
        5,
    ),
    (
        "dron baja|dron desciende|dron descendente|dron bajando|drone baja|drone desciende|helicoptero baja|helicoptero desciende",
        "camera.move=crane_down; camera.angle=aerial",
        6,
    ),
    (
        "rodeamos|camara da vuelta~|dando la vuelta|da la vuelta|vuelta completa alrededor|vuelta completa|vuelta alrededor|paneo 360|camara circunda|circunda|circundar~|circundamos|movimiento circular|movimiento orbital|damos vuelta|damos la vuelta|giro 360|giro de 360 grados|giro de 180 grados|giro completo|360 grados|360|180 grados|semicirculo|semi circulo|arco alrededor|orbitamos|orbitando|giro alrededor|giros alrededor|camara gira en torno|gira en torno|en orbita|traveling circular|travelin circular|camara en circulo|camara alrededor|vuelta de 360",
        "camera.move=orbit",
        6,
    ),
    ("dron orbita|dron orbitando|dron gira alrededor|dron rodea", "camera.move=orbit; camera.angle=aerial", 7),
    (
        "se va cerrando|va cerrando|cerrandose|se cierra el plano|cerramos en|cerramos sobre|cerrando sobre|cerramos con zoom|cerramos zoom|zoom cerrandose|zoom se cierra|zoom que se cierra|zoom cierra|cerrando zoom|hacemos zoom|hacer~ zoom|haga zoom|haceme zoom|zoom adentro|zoom para adentro|zoom hacia adentro|zoom brusco|zoom violento|zoom al|zoom a la|zoom sobre",
        "camera.move=zoom_in",
        6,
    ),
    (
        "se va abriendo|va abriendo|abriendose|se abre el plano|abre plano|abrimos a|abrimos hasta|abriendo hasta|abre hasta|abrimos zoom|abrimos con zoom|zoom abriendose|zoom se abre|zoom que se abre|zoom abre|abre el zoom|abre zoom|abriendo zoom|abriendo el zoom|abrir~ zoom|abrimos el zoom|zoom afuera|zoom para afuera|zoom hacia afuera|zoom para atras",
        "camera.move=zoom_out",
        7,
    ),
    (
        "plano generalisimo|generalisimo|gran general|bien abierto|muy abierto|lo mas abierto posible|mas abierto posible|abierto posible|super abierto|super general|plano paisaje|plano paisajistico|desde bien lejos|bien lejos|bien de lejos|visto lejos|de lejos|desde la otra punta|plano ultra abierto|plano inmenso|panoramica general",
        "camera.framing=extreme_wide",
        5,
    ),
    (
        "encuadre amplio|plano general corto|pgc|plano general largo|pgl|plano semi general|plano master|toma general|vista general|toma abierta|toma amplia|plano de situacion corto|plano bastante abierto|plano ancho|cuadro abierto",
        "camera.framing=wide",
        3,
    ),
    (
        "toda torre en cuadro|todo edificio en cuadro|torre completa cuadro|torre entera cuadro|edificio completo cuadro|edificio entero|entera en cuadro|entero en cuadro|vea entera|vea entero|se vea toda|se vea todo|plano total|toda iglesia en cuadro|todo puente en cuadro|toda casa en cuadro|que entre toda|que entre todo|entre toda torre|entre todo edificio|de pies cabeza|de punta a punta|completo en cuadro|completa en cuadro|que llene cuadro|llena cuadro|llenando cuadro|ocupa todo cuadro",
        "camera.framing=full",
        5,
    ),
    (
        "medio corto|medio largo|plano tres cuartos|plano 3/4|plano medio abierto|plano medio cerrado|toma media|encuadre medio|pml|pmc|a media distancia|distancia media",
        "camera.framing=medium",
        4,
    ),
    (
        "CERRADO|muy cerrado|bien cerrado|bien de cerca|bien cerca|inserto|insert|close up|close|plano super cerrado|primerisimo|cuadro cerrado|toma cerrada|plano bien cerrado|plano apretado|macro|plano muy corto|plano muy cerrado|de bien cerca",
        "camera.framing=close_up",
        4,
    ),
    (
        "altura normal|altura vista|altura de la vista|angulo normal|subjetiva transeunte|subjetiva vecino|subjetiva de alguien|primera persona|en primera persona|altura hombro|altura del hombro|altura pecho|altura cabeza|altura de una persona|altura persona|altura hombre|altura de un adulto|nivel ojos|nivel vista|desde vereda|desde acera|desde la vereda|desde la acera|desde la vereda de enfrente|desde vereda enfrente|desde acera enfrente|punto vista testigo|punto vista vecino|pov|a pie de calle|a nivel peaton|vista peaton|angulo neutro|camara nivelada|normal la altura",
        "camera.angle=eye",
        4,
    ),
    (
        "contra picado|contra picada|contrapicada|en contrapicado|angulacion baja|altura rodilla|altura rodillas|a la altura de la rodilla|a la altura de las rodillas|altura cadera|altura cintura|altura de la cadera|altura de la cintura|nadir|plano nadir|mirando para arriba|mirando hacia arriba|mirando arriba|de abajo hacia arriba camara|camara abajo|camara bien abajo|camara bajita|desde bien abajo|visto desde abajo|vista desde abajo|desde abajo mirando|punto de vista bajo|angulo contrapicado|toma desde abajo|filmado desde abajo|filmada desde abajo|apuntando arriba|apuntando hacia arriba|apuntando para arriba",
        "camera.angle=low; ?camera.height_m=0.6",
        6,
    ),
    (
        "desde escalera|desde una escalera|desde escalera de incendios|visto desde arriba|vista desde arriba|toma desde arriba|filmado desde arriba|filmada desde arriba|mirando para abajo|apuntando abajo|apuntando hacia abajo|desde techo vecino|desde un techo|desde techo|desde tejado|desde colina|desde una colina|desde cerro|desde un cerro|desde loma|desde un puente|desde puente|desde pasarela|desde piso de arriba|desde departamento enfrente|desde depto enfrente|desde depto de enfrente|desde ventana enfrente|desde ventana de enfrente|desde ventana vecina|desde edificio vecino|desde edificio de al lado|desde grua|desde una grua|desde mirador|desde un mirador|desde torre vecina|desde lo alto|en picado|angulacion alta|punto de vista alto|desde un piso alto|desde piso alto|desde altura|desde las alturas|desde andamio|desde acantilado|desde azotea vecina|desde terraza vecina|desde terraza enfrente|desde terraza de enfrente|desde el edificio de enfrente|desde el balcon|desde un balcon",
        "camera.angle=high; ?camera.height_m=12",
        5,
    ),
    (
        "al ras piso|al ras suelo|al ras del piso|al ras del suelo|al ras|ras piso|ras calle|ras asfalto|a ras de asfalto|pegada piso|pegado piso|pegada suelo|pegada asfalto|pegada al piso|apoyada piso|apoyada suelo|apoyada asfalto|apoyada en el piso|apoyada en el suelo|camara apoyada piso|camara apoyada suelo|camara apoyada en el suelo|camara apoyada|tirada piso|tirada suelo|tirada en el piso|desde asfalto|desde empedrado|desde cordon|desde el cordon|desde alcantarilla|nivel piso|a nivel piso|a nivel del piso|nivel asfalto|camara calzada|camara vereda|camara asfalto|en el piso la camara|camara en el piso|camara piso|altura cordon|altura del cordon|altura baldosa|vista hormiga|vista de hormiga|vista rata|punto de vista de un gato|punto vista gato|punto vista perro|altura perro|altura tobillo|altura tobillos|altura zapatos|rozando suelo|rozando piso|rasante al piso|desde ras",
        "camera.angle=ground; ?camera.height_m=0.25",
        6,
    ),
    (
        "vista drone|tomas drone|toma drone|toma dron|plano drone|plano dron|con drone|con dron|con un dron|en dron|a vista de pajaro|a vuelo de pajaro|desde un dron|desde dron|desde helicoptero|desde un helicoptero|desde avioneta|desde globo|desde cielo|desde el cielo|desde nubes|satelital|vista satelital|sobrevolamos|sobrevuela|sobrevolando|sobrevuelo|vuelo rasante|camara sobrevuela|plano zenital|zenital|toma cenital|vista cenital|aereas|fpv",
        "camera.angle=aerial",
        6,
    ),
    (
        "torcido|torcida|encuadre inclinado|encuadre torcido|camara torcida|camara ladeada|camara inclinada|desnivelado|desnivelada|horizonte caido|horizonte desnivelado|cuadro torcido|cuadro inclinado|ladeado|plano ladeado|plano holandes|dutch|dutch angle|angulo aberrante|angulo torcido|angulo inclinado",
        "camera.angle=dutch",
        6,
    ),
    (
        "desde enfrente|desde la vereda enfrente|desde otro lado calle|desde otro lado|desde la otra cuadra|desde esquina opuesta|del otro lado de la calle|desde orilla|desde la orilla|desde la costa|desde la ruta|desde el otro lado",
        "",
        0,
    ),
];
