"""Test statistics and their p values in columns of a table, or in its rows.

Heads must name the statistic, its degrees of freedom and p beyond doubt. A p may have been
corrected, or be of another test than its row says: a row is accused only where all others hold.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from runut.check.chance import LIKELY, width_of
from runut.check.document import Document, Table
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.slips import slip, variants
from runut.check.statistics.significance import (
    CHI,
    CORRECTED,
    NUMERAL,
    ONE_SIDED,
    Tested,
    judge,
    p_of,
)

VALUE = r"(?:[- ](?:values?|stat(?:istics?)?\.?|ratio|hitung))?"
TESTS = (
    ("t", re.compile(rf"(?:nilai )?t{VALUE}")),
    ("F", re.compile(rf"(?:nilai )?F{VALUE}|Levene statistic", re.ASCII)),
    ("z", re.compile(rf"(?:nilai )?[zZ]{VALUE}")),
    # Wald's, where degrees of freedom stand beside it
    ("chi", re.compile(rf"(?:nilai |Pearson )?{CHI}{VALUE}|Wald", re.I)),
)
P_HEAD = re.compile(
    r"p(?:[- ]values?)?|nilai p|(?:asymp\. )?sig(?:nifikansi|nificance|\.)?"
    r"(?: \([12][- ](?:tailed|sided)\))?|prob\.",
    re.I,
)
DF = re.compile(r"d\.?f\.?|db|dk|degrees of freedom|derajat (?:ke)?bebas(?:an)?", re.I)
DF1 = re.compile(r"df ?1|(?:hypothesis|num\.?|numerator) df", re.I)
DF2 = re.compile(r"df ?2|(?:error|den\.?|denominator) df", re.I)
ERROR_ROW = re.compile(
    r"\b(?:within|error|residuals?|dalam kelompok|galat|residu|sisa(?:an)?)\b", re.I
)
NOTED = re.compile(r"\b(?:df|db|dk)\s*=\s*(\d+)", re.I)
SIZE = re.compile(r"\b[Nn]\s*=\s*(\d[\d.,]*\d)")
LARGE = 100  # people from whom on a few degrees of freedom more or less change no p to speak of
HEAD = re.compile(r"(?P<words>[^()]+?)\s*(?:\((?:df\s*=\s*)?(?P<inside>[^()]+)\))?\W*")
DEGREES = r"(\d+(?:[.,]\d+)?)\s*(?:(?:[;/]|,\s)\s*(\d+(?:[.,]\d+)?))?"
STATISTIC = re.compile(rf"{NUMERAL}\s*[*\u2020\u2021]*(?:\s*\({DEGREES}\))?")
P_VALUE = re.compile(rf"(?P<sign>[=<>\u2264\u2265]?)\s*(?P<p>{NUMERAL})\s*[*\u2020\u2021]*")
# where p does not follow from the statistic beside it
OTHERWISE = re.compile(
    rf"{CORRECTED.pattern}|\b(?:exact|eksak|Fisher|permutation|permutasi|bootstrap\w*|robust|"
    r"Greenhouse|Huynh|sphericity|sferisitas)\b",
    re.I,
)
FEWEST = 3  # rows that hold, so that one that does not is out of line


def _head(table: Table, column: int) -> str:
    """The lowest head of a column; what stands above it may be of several columns."""
    heads = (table.cells.get((row, column)) for row in table.rows if row not in table.body)
    words = [cell.block.text for cell in heads if cell and cell.block.text.strip()]
    return " ".join(words[-1].split()) if words else ""


def _groups(table: Table) -> Iterator[tuple[Sequence[int], int]]:
    """The columns that belong to each column of p: those between it and the one before."""
    at = [i for i, c in enumerate(table.columns) if P_HEAD.fullmatch(_head(table, c))]
    for before, p in pairwise([-1, *at]):
        yield table.columns[before + 1 : p], table.columns[p]


def _read(text: str) -> tuple[float, ...]:
    """Degrees of freedom, one or two."""
    found = re.fullmatch(rf"\(?\s*{DEGREES}\s*\)?", text.strip())
    return tuple(float(one.replace(",", ".")) for one in found.groups() if one) if found else ()


def _cell(table: Table, row: int, column: int) -> tuple[str, tuple[Number, ...]]:
    cell = table.cells.get((row, column))
    return (cell.block.text.strip(), cell.numbers) if cell else ("", ())


def _degrees(table: Table, row: int, columns: Sequence[int], test: str) -> tuple[float, ...]:
    """What the columns of degrees of freedom say of a row, F's second maybe in the row below."""
    found = []
    for heads in (DF1, DF, DF2):
        of = [column for column in columns if heads.fullmatch(_head(table, column))]
        if len(of) == 1:
            found += _read(_cell(table, row, of[0])[0])
            below = [r for r in table.body if r > row and ERROR_ROW.search(table.name(r))]
            if test == "F" and heads is DF and len(found) == 1 and below:
                found += _read(_cell(table, below[0], of[0])[0])
    return tuple(found)


