"""What the figures are measured with: the programs, a folder, ports, and where to say how far it is."""

import sys
from pathlib import Path

from programs import Failure


class Settings:
    def __init__(self, given, folder):
        self.rounds, self.noisy, self.port = given.rounds, given.noisy, given.port
        self.bin, self.folder = Path(given.bin).resolve(), Path(folder)

    def program(self, name):
        if not (self.bin / name).exists():
            raise Failure(f"{name} is not built")
        return self.bin / name

    def say(self, text):
        print(text, end="", file=sys.stderr, flush=True)
