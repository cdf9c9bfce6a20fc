#!/usr/bin/env python3
"""Errors, flicker and processor seconds of a frame, ours and those of Cycles with Open Image Denoise, each against its own
reference.

    python3.11 -m pip install bpy numpy OpenEXR
    setpiece export SHOT.toml --usd shot.usda --cache CACHE
    cargo run --release -p setpiece-pipeline --example frame_error -- SHOT.toml CACHE OURS 1057 640x360 640 1
    cargo run --release -p setpiece-pipeline --example frame_error -- SHOT.toml CACHE OURS 1057 640x360 0 2
    cargo run --release -p setpiece-pipeline --example frame_error -- SHOT.toml CACHE OURS 1057 640x360 0 4
    python3.11 tools/check_cycles.py shot.usda OURS CYCLES 1057 640x360 160

Cycles gets the same geometry, camera, sun and lamps by our export, and its sky as the one even light that USD has for it.
Materials are the export's plain ones, so that what it renders is simpler than ours, which has the surfaces as well: patterns,
relief, weather. Neither has dust, lens or motion blur. CYCLES is kept: what lies there is not rendered again. The reference
has the last number of samples, twice, by two seeds, so that its own noise can be told and taken off. Flicker is how much the
error of what a screen shows changes from the frame to the next along the motion, of 255.
"""
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

SAMPLES = (1, 4, 8)
# Camera samples a pixel and frame, and bounce rays of each.
OURS = ("1", "1x1", "1x2", "1x4", "1x8", "2", "2x2", "4")
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


def error(picture, reference):
    return ((picture - reference) ** 2 / (reference**2 + 0.01)).mean(-1).ravel()


def told(name, pictures, references, motion, noise, seconds):
    """Of two frames that follow each other."""
    errors = np.concatenate([error(p, r) for p, r in zip(pictures, references)])
    kept = np.sort(errors)[: int(len(errors) * (1 - TRIMMED))]
    apart = [shown(p) - shown(r) for p, r in zip(pictures, references)]
    psnr = -10 * np.log10((np.stack(apart) ** 2).mean())
    height, width = motion.shape[:2]
    y, x = np.mgrid[:height, :width]
    to = np.rint(np.stack([x, y], -1) + motion).astype(int)
    there = (to >= 0).all(-1) & (to[..., 0] < width) & (to[..., 1] < height)
    flicker = 255 * np.abs(apart[1][to[there][:, 1], to[there][:, 0]] - apart[0][there]).mean()
    clean = f"{errors.mean() - noise:.4f}" if noise is not None else "-"
    print(f"{name:<26} {errors.mean():>8.4f} {clean:>8} {kept.mean():>8.4f} {psnr:>7.2f} {flicker:>8.2f} {seconds:>16}")


def main():
    if sys.argv[1] == "--render":
        usd, out, frame, width, height, samples, seed, denoise = sys.argv[2:]
        return render(usd, out, int(frame), (int(width), int(height)), int(samples), int(seed), denoise == "1")
    usd, ours, folder, frame, size, reference = sys.argv[1:]
    # Blender looks for a path of its own kind beside its own file.
    usd = str(Path(usd).resolve())
    ours, folder = Path(ours), Path(folder)
    folder.mkdir(exist_ok=True)
    width, height = (int(n) for n in size.split("x"))
    frames = (int(frame), int(frame) + 1)

    def cycles(name, samples, seed, denoise):
        pictures, times = [], []
        for number in frames:
            out = folder / f"{name}.{number}.exr"
            if not out.exists():
                words = [usd, str(out), number, width, height, samples, seed, int(denoise)]
                subprocess.run(
                    [sys.executable, __file__, "--render", *map(str, words)], check=True, stdout=subprocess.DEVNULL
                )
            timed = out.with_suffix(".time")
            times.append([float(n) for n in timed.read_text().split()] if timed.exists() else [np.nan, np.nan])
            pictures.append(exr(out))
        wall, used = np.mean(times, 0)
        return pictures, f"{used:.1f} CPU {wall:.1f} wall"

    def mine(name, channels=3):
        files = [ours / f"{name}.{number}.f32" for number in frames]
        return [np.fromfile(f, np.float32).reshape(height, width, channels).astype(np.float64) for f in files]

    wanted, motion = mine("reference"), mine("motion", 2)[0]
    print(f"{'':<26} {'relMSE':>8} {'clean':>8} {'99.9 %':>8} {'PSNR':>7} {'flicker':>8} {'seconds':>16}")
    for samples in OURS:
        for name in ("noisy", "simple", "learned"):
            told(f"ours, {samples}, {name}", mine(f"{name}{samples}"), wanted, motion, None, "")
    halves = [cycles(f"reference{seed}", int(reference), seed, False)[0] for seed in (11, 12)]
    # Both as bright as each other.
    scale = np.mean(wanted) / np.mean(halves)
    halves = np.array(halves) * scale
    whole = halves.mean(0)
    noise = np.mean([error(w + (a - b) / 2, w).mean() for a, b, w in zip(*halves, whole)])
    for samples in SAMPLES:
        pictures, seconds = cycles(f"denoised{samples}", samples, 1, True)
        told(f"Cycles, {samples}, denoised", [p * scale for p in pictures], whole, motion, noise, seconds)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    main()
