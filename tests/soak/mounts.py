"""Faults of file systems: each is tried in a mount namespace of its own, by this program once more."""
import os
import subprocess
import sys

from support import Skipped


def apart(call, *arguments, user=True):
    """The outcome of module.function(*arguments) there. `user`: a root of its own namespace will do."""
    if os.geteuid() == 0:
        unshare = ["unshare", "--mount"]
    elif user:
        unshare = ["unshare", "--user", "--map-root-user", "--mount"]
    else:
        raise Skipped("only root can mount for PostgreSQL, which has another user")
    tried = subprocess.run([*unshare, "mount", "-t", "tmpfs", "carmen", "/mnt"], capture_output=True, text=True)
    if tried.returncode != 0:
        raise Skipped(f"this machine mounts no file system: {tried.stderr.strip()}")
    module = call.__module__
    script = f"import {module}; print({module}.{call.__name__}(*{arguments!r}))"
    done = subprocess.run([*unshare, sys.executable, "-B", "-c", script], capture_output=True, text=True, timeout=900,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    if done.returncode != 0:
        raise AssertionError(done.stderr.strip().splitlines()[-1])
    return done.stdout.strip()


def mount_memory(place, size):
    place.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "carmen", place], check=True)
