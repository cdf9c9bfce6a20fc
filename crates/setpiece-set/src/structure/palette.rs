//! The materials of a structure, chosen by place, kind and seed.

use crate::Character;
use setpiece_scene::math::pow;
use setpiece_scene::{Material, MaterialId, Pattern, Scene};
use setpiece_shot::{Material as Made, Rng, ShotPlan, StructureKind};

/// A colour as painters name it (sRGB, 0xRRGGBB) in linear Rec. 709.
pub fn paint(hex: u32) -> [f32; 3] {
    [16, 8, 0].map(|shift| {
        let c = (hex >> shift & 0xff) as f32 / 255.0;
        if c <= 0.04045 { c / 12.92 } else { pow((c + 0.055) / 1.055, 2.4) }
    })
}

/// What walls, floors and fittings are made of.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Palette {
    /// Outer face of most walls.
    pub wall: MaterialId,
    /// A second colour of walls: recesses, pilasters.
    pub accent: MaterialId,
    /// Slab edges, cornices, balconies.
    pub band: MaterialId,
    /// Cladding of the ground floor.
    pub plinth: MaterialId,
    /// Walls against the neighbour and to the yard.
    pub party: MaterialId,
    pub concrete: MaterialId,
    pub ceiling: MaterialId,
    pub coping: MaterialId,
    pub roof: MaterialId,
    pub floors: Vec<MaterialId>,
    pub paints: Vec<MaterialId>,
    pub lobby: MaterialId,
    pub glass: MaterialId,
    pub frames: Vec<MaterialId>,
    pub shutters: Vec<MaterialId>,
    pub steel_shutter: MaterialId,
    pub iron: MaterialId,
    pub curtains: Vec<MaterialId>,
    pub cloths: Vec<MaterialId>,
    /// Awning cloth, some striped.
    pub awnings: Vec<MaterialId>,
    pub woods: Vec<MaterialId>,
    pub white: MaterialId,
    pub grey_metal: MaterialId,
    pub dark: MaterialId,
    pub brass: MaterialId,
    /// Paint of shutters with leaves.
    pub shutter_leaf: MaterialId,
    pub clay: MaterialId,
    pub leaf: MaterialId,
    pub tank: MaterialId,
    pub signs: Vec<MaterialId>,
    pub roof_tiles: MaterialId,
    /// Asphalt shingles.
    pub shingles: MaterialId,
    pub corrugated: MaterialId,
    pub paving: MaterialId,
    pub broken_concrete: MaterialId,
    pub broken_brick: MaterialId,
    pub broken_light: MaterialId,
    pub broken_wood: MaterialId,
    pub broken_stone: MaterialId,
    /// What the outer walls are made of.
    pub masonry: setpiece_scene::Substance,
}

struct Maker<'a>(&'a mut Scene);

impl Maker<'_> {
    fn make(&mut self, name: &str, pattern: Pattern, hex: u32, edit: impl FnOnce(&mut Material)) -> MaterialId {
        let mut material = Material::new(name, pattern, paint(hex));
        edit(&mut material);
        self.0.material(material)
    }

    fn many(&mut self, name: &str, pattern: Pattern, colors: &[u32], edit: impl Fn(&mut Material)) -> Vec<MaterialId> {
        colors
            .iter()
            .enumerate()
            .map(|(i, hex)| {
                self.make(name, pattern, *hex, |m| {
                    m.variant = i as u32;
                    edit(m);
                })
            })
            .collect()
    }
}

/// Wall, accent, band and plinth of a plastered house.
const RIOPLATENSE: [[u32; 4]; 4] = [
    [0xc8b68e, 0x8f5a48, 0xd9d0ba, 0x6f675c],
    [0xaaa294, 0x74716a, 0xc6c0b3, 0x5b5650],
    [0xbfa372, 0x9a7350, 0xd8cdb4, 0x77695a],
    [0xcbc6b8, 0x828c86, 0xaaa79d, 0x61605e],
];
const EUROPEAN: [[u32; 4]; 3] = [
    [0xd2c4ae, 0xb09a80, 0xe2dacb, 0x8a8072],
    [0xc9a98b, 0x9b735a, 0xdfd3c0, 0x7b7064],
    [0xc6c8c2, 0x8f969a, 0xdcdcd6, 0x6c6e70],
];
const MUD: [[u32; 4]; 2] = [[0xbf9a6c, 0xa57f55, 0xc9a87e, 0xa88458], [0xc8a67c, 0xb08a60, 0xd4b894, 0xb08f68]];

