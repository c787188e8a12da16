"""Those who ask for a page of 25 at a fixed pace and are to notice nothing."""
import contextlib
import time

from crowd_door import read_answer
from support import expect

CALLERS, PACE = 10, 0.025  # seconds between two requests of each


class Callers:
    """Each from its own address, on a connection that it keeps."""

    def __init__(self, door, request):
        self.door, self.request = door, request

    def ask(self, seconds):
        """The milliseconds within which 99 of 100 requests were answered, from when each was due."""
        with contextlib.ExitStack() as stack:
            links = [stack.enter_context(self.door.enter(f"127.0.5.{n + 1}")) for n in range(CALLERS)]
            took, due = [], time.perf_counter()
            for n in range(int(seconds / PACE) * CALLERS):
                due += PACE / CALLERS
                early = due - time.perf_counter()
                if early > 0:
                    time.sleep(early)
                began = time.perf_counter() if early > 0 else due
                with contextlib.suppress(OSError):
                    links[n % CALLERS].sendall(self.request)
                status, head, body = read_answer(links[n % CALLERS])
                took.append((time.perf_counter() - began) * 1000)
                expect("a caller is answered", status == 200, head + body)
        return sorted(took)[int(len(took) * 0.99)]
