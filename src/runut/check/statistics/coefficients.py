"""An estimate, its standard error, and the test that is their ratio: t or z, or Wald's, its square.

Heads name the columns. What a table that has become running text tells is in ``printouts``.
"""

import re
from collections.abc import Iterator

from runut.check.arithmetic import quotient, squared_ratio
from runut.check.document import Document, Table
from runut.check.kinds.kind import Kind, Match, compare
from runut.check.report import Number
from runut.check.slips import variants

ESTIMATE = re.compile(r"(?:B|b|estimate[sd]?|coef(?:f?icients?|\.)?|koefisien(?: regresi)?)", re.I)
ERROR = re.compile(
    r"(?:S\.?\s?E\.?(?: B)?|std\. err(?:or|\.)|standard errors?|standar(?:d)? error|galat baku)",
    re.I,
)
TEST = re.compile(r"(?:nilai )?[tz](?:[- ](?:values?|stat(?:istics?)?\.?|ratio|hitung))?", re.I)
WALD = re.compile(r"Wald(?: \u03c7\u00b2)?", re.I)
# B = 0.42 (SE 0.12, t = 3.5); a standardised estimate has another error
IN_PROSE = (
    r"(?:(?<!sed )(?<!zed )\b(?:[Bb]|estimate|coefficient|koefisien)\b[^⟨⟩.;,(\u03b2]{0,20}|^)"
    r"⟨[cd](\d+)⟩\s*[(\[,]\s*"
    r"(?:S\.?E\.?|standard error|galat baku)\s?=?\s?⟨[cd](\d+)⟩[,;]\s*"
    r"[tz]\s?(?:\(\d+\)\s?)?=\s?⟨[cd](\d+)⟩"
)
FEWEST = 3  # rows that hold, so that one that does not is out of line


def _judge(result: Number, estimate: Number, error: Number, is_square: bool = False) -> Match:
    arithmetic, formula = (
        (squared_ratio, "({0} \u00f7 {1})\u00b2") if is_square else (quotient, "{0} \u00f7 {1}")
    )
    why = "an estimate and its standard error"
    return compare(KIND, result, (estimate, error), arithmetic, formula, why)


def _column(table: Table, pattern: re.Pattern[str]) -> int | None:
    """The one column whose head is such a word."""
    found = [column for column in table.columns if pattern.fullmatch(table.head(column).strip())]
    return found[0] if len(found) == 1 else None


def _is_slip(match: Match) -> bool:
    """Whether one slip of one of the three keeps them from fitting."""
    result, parts = match.result, match.parts
    return any(_judge(other, *parts).holds for other in variants(result)) or any(
        _judge(result, *(other if part is one else part for part in parts)).holds
        for one in parts
        for other in variants(one)
    )


def _named(table: Table) -> Iterator[Match]:
    estimate, error, test, wald = (_column(table, p) for p in (ESTIMATE, ERROR, TEST, WALD))
    if None in (estimate, error) or (test is None) == (wald is None):
        return
    columns = (wald if test is None else test, estimate, error)
    rows = [[table.cells.get((row, column)) for column in columns] for row in table.body]
    matches = [
        _judge(*(cell.numbers[0] for cell in cells), is_square=test is None)
        for cells in rows
        if all(cell and cell.begins_with_number for cell in cells)
    ]
    wrong = [match for match in matches if not match.holds]
    yield from (match for match in matches if match.holds)
    if len(wrong) == 1 and len(matches) > FEWEST and test is not None and _is_slip(wrong[0]):
        yield wrong[0]


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        yield from _named(table)
    for sentence in document.sentences:
        for estimate, error, test in sentence.told(IN_PROSE):
            match = _judge(test, estimate, error)
            if match.holds or match.slip:
                yield match


KIND = Kind(
    name="coefficient",
    find=find,
    clears=False,
    right=(
        "| | B | SE | t | p |\n| Age | 0.52 | 0.20 | 2.60 | .011 |",
        "| | B | S.E. | Wald | df | Sig. |\n| Umur | 0,405 | 0,171 | 5,61 | 1 | 0,018 |",
        "Study mattered (B = 1.80, SE = 0.31, t = 5.78, p < .001).",
    ),
    wrong=(
        "| | B | SE | t |\n| a | 12.40 | 3.10 | 4.00 |\n| b | 0.52 | 0.20 | 2.60 |\n"
        "| c | 0.33 | 0.15 | 5.20 |\n| d | \u22120.90 | 0.30 | \u22123.00 |",
        "The coefficient was 0.42 (SE 0.12, t = 2.5, p = .017).",
    ),
    apart=(
        "| | B | SE | t |\n| a | 0.52 | 0.20 | 1.31 |\n| b | 0.40 | 0.13 | 2.22 |",
        "| | B | \u03b2 | t |\n| a | 0.52 | 0.20 | 2.61 |",
        "Study mattered (\u03b2 = .42, SE = 0.12, t = 2.5, p = .017).",
        "The standardised coefficient was 0.42 (SE 0.12, t = 2.5, p < .017).",
    ),
)
