"""Whatever is changed in the database's file is found by `carmen verify`, or changes nothing that the journal proves."""
import random
import sqlite3

from support import Server, carmen, expect, folder

FLIPS = 150
# What no record tells of: answers kept for Idempotency-Keys, who holds a job, how long answers took. Nothing is decided by
# them.
UNPROVED_TABLES = {"idempotency_keys", "jobs", "response_times"}
UNPROVED_COLUMNS = {("users", "last_active"), ("sessions", "last_seen")}


def rows(file):
    """Every row of every table that the journal proves."""
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    database.text_factory = bytes
    out = {}
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        name = name.decode()
        if name in UNPROVED_TABLES or name.startswith("sqlite_"):
            continue
        columns = [column[1].decode() for column in database.execute(f'PRAGMA table_info("{name}")')]
        kept = [f'"{column}"' for column in columns if (name, column) not in UNPROVED_COLUMNS]
        out[name] = sorted(database.execute(f'SELECT {", ".join(kept)} FROM "{name}"').fetchall(), key=repr)
    database.close()
    return out


def filled(data):
    imported = carmen("import", "tests/data/riverside", "--data", data)
    expect("a customer is imported", imported.returncode == 0, imported.stderr)
    with Server(data) as server:
        for n in range(20):
            expect("a person is made", server.add_person(f"p{n}").status == 201)
    database = sqlite3.connect(data / "carmen.db")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def flipped_bits():
    random.seed(20261121)
    with folder() as home:
        data = home / "data"
        filled(data)
        expect("it is whole before", carmen("verify", "--data", data).returncode == 0)
        sound, proved = (data / "carmen.db").read_bytes(), rows(data / "carmen.db")
        found = harmless = 0
        for _ in range(FLIPS):
            at, bit = random.randrange(len(sound)), 1 << random.randrange(8)
            changed = bytearray(sound)
            changed[at] ^= bit
            (data / "carmen.db").write_bytes(changed)
            for beside in ("-wal", "-shm"):
                (data / f"carmen.db{beside}").unlink(missing_ok=True)
            verified = carmen("verify", "--data", data)
            where = f"bit {bit} of byte {at}"
            expect("it ends with 0 or 1", verified.returncode in (0, 1), (where, verified.returncode, verified.stderr))
            if verified.returncode == 1:
                found += 1
                continue
            harmless += 1
            differs = [name for name, content in rows(data / "carmen.db").items() if content != proved[name]]
            expect("what is not found changes nothing that is proved", not differs, (where, differs))
        (data / "carmen.db").write_bytes(sound)
        expect("it is whole again", carmen("verify", "--data", data).returncode == 0)
        expect("most are found", found > harmless, (found, harmless))


def cut_off():
    with folder() as home:
        data = home / "data"
        filled(data)
        earlier = (data / "carmen.db").read_bytes()
        with Server(data) as server:
            expect("a person is made", server.add_person("newest").status == 201)
        for beside in ("-wal", "-shm"):
            (data / f"carmen.db{beside}").unlink(missing_ok=True)
        (data / "carmen.db").write_bytes(earlier)
        verified = carmen("verify", "--data", data)
        expect("an earlier copy is found", verified.returncode == 1, verified.stdout)
        expect("and named", "newest records were deleted" in verified.stdout, verified.stdout)


CHECKS = [flipped_bits, cut_off]
