//! How the camera moves, what it sees, and how the picture looks.

use super::Row;

pub(super) const MOVE: &[Row] = &[
    (
        "camara nunca mueve|camara nunca mueva|camara jamas mueve|camara no mueva|no mover camara|no mueva camara|no muevas camara|camara fija|tripie|camara tripie|en tripie|fiha|fijo|fija|camara quede quieta|camara sin moverse|sin mover camara|plano fijo|tripode|camara tripode|sobre tripode|en tripode|estatica|estatico|camara estatica|plano estatico|camara quieta|camara inmovil|camara bloqueada|camara clavada|camara no mueve|sin movimiento camara|\
         camara parada|encuadre fijo|toma fija|camara estatica tripode|camara fija tripode|camara quieta tripode|estatica tripode",
        "camera.move=static; ?camera.shake=0",
        2,
    ),
    (
        "camara mano|camara en mano|en mano|a mano|a pulso|mano alzada|camara hombro|al hombro|camara al hombro|estilo documental|camara suelta|camara nerviosa",
        "camera.move=handheld; ?camera.shake=0.35",
        2,
    ),
    (
        "video celular|video movil|video telefono|camara celular|camara temblorosa|camara tiembla|camara movida|metraje encontrado|grabado celular|grabado movil|camara muy movida|mano temblorosa|tiembla camara|camara incluida",
        "camera.move=handheld; ?camera.shake=0.65",
        7,
    ),
    ("camara hombro corriendo|camara mano corriendo", "camera.move=handheld; camera.shake=0.75", 4),
    ("steadicam|estabilizador|gimbal|estabilizada", "camera.move~handheld; ?camera.shake=0.1", 1),
    (
        "paneo izquierda|paneo hacia izquierda|paneo + izquierda|panear~ + izquierda|panoramica + izquierda|panoramica izquierda|panea izquierda|paneo izq|pan izq|pan izquierda|barrido izquierda|barrido + izquierda|camara gira izquierda|girar~ izquierda|paneo derecha izquierda",
        "camera.move=pan_left",
        5,
    ),
    (
        "paneo derecha|paneo + derecha|panear~ + derecha|panoramica derecha|panoramica + derecha|panea derecha|paneo der|pan der|pan derecha|barrido derecha|barrido + derecha|camara gira derecha|girar~ derecha|paneo|paneo lento|panoramica|barrido|paneo izquierda derecha",
        "camera.move=pan_right",
        4,
    ),
    (
        "tilt arriba|tilt hacia arriba|tilt up|inclinacion arriba|inclinacion hacia arriba|cabeceo arriba|cabeceo hacia arriba|camara sube mirada|panoramica vertical arriba|panoramica vertical ascendente|tilt ascendente|camara inclina arriba|subir~ camara mirada|camara mira arriba",
        "camera.move=tilt_up",
        5,
    ),
    (
        "tilt abajo|tilt hacia abajo|tilt down|inclinacion abajo|inclinacion hacia abajo|cabeceo abajo|cabeceo hacia abajo|panoramica vertical descendente|tilt descendente|camara inclina abajo",
        "camera.move=tilt_down",
        5,
    ),
    (
        "travelling adelante|travelling hacia adelante|travelling delante|travelling hacia delante|travelling acercamiento|travelling in|travelling avance|travelling hacia|travelling frontal|travelling entrada|dolly in|dolly adelante|dolly hacia adelante|dolly hacia|dolly acercamiento|\
         dolly|avance camara|avance rapido|avance lento|avance hacia|camara avanza|avanza camara|avanzar~ camara|camara acerca|acerca camara|acercamiento|acercamiento lento|nos acercamos|camara aproxima|camara entra|empuje lento",
        "camera.move=dolly_in",
        4,
    ),
    (
        "travelling atras|travelling hacia atras|travelling retroceso|travelling alejamiento|travelling out|travelling salida|dolly out|dolly atras|dolly hacia atras|dolly retroceso|dolly alejamiento|retroceso|camara retrocede|camara retroceda|camara vaya atras|camara va atras|camara atras|camara para atras|camara hacia atras|retrocede|retroceda|retroceder~|camara aleja|aleja camara|alejamiento|nos alejamos|camara sale",
        "camera.move=dolly_out",
        4,
    ),
    (
        "travelling izquierda|travelling lateral izquierda|travelling + izquierda|travelling lateral + izquierda|desplazamiento lateral izquierda|desplazamiento izquierda|camara + izquierda paralelo|seguimos camara izquierda|camara mueve izquierda|camara desplaza izquierda|dolly izquierda|lateral izquierda|camara hacia izquierda paralelo|seguimos + camara izquierda|lateral hacia izquierda|seguimos camara hacia izquierda",
        "camera.move=truck_left",
        5,
    ),
    (
        "travelling derecha|travelling lateral derecha|travelling + derecha|travelling lateral + derecha|travelling lateral|desplazamiento lateral derecha|desplazamiento lateral|desplazamiento derecha|camara mueve derecha|camara desplaza derecha|dolly derecha|lateral derecha|seguimos + camara derecha|lateral hacia derecha|travelling|seguimos camara hacia derecha|travelling paralelo",
        "camera.move=truck_right",
        4,
    ),
    (
        "subimos grua|subir~ grua|grua arriba|grua hacia arriba|grua ascendente|grua ascenso|subida grua|plano grua|movimiento grua|camara sube|camara asciende|camara eleva|sube camara|eleva camara|camara sube grua|grua sube|ascenso camara|camara subiendo",
        "camera.move=crane_up",
        4,
    ),
    (
        "bajamos grua|bajar~ grua|descendemos|grua abajo|grua hacia abajo|grua descendente|grua descenso|bajada grua|camara baja con grua|camara desciende|desciende camara|grua baja|descenso camara|camara baja despacio|camara bajando|camara baja hasta|baja camara",
        "camera.move=crane_down",
        5,
    ),
    (
        "orbita|orbital|orbitar~|camara orbita|alrededor de|alrededor del|gira alrededor|giramos alrededor|giramos + alrededor|girar~ alrededor|vuelta alrededor|rodear~|rodea|rodeando|en circulo|travelling circular|circular~|camara gira alrededor|dar~ vuelta|dando vueltas|camara rodea",
        "camera.move=orbit",
        5,
    ),
    (
        "zoom|zoom in|zoom acercamiento|zoom adelante|zoom hacia|zoom lento|acercamiento zoom|zoom hacia dentro|zoom avance|zoom rapido",
        "camera.move=zoom_in",
        5,
    ),
    (
        "zoom out|zoom atras|zoom alejamiento|zoom hacia atras|alejamiento zoom|zoom hacia fuera|zoom hacia afuera|zoom retroceso|zoom abierto",
        "camera.move=zoom_out",
        6,
    ),
    (
        "temblor camara|temblores camara|vibracion camara|vibraciones camara|sacudida camara|sacudidas camara|vibracion|vibraciones|camara vibra",
        "camera.shake=0.4",
        7,
    ),
    (
        "mucha vibracion|mucha vibracion camara|mucho temblor camara|fuerte temblor camara|temblor camara fuerte|fuertes sacudidas camara|temblor fuerte camara|vibracion fuerte",
        "camera.shake=0.8",
        8,
    ),
    (
        "poca vibracion|poca vibracion camara|poco temblor camara|leve temblor camara|temblor camara leve|temblor leve camara|ligera vibracion|ligero temblor camara|temblor camara suave|temblor camara ligero|suave temblor camara|leve vibracion|vibracion leve",
        "camera.shake=0.2",
        8,
    ),
    ("camara firme|pulso firme|sin vibraciones", "camera.shake=0", 2),
];

