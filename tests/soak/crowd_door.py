"""Where a site is entered, and what is answered there."""
import re
import socket
import ssl

LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)


class Door:
    """A function's own port, or nginx's with TLS."""

    def __init__(self, name, port, trust=None):
        self.name, self.port, self.trust = name, port, trust

    def enter(self, source):
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30, source_address=(source, 0))
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self.trust.wrap_socket(plain, server_hostname="localhost") if self.trust else plain


def glance(link):
    """The bytes that are there; none at the end, nothing when none have come."""
    link.settimeout(0)
    try:
        return link.recv(65536)
    except (BlockingIOError, ssl.SSLWantReadError):
        return None
    except OSError:
        return b""
    finally:
        link.settimeout(30)


def split(said):
    """The first answer (status, head and body) and its length; nothing while it is not whole."""
    end = said.find(b"\r\n\r\n")
    if end < 0:
        return None
    size = end + 4 + int(LENGTH.search(said, 0, end + 2)[1])
    if len(said) < size:
        return None
    return (int(said[9:12]), said[:end].decode(), said[end + 4:size].decode()), size


def read_answer(link, said=b""):
    """Status, head and body of an answer that has begun with these bytes; no status when it was cut off."""
    try:
        while not (whole := split(said)):
            part = link.recv(65536)
            if not part:
                return 0, "", ""
            said += part
        return whole[0]
    except OSError:
        return 0, "", ""
