"""Each fault on each engine, as a line of a table: what was done, and what came of it."""
import time

import full_disk
import kill
import locked
import promotion
import races
from engines import ENGINES, Postgres
from support import Skipped

# How many of its rounds a fault takes; fewer of those that take long.
FAULTS = (
    ("kill -9 of functions, the worker and the database under 64 writers", kill.survive, ENGINES, 1),
    (f"{races.FOR_A_SEAT} at once for one free seat, {races.FOR_A_RECORD} for one record", races.survive, ENGINES, 1 / 5),
    ("the primary killed -9 with all its processes, its synchronous standby promoted", promotion.survive, promotion.ENGINES, 1 / 5),
    ("its standby stands still, and is promoted after the primary was killed", promotion.stall, promotion.ENGINES, 1 / 20),
    ("full disk", full_disk.survive, ENGINES, 1 / 10),
    ("full disk of the write-ahead log", full_disk.survive_log, [Postgres], 1 / 20),
    ("locked by another program", locked.survive, ENGINES, 1 / 20),
)


def show(rounds, only="", seed=20261122):
    """`only`: a word of the faults to try; all of them without it."""
    passed = failed = 0
    print("| fault | engine | outcome |\n|---|---|---|")
    for what, survive, engines, share in FAULTS:
        for engine in engines:
            if only not in f"{survive.__module__} {engine.name}":
                continue
            began = time.monotonic()
            try:
                outcome = survive(engine, max(1, round(rounds * share)), seed)
                passed += 1
            except Skipped as why:
                outcome = f"not tried: {why}"
            except AssertionError as fault:
                outcome = f"FAILED: {fault}"
                failed += 1
            print(f"| {what} | {engine.name} | {outcome} ({time.monotonic() - began:.0f} s) |", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