pub(super) const VIEW: &[Row] = &[
    (
        "gran plano general|plano muy general|gpg|plano panoramico|plano situacion|plano establecimiento|vemos lejos|muy lejos|lejos|desde lejos|desde muy lejos|a lo lejos|gran plano abierto|plano general muy abierto|plano muy abierto|plano lejano",
        "camera.framing=extreme_wide",
        4,
    ),
    (
        "plano general|pg|plano abierto|plano largo|plano conjunto|plano amplio|encuadre abierto|general",
        "camera.framing=wide",
        3,
    ),
    ("plano entero|plano completo|cuerpo entero|edificio entero cuadro|plano figura|pe", "camera.framing=full", 3),
    ("plano medio|plano americano|pm|medio plano|plano medio corto|plano medio largo", "camera.framing=medium", 3),
    (
        "primer plano|plano detalle|detalle|primerisimo plano|primerisimo primer plano|plano corto|plano cerrado|pp|ppp|pd|de cerca|muy cerca|encuadre cerrado",
        "camera.framing=close_up",
        3,
    ),
    (
        "altura ojos|a altura ojos|nivel ojos|altura humana|altura peaton|altura persona|a nivel calle|desde calle|a pie calle|camara subjetiva|plano subjetivo|subjetiva|punto vista peaton|punto de vista",
        "camera.angle=eye",
        4,
    ),
    (
        "contrapicado~|plano contrapicado|desde abajo hacia arriba|mirando hacia arriba|mirando arriba|angulo bajo|camara baja|toma baja|desde abajo mirando",
        "camera.angle=low; ?camera.height_m=0.6",
        4,
    ),
    (
        "picado~|plano picado|angulo alto|toma alta|plano alto|camara alta|desde azotea|desde balcon|desde ventana|desde terraza|desde techo enfrente|desde lo alto|mirando hacia abajo|mirando abajo|vista desde arriba|desde edificio enfrente|desde balcon enfrente|desde azotea enfrente|desde tejado",
        "camera.angle=high; ?camera.height_m=12",
        4,
    ),
    (
        "ras suelo|a ras suelo|ras del suelo|nivel suelo|a nivel suelo|desde suelo|camara suelo|camara en suelo|a ras piso|ras tierra|ras de tierra|camara piso|desde piso|a ras calle|vista gusano|pegada suelo",
        "camera.angle=ground; ?camera.height_m=0.25",
        5,
    ),
    (
        "aereo~|vuelo dron|vuelo drone|toma aerea|vista aerea|plano aereo|dron~|drone~|desde dron|desde aire|helicoptero~|desde helicoptero|vista pajaro|a vista pajaro|cenital~|plano cenital|picado cenital|vuelo pajaro|desde cielo|desde avion|vista satelite",
        "camera.angle=aerial",
        5,
    ),
    (
        "plano holandes|holandes|plano aberrante|aberrante|angulo holandes|horizonte torcido|horizonte inclinado|camara inclinada|plano inclinado|plano torcido|encuadre torcido",
        "camera.angle=dutch",
        6,
    ),
    ("gran angular|angular|lente angular|objetivo angular|lente gran angular", "camera.lens_mm=24", 5),
    ("ultra gran angular|super gran angular|ultra angular", "camera.lens_mm=14", 6),
    ("ojo pez", "camera.lens_mm=10", 5),
    ("lente normal|objetivo normal|lente estandar", "camera.lens_mm=50", 5),
    (
        "teleobjetivo~|tele|lente larga|teleobjetivo largo|optica larga|focal larga|objetivo largo",
        "camera.lens_mm=135",
        5,
    ),
    ("super teleobjetivo|superteleobjetivo", "camera.lens_mm=300", 6),
    ("de perfil|vista lateral|desde un lado|desde costado", "camera.azimuth_deg=80", 4),
    ("casi en suelo|casi al suelo|casi en piso", "camera.angle=ground", 0),
    ("vidrios/cristales por todos lados|vidrios/cristales por todas partes|vidrios/cristales rotos", "", 9),
    ("rayo~ laser/verde/rojo/azul/lunar/equis|llega/llegan/llego/llegaron/llegar tarde", "", 9),
    ("gira/giran/girando camara alrededor", "camera.move=orbit", 5),
    ("por todos lados|por todas partes", "", 1),
    ("en la tele|por la tele|en television|por television", "", 9),
    ("no importa que/cual|da igual que/cual", "", 5),
    ("de frente|vista frontal|frontal|frontalmente", "camera.azimuth_deg=0", 3),
    ("tres cuartos|vista tres cuartos|desde esquina", "camera.azimuth_deg=35", 5),
    ("camara", "", 0),
];

