//! How much there is of something and how hard it happens, and more of how people put what happens.

use super::Row;

pub(super) const AMOUNTS: &[Row] = &[
    (
        "polvo tapa/tape/cubre/cubra/llena/llene/inunda/traga/trague/invade/come todo/cuadro/pantalla/calle|polvo lo tapa/cubre/llena/inunda todo|polvo a no poder mas|polvo a morir|polvo a rabiar|polvo a lo loco|polvo por todos lados|polvo por todas partes|polvo hasta en sopa|polvo para tirar techo|polvo que no ve|una de polvo|polvazo|polvareda~ enorme/tremenda/gigante/brutal|un monton polvo|monton/montones/toneladas/kilos/carradas/nubes/mares/mar/bola/madral/mogollon/huevo/pila/banda/chingo/chingos/chorro/porron/titipuchal/chingomadral/cojon/bocha/cantidad polvo|polvo a tope|a tope polvo|polvo a full|polvo a saco|polvo bestial/brutal/descomunal/exagerado/infernal|muchisimo/demasiado/harto/caleta polvo|todo lleno polvo",
        "look.dust=0.95",
        6,
    ),
    (
        "polvo a minimo|minimo polvo|polvo minimo|menor polvo posible|menos polvo posible|apenas/casi polvo|apenas algo/poco polvo|pizca/toque/hilo/hilito/soplo/asomo/poquito/poquitin/poquitito polvo|polvo justo|polvo contenido|sin mucho/demasiado polvo|sin exagerar polvo|sin pasarse polvo",
        "look.dust=0.2",
        7,
    ),
    (
        "monton/montones/toneladas/kilos/mogollon/huevo/pila/banda/chingo/chingos/chorro/porron/titipuchal/chingomadral/cojon/bocha/cantidad grano|a tope grano|muchisimo/demasiado/harto grano|grano a tope|grano bestial/brutal/exagerado/gordo/grueso",
        "look.grain=0.85",
        5,
    ),
    ("pizca/toque/asomo/poquito/soplo/pelin/hilo grano|apenas/casi grano|grano fino/minimo/justo", "look.grain=0.2", 5),
    (
        "re/muy/super/recontra/bien/requete temblorosa/temblada/movidita/tembleque|camara/toma/plano/imagen re/muy/super/bien temblorosa/temblada|tiemble/tiembla/temblando/temblar todo/toda cuadro/encuadre/imagen/plano/pantalla|tiemble/tiembla/temblando cuadro/encuadre/imagen/camara|que tiemble camara|temblor~ camara fuerte/brutal/exagerado|mucho temblor/tembleque/movimiento camara|monton/mogollon/huevo/pila/banda/chingo/chingos/chorro/porron/titipuchal/chingomadral/cojon/bocha/cantidad temblor/tembleque|camara loca|camara como loca",
        "camera.move=handheld^1; camera.shake=0.8",
        6,
    ),
    (
        "camara tiemble/tiembla/tiemblen/vibra/vibre apenas/poco/poquito|camara tiemble/tiembla casi nada|apenas tiemble/tiembla camara",
        "camera.shake=0.15",
        8,
    ),
    ("camara tiemble/tiembla/vibra/vibre mucho/fuerte/muchisimo/todo", "camera.shake=0.85", 8),
    ("camara no tiemble/tiembla/vibra/vibre", "camera.shake=0", 8),
    ("camara tiemble/tiembla/vibra/vibre", "camera.shake=0.4", 7),
    ("grano nada/cero/ninguno|nada grano|cero grano", "look.grain=0", 7),
    ("polvo nada/cero/ninguno|cero polvo", "look.dust=0", 7),
    ("temblor camara minimo/poco/leve/suave|temblor minimo/poco/leve camara", "camera.shake=0.15", 8),
    (
        "temblorosa|tembleque|temblequeo|camara temblorosa|toma temblorosa|pulso tembloroso|temblorcito",
        "camera.move=handheld^1; camera.shake=0.6",
        2,
    ),
    (
        "apenas/casi temblor/movimiento camara|toque/pizca/poquito/pelin temblor/tembleque|temblor minimo/leve/sutil camara",
        "camera.shake=0.15",
        6,
    ),
    (
        "apenas/casi/pocos/poco/minimo/minimos/leves/leve dano/danos|danos leves/menores/minimos|sin apenas danos|mas suave/suavemente/delicado/tranquilo/silencioso/silenciosa posible|lo mas suave posible|con toda delicadeza|con toda suavidad|con mucha delicadeza|sin violencia|sin brusquedad|nada violento|nada bestia|nada fuerte|nada brusco|despacito y suave|suave suave|muy suavemente|muy suave|muy suavecito|con ternura",
        "event.strength=0.2",
        5,
    ),
    (
        "lo mas fuerte/violento/bestia/brutal posible|a lo bestia|a lo bruto|con fuerza/furia/violencia bestial/brutal/tremenda/descomunal|a toda maquina|a todo trapo|bien fuerte|a mil|de forma/manera brutal/violenta/bestial|hecho mierda",
        "event.strength=0.9",
        3,
    ),
    (
        "pequena/pequenita/chiquita/minuscula/diminuta/modesta/discreta/suave/leve/minima explosion~|explosion~ pequenita/chiquita/minuscula/diminuta/modesta/discreta/controlada/contenida/minima|explosioncita|explosioncita chica",
        "event.kind=explosion; event.strength=0.25",
        7,
    ),
    (
        "terremoto/sismo/temblor mas flojito/flojo/suave/debil|terremoto/sismo/temblor flojito/flojo|temblorcito|temblorcillo|sismo/temblor/terremoto chico/chiquito/pequenito/minimo/suavecito/modesto|chico/chiquito/pequenito/minimo/ligero/modesto sismo/temblor/terremoto",
        "event.kind=earthquake; event.strength=0.25",
        8,
    ),
    (
        "explosionaza|explosion~ monumental/colosal/de locos/de padre/de aquellas/bestial/tremenda/descomunal/impresionante|pedazo/senora/menuda/semejante explosion~|flor de explosion~|gran/tremendo/enorme estallido/bombazo",
        "event.kind=explosion; event.strength=0.9",
        7,
    ),
    (
        "terremotazo|pedazo/senor/menudo/semejante terremoto/sismo/temblor|flor de terremoto/sismo/temblor|terremoto/sismo/temblor monumental/colosal/bestial/descomunal/de aquellos/de miedo|tiembla tierra/suelo con fuerza/furia/violencia",
        "event.kind=earthquake; event.strength=0.9",
        8,
    ),
    (
        "derrumbe~/colapso~/desplome~ suave/lento/chico/chiquito/pequeno/parcial/discreto/modesto",
        "event.kind=collapse; event.strength=0.25",
        5,
    ),
    (
        "derrumbe~/colapso~/desplome~ brutal/violento/bestial/tremendo/espectacular/masivo/monumental",
        "event.kind=collapse; event.strength=0.9",
        5,
    ),
    (
        "coches/autos/carros/vehiculos por todas partes|coches/autos/carros/vehiculos por todos lados|coches/autos/carros/vehiculos aparcados/estacionados por todas partes|coches/autos/carros/vehiculos aparcados/estacionados por todos lados|repleta/repleto/llena/lleno/atestada/atestado/plagada/plagado coches/autos/carros/vehiculos|coches/autos/carros a dos lados|coches/autos/carros a ambos lados|monton/montones/mogollon/huevo/pila/banda/chingo/chingos/chorro/porron/titipuchal/chingomadral/cojon/bocha/cantidad coches/autos/carros|coches/autos/carros en doble fila|trafico/transito a tope|trafico/transito infernal/denso/pesado",
        "setting.traffic=0.85",
        6,
    ),
    (
        "algun/alguno coche/auto/carro|algun que otro coche/auto/carro|uno o dos coches/autos/carros|par coches/autos/carros",
        "setting.traffic=0.15",
        5,
    ),
];

