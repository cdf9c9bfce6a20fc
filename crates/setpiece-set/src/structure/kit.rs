//! Hands for building: parts by box and prism, the frame of reference of a facade, sheets.

use setpiece_scene::{Aabb, Convex, MaterialId, Mesh, Part, PartKind, Scene, Substance};
use setpiece_shot::{Rng, TimeOfDay};

use super::apart::are_apart;
use super::palette::Palette;
use super::rooms;
use glam::Vec3;

/// Boxes thinner than this, in metres, are left out: nobody sees them and the simulation dislikes them.
const THINNEST: f32 = 0.004;

/// An interval.
pub type Span = [f32; 2];

/// The middle of an interval.
pub fn mid(s: Span) -> f32 {
    0.5 * (s[0] + s[1])
}

/// What a part is, apart from its shape.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    kind: PartKind,
    substance: Substance,
    inside: MaterialId,
    storey: i32,
    sheet: Option<u32>,
    chunk_m: f32,
    anchored: bool,
}

/// What begins higher than this stands on something, not on the ground, metres.
const GROUNDED: f32 = 1.2;

impl Spec {
    /// A whole part with a sheet of its own that stands on others.
    pub fn new(kind: PartKind, substance: Substance, inside: MaterialId, storey: i32) -> Self {
        Self { kind, substance, inside, storey, sheet: None, chunk_m: 0.0, anchored: false }
    }

    /// As a member of a sheet.
    pub fn of_sheet(self, sheet: u32) -> Self {
        Self { sheet: Some(sheet), ..self }
    }

    /// Breaking into chunks of about this size.
    pub fn chunks(self, chunk_m: f32) -> Self {
        Self { chunk_m, ..self }
    }

    /// Standing on the ground.
    pub fn anchored(self, anchored: bool) -> Self {
        Self { anchored, ..self }
    }
}

/// What the builders of structures share.
pub struct Kit<'a> {
    /// The scene that is built.
    pub scene: &'a mut Scene,
    /// Its materials.
    pub pal: Palette,
    /// The stream of the whole structure; builders fork it by number.
    pub rng: Rng,
    /// 0 for all detail; higher leaves out more, so that huge plans stay within the number of parts.
    pub lean: u32,
    /// Share of rooms that are lit.
    pub dark_outside: f32,
    /// How much brighter than real ones their lamps are.
    pub lamp_factor: f32,
    sheets: u32,
    most: usize,
}

impl<'a> Kit<'a> {
    /// Starts on a scene.
    pub fn new(scene: &'a mut Scene, pal: Palette, rng: Rng, lean: u32, time: TimeOfDay) -> Self {
        let most = scene.parts.len() + super::MAX_PARTS;
        let (dark_outside, lamp_factor) = (rooms::lit_share(time), rooms::lamp_factor(time));
        Self { scene, pal, rng, lean, dark_outside, lamp_factor, sheets: 0, most }
    }

    /// Whether there are more parts than allowed, so that all of it must be built leaner.
    pub fn is_over(&self) -> bool {
        self.scene.parts.len() > self.most
    }

    /// A new sheet's number.
    pub fn sheet(&mut self) -> u32 {
        self.sheets += 1;
        self.sheets
    }

    /// Adds a part seen as its shape; none when it is too thin.
    pub fn put(&mut self, spec: Spec, shape: Convex) -> Option<u32> {
        self.part(spec, shape, None)
    }

    /// Adds a part seen as a mesh.
    pub fn put_as(&mut self, spec: Spec, shape: Convex, visual: Mesh) -> Option<u32> {
        self.part(Spec { chunk_m: 0.0, ..spec }, shape, Some(visual))
    }

    fn part(&mut self, spec: Spec, shape: Convex, visual: Option<Mesh>) -> Option<u32> {
        if self.is_over() || shape.bounds().size().min_element() < THINNEST || shape.volume_and_centroid().0 <= 1e-7 {
            return None;
        }
        let sheet = spec.sheet.unwrap_or_else(|| self.sheet());
        let low = shape.bounds().min.y;
        let visual = visual.filter(|m| !m.triangles.is_empty()).map(|m| self.scene.mesh(m));
        self.scene.parts.push(Part {
            kind: spec.kind,
            substance: spec.substance,
            shape,
            visual,
            inside: spec.inside,
            storey: spec.storey,
            sheet,
            chunk_m: spec.chunk_m,
            anchored: spec.anchored && low < GROUNDED,
        });
        Some(self.scene.parts.len() as u32 - 1)
    }

    /// Adds a box.
    pub fn block(&mut self, spec: Spec, x: Span, y: Span, z: Span, material: MaterialId) -> Option<u32> {
        self.put(spec, cuboid(x, y, z, material))
    }

    /// Moves parts and lamps from the given numbers on along x.
    pub fn shift(&mut self, part: usize, lamp: usize, dx: f32) {
        let by = Vec3::X * dx;
        for part in &mut self.scene.parts[part..] {
            part.shape.vertices.iter_mut().for_each(|v| *v += by);
            if let Some(id) = part.visual {
                // Every part has a mesh of its own.
                self.scene.meshes[id.0 as usize].positions.iter_mut().for_each(|v| *v += by);
            }
        }
        self.scene.lamps[lamp..].iter_mut().for_each(|l| l.position += by);
    }

