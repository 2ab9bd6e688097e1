"""The same quantity printed twice.

Equal numbers of many digits confirm each other. Two that differ by one slip, and stand among the
same words, are one number and its misprint.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from runut.check.arithmetic import rounded_interval, step_of
from runut.check.chance import DIGITS, by_chance, digits_of, width_of
from runut.check.document import Document
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.slips import WORDS, slip
from runut.numerals.rounding import ORDINARY, RULES

SHARED = 3  # words
ROW = 4  # numbers in a row that are printed twice
NEAR = 45  # characters
BESIDE = 12  # characters between two numbers that stand side by side
TITLE = 150  # characters, of which a text's first block has fewer
LAST = 30  # numbers beside a word, the last of which are looked through
MOST_CELLS = 100  # of rows that have a word; more are alike by chance
FEW = 0.2  # expected repeats by chance, below which one is told
ROUGH = 0.1  # of a number, the most that rounding takes from two digits
USUAL = tuple(rule for rule in RULES if rule in ORDINARY)
COMMON = frozenset(
    re.findall(
        r"\w+",
        "that this with from were have which their there than into after before about only more "
        "yang dari dengan untuk pada dalam adalah sebesar sebanyak oleh atau serta telah akan "
        "tidak jiwa orang people persons percent persen jumlah",
    )
)
BEFORE = 5  # words of a sentence before a number
SUMMARY = re.compile(r"\b(?:abstract|summary|abstrak|ringkasan|intisari)\b", re.I)
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _words(number: Number, texts: dict[tuple[int, int], str]) -> set[str]:
    text = texts[_place(number)]
    around = (
        text[max(0, number.offset - NEAR) : number.offset]
        + " "
        + text[number.end : number.end + NEAR]
    )
    return _telling(around)


def _telling(text: str) -> set[str]:
    """The words of a text that not every text has, and classes such as 18-25."""
    found = re.findall(r"[^\W\d]{4,}|\b\d{1,3}[-\u2013]\d{1,3}\b", text.lower())
    return {word for word in found if word not in COMMON}


def _years(number: Number, texts: dict[tuple[int, int], str]) -> set[str]:
    return set(YEAR.findall(texts[_place(number)]))


def _place(number: Number) -> tuple[int, int]:
    return number.document, number.block


def _repeat(
    number: Number,
    other: Number,
    why: str,
    chance: float | None = None,
    rules: Sequence[str] = RULES,
) -> Match:
    """A number that is another's again; without a chance, words or the layout tell it."""
    return Match(
        KIND, number, (other,), other.printed, other.value, tuple(rules), (why,),
        by_chance=chance, claimed=chance is None,
    )  # fmt: skip


def _again(document: Document) -> Iterator[Match]:
    """A number of some digits that stands elsewhere too, with as many digits or with more.

    What was shortened is a repeat only where few other numbers of its unit lie as near.
    """
    tried = sorted(abs(float(n.value)) for n in document.claims)
    by_unit: dict[str, list[Number]] = defaultdict(list)
    for number in document.claims:
        by_unit[number.unit].append(number)
    for some in by_unit.values():
        some.sort(key=lambda number: number.value)
    first: dict[Fraction, Number] = {}
    for number in document.claims:
        if digits_of(number) < DIGITS - 1 or number.value == 100:
            continue
        one = first.setdefault(number.value, number)
        is_other = _place(one) != _place(number) or number.offset > one.end + NEAR
        if is_other and (one.unit == number.unit or "" in (one.unit, number.unit)):
            yield _repeat(number, one, "printed again", by_chance(number, tried))
        elif one is number:
            yield from _shortened(number, by_unit[number.unit])


def _shortened(rough: Number, alike: Sequence[Number]) -> Iterator[Match]:
    """The number of which another shows fewer digits, maybe in another magnitude or cut off."""
    chance = by_chance(rough, alike, ways=2, key=lambda one: float(one.value))
    if chance >= FEW:
        return
    step = step_of(rough)
    low = bisect_left(alike, rough.value - step, key=lambda one: one.value)
    high = bisect_right(alike, rough.value + step, key=lambda one: one.value)
    for fine in alike[low:high]:
        rules = tuple(rule for rule in RULES if fine.value in rounded_interval(rough, rule))
        if step_of(fine) < step and {*rules} & {*ORDINARY, "truncation"}:
            yield _repeat(rough, fine, "printed again with fewer digits", chance, rules)
            return


