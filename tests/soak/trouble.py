"""What comes over an installation and passes: what writers and readers are told meanwhile, and that it passes."""
import itertools
import threading
import time

from readers import Readers
from serving import PATIENCE, send
from support import expect

CALLS = itertools.count()


def write(place, function):
    name = f"t{next(CALLS)}"
    return send(function, "POST", "/api/users", {"name": name, "email": f"{name}@example.com"}, place.token)


def refusal(answer, codes):
    """That it is one of those that may come, and says when to come again."""
    expect("it is refused", answer.status == 503, (answer.status, answer.body))
    expect("with its reason", answer.json["code"] in codes, answer.body)
    expect("and says when to come again", int(answer.headers["Retry-After"]) > 0, answer.headers)
    return answer.json["code"]


class Trouble:
    """Writes until `most` were refused with one of those codes; pages are read all the time, by one for each function."""

    def __init__(self, place, codes, **reading):
        self.place, self.codes, self.readers = place, codes, Readers(place, **reading)
        self.made, self.told, self.longest = 0, {}, 0.0

    def suffer(self, most=20, attempts=2000):
        with self.readers:
            for n in range(attempts):
                began = time.monotonic()
                answer = write(self.place, self.place.functions[n % len(self.place.functions)])
                if answer.status == 201:
                    self.made += 1
                    continue
                self.longest = max(self.longest, time.monotonic() - began)
                code = refusal(answer, self.codes)
                self.told[code] = self.told.get(code, 0) + 1
                if sum(self.told.values()) >= most:
                    break
                time.sleep(0.03)
        expect("it was met", self.told, self.made)

    def suffer_at_once(self, act=None, count=64):
        """So many writers, or of another request, wait together; some may be served before it begins."""
        act = act or (lambda link: write(self.place, link))
        answers = []

        def run(n):
            began = time.monotonic()
            answers.append((act(self.place.functions[n % len(self.place.functions)]), time.monotonic() - began))
        threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
        with self.readers:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        expect("everybody is answered", len(answers) == count, len(answers))
        for answer, took in answers:
            code = refusal(answer, self.codes)
            self.told[code] = self.told.get(code, 0) + 1
            self.longest = max(self.longest, took)

    def pass_by(self):
        """Once its cause is gone: seconds until every function writes again, which were not restarted."""
        began = time.monotonic()
        for function in self.place.functions:
            while (answer := write(self.place, function)).status != 201:
                expect("it passes", time.monotonic() - began < PATIENCE, answer.body)
                time.sleep(0.05)
            self.made += 1
        expect("none was restarted", all(function.process.poll() is None for function in self.place.functions))
        return time.monotonic() - began

    def check(self):
        [(there,)] = self.place.engine.rows("SELECT count(*) FROM users")
        expect("what was acknowledged is there, and no more", int(there) == self.made + 1, (there, self.made))
        self.place.check_journal()

    def __str__(self):
        told = ", ".join(f"{times} x 503 {code}" for code, times in self.told.items())
        return (f"{told} in {self.longest * 1000:.0f} ms at most, {self.readers.pages} pages read meanwhile "
                f"(slowest {self.readers.slowest * 1000:.0f} ms)" +
                (f", {self.readers.refused} refused" if self.readers.may_be_away else ""))
