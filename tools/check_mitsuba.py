#!/usr/bin/env python3
"""Holds the renderer against Mitsuba 3: the same scenes, materials and camera, by the means of sixteen regions.

    python3 -m pip install mitsuba numpy
    SETPIECE_COMPARE=FOLDER cargo test --release -p setpiece-render --lib -- --ignored pictures_for_another_renderer
    python3 tools/check_mitsuba.py FOLDER

Told and not judged: what a frame's paths lose by ending early (`clipped`); what stands in mirrors (`mirror`), which is lit
once and by a share of the sky; rough metals (`dull_metal`), which take their reflection from the diffuse bounce.
"""
import json
import sys
from pathlib import Path

import mitsuba as mi
import numpy as np

# Another renderer's means may differ by this share, and by this share of the picture's mean where it is dark.
MOST, DARK = 0.01, 0.001
REPORTED = ("dull_metal", "mirror")
SAMPLES = 1024

# The variant that needs nothing beside its wheel.
mi.set_variant("scalar_rgb")


def rgb(color):
    return {"type": "rgb", "value": [float(x) for x in color]}


def bsdf(mesh):
    if mesh["metal"] > 0:
        return {"type": "principled", "base_color": rgb(mesh["color"]), "metallic": 1.0, "roughness": mesh["roughness"]}
    return {"type": "twosided", "inside": {"type": "diffuse", "reflectance": rgb(mesh["color"])}}


def shape(mesh):
    normals = np.array(mesh["normals"], dtype=np.float32)
    properties = mi.Properties()
    properties["bsdf"] = mi.load_dict(bsdf(mesh))
    made = mi.Mesh(
        mesh["name"],
        vertex_count=len(mesh["positions"]) // 3,
        face_count=len(mesh["triangles"]) // 3,
        has_vertex_normals=len(normals) > 0,
        props=properties,
    )
    parameters = mi.traverse(made)
    parameters["vertex_positions"] = np.array(mesh["positions"], dtype=np.float32)
    parameters["faces"] = np.array(mesh["triangles"], dtype=np.uint32)
    if len(normals):
        parameters["vertex_normals"] = normals
    parameters.update()
    return made


def lights(about, folder):
    found = {}
    outside = about["outside"]
    if outside:
        if "map" in outside:
            w, h = outside["map_size"]
            texels = np.fromfile(folder / outside["map"], dtype="<f4").reshape(h, w, 3)
            found["sky"] = {"type": "envmap", "bitmap": mi.Bitmap(texels)}
        else:
            found["sky"] = {"type": "constant", "radiance": rgb([outside["radiance"]] * 3)}
        away = [-x for x in outside["to_light"]]
        found["sun"] = {"type": "directional", "direction": away, "irradiance": rgb(outside["light"])}
    for n, lamp in enumerate(about["lamps"]):
        t = mi.ScalarTransform4f()
        place = t.translate(lamp["position"]).rotate([1, 0, 0], 90).scale(lamp["radius"])
        radiance = np.array(lamp["intensity"]) / (np.pi * lamp["radius"] ** 2)
        found[f"lamp{n}"] = {"type": "disk", "to_world": place, "emitter": {"type": "area", "radiance": rgb(radiance)}}
    return found


def picture(about, folder):
    position, ahead = np.array(about["position"]), np.array(about["ahead"])
    w, h = about["size"]
    look = mi.ScalarTransform4f().look_at(
        origin=position.tolist(), target=(position + ahead).tolist(), up=about["up"]
    )
    scene = {
        "type": "scene",
        "integrator": {"type": "path", "max_depth": about["bounces"] + 2, "rr_depth": 1000, "hide_emitters": bool(about["lamps"])},
        "sensor": {
            "type": "perspective",
            "fov": float(np.degrees(2 * np.arctan(about["half_width"]))),
            "fov_axis": "x",
            "to_world": look,
            "near_clip": 0.01,
            "far_clip": 1e4,
            "film": {"type": "hdrfilm", "width": w, "height": h, "rfilter": {"type": "tent"}, "pixel_format": "rgb"},
            "sampler": {"type": "independent", "sample_count": SAMPLES},
        },
        **lights(about, folder),
        **{f"mesh{n}": shape(mesh) for n, mesh in enumerate(about["meshes"])},
    }
    scene = mi.load_dict(scene)
    passes = 16
    return sum(np.array(mi.render(scene, spp=SAMPLES // passes, seed=n)) for n in range(passes)) / passes


def regions(image):
    h, w, _ = image.shape
    return image.reshape(4, h // 4, 4, w // 4, 3).mean((1, 3))


def main(folder):
    failed = []
    for path in sorted(folder.glob("*.json")):
        name = path.stem
        about = json.loads(path.read_text())
        w, h = about["size"]
        other = picture(about, folder)
        np.save(folder / f"{name}.mitsuba.npy", other)
        for kind in ("full", "clipped"):
            own = np.fromfile(folder / f"{name}.{kind}.f32", dtype="<f4").reshape(h, w, 3)
            a, b = regions(own), regions(other)
            off = np.abs(a - b) / np.maximum(b, DARK / MOST * b.mean())
            whole = own.mean() / other.mean() - 1
            judged = kind == "full" and name not in REPORTED
            bad = judged and off.max() > MOST
            failed += [name] if bad else []
            word = "FAILS" if bad else "holds" if judged else "only told"
            print(f"{name:12} {kind:8} whole {100 * whole:+7.3f} %   worst region {100 * off.max():7.3f} %   {word}")
            if bad:
                print(np.array2string(100 * (a / np.maximum(b, 1e-9) - 1)[..., 1], precision=2, suppress_small=True))
    assert list(folder.glob("*.json")), f"no scenes in {folder}"
    if failed:
        sys.exit(f"differ from Mitsuba by more than {100 * MOST} %: {', '.join(failed)}")
    print(f"{len(list(folder.glob('*.json')))} scenes compared with Mitsuba {mi.__version__}, {mi.variant()}")


main(Path(sys.argv[1]))
