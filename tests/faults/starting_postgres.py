"""The same where PostgreSQL keeps the records: each program says in one line what is wrong, and changes nothing."""
import contextlib
import http.client
import json
import os
import subprocess

from cluster import cluster
from starting import contents, refused
from support import BIN, CHECKOUT, PASSWORD, expect, folder, free_port

SERVING = ("carmen serve", "carmen-auth", "carmen-persistence", "carmen-billing")
WORKER, MIGRATE, VERIFY = "carmen-worker --once", "carmen migrate", "carmen verify"
ALL = (*SERVING, WORKER, MIGRATE, VERIFY)
STARTING = (*SERVING, WORKER)


def start(program, address, data):
    words = program.split() + (["--port", str(free_port())] if program in SERVING else []) + ["--data", str(data)]
    return subprocess.run([BIN / words[0], *words[1:]], capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL,
                          env={**os.environ, "CARMEN_DATABASE": address})


@contextlib.contextmanager
def begun(program, address, data):
    """A function that serves, and what it has said."""
    port = free_port()
    process = subprocess.Popen([BIN / program, "--port", str(port), "--data", data], text=True, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, env={**os.environ, "CARMEN_DATABASE": address})
    try:
        yield port, process.stdout.readline() + process.stdout.readline()
    finally:
        process.terminate()
        process.communicate(timeout=30)


class Server:
    """The roles of deploy/postgres, a database that carmen_owner has migrated, and copies of it with something amiss."""

    def __init__(self, running):
        self.running, self.host, self.made = running, running.folder, 0
        self.psql("DROP DATABASE carmen", "postgres")  # for the one that roles.sql makes
        self.psql(f"\\i {CHECKOUT}/deploy/postgres/roles.sql", "postgres")
        with folder() as home:
            made = start(MIGRATE, self.address("carmen_owner"), home / "data")
            expect("the owner migrates", made.returncode == 0, made.stderr)

    def address(self, role="carmen_app", database="carmen"):
        return f"postgres://{role}@/{database}?host={self.host}"

    def psql(self, script, database):
        done = subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", self.host, "-U", "super", "-d", database], input=script,
                              capture_output=True, text=True, timeout=300)
        expect(f"\"{script}\" succeeds", done.returncode == 0, done.stderr)

    def copy(self, script="", options="TEMPLATE carmen"):
        self.made += 1
        name = f"copy{self.made}"
        self.psql(f"CREATE DATABASE {name} OWNER carmen_owner {options}", "postgres")
        self.psql(script, name)
        return name

    def dump(self, database):
        done = subprocess.run(["pg_dump", "-h", self.host, "-U", "super", "-d", database], capture_output=True, text=True, timeout=300)
        expect("it is dumped", done.returncode == 0, done.stderr)
        return [line for line in done.stdout.splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))]

    def refuses(self, programs, *words, role="carmen_app", database="carmen", address=None, looked_at=None):
        looked_at = looked_at or database
        before = self.dump(looked_at)
        for program in programs:
            with folder() as home:
                (home / "data").mkdir()
                result = start(program, address or self.address(role, database), home / "data")
                try:
                    refused(result, *words)
                except AssertionError as fault:
                    raise AssertionError(f"{program} as {role}: {fault}") from None
                expect("no password is told", "geheim" not in result.stdout + result.stderr, result.stderr)
                expect(f"{program} leaves nothing behind", not contents(home / "data"), contents(home / "data"))
        expect("nothing is changed", self.dump(looked_at) == before)


@contextlib.contextmanager
def server():
    with cluster() as running:
        yield Server(running)


def another_release():
    with server() as at:
        for script in ("ALTER TABLE users ADD COLUMN horoscope TEXT", "CREATE TABLE horoscopes (id TEXT)",
                       "UPDATE meta SET value = '99' WHERE name = 'format'"):
            for role in ("carmen_app", "carmen_owner"):
                at.refuses(ALL, "newer release", "Install", role=role, database=at.copy(script))
        older = at.copy("UPDATE meta SET value = 'older' WHERE name = 'schema'")
        at.refuses([WORKER, VERIFY], "earlier release", "\"carmen migrate\"", database=older)
        at.refuses([*SERVING, MIGRATE], "lacks rights", "\"carmen migrate\" as the role that owns it", database=older)


def another_product():
    with server() as at:
        empty = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
        for script in ("CREATE TABLE bookmarks (url TEXT)", "CREATE TABLE meta (name TEXT, value TEXT)",
                       "CREATE TABLE meta (key TEXT, content BYTEA)",
                       "CREATE TABLE meta (name TEXT, value TEXT); INSERT INTO meta VALUES ('product', 'Diary')"):
            foreign = at.copy(script + "; GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC", empty)
            for role in ("super", "carmen_owner"):
                at.refuses(ALL, "belongs to another program", "--database", role=role, database=foreign)


def half_a_migration():
    with server() as at:
        for script in ("DROP TABLE departments CASCADE", "ALTER TABLE users DROP COLUMN name",
                       "INSERT INTO meta VALUES ('migrating', '2')", "UPDATE meta SET value = '0' WHERE name = 'format'"):
            for role in ("carmen_app", "carmen_owner"):
                at.refuses(ALL, "half migrated", "last backup", role=role, database=at.copy(script))
        copying = at.copy("INSERT INTO meta VALUES ('copying', 'abc')")
        at.refuses(ALL, "was not finished", "\"carmen copy\" again", database=copying)
        at.refuses([WORKER, VERIFY], "is empty", "\"carmen migrate\"", role="carmen_owner", database=at.copy("", "TEMPLATE template0"))


