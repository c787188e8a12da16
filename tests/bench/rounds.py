"""Rounds in the order A B … B A; those in which others were busy are thrown out."""

import statistics
from dataclasses import dataclass, field

from programs import Failure

MOST_OTHER = 0.08  # cores' worth of other processes that a round may bear
MOST_TRIES = 4     # times as many rounds as are wanted


@dataclass
class Ratio:
    median: float
    least: float
    most: float

    @staticmethod
    def of(values):
        return Ratio(statistics.median(values), min(values), max(values))


@dataclass
class Measured:
    """The samples of each contestant: two a round, of the rounds that count."""

    samples: dict
    thrown: int = 0
    noisy: bool = False
    other: list = field(default_factory=list)

    def median(self, name, read):
        return statistics.median(read(s) for s in self.samples[name])

    def ratio(self, over, under, read):
        """Of each round: the sum over one's two samples by that of the other's."""
        values = []
        for i in range(0, len(self.samples[over]), 2):
            top, bottom = (sum(read(s) for s in self.samples[name][i:i + 2]) for name in (over, under))
            if bottom <= 0:
                raise Failure(f"{under} used no time that can be measured")
            values.append(top / bottom)
        return Ratio.of(values)


def measure(contestants, settings):
    """contestants: {name: function that gives a Sample}. Everyone has been warmed up by their own warm-up time."""
    order = list(contestants)
    kept, noisy, thrown = [], [], []
    while len(kept) < settings.rounds and len(kept) + len(thrown) < settings.rounds * MOST_TRIES:
        taken = [(name, contestants[name]()) for name in order + order[::-1]]
        other = max(sample.other for _, sample in taken)
        quiet = other <= MOST_OTHER
        (kept if quiet else thrown).append((taken, other))
        settings.say("." if quiet else "x")
        if settings.noisy and len(kept) + len(thrown) >= settings.rounds:
            break
    if settings.noisy and len(kept) < settings.rounds:
        kept, noisy, thrown = kept + thrown, thrown, []
    if not kept:
        raise Failure(f"other processes were busy in all {len(thrown)} rounds")
    samples = {name: [s for taken, _ in kept for who, s in taken if who == name] for name in order}
    return Measured(samples, len(thrown), bool(noisy), [round(other, 3) for _, other in kept])