def _tests(table: Table) -> Iterator[list[Tested]]:
    """The tests of each column of p."""
    for columns, p_column in _groups(table):
        tests = [
            (test, column, head["inside"] or "")
            for column in columns
            if (head := HEAD.fullmatch(_head(table, column)))
            for test, pattern in TESTS
            if pattern.fullmatch(head["words"])
        ]
        if len(tests) != 1:
            continue
        [(test, column, inside)] = tests
        rows = []
        for row in table.body:
            text, numbers = _cell(table, row, column)
            p_text, p_numbers = _cell(table, row, p_column)
            value, p = STATISTIC.fullmatch(text), P_VALUE.fullmatch(p_text)
            if not (value and p and numbers and len(p_numbers) == 1):
                continue
            if DF.fullmatch(inside):
                degrees = tuple(float(one.replace(",", ".")) for one in value.groups() if one)
            else:
                degrees = _read(inside) or _degrees(table, row, columns, test)
            noted = {*NOTED.findall(table.said)}
            if test in ("t", "chi") and not degrees and len(noted) == 1:
                degrees = _read(*noted)
            sizes = {re.sub(r"\D", "", size) for size in SIZE.findall(table.said)}
            if test == "t" and not degrees and len(sizes) == 1 and int(*sizes) >= LARGE:
                degrees = (float(*sizes) - len(table.body),)
            if len(degrees) != {"z": 0, "F": 2}.get(test, 1):
                continue
            name = "\u03c7\u00b2" if test == "chi" else test
            head = f"{name}({', '.join(f'{one:g}' for one in degrees)})" if degrees else name
            said = f"{table.name(row)} {_head(table, p_column)} {table.said}"
            rows.append(
                Tested(
                    test, head, numbers[0], (*degrees, 1.0, 1.0)[:2], p["sign"] or "=",
                    p_numbers[0], said,
                )
            )  # fmt: skip
        yield rows


def _slipped(match: Match, tested: Tested) -> bool:
    """Whether one slip of p or of the statistic tells why they do not fit.

    Degrees of freedom may have been rounded, as Welch's are, or not be those that a correction
    for repeated measures has made fewer.
    """
    df1, df2 = tested.degrees
    near = {
        "t": [(max(0.5, df1 - 0.5), df2), (df1 + 0.5, df2)],
        "F": [(df1, max(0.5, df2 - 0.5)), (df1, df2 + 0.5)],
    }.get(tested.test, [])
    largest = p_of("F", float(tested.statistic.value), 1, df2 / df1) if tested.test == "F" else 0
    if _fit(tested._replace(degrees=degrees) for degrees in near) or (
        match.computed < tested.printed.value <= largest
    ):
        return False
    mended = (tested._replace(statistic=other) for other in variants(tested.statistic))
    return bool(slip(tested.printed, match.computed)) or _fit(mended)


