//! The materials of a place, by character, time and weather.

use super::surfaces::{Maker, asphalt, leaf_materials, party_materials, road_paint, roof_materials, wall_materials};
use crate::Character;
use setpiece_scene::{MaterialId, Pattern, Scene};
use setpiece_shot::{Rng, ShotPlan, TimeOfDay};

/// Materials that everything around the hero is made of.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Palette {
    pub asphalt: MaterialId,
    /// The same where lanes run along z: patterns of roads of odd variants do.
    pub asphalt_avenue: MaterialId,
    pub paving: Vec<MaterialId>,
    pub kerb: MaterialId,
    pub road_paint: MaterialId,
    /// White paint where lanes run along z.
    pub avenue_paint: MaterialId,
    pub road_yellow: MaterialId,
    pub iron_cast: MaterialId,
    pub soil: MaterialId,
    pub grass: MaterialId,
    pub gravel: MaterialId,
    pub concrete: MaterialId,
    pub walls: Vec<MaterialId>,
    pub party: Vec<MaterialId>,
    pub patches: Vec<MaterialId>,
    pub trim: Vec<MaterialId>,
    pub roofs: Vec<MaterialId>,
    /// Mended places, for lanes along x and along z in turn.
    pub asphalt_patch: Vec<MaterialId>,
    pub tar: MaterialId,
    pub roof_tiles: MaterialId,
    pub slate: MaterialId,
    pub glass: MaterialId,
    pub far_glass: MaterialId,
    pub far_lit: MaterialId,
    pub rooms: Vec<MaterialId>,
    pub lit_rooms: Vec<MaterialId>,
    pub shop_rooms: Vec<MaterialId>,
    pub frames: Vec<MaterialId>,
    pub shutters: Vec<MaterialId>,
    pub roll_down: Vec<MaterialId>,
    pub railing: MaterialId,
    pub curtains: Vec<MaterialId>,
    pub awnings: Vec<MaterialId>,
    pub signs: Vec<MaterialId>,
    pub glyph: MaterialId,
    pub glyph_lit: MaterialId,
    pub doors: Vec<MaterialId>,
    pub graffiti: Vec<MaterialId>,
    pub posters: Vec<MaterialId>,
    pub steel: MaterialId,
    pub white_metal: MaterialId,
    pub dark_metal: MaterialId,
    pub green_metal: MaterialId,
    pub tank: MaterialId,
    pub rubber: MaterialId,
    pub laundry: Vec<MaterialId>,
    pub wood: MaterialId,
    pub leaves: Vec<MaterialId>,
    pub bark: Vec<MaterialId>,
    pub dark: MaterialId,
    pub lamp_glass: MaterialId,
    pub red: MaterialId,
    pub amber: MaterialId,
    pub green: MaterialId,
    /// Share of windows with light behind them.
    pub lit_share: f32,
    /// Whether lamps are on.
    pub lamps_on: bool,
    /// Whether trees are bare.
    pub bare: bool,
    /// Who builds here.
    pub character: Character,
}

/// Whether street lamps burn at this time.
pub fn lamps_on(time: TimeOfDay) -> bool {
    matches!(time, TimeOfDay::Dusk | TimeOfDay::Night | TimeOfDay::Dawn)
}

