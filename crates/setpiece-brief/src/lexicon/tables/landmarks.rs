//! What everybody knows by its name: the nearest kind there is, and where it stands. Nothing mistyped is read as one of these.

use super::Row;

pub(super) const LANDMARKS: &[Row] = &[
    (
        "golden gate bridge|golden gate",
        "structure.kind=bridge; structure.material=steel; setting.location=San Francisco",
        7,
    ),
    ("brooklyn bridge|manhattan bridge", "structure.kind=bridge; setting.location=New York", 7),
    ("tower bridge|london bridge|westminster bridge", "structure.kind=bridge; setting.location=London", 7),
    ("charles bridge|puente carlos", "structure.kind=bridge; setting.location=Prague", 7),
    ("rialto bridge|puente rialto", "structure.kind=bridge; setting.location=Venice", 7),
    ("puente de la mujer|puente mujer", "structure.kind=bridge; setting.location=Puerto Madero", 7),
    ("harbour bridge sydney|sydney harbour bridge", "structure.kind=bridge; setting.location=Sydney", 7),
    (
        "eiffel tower|tour eiffel|torre eiffel",
        "structure.kind~chimney; structure.material=steel; setting.location=Paris",
        7,
    ),
    ("arc de triomphe|arco triunfo paris", "structure.kind~wall; structure.material=stone; setting.location=Paris", 7),
    (
        "notre dame|notre dame cathedral|notredame|catedral notre dame",
        "structure.kind=church; setting.location=Paris",
        7,
    ),
    ("sacre coeur", "structure.kind=church; setting.location=Paris", 7),
    ("louvre", "structure.kind~office_tower; structure.material=stone; setting.location=Paris", 7),
    ("big ben|elizabeth tower", "structure.kind~chimney; structure.material=stone; setting.location=London", 7),
    ("st pauls|st pauls cathedral|saint pauls|westminster abbey", "structure.kind=church; setting.location=London", 7),
    ("the shard|canary wharf tower", "structure.kind=office_tower; setting.location=London", 7),
    (
        "empire state|empire state building|chrysler building|flatiron building|rockefeller center|world trade center|freedom tower",
        "structure.kind=office_tower; setting.location=New York",
        7,
    ),
    ("statue of liberty|estatua libertad", "structure.kind~chimney; setting.location=New York", 7),
    ("willis tower|sears tower|john hancock center", "structure.kind=office_tower; setting.location=Chicago", 7),
    ("space needle", "structure.kind~chimney; setting.location=Seattle", 7),
    ("hoover dam", "structure.kind~wall; structure.material=concrete; setting.location=Nevada", 7),
    ("washington monument", "structure.kind~chimney; structure.material=stone; setting.location=Washington", 7),
    (
        "us capitol|the capitol|pentagon",
        "structure.kind~office_tower; structure.material=stone; setting.location=Washington",
        7,
    ),
    (
        "colosseum|coliseo romano|coliseo roma",
        "structure.kind~warehouse; structure.material=stone; setting.location=Rome",
        7,
    ),
    ("st peters basilica|saint peters basilica|basilica san pedro", "structure.kind=church; setting.location=Rome", 7),
    (
        "leaning tower pisa|tower of pisa|torre de pisa|torre pisa|torre inclinada pisa",
        "structure.kind~church; structure.material=stone; setting.location=Pisa",
        7,
    ),
    ("sagrada familia", "structure.kind=church; setting.location=Barcelona", 7),
    ("giralda", "structure.kind~church; setting.location=Sevilla", 7),
    (
        "brandenburg gate|puerta brandeburgo|puerta brandenburgo",
        "structure.kind~wall; structure.material=stone; setting.location=Berlin",
        7,
    ),
    ("kremlin", "structure.kind~wall; structure.material=brick; setting.location=Moscow", 7),
    ("hagia sophia|santa sofia|blue mosque", "structure.kind~church; setting.location=Istanbul", 7),
    ("taj mahal", "structure.kind~church; structure.material=stone; setting.location=Agra", 7),
    ("burj khalifa", "structure.kind=office_tower; setting.location=Dubai", 7),
    ("sydney opera house", "structure.kind~office_tower; structure.material=concrete; setting.location=Sydney", 7),
    ("tokyo tower|torre tokio", "structure.kind~chimney; structure.material=steel; setting.location=Tokyo", 7),
    ("cn tower", "structure.kind~chimney; structure.material=concrete; setting.location=Toronto", 7),
    (
        "obelisco|obelisco buenos aires",
        "structure.kind~chimney; structure.material=stone; setting.location=Buenos Aires",
        7,
    ),
    (
        "casa rosada|congreso nacion|teatro colon|edificio kavanagh|kavanagh",
        "structure.kind~office_tower; structure.material=stone; setting.location=Buenos Aires",
        7,
    ),
    (
        "torre latinoamericana|torre latino|torre mayor",
        "structure.kind=office_tower; setting.location=Ciudad de México",
        7,
    ),
    (
        "palacio bellas artes|bellas artes",
        "structure.kind~office_tower; structure.material=stone; setting.location=Ciudad de México",
        7,
    ),
    (
        "cristo redentor|christ redeemer|christ the redeemer",
        "structure.kind~chimney; structure.material=concrete; setting.location=Rio de Janeiro",
        7,
    ),
    (
        "torre entel|costanera center|palacio moneda",
        "structure.kind=office_tower; setting.location=Santiago de Chile",
        7,
    ),
    ("palacio salvo", "structure.kind~office_tower; setting.location=Montevideo", 7),
];
