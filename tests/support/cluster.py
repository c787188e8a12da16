"""A private PostgreSQL (tests/postgres/cluster) with one new database."""
import contextlib
import os
import subprocess

from parts import CHECKOUT, expect, folder, run


class Cluster:
    """`environment`: of every program that it is asked with, and of those that serve from it, beside what there is."""

    def __init__(self, home, **environment):
        self.folder = home / "cluster"
        self.environment = {**os.environ, **environment}
        self.server = self.manage("start")
        self.psql("CREATE DATABASE carmen", self.server)
        self.address = self.server.replace("/postgres?", "/carmen?")

    def manage(self, what, *folders):
        done = run(CHECKOUT / "tests/postgres/cluster", what, *(folders or [self.folder]), env=self.environment)
        expect(f"the cluster is told to {what}", done.returncode == 0, done.stderr)
        return done.stdout.strip()

    def psql(self, statement, address=None):
        done = run("psql", "-XqAtF", "\t", "-v", "ON_ERROR_STOP=1", "-d", address or self.address, "-c", statement,
                   env={**self.environment, "PGOPTIONS": "-c carmen.tenants=*"})  # the wall lets nobody else see
        expect(f"\"{statement}\" succeeds", done.returncode == 0, done.stderr)
        return done.stdout.strip("\n")

    @contextlib.contextmanager
    def holding(self, lock):
        """Of a session of its own: "users IN EXCLUSIVE MODE"."""
        other = subprocess.Popen(["psql", "-qAt", self.address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            print(f"BEGIN; LOCK TABLE {lock}; SELECT 'held';", file=other.stdin, flush=True)
            expect("it is locked", other.stdout.readline() == "held\n")
            yield
        finally:
            other.communicate("ROLLBACK;")


@contextlib.contextmanager
def cluster():
    with folder() as home:
        running = Cluster(home)
        try:
            yield running
        finally:
            running.manage("stop")
