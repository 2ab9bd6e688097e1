"""Find the numbers of texts, as their document writes them.

Nobody declares the marks of an unknown document, and one document may use both traditions. A
numeral with one mark before three digits (``17.325``) has two readings; its column, its block, its
document and its language decide which comes first, and both are kept.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from runut.check.numbers.left_out import CLASS
from runut.check.numbers.marks import Marks
from runut.check.numbers.numerals import NEAR, numerals_of
from runut.check.numbers.reading import Numeral
from runut.check.report import Number
from runut.check.text import Block, Text
from runut.numerals.units import MAGNITUDES, measure_of

FEWEST_ROWS, FEWEST_COLUMNS = 2, 4  # whose cells may be their numbers
AROUND = 60  # characters that are kept as the context of a numeral
YEARS = range(1500, 2101)
COUNTED_BEFORE = re.compile(
    r"(?:\b[nN]\s*=|\btotal(?:ling)? of|\bsebanyak|\bberjumlah|\bsejumlah|\bmencapai)\s*$"
)
COUNTED_AFTER = re.compile(
    r"\s+(?:participants|patients|respondents|records|cases|subjects|children|adults|women|men|"
    r"students|pupils|voters|workers|responden|pasien|peserta|kasus|sampel|anak|siswa|mahasiswa|"
    r"murid|warga|pemilih|pekerja|unit|buah|ekor)\b"
)
IN_A_ROW = re.compile(r"\s(\d{3,})\s$")  # a number right before it, as in a table's row
FROM_TO = re.compile(r"\b(?:from|dari)\s(\d{3,5})\s(?:to|menjadi)\s(\d{3,5})\b")
TIME_BEFORE = re.compile(
    r"\b(?:by|until|early|late|mid|pada|hingga|sampai|awal|akhir|pertengahan)[\s-]*$", re.I
)
CALLED = re.compile(r"\w+\.?\s+[\dIVXLA-Z]+(?:[.-]\d+)*[a-z]?|")  # Table 2, Tabel 4.1
YEAR_HEAD = re.compile(r"\b(?:year|tahun)\b", re.I)


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
    for ends in FROM_TO.finditer(block.text):  # from 2222 to 1857
        is_end = numeral.offset in (ends.start(1), ends.start(2))
        if is_end and not all(int(end) in YEARS for end in ends.groups()):
            return False
    is_counted = numeral.unit or COUNTED_AFTER.match(after)
    return not is_counted or bool(TIME_BEFORE.search(before[-NEAR:]))


def _are_numbered(line: Sequence[tuple[Block, Numeral]], fewest: int) -> bool:
    """Whether the cells of a column, or of a row, number the rows, or the columns."""
    values = [n.printed for b, n in line if re.fullmatch(r"\s*\(?\d+[.)]?\s*", b.text)]
    return len(values) >= fewest and values == [str(i + 1) for i in range(len(values))]


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


def _column_heads(blocks: Sequence[Block]) -> dict[object, str]:
    """What stands above each column of each table; a head over several columns is each one's."""
    cells = [block for block in blocks if block.kind == "cell" and block.is_head]
    rows: dict[object, list[Block]] = defaultdict(list)
    for cell in cells:
        rows[cell.table, cell.row].append(cell)
    heads: dict[object, str] = defaultdict(str)
    for (table, row), some in rows.items():
        below = rows.get((table, row + 1), ())
        ends = [*(cell.column for cell in some[1:]), math.inf]
        for cell, end in zip(some, ends, strict=True):
            under = [one.column for one in below if 0 < cell.column < one.column < end]
            for column in (cell.column, *under):
                heads[table, "column", column] += f" {cell.text}"
    return heads


def find_numbers(texts: Sequence[Text]) -> list[Number]:
    """Every number of the texts, in the order of reading, with ids that say where it stands."""
    return [number for document, text in enumerate(texts) for number in _numbers_of(text, document)]


def _numbers_of(text: Text, document: int) -> list[Number]:
    numerals = [numerals_of(block) for block in text.blocks]
    columns: dict[object, list[tuple[Block, Numeral]]] = defaultdict(list)
    rows: dict[object, list[tuple[Block, Numeral]]] = defaultdict(list)
    heads: dict[object, str] = {}
    called: dict[int, str] = {}
    for block, found in zip(text.blocks, numerals, strict=True):
        if block.kind == "cell":
            columns[block.table, block.column] += [(block, numeral) for numeral in found]
            rows[block.table, block.row] += [(block, numeral) for numeral in found]
            if block.is_head or block.column == 0:
                heads[block.table, "row", block.row] = (
                    f"{heads.get((block.table, 'row', block.row), '')} {block.text}"
                )
        elif block.kind == "caption" and block.table is not None:
            called.setdefault(block.table, CALLED.match(block.text)[0])
    heads |= _column_heads(text.blocks)
    marks = Marks(text, numerals)
    numbered = {key for key, line in columns.items() if _are_numbered(line, FEWEST_ROWS)}
    numbering = {key for key, line in rows.items() if _are_numbered(line, FEWEST_COLUMNS)}
    made = []
    for index, (block, found) in enumerate(zip(text.blocks, numerals, strict=True)):
        column = columns[block.table, block.column] if block.kind == "cell" else []
        for numeral in found:
            reason = numeral.left_out
            if not reason and _is_year(numeral, block, column):
                reason = "year"
            is_first = block.column == 0 and (block.table, 0) in numbered
            if not reason and (is_first or (block.table, block.row) in numbering):
                reason = "row number"
            if not reason and block.column == 0 and _is_class(block):
                reason = "class"
            readings = marks.choose(numeral, block, index)
            chosen = readings[0]
            factor = measure_of(numeral.magnitude, MAGNITUDES).factor if numeral.magnitude else 1
            place = block.section
            if block.kind == "cell":
                names = (heads.get((block.table, "row", block.row), "") if block.column else "",
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
                    table=called.get(block.table, ""),
                    left_out=reason,
                    readings=tuple(readings),
                    factor=Fraction(factor),
                )
            )
    return made
