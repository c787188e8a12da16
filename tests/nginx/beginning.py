"""Instances that begin together, where nothing is yet."""
import contextlib
import re

from cluster import cluster
from nginx_site import Instance
from parts import BIN, EMAIL, PARTS, PASSWORD, ask, end, expect, folder, run, store_of

NUMBERS = (1, 2, 3)


@contextlib.contextmanager
def beginners(home, address):
    (home / "run").mkdir()
    begun = [Instance(home, part, number, address=address) for number in NUMBERS for part in PARTS]
    try:
        yield [each.wait() for each in begun]
    finally:
        for each in begun:
            end(each.process)


def set_up(instance, secret):
    body = {"token": secret, "email": EMAIL, "name": "Root", "password": PASSWORD}
    return ask(instance.connect(), "POST", "/api/auth/setup", body)


def any_takes_any_link(address=None):
    with folder() as home, beginners(home, address) as instances:
        first, second, third = (each for each in instances if each.part == "auth")
        links = [re.findall(r"/setup#([\w-]{20,})", (home / f"auth-{number}.out").read_text()) for number in NUMBERS]
        expect("each prints a link, and another", all(len(each) == 1 for each in links) and len(set(map(tuple, links))) == 3, links)
        for part in PARTS[1:]:
            expect(f"carmen-{part} prints none", "setup#" not in (home / f"{part}-1.out").read_text())
        expect("what nobody printed is refused", set_up(first, "x" * 43).status == 404)
        made = set_up(second, links[2][0])
        expect("the second takes the third's", made.status == 200, made.body)
        for instance in (first, second, third):
            for secret, in links:
                again = set_up(instance, secret)
                expect("none is taken again", again.status == 404 and again.json["code"] == "link_unusable", again.body)
        token = made.json["token"]
        billing = next(each for each in instances if each.part == "billing")
        modules = ask(billing.connect(), "GET", "/api/modules?limit=100", token=token).json["items"]
        codes = [each["code"] for each in modules]
        expect("what every platform begins with is there once", codes and len(codes) == len(set(codes)), codes)
        proved = run(BIN / "carmen", "verify", "--data", home / "data", env=store_of(address))
        expect("the journal is whole", "Whole:" in proved.stdout, proved.stdout + proved.stderr)


def all_at_once():
    any_takes_any_link()


def all_at_once_over_postgresql():
    with cluster() as server:
        any_takes_any_link(server.address)


CHECKS = [all_at_once, all_at_once_over_postgresql]
