"""Find the numerals of texts, and read them as their document writes numbers.

Nobody declares the marks of an unknown document, and one document may use both traditions. A
numeral with one mark before three digits (``17.325``) has two readings; its column, its block, its
document and its language decide which comes first, and both are kept.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from runut.check import blanks
from runut.check.left_out import CLASS, stretches
from runut.check.report import Number, Reading
from runut.check.text import Block, Text
from runut.numerals import words
from runut.numerals.units import (
    AFTER_PATTERN,
    BEFORE_PATTERN,
    MAGNITUDE_PATTERN,
    MAGNITUDES,
    MONEY,
    UNITS,
    measure_of,
)

BLANKS = "\u00a0\u202f\u2009"
NEAR = 40  # characters that are looked at before a numeral
AROUND = 60  # characters that are kept as the context of a numeral
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
AFTER = re.compile(
    rf"(?:[\s-]?\s?(?P<magnitude>{MAGNITUDE_PATTERN}))?(?:[\s-]?\s?(?P<unit>{AFTER_PATTERN}))?",
    re.I,
)
# letters that stand for a magnitude of money: £17m; what Rp5M is depends on the language
OF_MONEY = re.compile(
    r"(?:(?P<million>\s?m)|(?P<thousand>k)|(?P<billion>b)|(?P<trillion>\s?tn?))(?![\w-])", re.I
)
BEFORE = re.compile(rf"(?<![A-Za-z])(?P<unit>{BEFORE_PATTERN})\s?[-\u2212(]?$")
MINUS = "-\u2212\u2013"
# a sign with a blank behind it, where nothing stands before that it could be subtracted from
SIGN_APART = re.compile(
    rf"(?:^\s*|[(\[=:;]\s*|\b(?:to|hingga|sampai|CI|IK)\s+)([\u2212\u2013-][ {BLANKS}])$"
)
# 49,603cases, where a blank was forgotten; 699TWh
GLUED = re.compile(
    r"\d{1,3}(?:[.,]\d{3})+(?=[a-z]{4})|\d[\d.,]*(?=(?:[kMGT]Wh?|[kMGT]B|[cm]?m|m[gl]|mph|ft|hrs?|bps?|x)\b)"
)
JOINED = re.compile(r"\s+(?:and|to|dan|hingga|sampai|s/d)\s+|\s?[-\u2013]\s?")  # 5 and 18 per cent
YEARS = range(1500, 2101)
NOTED = re.compile(r"[-\u2212\u2013(]?\d[\d.,]*[a-h]\)?")  # a cell's number with a note's letter
TOTAL = re.compile(r"\b(?:Total|TOTAL|Jumlah|JUMLAH)$")  # to the numbers behind it, by a file
COUNTED_BEFORE = re.compile(
    r"(?:\b[nN]\s*=|\btotal(?:ling)? of|\bsebanyak|\bberjumlah|\bsejumlah|\bmencapai)\s*$"
)
COUNTED_AFTER = re.compile(
    r"\s+(?:participants|patients|respondents|records|cases|subjects|children|adults|women|men|"
    r"students|pupils|voters|workers|responden|pasien|peserta|kasus|sampel|anak|siswa|mahasiswa|"
    r"murid|warga|pemilih|pekerja|unit|buah|ekor)\b"
)
IN_A_ROW = re.compile(r"\s(\d{3,})\s$")  # a number right before it, as in a table's row
TIME_BEFORE = re.compile(
    r"\b(?:by|until|early|late|mid|pada|hingga|sampai|awal|akhir|pertengahan)[\s-]*$", re.I
)
# two thirds, three times, two million: what follows a number that is no count
FRACTION = (
    r"(?!\s?-?(?:thirds?|quarters?|fourths?|fifths?|tenths?|per(?:tiga|empat|lima|sepuluh)|times|"
    r"fold|kali|hundred|thousand|million|ratus|ribu|juta)\b)"
)
# a number in words, where a whole is named: of figures that follow, in so many words, or at the
# start of a sentence, where no figures may stand
IN_WORDS = re.compile(
    rf"\b(?:(?:a total of|in all|out of|seluruhnya|sejumlah|berjumlah|total)\s+"
    rf"(?P<told>{words.PATTERN})\b"
    rf"|(?P<part>{words.PATTERN})\b{FRACTION}(?=\s(?:\w+\s){{0,2}}(?:of|out of|dari)\s"
    rf"(?:the\s|all\s|these\s)?(?:\d|(?:{words.PATTERN})\b[^.;\d]{{0,40}}[\s,(]\d))"
    rf"|(?<![^.!?]\s)(?P<first>{words.PATTERN})\b{FRACTION}"
    rf"|(?:of the|among the|dari)\s+(?P<of>{words.PATTERN})\b{FRACTION}(?=[^.;\d]{{0,40}}[\s,(]\d)"
    rf"|(?P<made>{words.PATTERN}){FRACTION}\s[^().;\d]{{0,40}}?"
    rf"(?:\(|\b(?:consisting of|comprising|namely|terdiri (?:dari|atas)|yaitu|yakni)\s)"
    rf"(?=[^().;\d]{{0,15}}\d))",
    re.I,
)
# nine people among 84 people and 12 people
COUNTED = re.compile(rf"(?:\d|\b(?P<word>{words.PATTERN}))\s(?P<noun>[^\W\d]{{4,}})", re.I)
AGAIN = 2  # figures that count the same
LARGE_IN_WORDS = 13
YEAR_HEAD = re.compile(r"\b(?:year|tahun)\b", re.I)
WORDS_OF = {
    "id": re.compile(r"\b(?:yang|dan|dengan|dari|untuk|pada|tidak|adalah|sebesar)\b", re.I),
    "en": re.compile(r"\b(?:the|and|of|with|from|for|was|were|not|which)\b", re.I),
}


class After(NamedTuple):
    """What stands behind a numeral: names of a magnitude and a unit, and where they end."""

    magnitude: str
    unit: str
    end: int


@dataclass
class Numeral:
    """A numeral in a block, before its reading is chosen."""

    printed: str
    offset: int
    readings: list[tuple[Reading, str]]  # with "group", "decimal" or "" where only one is possible
    mark: str  # the mark that leaves it open, or the one that was used
    unit: str
    magnitude: str
    left_out: str


def language_of(text: Text) -> str:
    """The language that a document is given, or else the one whose small words it uses most."""
    if text.language:
        return text.language
    whole = " ".join(block.text for block in text.blocks)
    found = {language: len(words.findall(whole)) for language, words in WORDS_OF.items()}
    return max(found, key=found.__getitem__) if any(found.values()) else ""


def readings_of(raw: str) -> list[tuple[Reading, str]]:
    """Every way to read digits with marks; none where the marks fit no tradition."""
    plain = re.sub(rf"[ {BLANKS}]", "", raw)
    marks = re.findall(r"[.,'\u2019]", plain)
    parts = re.split(r"[.,'\u2019]", plain)
    if not marks:
        return [(Reading(Fraction(plain), 0), "")]
    grouped = (
        all(len(part) == 3 for part in parts[1:])
        and 1 <= len(parts[0]) <= 3
        and not parts[0].startswith("0")
    )
    found = []
    if len(set(marks)) == 1 and grouped and plain == raw:
        found.append((Reading(Fraction("".join(parts)), 0), "group"))
    # 13,067,55 has the wrong mark once
    is_alone = marks[-1] not in marks[:-1] or (
        len(marks) > 1 and marks[-1] == "," and len(parts[-1]) == 2
    )
    is_decimal = marks[-1] in ".," and is_alone and len(set(marks[:-1])) <= 1
    if is_decimal and (len(marks) == 1 or all(len(part) == 3 for part in parts[1:-1])):
        value = Fraction(f"{''.join(parts[:-1]) or '0'}.{parts[-1]}")
        found.append((Reading(value, len(parts[-1])), "decimal"))
    return found


def after_of(text: str, end: int, currency: re.Match[str] | None = None) -> After:
    """The magnitude and the unit behind a numeral that ends at ``end``."""
    short = OF_MONEY.match(text, end) if currency else None
    is_idr = currency and measure_of(currency["unit"], UNITS).name == "IDR"
    if short and (not is_idr or short["trillion"]):
        return After(short.lastgroup, "", short.end())
    found = AFTER.match(text, end)
    magnitude, unit = found["magnitude"], found["unit"]
    return After(
        measure_of(magnitude, MAGNITUDES).name if magnitude else "",
        measure_of(unit, UNITS).name if unit else "",
        found.end(),
    )


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
    return sorted([*found, *_in_words(text, covered)], key=lambda one: one.offset)


def _in_words(text: str, covered: Sequence[tuple[int, int, str]]) -> Iterator[Numeral]:
    """Numbers in words that name a whole, or count what figures around them count too."""
    counted = list(COUNTED.finditer(text))
    figures = Counter(match["noun"].lower() for match in counted if not match["word"])
    alike = [m for m in counted if m["word"] and figures[m["noun"].lower()] >= AGAIN]
    told = {
        match.start(name): match[name]
        for match in (*IN_WORDS.finditer(text), *alike)
        for name in ("told", "part", "of", "made", "word", "first")
        if match.groupdict().get(name)
        # of small numbers, more than the start of a sentence must tell that they count
        and (name != "first" or words.value_of(match[name]) >= LARGE_IN_WORDS)
    }
    for start, printed in told.items():
        yield Numeral(
            printed,
            start,
            [(Reading(Fraction(words.value_of(printed)), 0), "")],
            "",
            after_of(text, start + len(printed)).unit,
            "",
            next((why for a, b, why in covered if a <= start < b), ""),
        )


class Marks:
    """What a document, each of its blocks and each column of its tables say about its marks."""

    def __init__(self, text: Text, numerals: Sequence[Sequence[Numeral]]) -> None:
        self.language = language_of(text)
        self.seen: dict[object, Counter[tuple[str, str]]] = defaultdict(Counter)
        for index, (block, found) in enumerate(zip(text.blocks, numerals, strict=True)):
            for numeral in found:
                if len(numeral.readings) == 1 and numeral.readings[0][1] and not numeral.left_out:
                    way = numeral.readings[0][1]
                    for where in self._places(block, index):
                        self.seen[where][numeral.mark, way] += 1
                        if len(set(re.findall("[.,]", numeral.printed))) == 2:
                            other = ".,".replace(numeral.mark, "")
                            self.seen[where][other, "group"] += 1

    @staticmethod
    def _places(block: Block, index: int) -> list[object]:
        """From near to far."""
        column = [("column", block.table, block.column)] if block.table is not None else []
        return [*column, ("block", index), "document"]

    def choose(self, numeral: Numeral, block: Block, index: int) -> list[Reading]:
        """The likeliest reading, then the other where the document uses its mark both ways."""
        readings = {way: reading for reading, way in numeral.readings}
        if len(readings) == 1:
            return [numeral.readings[0][0]]
        other = ".,".replace(numeral.mark, "")
        near = self.seen["block", index]
        if numeral.magnitude and near[other, "decimal"] and not near[numeral.mark, "decimal"]:
            return [readings["group"], readings["decimal"]]
        if numeral.unit in ("percent", "points", "permille"):
            return [readings["decimal"]]
        if not numeral.magnitude and (numeral.unit == "persons" or numeral.unit in MONEY):
            return [readings["group"]]
        for where in self._places(block, index):
            seen = self.seen[where]
            grouped = seen[numeral.mark, "group"] + seen[other, "decimal"]
            decimal = seen[numeral.mark, "decimal"] + seen[other, "group"]
            if where == "document":
                usual = {"id": ".", "en": ","}.get(self.language)
                grouped += 3 * (numeral.mark == usual)
                decimal += 3 * (numeral.mark != usual and usual is not None)
            if grouped != decimal:
                first, second = ("group", "decimal")[:: 1 if grouped > decimal else -1]
                whole = self.seen["document"]
                is_doubtful = whole[numeral.mark, second] + whole[other, first]
                is_doubtful = is_doubtful or bool(numeral.magnitude)
                return [readings[first], *([readings[second]] if is_doubtful else [])]
        return [readings[way] for way in ("group", "decimal")[:: -1 if numeral.magnitude else 1]]


def _is_year(numeral: Numeral, block: Block, column: Sequence[tuple[Block, Numeral]]) -> bool:
    raw = numeral.printed
    if not (raw.isdigit() and len(raw) == 4 and int(raw) in YEARS):
        return False
    is_cell = block.kind == "cell" and not block.is_head
    if numeral.magnitude or numeral.unit not in ("", "persons") or (numeral.unit and is_cell):
        return False
    if is_cell:
        others = [n for b, n in column if b is not block and not b.is_head]
        heads = " ".join(b.text for b, _ in column if b.is_head)
        return bool(YEAR_HEAD.search(heads)) or (
            bool(others) and all(re.fullmatch(r"(?:1[5-9]|20)\d\d", n.printed) for n in others)
        )
    before, after = block.text[: numeral.offset], block.text[numeral.offset + 4 :]
    if COUNTED_BEFORE.search(before[-NEAR:]):
        return False
    beside = IN_A_ROW.search(before)
    if beside and int(beside[1]) not in YEARS:
        return False
    is_counted = numeral.unit or COUNTED_AFTER.match(after)
    return not is_counted or bool(TIME_BEFORE.search(before[-NEAR:]))


def _rows_are_numbered(column: Sequence[tuple[Block, Numeral]]) -> bool:
    values = [n.printed.rstrip(".") for b, n in column if re.fullmatch(r"\s*\d+\.?\s*", b.text)]
    return len(values) >= 2 and values == [str(i + 1) for i in range(len(values))]


def _is_class(block: Block) -> bool:
    """Whether the head of a row is a class of ages or sizes: ``40-44``, ``≥ 70``."""
    return bool(CLASS.fullmatch(block.text)) and bool(re.search(r"\d\D+\d|[<>≤≥+]", block.text))


def _around(text: str, start: int, end: int) -> str:
    """The words around a numeral, whole ones."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = before.partition(" ")[2] or before
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] or after
    return " ".join(f"{before}{text[start:end]}{after}".split())


