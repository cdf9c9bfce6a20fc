//! What stands, and what it is made of.

use super::Row;

pub(super) const STRUCTURE: &[Row] = &[
    ("edificio~|edificacion~|bloque~|construccion~|inmueble~|estructura~|mole", "structure.kind=apartment_block", 0),
    (
        "edificio~ departamentos|edificio~ apartamentos|edificio~ viviendas|edificio~ vivienda|edificio~ pisos|bloque~ pisos|bloque~ apartamentos|bloque~ departamentos|\
         bloque~ viviendas|torre~ pisos|torre~ viviendas|torre~ departamentos|torre~ apartamentos|departamento~|apartamento~|piso viviendas|edificio residencial|edificios residenciales|\
         torre residencial|viviendas|vivienda social|viviendas sociales|edificio~ viviendas sociales|complejo~ viviendas|complejo habitacional|propiedad horizontal",
        "structure.kind=apartment_block",
        2,
    ),
    (
        "conventillo~|inquilinato~|corrala~|casa vecindad|vecindad~|monoblock~|monoblok~|monobloque~|colmena~",
        "structure.kind~apartment_block; ?structure.floors=4",
        3,
    ),
    (
        "hotel~|hospital~|escuela~|colegio~|hostal~|cuartel~|residencia~|sanatorio~|clinica~|internado",
        "structure.kind~apartment_block",
        2,
    ),
    ("torre~|torreon~", "structure.kind=office_tower", 1),
    (
        "torre~ oficinas|edificio~ oficinas|bloque~ oficinas|oficinas|torre corporativa|edificio corporativo|torre~ cristal|torre~ vidrio|torre empresarial|sede central|torre bancaria",
        "structure.kind=office_tower",
        3,
    ),
    (
        "torre~ cristal|torre~ vidrio|rascacielos cristal|rascacielos vidrio|torre~ oficinas cristal|torre~ oficinas vidrio",
        "structure.kind=office_tower; structure.material=glass",
        4,
    ),
    ("rascacielos|rascacielo", "structure.kind=office_tower; ?structure.floors=40", 3),
    (
        "banco|banco central|ayuntamiento~|municipalidad~|ministerio~|biblioteca~|museo~|centro comercial|galeria comercial|juzgado~|embajada~|shopping",
        "structure.kind~office_tower; ?structure.floors=4; ?structure.material=stone",
        2,
    ),
    (
        "casa~|casita~|chalet~|chale|vivienda unifamiliar|villa|duplex|adosado~|rancho~|quinta|finca~|masia|cortijo~|estancia|caserio",
        "structure.kind=house",
        1,
    ),
    (
        "palacio~|palacete~|caseron~|mansion~|casona~|castillo~",
        "structure.kind~house; ?structure.floors=3; ?structure.material=stone",
        3,
    ),
    (
        "cabana~|choza~|rancheria~|bungalo|barraca~ madera|casilla~|chabola~|refugio~",
        "structure.kind~house; ?structure.floors=1; ?structure.material=timber",
        2,
    ),
    (
        "panaderia~|tienda~|almacen barrio|bar esquina|kiosco~|quiosco~|local comercial|locales comerciales|local esquina",
        "structure.kind~house; ?structure.floors=1",
        1,
    ),
    (
        "almacen~|galpon~|nave~|nave~ industrial~|deposito~|bodega~ industrial~|bodega~|centro logistico|tinglado~",
        "structure.kind=warehouse",
        2,
    ),
    ("granero~|establo~|cobertizo~|pajar|pajares", "structure.kind~warehouse; ?structure.material=timber", 2),
    (
        "hangar~|supermercado~|polideportivo~|gimnasio~|invernadero~|estacion tren|estacion~ trenes|terminal|estadio~|cancha~ futbol|mercado~ cubierto|teatro~|cine~ abandonado",
        "structure.kind~warehouse",
        2,
    ),
    ("gasolinera~|estacion~ servicio|surtidor~|bencinera~|estacion~ nafta", "structure.kind=petrol_station", 3),
    (
        "fabrica|fabricas|fabrica~ cemento|fabrica~ textil~|fabrica~ ladrillos|planta cemento|planta industrial|planta fabril|taller~ industrial~|molino~|ingenio~ azucarero~|ingenio~|fundicion~|acerera|acerias|frigorifico|cementera~|textil",
        "structure.kind=factory",
        2,
    ),
    (
        "central termica|central electrica|central nuclear|central|usina~|refineria~|planta quimica|planta electrica|planta nuclear",
        "structure.kind~factory",
        2,
    ),
    (
        "estacionamiento~|aparcamiento~|parking|parqueadero~|parqueo~|cochera~|garaje~|playa estacionamiento|edificio~ estacionamiento~|edificio~ aparcamientos|edificio~ cocheras|parking plantas|\
         aparcamiento~ plantas|estacionamiento~ niveles",
        "structure.kind=parking_structure",
        4,
    ),
    (
        "iglesia~|catedral~|capilla~|basilica~|parroquia~|ermita~|torre~ iglesia|abadia~|santuario~",
        "structure.kind=church",
        2,
    ),
    ("mezquita~|templo~|sinagoga~|monasterio~|convento~", "structure.kind~church", 2),
    ("campanario~|torre~ campanario|torre reloj|espadana|aguja iglesia|torre campanas", "structure.kind~church", 3),
    (
        "chimenea~|chimenea~ industrial~|chimenea~ fabrica|chimenea~ ladrillo|chimenea~ central|chimenea~ molino",
        "structure.kind=chimney",
        5,
    ),
    (
        "silo~|silo~ granos|silo~ grano|silo~ cereales|faro~|obelisco~|minarete~|torre~ refrigeracion|torre~ enfriamiento|antena~|torre~ telecomunicaciones|torre~ television|torre~ radio|\
         torre~ alta tension|torre~ control|elevador~ granos|mastil~",
        "structure.kind~chimney",
        4,
    ),
    ("columna~|columna~ romana~|monumento~|estatua~", "structure.kind~chimney", 1),
    (
        "tanque~ agua|tanque~ elevado~|tanque~ agua elevado~|torre~ agua|deposito~ agua|deposito~ elevado~|deposito~ agua elevado~|aljibe elevado|tinaco~|castillo agua",
        "structure.kind=water_tower",
        5,
    ),
    ("gasometro~|tanque~ petroleo|tanque~ combustible|deposito~ combustible", "structure.kind~water_tower", 5),
    (
        "pasarela~ peatonal~|puente~|viaducto~|acueducto~|pasarela~|paso elevado|puente~ colgante~|puente~ peatonal~|autopista elevada|puente~ ferroviario~",
        "structure.kind=bridge",
        3,
    ),
    ("barda~ block|muro~ block|pared~ block", "structure.kind=wall; structure.material=concrete", 3),
    ("puente~ piedra", "structure.kind=bridge; structure.material=stone", 4),
    ("puente~ acero|puente~ hierro|puente~ metalico~", "structure.kind=bridge; structure.material=steel", 4),
    ("muro~|pared~|paredon~|muralla~|barda~|tapia~|muro~ contencion|medianera~|murallon~", "structure.kind=wall", 1),
    ("muro~ ladrillo~|pared~ ladrillo~|tapia~ ladrillo~", "structure.kind=wall; structure.material=brick", 2),
    ("muro~ piedra~|pared~ piedra~|muralla~ piedra~", "structure.kind=wall; structure.material=stone", 2),
    ("presa~|represa~|dique~|cerca~ piedra", "structure.kind~wall", 2),
];

pub(super) const MATERIAL: &[Row] = &[
    ("hormigon|concreto|hormigon armado|concreto armado|cemento", "structure.material=concrete", 2),
    ("ladrillo~|ladrillo visto|ladrillo rojo|ladrillos rojos", "structure.material=brick", 2),
    ("brutalista~|sovietico~|premoldeado~|prefabricado~", "structure.material~concrete", 1),
    ("mamposteria|adobe|terracota", "structure.material~brick", 1),
    (
        "vidrio~|cristal~|vidriado~|acristalado~|muro cortina|fachada vidrio|fachada cristal|fachada~ vidriada~|vidrio acero|vidrio y acero|cristal y acero",
        "structure.material=glass",
        2,
    ),
    ("piedra~|granito|marmol|silleria|piedra caliza|caliza|arenisca", "structure.material=stone", 2),
    ("madera~|tablon~|troncos|maderamen", "structure.material=timber", 2),
    ("acero|fierro~|estructura acero|estructura metalica", "structure.material=steel", 2),
    ("hierro|metal|metalico~|chapa~|lata|zinc|aluminio", "structure.material~steel", 2),
];
