#!/usr/bin/env python3
"""Checks an exported shot with the USD reference library: check_usd.py SHOT.usda [SHOT.glb].

Opens the layer, runs the validators, and looks at units, rate, range, camera, lights, materials and visibility;
references the layer from another stage, as a studio does. With a .glb of the same shot every chunk and every piece of
debris is compared at several frames between the two files, which are written by different code from one simulation.
Needs `pip install usd-core`; prints what it counted, and fails with the first thing that is wrong.
"""

import json
import math
import struct
import sys
from fractions import Fraction

from pxr import Gf, Usd, UsdGeom, UsdLux, UsdShade, UsdUtils

try:
    from pxr import UsdValidation
except ImportError:
    UsdValidation = None

FIRST_FRAME = 1001
# Two single-precision ways to the same matrix entry; debris holds its rotations in half floats.
CHUNK_TOLERANCE = 2e-4
DEBRIS_TOLERANCE = 2e-3


def ensure(truth, text):
    if not truth:
        sys.exit(f"check_usd: {text}")


class Glb:
    """As much of a reader of glTF as the comparison needs."""

    PARTS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}

    def __init__(self, path):
        data = open(path, "rb").read()
        magic, version, length, json_length = struct.unpack_from("<4sIII", data)
        ensure(magic == b"glTF" and version == 2 and length == len(data), "the .glb header is wrong")
        self.document = json.loads(data[20 : 20 + json_length])
        self.binary = memoryview(data)[28 + json_length :]
        self.nodes = self.document["nodes"]
        self.named = {n["name"]: i for i, n in enumerate(self.nodes) if "name" in n}
        self.channels = {}
        for animation in self.document.get("animations", []):
            for channel in animation["channels"]:
                key = (channel["target"].get("node"), channel["target"]["path"])
                self.channels[key] = animation["samplers"][channel["sampler"]]

    def numbers(self, index):
        accessor = self.document["accessors"][index]
        ensure(accessor["componentType"] == 5126, "numbers over time are floats")
        view = self.document["bufferViews"][accessor["bufferView"]]
        parts = self.PARTS[accessor["type"]]
        start = view["byteOffset"] + accessor["byteOffset"]
        flat = struct.unpack_from(f"<{parts * accessor['count']}f", self.binary, start)
        return [flat[i : i + parts] for i in range(0, len(flat), parts)]

    def value(self, node, path, time, rest):
        """A node's value at one of its keys, or held before the first and after the last."""
        sampler = self.channels.get((node, path))
        if sampler is None:
            return self.nodes[node].get(path, rest)
        times = [t for (t,) in self.numbers(sampler["input"])]
        values = self.numbers(sampler["output"])
        if sampler["interpolation"] == "STEP":
            at = sum(1 for t in times if t <= time + 1e-5) - 1
        else:
            at = min(range(len(times)), key=lambda i: abs(times[i] - time))
            inside = times[0] - 1e-5 <= time <= times[-1] + 1e-5
            ensure(not inside or abs(times[at] - time) < 1e-4, "a key is missing within a movement")
        return values[max(at, 0)]

    def matrix(self, name, time):
        """World matrix of a node below groups that do not move; none while it has no size."""
        node = self.named[name]
        scale = self.value(node, "scale", time, (1, 1, 1))
        if scale[0] == 0:
            return None
        x, y, z, w = self.value(node, "rotation", time, (0, 0, 0, 1))
        rotation = Gf.Matrix4d().SetRotate(Gf.Quatd(w, x, y, z))
        move = Gf.Matrix4d().SetTranslate(Gf.Vec3d(*self.value(node, "translation", time, (0, 0, 0))))
        return Gf.Matrix4d().SetScale(Gf.Vec3d(*scale)) * rotation * move


def distance(a, b):
    return max(abs(a[i][j] - b[i][j]) for i in range(4) for j in range(4))


def visible(prim, time):
    return UsdGeom.Imageable(prim).ComputeVisibility(time) != UsdGeom.Tokens.invisible


def check_validators(path):
    """The library's own judges: the validators, and before they came (OpenUSD 24.11) the compliance checker."""
    problems = []
    if hasattr(UsdUtils, "ComplianceChecker"):
        checker = UsdUtils.ComplianceChecker(arkit=False, skipARKitRootLayerCheck=True)
        checker.CheckCompliance(path)
        problems += checker.GetErrors() + checker.GetFailedChecks()
    if UsdValidation:
        validators = UsdValidation.ValidationRegistry().GetOrLoadAllValidators()
        ensure(validators, "the library has no validators")
        context = UsdValidation.ValidationContext(validators)
        for found in context.Validate(Usd.Stage.Open(path)):
            problems.append(f"{found.GetName()}: {found.GetMessage()}")
    ensure(not problems, f"{len(problems)} things are not compliant, first: {problems[:1]}")