    /// Whether a box stands free of all parts so far.
    pub fn is_free(&self, bounds: &Aabb) -> bool {
        self.is_room_for(&Convex::cuboid(*bounds, MaterialId(0)))
    }

    /// Whether a shape stands free of all parts so far.
    pub fn is_room_for(&self, shape: &Convex) -> bool {
        if self.is_over() {
            return false;
        }
        let inner = shape.bounds().grown(-0.001);
        let mut near = self.scene.parts.iter().filter(|p| p.shape.bounds().overlaps(&inner));
        near.all(|p| are_apart(&p.shape, shape, 0.001))
    }

    /// Adds a box seen as a mesh, when it stands free.
    pub fn place_free(&mut self, spec: Spec, bounds: Aabb, visual: Mesh) -> Option<u32> {
        if !self.is_free(&bounds) {
            return None;
        }
        let material = visual.materials.first().copied().unwrap_or(spec.inside);
        self.put_as(spec, Convex::cuboid(bounds, material), visual)
    }
}

/// A box by its intervals.
pub fn cuboid(x: Span, y: Span, z: Span, material: MaterialId) -> Convex {
    Convex::cuboid(bounds(x, y, z), material)
}

/// Bounds by their intervals.
pub fn bounds(x: Span, y: Span, z: Span) -> Aabb {
    Aabb::new(Vec3::new(x[0], y[0], z[0]), Vec3::new(x[1], y[1], z[1]))
}

/// Twice the signed area of a closed outline: positive when it runs from the first axis to the second.
pub fn twice_area(outline: &[[f32; 2]]) -> f32 {
    let n = outline.len();
    (0..n)
        .map(|i| {
            let (p, q) = (outline[i], outline[(i + 1) % n]);
            p[0] * q[1] - p[1] * q[0]
        })
        .sum()
}

/// The upright prism over a convex outline of (x, z), given in either sense.
pub fn upright(outline: &[[f32; 2]], y: Span, material: MaterialId) -> Convex {
    let mut points: Vec<Vec3> = outline.iter().map(|p| Vec3::new(p[0], y[0], p[1])).collect();
    // x to z turns clockwise seen from above.
    if twice_area(outline) > 0.0 {
        points.reverse();
    }
    Convex::prism(&points, Vec3::Y * (y[1] - y[0]), material)
}

/// Adds a convex to a mesh.
pub fn add(mesh: &mut Mesh, shape: &Convex) {
    mesh.append(&shape.to_mesh(Vec3::ZERO));
}

/// The frame of reference of one facade: u to the right as seen from outside, y up, d outwards from its outer face.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// Left end of its outer face, at y = 0.
    pub origin: Vec3,
    /// Unit vector to the right.
    pub right: Vec3,
    /// Unit vector outwards.
    pub out: Vec3,
    /// Length in metres.
    pub length: f32,
}

impl Side {
    /// A point by its coordinates on the facade.
    pub fn point(&self, u: f32, y: f32, d: f32) -> Vec3 {
        self.origin + self.right * u + Vec3::Y * y + self.out * d
    }

    /// A box.
    pub fn block(&self, u: Span, y: Span, d: Span, material: MaterialId) -> Convex {
        let (a, b) = (self.point(u[0], y[0], d[0]), self.point(u[1], y[1], d[1]));
        if self.right.x.abs() > 0.999 || self.right.z.abs() > 0.999 {
            if u[1] < u[0] || y[1] < y[0] || d[1] < d[0] {
                return Convex::default();
            }
            return Convex::cuboid(Aabb::new(a.min(b), a.max(b)), material);
        }
        self.slab(&[[u[0], d[0]], [u[1], d[0]], [u[1], d[1]], [u[0], d[1]]], y, material)
    }

    /// The upright prism over an outline of (u, d).
    pub fn slab(&self, outline: &[[f32; 2]], y: Span, material: MaterialId) -> Convex {
        let flat: Vec<[f32; 2]> = outline.iter().map(|p| self.point(p[0], 0.0, p[1])).map(|p| [p.x, p.z]).collect();
        upright(&flat, y, material)
    }

    /// Adds a box to a mesh.
    pub fn draw(&self, mesh: &mut Mesh, u: Span, y: Span, d: Span, material: MaterialId) {
        add(mesh, &self.block(u, y, d, material));
    }

    /// Adds a quadrilateral seen from outside, in the plane at depth `d`, and its back.
    pub fn sheet(&self, mesh: &mut Mesh, u: Span, y: Span, d: Span, material: MaterialId) {
        let c = [
            self.point(u[0], y[0], d[0]),
            self.point(u[1], y[0], d[1]),
            self.point(u[1], y[1], d[1]),
            self.point(u[0], y[1], d[0]),
        ];
        mesh.quad(c, material);
    }
}
