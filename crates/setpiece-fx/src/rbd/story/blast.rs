//! Explosions: what a charge's blast does to what stands around it.

use super::{Action, Teller, outward};
use crate::rbd::charge::{self, BLOWN, Charge};
use crate::rbd::sections::Family;
use crate::rbd::strength::{bears, cladding};
use glam::Vec3;
use setpiece_scene::{Chunk, PartKind, Substance};
use std::collections::BTreeMap;

/// How fast what stands like a pole turns over when its foot is blown from under it, rad/s.
const UPSET: f32 = 0.3;
/// How long a blast takes to travel a metre, seconds: slower than sound, so that a camera sees it travel.
const TRAVELS: f32 = 0.006;
/// Most that metal sheets and boards weigh, kg/m2.
const HOLLOW: f32 = 90.0;
/// Speeds, m/s, below which what lies stays, in a hall and in a building of storeys, below which what stands stays, and the
/// greatest.
const LIFTED: [f32; 2] = [3.5, 7.0];
const SWEPT: f32 = 1.6;
const FASTEST: f32 = 24.0;
/// How likely a charge breaks what would stay in one large piece: next to it, and less by so much a radius away.
const NEARBY: (f32, f32) = (1.1, 1.5);

/// Mass per area of a chunk's widest face, kg/m2. Metal sheets and boards are lighter than the solids that stand for them.
fn areal(chunk: &Chunk, substance: Substance) -> f32 {
    let thick = 2.0 * chunk.half().min_element().max(4e-3);
    let solid = (chunk.mass_kg / chunk.volume_m3.max(1e-6) * thick).max(4.0);
    if matches!(substance, Substance::Steel | Substance::Timber) { solid.min(HOLLOW) } else { solid }
}

