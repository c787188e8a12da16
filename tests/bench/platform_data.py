"""Data folders to measure on: made once a run, copied for whoever writes."""

import json
import shutil
import subprocess
import urllib.request

from people import make_customer
from programs import Failure, Server

ADMIN, PASSWORD = "admin@example.com", "correct horse battery staple 7"
READER = "person.0@bench.example.com"  # runs one of four clusters


def call(port, method, path, body=None, token=""):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method=method,
                                     data=None if body is None else json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=300) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def sign_in(port, email):
    return call(port, "POST", "/api/auth/sign-in", {"email": email, "password": PASSWORD})["token"]


class Platform:
    """A platform with one customer of 10,000 people."""

    def __init__(self, settings):
        self.settings = settings
        self.files = settings.folder / "customer"
        self.data = settings.folder / "data"
        self.tokens = {}  # by e-mail
        make_customer(self.files, 10_000)
        self.carmen("admin", "create", "--email", ADMIN, "--data", self.data, text=PASSWORD)
        self.carmen("import", self.files, "--data", self.data)
        with self.serve(self.data) as server:
            self.set_password(server.port)

    def carmen(self, *words, text=""):
        done = subprocess.run([self.settings.program("carmen"), *map(str, words)], input=text, text=True,
                              capture_output=True)
        if done.returncode:
            raise Failure(f"carmen {words[0]} failed: {done.stderr.strip()[-300:]}")
        return done.stdout

    def set_password(self, port):
        """The reader chooses a password by the one-time link; both sign in."""
        self.tokens[ADMIN] = token = sign_in(port, ADMIN)
        self.reader = call(port, "GET", f"/api/users?filter=email:eq:{READER}", token=token)["items"][0]
        url = call(port, "POST", f"/api/users/{self.reader['id']}/password-link", {}, token)["url"]
        call(port, "POST", "/api/auth/password", {"token": url.partition("#")[2], "password": PASSWORD})
        self.tokens[READER] = sign_in(port, READER)

    def bearer(self, email):
        return [f"Authorization: Bearer {self.tokens[email]}"]

    def copy(self, name):
        target = self.settings.folder / name
        shutil.rmtree(target, ignore_errors=True)
        return shutil.copytree(self.data, target)

    def serve(self, data, program="carmen", site=None):
        log, port = self.settings.folder / "server.log", self.settings.port
        words = [self.settings.program(program)] + ["serve"] * (program == "carmen")
        words += ["--site", site] if site else []
        return Server([*words, "--data", data, "--port", port, "--log", log], port, log)

    def statements(self, email):
        """The product's statements, for bare."""
        file = self.settings.folder / "statements.json"
        done = subprocess.run([self.settings.program("bare_statements"), "--database", self.data / "carmen.db",
                               "--email", email], capture_output=True, text=True)
        if done.returncode:
            raise Failure(done.stderr.strip())
        file.write_text(done.stdout)
        return file

    def serve_bare(self, data, email=READER):
        port = self.settings.port + 1
        return Server([self.settings.program("bare_server"), port, data / "carmen.db", self.statements(email)], port,
                      self.settings.folder / "bare.log")
