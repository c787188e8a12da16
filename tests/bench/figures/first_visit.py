"""What a first visit loads, as tests/size adds it up."""

import re
import subprocess

from programs import Failure
from report import Row


def first_visit(bench):
    done = subprocess.run([bench.root / "tests/size/run"], capture_output=True, text=True)
    totals = re.findall(r"^ *([\d.]+) KB  (wasm|everything):.* budget of (\d+) KB$", done.stdout, re.M)
    if len(totals) != 2:
        raise Failure(f"the site is not built: {done.stdout.strip()}")
    for size, what, budget in totals:
        yield Row(f"visit.{what}", f"first visit, brotli: {what}", "KB", float(size), at_most=float(budget))
