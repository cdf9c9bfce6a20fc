//! glTF 2.0: one `.glb`, or `.gltf` with its numbers beside it in a `.bin`.
//!
//! Poses are keys of node animations in seconds from frame 1001; what is not there at a time has a scale of nothing.
//! Nodes cannot be instanced with motion of their own in numbers, so every piece of debris is a node. The document is
//! made of a few plain structures (`document.rs`) that are serialised at once.

mod builder;
mod data;
mod document;
mod look;

use crate::exchange::{Exchange, ExchangeFacts, Watch};
use crate::file::stream_atomically;
use builder::Builder;
use document::{Asset, Buffer, Document, SceneRoot};
use serde_json::json;
use setpiece_shot::{Diagnostic, FIRST_FRAME, Monitor, Result};
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;

/// Writes a shot as `.glb`, or as `.gltf` with a `.bin` beside it, by the ending of the path.
///
/// # Errors
/// When a file cannot be written, the numbers are more than 4 GB, a pose is not finite, or the user stops it.
pub fn write_gltf(path: &Path, shot: &Exchange<'_>, monitor: &dyn Monitor) -> Result<ExchangeFacts> {
    let place = |d: Diagnostic| d.at(path.display().to_string());
    shot.check().map_err(place)?;
    let mut watch = Watch::new(shot, monitor);
    let mut builder = Builder::new(shot);
    if builder.build(&mut watch).is_err() {
        return Err(Diagnostic::work("stopped").help("run the same command again"));
    }
    let mut facts = builder.facts;
    if builder.data.length() > u64::from(u32::MAX / 2) {
        return Err(place(Diagnostic::work("the scene is too large for a glTF file").help("export --usd instead")));
    }
    let apart = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("gltf"));
    let binary = path.with_extension("bin");
    let uri = apart.then(|| encoded(binary.file_name().unwrap_or_default()));
    let (json, pieces) = document(shot, builder, uri)?;
    if apart {
        facts.bytes = stream_atomically(&binary, |out| pieces.iter().try_for_each(|p| out.write_all(p)))?;
        facts.bytes += stream_atomically(path, |out| out.write_all(&json))?;
    } else {
        facts.bytes = stream_atomically(path, |out| glb(out, json, &pieces))?;
    }
    Ok(facts)
}

/// The JSON text and the bytes of the buffer.
fn document(shot: &Exchange<'_>, builder: Builder<'_>, uri: Option<String>) -> Result<(Vec<u8>, Vec<Vec<u8>>)> {
    let materials = look::materials(shot);
    let mut extensions_used = vec!["KHR_lights_punctual"];
    if materials.iter().any(|m| m.get("extensions").is_some()) {
        extensions_used.push("KHR_materials_emissive_strength");
    }
    if builder.zooms() {
        extensions_used.push("KHR_animation_pointer");
    }
    let Builder { nodes, meshes, animation, data, .. } = builder;
    let (accessors, buffer_views, pieces) = data.finish();
    let byte_length = pieces.iter().map(Vec::len).sum::<usize>() as u32;
    let extras = json!({
        "brief": shot.brief,
        "frames_per_second": shot.fps.to_string(),
        "first_frame": FIRST_FRAME,
        "frames": shot.frames(),
        "resolution": shot.size,
        "kcd_per_m2_of_one": 1.0 / f64::from(shot.exposure),
    });
    let document = Document {
        asset: Asset { version: "2.0", generator: shot.software },
        extensions_used,
        extensions: json!({ "KHR_lights_punctual": { "lights": look::lights(shot) } }),
        scene: 0,
        scenes: vec![SceneRoot { name: "Shot", nodes: [0], extras }],
        nodes,
        cameras: vec![look::camera(shot)],
        materials,
        meshes,
        animations: if animation.channels.is_empty() { Vec::new() } else { vec![animation] },
        accessors,
        buffer_views,
        buffers: vec![Buffer { byte_length, uri }],
    };
    let json = serde_json::to_vec(&document)
        .map_err(|e| Diagnostic::work(format!("the glTF document cannot be written: {e}")))?;
    Ok((json, pieces))
}

/// One file of two chunks (glTF 2.0, section 4.4).
fn glb(out: &mut dyn Write, mut json: Vec<u8>, pieces: &[Vec<u8>]) -> io::Result<()> {
    json.resize(json.len().next_multiple_of(4), b' ');
    let binary = pieces.iter().map(Vec::len).sum::<usize>();
    let total = 12 + 8 + json.len() + 8 + binary;
    let number = |n: usize| u32::try_from(n).map(u32::to_le_bytes).map_err(|_| io::Error::other("more than 4 GB"));
    out.write_all(b"glTF")?;
    out.write_all(&2_u32.to_le_bytes())?;
    out.write_all(&number(total)?)?;
    out.write_all(&number(json.len())?)?;
    out.write_all(b"JSON")?;
    out.write_all(&json)?;
    out.write_all(&number(binary)?)?;
    out.write_all(b"BIN\0")?;
    pieces.iter().try_for_each(|p| out.write_all(p))
}

/// A file name as a relative URI.
fn encoded(name: &OsStr) -> String {
    let mut out = String::new();
    for byte in name.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_become_uris() {
        assert_eq!(encoded(OsStr::new("my shot é.bin")), "my%20shot%20%C3%A9.bin");
    }
}
