"""A database that takes no changes any more, while it can be read."""
import pathlib
import signal
import subprocess

from engines import Sqlite
from mounts import apart, mount_anew, mount_file, source_of
from promotion import Pair
from serving import installation
from trouble import Trouble

CODES = ["DATABASE_READ_ONLY"]


def frozen_files(place):
    """The files that records are written to; what readers share about them is not."""
    files = [place.engine.file, f"{place.engine.file}-wal"]
    trouble = Trouble(place, CODES)
    subprocess.run(["chattr", "+i", *files], check=True)
    try:
        trouble.suffer()
    finally:
        subprocess.run(["chattr", "-i", *files], check=True)
    after = trouble.pass_by()
    trouble.check()
    return trouble.made, f"its files: {trouble}, writes again after {after:.1f} s without a restart of the function"


def broken_disk(place, made):
    """As the kernel does it that finds a fault of the disk: for good, until it is mounted anew."""
    data = place.home / "data"
    fault = pathlib.Path("/sys/fs/ext4") / source_of(data).name / "trigger_fs_error"
    trouble = Trouble(place, CODES)
    trouble.made = made
    fault.write_text("1")
    trouble.suffer()
    [function] = place.functions
    function.stop()
    mount_anew(data)
    function.start()
    trouble.pass_by()
    trouble.check()
    return f"its file system, by the kernel: {trouble}, writes again once it is mounted anew"


def sqlite():
    def mount(home):
        return mount_file(home / "data", "64M")
    with installation(Sqlite, mount) as place:
        made, outcome = frozen_files(place)
        return f"{outcome}; {broken_disk(place, made)}"


def postgres():
    with installation(Pair) as place:
        engine, outcomes = place.engine, []

        def read_only(value):
            for statement in (f"ALTER SYSTEM SET default_transaction_read_only = {value}", "SELECT pg_reload_conf()"):
                engine.psql(statement, f"postgres://super@/postgres?host={engine.primary}")
        trouble = Trouble(place, CODES)
        engine.environment["PGTARGETSESSIONATTRS"] = "any"
        read_only("on")
        trouble.suffer()
        read_only("off")
        outcomes.append(f"by its setting: {trouble}, writes again after {trouble.pass_by():.1f} s")
        engine.environment["PGTARGETSESSIONATTRS"] = "read-write"
        trouble.check()
        alone = Trouble(place, CODES)
        alone.made = trouble.made
        engine.send_all(engine.primary, signal.SIGKILL)
        alone.suffer()
        engine.fail_over()
        outcomes.append(f"a standby without its primary: {alone}, writes again {alone.pass_by():.1f} s after it was promoted")
        alone.check()
        return "; ".join(outcomes) + "; none was restarted"


def survive(make_engine, rounds, seed):
    return apart(sqlite) if make_engine is Sqlite else postgres()


ENGINES = (Sqlite, Pair)
