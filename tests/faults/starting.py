"""What a start says when it cannot be: one line that says what to do, status 1, and nothing changed."""
import os
import socket
import sqlite3

from support import carmen, expect, folder, free_port

NOBODY = 65534


def serve(data, **more):
    return carmen("serve", "--data", data, "--port", more.pop("port", None) or free_port(), **more)


def refused(result, *words):
    lines = [line for line in result.stderr.splitlines() if line]
    expect("it ends with status 1", result.returncode == 1, (result.returncode, result.stderr))
    expect("it says so in one line", len(lines) == 1, result.stderr)
    for word in words:
        expect(f"the line says \"{word}\"", word in lines[0], lines[0])


def contents(data):
    """Of every file; those that a reader puts beside a write-ahead log are empty."""
    found = {name.name: name.read_bytes() for name in data.iterdir() if not name.name.endswith("-shm")}
    return {name: content for name, content in found.items() if content}


def made(data):
    result = carmen("migrate", "--data", data)
    expect("a data folder is made", result.returncode == 0, result.stderr)


def a_port_in_use():
    with folder() as home, socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused(serve(home / "data", port=port), str(port), "another program listens there")
        expect("no data folder is made", not (home / "data").exists())


def a_read_only_database():
    with folder() as home:
        made(home / "data")
        for name in [home / "data", *(home / "data").iterdir()]:
            os.chown(name, NOBODY, NOBODY) if os.geteuid() == 0 else None
        os.chmod(home / "data/carmen.db", 0o444)
        before = contents(home / "data")
        refused(serve(home / "data", user=NOBODY), "carmen.db", "cannot be written", "right to write")
        expect("nothing is changed", contents(home / "data") == before)


def a_folder_that_cannot_be_written():
    with folder() as home:
        (home / "data").mkdir(mode=0o555)
        refused(serve(home / "data", user=NOBODY), "is not writable", "right to write")
        refused(serve(home / "data/new/one", user=NOBODY), "cannot be made")
        (home / "file").write_text("x")
        refused(serve(home / "file"), "file")
        expect("nothing is made", not any((home / "data").iterdir()))


def a_foreign_database():
    with folder() as home:
        data = home / "data"
        data.mkdir()
        for statement in ("CREATE TABLE bookmarks (url TEXT)", "CREATE TABLE meta (name TEXT, value TEXT)"):
            with sqlite3.connect(data / "carmen.db") as database:
                database.execute(statement)
            database.close()
            before = contents(data)
            for command in (["serve", "--port", free_port()], ["migrate"], ["verify"]):
                refused(carmen(*command, "--data", data), "carmen.db", "belongs to another program")
            expect("nothing is changed", contents(data) == before, contents(data).keys())


def a_file_that_is_no_database():
    with folder() as home:
        data = home / "data"
        data.mkdir()
        (data / "carmen.db").write_text("dear diary\n" * 1000)
        before = contents(data)
        for command in (["serve", "--port", free_port()], ["migrate"], ["verify"]):
            refused(carmen(*command, "--data", data), "carmen.db", "is not a database of Carmen Platform")
        expect("nothing is changed", contents(data) == before, contents(data).keys())


def a_newer_release():
    with folder() as home:
        data = home / "data"
        made(data)
        for statement in ("ALTER TABLE users ADD COLUMN horoscope TEXT", "UPDATE meta SET value = '99' WHERE name = 'format'"):
            with sqlite3.connect(data / "carmen.db") as database:
                database.execute(statement)
            database.close()
            before = contents(data)
            for command in (["serve", "--port", free_port()], ["migrate"], ["verify"]):
                refused(carmen(*command, "--data", data), "newer release", "Install")
            expect("nothing is changed", contents(data) == before)


def half_a_migration():
    with folder() as home:
        for number, (statement, *words) in enumerate((
                ("DROP TABLE journal_targets", "half migrated", "last backup"),
                ("INSERT INTO meta VALUES ('migrating', '2')", "half migrated", "last backup"),
                ("INSERT INTO meta VALUES ('copying', 'abc')", "was not finished", "\"carmen copy\" again"))):
            data = home / f"data{number}"
            made(data)
            with sqlite3.connect(data / "carmen.db") as database:
                database.execute(statement)
            database.close()
            before = contents(data)
            for command in (["serve", "--port", free_port()], ["migrate"], ["verify"]):
                refused(carmen(*command, "--data", data), "carmen.db", *words)
            expect("nothing is changed", contents(data) == before)


def a_locked_database():
    with folder() as home:
        made(home / "data")
        database = sqlite3.connect(home / "data/carmen.db", isolation_level=None)
        database.execute("BEGIN IMMEDIATE")
        refused(serve(home / "data"), "Another program is writing", "Try again")
        database.execute("ROLLBACK")
        database.close()


CHECKS = [a_port_in_use, a_read_only_database, a_folder_that_cannot_be_written, a_foreign_database,
          a_file_that_is_no_database, a_newer_release, half_a_migration, a_locked_database]
