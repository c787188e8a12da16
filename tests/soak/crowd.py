"""Crowds before a function, and before nginx with functions behind it, while others ask for pages."""
import contextlib
import http.client
import time

from crowd_callers import Callers
from crowd_door import Door
from crowd_senders import SLOW_BODY, SLOW_HEAD, Crowd, flood, idle, slow, too_large
from engines import Sqlite
from nginx_site import Site
from serving import Function, send, sign_in
from support import PASSWORD, carmen, expect, folder

MOST = 3  # times its quiet value that the callers' p99 may be; told, not held, in the short form: no test is timed
TRIES = 3  # for the machine does other things, too
SLOWEST = 21.5  # seconds until a slow head and a slow body have been refused
PAGE = "GET /api/users?limit=25 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n"
RULE = '"address";q=300;w='


class Noticed:
    """What the callers at one door notice of each crowd, beside what they find without it."""

    def __init__(self, door, request, seconds, most):
        self.callers, self.seconds, self.most, self.said = Callers(door, request), seconds, most, []

    def beside(self, what, *crowds):
        """Keeps the crowds, given as (act, …), when little was noticed; else they leave and come again."""
        tried = []
        while len(tried) < TRIES:
            quiet = self.callers.ask(self.seconds)
            with contextlib.ExitStack() as stack:
                here = [stack.enter_context(Crowd(*crowd)) for crowd in crowds]
                p99 = self.callers.ask(self.seconds)
                if self.most is None or p99 <= self.most * quiet:
                    self.said.append(f"{what} {p99:.1f} ms (quiet {quiet:.1f})")
                    return here, stack.pop_all()
            tried.append(f"{p99:.1f} ms beside {quiet:.1f}")
        raise AssertionError(f"others notice too much of {what}: {tried}, {self.said}")


def check_answers(what, seen, *statuses):
    expect(f"{what} is answered {statuses}", sorted(seen.times) == sorted(statuses), seen.times)
    for status, head, body in seen.first.values():
        if status >= 400:
            is_problem = "application/problem+json" in head and f'"status":{status}' in body
            expect(f"{what} is answered by a problem", is_problem, head + body)


def check_limit(seen):
    _, head, body = seen.first[429]
    expect("a flood is told when to come again", "Retry-After: 1\r\n" in head + "\r\n", head)
    expect("and the rule", f"RateLimit-Policy: {RULE}" in head and 'RateLimit: "address";r=0;t=1' in head, head)
    expect("and what it is", '"code":"limited"' in body, body)


def press(door, request, seconds, most, stack):
    """All crowds, one after the other. Answers what was noticed, and what ends those who are slow or idle until then."""
    noticed = Noticed(door, request, seconds, most)
    (heads, bodies), leaving = noticed.beside("200 slow senders", (slow, door, SLOW_HEAD), (slow, door, SLOW_BODY))
    stack.enter_context(leaving)
    began = time.monotonic() - seconds
    (idlers,), leaving = noticed.beside("1,000 idle as well", (idle, door))
    stack.enter_context(leaving)
    (large,), leaving = noticed.beside("what is too large", (too_large, door))
    with leaving:
        check_answers("what is too large", large.end(), 413, 431)
    (flooding,), leaving = noticed.beside("a flood", (flood, door, request))
    with leaving:
        seen = flooding.end()
        check_answers("a flood", seen, 200, 429)
        check_limit(seen)
        noticed.said[-1] += f", {seen.times[200]} of {sum(seen.times.values())} answered"

    def end(head):
        check_answers("who idles", idlers.end(), 200)
        time.sleep(max(0, began + SLOWEST - time.monotonic()))
        check_answers("a slow head", heads.end(), head)
        check_answers("a slow body", bodies.end(), 408)
    return f"{door.name}: {', '.join(noticed.said)}", end


def add_people(function, token):
    link = http.client.HTTPConnection("127.0.0.1", function.port, timeout=30)
    for n in range(30):
        made = send(link, "POST", "/api/users", {"name": f"p{n}", "email": f"p{n}@example.com"}, token)
        expect("a person is made", made.status == 201, made.body)


def withstand(make_engine, rounds, seed):
    """What a line of the table says. nginx is asked with SQLite behind it."""
    seconds, most = (1.5, None) if rounds <= 10 else (10, MOST)
    with folder() as home, contextlib.ExitStack() as stack:
        engine = make_engine(home)
        stack.callback(engine.close)
        made = carmen("admin", "create", "--data", home / "data", "--email", "root@example.com", text=PASSWORD + "\n",
                      env=engine.environment)
        expect("an administrator is made", made.returncode == 0, made.stderr)
        function = Function(home, engine)
        function.start()
        stack.callback(function.stop)
        token = sign_in(function)
        add_people(function, token)
        request = PAGE.format(token=token).encode()
        said, end = press(Door("alone", function.port), request, seconds, most, stack)
        if make_engine is not Sqlite:
            return said
        site = stack.enter_context(Site(home, instances=2))
        more, end_at_nginx = press(Door("behind nginx", site.port, site.trust), request, seconds, most, stack)
        end(408)
        end_at_nginx(0)  # nginx says nothing to a slow head
        return f"{said}; {more}; answered 408, 413, 429, 431"
