"""What a line of a derivation is made of, and formulas and exact values as such lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from runut.graph.formulas import BINDS
from runut.manuscripts.opening import UnitVoice
from runut.numerals.rounding import round_half_up
from runut.numerals.setting import set_number

SIGNS = {"+": "+", "-": "\u2212", "*": "×", "/": "÷"}
TERMINATING = 6  # decimals that an exact value may take before it is written as a fraction


class Part(NamedTuple):
    """What is not plain text in a line.

    ``kind``: a ``name`` leads to the entry ``to``, a ``link``, a ``verdict`` or a ``file`` to that
    address, a file also to the ``entry`` that tells of it; a ``value``, an ``exact`` one and the
    sign between two (``equals``) may follow a reader's "what if", and so may an ``estimate``, which
    was made from the family ``to``. Before a further ``summand`` a line may end.
    """

    kind: str
    text: str
    to: str = ""
    entry: str = ""


Parts = list[str | Part]


def words(voice: UnitVoice, *path: str) -> str:
    return voice.word("derivations", *path)


def ends(number: Fraction) -> bool:
    """Whether a value is a decimal that ends soon."""
    return number == Fraction(round_half_up(number, TERMINATING))


def exactly(number: Fraction, language: str) -> str:
    """A value in full: as a decimal where that ends soon, else as a fraction."""
    for decimals in range(TERMINATING + 1):
        if number == Fraction(round_half_up(number, decimals)):
            return set_number(number, "", decimals, language)
    parts = (set_number(Fraction(n), "", 0, language) for n in number.as_integer_ratio())
    return " ÷ ".join(parts)


def write(
    voice: UnitVoice, tree: list | str, name: Callable[[str], Parts], outer: int = 0
) -> Parts:
    """A formula's tree in a line; ``outer`` says how tightly the operator around it binds."""
    if isinstance(tree, str):
        return name(tree)
    operator, *parts = tree
    if operator == "#":
        return [exactly(Fraction(parts[0]), voice.language)]
    if operator in SIGNS:
        binds, sign = BINDS[operator], f" {SIGNS[operator]} "
        is_sum = operator == "+" and not outer
        left = write(voice, parts[0], name, 0 if is_sum else binds)
        # what is taken away or divided by keeps its own brackets
        right = write(voice, parts[1], name, binds + (operator in "-/"))
        row = [*left, Part("summand", sign) if is_sum else sign, *right]
        return ["(", *row, ")"] if binds < outer else row
    inner = [write(voice, part, name, 1) for part in parts]
    if operator in ("min", "max"):
        row = [part for one in inner for part in ("; ", *one)][1:]
        said = words(voice, f"{operator}_of_two" if len(parts) == 2 else operator)
        return [f"{said} (", *row, ")"]
    test, part = inner
    slots = {"{test}": test, "{part}": part}
    pieces = re.split(r"(\{test\}|\{part\})", f"({words(voice, operator)})")
    return [one for piece in pieces for one in slots.get(piece, [piece])]
