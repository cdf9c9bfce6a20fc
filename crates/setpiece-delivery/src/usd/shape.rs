//! Meshes and materials.

use super::text::{List, Num, Text, Tuple};
use crate::exchange::{Exchange, Form, GLASS_OPACITY, Polygons, strength, unique_identifiers};
use setpiece_scene::{Aabb, MaterialId, Mesh, Pattern};
use std::io;

/// Where materials are found.
pub(super) struct Looks {
    paths: Vec<String>,
    colors: Vec<[f32; 3]>,
}

impl Looks {
    /// Names for the materials of a shot.
    pub(super) fn of(shot: &Exchange<'_>) -> Self {
        let names = unique_identifiers(shot.scene.materials.iter().map(|m| m.name.as_str()));
        let paths = names.iter().map(|n| format!("{}/Materials/{n}", super::ROOT)).collect();
        Self { paths, colors: shot.scene.materials.iter().map(|m| m.color).collect() }
    }

    fn path(&self, material: MaterialId) -> &str {
        self.paths.get(material.0 as usize).map_or("", String::as_str)
    }

    fn color(&self, material: MaterialId) -> [f32; 3] {
        self.colors.get(material.0 as usize).copied().unwrap_or([0.5; 3])
    }

    /// Writes the materials.
    pub(super) fn write(&self, text: &mut Text<'_>, shot: &Exchange<'_>) -> io::Result<()> {
        text.open("def Scope \"Materials\"", &[])?;
        for (material, path) in shot.scene.materials.iter().zip(&self.paths) {
            let name = path.rsplit('/').next().unwrap_or_default();
            text.open(format_args!("def Material \"{name}\""), &[])?;
            text.line(format_args!("token outputs:surface.connect = <{path}/Surface.outputs:surface>"))?;
            text.open("def Shader \"Surface\"", &[])?;
            text.line("uniform token info:id = \"UsdPreviewSurface\"")?;
            text.line(format_args!("color3f inputs:diffuseColor = {}", Tuple(material.color)))?;
            text.line(format_args!("float inputs:roughness = {}", Num(material.roughness)))?;
            text.line(format_args!("float inputs:metallic = {}", Num(material.metal)))?;
            let glow = material.emission.map(|x| x * shot.exposure);
            if strength(glow).1 > 0.0 {
                text.line(format_args!("color3f inputs:emissiveColor = {}", Tuple(glow)))?;
            }
            if material.pattern == Pattern::Glass {
                text.line(format_args!("float inputs:opacity = {}", Num(GLASS_OPACITY)))?;
            }
            text.line("token outputs:surface")?;
            text.close()?;
            text.close()?;
        }
        text.close()
    }

    /// Opens a mesh prim, with its shape and its materials; the caller adds its place and closes it.
    pub(super) fn open_mesh(&self, text: &mut Text<'_>, name: &str, mesh: &Mesh) -> io::Result<()> {
        let form = Form::of(mesh);
        let faces = form.polygons();
        let used = Form::used(&faces.materials);
        text.open(format_args!("def Mesh \"{name}\""), &["prepend apiSchemas = [\"MaterialBindingAPI\"]".to_owned()])?;
        let b = Aabb::of(form.positions.iter().copied());
        if !form.positions.is_empty() {
            let ends = [b.min, b.max].map(|v| Tuple(v.to_array()));
            text.line(format_args!("float3[] extent = {}", List(ends.iter())))?;
        }
        text.line("uniform token subdivisionScheme = \"none\"")?;
        text.line("uniform bool doubleSided = 1")?;
        text.line(format_args!("int[] faceVertexCounts = {}", List(faces.counts.iter())))?;
        text.line(format_args!("int[] faceVertexIndices = {}", List(faces.corners.iter())))?;
        let tuples = |v: &[glam::Vec3]| v.iter().map(|p| Tuple(p.to_array())).collect::<Vec<_>>();
        text.line(format_args!("point3f[] points = {}", List(tuples(&form.positions).iter())))?;
        if !form.normals.is_empty() {
            let normals = tuples(&form.normals);
            text.line(format_args!("normal3f[] normals = {} (interpolation = \"vertex\")", List(normals.iter())))?;
        }
        self.colors(text, &faces, &used)?;
        if let [only] = used[..] {
            return text.line(format_args!("rel material:binding = <{}>", self.path(only)));
        }
        if !used.is_empty() {
            text.line("uniform token subsetFamily:materialBind:familyType = \"partition\"")?;
        }
        for material in used {
            self.subset(text, &faces, material)?;
        }
        Ok(())
    }

    fn colors(&self, text: &mut Text<'_>, faces: &Polygons, used: &[MaterialId]) -> io::Result<()> {
        let colors: Vec<_> = used.iter().map(|m| Tuple(self.color(*m))).collect();
        let kind = if used.len() > 1 { "uniform" } else { "constant" };
        text.line(format_args!(
            "color3f[] primvars:displayColor = {} (interpolation = \"{kind}\")",
            List(colors.iter())
        ))?;
        if used.len() > 1 {
            let index = |m: &MaterialId| used.binary_search(m).unwrap_or(0);
            let indices = List(faces.materials.iter().map(index));
            text.line(format_args!("int[] primvars:displayColor:indices = {indices}"))?;
        }
        Ok(())
    }

    fn subset(&self, text: &mut Text<'_>, faces: &Polygons, material: MaterialId) -> io::Result<()> {
        let path = self.path(material);
        let name = path.rsplit('/').next().unwrap_or_default();
        text.open(
            format_args!("def GeomSubset \"{name}\""),
            &["prepend apiSchemas = [\"MaterialBindingAPI\"]".to_owned()],
        )?;
        text.line("uniform token elementType = \"face\"")?;
        text.line("uniform token familyName = \"materialBind\"")?;
        let mine = faces.materials.iter().enumerate().filter(|(_, m)| **m == material).map(|(i, _)| i);
        text.line(format_args!("int[] indices = {}", List(mine)))?;
        text.line(format_args!("rel material:binding = <{path}>"))?;
        text.close()
    }
}
