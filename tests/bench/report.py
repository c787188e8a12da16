"""One row a figure: what it is, what was found, what is wanted."""

import math
from dataclasses import asdict, dataclass

from rounds import Ratio


@dataclass
class Row:
    figure: str
    what: str
    unit: str = ""
    ours: float = math.nan
    bare: float = math.nan
    ratio: Ratio | None = None
    at_most: float | None = None
    at_least: float | None = None
    value: float | None = None  # compared with the goal; the ratio's median when it is not given
    thrown: int = 0
    noisy: bool = False
    note: str = ""

    def compared(self):
        return self.value if self.value is not None else self.ratio.median if self.ratio else self.ours

    def met(self):
        if self.at_most is None and self.at_least is None:
            return None
        found = self.compared()
        return (self.at_most is None or found <= self.at_most) and (self.at_least is None or found >= self.at_least)

    def goal(self):
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return f"≥ {self.at_least:g}" if self.at_least is not None else ""

    def to_json(self):
        plain = {key: value for key, value in asdict(self).items() if value not in (None, "")}
        plain = {key: value for key, value in plain.items() if not (isinstance(value, float) and math.isnan(value))}
        return plain | {"met": self.met()}


def number(value):
    if value is None or math.isnan(value):
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def cells(row):
    ratio = f"{row.ratio.median:.2f} [{row.ratio.least:.2f} … {row.ratio.most:.2f}]" if row.ratio else ""
    met = {True: "met", False: "missed", None: ""}[row.met()]
    remarks = [met] + ["noisy"] * row.noisy + [f"{row.thrown} rounds out"] * (row.thrown > 0) + [row.note] * bool(row.note)
    return [row.what, number(row.ours), number(row.bare), row.unit, ratio, row.goal(), ", ".join(filter(None, remarks))]


def print_table(rows, failures):
    table = [["figure", "ours", "bare", "unit", "ratio", "goal", ""]] + [cells(row) for row in rows]
    widths = [max(len(line[i]) for line in table) for i in range(len(table[0]))]
    for line in table:
        print("  ".join(cell.rjust(width) if 0 < i < 3 else cell.ljust(width)
                        for i, (cell, width) in enumerate(zip(line, widths))).rstrip())
    for figure, why in failures.items():
        print(f"{figure}: not measured, {why}")
