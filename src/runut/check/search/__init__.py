"""Look for relations that no words tell of, near before far, and say how likely chance is.

Within a sentence, a paragraph, two that follow each other or a small table every pair is tried; in
the whole submission only what makes a number of four digits or more, for chance drowns the others.
What words name, and percentages, are tried with the nearest numbers alone.
Rows of data, which no word tells of, are left out.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from runut.check.chance import DIGITS, LIKELY, digits_of
from runut.check.document import Document, Passage
from runut.check.kinds.kind import Kind, Match
from runut.check.report import Number
from runut.check.search.nearest import called, nearest
from runut.check.search.one_slip_away import one_slip_away
from runut.check.search.rows import made_by_rows
from runut.check.search.series import parallel_lists
from runut.check.search.three import sums_of_three
from runut.check.search.trying import Sought, related_in
from runut.numerals.rounding import ORDINARY

MOST_NEAR = 60  # numbers of a passage; more are a list
APART = (1, 2, 3, 5, 8)  # paragraphs in which what stands in a row is sought
DATA = 8  # numbers in a row without a word
WORD = re.compile(r"[^\W\d_]{3}")
MOST_FAR = 400  # distinct numbers of a submission; beyond, only what stands together is related


def _says_something(passage: Passage) -> bool:
    return len(passage.numbers) < DATA or WORD.search(passage.text) is not None


def _windows(
    sentences: Sequence[Passage], paragraphs: Sequence[Passage]
) -> Iterator[Sequence[Passage]]:
    """Sentences or paragraphs that follow each other in a text, of as many numbers as are tried."""
    close = [(sentences, 1), (paragraphs, 1), (sentences, 2)]
    for passages, many in (*close, *((paragraphs, apart) for apart in APART[1:])):
        for first in range(len(passages)):
            window = passages[first : first + many]
            numbers = [number for passage in window for number in passage.numbers]
            if len(numbers) <= MOST_NEAR and len({number.document for number in numbers}) == 1:
                yield window


def search(document: Document, kinds: Sequence[Kind], told: Sequence[Match]) -> list[Match]:
    """Every match of every kind that is searched for, with its chance; ``told``: all others."""
    searches = [(kind, one) for kind in kinds for one in kind.searches]
    named = [called(document.sentences, one.told) if one.told else set() for _, one in searches]
    found = [*_tried(document, searches, named)]
    explained = {
        match.result.id
        for match in (*told, *found)
        if match.kind.name in ("share", "difference")
        and (match.claimed or match.by_chance < LIKELY)
        and ORDINARY & {*match.holds}
    }
    return [*found, *nearest(document, searches, named, explained)]


def _tried(
    document: Document, searches: Sequence[Sought], named: Sequence[Collection[str]]
) -> Iterator[Match]:
    """What is made in sentences, paragraphs, tables and rows, and by long numbers anywhere."""
    sentences = [one for one in document.sentences if _says_something(one)]
    paragraphs = [one for one in document.paragraphs if _says_something(one)]
    for sentence in sentences:
        if 2 <= len(sentence.numbers) <= MOST_NEAR:
            found = list(related_in(sentence.numbers, searches, "the same sentence", 1))
            yield from found
            related = {n.id for m in found if m.by_chance < 0.5 for n in m.numbers}
            yield from one_slip_away(sentence.numbers, related, searches)
    for paragraph in paragraphs:
        if 2 <= len(paragraph.numbers) <= MOST_NEAR:
            yield from related_in(paragraph.numbers, searches, "the same paragraph", 2)
            yield from parallel_lists(paragraph, searches)
    for passages in _windows(sentences, paragraphs):
        yield from made_by_rows(passages, searches, named)
    for table in document.tables:
        if table.is_run_in:
            continue  # its paragraph was looked through
        numbers = [n for cell in table.cells.values() for n in cell.numbers]
        if 2 <= len(numbers) <= MOST_NEAR:
            yield from related_in(numbers, searches, "the same table", 2)
    for before, after in pairwise(paragraphs):
        numbers = [*before.numbers, *after.numbers]
        together = len({number.document for number in numbers}) == 1
        if together and before.numbers and after.numbers and len(numbers) <= MOST_NEAR:
            yield from related_in(numbers, searches, "paragraphs that follow each other", 3)
    far = _far(document)
    yield from related_in(far, searches, "the same submission", DIGITS)
    yield from sums_of_three(far, searches)


def _far(document: Document) -> list[Number]:
    """The numbers of a submission, each once: all that say anything, or where they are many, the
    long ones, or where these are many too, none."""
    for digits in (2, DIGITS):
        distinct: dict[object, Number] = {}
        for number in document.claims:
            if digits_of(number) >= digits:
                distinct.setdefault((number.value, number.unit), number)
        if len(distinct) <= MOST_FAR:
            return list(distinct.values())
    return []
