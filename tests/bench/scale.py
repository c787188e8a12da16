"""deploy/bench --scale [PEOPLE…] [--engine E]: the same requests on platforms of different sizes, as a table of ratios."""

import argparse
import json
import sys
from contextlib import ExitStack
from pathlib import Path

import machine
from asked import ALL
from beside_pgbench import AT_LEAST, contestants, cores_apart
from programs import Loader
from rounds import Ratio, measure
from settings import Settings
from sides import Side
from stores import Stores

ROOT = Path(__file__).resolve().parents[2]
SIZES = [10_000, 100_000, 1_000_000]
ENGINES = ["sqlite", "postgres"]
MOST_MEMORY = 1.5
LINEAR = 1.1  # times as much for each, at most
CONNECTIONS = 8  # what a function has by itself


def read_arguments():
    parser = argparse.ArgumentParser(prog="deploy/bench --scale", description="Measures how cost grows with the platform.")
    parser.add_argument("people", nargs="*", type=int, metavar="PEOPLE", help=f"sizes; {SIZES} without any")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="both without it; may be given twice")
    parser.add_argument("--only", action="append", choices=[*(asked.name for asked in ALL), "pgbench"], help="may be given again")
    parser.add_argument("--json", metavar="FILE", help="where to write what was found")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1, help="of each sample; a round has two of each size")
    parser.add_argument("--warm-up", type=float, default=0.3)
    parser.add_argument("--noisy", action="store_true", help="keep rounds in which others were busy")
    parser.add_argument("--bin", default=ROOT / "build/bin", help="the folder of the programs")
    parser.add_argument("--folder", default=ROOT / "build/scale", help="where the platforms are kept")
    parser.add_argument("--port", type=int, default=8260, help="the first of the ports that are used")
    given = parser.parse_args()
    given.people, given.engine = sorted(given.people or SIZES), given.engine or ENGINES
    return given


def row_of(asked, engine, sizes, found):
    at_most = asked.at_most or LINEAR * sizes[-1] / sizes[0]
    row = {"name": asked.name, "what": asked.what, "engine": engine, "noisy": found.noisy, "unit": "ms",
           "time": {size: found.median(size, lambda s: s.ms) for size in sizes},
           "cpu": {size: found.median(size, lambda s: s.cpu) for size in sizes}, "at_most": at_most}
    for of in ("time", "cpu"):
        row[f"{of}_ratio"] = vars(found.ratio(sizes[-1], sizes[0], lambda s: s.ms if of == "time" else s.cpu))
    row["met"] = row["time_ratio"]["median"] <= at_most
    return row


def memory_row(engine, sizes, sides):
    found = {size: side.memory_mb() for size, side in zip(sizes, sides)}
    ratio = found[sizes[-1]] / found[sizes[0]]
    return {"name": "memory", "what": "memory of the function after all of it", "engine": engine, "unit": "MB",
            "time": found, "cpu": {}, "time_ratio": vars(Ratio.of([ratio])), "at_most": MOST_MEMORY,
            "met": ratio <= MOST_MEMORY}


def pgbench_row(side, given, settings, load):
    with cores_apart(side):
        found = measure(contestants(side, settings, load, CONNECTIONS, given.seconds), settings)
    ratio = found.ratio("ours", "pgbench", lambda s: s.rate)
    return {"name": "pgbench", "what": f"pages of 25 of {side.people:,} people over {CONNECTIONS} connections to a database with a core of its own, beside pgbench's "
            f"{found.median('pgbench', lambda s: s.rate):,.0f}", "engine": "postgres", "unit": "1/s",
            "time": {side.people: found.median("ours", lambda s: s.rate)}, "cpu": {}, "time_ratio": vars(ratio),
            "at_least": AT_LEAST, "met": ratio.median >= AT_LEAST}


def measure_engine(engine, given, settings, stores, load):
    sizes = given.people
    for size in sizes:
        stores.make(engine, size)
    with ExitStack() as stack:
        sides = []
        for i, size in enumerate(sizes):
            stack.callback(stores.forget, engine, size)
            sides.append(Side(stores, engine, size, stack.enter_context(stores.measured(engine, size, settings.port + 10 * i))))
        for asked in ALL:
            if given.only and asked.name not in given.only:
                continue
            settings.say(f"{engine} {asked.name} ")
            takes = {size: asked.begin(side) for size, side in zip(sizes, sides)}
            found = measure({size: (lambda take=take: take(load)) for size, take in takes.items()}, settings)
            yield row_of(asked, engine, sizes, found)
        yield memory_row(engine, sizes, sides)
        if engine == "postgres" and (not given.only or "pgbench" in given.only):
            settings.say("postgres pgbench ")
            yield from (pgbench_row(side, given, settings, load) for side in sides)


def number(value):
    return "" if value is None else f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def ratio(found):
    return f"{found['median']:.2f} [{found['least']:.2f} … {found['most']:.2f}]" if found else ""


def print_table(rows, sizes):
    head = ["engine", "asked", *(f"{size:,}" for size in sizes), "", "ratio", "goal", "",
            *(f"CPU {size:,}" for size in (sizes[0], sizes[-1])), "ratio"]
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for row in rows:
        goal = f"≥ {row['at_least']:g}" if "at_least" in row else f"≤ {row['at_most']:g}"
        cells = [row["engine"], row["what"], *(number(row["time"].get(size)) for size in sizes), row["unit"],
                 ratio(row["time_ratio"]), goal, "met" if row["met"] else "missed",
                 *(number(row["cpu"].get(size)) for size in (sizes[0], sizes[-1])), ratio(row.get("cpu_ratio"))]
        print("| " + " | ".join(cells) + " |")


def main():
    given = read_arguments()
    settings = Settings(given, Path(given.folder).resolve())
    stores = Stores(settings, ROOT)
    load = Loader(settings.program("bench_load"), given.seconds, given.warm_up)
    rows = []
    for engine in given.engine:
        if engine == "postgres":
            stores.postgres.start()
        try:
            for row in measure_engine(engine, given, settings, stores, load):
                rows.append(row)
                settings.say("".join(f"{value:12.3f}" for value in row["time"].values()) + "\n")
        finally:
            if engine == "postgres":
                stores.postgres.stop()
    print_table(rows, given.people)
    if given.json:
        found = {"machine": machine.describe(), "people": given.people, "rounds": given.rounds, "rows": rows}
        Path(given.json).write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    return 0 if all(row["met"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
