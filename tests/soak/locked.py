"""Another program that keeps what it has locked."""
import contextlib
import sqlite3

from engines import Postgres, Sqlite
from serving import installation, send
from support import expect
from trouble import Trouble


@contextlib.contextmanager
def held_sqlite(engine):
    with contextlib.closing(sqlite3.connect(engine.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def hold_users(engine):
    return held_sqlite(engine) if isinstance(engine, Sqlite) else engine.holding("users IN EXCLUSIVE MODE")


def against_writing(place, rounds):
    """A few of them at once, for each waits."""
    trouble, after = Trouble(place, ["DATABASE_BUSY"]), 0.0
    for _ in range(rounds):
        with hold_users(place.engine):
            trouble.suffer_at_once()
        after = max(after, trouble.pass_by())
        trouble.check()
    return f"{rounds} rounds, {trouble}, writes again after {after:.1f} s"


def against_reading(place):
    """Who asks for what is locked is told so in time, and nobody else waits for it."""
    trouble = Trouble(place, ["DATABASE_BUSY"])
    with place.engine.holding("clusters IN ACCESS EXCLUSIVE MODE"):
        trouble.suffer_at_once(lambda link: send(link, "GET", "/api/clusters", token=place.token))
    expect("it is read again", send(place.functions[0], "GET", "/api/clusters", token=place.token).status == 200)
    return f"a table that nobody may read: {trouble}"


def survive(make_engine, rounds, seed):
    with installation(make_engine) as place:
        outcomes = [against_writing(place, rounds)]
        if make_engine is Postgres:
            outcomes.append(against_reading(place))
        return "; ".join(outcomes)
