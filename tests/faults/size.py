"""How much is taken at once: 1 MiB of anything, 64 MiB of an import, and a clear word beyond."""
import http.client
import json

from support import Server, expect, folder

LINE = "email,name\nperson.1@example.com,Somchai Jaidee\n"


def import_of(size):
    """A file of so many bytes, most of them blank lines."""
    return json.dumps({"users": LINE + "\n" * (size - len(LINE))})


def post(server, path, body):
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + server.token}
    try:
        link.request("POST", path, body, headers)
    except (BrokenPipeError, ConnectionResetError):
        pass  # it answers without reading on
    answer = link.getresponse()
    text = answer.read().decode()
    link.close()
    return answer.status, json.loads(text)


def a_large_import():
    plan = "/api/imports/apply?plan=1"
    with folder() as home, Server(home / "data") as server:
        status, said = post(server, "/api/users", import_of(1 << 20))
        expect("more than 1 MiB is refused elsewhere", (status, said["code"]) == (413, "too_large"), said)
        status, said = post(server, plan, import_of(64 << 20))
        expect("a file of 64 MiB is taken", status == 200, str(said)[:500])
        status, said = post(server, plan, import_of((64 << 20) + 1))
        expect("one of a byte more is refused", (status, said["code"]) == (413, "too_large"), str(said)[:500])
        expect("and named", [fault["field"] for fault in said["faults"]] == ["users"], said["faults"])
        expect("nothing was half done", server.send("GET", "/api/users?total=1").json["total"] == 1)


CHECKS = [a_large_import]
