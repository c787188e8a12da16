"""Another program that writes: reads go on, writes wait, and after a while are answered 503."""
import sqlite3
import threading
import time

from support import Server, carmen, expect, folder


def pages(server, until, slowest):
    while not until.is_set():
        began = time.monotonic()
        answer = server.send("GET", "/api/users?limit=25")
        slowest.append(time.monotonic() - began)
        expect("a page is read", answer.status == 200, answer.body)


def locked(server, seconds, name):
    """One creation while another program holds the write lock: the answer, how long it took, the slowest page."""
    database = sqlite3.connect(server.data / "carmen.db", isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    released, slowest, answers = threading.Event(), [], []
    reader = threading.Thread(target=pages, args=(server, released, slowest))
    began = time.monotonic()
    writer = threading.Thread(target=lambda: answers.append((server.add_person(name), time.monotonic() - began)))
    reader.start()
    writer.start()
    time.sleep(seconds)
    database.execute("ROLLBACK")
    database.close()
    writer.join()
    released.set()
    reader.join()
    expect("pages are read meanwhile", len(slowest) > 10, len(slowest))
    expect("no page waits", max(slowest) < 0.5, max(slowest))
    return answers[0]


def a_write_waits_for_another_program():
    with folder() as home, Server(home / "data") as server:
        answer, took = locked(server, 2, "patient")
        expect("it is made in the end", answer.status == 201, answer.body)
        expect("when the other has finished", 1.5 < took < 3.5, took)


def a_write_does_not_wait_for_ever():
    with folder() as home, Server(home / "data") as server:
        answer, took = locked(server, 13, "late")
        expect("it is refused", answer.status == 503, answer.body)
        expect("with its reason", answer.json["code"] == "DATABASE_BUSY", answer.body)
        expect("and says when to come again", int(answer.headers["Retry-After"]) > 0)
        expect("in time", took < 12, took)
        expect("later it is taken", server.add_person("late").status == 201)


def an_import_beside_the_server():
    with folder() as home, Server(home / "data") as server:
        done, slowest, statuses = threading.Event(), [], []
        reader = threading.Thread(target=pages, args=(server, done, slowest))

        def write():
            while not done.is_set():
                statuses.append(server.add_person(f"beside{len(statuses)}").status)
        writer = threading.Thread(target=write)
        reader.start()
        writer.start()
        imported = carmen("import", "tests/data/riverside", "--data", server.data)
        done.set()
        reader.join()
        writer.join()
        expect("the import is taken", imported.returncode == 0, imported.stderr)
        expect("all writes are", statuses and set(statuses) == {201}, statuses)
        expect("no page waits", max(slowest) < 1, max(slowest))
        expect("the journal is whole", carmen("verify", "--data", server.data).returncode == 0)


CHECKS = [a_write_waits_for_another_program, a_write_does_not_wait_for_ever, an_import_beside_the_server]
