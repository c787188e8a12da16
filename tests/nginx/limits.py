"""What one client may take, and what it is told when it takes more."""
import concurrent.futures
import contextlib
import socket
import time

from nginx_site import site
from parts import ask, expect, make_administrator, sign_in


def is_problem(reply, status, code):
    expect(f"it is answered {status}", reply.status == status, (reply.status, reply.body))
    expect("by a problem document", reply.headers["Content-Type"].startswith("application/problem+json"), reply.headers)
    told = reply.json
    expect("that says what it is", (told["status"], told["code"]) == (status, code), told)
    expect("and whom to ask about", len(told["requestId"]) == 32 and told["title"] and told["detail"], told)


@contextlib.contextmanager
def raw(running):
    """A connection on which bytes are sent one by one."""
    with socket.create_connection(("127.0.0.1", running.port), timeout=60) as plain:
        with running.trust.wrap_socket(plain, server_hostname="localhost") as link:
            yield link


def answer_on(link):
    said = b""
    with contextlib.suppress(OSError):
        while part := link.recv(4096):
            said += part
    return said.decode()


def a_flood_from_one_address():
    with site() as running, concurrent.futures.ThreadPoolExecutor(16) as pool:
        def visit(_):
            link = running.connect()
            replies = [ask(link, "GET", "/healthz", keep=True) for _ in range(60)]
            link.close()
            return replies
        replies = [reply for part in pool.map(visit, range(16)) for reply in part]
        refused = [reply for reply in replies if reply.status != 200]
        expect("a burst is answered", len(replies) - len(refused) >= 300, len(replies) - len(refused))
        expect("a flood is not", len(refused) >= 100, len(refused))
        for reply in refused:
            is_problem(reply, 429, "limited")
            expect("when to come again is said", reply.headers["Retry-After"] == "1", reply.headers)
            expect("so is the rule", reply.headers["RateLimit-Policy"] == '"address";q=300;w=6', reply.headers)
            expect("and what is left of it", reply.headers["RateLimit"] == '"address";r=0;t=1', reply.headers)
            expect("and the connection ends, or a flood keeps all others waiting", reply.headers["Connection"] == "close",
                   reply.headers)
        time.sleep(1.2)
        expect("who waits is answered", ask(running.connect(), "GET", "/healthz").status == 200)


def too_many_requests_at_once():
    with site() as running, contextlib.ExitStack() as stack:
        make_administrator(running.home / "data")
        token = sign_in(running.connect())
        head = f"POST /api/users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Length: 9\r\n\r\n"
        for _ in range(200):
            stack.enter_context(raw(running)).sendall(head.encode())
        time.sleep(0.5)
        is_problem(ask(running.connect(), "GET", "/healthz"), 429, "limited")


def what_is_too_large():
    with site() as running:
        is_problem(ask(running.connect(), "POST", "/api/users", b"x" * (1024 * 1024 + 1)), 413, "too_large")
        is_problem(ask(running.connect(), "GET", "/healthz", headers={"X-Long": "x" * 9000}), 431, "head_too_large")
        many = {f"X-{i}": "x" * 4000 for i in range(12)}
        is_problem(ask(running.connect(), "GET", "/healthz", headers=many), 431, "head_too_large")
        is_problem(ask(running.connect(), "GET", "/" + "x" * 9000), 414, "target_too_long")
        with raw(running) as link:
            link.sendall(b"NONSENSE\r\n\r\n")
            said = answer_on(link)
            expect("nonsense is", " 400 " in said and '"code":"bad_request"' in said, said)


def slow_senders():
    """A byte a second of a body, and of a head; others are answered meanwhile."""
    with site() as running, raw(running) as body, raw(running) as head, concurrent.futures.ThreadPoolExecutor(2) as pool:
        def trickle(link, first, byte):
            link.sendall(first)
            began = time.monotonic()
            link.settimeout(1)
            while time.monotonic() - began < 50:
                try:
                    if said := link.recv(4096):
                        return said.decode() + answer_on(link), time.monotonic() - began
                    return "", time.monotonic() - began
                except TimeoutError:
                    with contextlib.suppress(OSError):
                        link.sendall(byte)
                except OSError:
                    return "", time.monotonic() - began
            return "never ended", 50
        slow_body = pool.submit(trickle, body, b"POST /api/users HTTP/1.1\r\nHost: h\r\nContent-Length: 900\r\n\r\n", b"x")
        slow_head = pool.submit(trickle, head, b"GET /healthz HTTP/1.1\r\nHost: h\r\nX-Slow: ", b"x")
        while not slow_body.done():
            began = time.monotonic()
            expect("others are answered", ask(running.connect(), "GET", "/healthz").status == 200)
            expect("at once", time.monotonic() - began < 2, time.monotonic() - began)
            time.sleep(0.2)
        said, took = slow_body.result()
        expect("a slow body is answered 408", said.startswith("HTTP/1.1 408 ") and '"code":"timeout"' in said, said)
        expect("after its time", 15 < took < 30, took)
        said, took = slow_head.result()
        expect("a slow head is cut off", said == "" or said.startswith("HTTP/1.1 408 "), said)
        expect("after its time", 5 < took < 20, took)


CHECKS = [a_flood_from_one_address, too_many_requests_at_once, what_is_too_large, slow_senders]
