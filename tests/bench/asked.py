"""What is asked of platforms of every size, and what its cost may depend on."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from people import FIRST
from sides import ASKED
from tenants import make_tenants

FILES = ("organisations", "clusters", "business_units", "departments", "users", "assignments")
MONTHS = [f"2026-{month:02}" for month in range(1, 12)]


@dataclass
class Asked:
    name: str
    what: str
    begin: Callable          # with a side: gives the function that takes a Timed with the load generator
    at_most: float | None = 1.5  # times as long among the most people as among the fewest; None: as many as there are more


def pages(of_tenant):
    def begin(side):
        paths = side.paths("pages", [f"/api/users?sort=name&cursor={side.somewhere()}" for _ in range(ASKED)])
        return lambda load: side.ask(load, of_tenant, paths=paths)
    return begin


def first_page(of_tenant, more=""):
    def begin(side):
        paths = side.paths("first" + more.strip("&"), [f"/api/users?sort=name{more}"])
        return lambda load: side.ask(load, of_tenant, paths=paths)
    return begin


def search_one(side):
    """One person of all, by what stands in the middle of their address."""
    people = [(side.dice.randrange(side.tenants), side.dice.randrange(20, 500)) for _ in range(ASKED)]
    paths = side.paths("search-one", [f"/api/users?sort=name&filter=status:eq:active&q={number}@tenant{tenant:05}"
                                      for tenant, number in people])
    return lambda load: side.ask(load, False, paths=paths)


def search_common(of_tenant):
    """A first name that many have."""
    def begin(side):
        paths = side.paths("search", [f"/api/users?sort=name&filter=status:eq:active&q={name}"
                                      for name in FIRST if name.isascii()])
        return lambda load: side.ask(load, of_tenant, paths=paths)
    return begin


def why(side):
    def path(tenant, person):
        hotel = side.hotel(tenant, side.dice.randrange(10))
        return f"/api/why?subject={person}&action=inventory.write&resource=business-units/{hotel}"
    paths = side.paths("why", [path(tenant, person) for tenant, _, person in side.some_people(ASKED)])
    return lambda load: side.ask(load, False, paths=paths)


def own_why(side):
    """A tenant's administrator about themselves, at one of their hotels."""
    asked = [side.paths(f"own-why-{tenant}", [f"/api/why?action=users.change&resource=business-units/{side.hotel(tenant, i)}"
                                              for i in range(10)]) for tenant in side.chosen]
    return lambda load: side.ask(load, True, paths=asked[(side.turn + 1) % len(asked)])


def change(side):
    paths = side.paths("change", [f"/api/users/{person}" for _, _, person in side.some_people(ASKED)])
    return lambda load: side.ask(load, False, paths=paths, method="PATCH", headers=["If-Match: *"], body='{"phone":"+66{n}"}')


def own_change(side):
    asked = [side.paths(f"own-change-{tenant}", [f"/api/users/{person}" for _, _, person in side.some_people(50, [tenant])])
             for tenant in side.chosen]
    return lambda load: side.ask(load, True, paths=asked[(side.turn + 1) % len(asked)], method="PATCH",
                                 headers=["If-Match: *"], body='{"phone":"+66{n}"}')


def imported(tenants):
    """Of each thousand: two tenants, whole."""
    first = int(time.time()) % 10**7 * 100

    def begin(side):
        def act():
            nonlocal first
            first += tenants
            with tempfile.TemporaryDirectory(dir=side.folder) as folder:
                make_tenants(Path(folder), first, tenants)
                body = {name: (Path(folder) / f"{name}.csv").read_text() for name in FILES}
            side.call("POST", "/api/imports/apply", {BODY.get(name, name): text for name, text in body.items()})
            return tenants / 2
        return lambda load: side.do(act)
    return begin


BODY = {"business_units": "businessUnits"}


def invoices(side):
    left = iter([(tenant, month) for month in MONTHS for tenant in side.dice.sample(range(side.tenants), min(side.tenants, 20))])
    organisations = {}

    def act():
        tenant, month = next(left)
        issued = side.call("POST", "/api/invoices/run", {"organisationId": organisations[tenant], "month": month})["issued"]
        return len(issued)

    for tenant, _ in list(left):
        organisations.setdefault(tenant, side.organisation(tenant))
    left = iter([(tenant, month) for month in MONTHS for tenant in organisations])
    return lambda load: side.do(act, 4)


ALL = [
    Asked("page", "page of people anywhere, platform's administrator", pages(False)),
    Asked("first", "first page of people as the dashboard asks for it, with the total", first_page(False, "&limit=100&total=1")),
    Asked("own-page", "page of people anywhere, a tenant's administrator", pages(True)),
    Asked("own-first", "first page with the total, a tenant's administrator", first_page(True, "&limit=100&total=1")),
    Asked("search-one", "filtered search that finds one person of all", search_one, None),
    Asked("search", "filtered search for a common name, platform's administrator", search_common(False), None),
    Asked("own-search", "filtered search for a common name, a tenant's administrator", search_common(True)),
    Asked("why", "why another person may write a module at a hotel", why),
    Asked("own-why", "why oneself, a tenant's administrator", own_why),
    Asked("change", "change of a person, platform's administrator", change),
    Asked("own-change", "change of a person, a tenant's administrator", own_change),
    Asked("invoices", "run of a tenant's invoices, each", invoices),
    Asked("import", "import of two tenants, each 1,000 people", imported(2)),
    Asked("import-4", "import of eight tenants, each 1,000 people", imported(8)),
]
