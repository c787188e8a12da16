"""In Chromium: until the dashboard can be used, beside an empty page of Dear ImGui; and what it does while it rests."""

import json
import shutil
import statistics
import subprocess

from machine import busy_seconds
from platform_data import ADMIN
from programs import Failure, timed
from report import Row
from rounds import Ratio


def run(*words):
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True)
    if done.returncode:
        raise Failure(f"{words[0]} failed: {(done.stdout + done.stderr).strip()[-300:]}")


def site_with_empty_page(bench):
    """The site as it is served, and beside it the empty page, built with the same flags and compressed alike."""
    built, site = bench.root / "build/wasm", bench.settings.folder / "site"
    run("cmake", "--build", built, "--target", "empty_page")
    shutil.copytree(bench.root / "build/site", site)
    folder = site / "bench"
    folder.mkdir()
    sources, program = bench.root / "tests/bench/browser", built / "tests/bench/empty_page"
    for file in (sources / "start.js", program / "empty_page.js", program / "empty_page.wasm"):
        shutil.copy(file, folder)
    shutil.copy(sources / "empty.html", folder)
    for file in list(folder.iterdir()):
        run("brotli", "--quality=11", "--keep", file)
    return site


def browser(bench):
    platform, settings = bench.platform, bench.settings
    run(bench.root / "deploy/npm", bench.root / "tests/e2e")
    site = site_with_empty_page(bench)
    with platform.serve(platform.data, site=site) as server:
        words = ["node", bench.root / "tests/bench/browser/measure.mjs", f"http://localhost:{server.port}",
                 platform.tokens[ADMIN], settings.rounds]
        found = json.loads(timed([words], core=None).text)
    visits = found["visits"]
    yield Row("browser.usable", "first visit until the dashboard can be used", "ms",
              statistics.median(v["ours"] for v in visits), statistics.median(v["empty"] for v in visits),
              Ratio.of([v["ours"] / v["empty"] for v in visits]), at_most=1.5, note="bare: an empty ImGui page")
    yield Row("browser.frames", "  frames in ten seconds in which nothing happens", "", found["frames"], at_most=0)
    yield Row("browser.busy", "  main thread busy meanwhile", "%", found["busy"], at_most=1)
