//! Takes away what stands between the camera and its subject.
//!
//! Only instances and props that the set marked as cullable go, and only for the picture: the simulation knows nothing of it.

use glam::Vec3;
use setpiece_scene::{Aabb, CameraPath, MeshId, Scene};
use setpiece_shot::{ShotPlan, Subject};

/// Nearer than this to the lens nothing cullable stays, in metres.
const CLEARANCE_M: f32 = 5.0;
/// Share of the subject that one thing may hide.
const HIDES_AT_MOST: f32 = 0.08;

/// The part of the segment `from`..`to` at which it enters a box, if it does.
fn enters(bounds: &Aabb, from: Vec3, to: Vec3) -> Option<f32> {
    let inverse = (to - from).recip();
    let (a, b) = ((bounds.min - from) * inverse, (bounds.max - from) * inverse);
    let (near, far) = (a.min(b).max_element(), a.max(b).min_element());
    (near <= far && far >= 0.0 && near <= 1.0).then_some(near.max(0.0))
}

/// What is in the way of a camera path, by index.
pub(crate) struct InTheWay {
    /// Per instance of the set.
    pub instances: Vec<bool>,
    /// Per prop, where it stands at rest.
    pub props: Vec<bool>,
}

/// Finds what is in the way of a camera path.
pub(crate) fn in_the_way(plan: &ShotPlan, scene: &Scene, camera: &CameraPath) -> InTheWay {
    let hero = scene.layout.hero;
    let subject: Vec<Vec3> = (0..75)
        .map(|i| {
            let t = Vec3::new((i % 5) as f32 / 4.0, (i / 5 % 5) as f32 / 4.0, (i / 25) as f32 / 2.0);
            hero.min + hero.size() * t
        })
        .collect();
    let eyes: Vec<Vec3> = camera.keys.iter().step_by((camera.keys.len() / 6).max(1)).map(|k| k.position).collect();
    let hides = |bounds: Aabb| {
        let near = bounds.grown(CLEARANCE_M);
        if eyes.iter().any(|eye| near.contains(*eye)) {
            return true;
        }
        if plan.camera.subject == Subject::Street {
            return false;
        }
        let hidden =
            |eye: &Vec3| subject.iter().filter(|p| enters(&bounds, *eye, **p).is_some_and(|t| t < 0.97)).count();
        eyes.iter().any(|eye| hidden(eye) as f32 > HIDES_AT_MOST * subject.len() as f32)
    };
    let seen = |mesh: MeshId, place: &dyn Fn(Vec3) -> Vec3| {
        Aabb::of(scene.meshes[mesh.0 as usize].bounds().corners().map(place))
    };
    InTheWay {
        instances: scene
            .instances
            .iter()
            .map(|i| i.cullable && hides(seen(i.mesh, &|p| i.world_from_object.transform_point3(p))))
            .collect(),
        props: scene.props.iter().map(|p| p.cullable && hides(seen(p.mesh, &|q| p.rest.point(q * p.scale)))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_enters_a_box_only_where_it_crosses_it() {
        let b = Aabb::new(Vec3::ZERO, Vec3::ONE);
        let (from, to) = (Vec3::new(0.5, 0.5, 5.0), Vec3::new(0.5, 0.5, -5.0));
        assert!((enters(&b, from, to).unwrap() - 0.4).abs() < 1e-6);
        assert!(enters(&b, from, Vec3::new(0.5, 0.5, 2.0)).is_none());
        assert!(enters(&b, from + Vec3::X * 3.0, to + Vec3::X * 3.0).is_none());
    }
}
