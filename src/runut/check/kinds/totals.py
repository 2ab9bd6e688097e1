"""Parts and their total: in prose, and in the total rows of tables."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import prod

from runut.check.arithmetic import is_counted, step_of, total
from runut.check.chance import CERTAIN, DIGITS, by_chance, digits_of, width_of
from runut.check.document import ANY, P_VALUE, SPREAD, TOTAL, Document, Passage, Table, letter_of
from runut.check.kinds.kind import Kind, Match, Search, compare
from runut.check.kinds.scales import MADE_OF, scale_of
from runut.check.report import Number
from runut.check.slips import slip
from runut.numerals import words
from runut.numerals.rounding import ORDINARY

ITEM = r"[^⟨⟩();.]{0,60}"
# each number with what follows it taken once: of several commas before the next it does not matter
# which one parts them, and to try all of them would take for ever
LIST = (
    rf"((?>⟨[cdm]\d+⟩{ITEM}?(?:,|;|\band\b|\bdan\b|\+|\bplus\b)\s*(?:and\s+|"
    rf"dan\s+)?[^⟨⟩();.]{{0,45}}(?=⟨))+⟨[cdm]\d+⟩)"
)
# a pattern, its groups of the whole and of the parts, and how many digits a whole must have to be
# accused by a slip, where the words alone do not tell that it is one
PATTERNS = (
    # 41 people (19 women and 22 men)
    (rf"⟨[cdm](\d+)⟩[^⟨⟩().;]{{0,60}}\(\s*{ITEM}?{LIST}[^⟨⟩()]*\)", 1, 2, DIGITS),
    # 41 people, consisting of 19 women and 22 men
    (rf"⟨[cdm](\d+)⟩[^⟨⟩().;]{{0,60}}\b{MADE_OF}\b{ITEM}?{LIST}", 1, 2, 0),
    # 19 women and 22 men, 41 in all
    (rf"{LIST}{ITEM}(?:,|;|\u2014|\bor\b|\batau\b)\s*(?:a|with a|for a|sehingga|dengan)?\s*"
     rf"(?:in )?(?:total|jumlah|seluruhnya|totalling|"
     rf"making)\b[^⟨⟩.;]{{0,25}}⟨[cdm](\d+)⟩", 2, 1, 0),
    # 19 women and 22 men make 41; 19 women and 22 men, 41 in all
    (rf"{LIST}{ITEM}\b(?:gives?|giving|makes?|yields?|totall?(?:s|ed|ing)?|"
     rf"(?:add|sum)s? up to|sums? to|berjumlah|menghasilkan)\b[^⟨⟩.;]{{0,25}}⟨[cdm](\d+)⟩",
     2, 1, DIGITS - 1),
    (rf"{LIST}{ITEM}[,;(\u2014]\s*(?:or\s|atau\s)?⟨[cdm](\d+)⟩\s(?:\w+\s){{0,2}}?"
     rf"(?:in total|in all|altogether|seluruhnya|secara keseluruhan)\b", 2, 1, DIGITS - 1),
    # a total of 41: 19 women and 22 men
    (rf"\b(?:total|seluruhnya|"
    rf"jumlah)\b[^⟨⟩.;]{{0,30}}⟨[cdm](\d+)⟩[^⟨⟩.;:]{{0,40}}:{ITEM}?{LIST}", 1, 2, 0),
    # 41 people in two groups: 19 women and 22 men; 41 people, of whom 19 are women and 22 men
    (rf"⟨[cdm](\d+)⟩[^⟨⟩().;]{{0,60}}\b(?:"
     rf"(?:in|into|across|dalam|pada|di|ke)\s(?:\w+\s){{0,2}}\w+:|(?:of which|of whom|"
     rf"di antaranya|divided into|split into|dibagi|terbagi)\b){ITEM}?{LIST}", 1, 2, DIGITS),
)  # fmt: skip
WORD = re.compile(r"[^\W\d]{4}")  # in a cell without numbers
IN_WORDS = re.compile(rf"\b(?:one|satu|{words.PATTERN})\b", re.I)  # a part that is no numeral
LARGE_UNITS = r"\b(?:ribu|juta|miliar|thousands?|millions?|billions?|000)\b"
PART_OF = re.compile(
    r"^\W*(?:(?:\w+\s){0,2}of which|of whom|thereof|including|di antaranya|termasuk|o/w)\b", re.I
)
LONGEST = 12  # rows that are looked through for a sum that no word tells of
MOST_ROWS = 60
MOST = 20  # counts of a sentence or a paragraph that make a total elsewhere
MIXED = ("mixed",)
SURE = 1e-4  # expected rows by chance, below which one column may be accused
ALIKE = 3  # totals that miss by as much: something else is in them
MANY = 4  # totals that hold, so that one that does not is out of line
DIVIDED = (
    r"(?:randomi[sz]ed|assigned|allocated|divided|split|broken down|breakdown|dibagi|terbagi|"
    r"dialokasikan|diacak|dirinci|rincian|di antaranya|of whom|of which|including|termasuk)"
)
NAMED = (
    r"\b(?:totals?|totall?ing|sum|together|combined|altogether|in all|overall|jumlah\w*|total\w*|"
    r"seluruh\w*|keseluruhan|gabungan|ketiganya|keduanya|keempatnya|kelimanya)\b"
    rf"[^⟨⟩.;]{{0,60}}{ANY}|{ANY}[^⟨⟩.;]{{0,140}}\b(?:{MADE_OF}|{DIVIDED})\b"
)
OF = r"\b(?:of|among|dari|di antara)\b[^⟨⟩.;,]{0,30}⟨c(\d+)⟩"


def sum_formula(parts: list[Number]) -> str:
    return " + ".join(["{}"] * len(parts))


def _plausible(match: Match) -> bool:
    """Whether what does not add up was meant to: near, or by one slip."""
    near = match.computed and abs(match.computed - match.result.value) * 10 <= abs(
        match.result.value
    )
    return bool(match.holds or slip(match.result, match.computed) or near)


def _were_rounded(match: Match) -> bool:
    """Whether long numbers may be off as rounded parts are: full-time equivalents."""
    return _is_near(match) and all(digits_of(n) >= DIGITS for n in (match.result, *match.parts))


def _prose(sentence: Passage) -> Iterator[Match]:
    taken: set[str] = set()
    without_shares = re.sub(r"\s*\(⟨p\d+⟩\)", "", sentence.marked)
    for pattern, whole, parts, digits in PATTERNS:
        for found in re.finditer(pattern, without_shares, re.I):
            result = sentence.number(found[whole])
            numbers = [sentence.number(i) for i in re.findall(ANY, found[parts])]
            numbers = [n for n in numbers if n.unit in (result.unit, "", "persons")]
            if (
                len(numbers) < 2
                or result.id in taken
                or any(n.value > result.value for n in numbers)
            ):
                continue
            match = compare(
                KIND, result, numbers, total, sum_formula(numbers), "words for parts of a whole",
                claimed=not digits or (whole < parts and scale_of(sentence, numbers) is not None),
            )  # fmt: skip
            gap = result.value - match.computed
            slipped = slip(result, match.computed) or any(slip(n, n.value + gap) for n in numbers)
            if digits_of(result) >= digits and slipped:
                match = replace(match, claimed=True)
            clause = re.split(r"[.;)]", without_shares[found.start(parts) :], maxsplit=1)[0]
            may_be_wrong = _plausible(match) and not _were_rounded(match)
            if match.holds or (match.claimed and may_be_wrong and not IN_WORDS.search(clause)):
                taken.add(result.id)
                yield match


def _too_many(sentence: Passage) -> Iterator[Match]:
    """Counts that exclude each other, and are more than the whole."""
    told = next(sentence.find(OF), None)
    if not told:
        return
    whole = sentence.number(told[1])
    counts = [
        n
        for n in sentence.numbers
        if letter_of(n) == "c" and n.offset > whole.offset and n.value <= whole.value
    ]
    scale = scale_of(sentence, counts) if len(counts) >= 2 else None
    behind = re.split("⟨", sentence.marked[told.end() :])[0].lower()
    if scale is None or scale & {*re.findall(r"[a-z]+", behind)}:  # the 64 boys and 56 girls
        return
    match = compare(
        KIND, whole, counts, total, sum_formula(counts), "words that exclude each other"
    )
    # fewer than the whole may leave some out; more cannot be
    if match.holds or (match.computed > whole.value and not _were_rounded(match)):
        yield match


def _of_all(document: Document) -> Iterator[Match]:
    """All that a sentence or a paragraph counts, or the two sides of a scale, and their total
    elsewhere."""
    first: dict[Fraction, Number] = {}
    for number in document.claims:
        if digits_of(number) > 2:
            first.setdefault(number.value, number)
    tried = sorted(map(float, first))
    sentences = (sentence for sentence, _ in document.sentences)
    for passage in (*sentences, *document.paragraphs):
        counts = [n for n in passage.numbers if letter_of(n) == "c"]
        if len(counts) > MOST:
            continue
        alike = [[n for n in counts if n.unit == unit] for unit in {n.unit for n in counts}]
        for parts in (*(some for some in alike if len(some) > 2), *pairwise(counts)):
            result = first.get(sum(n.value for n in parts))
            if (
                result
                and result.document == parts[0].document
                and result.unit in (parts[0].unit, "", "persons")
                and (len(parts) > 2 or scale_of(passage, parts))
            ):
                match = compare(
                    KIND, result, parts, total, sum_formula(parts), "all that stands together",
                    claimed=False,
                )  # fmt: skip
                yield replace(match, by_chance=by_chance(result, tried))


def _column(table: Table, column: int, rows: list[int]) -> list[Number] | None:
    """The numbers of a column in these rows, one a row; blanks and dashes are nothing, but words
    say that it is of no one thing."""
    if P_VALUE.search(table.head(column)):
        return None
    found = []
    for row in rows:
        cell = table.cells.get((row, column))
        if cell is None or row in table.p_rows:
            continue
        if not cell.numbers:
            if WORD.search(cell.block.text) and not cell.block.is_head:
                return None
            continue
        if not cell.begins_with_number:
            return None
        found.append(cell.first)
    return found


def _groups(table: Table, row: int, totals: list[int]) -> Iterator[list[int]]:
    """The rows that a total may be of: up to the total before it, all, or the subtotals."""
    above = [r for r in table.body if r < row]
    last = max((r for r in totals if r < row), default=-1)
    yield [r for r in above if r > last]
    if last >= 0:
        yield [r for r in above if r not in totals]
        yield [r for r in totals if r < row]
    else:
        yield [r for r in table.body if r > row]  # a total that stands first


def _is_near(match: Match) -> bool:
    """Whether a total is off by what ordinary rounding of its parts may add up to."""
    step = step_of(match.result)
    return abs(match.computed - match.result.value) * 2 <= (len(match.parts) + 1) * step


def _mended(match: Match) -> int:
    """How many of the parts one slip could have spoilt."""
    gap = match.result.value - match.computed
    return sum(bool(slip(part, part.value + gap)) for part in match.parts)


def _may_add_up(part: Number, result: Number) -> bool:
    """Whether a number is of the sort of a total: of its unit, and no finer than it."""
    return part.unit == result.unit and (part.decimals <= result.decimals or result.value == 100)


def _totals(table: Table, row: int, totals: list[int]) -> list[Match]:
    """A total row, column by column: the rows that fit, or else the likeliest.

    Beside numbers of other sorts (a ratio, an interval) a total is told, but never accused.
    """
    found = []
    for column in table.columns:
        cell = table.cells.get((row, column))
        if (
            cell is None
            or not cell.begins_with_number
            or SPREAD.search(f"{table.head(column)} {table.name(row)}")
        ):
            continue
        result = cell.first
        tried = []
        for rows in _groups(table, row, totals):
            rows = [r for r in rows if table.has_shares(r) == table.has_shares(row)]
            numbers = _column(table, column, rows) or []
            parts = [n for n in numbers if _may_add_up(n, result)]
            if len(parts) >= 2:
                match = compare(KIND, result, parts, total, sum_formula(parts), "a total row")
                if match.holds or parts == numbers:
                    tried.append(match)
        is_share = table.percent(column, result)
        if is_share and (
            result.value != 100 or any(p.value == 100 for m in tried for p in m.parts)
        ):
            tried = [match for match in tried if match.holds]  # shares of rows add up to nothing
        if tried:
            found.append(next((match for match in tried if match.holds), tried[0]))
    return found


def _of_other_rows(table: Table) -> Iterator[tuple[int, list[Match]]]:
    """Rows that are the sum of the rows right above or right below them, of earlier rows that are
    such sums, or of those with the same name: in all columns, or in one of long numbers."""
    for letters in ("cm", "d"):
        numbers = {row: _numbers(table, row, letters) for row in table.body}
        rows = [row for row in table.body if numbers[row]]
        sums: list[int] = []
        # what is a part of a row above it adds nothing to a total
        parts = {row for row in rows if PART_OF.search(table.name(row))}
        for at, row in enumerate(rows) if len(rows) <= MOST_ROWS else ():
            name = table.name(row).lower()
            below = [rows[at + 1 : at + 1 + many] for many in range(2, LONGEST + 1)]
            above = rows[:at], [one for one in rows[:at] if one not in parts]
            groups = [
                *below,
                *(some[-many:] for some in above for many in range(2, min(at, LONGEST) + 1)),
                sums[:],
                [one for one in rows[:at] if name and table.name(one).lower() == name],
            ]
            for group in groups:
                found = _all_columns(numbers[row], [numbers[one] for one in group])
                right = [match for match in found if match.holds]
                # what says the same again says nothing
                widths = {match.result.value: width_of(match.result) for match in right}
                chance = len(groups) * prod(widths.values())
                likely = CERTAIN if len(found) > 1 else CERTAIN / len(rows)
                if found and chance < (likely if right == found else SURE):
                    sums += [row] if row not in sums else []
                    parts |= {*group} if group in below else set()
                    may_be_off = table.is_run_in or _is_in_large_units(table)
                    yield row, [match for match in found if may_be_off or match.holds != MIXED]


def _all_columns(whole: dict[int, Number], rows: list[dict[int, Number]]) -> list[Match]:
    """A row as the sum of others: in most of its columns, and in all as far as they are rounded,
    but for one that a slip has spoilt; where columns are full, a blank in another is nothing."""
    parts = {column: [row[column] for row in rows if column in row] for column in whole}
    full = [column for column, some in parts.items() if len(some) == len(rows)]
    few = min(2, len(whole))
    if len(rows) < 2 or len(full) < few or not all(parts.values()):
        return []
    found = [
        compare(KIND, whole[column], some, total, _signed_formula(some), "rows that add up")
        for column, some in sorted(parts.items())
    ]
    right = [match for match in found if ORDINARY & set(match.holds)]
    off = [match for match in found if not _is_near(match)]
    is_slip = [bool(slip(m.result, m.computed) or _mended(m)) for m in off] == [True]
    are_right = len(right) == len(found) - 1
    if len(right) < few or 2 * len(right) < len(found) or (off and not (is_slip and are_right)):
        return []
    return [
        match if match in right or match in off else replace(match, holds=MIXED)
        for match in found
        if len(match.parts) > 1
    ]


def _signed_formula(parts: list[Number]) -> str:
    """A sum of which what stands in brackets is taken away."""
    signs = ("−" if part.value < 0 and part.printed[0].isdigit() else "+" for part in parts)
    return " ".join(f"{sign} {{}}" for sign in signs).removeprefix("+ ")


def _numbers(table: Table, row: int, letters: str) -> dict[int, Number]:
    """By column, the first numbers of a row's cells, of some sorts; in brackets, less than 0."""
    found = {}
    for column in table.columns:
        number = next(iter(_column(table, column, [row]) or ()), None)
        if number and letter_of(number) in letters:
            is_minus = table.cells[row, column].passage.marked.strip().startswith("(")
            found[column] = replace(number, value=-number.value) if is_minus else number
    return found


