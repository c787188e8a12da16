"""kill -9 of functions, the worker and the database at random moments, under 64 writers."""
import contextlib
import http.client
import itertools
import json
import random
import signal
import subprocess
import threading
import time

from engines import ENGINES, Postgres
from support import BIN, PASSWORD, carmen, expect, folder, free_port

WRITERS = 64
INSTANCES = 2
PATIENCE = 30  # seconds until everything answers again


class Function:
    """One `carmen serve` that can be killed and started again on the same port."""

    def __init__(self, home, engine):
        self.home, self.engine, self.port, self.process = home, engine, free_port(), None

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

    def ready(self):
        with contextlib.suppress(OSError, http.client.HTTPException):
            link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            link.request("GET", "/readyz")
            return link.getresponse().status == 200
        return False

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)


def send(link, method, path, body, token="", **headers):
    headers["Content-Type"] = "application/json"
    if token:
        headers["Authorization"] = "Bearer " + token
    link.request(method, path, json.dumps(body), headers)
    answer = link.getresponse()
    return answer.status, answer.read()


class Writers:
    """People made and changed through every function, each acknowledged one remembered."""

    def __init__(self, functions, token, names):
        self.functions, self.token, self.names = functions, token, names
        self.acknowledged, self.refused = [], {}
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.write, args=(n,)) for n in range(WRITERS)]
        for thread in self.threads:
            thread.start()

    def write(self, n):
        function, link = self.functions[n % len(self.functions)], None
        while not self.stop.is_set():
            name = f"p{next(self.names)}"
            try:
                link = link or http.client.HTTPConnection("127.0.0.1", function.port, timeout=30)
                status, body = send(link, "POST", "/api/users", {"name": name, "email": f"{name}@example.com"}, self.token)
            except (OSError, http.client.HTTPException):
                link = None
                time.sleep(0.02)
                continue
            if status == 201:
                self.acknowledged.append(json.loads(body)["id"])
                continue
            reason = json.loads(body).get("code", "?") if body else "?"
            self.refused[reason] = self.refused.get(reason, 0) + 1
            time.sleep(0.01)

    def end(self):
        self.stop.set()
        for thread in self.threads:
            thread.join()


def sign_in(function):
    link = http.client.HTTPConnection("127.0.0.1", function.port, timeout=30)
    status, body = send(link, "POST", "/api/auth/sign-in", {"email": "root@example.com", "password": PASSWORD})
    expect("the administrator signs in", status == 200, body)
    return json.loads(body)["token"]


def check(engine, home, acknowledged):
    made = {}
    for record, in engine.rows("SELECT record FROM journal WHERE action = 'users.create'"):
        for target in json.loads(record)["targets"]:
            if target["verb"] == "created" and target["resource"] == "users":
                made[target["id"]] = made.get(target["id"], 0) + 1
    stored = {row[0] for row in engine.rows("SELECT id FROM users")}
    lost = [person for person in acknowledged if person not in stored or made.get(person) != 1]
    expect("every acknowledged person is there once", not lost,
           [(person, person in stored, made.get(person)) for person in lost[:3]] + [len(acknowledged), len(stored), len(made)])
    twice = [person for person, times in made.items() if times != 1]
    expect("nobody was made twice", not twice, twice[:3])
    verified = carmen("verify", "--data", home / "data", env=engine.environment)
    expect("the journal is whole", verified.returncode == 0, verified.stdout + verified.stderr)


def survive(make_engine, rounds, seed):
    """What a line of the table says: (what, figure)."""
    random.seed(seed)
    with folder() as home, contextlib.ExitStack() as stack:
        engine = make_engine(home)
        stack.callback(engine.close)
        made = carmen("admin", "create", "--data", home / "data", "--email", "root@example.com", text=PASSWORD + "\n",
                      env=engine.environment)
        expect("an administrator is made", made.returncode == 0, made.stderr)
        functions = [Function(home, engine) for _ in range(INSTANCES if make_engine is Postgres else 1)]
        for function in functions:
            function.start()
            stack.callback(function.stop)
        names, acknowledged, refused, starts = itertools.count(), [], {}, []
        token = sign_in(functions[0])
        victims = ["function", "worker"] + (["database"] if make_engine is Postgres else [])
        for turn in range(rounds):
            writers = Writers(functions, token, names)
            worker = subprocess.Popen([BIN / "carmen-worker", "--data", home / "data"], stderr=subprocess.DEVNULL,
                                      env=engine.environment)
            time.sleep(0.1 + random.random())
            victim = victims[turn % len(victims)]
            if victim == "database":
                engine.kill()
                time.sleep(random.random() / 2)
                engine.restart()
            elif victim == "function":
                killed = random.choice(functions)
                killed.kill()
                starts.append(killed.start())
            worker.kill()
            worker.wait()
            time.sleep(0.2)
            until = time.monotonic() + PATIENCE
            while not all(function.ready() for function in functions):
                expect("everything answers again", time.monotonic() < until)
                time.sleep(0.02)
            before = len(writers.acknowledged)
            while len(writers.acknowledged) == before:
                expect("writing goes on", time.monotonic() < until, writers.refused)
                time.sleep(0.02)
            writers.end()
            acknowledged += writers.acknowledged
            for reason, times in writers.refused.items():
                refused[reason] = refused.get(reason, 0) + times
            if turn % 10 == 9 or turn == rounds - 1:
                check(engine, home, acknowledged)
        starts.sort()
        return (f"{rounds} rounds, {len(acknowledged)} acknowledged and there once, journal whole, "
                f"restart {starts[len(starts) // 2] * 1000:.0f} ms (slowest {starts[-1] * 1000:.0f}), refused {refused}")

