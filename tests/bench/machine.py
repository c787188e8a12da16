"""The machine and its processes: cores, pinning, memory, CPU time."""

import contextlib
import os
import socket
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[0], CORES[-1]
TICK = 1 / os.sysconf("SC_CLK_TCK")


def pinned(core):
    """For subprocess: what the child does before it becomes the program."""
    return lambda: os.sched_setaffinity(0, {core})


def pinned_first(core):
    """The same for who measures while others use its core: it waits for none of them, where the system permits that."""
    def become():
        os.sched_setaffinity(0, {core})
        with contextlib.suppress(PermissionError):
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
    return become


def cpu_seconds(pid, reaped=False):
    """With what its children took that are gone, if need be."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15 if reaped else 13])) * TICK


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def busy_seconds():
    """Of all cores together, whoever it was. Interrupts belong to nobody and are left out."""
    user, nice, system, _, _, _, _, stolen = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9])
    return (user + nice + system + stolen) * TICK


def memory_kb(pid, what="VmRSS"):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1])
    raise KeyError(what)


def is_listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def describe():
    model = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), "unknown")
    return {"processor": model, "cores": len(CORES), "kernel": os.uname().release, "load": os.getloadavg()}
