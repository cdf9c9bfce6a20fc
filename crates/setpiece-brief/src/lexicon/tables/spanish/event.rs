//! What happens, where it begins, which way it goes and how hard.

use super::Row;

pub(super) const EVENT: &[Row] = &[
    (
        "derrumbe~ progresivo~|colapso~ progresivo~|estrella~/estrellar~ contra suelo/empedrado/calle/piso/pavimento/asfalto/acera/vereda|comprimir~|comprime|comprimen|derrumbar~|derrumbe~|colapsar~|colapso~|desplomar~|desplome~|desmoronar~|desmoronamiento|hundir~|hundimiento|se hunde|aplasta contra suelo|viene al suelo|ir~ al suelo|va al suelo|vaya al suelo|sucumbir~|sucumbe|ceder~|cede|ceden|cediendo|cedio|venir~ abajo|viene~ abajo|se viene/vienen/venga/vengan/vino/vinieron abajo|viene abajo|vienen abajo|venga abajo|vengan abajo|\
         vino abajo|vinieron abajo|viniendose abajo|venirse abajo|viniendo abajo|echar~ abajo|echan abajo|caer~ abajo|cae redondo|cae a plomo|pliega|plegar~|quebrar~|quiebra|quiebran|quiebre|partir~|parte dos|parte mitad|\
         romper~|rompe|rotura|rajar~|resquebrajar~|desintegrar~|deshacer~|deshace|deshacen|destruir~|destruye|destruyen|destruccion|arruinar~|tirar~ abajo|tira abajo|tiran abajo|derribar~|derriba|derribo|derriban|tumba abajo|aplastar~ contra|\
         demoler~ mano|pulverizar~|viene encima|caer~ pedazos|caiga pedazos|caiga abajo|fallar~ estructura|falla estructura|fallo estructural|falla estructural|partir~ dos|partir~ mitad|parte en dos",
        "event.kind=collapse",
        3,
    ),
    (
        "parte mitad|parte dos|partir~ mitad|romper~ mitad|quiebra mitad|quiebra medio",
        "event.kind=collapse; ?event.origin=middle",
        4,
    ),
    (
        "arrodillar~|arrodilla|soltar~|suelta|sueltan|suelte|suelten|kae|kaen|kaiga|baja derecho|baje derecho|desarmar~|desarma|rendir~|rinde|desaparecer~|desaparece|desaparecen|desaparezca|caer~|cae|caen|cayo|cayeron|cayendo|cayendose|caiga|caigan|caida~|cayera|caerse|caer|caido|caida|derretir~|derrite|derriten|desprender~|desprende|deslizar~|desliza",
        "event.kind=collapse",
        1,
    ),
    ("agrietar~|agrieta|grieta~", "event.kind~collapse", 0),
    ("menear~|se menea|bambolear~|bambolea|tambalear~|tambalea|oscilar~|oscila|cimbrar~", "event.kind~earthquake", 0),
    ("cargas", "event.kind=implosion", 4),
    ("pierde|pierden|perdio", "event.kind=collapse", 1),
    ("se viene|se vienen|se venga|se vengan", "event.kind=collapse", 0),
    (
        "cae encima|caiga encima|caen encima|viene encima|venga encima|se viene/vienen/venga/vino encima",
        "event.kind=collapse; event.direction=toward_camera",
        4,
    ),
    (
        "volcar~|vuelca|vuelcan|vuelque|tumbar~|voltear~|inclinar~ y cae~|inclina y cae|ladear~|ladea|volcando|volcado|desplomar~ lado|caer~ lado|cae lado|caer~ costado|cae costado|tumba|tumban|tumbe|abatir~|cae arbol|caer~ como arbol|\
         inclinar~ + caer~|inclina + cae|inclina hasta caer|cae redonda lado|talar~|como arbol|igual arbol|como arbol talado|caer~ redondo lado",
        "event.kind=topple",
        4,
    ),
    ("inclinar~|inclina|inclinan|incline", "event.kind=topple", 2),
    ("vuela|vuelan|vuele|volo", "event.kind=explosion", 1),
    (
        "implosion~ controlada~|implosion~|implosionar~|implotar~|demolicion~|demolicion~ controlada~|voladura~|voladura~ controlada~|demoler~|demuele|demuelen|demuelan|dinamitar~|dinamita|explosivos|cargas explosivas|cargas demolicion",
        "event.kind=implosion",
        5,
    ),
    (
        "explosion~|explotar~|explota|exploten|explote|estallar~|estallido~|estalla|reventar~|revienta|revientan|reviente|volar~ aires|vuela aires|vuelan aires|vuele aires|saltar~ aires|salta aires|salten aires|bomba~|bombazo~|bombardear~|\
         bombardeo~|detonar~|detonacion~|onda~ expansiva~|explosion~ gas|coche bomba|misil~|misilazo|volar~ pedazos|vuela pedazos|hacer~ explotar|hace explotar|bola fuego|fuga gas|escape gas|vuela mil pedazos|vuela + pedazos|fuga~ de gas|saltar~ pedazos|salta pedazos|saltan pedazos|hacer~ anicos|hace anicos|hacer~ pedazos|hace pedazos|arrasar~|coches bomba|atentado~|deflagracion|granada~|proyectil~|obus~|cohete~",
        "event.kind=explosion",
        5,
    ),
    (
        "ola/olas/golpe~/impacto~/derrumbe~/colapso~/roca~/bola~ enorme/gigante/gigantesco/gigantesca/descomunal|violencia enorme/descomunal",
        "event.strength=0.9",
        3,
    ),
    ("tsunami~|maremoto~", "event.kind=impact", 1),
    ("acostar~|acuesta|acueste|acuestan|acuesten", "event.kind=topple", 2),
    (
        "vuela/vuele/volo/vuelan techo/tejado/cubierta|techo/tejado/cubierta + vuela/vuele/volo",
        "event.kind=collapse; event.origin=top",
        4,
    ),
    (
        "se lleva/llevan/lleve/llevo planta/muro/pared/casa/puente/techo/esquina/muelle/torre/mitad",
        "event.kind=collapse^1",
        0,
    ),
    ("recibe/recibir/reciben ala/golpe/impacto/misil/proyectil/avion/camion", "event.kind=impact", 6),
    (
        "se abre/abra/abrio/abren por centro/medio/mitad|se abre/abra/abrio en dos/canal",
        "event.kind=collapse; event.origin=middle",
        4,
    ),
    ("se la/lo/las/los lleva/llevo/lleve/llevan", "event.kind=collapse", 0),
    ("cohete~/misil~/proyectil~/obus~ impactar~", "event.kind=impact", 6),
    ("explotar~/estallar~/reventar~ a mitad", "event.kind=explosion; event.origin=middle", 6),
    ("ceder~/hundir~/quebrar~/partir~/romper~ a mitad", "event.kind=collapse; event.origin=middle", 4),
    (
        "meteorito~|meteoro~|asteroide~|cometa~|lo aplasta meteorito|la aplasta meteorito|cae meteorito|impacto meteorito|impacto de meteorito",
        "event.kind=impact; ?event.direction=down",
        5,
    ),
    (
        "grua cae|cae grua|grua se desploma sobre|impacto~|impactar~|bola~ demolicion|bola~ derribo|golpear~|golpea|golpee|golpe~|chocar~|choca|choque~|estrellar~|estrella contra|embestir~|embiste|aplastar~|aplasta|colision~|colisionar~|recibir~ impacto|\
         recibe impacto|recibe golpe|atropellar~|estrellan contra|se estrella",
        "event.kind=impact",
        5,
    ),
    (
        "terremoto~|replica|replicas|sismo~|seismo~|temblor~|temblor~ tierra|tiembla tierra|tiembla suelo|tiembla todo|movimiento~ telurico~|replica~ sismica~|sacudida~ sismica~|sacudon~|sismico~",
        "event.kind=earthquake",
        6,
    ),
    ("tiembla|tiemble|tiemblen|temblar~|tiemblan", "event.kind=earthquake", 2),
    (
        "silencio|calma|quietud|no pasa nada|nada pasa|nada sucede|no sucede nada|no ocurre nada|nada ocurre|sin pasar nada|inmovil|intacto~|en pie|todo quieto|todo tranquilo|de pie|nada mueve|quieta|quieto|no mueve nada",
        "event.kind=none",
        0,
    ),
];

