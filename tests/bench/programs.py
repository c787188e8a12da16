"""The programs that are measured, and the one that loads them."""

import contextlib
import json
import resource
import subprocess
import time
from dataclasses import dataclass

from machine import LOAD_CORE, SERVER_CORE, busy_seconds, is_listening, pinned, pinned_first


class Failure(Exception):
    """A figure cannot be measured; says why."""


class Server:
    """A pinned server from its start until it is stopped."""

    def __init__(self, command, port, log, core=SERVER_CORE):
        if is_listening(port):
            raise Failure(f"port {port} is taken")
        self.port = port
        with open(log, "ab") as out:
            self.process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                            preexec_fn=pinned(core))
        deadline = time.monotonic() + 30
        while not is_listening(port):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise Failure(f"{command[0]} did not start: see {log}")
            time.sleep(0.02)

    @property
    def pid(self):
        return self.process.pid

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Sample:
    """What one run of the load generator found."""

    def __init__(self, found):
        self.found = found
        self.answers = found["answers"]
        self.rate = self.answers / found["seconds"]
        self.micros = found["micros"]
        self.other = found["otherCpu"] / found["seconds"]  # cores that were busy with something else
        self.cpu = found["serverCpu"] / self.answers * 1e6 if self.answers else 0.0  # µs a request

    def must_succeed(self, what):
        bad = {status: n for status, n in self.found["statuses"].items() if status != "2xx"}
        if bad or self.found["lost"] or not self.answers:
            raise Failure(f"{what} answered {self.found['statuses']} and lost {self.found['lost']}")
        return self


@dataclass
class Run:
    """What programs took: seconds of CPU, seconds, and the cores that others kept busy meanwhile."""

    cpu: float
    seconds: float
    other: float
    text: str = ""  # what it printed last


def timed(commands, core=SERVER_CORE):
    """Runs programs one after the other; on any core when `core` is None."""
    began, busy = time.monotonic(), busy_seconds()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True,
                              preexec_fn=None if core is None else pinned(core))
        if done.returncode:
            raise Failure(f"{command[0]} failed: {done.stderr.strip()[-300:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    seconds = time.monotonic() - began
    return Run(cpu, seconds, max(busy_seconds() - busy - cpu, 0) / seconds, done.stdout)


class Loader:
    """Starts the load generator on its core."""

    def __init__(self, program, seconds, warm_up):
        self.program, self.seconds, self.warm_up = program, seconds, warm_up
        self.numbers = 0

    def command(self, port, path, *, watch=(), seconds=None, warm_up=None, headers=(), **options):
        self.numbers += 10_000_000  # no two runs send the same number
        words = [self.program, "--port", port, "--path", path, "--first-number", self.numbers,
                 "--seconds", seconds or self.seconds, "--warm-up", self.warm_up if warm_up is None else warm_up]
        for header in headers:
            words += ["--header", header]
        for pid in watch:
            words += ["--watch", pid]
        for name, value in options.items():
            name = "--" + name.replace("_", "-")
            words += [name] if value is True else [name, value]
        return list(map(str, words))

    def start(self, *args, core=LOAD_CORE, **options):
        place = pinned_first if "rate" in options else pinned  # at a rate it rests most of the time
        return subprocess.Popen(self.command(*args, **options), stdout=subprocess.PIPE, text=True,
                                preexec_fn=place(core))

    def run(self, *args, **options):
        with self.start(*args, **options) as process:
            text = process.communicate()[0]
        if process.returncode:
            raise Failure("the load generator failed")
        return Sample(json.loads(text))


@contextlib.contextmanager
def stopping(process):
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
