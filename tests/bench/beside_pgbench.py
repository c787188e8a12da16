"""A page of 25 people through the function, beside pgbench with the page's statement over as many connections."""

import json
import os
import re
import shutil
import subprocess
import time

from machine import LOAD_CORE, busy_seconds, pinned
from platform_data import ADMIN
from programs import Failure

PATH = "/api/users?sort=name"
AT_LEAST = 0.7


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


def pgbench(side, program, script, connections, seconds):
    busy, began, own = busy_seconds(), time.monotonic(), side.postgres.cpu_seconds()
    words = [program, "-n", "-M", "prepared", "-c", connections, "-j", 1, "-T", max(int(seconds), 1), "-f", script, side.address]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, preexec_fn=pinned(LOAD_CORE),
                          env=os.environ | {"PGOPTIONS": "-c carmen.tenants=*"})
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if not found:
        raise Failure(f"pgbench failed: {done.stderr.strip()[-300:]}")
    used = side.postgres.cpu_seconds() - own
    return Rate(float(found[1]), max(busy_seconds() - busy - used, 0) / (time.monotonic() - began))


def contestants(side, settings, load, connections, seconds):
    program, script = find_pgbench(), write_script(side, settings)
    headers = [f"Authorization: Bearer {side.admin}"]

    def ours():
        sample = load.run(side.server.port, PATH, connections=connections, headers=headers, watch=side.processes())
        return Rate(sample.must_succeed("the page").rate, sample.other)

    return {"ours": ours, "pgbench": lambda: pgbench(side, program, script, connections, seconds)}