pub(super) const HOW: &[Row] = &[
    (
        "para lado calle|hacia lado calle|del lado calle|sobre calle|sobre banqueta|hacia banqueta|a banqueta|hacia calle|a calle|en medio calle|contra calle|sobre avenida|hacia avenida|sobre vereda|sobre acera|sobre calzada|encima calle|sobre ruta|sobre carretera|hacia carretera",
        "event.direction=street",
        4,
    ),
    (
        "hacia izquierda|a izquierda|izquierda cuadro|izquierda pantalla|izquierda camara|hacia lado izquierdo|a lado izquierdo|a mano izquierda|rumbo izquierda|para izquierda",
        "event.direction=left",
        2,
    ),
    ("hacia costado|para costado|de costado|de lado|hacia lado", "event.direction=right", 1),
    (
        "hacia derecha|a derecha|derecha cuadro|derecha pantalla|derecha camara|hacia lado derecho|a lado derecho|a mano derecha|para derecha",
        "event.direction=right",
        2,
    ),
    (
        "hacia camara|hacia nosotros|hacia lente|contra camara|sobre camara|hacia adelante|hacia delante|hacia espectador|encima nuestro|sobre nosotros|hacia publico|en nuestra direccion|hacia mi|viene encima",
        "event.direction=toward_camera",
        3,
    ),
    (
        "hacia fondo|hacia atras|alejandose|alejandose camara|en direccion opuesta|lejos camara|hacia otro lado|de espaldas a camara",
        "event.direction=away",
        3,
    ),
    (
        "directo suelo|directo abajo|derecho abajo|en vertical|verticalmente|hacia abajo|sobre si misma|sobre si mismo|sobre propia base|en su sitio|en propia huella|a plomo|hacia adentro|hacia dentro|en linea recta hacia abajo|recto hacia abajo",
        "event.direction=down",
        2,
    ),
    (
        "planta baja|desde abajo|por base|desde base|en base|desde planta baja|por abajo|cimientos|por pie|en pie torre|sotano|desde cimientos|desde sotano|de abajo arriba|de abajo para arriba|de abajo hacia arriba",
        "event.origin=ground_floor",
        3,
    ),
    (
        "por arriba|desde arriba|desde cima|planta superior|piso superior|ultimo piso|ultima planta|plantas superiores|pisos superiores|en cima|desde techo|techo|tejado|azotea|cubierta|terraza|cupula|aguja|de arriba abajo|de arriba para abajo|de arriba hacia abajo|atico|pisos altos",
        "event.origin=top",
        2,
    ),
    (
        "tramo central|en el medio|por medio|por mitad|en mitad|en medio|por centro|desde centro|en centro|a media altura|a mitad altura|desde medio|por parte central|centro estructura|a mitad camino",
        "event.origin=middle",
        2,
    ),
    (
        "por lado izquierdo|lado izquierdo|desde izquierda|por izquierda|esquina izquierda|ala izquierda|mitad izquierda|costado izquierdo|flanco izquierdo|izquierda primero|extremo izquierdo|de izquierda derecha",
        "event.origin=left",
        3,
    ),
    (
        "por lado derecho|lado derecho|desde derecha|por derecha|esquina derecha|ala derecha|mitad derecha|costado derecho|flanco derecho|derecha primero|extremo derecho|de derecha izquierda",
        "event.origin=right",
        3,
    ),
    ("hacia lado izquierdo|a lado izquierdo", "event.direction=left", 4),
    ("hacia lado derecho|a lado derecho", "event.direction=right", 4),
    (
        "desde principio|desde comienzo|desde inicio|sin espera|enseguida|inmediatamente|de inmediato|al instante|desde primer cuadro|desde primer fotograma|ahora mismo|ya mismo|sin esperar",
        "event.start_s=0",
        2,
    ),
    (
        "tras una pausa|tras pausa|tras momento|despues momento|despues pausa|despues rato|momento despues|tras breve pausa",
        "event.start_s=1",
        1,
    ),
    (
        "violento~|violentamente|violencia|brutal~|brutalmente|feroz|ferozmente|catastrofico~|devastador~|apocaliptico~|tremendo~|furioso~|con furia|con toda fuerza|salvaje~|salvajemente|atroz",
        "event.strength=0.95",
        2,
    ),
    ("fuerte~|fuertemente|poderoso~|espectacular~|dramatico~|severo~|intenso~|potente~", "event.strength=0.8", 1),
    (
        "suavecito|suave~|suavemente|despacio|despacito|lento~|lentamente|leve~|levemente|debil~|delicado~|delicadamente|poco a poco|gradual|gradualmente|con calma|lenta|ligero~",
        "event.strength=0.25",
        1,
    ),
    ("menos violento/violenta/fuerte/intenso/intensa/brutal/potente/violencia/fuerza", "event.strength=0.4", 4),
    // When, not how hard.
    ("de golpe|de pronto|de repente|repentino~|repentinamente|subito~|subitamente|de sopeton", "", 1),
    ("moderado~|moderadamente", "event.strength=0.5", 1),
    ("se corta/cortan en/por medio/mitad/centro/dos", "event.kind=collapse; event.origin=middle", 4),
    ("se corta/cortan por derecha", "event.kind=collapse; event.origin=right", 4),
    ("se corta/cortan por izquierda", "event.kind=collapse; event.origin=left", 4),
    ("para/pal/hacia lado calle", "event.direction=street", 4),
    ("pega/pegan/choca/golpea en medio", "event.kind=impact; event.origin=middle", 6),
    (
        "gran/fuerte/violenta/enorme/tremenda/potente/inmensa explosion~|explosion~ enorme/fuerte/violenta/tremenda/potente/gigante/gigantesca/brutal",
        "event.kind=explosion; event.strength=0.85",
        6,
    ),
    (
        "pequena/leve/debil/suave explosion~|explosion~ pequena/leve/debil/suave/chica",
        "event.kind=explosion; event.strength=0.25",
        6,
    ),
    (
        "gran/fuerte/violento/tremendo terremoto~/sismo~/temblor~/seismo~|terremoto~/sismo~/temblor~/seismo~ fuerte/violento/tremendo/devastador/brutal",
        "event.kind=earthquake; event.strength=0.85",
        7,
    ),
    (
        "pequeno/leve/debil/suave terremoto~/sismo~/temblor~/seismo~|terremoto~/sismo~/temblor~/seismo~ leve/debil/suave/pequeno",
        "event.kind=earthquake; event.strength=0.25",
        7,
    ),
];