def _among_the_same_words(document: Document) -> Iterator[Match]:
    """A number of few digits again, or rounded: among the same words these few were tried."""
    by_word: dict[str, deque[Number]] = defaultdict(lambda: deque(maxlen=LAST))
    for number in document.claims:
        if _place(number) not in document.prose or number.value <= 0:
            continue
        words = _words(number, document.prose)
        shared = Counter(other.id for word in words for other in by_word[word])
        others = {other.id: other for word in words for other in by_word[word]}
        alike = [other for other in others.values() if _of_a_sort(other.unit, number.unit)]
        for word in words:
            by_word[word].append(number)
        same = [
            other
            for other in alike
            if other.value == number.value
            and _stand_apart(number, other)
            and _is_told_again(number, other, shared[other.id], document.prose)
        ]
        if same:
            yield _repeat(number, same[-1], "the same words around the same number")
            continue
        for many in range(SHARED - 1, 0, -1):
            near = [other for other in alike if shared[other.id] >= many]
            if match := _last_again(number, near):
                yield match
                break


def _of_a_sort(unit: str, other: str) -> bool:
    """Whether two units are one; a count of people is often told without them."""
    return unit == other or {unit, other} == {"", "persons"}


def _stand_apart(a: Number, b: Number) -> bool:
    """Whether no word near the one is near the other too."""
    return _place(a) != _place(b) or abs(a.offset - b.offset) > 2 * NEAR


def _is_told_again(
    number: Number, other: Number, shared: int, texts: dict[tuple[int, int], str]
) -> bool:
    """Whether words tell that two equal numbers are one: many, or some beside "100 thousand"."""
    if shared < SHARED:
        return False
    in_a_magnitude = number.magnitude == other.magnitude != ""
    return in_a_magnitude or _is_same(number, other, texts)


def _last_again(number: Number, near: Sequence[Number]) -> Match | None:
    """The last of some numbers that a number in another block prints again."""
    tried = sorted({other.near for other in near})
    for other in reversed(near):
        rough = _rough(number, other) if _stand_apart(number, other) else None
        if rough and (chance := by_chance(rough, tried)) < FEW:
            return _repeat(number, other, "printed again among the same words", chance, USUAL)
    return None


def _of_a_title(document: Document) -> Iterator[Match]:
    """A number with its unit that a text's title tells, where the text tells it first."""
    first = {number.document: number.block for number in reversed(document.claims)}
    for number in document.claims:
        said = document.prose.get(_place(number), "." * TITLE)
        if first[number.document] != number.block or not number.unit or len(said) >= TITLE:
            continue
        again = next(
            (
                n
                for n in document.claims
                if n.document == number.document and n.block > number.block
                and (n.value, n.unit) == (number.value, number.unit)
            ),
            None,
        )  # fmt: skip
        if again:
            yield _repeat(number, again, "the title tells it too")


def _side_by_side(document: Document) -> Iterator[Match]:
    """Two numbers side by side, as the ends of a range are, that stand so elsewhere too."""
    first: dict[object, tuple[Number, Number]] = {}
    for pair in pairwise(document.claims):
        a, b = pair
        if _place(a) != _place(b) or b.offset - a.end > BESIDE or a.value == b.value:
            continue
        known = first.setdefault((a.value, b.value, b.unit), pair)
        chance = len(first) * width_of(a) * width_of(b)
        if _place(known[0]) != _place(a) and chance < FEW:
            for number, one in zip(pair, known, strict=True):
                yield _repeat(number, one, "printed again side by side", chance)


def _of_a_row(document: Document) -> Iterator[Match]:
    """A number of a table again in the text, among the words of its row."""
    by_word: dict[str, dict[str, Number]] = defaultdict(dict)
    for table in document.tables:
        for row in table.body:
            cells = [table.cells[row, c] for c in table.columns if (row, c) in table.cells]
            for word in _telling(table.name(row)):
                by_word[word] |= {n.id: n for cell in cells for n in cell.numbers}
    by_word = {word: cells for word, cells in by_word.items() if len(cells) <= MOST_CELLS}
    for number in document.claims if by_word else ():
        if _place(number) not in document.prose or number.id in document.run_in:
            continue
        words = _words(number, document.prose)
        near = {id_: n for word in words & by_word.keys() for id_, n in by_word[word].items()}
        same = [n for n in near.values() if n.value == number.value]
        chance = by_chance(number, sorted(float(n.value) for n in near.values()))
        if (
            same
            and chance < FEW
            and (same[0].unit == number.unit or "" in (same[0].unit, number.unit))
        ):
            yield _repeat(number, same[0], "printed again among the words of its row", chance)


