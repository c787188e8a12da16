"""kill -9 under sixteen writers: what was acknowledged is there, and the journal is whole."""
import contextlib
import http.client
import random
import sqlite3
import subprocess
import threading
import time

from support import BIN, CHECKOUT, Server, carmen, expect, folder

ROUNDS = 4


def write(server, names, acknowledged, stop):
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    with contextlib.suppress(OSError, http.client.HTTPException):
        while not stop.is_set():
            name = next(names)
            if server.add_person(name, connection=link).status == 201:
                acknowledged.append(name)


def addresses(data):
    database = sqlite3.connect(data / "carmen.db")
    found = {row[0] for row in database.execute("SELECT email FROM users")}
    database.close()
    return found


def killed_at_any_moment():
    random.seed(20261121)
    with folder() as home:
        data, acknowledged = home / "data", []
        for turn in range(ROUNDS):
            with Server(data) as server:
                stop = threading.Event()
                writers = [threading.Thread(target=write, args=(server, (f"r{turn}w{w}n{n}" for n in range(10**6)), acknowledged, stop))
                           for w in range(16)]
                for writer in writers:
                    writer.start()
                time.sleep(0.2 + random.random())
                server.process.kill()
                stop.set()
                for writer in writers:
                    writer.join()
            verified = carmen("verify", "--data", data)
            expect("the journal is whole", verified.returncode == 0, verified.stdout + verified.stderr)
            lost = {f"{name}@example.com" for name in acknowledged} - addresses(data)
            expect("nothing acknowledged is lost", not lost, lost)
        expect("much was written", len(acknowledged) > 100, len(acknowledged))


def an_import_killed_halfway():
    random.seed(7)
    with folder() as home:
        made = carmen("migrate", "--data", home / "data")
        expect("a data folder is made", made.returncode == 0, made.stderr)
        for turn in range(3):
            running = subprocess.Popen([BIN / "carmen", "import", "tests/data/riverside", "--data", home / "data"],
                                       cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.02 + 0.1 * random.random())
            running.kill()
            running.wait()
            people = len(addresses(home / "data"))
            expect("it is imported whole, or not at all", people in (0, 480), people)
            verified = carmen("verify", "--data", home / "data")
            expect("the journal is whole", verified.returncode == 0, verified.stdout + verified.stderr)


CHECKS = [killed_at_any_moment, an_import_killed_halfway]
