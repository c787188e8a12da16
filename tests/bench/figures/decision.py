"""One decision with its trace over HTTP, beside a fixed answer through the same reactor."""

from figures.fixed_answer import serve_fixed
from platform_data import READER, call
from programs import Failure
from report import Row
from rounds import measure


def decision(bench):
    platform, load = bench.platform, bench.load
    with platform.serve(platform.data) as ours, serve_fixed(bench) as fixed:
        token = platform.tokens[READER]
        hotel = call(ours.port, "GET", "/api/business-units?limit=1", token=token)["items"][0]["id"]
        path = f"/api/why?action=users.change&resource=business-units/{hotel}"
        answer = call(ours.port, "GET", path, token=token)
        if not answer["allowed"] or len(answer["trace"]) < 2:
            raise Failure(f"the decision is not the one that is meant: {answer}")
        found = measure({
            "ours": lambda: load.run(ours.port, path, connections=64, headers=platform.bearer(READER),
                                     watch=[ours.pid]).must_succeed("/api/why"),
            "fixed": lambda: load.run(fixed.port, "/fixed", connections=64, watch=[fixed.pid]).must_succeed("/fixed"),
        }, bench.settings)
    yield Row("why.cpu", "a decision with its trace, beside the fixed answer", "µs of CPU",
              found.median("ours", lambda s: s.cpu), found.median("fixed", lambda s: s.cpu),
              found.ratio("ours", "fixed", lambda s: s.cpu), at_most=2, thrown=found.thrown, noisy=found.noisy)