/// Makes the palette of a plan.
pub fn palette(scene: &mut Scene, plan: &ShotPlan, character: Character) -> Palette {
    let time = plan.setting.time;
    let on = lamps_on(time);
    let lit_share = match time {
        TimeOfDay::Night => 0.38,
        TimeOfDay::Dusk => 0.3,
        TimeOfDay::Dawn => 0.14,
        TimeOfDay::GoldenHour => 0.04,
        _ => 0.0,
    };
    let mut rng = Rng::new(plan.seed, "street palette");
    let mut m = Maker { scene };
    let walls = wall_materials(&mut m, character);
    // Against a sky that is still bright, rooms and shops are lit harder than they would be, as film crews do.
    let glow = match time {
        TimeOfDay::Night => 1.0,
        TimeOfDay::Dusk => 3.5,
        TimeOfDay::Dawn => 2.0,
        _ => 0.0,
    };
    Palette {
        asphalt: asphalt(&mut m, 0),
        asphalt_avenue: asphalt(&mut m, 1),
        paving: if character == Character::NorthAmerican {
            // Cast in fields of a metre and a half.
            m.all("sidewalk", Pattern::Paving, &[[0.42, 0.41, 0.385], [0.37, 0.36, 0.345]], |m| {
                m.color2 = [0.22, 0.215, 0.2];
                m.scale_m = 1.5;
                m.dirt = 0.5;
            })
        } else {
            paving(&mut m)
        },
        kerb: if character == Character::NorthAmerican {
            m.make("concrete kerb", Pattern::Concrete, [0.42, 0.41, 0.38], |m| m.dirt = 0.6)
        } else {
            m.make("granite kerb", Pattern::Stone, [0.34, 0.33, 0.32], |m| {
                m.color2 = [0.15, 0.15, 0.14];
                m.scale_m = 0.5;
                m.dirt = 0.5;
            })
        },
        road_paint: road_paint(&mut m, "road paint", [0.62, 0.61, 0.57], 0),
        avenue_paint: road_paint(&mut m, "road paint, avenue", [0.62, 0.61, 0.57], 1),
        road_yellow: road_paint(&mut m, "road paint, yellow", [0.62, 0.4, 0.05], 1),
        iron_cast: m.make("cast iron", Pattern::Metal, [0.06, 0.055, 0.05], |m| {
            m.roughness = 0.5;
            m.metal = 0.6;
            m.color2 = [0.14, 0.07, 0.04];
            m.dirt = 0.4;
        }),
        soil: m.make("soil", Pattern::Soil, [0.16, 0.11, 0.075], |_| {}),
        grass: m.make("grass", Pattern::Grass, [0.105, 0.128, 0.05], |m| m.color2 = [0.19, 0.165, 0.08]),
        gravel: m.make("gravel", Pattern::Gravel, [0.3, 0.27, 0.24], |_| {}),
        concrete: m.make("street concrete", Pattern::Concrete, [0.36, 0.35, 0.33], |m| m.dirt = 0.6),
        party: party_materials(&mut m, character),
        patches: m.all(
            "wall patch",
            Pattern::Plaster,
            &[[0.42, 0.4, 0.37], [0.3, 0.29, 0.27], [0.5, 0.44, 0.36], [0.24, 0.13, 0.09]],
            |m| {
                m.dirt = 0.8;
                m.color2 = [0.3, 0.25, 0.2];
            },
        ),
        trim: m.all(
            "trim",
            Pattern::Plaster,
            &[[0.62, 0.58, 0.5], [0.5, 0.48, 0.45], [0.68, 0.66, 0.62], [0.45, 0.38, 0.3]],
            |m| {
                m.dirt = 0.5;
                m.color2 = [0.35, 0.32, 0.28];
            },
        ),
        roofs: roof_materials(&mut m, character),
        asphalt_patch: {
            let tones = [[0.05, 0.05, 0.05], [0.11, 0.108, 0.102], [0.065, 0.062, 0.058]];
            m.all("asphalt patch", Pattern::Asphalt, &[0, 1, 2, 3, 4, 5].map(|i| tones[i / 2]), |m| {
                m.roughness = 0.85;
                m.dirt = 0.3;
            })
        },
        tar: m.make("tar joint", Pattern::Plain, [0.025, 0.025, 0.026], |m| m.roughness = 0.45),
        roof_tiles: m.make("roof tiles", Pattern::RoofTiles, [0.33, 0.12, 0.06], |m| {
            m.scale_m = 0.3;
            m.dirt = 0.5;
        }),
        slate: m.make("slate", Pattern::RoofTiles, [0.07, 0.075, 0.085], |m| {
            m.scale_m = 0.25;
            m.roughness = 0.45;
        }),
        glass: m.make("window glass", Pattern::Glass, [0.9, 0.95, 0.93], |m| {
            m.roughness = 0.02;
            m.dirt = 0.3;
        }),
        far_glass: m.make("distant window", Pattern::Plain, [0.035, 0.042, 0.05], |m| m.roughness = 0.12),
        far_lit: m.make("distant window, lit", Pattern::Room, [0.6, 0.5, 0.35], |m| {
            m.emission = [0.16 * glow, 0.1 * glow, 0.05 * glow];
        }),
        rooms: m.all(
            "room",
            Pattern::Room,
            &[[0.32, 0.29, 0.25], [0.2, 0.19, 0.18], [0.4, 0.37, 0.3], [0.22, 0.25, 0.26], [0.14, 0.12, 0.1]],
            |_| {},
        ),
        lit_rooms: {
            let lights = [
                [0.2, 0.125, 0.06],
                [0.11, 0.066, 0.03],
                [0.16, 0.13, 0.09],
                [0.28, 0.19, 0.1],
                [0.07, 0.045, 0.02],
                [0.09, 0.1, 0.1],
            ];
            lights
                .iter()
                .enumerate()
                .map(|(i, e)| {
                    m.make(&format!("lit room {}", i + 1), Pattern::Room, [0.6, 0.52, 0.4], |m| {
                        // A room that is lit by day has but one bulb's worth of light to show for it.
                        m.emission = e.map(|x| x * if time == TimeOfDay::GoldenHour { 2.0 } else { glow });
                        m.variant = i as u32;
                    })
                })
                .collect()
        },
        shop_rooms: m.all("shop", Pattern::Room, &[[0.5, 0.47, 0.42], [0.4, 0.3, 0.22], [0.55, 0.55, 0.52]], |m| {
            m.emission = [0.26 * glow, 0.2 * glow, 0.125 * glow];
        }),
        frames: m.all(
            "window frame",
            Pattern::Plain,
            &[[0.6, 0.58, 0.54], [0.11, 0.07, 0.045], [0.07, 0.1, 0.08], [0.3, 0.3, 0.3]],
            |m| m.roughness = 0.5,
        ),
        shutters: m.all(
            "roller shutter",
            Pattern::Corrugated,
            &[[0.55, 0.52, 0.45], [0.2, 0.13, 0.08], [0.4, 0.41, 0.4], [0.12, 0.16, 0.13], [0.62, 0.6, 0.57]],
            |m| {
                m.scale_m = 0.05;
                m.dirt = 0.5;
            },
        ),
        roll_down: m.all(
            "shop shutter",
            Pattern::Corrugated,
            &[[0.32, 0.33, 0.34], [0.12, 0.2, 0.26], [0.3, 0.08, 0.06], [0.16, 0.22, 0.15]],
            |m| {
                m.scale_m = 0.09;
                m.roughness = 0.5;
                m.dirt = 0.7;
                m.color2 = [0.2, 0.1, 0.05];
            },
        ),
        railing: m.make("iron railing", Pattern::Metal, [0.035, 0.035, 0.037], |m| {
            m.roughness = 0.55;
            m.color2 = [0.2, 0.09, 0.04];
            m.dirt = 0.35;
        }),
        curtains: m.all(
            "curtain",
            Pattern::Cloth,
            &[[0.62, 0.6, 0.55], [0.5, 0.42, 0.3], [0.3, 0.14, 0.11], [0.24, 0.3, 0.34]],
            |_| {},
        ),
        awnings: m.all(
            "awning",
            Pattern::Cloth,
            &[[0.36, 0.06, 0.04], [0.05, 0.15, 0.1], [0.06, 0.1, 0.22], [0.5, 0.36, 0.14], [0.55, 0.52, 0.46]],
            |m| {
                m.color2 = [0.6, 0.57, 0.5];
                m.dirt = 0.5;
            },
        ),
        signs: m.all(
            "shop sign",
            Pattern::Plain,
            &[
                [0.35, 0.03, 0.025],
                [0.02, 0.11, 0.27],
                [0.5, 0.33, 0.02],
                [0.02, 0.16, 0.07],
                [0.55, 0.54, 0.5],
                [0.03, 0.03, 0.035],
                [0.32, 0.1, 0.02],
            ],
            |m| {
                m.roughness = 0.4;
                m.dirt = 0.4;
            },
        ),
        glyph: m.make("sign lettering", Pattern::Plain, [0.65, 0.63, 0.58], |m| m.roughness = 0.4),
        glyph_lit: m.make(
            "sign lettering, lit",
            if on { Pattern::Emitter } else { Pattern::Plain },
            [0.7, 0.66, 0.55],
            |m| {
                m.emission = [0.7 * glow, 0.5 * glow, 0.28 * glow];
            },
        ),
        doors: m.all(
            "door",
            Pattern::Wood,
            &[[0.12, 0.06, 0.03], [0.05, 0.08, 0.06], [0.2, 0.11, 0.05], [0.07, 0.07, 0.08]],
            |m| m.roughness = 0.45,
        ),
        posters: m.all(
            "poster paper",
            Pattern::Plain,
            &[[0.5, 0.49, 0.46], [0.52, 0.42, 0.12], [0.4, 0.12, 0.1], [0.2, 0.34, 0.4], [0.45, 0.45, 0.45]],
            |m| m.dirt = 0.6,
        ),
        graffiti: m.all(
            "sprayed paint",
            Pattern::Plain,
            &[
                [0.1, 0.2, 0.42],
                [0.45, 0.07, 0.16],
                [0.04, 0.04, 0.045],
                [0.13, 0.32, 0.15],
                [0.55, 0.42, 0.06],
                [0.36, 0.36, 0.37],
            ],
            |m| m.dirt = 0.7,
        ),
        steel: m.make("galvanised steel", Pattern::Metal, [0.5, 0.51, 0.52], |m| {
            m.metal = 1.0;
            m.roughness = 0.45;
            m.color2 = [0.25, 0.12, 0.06];
            m.dirt = 0.4;
        }),
        white_metal: m.make("white lacquered metal", Pattern::Metal, [0.6, 0.59, 0.56], |m| {
            m.roughness = 0.45;
            m.color2 = [0.3, 0.16, 0.09];
            m.dirt = 0.5;
        }),
        dark_metal: m.make("dark painted metal", Pattern::Metal, [0.045, 0.05, 0.055], |m| m.roughness = 0.5),
        green_metal: m.make("green painted metal", Pattern::Metal, [0.02, 0.07, 0.045], |m| {
            m.roughness = 0.4;
            m.color2 = [0.2, 0.1, 0.05];
        }),
        tank: m.make("water tank", Pattern::Concrete, [0.42, 0.4, 0.38], |m| m.dirt = 0.8),
        rubber: m.make("tyre rubber", Pattern::Rubber, [0.02, 0.02, 0.02], |_| {}),
        laundry: m.all(
            "laundry",
            Pattern::Cloth,
            &[[0.65, 0.65, 0.66], [0.12, 0.2, 0.4], [0.45, 0.1, 0.1], [0.5, 0.45, 0.2], [0.2, 0.35, 0.3]],
            |_| {},
        ),
        wood: m.make("weathered wood", Pattern::Wood, [0.2, 0.13, 0.075], |m| m.dirt = 0.5),
        leaves: leaf_materials(&mut m, character == Character::BuenosAires && rng.chance(0.6)),
        bark: m.all("bark", Pattern::Bark, &[[0.2, 0.17, 0.12], [0.12, 0.09, 0.07], [0.26, 0.24, 0.18]], |_| {}),
        dark: m.make("dark opening", Pattern::Plain, [0.02, 0.02, 0.02], |_| {}),
        lamp_glass: m.make("lamp glass", if on { Pattern::Emitter } else { Pattern::Plain }, [0.6, 0.58, 0.5], |m| {
            m.emission = [12.0 * glow, 7.5 * glow, 3.2 * glow];
        }),
        red: m.make("red light", Pattern::Emitter, [0.5, 0.02, 0.02], |m| m.emission = [3.0, 0.12, 0.06]),
        amber: m.make("amber lens, dark", Pattern::Plain, [0.16, 0.07, 0.01], |m| m.roughness = 0.2),
        green: m.make("green lens, dark", Pattern::Plain, [0.01, 0.07, 0.04], |m| m.roughness = 0.2),
        walls,
        lit_share,
        lamps_on: on,
        character,
        bare: plan.setting.weather == setpiece_shot::Weather::Snow,
    }
}

/// Small tiles and slabs, as in most old towns.
fn paving(m: &mut Maker<'_>) -> Vec<MaterialId> {
    vec![
        m.make("pavement tiles", Pattern::Paving, [0.33, 0.31, 0.28], |m| {
            m.color2 = [0.16, 0.15, 0.14];
            m.scale_m = 0.4;
            m.dirt = 0.6;
        }),
        m.make("pavement slabs", Pattern::Paving, [0.38, 0.37, 0.35], |m| {
            m.color2 = [0.2, 0.19, 0.18];
            m.scale_m = 0.6;
            m.dirt = 0.5;
            m.variant = 1;
        }),
    ]
}
