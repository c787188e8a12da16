"""The three functions on Unix sockets with nginx before them, configured as deploy/nginx says, without TLS and limits."""

import contextlib
import os
import re
import shutil
import subprocess
import time

from machine import SERVER_CORE, children, pinned
from programs import Failure, Server, stopping

PARTS = ("auth", "persistence", "billing")
# Started by root, nginx would give its workers another user, who cannot reach our sockets.
FRAME = """{user}
daemon off; worker_processes 1; pid {run}/nginx.pid; error_log {run}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {run}/body; proxy_temp_path {run}/proxy;
  fastcgi_temp_path {run}/f; uwsgi_temp_path {run}/u; scgi_temp_path {run}/s;
  include {run}/http.conf;
  server {{
    listen 127.0.0.1:{port};
    include {run}/site.conf;
  }}
}}
"""


def start_part(settings, run, part, data, log):
    socket = run / f"{part}-1.sock"
    process = subprocess.Popen([settings.program(f"carmen-{part}"), "--data", data, "--socket", socket, "--log", log],
                               stdin=subprocess.DEVNULL, stdout=log.open("ab"), preexec_fn=pinned(SERVER_CORE))
    for _ in range(500):
        if socket.exists() or process.poll() is not None:
            break
        time.sleep(0.02)
    if not socket.exists():
        raise Failure(f"carmen-{part} did not start: see {log}")
    return process


@contextlib.contextmanager
def behind_nginx(bench, data):
    """Gives the server that is nginx, and the processes that answer: it, its workers and the functions."""
    settings = bench.settings
    nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
    if not nginx:
        raise Failure("nginx is not installed")
    run, port = settings.folder / "nginx", settings.port + 5
    run.mkdir(exist_ok=True)
    for name in ("http.conf", "site.conf"):
        config = (bench.root / "deploy/nginx" / name).read_text().replace("/run/carmen/", f"{run}/")
        (run / name).write_text(re.sub(r".*-2\.sock.*\n", "", config))  # one instance of each
    (run / "nginx.conf").write_text(FRAME.format(run=run, port=port, user="user root;" if os.geteuid() == 0 else ""))
    with contextlib.ExitStack() as stack:
        parts = [stack.enter_context(stopping(start_part(settings, run, part, data, run / f"{part}.log")))
                 for part in PARTS]
        words = [nginx, "-p", run, "-e", run / "error.log", "-c", run / "nginx.conf"]
        server = stack.enter_context(Server(words, port, run / "nginx.out"))
        yield server, [server.pid, *children(server.pid), *(part.pid for part in parts)]
