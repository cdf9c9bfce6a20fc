//! What walls, roofs and leaves are made of, by character.

use crate::Character;
use setpiece_scene::{Material, MaterialId, Pattern, Scene};

/// Makes materials of a scene.
#[derive(Debug)]
pub struct Maker<'a> {
    /// The scene.
    pub scene: &'a mut Scene,
}

impl Maker<'_> {
    /// One material.
    pub fn make(
        &mut self,
        name: &str,
        pattern: Pattern,
        color: [f32; 3],
        change: impl FnOnce(&mut Material),
    ) -> MaterialId {
        let mut m = Material::new(name, pattern, color);
        change(&mut m);
        self.scene.material(m)
    }

    /// One material per colour.
    pub fn all(
        &mut self,
        name: &str,
        pattern: Pattern,
        colors: &[[f32; 3]],
        change: impl Fn(&mut Material),
    ) -> Vec<MaterialId> {
        colors
            .iter()
            .enumerate()
            .map(|(i, c)| {
                self.make(&format!("{name} {}", i + 1), pattern, *c, |m| {
                    m.variant = i as u32;
                    change(m);
                })
            })
            .collect()
    }
}

const ASPHALT: [f32; 3] = [0.085, 0.083, 0.08];

/// A road's surface; lanes run along x where the variant is even, else along z.
pub fn asphalt(m: &mut Maker<'_>, variant: u32) -> MaterialId {
    m.make(if variant == 0 { "asphalt" } else { "asphalt, avenue" }, Pattern::Asphalt, ASPHALT, |m| {
        m.roughness = 0.88;
        m.dirt = 0.6;
        m.variant = variant;
    })
}

/// Worn paint on a road of the same variant.
pub fn road_paint(m: &mut Maker<'_>, name: &str, color: [f32; 3], variant: u32) -> MaterialId {
    m.make(name, Pattern::RoadPaint, color, |m| {
        m.color2 = ASPHALT;
        m.dirt = 0.5;
        m.roughness = 0.6;
        m.variant = variant;
    })
}

/// Street fronts.
pub fn wall_materials(m: &mut Maker<'_>, character: Character) -> Vec<MaterialId> {
    let plaster = |m: &mut Material| {
        m.color2 = [0.4, 0.36, 0.31];
        m.dirt = 0.55;
    };
    match character {
        Character::BuenosAires => {
            let mut walls = m.all(
                "facade plaster",
                Pattern::Plaster,
                &[
                    [0.58, 0.5, 0.36],
                    [0.42, 0.39, 0.34],
                    [0.5, 0.34, 0.15],
                    [0.46, 0.27, 0.2],
                    [0.3, 0.3, 0.29],
                    [0.56, 0.53, 0.46],
                    [0.36, 0.29, 0.21],
                    [0.33, 0.36, 0.31],
                    [0.52, 0.4, 0.28],
                    [0.24, 0.23, 0.22],
                ],
                plaster,
            );
            walls.push(m.make("facade brick", Pattern::Brick, [0.32, 0.13, 0.075], |m| {
                m.color2 = [0.4, 0.37, 0.33];
                m.scale_m = 0.075;
                m.dirt = 0.4;
            }));
            walls.push(m.make("facade tiles", Pattern::Tiles, [0.4, 0.36, 0.3], |m| {
                m.color2 = [0.28, 0.26, 0.24];
                m.scale_m = 0.1;
                m.roughness = 0.35;
            }));
            walls
        }
        Character::NorthAmerican => {
            let mut walls = m.all(
                "brick front",
                Pattern::Brick,
                &[[0.3, 0.1, 0.06], [0.24, 0.11, 0.075], [0.36, 0.2, 0.12], [0.2, 0.09, 0.07], [0.42, 0.33, 0.22]],
                |m| {
                    m.color2 = [0.36, 0.33, 0.3];
                    m.scale_m = 0.075;
                    m.dirt = 0.5;
                },
            );
            walls.push(m.make("brownstone", Pattern::Stone, [0.2, 0.12, 0.085], |m| {
                m.color2 = [0.12, 0.08, 0.06];
                m.scale_m = 0.4;
            }));
            // Seen from above a city of brick alone is one brown field.
            walls.extend(m.all("limestone front", Pattern::Stone, &[[0.47, 0.44, 0.38], [0.38, 0.365, 0.335]], |m| {
                m.color2 = [0.28, 0.26, 0.23];
                m.scale_m = 0.6;
                m.dirt = 0.5;
            }));
            walls.extend(m.all("glazed brick", Pattern::Brick, &[[0.55, 0.53, 0.49], [0.4, 0.4, 0.39]], |m| {
                m.color2 = [0.4, 0.39, 0.37];
                m.scale_m = 0.075;
                m.roughness = 0.45;
                m.dirt = 0.5;
            }));
            walls.push(m.make("cast concrete front", Pattern::Concrete, [0.36, 0.355, 0.34], |m| m.dirt = 0.7));
            walls
        }
        Character::DesertVillage => m.all(
            "mud plaster",
            Pattern::Plaster,
            &[[0.48, 0.35, 0.22], [0.52, 0.4, 0.27], [0.43, 0.31, 0.2], [0.58, 0.5, 0.4], [0.4, 0.28, 0.18]],
            |m| {
                m.color2 = [0.33, 0.22, 0.13];
                m.dirt = 0.8;
                m.roughness = 0.95;
            },
        ),
        Character::Generic => {
            let mut walls = m.all(
                "facade plaster",
                Pattern::Plaster,
                &[
                    [0.58, 0.53, 0.43],
                    [0.5, 0.49, 0.47],
                    [0.55, 0.45, 0.3],
                    [0.6, 0.58, 0.54],
                    [0.45, 0.44, 0.4],
                    [0.5, 0.36, 0.28],
                ],
                plaster,
            );
            walls.push(m.make("facade brick", Pattern::Brick, [0.3, 0.12, 0.07], |m| {
                m.color2 = [0.4, 0.37, 0.33];
                m.scale_m = 0.075;
            }));
            walls.push(m.make("facade stone", Pattern::Stone, [0.45, 0.42, 0.36], |m| {
                m.color2 = [0.28, 0.26, 0.23];
                m.scale_m = 0.4;
            }));
            walls
        }
    }
}

