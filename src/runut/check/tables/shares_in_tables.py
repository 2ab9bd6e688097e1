"""Counts and their shares in tables: ``91 (61.5%)`` in a cell, or two columns side by side.

The whole is looked for wherever it may be (``wholes``), for rows of independent attributes have
counts that make none. A number in brackets without a sign may be a deviation or a range; a share
that is a little large may leave out people who did not answer. Neither is accused.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, product
from math import ceil, floor

from runut.check.arithmetic import loose, rounded_interval, share, total
from runut.check.chance import LIKELY, by_chance, width_of
from runut.check.document import PERCENT_WORDS, Document, Table, letter_of
from runut.check.kinds.kind import Kind, Match, compare
from runut.check.kinds.shares.of_one_whole import of_one_whole
from runut.check.kinds.totals.adding_up import sum_formula
from runut.check.slips import variants
from runut.check.tables.pairs import FEWEST, below, beside, best_beside, in_cells
from runut.check.tables.totals_in_tables import KIND as TOTALS
from runut.check.tables.wholes import (
    AGREE,
    Pair,
    Whole,
    across_columns,
    agreed_by,
    made_by_some,
    printed_wholes,
    size_rows,
    wholes_of_row,
)
from runut.numerals.rounding import ORDINARY, Interval, exactly

OUT_OF = re.compile(r"\s*⟨c(\d+)⟩\s*/\s*⟨c(\d+)⟩\s*[(\[]\s*⟨[cd](\d+)⟩\s*[)\]]\W*$")
ANSWERED = Fraction(6, 10)  # of a whole, the least that a share leaves
MOST_ANSWER = Fraction(9, 10)  # of a whole, where it is told what a share is of


def _compared(of: Whole, pair: Pair) -> Match:
    def arithmetic(count: Interval, *_: Interval) -> Interval:
        return share(count, exactly(of.value))

    others = tuple(n for n in of.numbers if n.id not in (pair.count.id, pair.share.id))
    whole = of.numbers[0].printed if len(of.numbers) == 1 else str(of.value)
    formula = f"{{0}} ÷ {whole} × 100"
    return compare(KIND, pair.share, (pair.count, *others), arithmetic, formula, of.how)


def _across_a_row(table: Table) -> Iterator[Match]:
    """In running text, counts each with its share, and last what they make, and a hundred."""
    for row in table.body if table.is_run_in else ():
        cells = [table.cells[row, c] for c in table.columns[1:] if (row, c) in table.cells]
        numbers = [cell.alone for cell in cells]
        # what follows is of a test, or of the next row
        ends = (at for at in range(5, len(numbers), 2) if numbers[at] and numbers[at].value == 100)
        numbers = numbers[: next(ends, -1) + 1]
        if not numbers or not all(numbers):
            continue
        counts, shares = numbers[:-2:2], [replace(n, unit="percent") for n in numbers[1:-2:2]]
        of = Whole(numbers[-2].value, "the row", (numbers[-2],))
        pairs = [Pair(*pair, row, 0) for pair in zip(shares, counts, strict=True)]
        made = compare(TOTALS, numbers[-2], counts, total, sum_formula(counts), of.how)
        if {"half-up"} <= {*made.holds} and all(map(of.fits, pairs)):
            yield made
            yield from (_compared(of, pair) for pair in pairs)


def _groups(table: Table, pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Rows that stand together: a row without numbers, a total, or a name of its own in the first
    column, where not all have one, parts them."""
    groups: list[list[Pair]] = [[]]
    by_row = {pair.row: pair for pair in pairs}
    named = {row for row in by_row if (row, table.columns[0]) in table.cells}
    for row in table.rows:
        is_part = row in by_row and not table.is_total(row)
        if groups[-1] and (not is_part or (row in named and len(named) < len(by_row))):
            groups.append([])
        if is_part:
            groups[-1].append(by_row[row])
    return [group for group in groups if len(group) >= 2]


