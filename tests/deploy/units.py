"""The systemd units, and the programs under the very filter of system calls that the units name."""
import contextlib
import os
import pathlib
import shutil
import subprocess

from parts import (BIN, CHECKOUT, EMAIL, PARTS, PASSWORD, Skipped, UnixConnection, ask, end, expect, folder, is_ready, run,
                   sign_in, wait_until)

UNITS = CHECKOUT / "deploy/systemd"
FENCED = pathlib.Path(__file__).with_name("fenced.py")
NOBODY = 65534
MOST_EXPOSED = 1.5  # of 10, as systemd-analyze counts


def analyze(*words, **options):
    if not shutil.which("systemd-analyze"):
        raise Skipped("systemd-analyze is not installed")
    return run("systemd-analyze", *words, **options)


def copy_of_units(home):
    """With an instance of each template, and the programs where they are built."""
    copy = home / "units"
    shutil.copytree(UNITS, copy)
    for unit in copy.glob("*.service"):
        text = unit.read_text()
        unit.write_text(text.replace("/usr/lib/carmen/", f"{BIN}/").replace("/usr/bin/", f"{BIN}/"))
    for template in copy.glob("*@.*"):
        shutil.copy(template, copy / template.name.replace("@.", "@1."))
    return copy


def names(copy):
    return sorted(unit for unit in copy.iterdir() if unit.suffix in (".service", ".socket", ".target") and "@." not in unit.name)


def units_are_understood():
    with folder() as home:
        copy = copy_of_units(home)
        said = analyze("verify", *names(copy))
        expect("systemd takes each unit, and says nothing", said.returncode == 0 and not said.stderr, said.stderr)
        (copy / "carmen-worker.service").write_text("[Service]\nExecStart=/usr/bin/true\nProtectSistem=strict\n")
        expect("it would say", "ProtectSistem" in analyze("verify", copy / "carmen-worker.service").stderr)


def services_are_hardened():
    with folder() as home:
        copy = copy_of_units(home)
        services = [unit for unit in names(copy) if unit.suffix == ".service"]
        expect("of every program", len(services) == len(PARTS) + 2, services)
        for unit in services:
            said = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED * 10:.0f}", unit)
            expect(f"{unit.name} is exposed to little", said.returncode == 0, said.stdout)
        shutil.rmtree(copy / "carmen-.service.d")
        said = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED * 10:.0f}", services[0])
        expect("because of what they share", said.returncode != 0)


def sockets_are_where_nginx_looks():
    wanted = set()
    for line in (CHECKOUT / "deploy/nginx/http.conf").read_text().splitlines():
        if "unix:" in line:
            wanted.add(line.split("unix:")[1].split()[0].rstrip(";"))
    target = (UNITS / "carmen.target").read_text()
    given = set()
    for part in PARTS:
        for number in ("1", "2"):
            name = f"carmen-{part}@{number}.socket"
            expect(f"the target starts {name}", name in target)
            socket = (UNITS / f"carmen-{part}@.socket").read_text()
            given.add(next(line for line in socket.splitlines() if line.startswith("ListenStream=")).split("=")[1].replace("%i", number))
    expect("no more and no fewer", wanted == given, wanted ^ given)


def system_calls():
    """What the units' SystemCallFilter lines add up to."""
    sets, name = {}, ""
    for line in analyze("syscall-filter").stdout.splitlines():
        if line.startswith("@"):
            name = line.strip()
            sets[name] = set()
        elif line.strip() and not line.strip().startswith("#"):
            sets[name].add(line.strip())

    def spread(word):
        return set().union(*map(spread, sets[word])) if word.startswith("@") else {word}
    allowed = set()
    for line in (UNITS / "carmen-.service.d/common.conf").read_text().splitlines():
        if line.startswith("SystemCallFilter="):
            words = line.split("=", 1)[1]
            calls = set().union(*map(spread, words.removeprefix("~").split()))
            allowed = allowed - calls if words.startswith("~") else allowed | calls
    return allowed


def programs_live_within_the_filter():
    with folder() as home, contextlib.ExitStack() as leaving:
        try:
            import seccomp  # noqa: F401
        except ImportError:
            raise Skipped("python3-seccomp is not installed")
        allowed = system_calls()
        expect("a filter is named", len(allowed) > 100 and "mount" not in allowed and "ptrace" not in allowed, len(allowed))
        shutil.copy(FENCED, home)
        (home / "calls").write_text("\n".join(sorted(allowed)))
        # Not as root, for whom SQLite does what the units' user may not.
        ours = home / "ours"
        shutil.copytree(BIN, ours / "bin", ignore=lambda _, found: [name for name in found if not name.startswith("carmen")])
        if os.geteuid() == 0:
            os.chown(ours, NOBODY, NOBODY)

        def fenced(*words):
            return ["/usr/bin/python3", "-B", str(home / "fenced.py"), str(home / "calls"), *map(str, words)]
        expect("a program that leaves it is killed", run(*fenced("/usr/bin/nice", "-n", 5, "/usr/bin/true")).returncode == -31)
        made = run(*fenced(ours / "bin" / "carmen", "migrate", "--data", ours / "data"))
        expect("carmen migrate lives", made.returncode == 0, (made.returncode, made.stderr))
        made = run(*fenced(ours / "bin/carmen", "admin", "create", "--data", ours / "data", "--email", EMAIL), input=PASSWORD + "\n")
        expect("an administrator is made", made.returncode == 0, (made.returncode, made.stderr))
        for part in PARTS:
            path = ours / f"{part}.sock"
            with open(home / f"{part}.log", "ab") as log:
                process = subprocess.Popen(fenced(ours / "bin" / f"carmen-{part}", "--data", ours / "data", "--socket", path),
                                           stdout=log, stderr=log)
            leaving.callback(end, process)
            wait_until(lambda: is_ready(UnixConnection(path)), f"carmen-{part} starts within the filter")
            if part == "auth":
                token = sign_in(UnixConnection(path))
            read, written = {"auth": ("/api/auth/session", None),
                             "persistence": ("/api/users", ("/api/users", {"name": "A", "email": "a@example.com"})),
                             "billing": ("/api/modules", ("/api/plans", {"code": "A", "name": "A"}))}[part]
            expect("it reads", ask(UnixConnection(path), "GET", read, token=token).status == 200)
            if written:
                expect("it writes", ask(UnixConnection(path), "POST", *written, token).status == 201)
            if part == "persistence":
                expect("it describes itself", ask(UnixConnection(path), "GET", "/api/openapi.json", token=token).status == 200)
            expect("it measures itself", ask(UnixConnection(path), "GET", "/metrics").status == 200)
            status = end(process)
            expect(f"carmen-{part} ends well", status == 0, status)
        worked = run(*fenced(ours / "bin" / "carmen-worker", "--data", ours / "data", "--once"))
        expect("the worker lives", worked.returncode == 0, (worked.returncode, worked.stderr))


CHECKS = [units_are_understood, services_are_hardened, sockets_are_where_nginx_looks, programs_live_within_the_filter]
