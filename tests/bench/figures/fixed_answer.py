"""A fixed answer of 2 KB through the reactor, beside a plain epoll server that looks at nothing."""

from programs import Server
from report import Row
from rounds import measure


def serve_fixed(bench):
    settings, port = bench.settings, bench.settings.port + 2
    return Server([settings.program("fixed_answer"), port, settings.folder / "fixed.log"], port,
                  settings.folder / "fixed.out")


def serve_plain(bench):
    settings, port = bench.settings, bench.settings.port + 3
    return Server([settings.program("plain_epoll"), port], port, settings.folder / "plain.out")


def fixed_answer(bench):
    with serve_fixed(bench) as ours, serve_plain(bench) as plain:
        found = measure({
            "ours": lambda: bench.load.run(ours.port, "/fixed", connections=64, watch=[ours.pid]).must_succeed("/fixed"),
            "bare": lambda: bench.load.run(plain.port, "/", connections=64, watch=[plain.pid]).must_succeed("epoll"),
        }, bench.settings)
    common = {"thrown": found.thrown, "noisy": found.noisy}
    yield Row("fixed.cpu", "fixed answer of 2 KB, beside plain epoll", "µs of CPU",
              found.median("ours", lambda s: s.cpu), found.median("bare", lambda s: s.cpu),
              found.ratio("ours", "bare", lambda s: s.cpu), at_most=1.7, **common)
    yield Row("fixed.rate", "  answers a second", "1/s", found.median("ours", lambda s: s.rate),
              found.median("bare", lambda s: s.rate), found.ratio("ours", "bare", lambda s: s.rate))