pub(super) const LOOK: &[Row] = &[
    ("polvo mucho|polvo bastante|polvo harto|mucho mucho polvo", "look.dust=0.95", 5),
    ("polvo poco|polvo apenas|polvo poquito", "look.dust=0.25", 5),
    ("grano mucho", "look.grain=0.85", 4),
    ("grano poco", "look.grain=0.2", 4),
    (
        "polvo~|polvareda~|levanta polvo|levantando polvo|levanta polvareda|polvoriento~|nube~ polvo|polvillo|humareda",
        "look.dust=0.7",
        3,
    ),
    (
        "mucho polvo|muchisimo polvo|polvareda tremenda/barbara/enorme/gigante/brutal|tremenda/barbara polvareda|polvo por todas partes|polvo por todos lados|polvo todas partes|polvo todos lados|gran polvareda|enorme polvareda|nube~ enorme~ polvo|enorme~ nube~ polvo|gran~ nube~ polvo|nube~ gigante~ polvo|nube~ gigantesca~ polvo|polvo espeso|polvo denso|mucha polvareda|muchisima polvareda|polvareda enorme|polvareda gigante|tanto polvo|bastante polvo|muchisima polvo|levanta mucho polvo|levanta + polvareda|\
         polvo a montones|montones polvo|toneladas polvo|cantidad polvo|lleno polvo|cubierto polvo|muro polvo",
        "look.dust=0.95",
        5,
    ),
    (
        "poco polvo|poca polvareda|algo polvo|un poco polvo|apenas polvo|casi sin polvo|polvo leve|polvo ligero|polvo fino|leve polvareda|ligera polvareda|poquito polvo|pizca polvo",
        "look.dust=0.25",
        5,
    ),
    ("polvo moderado|polvo medio", "look.dust=0.5", 5),
    (
        "grano|grano pelicula|grano cine|granulado~|grano fotografico|en filmico|filmico|rodado pelicula",
        "look.grain=0.5",
        1,
    ),
    (
        "mucho grano|grano grueso|super 8|grano fuerte|muy granulado~|grano pelicula 16|16 mm grano|grano intenso",
        "look.grain=0.85",
        3,
    ),
    ("poco grano|grano fino|grano suave|grano leve|grano ligero|grano sutil|algo grano", "look.grain=0.2", 3),
    ("imagen limpia|imagen digital", "look.grain=0", 3),
    ("subexpuesto~|oscuro exposicion|clave baja", "look.exposure_ev=-1", 1),
    (
        "sobreexpuesto~|imagen quemada|foto quemada|plano quemado|luces quemadas|altas luces quemadas|clave alta",
        "look.exposure_ev=1",
        1,
    ),
    (
        "formato vertical|video vertical|vertical video|para celular|para movil|formato retrato|vertical formato",
        "aspect=9:16",
        3,
    ),
    ("cuadrado~|formato cuadrado|imagen cuadrada", "aspect=1:1", 2),
    ("cinemascope|scope|formato scope", "aspect=2.39:1", 2),
    (
        "anamorfico~|lente anamorfico|lentes anamorficos|optica anamorfica|destello~ anamorfico~",
        "look.lens=anamorphic; aspect=2.39:1",
        2,
    ),
    ("lente esferico|lentes esfericos|optica esferica", "look.lens=spherical", 3),
    ("panoramico formato|formato panoramico|pantalla ancha", "aspect=16:9", 3),
    ("alta definicion", "size=1920x1080", 3),
    (
        "camara lenta|a camara lenta|en camara lenta|ralenti|time lapse|timelapse|blanco negro|blanco y negro|profundidad campo|poca profundidad campo|castillo naipes|como castillo naipes|lluvia ideas|lluvia ceniza|banco plaza|casa cambio|grano arena|granos arena|caida libre|mar gente|estrella cine|parada bus|sala espera|gato casa|polvo hornear",
        "",
        9,
    ),
];