/// Flat roofs.
pub fn roof_materials(m: &mut Maker<'_>, character: Character) -> Vec<MaterialId> {
    if character == Character::DesertVillage {
        return m.all("mud roof", Pattern::Plaster, &[[0.42, 0.31, 0.2], [0.38, 0.28, 0.18]], |m| m.dirt = 0.9);
    }
    // Gravel, tar old and new, a silver coat. North American roofs are tar for the most part.
    let membranes: &[[f32; 3]] = match character {
        Character::NorthAmerican => &[
            [0.17, 0.16, 0.145],
            [0.11, 0.107, 0.103],
            [0.075, 0.073, 0.072],
            [0.22, 0.205, 0.18],
            [0.40, 0.40, 0.395],
        ],
        _ => &[[0.33, 0.32, 0.3], [0.2, 0.19, 0.18], [0.09, 0.088, 0.085], [0.44, 0.44, 0.44]],
    };
    let mut roofs = m.all("roof membrane", Pattern::Concrete, membranes, |m| m.dirt = 0.8);
    if character == Character::BuenosAires {
        for _ in 0..2 {
            roofs.push(m.make("roof tiles, flat", Pattern::Tiles, [0.3, 0.14, 0.09], |m| {
                m.color2 = [0.2, 0.18, 0.16];
                m.scale_m = 0.2;
                m.dirt = 0.7;
            }));
        }
    }
    roofs
}

/// Walls to neighbours.
pub fn party_materials(m: &mut Maker<'_>, character: Character) -> Vec<MaterialId> {
    let mud = character == Character::DesertVillage;
    let render = if mud { [0.46, 0.34, 0.22] } else { [0.38, 0.37, 0.34] };
    let brick = |m: &mut Material| {
        m.color2 = [0.36, 0.34, 0.31];
        m.scale_m = 0.075;
        m.dirt = 0.7;
        m.variant = 5;
    };
    let rendered = |m: &mut Material| {
        m.color2 = [0.27, 0.19, 0.15];
        m.dirt = 0.9;
    };
    if character == Character::NorthAmerican {
        // Common brick, here and there painted or parged.
        let bricks = [[0.25, 0.135, 0.09], [0.21, 0.115, 0.08], [0.28, 0.17, 0.115], [0.17, 0.10, 0.075]];
        let mut all = m.all("party wall brick", Pattern::Brick, &bricks, brick);
        let coats = [[0.33, 0.31, 0.28], [0.43, 0.42, 0.4], [0.24, 0.24, 0.235]];
        all.extend(m.all("party wall render", Pattern::Plaster, &coats, rendered));
        return all;
    }
    let mut all = m.all(
        "party wall render",
        Pattern::Plaster,
        &[render, render.map(|c| c * 0.82), render.map(|c| c * 1.15)],
        rendered,
    );
    if !mud {
        all.push(m.make("party wall brick", Pattern::Brick, [0.3, 0.14, 0.085], brick));
    }
    all
}

/// Leaves: plane, tipa, hedge, jacaranda, which flowers in some sets.
pub fn leaf_materials(m: &mut Maker<'_>, spring: bool) -> Vec<MaterialId> {
    // What a leaf reflects and lets through together. Plane, tipa, hedge, and a jacaranda that flowers in some years' set.
    let jacaranda = if spring { [0.30, 0.21, 0.43] } else { [0.12, 0.185, 0.055] };
    m.all(
        "leaves",
        Pattern::Foliage,
        &[[0.115, 0.18, 0.05], [0.15, 0.21, 0.06], [0.07, 0.125, 0.037], jacaranda],
        |m| {
            m.color2 = m.color.map(|c| c * if c > 0.22 { 1.4 } else { 1.7 });
            m.roughness = 0.6;
        },
    )
}