def _is_in_large_units(table: Table) -> bool:
    words = table.said + " ".join(map(table.head, table.columns))
    return re.search(LARGE_UNITS, words, re.I) is not None


def _table(table: Table) -> Iterator[Match]:
    totals = [row for row in table.body if table.is_total(row)]
    in_large_units = _is_in_large_units(table)
    by_row = [_totals(table, row, totals) for row in totals]
    summed: set[int] = set()
    for row, matches in _of_other_rows(table):
        summed.add(row)
        yield from matches
    everywhere = [match for matches in by_row for match in matches]
    gaps = Counter(m.computed - m.result.value for m in everywhere if not m.holds)
    holds_more = max(gaps.values(), default=0) >= ALIKE
    # a table turned has one total a row: they bear each other out
    most_hold = sum(bool(ORDINARY & set(m.holds)) for m in everywhere) >= max(
        MANY, 0.75 * len(everywhere)
    )
    for row, matches in zip(totals, by_row, strict=True):
        if row in summed and not any(match.holds for match in matches):
            continue
        some_hold = any(match.holds for match in matches)
        # what holds nowhere is no total, if that could have been seen
        is_first = row == table.body[0] and len(totals) > 1
        if not some_hold and (len(matches) > 1 or is_first):
            continue
        for match in matches:
            is_rounded = not is_counted(match.result) or in_large_units
            if not match.holds and holds_more:
                continue
            if match.holds and match.holds != ("mixed",):
                yield match
            elif is_rounded and (_is_near(match) or (match.holds and not most_hold)):
                yield replace(match, holds=("mixed",))
            elif (
                # what lies below one of its parts is a rate of all
                (most_hold and match.result.value >= max(n.value for n in match.parts))
                or (some_hold and (_plausible(match) or _mended(match)))
                or slip(match.result, match.computed)
                or (match.result.value >= 100 and _mended(match) == 1)
            ):
                yield replace(match, holds=())