impl Teller<'_> {
    /// A charge goes off: near it everything is torn apart, farther off its pressure throws outer walls out in sheets, lifts
    /// roofs and floors from below, and sweeps partitions away.
    ///
    /// What a blast gives a panel is its impulse per area over the panel's mass per area; the impulse falls with the distance
    /// (Hopkinson and Cranz). Light cladding flies, heavy walls fall out, frames stay where they are not cut.
    pub(super) fn explode(&mut self) {
        let storey = self.origin();
        let height = self.sections.planes.iter().find(|p| p.family == Family::Storey(storey)).map_or(1.5, |p| p.offset);
        let floors = charge::floored(self.scene);
        let charge = charge::place(self.scene, self.plan, height, &mut self.rng);
        self.tear(charge, height);
        if self.strength() > 0.5 && floors {
            self.fail_storey(storey, Vec3::Z, 0.5, 0.35);
            self.crack(Family::AlongX, 0.9);
        }
    }

    /// What a charge does that goes off at a height of the structure.
    pub(super) fn tear(&mut self, Charge { position: center, radius }: Charge, height: f32) {
        let floors = charge::floored(self.scene);
        for i in 0..self.broken.bonds.len() as u32 {
            let b = &self.broken.bonds[i as usize];
            let d = b.center.distance(center) / radius;
            let of = |c: u32| (self.broken.chunks[c as usize].part, self.broken.chunks[c as usize].cluster);
            // Farther from the charge it is larger pieces that come off.
            let likely = if of(b.a) == of(b.b) { NEARBY.0 - NEARBY.1 * d } else { 1.15 - 0.7 * d };
            if d < 1.0 && self.rng.chance(likely.clamp(0.0, 1.0)) {
                self.at(0.012 * d, Action::Cut(i));
            }
        }
        let mut sheets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (i, chunk) in self.broken.chunks.iter().enumerate() {
            let part = &self.scene.parts[chunk.part as usize];
            if cladding(part.kind) {
                sheets.entry(part.sheet).or_default().push(i as u32);
            } else {
                self.blow(i as u32, center, radius, floors);
            }
        }
        for (_, chunks) in sheets {
            self.blow_sheet(&chunks, center, radius);
        }
        for part in 0..self.scene.parts.len() as u32 {
            let d = self.center(part).distance(center) / radius;
            let kind = self.scene.parts[part as usize].kind;
            let reach = if floors { 0.8 } else { 2.2 };
            if bears(kind) && d < reach {
                self.at(0.02 + 0.1 * d, Action::Fail(part));
            }
        }
        if !floors && charge::pole(self.scene) && height < 0.5 * self.scene.layout.hero.size().y {
            // What stands like a pole falls to the side of its foot that is gone.
            let hero = self.scene.layout.hero;
            let sweep = (center - hero.center()).with_y(0.0).normalize_or(Vec3::X);
            let foot = hero.center().with_y(height);
            self.at(0.05, Action::Upset(foot, Vec3::Y.cross(sweep) * UPSET, height + radius));
        }
    }

    /// Impulse of the blast per area, Pa s, at a distance in units of the charge's radius.
    fn blast(&self, d: f32) -> f32 {
        charge::impulse(self.strength(), d)
    }

    /// The blast meets one chunk that is no cladding.
    fn blow(&mut self, chunk: u32, center: Vec3, radius: f32, floors: bool) {
        let piece = &self.broken.chunks[chunk as usize];
        let kind = self.scene.parts[piece.part as usize].kind;
        let away = piece.rest - center;
        let d = away.length() / radius;
        let is_frame = bears(kind) || kind == PartKind::Beam;
        let reach = if floors { 1.0 } else { 2.0 };
        if d > BLOWN || (is_frame && d > reach) {
            return;
        }
        let lies = matches!(kind, PartKind::Slab | PartKind::Balcony | PartKind::RoofPlant);
        // What lies below is pressed on its bed.
        if lies && away.y < 0.0 {
            return;
        }
        let speed = self.blast(d) / areal(piece, self.scene.parts[piece.part as usize].substance);
        let needs = if lies { LIFTED[usize::from(floors)] } else { SWEPT };
        if d > 1.0 && speed < needs {
            return;
        }
        let normal = if lies { Vec3::Y } else { Vec3::ZERO };
        let out = (away.normalize_or_zero() + normal).normalize_or(Vec3::Y);
        let speed = speed.min(FASTEST) * self.rng.range(0.7, 1.15);
        let turn = (0.25 * speed).min(5.0);
        let spin = Vec3::new(self.rng.range(-turn, turn), self.rng.range(-turn, turn), self.rng.range(-turn, turn));
        let t = 0.004 + TRAVELS * d * radius;
        if d > 1.0 {
            self.at(t, Action::Crumble(chunk));
        }
        self.at(t + 0.002, Action::Kick(chunk, out * speed, spin));
    }

    /// The blast meets a sheet of the outer wall: it goes as one, outwards, turning about its lower or upper edge.
    fn blow_sheet(&mut self, chunks: &[u32], center: Vec3, radius: f32) {
        let (mut mass, mut rest, mut speed) = (0.0, Vec3::ZERO, 0.0);
        for c in chunks {
            let piece = &self.broken.chunks[*c as usize];
            let d = piece.rest.distance(center) / radius;
            mass += piece.mass_kg;
            rest += piece.rest * piece.mass_kg;
            speed += piece.mass_kg
                * (self.blast(d) / areal(piece, self.scene.parts[piece.part as usize].substance)).min(FASTEST);
        }
        (rest, speed) = (rest / mass.max(1e-6), speed / mass.max(1e-6));
        if speed < SWEPT {
            return;
        }
        let hero = self.scene.layout.hero;
        let outward = outward(&hero, rest);
        let away = (rest - center).normalize_or_zero();
        let v = (outward + 0.6 * away + Vec3::Y * 0.12).normalize_or(outward) * speed * self.rng.range(0.8, 1.15);
        let turn = if self.rng.chance(0.7) { 1.0 } else { -1.0 } * self.rng.range(0.1, 0.3) * speed.min(8.0);
        let spin = outward.cross(Vec3::Y) * turn + Vec3::Y * self.rng.range(-0.4, 0.4);
        let t = 0.004 + TRAVELS * rest.distance(center);
        self.at(t, Action::Fail(self.broken.chunks[chunks[0] as usize].part));
        for c in chunks {
            self.at(t + 0.002, Action::Kick(*c, v, spin));
        }
    }
}
