"""From texts to a report: find numbers, relate them, weigh what was found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from runut.check.chance import CERTAIN, width_of
from runut.check.decisions import Decided, Decision, decide
from runut.check.document import Document
from runut.check.findings import findings_of
from runut.check.kinds import KINDS
from runut.check.kinds.kind import Match
from runut.check.numbers.find import find_numbers
from runut.check.report import Number, Relation, Report
from runut.check.search import search
from runut.check.statistics.whole_numbers import mean_of
from runut.check.text import Block, Text

MOST_DOUBTED = 60  # numbers of a block or a table that are read both ways
MOST_BEFORE = 3  # short blocks that are read with the one behind them
SHORT = 100  # characters
KEPT = 3  # relations of one number that were only searched for


def check(texts: Sequence[Text], decisions: Sequence[Decision] = ()) -> Report:
    """Find the numbers of one submission's texts, relate them, and name what cannot be right.

    ``decisions`` are a reviewer's: see ``runut.check.decisions``.
    """
    return report_of(texts, decide(_read_again(texts, find_numbers(texts)), decisions, texts))


def report_of(texts: Sequence[Text], decided: Decided) -> Report:
    """Relate the numbers of these texts, and name what cannot be right."""
    document = Document(texts, decided.numbers)
    matches = related(document, decided)
    relations = tuple(
        Relation(
            match.kind.name, match.result.id, match.ids[1:], match.formula, match.computed,
            match.holds, match.by_chance, match.evidence, match.claimed,
        )
        for match in matches
    )  # fmt: skip
    return Report(
        documents=tuple(text.name for text in texts),
        numbers=decided.numbers,
        relations=relations,
        findings=tuple(findings_of(matches, document)),
        problems=decided.problems,
    )


def related(document: Document, decided: Decided | None = None) -> list[Match]:
    """Every relation between the numbers of a document, each once, with its chance."""
    matches = [*_matches(document), *(_sized(decided) if decided else ())]
    apart = decided.apart if decided else ()
    weighed = [
        _weighed(match)
        for match in matches
        if not any(len(pair.intersection(match.ids)) == 2 for pair in apart)
    ]
    return _without_doubles(_cleared(weighed, document))


def _matches(document: Document) -> list[Match]:
    """All relations; numbers of a table that stood in running text accuse nobody."""
    found = [match for kind in KINDS for match in kind.find(document)]
    found += search(document, KINDS, found)
    return [match for match in found if match.holds or match.result.id not in document.run_in]


def _read_again(texts: Sequence[Text], numbers: Sequence[Number]) -> list[Number]:
    """Numbers in the reading that their relations need, where their marks leave it open.

    A block, or a table, is read the other way where more of its numbers then hang together.
    """
    homes: dict[object, list[tuple[int, int]]] = defaultdict(list)
    for document, text in enumerate(texts):
        for index, block in enumerate(text.blocks):
            home = index if block.table is None else f"table {block.table}"
            homes[document, home].append((document, index))
    before = {home: _short_before(texts, home) for home in homes}
    in_block: dict[tuple[int, int], list[Number]] = defaultdict(list)
    for number in numbers:
        in_block[number.home].append(number)
    chosen = {}
    for home, places in homes.items():
        group = [number for place in places for number in in_block[place]]
        beside = [chosen.get(n.id, n) for place in before[home] for n in in_block[place]]
        if len(group) >= 2 and len(group) + len(beside) <= MOST_DOUBTED:
            other = [_other_reading(number) for number in group]
            around = [*before[home], *places]
            blocks = [texts[document].blocks[index] for document, index in around]
            moved = {place: index for index, place in enumerate(around)}
            if other != group and _told(blocks, moved, [*beside, *other]) > _told(
                blocks, moved, [*beside, *group]
            ):
                chosen |= {number.id: number for number in other}
    return [chosen.get(number.id, number) for number in numbers]


def _short_before(texts: Sequence[Text], home: tuple[int, int | str]) -> list[tuple[int, int]]:
    """The short blocks right before a block, which may be of the same running table."""
    document, index = home
    found: list[tuple[int, int]] = []
    while isinstance(index, int) and index and len(found) < MOST_BEFORE:
        index -= 1
        block = texts[document].blocks[index]
        if block.table is not None or len(block.text) > SHORT:
            break
        found.insert(0, (document, index))
    return found


def _other_reading(number: Number) -> Number:
    """The number in the reading that was not chosen; itself where there is one reading only."""
    if number.left_out or len(number.readings) < 2:
        return number
    reading = number.readings[1]
    return replace(number, value=reading.value * number.factor, decimals=reading.decimals)


def _told(
    blocks: Sequence[Block], moved: Mapping[tuple[int, int], int], numbers: Sequence[Number]
) -> int:
    """How many numbers of a block or a table, which stands alone, follow from others."""
    alone = [replace(n, document=0, block=moved[n.home]) for n in numbers]
    matches = map(_weighed, _matches(Document([Text("", tuple(blocks))], alone)))
    return len({m.result.id for m in matches if m.holds and (m.claimed or m.by_chance < CERTAIN)})


def _sized(decided: Decided) -> Iterator[Match]:
    """Means of whole numbers whose size a reviewer has told."""
    for number in decided.numbers:
        size = decided.sizes.get(number.id)
        if size and (match := mean_of(number, Fraction(size), "the size that a reviewer told")):
            yield match


def _weighed(match: Match) -> Match:
    """With its chance: what the text itself relates was one try."""
    if match.by_chance is not None:
        return match
    return replace(match, by_chance=width_of(match.result))


def _cleared(matches: Sequence[Match], document: Document) -> list[Match]:
    """Without accusations of numbers that something else explains, or that are only about so."""
    explained: dict[str, set[str]] = defaultdict(set)
    for match in matches:
        if match.holds and (match.claimed or match.by_chance < CERTAIN) and match.kind.clears:
            explained[match.result.id] |= {part.id for part in match.parts}
    return [
        match
        for match in matches
        if match.holds
        or not match.kind.clears
        or (
            not explained[match.result.id] & {part.id for part in match.parts}
            and not any(map(document.is_about, match.numbers))
        )
    ]


def _without_doubles(matches: Sequence[Match]) -> list[Match]:
    """Each relation once, and of those that were only searched for the least likely by chance."""
    best: dict[object, Match] = {}
    for match in matches:
        # what was only searched for is told once, wherever the same numbers stand
        key: object = frozenset(match.ids)
        if not match.claimed and match.kind.clears:
            key = (match.result.value, frozenset(part.value for part in match.parts))
        known = best.get((match.kind.name, key))
        if known is None or _rank(match) < _rank(known):
            best[match.kind.name, key] = match
    # what is told needs no other kind to tell it again, or to search for it
    told: dict[object, Match] = {}
    for match in sorted(best.values(), key=_rank):
        told.setdefault(_related_by(match), match)
    kept = [m for m in best.values() if not m.holds or m is told[_related_by(m)]]
    likeliest: dict[str, list[Match]] = defaultdict(list)
    for match in sorted(kept, key=lambda match: match.by_chance):
        if not match.claimed:
            likeliest[match.result.id].append(match)
    dropped = {id(match) for some in likeliest.values() for match in some[KEPT:]}
    return [match for match in kept if id(match) not in dropped]


def _related_by(match: Match) -> tuple[str, ...]:
    """The numbers that it relates, its parts in any order."""
    return match.result.id, *sorted(match.ids[1:])


def _rank(match: Match) -> tuple[bool, bool, float]:
    """What the text tells before what was searched for, what is wrong before what holds, and of
    what is equally unlikely by chance the first, which is the nearest."""
    return not match.claimed, bool(match.holds), round(match.by_chance, 3)
