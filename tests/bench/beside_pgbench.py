"""A page of 25 people through the function, beside pgbench with the page's statement over as many connections to the
database, which has a core of its own: as on a machine of its own, who asks takes nothing from it."""

import contextlib
import json
import os
import re
import resource
import shutil
import subprocess
import time
from pathlib import Path

from machine import CORES, LOAD_CORE, SERVER_CORE, busy_seconds, children, pinned
from platform_data import ADMIN
from programs import Failure

PATH = "/api/users?sort=name"
AT_LEAST = 0.7
CLIENTS = 4  # of the function for each of its connections, so that all of these are at work


class Rate:
    def __init__(self, rate, other):
        self.rate, self.other = rate, other


def find_pgbench():
    folders = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True).stdout.strip()
    found = shutil.which("pgbench", path=f"{os.environ['PATH']}:{folders}:/usr/lib/postgresql/15/bin")
    if not found:
        raise Failure("pgbench is not installed")
    return found


def literal(value):
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def write_script(side, settings):
    """The statement as the function sends it, with its values."""
    done = subprocess.run([settings.program("bare_statements"), "--database", side.address, "--email", ADMIN,
                           "--key", side.folder / "pgbench.key"], capture_output=True, text=True)
    if done.returncode:
        raise Failure(done.stderr.strip())
    page = json.loads(done.stdout)["page"]
    sql = re.sub(r"\$(\d+)", lambda number: literal(page["values"][int(number[1]) - 1]), page["sql"])
    script = side.folder / "page.sql"
    script.write_text(sql + ";\n")
    return script


def reaped_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def pgbench(side, program, script, connections, seconds):
    used = -side.postgres.cpu_seconds() - reaped_seconds()
    busy, began = busy_seconds(), time.monotonic()
    words = [program, "-n", "-M", "prepared", "-c", connections, "-j", 1, "-T", max(int(seconds), 1), "-f", script, side.address]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, preexec_fn=pinned(LOAD_CORE),
                          env=os.environ | {"PGOPTIONS": "-c carmen.tenants=*"})
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if not found:
        raise Failure(f"pgbench failed: {done.stderr.strip()[-300:]}")
    used += side.postgres.cpu_seconds() + reaped_seconds()
    return Rate(float(found[1]), max(busy_seconds() - busy - used, 0) / (time.monotonic() - began))


@contextlib.contextmanager
def cores_apart(side):
    """The database on one core, the function on the other, beside who asks."""
    postmaster = side.postgres.pid()
    pin_all({postmaster, *children(postmaster)}, {SERVER_CORE})
    pin_all({side.server.pid}, {LOAD_CORE})
    try:
        yield
    finally:
        pin_all({postmaster, *children(postmaster), side.server.pid}, CORES)


def pin_all(processes, cores):
    for thread in (int(task.name) for process in processes for task in Path(f"/proc/{process}/task").iterdir()):
        with contextlib.suppress(ProcessLookupError):
            os.sched_setaffinity(thread, cores)


def contestants(side, settings, load, connections, seconds):
    program, script = find_pgbench(), write_script(side, settings)
    headers = [f"Authorization: Bearer {side.admin}"]

    def ours():
        sample = load.run(side.server.port, PATH, connections=connections * CLIENTS, headers=headers, watch=side.processes())
        return Rate(sample.must_succeed("the page").rate, sample.other)

    return {"ours": ours, "pgbench": lambda: pgbench(side, program, script, connections, seconds)}
