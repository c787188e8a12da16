"""Each fault on each engine, as a line of a table: what was done, and what came of it."""
import concurrent.futures
import time

import clock_back
import crowd
import full_disk
import kill
import locked
import promotion
import races
import read_only
from engines import ENGINES, Postgres
from support import Skipped

# How many of its rounds a fault takes; fewer of those that take long.
FAULTS = (
    ("kill -9 of functions, the worker and the database under 64 writers", kill.survive, ENGINES, 1),
    (f"{races.FOR_A_SEAT} at once for one free seat, {races.FOR_A_RECORD} for one record", races.survive, ENGINES, 1 / 5),
    ("the primary killed -9 with all its processes, its synchronous standby promoted", promotion.survive, promotion.ENGINES, 1 / 5),
    ("its standby stands still, and is promoted after the primary was killed", promotion.stall, promotion.ENGINES, 1 / 20),
    ("crowds that idle, are slow, send too much or ask too often", crowd.withstand, ENGINES, 1),
    ("full disk", full_disk.survive, ENGINES, 1 / 10),
    ("full disk of the write-ahead log", full_disk.survive_log, [Postgres], 1 / 20),
    ("read-only", read_only.survive, read_only.ENGINES, 1 / 200),
    ("locked by another program", locked.survive, ENGINES, 3 / 20),
    ("the clock set back a day", clock_back.survive, ENGINES, 1 / 200),
)


def attempt(at, engine, rounds, seed):
    """A line of the table, and whether the fault was withstood; None when it could not be tried."""
    what, survive, _, share = FAULTS[at]
    began, withstood = time.monotonic(), True
    try:
        outcome = survive(engine, max(1, round(rounds * share)), seed)
    except Skipped as why:
        withstood, outcome = None, f"not tried: {why}"
    except Exception as fault:
        withstood, outcome = False, f"FAILED: {type(fault).__name__}: {fault}"
    return f"| {what} | {engine.name} | {outcome} ({time.monotonic() - began:.0f} s) |", withstood


def show(rounds, only="", seed=20261122, at_once=1):
    """`only`: a word of the faults to try; all of them without it."""
    print("| fault | engine | outcome |\n|---|---|---|", flush=True)
    with concurrent.futures.ProcessPoolExecutor(at_once) as pool:
        tried = [pool.submit(attempt, at, engine, rounds, seed) for at, (_, survive, engines, _) in enumerate(FAULTS)
                 for engine in engines if only in f"{survive.__module__} {engine.name}"]
        results = []
        for each in tried:
            line, withstood = each.result()
            results.append(withstood)
            print(line, flush=True)
    failed = results.count(False)
    print(f"{results.count(True)} passed, {failed} failed")
    return 1 if failed else 0
