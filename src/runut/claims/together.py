"""What an article's other claims say of one: which of them it follows from, or should.

The relations are those of ``runut check``. Where claims keep the words around their numerals, as
those of `runut new-study --article` do, the text is put together again from them; else relations
are searched for, and only what is no chance counts.
"""

from __future__ import annotations

import re
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
from runut.numerals.rounding import ORDINARY

if TYPE_CHECKING:
    from runut.claims.context import Claim


@lru_cache(maxsize=8)
def following(claims: tuple[Claim, ...]) -> Mapping[str, Match]:
    """By the id of a claim, how it follows from others, least likely by chance, whatever the cells
    hold; or, where words say that it should and nothing else makes it, what is wrong."""
    text, places, worded = _text_of(claims)
    numbers = [
        number
        for found in find_numbers([text])
        if (claim := places.get((found.block, found.offset)))
        for number in [_as_declared(found, claim)]
    ]
    alike: dict[object, list[Number]] = defaultdict(list)
    for number in numbers:
        alike[number.value, number.unit].append(number)
    matches = related(Document([text], numbers))
    told = {id(m) for m in matches if m.claimed and m.result.block in worded}
    best: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: match.by_chance):
        if not match.holds or match.holds == ("mixed",):
            continue
        if [part.value for part in match.parts] == [match.result.value]:
            continue  # what is printed twice does not follow from itself
        # what makes a number by no chance makes it wherever it is printed
        made = alike[match.result.value, match.result.unit] if match.by_chance < CERTAIN else ()
        if not made and id(match) in told and ORDINARY & set(match.holds):
            made = [match.result]
        for number in made:
            if number not in match.parts:
                best.setdefault(places[number.block, number.offset].id, match)
    for match in matches:
        if id(match) in told and not match.holds and match.computed is not None:
            best.setdefault(places[match.result.block, match.result.offset].id, match)
    return best


FEWEST_SHARED = 10  # characters that the words around two claims have in common
Places = dict[tuple[int, int], "Claim"]  # by block and offset


def _text_of(claims: Sequence[Claim]) -> tuple[Text, Places, set[int]]:
    """A paragraph for each neighbourhood, or the cells of a table; which claim stands where, and
    which blocks have words."""
    together: dict[str, list[Claim]] = {}
    for claim in claims:
        together.setdefault(claim.neighbourhood, []).append(claim)
    blocks: list[Block] = []
    places: Places = {}
    worded: set[int] = set()
    for table, group in enumerate(together.values()):
        first = len(blocks)
        if not all(claim.numeral in claim.context for claim in group):
            blocks.append(_listed(group, first, places))
            continue
        if all(claim.cell for claim in group):
            blocks += _cells(group, first, table, places)
        else:
            blocks.append(Block("paragraph", _joined(group, first, places)))
        worded |= {*range(first, len(blocks))}
    return Text("", tuple(blocks)), places, worded


def _listed(group: Sequence[Claim], index: int, places: Places) -> Block:
    """Numerals alone, one after another."""
    text = ""
    for claim in group:
        places[index, len(text)] = claim
        text += f"{claim.printed}; "
    return Block("paragraph", text)


def _joined(group: Sequence[Claim], index: int, places: Places) -> str:
    """The words around claims, which overlap, as one text."""
    text, end = "", 0
    for claim in group:
        words = claim.context
        shared = next(n for n in range(len(words), -1, -1) if text.endswith(words[:n]))
        apart = shared < min(FEWEST_SHARED, len(words))
        text += f" … {words}" if apart and text else words[shared:]
        numeral = re.compile(rf"(?<!\d){re.escape(claim.numeral)}(?!\d)")
        if found := numeral.search(text, max(end, len(text) - len(words))):
            places[index, found.start()], end = claim, found.end()
    return text


def _cells(group: Sequence[Claim], first: int, table: int, places: Places) -> list[Block]:
    """A table's cells, each with the names of its row and column as heads."""
    by_cell: dict[tuple[str, str], list[Claim]] = {}
    for claim in group:
        by_cell.setdefault(claim.cell, []).append(claim)
    rows, columns = (dict.fromkeys(names) for names in zip(*by_cell, strict=True))
    row_at, column_at = ({name: at for at, name in enumerate(all_, 1)} for all_ in (rows, columns))
    heads = [(0, at, name) for name, at in column_at.items()]
    heads += [(at, 0, name) for name, at in row_at.items()]
    blocks = [
        Block("cell", name, table=table, row=row, column=column, is_head=True)
        for row, column, name in heads
    ]
    for (row, column), some in by_cell.items():
        text = _joined(some, first + len(blocks), places)
        blocks.append(Block("cell", text, table=table, row=row_at[row], column=column_at[column]))
    return blocks


def _as_declared(found: Number, claim: Claim) -> Number:
    """A number in the reading that the claim declares, whatever else it looks like."""
    readings = (one for one in found.readings if one.decimals == claim.decimals)
    reading = next(readings, found.readings[0])
    value = reading.value * found.factor
    return replace(found, value=value, decimals=reading.decimals, left_out="")
