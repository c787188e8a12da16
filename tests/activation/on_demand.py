"""Cold starts, idle ends, and what falls between them."""
import concurrent.futures
import contextlib
import os
import random
import re
import signal
import time

from parts import EMAIL, PARTS, PASSWORD, ask, expect, folder, make_administrator, sign_in, wait_until
from unit import Unit

# What each function answers from its store: nobody can take it for a greeting of something else.
READS = {"auth": "/api/auth/session", "persistence": "/api/users", "billing": "/api/modules"}
IDLE = 1  # second, the least that there is


@contextlib.contextmanager
def units(*options):
    with folder() as home, contextlib.ExitStack() as stack:
        make_administrator(home / "data")
        opened = {part: stack.enter_context(Unit(home, part, "--stop-idle", IDLE, *options)) for part in PARTS}
        yield opened, sign_in(opened["auth"].connect())


def read(unit, part, token):
    reply = ask(unit.connect(), "GET", READS[part], token=token)
    expect(f"carmen-{part} answers", reply.status == 200, reply.body)
    return reply


def the_first_request_starts_each_and_silence_stops_it():
    with units() as (opened, token):
        for part, unit in opened.items():
            wait_until(unit.waiting, f"carmen-{part} stops when it is idle")
            for again in range(2):
                stops = unit.stops
                began = time.monotonic()
                read(unit, part, token)
                took = time.monotonic() - began
                expect("it came with the request", unit.running())
                expect("it says where it serves", "Serving the socket that was passed" in unit.said(), unit.said())
                expect("a cold start takes less than a second of our own", took < 5, f"{took:.2f} s")
                wait_until(lambda: unit.stops > stops, f"carmen-{part} stops again")
                expect("it ended well", unit.ends[-1] == 0, unit.ends)
                expect("its socket stays", unit.path.is_socket())
                expect("nothing runs without a request", not unit.running())


def a_set_up_link_outlives_who_printed_it():
    with folder() as home, Unit(home, "auth", "--stop-idle", IDLE) as unit:
        expect("set-up is open", ask(unit.connect(), "GET", "/api/auth/setup").json["open"])
        wait_until(lambda: unit.stops > 0 and unit.waiting(), "it stops")
        secret = re.search(r"/setup#([\w-]{20,})", unit.said()).group(1)
        body = {"token": secret, "email": EMAIL, "name": "Root", "password": PASSWORD}
        made = ask(unit.connect(), "POST", "/api/auth/setup", body)
        expect("another takes its link", made.status == 200, made.body)
        expect("once", ask(unit.connect(), "POST", "/api/auth/setup", body).status == 404)


def a_kept_connection_keeps_it():
    with units() as (opened, token):
        unit = opened["persistence"]
        link = unit.connect()
        expect("the first is answered", ask(link, "GET", "/api/users", token=token, keep=True).status == 200)
        stops = unit.stops
        time.sleep(2.5 * IDLE)
        expect("it is still there", unit.stops == stops)
        expect("the second is answered", ask(link, "GET", "/api/users", token=token, keep=True).status == 200)
        link.close()
        wait_until(lambda: unit.stops > stops, "it stops once the connection is gone")


def many_requests_at_one_cold_start():
    with units() as (opened, token), concurrent.futures.ThreadPoolExecutor(64) as pool:
        wait_until(lambda: all(unit.waiting() for unit in opened.values()), "all stop")
        for part, unit in opened.items():
            stops = unit.stops
            for each in [pool.submit(read, unit, part, token) for _ in range(64)]:
                each.result()
            wait_until(lambda: unit.waiting() and unit.stops > stops, f"carmen-{part} stops")
            expect(f"one carmen-{part} answered them all", unit.stops == stops + 1, unit.ends)


def requests_at_the_moment_of_stopping():
    """Requests as far apart as it takes to stop: before, while and after the function ends."""
    def visit(part, unit, token):
        chance = random.Random(part)
        for i in range(20):
            if part == "persistence":
                name = f"person{i}"
                made = ask(unit.connect(), "POST", "/api/users", {"name": name, "email": f"{name}@example.com"}, token)
                expect("a person is made", made.status == 201, made.body)
            else:
                read(unit, part, token)
            time.sleep(IDLE + chance.uniform(-0.01, 0.03))
    with units() as (opened, token), concurrent.futures.ThreadPoolExecutor(len(PARTS)) as pool:
        for each in [pool.submit(visit, part, unit, token) for part, unit in opened.items()]:
            each.result()
        for part, unit in opened.items():
            expect(f"carmen-{part} stopped and started", unit.stops >= 5, unit.ends)
            expect("each end was a good one", set(unit.ends) == {0}, unit.ends)
        found = ask(opened["persistence"].connect(), "GET", "/api/users?limit=100&q=person", token=token).json["items"]
        expect("each is there once", sorted(each["name"] for each in found) == sorted(f"person{i}" for i in range(20)))


def a_restart_loses_no_request():
    """`systemctl restart`: who comes meanwhile waits in the socket's queue."""
    with units() as (opened, token), concurrent.futures.ThreadPoolExecutor(8) as pool:
        unit, over = opened["persistence"], time.monotonic() + 6

        def visit():
            answered = 0
            while time.monotonic() < over:
                read(unit, "persistence", token)
                answered += 1
            return answered
        visits = [pool.submit(visit) for _ in range(8)]
        restarts = 0
        while time.monotonic() < over - 0.5:
            time.sleep(0.4)
            if unit.running():
                os.kill(unit.process.pid, signal.SIGTERM)
                restarts += 1
        answered = sum(each.result() for each in visits)
        expect("it was restarted", restarts >= 5 and unit.stops >= restarts, (restarts, unit.ends))
        expect("requests were answered", answered > 50, answered)


CHECKS = [the_first_request_starts_each_and_silence_stops_it, a_set_up_link_outlives_who_printed_it,
          a_kept_connection_keeps_it, many_requests_at_one_cold_start, requests_at_the_moment_of_stopping, a_restart_loses_no_request]
