//! Materials: a named pattern with colours, evaluated by the renderer at the rest position of the surface.

use serde::{Deserialize, Serialize};

/// Index into [`crate::Scene::materials`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MaterialId(pub u16);

/// What a surface shows. Patterns are functions of the rest position in metres and the surface's normal, so that they
/// run on across chunks and need no texture coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Pattern {
    /// One colour, faintly varied.
    Plain,
    /// Cast concrete: form marks, stains, pores.
    Concrete,
    /// Painted plaster: patches, hairline cracks, rain streaks, peeling towards `color2`.
    Plaster,
    /// Bricks of `color` in joints of `color2`; `scale_m` is the course height (0.075).
    Brick,
    /// Cut stone in blocks; `scale_m` is the block height.
    Stone,
    /// Ceramic or stone tiles of size `scale_m`, joints of `color2`.
    Tiles,
    /// Road asphalt: grain, patches, tyre tracks, oil.
    Asphalt,
    /// Pavement slabs of size `scale_m`.
    Paving,
    /// Worn paint on the road; `color2` shows through.
    RoadPaint,
    /// Thin window glass: reflects, lets through straight.
    Glass,
    /// Bare or painted metal; `metal` says which; rust of `color2` by `dirt`.
    Metal,
    /// Corrugated sheet along y, wave length `scale_m`.
    Corrugated,
    /// Lacquer with a clear coat.
    CarPaint,
    /// Rubber, plastics: dark, dull.
    Rubber,
    /// Wood along the longest axis of the pattern (y).
    Wood,
    /// Roof tiles in courses of `scale_m`.
    RoofTiles,
    /// Leaves: two-sided, `color2` where light shines through.
    Foliage,
    /// Bark.
    Bark,
    /// Cloth: curtains, awnings, sofas; `color2` stripes when they differ.
    Cloth,
    /// A room behind a window, faked: `color` walls; `emission` when lit.
    Room,
    /// Broken concrete: aggregate, rough.
    BrokenConcrete,
    /// Broken brickwork: cores and mortar.
    BrokenBrick,
    /// Broken plasterboard, insulation, lath.
    BrokenLight,
    /// Splintered wood: pale torn fibres along the longest axis of the pattern.
    BrokenWood,
    /// Broken stone: fresh, grainy.
    BrokenStone,
    /// Ribbed reinforcing bars, rusted.
    Rebar,
    /// Bare soil or sand.
    Soil,
    /// Short grass.
    Grass,
    /// Gravel and rubble on the ground.
    Gravel,
    /// Gives off light of `emission`.
    Emitter,
    /// Open water with ripples of `scale_m`; `color` is what comes up from below.
    Water,
}

/// A material. Colours are linear Rec. 709 albedo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Material {
    /// For reports and mattes.
    pub name: String,
    /// What it shows.
    pub pattern: Pattern,
    /// Main colour.
    pub color: [f32; 3],
    /// The pattern's other colour.
    pub color2: [f32; 3],
    /// Feature size in metres; 0 takes the pattern's own.
    pub scale_m: f32,
    /// GGX roughness, 0 a mirror, 1 dull.
    pub roughness: f32,
    /// 1 for bare metal.
    pub metal: f32,
    /// Dirt and wear, 0 new, 1 long neglected.
    pub dirt: f32,
    /// Emitted radiance in kcd/m2.
    pub emission: [f32; 3],
    /// Tells materials of one pattern apart in their random details.
    pub variant: u32,
}

impl Material {
    /// A dull, clean material of one pattern.
    pub fn new(name: impl Into<String>, pattern: Pattern, color: [f32; 3]) -> Self {
        Self {
            name: name.into(),
            pattern,
            color,
            color2: color,
            scale_m: 0.0,
            roughness: 0.8,
            metal: 0.0,
            dirt: 0.3,
            emission: [0.0; 3],
            variant: 0,
        }
    }
}
