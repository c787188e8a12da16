"""Platforms of different sizes to measure on: filled once by the product's own import, in a folder that is kept."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

from machine import children, cpu_seconds
from platform_data import ADMIN, PASSWORD, call, sign_in
from programs import Failure, Server
from tenants import PEOPLE, make_tenants

TOGETHER = 20  # tenants of one import
SELLERS = 8    # connections that sell subscriptions


def run_program(*words, text="", **options):
    done = subprocess.run(list(map(str, words)), input=text, text=True, capture_output=True, **options)
    if done.returncode:
        raise Failure(f"{Path(words[0]).name} {words[1]} failed: {done.stderr.strip()[-300:]}")
    return done.stdout


def every(port, path, token):
    """All items of a list, page by page."""
    cursor = ""
    while cursor is not None:
        page = call(port, "GET", f"{path}limit=200{cursor}", token=token)
        yield from page["items"]
        cursor = f"&cursor={page['next']}" if "next" in page else None


def publish_version(port, token):
    plan = call(port, "POST", "/api/plans", {"code": "scale", "name": "Scale"}, token)
    version = call(port, "POST", "/api/plan-versions", {
        "planId": plan["id"], "currency": "THB", "seatPolicy": "overage", "overageAmount": "100",
        "prices": [{"description": "Seats", "model": "per_seat", "tiers": [{"unitAmount": "120.50"}]}],
        "examples": [{"seats": 2, "expected": "241"}],
        "modules": [{"moduleId": "inventory"}, {"moduleId": "reports"}]}, token)
    call(port, "POST", f"/api/plan-versions/{version['id']}/publish", {}, token)
    return version["id"]


def sell(port, token):
    """A started subscription for each hotel."""
    version, own = publish_version(port, token), threading.local()

    def post(path, body):
        if not hasattr(own, "connection"):
            own.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        own.connection.request("POST", path, json.dumps(body), {
            "Content-Type": "application/json", "Authorization": f"Bearer {token}", "If-Match": "*"})
        answer = own.connection.getresponse()
        text = answer.read().decode()
        if answer.status >= 300:
            raise Failure(f"{path} answered {answer.status}: {text[:300]}")
        return json.loads(text)

    def sell_one(hotel):
        sold = post("/api/subscriptions", {"businessUnitId": hotel["id"], "planVersionId": version, "seats": 60,
                                           "startsOn": "2026-01-01", "autoRenew": True})
        post(f"/api/subscriptions/{sold['id']}/start", {})

    with ThreadPoolExecutor(SELLERS) as pool:
        list(pool.map(sell_one, every(port, "/api/business-units?fields=id&", token)))


class Postgres:
    """A private server in a folder, which is kept."""

    def __init__(self, folder, cluster):
        self.folder, self.cluster = folder, cluster
        self.address = f"postgres://carmen@/%s?host={folder}"

    def start(self):
        if (self.folder / "data/postmaster.pid").exists():
            self.stop()
        if (self.folder / "data").exists():
            return run_program(self.cluster, "again", self.folder)
        run_program(self.cluster, "start", self.folder, env=os.environ | {"CARMEN_FSYNC": "on"})
        # As its memory would be chosen, from the next start on.
        for setting in ("shared_buffers = '1GB'", "max_wal_size = '4GB'"):
            self.sql("postgres", f"ALTER SYSTEM SET {setting}", role="super")
        self.stop()
        run_program(self.cluster, "again", self.folder)

    def stop(self):
        with contextlib.suppress(ProcessLookupError):  # it was killed, and left its file
            os.kill(self.pid(), signal.SIGINT)
            while (self.folder / "data/postmaster.pid").exists():
                time.sleep(0.05)

    def pid(self):
        return int((self.folder / "data/postmaster.pid").read_text().split("\n", 1)[0])

    def processes(self, database):
        """Those that serve connections to it."""
        title, found = f"postgres: carmen {database} ", []
        for pid in children(self.pid()):
            with contextlib.suppress(FileNotFoundError):  # it has just ended
                found += [pid] if title in Path(f"/proc/{pid}/cmdline").read_text() else []
        return found

    def cpu_seconds(self):
        """Of all its processes, those included that are gone."""
        total = 0.0
        for pid in [self.pid(), *children(self.pid())]:
            with contextlib.suppress(FileNotFoundError):
                total += cpu_seconds(pid, reaped=pid == self.pid())
        return total

    def sql(self, database, text, role="carmen"):
        return run_program("psql", "-qAtX", "-h", self.folder, "-U", role, "-v", "ON_ERROR_STOP=1", "-c", text, database,
                           env=os.environ | {"PGOPTIONS": "-c carmen.tenants=*"}).strip()

    def has(self, database):
        return self.sql("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{database}'") == "1"


class Stores:
    def __init__(self, settings, root):
        self.settings, self.folder = settings, settings.folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.postgres = Postgres(self.folder / "postgres", root / "tests/postgres/cluster")

    def carmen(self, *words, text=""):
        return run_program(self.settings.program("carmen"), *words, text=text)

    def serve(self, port, data, *words):
        log = self.folder / f"server-{port}.log"
        return Server([self.settings.program("carmen"), "serve", "--data", data, "--port", port, "--log", log, *words],
                      port, log)

    def sqlite(self, people):
        """The folder of a platform with so many people."""
        done = self.folder / f"sqlite-{people}"
        if done.exists():
            return done
        self.settings.say(f"(making a platform of {people:,} people) ")
        data = self.folder / f"making-{people}"
        shutil.rmtree(data, ignore_errors=True)
        self.carmen("admin", "create", "--email", ADMIN, "--data", data, text=PASSWORD)
        tenants = max(people // PEOPLE, 1)
        for first in range(0, tenants, TOGETHER):
            with tempfile.TemporaryDirectory(dir=self.folder) as files:
                make_tenants(Path(files), first, min(TOGETHER, tenants - first))
                self.carmen("import", files, "--data", data)
        with self.serve(self.settings.port, data) as server:
            sell(server.port, sign_in(server.port, ADMIN))
        return data.rename(done)

    def in_postgres(self, people):
        """The name of a database with the same, and the folder of its key."""
        name, data = f"carmen_{people}", self.folder / f"postgres-{people}"
        if self.postgres.has(name):
            return name, data
        source = self.sqlite(people)
        self.settings.say(f"(copying {people:,} people) ")
        self.postgres.sql("postgres", f"CREATE DATABASE making_{people}")
        self.carmen("copy", "--from", f"sqlite:{source}", "--to", self.postgres.address % f"making_{people}", "--data", data)
        self.postgres.sql(f"making_{people}", "VACUUM")  # what autovacuum would come to in its time
        self.postgres.sql("postgres", f"ALTER DATABASE making_{people} RENAME TO {name}")
        return name, data

    def make(self, engine, people):
        """Before any is measured, whose port it takes meanwhile."""
        self.sqlite(people) if engine == "sqlite" else self.in_postgres(people)

    def measured(self, engine, people, port):
        """A server over a copy, so that the original stays what it was."""
        data = self.folder / f"measured-{engine}-{people}"
        shutil.rmtree(data, ignore_errors=True)
        if engine == "sqlite":
            shutil.copytree(self.sqlite(people), data)
            os.sync()  # or the first commits wait for all of it
            return self.serve(port, data)
        name, key = self.in_postgres(people)
        shutil.copytree(key, data)
        self.postgres.sql("postgres", f"DROP DATABASE IF EXISTS measured_{people}")
        self.postgres.sql("postgres", f"CREATE DATABASE measured_{people} TEMPLATE {name}")
        return self.serve(port, data, "--database", self.postgres.address % f"measured_{people}")

    def forget(self, engine, people):
        shutil.rmtree(self.folder / f"measured-{engine}-{people}", ignore_errors=True)
        if engine == "postgres":
            self.postgres.sql("postgres", f"DROP DATABASE IF EXISTS measured_{people}")
