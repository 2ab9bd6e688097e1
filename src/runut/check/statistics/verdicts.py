"""What is judged beside a critical value: ``0,760 0,227 Valid``, ``.130 Tidak Valid``.

The critical value stands in a column of its own or is told once. In cells a verdict that its row
contradicts, and no other, is told.
"""

import re
from collections.abc import Iterator, Sequence

from runut.check.chance import width_of
from runut.check.document import ANY, Document, Passage
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.statistics.significance import p_range

NOT = r"(?P<not>(?:tidak|not|in|un|tdk\.?)\s?)?"
VALUES = r"(?P<values>(?:⟨[a-z]\d+⟩\*{0,2}[\s|]+){1,6})"
TOLD = r"(?:[^⟨⟩]|⟨c\d+⟩){0,120}?⟨d(\d+)⟩"
# a verdict, the words for its critical value, and which of the row's coefficients it is of
SORTS = tuple(
    (re.compile(rf"{VALUES}{NOT}{verdict}\b", re.I), re.compile(critical, re.I), which)
    for verdict, critical, which in (
        (r"(?:valid|normal)", rf"\br[\s\W]{{0,3}}(?:tabel|table|kritis|critical){TOLD}", 0),
        (r"reliab(?:el|le)", r"\balpha[^⟨⟩]{0,20}>[^⟨⟩]{0,12}⟨d(\d+)⟩", -1),
    )
)
SIZE = re.compile(
    r"⟨c(\d+)⟩ (?:orang )?(?:responden|respondents|siswa|students|sampel|orang|people)"
)
FEWEST = 4  # verdicts
LEVELS = (0.05, 0.01)


def _verdict(value: Number, critical: Number, is_more: bool) -> Match:
    """A value, what it is held against, and whether it is said to be more."""
    holds = (value.value >= critical.value) == is_more
    against = f"{'>' if is_more else '<'} {critical.printed}"
    return Match(
        KIND, value, (critical,), against, None, ("mixed",) if holds else (),
        ("a verdict beside it",), severity="minor",
        explanation={
            "en": f"the verdict would need {value.printed} {against}",
            "id": f"putusan itu mensyaratkan {value.printed} {against}",
        },
    )  # fmt: skip


def _verdicts(stream: Passage) -> Iterator[list[Match]]:
    for pattern, critical, which in SORTS:
        rows = [
            ([stream.number(index) for index in re.findall(ANY, found["values"])], not found["not"])
            for found in pattern.finditer(stream.marked)
        ]
        if len(rows) < FEWEST:
            continue
        told = critical.search(stream.marked)
        lasts = {values[-1].value for values, _ in rows}
        if len(lasts) == 1 and all(len(values) > 1 for values, _ in rows):
            yield [_verdict(*values[-2:], is_more) for values, is_more in rows]
        elif told:
            small = [
                ([n for n in row if n.decimals and abs(n.value) < 1], *way) for row, *way in rows
            ]
            against = stream.number(told[1])
            yield [_verdict(row[which], against, is_more) for row, is_more in small if row]


def _critical(stream: Passage) -> Iterator[Match]:
    """A critical correlation, of so many people."""
    sizes: Sequence[Number] = [stream.number(one[1]) for one in SIZE.finditer(stream.marked)]
    for told in SORTS[0][1].finditer(stream.marked):
        value = stream.number(told[1])
        for size in sizes:
            if 4 < size.value < 1000 and 0 < value.value < 1:
                low, high = p_range("r", value, float(size.value) - 2, 1)
                if any(low <= level <= high for level in LEVELS):
                    yield Match(
                        KIND, value, (size,), f"r(n = {size.printed})", None, ("mixed",),
                        ("a critical value and its size",), by_chance=2 * width_of(value),
                    )  # fmt: skip
                    break


def find(document: Document) -> Iterator[Match]:
    for stream in document.streams:
        yield from _critical(stream)
        for matches in _verdicts(stream):
            wrong = [match for match in matches if not match.holds]
            yield from (match for match in matches if match.holds)
            if len(wrong) == 1 and wrong[0].result.id in document.in_cells:
                yield from wrong


KIND = Kind(
    name="verdict",
    find=find,
    clears=False,
    right=(
        "Uji validitas: r hitung dan r tabel 1 0,000 0,760 0,227 Valid 2 0,000 0,579 0,227 Valid "
        "3 0,001 0,152 0,227 Tidak valid 4 0,000 0,455 0,227 Valid",
        "Kelompok P Sig. A 0.776 0.05 Normal B 0.490 0.05 Normal C 0.012 0.05 Tidak normal D 0.961 "
        "0.05 Normal",
        "Nilai r tabel untuk 30 responden adalah 0,361.",
        "| | Corrected Item-Total Correlation | |\n| 1 | 0,639 | Valid |\n| 2 | 0,412 | Valid |\n"
        "| 3 | 0,130 | Tidak Valid |\n| 4 | 0,424 | Valid |\n\nMenurut r tabel = 0,361.",
    ),
    wrong=(
        "| Butir | r hitung | r tabel | |\n| a | 0,760 | 0,227 | Valid |\n"
        "| b | 0,579 | 0,227 | Valid |\n| c | 0,152 | 0,227 | Valid |\n"
        "| d | 0,455 | 0,227 | Valid |",
    ),
    apart=(
        "Of the forms 0.5 0.7 valid were counted.",
        "Nilai r tabel untuk 45 responden adalah 0,361.",
    ),
)
