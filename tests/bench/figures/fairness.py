"""What each of 64 clients gets through nginx when more is asked than can be answered."""

from behind_nginx import behind_nginx
from figures.page_of_people import PATH
from platform_data import READER
from report import Row
from rounds import Ratio, measure


def fairness(bench):
    platform, load = bench.platform, bench.load
    with behind_nginx(bench, platform.data) as (server, processes):
        found = measure({
            "ours": lambda: load.run(server.port, PATH, connections=64, headers=platform.bearer(READER),
                                     watch=processes).must_succeed("the page"),
        }, bench.settings)
    shares = [s.found["perClient"]["least"] / s.found["perClient"]["median"] for s in found.samples["ours"]]
    yield Row("fairness", "answers of the client with the least, through nginx, 64 clients", "",
              found.median("ours", lambda s: s.found["perClient"]["least"]),
              found.median("ours", lambda s: s.found["perClient"]["median"]), Ratio.of(shares), at_least=0.8,
              thrown=found.thrown, noisy=found.noisy, note="bare: the median client")
