"""deploy/bench [FIGURE…] [--json FILE] [--rounds N]: measures, prints a table, writes JSON."""

import argparse
import functools
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

import machine
from figures import FIGURES, LONG
from platform_data import Platform
from programs import Failure, Loader
from report import print_table
from settings import Settings

ROOT = Path(__file__).resolve().parents[2]


class Bench:
    root = ROOT

    def __init__(self, given):
        self.settings = Settings(given, tempfile.mkdtemp(prefix="carmen-bench-", dir=given.folder))
        self.load = Loader(self.settings.program("bench_load"), given.seconds, given.warm_up)

    @functools.cached_property
    def platform(self):
        self.settings.say("(making a platform) ")
        return Platform(self.settings)


def read_arguments():
    parser = argparse.ArgumentParser(prog="deploy/bench", description="Measures, in ratios within this run.")
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"of {', '.join(FIGURES)}; all that are quick without one")
    parser.add_argument("--json", metavar="FILE", help="where to write what was found")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2, help="of each sample; a round has two of each contestant")
    parser.add_argument("--warm-up", type=float, default=0.5)
    parser.add_argument("--noisy", action="store_true", help="keep rounds in which others were busy, and say so")
    parser.add_argument("--bin", default=ROOT / "build/bin", help="the folder of the programs")
    parser.add_argument("--folder", help="where to put data; the system's temporary folder without it")
    parser.add_argument("--long", action="store_true", help="with the log's growth in five minutes")
    parser.add_argument("--builds", action="store_true", help="with the time that a full build takes")
    parser.add_argument("--port", type=int, default=8240, help="the first of the ports that are used")
    given = parser.parse_args()
    unknown = [name for name in given.figures if name not in FIGURES]
    if unknown:
        parser.error(f"unknown figure {unknown[0]} (known: {', '.join(FIGURES)})")
    given.figures = given.figures or [name for name in FIGURES if name not in LONG or getattr(given, LONG[name])]
    return given


def main():
    given = read_arguments()
    bench = Bench(given)
    rows, failures = [], {}
    for name in given.figures:
        bench.settings.say(f"{name} ")
        began = time.monotonic()
        try:
            for row in FIGURES[name](bench):
                rows.append(row)
        except (Failure, OSError) as failure:
            failures[name] = str(failure)
        bench.settings.say(f" {time.monotonic() - began:.0f} s\n")
    print_table(rows, failures)
    if given.json:
        found = {"machine": machine.describe(), "rounds": given.rounds, "seconds": given.seconds,
                 "figures": [row.to_json() for row in rows], "failures": failures}
        Path(given.json).write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    shutil.rmtree(bench.settings.folder, ignore_errors=True)
    return 1 if failures or any(row.met() is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
