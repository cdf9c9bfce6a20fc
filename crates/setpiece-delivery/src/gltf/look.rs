//! Materials, lights and the camera's lens.

use crate::exchange::{Exchange, GLASS_OPACITY, strength, unique_identifiers};
use serde_json::{Value, json};
use setpiece_scene::{CameraKey, Material, Pattern};

/// Every material of the set.
pub(super) fn materials(shot: &Exchange<'_>) -> Vec<Value> {
    let names = unique_identifiers(shot.scene.materials.iter().map(|m| m.name.as_str()));
    shot.scene.materials.iter().zip(names).map(|(m, name)| material(m, &name, shot.exposure)).collect()
}

fn material(m: &Material, name: &str, exposure: f32) -> Value {
    let [r, g, b] = m.color.map(|x| x.clamp(0.0, 1.0));
    let glass = m.pattern == Pattern::Glass;
    let alpha = if glass { GLASS_OPACITY } else { 1.0 };
    let mut out = json!({
        "name": name,
        "pbrMetallicRoughness": {
            "baseColorFactor": [r, g, b, alpha],
            "metallicFactor": m.metal.clamp(0.0, 1.0),
            "roughnessFactor": m.roughness.clamp(0.0, 1.0),
        },
        "doubleSided": true,
    });
    if glass {
        out["alphaMode"] = json!("BLEND");
    }
    let (color, bright) = strength(m.emission.map(|x| x * exposure));
    if bright > 0.0 {
        out["emissiveFactor"] = json!(color.map(|x| x * bright.min(1.0)));
        if bright > 1.0 {
            out["extensions"] = json!({ "KHR_materials_emissive_strength": { "emissiveStrength": bright } });
        }
    }
    out
}

/// Sun or moon first, then the lamps, as KHR_lights_punctual has them.
pub(super) fn lights(shot: &Exchange<'_>) -> Vec<Value> {
    let (color, lux) = strength(shot.main_light.illuminance.map(|x| x * shot.exposure));
    let mut out = vec![json!({ "name": "Sun", "type": "directional", "color": color, "intensity": lux })];
    for (i, lamp) in shot.scene.lamps.iter().enumerate() {
        let (color, bright) = strength(lamp.intensity.map(|x| x * shot.exposure));
        let name = format!("lamp_{i}");
        out.push(if lamp.axis.is_some() {
            // The widest cone there is comes nearest to a cosine lobe. In double precision, since single precision rounds
            // the right angle up, beyond what the format allows.
            let spot = json!({ "innerConeAngle": 0.0, "outerConeAngle": std::f64::consts::FRAC_PI_2 });
            json!({ "name": name, "type": "spot", "color": color, "intensity": bright, "spot": spot })
        } else {
            json!({ "name": name, "type": "point", "color": color, "intensity": bright })
        });
    }
    out
}

/// The vertical angle of view of a lens.
pub(super) fn yfov(key: &CameraKey, size: [u32; 2]) -> f32 {
    2.0 * libm::atanf(key.half_width() * size[1] as f32 / size[0] as f32)
}

/// The camera at the first frame, with the lens in the words of cinematographers beside.
pub(super) fn camera(shot: &Exchange<'_>) -> Value {
    let key = &shot.camera.keys[0];
    json!({
        "name": "Camera",
        "type": "perspective",
        "perspective": {
            "yfov": yfov(key, shot.size),
            "aspectRatio": shot.size[0] as f32 / shot.size[1] as f32,
            "znear": 0.1,
            "zfar": 20_000.0,
        },
        "extras": {
            "focal_length_mm": key.lens_mm,
            "sensor_width_mm": setpiece_scene::SENSOR_WIDTH_MM,
            "f_stop": key.f_stop,
            "focus_distance_m": key.focus_m,
        },
    })
}
