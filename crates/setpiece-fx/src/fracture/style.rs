//! How a part breaks: by what it is made of, into which pieces, and what its breaks look like.
//!
//! Concrete breaks into clustered cells of uneven size; brickwork along its joints; cut stone into blocks; glass along
//! rays and chords; timber into splinters along the grain; steel bends, so bars are only cut into lengths that can hinge,
//! and sheet tears into strips. Plates are cut through their whole thickness, bars across, blocks in all directions.

use super::bonds::{Joint, within};
use super::cell::Cell;
use super::frame::Frame;
use super::masonry::{Coursing, toothed};
use super::seeds::{Field, MOST, counts};
use super::warp::{Relief, Warp};
use super::{blocks, pane, voronoi};
use glam::DVec3;
use setpiece_scene::{MaterialId, Part, PartKind, Pattern, Scene, Substance};
use setpiece_shot::Rng;

/// Cells of the ground storey's columns and walls, which are crushed first, are finer by this factor.
const GROUND_FINER: f64 = 0.7;

/// Brickwork falls to smaller pieces than concrete.
const BRICK_FINER: f64 = 0.86;

/// How a part breaks.
#[derive(Clone, Debug)]
enum Style {
    /// Not at all.
    Whole,
    /// Clustered cells with relief.
    Lumps(Relief),
    /// Cells whose seen cuts follow the joints.
    Bricks(Coursing),
    /// Boxes between joints.
    Blocks(Coursing),
    /// Shards.
    Shards,
    /// Cells that are long along an axis: which, and by how much.
    Long(usize, f64, Relief),
    /// Lengths of a bar.
    Lengths(Relief),
}

/// What is seen at the cuts.
#[derive(Clone, Debug)]
pub enum Look {
    /// The flat cuts.
    Flat,
    /// Cuts in relief; whether each is shared by just two pieces.
    Relief(Warp, bool),
    /// These polygons instead of each piece's own.
    Toothed(Vec<Cell>),
}

/// A part in pieces.
pub struct Pieces {
    /// The pieces, convex.
    pub cells: Vec<Cell>,
    /// The cluster of each, from 0.
    pub clusters: Vec<u32>,
    /// Where they meet.
    pub joints: Vec<Joint>,
    /// What is seen at the cuts.
    pub look: Look,
}

impl Pieces {
    /// One piece.
    pub fn whole(cell: Cell) -> Self {
        Self { cells: vec![cell], clusters: vec![0], joints: Vec::new(), look: Look::Flat }
    }
}

/// Timber so much wider than it is thick is boarding.
const BOARDED: f64 = 8.0;

/// Size of the cells in metres, when chunks are `coarser` than wanted.
fn size(part: &Part, coarser: f64) -> f64 {
    let crushed = matches!(part.kind, PartKind::Column | PartKind::CoreWall) && part.storey <= 0;
    let brick = part.substance == Substance::Brick;
    f64::from(part.chunk_m) * coarser * if crushed { GROUND_FINER } else { 1.0 } * if brick { BRICK_FINER } else { 1.0 }
}

fn is_whole(part: &Part) -> bool {
    part.chunk_m <= 0.0 || !part.chunk_m.is_finite() || part.visual.is_some()
}

/// About how many pieces a part breaks into when chunks are `coarser` than wanted.
pub fn estimate(part: &Part, frame: Option<&Frame>, coarser: f64) -> usize {
    let Some(frame) = frame else { return 1 };
    if is_whole(part) {
        return 1;
    }
    let size = size(part, coarser);
    let grid = grid(frame, size);
    match part.substance {
        Substance::Glass => shards(frame, size),
        Substance::Timber => (2 * grid).min(MOST),
        Substance::Steel if frame.extent[2] > 0.06 => counts(frame, size)[frame.longest()].min(MOST),
        Substance::Steel => (2 * grid).min(MOST),
        // Some blocks come singly.
        Substance::Stone => grid * 7 / 4,
        _ => grid,
    }
}

fn grid(frame: &Frame, size: f64) -> usize {
    counts(frame, size).iter().product::<usize>().min(MOST)
}

