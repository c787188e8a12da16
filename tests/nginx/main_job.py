"""The main job through nginx: what each step needs is asked of whichever function serves it."""
import re

from parts import BIN, CHECKOUT, EMAIL, PASSWORD, ask, expect, run, sign_in
from nginx_site import site

FILES = {"organisations": "organisations", "clusters": "clusters", "business_units": "businessUnits",
         "departments": "departments", "users": "users", "assignments": "assignments"}


def from_set_up_to_proof():
    with site() as running:
        token = ""

        def say(method, path, body=None, status=200, **headers):
            reply = ask(running.connect(), method, path, body, token, headers={k.replace("_", "-"): v for k, v in headers.items()})
            expect(f"{method} {path}", reply.status == status, (reply.status, reply.body))
            return reply.json if reply.body else None

        printed = (running.home / "auth-1.out").read_text()
        secret = re.search(r"/setup#([\w-]+)", printed).group(1)
        made = say("POST", "/api/auth/setup", {"token": secret, "email": EMAIL, "name": "Root", "password": PASSWORD})
        expect("who sets up lands on the platform", made["landing"] == "platform", made)
        token = sign_in(running.connect())

        files = {wire: (CHECKOUT / f"tests/data/riverside/{name}.csv").read_text() for name, wire in FILES.items()}
        plan = say("POST", "/api/imports/apply?plan=1", files)
        expect("nothing is there yet", say("GET", "/api/organisations")["items"] == [])
        done = say("POST", "/api/imports/apply", files, If_Plan_Match=plan["hash"])
        expect("the import is applied", '"created":1113' in str(done).replace("'", '"').replace(" ", ""), done)
        hotel = say("GET", "/api/business-units?limit=1&fields=name")["items"][0]["id"]
        person = say("GET", "/api/users?limit=1&sort=-name&fields=name")["items"][0]["id"]
        given = say("POST", f"/api/users/{person}/business-units", {"businessUnitId": hotel, "role": "hotel_admin"}, 201)
        expect("somebody is assigned", "businessUnitName" in given, given)
        why = say("GET", f"/api/why?subject={person}&action=business_units.change&resource=business-units/{hotel}")
        expect("why", why["allowed"], why)
        link = say("POST", f"/api/users/{person}/password-link", status=201)
        expect("links lead to the site", f"https://127.0.0.1:{running.port}/password#" in str(link), link)
        plan = say("POST", "/api/plans", {"code": "BUSINESS", "name": "Business"}, 201)["id"]
        expect("the plan is there", say("GET", f"/api/plans/{plan}")["id"] == plan)
        latest = say("GET", "/api/journal?limit=1")["items"][0]
        expect("it is in the journal", latest["action"] == "plans.create", latest)
        say("POST", "/api/auth/sign-out", status=204)
        ended = say("GET", "/api/plans", status=401)
        expect("signed out everywhere", ended["code"] == "session_revoked", ended)
        say("GET", "/metrics", status=404)
        proved = run(BIN / "carmen", "verify", "--data", running.home / "data")
        expect("the journal is whole", "Whole:" in proved.stdout, proved.stdout + proved.stderr)


CHECKS = [from_set_up_to_proof]
