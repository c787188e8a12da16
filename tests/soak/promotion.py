"""The primary PostgreSQL is killed with all its processes, and its synchronous standby takes its place."""
import contextlib
import os
import pathlib
import random
import shutil
import signal
import time

from engines import Postgres
from serving import installation, send
from support import expect
from writers import Writers


class Pair(Postgres):
    """A primary and a standby that confirms what it commits; programs know the addresses of both."""
    name = "PostgreSQL"

    def __init__(self, home):
        super().__init__(home)
        self.primary, self.standby = self.folder, home / "other"
        self.address = f"{self.address},{self.standby}"
        self.environment = {**os.environ, "CARMEN_DATABASE": self.address, "PGTARGETSESSIONATTRS": "read-write"}
        self.add_standby()

    def add_standby(self):
        self.manage("standby", self.primary, self.standby)

    def processes(self, folder):
        """The postmaster and its children."""
        first = int((folder / "data/postmaster.pid").read_text().split()[0])
        children = pathlib.Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *map(int, children)]

    def send_all(self, folder, what):
        for process in self.processes(folder):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, what)

    def fail_over(self):
        self.manage("promote", self.standby)
        self.primary, self.standby = self.standby, self.primary

    def close(self):
        for folder in (self.primary, self.standby):
            with contextlib.suppress(OSError):
                self.send_all(folder, signal.SIGKILL)
            shutil.rmtree(folder, ignore_errors=True)


def reads_while(place, holds):
    """Pages asked for meanwhile, through every function: how many, and the slowest in seconds."""
    slowest, count = 0.0, 0
    while holds():
        for function in place.functions:
            began = time.monotonic()
            answer = send(function, "GET", "/api/users?limit=25", token=place.token)
            expect("a page is read", answer.status == 200, answer.body)
            slowest, count = max(slowest, time.monotonic() - began), count + 1
        time.sleep(0.05)
    return count, slowest


def survive(make_engine, rounds, seed):
    random.seed(seed)
    with installation(make_engine) as place:
        engine, writers, gaps = place.engine, Writers(place), []
        for turn in range(rounds):
            writers.begin()
            try:
                time.sleep(0.3 + random.random())
                engine.send_all(engine.primary, signal.SIGKILL)
                began = time.monotonic()
                time.sleep(random.random() / 2)
                engine.fail_over()
                writers.wait_for_another()
                gaps.append(time.monotonic() - began)
                place.wait_until_ready()
                time.sleep(0.2)
            finally:
                writers.end()
            writers.check()
            engine.add_standby()
        gaps.sort()
        return (f"{rounds} rounds, {len(writers.acknowledged)} acknowledged and there once, journal whole, "
                f"writing again after {gaps[len(gaps) // 2]:.1f} s (slowest {gaps[-1]:.1f}), refused {writers.refused}")


ENGINES = (Pair,)
