"""The real program on data folders of its own, and what every check needs."""
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("CARMEN_BIN", CHECKOUT / "build/bin"))
PASSWORD = "plum quartz lantern 93"


class Skipped(Exception):
    """The machine does not let the check be made; it counts neither way, and is said."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="carmen-faults-", ignore_cleanup_errors=True) as name:
        os.chmod(name, 0o755)
        yield pathlib.Path(name)


def carmen(*arguments, text="", user=None, **options):
    """Runs a command to its end; `user` drops root's rights, which no mode of a file stops."""
    def drop():
        os.setgid(user)
        os.setuid(user)
    with contextlib.ExitStack() as stack:
        program, change = BIN / "carmen", None
        if user and os.geteuid() == 0:  # who may not be let into the checkout
            program, change = pathlib.Path(shutil.copy(program, stack.enter_context(folder()))), drop
        return subprocess.run([program, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=120,
                              preexec_fn=change, **options)


def expect(what, holds, shown=""):
    if not holds:
        raise AssertionError(f"{what}{': ' if shown != '' else ''}{shown}")


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    """`carmen serve` on a free port, with one administrator who is signed in."""

    def __init__(self, data, launch=()):
        self.data, self.launch, self.port = pathlib.Path(data), list(launch), free_port()
        self.token = ""

    def __enter__(self):
        mark = self.data.parent / (self.data.name + ".administrator")
        if not mark.exists():
            made = carmen("admin", "create", "--data", self.data, "--email", "root@example.com", text=PASSWORD + "\n")
            expect("an administrator is made", made.returncode == 0, made.stderr)
            mark.touch()
        self.log = open(self.data.parent / (self.data.name + ".log"), "ab")
        self.process = subprocess.Popen(
            [*self.launch, BIN / "carmen", "serve", "--data", self.data, "--port", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=self.log)
        for _ in range(200):
            with contextlib.suppress(OSError):
                if self.send("GET", "/readyz").status == 200:
                    break
            expect("the server lives", self.process.poll() is None)
            time.sleep(0.05)
        signed = self.send("POST", "/api/auth/sign-in", {"email": "root@example.com", "password": PASSWORD})
        expect("the administrator signs in", signed.status == 200, signed.body)
        self.token = signed.json["token"]
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()
        self.log.close()

    def send(self, method, path, body=None, timeout=30, connection=None):
        link = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        link.request(method, path, None if body is None else json.dumps(body), headers)
        answer = link.getresponse()
        reply = Reply(answer.status, answer.headers, answer.read().decode())
        if not connection:
            link.close()
        return reply

    def add_person(self, name, **more):
        return self.send("POST", "/api/users", {"name": name, "email": f"{name}@example.com"}, **more)
