"""The Debian package: what is in it, and that it installs, serves, upgrades, and goes without leaving traces."""
import contextlib
import re
import shutil

from overlay import in_copy_of_machine
from parts import CHECKOUT, expect, folder, run

_made = []


def made():
    """The package of this checkout, made once for all checks."""
    if not _made:
        done = run(CHECKOUT / "deploy/package")
        expect("deploy/package makes it", done.returncode == 0, done.stdout + done.stderr)
        _made.append(CHECKOUT / done.stdout.splitlines()[-1])
    return _made[0]


def newer(package, folder):
    """The same with a later version, as an upgrade."""
    done = run("bash", "-ec", 'dpkg-deb -R "$1" "$2/newer"; sed -i "s/^Version: .*/Version: 1.0.1/" "$2/newer/DEBIAN/control"; '
               'dpkg-deb --root-owner-group -Znone -b "$2/newer" "$2/newer.deb"; rm -r "$2/newer"', "newer", package, folder)
    expect("an upgrade is made", done.returncode == 0, done.stderr)


@contextlib.contextmanager
def with_packages():
    with folder() as home:
        given = home / "given"
        given.mkdir()
        shutil.copy(made(), given / "carmen.deb")
        newer(made(), given)
        yield home


def in_copy(script):
    with with_packages() as home:
        done = in_copy_of_machine(home, script)
        expect("the script ends well", done.returncode == 0, done.stdout + done.stderr)
        return done.stdout


def holds_what_it_should():
    with folder() as home:
        control = run("dpkg-deb", "-f", made()).stdout
        for words in ("Package: carmen", "libc6 (>=", "libargon2-1", "systemd (>= 252)", "Recommends: nginx"):
            expect(f"its description names {words}", words in control, control)
        run("dpkg-deb", "-R", made(), home / "all")
        files = {str(name.relative_to(home / "all")): name for name in (home / "all").rglob("*") if name.is_file()}
        conffiles = set((home / "all/DEBIAN/conffiles").read_text().split())
        expect("what is configured is a conffile", conffiles == {"/" + name for name in files if name.startswith("etc/")})
        for name, path in files.items():
            mode = path.stat().st_mode & 0o777
            wanted = 0o600 if name.endswith(".env") else 0o755 if re.match(r"usr/bin/|usr/lib/carmen/|DEBIAN/p", name) else 0o644
            expect(f"{name} has the rights that it needs", mode == wanted, oct(mode))
            if wanted == 0o755 and name.startswith("usr"):
                kept = run("readelf", "-S", path).stdout
                expect(f"{name} is stripped", ".debug_info" not in kept)
        units = home / "all/usr/lib/systemd/system"
        for unit in [*units.glob("*.service")]:
            for program in re.findall(r"^ExecStart=(\S+)", unit.read_text(), re.M):
                expect(f"{unit.name} finds {program}", program.lstrip("/") in files)
            for page in re.findall(r"--site (\S+)", unit.read_text()):
                expect(f"{unit.name} finds the pages", f"{page.lstrip('/')}/app.html" in files)
        for text in ["etc/carmen/nginx/carmen.conf"]:
            for included in re.findall(r"^\s*include (\S+);", files[text].read_text(), re.M):
                expect(f"{text} finds {included}", included.lstrip("/") in files)
        for name in ("copyright", "changelog.gz", "licences/imgui", "licences/libsqlite3-dev", "examples/postgres/roles.sql"):
            expect(f"{name} is there", f"usr/share/doc/carmen/{name}" in files)


