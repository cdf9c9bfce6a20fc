//! Rigid bodies: how the chunks of a structure move once its event begins.
//!
//! The structure is a support graph: chunks joined by bonds. What hangs together moves as one compound body with one
//! convex hull per chunk; what is connected to the ground does not move at all. Overloaded bonds break, and a compound that
//! falls apart is split, its pieces keeping its motion. The engine solves contacts at about 100 Hz.
//!
//! What is overloaded is found in two ways. `stress` looks at every blow, in every step, by `sections` through whole compounds:
//! storeys that are crushed, blocks that crack. `strain` visits what stands, rests or hangs some twenty times a second and solves
//! for the stresses in every single bond (`lattice`, with `clusters` as its coarse level) against the limits that `bonds` sets
//! from the structure at rest: floors, balconies and corners whose support has gone.
//!
//! Of the plan only `structure`, `event`, `duration_s`, `fps` and `seed` are read.

mod bonds;
pub mod charge;
mod clusters;
mod elbow;
mod energy;
mod failure;
mod further;
mod graph;
mod hits;
mod hull;
mod impactor;
mod lattice;
mod limits;
mod meeting;
mod props;
mod record;
mod rest;
mod sections;
mod sim;
mod splitting;
mod story;
mod strain;
mod street;
mod strength;
mod stress;
mod sway;
mod ties;
mod topple;
mod world;

pub use record::SimulationReport;

use crate::Fractured;
use impactor::Impactor;
use props::Props;
use record::Recorder;
use setpiece_scene::{Scene, Take};
use setpiece_shot::{EventKind, Monitor, ShotPlan};
use sim::Sim;
use story::Story;

/// Steps a second, at least, and the same when a whole building lands in one.
const RATE: f64 = 96.0;
const RATE_TOPPLE: f64 = 120.0;

/// While a ball is faster than this, m/s, a step is taken in so many parts.
const FAST: f32 = 7.0;
const FINER: u32 = 4;
/// The same for a meteor.
const FASTER: (f32, u32) = (16.0, 8);
const FASTEST: (f32, u32) = (40.0, 16);
/// Time after a meteor's blow over which steps are as fine as for a ball, seconds.
const BURSTS: f64 = 0.6;

/// Moves the chunks of a fractured structure through the plan's event. `None` when `monitor` says to stop.
///
/// The take has one mover per chunk, in the chunks' order; after them the pieces that they break into, the props
/// (`Take::props`), the ball of an impact with its cable, and what is seen where bonds yield. It has a sample at every frame's
/// opening shutter and one after the last frame. Nothing moves before the event starts. Of the plan only `structure`,
/// `event`, `duration_s`, `fps` and
/// `seed` go in.
pub fn simulate(
    scene: &Scene,
    broken: &Fractured,
    plan: &ShotPlan,
    monitor: &dyn Monitor,
) -> Option<(Take, SimulationReport)> {
    let frames = plan.frame_count();
    let still = plan.event.kind == EventKind::None
        || broken.chunks.is_empty()
        || plan.event.start_s >= f64::from(frames) * plan.fps.frame_s();
    if still {
        monitor.report(frames, frames);
        let (mut take, report) =
            Recorder::new(scene, broken, frames + 1).finish(scene, broken, Vec::new(), plan.fps.frame_s());
        Props::new(&mut rapier3d::prelude::PhysicsWorld::new(), scene).join(&mut take);
        return Some((take, report));
    }
    let rate = if plan.event.kind == EventKind::Topple { RATE_TOPPLE } else { RATE };
    let steps = (rate * plan.fps.frame_s() - 0.01).ceil().max(1.0) as u32;
    let dt = plan.fps.frame_s() / f64::from(steps);
    let mut sim = Sim::new(scene, broken, plan, dt as f32, story::stack(scene, plan));
    sim.lean_towards(story::way(plan.event.direction));
    sim.blast = street::Blast::of(scene, plan);
    let strength = plan.event.strength.clamp(0.0, 1.0) as f32;
    match plan.event.kind {
        EventKind::Topple => sim.crushing = false,
        EventKind::Collapse => sim.crushing = sim.floored,
        EventKind::Implosion => sim.opening = -1.0,
        EventKind::Explosion => sim.ejection = 8.0 + 20.0 * strength,
        EventKind::Impact => sim.ejection = 10.0,
        _ => {}
    }
    let mut ball = (plan.event.kind == EventKind::Impact).then(|| Impactor::new(scene, broken, plan, frames + 1));
    let crater = ball.as_ref().and_then(Impactor::crater);
    let mut story = Story::of(scene, broken, &sim.sections, plan, crater);
    sim.crushing |= story.leans;
    for frame in 0..frames {
        if monitor.stopped() {
            return None;
        }
        for step in 0..steps {
            let time = (f64::from(frame) + f64::from(step) / f64::from(steps)) * plan.fps.frame_s();
            if time + 1e-6 >= plan.event.start_s {
                if let Some(ball) = &mut ball {
                    ball.launch(&mut sim.world);
                }
                sim.time = time as f32;
                // What is as fast as a ball must not sink in before it is seen.
                let parts = match sim.ball_speed() {
                    v if v > FASTEST.0 => FASTEST.1,
                    v if v > FASTER.0 => FASTER.1,
                    v if v > FAST => FINER,
                    // What a meteor has torn loose is as fast as an explosion's pieces, in the middle of the rest.
                    _ if crater.is_some() && time < plan.event.start_s + BURSTS => FINER,
                    _ => 1,
                };
                sim.set_step(dt as f32 / parts as f32);
                (0..parts).for_each(|_| sim.advance(&mut story));
            }
        }
        sim.record.close(frame + 1);
        sim.record.sample(&sim.broken, &sim.world, frame + 1);
        sim.world.props.sample(&sim.world.engine, frame + 1, frames + 1);
        if let Some(ball) = &mut ball {
            if ball.is_spent(sim.ball_speed()) {
                sim.burst_ball();
                ball.burst(frame + 1);
            }
            ball.sample(&sim.world, frame + 1);
        }
        monitor.report(frame + 1, frames);
    }
    sim.record.report.energy_rise = sim.energy.rise as f32;
    sim.record.report.at_rest = sim.at_rest();
    sim.record.report.quarantined = sim.world.quarantined;
    let elbows = std::mem::take(&mut sim.record.elbows);
    let further = sim.further.take(&mut sim.broken);
    let (mut take, report) = sim.record.finish(scene, broken, further, plan.fps.frame_s());
    sim.world.props.join(&mut take);
    if let Some(ball) = ball {
        ball.join(&mut take, scene);
    }
    elbows.into_iter().for_each(|elbow| elbow.join(&mut take, scene));
    Some((take, report))
}
