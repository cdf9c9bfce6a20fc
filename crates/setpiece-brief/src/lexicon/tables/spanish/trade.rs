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
];
