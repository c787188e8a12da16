"""kill -9 of functions, the worker and the database at random moments, under 64 writers."""
import random
import subprocess
import time

from engines import Postgres
from serving import installation
from support import BIN
from writers import Writers


def survive(make_engine, rounds, seed):
    """What a line of the table says."""
    random.seed(seed)
    with installation(make_engine) as place:
        engine, writers, starts = place.engine, Writers(place), []
        victims = ["function", "worker"] + (["database"] if make_engine is Postgres else [])
        for turn in range(rounds):
            writers.begin()
            worker = subprocess.Popen([BIN / "carmen-worker", "--data", place.home / "data"], stderr=subprocess.DEVNULL,
                                      env=engine.environment)
            try:
                time.sleep(0.1 + random.random())
                victim = victims[turn % len(victims)]
                if victim == "database":
                    engine.kill()
                    time.sleep(random.random() / 2)
                    engine.restart()
                elif victim == "function":
                    killed = random.choice(place.functions)
                    killed.kill()
                    starts.append(killed.start())
                worker.kill()
                worker.wait()
                time.sleep(0.2)
                place.wait_until_ready()
                writers.wait_for_another()
            finally:
                writers.end()
                worker.kill()
                worker.wait()
            if turn % 10 == 9 or turn == rounds - 1:
                writers.check()
        starts.sort()
        return (f"{rounds} rounds, {len(writers.acknowledged)} acknowledged and there once, journal whole, "
                f"restart {starts[len(starts) // 2] * 1000:.0f} ms (slowest {starts[-1] * 1000:.0f}), refused {writers.refused}")
