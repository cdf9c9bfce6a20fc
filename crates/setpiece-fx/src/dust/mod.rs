//! The flow of dust: an incompressible, dust-laden gas around falling pieces.
//!
//! Falling floors push the air out between them (`bodies`), crushing makes dust (`sources`), the dust weighs on the
//! air that carries it (`flow`) and is carried without loss (`transport`). The result is the course of a real
//! collapse: jets from the windows of the storeys that close, a cloud that falls rather than rises, and a front that
//! rolls out over the street. Where a charge goes off, burning gas shares the air with the dust (`blast`, `combustion`).

mod blast;
mod bodies;
mod combustion;
mod embers;
mod flow;
mod grid;
mod meteor;
mod pressure;
mod sources;
mod transport;
mod velocity;
mod wide;

use crate::rbd::charge;
use blast::Blast;
use bodies::{Bodies, Cover};
use flow::Flow;
use grid::{Grid, openness};
use meteor::Meteor;
use setpiece_scene::{Chunk, Density, Scene, Take};
use setpiece_shot::{EventKind, Monitor, ShotPlan};
use sources::Sources;
use transport::Dust;

/// Longest step of the flow in seconds.
const LONGEST_STEP: f64 = 1.0 / 22.0;
/// Extinction that counts as none in what is handed over, 1/m.
const LEAST: f32 = 4e-3;

/// Fastest air around a charge, m/s.
const FASTEST_BLAST: f32 = 60.0;

/// How finely the flow is solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// As pictures show it.
    Whole,
    /// For previews: the same dust from the same sources on cells of nearly twice the edge.
    Draft,
}

/// What the flow was like.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DustReport {
    /// Cells of the velocity grid, 0 when there was nothing to solve.
    pub cells: usize,
    /// Edge of a voxel of dust in metres.
    pub voxel_m: f32,
    /// Steps solved.
    pub steps: u32,
    /// Square metres of dust set free (extinction integrated over volume).
    pub released_m2: f64,
    /// Square metres of dust in the air at the end.
    pub aloft_m2: f64,
    /// Fastest air in m/s.
    pub fastest_mps: f32,
    /// Greatest extinction in 1/m.
    pub densest_per_m: f32,
    /// Greatest relative divergence left after a pressure solve.
    pub divergence: f64,
}

/// Simulates the dust of a take. Calls `emit` once per frame of the shot, in order, with the dust at the frame's opening
/// time. None when the monitor stopped it.
pub fn simulate(
    scene: &Scene,
    plan: &ShotPlan,
    take: &Take,
    chunks: &[Chunk],
    detail: Detail,
    monitor: &dyn Monitor,
    emit: &mut dyn FnMut(u32, Density),
) -> Option<DustReport> {
    let frames = plan.frame_count();
    let mut report = DustReport::default();
    let meteor = Meteor::of(plan, take);
    let burns = plan.event.kind == EventKind::Explosion || meteor.is_some();
    if plan.look.dust <= 0.0 && !burns || take.motion.samples < 2 || chunks.is_empty() {
        for frame in 0..frames {
            if monitor.stopped() {
                return None;
            }
            emit(frame, Density::empty());
            monitor.report(frame + 1, frames);
        }
        return Some(report);
    }
    let fire = match &meteor {
        Some(meteor) => Some(Grid::room_of_fire(meteor.burst().0).union(&meteor.room())),
        None => charge::of(scene, plan).map(Grid::room_of_fire),
    };
    let grid = Grid::of(scene, plan, fire, detail);
    let open = openness(&grid, &scene.colliders);
    let bodies = Bodies::new(chunks, &grid);
    let mut sources = Sources::new(scene, plan, take, chunks);
    let mut cover = Cover::new(&grid);
    let mut dust = Dust::new(&grid);
    let cell_m3 = f64::from(grid.voxel()).powi(3);
    report.cells = grid.n.iter().product();
    report.voxel_m = grid.voxel();
    let mut flow = Flow::new(grid, open, scene.air.wind, plan.seed);
    let frame_s = plan.fps.frame_s();
    let steps = (frame_s / LONGEST_STEP).ceil().max(1.0) as u32;
    let dt = (frame_s / f64::from(steps)) as f32;
    let mut blast = Blast::of(scene, plan, take, chunks, &flow.grid, meteor);
    if blast.is_some() {
        flow.limit = FASTEST_BLAST;
    }
    let mut started = false;
    for frame in 0..frames {
        if monitor.stopped() {
            return None;
        }
        emit(frame, hand_over(&flow.grid, &dust, blast.as_ref(), frame, &mut report));
        monitor.report(frame + 1, frames);
        if frame + 1 == frames {
            break;
        }
        let mut puffs = sources.of_frame(frame);
        let (mut steps, mut dt) = (steps, dt);
        if let Some(blast) = &blast {
            puffs.extend(blast.dust_of_frame(frame));
            started |= blast.has_begun(frame);
            steps *= blast.finer(frame);
            dt = (frame_s / f64::from(steps)) as f32;
        }
        started |= !puffs.is_empty();
        if !started {
            continue;
        }
        for puff in &mut puffs {
            puff.amount /= steps as f32;
        }
        bodies.deposit(&flow.grid, take, frame, frame_s as f32, &mut cover);
        for step in 0..steps {
            flow.swell.fill(0.0);
            report.released_m2 += sources::add(&flow.grid, &flow.open, &mut dust, &mut flow.swell, &puffs);
            if let Some(blast) = &mut blast {
                let from = frame as f32 * frame_s as f32 + step as f32 * dt;
                blast.feed(&flow.grid, &flow.open, from, from + dt);
                blast.gas.burn(&flow.grid, &mut flow.burning, dt);
            }
            let left = flow.step(&cover, &dust, dt);
            dust.advance(&flow.grid, &flow.u, &flow.open, dt);
            if let Some(blast) = &mut blast {
                blast.gas.advance(&flow.grid, &flow.u, &flow.open, &flow.burning, dt);
            }
            report.divergence = report.divergence.max(left);
            report.steps += 1;
        }
        report.fastest_mps = report.fastest_mps.max(flow.fastest());
    }
    report.aloft_m2 = dust.total() * cell_m3;
    Some(report)
}

fn hand_over(grid: &Grid, dust: &Dust, blast: Option<&Blast<'_>>, frame: u32, report: &mut DustReport) -> Density {
    let mut packed = match blast {
        Some(blast) if !blast.gas.is_empty() => blast.gas.pack(grid, dust, LEAST),
        _ if dust.is_empty() => Density::empty(),
        _ => dust.pack(grid, LEAST),
    };
    if let Some(blast) = blast {
        let sparks = blast.sparks(frame);
        if packed.fire.is_some() || !sparks.is_empty() {
            let fire = packed.fire.get_or_insert_default();
            (fire.flares, fire.embers) = (sparks.flares, sparks.embers);
        }
    }
    report.densest_per_m = report.densest_per_m.max(packed.full);
    packed
}
