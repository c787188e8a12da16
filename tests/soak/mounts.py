"""Faults of file systems: each is tried in a mount namespace of its own, by this program once more."""
import os
import pathlib
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
        kind, _, what = done.stderr.strip().splitlines()[-1].partition(": ")
        raise Skipped(what) if kind == "support.Skipped" else AssertionError(f"{kind}: {what}")
    return done.stdout.strip()


def unmount(place):
    subprocess.run(["umount", "--lazy", place], check=True)


def mount_memory(place, size):
    """Answers what undoes it, and so does mount_file."""
    place.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "carmen", place], check=True)
    return lambda: unmount(place)


def mount_image(place):
    mounted = subprocess.run(["mount", "-o", "loop,errors=remount-ro", place.with_suffix(".image"), place],
                             capture_output=True, text=True)
    if mounted.returncode != 0:
        raise Skipped(f"this machine mounts no file: {mounted.stderr.strip()}")


def mount_file(place, size):
    """A file system on a file beside it, whose faults are nobody else's."""
    image = place.with_suffix(".image")
    place.mkdir()
    subprocess.run(["truncate", "-s", size, image], check=True)
    subprocess.run(["mkfs.ext4", "-qF", image], check=True)
    mount_image(place)
    return lambda: unmount(place)


def mount_anew(place):
    """Once what is wrong with it is mended."""
    subprocess.run(["umount", place], check=True)
    mended = subprocess.run(["e2fsck", "-fy", place.with_suffix(".image")], capture_output=True, text=True)
    if mended.returncode > 1:  # 1: mended
        raise AssertionError(mended.stdout + mended.stderr)
    mount_image(place)


def source_of(place):
    """The device that is mounted there."""
    return pathlib.Path(subprocess.check_output(["findmnt", "-no", "SOURCE", place], text=True).strip())
