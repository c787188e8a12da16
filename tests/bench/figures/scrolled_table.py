"""A table of 100,000 rows, scrolled in the headless dashboard: our code's time a frame, with the DOM mirror and without."""

import json
import statistics

from programs import timed
from report import Row
from rounds import Ratio, measure


def scrolled_table(bench):
    found = measure({"scroll": lambda: timed([[bench.settings.program("scrolled_table")]])}, bench.settings)
    rounds = [each for run in found.samples["scroll"] for each in json.loads(run.text)["rounds"]]
    common = {"thrown": found.thrown, "noisy": found.noisy}
    yield Row("table.frame", "scrolled table of 100,000 rows, our code a frame", "ms",
              statistics.median(each["with"] for each in rounds) / 1e3,
              statistics.median(each["without"] for each in rounds) / 1e3, at_most=2, note="bare: without the mirror",
              **common)
    yield Row("table.mirror", "  with the mirror, beside without",
              ratio=Ratio.of([each["with"] / each["without"] for each in rounds]), at_most=1.3, **common)
