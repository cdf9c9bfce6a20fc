//! Where the hero stands, where streets run, what must stay open for camera and sun.

use super::draw::Rect;
use crate::Character;
use glam::Vec3;
use setpiece_scene::Scene;
use setpiece_scene::math::{cos, sin};
use setpiece_shot::{Place, ShotPlan, StructureKind};

/// Height of the pavement over the road.
pub const KERB_M: f32 = 0.15;
/// Width of a pavement along the street.
pub const WALK_M: f32 = 3.5;
/// Width of a pavement along the avenue.
pub const AVENUE_WALK_M: f32 = 4.0;
/// Width of the street's carriageway.
pub const STREET_M: f32 = 10.0;
/// Width of the avenue's carriageway.
pub const AVENUE_M: f32 = 17.0;
/// From facade to facade across the street.
pub const STREET_GAP_M: f32 = STREET_M + 2.0 * WALK_M;
/// Length of a block's side, as in Rioplatense grids.
pub const BLOCK_M: f32 = 104.0;

/// The hero's lot and what surrounds it.
#[derive(Clone, Debug)]
pub struct Site {
    /// Footprint of the hero; its front lies in z = 0.
    pub hero: Rect,
    /// Top of the hero.
    pub height: f32,
    /// Whether houses may adjoin it: it fills its lot from side to side.
    pub adjoins: bool,
    /// Whether the lots at its left stand empty, since it is to topple there.
    pub cleared_left: bool,
    /// The avenue from facade to facade, along x.
    pub avenue: [f32; 2],
    /// The little square opposite.
    pub square: Rect,
    /// Level direction to the sun.
    pub to_sun: Vec3,
    /// Tangent of the sun's elevation.
    pub sun_rise: f32,
    /// How places here build.
    pub character: Character,
    /// The place.
    pub place: Place,
    /// Metres by which cameras stand farther back along the avenue, and streets are dressed farther, than for a hero of up
    /// to a dozen storeys.
    pub back: f32,
    /// What the hero is.
    pub kind: StructureKind,
}

impl Site {
    /// Reads the hero's extent from the scene, or from the plan when there is none yet.
    pub fn new(scene: &Scene, plan: &ShotPlan, character: Character) -> Self {
        let (w, d) = (plan.structure.width_m as f32 * 0.5, plan.structure.depth_m as f32);
        let bounds = scene.layout.hero;
        let mut hero = Rect::new(-w, w, -d, 0.0);
        let mut height = plan.structure.height_m as f32;
        if bounds.size().max_element() > 0.5 {
            // Balconies and eaves do not move the building line; a wholly different extent does.
            let settle = |planned: f32, found: f32| if (planned - found).abs() < 2.0 { planned } else { found };
            hero = Rect::new(settle(-w, bounds.min.x), settle(w, bounds.max.x), settle(-d, bounds.min.z), 0.0);
            height = bounds.max.y;
        }
        let adjoins = matches!(
            plan.structure.kind,
            StructureKind::ApartmentBlock
                | StructureKind::OfficeTower
                | StructureKind::ParkingStructure
                | StructureKind::House
        );
        let sun = crate::light::to_sun(plan.setting.time);
        let level = Vec3::new(sun.x, 0.0, sun.z);
        Self {
            hero,
            height,
            adjoins,
            cleared_left: plan.clears_left(),
            avenue: [hero.x[1], hero.x[1] + AVENUE_M + 2.0 * AVENUE_WALK_M],
            square: if plan.setting.place == Place::Plaza {
                Rect::new(hero.x[0] - 56.0, hero.x[1], STREET_GAP_M, 86.0)
            } else {
                Rect::new(hero.x[0] - 6.4, hero.x[1], STREET_GAP_M, 62.0)
            },
            to_sun: level.normalize_or(Vec3::Z),
            sun_rise: (sun.y / level.length().max(1e-3)).max(0.0),
            character,
            place: plan.setting.place,
            back: (2.0 * height - 90.0).max(0.0),
            kind: plan.structure.kind,
        }
    }

    /// The greatest height that something on `rect` may have so that a low sun still reaches all but the foot of the
    /// hero's front: locations are chosen for that.
    pub fn sun_ceiling(&self, rect: &Rect) -> f32 {
        if self.sun_rise <= 0.0 || self.sun_rise > 1.2 {
            return f32::INFINITY;
        }
        let side = Vec3::new(-self.to_sun.z, 0.0, self.to_sun.x);
        let corners = [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(i, j)| Vec3::new(rect.x[i], 0.0, rect.z[j]));
        let hero = [
            Vec3::new(self.hero.x[0], 0.0, 0.0),
            Vec3::new(self.hero.x[1], 0.0, 0.0),
            Vec3::new(self.hero.x[1], 0.0, self.hero.z[0]),
        ];
        let extent = |points: &[Vec3], axis: Vec3| {
            points
                .iter()
                .map(|p| p.dot(axis))
                .fold([f32::INFINITY, f32::NEG_INFINITY], |e, d| [e[0].min(d), e[1].max(d)])
        };
        let (lot, aim) = (extent(&corners, side), extent(&hero, side));
        let distance = extent(&corners, self.to_sun)[0] - extent(&hero, self.to_sun)[1];
        if lot[1] < aim[0] || lot[0] > aim[1] || distance < -1.0 {
            return f32::INFINITY;
        }
        distance.max(0.0) * self.sun_rise + 0.22 * self.height
    }

    /// Whether a tall thing at a place would stand between the usual cameras and the hero.
    pub fn in_view(&self, x: f32, z: f32) -> bool {
        // Between azimuths 10 and 42 degrees about the hero's front, nearer than 80 m.
        let p = Vec3::new(x, 0.0, z);
        let spans = |corner: Vec3| {
            let d = p - corner;
            [d.dot(Vec3::new(-cos(0.175), 0.0, sin(0.175))) < 0.0, d.dot(Vec3::new(cos(0.73), 0.0, -sin(0.73))) < 0.0]
        };
        let left = spans(Vec3::new(self.hero.x[0], 0.0, 0.0))[0];
        let right = spans(Vec3::new(self.hero.x[1], 0.0, self.hero.z[0]))[1];
        z > -0.5 && z < 80.0 && left && right
    }
}