def a_role_that_may_not_enter():
    with server() as at:
        at.psql("CREATE ROLE guarded LOGIN PASSWORD 'right'; CREATE ROLE barred LOGIN; CREATE ROLE mapped LOGIN;"
                "CREATE ROLE asleep; CREATE ROLE full LOGIN CONNECTION LIMIT 0; CREATE ROLE outside LOGIN;"
                "GRANT CONNECT ON DATABASE carmen TO guarded, barred, mapped, asleep, full", "postgres")
        rules = at.host / "data/pg_hba.conf"
        rules.write_text("local all guarded scram-sha-256\nlocal all barred reject\nlocal all mapped peer\n" + rules.read_text())
        at.psql("SELECT pg_reload_conf()", "postgres")
        for role, *words in (("nobody", "knows no such role", "--database"),
                             ("asleep", "may not log in", "LOGIN"),
                             ("barred", "pg_hba.conf"),
                             ("mapped", "refuses the role or its password", "--database"),
                             ("guarded", "asks for a password", "--database"),
                             ("guarded:geheim", "refuses the role or its password", "--database"),
                             ("full", "no connection left"),
                             ("outside", "may not connect", "GRANT CONNECT")):
            at.refuses(ALL, *words, role=role)


def a_place_that_is_not_there():
    with server() as at:
        here = f"?host={at.host}"
        for address, *words in ((f"postgres://carmen_app@/nowhere{here}", "no such database", "createdb"),
                                ("postgres://carmen_app:geheim@127.0.0.1:1/carmen", "No PostgreSQL answers", "host and port"),
                                ("postgres://carmen_app@/carmen?host=/nowhere", "No PostgreSQL answers at that socket", "--database"),
                                ("postgres://carmen_app:geheim@no.such.host.invalid/carmen", "host in --database is not known"),
                                ("mysql://carmen_app:geheim@localhost/carmen", "cannot be read", "postgres://"),
                                ("postgres://carmen_app:geheim@localhost/carmen?colour=red", "cannot be read", "postgres://")):
            at.refuses(ALL, *words, address=address)
        latin = at.copy("", "TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
        at.refuses(ALL, "not encoded in UTF-8", "createdb -E UTF8", role="carmen_owner", database=latin)
        closed = at.copy()
        at.psql(f"ALTER DATABASE {closed} SET default_transaction_read_only = on", "postgres")
        at.refuses((*STARTING, MIGRATE), "takes no changes", "primary", database=closed)
        shut = at.copy()
        at.psql(f"ALTER DATABASE {shut} ALLOW_CONNECTIONS false", "postgres")
        at.refuses(ALL, "takes no connections", database=shut, looked_at="carmen")


def a_role_without_rights():
    with server() as at:
        at.psql("CREATE ROLE poor LOGIN; GRANT CONNECT ON DATABASE carmen TO poor", "postgres")
        owner = "\"carmen migrate\" as the role that owns it"
        at.refuses(ALL, "schema", "GRANT USAGE", role="poor", database=at.copy())
        at.refuses(ALL, "lacks rights", owner, role="poor", database=at.copy("GRANT USAGE ON SCHEMA public TO poor"))
        makes = at.copy("GRANT USAGE, CREATE ON SCHEMA public TO poor")
        at.refuses(ALL, "lacks rights", owner, role="poor", database=makes)
        for script in ("REVOKE SELECT ON meta FROM carmen_app", "REVOKE SELECT ON users FROM carmen_app"):
            at.refuses((*STARTING, VERIFY), "lacks rights", owner, database=at.copy(script))
        for script in ("REVOKE INSERT ON journal FROM carmen_app", "REVOKE UPDATE ON users FROM carmen_app",
                       "REVOKE DELETE ON setup_links FROM carmen_app"):
            at.refuses(STARTING, "lacks rights", owner, database=at.copy(script))
        empty = at.copy("REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO carmen_app", "TEMPLATE template0")
        at.refuses([*SERVING, MIGRATE], "lacks rights", owner, database=empty)
        at.refuses([WORKER, VERIFY], "is empty", "\"carmen migrate\"", database=empty)


def what_is_not_amiss():
    """What an administrator of PostgreSQL may add, and who else may own the tables."""
    with server() as at, folder() as home:
        with begun("carmen-auth", at.address(database=at.copy()), home / "auth") as (port, said):
            body = {"token": said.partition("/setup#")[2].strip(), "email": "root@example.com", "name": "Root", "password": PASSWORD}
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            link.request("POST", "/api/auth/setup", json.dumps(body), {"Content-Type": "application/json"})
            expect("the functions' role may set up", link.getresponse().status == 200, said)
        extended = at.copy("CREATE EXTENSION pg_stat_statements; CREATE TABLE statistics (at TEXT);"
                           "ALTER EXTENSION pg_stat_statements ADD TABLE statistics;"
                           "CREATE SCHEMA theirs; CREATE TABLE theirs.bookmarks (url TEXT)")
        for program, role in ((MIGRATE, "carmen_owner"), (WORKER, "carmen_app"), (VERIFY, "carmen_app"), (WORKER, "carmen_owner")):
            done = start(program, at.address(role, extended), home / "data")
            expect(f"{program} has what it needs", done.returncode == 0, done.stderr)


CHECKS = [another_release, another_product, half_a_migration, a_role_that_may_not_enter, a_place_that_is_not_there,
          a_role_without_rights, what_is_not_amiss]
