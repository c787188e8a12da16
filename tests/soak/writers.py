"""Sixty-four writers, and what must hold of what was acknowledged to them."""
import http.client
import itertools
import json
import threading
import time

from serving import PATIENCE, send
from support import expect

WRITERS = 64


class Writers:
    """People made through every function, each acknowledged one remembered."""

    def __init__(self, place):
        self.place, self.names = place, itertools.count()
        self.acknowledged, self.refused = [], {}
        self.threads = []

    def begin(self):
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.write, args=(n,)) for n in range(WRITERS)]
        for thread in self.threads:
            thread.start()

    def write(self, n):
        function, link = self.place.functions[n % len(self.place.functions)], None
        while not self.stop.is_set():
            name = f"p{next(self.names)}"
            try:
                link = link or function.connect()
                answer = send(link, "POST", "/api/users", {"name": name, "email": f"{name}@example.com"}, self.place.token)
            except (OSError, http.client.HTTPException):
                link = None
                time.sleep(0.02)
                continue
            if answer.status == 201:
                self.acknowledged.append(answer.json["id"])
                continue
            reason = answer.json.get("code", "?") if answer.body else "?"
            self.refused[reason] = self.refused.get(reason, 0) + 1
            time.sleep(0.05)

    def wait_for_another(self):
        """Seconds until the next one is acknowledged."""
        began, before = time.monotonic(), len(self.acknowledged)
        while len(self.acknowledged) == before:
            expect("writing goes on", time.monotonic() - began < PATIENCE, self.refused)
            time.sleep(0.02)
        return time.monotonic() - began

    def end(self):
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def check(self):
        made = {}
        for record, in self.place.engine.rows("SELECT record FROM journal WHERE action = 'users.create'"):
            for target in json.loads(record)["targets"]:
                if target["verb"] == "created" and target["resource"] == "users":
                    made[target["id"]] = made.get(target["id"], 0) + 1
        stored = {row[0] for row in self.place.engine.rows("SELECT id FROM users")}
        lost = [person for person in self.acknowledged if person not in stored or made.get(person) != 1]
        expect("every acknowledged person is there once", not lost,
               [(person, person in stored, made.get(person)) for person in lost[:3]] +
               [len(lost), len(self.acknowledged), len(stored), len(made)])
        twice = [person for person, times in made.items() if times != 1]
        expect("nobody was made twice", not twice, twice[:3])
        self.place.check_journal()
