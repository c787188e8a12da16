"""A platform of some size while it is measured: its server, who signs in to it, and what is there to ask for."""

import base64
import json
import random
import time

from machine import TICK, busy_seconds, cpu_seconds, memory_kb
from platform_data import ADMIN, PASSWORD, call, sign_in
from tenants import HOTELS, PEOPLE, SYLLABLES, code_of, email_of

ASKED = 499     # different requests of a kind, prime
TENANTS = 4     # whose administrators ask


class Timed:
    """What a request took, like a Sample of the load generator: milliseconds, with those of CPU, and who was busy else."""

    def __init__(self, ms, cpu, other):
        self.ms, self.cpu, self.other = ms, cpu, other


def cursor_at(name, row):
    """A place in the list of people by name, whether somebody is there or not."""
    return base64.urlsafe_b64encode(json.dumps(["+name", name, row]).encode()).decode().rstrip("=")


class Side:
    def __init__(self, stores, engine, people, server):
        self.engine, self.people, self.server = engine, people, server
        self.postgres = stores.postgres if engine == "postgres" else None
        self.folder = stores.folder
        self.address = stores.postgres.address % f"measured_{people}"
        self.dice = random.Random(people)
        self.tenants = max(people // PEOPLE, 1)
        self.admin = sign_in(server.port, ADMIN)
        self.chosen = sorted(self.dice.sample(range(self.tenants), min(TENANTS, self.tenants)))
        self.heads = [self.make_head(tenant) for tenant in self.chosen]
        self.turn = 0

    def call(self, method, path, body=None, token=""):
        return call(self.server.port, method, path, body, token or self.admin)

    def one(self, path):
        (item,) = self.call("GET", path)["items"]
        return item

    def organisation(self, tenant):
        return self.one(f"/api/organisations?filter=code:eq:{code_of(tenant)}")["id"]

    def person(self, tenant, number):
        return self.one(f"/api/users?filter=email:eq:{email_of(tenant, number)}")["id"]

    def hotel(self, tenant, number):
        return self.one(f"/api/business-units?filter=code:eq:TH-{tenant:05}-{number:02}")["id"]

    def make_head(self, tenant):
        """Somebody who runs a whole tenant, with a password; gives the token."""
        person = self.person(tenant, 2 + HOTELS)
        self.call("POST", "/api/grants", {"userId": person, "organisationId": self.organisation(tenant), "role": "cluster_admin"})
        link = self.call("POST", f"/api/users/{person}/password-link", {})
        self.call("POST", "/api/auth/password", {"token": link["url"].partition("#")[2], "password": PASSWORD})
        return sign_in(self.server.port, email_of(tenant, 2 + HOTELS))

    def somewhere(self):
        """A cursor anywhere in the platform's list of people."""
        name = "".join(self.dice.choices(SYLLABLES, k=3)).capitalize()
        first = self.dice.choice("Somchai Siriporn Ananda Giulia Marco Elena Yuki Noor Arun Maya".split())
        return cursor_at(f"{first} {name}", "019ac000-0000-7000-8000-000000000000")

    def some_people(self, count, tenants=None):
        """(tenant, person's number, person's id) of as many, anywhere."""
        places = [(self.dice.choice(tenants or range(self.tenants)), self.dice.randrange(20, PEOPLE)) for _ in range(count)]
        return [(tenant, number, self.person(tenant, number)) for tenant, number in places]

    def paths(self, name, lines):
        file = self.folder / f"paths-{self.engine}-{self.people}-{name}"
        file.write_text("".join(line + "\n" for line in lines))
        return file

    def processes(self):
        return [self.server.pid] + (self.postgres.processes(f"measured_{self.people}") if self.postgres else [])

    def cpu_seconds(self):
        return cpu_seconds(self.server.pid) + (self.postgres.cpu_seconds() if self.postgres else 0)

    def memory_mb(self):
        return memory_kb(self.server.pid) / 1024

    def ask(self, load, heads, **options):
        """One client of the load generator, as the platform's administrator or as a tenant's, who take turns."""
        self.turn += 1
        token = self.heads[self.turn % len(self.heads)] if heads else self.admin
        headers = [f"Authorization: Bearer {token}", *options.pop("headers", ())]
        sample = load.run(self.server.port, "/", connections=1, headers=headers, watch=self.processes(), **options)
        sample.must_succeed(options.get("paths"))
        return Timed(sample.micros["p50"] / 1e3, sample.cpu / 1e3, sample.other)

    def do(self, act, times=1):
        """The same for something that is done in Python; act() gives what it stands for: requests, people."""
        took, cpu, done, began, busy = 0.0, 0.0, 0, time.monotonic(), busy_seconds()
        for _ in range(times):
            before, start = self.cpu_seconds(), time.monotonic()
            done += act()
            took += time.monotonic() - start
            cpu += self.cpu_seconds() - before
        # A short time cannot be told apart from the ticks in which it is counted.
        other = max(busy_seconds() - busy - cpu - 4 * TICK, 0) / (time.monotonic() - began)
        return Timed(took / done * 1e3, cpu / done * 1e3, other)
