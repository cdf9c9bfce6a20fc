//! USD: a layer in the text form, `.usda`, that Houdini, Blender, Maya, Unreal and usdview open.
//!
//! ```text
//! /Shot                  the default prim
//!   Materials            UsdPreviewSurface, one per material
//!   Prototypes           shapes that are placed often; seen only where they are referenced
//!   Set/<object>/item_N  what stands
//!   Hero/chunk_N         what breaks, N as in the mattes
//!   Debris/born_F        point instancers, one per frame of birth
//!   Camera, Lights
//! /Render/Settings       size of the picture and its camera
//! ```
//!
//! Time codes are frame numbers from 1001; sample i of the motion, the opening of the shutter of frame i, has the time
//! code 1001 + i, and one more sample closes the last frame.

mod movers;
mod set;
mod shape;
mod text;
mod view;

use crate::exchange::{Exchange, ExchangeFacts, Watch};
use crate::file::stream_atomically;
use setpiece_shot::{FIRST_FRAME, Monitor, Result};
use shape::Looks;
use std::io::{self, Write};
use std::path::Path;
use text::{Text, quoted};

/// The path of the default prim.
const ROOT: &str = "/Shot";

/// The time code of a sample.
fn time(sample: u32) -> u32 {
    FIRST_FRAME + sample
}

/// Writes a shot as `.usda`.
///
/// # Errors
/// When the file cannot be written, a pose is not finite, or the user stops it.
pub fn write_usd(path: &Path, shot: &Exchange<'_>, monitor: &dyn Monitor) -> Result<ExchangeFacts> {
    shot.check().map_err(|d| d.at(path.display().to_string()))?;
    let mut facts = ExchangeFacts::default();
    facts.bytes = stream_atomically(path, |out| fill(out, shot, monitor, &mut facts))?;
    Ok(facts)
}

fn fill(out: &mut dyn Write, shot: &Exchange<'_>, monitor: &dyn Monitor, facts: &mut ExchangeFacts) -> io::Result<()> {
    let mut watch = Watch::new(shot, monitor);
    let looks = Looks::of(shot);
    header(out, shot)?;
    let text = &mut Text::new(out);
    text.open("def Xform \"Shot\"", &["kind = \"assembly\"".to_owned()])?;
    looks.write(text, shot)?;
    text.open("class Scope \"Prototypes\"", &[])?;
    set::prototypes(text, shot, &looks, &mut watch)?;
    movers::prototypes(text, shot, &looks)?;
    text.close()?;
    facts.placed = set::write(text, shot, &looks, &mut watch)?;
    facts.chunks = movers::chunks(text, shot, &looks, &mut watch)?;
    facts.debris = movers::write_debris(text, shot, &mut watch)?;
    facts.shapes = shot.copies().iter().filter(|c| **c > 0).count() as u64 + facts.chunks;
    view::camera(text, shot)?;
    view::lights(text, shot)?;
    text.close()?;
    view::render_settings(text, shot)
}

fn header(out: &mut dyn Write, shot: &Exchange<'_>) -> io::Result<()> {
    let rate = shot.fps.per_second();
    let last = time(shot.frames() - 1);
    writeln!(out, "#usda 1.0")?;
    writeln!(out, "(")?;
    writeln!(out, "    {}", quoted(shot.brief))?;
    writeln!(out, "    customLayerData = {{")?;
    writeln!(out, "        string creator = {}", quoted(shot.software))?;
    writeln!(out, "        string framesPerSecond = \"{}\"", shot.fps)?;
    writeln!(out, "        double kilocandelaPerSquareMetreOfOne = {:e}", 1.0 / f64::from(shot.exposure))?;
    writeln!(out, "    }}")?;
    writeln!(out, "    defaultPrim = \"Shot\"")?;
    writeln!(out, "    metersPerUnit = 1")?;
    writeln!(out, "    upAxis = \"Y\"")?;
    writeln!(out, "    startTimeCode = {FIRST_FRAME}")?;
    writeln!(out, "    endTimeCode = {last}")?;
    writeln!(out, "    timeCodesPerSecond = {rate}")?;
    writeln!(out, "    framesPerSecond = {rate}")?;
    writeln!(out, "    renderSettingsPrimPath = \"/Render/Settings\"")?;
    writeln!(out, ")\n")
}
