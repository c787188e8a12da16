"""An installation on either engine: its functions, which can be killed, and an administrator who is signed in."""
import contextlib
import http.client
import json
import random
import signal
import socket
import subprocess
import time

from engines import Postgres
from parts import is_ready
from support import BIN, PASSWORD, Reply, carmen, expect, folder

INSTANCES = 2  # of the function, where the engine serves several
PATIENCE = 30  # seconds until everything answers again


def kept_port():
    """Beneath those of outgoing connections, one of which might have it while the function is down."""
    while True:
        port = random.SystemRandom().randrange(10_000, 32_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Function:
    """One `carmen serve` that can be killed and started again on the same port."""

    def __init__(self, home, engine):
        self.home, self.engine, self.port, self.process = home, engine, kept_port(), None

    def start(self):
        """Seconds until it answers that it is ready."""
        self.log = open(self.home / f"function-{self.port}.log", "ab")
        began = time.monotonic()
        self.process = subprocess.Popen([BIN / "carmen", "serve", "--data", self.home / "data", "--port", str(self.port)],
                                        stdout=subprocess.DEVNULL, stderr=self.log, env=self.engine.environment)
        while not self.ready():
            expect("it lives", self.process.poll() is None, (self.home / f"function-{self.port}.log").read_text()[-500:])
            expect("it is ready in time", time.monotonic() - began < PATIENCE)
            time.sleep(0.005)
        return time.monotonic() - began

    def connect(self, timeout=30):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def ready(self):
        return is_ready(self.connect(5))

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)


def send(link, method, path, body=None, token="", **headers):
    """`link`: a connection, or a function to connect to."""
    link = link.connect() if isinstance(link, Function) else link
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers["Content-Type"] = "application/json"
    if token:
        headers["Authorization"] = "Bearer " + token
    link.request(method, path, None if body is None else json.dumps(body), headers)
    answer = link.getresponse()
    return Reply(answer.status, answer.headers, answer.read().decode())


def sign_in(function):
    answer = send(function, "POST", "/api/auth/sign-in", {"email": "root@example.com", "password": PASSWORD})
    expect("the administrator signs in", answer.status == 200, answer.body)
    return answer.json["token"]


class Installation:
    def __init__(self, home, engine):
        self.home, self.engine = home, engine
        self.functions = [Function(home, engine) for _ in range(INSTANCES if isinstance(engine, Postgres) else 1)]

    def make(self, path, **body):
        answer = send(self.functions[0], "POST", path, body, self.token)
        expect(f"{path} makes one", answer.status == 201, answer.body)
        return answer.json

    def wait_until_ready(self):
        """Seconds until every function says that it is."""
        began = time.monotonic()
        while not all(function.ready() for function in self.functions):
            expect("everything answers again", time.monotonic() - began < PATIENCE)
            time.sleep(0.02)
        return time.monotonic() - began

    def check_journal(self):
        verified = carmen("verify", "--data", self.home / "data", env=self.engine.environment)
        expect("the journal is whole", verified.returncode == 0, verified.stdout + verified.stderr)


@contextlib.contextmanager
def installation(make_engine, prepare=None):
    """`prepare(home)`: before anything is there; answers what undoes it."""
    with folder() as home, contextlib.ExitStack() as stack:
        if prepare:
            stack.callback(prepare(home))
        engine = make_engine(home)
        stack.callback(engine.close)
        made = carmen("admin", "create", "--data", home / "data", "--email", "root@example.com", text=PASSWORD + "\n",
                      env=engine.environment)
        expect("an administrator is made", made.returncode == 0, made.stderr)
        place = Installation(home, engine)
        for function in place.functions:
            stack.callback(function.stop)
            function.start()
        place.token = sign_in(place.functions[0])
        yield place
