"""The three functions as they are installed: on Unix sockets, over one data folder. For tests/*/run of what is deployed."""
import contextlib
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("CARMEN_BIN", CHECKOUT / "build/bin")).resolve()
PARTS = ("auth", "persistence", "billing")
EMAIL, PASSWORD = "root@example.com", "plum quartz lantern 93"


class Skipped(Exception):
    """The machine does not let the check be made; it counts neither way, and is said."""


def expect(what, holds, shown=""):
    if not holds:
        raise AssertionError(f"{what}{': ' if shown != '' else ''}{str(shown)[-1500:]}")


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="carmen-", ignore_cleanup_errors=True) as name:
        os.chmod(name, 0o755)
        yield pathlib.Path(name)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(holds, what, seconds=20):
    until = time.monotonic() + seconds
    while not holds():
        expect(what, time.monotonic() < until)
        time.sleep(0.02)


def run(*words, **options):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, errors="replace", timeout=300, **options)


def end(process, seconds=60):
    """Asks a process to stop and answers its status."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path, timeout=30):
        super().__init__("localhost", timeout=timeout)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Reply:
    def __init__(self, answer):
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read().decode()

    @property
    def json(self):
        return json.loads(self.body)


def ask(connection, method, path, body=None, token="", keep=False, headers=()):
    """One request; the connection ends with it unless it is kept."""
    sent = {"Content-Type": "application/json", **dict(headers)}
    if token:
        sent["Authorization"] = "Bearer " + token
    if not keep:
        sent["Connection"] = "close"
    try:
        connection.request(method, path, body if isinstance(body, (bytes, type(None))) else json.dumps(body), sent)
        return Reply(connection.getresponse())
    finally:
        if not keep:
            connection.close()


def is_ready(connection):
    with contextlib.suppress(OSError, http.client.HTTPException):
        return ask(connection, "GET", "/readyz").status == 200
    return False


def store_of(address):
    """The environment of programs whose records that PostgreSQL keeps; without an address, the data folder."""
    return {**os.environ, "CARMEN_DATABASE": address} if address else None


def make_administrator(data, address=None):
    made = run(BIN / "carmen", "admin", "create", "--data", data, "--email", EMAIL, input=PASSWORD + "\n",
               env=store_of(address))
    expect("an administrator is made", made.returncode == 0, made.stderr)


def sign_in(connection, keep=False):
    reply = ask(connection, "POST", "/api/auth/sign-in", {"email": EMAIL, "password": PASSWORD}, keep=keep)
    expect("the administrator signs in", reply.status == 200, reply.body)
    return reply.json["token"]


def run_checks(*parts):
    """The whole of a suite's main: each part's CHECKS, or those named as arguments."""
    wanted, passed, failed = sys.argv[1:], 0, 0
    for part in parts:
        for check in part.CHECKS:
            name = check.__name__.replace("_", " ")
            if wanted and check.__name__ not in wanted and part.__name__ not in wanted:
                continue
            began = time.monotonic()
            try:
                check()
                passed += 1
                print(f"ok    {part.__name__}: {name} ({time.monotonic() - began:.1f} s)", flush=True)
            except Skipped as why:
                print(f"skip  {part.__name__}: {name}: {why}", flush=True)
            except Exception as fault:
                failed += 1
                print(f"FAIL  {part.__name__}: {name}: {type(fault).__name__}: {fault}", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