def _whole_groups(groups: Sequence[Sequence[Pair]], wholes: Sequence[Whole]) -> Iterator[Match]:
    """Rows that stand together and make the whole, as the answers to one question do."""
    tried = sorted(float(sum(pair.count.value for pair in group)) for group in groups)
    for group, whole in product(groups, wholes):
        counts = [pair.count for pair in group]
        if sum(count.value for count in counts) == whole.value and whole.numbers[0] not in counts:
            formula = sum_formula(counts)
            match = compare(TOTALS, whole.numbers[0], counts, total, formula, whole.how)
            yield replace(match, by_chance=by_chance(match.result, tried))


def _parted(table: Table, column: int, pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The shares of a column, below each size of a group that stands in it: ``n = 373``."""
    sizes = size_rows(table, column)
    return [list(some) for _, some in groupby(pairs, lambda pair: bisect_left(sizes, pair.row))]


def _judge(table: Table, pairs: Sequence[Pair]) -> Iterator[Match]:
    if not pairs:
        return
    # in running text nothing parts the groups
    groups = [] if table.is_run_in else _groups(table, pairs)
    wholes = list(printed_wholes(table, pairs[0].column, pairs))
    of_groups = list(_whole_groups(groups, wholes))
    yield from of_groups
    sums = {
        id(group): Whole(
            sum(pair.count.value for pair in group),
            "the counts that stand together",
            tuple(pair.count for pair in group),
        )
        for group in groups
    }
    agreed = list(agreed_by(pairs))
    if table.is_run_in and len(pairs) >= FEWEST:
        made = Whole(sum(pair.count.value for pair in pairs), "the counts of the column")
        agreed.insert(0 if all(map(made.fits, pairs)) else len(agreed), made)
    of_some = list(made_by_some(pairs))
    across, in_rows = across_columns(table, pairs)
    found: list[Match] = []
    main = max([*wholes, *agreed], key=lambda whole: sum(map(whole.fits, pairs)), default=None)
    some = {pair: match for pair in pairs if main and (match := _of_some(pair, main))}
    plain = [pair for pair in pairs if main and ORDINARY & main.rules(pair)]
    are_most = plain and len({*plain, *some}) >= 0.75 * len(pairs)
    for pair, row in zip(pairs, across, strict=True):
        group = next((g for g in groups if pair in g), [])
        own = [
            of for of in [sums.get(id(group))] if of and 2 * sum(map(of.fits, group)) >= len(group)
        ]
        of_row = [row] if row and in_rows >= 2 else []
        near = [
            *([main] if are_most else []),
            *wholes,
            *own,
            *of_row,
            *wholes_of_row(table, pair),
            *agreed,
            *of_some,
        ]
        fits = (of for of in enumerate(near, 1) if pair.count.value and of[1].fits(pair))
        tried, fitting = next(fits, (0, None))
        if are_most and pair in some and not (fitting and ORDINARY & fitting.rules(pair)):
            yield some[pair]
        elif fitting:
            match = replace(_compared(fitting, pair), by_chance=tried * width_of(pair.share))
            found += [match] if len(match.parts) == 2 else []
            yield match
        elif row and in_rows >= max(FEWEST, 0.75 * len(pairs)):
            yield _compared(row, pair)
        elif pair.count.value and main:
            is_complete = bool(group) and sums[id(group)].value == main.value
            rules = [by for one in pairs if (by := main.rules(one))]
            bears_out = len(rules) >= max(2, len(pairs) / 2)
            is_rounded = all(ORDINARY & by for by in rules)
            if (bears_out and (is_complete or _cannot_be(pair, main, is_rounded))) or (
                main.how == "the head of the column" and _are_parts(pairs, main)
            ):
                yield _compared(main, pair)
    if not of_groups:  # what stands together may not be parted
        made = of_one_whole(found)
        yield from (replace(match, claimed=True) for match in made if match.by_chance < LIKELY)


def _of_some(pair: Pair, whole: Whole) -> Match | None:
    """A share of most of the people of a printed whole, as it is where some did not answer."""
    of = rounded_interval(pair.share, "half-up")
    if not whole.numbers or of.low <= 0 or pair.count.value > whole.value:
        return None
    most = min(floor(100 * pair.count.value / of.low), whole.value - 1)
    answered = Whole(Fraction(most), "of those who answered", whole.numbers)
    chance = float(whole.value - most + 1) * width_of(pair.share)
    if most < MOST_ANSWER * whole.value or chance >= LIKELY or not ORDINARY & answered.rules(pair):
        return None
    return replace(
        _compared(answered, pair), by_chance=chance, formula=f"{pair.count.printed} ÷ {most} × 100"
    )


def _cannot_be(pair: Pair, whole: Whole, is_rounded: bool) -> bool:
    """Whether a share is wrong even if some did not answer: of more than all, of too few, or of no
    whole number of people.

    A count of more than the whole is another's, unless it came about by a slip.
    """
    if pair.count.value > whole.value:
        return any(whole.fits(pair._replace(count=other)) for other in variants(pair.count))
    # beside shares that were rounded, none was cut off
    of = rounded_interval(pair.share, "half-up") if is_rounded else loose(pair.share)
    if of.low <= 0:
        return True
    least, most = (100 * pair.count.value / end for end in (of.high, of.low))
    least = max(ceil(least), ANSWERED * whole.value)
    return least > whole.value or least > most


def _are_parts(pairs: Sequence[Pair], whole: Whole) -> bool:
    """Whether counts make the whole, and what stands in brackets makes a hundred."""
    return (
        len(pairs) >= 2
        and sum(pair.count.value for pair in pairs) == whole.value
        and total(*(loose(pair.share) for pair in pairs)).meets(exactly(100))
    )


def _are_shares(table: Table, pairs: Sequence[Pair]) -> bool:
    """Whether numbers in brackets without a sign are shares all the same."""
    if not pairs:
        return False
    made = Whole(sum(pair.count.value for pair in pairs), "the counts of the column")
    if len(pairs) >= FEWEST and all(made.rules(pair) & ORDINARY for pair in pairs):
        return True
    wholes = [w for w in printed_wholes(table, pairs[0].column) if w.how != "the caption"]
    in_rows = across_columns(table, pairs)[1]
    return in_rows >= max(2, 0.75 * len(pairs)) or any(
        _are_parts(pairs, w)
        or sum(map(w.fits, pairs)) >= min(len(pairs), max(AGREE, 0.75 * len(pairs)))
        for w in wholes
    )


def _out_of(table: Table) -> Iterator[Match]:
    """``62/184 (34)`` where head, row or caption says that shares are meant."""
    for (row, column), cell in table.cells.items():
        found = OUT_OF.match(cell.passage.marked)
        if found and PERCENT_WORDS.search(f"{table.head(column)} {table.name(row)} {table.said}"):
            part, whole, result = map(cell.passage.number, found.groups())
            of = Whole(whole.value, "count and whole stand in the cell", (whole,))
            if 0 < part.value <= whole.value:
                yield _compared(of, Pair(replace(result, unit="percent"), part, row, column))


def _of_all(table: Table) -> Iterator[Match]:
    """Shares of the sum of a whole table, each below its count: where most of them are."""
    lone = {place: cell.alone for place, cell in table.cells.items() if cell.alone}
    counts = [number for number in lone.values() if letter_of(number) == "c"]
    if not counts:
        return
    largest = max(counts, key=lambda number: number.value)
    whole, pairs = Whole(largest.value, "the largest count of the table", (largest,)), []
    for (row, column), result in lone.items():
        above = [lone.get((row - step, column)) for step in (1, 2)]
        count = next((number for number in above if number and letter_of(number) == "c"), None)
        if result.unit == "percent" and count and count.value > 0:
            pairs.append(Pair(result, count, row, column))
    fitting = [pair for pair in pairs if whole.fits(pair)]
    if len(fitting) >= max(AGREE, 0.75 * len(pairs)):
        yield from (_compared(whole, pair) for pair in fitting)


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        yield from _out_of(table)
        yield from _of_all(table)
        yield from _across_a_row(table)
        if table.is_run_in:  # lists that were columns
            for row in table.turned.columns[1:]:
                yield from _judge(table.turned, beside(table.turned, row))
        for column in table.columns:
            yield from _judge(table, best_beside(table, column))
            yield from (match for match in _judge(table, below(table, column)) if match.holds)
            pairs = in_cells(table, column)
            certain = [
                pair
                for pair in pairs
                if "%" in table.cells[pair.row, pair.column].block.text
                or PERCENT_WORDS.search(f"{table.head(column)} {table.name(pair.row)} {table.said}")
            ]
            for some in _parted(table, column, pairs if _are_shares(table, pairs) else certain):
                yield from _judge(table, some)


KIND = Kind(
    name="share in a table",
    find=find,
    right=(
        "| | People | Homes | People, % | Homes, % |\n| All | 4485945 | 1961548 | 100.0 | 100.0 |\n"
        "| Of one | 739563 | 739563 | 16.5 | 37.7 |\n| a | 55528 | 55528 | 1.2 | 2.8 |\n"
        "| b | 143616 | 143616 | 3.2 | 7.3 |\n| c | 95885 | 95885 | 2.1 | 4.9 |\n"
        "| d | 220921 | 220921 | 4.9 | 11.3 |\n| e | 113936 | 113936 | 2.5 | 5.8 |\n"
        "| f | 109677 | 109677 | 2.4 | 5.6 |\n| Of more | 3746382 | 1221985 | 83.5 | 62.3 |",
        "| | With | Without |\n| Owned | 51388 | 253 |\n| | 66.2% | 21.1% |\n| "
        "Rented | 14698 | 754 |\n"
        "| | 18.9% | 62.8% |\n| Other | 11515 | 194 |\n| | 14.8% | 16.2% |\n| "
        "Total | 77601 | 1201 |\n"
        "| | 100.0% | 100.0% |",
        # 101 of 102 answered
        "| | All (n = 102) |\n| Women | 35 (34.3%) |\n| Employed | 33 (32.4%) "
        "|\n| Low | 6 (5.9%) |\n"
        "| Middle | 69 (68.3%) |\n| High | 26 (25.7%) |",
        "| | All (n = 70) |\n| Male | 29 (41.4%) |\n| Female | 41 (58.6%) |",
        # a name for several rows
        "| | | All (n = 170) |\n| School | Lower | 89 (52.4%) |\n| | Upper | 81 (47.6%) |\n"
        "| Income | Low | 98 (57.6%) |\n| | Middle | 41 (24.1%) |\n| | High | 31 (18.2%) |",
        "| Designs (N = 90) | n (%) |\n| Adults | 69 (76.7) |\n| Children | 15 (16.7) |\n"
        "| Both | 5 (5.6) |\n| Blinded | 43 (47.8) |\n| Placebo | 14 (15.6) |",
        "| | All (n = 184) |\n| Men | 81 (44.0%) |\n| Smoker | 47 (26.3%) |\n| Ill | 22 (12.0%) |\n"
        "| Old | 90 (48.9%) |",
        "| | All |\n| Died, No./total No. (%) | 62/184 (34) |",
        "Baseline of the 148 enrolled patients\n| | n (%) |\n| Male | 91 (61.5%) |\n"
        "| Diabetes | 52 (35.1%) |\n| Hypertension | 67 (45.3%) |\n| Smoker | 30 (20.3%) |",
        "| | All (n = 41) |\n| Stage I | 19 (46%) |\n| Stage II | 22 (54%) |\n"
        "| Age, mean (SD) | 47 (13) |\n| Income, median [IQR] | 23 [17-31] |",
        "| Status | Jumlah | Persentase |\n| a | 374.261 | 89 |\n| b | 46.107 | 11 |\n"
        "| Total | 420.368 | 100 |",
        "| | Yes, n (%) | No, n (%) |\n| Primary | 160(16.2) | 830(83.8) |\n"
        "| Higher | 97(37.0) | 165(63.0) |",
        "| | A: no (n) | A: yes (%) | B: no (%) | B: yes (%) |\n"
        "| Low | 785 (99.1) | 7 (0.9) | 769 (98.7) | 10 (1.3) |\n"
        "| High | 146 (91.8) | 13 (8.2) | 135 (93.1) | 10 (6.9) |",
        "| | All (n = 43 103) |\n| Worse | 1751 (4.1%; 95% CI 3.9−4.2) |",
        "| | Number (percentage) |\n| First | |\n| Yes | 13 (52%) |\n| No | 12 (48%) |\n"
        "| Second | |\n| Yes | 7 (28%) |\n| No | 18 (72%) |",
        "Baseline of groups Intervention (n = 261) Control (n = 256) Male 157 (60.2) 162 (63.3) "
        "Female 104 (39.8) 94 (36.7) Married, n (%) 191 (73.2) 189 (73.8)",
        "Total (n = 281) Kind (n = 258) Other (n = 23) p Men 39 13.9% 30 11.6% 9 39.1% 0.02 "
        "Women 242 86.1% 228 88.4% 14 60.9% 0.02",
        "Jenis Kelamin Frekuensi Persentase Laki-laki 73 58,4 Perempuan 52 41,6 Total 125 100",
        "Karakteristik N Laki-laki 35 56,50 Perempuan 27 43,50 Bekerja 24 38,70 Menganggur 38 "
        "61,30 Pernah sekolah 54 87,10 Belum sekolah 8 12,90",
        "f % f % f % 1 Jinak 85 52,5 77 47,5 162 100,0 2 Ganas 3 30,0 7 70,0 10 100,0",
        "Kasus n % Kontrol n % a. Muda 5 7,1 6 8,6 b. Tengah 29 41,4 28 40,0 c. Tua 36 51,4 36 "
        "51,4 Total 70 100 70 100",
        "| | % (n) |\n| Men | 28.3 (800) |\n| Women | 71.7 (2030) |",
        "| | Low | High | All |\n| Few, n | 15 | 10 | 25 |\n| Few, % of all | 42.9% | 28.6% | "
        "71.4% |\n"
        "| Many, n | 8 | 2 | 10 |\n| Many, % of all | 22.9% | 5.7% | 28.6% |\n| All | 23 | 12 | 35 "
        "|",
    ),
    wrong=(
        "| | Drug (n = 126) |\n| a | 19 (15.1%) |\n| b | 41 (35.2%) |\n| c | 22 (17.5%) |\n"
        "| d | 8 (6.3%) |",
        "| | Yes, n (%) | No, n (%) |\n| None | 72 (5.8) | 1159 (94.2) |\n"
        "| Primary | 160 (16.2) | 830 (83.8) |\n| Secondary | 96 (26.7) | 269 (73.3) |\n"
        "| Higher | 97 (37.0) | 165 (63.0) |\n| Other | 48 (6.6) | 680 (93.4) |",
        "| | A: no (n) | A: yes (%) | B: no (%) | B: yes (%) |\n"
        "| Low | 785 (99.1) | 7 (0.9) | 769 (98.7) | 10 (1.3) |\n"
        "| Medium | 218 (96.0) | 9 (4.0) | 243 (97.2) | 7 (2.8) |\n"
        "| Higher | 57 (77.0) | 17 (23.0) | 46 (75.4) | 15 (24.6) |\n"
        "| High | 146 (91.8) | 13 (8.2) | 135 (93.1) | 10 (9.6) |",
        "| | All |\n| Died, No./total No. (%) | 62/184 (43) |",
        "| | Cohort (n = 148) |\n| Male | 91 (66) |\n| Female | 57 (34) |",
        "| | All (n = 148) |\n| Male | 91 (61.5%) |\n| Diabetes | 52 (31.5%) |\n"
        "| Smoker | 30 (20.3%) |",
        "| | n (%) |\n| a | 81 (68) |\n| b | 62 (52) |\n| c | 38 (32) |\n| d | 25 (21) |\n"
        "| e | 42 (25) |",
    ),
    apart=(
        "| | Drug (n = 126), mean |\n| a | 19 (15.1) |\n| b | 41 (35.2) |\n| c | 22 (17.5) |",
        "| | All (n = 41) |\n| Age | 47 (13) |\n| Weight | 61 (9) |",
        "All (n = 41) Men (n = 20) Age 47 (13) 51 (12) Weight 61 (9) 70 (11) Size 165 (9) 174 (8)",
    ),
)
