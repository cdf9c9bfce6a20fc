#!/usr/bin/env python3
"""Errors and processor seconds of a frame, ours and those of Cycles with Open Image Denoise, each against its own reference.

    python3.11 -m pip install bpy numpy OpenEXR
    setpiece export SHOT.toml --usd shot.usda --cache CACHE
    cargo run --release -p setpiece-pipeline --example frame_error -- SHOT.toml CACHE OURS 1057 640x360 256 1
    python3.11 tools/check_cycles.py shot.usda OURS CYCLES 1057 640x360 160

Cycles gets the same geometry, camera, sun and lamps by our export, and its sky as the one even light that USD has for it.
Materials are the export's plain ones, so that what it renders is simpler than ours, which has the surfaces as well: patterns,
relief, weather. Neither has dust, lens or motion blur. CYCLES is kept: what lies there is not rendered again. The reference
has the last number of samples, twice, by two seeds, so that its own noise can be told and taken off.
"""
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

SAMPLES = (1, 4, 8)
# Share of pixels whose error may be left out: single glints outweigh all else.
TRIMMED = 0.001


def cpu():
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime


def render(usd, out, frame, size, samples, seed, denoise):
    """One picture, in this process."""
    import bpy

    blend = Path(out).parent / "shot.blend"
    bpy.ops.wm.read_factory_settings(use_empty=True)
    if blend.exists():
        bpy.ops.wm.open_mainfile(filepath=str(blend))
    else:
        bpy.ops.wm.usd_import(filepath=usd, set_frame_range=True)
        scene = bpy.context.scene
        scene.camera = next(o for o in scene.objects if o.type == "CAMERA")
        bpy.ops.wm.save_as_mainfile(filepath=str(blend))
    scene = bpy.context.scene
    dome = sky(usd)
    world = bpy.data.worlds.new("sky")
    scene.world, world.use_nodes = world, True
    ground = world.node_tree.nodes.get("Background") or world.node_tree.nodes.new("ShaderNodeBackground")
    # Blender takes USD's distant light four times as strong as it is written.
    ground.inputs[0].default_value, ground.inputs[1].default_value = (*dome[1], 1.0), 4.0 * dome[0]
    scene.render.engine = "CYCLES"
    cycles, render = scene.cycles, scene.render
    cycles.device, cycles.samples, cycles.seed = "CPU", samples, seed
    cycles.use_adaptive_sampling = False
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces, cycles.transmission_bounces = 4, 2, 2, 4
    cycles.sample_clamp_indirect = 10.0
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.use_denoising = denoise
    if denoise:
        cycles.denoiser, cycles.denoising_input_passes = "OPENIMAGEDENOISE", "RGB_ALBEDO_NORMAL"
        cycles.denoising_prefilter = "FAST"
    render.resolution_x, render.resolution_y, render.resolution_percentage = *size, 100
    render.use_motion_blur = False
    render.image_settings.file_format, render.image_settings.color_depth = "OPEN_EXR", "32"
    render.image_settings.color_mode = "RGB"
    render.filepath = out
    scene.frame_set(frame)
    wall, used = time.perf_counter(), cpu()
    bpy.ops.render.render(write_still=True)
    Path(out).with_suffix(".time").write_text(f"{time.perf_counter() - wall} {cpu() - used}")


def sky(usd):
    """Strength and colour of the dome."""
    found, inside = {}, False
    with open(usd, encoding="utf8") as lines:
        for line in lines:
            inside |= 'def DomeLight "Sky"' in line
            for name in ("color", "intensity"):
                if inside and f"inputs:{name} =" in line and name not in found:
                    found[name] = [float(x) for x in line.split("=")[1].strip(" ()\n").split(",")]
            if len(found) == 2:
                return found["intensity"][0], found["color"]
    raise SystemExit(f"{usd}: no dome light in it")


def exr(path):
    import OpenEXR

    with OpenEXR.File(str(path)) as file:
        channels = file.channels()
        if "RGB" in channels:
            return np.asarray(channels["RGB"].pixels, np.float64)
        return np.stack([np.asarray(channels[c].pixels, np.float64) for c in "RGB"], -1)


def shown(x):
    x = np.clip(x, 0, 1)
    return np.where(x <= 0.0031308, 12.92 * x, 1.055 * x ** (1 / 2.4) - 0.055)


def told(name, picture, reference, noise, seconds):
    error = ((picture - reference) ** 2 / (reference**2 + 0.01)).mean(-1).ravel()
    kept = np.sort(error)[: int(len(error) * (1 - TRIMMED))]
    psnr = -10 * np.log10(((shown(picture) - shown(reference)) ** 2).mean())
    clean = f"{error.mean() - noise:.4f}" if noise is not None else "-"
    print(f"{name:<26} {error.mean():>8.4f} {clean:>8} {kept.mean():>8.4f} {psnr:>7.2f} {seconds:>16}")


def main():
    if sys.argv[1] == "--render":
        usd, out, frame, width, height, samples, seed, denoise = sys.argv[2:]
        return render(usd, out, int(frame), (int(width), int(height)), int(samples), int(seed), denoise == "1")
    usd, ours, folder, frame, size, reference = sys.argv[1:]
    ours, folder = Path(ours), Path(folder)
    folder.mkdir(exist_ok=True)
    width, height = (int(n) for n in size.split("x"))

    def cycles(name, samples, seed, denoise):
        out = folder / f"{name}.exr"
        if not out.exists():
            words = [usd, str(out), frame, width, height, samples, seed, int(denoise)]
            subprocess.run(
                [sys.executable, __file__, "--render", *map(str, words)], check=True, stdout=subprocess.DEVNULL
            )
        timed = out.with_suffix(".time")
        wall, used = map(float, timed.read_text().split()) if timed.exists() else (float("nan"), float("nan"))
        return exr(out), f"{used:.1f} CPU {wall:.1f} wall"

    mine = {
        name: np.fromfile(ours / f"{name}.f32", np.float32).reshape(height, width, 3).astype(np.float64)
        for name in ("reference", "noisy", "simple", "learned")
    }
    print(f"{'':<26} {'relMSE':>8} {'clean':>8} {'99.9 %':>8} {'PSNR':>7} {'seconds':>16}")
    for name in ("noisy", "simple", "learned"):
        told(f"ours, {name}", mine[name], mine["reference"], None, "")
    halves = [cycles(f"reference{seed}", int(reference), seed, False)[0] for seed in (11, 12)]
    # Both as bright as each other.
    scale = mine["reference"].mean() / np.mean(halves)
    halves = [half * scale for half in halves]
    whole = (halves[0] + halves[1]) / 2
    noise = ((halves[0] - halves[1]) ** 2 / 4 / (whole**2 + 0.01)).mean()
    for samples in SAMPLES:
        picture, seconds = cycles(f"denoised{samples}", samples, 1, True)
        told(f"Cycles, {samples}, denoised", picture * scale, whole, noise, seconds)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    main()
