"""deploy/up with the programs that are built."""
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

from support import BIN, CHECKOUT, expect, folder, free_port


def checkout(home):
    """A checkout whose build has nothing left to do."""
    (home / "deploy").mkdir()
    shutil.copy(CHECKOUT / "deploy/up", home / "deploy/up")
    (home / "deploy/build").write_text("#!/bin/sh\n")
    (home / "deploy/build").chmod(0o755)
    (home / "build").mkdir()
    (home / "build/bin").symlink_to(BIN.resolve())
    (home / "build/site").mkdir()
    (home / "tests").symlink_to(CHECKOUT / "tests")
    return home / "deploy/up"


def start(up, *arguments):
    return subprocess.Popen([up, *map(str, arguments)], cwd=up.parent, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            start_new_session=True)


def ready(port):
    for _ in range(200):
        try:
            return urllib.request.urlopen(f"http://localhost:{port}/readyz", timeout=5).status == 200
        except OSError:
            time.sleep(0.05)
    return False


def said_until_ready(process, port):
    expect("it serves", ready(port))
    process.send_signal(signal.SIGTERM)
    return process.communicate(timeout=30)[0]


def refused(up, *arguments):
    process = start(up, *arguments)
    text = process.communicate(timeout=60)[0]
    expect("it ends with a failure", process.returncode != 0, text)
    return text


def twice():
    with folder() as home:
        up, port = checkout(home), free_port()
        first = said_until_ready(start(up, "--demo", "--data", home / "here", "--port", port), port)
        expect("the sample customer is imported", "Imported: 1113 rows made" in first, first)
        expect("it says where", f"http://localhost:{port}" in first, first)
        expect("it prints a set-up link", re.search(rf"http://localhost:{port}/setup#\S{{20,}}", first), first)
        began = time.monotonic()
        second = said_until_ready(start(up, "--demo", "--data", home / "here", "--port", port), port)
        expect("a second start takes seconds", time.monotonic() - began < 3, time.monotonic() - began)
        expect("and imports nothing", "Import" not in second, second)


def failures():
    with folder() as home, socket.socket() as other:
        up = checkout(home)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        text = refused(up, "--data", home / "here", "--port", port)
        expect("a port in use is named", str(port) in text and "another program listens there" in text, text)
        expect("a wrong port is", "1 to 65535" in refused(up, "--port", "99999"))
        expect("an unknown argument is", "unknown argument" in refused(up, "--sell"))
        (home / "file").write_text("x")
        text = refused(up, "--demo", "--data", home / "file", "--port", free_port())
        expect("a folder that cannot be is", str(home / "file") in text, text)
        text = refused(up, "--data", home / "file", "--port", free_port())
        expect("and without a demonstration", str(home / "file") in text, text)


CHECKS = [twice, failures]