/// How many shards a pane gives.
fn shards(frame: &Frame, size: f64) -> usize {
    (1.7 * frame.extent[0] * frame.extent[1] / (size * size)).clamp(4.0, 60.0) as usize
}

fn style(scene: &Scene, part: &Part, frame: &Frame, size: f64) -> Style {
    let shown = part.shape.faces.get(frame.face).and_then(|f| scene.materials.get(f.material.0 as usize));
    let mut across = frame.extent;
    across.sort_by(f64::total_cmp);
    let thinnest = across[0];
    let lumps = |steep: f64, spall: f64| {
        // Waves are shorter than a bar is thick.
        let wave = (0.42 * size).min(1.3 * across[1]).clamp(0.08, 0.5);
        Style::Lumps(Relief { wave, steep, octaves: 4, spall: spall.min(0.2 * thinnest), grain: None, edge: 1.0 })
    };
    match part.substance {
        Substance::Glass => Style::Shards,
        Substance::Timber => {
            let k = frame.longest();
            let grain = Some((frame.axes[k], 14.0, (0.5 * frame.extent[k] / 3.0).min(0.09)));
            let wave = (0.5 * thinnest).clamp(0.012, 0.05);
            // Boarding breaks across its boards, a beam along its grain.
            let squeeze = if across[1] > BOARDED * thinnest { 0.45 } else { 0.2 };
            Style::Long(k, squeeze, Relief { wave, steep: 0.10, octaves: 2, spall: 0.0, grain, edge: 0.3 })
        }
        Substance::Steel if frame.extent[2] <= 0.06 => {
            // Ridges run along the first axis of the pattern's plane, which is never y.
            let ridged = shown.is_some_and(|m| m.pattern == Pattern::Corrugated);
            let k = if ridged && frame.axes[0].y.abs() > 0.7 { 1 } else { 0 };
            let relief = Relief { wave: 0.22, steep: 0.16, octaves: 3, spall: 0.0, grain: None, edge: 0.9 };
            Style::Long(k, 0.25, relief)
        }
        Substance::Steel => {
            Style::Lengths(Relief { wave: 0.05, steep: 0.12, octaves: 2, spall: 0.0, grain: None, edge: 0.7 })
        }
        Substance::Brick => match Coursing::of(frame, shown, false) {
            Some(coursing) => Style::Bricks(coursing),
            None => lumps(0.09, 0.018),
        },
        Substance::Stone => match Coursing::of(frame, shown, true) {
            Some(coursing) => Style::Blocks(coursing),
            None => lumps(0.09, 0.02),
        },
        Substance::Plaster | Substance::Soft => lumps(0.10, 0.012),
        Substance::Concrete | Substance::Soil => lumps(0.17, 0.03),
    }
}

