#!/usr/bin/env python3
"""The view `aces2` against OpenColorIO's built-in transforms.

    python3 -m pip install opencolorio numpy
    python3 tools/check_aces2.py > crates/setpiece-image/src/aces2/reference.rs   writes the table of the test
    python3 tools/check_aces2.py PROGRAM    compares many colours; PROGRAM is setpiece-image's example `shown`
"""
import subprocess
import sys

import numpy as np
import PyOpenColorIO as ocio

CHAIN = (
    ("UTILITY - ACES-AP1_to_LINEAR-REC709_BFD", ocio.TRANSFORM_DIR_INVERSE),
    ("ACEScg_to_ACES2065-1", ocio.TRANSFORM_DIR_FORWARD),
    ("ACES-OUTPUT - ACES2065-1_to_CIE-XYZ-D65 - SDR-100nit-REC709_2.0", ocio.TRANSFORM_DIR_FORWARD),
    ("DISPLAY - CIE-XYZ-D65_to_REC.1886-REC.709", ocio.TRANSFORM_DIR_FORWARD),
)


def display(light):
    """Display values of exposed light in linear Rec. 709, one colour a row."""
    group = ocio.GroupTransform([ocio.BuiltinTransform(style, direction) for style, direction in CHAIN])
    processor = ocio.Config.CreateRaw().getProcessor(group).getOptimizedCPUProcessor(ocio.OPTIMIZATION_NONE)
    shown = np.ascontiguousarray(light, dtype=np.float32).copy()
    processor.applyRGB(shown)
    return np.clip(shown, 0, 1)


def table():
    """Greys, primaries and their mixtures at many exposures, and colours without order."""
    draw = np.random.default_rng(1)
    hues = [[r, g, b] for r in (0, 0.5, 1) for g in (0, 0.5, 1) for b in (0, 0.5, 1) if r + g + b > 0]
    steps = [0.18 * np.array(hue) * 2.0**stop for stop in (-5, -2, 0, 2, 4, 7) for hue in hues]
    loose = draw.random((150, 3)) ** 2 * 10.0 ** draw.uniform(-2, 1.5, (150, 1))
    return np.array(steps + list(loose), dtype=np.float32)


def compare(program):
    """Colours of everyday and of extreme light, by the program and by OpenColorIO."""
    draw = np.random.default_rng(2)
    count = 200_000
    light = np.concatenate([
        10 ** draw.uniform(-4, 2, (count, 1)) * draw.random((count, 3)),
        10 ** draw.uniform(-4, 3, (count, 3)),
        10 ** draw.uniform(-3, 1, (count, 1)) * (1 + 0.2 * draw.normal(size=(count, 3))).clip(0.05),
    ]).astype(np.float32)
    lines = "\n".join(" ".join(f"{x:.9g}" for x in row) for row in light)
    out = subprocess.run([program, "aces2"], input=lines, capture_output=True, text=True, check=True)
    rows = np.array([line.split() for line in out.stdout.splitlines()], dtype=np.float64)
    off = np.abs(display(rows[:, :3]) - rows[:, 3:]).max(1)
    for name, part in (("saturated", slice(0, count)), ("any", slice(count, 2 * count)), ("near grey", slice(2 * count, None))):
        own = off[part]
        print(f"{name:10} mean {own.mean():.6f}, 99.9 % below {np.quantile(own, 0.999):.5f}, worst {own.max():.5f}"
              f" at {rows[part][own.argmax(), :3]}")
    print(out.stderr.strip())
    return not (off[:count].mean() < 3e-4 and np.quantile(off[:count], 0.999) < 5e-3 and np.median(off) < 5e-4)


if len(sys.argv) > 1:
    sys.exit(compare(sys.argv[1]))
light = table()
print(f"// Light in linear Rec. 709 and what OpenColorIO {ocio.__version__} shows of it; made by tools/check_aces2.py.")
print(f"const REFERENCE: [[Rgb; 2]; {len(light)}] = [")
for pair in zip(light, display(light)):
    print("    [" + ", ".join("[" + ", ".join(f"{x:.6}" if "." in f"{x:.6}" or "e" in f"{x:.6}" else f"{x:.1f}" for x in c) + "]" for c in pair) + "],")
print("];")
