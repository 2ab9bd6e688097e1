"""What follows from the numbers of a test: an effect from F, chi-squared from counts, comparisons,
and a ratio of risks or odds from the shares beside it.

A study may mean another effect or another test by the same letter, so that of these nobody is
accused.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from runut.check.arithmetic import complement, difference, product, quotient, total
from runut.check.chance import width_of
from runut.check.document import COUNT, Document, Passage, Table
from runut.check.kinds.kind import Kind, Match, compare, ways_of
from runut.check.report import Number
from runut.check.statistics.significance import CHI, DEGREES, NUMERAL, P_VALUE, fits_p, p_range
from runut.check.tables.wholes import COUNT_WITH_SHARE
from runut.numerals.rounding import Interval, exactly

ETA = re.compile(
    rf"(?<![\w])F\s*\(\s*(?P<df1>{DEGREES})\s*[,;]\s*(?P<df2>{DEGREES})\s*\)\s*=\s*"
    rf"(?P<F>{NUMERAL})(?:(?!(?<![\w])F\s*\().){{0,60}}?"
    rf"\u03b7\s?p?\s?(?:\u00b2|2|\^2)\s?p?\s*=\s*(?P<eta>{NUMERAL})"
)
TABLE = rf"{COUNT}\s*/\s*{COUNT}"
CHI_SQUARED = re.compile(rf"{CHI}\s*=\s*(?P<chi>{NUMERAL})")
COMPARISON = r"⟨[cdp](\d+)⟩\s?([<>\u2264\u2265])\s?(?=⟨[cdp](\d+)⟩)"
TESTED = r"(?i:\b(?:sig\w*|hitung|tabel|alpha|p[- ]values?|nilai p)\b|\u03b1|\bp\s?=)"
RISKS = re.compile(r"\b(?:RR|PR|(?:relative|rasio) ris[ik]\w*|(?:risk|prevalence) ratio)\b", re.I)
ODDS = re.compile(r"\b(?:OR|odds ratio|rasio odds)\b")
NEAR = 160  # characters before chi-squared, in which its counts stand


def _eta(sentence: Passage) -> Iterator[Match]:
    for found in ETA.finditer(sentence.text):
        statistic = sentence.at(found.end("F") - 1)
        result = sentence.at(found.end("eta") - 1)
        df1, df2 = (exactly(Fraction(found[name].replace(",", "."))) for name in ("df1", "df2"))
        if not statistic or not result or statistic.value < 0:
            continue

        def arithmetic(f: Interval, df1: Interval = df1, df2: Interval = df2) -> Interval:
            left = quotient(df2, total(product(f, df1), df2))
            return difference(exactly(1), left)

        match = compare(
            KIND, result, (statistic,), arithmetic,
            f"{{0}} \u00d7 {found['df1']} \u00f7 ({{0}} \u00d7 {found['df1']} + {found['df2']})",
            "an effect beside its F",
        )  # fmt: skip
        if match.holds:
            yield match


def chi_squared(part: int, whole: int, other: int, all_others: int, correction: int) -> Interval:
    """Of two parts of two wholes; ``correction`` is 1 for Yates' and 0 for none."""
    n, parts = whole + all_others, part + other
    if not whole * all_others * parts * (n - parts):
        raise ZeroDivisionError
    gap = max(abs(part * all_others - other * whole) - Fraction(n * correction, 2), Fraction(0))
    return exactly(n * gap**2 / (whole * all_others * parts * (n - parts)))


def _two_by_two(sentence: Passage) -> Iterator[Match]:
    for found in CHI_SQUARED.finditer(sentence.text):
        result = sentence.at(found.end("chi") - 1)
        if not result:
            continue
        mark = sentence.marked.find(f"{sentence.numbers.index(result)}\u27e9")
        before = list(re.finditer(TABLE, sentence.marked[max(0, mark - NEAR) : mark]))[-2:]
        counts = [sentence.number(index) for one in before for index in one.groups()]
        if (
            len(counts) != 4
            or counts[0].value > counts[1].value
            or counts[2].value > counts[3].value
        ):
            continue
        values = [int(number.value) for number in counts]
        for correction in (0, 1):
            match = compare(
                KIND, result, counts, lambda *_, by=(*values, correction): chi_squared(*by),
                "\u03c7\u00b2 {0}/{1}, {2}/{3}", "chi-squared beside its counts",
            )  # fmt: skip
            if match.holds:
                yield replace(match, by_chance=(1 + correction) * width_of(result))
                yield from _its_p(sentence, found, result)
                break