def find_numbers(texts: Sequence[Text]) -> list[Number]:
    """Every number of the texts, in the order of reading, with ids that say where it stands."""
    return [number for document, text in enumerate(texts) for number in _numbers_of(text, document)]


def _numbers_of(text: Text, document: int) -> list[Number]:
    numerals = [numerals_of(block) for block in text.blocks]
    columns: dict[object, list[tuple[Block, Numeral]]] = defaultdict(list)
    heads: dict[object, str] = {}
    for block, found in zip(text.blocks, numerals, strict=True):
        if block.kind == "cell":
            columns[block.table, block.column] += [(block, numeral) for numeral in found]
            if block.is_head:
                for key in (("row", block.row), ("column", block.column)):
                    heads[block.table, *key] = f"{heads.get((block.table, *key), '')} {block.text}"
    marks = Marks(text, numerals)
    numbered = {key for key, column in columns.items() if _rows_are_numbered(column)}
    made = []
    for index, (block, found) in enumerate(zip(text.blocks, numerals, strict=True)):
        column = columns[block.table, block.column] if block.kind == "cell" else []
        for numeral in found:
            reason = numeral.left_out
            if not reason and _is_year(numeral, block, column):
                reason = "year"
            if not reason and block.column == 0 and (block.table, 0) in numbered:
                reason = "row number"
            if not reason and block.column == 0 and _is_class(block):
                reason = "class"
            readings = marks.choose(numeral, block, index)
            chosen = readings[0]
            factor = measure_of(numeral.magnitude, MAGNITUDES).factor if numeral.magnitude else 1
            place = block.section
            if block.kind == "cell":
                names = (heads.get((block.table, "row", block.row), ""),
                         heads.get((block.table, "column", block.column), ""))  # fmt: skip
                place = "; ".join(" ".join(name.split()) for name in names if name.strip())
            start, end = numeral.offset, numeral.offset + len(numeral.printed)
            made.append(
                Number(
                    id=f"d{document + 1}n{len(made) + 1}",
                    printed=numeral.printed,
                    value=chosen.value * factor,
                    decimals=chosen.decimals,
                    unit=numeral.unit,
                    magnitude=numeral.magnitude,
                    document=document,
                    block=index,
                    offset=start,
                    page=block.page,
                    place=place,
                    context=_around(block.text, start, end),
                    left_out=reason,
                    readings=tuple(readings),
                    factor=Fraction(factor),
                )
            )
    return made