def _rough(a: Number, b: Number) -> Number | None:
    """The one of two numbers to which the other rounds, if it does."""
    if abs(float(a.value) - float(b.value)) > ROUGH * float(b.value):
        return None
    rough, fine = sorted((a, b), key=step_of, reverse=True)
    return rough if fine.value in rounded_interval(rough, "half-up") else None


def _slips(strings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of digit strings that differ in one digit, or in the order of two neighbours."""
    known, alike = set(strings), defaultdict(list)
    for digits in sorted(known):
        for place in range(len(digits)):
            alike[digits[:place] + "?" + digits[place + 1 :]].append(digits)
        for place in range(len(digits) - 1):
            a, b = digits[place : place + 2]
            swapped = digits[:place] + b + a + digits[place + 2 :]
            if a < b and swapped in known:
                yield digits, swapped
    for group in alike.values():
        yield from combinations(group, 2)


def _misprints(document: Document) -> Iterator[Match]:
    texts = document.prose
    times: Counter[tuple[Fraction, str]] = Counter((n.value, n.unit) for n in document.claims)
    by_shape: dict[object, dict[str, list[Number]]] = defaultdict(lambda: defaultdict(list))
    for number in document.claims:
        if digits_of(number) >= DIGITS and _place(number) in texts:
            digits = re.sub(r"\D", "", number.printed)
            by_shape[number.decimals, number.unit][digits].append(number)
    for shape in by_shape.values():
        for pair in _slips(shape):
            rare, usual = sorted(
                (shape[digits] for digits in pair),
                key=lambda some: times[some[0].value, some[0].unit],
            )
            if times[rare[0].value, rare[0].unit] > 1 or times[usual[0].value, usual[0].unit] < 2:
                continue
            # a paragraph that prints both speaks of two numbers, or of the slip itself
            if any((n.document, n.block) == (rare[0].document, rare[0].block) for n in usual):
                continue
            meant = next((n for n in usual if _is_same(rare[0], n, texts)), None)
            others = (n for some in shape.values() for n in some if n.value != rare[0].value)
            # the same words around several numbers tell of several things
            if meant and all(
                n.value == meant.value or not _is_same(rare[0], n, texts) for n in others
            ):
                yield _misprint(rare[0], meant)


def _is_same(one: Number, other: Number, texts: dict[tuple[int, int], str]) -> bool:
    """Whether two numbers stand among the same words, and not for different years."""
    words, others = _words(one, texts), _words(other, texts)
    years = _years(one, texts), _years(other, texts)
    shared = words & others
    return (
        len(shared) >= SHARED
        and 2 * len(shared) >= min(len(words), len(others))
        and (years[0] == years[1] or not all(years))
    )


def _misprint(rare: Number, usual: Number) -> Match:
    why = WORDS[slip(rare, usual.value)]
    return Match(
        KIND, rare, (usual,), usual.printed, usual.value, (), ("the same words, one slip apart",),
        explanation={
            "en": f"{rare.printed} here, {usual.printed} for the same elsewhere: {why['en']}",
            "id": f"di sini {rare.printed}, di tempat lain {usual.printed}: {why['id']}",
        },
        suggestion=usual.printed, severity="minor",
    )  # fmt: skip


def _rows(document: Document) -> list[tuple[int, list[Number]]]:
    """Numbers that stand in a row, the shares of a paragraph or a column, and where they stand."""
    rows = [
        (id(part), [n for n in part.numbers if n.unit == "percent"]) for part in document.paragraphs
    ]
    for table in document.tables:
        for column in table.columns:
            cells = [table.cells.get((r, column)) for r in table.body if not table.is_total(r)]
            rows.append((id(table), [cell.alone for cell in cells if cell and cell.alone]))
    return [(home, row) for home, row in rows if len(row) >= ROW]


def _out_of_row(document: Document) -> Iterator[Match]:
    """One number that differs by a slip where a row of numbers is printed twice."""
    alike: dict[object, dict[Fraction, tuple[int, Number]]] = defaultdict(dict)
    for home, row in _rows(document):
        values = [number.value for number in row]
        for place, number in enumerate(row):
            others = (*values[:place], *values[place + 1 :])
            known = alike[place, others]
            for elsewhere, other in known.values():
                digits = {n.value: digits_of(n) for n in row if n is not number}
                # two columns of one table are two things
                if (
                    home != elsewhere
                    and number.decimals == other.decimals
                    and slip(number, other.value)
                    and sum(digits.values()) >= 2 * DIGITS
                ):
                    yield _misprint(other, number)
            known.setdefault(number.value, (home, number))


def _in_a_summary(document: Document) -> Iterator[Match]:
    """A number that a summary, or a second file, prints with other digits among the same words."""
    after: dict[object, list[Number]] = defaultdict(list)
    for sentence, _ in document.sentences:
        for number in sentence.numbers:
            before = sentence.text[: number.offset - sentence.start].lower().split()
            behind = sentence.text[number.end - sentence.start :].lower().strip(" .").split()[:1]
            if len(before) >= BEFORE and digits_of(number) >= DIGITS - 1:
                after[(*before, *behind), number.decimals, number.unit].append(number)
    for some in after.values():
        if len(some) == 2 and slip(some[0], some[1].value):
            one, other = some
            places = [document.sections[n.document, n.block] for n in some]
            apart = one.document != other.document or places[0] != places[1]
            if apart and (one.document != other.document or any(map(SUMMARY.search, places))):
                yield _misprint(one, other)


def find(document: Document) -> Iterator[Match]:
    yield from _of_a_title(document)
    yield from _again(document)
    yield from _in_a_summary(document)
    yield from _among_the_same_words(document)
    yield from _side_by_side(document)
    yield from _of_a_row(document)
    yield from _out_of_row(document)
    yield from _misprints(document)


KIND = Kind(
    name="repeat",
    find=find,
    clears=False,
    right=(
        "In all 276,474 people lived there.\n\nThe 276,474 people were asked.",
        "In all 276,474 people lived along the northern coast.\n\nWhere 276,744 people are said to "
        "have lived along the northern coast, this is a misprint for 276,474 people.",
        "The unemployment rate was little changed at 6.1 percent.\n\nThe unemployment rate (6.1 "
        "percent) "
        "changed little.",
        "Impor Agustus tercatat US$16,8 miliar.\n\nImpor Agustus tercatat US$16,84 miliar, turun.",
        "Pekerja mencapai 143 juta orang\n\nJumlahnya 143,72 juta orang.",
        "| | Frekuensi | Persentase |\n| Laki-laki | 73 | 72,3 |\n| Perempuan | 28 | 27,7 |\n\n"
        "Responden laki-laki berjumlah 73 orang.",
        "Asetnya Rp8.722,03 triliun.\n\nAset perbankan kini Rp8,72 kuadriliun.",
        "Thefts down by 8%\n\nThe police counted 8% fewer than a year before, and 4% more arsons.",
        "It gave a margin of 7.5 to 8.5%.\n\nFor next year it hopes for 7.5 to 8.5% again.",
        "The 160 studies of one group were normal. Those of the other group were not, and of all "
        "its studies 41 had lines. Histology was normal in 92 of 160 studies of the first group.",
        "Kuota magang tahun ini 100 ribu orang.\n\nTahun depan dibuka kuota magang 100 ribu lagi.",
        "Peserta membayar Rp17 juta untuk dua semester.\n\nBiaya semester itu Rp17 juta.",
    ),
    wrong=(
        "In all 276,474 people lived along the northern coast.\n\nThe 276,474 people were "
        "asked.\n\n"
        "We know that 276,744 people lived along the northern coast.",
        "First 40.5%, then 17.7%, 7.3% and 15.7%.\n\n"
        "| | % |\n| a | 40.5 |\n| b | 17.7 |\n| c | 7.8 |\n| d | 15.7 |",
    ),
    apart=(
        "Asetnya Rp8.722,03 triliun.\n\nModalnya Rp8,73 kuadriliun.",
        "In 2010 there were 374,261 workers.\n\nIn 2011 there were 374,661 workers.",
        "The unemployment rate was 6.1 percent.\n\nA family of that village had 6.1 children.",
    ),
)
