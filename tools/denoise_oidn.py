"""Runs Intel Open Image Denoise over pictures of the denoiser's data, to hold ours against it.

    pip install pyoidn numpy
    python tools/denoise_oidn.py DIR

For every NAME.spf in DIR it writes NAME.oidn: the whole light without noise, 32-bit floats, red green blue, rows from the
top. Given are the noisy whole light (exposed, linear), albedo and normal: what `tools` of that kind are usually given. The
planes of the data are those of the table in crates/setpiece-render/src/film/noisy.rs.
"""

import struct
import sys
import time
from pathlib import Path

import numpy as np
import pyoidn

LIGHTS = ["direct", "indirect", "specular", "transmission", "emission"]


def planes(path):
    """The planes of a frame's bytes, by name, as arrays of rows."""
    data = path.read_bytes()
    assert data[:4] == b"SPF1", path
    width, height, count = struct.unpack_from("<3I", data, 4)
    at, found = 16, {}
    for _ in range(count):
        length, full = data[at], data[at + 1]
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind = "<f4" if full else "<f2"
        plane = np.frombuffer(data, kind, width * height, at)
        at += plane.nbytes
        found[name] = plane.astype(np.float32).reshape(height, width)
    return found


def stacked(found, name, axes="RGB"):
    return np.ascontiguousarray(np.stack([found[f"{name}.{a}"] for a in axes], axis=-1))


def denoised(colour, albedo, normal):
    return pyoidn.denoise(colour, albedo=albedo, normal=normal, hdr=True, quality="high")


def main():
    for path in sorted(Path(sys.argv[1]).glob("*.spf")):
        found = planes(path)
        colour = sum(stacked(found, name) for name in LIGHTS)
        start = time.time()
        out = denoised(colour, stacked(found, "albedo"), stacked(found, "N", "XYZ"))
        print(path.name, f"{time.time() - start:.3f} s", float(out.mean()))
        path.with_suffix(".oidn").write_bytes(out.astype("<f4").tobytes())


if __name__ == "__main__":
    main()
