"""The primary PostgreSQL is killed with all its processes, and its synchronous standby takes its place."""
import contextlib
import os
import pathlib
import random
import shutil
import signal
import threading
import time

from engines import Postgres
from readers import Readers
from serving import installation, send
from support import carmen, expect
from writers import Writers


class Pair(Postgres):
    """A primary and a standby that confirms what it commits; programs know the addresses of both."""
    name = "PostgreSQL"

    def __init__(self, home):
        super().__init__(home)
        self.primary, self.standby = self.folder, home / "other"
        self.address = f"{self.address},{self.standby}"
        self.environment |= {"CARMEN_DATABASE": self.address, "PGTARGETSESSIONATTRS": "read-write"}
        self.add_standby()

    def add_standby(self):
        self.manage("standby", self.primary, self.standby)

    def send_all(self, folder, what):
        """To the postmaster, which makes no further children meanwhile, and to its children."""
        first = int((folder / "data/postmaster.pid").read_text().split()[0])
        with contextlib.suppress(ProcessLookupError):
            os.kill(first, signal.SIGSTOP)
        children = pathlib.Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for process in [*map(int, children), first]:
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


def make_by_key(place, turn):
    """An organisation, asked for with the same key each time: the status and the reason."""
    body = {"code": f"OR-{turn:04}", "name": "Group", "legalName": "Group Ltd.", "country": "TH", "defaultCurrency": "THB"}
    answer = send(place.functions[0], "POST", "/api/organisations", body, place.token, Idempotency_Key=f"turn-{turn}")
    return answer.status, answer.json.get("code") if answer.status != 201 else ""


def migrate_spare(place):
    """Into a database beside the installation's."""
    spare = place.engine.address.replace("/carmen?", "/spare?")
    return carmen("migrate", "--data", place.home / "spare", env={**place.engine.environment, "CARMEN_DATABASE": spare})


def stall(make_engine, rounds, seed):
    """What was committed while no standby confirmed it is not acknowledged, not even when it is asked for again."""
    with installation(make_engine) as place:
        engine, writers, slowest, pages = place.engine, Writers(place), 0, 0
        engine.psql("CREATE DATABASE spare")
        for turn in range(rounds):
            writers.begin()
            try:
                time.sleep(0.5)
                engine.send_all(engine.standby, signal.SIGSTOP)
                time.sleep(0.5)
                before, by_key = len(writers.acknowledged), []
                asking = threading.Thread(target=lambda: by_key.extend(make_by_key(place, turn) for _ in range(2)))
                asking.start()
                with Readers(place) as readers:
                    asking.join()
                slowest, pages = max(slowest, readers.slowest), pages + readers.pages
                expect("nothing is acknowledged meanwhile", len(writers.acknowledged) == before)
                if turn == 0:
                    migrated = migrate_spare(place)
                    expect("a migration does not wait for it without end", migrated.returncode == 1, migrated.stdout)
                    expect("and says what it does not know", "did not confirm" in migrated.stderr, migrated.stderr)
                expect("nor when it is asked for again", by_key == [(503, "OUTCOME_UNKNOWN")] * 2, by_key)
                engine.send_all(engine.primary, signal.SIGKILL)
                engine.send_all(engine.standby, signal.SIGCONT)
                engine.fail_over()
                writers.wait_for_another()
                place.wait_until_ready()
            finally:
                writers.end()
            if turn == 0:
                migrated = migrate_spare(place)
                expect("later it is migrated", migrated.returncode == 0, migrated.stderr)
            expect("later it is made", make_by_key(place, turn) == (201, ""))
            writers.check()
            engine.add_standby()
        return (f"{rounds} rounds, nothing acknowledged while it stood still, {len(writers.acknowledged)} before and after "
                f"there once, journal whole; {pages} pages read meanwhile, the slowest in {slowest * 1000:.0f} ms; "
                f"refused {writers.refused}")


ENGINES = (Pair,)