pub(super) const SAYINGS: &[Row] = &[
    ("pum|kabum|bum|boom|pam|zas|paf|catapum|cataplum", "event.kind=explosion", 2),
    (
        "para lado nuestro|para nuestro lado|hacia lado nuestro|hacia nuestro lado|pa nuestro lado|pa lado nuestro|de nuestro lado|de lado nuestro|para aca|pa aca|hacia aca|hacia aqui|para aqui|hacia donde estamos|para donde estamos|donde estamos nosotros|encima camara|encima lente|arriba nuestro|encima de nosotros|a camara|hacia cuadro",
        "event.direction=toward_camera",
        4,
    ),
    (
        "pa/pal/para/pala izquierda|pa/pal/para lado izquierdo|pa/pal/para izq|rumbo a izquierda|tirando a izquierda|sobre izquierda",
        "event.direction=left",
        3,
    ),
    (
        "pa/pal/para/pala derecha|pa/pal/para lado derecho|pa/pal/para der|rumbo a derecha|tirando a derecha|sobre derecha",
        "event.direction=right",
        3,
    ),
    (
        "para alla|pa alla|pa atras|para atras|para fondo|pal fondo|lejos nuestro|lejos nosotros|en sentido contrario",
        "event.direction=away",
        3,
    ),
    ("pa/pal/para calle|para lado calle|pal lado calle", "event.direction=street", 4),
    (
        "parte alta|parte arriba|parte superior|parte mas alta|tercio superior|mitad superior|mitad arriba|tramo superior|por parte alta|por parte superior|techo primero|primero techo/tejado/cupula/torre|empezando por techo/tejado/cupula/arriba|desde mas alto|ultimos pisos|ultimas plantas",
        "event.origin=top",
        4,
    ),
    (
        "parte baja|parte abajo|parte inferior|mitad inferior|tercio inferior|empezando por abajo/base|primero base|por parte baja|por parte inferior|primeros pisos|primeras plantas|de bajos",
        "event.origin=ground_floor",
        4,
    ),
    (
        "extremo/lado/costado/ala/punta/parte/mitad/esquina/pilar/pila/estribo izq/izquierdo/izquierda primero|primero extremo/lado/costado/ala/punta/mitad/esquina/pilar izquierdo/izquierda|pilar izquierdo|pila izquierda|estribo izquierdo|punta izquierda|empezando/arrancando/empieza/arranca/arranque por izquierda|parta/parte/empiece/empieza/arranque/arranca/arrancando por izquierda",
        "event.origin=left",
        4,
    ),
    (
        "extremo/lado/costado/ala/punta/parte/mitad/esquina/pilar/pila/estribo der/derecho/derecha primero|primero extremo/lado/costado/ala/punta/mitad/esquina/pilar derecho/derecha|pilar derecho|pila derecha|estribo derecho|punta derecha|empezando/arrancando/empieza/arranca/arranque por derecha|parta/parte/empiece/empieza/arranque/arranca/arrancando por derecha",
        "event.origin=right",
        4,
    ),
    (
        "travelling/traveling/dolly/carro/avance/movimiento lento/lenta/suave/rapido/lentisimo hacia adelante/delante|travelling/traveling/dolly/carro lento/suave/rapido adelante|travelling/traveling/dolly/movimiento de avance|travelling/traveling/dolly + de avance|travelling/traveling/dolly frontal",
        "camera.move=dolly_in",
        6,
    ),
    (
        "travelling/traveling/dolly/carro/movimiento lento/lenta/suave/rapido hacia atras|travelling/traveling/dolly/carro lento/suave/rapido atras|travelling/traveling/dolly/movimiento de retroceso|travelling/traveling/dolly + de retroceso",
        "camera.move=dolly_out",
        6,
    ),
    (
        "justo/casi a mitad|mas o menos a mitad|pega/pegue/pegan/golpea/golpee/choca/choque/impacta a mitad|a mitad de torre/edificio/chimenea/puente/altura",
        "event.origin=middle",
        2,
    ),
    ("torre tele/television/tv/radio", "structure.kind~chimney", 4),
    ("techo/tejado/cubierta vuela/vuele/volo/vuelan", "event.kind=collapse; event.origin=top", 5),
    ("base dinamitada/volada|dinamitan base|vuelan base", "event.kind=implosion; event.origin=ground_floor", 6),
    (
        "arranca/empieza/arrancamos/empezamos abajo y sube/subimos|arranca/empieza desde abajo y sube|arranca/empieza en suelo/piso y sube|camara sube/subiendo|sube camara|camara va subiendo",
        "camera.move=crane_up",
        4,
    ),
    (
        "arranca/empieza/arrancamos/empezamos arriba y baja/bajamos|arranca/empieza desde arriba y baja|camara bajando|baja camara|camara va bajando",
        "camera.move=crane_down",
        4,
    ),
    ("luz azul|luz azulada", "setting.time=dusk", 1),
    ("alud|deslave|huayco|huaico|aluvion|avalancha nieve", "event.kind~impact", 1),
    ("se abre/abra/abrio en centro/medio", "event.kind=collapse; event.origin=middle", 4),
    ("le/les cae/caiga/cayo rayo|cae/caiga/cayo/caen rayo/rayos", "setting.weather=storm", 4),
    ("viene/va bajando camara|camara viene/va bajando", "camera.move=crane_down", 4),
    ("viene/va subiendo camara|camara viene/va subiendo", "camera.move=crane_up", 4),
    ("tabique rojo|tabique|tabiques", "structure.material=brick", 2),
    ("corto y al pie|corto y a pie", "", 4),
    (
        "techo/tejado a/de dos aguas|techo/tejado de paja/chapa/zinc/tejas/teja/pizarra/lamina/palma|techo/tejado plano/rojo/verde/azul/gris/inclinado/bajo",
        "",
        9,
    ),
    ("de punta a punta|de cabo a rabo|de lado a lado", "", 4),
    ("a ras agua|a ras mar|a ras de agua", "camera.angle=ground; ?camera.height_m=0.25", 4),
    ("tramo/arco/vano/pilote izquierdo", "event.origin=left", 4),
    ("tramo/arco/vano/pilote derecho", "event.origin=right", 4),
    ("pilar/columna/pata de puente/viaducto/pasarela", "structure.kind=bridge", 6),
    ("torres gemelas puente|torre/torres/pilares/pilonas puente/viaducto", "structure.kind=bridge", 6),
    ("obus/bala/disparo/tiro/proyectil canon", "event.kind=explosion", 6),
    ("se abre/abra/abrio como", "event.kind=collapse", 3),
    ("ola/olas/oleada entra/entran/barre/arrasa/llega/arrastra", "event.kind=impact", 3),
    ("casi noche/oscuro|casi de noche|oscureciendo|ya casi noche", "setting.time=dusk", 5),
    ("nevaba|nevando|nieva|nevaran|cae/caia/cayendo nieve|con nieve", "setting.weather=snow", 3),
    (
        "llovia|lloviznaba|diluviaba|chispeaba|llueva|lloviera|caia agua|cae agua|caen chuzos punta|llueve a cantaros",
        "setting.weather=rain",
        3,
    ),
    ("habia/hacia niebla|habia/hacia neblina|habia bruma", "setting.weather=fog", 3),
    ("hacia sol|habia sol|estaba despejado|hacia buen tiempo|hacia un sol", "setting.weather=clear", 3),
    ("estaba nublado|habia nubes|nublaba", "setting.weather=overcast", 3),
    ("cantera rosa/rosada/verde/gris/amarilla/labrada/blanca|piedra cantera|de cantera", "structure.material=stone", 5),
    ("sin ruido camara/motor/ambiente/fondo|ruido camara|ruido motor|ruido ambiente|ruido fondo|ruido sala", "", 4),
    (
        "le pega|le pegan|le pegue|le dan con|le dieron con|le da con|se lo lleva puesto|se la lleva puesta|se la/lo traga ola",
        "event.kind=impact",
        4,
    ),
];
