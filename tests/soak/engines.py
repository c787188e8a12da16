"""The two engines that an installation can keep its records in, each to be killed and asked from beside."""
import contextlib
import os
import pathlib
import signal
import sqlite3
import subprocess

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]


class Sqlite:
    name = "SQLite"
    processes = ()

    def __init__(self, home):
        self.file = home / "data" / "carmen.db"
        self.environment = {name: value for name, value in os.environ.items() if name != "CARMEN_DATABASE"}

    def rows(self, sql):
        with contextlib.closing(sqlite3.connect(self.file)) as database:
            return database.execute(sql).fetchall()

    def close(self):
        pass


class Postgres:
    """A private cluster, its address in the environment of every program."""
    name = "PostgreSQL"

    def __init__(self, home, **more):
        self.folder = home / "cluster"
        self.environment = {**os.environ, **more}
        self.server = self.manage("start")
        self.psql("CREATE DATABASE carmen", self.server)
        self.address = self.server.replace("/postgres?", "/carmen?")
        self.environment["CARMEN_DATABASE"] = self.address

    def manage(self, what, *folders):
        done = subprocess.run([CHECKOUT / "tests/postgres/cluster", what, *(folders or [self.folder])], capture_output=True,
                              text=True, timeout=120, env=self.environment)
        if done.returncode != 0:
            raise AssertionError(f"cluster {what}: {done.stderr}")
        return done.stdout.strip()

    def psql(self, sql, address=None):
        done = subprocess.run(["psql", "-qAtF", "\t", "-v", "ON_ERROR_STOP=1", address or self.address, "-c", sql],
                              capture_output=True, text=True, timeout=120,
                              env={**self.environment, "PGOPTIONS": "-c carmen.tenants=*"})  # the wall lets nobody else see
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        return done.stdout

    def rows(self, sql):
        return [tuple(line.split("\t")) for line in self.psql(sql).splitlines()]

    def kill(self):
        """The postmaster at once; it leaves its children to find out."""
        os.kill(int((self.folder / "data/postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def restart(self):
        self.manage("again")

    def close(self):
        self.manage("stop")


ENGINES = (Sqlite, Postgres)
