"""The maps of the comparison: the rates of its places, within all areas around them."""

from __future__ import annotations

from fractions import Fraction

from matplotlib.figure import Figure

from analysis.atlas.map import layers_of
from analysis.briefs.side_by_side import Comparison
from runut.maps import Areas, drawn
from runut.numerals import round_half_up

MOST_LABELLED = 15


def rate_map(areas: Areas, rate: str, voice: Comparison) -> Figure | None:
    """A rate of the places compared, as the table shows it; nothing where the map knows none that
    has it."""
    codes = voice.registry["codes"]
    shown = {city: voice.id_of(rate, city) for city in codes}
    decimals = max((voice.entry(name)["decimals"] for name in shown.values() if name), default=0)
    values = {
        code: Fraction(round_half_up(voice.value(shown[city]), decimals)) if shown[city] else None
        for city, code in codes.items()
    }
    words = {word: voice.word("map", word) for word in ("no_number", "around")}
    layers = layers_of(areas, values, decimals, voice.language, words)
    if not layers:
        return None
    there = {code: voice.place(city) for city, code in codes.items() if code in areas.polygons}
    return drawn.drawn_map(areas, layers, there if len(there) <= MOST_LABELLED else {})
