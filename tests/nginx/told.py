"""What is changed through one instance, who waits at another is told."""
import concurrent.futures
import time

from cluster import cluster
from nginx_site import site
from parts import ask, expect, make_administrator, sign_in

GROUP = {"code": "OR-0001", "name": "Group", "legalName": "Group Ltd.", "country": "TH", "defaultCurrency": "THB"}
SOON = 3  # seconds; who is not told asks again after 20


def a_change_that_took_long_over_postgresql():
    """It was seen to have begun long before it could be seen."""
    with cluster() as server, site(instances=2, limited=False, address=server.address) as running:
        make_administrator(running.home / "data", server.address)
        token = sign_in(running.connect())
        changing, waiting = (running.instances["persistence", n].connect() for n in (1, 2))

        def changes(after, wait):
            return ask(waiting, "GET", f"/api/changes?wait={wait}&after={after}", token=token, keep=True).json
        page = ask(waiting, "GET", "/api/changes", token=token, keep=True).json
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            with server.holding("journal IN SHARE MODE"):
                made = pool.submit(ask, changing, "POST", "/api/organisations", GROUP, token)
                time.sleep(0.3)
                while (rest := changes(page["next"], 1))["items"]:
                    page = rest
                told = pool.submit(changes, page["next"], 20)
                time.sleep(1.2)
                expect("both wait", not made.done() and not told.done())
            expect("it is changed", made.result().status == 201, made.result().body)
            began = time.monotonic()
            items = told.result()["items"]
            expect("it is told soon", time.monotonic() - began < SOON, time.monotonic() - began)
            expect("what was changed", [item["action"] for item in items] == ["organisations.create"], items)


CHECKS = [a_change_that_took_long_over_postgresql]
