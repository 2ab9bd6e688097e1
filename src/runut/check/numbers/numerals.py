"""The numerals of a block, with their signs, magnitudes and units."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from runut.check.numbers import blanks
from runut.check.numbers.in_words import numerals_in_words
from runut.check.numbers.left_out import stretches
from runut.check.numbers.reading import BEFORE, BLANKS, Numeral, after_of, readings_of
from runut.check.report import Reading
from runut.check.text import Block
from runut.numerals.units import UNITS, measure_of

NEAR = 40  # characters that are looked at before a numeral
LONGEST = 30  # digits and marks; longer runs are codes
LONGEST_WORD = 2000  # characters; an address may be long
ENDLESS = re.compile(rf"[\d.,]{{{LONGEST + 1},}}|\s{{{LONGEST + 1},}}|\S{{{LONGEST_WORD + 1},}}")
NUMERAL = re.compile(
    r"(?:(?<=[nN] = )|(?<=[nN]=))\d{1,3}(?: \d{3})+(?!\d)|"
    r"\b[1-9]\d{0,2}(?: \d{3})* 000(?![\d.,]*\d)|"
    r"(?:(?<=[\u20ac\u00a3$])|(?<=Rp)|(?<=Rp )|(?<=Rp\. ))\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|"
    rf"\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?:[.,]\d+)?(?!\d)"
    r"|(?<!\b\d )(?<!\b\d\d )(?<!\b\d\d\d )"
    r"\d{1,3}(?: \d{3}){2,3}(?! \d{3,}\b)(?:[.,]\d+)?(?![\d,.]\d|\d)"
    r"|\d+(?:[.,'\u2019]\d+)*"
    r"|(?<![\w.,])[.,]\d+"
)
# "of 1 856 persons" tells that one blank groups, here and in what stands around it
TELLS_BLANK = re.compile(
    r"\b(?:of|the|were|was|are|some|about|among|ada|dari|sebanyak|sejumlah|berjumlah|mencapai|"
    r"sekitar|terdapat) [1-9]\d{0,2} \d{3} [a-z]|[a-z] [1-9]\d{0,2}(?: \d{3}){2,3} [a-z]",
    re.I,
)
GROUPED = re.compile(
    rf"(?<!\d )(?<![\w.,])[1-9]\d{{0,2}}(?: \d{{3}})+(?:[.,]\d+)?(?![\d.,]*\d| \d)|"
    rf"{NUMERAL.pattern}"
)
WHOLE_CELL = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
# the same with a sign or a unit around it, or what stands in brackets behind it
ALONE_IN_CELL = re.compile(
    rf"[^\w\d]*(?:[^\W\d]{{1,3}}\W{{1,2}})?{WHOLE_CELL.pattern}\s*(?:[(\[][^()\[\]]*)?\W*$"
)
MINUS = "-\u2212\u2013"
# a sign with a blank behind it, where nothing stands before that it could be subtracted from
SIGN_APART = re.compile(
    rf"(?:^\s*|[(\[=:;]\s*|\b(?:to|hingga|sampai|CI|IK)\s+)([\u2212\u2013-][ {BLANKS}])$"
)
# 49,603cases, where a blank was forgotten; 15.94p; 699TWh
GLUED = re.compile(
    r"\d{1,3}(?:[.,]\d{3})+(?=[a-z]{4})|\d+\.\d+(?=[pP]\b)|"
    r"\d[\d.,]*(?=(?:[kMGT]Wh?|[kMGT]B|[cm]?m|m[gl]|mph|ft|hrs?|bps?|x)\b)"
)
JOINED = re.compile(r"\s+(?:and|to|dan|hingga|sampai|s/d)\s+|\s?[-\u2013]\s?")  # 5 and 18 per cent
NOTED = re.compile(
    r"[-\u2212\u2013(]?[.,]?\d[\d.,]*[a-h]\)?"
)  # a cell's number with a note's letter
TOTAL = re.compile(r"\b(?:Total|TOTAL|Jumlah|JUMLAH)$")  # to the numbers behind it, by a file


def _sign(text: str, start: int, is_cell: bool) -> str:
    """The sign before a numeral; a dash after another number makes a range, not a sign, and one
    before all other words of a paragraph marks an item of a list."""
    is_item = not is_cell and len(text) > NEAR and not text[:start].strip(MINUS + " ")
    if not is_item and (set_apart := SIGN_APART.search(text[max(0, start - NEAR) : start])):
        return set_apart[1]
    if start == 0 or text[start - 1] not in MINUS + "+":
        return ""
    before = text[max(0, start - 1 - NEAR) : start - 1]
    if before and (before[-1].isalnum() or before[-1] in ")%.," or before.endswith("+/")):
        return ""
    if text[start - 1] == "\u2013" and re.search(r"[\d%]\s*$", before):
        return ""
    return text[start - 1]


def _share_a_unit(text: str, found: Sequence[Numeral]) -> None:
    """The unit behind the last of "5 and 18 per cent" is that of the first too."""
    for one, other in pairwise(found):
        between = text[one.offset + len(one.printed) : other.offset]
        if (
            other.unit in ("percent", "points")
            and not (one.unit or one.magnitude or one.left_out)
            and JOINED.fullmatch(between)
            and all(reading.value <= 100 for reading, _ in one.readings)
        ):
            one.unit = other.unit


def _is_name(
    text: str, start: int, end: int, currency: re.Match[str] | None, measured: bool
) -> bool:
    """Whether letters that touch the digits make them part of a name: ``P2SEM``, ``COVID-19``."""
    before = text[max(0, start - NEAR) : start]
    if GLUED.match(text, start) and not re.search(r"\w$", before):
        return False
    if not currency and re.search(r"(?:[^\W\d]|_)[-\u2010\u2011]?$|[A-Za-z]\d*\.$", before):
        return not TOTAL.search(before)
    return end < len(text) and (text[end].isalpha() or text[end] == "_") and not measured


def numerals_of(block: Block) -> list[Numeral]:
    """The numerals of a block, in order."""
    # runs that no pattern should have to walk through again and again
    text = ENDLESS.sub(lambda run: ("_ " * len(run.group()))[: len(run.group())], block.text)
    covered = list(stretches(text, block.kind))
    if block.kind != "cell":
        text = blanks.told(text)
    found = []
    pattern = NUMERAL
    if block.kind != "cell" and TELLS_BLANK.search(text):
        pattern = GROUPED
    elif block.kind == "cell" and WHOLE_CELL.fullmatch(text.strip()):
        pattern = WHOLE_CELL  # in a cell of its own, even one blank may group
    elif block.kind == "cell" and ALONE_IN_CELL.match(text):
        pattern = GROUPED
    for match in pattern.finditer(text):
        raw, start, end = match.group(), match.start(), match.end()
        currency = BEFORE.search(text[max(0, start - 6) : start])
        after = after_of(text, end, currency)
        unit = measure_of(currency["unit"], UNITS).name if currency else after.unit
        sign = _sign(text, start, block.kind == "cell")
        readings = readings_of(raw) if len(raw) <= LONGEST else []
        reason = next((why for a, b, why in covered if a <= start < b), "")
        if not reason and not readings:
            reason = "version"
        is_noted = block.column and NOTED.fullmatch(text.strip())
        if not reason and not is_noted and _is_name(text, start, end, currency, after.end > end):
            reason = "name"
        found.append(
            Numeral(
                sign + raw,
                start - len(sign),
                [
                    (Reading(-r.value if sign and sign[0] in MINUS else r.value, r.decimals), way)
                    for r, way in readings or [(Reading(Fraction(0), 0), "")]
                ],
                (re.findall(r"[.,]", raw) or [""])[-1],
                unit,
                after.magnitude,
                reason,
            )
        )
    _share_a_unit(text, found)
    return sorted([*found, *numerals_in_words(text, covered)], key=lambda one: one.offset)
