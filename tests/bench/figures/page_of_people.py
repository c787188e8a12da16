"""A page of 25 people with session, access and tenant filter, beside the same select with nothing around it."""

from platform_data import ADMIN, READER, call
from programs import Failure
from report import Row
from rounds import Ratio, measure

PATH = "/api/users?sort=name"


def check_same(platform, email, ours, bare):
    """Both must answer the same people, or the ratio means nothing."""
    shown = call(ours.port, "GET", PATH, token=platform.tokens[email])["items"]
    if len(shown) != 25 or shown != call(bare.port, "GET", "/page")["items"]:
        raise Failure("bare answers other people than we do")


def rows_of(name, what, found):
    common = {"thrown": found.thrown, "noisy": found.noisy}
    yield Row(f"{name}.cpu", what, "µs of CPU", found.median("ours", lambda s: s.cpu),
              found.median("bare", lambda s: s.cpu), found.ratio("ours", "bare", lambda s: s.cpu), at_most=1.7, **common)
    yield Row(f"{name}.rate", "  a second", "1/s", found.median("ours", lambda s: s.rate),
              found.median("bare", lambda s: s.rate), found.ratio("ours", "bare", lambda s: s.rate), **common)
    yield Row(f"{name}.p99", "  p99; its ratio to p50", "ms", found.median("ours", lambda s: s.micros["p99"]) / 1e3,
              found.median("bare", lambda s: s.micros["p99"]) / 1e3,
              Ratio.of([s.micros["p99"] / s.micros["p50"] for s in found.samples["ours"]]), at_most=5, **common)


def page_of_people(bench):
    """As somebody who runs one of four clusters, and, where nothing is filtered, as the administrator."""
    platform, load = bench.platform, bench.load
    for email, who, counts in ((READER, "of a cluster", (16, 64, 256)), (ADMIN, "of everybody", (64,))):
        with platform.serve(platform.data) as ours, platform.serve_bare(platform.data, email) as bare:
            check_same(platform, email, ours, bare)
            for connections in counts:
                found = measure({
                    "ours": lambda: load.run(ours.port, PATH, connections=connections, headers=platform.bearer(email),
                                             watch=[ours.pid]).must_succeed("the page"),
                    "bare": lambda: load.run(bare.port, "/page", connections=connections,
                                             watch=[bare.pid]).must_succeed("bare's page"),
                }, bench.settings)
                yield from rows_of(f"page.{who.split()[-1]}.{connections}",
                                   f"page of 25 people {who}, {connections} connections", found)
