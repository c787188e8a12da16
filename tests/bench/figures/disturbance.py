"""Pages while one imports, and while four sign in without pause, beside the same pages when it is quiet."""

import contextlib
import os
import threading
import urllib.error

from machine import LOAD_CORE
from people import make_customer
from platform_data import ADMIN, PASSWORD, call
from programs import Failure, stopping
from report import Row
from rounds import measure

PATH = "/api/users?sort=name"
MARK = "00000"  # stands for the number of a customer
KINDS = {"organisations": "organisations", "clusters": "clusters", "businessUnits": "business_units",
         "departments": "departments", "users": "users", "assignments": "assignments"}


class Importer:
    """Imports one new customer after another until it is told to stop."""

    def __init__(self, bench, server):
        self.bench, self.server, self.count, self.failure = bench, server, 0, None
        folder = bench.settings.folder / "next"
        make_customer(folder, 3000, prefix="next" + MARK)
        self.files = {wire: (folder / f"{name}.csv").read_text() for wire, name in KINDS.items()}

    def import_next(self):
        self.count += 1
        body = {wire: text.replace(MARK, f"{self.count:05}") for wire, text in self.files.items()}
        call(self.server.port, "POST", "/api/imports/apply", body, self.bench.platform.tokens[ADMIN])

    @contextlib.contextmanager
    def importing(self):
        stop = threading.Event()

        def work():
            os.sched_setaffinity(0, {LOAD_CORE})
            os.setpriority(os.PRIO_PROCESS, 0, 19)  # of this thread: it must not delay who measures
            try:
                while not stop.is_set():
                    self.import_next()
            except (urllib.error.URLError, OSError) as failure:
                self.failure = failure

        thread = threading.Thread(target=work)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
        if self.failure:
            raise Failure(f"the import failed: {self.failure}")


def disturbance(bench):
    platform, load = bench.platform, bench.load
    with platform.serve(platform.copy("disturbed")) as ours:
        importer = Importer(bench, ours)

        def pages(*others):
            return load.run(ours.port, PATH, connections=16, rate=400, seconds=2 * load.seconds,
                            watch=[ours.pid, *others], headers=platform.bearer(ADMIN)).must_succeed("the page")

        def while_importing():
            with importer.importing():
                return pages(os.getpid())

        def while_signing_in():
            body = f'{{"email":"{ADMIN}","password":"{PASSWORD}"}}'
            with stopping(load.start(ours.port, "/api/auth/sign-in", connections=4, method="POST", body=body,
                                     seconds=60)) as signing_in:
                return pages(signing_in.pid)

        found = measure({"quiet": pages, "import": while_importing, "sign-in": while_signing_in}, bench.settings)
    for name, what in (("import", "pages while one imports, p99"), ("sign-in", "pages while four sign in, p99")):
        yield Row(f"disturbance.{name}", what, "ms", found.median(name, lambda s: s.micros["p99"]) / 1e3,
                  found.median("quiet", lambda s: s.micros["p99"]) / 1e3,
                  found.ratio(name, "quiet", lambda s: s.micros["p99"]), at_most=1.5, thrown=found.thrown,
                  noisy=found.noisy, note="bare: when it is quiet")
