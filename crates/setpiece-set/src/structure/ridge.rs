//! What is fixed to a warehouse's frames: ventilators along the ridge, bracing in the end bays.

use super::kit::Spec;
use super::kit::{Kit, add, bounds, cuboid, mid};
use super::solid::bar;
use super::warehouse::Hall;
use glam::Vec3;
use setpiece_scene::build::tube;
use setpiece_scene::{Convex, Mesh, PartKind, Substance};

/// Turning ventilators along the ridge.
pub fn vents(kit: &mut Kit<'_>, h: &Hall) {
    let spec = Spec::new(PartKind::RoofPlant, Substance::Steel, kit.pal.grey_metal, 0);
    let y = h.sheet(h.ridge_z()) + 0.035;
    for pair in h.xs.windows(2) {
        let (m, z) = (mid([pair[0], pair[1]]), h.ridge_z());
        let metal = kit.pal.grey_metal;
        let mut mesh = Mesh::default();
        let at = |h: f32| Vec3::new(m, y + h, z);
        add(&mut mesh, &cuboid([m - 0.4, m + 0.4], [y - 0.1, y + 0.15], [z - 0.4, z + 0.4], metal));
        tube(&mut mesh, at(0.15), at(0.35), [0.22, 0.32], 14, metal);
        tube(&mut mesh, at(0.35), at(0.7), [0.32, 0.1], 14, metal);
        kit.place_free(spec, bounds([m - 0.3, m + 0.3], [y, y + 0.7], [z - 0.3, z + 0.3]), mesh);
        // The capping between them.
        let cap: Convex = cuboid([pair[0], m - 0.42], [y, y + 0.03], [z - 0.25, z + 0.25], metal);
        kit.put(Spec::new(PartKind::Fitting, Substance::Steel, metal, 0), cap);
    }
}

/// Rods in the end bays, one way in each, so that none cross.
pub fn bracing(kit: &mut Kit<'_>, h: &Hall) {
    let spec = Spec::new(PartKind::Fitting, Substance::Steel, kit.pal.iron, 0);
    let iron = kit.pal.iron;
    let last = h.xs.len() - 1;
    for i in [0, last.saturating_sub(1)] {
        let (a, b) = (h.frame_x(i)[1] + 0.05, h.frame_x(i + 1)[0] - 0.05);
        for z in [h.knee[0] - 0.5 * h.column, h.mirrored(h.knee[0] - 0.5 * h.column)] {
            let (from, to) = (Vec3::new(a, h.base + 0.3, z), Vec3::new(b, h.knee[1] - 0.5, z));
            let shape = bar(from, to, Vec3::Z, 0.05, 0.05, iron);
            if kit.is_room_for(&shape) {
                kit.put(spec, shape);
            }
        }
    }
}
