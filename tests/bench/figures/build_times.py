"""How long a full build of the programs and the dashboard takes, and the build after one resource has changed."""

import os
import shutil
import subprocess
import time

from machine import busy_seconds
from programs import Failure
from report import Row

KINDS = ("native", "wasm")
CHANGED = "shared/tenancy/CMakeFiles/tenancy.dir/cluster.cpp.o"


def run(*words):
    environment = {**os.environ, "CCACHE_DISABLE": "1"}
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, env=environment)
    if done.returncode:
        raise Failure(f"the build failed: {(done.stdout + done.stderr)[-300:]}")


def build(folder):
    """Seconds, and those of CPU that everybody on the machine used meanwhile."""
    began, busy = time.monotonic(), busy_seconds()
    for kind in KINDS:
        run("cmake", "--build", folder / kind, "--target", "programs")
    return time.monotonic() - began, busy_seconds() - busy


def build_times(bench):
    folder = bench.settings.folder / "build"
    for kind in KINDS:
        run("cmake", "--preset", kind, "-S", bench.root, "-B", folder / kind, f"-DCARMEN_BIN={folder / 'bin'}")
    seconds, cpu = build(folder)
    yield Row("build.full", "full build, native and wasm", "s", seconds, at_most=360, note=f"{cpu:.0f} s of CPU")
    for kind in KINDS:
        (folder / kind / CHANGED).unlink()
    seconds, cpu = build(folder)
    yield Row("build.one", "  one resource changed", "s", seconds, at_most=25, note=f"{cpu:.0f} s of CPU")
    shutil.rmtree(folder)
