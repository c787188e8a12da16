"""A socket unit and its service: the socket stays, the function comes with a request and goes when it is idle."""
import os
import pathlib
import shutil
import socket
import subprocess
import threading

from parts import BIN, Skipped, UnixConnection, end

ACTIVATE = shutil.which("systemd-socket-activate")


class Unit:
    """Starts systemd-socket-activate, again and again, on a socket that is never closed in between."""

    def __init__(self, home, part, *options):
        if not ACTIVATE:
            raise Skipped("systemd-socket-activate is not installed")
        self.path, self.program = home / f"{part}.sock", f"carmen-{part}"
        self.words = [ACTIVATE, BIN / self.program, "--data", home / "data", *options]
        self.log_file = home / f"{part}.log"
        self.log = open(self.log_file, "ab")
        self.ends, self.process, self.ending = [], None, False

    def __enter__(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(str(self.path))
        self.socket.listen(1024)
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()
        return self

    def _serve(self):
        passed = 'exec 3<&"$0"; LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"'
        while not self.ending:
            self.process = subprocess.Popen(
                ["bash", "-c", passed, str(self.socket.fileno()), *map(str, self.words)],
                pass_fds=[self.socket.fileno()], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
            self.ends.append(self.process.wait())

    def __exit__(self, *_):
        self.ending = True
        while self.thread.is_alive():  # it may have been about to start another
            end(self.process)
            self.thread.join(0.1)
        self.socket.close()
        self.log.close()

    def connect(self):
        return UnixConnection(self.path)

    def running(self):
        """Whether the function itself runs."""
        return self._runs() == self.program

    def waiting(self):
        """Whether the next start waits for its first request: every end before it is counted."""
        return self._runs() == pathlib.Path(ACTIVATE).resolve().name

    def _runs(self):
        try:
            return pathlib.Path(f"/proc/{self.process.pid}/exe").resolve().name
        except (OSError, AttributeError):
            return None

    @property
    def stops(self):
        return len(self.ends)

    def said(self):
        return self.log_file.read_text()
