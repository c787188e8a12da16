"""The container file, as far as it can be tried without an engine: what it copies, installs, runs and asks."""
import json
import re
import subprocess

from parts import BIN, CHECKOUT, end, expect, folder, free_port, run, wait_until

FILE = CHECKOUT / "deploy/Containerfile"
BASE = {"libc6", "libgcc-s1", "libstdc++6"}  # of every image of Debian


def instructions():
    """(stage, instruction, rest) in order."""
    text = re.sub(r"\\\n", " ", "".join(line for line in FILE.read_text().splitlines(True) if not line.startswith("#")))
    stage = -1
    for line in text.splitlines():
        if line.strip():
            word, rest = line.split(None, 1)
            stage += word == "FROM"
            yield stage, word, rest.strip()


def last(word):
    return [rest for stage, each, rest in instructions() if each == word and stage == 1][-1]


def it_copies_what_is_built():
    copied = []
    for _, word, rest in instructions():
        if word == "COPY" and rest.startswith("--from=builder"):
            copied += [path.removeprefix("/carmen/") for path in rest.split()[1:-1]]
    for path in copied:
        expect(f"deploy/build makes {path}", (CHECKOUT / path).exists())
    programs = {path.split("/")[-1] for path in copied if path.startswith("build/bin/")}
    expect("every program is copied", programs == {name.name for name in BIN.glob("carmen*")}, programs)
    expect("the pages are", "build/site" in copied and (CHECKOUT / "build/site/app.html").exists())
    ignored = (CHECKOUT / ".dockerignore").read_text().split()
    expect("nothing that was built outside gets in", {"build", "data", "**/node_modules"} <= set(ignored))


def it_installs_the_libraries_that_the_programs_want():
    named = set(re.search(r"--no-install-recommends (.*?) &&", last("RUN")).group(1).split()) - {"ca-certificates"}
    wanted = {"libpq5"}  # loaded when a database asks for it
    for program in BIN.glob("carmen*"):
        found = dict(re.findall(r"(\S+) => (\S+)", run("ldd", program).stdout))
        for library in re.findall(r"NEEDED.*\[(lib.*)\]", run("readelf", "-d", program).stdout):
            paths = [prefix + found[library].removeprefix("/usr") for prefix in ("", "/usr")]
            owner = "".join(run("dpkg", "-S", path).stdout for path in paths)
            expect(f"{library} has a package", owner, program)
            wanted.add(owner.split(":")[0])
    expect("no more and no fewer", named == wanted - BASE, (named, wanted))


def it_serves_and_knows_whether_it_is_well():
    expect("not as root", last("USER") == "carmen")
    expect("it is asked to drain", last("STOPSIGNAL") == "SIGTERM")
    port = free_port()
    with folder() as home:
        places = {"carmen": str(BIN / "carmen"), "/var/lib/carmen": str(home / "data"), "0.0.0.0": "127.0.0.1",
                  "/usr/share/carmen/site": str(CHECKOUT / "build/site"), last("EXPOSE"): str(port)}
        words = [places.get(word, word) for word in json.loads(last("CMD"))]
        health = json.loads(last("HEALTHCHECK").split("CMD", 1)[1])
        health = [word.replace("/" + last("EXPOSE"), f"/{port}") for word in health]
        expect("before it serves, it is not well", run(*health).returncode != 0)
        with open(home / "log", "ab") as log:
            process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait_until(lambda: run(*health).returncode == 0, "it is well")
        status = end(process)
        expect("it ends well", status == 0, status)
        expect("and is well no more", run(*health).returncode != 0)


CHECKS = [it_copies_what_is_built, it_installs_the_libraries_that_the_programs_want, it_serves_and_knows_whether_it_is_well]