def installs_and_serves():
    said = in_copy("""
        dpkg -i carmen.deb
        dpkg -s carmen | grep '^Status: install ok installed'
        test -L /etc/systemd/system/multi-user.target.wants/carmen.target
        test "$(stat -c %a:%U /etc/carmen/carmen.env)" = 600:root
        install -d -o carmen -g carmen -m 700 /var/lib/carmen   # as StateDirectory= does
        install -d -o carmen -g carmen /run/carmen
        as_carmen='setpriv --reuid=carmen --regid=carmen --clear-groups'
        $as_carmen /usr/bin/carmen migrate --data /var/lib/carmen
        words=$(sed -n 's/^ExecStart=//p' /usr/lib/systemd/system/carmen-persistence@.service)
        $as_carmen $words --socket /run/carmen/persistence-1.sock >/tmp/out 2>&1 &
        for i in $(seq 100); do test ! -S /run/carmen/persistence-1.sock || break; sleep 0.1; done
        get() { /usr/bin/python3 - "$1" <<'END'
import http.client, socket, sys
link = http.client.HTTPConnection("localhost")
link.sock = socket.socket(socket.AF_UNIX)
link.sock.connect("/run/carmen/persistence-1.sock")
link.request("GET", sys.argv[1])
answer = link.getresponse()
print(sys.argv[1], answer.status, len(answer.read()) > 300)
END
        }
        get /sign-in; get /app.html; get /api/openapi.json
        kill %1; wait %1
        """)
    for line in ("/sign-in 200 True", "/api/openapi.json 200 True"):
        expect(f"it answers {line}", line in said, said)


def upgrades_and_goes():
    said = in_copy("""
        dpkg -i carmen.deb
        echo '# ours' >>/etc/carmen/carmen.env
        install -d -o carmen -g carmen -m 700 /var/lib/carmen
        setpriv --reuid=carmen --regid=carmen --clear-groups carmen migrate --data /var/lib/carmen
        dpkg -i newer.deb </dev/null
        dpkg -s carmen | grep '^Version: 1.0.1'
        grep '# ours' /etc/carmen/carmen.env
        dpkg -r carmen
        test ! -e /usr/bin/carmen; test ! -e /usr/lib/carmen; test ! -e /usr/share/carmen
        test -s /etc/carmen/carmen.env; test -s /var/lib/carmen/carmen.db
        dpkg -P carmen
        test ! -e /etc/carmen; test -s /var/lib/carmen/carmen.db
        ! dpkg -s carmen 2>&1
        rm -r /var/lib/carmen
        dpkg -i newer.deb && dpkg -P carmen
        echo what is left:
        cd upper && find . -not -type c -not -type d | sort
        find . -type d -name '*carmen*'
        """)
    expect("that the records stay is said", "stay in /var/lib/carmen" in said, said)
    left = said.split("what is left:\n")[1].splitlines()
    # dpkg's and systemd's own books, and the user, who may own files.
    books = re.compile(r"\./(var/(lib/dpkg|log|cache|backups)/|var/lib/systemd/deb-systemd-helper|"
                       r"etc/(passwd|group|shadow|gshadow|subuid|subgid|\.pwd\.lock)|tmp/)")
    strays = [name for name in left if not books.match(name)]
    expect("no file is left", strays == [], strays)


def a_running_one_is_replaced_one_after_the_other():
    """What the package's scripts ask of systemd, which does not run here: others stand in for it and write it down."""
    said = in_copy("""
        mkdir -p stand-ins /run/systemd/system
        cat >stand-ins/systemctl <<'END'
#!/bin/sh
echo "systemctl $*" >>/tmp/asked
case "$*" in
  *list-units*) printf '%s\\n' 'carmen-auth@1.service loaded active running' 'carmen-auth@2.service loaded active running' \\
    'carmen-worker.service loaded active running' ;;
esac
END
        printf '#!/bin/sh\\necho "$*" >>/tmp/asked\\n' >stand-ins/deb-systemd-invoke
        chmod +x stand-ins/*
        export PATH=/tmp/stand-ins:$PATH
        for step in '-i carmen.deb' '-i newer.deb' '-r carmen'; do
          dpkg $step >/dev/null
          echo "== $step"; cat asked; : >asked
        done
        """)
    parts = re.split(r"== .*\n", said)[1:]
    asked = [[line for line in part.splitlines() if not line.startswith("systemctl -") and line] for part in parts]
    expect("installing starts", asked[0] == ["systemctl daemon-reload", "start carmen.target"], asked[0])
    expect("upgrading restarts what runs, one by one",
           asked[1] == ["systemctl daemon-reload", "restart carmen-migrate.service", "restart carmen-auth@1.service",
                        "restart carmen-auth@2.service", "restart carmen-worker.service"], asked[1])
    expect("removing stops", asked[2] == ["stop carmen.target", "systemctl daemon-reload"], asked[2])


CHECKS = [holds_what_it_should, installs_and_serves, upgrades_and_goes, a_running_one_is_replaced_one_after_the_other]
