"""What is taken from somebody through one instance, every other refuses at the very next request."""
import concurrent.futures
import itertools
import time

from cluster import cluster
from nginx_site import site
from parts import PASSWORD, ask, expect, make_administrator, sign_in

ENDED, TAKEN = 10, 50  # rounds
READS = {"auth": "/api/auth/session", "persistence": "/api/users?limit=2", "billing": "/api/modules"}
HOTEL = {"code": "TH-0001", "name": "Hotel", "rooms": 10, "country": "TH", "city": "Bangkok", "timeZone": "Asia/Bangkok",
         "currency": "THB"}
GROUP = {"code": "OR-0001", "name": "Group", "legalName": "Group Ltd.", "country": "TH", "defaultCurrency": "THB"}


class Instances:
    """A kept connection to each instance, past nginx."""

    def __init__(self, running):
        self.links = {key: instance.connect() for key, instance in running.instances.items()}

    def send(self, key, method, path, body=None, token="", status=None):
        reply = ask(self.links[key], method, path, body, token, keep=True, headers={"If-Match": "*"})
        if status:
            expect(f"{method} {path} through {key}", reply.status == status, (reply.status, reply.body))
        return reply.json if reply.body else None

    def read(self, token, status, but=()):
        """Each instance is asked what it serves."""
        for key in self.links:
            if key not in but:
                self.send(key, "GET", READS[key[0]], token=token, status=status)


def make_person(each, root, name):
    person = each.send(("persistence", 1), "POST", "/api/users", {"name": name, "email": f"{name}@example.com"}, root, 201)["id"]
    link = each.send(("auth", 1), "POST", f"/api/users/{person}/password-link", None, root, 201)["url"]
    body = {"token": link.partition("#")[2], "password": PASSWORD}
    each.send(("auth", 2), "POST", "/api/auth/password", body, status=204)
    return person


def enter(each, name):
    body = {"email": f"{name}@example.com", "password": PASSWORD}
    return each.send(("auth", 2), "POST", "/api/auth/sign-in", body, status=200)["token"]


def read_without_end(running, token, over):
    """What keeps everything that an instance remembers in use."""
    each, read = Instances(running), 0
    while not over:
        each.read(token, 200)
        read += 1
    return read


def beside_readers(act, address):
    with site(instances=2, limited=False, address=address) as running, concurrent.futures.ThreadPoolExecutor(2) as pool:
        make_administrator(running.home / "data", address)
        root, over = sign_in(running.connect()), []
        readers = [pool.submit(read_without_end, running, root, over) for _ in range(2)]
        try:
            act(running, Instances(running), root)
        finally:
            over.append(True)
        for reader in readers:
            expect("others were answered meanwhile", reader.result() > 5)


def ways_to_end_a_session(each, root, person):
    def own(token):
        each.send(("auth", 1), "POST", "/api/auth/sign-out", None, token, 204)

    def one(token):
        session = each.send(("auth", 2), "GET", "/api/auth/session", None, token, 200)["sessionId"]
        each.send(("auth", 1), "DELETE", f"/api/auth/sessions/{session}", None, root, 204)

    def everywhere(_):
        each.send(("auth", 2), "POST", f"/api/users/{person}/sign-out", None, root, 200)

    def no_more(_):
        each.send(("persistence", 1), "POST", f"/api/users/{person}/deactivate", {"reason": "Left"}, root, 200)
        each.send(("persistence", 2), "POST", f"/api/users/{person}/reactivate", {}, root, 200)
    return own, one, everywhere, no_more


def ended_sessions(running, each, root):
    person = make_person(each, root, "pat")
    for end in ways_to_end_a_session(each, root, person) * ENDED:
        token = enter(each, "pat")
        each.read(token, 200)
        end(token)
        each.read(token, 401)
    each.read(root, 200)
    an_ended_wait(running, each, sign_in(running.connect()))


def an_ended_wait(running, each, token):
    """Who waits for news when their session ends is not told any."""
    link = running.instances["persistence", 2].connect()
    feed = "/api/changes?wait=1"
    while (page := each.send(("persistence", 2), "GET", feed, None, token, 200))["items"] or "after" not in feed:
        feed = f"/api/changes?wait=1&after={page['next']}"
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ask, link, "GET", feed.replace("wait=1", "wait=20"), None, token)
        time.sleep(0.3)
        expect("it waits", not waiting.done())
        each.send(("auth", 1), "POST", "/api/auth/sign-out", None, token, 204)
        told = waiting.result()
    expect("it is refused", told.status == 401 and "items" not in told.json, told.body)


def taken_grants(_, each, root):
    def make(path, body):
        return each.send(("persistence", 1), "POST", path, body, root, 201)["id"]
    group = make("/api/organisations", GROUP)
    hotel = make("/api/business-units", {**HOTEL, "clusterId": make(
        "/api/clusters", {"organisationId": group, "code": "CL-0001", "name": "Cluster"})})
    person = make_person(each, root, "kim")
    token = enter(each, "kim")
    change, see = ("persistence", 1), ("persistence", 2)
    for giver, taker in itertools.islice(itertools.cycle([(change, see), (see, change)]), TAKEN):
        given = each.send(giver, "POST", f"/api/users/{person}/business-units",
                          {"businessUnitId": hotel, "role": "hotel_admin"}, root, 201)["id"]
        for key in (taker, giver):
            each.send(key, "GET", f"/api/business-units/{hotel}", None, token, 200)
        each.send(taker, "DELETE", f"/api/users/{person}/business-units/{given}", None, root, 200)
        for key in (giver, taker):
            each.send(key, "GET", f"/api/business-units/{hotel}", None, token, 404)
    for _ in range(TAKEN):
        for role, status in (("platform_admin", 200), (None, 403)):
            each.send(change, "POST", f"/api/users/{person}/assign-platform-role", {"platformRole": role}, root, 200)
            for number in (1, 2):
                each.send(("billing", number), "POST", "/api/plans?plan=1", {"code": "X", "name": "X"}, token, status)


def an_ended_session():
    beside_readers(ended_sessions, None)


def an_ended_session_over_postgresql():
    with cluster() as server:
        beside_readers(ended_sessions, server.address)


def a_taken_grant():
    beside_readers(taken_grants, None)


def a_taken_grant_over_postgresql():
    with cluster() as server:
        beside_readers(taken_grants, server.address)


CHECKS = [an_ended_session, an_ended_session_over_postgresql, a_taken_grant, a_taken_grant_over_postgresql]
