#!/usr/bin/env python3
"""Talks to `setpiece mcp` with the protocol's reference client and checks what it answers.

    pip install mcp jsonschema
    python3 tools/check_mcp.py target/release/setpiece

Checks the tools and their schemas, a plan, a preview with its picture and its progress, a note, versions and undo, a
cancelled render, confinement to the project's folder, and `setpiece schema` against plans. Without the client it says so
loudly and ends with status 0, unless SETPIECE_REQUIRE_MCP is set.
"""

import base64
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    import anyio
    import jsonschema
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client
except ImportError as missing:
    print(f"SKIPPED: the reference client is not installed ({missing}); pip install mcp jsonschema", file=sys.stderr)
    sys.exit(1 if os.environ.get("SETPIECE_REQUIRE_MCP") else 0)

TINY = {
    "structure.floors": 2,
    "structure.width_m": 10,
    "structure.depth_m": 8,
    "duration_s": 0.5,
    "event.start_s": 0.05,
    "setting.traffic": 0.1,
    "size": [128, 72],
}
TOOLS = {"plan", "preview", "direct", "render", "look", "inspect", "versions", "undo"}


def ensure(true, why):
    if not true:
        sys.exit(f"check_mcp: {why}")


def of(result, *names):
    """A field of the client's types, whose names differ between its versions."""
    for name in names:
        if hasattr(result, name):
            return getattr(result, name)
    sys.exit(f"check_mcp: the client's {type(result).__name__} has none of {names}")


def failed(result):
    return bool(of(result, "is_error", "isError"))


def text(result):
    return "\n".join(c.text for c in result.content if c.type == "text")


def value(result):
    ensure(not failed(result), f"a tool failed: {text(result)}")
    structured = of(result, "structured_content", "structuredContent")
    ensure(json.loads(text(result)) == structured, "text and structured content differ")
    return structured


def pictures(result):
    for content in result.content:
        if content.type == "image":
            ensure(of(content, "mime_type", "mimeType") == "image/png", "pictures are PNG")
            data = base64.b64decode(content.data)
            ensure(data[:8] == b"\x89PNG\r\n\x1a\n", "a picture is no PNG file")
            yield int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


