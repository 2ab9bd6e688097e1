"""The numbers of a column as they are printed, and which marks they are printed with.

Marks are found by what all numerals of a column have in common. Where two readings give different
numbers neither is taken: whoever knows the table says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product

from runut.look.grid import Cell
from runut.look.vocabulary import BLANK, ZERO
from runut.numerals.printed import read_numeral

NUMERAL = re.compile(r"[+-]?\d(?:[\d.,'’ ]*\d)?|[.,]\d+")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
YEARS = re.compile(rf"(?<!\d){YEAR.pattern}(?!\d)")
DAY = re.compile(rf"({YEAR.pattern})(?:-\d\d-\d\d)?")
PER_CENT = "%"
FOOTNOTE = re.compile(r"(?:\s?%|\s?\*+\)?|\s?[†‡]+|[¹²³⁴⁵⁶⁷⁸⁹]+\)?|\s\(?\d\))$")
DECIMAL, GROUPS = ("", ".", ","), ("", ".", ",", " ", "'", "’")
Marks = tuple[str, str]  # of decimals and of groups


def bare(text: str) -> tuple[str, str]:
    """A cell's text without the sign that it ends in, of a footnote or per cent, and that sign."""
    found = FOOTNOTE.search(text)
    if not found or not found.start():
        return text, ""
    return text[: found.start()], found[0].strip()


def is_numeral(text: str) -> bool:
    return bool(NUMERAL.fullmatch(bare(text)[0]))


def is_percent(cell: Cell) -> bool:
    """Whether a cell says by itself that its number is in per cent."""
    return cell.percent or bare(cell.text)[1] == PER_CENT


def is_year(text: str) -> bool:
    """Whether a text is a year, or a day of one as sheets have it."""
    return bool(DAY.fullmatch(bare(text)[0]))


def readings(texts: Sequence[str], whole: bool) -> dict[Marks, list[Fraction]]:
    """By marks, the numbers that they make of all numerals. ``whole``: whether people are counted,
    so that no decimals can be meant."""
    found = {}
    for decimal, group in product(DECIMAL[:1] if whole else DECIMAL, GROUPS):
        if decimal and decimal == group:
            continue
        try:
            found[decimal, group] = [read_numeral(text, decimal, group) for text in texts]
        except ValueError:
            continue
    return found


def marks_of(texts: Iterable[str], whole: bool, most: int | None = None) -> list[Marks]:
    """The marks that a column's numerals can have, the plainest of those that read alike; several
    where they give different numbers, none where nothing reads them all. ``most``: what no number
    can exceed."""
    alike: dict[tuple[Fraction, ...], Marks] = {}
    for marks, values in readings(list(texts), whole).items():
        if most is None or max(values, default=0) <= most:
            alike.setdefault(tuple(values), marks)
    return list(alike.values())


def read_cell(cell: Cell, column: dict, marks: dict[str, str], notes: Iterable[str]):
    """A cell's number under what is declared of it, None where none was published.

    Raises ValueError in the form ``found …, expected …``.
    """
    text, sign = bare(cell.text)
    if sign not in ("", PER_CENT, *notes):
        raise ValueError(f"found {cell.text!r}, expected no {sign}, or {sign} among the footnotes")
    if not text or (meaning := marks.get(text)) == BLANK:
        return None
    if meaning == ZERO:
        return Fraction(0)
    if cell.typed:
        return Fraction(text)
    return read_numeral(text, column.get("decimal_mark", ""), column.get("group_mark", ""))
