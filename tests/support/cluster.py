"""A private PostgreSQL (tests/postgres/cluster) with one new database."""
import contextlib
import os

from parts import CHECKOUT, expect, folder, run


class Cluster:
    def __init__(self, home):
        self.folder = home / "cluster"
        self.server = self.manage("start")
        self.psql("CREATE DATABASE carmen", self.server)
        self.address = self.server.replace("/postgres?", "/carmen?")

    def manage(self, what):
        done = run(CHECKOUT / "tests/postgres/cluster", what, self.folder)
        expect(f"the cluster is told to {what}", done.returncode == 0, done.stderr)
        return done.stdout.strip()

    def psql(self, statement, address=None):
        done = run("psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", address or self.address, "-c", statement,
                   env={**os.environ, "PGOPTIONS": "-c carmen.tenants=*"})  # the wall lets nobody else see
        expect(f"\"{statement}\" succeeds", done.returncode == 0, done.stderr)
        return done.stdout.strip()


@contextlib.contextmanager
def cluster():
    with folder() as home:
        running = Cluster(home)
        try:
            yield running
        finally:
            running.manage("stop")
