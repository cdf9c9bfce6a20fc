//! What moves: a mesh for every chunk, and a point instancer for the debris that is born at one frame.
//!
//! A chunk goes by translation and rotation with keys where it moves. Thousands of pieces of debris go as instances of a
//! few shapes. Those of one instancer are born and gone together, so that its visibility hides them before and after,
//! and its keys begin with their birth: tools need know nothing of invisible instances.

use super::shape::Looks;
use super::text::{List, Text, Tuple, Turn};
use super::{ROOT, time};
use crate::exchange::{Exchange, Track, Watch};
use glam::Vec3;
use half::f16;
use setpiece_scene::{MeshId, Pose};
use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::io;

/// The path of a shape of debris.
fn prototype(mesh: MeshId) -> String {
    format!("{ROOT}/Prototypes/debris_{}", mesh.0)
}

/// The debris: movers after the chunks, with what is seen of their motion.
fn debris(shot: &Exchange<'_>) -> Vec<(usize, Track)> {
    let first = shot.take.chunks as usize;
    (first..shot.take.movers.len())
        .filter(|m| !shot.take.meshes[shot.take.movers[*m].mesh.0 as usize].triangles.is_empty())
        .filter_map(|m| Some((m, Track::of(shot.take, m)?)))
        .collect()
}

/// Writes the shapes of debris, as prims that are seen only where they are referenced.
pub(super) fn prototypes(text: &mut Text<'_>, shot: &Exchange<'_>, looks: &Looks) -> io::Result<()> {
    let mut meshes: Vec<MeshId> = debris(shot).iter().map(|(m, _)| shot.take.movers[*m].mesh).collect();
    meshes.sort_unstable();
    meshes.dedup();
    for mesh in meshes {
        text.open(format_args!("def Xform \"debris_{}\"", mesh.0), &[])?;
        looks.open_mesh(text, "shape", &shot.take.meshes[mesh.0 as usize])?;
        text.close()?;
        text.close()?;
    }
    Ok(())
}

/// Writes the chunks.
pub(super) fn chunks(
    text: &mut Text<'_>,
    shot: &Exchange<'_>,
    looks: &Looks,
    watch: &mut Watch<'_>,
) -> io::Result<u64> {
    let mut written = 0;
    text.open("def Xform \"Hero\"", &["kind = \"group\"".to_owned()])?;
    for m in 0..shot.take.chunks as usize {
        watch.step()?;
        let mover = &shot.take.movers[m];
        let mesh = &shot.take.meshes[mover.mesh.0 as usize];
        let Some(track) = Track::of(shot.take, m).filter(|_| !mesh.triangles.is_empty()) else { continue };
        looks.open_mesh(text, &format!("chunk_{m}"), mesh)?;
        if !track.always() {
            let seen = |there: bool| if there { "\"inherited\"" } else { "\"invisible\"" };
            text.samples("token visibility", track.switches().into_iter().map(|(s, there)| (time(s), seen(there))))?;
        }
        let places: Vec<_> = track.poses.iter().map(|p| Tuple(p.position.to_array())).collect();
        let turns: Vec<_> = track.poses.iter().map(|p| Turn(p.rotation)).collect();
        text.varying("double3 xformOp:translate", time(track.first), &places)?;
        text.varying("quatd xformOp:orient", time(track.first), &turns)?;
        let mut order = "\"xformOp:translate\", \"xformOp:orient\"".to_owned();
        if mover.scale != 1.0 {
            text.line(format_args!("float3 xformOp:scale = {}", Tuple([mover.scale; 3])))?;
            order.push_str(", \"xformOp:scale\"");
        }
        text.line(format_args!("uniform token[] xformOpOrder = [{order}]"))?;
        text.close()?;
        written += 1;
    }
    text.close()?;
    Ok(written)
}

/// A rotation as instancers hold it: half floats, the real part first.
struct HalfQuat(Pose);

impl Display for HalfQuat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let q = self.0.rotation;
        let short = [q.w, q.x, q.y, q.z].map(|x| {
            // Four digits behind the point are finer than a half float near 1.
            let x = f16::from_f32(x).to_f32();
            (x * 1e4).round() / 1e4
        });
        Tuple(short).fmt(f)
    }
}

