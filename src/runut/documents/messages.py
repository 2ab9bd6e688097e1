"""What pandoc, Typst and Quarto say of a document that they cannot make, led back to the line of
the manuscript: they see a text made of it, in which the lines are others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runut.notebooks.qmd import Document

WARNING = re.compile(r"\[WARNING\] (.*)")
FORMULA = re.compile(
    r"\[WARNING\] Could not convert TeX math (.*?), rendering as TeX:(.*?)(?=\n\[|\Z)", re.DOTALL
)
NUMBER = re.compile(r"\\qquad\(\d+\)\s*$")  # that a formula got when it was numbered
CITATION = re.compile(r"Citeproc: citation (\S+)")
NAMED = re.compile(r"[@#][\w-]+|(?<=resource )[^\s,]+")
WHY = re.compile(r"\^\n\s*(.*)")  # below the place of a formula that pandoc cannot read
# Typst's errors, and the places in its source that each is told of
ERROR = re.compile(r"(?:^|: )error: (.*?)\n(.*?)(?=^error: |\Z)", re.DOTALL | re.MULTILINE)
PLACE = re.compile(r"┌─ .*:(\d+):(\d+)\n\s*│\s*\n\s*\d+ │ (.*)")
HINT = re.compile(r"= hint: (.*)")
WORD = re.compile(r"\w+")
AROUND = 6  # words on either side of a place by which its line is found
SHOWN = 40  # letters on either side of it


def explained(message: str, document: Document) -> str:
    """What was said, with the lines of the manuscript that it is about; as it was said where it is
    about none."""
    found = [*of_formulas(message, document), *of_typst(message, document)]
    for warning in WARNING.findall(FORMULA.sub("", message)):
        warning = CITATION.sub(r"found @\1,", warning)
        name = NAMED.search(warning)
        at = next(document.lines_with(name[0]), None) if name else None
        if at is None:
            return message
        found.append(f"{document.place(at)}: {warning}")
    return "\n".join(dict.fromkeys(found)) or message


def of_formulas(message: str, document: Document) -> Iterator[str]:
    """Formulas that pandoc cannot read."""
    for formula, more in FORMULA.findall(message):
        first = NUMBER.sub("", formula).strip().partition("\n")[0]
        at = next(document.lines_with(first), None)
        place = document.name if at is None else document.place(at)
        why = WHY.search(more)
        told = f": {why[1]}" if why else ""
        yield f"{place}: found the formula {first}, which cannot be read{told}"


def of_typst(message: str, document: Document) -> Iterator[str]:
    """What Typst cannot set: of the places that it names the last in its source, as the first ones
    lie in templates."""
    for what, more in ERROR.findall(message):
        places = [(int(line), int(column), text) for line, column, text in PLACE.findall(more)]
        _, column, text = max(places, default=(0, 0, ""))
        near = text[max(0, column - SHOWN) : column + SHOWN].strip()
        if "missing document title" in what:
            yield f"{document.place(0)}: found no title, which a PDF needs, expected title: …"
            continue
        hint = "".join(f"; {one}" for one in HINT.findall(more))
        told = f"{what}{hint}" + f", in “{near}”" * bool(near)
        yield f"{place_like(document, text, column)}: the PDF cannot be set: {told}"


def place_like(document: Document, text: str, column: int) -> str:
    """The place in the manuscript that shares most with a text around a column; without any, the
    manuscript alone."""
    at = len(WORD.findall(text[:column]))
    words = {*WORD.findall(text)[max(0, at - AROUND) : at + AROUND]}
    shared = [sum(map(len, words.intersection(WORD.findall(line.text)))) for line in document.lines]
    most = max(shared, default=0)
    return document.place(shared.index(most)) if most else document.name
