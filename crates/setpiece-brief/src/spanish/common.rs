//! Ordinary Spanish words that only look like mistyped ones.

use std::collections::BTreeSet;
use std::sync::OnceLock;

const COMMON: &str = "primavera verano otono invierno enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes \
    miercoles jueves viernes sabado domingo temporada protagonista personaje terminar acabar empezar cocina cocinas bano comedor dormitorio pasillo sofa cantar cantan bailar bailan dormir duerme llorar gritar \
    saltar ladrar ladra beber besar besa abrazar nadar pescar pintar cocinar leer escribir manejar conducir mirar pasear \
    caminar camina caminando sentado sentada sonrie reir hablando cantando bailando montar remar agua aguas arbol arboles aire ayer bajar barco barcos barro bello bella bien bien blanco blanca boca bosque \
    brazo brazos cabeza cable cables calor cama cambio camino caminos campana cara caras carro carros carta cartel \
    casado caso casos causa cena cerca cero cerro cerrado cerrada cielo cierto cine claro clase color colores comer \
    comida coche conoce corre corren correr corriendo cosa cosas crece creer crudo cruje cruz cuadra cuello cuento cuerda \
    cuerpo cuesta cueva cumbre danza dejar dentro deporte dia dias dice dinero director donde dormir duelo dueño dulce \
    edad enorme entrada escalera escuela espacio espejo esposa estado estrella familia fiesta fila filas final firme \
    flor flores forma foto frente fresco fuego fuegos fuente fuera gato gatos gente gente gordo grande grandes gris grupo \
    guerra hablar hambre hermano hermana hierba hijo hijos hoja hojas hombre hombres hombro hora horas huella hueso humano \
    humo idea igual isla jardin joven juego juegos juez julio junio justo labio lado lados largo lechuga leche lejos lengua \
    lento libre libro libros limpio linda lindo linea lista llama llamas llano llave llegar lleno llora lluvia lobo lugar \
    luna luz luces madre maleta malo mano manos manta mapa mar marca marco mayor mejor menor mensaje mercado mesa mesas \
    mirada miran mirar mismo moda modo moral morir motor mover mucho muela mujer mujeres mundo musica nariz nave negro \
    negra nieta niño niña niños niñas nino nina ninos ninas nombre norte novia novio nuevo nueva numero obra ojos orden \
    oro otoño padre pagar pais pajaro palabra palo pan papel parada parece parque parte partes pasado pasar paso pasos \
    pastel patio pecho pedir pelea pelo pensar peor perro perros persona personas pesado pesca pez piel pierna piernas \
    pintura piscina pista placa playa plata plato plazo pluma pobre poder poeta polvo ponen pone precio primo prisa prueba \
    puede puerta puertas punta quedar querer rabia radio rama rata rato raza razon reloj resto reto rey rico rio risa ritmo \
    rojo roja ropa rosa rota roto rueda ruido ruta sabe sabor saca saco sala salsa salta salto sangre santo secreto seda \
    selva señal señor señora serie sierra siglo silla sillas simple sitio sol soldado soldados sombra sombras sopa subir \
    sucio sueño suerte sur taza techo tela tema tiempo tienda tienen tierra tipo tirar tocar tonto toro trabajo traje tren \
    trenes triste tropa trozo turno unico usar vaca vacio valle valor vecino vecinos vela verano verdad verde vestido viaje \
    viajes vida vidas viejo vieja viento vientre vino visita vivir vivo volver voz vuelo vuelta zapato zona abuela abuelo \
    amigo amiga amigos animal animales avion aviones banda barrio beso bote caballo caballos cancion caja cajas cartas \
    ciudad ciudades corazon dibujo elefante fantasma guitarra helado hotel invierno jirafa ladron lagrima lampara manzana \
    mariposa montaña montana noticia noticias paloma pelota pirata planeta policia policias princesa profesor ratón raton \
    robot sirena tambor tango teatro telefono tigre tortuga trompeta vampiro vaquero ventana ventanas zombi zombis nadie \
    abandonado abandonada alguien ambos aunque bajando cayendo comiendo corriendo cuyo dejando desea detras encima enfrente \
    frio fria grito gritos hundido lateral lejana lejano ligero ligera llenos mirando movil parado parada pasando pequeño \
    pequeña pronto quizas rapido rapida recien rodeado subiendo siempre tarde tarda vacia viendo";

/// Whether a word is certainly typed as meant.
pub(crate) fn is_common(word: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| COMMON.split_whitespace().collect());
    let one = word.strip_suffix("es").or_else(|| word.strip_suffix('s'));
    words.contains(word) || [word.strip_suffix('s'), one].into_iter().flatten().any(|w| words.contains(w))
}