def check_layer(stage):
    ensure(UsdGeom.GetStageMetersPerUnit(stage) == 1.0, "one unit is one metre")
    ensure(UsdGeom.GetStageUpAxis(stage) == UsdGeom.Tokens.y, "y is up")
    ensure(stage.GetDefaultPrim().GetPath() == "/Shot", "the default prim is /Shot")
    ensure(stage.GetStartTimeCode() == FIRST_FRAME, "the first frame is 1001")
    rate = Fraction(stage.GetRootLayer().customLayerData["framesPerSecond"])
    ensure(abs(stage.GetTimeCodesPerSecond() - float(rate)) < 1e-9, "the rate is exact")
    frames = round(stage.GetEndTimeCode()) - FIRST_FRAME + 1
    return rate, frames


def check_camera(stage, rate, frames):
    camera = UsdGeom.Camera(stage.GetPrimAtPath("/Shot/Camera"))
    angles = []
    for frame in range(frames):
        seen = camera.GetCamera(FIRST_FRAME + frame)
        # Tenths of a scene unit of one metre: 0.36 is 36 mm.
        ensure(abs(seen.horizontalAperture - 0.36) < 1e-6, "the sensor is 36 mm wide")
        lens = seen.focalLength * 100
        ensure(4 < lens < 1300, f"a focal length of {lens} mm")
        angle = 2 * math.degrees(math.atan(18 / lens))
        ensure(abs(seen.GetFieldOfView(Gf.Camera.FOVHorizontal) - angle) < 1e-3, "the angle of view follows the lens")
        angles.append(angle)
    close = camera.GetShutterCloseAttr().Get()
    ensure(0 < close <= 1, "the shutter closes within the frame")
    return angles


def check_meshes(stage):
    """Counts prims; every mesh has faces, and every face a material that is there."""
    counts = {"meshes": 0, "instances": 0, "instancers": 0, "faces": 0}
    for prim in Usd.PrimRange(stage.GetPrimAtPath("/Shot"), Usd.TraverseInstanceProxies(Usd.PrimIsDefined)):
        counts["instances"] += prim.IsInstance()
        counts["instancers"] += prim.IsA(UsdGeom.PointInstancer)
        if not prim.IsA(UsdGeom.Mesh) or prim.IsAbstract():
            continue
        mesh = UsdGeom.Mesh(prim)
        faces = len(mesh.GetFaceVertexCountsAttr().Get())
        counts["meshes"] += 1
        counts["faces"] += faces
        ensure(mesh.GetSubdivisionSchemeAttr().Get() == UsdGeom.Tokens.none, "meshes stay polygons")
        subsets = UsdShade.MaterialBindingAPI(prim).GetMaterialBindSubsets()
        bound = [s.GetPrim() for s in subsets] or [prim]
        for target in bound:
            material, _ = UsdShade.MaterialBindingAPI(target).ComputeBoundMaterial()
            ensure(material, f"{target.GetPath()} has no material")
            ensure(material.ComputeSurfaceSource()[0], f"{material.GetPath()} has no surface")
        ensure(not subsets or sum(len(s.GetIndicesAttr().Get()) for s in subsets) == faces, "subsets share out all faces")
    return counts


def check_sun(stage):
    sun = UsdLux.DistantLight(stage.GetPrimAtPath("/Shot/Lights/Sun"))
    direction = UsdGeom.Xformable(sun).ComputeLocalToWorldTransform(FIRST_FRAME).TransformDir(Gf.Vec3d(0, 0, -1))
    ensure(abs(direction.GetLength() - 1) < 1e-4 and direction[1] < 0.2, f"the sun shines upwards: {direction}")
    ensure(math.isfinite(sun.GetIntensityAttr().Get()), "the sun's strength is a number")
    return direction


def check_referenced(path):
    """As a studio uses it: referenced under another prim; shapes and materials must come along."""
    stage = Usd.Stage.CreateInMemory()
    stage.DefinePrim("/World/Fx").GetReferences().AddReference(path)
    counts = check_meshes_below(stage, "/World/Fx/Set")
    ensure(counts, "no meshes come along a reference")


def check_meshes_below(stage, root):
    count = 0
    for prim in Usd.PrimRange(stage.GetPrimAtPath(root), Usd.TraverseInstanceProxies()):
        if prim.IsA(UsdGeom.Mesh):
            subsets = UsdShade.MaterialBindingAPI(prim).GetMaterialBindSubsets()
            material, _ = UsdShade.MaterialBindingAPI(subsets[0].GetPrim() if subsets else prim).ComputeBoundMaterial()
            ensure(material and material.GetPath().HasPrefix("/World/Fx"), f"{prim.GetPath()} loses its material")
            count += 1
            if count == 200:
                break
    return count


