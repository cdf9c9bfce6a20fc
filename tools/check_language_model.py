#!/usr/bin/env python3
"""Lets setpiece ask a real language model and checks what it sends, takes and does when the server fails.

    python3 tools/check_language_model.py target/release/setpiece llama-server model.gguf
    python3 tools/check_language_model.py target/release/setpiece http://127.0.0.1:8080

The first form starts llama.cpp's server with the model on a port of its own, and stops it in the middle of an answer; the
second asks a server that runs already, and leaves it running. Between the two stands a listener of this script that keeps
every request and answer.

Checks that the server takes the schema of the answer, that every run ends with status 0, that entries of the language model
hold values that the plan takes and words that stand in the brief, that nothing the recogniser read is replaced from
other words, that the same words are sent once, and that a time-out, a stopped server and one that is not there leave the
recogniser's plan, with a warning. How well the model reads is not judged. SETPIECE_CHECK_TIMEOUT_S is the time for one
answer, 300 unless said otherwise.
"""

import http.server
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
import urllib.error
import urllib.request
from pathlib import Path

BRIEFS = [
    "A ten-storey apartment block in Lyon collapses at dusk, handheld, 4 seconds",
    "The old rookery gives up the ghost in a pea-souper, filmed from a passing gull",
    "Ein zehnstöckiger Wohnblock stürzt bei Regen ein, 35 mm",
    "Una torre de agua cae hacia la izquierda mientras un perro ladra",
]
TIMEOUT_S = os.environ.get("SETPIECE_CHECK_TIMEOUT_S", "300")


