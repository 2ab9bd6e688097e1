"""The numbers that a statistical program prints below its heads.

Heads name the numbers that follow, row by row; so the rows are found by their own arithmetic in
the order of reading, whether a file has kept its cells, its lines or neither.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from runut.check.arithmetic import mean, quotient, share, squared, squared_ratio
from runut.check.document import ANY, Document, Passage, joined
from runut.check.kinds.kind import Arithmetic, Kind, Match, compare
from runut.check.kinds.totals.adding_up import sum_formula
from runut.check.report import Number
from runut.check.statistics.significance import CHI, Tested, judge

DF = r"(?:[Dd]\.?f\.?|DF|db|dk|(?i:degrees of freedom|derajat (?:ke)?bebas(?:an)?))"
SQUARES = r"(?:(?i:sums? of sq\w+|jumlah kuadrat)|SS|S[Ss][Qq]|JK)"
MEANS = (
    r"(?:(?i:mean s(?:q\w+|sq)|(?:rata-rata|rerata) kuadrat|kuadrat (?:rata-rata|rerata|tengah))|"
    r"M[Ss]|MSQ|KT|RK|RJK|MK)"
)
P = (
    r"(?i:(?:asymp\w*\.?|exact)?\s?\bsig\w*\.?(?:\s?\(?[12][- ](?:tailed|sided)\)?)?|"
    r"\bp(?:[- ]values?)?\b|prob\w*\.?)"
)
ERROR = r"(?:(?i:std\. err(?:or|\.)|standard errors?|standard?ar error|galat baku)|S\.?E\.?\b)"
FEW, MORE = r"[^⟨⟩]{0,40}?", r"[^⟨⟩]{0,120}?"
SQUARE = r"\bR(?:[- ][Ss]quared?|\s?²|2)"
HEADS = {
    # in its columns, one after another, there are numbers between
    "variance": rf"(?P<first>\b{DF}\W+)?\b{SQUARES}\b"
    rf"(?:{FEW}\b{MEANS}\b|(?=(?:[^⟨⟩]|{ANY}){{0,60}}?\b{MEANS}\b))",
    "summary": rf"{SQUARE}{MORE}\b[Aa]dj\w*|[Aa]dj\w*\.? {SQUARE}",
    "coefficients": rf"(?:\bB\b|(?i:\b(?:coef\w*|estimates?|unstandardized)\b)){FEW}{ERROR}|"
    r"Estimate\W+Error\b",
    "levene": rf"(?:Levene|Welch|Brown){FEW}\bdf ?1\W+df ?2\W+{P}",
    "change": r"F [Cc]hange\W+(?:\w+\W+){0,3}?df ?1\W+df ?2\b",
    "t": rf"\bt\W+{DF}\W+{P}",
    "chi": rf"(?:{CHI}|Value|Wald|Chi-Square)\W+{DF}\W+{P}",
    "described": rf"(?:\bN\W+)?\bMean(?:\W+N)?\W+(?i:std\.|standard)\W*(?i:deviation)\W+{ERROR}",
    "frequencies": r"(?i:freq\w*|frekuensi)\W+(?i:per\w+|presentase|%)\W+"
    rf"(?i:valid|per\w+ valid){FEW}\W(?i:cum|kum|kom)\w*(?:\W+[Pp]er\w+)?",
    "middle": rf"(?:(?i:mean difference)|Difference Difference|\(I-J\)){MORE}"
    r"\b(?:Upper|Batas Atas)(?: Bound)?",
}
HEAD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in HEADS.items()))
MARK = re.compile(ANY)
MOST = 300  # numbers below a head
BEFORE = 80  # characters of a head's caption
APART = 160  # characters without a number, which end what is printed
WIDEST = 14  # columns of a table that is also read column by column


class Part(NamedTuple):
    """The numbers below a head, and the signs before them."""

    name: str
    start: int  # of the head in its text
    is_turned: bool  # whether degrees of freedom stand before the squares
    said: str
    numbers: list[Number]
    signs: list[str]


@lru_cache(1)
def printed(document: Document) -> list[tuple[Passage, list[Part]]]:
    """The texts and the tables of a document, each with what stands below its heads."""
    return [(stream, list(_parts(stream))) for stream in [*document.streams, *_turned(document)]]


def _parts(stream: Passage) -> Iterator[Part]:
    heads = list(HEAD.finditer(stream.marked))
    for at, head in enumerate(heads):
        # heads side by side are of the same numbers
        begins = (other.start() for other in heads[at + 1 :])
        end = next((b for b in begins if MARK.search(stream.marked, head.end(), b)), None)
        end = len(stream.marked) if end is None else end
        reached, numbers, signs = head.end(), [], []
        for mark in MARK.finditer(stream.marked, head.end(), end):
            between = stream.marked[reached : mark.start()]
            if len(between) > APART or len(numbers) == MOST:
                break
            numbers.append(stream.number(mark[1]))
            signs.append((re.findall(r"[<>≤≥]\s*$", between) or ["="])[0].strip())
            reached = mark.end()
        name = head.lastgroup if head.lastgroup != "first" else "variance"
        yield Part(
            name,
            head.start(),
            bool(head["first"]),
            stream.marked[max(0, head.start() - BEFORE) : reached],
            numbers,
            signs,
        )


def _turned(document: Document) -> Iterator[Passage]:
    """The tables column by column, after the names of their rows."""
    for table in document.tables:
        if len(table.columns) <= WIDEST:
            yield joined(
                [table.cells[row, c].passage for c in table.columns for row in table.rows
                 if (row, c) in table.cells and (c == table.columns[0] or row in table.body)]
            )  # fmt: skip


FORMULAS = {
    quotient: "{0} ÷ {1}",
    squared: "{0}²",
    squared_ratio: "({0} ÷ {1})²",
    share: "{0} ÷ {1} × 100",
    mean: "({0} + {1}) ÷ 2",
}


def told(
    kind: Kind, result: Number, parts: Sequence[Number], arithmetic: Arithmetic, formula: str = ""
) -> Match:
    formula = formula or FORMULAS.get(arithmetic) or sum_formula(parts)
    return compare(kind, result, parts, arithmetic, formula, "the heads of a statistical table")


def fitting_p(
    kind: Kind, test: str, statistic: Number, degrees: Sequence[Number], p: Number, sign: str
) -> Match | None:
    """The p of a statistic with its degrees of freedom, if it fits."""
    if not p.decimals or not 0 <= p.value <= 1 or any(n.value <= 0 for n in degrees):
        return None
    values = tuple(float(n.value) for n in degrees)
    head = f"{'χ²' if test == 'chi' else test}({', '.join(f'{one:g}' for one in values)})"
    tested = Tested(test, head, statistic, (*values, 1.0)[:2], sign, p, "")
    match = judge(kind, tested, one_sided=False)
    return match if match and match.holds and match.evidence[0] != "only if one-sided" else None