async def check(session, project, outside):
    listed = (await session.list_tools()).tools
    ensure({t.name for t in listed} == TOOLS, f"tools are {[t.name for t in listed]}")
    schemas = {t.name: of(t, "input_schema", "inputSchema") for t in listed}
    for name, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        ensure(schema["additionalProperties"] is False, f"{name} takes anything")
    hints = {t.name: t.annotations for t in listed}
    ensure(of(hints["look"], "read_only_hint", "readOnlyHint") is True, "looking changes nothing")
    ensure(of(hints["direct"], "destructive_hint", "destructiveHint") is False, "versions are kept")

    arguments = {"brief": "A two-storey apartment block collapses at noon", "shot": "shots/tiny", "set": TINY}
    jsonschema.validate(arguments, schemas["plan"])
    planned = value(await session.call_tool("plan", arguments))
    ensure(planned["plan"]["structure"]["floors"] == 2 and planned["shot"] == "shots/tiny", "the plan is another")
    ensure(any(e["key"] == "structure.kind" for e in planned["understood"]), "nothing was understood")
    ensure((project / "shots/tiny/shot.toml").is_file(), "the plan is not saved")

    told = []

    async def hear(progress, total, message):
        told.append((progress, total, message))

    preview = await session.call_tool("preview", {"shot": "shots/tiny"}, progress_callback=hear)
    made = value(preview)
    sizes = list(pictures(preview))
    ensure(len(sizes) == 1 and sizes[0][0] > 400, f"the contact sheet has {sizes}")
    ensure("shots/tiny/previs.mp4" in made["files"], f"files: {made['files']}")
    steps = [p for p, _, _ in told]
    ensure(len(steps) > 3 and steps == sorted(set(steps)), f"progress does not grow: {steps}")
    ensure(any("simulate" in (m or "") for _, _, m in told), f"stages are not named: {told[:5]}")

    note = {"shot": "shots/tiny", "note": "50mm, half the dust"}
    directed = value(await session.call_tool("direct", note))
    keys = {c["key"]: c for c in directed["changes"]}
    ensure(keys["camera.lens_mm"]["to"] == 50 and keys["look.dust"]["from"] > keys["look.dust"]["to"], f"{keys}")
    ensure(any(line.split()[:2] == ["motion", "reused"] for line in directed["explain"]), f"{directed['explain']}")
    ensure((project / "shots/tiny/versions/v001.toml").is_file(), "the plan before is not kept")
    again = value(await session.call_tool("preview", {"shot": "shots/tiny"}))
    ensure(any(line.split()[:2] == ["motion", "reused"] for line in again["explain"]), f"{again['explain']}")

    versions = value(await session.call_tool("versions", {"shot": "shots/tiny"}))
    ensure(versions["now"] == "v002" and versions["versions"][0]["of"] == note["note"], f"{versions}")
    undone = value(await session.call_tool("undo", {"shot": "shots/tiny"}))
    ensure(undone["restored"] == "v001" and undone["kept_version"] == "v002", f"{undone}")

    still = await session.call_tool("render", {"shot": "shots/tiny", "frames": "6", "quality": "daily"})
    value(still)
    ensure(list(pictures(still)) == [(128, 72)], "a still comes back as it is")
    ensure(list(pictures(await session.call_tool("look", {"path": "shots/tiny"}))), "there is something to look at")
    found = value(await session.call_tool("inspect", {}))
    ensure([s["shot"] for s in found["shots"]] == ["shots/tiny"], f"{found}")
    ensure(value(await session.call_tool("inspect", {"path": "shots/tiny/previs.mp4"}))["frames"] == 12, "frames")

    for name, wrong in [
        ("look", {"path": "../secret.png"}),
        ("look", {"path": str(outside / "secret.png")}),
        ("look", {"path": "link/secret.png"}),
        ("inspect", {"path": "link"}),
        ("plan", {"brief": arguments["brief"], "shot": "../elsewhere"}),
        ("plan", {"brief": arguments["brief"], "shot": "link/elsewhere"}),
        ("plan", {"brief": arguments["brief"], "set": {"look.dusst": 1}}),
        ("plan", {"brief": "a cat on a sofa"}),
        ("plan", {"brief": str(outside / "SHOT.TOML")}),
        ("preview", {"shot": "shots/none"}),
        ("direct", {"shot": "shots/tiny", "note": "flurble the wug"}),
        ("direct", {"shot": "shots/tiny"}),
        ("render", {"shot": "shots/tiny", "frames": "900-901"}),
        ("undo", {"shot": "shots/tiny", "to": "v099"}),
    ]:
        result = await session.call_tool(name, wrong)
        ensure(failed(result) and text(result).strip(), f"{name} takes {wrong}")
    ensure(sorted(p.name for p in outside.iterdir()) == ["SHOT.TOML", "secret.png"], "something was written outside")

    # A new seed asks for a new simulation; cancelling stops it well before it would be done.
    large = {**TINY, "structure.floors": 10, "structure.width_m": 25, "duration_s": 6, "size": [960, 540]}
    value(await session.call_tool("plan", {"brief": arguments["brief"], "shot": "shots/large", "set": large}))
    began = anyio.Event()

    async def hear_begin(progress, total, message):
        began.set()

    async with anyio.create_task_group() as group:

        async def long():
            await session.call_tool("render", {"shot": "shots/large"}, progress_callback=hear_begin)
            sys.exit("check_mcp: the long render was done before it was cancelled")

        group.start_soon(long)
        await began.wait()
        await anyio.sleep(1)
        group.cancel_scope.cancel()
    start = time.monotonic()
    value(await session.call_tool("inspect", {}))
    waited = time.monotonic() - start
    ensure(not (project / "shots/large/movie.mp4").exists(), "the cancelled render went on")
    return len(told), waited


def check_schema(command):
    """`setpiece schema` takes what `setpiece plan` makes and refuses what the reader refuses."""
    schema = json.loads(subprocess.run([command, "schema"], check=True, capture_output=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for words in ["An empty street in snow", "A glass tower of 40 floors implodes at dawn, 23.976 fps, 2.39:1"]:
        plan = subprocess.run([command, "plan", words, "--json"], check=True, capture_output=True).stdout
        problems = [e.message for e in validator.iter_errors(json.loads(plan)["plan"])]
        ensure(not problems, f"{words}: {problems}")
    for wrong in [{"fps": "fast"}, {"aspect": "wide"}, {"event": {"origin": "floor:x"}}, {"size": [10, 10]}]:
        ensure(not validator.is_valid(wrong), f"the schema takes {wrong}")


async def main():
    command = str(Path(sys.argv[1]).resolve())
    check_schema(command)
    with tempfile.TemporaryDirectory() as folder:
        project, outside = Path(folder) / "project", Path(folder) / "outside"
        project.mkdir()
        outside.mkdir()
        (outside / "SHOT.TOML").write_text("seed = 1\n")
        (outside / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\nsecret")
        (project / "link").symlink_to(outside)
        environment = {**os.environ, "SETPIECE_CACHE": str(Path(folder) / "cache")}
        server = StdioServerParameters(command=command, args=["mcp", "--project", str(project)], env=environment)
        async with stdio_client(server) as (reading, writing), ClientSession(reading, writing) as session:
            about = await session.initialize()
            ensure(of(about, "server_info", "serverInfo").name == "setpiece", "the server has another name")
            messages, waited = await check(session, project, outside)
    print(f"{len(TOOLS)} tools answer; {messages} messages of progress in a preview; cancelled work made way in {waited:.1f} s")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    anyio.run(main)