/// Breaks a part, with chunks `coarser` than wanted.
pub fn pieces(scene: &Scene, part: &Part, frame: Option<&Frame>, coarser: f64, rng: &mut Rng) -> Pieces {
    let whole = Cell::whole(&part.shape);
    let Some(frame) = frame else { return Pieces::whole(whole) };
    let size = size(part, coarser);
    let style = if is_whole(part) { Style::Whole } else { style(scene, part, frame, size) };
    let count = estimate(part, Some(frame), coarser);
    let salt = rng.next_u64() as u32;
    let thinnest = frame.extent.iter().fold(f64::INFINITY, |a, b| a.min(*b));
    let warp = |relief: Relief| Warp::new(&part.shape, relief, thinnest, salt);
    let spread = counts(frame, size).map(|n| n > 1);
    match style {
        Style::Whole => Pieces::whole(whole),
        Style::Shards => from_planes(whole.clone(), pane::shards(&whole, frame, count, rng), Look::Flat),
        Style::Blocks(coursing) => {
            let relief = Relief { wave: 0.22, steep: 0.06, octaves: 3, spall: 0.012, grain: None, edge: 1.2 };
            let look = Look::Relief(warp(relief), false);
            from_planes(whole.clone(), blocks::pieces(&whole, &coursing, size, rng), look)
        }
        Style::Lumps(relief) => {
            let field = field(part, frame, [1.0; 3], spread, size, salt);
            from_seeds(&whole, &field, grid(frame, size), rng, |_| Look::Relief(warp(relief), true))
        }
        Style::Bricks(coursing) => {
            let field = field(part, frame, [1.0; 3], spread, size, salt);
            from_seeds(&whole, &field, count, rng, |seeds| Look::Toothed(toothed(&whole, &coursing, seeds, salt)))
        }
        Style::Long(k, squeeze, relief) => {
            let mut stretch = [1.0; 3];
            stretch[k] = squeeze;
            let free = [0, 1, 2].map(|a| spread[a] || a == k || frame.extent[a] > 0.07);
            let field = Field { oblique: 0.05, ..field(part, frame, stretch, free, size, salt) };
            from_seeds(&whole, &field, count, rng, |_| Look::Relief(warp(relief), true))
        }
        Style::Lengths(relief) => {
            let k = frame.longest();
            let at = |i: usize, rng: &mut Rng| {
                let mut share = [0.5; 3];
                share[k] = (i as f64 + 0.5 + f64::from(rng.range(-0.2, 0.2))) / count as f64;
                frame.at(share)
            };
            let seeds: Vec<DVec3> = (0..count).map(|i| at(i, rng)).collect();
            let clusters = (0..count as u32).collect();
            build(&whole, frame, [1.0; 3], seeds, clusters, |_| Look::Relief(warp(relief), true))
        }
    }
}

fn field<'a>(part: &'a Part, frame: &'a Frame, stretch: [f64; 3], free: [bool; 3], size: f64, seed: u32) -> Field<'a> {
    // Bars break aslant, plates nearly square.
    let oblique = if free.iter().filter(|f| **f).count() == 1 { 0.34 } else { 0.10 };
    Field { part, frame, stretch, free, size, oblique, seed }
}

fn from_seeds(
    whole: &Cell,
    field: &Field<'_>,
    count: usize,
    rng: &mut Rng,
    look: impl FnOnce(&[DVec3]) -> Look,
) -> Pieces {
    let seeds = field.seeds(count, rng);
    let clusters = field.clusters(&seeds, rng);
    build(whole, field.frame, field.stretch, seeds, clusters, look)
}

fn build(
    whole: &Cell,
    frame: &Frame,
    stretch: [f64; 3],
    seeds: Vec<DVec3>,
    clusters: Vec<u32>,
    look: impl FnOnce(&[DVec3]) -> Look,
) -> Pieces {
    let mut cells = if seeds.len() < 2 { Vec::new() } else { voronoi::cells(whole, frame, stretch, &seeds) };
    if cells.len() < 2 {
        return Pieces::whole(whole.clone());
    }
    let kept: Vec<DVec3> = cells.iter().map(|(i, _)| seeds[*i]).collect();
    let clusters = cells.iter().map(|(i, _)| clusters[*i]).collect();
    let cells: Vec<Cell> = cells.drain(..).map(|(_, cell)| cell).collect();
    let joints = within(cells.iter());
    let look = look(&kept);
    Pieces { cells, clusters, joints, look }
}

fn from_planes(whole: Cell, list: Vec<(Cell, u32)>, look: Look) -> Pieces {
    if list.len() < 2 {
        return Pieces::whole(whole);
    }
    let (cells, clusters): (Vec<Cell>, Vec<u32>) = list.into_iter().unzip();
    let joints = within(cells.iter());
    Pieces { cells, clusters, joints, look }
}

/// The relief of later cuts where the first ones follow joints or are flat, in a part this thin, metres.
pub fn rough(thinnest: f64) -> Relief {
    let wave = (1.3 * thinnest).clamp(0.08, 0.35);
    Relief { wave, steep: 0.1, octaves: 4, spall: (0.2 * thinnest).min(0.018), grain: None, edge: 1.0 }
}

/// What bars are made of, if the scene has such a material.
pub fn bar_material(scene: &Scene) -> Option<MaterialId> {
    scene.materials.iter().position(|m| m.pattern == Pattern::Rebar).map(|i| MaterialId(i as u16))
}
