"""A customer of any size as the six import files: the same for the same seed."""

import csv
import random

FIRST = "Somchai Siriporn Ananda Ji-woo Chloé Giulia Marco Elena Bram Yuki Noor Łukasz Zoë Ngozi Arun Maya".split()
LAST = "Jaidee Srisai Mensah Nguyen Zhang Iyer Dubois Kowalski Ōtsuka Haddad Okafor Suzuki Santos Berg Rossi Kaya".split()
DEPARTMENTS = {"housekeeping": "Housekeeping", "food_beverage": "Food & Beverage", "front_office": "Front office",
               "finance": "Finance", "hr": "People"}
MODULES = ["inventory", "reports", "scheduling", "maintenance", "procurement"]
LEVELS = ["read", "write", "admin"]


def write(folder, name, columns, rows):
    with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([columns, *rows])


def modules(dice):
    return ";".join(f"{module}:{dice.choice(LEVELS)}" for module in sorted(dice.sample(MODULES, dice.randint(1, 3))))


def make_customer(folder, people, prefix="bench", hotels=40, seed=20261121):
    """Four clusters with ten hotels each; most people work at one hotel, some at two. The first four run clusters."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(f"{seed} {prefix}")
    tag = prefix.upper()
    clusters = [f"CL-{tag}-{i}" for i in range(4)]
    units = [f"TH-{tag}-{i:03}" for i in range(hotels)]
    write(folder, "organisations", ["code", "name", "legal_name", "country", "default_currency", "locale"],
          [[f"OR-{tag}", f"{prefix.title()} Hotels & Resorts", f"{prefix.title()} Holdings Ltd.", "TH", "THB", "en"]])
    write(folder, "clusters", ["code", "organisation", "name", "region"],
          [[code, f"OR-{tag}", f"{prefix.title()} cluster {i}", "apac"] for i, code in enumerate(clusters)])
    write(folder, "business_units",
          ["code", "cluster", "name", "rooms", "city", "country", "time_zone", "currency", "is_hq"],
          [[code, clusters[i % 4], f"{prefix.title()} Hotel {i}", dice.randint(40, 700), "Bangkok", "TH",
            "Asia/Bangkok", "THB", "true" if i == 0 else "false"] for i, code in enumerate(units)])
    write(folder, "departments", ["business_unit", "type", "name"],
          [[unit, kind, name] for unit in units for kind, name in DEPARTMENTS.items()])
    users, assignments = [], []
    for i in range(people):
        email = f"person.{i}@{prefix}.example.com"
        users.append([email, f"{dice.choice(FIRST)} {dice.choice(LAST)}", f"+66{dice.randint(10**8, 10**9 - 1)}",
                      dice.choice(["th", "en"]), "cluster_admin" if i < 4 else "", clusters[i] if i < 4 else ""])
        for unit in dice.sample(units, 2 if dice.random() < 0.1 else 1):
            assignments.append([email, unit, "staff", dice.choice(list(DEPARTMENTS)), modules(dice)])
    write(folder, "users", ["email", "name", "phone", "locale", "platform_role", "clusters"], users)
    write(folder, "assignments", ["email", "business_unit", "role", "department", "modules"], assignments)
    return {"people": len(users), "assignments": len(assignments)}