def _heads(table: Table) -> Iterator[Match]:
    """The sizes in the heads of columns, of what stands below or where one is of all the others:
    ``Total (N = 41)``."""
    sizes = {column: table.head_numbers(column) for column in table.columns}
    for column, some in sizes.items():
        body = [r for r in table.body if not table.is_total(r)]
        parts = _column(table, column, body) or []
        if len(some) == 1 and len(parts) >= 3 and all(letter_of(n) == "c" for n in parts):
            match = compare(
                KIND, some[0], parts, total, sum_formula(parts), "the head of the column"
            )
            if match.holds:
                yield match
    wholes = [c for c in sizes if len(sizes[c]) == 1 and TOTAL.search(table.head(c))]
    parts = [n for c, some in sizes.items() if c not in wholes and len(some) == 1 for n in some]
    if len(wholes) == 1 and len(parts) >= 2:
        [result] = sizes[wholes[0]]
        match = compare(KIND, result, parts, total, sum_formula(parts), "the heads of columns")
        if match.holds:
            yield match


def find(document: Document) -> Iterator[Match]:
    for sentence, _ in document.sentences:
        yield from _prose(sentence)
        yield from _too_many(sentence)
    yield from _of_all(document)
    for table in document.tables:
        yield from _table(table)
        yield from _table(table.turned)
        yield from _heads(table)