def check_poses(stage, glb, rate, frames):
    """Chunks and debris at several frames in both files."""
    chunks = [p for p in stage.GetPrimAtPath("/Shot/Hero").GetChildren() if p.IsA(UsdGeom.Mesh)]
    instancers = [p for p in stage.GetPrimAtPath("/Shot/Debris").GetChildren() if p.IsA(UsdGeom.PointInstancer)]
    worst = {"chunks": 0.0, "debris": 0.0, "moved": 0.0}
    seen = {"chunks": 0, "debris": 0}
    first = {}
    steps = sorted({0, frames // 4, frames // 2, 3 * frames // 4, frames - 1})
    for frame in steps:
        code, time = FIRST_FRAME + frame, float(frame / rate)
        for prim in chunks:
            own = UsdGeom.Xformable(prim).ComputeLocalToWorldTransform(code)
            other = glb.matrix(prim.GetName(), time)
            ensure(visible(prim, code) == (other is not None), f"{prim.GetName()} at {code} is there in one file only")
            if other is not None:
                seen["chunks"] += 1
                worst["chunks"] = max(worst["chunks"], distance(own, other))
            start = first.setdefault(prim.GetName(), own)
            worst["moved"] = max(worst["moved"], (own.ExtractTranslation() - start.ExtractTranslation()).GetLength())
        for prim in instancers:
            instancer = UsdGeom.PointInstancer(prim)
            ids = instancer.GetIdsAttr().Get()
            own = instancer.ComputeInstanceTransformsAtTime(code, code)
            ensure(len(own) == len(ids), f"{prim.GetPath()} gives {len(own)} of {len(ids)} places")
            for number, matrix in zip(ids, own):
                other = glb.matrix(f"piece_{number}", time)
                ensure(visible(prim, code) == (other is not None), f"piece {number} at {code} is there in one file only")
                if other is not None:
                    seen["debris"] += 1
                    worst["debris"] = max(worst["debris"], distance(Gf.Matrix4d(matrix), other))
    ensure(worst["chunks"] < CHUNK_TOLERANCE, f"chunks differ by {worst['chunks']} between the files")
    ensure(worst["debris"] < DEBRIS_TOLERANCE, f"debris differs by {worst['debris']} between the files")
    names = {n["name"] for n in glb.nodes}
    ensure(sum(n.startswith("chunk_") for n in names) == len(chunks), "the files hold different numbers of chunks")
    pieces = sum(len(UsdGeom.PointInstancer(p).GetIdsAttr().Get()) for p in instancers)
    ensure(sum(n.startswith("piece_") for n in names) == pieces, "the files hold different numbers of pieces")
    return len(chunks), pieces, seen, worst


def check_glb_view(stage, glb, rate, frames, angles):
    extras = glb.document["scenes"][0]["extras"]
    ensure(Fraction(extras["frames_per_second"]) == rate and extras["frames"] == frames, "rates or lengths differ")
    camera = glb.document["cameras"][0]["perspective"]
    wide = 2 * math.degrees(math.atan(math.tan(camera["yfov"] / 2) * camera["aspectRatio"]))
    ensure(abs(wide - angles[0]) < 1e-3, f"angles of view differ: {wide} and {angles[0]}")
    xform = UsdGeom.Xformable(stage.GetPrimAtPath("/Shot/Camera"))
    for frame in range(frames):
        own = xform.ComputeLocalToWorldTransform(FIRST_FRAME + frame)
        other = glb.matrix("Camera", float(frame / rate))
        ensure(distance(own, other) < CHUNK_TOLERANCE, f"the cameras differ at frame {FIRST_FRAME + frame}")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    path = sys.argv[1]
    stage = Usd.Stage.Open(path)
    rate, frames = check_layer(stage)
    check_validators(path)
    angles = check_camera(stage, rate, frames)
    counts = check_meshes(stage)
    sun = check_sun(stage)
    check_referenced(path)
    print(f"{path}: {frames} frames at {rate}, {counts}, sun towards {tuple(round(x, 3) for x in sun)}")
    if len(sys.argv) == 3:
        glb = Glb(sys.argv[2])
        chunks, pieces, seen, worst = check_poses(stage, glb, rate, frames)
        check_glb_view(stage, glb, rate, frames, angles)
        print(
            f"{sys.argv[2]}: {chunks} chunks and {pieces} pieces agree; {seen} poses compared, greatest difference "
            f"{worst['chunks']:.1e} (chunks), {worst['debris']:.1e} (debris); a chunk moved {worst['moved']:.1f} m"
        )


if __name__ == "__main__":
    main()
