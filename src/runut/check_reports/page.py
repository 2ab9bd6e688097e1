"""A check's outcome as one page: the article with its numbers marked, and what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from runut.check.report import Number, Relation, Report
from runut.check.text import Block, Text
from runut.check_reports.outcome import coverage, place_of, say, told, verdicts, worst_first
from runut.numerals.rounding import RULES
from runut.templates import templates_in

TEMPLATE = "page.html.jinja"


@dataclass
class Run:
    """A stretch of a block: plain text, or a number with its verdict."""

    text: str
    number: Number | None = None


@dataclass
class Piece:
    """What stands in one place of the page: a block, or a table of cells."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    rows: list[list[tuple[str, list[Run]]]] = field(default_factory=list)


def render(report: Report, texts: Sequence[Text], language: str) -> str:
    numbers = {number.id: number for number in report.numbers}
    names = [Path(name).name for name in report.documents]  # whoever reads has other folders
    template = templates_in(Path(__file__).parent).get_template(TEMPLATE)
    return template.render(
        report=report,
        names=names,
        documents=[
            (name, text.language, list(pieces(text, at, report)))
            for at, (name, text) in enumerate(zip(names, texts, strict=True))
        ],
        findings=[
            (finding, numbers[finding.numbers[0]], told(finding, language))
            for finding in worst_first(report)
        ],
        numbers=numbers,
        verdicts=verdicts(report),
        relations=relations_of(report),
        coverage=coverage(report, language),
        place_of=lambda number: place_of(number, report, language),
        say=lambda key, **values: say(key, language, **values),
        language=language,
        rules=RULES,  # what holds by all of them is exact
    )


def relations_of(report: Report) -> dict[str, list[Relation]]:
    """For each number the relations that it stands in, those first that are no chance."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in sorted(report.relations, key=lambda one: one.by_chance):
        for id_ in dict.fromkeys((relation.result, *relation.parts)):
            found[id_].append(relation)
    return found


def pieces(text: Text, document: int, report: Report) -> Iterator[Piece]:
    numbers: dict[int, list[Number]] = defaultdict(list)
    for number in report.numbers:
        if number.document == document:
            numbers[number.block].append(number)
    placed = [(block, runs(block, numbers[at])) for at, block in enumerate(text.blocks)]
    for table, group in groupby(placed, lambda one: table_of(one[0])):
        if table is None:
            yield from (Piece(block.kind, said) for block, said in group)
        else:
            yield Piece("table", rows=rows(list(group)))


def table_of(block: Block) -> int | None:
    return block.table if block.kind == "cell" else None


def runs(block: Block, numbers: Sequence[Number]) -> list[Run]:
    said, reached = [], 0
    for number in sorted(numbers, key=lambda one: one.offset):
        if number.offset < reached:
            continue
        said += [Run(block.text[reached : number.offset])]
        said += [Run(block.text[number.offset : number.end], number)]
        reached = number.end
    return [*said, Run(block.text[reached:])]


def rows(cells: Sequence[tuple[Block, list[Run]]]) -> list[list[tuple[str, list[Run]]]]:
    """Cells by row and column, each with what it heads, if it is a head: "row" or "col"; what has
    no cell is an empty one."""
    width = max(block.column or 0 for block, _ in cells) + 1
    found: dict[int, list[tuple[str, list[Run]]]] = {}
    of_columns = {block.row for block, _ in cells if block.is_head and block.column}
    for block, said in cells:
        row = found.setdefault(block.row or 0, [("", []) for _ in range(width)])
        heads = "col" if block.row in of_columns else "row"
        row[block.column or 0] = (heads if block.is_head else "", said)
    return [found[row] for row in sorted(found)]
