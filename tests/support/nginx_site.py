"""deploy/nginx with its paths and ports moved to where an ordinary user may use them, and the functions behind it."""
import contextlib
import http.client
import os
import re
import shutil
import ssl
import subprocess

from parts import BIN, CHECKOUT, PARTS, UnixConnection, end, expect, folder, free_port, is_ready, run, store_of, wait_until

# Started by root, nginx would give its workers another user, who cannot reach our sockets.
FRAME = """{user}
daemon off; worker_processes 2; pid {home}/nginx.pid; error_log {home}/error.log;
events {{ worker_connections 2048; }}
http {{
  access_log off;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy;
  fastcgi_temp_path {home}/f; uwsgi_temp_path {home}/u; scgi_temp_path {home}/s;
  include {home}/etc/nginx/carmen.conf;
}}
"""


def make_certificate(folder):
    folder.mkdir(parents=True)
    made = run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
               "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
               "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem")
    expect("a certificate is made", made.returncode == 0, made.stderr)


class Instance:
    """One process of a function, on the socket that deploy/nginx names."""

    def __init__(self, home, part, number, programs=BIN, address=None):
        self.part, self.socket = part, home / f"run/{part}-{number}.sock"
        self.log = home / f"{part}-{number}.log"
        words = [programs / f"carmen-{part}", "--data", home / "data", "--socket", self.socket]
        with open(self.log, "ab") as log, open(home / f"{part}-{number}.out", "ab") as out:
            self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=log, env=store_of(address))

    def wait(self):
        wait_until(self.ready, f"carmen-{self.part} is ready")
        return self

    def connect(self, timeout=60):
        return UnixConnection(self.socket, timeout)

    def ready(self):
        expect(f"carmen-{self.part} lives", self.process.poll() is None, self.log)
        return is_ready(UnixConnection(self.socket))


class Site:
    def __init__(self, home, instances=1, limited=True, address=None):
        self.address, self.home, self.port, self.open_port = address, home, free_port(), free_port()
        (home / "run").mkdir()
        self.instances = {(part, n): self.start((part, n)) for n in range(1, instances + 1) for part in PARTS}
        make_certificate(home / "etc/tls")
        shutil.copytree(CHECKOUT / "deploy/nginx", home / "etc/nginx")
        for file in (home / "etc/nginx").iterdir():
            text = file.read_text().replace("/run/carmen/", f"{home}/run/").replace("/etc/carmen/", f"{home}/etc/")
            text = re.sub(r"listen \[::\].*\n", "", text)
            text = text.replace("listen 80;", f"listen 127.0.0.1:{self.open_port};")
            text = text.replace("listen 443 ", f"listen 127.0.0.1:{self.port} ")
            file.write_text(text if limited else re.sub(r"limit_(req|conn) .*\n", "", text))
        (home / "nginx.conf").write_text(FRAME.format(home=home, user="user root;" if os.geteuid() == 0 else ""))
        self.trust = ssl.create_default_context(cafile=home / "etc/tls/fullchain.pem")

    def __enter__(self):
        nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        expect("nginx is installed", nginx)
        words = [nginx, "-p", self.home, "-e", self.home / "error.log", "-c", self.home / "nginx.conf"]
        self.nginx = subprocess.Popen([str(word) for word in words])
        try:
            wait_until(self.ready, "nginx answers")
        except AssertionError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        end(self.nginx)
        for instance in self.instances.values():
            instance.process.terminate()
        for instance in self.instances.values():
            end(instance.process)

    def ready(self):
        expect("nginx lives", self.nginx.poll() is None)
        return is_ready(self.connect())

    def start(self, key, programs=BIN):
        return Instance(self.home, *key, programs, self.address).wait()

    def replace(self, key, programs):
        """One instance by one of another build: the old one drains, the new one takes its place."""
        status = end(self.instances[key].process)
        expect("an instance that drains ends well", status == 0, status)
        self.instances[key] = self.start(key, programs)

    def verify(self):
        proved = run(BIN / "carmen", "verify", "--data", self.home / "data", env=store_of(self.address))
        expect("the journal is whole", "Whole:" in proved.stdout, proved.stdout + proved.stderr)

    def complaints(self):
        return (self.home / "error.log").read_text()

    def connect(self, timeout=60):
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=timeout, context=self.trust)

    def connect_openly(self):
        return http.client.HTTPConnection("127.0.0.1", self.open_port, timeout=30)


@contextlib.contextmanager
def site(**options):
    with folder() as home, Site(home, **options) as running:
        yield running
