"""An estimate and its interval; an interval and the p value beside it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from runut.check.arithmetic import loose, step_of
from runut.check.document import ANY, Document, Passage, Table
from runut.check.document import P_VALUE as P_HEAD
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.slips import written
from runut.check.statistics.coefficients import ERROR as STANDARD_ERROR

NAME = (
    r"(?:confidence interval|credible interval|\b(?:CI|CrI|IK|SK|HDI|IQR)s?(?![a-z])|"
    r"interval kepercayaan|selang kepercayaan|interquartile range|\brange|\brentang|"
    r"jangkauan antarkuartil)"
)
TO = r"\s*(?:to|until|and|sampai(?: dengan)?|hingga|s/d|dan|[-\u2010-\u2013\u2212,;])\s*"
ENDS = rf"(?:{NAME})[^⟨⟩]{{0,40}}?{ANY}{TO}{ANY}"
ESTIMATE = (
    rf"(?<!out of ){ANY}[^⟨⟩().]{{0,25}}(?:[(\[,;]\s*(?:(?!\b(?:and|dan)\b)[^⟨⟩()]){{0,15}}?|"
    r"\b(?:with|dengan)\s(?:an?\s)?(?:\d\d\s?%\s)?)$"
)
# what is told of the estimate between it and its interval; a test may be of something else
BETWEEN = re.compile(rf"(?:SD|SE|SB|s\.d\.|s\.e\.|[pPnN])\s*[=<>\u2264\u2265]\s*{ANY}\s*[,;]?\s*")
TEST = re.compile(rf"(?:\b[tFzQ]|\u03c7\u00b2|\bWald)\s*(?:\([^()]*\))?\s*=\s*{ANY}[^⟨⟩]*$")
IN_CELL = rf"[^⟨⟩]{{0,30}}{ANY}\*?\s*[(\[]\s*{ANY}{TO}{ANY}\s*[)\]]\W*"
LOW, HIGH = (
    re.compile(rf"^\W*(?:(?:{NAME})\W*)?(?:95\s?%\W*)?{words}\W*(?:{NAME})?\W*$", re.I)
    for words in (
        "(?:lower|LL|batas bawah)(?: (?:limit|bound|95|CI))?",
        "(?:upper|UL|batas atas)(?: (?:limit|bound|95|CI))?",
    )
)
INTERVAL = rf"[(\[]?\s*{ANY}{TO}{ANY}\s*[)\]]?"  # in a cell of its own
NEAR = 120  # characters before an interval, in which its estimate stands
CUT = {0, 1, 100}  # where the interval of a share ends, however far it would reach
MANY = 4  # estimates that stand in the middle, so that one that does not is out of line
RATIO = r"\b(?:odds|hazard|risk|rate) ratio|\brelative risk|\b(?:a?OR|a?HR|a?RR|IRR|PR)\b|rasio"
GAP = r"\b(?:mean difference|difference|selisih|beda rerata|coefficient|koefisien|MD|SMD)\b"
P_NEAR = (0.045, 0.055)  # between which p may be of either side
P_VALUE = re.compile(r"(?<![A-Za-z])[pP](?:\s*=|[- ]values? (?:of|was|=))\s*(0?[.,]\d+)")


def _its_p(passage: Passage, low: Number, high: Number) -> Match | None:
    """A 95% interval leaves out "no effect" exactly if p is below .05."""
    p = P_VALUE.search(passage.text)
    null = (
        1 if re.search(RATIO, passage.text) else 0 if re.search(GAP, passage.text, re.I) else None
    )
    if p is None or null is None or not re.search(r"95\s?%", passage.text):
        return None
    value = float(p[1].replace(",", "."))
    agrees = _agree(low, high, null, value, value)
    result = passage.at(p.start(1))
    return _with_p(result, low, high, p[1], agrees) if result and agrees is not None else None


def _agree(low: Number, high: Number, null: int, least: float, most: float) -> bool | None:
    """Whether an interval leaves out "no effect" where p, between two bounds, is below .05; none
    where either is too near to tell."""
    excludes = loose(low).low > null or loose(high).high < null
    includes = loose(low).high < null < loose(high).low
    is_small, is_large = most < P_NEAR[0], least > P_NEAR[1]
    if not (excludes or includes) or not (is_small or is_large):
        return None
    return excludes == is_small


def _with_p(result: Number, low: Number, high: Number, p: str, agrees: bool) -> Match:
    interval = f"{low.printed} – {high.printed}"
    return Match(
        KIND, result, (low, high), interval, None, ("mixed",) if agrees else (),
        ("an interval and a p value",), severity="minor",
        explanation={
            "en": f"the interval {interval} and p = {p} contradict each other: one tells of a "
            "difference at the level of 5%, the other does not",
            "id": f"interval {interval} dan p = {p} bertentangan: yang satu menunjukkan "
            "perbedaan pada taraf 5%, yang lain tidak",
        },
    )  # fmt: skip


def _inside(low: Number, estimate: Number, high: Number) -> bool:
    a, b, c = loose(low), loose(estimate), loose(high)
    return low.value <= high.value and (
        low.value <= estimate.value <= high.value or (a.low < b.high and b.low < c.high)
    )


def _match(estimate: Number, low: Number, high: Number) -> Match:
    interval = f"{low.printed} – {high.printed}"
    explanation = {
        "en": f"the estimate {estimate.printed} lies outside its own interval, {interval}",
        "id": f"taksiran {estimate.printed} berada di luar intervalnya sendiri, {interval}",
    }
    if low.value > high.value:
        explanation = {
            "en": f"the interval {interval} begins above its end",
            "id": f"interval {interval} bermula di atas ujungnya",
        }
    return Match(
        KIND, estimate, (low, high), interval, None,
        ("mixed",) if _inside(low, estimate, high) else (), ("an estimate with its interval",),
        explanation=explanation,
    )  # fmt: skip


def _in_cells(table: Table) -> Iterator[tuple[int, Match]]:
    """``1.42 (1.10 to 1.98)`` where head, row or caption says that it is an interval."""
    for (row, column), cell in table.cells.items():
        found = re.fullmatch(IN_CELL, cell.passage.marked, re.I)
        words = f"{table.head(column)} {table.name(row)} {table.said}"
        if found and re.search(NAME, words, re.I):
            estimate, low, high = map(cell.passage.number, found.groups())
            if estimate.decimals or not low.decimals:  # a size may stand before an interval
                yield column, _match(estimate, low, high)


def _in_columns(table: Table) -> Iterator[tuple[int, Match]]:
    """An estimate, and its interval in the column beside it, or the ends in two, as most rows
    show."""
    for column in table.columns:
        if STANDARD_ERROR.search(table.head(column)):
            continue
        beside = [table.head(column + step) for step in (1, 2)]
        width = 3 if LOW.match(beside[0]) and HIGH.match(beside[1]) else 2
        rows = [
            [table.cells.get((row, column + step)) for step in range(width)] for row in table.body
        ]
        found = [
            _match(cells[0].numbers[0], *(n for cell in cells[1:] for n in cell.numbers))
            for cells in rows
            if all(cells)
            and len(cells[0].numbers) == 1
            and (
                re.fullmatch(INTERVAL, cells[1].passage.marked.strip(), re.I)
                if width == 2
                else all(len(cell.numbers) == 1 for cell in cells)
            )
        ]
        # where no head says that it is an interval, the estimates in its middle do
        is_named = width == 3 or re.search(NAME, beside[0], re.I)
        if 2 * sum(bool(match.holds) for match in found) > len(found) and (
            is_named or _are_in_middle(found) is not None
        ):
            yield from ((column, match) for match in found)


def _are_in_middle(matches: Sequence[Match]) -> bool | None:
    """Whether most estimates stand in the middle of their intervals as ratios do; False: as
    differences do; none: neither."""
    for ratio in (False, True):
        near = sum(_is_in_middle(match, ratio) for match in matches)
        if near >= MANY and near >= 0.8 * len(matches):
            return ratio
    return None


def _beside_p(table: Table, matches: Sequence[Match], after: int) -> Iterator[Match]:
    """The p of each row that has an interval; one that contradicts it is told where all others
    agree. The estimates tell what "no effect" is; where no head names p, it is behind them."""
    named = [column for column in table.columns if P_HEAD.search(table.head(column))]
    columns = named or [after]
    if _are_in_middle(matches) is None or len(columns) != 1:
        return
    rows = {n.id: row for (row, _), cell in table.cells.items() for n in cell.numbers}
    told = []
    for match in matches:
        cell = table.cells.get((rows[match.result.id], columns[0]))
        p = cell.alone if cell else None
        if p and match.holds and 0 <= p.value <= 1:
            sign = cell.block.text.strip()[0]
            least = 0 if sign in "<\u2264" else p.near
            told.append((p, *match.parts, least, 1 if sign in ">\u2265" else p.near))
    agree, null = max(
        (sum(bool(_agree(low, high, null, *p)) for _, low, high, *p in told), null)
        for null in (0, 1)
    )
    found = [
        _with_p(p, low, high, p.printed, agrees)
        for p, low, high, *bounds in told
        if (agrees := _agree(low, high, null, *bounds)) is not None
    ]
    if agree >= MANY:
        yield from (match for match in found if match.holds)
        if agree == len(found) - 1 and named:
            yield from (match for match in found if not match.holds)


def _middles(matches: list[Match]) -> Iterator[Match]:
    """Where the estimates of a column stand in the middle of their intervals, one that does not.

    In the middle of the numbers for differences, of their logarithms for ratios.
    """
    ratio = _are_in_middle(matches)
    for match in matches if ratio is not None else ():
        low, high = match.parts
        if match.holds and not {low.value, high.value} & CUT and not _is_in_middle(match, ratio):
            middle = (low.value + high.value) / 2
            meant = "" if ratio else written(middle, match.result)
            yield replace(match, holds=(), severity="minor", suggestion=meant, explanation={
                "en": f"{match.result.printed} is not in the middle of {low.printed} – "
                f"{high.printed}, as the other estimates of the column are",
                "id": f"{match.result.printed} tidak di tengah {low.printed} – {high.printed}, "
                "padahal taksiran lain di kolom itu di tengah",
            })  # fmt: skip


def _is_in_middle(match: Match, ratio: bool) -> bool:
    low, estimate, high = (n.value for n in (match.parts[0], match.result, match.parts[1]))
    step = step_of(match.result)
    if not ratio:
        return abs(low + high - 2 * estimate) <= 3 * step
    if low <= 0:
        return False
    # (low - step)(high - step) <= estimate² <= (low + step)(high + step), each as printed
    return (low - step) * (high - step) <= (estimate + step) ** 2 and (estimate - step) ** 2 <= (
        low + step
    ) * (high + step)


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        by_column: dict[int, list[Match]] = defaultdict(list)
        for column, match in [*_in_cells(table), *_in_columns(table)]:
            by_column[column].append(match)
            yield match
        for column, matches in by_column.items():
            yield from _middles(matches)
            yield from _beside_p(table, matches, column + 2)
    cells = [cell.passage for table in document.tables for cell in table.cells.values()]
    for sentence in [*document.sentences, *cells]:
        intervals = list(sentence.find(ENDS))
        for found in intervals:
            text = BETWEEN.sub("", sentence.marked[max(0, found.start() - NEAR) : found.start()])
            before = re.search(ESTIMATE, text, re.I)
            if not before or TEST.search(text):
                continue
            estimate, low, high = map(sentence.number, (before[1], found[1], found[2]))
            if estimate.unit != low.unit and low.unit and estimate.unit:
                continue
            yield _match(estimate, low, high)
            beside = _its_p(sentence, low, high)
            if beside and _inside(low, estimate, high) and len(intervals) == 1:
                yield beside


KIND = Kind(
    name="interval",
    find=find,
    clears=False,
    right=(
        "| | OR | 95% CI | p |\n| a | 1.105 | [1.095–1.115] | 0.0000 |\n| b | "
        "0.500 | [0.401–0.625] | "
        "0.0000 |\n| c | 0.921 | [0.627–1.354] | 0.6771 |\n| d | 1.085 | [0.785–1.500] | 0.6196 |",
        "OR 1.42 (95% CI 1.10 to 1.98).",
        "The relative risk was 0.73 (95% CI 0.54 to 0.98), with a P value of 0.032.",
        "Rasio odds 1,42 (IK 95% 1,10–1,98; p = 0,012).",
        "The median was 23 (IQR 17-31).",
        "The prevalence was 14.8% with 95% CI [12.3-15.6].",
        "| | All |\n| Worse | 1751 (4.1%; 95% CI 3.9−4.2) |",
        "| | Odds ratio (95% CI) |\n| Age | 1.42 (1.10, 1.98) |",
        "| | Effect (95% CI) |\n| Age | Mean, −6.37 (−15.83 to 3.10) |",
        "| | B or OR | Lower | Upper |\n| Age | MD = 3.74 | − 0.35 | 7.83 |",
        "The mean was 75.2 (SD = 8.5, 95% CI [72.7, 77.7]).",
        "They were alike, r(148) = .42, p < .001, 95% CI [.27, .55].",
        "| | % | 95% CI |\n| a | 40.0 | 35.2 – 44.8 |\n| b | 17.7 | 12.9 – 22.5 |\n"
        "| c | 7.3 | 2.5 – 12.1 |\n| d | 15.7 | 10.9 – 20.5 |\n| e | 1.6 | 0.0 – 6.4 |",
    ),
    wrong=(
        "| | OR | 95% CI | p |\n| a | 1.105 | [1.095–1.115] | 0.0000 |\n| b | "
        "0.500 | [0.401–0.625] | "
        "0.0000 |\n| c | 0.921 | [0.627–1.354] | 0.0077 |\n| d | 1.085 | [0.785–1.500] | 0.6196 |\n"
        "| e | 1.963 | [1.383–2.786] | 0.0002 |\n| f | 0.979 | [0.733–1.307] | 0.8866 |",
        "The prevalence was 16.2% (95% CI 10.2% to 15.3%).",
        "The relative risk was 0.62 (95% CI 0.41–0.94), P = 0.20.",
        "The relative risk was 0.62 (95% CI 0.41–0.94) with a P value of 0.20.",
        "OR 1.42 (95% CI 1.51 to 1.98).",
        "Rasio odds 1,42 (IK 95% 1,51–1,98).",
        "| | Odds ratio (95% CI) |\n| Age | 1.42 (1.51–1.98) |",
        "| | Beta (95% CI) |\n| a | 15.6 (5.0 to 26.2) |\n| b | 31.8 (23.8 to 39.7) |\n"
        "| c | 36.6 (27.8 to 45.3) |\n| d | 44.6 (36.9 to 52.2) |\n| e | 42.4 (28.2 to 65.7) |",
        "The mean was 75.2 (SD = 8.5, p = .03, 95% CI [62.7, 67.7]).",
        "The odds ratio was OR 1.42 (95% CI 1.10 to 1.98), p = .31.",
        "| | B | Lower CI | Upper CI |\n| Age | 3.74 | 4.35 | 7.83 |\n| Sex | 1.2 | 0.7 | 1.7 |\n"
        "| Income | 2.5 | 1.9 | 3.1 |",
    ),
    apart=(
        "Revenues are expected to come to $390.0M with an EPS range of $0.25 to $0.35.",
        "Resistance is near the $3,630 level, followed by critical levels at $3,650 and $3,680.",
        "They got 61 out of 100 with a 95% confidence interval from 0.5 to 0.7.",
        "Study mattered (B = 1.80, SE = 0.31, t = 5.78, p < .001, 95% CI [1.18, 2.42]).",
        "It was so (M = 75.2, SD = 8.5), t(33) = 2.14, p = .04, 95% CI [0.3, 14.2].",
        "| | n, 95% CI |\n| Efficacy | 44 [-0.16, 0.02] |",
        "Arsenal kalah 0-2, yang dilanjutkan dengan skor 0-1 pada laga kedua.",
        "They played in 14, with circles of 3 to 5 clubs.",
        "The range was 12 to 40 in 31 villages.",
        "| | B | HC3 SE | 95% CI |\n| Sex | 0.03 | 0.0213 | [-0.012, 0.072] |\n"
        "| Union | 0.01 | 0.0224 | [-0.034, 0.054] |\n"
        "| Constant | 0.101 | 0.0074 | [0.086, 0.115] |",
        "| Class | Lower | Upper |\n| 5 | 1 | 3 |\n| 7 | 2 | 4 |",
    ),
)
