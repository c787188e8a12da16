"""Each fault on each engine, as a line of a table: what was done, and what came of it."""
import time

import kill
from engines import ENGINES

FAULTS = (("kill -9 of functions, the worker and the database under 64 writers", kill.survive),)


def show(rounds, seed=20261122):
    passed = failed = 0
    print(f"| fault | engine | outcome ({rounds} rounds) |\n|---|---|---|")
    for what, survive in FAULTS:
        for engine in ENGINES:
            began = time.monotonic()
            try:
                outcome = survive(engine, rounds, seed)
                passed += 1
            except AssertionError as fault:
                outcome = f"FAILED: {fault}"
                failed += 1
            print(f"| {what} | {engine.name} | {outcome} ({time.monotonic() - began:.0f} s) |", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
