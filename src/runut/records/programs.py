"""Which program and line makes each table, figure and number of an article, as rows of a table."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from runut.notebooks.qmd import Document, opened
from runut.study import Study

COLUMNS = ["what", "name", "in_article", "program", "line"]
KINDS = {"tbl": "table", "fig": "figure"}
# a label of a table or figure, of a div, a picture, a caption or a cell, or the call that makes one
TOKEN = re.compile(
    r"(?:\{#|^#\| *label: *)(tbl|fig)-([\w-]+)|\b(table|figure)\(\s*\"([^\"]+)\"", re.MULTILINE
)
DIV = re.compile(r"^:{3,}(.*)$", re.MULTILINE)  # one that begins says what it is


def programs(study: Study, numbers: Mapping[str, Mapping], manuscript: Path) -> list[list[str]]:
    """A row for each table, figure and number of an article, header first.

    ``numbers``: of its unit's indicators.json. The line of a source cell is its row in the table.
    """
    made = [*floats(study, opened(manuscript), manuscript.parent)]
    for name, one in numbers.items():
        if sections := one["documents"].get(manuscript.stem):
            places = " ".join(section or "abstract" for section in sections)
            made.append(["number", name, places, *maker(study, name, one)])
    return [COLUMNS, *made]


def floats(study: Study, document: Document, folder: Path) -> Iterator[list[str]]:
    """Tables and figures, numbered as the article numbers them: parts of a figure have no number of
    their own."""
    makers = {
        "table": study.asked("printed", "TABLES", {}),
        "figure": study.asked("figures", "FIGURES", {}),
    }
    counts = dict.fromkeys(KINDS.values(), 0)
    text = "\n".join(line.text for line in document.lines)
    tokens = [*TOKEN.finditer(text)]
    whole = 0  # where the last one that is no part begins
    for at, token in enumerate(tokens):
        if not token[1] or is_open(text[whole : token.start()]):
            continue
        whole = text.rfind("\n", 0, token.start()) + 1
        kind = KINDS[token[1]]
        counts[kind] += 1
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after and after[3] == kind and after[4] in makers[kind]:
            name, place = after[4], written(study, makers[kind][after[4]])
        else:  # the manuscript's own
            line = document.lines[text.count("\n", 0, token.start())]
            name, place = token[2], [(folder / line.name).as_posix(), str(line.number)]
        yield [kind, name, f"{kind} {counts[kind]}", *place]


def is_open(text: str) -> bool:
    """Whether the div that begins a text has not ended yet."""
    ends = [not begun.strip() for begun in DIV.findall(text)]
    return text.startswith(":::") and ends.count(False) > ends.count(True)


def maker(study: Study, name: str, one: Mapping) -> list[str]:
    """The program and the line that a number comes from."""
    if one["kind"] == "cell":
        return [one["source"]["file"], str(one["source"]["row"])]
    if one["kind"] == "indicator":
        family = name.partition(".")[0]
        found = next(each for each in study.indicators if each.name == family)
        return written(study, found.function)
    return written(study, study.part("checks").numbers)


def written(study: Study, function: Callable) -> list[str]:
    """The file, seen from the study's folder, and the line of a function."""
    function = inspect.unwrap(function)
    file = Path(inspect.getsourcefile(function)).resolve()
    place = file.relative_to(study.folder.resolve()).as_posix()
    return [place, str(function.__code__.co_firstlineno)]
