"""The map that a config may name: which of its areas the data know, and how rates are shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from runut.maps import Areas, Layer, classes, shades_of
from runut.numerals import in_a_row, set_number

MOST_NAMED = 12
WHITE = "#ffffff"


@dataclass(frozen=True)
class Fit:
    """How a map and data fit: the codes of areas that the data do not know, those of the data that
    it has no area for, and how many of its areas have no code."""

    strange: Sequence[str]
    lacking: Sequence[str]
    nameless: int

    def told(self, names: Mapping[str, str]) -> str:
        """What does not fit, as a message; empty where all does."""
        found = []
        if self.strange:
            found.append(f"areas that the data do not know ({many(self.strange)})")
        if self.nameless:
            found.append(f"areas without a code ({self.nameless})")
        if self.lacking:
            called = [f"{names[code]} {code}" for code in self.lacking]
            found.append(f"none for places of the data ({many(called)})")
        return f"The map has {', and '.join(found)}." if found else ""


def fit(areas: Areas, codes: Collection[str]) -> Fit:
    """How a map fits the places with these codes."""
    strange, lacking = areas.polygons.keys() - set(codes), set(codes) - areas.polygons.keys()
    return Fit(sorted(strange), sorted(lacking), areas.nameless)


def many(names: Sequence[str]) -> str:
    """How many these are, and the first of them."""
    return f"{len(names)}: {', '.join(names[:MOST_NAMED])}{', …' * (len(names) > MOST_NAMED)}"


def layers_of(
    areas: Areas,
    values: Mapping[str, Fraction | None],
    decimals: int,
    language: str,
    words: Mapping[str, str],
) -> list[Layer]:
    """Rates in classes from low to high, each with its lowest and highest in words; the places that
    have none; and all areas around. Nothing where no place on the map has one.

    ``values``: by code, rounded to these decimals. ``words``: what the last two are called.
    """
    known = {code: values[code] for code in areas.polygons if code in values}
    there = {code: value for code, value in known.items() if value is not None}
    found = classes(there)
    layers = []
    for codes, colour in zip(found, shades_of(len(found)), strict=True):
        ends = dict.fromkeys(there[code] for code in (codes[0], codes[-1]))
        told = (set_number(value, "percent", decimals, language) for value in ends)
        layers.append(Layer(codes, colour, "–".join(told)))
    if without := sorted(known.keys() - there.keys()):
        layers.append(Layer(without, WHITE, words["no_number"], hatched=True))
    if others := sorted(areas.polygons.keys() - known.keys()):
        layers.append(Layer(others, WHITE, words["around"], around=True))
    return layers if there else []


def listed(names: Sequence[str], language: str, others: str) -> str:
    """Places in a row; of many the first, and a word for the others."""
    more = [others] if len(names) > MOST_NAMED else []
    return in_a_row([*names[:MOST_NAMED], *more], language)
