"""What crosses the network: TLS of today and nothing else."""
import re

from nginx_site import site
from parts import ask, expect, run


def handshake(running, *options):
    """The protocol that both agree on; empty when they do not."""
    said = run("openssl", "s_client", "-connect", f"127.0.0.1:{running.port}", "-CAfile",
               running.home / "etc/tls/fullchain.pem", "-verify_return_error", *options, input="").stdout
    found = re.search(r"^New, (TLSv[\d.]+), Cipher is (?!\(NONE\))(\S+)", said, re.M)
    return found.group(0) if found else ""


def versions_and_ciphers():
    weakest = ("-cipher", "ALL:@SECLEVEL=0")
    with site() as running:
        expect("TLS 1.3 is spoken", "TLSv1.3" in handshake(running, "-tls1_3"))
        expect("TLS 1.2 is spoken", "TLSv1.2" in handshake(running, "-tls1_2"))
        expect("TLS 1.1 is not", not handshake(running, "-tls1_1", *weakest))
        expect("TLS 1.0 is not", not handshake(running, "-tls1", *weakest))
        expect("nothing without forward secrecy", not handshake(running, "-tls1_2", "-cipher", "kRSA"))
        expect("nothing but authenticated encryption",
               not handshake(running, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA384"))
        said = run("openssl", "s_client", "-connect", f"127.0.0.1:{running.port}", "-alpn", "h2,http/1.1", input="").stdout
        expect("HTTP/2 is offered", "ALPN protocol: h2" in said, said)


def browsers_are_led_to_it_and_programs_refused():
    with site() as running:
        moved = ask(running.connect_openly(), "GET", "/app/users?q=a", headers={"Host": "carmen.example.com"})
        expect("a page is moved", moved.status == 301, moved.status)
        expect("to the same page over TLS", moved.headers["Location"] == "https://carmen.example.com/app/users?q=a",
               moved.headers["Location"])
        told = ask(running.connect_openly(), "GET", "/api/users", token="a-secret")
        expect("a program is told", (told.status, told.json["code"]) == (403, "tls_required"), told.body)
        expect("and not helped along", "Location" not in told.headers)
        for path in ("/readyz", "/api/users", "/metrics"):
            answer = ask(running.connect(), "GET", path)
            lasting = answer.headers.get_all("Strict-Transport-Security") or []
            expect(f"{path} keeps browsers with TLS", lasting == ["max-age=63072000; includeSubDomains"], lasting)
            expect("nginx does not say which it is", answer.headers.get("Server", "nginx") == "nginx")
        expect("what is open does not", "Strict-Transport-Security" not in moved.headers)


CHECKS = [versions_and_ciphers, browsers_are_led_to_it_and_programs_refused]
