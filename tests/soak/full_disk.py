"""A full disk."""
import contextlib

from disk import fill
from engines import Postgres, Sqlite
from mounts import apart, mount_memory
from serving import installation
from trouble import Trouble


def full(engine, rounds, codes, size, where, again=None):
    outcomes = []

    def mount(home):
        return mount_memory(home / where, size)
    with installation(engine, mount) as place:
        ballast = place.home / where / "ballast"
        trouble = Trouble(place, codes, may_be_away=bool(again))
        for _ in range(rounds):
            fill(ballast.parent, leaving=40_000)
            trouble.suffer()
            ballast.unlink()
            if again:
                again(place)
            outcomes.append(trouble.pass_by())
            trouble.check()
        return f"{rounds} rounds, {trouble}; writes again after {max(outcomes):.1f} s without a restart of the functions"


def sqlite(rounds):
    return full(Sqlite, rounds, ["DISK_FULL"], "16m", "data")


def postgres(rounds):
    """Its tables' disk; the log lies on another."""
    return full(Logged, rounds, ["DISK_FULL"], "120m", "cluster")


def postgres_log(rounds):
    """Its log's disk: the server stops, and is started again when there is room."""
    return full(Logged, rounds, ["DISK_FULL", "DATABASE_AWAY", "OUTCOME_UNKNOWN"], "80m", "log", again=lambda place: place.engine.restart())


class Logged(Postgres):
    def __init__(self, home):
        (home / "log").mkdir(exist_ok=True)
        super().__init__(home, CARMEN_LOG_FOLDER=str(home / "log"))

    def close(self):
        with contextlib.suppress(AssertionError):  # what is mounted cannot be removed
            super().close()


def survive(make_engine, rounds, seed):
    if make_engine is Sqlite:
        return apart(sqlite, rounds)
    return apart(postgres, rounds, user=False)


def survive_log(make_engine, rounds, seed):
    return apart(postgres_log, rounds, user=False)
