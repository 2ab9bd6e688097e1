"""Means of groups and frequencies, as a statistical program prints them."""

from collections.abc import Iterator
from itertools import pairwise

from runut.check.arithmetic import mean, scaled, share, squared_ratio, total
from runut.check.document import Document, letter_of
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.statistics.printouts.reading import Part, printed, told
from runut.numerals.rounding import ORDINARY


def _described(part: Part) -> Iterator[Match]:
    """Size, mean, deviation and error of groups; of all, the mean of the groups' means."""
    groups: list[tuple[Number, Number]] = []
    for at in range(len(part.numbers) - 3):
        size, middle, deviation, error = part.numbers[at : at + 4]
        if letter_of(size) != "c":
            size, middle = middle, size
        if letter_of(size) != "c" or size.value < 2 or not deviation.value > error.value > 0:
            continue
        match = told(KIND, size, (deviation, error), squared_ratio)
        if not match.holds:
            continue
        yield match
        ends = part.numbers[at + 4 : at + 6]
        if len(ends) == 2 and ends[0].value < middle.value < ends[1].value:
            yield told(KIND, middle, ends, mean)
        if len(groups) > 1 and size.value == sum(one.value for one, _ in groups):
            sizes, means = zip(*groups, strict=True)
            weights = [one.value / size.value for one in sizes]
            yield told(KIND, size, sizes, total)
            yield told(
                KIND, middle, means, lambda *some, by=weights: total(*map(scaled, some, by)),
                "the mean of " + ", ".join(["{}"] * len(groups)),
            )  # fmt: skip
            groups = []
        else:
            groups.append((size, middle))


def _frequencies(part: Part) -> Iterator[Match]:
    """Counts with their shares of all and of those who answered, summed up row by row."""
    numbers, rows = part.numbers, []
    for at in range(len(numbers) - 3):
        row = numbers[at : at + 4]
        if letter_of(row[0]) != "c" or any(n.value > 100 for n in row[1:]):
            continue
        above = (rows[-1][3], row[2]) if rows else (row[2],)
        match = told(KIND, row[3], above, total)
        if not ORDINARY & {*match.holds} or (not rows and row[2].value != row[3].value):
            continue
        rows.append(row)
        counts = [one[0] for one in rows]
        after = numbers[at + 4 : at + 9]
        valid = after[0] if len(after) > 1 else None
        if row[3].value != 100 or not valid or valid.value != sum(n.value for n in counts):
            continue
        ends = (n for n, hundred in pairwise(after) if hundred.value == 100)
        everybody = next((n for n in ends if letter_of(n) == "c"), valid)
        found = [told(KIND, valid, counts, total)]
        for (count, of_all, of_valid, summed), before in zip(rows, [None, *rows], strict=False):
            found += [told(KIND, of_all, (count, everybody), share)]
            found += [told(KIND, of_valid, (count, valid), share)]
            if before:
                found += [told(KIND, summed, (before[3], of_valid), total)]
        yield from found
        rows = []


def find(document: Document) -> Iterator[Match]:
    for _, parts in printed(document):
        for part in parts:
            if part.name in WAYS:
                yield from (match for match in WAYS[part.name](part) if match.holds)


WAYS = {"described": _described, "frequencies": _frequencies}


KIND = Kind(
    name="group table",
    find=find,
    clears=False,
    right=(
        "N Mean Std. Deviation Std. Error A 20 12.40 3.10 .693 B 30 14.90 2.60 .475 Total 50 13.90 "
        "3.05 .431",
        "Frequency Percent Valid Percent Cumulative Percent Valid Laki-laki 25 69,4 71,4 71,4 "
        "Perempuan 10 27,8 28,6 100,0 Total 35 97,2 100,0 Missing System 1 2,8 Total 36 100,0",
        "| | A | B | All |\n| N | 20 | 30 | 50 |\n| Mean | 12.40 | 14.90 | 13.90 |\n"
        "| Std. Deviation | 3.10 | 2.60 | 3.05 |\n| Std. Error | .693 | .475 | .431 |",
    ),
    wrong=(),
    apart=("N Mean Std. Deviation Std. Error A 20 12.40 3.10 .963 B 30 14.90 2.60 .745",),
)
