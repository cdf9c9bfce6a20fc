//! The set: what is placed once stands in full, what is placed often is an instance of a prototype.

use super::ROOT;
use super::shape::Looks;
use super::text::{Num, Text};
use crate::exchange::{Exchange, Watch, unique_identifiers};
use glam::Affine3A;
use std::fmt::Write;
use std::io;

/// The path of a prototype.
pub(super) fn prototype(mesh: usize) -> String {
    format!("{ROOT}/Prototypes/set_{mesh}")
}

/// Writes the meshes of the set that are placed more than once, as prims that are seen only where they are referenced.
pub(super) fn prototypes(
    text: &mut Text<'_>,
    shot: &Exchange<'_>,
    looks: &Looks,
    watch: &mut Watch<'_>,
) -> io::Result<()> {
    for (mesh, copies) in shot.copies().into_iter().enumerate() {
        if copies > 1 && shot.has_shape(mesh) {
            text.open(format_args!("def Xform \"set_{mesh}\""), &[])?;
            looks.open_mesh(text, "shape", &shot.scene.meshes[mesh])?;
            text.close()?;
            text.close()?;
            watch.step()?;
        }
    }
    Ok(())
}

/// Writes what is placed, by object.
pub(super) fn write(text: &mut Text<'_>, shot: &Exchange<'_>, looks: &Looks, watch: &mut Watch<'_>) -> io::Result<u64> {
    let copies = shot.copies();
    let names = unique_identifiers(shot.scene.objects.iter().map(String::as_str));
    let mut placed = 0;
    text.open("def Xform \"Set\"", &["kind = \"group\"".to_owned()])?;
    for (object, instances) in shot.by_object() {
        text.open(format_args!("def Xform \"{}\"", names[object]), &[])?;
        for n in instances {
            let instance = &shot.scene.instances[n];
            let mesh = instance.mesh.0 as usize;
            if !shot.has_shape(mesh) {
                continue;
            }
            let name = format!("item_{n}");
            if copies[mesh] > 1 {
                let metadata = ["instanceable = true".to_owned(), format!("references = <{}>", prototype(mesh))];
                text.open(format_args!("def Xform \"{name}\""), &metadata)?;
            } else {
                looks.open_mesh(text, &name, &shot.scene.meshes[mesh])?;
            }
            if shot.is_hidden(n) {
                text.line("token visibility = \"invisible\"")?;
            }
            if instance.world_from_object != Affine3A::IDENTITY {
                text.line(format_args!("matrix4d xformOp:transform = {}", matrix(&instance.world_from_object)))?;
                text.line("uniform token[] xformOpOrder = [\"xformOp:transform\"]")?;
            }
            text.close()?;
            placed += 1;
            watch.step()?;
        }
        text.close()?;
    }
    text.close()?;
    Ok(placed)
}

/// USD multiplies row vectors from the left: our columns are its rows.
fn matrix(m: &Affine3A) -> String {
    let mut out = String::from("(");
    let axes = [m.matrix3.x_axis, m.matrix3.y_axis, m.matrix3.z_axis, m.translation];
    for (i, axis) in axes.into_iter().enumerate() {
        let [x, y, z] = axis.to_array().map(Num);
        let (comma, last) = if i < 3 { (",", 0) } else { ("", 1) };
        let _ = write!(out, "({x},{y},{z},{last}){comma}");
    }
    out.push(')');
    out
}
