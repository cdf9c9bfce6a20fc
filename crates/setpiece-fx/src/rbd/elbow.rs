//! What is seen where a bond yields: the bent piece of a member between its two straight lengths, and the bars that a piece
//! of concrete hangs on.
//!
//! Both have the mean pose of the two sides. That closes the wedge that opens on the outer side of a bend, and makes two
//! kinks of half the angle of one.

use super::record::Elbow;
use super::ties::between;
use crate::Fractured;
use glam::Vec3;
use setpiece_scene::math::tangent_frame;
use setpiece_scene::{Aabb, Bond, MaterialId, Mesh, Mover, Pattern, Pose, Scene, build};

/// How much thinner the bent piece is than the member, so that it lies within that while it is straight, and how far it
/// reaches to either side, as a share of its depth.
const WITHIN: f32 = 0.96;
const REACH: f32 = 0.55;
/// Radius of bars, metres, how far they reach into either side, and how far apart they are.
const BAR: (f32, f32, f32) = (0.008, 0.28, 0.35);

/// The reach of a chunk at rest along a direction.
fn span(broken: &Fractured, chunk: u32, along: Vec3) -> [f32; 2] {
    let c = &broken.chunks[chunk as usize];
    let all = c.hull.iter().map(|p| along.dot(*p + c.rest));
    all.fold([f32::INFINITY, f32::NEG_INFINITY], |[a, b], d| [a.min(d), b.max(d)])
}

/// The bent piece of a steel member, about the bond's middle; none where the member has a shape of its own, within which it
/// would be seen, or ends.
pub fn steel(scene: &Scene, broken: &Fractured, bond: &Bond) -> Option<Mesh> {
    let part = |chunk: u32| &scene.parts[broken.chunks[chunk as usize].part as usize];
    let (p, q) = (part(bond.a), part(bond.b));
    if p.visual.is_some() || q.visual.is_some() {
        return None;
    }
    let n = bond.normal;
    let (u, v) = frame(n);
    let within = |along: Vec3| {
        let (a, b) = (span(broken, bond.a, along), span(broken, bond.b, along));
        let at = along.dot(bond.center);
        [(a[0].max(b[0]) - at) * WITHIN, (a[1].min(b[1]) - at) * WITHIN]
    };
    let (x, y) = (within(u), within(v));
    // Members that cross are not one that bends.
    let area = (x[1] - x[0]) * (y[1] - y[0]);
    if area <= 0.0 || area > 2.0 * bond.area_m2 {
        return None;
    }
    let long = REACH * (x[1] - x[0]).max(y[1] - y[0]);
    let along = [span(broken, bond.a, n), span(broken, bond.b, n)];
    let at = n.dot(bond.center);
    let z = [(along[0][0] - at).max(-long), (along[1][1] - at).min(long)];
    let mut mesh = Mesh::default();
    build::cuboid(&mut mesh, Aabb::new(Vec3::new(x[0], y[0], z[0]), Vec3::new(x[1], y[1], z[1])), outside(p));
    Some(turned(mesh, [u, v, n]))
}

/// The bars across a crack, about the bond's middle.
pub fn bars(scene: &Scene, broken: &Fractured, bond: &Bond) -> Option<Mesh> {
    let rust = scene.materials.iter().position(|m| m.pattern == Pattern::Rebar)?;
    let n = bond.normal;
    let (u, v) = frame(n);
    let wide = |along: Vec3| {
        let (a, b) = (span(broken, bond.a, along), span(broken, bond.b, along));
        a[1].min(b[1]) - a[0].max(b[0])
    };
    let (along, width) = if wide(u) > wide(v) { (u, wide(u)) } else { (v, wide(v)) };
    let width = width.min(bond.area_m2 / 0.1).max(0.1);
    let count = ((width / BAR.2) as usize).clamp(1, 6);
    let mut mesh = Mesh::default();
    for i in 0..count {
        let at = along * (width * ((i as f32 + 0.5) / count as f32 - 0.5));
        build::tube(&mut mesh, at - n * BAR.1, at + n * BAR.1, [BAR.0; 2], 5, MaterialId(rust as u16));
    }
    Some(mesh)
}

/// Two axes across a direction, along the structure's own where they can be.
fn frame(n: Vec3) -> (Vec3, Vec3) {
    let axis = if n.y.abs() < 0.8 { Vec3::Y } else { Vec3::X };
    match axis.cross(n).try_normalize() {
        Some(u) => (u, n.cross(u)),
        None => tangent_frame(n),
    }
}

fn turned(mut mesh: Mesh, [u, v, n]: [Vec3; 3]) -> Mesh {
    let turn = |p: Vec3| u * p.x + v * p.y + n * p.z;
    mesh.positions.iter_mut().for_each(|p| *p = turn(*p));
    mesh.normals.iter_mut().for_each(|p| *p = turn(*p));
    mesh
}

fn outside(part: &setpiece_scene::Part) -> MaterialId {
    part.shape.faces.first().map_or(part.inside, |f| f.material)
}

impl Elbow {
    /// Takes its pose from those of its two sides, in which the bond's middle is at `ends`.
    pub fn sample(&mut self, sample: usize, sides: [Pose; 2], ends: [Vec3; 2]) {
        let pose = if self.whole {
            let rotation = between(sides[0].rotation, sides[1].rotation);
            Pose { position: (ends[0] + ends[1]) * 0.5, rotation }
        } else {
            Pose { position: ends[0], rotation: sides[0].rotation }
        };
        self.poses[sample] = pose;
    }

    /// Adds it to the movers of a take.
    pub fn join(self, take: &mut setpiece_scene::Take, scene: &Scene) {
        take.meshes.push(self.mesh);
        take.movers.push(Mover {
            mesh: setpiece_scene::MeshId(take.meshes.len() as u32 - 1),
            scale: 1.0,
            rest: self.center,
            object: scene.hero_object,
            born: self.born,
            gone: self.gone,
        });
        take.motion.poses.extend(self.poses);
    }
}