/// Writes the debris.
pub(super) fn write_debris(text: &mut Text<'_>, shot: &Exchange<'_>, watch: &mut Watch<'_>) -> io::Result<u64> {
    let mut groups = BTreeMap::new();
    for (m, track) in debris(shot) {
        let together: &mut Vec<_> = groups.entry((track.born, track.gone)).or_default();
        together.push((m, track));
    }
    text.open("def Xform \"Debris\"", &["kind = \"group\"".to_owned()])?;
    let mut written = 0;
    for ((born, gone), pieces) in groups {
        let name = match gone {
            Some(gone) => format!("born_{}_gone_{}", time(born), time(gone)),
            None => format!("born_{}", time(born)),
        };
        instancer(text, shot, &name, &pieces)?;
        written += pieces.len() as u64;
        for _ in &pieces {
            watch.step()?;
        }
    }
    text.close()?;
    Ok(written)
}

fn instancer(text: &mut Text<'_>, shot: &Exchange<'_>, name: &str, pieces: &[(usize, Track)]) -> io::Result<()> {
    let movers = &shot.take.movers;
    let mut meshes: Vec<MeshId> = pieces.iter().map(|(m, _)| movers[*m].mesh).collect();
    meshes.sort_unstable();
    meshes.dedup();
    let track = &pieces[0].1;
    text.open(format_args!("def PointInstancer \"{name}\""), &[])?;
    if !track.always() {
        let seen = |there: bool| if there { "\"inherited\"" } else { "\"invisible\"" };
        text.samples("token visibility", track.switches().into_iter().map(|(s, there)| (time(s), seen(there))))?;
    }
    let targets = meshes.iter().map(|m| format!("<{ROOT}/Debris/{name}/shape_{}>", m.0));
    text.line(format_args!("rel prototypes = {}", List(targets)))?;
    let ids = pieces.iter().map(|(m, _)| *m);
    text.line(format_args!("int64[] ids = {}", List(ids)))?;
    let indices = pieces.iter().map(|(m, _)| meshes.binary_search(&movers[*m].mesh).unwrap_or(0));
    text.line(format_args!("int[] protoIndices = {}", List(indices)))?;
    let scales = pieces.iter().map(|(m, _)| Tuple([movers[*m].scale; 3]));
    text.line(format_args!("float3[] scales = {}", List(scales)))?;
    // One set of keys for all: from the first that moves to the last.
    let (first, last) = pieces
        .iter()
        .filter(|p| p.1.moves())
        .fold((u32::MAX, 0), |(first, last), (_, t)| (first.min(t.first), last.max(t.last())));
    let range = if first > last { pieces[0].1.first..=pieces[0].1.first } else { first..=last };
    let pose = |track: &Track, sample: u32| {
        let at = sample.clamp(track.first, track.last()) - track.first;
        track.poses[at as usize]
    };
    let places = range.clone().map(|s| {
        let places = pieces.iter().map(move |(_, t)| Tuple(pose(t, s).position.to_array()));
        (time(s), List(places))
    });
    let turns = range.clone().map(|s| (time(s), List(pieces.iter().map(move |(_, t)| HalfQuat(pose(t, s))))));
    let reach =
        |mesh: MeshId| shot.take.meshes[mesh.0 as usize].positions.iter().map(|p| p.length()).fold(0.0, f32::max);
    let reaches: Vec<f32> = pieces.iter().map(|(m, _)| movers[*m].scale * reach(movers[*m].mesh)).collect();
    let extents = range.clone().map(|s| {
        let boxes = pieces.iter().zip(&reaches).map(|((_, t), r)| {
            let p = pose(t, s).position;
            (p - Vec3::splat(*r), p + Vec3::splat(*r))
        });
        let (min, max) = boxes.fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |a, b| (a.0.min(b.0), a.1.max(b.1)));
        (time(s), format!("[{},{}]", Tuple(min.to_array()), Tuple(max.to_array())))
    });
    text.samples("float3[] extent", extents)?;
    text.samples("point3f[] positions", places)?;
    text.samples("quath[] orientations", turns)?;
    for mesh in meshes {
        text.open(format_args!("def Xform \"shape_{}\"", mesh.0), &[format!("references = <{}>", prototype(mesh))])?;
        text.close()?;
    }
    text.close()
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::Quat;

    #[test]
    fn half_quaternions_stay_within_half_precision() {
        let q = Quat::from_xyzw(0.182_574_18, 0.365_148_37, 0.547_722_6, 0.730_296_7);
        let text = HalfQuat(Pose { position: Vec3::ZERO, rotation: q }).to_string();
        let read: Vec<f32> = text.trim_matches(['(', ')']).split(',').map(|x| x.parse().unwrap()).collect();
        for (a, b) in read.iter().zip([q.w, q.x, q.y, q.z]) {
            assert!((a - b).abs() < 5e-4, "{text}");
        }
    }
}
