"""What an article's other claims say of one: which of them it follows from.

The relations are those of ``runut check`` that are searched for, since a table of claims has no
words; only what is no chance counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from runut.check.chance import CERTAIN
from runut.check.document import Document
from runut.check.engine import related
from runut.check.kinds.kind import Match
from runut.check.numbers.find import find_numbers
from runut.check.report import Number
from runut.check.text import Block, Text

if TYPE_CHECKING:
    from runut.claims.context import Claim


@lru_cache(maxsize=8)
def following(claims: tuple[Claim, ...]) -> Mapping[str, Match]:
    """By the id of a claim, how it follows from others, least likely by chance, whatever the cells
    hold."""
    text, places = _text_of(claims)
    numbers = [
        number
        for found in find_numbers([text])
        if (claim := places.get((found.block, found.offset)))
        for number in [_as_declared(found, claim)]
    ]
    alike: dict[object, list[Number]] = defaultdict(list)
    for number in numbers:
        alike[number.value, number.unit].append(number)
    best: dict[str, Match] = {}
    for match in related(Document([text], numbers)):
        if not match.holds or match.holds == ("mixed",) or match.by_chance >= CERTAIN:
            continue
        if [part.value for part in match.parts] == [match.result.value]:
            continue  # what is printed twice does not follow from itself
        # what makes a number makes it wherever it is printed
        for number in alike[match.result.value, match.result.unit]:
            claim = places[number.block, number.offset].id
            known = best.get(claim)
            if number not in match.parts and (known is None or match.by_chance < known.by_chance):
                best[claim] = match
    return best


def _text_of(claims: Sequence[Claim]) -> tuple[Text, dict[tuple[int, int], Claim]]:
    """A paragraph for each neighbourhood, and which claim stands where in it."""
    together: dict[str, list[Claim]] = {}
    for claim in claims:
        together.setdefault(claim.neighbourhood, []).append(claim)
    blocks, places = [], {}
    for index, group in enumerate(together.values()):
        text = ""
        for claim in group:
            places[index, len(text)] = claim
            text += f"{claim.printed}; "
        blocks.append(Block("paragraph", text))
    return Text("", tuple(blocks)), places


def _as_declared(found: Number, claim: Claim) -> Number:
    """A number in the reading that the claim declares, whatever else it looks like."""
    readings = (one for one in found.readings if one.decimals == claim.decimals)
    reading = next(readings, found.readings[0])
    value = reading.value * found.factor
    return replace(found, value=value, decimals=reading.decimals, left_out="")
