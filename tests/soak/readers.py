"""Pages that are read all the time, whatever else happens."""
import threading
import time

from serving import send
from support import expect


class Readers:
    """One for each function, while the block lasts: what they have read, and how long the slowest took in seconds."""

    def __init__(self, place, path="/api/users?limit=25", may_be_away=False):
        self.place, self.path, self.may_be_away = place, path, may_be_away
        self.pages, self.refused, self.slowest, self.failed = 0, 0, 0, []

    def __enter__(self):
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.read, args=(function,)) for function in self.place.functions]
        for thread in self.threads:
            thread.start()
        return self

    def read(self, function):
        while not self.stop.is_set():
            began = time.monotonic()
            answer = send(function, "GET", self.path, token=self.place.token)
            self.slowest = max(self.slowest, time.monotonic() - began)
            if answer.status == 200:
                self.pages += 1
            elif self.may_be_away and (answer.status, answer.json["code"]) == (503, "DATABASE_AWAY"):
                self.refused += 1
            else:
                self.failed.append((answer.status, answer.body))
            time.sleep(0.02)

    def __exit__(self, fault, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()
        if not fault:
            expect("every page is read", not self.failed, self.failed[:2])
            expect("many are", self.pages + self.refused > 10, self.pages)
