"""What the manuscript in one language has and that in another lacks, by section and line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import permutations
from typing import NamedTuple

from runut.notebooks.checks import headings, labels_of_cells
from runut.notebooks.reading import Reading
from runut.notebooks.supported import REFERENCE

# What a manuscript's code calls, by what that shows.
SHOWN = {
    "n": "number", "v": "number", "p": "claim", "label": "label", "leading": "label",
    "table": "table", "figure": "figure",
}  # fmt: skip


class Used(NamedTuple):
    """Something that a manuscript shows or refers to, and the first line that does."""

    kind: str
    name: str
    at: int


def unlike(readings: Mapping[str, Reading]) -> Iterator[str]:
    """One line for each thing that a language's manuscript has and another's lacks."""
    used = {language: list(used_in(reading)) for language, reading in readings.items()}
    for one, other in permutations(readings, 2):
        lacking = {found[:2] for found in used[other]}
        name = named(readings[other])
        for found in used[one]:
            if found[:2] not in lacking:
                yield f"{place(readings[one], found.at)}: {found.kind} {found.name}, not in {name}"
        yield from sections_unlike(readings[one], readings[other])


def named(reading: Reading) -> str:
    return reading.document.lines[0].name if reading.document.lines else "the other"


def place(reading: Reading, at: int) -> str:
    """A line and the section that it stands in."""
    above = [text for line, text in headings(reading) if line <= at]
    section = f", in “{above[-1]}”" if above else ""
    return f"{reading.document.place(at)}{section}"


def used_in(reading: Reading) -> Iterator[Used]:
    """Each thing once."""
    found: dict[tuple[str, str], int] = {}
    for kind, name, at in sorted(all_used(reading), key=lambda one: one[2]):
        found.setdefault((kind, name), at)
    return (Used(kind, name, at) for (kind, name), at in found.items())


def all_used(reading: Reading) -> Iterator[tuple[str, str, int]]:
    document = reading.document
    codes = [f"{{python}} {code}" for code in reading.found["codes"]]
    for at, code in reading.lines_of(codes):
        yield from ((*one, at) for one in calls(code.removeprefix("{python} ")))
    for cell in document.cells:
        yield from ((*one, cell.at) for one in calls(cell.code))
    for at, text in reading.lines_of([f"@{one}" for one in reading.found["cited"]]):
        kind = "reference" if REFERENCE.fullmatch(text[1:]) else "citation"
        yield kind, text, at
    for label in (*reading.found["labels"], *labels_of_cells(document)):
        at = next((i for i, line in enumerate(document.lines) if label in line.text), 0)
        yield "label", f"#{label}", at


def calls(code: str) -> Iterator[tuple[str, str]]:
    """What the calls in a piece of code show, where they name it."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            kind, name = SHOWN.get(node.func.id), node.args[0]
            if kind and isinstance(name, ast.Constant):
                yield kind, str(name.value)


def sections_unlike(one: Reading, other: Reading) -> Iterator[str]:
    """Sections that one has where the other, by the order of levels and labels, has none."""
    found = list(headings(one))
    kinds = [[kind_of(reading, at) for at, _ in headings(reading)] for reading in (one, other)]
    for kind, start, end, _, _ in SequenceMatcher(None, *kinds, autojunk=False).get_opcodes():
        if kind in ("delete", "replace"):
            for at, text in found[start:end]:
                yield f"{one.document.place(at)}: section “{text}”, not in {named(other)}"


def kind_of(reading: Reading, at: int) -> tuple[str, str]:
    """A heading's level, as it is written, and its label."""
    line = reading.document.lines[at].text
    return line.partition(" ")[0], "".join(re.findall(r"\{#([\w-]+)", line))