/// Whether a kind is an engineer's work rather than a builder's.
fn is_works(kind: StructureKind) -> bool {
    use StructureKind as K;
    matches!(kind, K::Chimney | K::WaterTower | K::Bridge | K::Factory | K::Warehouse | K::ParkingStructure)
}

/// Chooses the materials.
pub fn choose(scene: &mut Scene, plan: &ShotPlan, character: Character) -> Palette {
    let mut rng = Rng::new(plan.seed, "structure.palette");
    let mut k = Maker(scene);
    let scheme = match character {
        Character::BuenosAires => *rng.pick(&RIOPLATENSE),
        Character::DesertVillage => *rng.pick(&MUD),
        Character::NorthAmerican | Character::Generic => *rng.pick(&EUROPEAN),
    };
    let variant = rng.below(1000) as u32;
    let made = match (plan.structure.material, character, plan.structure.kind) {
        (Made::Concrete, Character::NorthAmerican, StructureKind::ApartmentBlock | StructureKind::House) => Made::Brick,
        (Made::Concrete, _, StructureKind::Factory) => Made::Brick,
        // Bricks of mud, under a coat of mud.
        (Made::Brick, Character::DesertVillage, kind) if !is_works(kind) => Made::Concrete,
        (made, ..) => made,
    };
    let brick = *rng.pick(&[0x8a4a38_u32, 0x94573f, 0x7b4335]);
    let bricks = |m: &mut Material| {
        m.color2 = paint(0xb3aa9b);
        m.scale_m = 0.075;
        m.roughness = 0.9;
        m.dirt = 0.4;
        m.variant = variant;
    };
    let plaster = |dirt: f32| {
        move |m: &mut Material| {
            m.color2 = paint(0x8f8677);
            m.roughness = 0.9;
            m.dirt = dirt;
            m.variant = variant;
        }
    };
    let bare = matches!(
        plan.structure.kind,
        StructureKind::ParkingStructure | StructureKind::Bridge | StructureKind::Chimney | StructureKind::WaterTower
    );
    let wall = match made {
        Made::Brick => k.make("brick wall", Pattern::Brick, brick, bricks),
        Made::Stone => k.make("stone wall", Pattern::Stone, 0xb5a88f, |m| {
            m.color2 = paint(0x857b6a);
            m.scale_m = 0.4;
            m.variant = variant;
        }),
        Made::Timber if matches!(plan.structure.kind, StructureKind::House | StructureKind::Church) => {
            // Painted boards: white and pale in North America, strong colours elsewhere.
            let american = [0xe2dfd6_u32, 0xb9c6cf, 0xc7ccb0, 0xd9cba6];
            let others = [0x8c3b2e_u32, 0xc79a4a, 0xd8d3c6, 0x6d7f86];
            let coats = if character == Character::NorthAmerican { american } else { others };
            let coat = if plan.structure.kind == StructureKind::Church { 0xe2dfd6 } else { *rng.pick(&coats) };
            k.make("painted boards", Pattern::Plain, coat, |m| {
                m.roughness = 0.7;
                m.dirt = 0.45;
            })
        }
        Made::Timber => k.make("timber wall", Pattern::Wood, scheme[0], |m| m.dirt = 0.5),
        Made::Steel if is_works(plan.structure.kind) => {
            let coat = *rng.pick(&[0xc9d0cf_u32, 0xb7c7b5, 0xd6d2c4, 0xa9b8c4]);
            k.make("painted plate", Pattern::Metal, coat, |m| {
                m.color2 = paint(0x6b3a20);
                m.roughness = 0.5;
                m.dirt = 0.7;
            })
        }
        Made::Concrete if bare => k.make("concrete wall", Pattern::Concrete, 0xa39e94, |m| m.dirt = 0.5),
        _ => k.make("facade plaster", Pattern::Plaster, scheme[0], plaster(0.6)),
    };
    let party = match character {
        Character::BuenosAires => k.make("party wall", Pattern::Plaster, 0xa79c8b, |m| {
            m.color2 = paint(0x7f5643);
            m.roughness = 0.95;
            m.dirt = 0.9;
            m.variant = variant + 1;
        }),
        _ if made == Made::Concrete => k.make("party brick", Pattern::Brick, 0x8c6a56, bricks),
        _ => wall,
    };
    let substance = match made {
        Made::Stone => setpiece_scene::Substance::Stone,
        Made::Timber => setpiece_scene::Substance::Timber,
        _ => setpiece_scene::Substance::Brick,
    };
    let enamel = |rough: f32| {
        move |m: &mut Material| {
            m.roughness = rough;
            m.color2 = paint(0x6b3a20);
        }
    };
    let weave = |m: &mut Material| m.roughness = 0.95;
    // The simulation's breaks find it by its pattern.
    k.make("reinforcing bar", Pattern::Rebar, 0x6e4630, |m| m.color2 = paint(0x3a3532));
    Palette {
        wall,
        accent: k.make("accent plaster", Pattern::Plaster, scheme[1], plaster(0.5)),
        band: k.make("band plaster", Pattern::Plaster, scheme[2], plaster(0.65)),
        plinth: k.make("plinth stone", Pattern::Tiles, scheme[3], |m| {
            m.color2 = paint(0x4a4640);
            m.scale_m = 0.6;
            m.roughness = 0.35;
            m.variant = variant;
        }),
        party,
        concrete: k.make("cast concrete", Pattern::Concrete, 0x9c978d, |m| m.dirt = 0.5),
        ceiling: k.make("ceiling", Pattern::Plain, 0xd6d2c8, |m| m.roughness = 0.95),
        coping: k.make("coping", Pattern::Concrete, 0xa8a296, |m| m.dirt = 0.6),
        roof: if character == Character::DesertVillage {
            k.make("mud roof", Pattern::Plaster, 0xb08d62, plaster(0.8))
        } else {
            k.make("roof membrane", Pattern::Tiles, 0x9a5a48, |m| {
                m.color2 = paint(0x6d6a66);
                m.scale_m = 0.2;
                m.dirt = 0.6;
            })
        },
        floors: vec![
            k.make("parquet", Pattern::Wood, 0x8a5f3c, |m| m.roughness = 0.45),
            k.make("old parquet", Pattern::Wood, 0x6e4a30, |m| m.roughness = 0.5),
            k.make("floor tiles", Pattern::Tiles, 0xb4a690, |m| {
                m.scale_m = 0.3;
                m.roughness = 0.4;
                m.color2 = paint(0x8a8072);
            }),
            k.make("granito", Pattern::Tiles, 0x8d8a84, |m| {
                m.scale_m = 0.3;
                m.roughness = 0.35;
                m.color2 = paint(0x6d6a64);
            }),
        ],
        paints: k.many(
            "room paint",
            Pattern::Plain,
            &[0xd9d2c2, 0xc9b78e, 0xa9b7a6, 0xb4c0c9, 0xd0a893, 0xe0dcd2, 0x93a7b0, 0xc7c29a, 0xb58d7d, 0xd8c7c4],
            |m| m.roughness = 0.95,
        ),
        lobby: k.make("lobby tiles", Pattern::Tiles, 0xc9c2b2, |m| {
            m.scale_m = 0.4;
            m.roughness = 0.2;
            m.color2 = paint(0x8c8576);
        }),
        glass: k.make("window glass", Pattern::Glass, 0xe8f0ee, |m| {
            m.roughness = 0.02;
            m.dirt = 0.2;
        }),
        frames: k
            .many("window frame", Pattern::Plain, &[0xdcd8ce, 0x3a3530, 0x6b4a30, 0xa7a9a8], |m| m.roughness = 0.5),
        shutters: k.many(
            "roller shutter",
            Pattern::Corrugated,
            &[0xcfc6b2, 0xb7a98c, 0x8b6a48, 0xd8d4cb, 0x6d5238],
            |m| {
                m.scale_m = 0.055;
                m.roughness = 0.6;
                m.dirt = 0.4;
            },
        ),
        steel_shutter: k.make("steel shutter", Pattern::Corrugated, 0x7d8288, |m| {
            m.scale_m = 0.09;
            m.roughness = 0.45;
            m.dirt = 0.7;
        }),
        iron: k.make("railing iron", Pattern::Metal, 0x23262a, enamel(0.5)),
        curtains: k.many(
            "curtain",
            Pattern::Cloth,
            &[0xe6e0d0, 0xcfc4ac, 0xa8573f, 0xd9d9d6, 0x7d8fa0, 0xbfa76a],
            weave,
        ),
        cloths: k.many(
            "cloth",
            Pattern::Cloth,
            &[0x7a2f2a, 0x2f4a6b, 0x4d5b43, 0x9c8a6b, 0x5b4a58, 0xd2cfc6, 0xb4762f],
            weave,
        ),
        awnings: k.many("awning", Pattern::Cloth, &[0x2f5a3f, 0x8a2f2a, 0x2f4a7a, 0xa08a5a], |m| {
            m.roughness = 0.95;
            m.dirt = 0.5;
            if m.variant % 2 == 1 {
                m.color2 = paint(0xd8d2c4);
                m.scale_m = 0.2;
            }
        }),
        woods: k
            .many("furniture wood", Pattern::Wood, &[0x5f3f28, 0x8c6540, 0x3f2b1e, 0xa98a62], |m| m.roughness = 0.5),
        white: k.make("white enamel", Pattern::Plain, 0xdedcd6, |m| m.roughness = 0.35),
        grey_metal: k.make("zinc", Pattern::Metal, 0x9a9c9c, |m| {
            m.roughness = 0.5;
            m.metal = 0.6;
            m.dirt = 0.5;
            m.color2 = paint(0x6b3a20);
        }),
        shutter_leaf: {
            let colors = [0x2f5a3f_u32, 0x3f5f73, 0x5c3a2a, 0x6f7a6a];
            k.make("shutter leaf", Pattern::Plain, colors[variant as usize % 4], |m| m.dirt = 0.5)
        },
        brass: k.make("bell bronze", Pattern::Metal, 0x7a5a2c, |m| {
            m.roughness = 0.4;
            m.metal = 0.9;
            m.color2 = paint(0x3f6a58);
            m.dirt = 0.4;
        }),
        dark: k.make("dark plastic", Pattern::Rubber, 0x2a2b2c, |m| m.roughness = 0.6),
        clay: k.make("clay pot", Pattern::Plain, 0x9a5a3c, weave),
        leaf: k.make("pot plant", Pattern::Foliage, 0x3c5a2a, |m| m.color2 = paint(0x6f8f3a)),
        tank: k.make("water tank", Pattern::Concrete, 0xa9a294, |m| m.dirt = 0.7),
        signs: k.many(
            "shop sign",
            Pattern::Plain,
            &[0x1f6b45, 0x9c2a24, 0x1f3f7a, 0xd9b23a, 0xe0ddd4, 0x2a2a2c],
            |m| {
                m.roughness = 0.4;
            },
        ),
        roof_tiles: k.make("roof tiles", Pattern::RoofTiles, 0x9c5640, |m| {
            m.scale_m = 0.33;
            m.color2 = paint(0x6f3d30);
            m.dirt = 0.5;
        }),
        shingles: k.make("shingles", Pattern::RoofTiles, 0x4d4a48, |m| {
            m.scale_m = 0.2;
            m.color2 = paint(0x2f2d2c);
            m.dirt = 0.4;
        }),
        corrugated: k.make("corrugated iron", Pattern::Corrugated, 0x8f9494, |m| {
            m.scale_m = 0.076;
            m.roughness = 0.5;
            m.dirt = 0.6;
            m.color2 = paint(0x6b3a20);
        }),
        // As the pavement around it.
        paving: k.make("pavement tiles", Pattern::Paving, 0, |m| {
            m.color = [0.33, 0.31, 0.28];
            m.dirt = 0.6;
            m.scale_m = 0.4;
            m.color2 = [0.16, 0.15, 0.14];
        }),
        broken_concrete: k.make("broken concrete", Pattern::BrokenConcrete, 0xa8a297, |_| {}),
        broken_brick: k.make("broken brick", Pattern::BrokenBrick, 0x9a5f48, |m| m.color2 = paint(0xb3aa9b)),
        broken_light: k.make("broken plaster", Pattern::BrokenLight, 0xcdc6b8, |_| {}),
        broken_wood: k.make("broken wood", Pattern::BrokenWood, 0xb08a5e, |_| {}),
        broken_stone: k.make("broken stone", Pattern::BrokenStone, 0xc2b69d, |_| {}),
        masonry: substance,
    }
}
