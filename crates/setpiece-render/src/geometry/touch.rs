//! The point where a ray touches: position, normals, rest position, material, motion.

use super::stage::{Hit, Moving, Stage, affine};
use glam::{Affine3A, Quat, Vec3};
use setpiece_scene::{MaterialId, ObjectId, Pose};

/// A touched point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Touch {
    /// In the world.
    pub position: Vec3,
    /// Unit normal of the triangle on the side that is seen.
    pub face: Vec3,
    /// Unit shading normal in the world, on the side that is seen.
    pub normal: Vec3,
    /// Where patterns are evaluated.
    pub rest: Vec3,
    /// Turns normals of the rest into the world.
    pub world_from_rest: Quat,
    pub material: MaterialId,
    pub object: ObjectId,
    /// Number of the mover plus one, or 0.
    pub mover: u32,
}

/// Keeps rays that start here from hitting this again: the error of a position grows with its distance from the origin.
pub(crate) fn off_surface(position: Vec3, face: Vec3, direction: Vec3) -> Vec3 {
    let largest = position.abs().max_element();
    let shift = 2e-4_f32.max(largest * 4e-6);
    position + face * if direction.dot(face) < 0.0 { -shift } else { shift }
}

impl Stage<'_> {
    /// What a ray of this direction has hit.
    pub(crate) fn touch(&self, hit: &Hit, direction: Vec3) -> Touch {
        let g = self.geometry;
        let index = hit.index as usize;
        let (mesh, object, world, rest_shift, scale, turn) = if hit.moves {
            let mover = &g.movers[index];
            let pose = match &self.moving[index] {
                Some(m) => m.pose,
                None => *g.motion.pose(index, 0),
            };
            let mesh = g.mover_mesh(mover.mesh);
            (mesh, mover.object, affine(&pose, mover.scale), Some(mover.rest), mover.scale, pose.rotation)
        } else {
            let i = &g.instances[index];
            (i.mesh.0 as usize, i.object, i.world_from_object, None, 1.0, Quat::IDENTITY)
        };
        let mesh = &g.meshes[mesh];
        let triangle = hit.triangle as usize;
        let corners = mesh.triangles[triangle];
        let [a, b, c] = corners.map(|i| mesh.positions[i as usize]);
        let local = a + (b - a) * hit.u + (c - a) * hit.v;
        let position = world.transform_point3(local);
        let to_world = Normals::new(&world);
        let face = to_world.turn((b - a).cross(c - a)).normalize_or_zero();
        let mut normal = face;
        if mesh.normals.len() == mesh.positions.len() {
            let [na, nb, nc] = corners.map(|i| mesh.normals[i as usize]);
            let local = na * (1.0 - hit.u - hit.v) + nb * hit.u + nc * hit.v;
            let smooth = to_world.turn(local).normalize_or_zero();
            if smooth != Vec3::ZERO {
                normal = smooth;
            }
        }
        let mut face = face;
        if face.dot(direction) > 0.0 {
            face = -face;
            normal = -normal;
        }
        // A shading normal that looks away from the viewer is bent back to the horizon.
        let unit = direction.normalize_or_zero();
        let away = normal.dot(unit);
        if away > -0.02 {
            normal = (normal - unit * (away + 0.02)).normalize_or(face);
        }
        Touch {
            position,
            face,
            normal,
            rest: rest_shift.map_or(position, |shift| local * scale + shift),
            world_from_rest: turn,
            material: mesh.materials[triangle],
            object,
            mover: if hit.moves { hit.index + 1 } else { 0 },
        }
    }

    /// Where a mover is; none while it does not exist.
    pub(crate) fn pose(&self, mover: u32) -> Option<Pose> {
        let index = mover as usize;
        match &self.moving[index] {
            Some(m) => Some(m.pose),
            None => self.rests[index].then(|| *self.geometry.motion.pose(index, 0)),
        }
    }

    /// Where the touched point is one frame later.
    pub(crate) fn later(&self, touch: &Touch) -> Vec3 {
        let moving = touch.mover.checked_sub(1).and_then(|m| self.moving[m as usize]);
        match moving {
            Some(Moving { pose, next }) => next.point(pose.inverse_point(touch.position)),
            None => touch.position,
        }
    }
}

/// Turns normals, by the inverse transpose, of which the cofactors are a multiple.
struct Normals([Vec3; 3]);

impl Normals {
    fn new(world: &Affine3A) -> Self {
        let [x, y, z] = [world.matrix3.x_axis, world.matrix3.y_axis, world.matrix3.z_axis].map(Vec3::from);
        let of_x = y.cross(z);
        // What is mirrored turns its faces over.
        let sign = 1.0_f32.copysign(of_x.dot(x));
        Self([of_x * sign, z.cross(x) * sign, x.cross(y) * sign])
    }

    fn turn(&self, n: Vec3) -> Vec3 {
        let Self([x, y, z]) = self;
        *x * n.x + *y * n.y + *z * n.z
    }
}
