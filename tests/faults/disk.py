"""A full disk: writes are refused with a stable code, reads go on, and it recovers by itself."""
import os
import pathlib
import subprocess
import sys

from support import CHECKOUT, Server, Skipped, carmen, expect, folder


def fill(place, leaving=0):
    """Leaves nothing on the disk but so many bytes."""
    with open(place / "ballast", "wb", buffering=0) as ballast:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while ballast.write(b"x" * size) == size:
                    pass
            except OSError:
                pass
        if leaving:
            ballast.truncate(max(0, ballast.tell() - leaving))


def on_small_disk(place):
    made, refused = [], 0
    with Server(place / "data") as server:
        for attempt in range(3):
            fill(place, leaving=40_000)
            for n in range(400):
                name = f"p{attempt}x{n}"
                answer = server.add_person(name)
                if answer.status == 201:
                    made.append(name)
                    continue
                refused += 1
                expect("a write is refused", answer.status == 503, (answer.status, answer.body))
                expect("with its reason", answer.json["code"] == "DISK_FULL", answer.body)
                expect("and says when to come again", answer.headers["Retry-After"], answer.headers)
                expect("reads go on", server.send("GET", "/api/users?limit=25").status == 200)
                if refused % 5 == 0:
                    break
            expect("the disk was full", refused > attempt, refused)
            (place / "ballast").unlink()
            answer = server.add_person(f"again{attempt}")
            expect("it recovers", answer.status == 201, answer.body)
            made.append(f"again{attempt}")
        there = server.send("GET", "/api/users?limit=1&total=1").json["total"]
        expect("what was acknowledged is there, and no more", there == len(made) + 1, (there, len(made)))
    verified = carmen("verify", "--data", place / "data")
    expect("the journal is whole", verified.returncode == 0, verified.stdout + verified.stderr)
    fill(place)
    started = carmen("migrate", "--data", place / "data")
    expect("a command says what is wrong, or needs no room", started.returncode == 0 or "full" in started.stderr, started.stderr)


def a_full_disk():
    """In a mount namespace of its own, where a file system of 12 MB is mounted."""
    with folder() as home:
        unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]
        can_mount = subprocess.run([*unshare, "mount", "-t", "tmpfs", "carmen", home], capture_output=True, text=True)
        if can_mount.returncode != 0:
            raise Skipped(f"this machine mounts no file system: {can_mount.stderr.strip()}")
        script = f'mount -t tmpfs -o size=12m carmen "{home}" && exec "{sys.executable}" -B "{__file__}" "{home}"'
        inside = subprocess.run([*unshare, "sh", "-c", script], cwd=CHECKOUT, capture_output=True, text=True, timeout=300)
        expect("on a disk of 12 MB", inside.returncode == 0, inside.stdout + inside.stderr)


CHECKS = [a_full_disk]

if __name__ == "__main__":
    on_small_disk(pathlib.Path(sys.argv[1]))
