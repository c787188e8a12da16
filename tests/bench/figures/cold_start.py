"""From the start of a function to its first answer, and what it holds in memory after load, beside bare."""

import socket
import subprocess
import time

from machine import SERVER_CORE, busy_seconds, cpu_seconds, memory_kb, pinned
from platform_data import ADMIN
from programs import Failure, Run, stopping
from report import Row
from rounds import Ratio, measure


def ask(port, request, deadline):
    """Connects as soon as somebody listens, and reads the first bytes of the answer."""
    while time.monotonic() < deadline:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                client.sendall(request)
                return client.recv(64)
    raise Failure("no answer within ten seconds")


def first_answer(command, port, path, header, log):
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{header}Connection: close\r\n\r\n".encode()
    with open(log, "ab") as out:
        busy, own, began = busy_seconds(), time.process_time(), time.monotonic()
        process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                   preexec_fn=pinned(SERVER_CORE))
        with stopping(process):
            answer = ask(port, request, began + 10)
            seconds = time.monotonic() - began
            cpu = cpu_seconds(process.pid)
            used = cpu + time.process_time() - own
            time.sleep(0.25)  # long enough for the kernel's ticks to tell whether others were busy
            other = max(busy_seconds() - busy - used, 0) / (time.monotonic() - began)
    if b" 200 " not in answer:
        raise Failure(f"{path} answered {answer[:20]}")
    return Run(cpu, seconds, other)


def memory_after_load(bench, server, path, headers):
    bench.load.run(server.port, path, connections=64, headers=headers).must_succeed(path)
    return memory_kb(server.pid) / 1000


def cold_start(bench):
    platform, settings = bench.platform, bench.settings
    path, token = "/api/users?sort=name", platform.bearer(ADMIN)
    statements = platform.statements(ADMIN)
    port, log = settings.port + 4, settings.folder / "start.log"
    ours = [settings.program("carmen-persistence"), "--data", platform.data, "--port", port, "--log", log]
    bare = [settings.program("bare_server"), port, platform.data / "carmen.db", statements]
    found = measure({
        "ours": lambda: first_answer(ours, port, path, token[0] + "\r\n", log),
        "bare": lambda: first_answer(bare, port, "/page", "", log),
    }, settings)
    yield Row("start", "start of a function to its first page", "ms", found.median("ours", lambda s: s.seconds) * 1e3,
              found.median("bare", lambda s: s.seconds) * 1e3, found.ratio("ours", "bare", lambda s: s.seconds),
              at_most=2, thrown=found.thrown, noisy=found.noisy)
    with platform.serve(platform.data, program="carmen-persistence") as server:
        mine = memory_after_load(bench, server, path, token)
    with platform.serve_bare(platform.data, ADMIN) as server:
        theirs = memory_after_load(bench, server, "/page", [])
    yield Row("memory", "  memory after load", "MB", mine, theirs, Ratio.of([mine / theirs]), at_most=2)