def _its_p(sentence: Passage, found: re.Match[str], statistic: Number) -> Iterator[Match]:
    """The p of a chi-squared of four counts, which has one degree of freedom."""
    p = re.compile(rf"\s*[,;]\s*{P_VALUE}").match(sentence.text, found.end())
    result = p and sentence.at(p.end("p") - 1)
    if result and fits_p(p["sign"], result, *p_range("chi", statistic, 1, 1)):
        yield Match(
            KIND, result, (statistic,), f"p \u03c7\u00b2(1) = {statistic.printed}", None,
            ("mixed",), ("chi-squared of four counts",),
        )  # fmt: skip


def _compared(sentence: Passage) -> Iterator[Match]:
    """A comparison that the text prints: ``0,552 > 0,05``."""
    if not re.search(TESTED, sentence.text):
        return
    for found in sentence.find(COMPARISON):
        a, b = sentence.number(found[1]), sentence.number(found[3])
        holds = a.value >= b.value if found[2] in ">\u2265" else a.value <= b.value
        if a.decimals and b.decimals and a.unit == b.unit:
            yield Match(
                KIND, a, (b,), f"{found[2]} {b.printed}", None, ("mixed",) if holds else (),
                ("a comparison that the text prints",), severity="minor",
                explanation={
                    "en": f"{a.printed} {found[2]} {b.printed} is printed, but it is not so",
                    "id": f"tercetak {a.printed} {found[2]} {b.printed}, padahal tidak demikian",
                },
            )  # fmt: skip


def _odds(one: Interval, other: Interval) -> Interval:
    return quotient(quotient(one, complement(one)), quotient(other, complement(other)))


def _of_shares(table: Table) -> Iterator[Match]:
    """A ratio of risks or odds in a column of its own, of the two shares of its row."""
    for column in table.columns:
        ways = ((RISKS, quotient, "{0} \u00f7 {1}"), (ODDS, _odds, "odds {0} \u00f7 odds {1}"))
        named = [way for way in ways if way[0].search(table.head(column))]
        for row in table.body if len(named) == 1 else ():
            cells = [table.cells.get((row, one)) for one in table.columns]
            told = [(c, COUNT_WITH_SHARE.match(c.passage.marked)) for c in cells if c]
            shares = [c.passage.number(found[3]) for c, found in told if found]
            cell = table.cells.get((row, column))
            if len(shares) != 2 or not cell or not cell.passage.marked.startswith("⟨"):
                continue
            [(_, arithmetic, formula)] = named
            read = [replace(share, unit="percent") for share in shares]
            for tried, parts in enumerate((read, read[::-1]), 1):
                match = compare(
                    KIND, cell.numbers[0], parts, arithmetic, formula, "the shares of the row"
                )
                if match.holds:
                    yield replace(match, by_chance=tried * width_of(match.result, ways_of(match)))
                    break


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        yield from _of_shares(table)
    for sentence in document.sentences:
        yield from _eta(sentence)
        yield from _two_by_two(sentence)
        yield from _compared(sentence)


KIND = Kind(
    name="beside a test",
    find=find,
    clears=False,
    right=(
        "There was an effect, F(1, 39) = 30.06, p < .001, partial \u03b72 = .44.",
        "The rate was 20.3% (185/910) here and 25.3% (110/434) there (\u03c72=4.316, P<0.05).",
        "Nilai signifikansi 0,552 > 0,05 sehingga tidak berbeda.",
        "| | Drug | Control | RR (95% CI) |\n| a | 123 (28.9%) | 106 (37.5%) | 0.77 (0.62-0.95) |",
        "| | Ya | Tidak | OR |\n| Sakit | 40 (40,0%) | 25 (25,0%) | 2,00 |",
    ),
    wrong=("Nilai signifikansi 0,552 < 0,05 sehingga berbeda.",),
    apart=(
        "| | Drug | Placebo | OR |\n| Died | 40 (40.0%) | 25 (25.0%) | 1.34 |",
        "There was an effect, F(1, 39) = 30.06, p < .001, partial \u03b72 = .54.",
        "The rate was 20.3% (185/910) here and 25.3% (110/434) there (\u03c72=5.1, P<0.05).",
        "Of the men 12.5 < 15.5 kg were lost.",
    ),
)
