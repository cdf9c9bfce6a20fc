#!/usr/bin/env python3
"""Judges EXR frames by the OpenEXR reference library: packing, working space, layers, their sum, and Cryptomattes with their
manifest.

    python3 -m pip install OpenEXR mmh3 numpy
    python3 tools/check_exr.py FRAME.exr ...
"""
import json
import sys

import mmh3
import numpy as np
import OpenEXR

LAYERS = (
    "R G B A albedo.R albedo.G albedo.B N.X N.Y N.Z P.X P.Y P.Z Z motion.X motion.Y "
    "dust.R dust.G dust.B dust.A"
).split() + [
    f"{layer}.{c}"
    for layer in ("diffuse_direct", "diffuse_indirect", "specular", "transmission", "emission")
    for c in "RGB"
]


# What the header says of each working space: primaries and white, and the Color Interop Forum's name for it.
SPACES = {
    "lin_rec709_scene": (0.64, 0.33, 0.30, 0.60, 0.15, 0.06, 0.3127, 0.3290),
    "lin_ap1_scene": (0.713, 0.293, 0.165, 0.830, 0.128, 0.044, 0.32168, 0.33767),
}
PACKED = (OpenEXR.ZIP_COMPRESSION, OpenEXR.PIZ_COMPRESSION, OpenEXR.NO_COMPRESSION)


def hashed(name):
    """Hash of a name, kept an ordinary float as the specification asks."""
    h = mmh3.hash(name, 0, signed=False)
    return h ^ (1 << 23) if h >> 23 & 255 in (0, 255) else h


def check(path):
    file = OpenEXR.File(path, separate_channels=True)
    header, planes = file.header(), file.channels()
    space = header["colorInteropID"]
    assert np.allclose(header["chromaticities"], SPACES[space], atol=1e-6), f"{space} has other primaries"
    assert header["compression"] in PACKED, header["compression"]
    assert "acesImageContainerFlag" not in header, "that is for AP0 alone"
    missing = [name for name in LAYERS if name not in planes]
    assert not missing, f"layers are missing: {missing}"
    plane = {name: channel.pixels.astype(np.float64) for name, channel in planes.items()}
    bad = [name for name in LAYERS if not np.isfinite(plane[name]).all()]
    assert not bad, f"not finite: {bad}"
    for c in "RGB":
        parts = [plane[f"{layer}.{c}"] for layer in ("diffuse_direct", "diffuse_indirect", "specular", "transmission", "emission")]
        cover = plane["dust.A"]
        total = sum(parts) * (1 - cover) + plane[f"dust.{c}"]
        # Every layer is rounded to a half on its own.
        size = (sum(np.abs(p) for p in parts) + np.abs(plane[f"dust.{c}"])) * 2.0**-10 + np.abs(sum(parts)) * 2.0**-11 + 1e-6
        assert (np.abs(total - plane[c]) <= size).all(), f"the layers do not add up to {c}"
    full = [n for n in LAYERS if n.split(".")[0] not in ("P", "Z") and planes[n].pixels.dtype != np.float16]
    assert not full, f"not half floats: {full}"
    mattes = sorted({key.split("/")[1] for key in header if key.startswith("cryptomatte/")})
    names = [header[f"cryptomatte/{key}/name"] for key in mattes]
    assert sorted(names) == ["crypto_chunk", "crypto_object"], names
    for key, name in zip(mattes, names):
        assert key == f"{hashed(name):08x}"[:7], f"{name} is not under the key of its name"
        assert header[f"cryptomatte/{key}/hash"] == "MurmurHash3_32"
        assert header[f"cryptomatte/{key}/conversion"] == "uint32_to_float32"
        manifest = json.loads(header[f"cryptomatte/{key}/manifest"])
        wrong = [n for n, h in manifest.items() if h != f"{hashed(n):08x}"]
        assert not wrong, f"{name}: wrong hashes of {wrong[:5]}"
        pairs = [(f"{name}{n:02}.{a}", f"{name}{n:02}.{b}") for n in range(3) for a, b in (("R", "G"), ("B", "A"))]
        ids = np.array([planes[a].pixels.astype(np.float32).view(np.uint32) for a, _ in pairs])
        cover = np.array([plane[b] for _, b in pairs])
        known = np.array([int(h, 16) for h in manifest.values()], dtype=np.uint32)
        assert np.isin(ids[cover > 0], known).all(), f"{name}: numbers that the manifest does not name"
        assert (cover >= 0).all() and (cover.sum(0) < 1 + 1e-4).all(), f"{name}: covers more than a pixel"
        assert (np.diff(cover, axis=0) <= 1e-6).all(), f"{name}: ranks are not in order"
        print(f"{path} ({space}): {name} names {len(manifest)}, covers {100 * cover.sum(0).mean():.1f} % of the picture")


for path in sys.argv[1:]:
    check(path)
print(f"{len(sys.argv) - 1} frames hold")
