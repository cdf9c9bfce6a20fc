//! A bridge of masonry arches: a pier is undermined, and what leaned on it comes down arch by arch.
//!
//! An arch stands by its thrust (Heyman 1966, "The stone skeleton"). When the pier between two of them goes, both lose it, and
//! since thin piers are built for thrust from both sides, the next go over in turn: the failure runs along the bridge
//! from where it began. What falls is loose stones and lengths of road, no strip.

use super::{Action, Teller};
use setpiece_scene::{PartKind, Substance};
use setpiece_shot::{Origin, StructureKind};

/// How fast the failure runs along it, m/s, without strength of the event and with all of it.
const RUNS: [f32; 2] = [18.0, 38.0];
/// Share of the height up to which the foot of a pier gives way.
const FOOT: f32 = 0.24;
/// How often joints open: between stones of arches and walls, within them, and in road and parapets.
const OPENS: [f32; 3] = [0.8, 0.33, 0.5];
/// Time in which the joints of one place open, seconds.
const OPENING: f32 = 0.45;

impl Teller<'_> {
    /// Whether the structure is a bridge that stands by its arches.
    pub(super) fn arched(&self) -> bool {
        let masonry = |s: Substance| matches!(s, Substance::Stone | Substance::Brick);
        self.plan.structure.kind == StructureKind::Bridge
            && self.scene.parts.iter().any(|p| p.kind == PartKind::Facade && masonry(p.substance))
    }

    /// Its arches come down one after the other.
    pub(super) fn fall_in(&mut self) {
        let hero = self.scene.layout.hero;
        let (half, high) = (0.5 * hero.size().x, hero.size().y);
        let from = hero.center().x
            + match self.plan.event.origin {
                Origin::Left => -0.6 * half,
                Origin::Right => 0.6 * half,
                _ => self.rng.range(-0.25, 0.25) * half,
            };
        let speed = RUNS[0] + (RUNS[1] - RUNS[0]) * self.strength();
        let reaches = |x: f32| (x - from).abs() / speed;
        let foot = hero.min.y + FOOT * high;
        for (i, chunk) in self.broken.chunks.iter().enumerate() {
            if chunk.rest.y < foot {
                // One side of a pier goes before the other: it leans as it sinks.
                let t = reaches(chunk.rest.x) + self.rng.range(0.0, 0.12);
                self.at(t, Action::GiveWay(i as u32));
            }
        }
        for i in 0..self.broken.bonds.len() as u32 {
            let b = &self.broken.bonds[i as usize];
            let parts = [b.a, b.b].map(|c| self.broken.chunks[c as usize].part);
            let is_wall = parts.iter().any(|p| self.scene.parts[*p as usize].kind == PartKind::Facade);
            let opens = match (is_wall, parts[0] == parts[1]) {
                (true, false) => OPENS[0],
                (true, true) => OPENS[1],
                _ => OPENS[2],
            };
            if self.rng.chance(opens) {
                let t = reaches(b.center.x) + self.rng.range(0.05, OPENING);
                self.at(t, Action::Cut(i));
            }
        }
    }
}
