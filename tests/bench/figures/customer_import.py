"""The import of 10,000 people with assignments, planned and applied, beside a bare bulk insert of the same rows."""

import json
import shutil

from programs import Run, timed
from report import Row
from rounds import measure

TABLES = ["organisations", "clusters", "business_units", "departments", "users", "grants", "assignments"]


def customer_import(bench):
    platform, settings = bench.platform, bench.settings
    carmen, empty = settings.program("carmen"), settings.folder / "empty"
    platform.carmen("migrate", "--data", empty)

    def ours():
        data = shutil.copytree(empty, settings.folder / "import", dirs_exist_ok=True)
        words = [carmen, "import", platform.files, "--data", data]
        found = timed([words + ["--plan"], words])
        shutil.rmtree(data)
        return found

    def bare():
        data = shutil.copytree(empty, settings.folder / "bulk", dirs_exist_ok=True)
        found = timed([[settings.program("bare_bulk"), platform.data / "carmen.db", data / "carmen.db", *TABLES]])
        told = json.loads(found.text)  # the writing alone, without the reading of what is to be written
        shutil.rmtree(data)
        return Run(told["cpu"], told["seconds"], found.other)

    found = measure({"ours": ours, "bare": bare}, settings)
    yield Row("import", "import of 10,000 people, planned and applied", "s of CPU", found.median("ours", lambda s: s.cpu),
              found.median("bare", lambda s: s.cpu), found.ratio("ours", "bare", lambda s: s.cpu), at_most=8,
              thrown=found.thrown, noisy=found.noisy)
    yield Row("import.seconds", "  time", "s", found.median("ours", lambda s: s.seconds),
              found.median("bare", lambda s: s.seconds), found.ratio("ours", "bare", lambda s: s.seconds))