def _fit(some: Iterable[Tested]) -> bool:
    return any((match := judge(KIND, one, False)) and match.holds for one in some)


def _tells(match: Match, tested: Tested) -> bool:
    """Whether a p value could hardly fit by chance."""
    return bool(match.holds) and tested.sign == "=" and width_of(match.result) < LIKELY


def find(document: Document) -> Iterator[Match]:
    for table in (t for t in document.tables if not t.is_run_in):
        for tests in (*_tests(table), *_tests(table.turned)):
            judged = [
                (match, one)
                for one in tests
                if (match := judge(KIND, one, bool(ONE_SIDED.search(one.said))))
            ]
            wrong = [(match, one) for match, one in judged if not match.holds]
            yield from (match for match, _ in judged if match.holds)
            if (
                len(wrong) == 1
                and _slipped(*wrong[0])
                and sum(_tells(*one) for one in judged) >= FEWEST
                and not any(OTHERWISE.search(one.said) for one in tests)
            ):
                yield wrong[0][0]


KIND = Kind(
    name="significance in a table",
    find=find,
    clears=False,
    right=(
        "| | t | df | Sig. (2-tailed) |\n| Age | 2.60 | 58 | .012 |\n"
        "| Size | \u22121.11 | 58 | .27 |",
        "| Source | SS | df | MS | F | p |\n| Between | 45.2 | 2 | 22.6 | 4.71 | .014 |\n"
        "| Within | 216.0 | 45 | 4.8 | | |",
        "| | F(2, 45) | p |\n| Height | 4.71* | .014 |\n| Weight | 9.30 | < .001 |",
        "| | Nilai |\n| Chi-Square | 6,71 |\n| df | 2 |\n| Asymp. Sig. | 0,035 |",
        "| | \u03c7\u00b2 (df) | p-value |\n| Sex | 6.71 (2) | 0.035 |",
        "| | B | S.E. | Wald | df | Sig. |\n| Umur | 0,405 | 0,171 | 5,61 | 1 | 0,018 |",
        "| | z | p |\n| a | 1.80 | .036 |",
        "Predictors of income (N = 320)\n| | B | SE | t | p |\n| Age | 0.52 | 0.20 | 2.60 | .010 |",
        "Means of both groups; df = 58\n| | t | p |\n| Age | 2.60 | .012 |",
        "| | F | Sig. | t | df | Sig. (2-tailed) |\n| Score | 0.21 | .650 | 2.60 | 58 | .012 |",
    ),
    wrong=(
        "| | t | df | p |\n| a | 2.60 | 58 | .012 |\n| b | 1.11 | 58 | .27 |\n"
        "| c | 2.05 | 58 | .45 |\n| d | 3.01 | 57 | .004 |",
        "Of income (N = 320)\n| | B | SE | t | p |\n| a | 0.70 | 0.20 | 3.50 | .001 |\n"
        "| b | 0.52 | 0.20 | 2.60 | .010 |\n| c | 0.33 | 0.15 | 2.20 | .29 |\n"
        "| d | \u22120.90 | 0.30 | \u22123.00 | .003 |\n| e | 0.48 | 0.20 | 2.40 | .017 |",
        "| | Wald | df | Sig. |\n| a | 5,61 | 1 | 0,018 |\n| b | 1,20 | 1 | 0,273 |\n"
        "| c | 9,13 | 1 | 0,003 |\n| d | 4,53 | 1 | 0,303 |",
    ),
    apart=(
        "| | B | SE | t | p |\n| Age | 0.52 | 0.20 | 2.60 | .011 |",
        "| | T | df | p |\n| a | 2.60 | 58 | .012 |",
        "| | t | df | p |\n| a | 2.60 | 58 | .12 |\n| b | 1.11 | 58 | .72 |",
        "Fisher's exact test\n| | \u03c7\u00b2 | df | p |\n| a | 2.60 | 1 | .91 |",
    ),
)
