//! Whether two convex bodies stand apart: separating axes over face normals and pairs of edges.

use glam::Vec3;
use setpiece_scene::Convex;

/// Whether some axis separates the bodies by at least `-slack` metres.
pub fn are_apart(a: &Convex, b: &Convex, slack: f32) -> bool {
    let separates = |axis: Vec3| {
        let (al, ah) = extent(a, axis);
        let (bl, bh) = extent(b, axis);
        ah.min(bh) - al.max(bl) <= slack
    };
    if a.faces.iter().any(|f| separates(a.normal(f))) || b.faces.iter().any(|f| separates(b.normal(f))) {
        return true;
    }
    let (ea, eb) = (edges(a), edges(b));
    ea.iter().any(|e| {
        eb.iter().any(|f| {
            let axis = e.cross(*f);
            axis.length() > 0.01 && separates(axis.normalize())
        })
    })
}

fn extent(body: &Convex, axis: Vec3) -> (f32, f32) {
    body.vertices.iter().fold((f32::MAX, f32::MIN), |(low, high), v| (low.min(v.dot(axis)), high.max(v.dot(axis))))
}

/// Directions of edges, each once.
fn edges(body: &Convex) -> Vec<Vec3> {
    let mut all: Vec<Vec3> = Vec::new();
    for face in &body.faces {
        for (i, from) in face.corners.iter().enumerate() {
            let to = face.corners[(i + 1) % face.corners.len()];
            let edge = (body.vertices[to as usize] - body.vertices[*from as usize]).normalize_or_zero();
            if !all.iter().any(|e| e.dot(edge).abs() > 0.9999) {
                all.push(edge);
            }
        }
    }
    all
}
