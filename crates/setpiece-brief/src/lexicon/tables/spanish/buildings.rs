//! Buildings that are rarely named: each with the nearest kind there is. Nothing mistyped is read as one of these.

use super::Row;

pub(super) const BUILDINGS: &[Row] = &[
    ("capitolio", "structure.kind~office_tower; ?structure.floors=4; ?structure.material=stone", 3),
    ("muelle~ madera", "structure.kind~bridge; structure.material=timber; setting.place=coast", 4),
    ("fabrica~ ladrillo", "structure.kind=factory; structure.material=brick", 7),
    (
        "espectacular gigante/luminoso/publicitario|anuncio espectacular|cartel/panel publicitario|valla publicitaria",
        "structure.kind~wall; ?structure.material=steel",
        4,
    ),
    ("granja~", "structure.kind~house", 1),
    ("rueda gigante|rueda de la fortuna|vuelta al mundo", "structure.kind~chimney", 2),
    ("casucha~|pazo|caserio|fonda~|funeraria|crematorio|morgue|rancherio", "structure.kind~house", 2),
    ("astillero~|trilladora", "structure.kind~factory", 2),
    (
        "correo central|edificio de correos|palacio de correos",
        "structure.kind~office_tower; ?structure.floors=4; ?structure.material=stone",
        3,
    ),
    ("aljibe~", "structure.kind~water_tower", 2),
    (
        "obra en construccion|edificio en obra|edificio en construccion|esqueleto de hormigon/concreto",
        "structure.kind~apartment_block; ?structure.material=concrete",
        3,
    ),
    ("segundo piso del periferico|distribuidor vial", "structure.kind=bridge", 4),
    ("lonja", "structure.kind~warehouse", 2),
    ("edif|edifs", "structure.kind=apartment_block", 0),
    ("conservera~|envasadora~|enlatadora~", "structure.kind=factory", 3),
    ("gimnasio escuela|gimnasio colegio|gimnasio club", "structure.kind~warehouse", 4),
    (
        "columna~/pilar/pilares/pila~/pilote~/tramo~ autopista/viaducto/puente|autopista elevada|autopista~ en altura",
        "structure.kind=bridge",
        4,
    ),
    ("barda~ tabique|muro~ tabique|pared~ tabique", "structure.kind=wall; structure.material=brick", 3),
    ("tabique rojo", "structure.material=brick", 3),
    (
        "edificio~ vidrio|edificio~ cristal|edificio~ vidriado~|edificio~ acristalado~|bloque~ vidrio",
        "structure.kind=office_tower; structure.material=glass",
        3,
    ),
    ("nave central|nave lateral|nave iglesia|nave catedral", "structure.kind=church", 4),
    ("grua~", "", 9),
    ("oficina~ correo~|correo central|edificio correo~", "structure.kind~house", 1),
    ("hall|lobby|vestibulo~", "event.origin=ground_floor", 3),
    (
        "alcaldia~|palacio municipal|observatorio~|planetario~|centro~ datos|bolsa comercio|edificio~ bolsa",
        "structure.kind~office_tower; ?structure.floors=4",
        3,
    ),
    ("confiteria~|locutorio~|ranchada~", "structure.kind~house; ?structure.floors=1", 2),
    ("boliche~", "structure.kind~warehouse", 2),
    ("casa~ departamentos|casa~ deptos|casa~ pisos", "structure.kind=apartment_block", 3),
    ("casa~ playa", "structure.kind=house; setting.place=coast", 3),
    (
        "depa|depas|edificio~ depas|depto|deptos|dpto|dptos|departamentos|edificio~ depto/deptos/dpto/dptos|bloque~ vecinos|comunidad vecinos|torre~ habitacional~|torre~ vivienda|conjunto habitacional|conjunto~ viviendas|complejo~ habitacional~|ph|penthouse|condominio~|multifamiliar~|edificio~ habitacional~|finca urbana|bloque~ residencial~|torre~ vecinos|barrio de bloques|edificio~ altura|torre~ barrio|unidad habitacional",
        "structure.kind=apartment_block",
        3,
    ),
    (
        "jardin infantes|jardin infantil|guarderia~|escuelita~|instituto~|liceo~|secundaria|escuela~ primaria~|escuela~ secundaria~|geriatrico~|asilo~|orfanato~|pension|pensiones|hosteria~|posada~|motel~|carcel~|penal|prision~|penitenciaria~|comisaria~|facultad~|universidad~|ambulatorio|policlinico|hospicio~|manicomio~|seminario~|parador~|residencia~ estudiantes|residencia~ ancianos|colegio~ mayor|hotel~ lujo|villa~ panel|casa~ vecinos|palomar",
        "structure.kind~apartment_block",
        3,
    ),
    (
        "torre~ empresarial~|torre~ financiera~|edificio~ empresarial~|edificio~ comercial~|sede~|sede~ corporativa~|casa matriz|torres gemelas|mega torre|torre~ gemela~|torre~ espejada~|torre~ acristalada~|torre~ comercial~|edificio inteligente",
        "structure.kind=office_tower",
        3,
    ),
    (
        "congreso|palacio justicia|tribunal|tribunales|correo central|edificio~ correo~|casa gobierno|casa rosada|intendencia|gobernacion|legislatura|cabildo|aduana~|bolsa comercio|bolsa valores|camara diputados|senado|consulado~|laboratorio~|centro~ comercial~|centro convenciones|centro cultural|teatro opera|teatro colon|opera|casino~|galeria~|grandes almacenes|tienda departamental|hemeroteca|registro civil|edificio gubernamental|edificio~ publico~|edificio~ gobierno|sucursal~|banco~|plaza toros",
        "structure.kind~office_tower; ?structure.floors=4; ?structure.material=stone",
        2,
    ),
    (
        "casa~ quinta~|quinta~|chalecito~|casa~ adosada~|casa~ pareada~|casa~ unifamiliar~|casa~ rodante~|caravana~|hogar~|bungalow~|duplex|triplex|vivienda~|casa~ campo|casa~ familiar~|casco estancia|masia~|caserio~|alqueria~|barraca~|palafito~|casa~ pilotes|casa~ zancos|casa~ chorizo|ranchito~|tapera~|casa~ embrujada~|casa~ prefabricada~|prefabricada~",
        "structure.kind=house",
        2,
    ),
    (
        "almacenito|farmacia~|verduleria~|carniceria~|ferreteria~|libreria~|zapateria~|cafeteria~|cafe~|bar|bares|pulperia~|restaurante~|restaurant~|restoran~|parrilla~|comedor~|pizzeria~|heladeria~|cantina~|taberna~|peluqueria~|negocio~|comercio~|supermercadito|garita~|caseta~|bunker~|fortin~|fortaleza~|iglu|glorieta~|kiosko~|cuartel~ bomberos|estacion~ bomberos|oficina postal|chiringuito~|parador playa|refugio~ montana",
        "structure.kind~house; ?structure.floors=1",
        2,
    ),
    (
        "hangares|deposito~ mercaderia~|deposito~ ferroviario~|centro~ distribucion|almacen~ logistico~|nave~ logistica~|galpones|silobolsa|barracon~|tinglados|nave~ almacenamiento|deposito~ aduanero~",
        "structure.kind=warehouse",
        3,
    ),
    (
        "un/el/del/al/viejo/antiguo/unos cine~|sala~ cine|cine~ teatro~|autocine|estacion~ servicio~|estacion~ colectivos|estacion~ autobuses|estacion~ micros|terminal~|terminal~ omnibus|estacion~ ferrocarril|estacion~ ferroviaria~|estacion~|aeropuerto~|mercado~|feria~ cubierta~|hipermercado~|tribuna~|grada~|gradas|cancha~|pabellon~|polideportivo~|piscina~ cubierta~|pileta~ cubierta~|velodromo~|hipodromo~|coliseo~|circo~|carpa~|auditorio~|sala~ conciertos|salon~ fiestas|salon~|discoteca~|bailanta~|boliche bailable|caballeriza~|gallinero~|corral~ techado~|tambo~|invernadero~|vivero~|pista~ hielo|taller~ mecanico~|taller|talleres|estudio~ cine|plato cine|hangar avion|secadero~|panteon",
        "structure.kind~warehouse",
        2,
    ),
    (
        "fabrica~ zapatos|fabrica~ autos|fabrica~ vidrio|fabrica~ papel|fabrica~ pirotecnia|fabrica~ quimica|fabrica~ muebles|fabrica~ ladrillo|fabrica~ acero|fabrica~ ladrillos|siderurgica~|acereria~|aceria~|planta~ siderurgica~|planta~ automotriz|planta~ procesadora~|planta~ embotelladora~|embotelladora~|cerveceria~|papelera~|ladrillera~|vidrieria~|curtiembre~|hilanderia~|tejeduria~|maquiladora~|maquila~|metalurgica~|aserradero~|imprenta~|polvorin~|fabrica militar|complejo~ industrial~|pastera~|celulosa",
        "structure.kind=factory",
        3,
    ),
    (
        "matadero~|petroquimica~|planta~ gas|planta~ tratamiento|planta~ depuradora~|depuradora~|reactor~|central~ atomica~|central~ hidroelectrica~|subestacion~|estacion~ bombeo|alto horno|altos hornos|horno~|incinerador~|incineradora~|destileria~|plataforma~ petrolera~|molino~ viento|molinos|trapiche~|almazara~|planta~ electrica~|termoelectrica~|hidroelectrica~|usinas|saladero~|fragua~|herreria~|alfareria~|plantas nucleares",
        "structure.kind~factory",
        1,
    ),
    (
        "edificio~ cocheras|playa~ estacionamiento|cocheras|torre~ estacionamiento|torre~ cocheras|parking~|estacionamiento~ niveles|estacionamiento~ pisos|estacionamiento~ subterraneo~|parking subterraneo|garaje~ subterraneo~|parqueadero~ pisos|aparcamiento~ subterraneo~|garage~",
        "structure.kind=parking_structure",
        4,
    ),
    (
        "iglesita~|capillita~|colegiata~|catedral~ gotica~|iglesia~ colonial~|iglesia~ barroca~|iglesia~ romanica~|mision jesuitica|misiones jesuiticas|oratorio~|iglesia~ matriz",
        "structure.kind=church",
        3,
    ),
    (
        "monasterio~|claustro~|cenobio~|cartuja~|pagoda~|panteon~|mausoleo~|baptisterio~|piramide~|ziggurat|zigurat|torre~ campanas|torre~ parroquia|torre~ catedral|torre~ capilla|espadana~|chapitel~",
        "structure.kind~church",
        3,
    ),
    ("chimeneon|chimenea~ ladrillos|chimenea~ usina|chimenea~ ingenio", "structure.kind=chimney", 5),
    (
        "grua~ torre|grua~ construccion|grua~ portuaria~|grua~ puerto|torre~ vigilancia|torre~ observacion|torre~ vigia|mirador~|mangrullo~|atalaya~|torre~ luz|torre~ iluminacion|torre~ electrica~|torre~ transmision|torre~ comunicacion|torre~ comunicaciones|torre~ celular|antena~ radio|antena~ television|antena~ telefonica~|antena~ telefonia|torre~ perforacion|torre~ petrolera~|torre~ petroleo|torre~ extraccion|castillete~|aerogenerador~|molino~ eolico~|turbina~ eolica~|silo~ cemento|silo~ maiz|silo~ soja|silo~ trigo|elevador~ grano|elevador~|torre~ agua caliente|torre~ enfriamiento|torreta~|torre~ castillo|torre~ homenaje|torre~ albarrana|montana rusa|vuelta mundo|rueda~ moscovita|noria~|estatua~ gigante|cristo|cristo redentor|caballo troya|monolito~|mastil~ bandera|torre~ inclinada~|torre~ faro",
        "structure.kind~chimney",
        4,
    ),
    (
        "tanque~ australiano~|tanque~|torre~ tanque|tanque~ cisterna|cisterna~ elevada~|cisterna~|torre~ deposito|deposito~ elevado~",
        "structure.kind~water_tower",
        2,
    ),
    ("camion~ cisterna~|camion~ tanque~|tanque~ guerra", "", 9),
    ("gasoducto~|esfera~ gas|tanque~ gas|tanque~ gnl|tanque~ quimico~|gasometros", "structure.kind~water_tower", 5),
    (
        "puentecito~|puente~ autopista|puente~ tren|puente~ ferrocarril|puente~ levadizo~|puente~ peatonal~|puente~ atirantado~|puente~ arco~|puente~ romano~|puente~ viejo|paso nivel elevado|paso superior|sobrenivel|segundo piso autopista|autopista~ elevada~|tren elevado|pasarelas|puente~ pontones|puente~ rio",
        "structure.kind=bridge",
        4,
    ),
    ("embarcadero~|espigon~|nudo~ vial~|distribuidor vial|intercambiador", "structure.kind~bridge", 2),
    (
        "muro~ perimetral~|muro~ perimetrales|muro~ carcel|muro~ berlin|muralla~|muralla~ ciudad|pared~ medianera~|pared~ carga|tapial~|murete~",
        "structure.kind=wall",
        2,
    ),
    ("valla~|cerca~|alambrado~|reja~|cartel~ publicitario~|andamio~|porton~|terraplen~", "structure.kind~wall", 1),
    (
        "rompeolas|empalizada~|cerco~|vallado~|arco~ triunfo|arco~ triunfal~|puerta~ muralla|presa~ hidroelectrica~|dique~ cola~|embalse~|azud|talud~",
        "structure.kind~wall",
        2,
    ),
];