KIND = Kind(
    name="total",
    find=find,
    searches=(
        Search(
            total,
            "{0} + {1}",
            "cdmp",
            ("cdmp", "cdmp"),
            lambda a, b: a + b,
            like=True,
            is_symmetric=True,
            told=NAMED,
        ),
    ),
    right=(
        "The 2,315 rural and the 4,180 urban schools make 6,495 schools.",
        "In three wards 34, 52 and 41 nurses worked, 127 in total.",
        "There were 1,846 in three departments: 712 here, 655 there and 479 elsewhere.",
        "We asked 41 people (19 women and 22 men).",
        "Sampel berjumlah 41 orang, terdiri atas 19 perempuan dan 22 laki-laki.",
        "Nilainya Rp472.525 sebulan dengan komposisi makanan sebesar Rp349.474 (73,96 persen) dan "
        "selain makanan sebesar Rp123.051 (26,04 persen).",
        "They chose twelve villages (5 on the coast and 7 inland).",
        "Ada dua puluh lima sekolah, yaitu 14 negeri dan 11 swasta.",
        "| | North | South |\n| a | 12 | 30 |\n| b | 25 | 41 |\n| Total | 37 | 71 |",
        "| | % |\n| a | 40 |\n| b | 17.7 |\n| c | 42.3 |\n| Total | 100 |",
        "| | % |\n| a | 33.3 |\n| b | 33.3 |\n| c | 33.3 |\n| Total | 100.0 |",
        "Of the 326 cases, 58 were mild, 191 moderate and 77 severe.",
        "| | Men | Women | Total |\n| a | 12 | 30 | 42 |\n| b | 25 | 41 | 66 |",
        "| | Total (N = 218) | One (N = 125) | Two (N = 93) | Ratio |\n| Died, n (%) | 24 (11%) | "
        "15 (12%) | 9 (10%) | 0.74 |\n| Left, n (%) | 66 (30%) | 39 (31%) | 27 (29%) | 1.01 |",
        "From a total of 4420 admissions (1587 women, 2833 men), women died more often.",
        "Pendapatan mencapai Rp886,9 triliun.\n\nPajak menyumbang Rp557,8 triliun. Bea dan cukai "
        "Rp122,2 "
        "triliun. Bukan pajak Rp206,9 triliun.",
        "Yang barat 16,26 persen, yang timur 12,81 persen, dan yang utara 8,65 persen.\n\n"
        "Ketiganya "
        "mencapai 37,72 persen.",
        "Only 2,500 patients were randomised to the drug (1,250 people) or to placebo (1,250 "
        "people).",
        "| | Drug | Placebo |\n| Died | 84 | 101 |\n| At least one event | 126 | 157 |\n"
        "| At least two events | 12 | 22 |\n| Total events | 138 | 179 |",
        "| | A | B | C |\n| Started | 3870 | 3862 | 3901 |\n| Completed | 3836 | 3827 | 3865 |\n"
        "| Not completed | 34 | 35 | 36 |",
        "| | Yield 1 | Yield 2 |\n| North | 3,222 | 3,198 |\n| Rain | 1,600 | 1,634 |\n"
        "| Dry | 1,622 | 1,564 |\n| South | 942 | 968 |\n| Rain | 815 | 852 |\n"
        "| Dry | 127 | 116 |\n| Total | 4,164 | 4,166 |",
        "Q1 Q2 Sales 28,023 26,390 Of which exports 1,128 972 Costs (12,942) (11,433) Tax (812) — "
        "Profit 14,269 14,957",
        "In all 451 people died.\n\nOf these, 295 were men.\n\nIn the north 352 died, in the "
        "south 52 people, in the east 25 people, in the west 12 people, in camps six people, and "
        "on the way four people.",
        "| | All (n = 70) |\n| Male | 29 (41.4%) |\n| Female | 41 (58.6%) |",
        "| | Own | a | b | All |\n| p | no | 17 | 25 | 42 |\n| q | yes | 48 | 92 | 141 |\n"
        "| r | yes | 14 | 28 | 43 |\n| s | no | 13 | 90 | 103 |\n| t | no | 25 | 61 | 86 |\n"
        "| u | yes | 31 | 12 | 44 |\n| v | no | 52 | 19 | 71 |\n| w | no | 44 | 23 | 67 |\n"
        "| x | no | 36 | 28 | 64 |\n| y | no | 12 | 18 | 30 |\n| z | no | 72 | 11 | 83 |\n"
        "| & | no | 33 | 27 | 60 |",
        "| Revenue | 29,611,250 |\n| Cost | (15,693,110) |\n| Gross profit | 13,918,140 |\n"
        "| Interest | (221,020) |\n| Tax | (1,674,330) |\n| Net income | 12,022,790 |",
    ),
    wrong=(
        "| | 2010 | 2009 | 2008 |\n| Revenue | 67,809 | 50,009 | 48,296 |\n"
        "| Cost | 16,279 | 8,888 | 8,112 |\n| Gross profit | 51,530 | 41,721 | 40,184 |",
        "The 2,315 rural and the 4,180 urban schools make 6,459 schools.",
        "In three wards 34, 52 and 41 nurses worked, 137 in total.",
        "There were 1,846 in three departments: 712 here, 655 there and 497 elsewhere.",
        "| | Cost |\n| a | 1,240 |\n| b | 2,310 |\n| Subtotal of seeds | 3,550 |\n"
        "| c | 4,120 |\n| d | 880 |\n| Subtotal of wages | 5,000 |\n| Grand total | 8,850 |",
        "Ada dua puluh lima sekolah, yaitu 14 negeri dan 12 swasta.",
        "Sampel berjumlah 41 orang, terdiri atas 19 perempuan dan 23 laki-laki.",
        "| | North | South |\n| a | 12 | 30 |\n| b | 25 | 41 |\n| Total | 37 | 78 |",
        "Of the 326 cases, 58 (17.8%) were mild, 191 (58.6%) moderate and 103 (31.6%) severe.",
        "| | Men | Women | Total |\n| a | 12 | 30 | 42 |\n| b | 25 | 41 | 67 |",
        "| | | | |\n| Sex n % n % Men | 41 | 50.8 | 9 | 34.6 |\n| Women | 30 | 49.2 | 17 | 65.4 |\n"
        "| Total | 61 | 100 | 26 | 100 |",
        "Dari 326 kasus, 58 tergolong ringan, 191 sedang, dan 103 berat.",
    ),
    apart=(
        "The 142 facilities comprise 130 homes, 10 clinics, and two hospitals.",
        "The 12 men and 14 women make 27 products a day.",
        "We asked 1,846 people about three things: 712 had a bicycle, 655 a car and 470 a boat.",
        "Among the 64 boys and 56 girls, 30 were absent.",
        "Of 620 people asked, 240 owned a bicycle, 310 a motorcycle and 180 both or neither.",
        "| | Total, mean (SD) | Boys | Girls |\n| Age | 10.2 (1.1) | 10.4 (1.0) | 9.9 (1.2) |",
        "| | % | Rate |\n| a | 25.0 | 12.1 |\n| b | 2.7 | 9.4 |\n| c | 24.3 | 11.8 |\n"
        "| Total | 16.7 | 11.2 |",
        "| | East | West | All |\n| Women | 58 | 63 | 124 |\n| Men | 61 | 59 | 122 |",
        "| All pupils |\n| A | B | C |\n| 51 | 22 | 19 |\n| 9 | 4 | 5 |\n| 8 | 3 | 7 |",
        "| | All | Filled | First | Second | Third |\n| a | 42 | 42 | 29 | 6 | 7 |\n"
        "| b | 42 | 42 | 29 | 6 | 7 |\n| c | 42 | 42 | 29 | 6 | 7 |\n| d | 42 | 30 | 29 | 6 | 7 |",
        "| Property | Value |\n| Tasks | 15 of a kind |\n| Place | a cluster |\n| Bound | 15 |\n"
        "| Total rows | 303 |",
        "| | First | Second | Total |\n| a | 3-5 | 3-5 | 8-12 |\n| b | 5-8 | 8-12 | 15-25 |\n"
        "| c | 8-12 | 5-8 | 13-20 |\n| d | 2-4 | 2-3 | 4-7 |",
        "They visited 12 schools (3 urban and 4 private ones were new).",
    ),
)
