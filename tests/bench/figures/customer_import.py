"""The import of 10,000 people with assignments, planned and applied, beside a bare bulk insert of the same rows."""

import json
import resource
import shutil
import subprocess
import time

from machine import SERVER_CORE, busy_seconds, pinned
from programs import Failure, Run
from report import Row
from rounds import measure

TABLES = ["organisations", "clusters", "business_units", "departments", "users", "grants", "assignments"]


def timed(commands):
    """The CPU time of programs that run one after the other, and what else was busy meanwhile."""
    began, busy = time.monotonic(), busy_seconds()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, preexec_fn=pinned(SERVER_CORE))
        if done.returncode:
            raise Failure(f"{command[0]} failed: {done.stderr.strip()[-300:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    seconds = time.monotonic() - began
    return Run(cpu, seconds, max(busy_seconds() - busy - cpu, 0) / seconds), done.stdout


def customer_import(bench):
    platform, settings = bench.platform, bench.settings
    carmen, empty = settings.program("carmen"), settings.folder / "empty"
    platform.carmen("migrate", "--data", empty)

    def ours():
        data = shutil.copytree(empty, settings.folder / "import", dirs_exist_ok=True)
        words = [carmen, "import", platform.files, "--data", data]
        found, _ = timed([words + ["--plan"], words])
        shutil.rmtree(data)
        return found

    def bare():
        data = shutil.copytree(empty, settings.folder / "bulk", dirs_exist_ok=True)
        found, text = timed([[settings.program("bare_bulk"), platform.data / "carmen.db", data / "carmen.db", *TABLES]])
        told = json.loads(text)  # the writing alone, without the reading of what is to be written
        shutil.rmtree(data)
        return Run(told["cpu"], told["seconds"], found.other)

    found = measure({"ours": ours, "bare": bare}, settings)
    yield Row("import", "import of 10,000 people, planned and applied", "s of CPU", found.median("ours", lambda s: s.cpu),
              found.median("bare", lambda s: s.cpu), found.ratio("ours", "bare", lambda s: s.cpu), at_most=8,
              thrown=found.thrown, noisy=found.noisy)
    yield Row("import.seconds", "  time", "s", found.median("ours", lambda s: s.seconds),
              found.median("bare", lambda s: s.seconds), found.ratio("ours", "bare", lambda s: s.seconds))
