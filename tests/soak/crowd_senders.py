"""Those who press a site: who idles, who sends a byte a second, who sends too much, and who asks too often."""
import contextlib
import itertools
import multiprocessing
import os
import selectors

from crowd_door import glance, read_answer, split
from support import expect

IDLE, SLOW, FLOODING = 1000, 100, 16  # connections; slow ones of each kind
AHEAD = 16   # requests under way on each connection of the flood
SLICES = 20  # of a second, so that slow senders do not send all at once
SMALL = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
SLOW_HEAD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
SLOW_BODY = POST + b"Content-Length: 900\r\n\r\n"
LARGE_ONES = (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Large: " + b"x" * 20_000 + b"\r\n\r\n",
              POST + b"Content-Length: 2000000\r\n\r\n" + b"x" * 2_000_000,
              POST + b"Transfer-Encoding: chunked\r\n\r\n" + (b"8000\r\n" + b"x" * 0x8000 + b"\r\n") * 60)


class Seen:
    """How often each status was answered, and the first answer of each; 0: cut off without one."""

    def __init__(self):
        self.times, self.first = {}, {}

    def add(self, answer):
        self.times[answer[0]] = self.times.get(answer[0], 0) + 1
        self.first.setdefault(answer[0], answer)


class Crowd:
    """One kind of them in a process of its own, which stands back for who is measured."""

    def __init__(self, act, *given):
        context = multiprocessing.get_context("fork")
        self.pipe, self.its = context.Pipe()
        self.process = context.Process(target=self.work, args=(act, given), daemon=True)

    def work(self, act, given):
        os.nice(10)
        self.pipe.close()
        seen = Seen()
        try:
            act(self.its, seen, *given)
            self.its.send(seen)
        except OSError as fault:
            self.its.send(fault)

    def hear(self):
        said = self.pipe.recv()
        expect("a crowd may come in", not isinstance(said, OSError), repr(said))
        return said

    def __enter__(self):
        self.process.start()
        self.its.close()
        self.hear()  # that all are in place
        return self

    def end(self):
        """What they have seen."""
        self.pipe.send("end")
        return self.hear()

    def __exit__(self, *_):
        self.process.kill()
        self.process.join()


def idle(pipe, seen, door):
    """Connections that were answered once and are kept; from 20 addresses, so that only what they hold counts."""
    def enter(i):
        link = door.enter(f"127.0.1.{i % 20 + 1}")
        link.sendall(SMALL)
        seen.add(read_answer(link))
        return link
    links = [enter(i) for i in range(IDLE)]
    pipe.send("ready")
    while not pipe.poll(1):
        links = [enter(i) if glance(link) == b"" else link for i, link in enumerate(links)]


def slow(pipe, seen, door, begin):
    """What follows this beginning comes a byte a second; who is sent away comes again."""
    def enter():
        link = door.enter("127.0.2.1")
        link.sendall(begin)
        return link
    links = [enter() for _ in range(SLOW)]
    pipe.send("ready")
    for part in itertools.count():
        for i in range(part % SLICES, SLOW, SLICES):
            said = glance(links[i])
            if said is None:
                with contextlib.suppress(OSError):
                    links[i].sendall(b"x")
            else:
                seen.add(read_answer(links[i], said) if said else (0, "", ""))
                links[i] = enter()
        if pipe.poll(1 / SLICES):
            return


def too_large(pipe, seen, door):
    """Heads and bodies beyond every limit, 50 a second: half of what a line of a gigabit carries."""
    pipe.send("ready")
    for large in itertools.cycle(LARGE_ONES):
        with door.enter("127.0.3.1") as link:
            with contextlib.suppress(OSError):  # sent away before its end
                link.sendall(large)
            seen.add(read_answer(link))
        if pipe.poll(0.02):
            return


def take(link, held, request, seen):
    """Counts the answers that are there, and asks as often again. False at the end of the connection."""
    while said := glance(link):
        held += said
    answered = 0
    while whole := split(held):
        seen.add(whole[0])
        del held[:whole[1]]
        answered += 1
    with contextlib.suppress(OSError):
        link.sendall(request * answered)
    return said is None


def flood(pipe, seen, door, request):
    """As fast as 16 connections of one address can, each with 16 requests ahead; there once it is refused."""
    answers, refused = selectors.DefaultSelector(), False

    def enter():
        link = door.enter("127.0.4.1")
        link.sendall(request * AHEAD)
        answers.register(link, selectors.EVENT_READ, bytearray())
    for _ in range(FLOODING):
        enter()
    while not pipe.poll(0):
        for key, _ in answers.select(0.1):
            if not take(key.fileobj, key.data, request, seen):
                answers.unregister(key.fileobj)
                key.fileobj.close()
                enter()
        if not refused and 429 in seen.times:
            refused = True
            pipe.send("ready")
