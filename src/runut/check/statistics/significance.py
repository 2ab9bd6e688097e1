"""Test statistics and their p values: t, F, r, z, chi-squared and Q.

The statistic stands for an interval, and so does what follows from it. Where half of p fits, the
test may have been one-sided, and nobody is accused.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from runut.check.arithmetic import loose, step_of
from runut.check.document import Document, Passage
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number

NUMERAL = r"[-\u2212\u2013\u2014+]?\s?(?:\d+(?:[.,]\d+)?|[.,]\d+)"
DEGREES = r"\d+(?:[.,]\d+)?"
CHI = (
    r"(?:[\u03c7\u03a7]\s?(?:\u00b2|2|\^2)|\bX\s?(?:\u00b2|2|\^2)|chi-?squared?|chi kuadrat|"
    r"khi-?kuadrat)"
)
TESTS = (
    ("t", rf"(?<![\w])t\s*\(\s*(?P<df1>{DEGREES})\s*\)"),
    ("F", r"(?<![\w])F\s*\(\s*(?P<df1>\d+(?:\.\d+)?)\s*[,;]\s*(?P<df2>\d+(?:\.\d+)?)\s*\)"),
    ("r", rf"(?<![\w])r\s*\(\s*(?P<df1>{DEGREES})\s*\)"),
    ("chi", rf"{CHI}\s*\(\s*(?P<df1>\d+)(?:\s*[,;]\s*[Nn]\s*=\s*[\d.,]*\d)?\s*\)"),
    ("chi", r"(?<![\w])Q(?:[A-Za-z]{0,8})\s*\(\s*(?P<df1>\d+)\s*\)"),
    ("z", r"(?<![\w])[zZ]\b"),
)
ANOTHER = r"(?!(?<![\w])(?:[tFrQ]\s*\(|[zZ]\s*=)|[\u03c7\u03a7]|(?<![A-Za-z])[pP]\s*[=<>])"
# p = 4.71 × 10⁻¹², however the power is written
POWER = r"(?:\\times|\\cdot|[\u00d7x*]\s?10|\^|[eE][-\u2212\u2013]?\d)"
P_VALUE = (
    r"(?<![A-Za-z])(?:p|P)(?:[- ]values?)?\s*(?P<sign>[=<>\u2264\u2265])\s*"
    rf"(?P<p>{NUMERAL})(?![\d.,]*\d)(?!\s*{POWER})"
)
NOT_SIGNIFICANT = r"\b(?P<ns>n\.s\.|ns\b|not significant|tidak signifikan|tidak bermakna)"
# degrees of freedom that stand behind the statistic
BEHIND = rf"\s*[;,(]\s*(?:d\.?\s?f\.?|db|dk)\s*=\s*(?P<df1>{DEGREES})\)?\s*[;,]?"
# a critical value, an effect and the like between a statistic and its p
BETWEEN = (
    rf"(?:(?:{ANOTHER}[^;]){{0,40}}?(?:;\s*)?|"
    rf"(?:\s*[;,]\s*(?:{ANOTHER}[^;,.=<>]){{1,25}}=\s*{NUMERAL}){{1,3}}\s*[;,]\s*)"
)
REPORT = [
    (
        test,
        re.compile(
            rf"{head}\s*=\s*(?P<value>{NUMERAL}){behind}{BETWEEN}(?:{P_VALUE}|;?\s*{NOT_SIGNIFICANT})"
        ),
    )
    for test, head, behind in (
        *((test, head, "") for test, head in TESTS),
        ("t", r"(?<![\w])t", BEHIND),
        ("r", r"(?<![\w])r", BEHIND),
        ("chi", CHI, BEHIND),
    )
]
# a p with nothing behind it that would make it another quantity
LONE_P = re.compile(rf"(?<=[(,;])\s*p\s*=\s*(?P<p>{NUMERAL})(?=\s*[),;]|\.?\s*$|\.\s)")
OF_TESTS = re.compile(
    r"\b(?:significan|signifikan|bermakna|differ|beda|berbeda|effect|pengaruh|tests?\b|uji\b|associat)",
    re.I,
)
RHO = re.compile(
    r"\u03c1|\b(?:rho|Spearman|correlat|korelasi|autocorrelat)", re.I
)  # whose sign looks alike
ONE_SIDED = re.compile(
    r"\bone[- ](?:tailed|sided)|\b1-(?:tailed|sided)|\bsatu[- ](?:sisi|arah|ekor|pihak)|"
    r"\bdirectional",
    re.I,
)
CORRECTED = re.compile(
    r"\b(?:planned comparisons?|planned contrasts?|post[- ]?hoc|pairwise|uji lanjut|"
    r"correct(?:ed|ion)|adjusted|Bonferroni|Holm|Tukey|Scheff\w+|FDR|q value|terkoreksi|"
    r"dikoreksi|koreksi|disesuaikan)\b",
    re.I,
)

# whose p is exact in small groups, and not that of z
RANKS = re.compile(r"\b(?:Mann|Wilcoxon|exact|eksak)\b", re.I)

MOST_DEGREES, FEWER_DEGREES = 1_000_000, 1000  # of freedom; of the two of F, the fewer


@lru_cache(maxsize=10_000)
def p_of(test: str, value: float, df1: float, df2: float) -> float:
    """The p value of a statistic, two-sided where the test has two sides."""
    import mpmath  # takes a while, and few texts need it

    size = abs(value)
    if test == "z":
        return float(mpmath.erfc(size / mpmath.sqrt(2)))
    if test == "chi":
        return float(mpmath.gammainc(df1 / 2, size / 2, mpmath.inf, regularized=True))
    if test == "F":
        a, b, x = df2 / 2, df1 / 2, df2 / (df2 + df1 * size)
    elif test == "t":
        a, b, x = df1 / 2, 0.5, df1 / (df1 + size * size)
    else:
        a, b, x = df1 / 2, 0.5, max(0.0, 1 - size * size)
    return float(mpmath.betainc(a, b, 0, x, regularized=True))


def _read(text: str) -> float:
    return float(re.sub(r"[\u2212\u2013\u2014]", "-", text).replace(",", ".").replace(" ", ""))


def p_range(test: str, statistic: Number, df1: float, df2: float) -> tuple[float, float]:
    """The p values that a printed statistic stands for."""
    size, half = abs(float(statistic.value)), float(step_of(statistic)) / 2
    ends = [p_of(test, end, df1, df2) for end in (max(0.0, size - half), size + half)]
    return min(ends), max(ends)


def fits_p(sign: str, printed: Number | None, low: float, high: float) -> bool:
    if printed is None:  # not significant
        return high > 0.05
    p = float(printed.value)
    if sign in "<\u2264":
        return low <= p
    if sign in ">\u2265":
        return high >= p
    around = loose(printed)
    return float(around.low) <= high and low <= float(around.high)


def _show(p: float, like: Number) -> str:
    """A p value with three digits at most, with the marks of the text."""
    return _like("< 0.001" if p < 0.0005 else f"= {p:.{3 if p >= 0.001 else 4}f}", like)


def _like(text: str, like: Number) -> str:
    """A number with the decimal mark of another, and without a leading zero where it has none."""
    if like.printed.lstrip("+-\u2212\u2013 ")[:1] in ".,":
        text = text.replace("0.", ".")
    return text.replace(".", ",") if "," in like.printed else text


def _decision(sign: str, printed: float, low: float, high: float) -> float | None:
    """The level at which the text decides otherwise than the statistic does."""
    for level in (0.05, *([printed] if sign in "<\u2264" else [])):
        says = printed < level or (sign in "<\u2264" and printed <= level)
        if (says and low > level) or (not says and high < level):
            return level
    return None


class Tested(NamedTuple):
    """A test statistic with its p value, as a sentence or the row of a table prints them."""

    test: str
    head: str  # what stands before the statistic: "t(28)"
    statistic: Number
    degrees: tuple[float, float]
    sign: str
    printed: Number | None  # the p value; none where words say that it is not significant
    said: str  # the words around it


def _explain(tested: Tested, p: float, level: float | None, meant: str) -> dict[str, str]:
    told, printed = f"{tested.head} = {tested.statistic.printed}", tested.printed
    if printed is None:
        told += f": p {_show(p, tested.statistic)}"
        return {
            "en": f"{told}, which is significant, though words say that it is not",
            "id": f"{told}, yang signifikan, padahal menurut teksnya tidak",
        }
    shown, said = _show(p, printed), f"p {tested.sign} {printed.printed}"
    en, id_ = (
        f"{told} gives p {shown}, but {said} is printed",
        f"{told} memberi p {shown}, tetapi tercetak {said}",
    )
    if not 0 <= printed.value <= 1:
        en += "; no p is negative or above 1"
        id_ += "; p tidak pernah negatif atau lebih dari 1"
    if meant:
        en += f"; {meant} was meant"
        id_ += f"; yang dimaksud {meant}"
    if level is not None:
        mark = _like(str(level), printed)
        en += f"; this changes the decision at the level of {mark}"
        id_ += f"; ini mengubah keputusan pada taraf {mark}"
    return {"en": en, "id": id_}


def judge(kind: Kind, tested: Tested, one_sided: bool) -> Match | None:
    """Whether a p value follows from its statistic; none where there is no such statistic."""
    test, _, statistic, (df1, df2), sign, printed, said = tested
    if df1 <= 0 or df2 <= 0 or (test == "r" and abs(statistic.value) > 1):
        return None
    if max(df1, df2) > MOST_DEGREES or (test == "F" and min(df1, df2) > FEWER_DEGREES):
        return None  # which takes too long
    low, high = p_range(test, statistic, df1, df2)
    sides = [(low, high)]
    if test in "trz":
        sides = sorted([(low / 2, high / 2), *sides], reverse=not one_sided)
        if printed is not None and sign == "=":
            sides.append((1 - high / 2, 1 - low / 2))  # one-sided, the other way
    impossible = printed is not None and not 0 <= printed.value <= 1
    fits = [index for index, ends in enumerate(sides) if fits_p(sign, printed, *ends)]
    if printed is not None and CORRECTED.search(said) and printed.value >= low:
        fits = [0]  # made larger for the number of tests
    evidence = "a test with its p value" if not fits or fits[0] == 0 else "only if one-sided"
    low, high = sides[0]
    p = p_of(test, float(statistic.value), df1, df2) / (2 if one_sided and test in "trz" else 1)
    level, meant = None, ""
    if impossible:
        positive = replace(printed, value=-printed.value)
        if fits_p(sign, positive, low, high):
            meant = re.sub(r"^[-\u2212\u2013]\s?", "", printed.printed)
    elif printed is not None:
        level = _decision(sign, float(printed.value), low, high)
    return Match(
        kind, printed or statistic, (statistic,), f"{tested.head} = {statistic.printed}",
        Fraction(p).limit_denominator(10**8), ("mixed",) if fits and not impossible else (),
        (evidence,), explanation=_explain(tested, p, level, meant),
        suggestion=meant or _show(p, printed or statistic).removeprefix("= "),
        severity="major" if level is not None or impossible else "minor",
    )  # fmt: skip


def _tested(test: str, found: re.Match[str], sentence: Passage) -> Tested | None:
    statistic = sentence.at(found.start("value")) or sentence.at(found.end("value") - 1)
    printed = sentence.at(found.end("p") - 1) if found["p"] else None
    if statistic is None or (found["p"] and printed is None):
        return None
    groups = found.groupdict()
    df1, df2 = (_read(groups.get(name) or "1") for name in ("df1", "df2"))
    head = found.group().partition("=")[0].strip()
    said = sentence.paragraph.text
    return Tested(test, head, statistic, (df1, df2), found["sign"] or "=", printed, said)


def _impossible(sentence: Passage) -> Iterator[Match]:
    """A p that is negative or above 1, without a statistic."""
    said = sentence.paragraph.text
    if not OF_TESTS.search(said) or RHO.search(said):
        return
    for found in LONE_P.finditer(sentence.text):
        p = sentence.at(found.end("p") - 1)
        if p and p.decimals and not 0 <= p.value <= 1 and abs(p.value) < 10:
            yield Match(
                KIND, p, (), "p", None, (), ("a p value",),
                explanation={
                    "en": f"p = {p.printed} is printed, but no p is negative or above 1",
                    "id": f"tercetak p = {p.printed}, padahal p tidak pernah negatif atau "
                    "lebih dari 1",
                },
            )  # fmt: skip


def find(document: Document) -> Iterator[Match]:
    cells = [cell.passage for table in document.tables for cell in table.cells.values()]
    for sentence in [*document.sentences, *cells]:
        said = sentence.paragraph.text
        told = [
            match
            for test, pattern in REPORT
            for found in pattern.finditer(sentence.text)
            if (tested := _tested(test, found, sentence))
            and (match := judge(KIND, tested, bool(ONE_SIDED.search(said))))
            and (match.holds or test != "z" or not RANKS.search(said))
        ]
        yield from told
        if not told:
            yield from _impossible(sentence)


KIND = Kind(
    name="significance",
    find=find,
    clears=False,
    right=(
        "The groups differed, t(10) = 3, p = .009.",
        "A one-tailed test gave t(40) = 1.80, p = .04.",
        "A paired test gave t(29) = -2.05, p = .025 (one-tailed); t(29) = 1.30, p = .20.",
        "Planned comparisons were made. Tetris helped, t(68) = 3.04, p = .02.",
        "With Bonferroni's correction, t(40) = 2.50, p = .05.",
        "F(1, 19) = 4,44, p = 0,049.",
        "It did not, t(28) = 1.20, n.s.",
        "Keduanya sama, F(2, 57) = 1,35; tidak signifikan.",
        "The correlation was r(48) = .31, p < .05.",
        "The groups differed, t(17) = 2.52; t crit = 2.11; p < .05.",
        "The faces differed (t= \u2014 2.95; d.f. = 23; p=.007).",
        "They were not more, t = -1.7398, df = 4, p-value = 0.9216.",
    ),
    wrong=(
        "The groups differed, t(17) = 2.52; t crit = 2.11; p < .001.",
        "The faces differed (t= \u2014 2.95; d.f. = 23; p=.07).",
        "The groups differed, t(198) = -2.22, p = -.03.",
        "F(1, 19) = 4,44, p = 0,48.",
        "Keduanya berbeda, t(38) = 2,45; p = 0,19.",
        "\u03c7\u00b2(2) = 6.71, p = .35.",
        "r(48) = .31, p < .01.",
        "It did not, t(28) = 3.20, n.s.",
        "Keduanya sama, F(2, 57) = 9,35; tidak signifikan.",
        "The test was not significant (p = 1.04).",
        "The effect was small (p = -.31).",
    ),
    apart=(
        "Seasonality (P = 5.2) was strongest in the north.",
        "The speed was t = 3.20; for the men p = .40.",
        "The test ran at low pressure (p = 1.04 bar); a Spearman correlation was weak.",
        "By the Mann-Whitney test they were alike, U = 19, Z = -0.703, p = 0.535.",
        "A difference was found, t(74) = 8.23, p = 4.7113406\\times 10^{-12}.",
        "Of all, F(120000, 130000) = 3.10, p = .20.",
        "Their ranks had a weak association by Spearman's test (p = -.31).",
    ),
)
