"""deploy/postgres in a private cluster: its settings hold, and its roles can do no more than they say."""
import contextlib
import os
import pathlib
import pwd
import shutil

from nginx_site import make_certificate
from parts import CHECKOUT, Skipped, expect, folder, free_port, run

OURS = CHECKOUT / "deploy/postgres"
USER = pwd.getpwnam("nobody")
PASSWORDS = {"carmen_app": "app-secret", "carmen_owner": "owner-secret"}


def server_programs():
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda name: int(name.parts[-3]))
    if not found:
        raise Skipped("PostgreSQL is not installed")
    return found[-1].parent


class Cluster:
    def __init__(self, home):
        self.home, self.bin, self.port, self.data = home, server_programs(), free_port(), home / "data"
        # initdb refuses root.
        self.us = {"user": USER.pw_uid, "group": USER.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        if self.us:
            os.chown(home, USER.pw_uid, USER.pw_gid)
        self.call(self.bin / "initdb", "-D", self.data, "-U", "postgres", "--auth", "trust", "--no-sync", "-E", "UTF8")
        make_certificate(home / "tls")
        for made, name, mode in (("fullchain.pem", "server.crt", 0o644), ("privkey.pem", "server.key", 0o600)):
            shutil.copy(home / "tls" / made, self.data / name)
            os.chmod(self.data / name, mode)
        (self.data / "conf.d").mkdir()
        for name in ("carmen.conf", "pg_ident.conf", "pg_hba.conf"):
            shutil.copy(OURS / name, self.data / ("conf.d" if name == "carmen.conf" else "."))
        with open(self.data / "pg_hba.conf", "a") as rules:
            rules.write("local all postgres trust\nlocal all all trust\n")
        with open(self.data / "postgresql.conf", "a") as settings:
            settings.write(f"include_dir = 'conf.d'\nport = {self.port}\nunix_socket_directories = '{home}'\n"
                           "listen_addresses = '127.0.0.1'\n")
        if self.us:
            for name in [self.data / "server.crt", self.data / "server.key"]:
                os.chown(name, USER.pw_uid, USER.pw_gid)

    def call(self, *words):
        done = run(*words, cwd=self.home, **self.us)
        expect(f"{words[0]} succeeds", done.returncode == 0, done.stdout + done.stderr)

    def __enter__(self):
        self.call(self.bin / "pg_ctl", "-D", self.data, "-l", self.home / "log", "-w", "start")
        return self

    def __exit__(self, *_):
        self.call(self.bin / "pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def psql(self, *words, role="postgres", database="postgres", host=None, tls="require"):
        address = f"host={host or self.home} port={self.port} user={role} dbname={database} sslmode={tls} connect_timeout=10"
        return run("psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", address, *words, cwd=self.home,
                   env={**os.environ, "PGPASSWORD": PASSWORDS.get(role, "")})

    def ask(self, statement, **how):
        done = self.psql("-c", statement, **how)
        expect(f"\"{statement}\" succeeds", done.returncode == 0, done.stderr)
        return done.stdout.strip()

    def refused(self, statement, words, role="carmen_app", database="carmen", **how):
        done = self.psql("-c", statement, role=role, database=database, host=how.pop("host", "127.0.0.1"), **how)
        expect(f"{role} is refused \"{statement}\"", done.returncode != 0 and words in done.stderr, done.stdout + done.stderr)


@contextlib.contextmanager
def cluster(roles=True):
    with folder() as home, Cluster(home) as running:
        for _ in range(2 if roles else 0):
            done = running.psql("-f", OURS / "roles.sql")
            expect("the roles are made, again as well", done.returncode == 0, done.stderr)
        for role, password in PASSWORDS.items() if roles else ():
            running.ask(f"ALTER ROLE {role} PASSWORD '{password}'")
        yield running


def settings_hold():
    with cluster(roles=False) as running:
        wrong = running.ask("SELECT sourcefile, sourceline, error FROM pg_file_settings WHERE error IS NOT NULL OR NOT applied")
        expect("each line is taken", not [line for line in wrong.splitlines() if "carmen.conf" in line], wrong)
        named = running.ask("SELECT count(*) FROM pg_settings WHERE sourcefile LIKE '%/conf.d/carmen.conf'")
        lines = [line for line in (OURS / "carmen.conf").read_text().splitlines() if "=" in line and not line.startswith("#")]
        expect("and holds", int(named) == len(lines) > 20, (named, len(lines)))
        wrong = running.ask("SELECT name, setting FROM pg_settings WHERE pending_restart")
        expect("at once", wrong == "", wrong)
        rules = running.ask("SELECT line_number, error FROM pg_hba_file_rules WHERE error IS NOT NULL")
        expect("the rules of who may connect are understood", rules == "", rules)
        maps = running.ask("SELECT line_number, error FROM pg_ident_file_mappings WHERE error IS NOT NULL")
        expect("and who is whom", maps == "", maps)


def connections():
    with cluster() as running:
        told = running.ask("SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'carmen_app'")
        expect("passwords are kept as SCRAM", told == "t", told)
        how = {"role": "carmen_app", "database": "carmen", "host": "127.0.0.1"}
        used = running.ask("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()", **how)
        expect("over the network with TLS", used in ("TLSv1.2", "TLSv1.3"), used)
        running.refused("SELECT 1", "pg_hba.conf rejects connection", tls="disable")
        running.refused("SELECT 1", "eer authentication failed", host=running.home, tls="prefer")
        running.ask("CREATE ROLE stranger LOGIN")
        running.refused("SELECT 1", "permission denied for database", role="stranger", host=running.home, tls="prefer")
        running.ask("CREATE ROLE visitor LOGIN PASSWORD 'x'")
        running.refused("SELECT 1", "pg_hba.conf rejects connection", role="visitor")


def roles_have_no_more_than_they_need():
    with cluster() as running:
        kinds = running.ask("SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls, rolconnlimit > 0 "
                            "FROM pg_roles WHERE rolname LIKE 'carmen%' ORDER BY 1")
        expect("neither is special", kinds == "carmen_app|f|f|f|f|f|t\ncarmen_owner|f|f|f|f|f|t", kinds)
        owner = {"role": "carmen_owner", "database": "carmen", "host": "127.0.0.1"}
        running.ask("CREATE TABLE things (id int PRIMARY KEY); INSERT INTO things VALUES (1)", **owner)
        order = running.ask("SELECT string_agg(t, '' ORDER BY t) FROM unnest(ARRAY['b', 'B', 'é', 'a', 'Z']) t", **owner)
        expect("text is ordered by its bytes", order == "BZabé", order)
        for statement, words in (
                ("CREATE TABLE mine (id int)", "permission denied for schema public"),
                ("CREATE TEMPORARY TABLE mine (id int)", "permission denied to create temporary tables"),
                ("CREATE SCHEMA mine", "permission denied for database"),
                ("CREATE DATABASE mine", "permission denied to create database"),
                ("CREATE ROLE mine", "permission denied to create role"),
                ("SELECT * FROM things", "permission denied for table"),
                ("DROP TABLE things", "must be owner"),
                ("SET ROLE carmen_owner", "permission denied to set role"),
                ("ALTER ROLE carmen_app BYPASSRLS", "ERROR:"),
                ("COPY (SELECT 1) TO PROGRAM 'id'", "COPY to or from an external program"),
                ("SELECT pg_read_file('/etc/passwd')", "permission denied"),
                ("SELECT pg_sleep(3)", "statement timeout")):
            limit = running.ask("SHOW statement_timeout", role="carmen_app", database="carmen", host="127.0.0.1")
            expect("statements end", limit == "1min", limit)
            running.refused("SET statement_timeout = 100; " + statement if "sleep" in statement else statement, words)
        running.refused("CREATE DATABASE mine", "permission denied to create database", role="carmen_owner")
        limit = running.ask("SHOW statement_timeout", **owner)
        expect("a migration may take its time", limit == "0", limit)
        running.ask("GRANT SELECT, INSERT ON things TO carmen_app", **owner)
        seen = running.ask("SELECT * FROM things", role="carmen_app", database="carmen", host="127.0.0.1")
        expect("what is granted works", seen == "1", seen)


def the_programs_have_what_they_need():
    """The owner migrates; the functions' own role does everything else, and no more."""
    with cluster() as running:
        data = running.home / "carmen"

        def carmen(role, *words, text=""):
            address = f"postgres://{role}:{PASSWORDS[role]}@127.0.0.1:{running.port}/carmen?sslmode=require"
            return run(CHECKOUT / "build/bin/carmen", *words, "--data", data, input=text,
                       env={**os.environ, "CARMEN_DATABASE": address})

        early = carmen("carmen_app", "admin", "create", "--email", "a@example.com", text="plum quartz lantern 93\n")
        expect("without its tables it says who makes them", early.returncode == 1 and "carmen migrate" in early.stderr, early.stderr)
        for _ in range(2):
            made = carmen("carmen_owner", "migrate")
            expect("the owner makes them, again as well", made.returncode == 0, made.stderr)
        made = carmen("carmen_app", "admin", "create", "--email", "a@example.com", text="plum quartz lantern 93\n")
        expect("the functions' role writes", made.returncode == 0, made.stderr)
        worked = run(CHECKOUT / "build/bin/carmen-worker", "--once", "--data", data, env={
            **os.environ, "CARMEN_DATABASE": f"postgres://carmen_app:{PASSWORDS['carmen_app']}@127.0.0.1:{running.port}/carmen"})
        expect("the worker works", worked.returncode == 0, worked.stderr)
        verified = carmen("carmen_app", "verify")
        expect("and all of it is whole", verified.returncode == 0, verified.stdout + verified.stderr)
        for statement in ("UPDATE journal SET at = at", "DELETE FROM journal", "DELETE FROM users", "UPDATE meta SET value = ''",
                          "ALTER TABLE users ADD COLUMN x text", "ALTER TABLE journal DISABLE TRIGGER ALL", "TRUNCATE users"):
            running.refused(statement, "must be owner" if statement.startswith("ALTER") else "permission denied")
        seen = running.ask("SELECT count(*) FROM business_units", role="carmen_app", database="carmen", host="127.0.0.1")
        expect("who names no tenant sees none", seen == "0", seen)


def rows_are_not_logged():
    with cluster() as running:
        owner = {"role": "carmen_owner", "database": "carmen", "host": "127.0.0.1"}
        running.ask("CREATE TABLE people (email text PRIMARY KEY)", **owner)
        script = running.home / "script"
        script.write_text("INSERT INTO people SELECT :who FROM pg_sleep(1.1);\n")
        for _ in range(2):
            run(running.bin / "pgbench", "-n", "-t", 1, "-M", "extended", "-D", "who=somebody@example.com", "-f", script, "-h",
                "127.0.0.1", "-p", running.port, "-U", "carmen_owner", "carmen",
                env={**os.environ, "PGPASSWORD": PASSWORDS["carmen_owner"]})
        log = (running.home / "log").read_text()
        expect("faults are logged", "duplicate key value" in log, log)
        expect("so is what is slow", "pg_sleep" in log, log)
        expect("without what was in the rows", "example.com" not in log, log)


CHECKS = [settings_hold, connections, roles_have_no_more_than_they_need, the_programs_have_what_they_need, rows_are_not_logged]