def ensure(true, why):
    if not true:
        sys.exit(f"check_language_model: {why}")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Between(http.server.ThreadingHTTPServer):
    """Passes requests on to the server and keeps them with what came back."""

    def __init__(self, upstream):
        super().__init__(("127.0.0.1", 0), Pass)
        self.upstream, self.kept, self.arrived = upstream, [], threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Pass(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.arrived.set()
        begun = time.monotonic()
        request = urllib.request.Request(self.server.upstream + self.path, body, {"content-type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=float(TIMEOUT_S)) as answer:
                status, said = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, said = error.code, error.read()
        except OSError:
            # The server is gone: so is the connection.
            self.close_connection = True
            return
        self.server.kept.append((json.loads(body), status, said, time.monotonic() - begun))
        try:
            self.send_response(status)
            self.send_header("content-length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)
        except OSError:
            # The client did not wait; that is one of the checks.
            self.close_connection = True

    def log_message(self, *_):
        pass


class Setpiece:
    def __init__(self, command, home):
        self.command, self.home = command, home

    def start(self, words, url, timeout_s=TIMEOUT_S):
        kept = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment |= {"HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / "config")}
        environment |= {"SETPIECE_CACHE": str(self.home / "cache"), "SETPIECE_LANGUAGE_MODEL_TIMEOUT_S": timeout_s}
        more = ["--language-model", url] if url else []
        call = [self.command, "plan", words, "--json", *more]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(call, cwd=self.home, env=environment, text=True, encoding="utf-8", **pipes)

    def end(self, running):
        out, told = running.communicate(timeout=float(TIMEOUT_S) * 2 + 30)
        ensure(running.returncode == 0, f"ended with status {running.returncode}: {told}")
        return json.loads(out), told

    def plan(self, words, url, timeout_s=TIMEOUT_S):
        return self.end(self.start(words, url, timeout_s))

    def takes(self, key, value):
        """Whether the plan takes this value, by the command's own check."""
        call = [self.command, "plan", "a church", "--json", "--set", f"{key}={value}"]
        environment = {**os.environ, "SETPIECE_LANGUAGE_MODEL": "none", "SETPIECE_CACHE": str(self.home / "cache")}
        return subprocess.run(call, cwd=self.home, env=environment, capture_output=True).returncode == 0


def plain(text):
    """Letters and digits alone, without case and accents: how words are looked for in a brief."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in text if not unicodedata.combining(c))))


def same_but_for_the_model(value, alone, what):
    for part in ("plan", "understood", "assumed", "ignored"):
        ensure(value[part] == alone[part], f"{what}: `{part}` is not the recogniser's")


def check_fallback(setpiece, url, words, part, what, timeout_s=TIMEOUT_S):
    running = setpiece.start(words, url, timeout_s)
    check_stands(setpiece, setpiece.end(running), words, part, what)


def check_stands(setpiece, ended, words, part, what):
    value, told = ended
    problem = value["language_model"]["problem"] or ""
    ensure(value["language_model"]["from"] == "nothing" and part in problem, f"{what}: the problem is `{problem}`")
    ensure("warning: the plan is made without the language model" in told, f"{what}: no warning: {told}")
    same_but_for_the_model(value, setpiece.plan(words, None)[0], what)


def check_brief(setpiece, between, words):
    """One brief, asked twice. Gives the entries of the model, what was left out, tokens and seconds."""
    sent = len(between.kept)
    value, told = setpiece.plan(words, between.url)
    ensure("sending the words of the brief" in told, f"nothing says what is sent: {told}")
    asked = between.kept[sent:]
    ensure(asked, f"nothing was sent: {told}")
    for request, status, said, _ in asked:
        ensure(status == 200, f"the server answered {status} to {request['response_format']['type']}: {said[:500]}")
    ensure(len(asked) == 1 and asked[0][0]["response_format"]["type"] == "json_schema", "the schema was not taken")
    answer = json.loads(asked[0][2])
    content = answer["choices"][0]["message"]["content"]
    told_of = value["language_model"]
    if told_of["problem"]:
        # Weak models may find no end; then the recogniser's plan stands.
        ensure("cut off" in told_of["problem"], f"{words}: {told_of['problem']}: {content[:500]}")
        same_but_for_the_model(value, setpiece.plan(words, None)[0], words)
        return None, len(told_of["left_out"]), answer["usage"], asked[0][3]
    form = json.loads(content)
    ensure(set(form) == {"understood", "ignored"}, f"the server did not hold the form: {content[:500]}")
    for entry in form["understood"]:
        ensure(set(entry) == {"words", "key", "value"}, f"the server did not hold the form of an entry: {entry}")
    alone = {e["key"]: e for e in setpiece.plan(words, None)[0]["understood"]}
    entries = [e for e in value["understood"] if e["why"] == "language model"]
    for entry in entries:
        key = entry["key"]
        ensure(key != "seed" and setpiece.takes(key, entry["value"]), f"{key} = {entry['value']} is no value of a plan")
        ensure(plain(entry["words"]) in plain(words), f"\"{entry['words']}\" does not stand in the brief")
        if key in alone:
            ensure(plain(alone[key]["words"]) in plain(entry["words"]), f"{key} is replaced from other words: {entry}")
    for left in told_of["left_out"]:
        ensure(left["why"], f"no reason: {left}")
    again, told = setpiece.plan(words, between.url)
    ensure(len(between.kept) == sent + 1 and "nothing is sent" in told, f"the same words were sent again: {told}")
    ensure(again["language_model"]["from"] == "cache", "the second answer is not the kept one")
    same_but_for_the_model(again, value, "the second time")
    return entries, len(told_of["left_out"]), answer["usage"], asked[0][3]


def start_server(binary, model, log):
    port = free_port()
    call = [binary, "-m", model, "--host", "127.0.0.1", "--port", str(port), "-c", "8192", "-np", "1", "--jinja"]
    server = subprocess.Popen([*call, "-t", str(min(2, os.cpu_count() or 1))], stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    for _ in range(600):
        ensure(server.poll() is None, f"the server ended with status {server.poll()}; see {log.name}")
        try:
            urllib.request.urlopen(f"{url}/health", timeout=5).close()
            return server, url
        except OSError:
            time.sleep(0.2)
    server.kill()
    sys.exit("check_language_model: the server is not ready after two minutes")


def check(setpiece, url, server):
    between = Between(url)
    for words in BRIEFS:
        entries, left_out, usage, seconds = check_brief(setpiece, between, words)
        counted = "cut off" if entries is None else [f"{e['key']} = {e['value']}" for e in entries]
        tokens = f"{usage['prompt_tokens']} tokens asked, {usage['completion_tokens']} answered"
        print(f"{seconds:6.1f} s, {tokens}, {left_out} left out, counted: {counted or 'nothing'}  ({words})", flush=True)
    check_fallback(setpiece, between.url, "A chimney topples at noon", "no answer within 0.1 s", "time-out", "0.1")
    check_fallback(setpiece, f"http://127.0.0.1:{free_port()}", "A chimney topples", "is the server running", "nobody there")
    if server:
        words = "A stone bridge comes apart in the fog, seen from the air, as a brass band plays on"
        between.arrived.clear()
        running = setpiece.start(words, between.url)
        ensure(between.arrived.wait(60), "nothing was sent to the server that is to be stopped")
        time.sleep(0.5)
        server.kill()
        server.wait()
        check_stands(setpiece, setpiece.end(running), words, "failed", "stopped in the middle")
        # The cache needs no server.
        kept, _ = setpiece.plan(BRIEFS[0], between.url)
        ensure(kept["language_model"]["from"] in ("cache", "nothing"), f"{kept['language_model']}")
    between.shutdown()


def main():
    with tempfile.TemporaryDirectory() as folder:
        setpiece = Setpiece(str(Path(sys.argv[1]).resolve()), Path(folder))
        if len(sys.argv) == 3:
            check(setpiece, sys.argv[2].rstrip("/"), None)
        else:
            with open(Path(folder) / "server.log", "w+") as log:
                server, url = start_server(sys.argv[2], sys.argv[3], log)
                try:
                    check(setpiece, url, server)
                finally:
                    server.kill()
                    server.wait()
    print("the schema is taken; what counts is valid; the same words are sent once; failures leave the recogniser's plan")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main()
