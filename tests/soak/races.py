"""Many at once for what only one can have: one has it, and the others are told why they have not."""
import threading

from serving import installation, send, sign_in
from support import expect

SESSIONS = 8  # those who race come with different ones
FOR_A_SEAT = 200
FOR_A_RECORD = 64


def race(place, count, attempt):
    """attempt(link, token, n) of all of them at the same moment, through every function: the answers."""
    answers, at_once = [None] * count, threading.Barrier(count)

    def run(n):
        link = place.functions[n % len(place.functions)].connect(timeout=120)
        link.connect()
        at_once.wait()
        answers[n] = attempt(link, place.tokens[n % SESSIONS], n)
        link.close()
    threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expect("everybody is answered", all(answers))
    return answers


def tally(answers):
    said = {}
    for answer in answers:
        what = (answer.status, answer.json.get("code", ""))
        said[what] = said.get(what, 0) + 1
    return said


def won(answers, success, refusal):
    """Which of them did; all others are to be refused so."""
    expect("exactly one succeeds, and the others know why",
           tally(answers) == {(success, ""): 1, refusal: len(answers) - 1}, tally(answers))
    return next(n for n, answer in enumerate(answers) if answer.status == success)


def prepare(place):
    place.tokens = [sign_in(place.functions[n % len(place.functions)]) for n in range(SESSIONS)]
    place.organisation = place.make("/api/organisations", code="OR-0001", name="Group", legalName="Group Ltd.", country="TH",
                                    defaultCurrency="THB")["id"]
    plan = place.make("/api/plans", code="one", name="One")
    version = place.make("/api/plan-versions", planId=plan["id"], currency="THB", modules=[{"moduleId": "inventory"}],
                         prices=[{"description": "Seats", "model": "per_seat", "tiers": [{"unitAmount": "10"}]}],
                         examples=[{"seats": 2, "expected": "20"}])
    published = send(place.functions[0], "POST", f"/api/plan-versions/{version['id']}/publish", {}, place.token)
    expect("the plan is published", published.status == 200, published.body)
    place.plan = version["id"]
    place.people = [place.make("/api/users", name=f"P{n}", email=f"p{n}@example.com")["id"] for n in range(FOR_A_SEAT + 1)]


def make_hotel(place, number, seats):
    """In a cluster of its own: nobody holds a seat there already."""
    cluster = place.make("/api/clusters", organisationId=place.organisation, code=f"CL-{number:04}", name="Cluster")
    hotel = place.make("/api/business-units", clusterId=cluster["id"], code=f"TH-{number:04}", name=f"Hotel {number}",
                       rooms=10, country="TH", city="Bangkok", timeZone="Asia/Bangkok", currency="THB")
    sold = place.make("/api/subscriptions", businessUnitId=hotel["id"], planVersionId=place.plan, seats=seats,
                      startsOn="2026-01-01", autoRenew=True)
    started = send(place.functions[0], "POST", f"/api/subscriptions/{sold['id']}/start", {}, place.token)
    expect("it is sold", started.status == 200, started.body)
    return hotel


def for_a_seat(place, turn):
    hotel = make_hotel(place, turn + 1, 1)["id"]

    def take(link, token, n):
        body = {"userId": place.people[n], "businessUnitId": hotel, "role": "staff"}
        return send(link, "POST", "/api/assignments", body, token)
    winner = won(race(place, FOR_A_SEAT, take), 201, (409, "NO_SEAT"))
    held = place.engine.rows(f"SELECT user_id FROM assignments WHERE business_unit_id = '{hotel}'")
    expect("he alone is there", held == [(place.people[winner],)], held)


def for_a_record(place, turn):
    person = "/api/users/" + place.people[FOR_A_SEAT]
    before = send(place.functions[0], "GET", person, token=place.token)

    def rename(link, token, n):
        return send(link, "PATCH", person, {"name": f"Name {turn} of {n}"}, token, If_Match=before.headers["ETag"])
    winner = won(race(place, FOR_A_RECORD, rename), 200, (412, "stale"))
    after = send(place.functions[-1], "GET", person, token=place.token)
    expect("his change is there", after.json["name"] == f"Name {turn} of {winner}", after.body)
    expect("and it alone", after.json["version"] == before.json["version"] + 1, after.body)


def survive(make_engine, rounds, seed):
    with installation(make_engine) as place:
        prepare(place)
        for turn in range(rounds):
            for_a_seat(place, turn)
            for_a_record(place, turn)
        place.check_journal()
        return (f"{rounds} rounds of each, one succeeds each time; {FOR_A_SEAT - 1} are answered 409 NO_SEAT, "
                f"{FOR_A_RECORD - 1} are 412 stale; journal whole")
