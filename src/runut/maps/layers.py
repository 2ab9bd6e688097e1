"""What a map shows: areas in classes of their numbers, each class a layer of one colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

# Light to dark, of one hue: classes part in grey as well, and for the colour-blind.
SHADES = ("#d3e1ee", "#a5c1da", "#739fc3", "#3f77a3", "#1b4f72")
LINE = "#6b6b6b"


def classes(values: Mapping[str, Fraction]) -> list[list[str]]:
    """The places from the lowest number to the highest, in classes about as large as one another;
    what is equal is in one class."""
    together: dict[Fraction, list[str]] = {}
    for place, value in values.items():
        together.setdefault(value, []).append(place)
    found: dict[int, list[str]] = {}
    before = 0
    for value in sorted(together):
        # by where its first one stands among all
        found.setdefault(len(SHADES) * before // len(values), []).extend(together[value])
        before += len(together[value])
    return list(found.values())


def shades_of(count: int) -> list[str]:
    """Colours for so many classes, as far apart as they can be."""
    ends = len(SHADES) - 1
    return [SHADES[round(at * ends / max(count - 1, 1))] for at in range(count)]


@dataclass(frozen=True)
class Layer:
    """Areas that look alike: their codes, their colour, what it means, whether they are hatched,
    and whether they are only there to show where others are."""

    codes: Sequence[str]
    colour: str
    meaning: str = ""
    hatched: bool = False
    around: bool = False

    @property
    def look(self) -> dict:
        hatch = {"hatch": "//////"} if self.hatched else {}
        return {"facecolor": self.colour, "edgecolor": LINE, "linewidth": 0.35, **hatch}
