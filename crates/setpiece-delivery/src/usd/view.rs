//! Camera, lights and the settings of the picture.
//!
//! Lengths of the camera are in tenths of a scene unit (UsdGeomCamera, "Units of Measure for Camera Properties"): with
//! one metre to the unit, 36 mm are 0.36. A normalised distant light's intensity is the illuminance it gives (UsdLux,
//! "Quantities and Units").

use super::text::{Num, Text, Tuple, Turn};
use super::{ROOT, time};
use crate::exchange::{Exchange, strength};
use glam::{Quat, Vec3};
use setpiece_scene::{CameraKey, SENSOR_WIDTH_MM};
use std::io;

/// From millimetres to tenths of a scene unit of one metre.
fn tenths(mm: f32) -> f32 {
    (f64::from(mm) / 100.0) as f32
}

/// Writes the camera.
pub(super) fn camera(text: &mut Text<'_>, shot: &Exchange<'_>) -> io::Result<()> {
    let keys = &shot.camera.keys;
    let first = time(0);
    let numbers = |f: fn(&CameraKey) -> f32| keys.iter().map(|k| Num(f(k))).collect::<Vec<_>>();
    let [w, h] = shot.size.map(|n| n as f32);
    text.open("def Camera \"Camera\"", &[])?;
    text.line("token projection = \"perspective\"")?;
    text.line(format_args!("float horizontalAperture = {}", Num(tenths(SENSOR_WIDTH_MM))))?;
    text.line(format_args!("float verticalAperture = {}", Num(tenths(SENSOR_WIDTH_MM * h / w))))?;
    text.line("float2 clippingRange = (0.1, 20000)")?;
    text.varying("float focalLength", first, &numbers(|k| tenths(k.lens_mm)))?;
    text.varying("float focusDistance", first, &numbers(|k| k.focus_m))?;
    text.varying("float fStop", first, &numbers(|k| k.f_stop))?;
    text.line("double shutter:open = 0")?;
    text.line(format_args!("double shutter:close = {}", Num(shot.shutter)))?;
    let places: Vec<_> = keys.iter().map(|k| Tuple(k.position.to_array())).collect();
    let mut last = Quat::IDENTITY;
    let turns: Vec<_> = keys
        .iter()
        .map(|k| {
            last = if last.dot(k.rotation) < 0.0 { -k.rotation } else { k.rotation };
            Turn(last)
        })
        .collect();
    text.varying("double3 xformOp:translate", first, &places)?;
    text.varying("quatd xformOp:orient", first, &turns)?;
    text.line("uniform token[] xformOpOrder = [\"xformOp:translate\", \"xformOp:orient\"]")?;
    text.close()
}

/// Writes sun or moon, the sky's mean light, and the lamps.
pub(super) fn lights(text: &mut Text<'_>, shot: &Exchange<'_>) -> io::Result<()> {
    text.open("def Xform \"Lights\"", &["kind = \"group\"".to_owned()])?;
    let sun = &shot.main_light;
    let (color, lux) = strength(sun.illuminance.map(|x| x * shot.exposure));
    text.open("def DistantLight \"Sun\"", &[])?;
    light(text, color, lux)?;
    text.line("bool inputs:normalize = 1")?;
    text.line(format_args!("float inputs:angle = {}", Num(sun.angle_deg)))?;
    turned(text, None, Quat::from_rotation_arc(Vec3::Z, sun.to_light))?;
    text.close()?;
    let (color, bright) = strength(shot.ambient.map(|x| x * shot.exposure));
    text.open("def DomeLight \"Sky\"", &[])?;
    light(text, color, bright)?;
    text.close()?;
    for (i, lamp) in shot.scene.lamps.iter().enumerate() {
        let radius = lamp.radius_m.max(0.01);
        // A disc of even radiance shines with a cosine lobe, which is what lamps with an axis do.
        let kind = if lamp.axis.is_some() { "DiskLight" } else { "SphereLight" };
        let area = std::f32::consts::PI * radius * radius;
        let (color, bright) = strength(lamp.intensity.map(|x| x * shot.exposure / area));
        text.open(format_args!("def {kind} \"lamp_{i}\""), &[])?;
        light(text, color, bright)?;
        text.line(format_args!("float inputs:radius = {}", Num(radius)))?;
        let dark = shot.lamps_dark_from.get(i).copied().unwrap_or(u32::MAX);
        if dark == 0 {
            text.line("token visibility = \"invisible\"")?;
        } else if dark < shot.frames() {
            let steps = [(time(0), "\"inherited\""), (time(dark), "\"invisible\"")];
            text.samples("token visibility", steps.into_iter())?;
        }
        let axis = lamp.axis.unwrap_or(Vec3::NEG_Z);
        turned(text, Some(lamp.position), Quat::from_rotation_arc(Vec3::NEG_Z, axis))?;
        text.close()?;
    }
    text.close()
}

fn light(text: &mut Text<'_>, color: [f32; 3], intensity: f32) -> io::Result<()> {
    text.line(format_args!("color3f inputs:color = {}", Tuple(color)))?;
    text.line(format_args!("float inputs:intensity = {}", Num(intensity)))
}

fn turned(text: &mut Text<'_>, position: Option<Vec3>, rotation: Quat) -> io::Result<()> {
    let mut order = "\"xformOp:orient\"".to_owned();
    if let Some(position) = position {
        text.line(format_args!("double3 xformOp:translate = {}", Tuple(position.to_array())))?;
        order.insert_str(0, "\"xformOp:translate\", ");
    }
    text.line(format_args!("quatd xformOp:orient = {}", Turn(rotation)))?;
    text.line(format_args!("uniform token[] xformOpOrder = [{order}]"))
}

/// Writes the settings of the picture.
pub(super) fn render_settings(text: &mut Text<'_>, shot: &Exchange<'_>) -> io::Result<()> {
    let [w, h] = shot.size;
    text.open("def Scope \"Render\"", &[])?;
    text.open("def RenderSettings \"Settings\"", &[])?;
    text.line(format_args!("rel camera = <{ROOT}/Camera>"))?;
    text.line(format_args!("uniform int2 resolution = ({w}, {h})"))?;
    text.close()?;
    text.close()
}
