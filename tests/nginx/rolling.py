"""An upgrade without down time: every instance replaced, one after the other, under load."""
import concurrent.futures
import shutil
import time

from cluster import cluster
from nginx_site import site
from parts import BIN, PARTS, ask, expect, make_administrator, sign_in

WRITERS, PLANNERS, READERS, VISITORS = 6, 12, 6, 2
READS = ("/api/users?limit=5", "/api/modules", "/api/auth/session")


def replaced_under_load(address=None):
    with site(instances=2, limited=False, address=address) as running, \
            concurrent.futures.ThreadPoolExecutor(WRITERS + PLANNERS + READERS + VISITORS) as pool:
        make_administrator(running.home / "data", address)
        token = sign_in(running.connect())
        newer = running.home / "newer"
        newer.mkdir()
        for part in PARTS:
            shutil.copy(BIN / f"carmen-{part}", newer)
        over = []

        def write(who):
            """Changes on a kept connection: to nginx they are one client's, to the functions anybody's."""
            link, made = running.connect(), []
            while not over:
                for path, body in (("/api/users", {"name": f"w{who}-{len(made)}", "email": f"w{who}-{len(made)}@example.com"}),
                                   ("/api/plans", {"code": f"W{who}-{len(made)}", "name": "Plan"})):
                    reply = ask(link, "POST", path, body, token, keep=True)
                    expect(f"POST {path}", reply.status == 201, (running.complaints(), reply.body))
                made.append(f"w{who}-{len(made)}")
                time.sleep(0.01)
            link.close()
            return made

        def plan(who):
            """Asks what nginx does not ask twice, as often as it can."""
            while not over:
                link = running.connect()
                for _ in range(20):
                    body = {"name": "Planned", "email": f"planned{who}@example.com"}
                    reply = ask(link, "POST", "/api/users?plan=1", body, token, keep=True)
                    expect("a plan is made", reply.status == 200, (running.complaints(), reply.body))
                link.close()

        def read(who):
            link, answered = running.connect(), 0
            while not over:
                path = READS[(who + answered) % len(READS)]
                reply = ask(link, "GET", path, None, token, keep=True)
                expect(f"GET {path}", reply.status == 200, (running.complaints(), reply.body))
                answered += 1
            link.close()
            return answered

        def visit():
            """Signs in and out: a password takes as long as many requests."""
            link, visits = running.connect(), 0
            while not over:
                own = sign_in(link, keep=True)
                reply = ask(link, "POST", "/api/auth/sign-out", None, own, keep=True)
                expect("it is signed out", reply.status == 204, (running.complaints(), reply.body))
                visits += 1
            link.close()
            return visits

        writers = [pool.submit(write, who) for who in range(WRITERS)]
        planners = [pool.submit(plan, who) for who in range(PLANNERS)]
        readers = [pool.submit(read, who) for who in range(READERS)]
        visitors = [pool.submit(visit) for _ in range(VISITORS)]
        try:
            time.sleep(1)
            for _ in range(2):
                for key in list(running.instances):
                    running.replace(key, newer)
                    time.sleep(0.2)
        finally:
            over.append(True)
        made = [name for each in writers for name in each.result()]
        answered = sum(each.result() for each in readers)
        for each in planners:
            each.result()
        expect("people came and went", all(each.result() > 3 for each in visitors))
        expect("changes were made meanwhile", len(made) > 50, len(made))
        expect("and much was read", answered > 200, answered)
        for part, number in running.instances:
            program = running.instances[part, number].process.args[0]
            expect("each is of the other build", str(program).startswith(str(newer)), program)
        found, cursor = [], ""
        while True:
            page = ask(running.connect(), "GET", f"/api/users?limit=100&fields=name{cursor}", token=token).json
            found += [each["name"] for each in page["items"] if each["name"].startswith("w")]
            if not page.get("next"):
                break
            cursor = "&cursor=" + page["next"]
        expect("each that was acknowledged is there once", sorted(found) == sorted(made), (len(found), len(made)))
        running.verify()


def every_instance_replaced_under_load():
    replaced_under_load()


def every_instance_over_postgresql_replaced_under_load():
    with cluster() as server:
        replaced_under_load(server.address)
        made = int(server.psql("SELECT count(*) FROM users WHERE name LIKE 'w%'"))
        journaled = int(server.psql("SELECT count(*) FROM journal WHERE action = 'users.create'"))
        expect("and journaled once", made == journaled > 50, (made, journaled))


def killed(address=None):
    with site(instances=2, limited=False, address=address) as running, concurrent.futures.ThreadPoolExecutor(READERS) as pool:
        make_administrator(running.home / "data", address)
        token = sign_in(running.connect())
        over = []

        def read(who):
            link, answered = running.connect(), 0
            while not over:
                reply = ask(link, "GET", READS[who % len(READS)], None, token, keep=True)
                expect("it is answered", reply.status == 200, (running.complaints(), reply.body))
                answered += 1
            return answered

        readers = [pool.submit(read, who) for who in range(READERS)]
        try:
            for key in list(running.instances):
                time.sleep(0.3)
                running.instances[key].process.kill()
                running.instances[key].process.wait()
                time.sleep(0.3)
                running.instances[key] = running.start(key)
        finally:
            over.append(True)
        answered = sum(each.result() for each in readers)
        expect("much was read meanwhile", answered > 200, answered)


def an_instance_that_is_killed_costs_no_read():
    killed()


def nor_over_postgresql():
    with cluster() as server:
        killed(server.address)


CHECKS = [every_instance_replaced_under_load, every_instance_over_postgresql_replaced_under_load,
          an_instance_that_is_killed_costs_no_read, nor_over_postgresql]
