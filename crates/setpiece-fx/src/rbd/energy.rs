//! The account of energy: it may only fall, but for what the event itself puts in at once (kicks, a push). An earthquake puts
//! energy in all the time, which counts as a rise here.

use super::sim::Sim;
use super::world::GRAVITY;

/// Energies in joules.
#[derive(Clone, Copy, Debug, Default)]
pub struct Energy {
    /// Potential energy of the structure at rest, above the ground.
    first: f64,
    /// Least so far, the event's own part taken off.
    least: f64,
    /// What the event put in: kicks, pushes.
    pub given: f64,
    /// Greatest rise over an earlier least, as a share of the first.
    pub rise: f64,
}

impl Sim<'_> {
    /// Potential and kinetic energy of all that is still there.
    pub(super) fn total_energy(&self) -> f64 {
        let mut sum = 0.0;
        for c in self.world.compounds.iter().filter(|c| !c.chunks.is_empty()) {
            let body = &self.world.engine.bodies[c.handle];
            if c.moves() {
                sum += f64::from(body.kinetic_energy())
                    + f64::from(c.mass) * f64::from(GRAVITY) * f64::from(body.center_of_mass().y);
            } else {
                for chunk in &c.chunks {
                    let piece = &self.broken.chunks[*chunk as usize];
                    let y = body.position().transform_point(piece.rest).y;
                    sum += f64::from(piece.mass_kg) * f64::from(GRAVITY) * f64::from(y);
                }
            }
        }
        if let Some(ball) = &self.world.ball {
            let body = &self.world.engine.bodies[ball.handle];
            sum +=
                f64::from(body.kinetic_energy()) + f64::from(ball.mass * GRAVITY * body.translation().y) - ball.brought;
        }
        sum
    }

    /// Books the energy after a step.
    pub(super) fn account(&mut self) {
        let now = self.total_energy() - self.energy.given;
        let e = &mut self.energy;
        if e.first == 0.0 {
            (e.first, e.least) = (now.abs().max(1.0), now);
        }
        if now.is_finite() {
            e.least = e.least.min(now);
            e.rise = e.rise.max((now - e.least) / e.first);
        }
    }
}
