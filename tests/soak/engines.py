"""The two engines that an installation can keep its records in, each to be killed and asked from beside."""
import contextlib
import os
import signal
import sqlite3

from cluster import Cluster


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


class Postgres(Cluster):
    name = "PostgreSQL"

    def __init__(self, home, **environment):
        super().__init__(home, **environment)
        self.environment["CARMEN_DATABASE"] = self.address

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
