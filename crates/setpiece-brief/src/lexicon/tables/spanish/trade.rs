//! More of how crews and bystanders put it in Spanish. Nothing mistyped is read as one of these.

use super::Row;

pub(super) const TRADE: &[Row] = &[
    ("iglesia~/capilla~ pueblo/aldea", "structure.kind=church; setting.place=village^3", 4),
    ("en plena calle/avenida/autopista/carretera/ruta", "setting.place=city_street", 3),
    (
        "desde arriba con dron/drone/helicoptero|desde arriba en helicoptero|desde arriba dron/drone|con dron/drone desde arriba|dron/drone desde arriba",
        "camera.angle=aerial",
        6,
    ),
    (
        "punto vista paloma/pajaro/gaviota/aguila/ave/halcon/cuervo/avion/helicoptero|pov paloma/pajaro/gaviota/aguila/ave/dron/helicoptero",
        "camera.angle=aerial",
        6,
    ),
    (
        "punto vista perro/gato/rata/raton/hormiga/gusano|pov perro/gato/rata/hormiga/gusano",
        "camera.angle=ground; ?camera.height_m=0.25",
        6,
    ),
    ("altura nino/nina/nene", "?camera.angle=eye; ?camera.height_m=1.1", 5),
    (
        "cede/falla/fallan/ceden base/cimientos/zapatas|cede/falla pie",
        "event.kind=collapse; event.origin=ground_floor",
        3,
    ),
    (
        "tejado~/techo~ rojo/verde/azul/negro/blanco/gris/naranja/marron/rojizo/oxidado/bajo/tejas/dos aguas/cuatro aguas/plano/inclinado/musgo",
        "",
        9,
    ),
    (
        "panear~/barrido/panoramica/paneo * izquierda a derecha|panea/paneamos/paneo/barre/barrido * izquierda a derecha",
        "camera.move=pan_right",
        7,
    ),
    (
        "panear~/barrido/panoramica/paneo * derecha a izquierda|panea/paneamos/paneo/barre/barrido * derecha a izquierda",
        "camera.move=pan_left",
        7,
    ),
    ("descarrila y/e mete en|se mete en/contra|se incrusta en/contra|se empotra en/contra", "event.kind=impact", 5),
    (
        "sol esconde|sol se esconde|sol oculta|sol cae|sol baja|sol mete|sol desaparece|ultimos rayos|ultima luz|ultimas luces",
        "setting.time=dusk",
        4,
    ),
    (
        "mas explosion|explosion mas grande/fuerte/violenta|mayor explosion|explosion mayor",
        "event.kind=explosion; event.strength=0.85",
        6,
    ),
    ("menos explosion|explosion mas chica/pequena/suave/discreta/leve", "event.kind=explosion; event.strength=0.25", 6),
    ("camara mas abajo/baja", "camera.angle=low; ?camera.height_m=0.6", 5),
    ("camara mas arriba/alta", "camera.angle=high; ?camera.height_m=12", 5),
    ("camara temblona/tiritona/movidita/inquieta/zarandeada", "camera.move=handheld; ?camera.shake=0.65", 5),
    ("corralon|corralones", "structure.kind~warehouse", 2),
    ("techumbre~|cornisa~|remate~", "event.origin=top", 1),
    ("arranca/arrancan/arranco cuajo|arranca * cuajo|de cuajo", "event.kind=collapse", 2),
    ("combar~|comba|combarse|curvar~|arquear~|arquea", "event.kind~collapse", 0),
    ("la/el/las/los de adelante/delante/atras/enfrente/fondo/al lado", "", 9),
    (
        "venir~/viene/vienen/venga/vengan derecho/directo/recto hacia/a/contra nosotros/camara/lente/objetivo",
        "event.kind=topple; event.direction=toward_camera",
        6,
    ),
    (
        "de atras hacia/a/para adelante/delante|atras hacia/para adelante/delante|de adelante/delante hacia/a/para atras|adelante/delante hacia/para atras",
        "",
        5,
    ),
    ("cimiento/apoyo/pilote/cable/anclaje/pilar/pilon izquierdo", "event.origin=left", 2),
    ("cimiento/apoyo/pilote/cable/anclaje/pilar/pilon derecho", "event.origin=right", 2),
    (
        "lluvia/llovizna/gotas en/sobre/contra vidrio/cristal/lente/ventana/parabrisas/vidrios/cristales",
        "setting.weather=rain",
        5,
    ),
    ("tras/detras vidrio/cristal/ventana|a traves vidrio/cristal/ventana/parabrisas", "", 4),
    (
        "desde otro lado valle/rio/calle/avenida/plaza/bahia/lago/canal/ruta/via/cerro|desde orilla opuesta/enfrente|desde vereda/acera enfrente/opuesta",
        "",
        3,
    ),
    ("arena/hojas/papeles/nieve/humo/cortinas/banderas/pasto volando/vuela/vuelan", "", 9),
    ("pasado mediodia|despues mediodia", "setting.time=afternoon", 4),
    ("nevasca~|nevazon|nevazones|cellisca~", "setting.weather=snow", 3),
    ("nieve en polvo|nieve polvo", "setting.weather=snow", 5),
    ("calor sofocante/agobiante/infernal/insoportable|canicula|bochorno", "setting.weather=clear", 1),
    ("rayar alba|rayar dia|despunte dia|quiebre alba", "setting.time=dawn", 4),
    ("cielo ceniciento/lechoso/blanco/sucio/acerado/bajo/de panza de burro|panza burro", "setting.weather=overcast", 4),
];
