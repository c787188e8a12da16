"""The clock of the functions' machine is set back a day, and later right again."""
import pathlib
import subprocess

from serving import installation, send, sign_in
from support import BIN, PASSWORD, Skipped, expect
from trouble import write

LIBRARIES = pathlib.Path("/usr/lib")
HOUR = 3600
DAY = 24 * HOUR


def fake(place):
    """From now on the programs that are started ask the file what time it is; the steady clock stays."""
    found = sorted(LIBRARIES.glob("*/faketime/libfaketimeMT.so.1"))
    if not found:
        raise Skipped("libfaketime is not installed")
    set_clock(place, 0)
    place.engine.environment |= {"LD_PRELOAD": str(found[0]), "FAKETIME_TIMESTAMP_FILE": str(place.home / "clock"),
                                 "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    for function in place.functions:
        function.stop()
        function.start()


def set_clock(place, seconds):
    """At once: a program that finds the file empty ends."""
    new = place.home / "clock.new"
    new.write_text(f"{seconds:+d}\n")
    new.replace(place.home / "clock")


def may(place, token):
    """What every function says of a session."""
    [answer] = {send(function, "GET", "/api/auth/session", token=token).status for function in place.functions}
    return answer


def wrong(place):
    body = {"email": "root@example.com", "password": "not " + PASSWORD}
    return send(place.functions[0], "POST", "/api/auth/sign-in", body).status


def make(place):
    answers = [write(place, function) for function in place.functions]
    expect("people are made", [answer.status for answer in answers] == [201] * len(answers), answers[-1].body)
    return [answer.json for answer in answers]


def set_back(place):
    ended = place.token
    set_clock(place, 40 * DAY)
    expect("a session ends in its time", may(place, ended) == 401)
    revoked, idle = sign_in(place.functions[0]), sign_in(place.functions[0])
    gone = send(place.functions[0], "POST", "/api/auth/sign-out", {}, revoked)
    expect("somebody signs out", gone.status == 204, gone.body)
    set_clock(place, 40 * DAY + 13 * HOUR)
    place.token = sign_in(place.functions[0])
    expect("and one that nobody used", may(place, idle) == 401)
    before = make(place)
    expect("wrong passwords are refused", {wrong(place) for _ in range(6)} <= {401, 429})

    set_clock(place, 39 * DAY + 13 * HOUR)
    expect("who was signed in still is", may(place, place.token) == 200)
    for what, token in (("long ended", ended), ("signed out", revoked), ("idle too long", idle)):
        expect(f"a session that was {what} stays so", may(place, token) == 401)
    after = make(place)
    for old, new in zip(before, after):
        expect("identifiers grow", old["id"] < new["id"], (old["id"], new["id"]))
        expect("and so do the times of what is made", old["createdAt"] <= new["createdAt"], (old, new))
    changed = send(place.functions[0], "PATCH", f"/api/users/{after[0]['id']}", {"name": "Changed"}, place.token, If_Match='"1"')
    expect("they are changed", changed.status == 200, changed.body)
    worked = subprocess.run([BIN / "carmen-worker", "--data", place.home / "data", "--once"], capture_output=True, text=True,
                            env=place.engine.environment, timeout=60)
    expect("the worker works", worked.returncode == 0, worked.stderr)

    set_clock(place, 40 * DAY + 13 * HOUR + 60)
    expect("who was signed in still is when it is right again", may(place, place.token) == 200)
    make(place)
    expect("and may sign in, after a minute", sign_in(place.functions[0]))
    times = [at for at, in place.engine.rows("SELECT at FROM journal WHERE action = 'users.create' ORDER BY seq")]
    expect("the journal's times are in order", times == sorted(times), times)


def survive(make_engine, rounds, seed):
    with installation(make_engine) as place:
        fake(place)
        set_back(place)
        place.check_journal()
        return ("time goes on from where it was: sessions that had ended stay ended and others stay, identifiers and the "
                "journal's times grow, reads and writes go on, journal whole; none was restarted")
