"""How large the write-ahead log becomes when 64 clients create people for five minutes without pause."""

from figures.create_person import BODY
from platform_data import ADMIN
from report import Row

MINUTES = 5


def log_growth(bench):
    platform = bench.platform
    data = platform.copy("growth")
    with platform.serve(data) as ours:
        sample = bench.load.run(ours.port, "/api/users", connections=64, method="POST", body=BODY, seconds=60 * MINUTES,
                                headers=platform.bearer(ADMIN), watch=[ours.pid]).must_succeed("/api/users")
        size = (data / "carmen.db-wal").stat().st_size / 2**20
    yield Row("wal", f"write-ahead log after {MINUTES} minutes of creating, 64 connections", "MB", size, at_most=64,
              note=f"{sample.answers:,} people")
