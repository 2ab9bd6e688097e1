"""From texts to a report: find numbers, relate them, weigh what was found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from runut.check.arithmetic import is_counted
from runut.check.chance import width_of
from runut.check.decisions import Decided, Decision, decide
from runut.check.document import Document
from runut.check.find import find_numbers
from runut.check.kinds import COMPLEMENTS, KINDS
from runut.check.kinds.kind import Match, holds_under
from runut.check.kinds.repeats import digits_of
from runut.check.report import SEVERITIES, Finding, Number, Relation, Report
from runut.check.search import search
from runut.check.slips import WORDS, slip, variants, written
from runut.check.statistics.whole_numbers import mean_of
from runut.check.text import Text
from runut.numerals.rounding import ORDINARY

CERTAIN = 0.05  # expected matches by chance, below which a relation clears a number
MOST_DOUBTED = 60  # numbers of a block or a table that are read both ways
KEPT = 2  # relations of one number that were only searched for


def check(texts: Sequence[Text], decisions: Sequence[Decision] = ()) -> Report:
    """Find the numbers of one submission's texts, relate them, and name what cannot be right.

    ``decisions`` are a reviewer's: see ``runut.check.decisions``.
    """
    decided = decide(_read_again(texts, find_numbers(texts)), decisions)
    document = Document(texts, decided.numbers)
    matches = related(document, decided)
    relations = tuple(
        Relation(
            match.kind.name, match.result.id, tuple(part.id for part in match.parts), match.formula,
            match.computed, match.holds, match.by_chance, match.evidence, match.claimed,
        )
        for match in matches
    )  # fmt: skip
    return Report(
        documents=tuple(text.name for text in texts),
        numbers=decided.numbers,
        relations=relations,
        findings=tuple(_findings(matches, document)),
        problems=decided.problems,
    )


def related(document: Document, decided: Decided | None = None) -> list[Match]:
    """Every relation between the numbers of a document, each once, with its chance."""
    matches = [*_matches(document), *(_sized(decided) if decided else ())]
    apart = decided.apart if decided else frozenset()
    weighed = [
        _weighed(match)
        for match in matches
        if not any(frozenset(pair) in apart for pair in _pairs(match))
    ]
    return _without_doubles(_cleared(weighed, document))


def _matches(document: Document) -> list[Match]:
    return [
        *(match for kind in KINDS for match in kind.find(document)),
        *search(document, KINDS),
    ]


def _read_again(texts: Sequence[Text], numbers: Sequence[Number]) -> list[Number]:
    """Numbers in the reading that their relations need, where their marks leave it open.

    A block, or a table, is read the other way where more of its numbers then hang together.
    """
    together: dict[object, list[Number]] = defaultdict(list)
    for number in numbers:
        block = texts[number.document].blocks[number.block]
        home = number.block if block.table is None else f"table {block.table}"
        together[number.document, home].append(number)
    chosen = {}
    for group in together.values():
        if 2 <= len(group) <= MOST_DOUBTED:
            other = [_other_reading(number) for number in group]
            if other != group and _told(texts, other) > _told(texts, group):
                chosen |= {number.id: number for number in other}
    return [chosen.get(number.id, number) for number in numbers]


def _other_reading(number: Number) -> Number:
    """The number in the reading that was not chosen; itself where there is one reading only."""
    if number.left_out or len(number.readings) < 2:
        return number
    reading = number.readings[1]
    return replace(number, value=reading.value * number.factor, decimals=reading.decimals)


def _told(texts: Sequence[Text], numbers: Sequence[Number]) -> int:
    """How many relations of a block or a table hold beyond doubt."""
    homes = sorted({(number.document, number.block) for number in numbers})
    blocks = tuple(texts[document].blocks[block] for document, block in homes)
    place = {home: index for index, home in enumerate(homes)}
    moved = [
        replace(number, document=0, block=place[number.document, number.block])
        for number in numbers
    ]
    matches = map(_weighed, _matches(Document([Text("", blocks)], moved)))
    return sum(bool(m.holds) and (m.claimed or m.by_chance < CERTAIN) for m in matches)


def _sized(decided: Decided) -> Iterator[Match]:
    """Means of whole numbers whose size a reviewer has told."""
    for number in decided.numbers:
        size = decided.sizes.get(number.id)
        if size and (match := mean_of(number, Fraction(size), "the size that a reviewer told")):
            yield match


def _pairs(match: Match) -> Iterable[tuple[str, str]]:
    return combinations((match.result.id, *(part.id for part in match.parts)), 2)


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
            and not any(map(document.is_about, (match.result, *match.parts)))
        )
    ]


def _without_doubles(matches: Sequence[Match]) -> list[Match]:
    """Each relation once, and of those that were only searched for the least likely by chance."""
    best: dict[object, Match] = {}
    for match in matches:
        # what was only searched for is told once, wherever the same numbers stand
        key: object = frozenset((match.result.id, *(part.id for part in match.parts)))
        if not match.claimed and match.kind.clears:
            key = (match.result.value, frozenset(part.value for part in match.parts))
        known = best.get((match.kind.name, key))
        if known is None or _rank(match) < _rank(known):
            best[match.kind.name, key] = match
    told = {(m.result.id, *sorted(p.id for p in m.parts)) for m in best.values() if m.claimed}
    best = {
        key: match
        for key, match in best.items()
        if match.claimed or (match.result.id, *sorted(p.id for p in match.parts)) not in told
    }
    searched: dict[str, list[Match]] = defaultdict(list)
    for match in best.values():
        if not match.claimed:
            searched[match.result.id].append(match)
    dropped = {
        id(match)
        for some in searched.values()
        for match in sorted(some, key=lambda m: m.by_chance)[KEPT:]
    }
    return [match for match in best.values() if id(match) not in dropped]


def _rank(match: Match) -> tuple[bool, bool, float]:
    """What the text tells before what was searched for, and what is wrong before what holds."""
    return not match.claimed, bool(match.holds), match.by_chance


def _findings(matches: Sequence[Match], document: Document) -> list[Finding]:
    """What cannot be right, and what came about by an unusual rounding; worst first."""
    merged: dict[object, Finding] = {}
    for match in matches:
        finding = None
        if not match.holds and match.claimed:
            finding = _wrong(match, document)
        elif set(match.holds) <= {"truncation", "ceiling"} and match.holds:
            finding = _unusual(match, matches, document)
        if finding is None:
            continue
        key = (finding.kind, finding.explanation["en"])
        known = merged.get(key)
        if known:
            more = [id_ for id_ in finding.numbers if id_ not in known.numbers]
            finding = replace(known, numbers=(*known.numbers, *more))
        merged[key] = finding
    return sorted(merged.values(), key=lambda f: SEVERITIES.index(f.severity))


def _unusual(match: Match, matches: Sequence[Match], document: Document) -> Finding | None:
    """Only cut off, or only rounded up: told where counts leave no doubt.

    What an earlier share leaves of a hundred was not rounded at all.
    """
    if not all(map(is_counted, match.parts)) or match.by_chance >= CERTAIN:
        return None
    of = (match.result.document, match.result.block, match.result.offset)
    earlier = [
        other.parts[0].printed
        for other in matches
        if other.result.id == match.result.id
        and other.kind is COMPLEMENTS
        and len(other.parts) == 1
        and set(other.holds) >= ORDINARY
        and (other.parts[0].document, other.parts[0].block, other.parts[0].offset) < of
    ]
    rule = "complement" if earlier else match.holds[0]
    more = written(match.computed, match.result, 2, document.decimal_mark)
    words = {
        "truncation": (
            "the next decimals were cut off, not rounded",
            "desimal berikutnya dipotong, tidak dibulatkan",
        ),
        "ceiling": ("it was rounded up", "angka dibulatkan ke atas"),
        "complement": (
            f"it is what {''.join(earlier[-1:])} leaves of a hundred",
            f"angka ini sisa seratus dari {''.join(earlier[-1:])}",
        ),
    }[rule]
    return Finding(
        "note",
        f"only {rule}",
        (match.result.id, *(part.id for part in match.parts)),
        {
            "en": f"{match.formula} = {more}, printed {match.result.printed}: {words[0]}",
            "id": f"{match.formula} = {more}, tercetak {match.result.printed}: {words[1]}",
        },
        written(match.computed, match.result),
    )


def _wrong(match: Match, document: Document) -> Finding:
    numbers = (match.result, *match.parts)
    if match.explanation is not None:
        return Finding(
            match.severity, match.kind.name, tuple(n.id for n in numbers), match.explanation,
            match.suggestion,
        )  # fmt: skip
    computed = written(match.computed, match.result)
    doubted, meant, how = _meant(match, document)
    en = f"{match.formula} = {computed}, but {match.result.printed} is printed"
    id_ = f"{match.formula} = {computed}, tetapi tercetak {match.result.printed}"
    if how and digits_of(doubted) > 1:
        en += f"; {meant} was probably meant: {WORDS[how]['en']}"
        id_ += f"; barangkali maksudnya {meant}: {WORDS[how]['id']}"
    ids = (doubted.id, *(n.id for n in numbers if n.id != doubted.id))
    return Finding(match.severity, match.kind.name, ids, {"en": en, "id": id_}, meant)


def _meant(match: Match, document: Document) -> tuple[Number, str, str]:
    """Which number is doubted, what was meant, and by which slip it came about, if by one.

    Where several could be mended, the one whose right value stands elsewhere in the text is.
    """
    computed = written(match.computed, match.result)
    how = slip(match.result, match.computed)
    mended = [(match.result, match.computed, how)] if how else []
    for index, part in enumerate(match.parts):
        for variant in variants(part) if match.arithmetic and is_counted(part) else ():
            parts = (*match.parts[:index], variant, *match.parts[index + 1 :])
            if (
                variant.value in document.values
                and holds_under(match.result, parts, match.arithmetic)[1]
            ):
                mended.append((part, variant.value, slip(part, variant.value)))
    for number, value, slipped in mended:
        if value in document.values and slipped and digits_of(number) > 2:
            return number, written(value, number), slipped
    return match.result, computed, how
