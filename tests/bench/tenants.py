"""Tenants as the six import files: any number of customers of one size, the same for the same seed."""

import random

from people import DEPARTMENTS, FIRST, modules, write

PEOPLE = 500  # of each tenant
HOTELS = 10   # in two clusters
SYLLABLES = "ka ri san to mo lee bar den ville wan chai pho ner os ka ta mi ru so ber".split()


def code_of(tenant):
    return f"OR-{tenant:05}"


def email_of(tenant, person):
    return f"person.{person}@tenant{tenant:05}.example.com"


def family_name(dice):
    return "".join(dice.choices(SYLLABLES, k=3)).capitalize()


def hotels_of(tenant):
    return [f"TH-{tenant:05}-{i:02}" for i in range(HOTELS)]


def people_of(tenant, people, dice):
    """Most work at one hotel, some at two; the first run clusters, the next a hotel each."""
    users, assignments = [], []
    hotels = hotels_of(tenant)
    for i in range(people):
        email = email_of(tenant, i)
        runs = f"CL-{tenant:05}-{i}" if i < 2 else ""
        users.append([email, f"{dice.choice(FIRST)} {family_name(dice)}", f"+66{dice.randint(10**8, 10**9 - 1)}",
                      dice.choice(["th", "en"]), "cluster_admin" if runs else "", runs])
        if 2 <= i < 2 + HOTELS:
            assignments.append([email, hotels[i - 2], "hotel_admin", "", ""])
            continue
        for hotel in dice.sample(hotels, 2 if dice.random() < 0.1 else 1):
            assignments.append([email, hotel, "staff", dice.choice(list(DEPARTMENTS)), modules(dice)])
    return users, assignments


def make_tenants(folder, first, count, people=PEOPLE, seed=20261122):
    folder.mkdir(parents=True, exist_ok=True)
    tenants = range(first, first + count)
    write(folder, "organisations", ["code", "name", "legal_name", "country", "default_currency", "locale"],
          [[code_of(t), f"Group {t}", f"Group {t} Ltd.", "TH", "THB", "en"] for t in tenants])
    write(folder, "clusters", ["code", "organisation", "name", "region"],
          [[f"CL-{t:05}-{i}", code_of(t), f"Cluster {t}-{i}", "apac"] for t in tenants for i in range(2)])
    write(folder, "business_units",
          ["code", "cluster", "name", "rooms", "city", "country", "time_zone", "currency", "is_hq"],
          [[hotel, f"CL-{t:05}-{i % 2}", f"Hotel {t}-{i}", 40 + (t * 7 + i * 31) % 660, "Bangkok", "TH", "Asia/Bangkok",
            "THB", "true" if i == 0 else "false"] for t in tenants for i, hotel in enumerate(hotels_of(t))])
    write(folder, "departments", ["business_unit", "type", "name"],
          [[hotel, kind, name] for t in tenants for hotel in hotels_of(t) for kind, name in DEPARTMENTS.items()])
    users, assignments = [], []
    for t in tenants:
        some, theirs = people_of(t, people, random.Random(f"{seed} {t}"))
        users += some
        assignments += theirs
    write(folder, "users", ["email", "name", "phone", "locale", "platform_role", "clusters"], users)
    write(folder, "assignments", ["email", "business_unit", "role", "department", "modules"], assignments)
