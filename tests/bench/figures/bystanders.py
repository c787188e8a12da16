"""A fresh request beside 1,000 idle and 64 dripping connections, and what those cost while nothing is asked."""

from report import Row
from rounds import measure

CROWD = {"idle": 1000, "drip": 64}


def bystanders(bench):
    platform, load = bench.platform, bench.load
    with platform.serve(platform.data) as ours:
        found = measure({
            "crowd": lambda: load.run(ours.port, "/readyz", connections=8, fresh=True, rate=200, watch=[ours.pid],
                                      **CROWD).must_succeed("/readyz"),
            "alone": lambda: load.run(ours.port, "/readyz", connections=8, fresh=True, rate=200,
                                      watch=[ours.pid]).must_succeed("/readyz"),
            "idle": lambda: load.run(ours.port, "/", connections=0, watch=[ours.pid], **CROWD),
        }, bench.settings)
    common = {"thrown": found.thrown, "noisy": found.noisy}
    yield Row("crowd.p99", "fresh request beside 1,000 idle and 64 dripping, p99", "ms",
              found.median("crowd", lambda s: s.micros["p99"] / 1e3), found.median("alone", lambda s: s.micros["p99"] / 1e3),
              at_most=5, note="bare: without them", **common)
    yield Row("crowd.idle", "  CPU while nothing is asked", "%",
              found.median("idle", lambda s: s.found["serverCpu"] / s.found["seconds"] * 100), at_most=1, **common)
