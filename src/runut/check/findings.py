"""From relations to findings: which number is doubted, what was meant, and how to say so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from runut.check.arithmetic import is_counted, loose, rounded
from runut.check.chance import CERTAIN, digits_of
from runut.check.document import Document
from runut.check.kinds.kind import Match, holds_under
from runut.check.report import SEVERITIES, Finding, Number
from runut.check.slips import WORDS, scaled_digits, slip, variants, written
from runut.numerals.rounding import ORDINARY, exactly

CUT = {
    "truncation": {
        "en": "the next decimals were cut off, not rounded",
        "id": "desimal berikutnya dipotong, tidak dibulatkan",
    },
    "ceiling": {"en": "it was rounded up", "id": "angka dibulatkan ke atas"},
}
MOST_WRONG = 100  # relations that are looked through for a number that they share


def findings_of(matches: Sequence[Match], document: Document) -> list[Finding]:
    """What cannot be right, and what came about by an unusual rounding; worst first."""
    found, explained = _shared(matches)
    told = [m for m in matches if m.holds and m.claimed and m.arithmetic]
    # of several numbers that one may be the share of, cut off, the likeliest, or nearest, is told
    cut = [match for match in matches if match.holds and {*match.holds} <= CUT.keys()]
    likeliest: dict[str, Match] = {}
    for match in sorted(cut, key=lambda match: (match.by_chance, _how_far(match))):
        likeliest.setdefault(match.result.id, match)
    for match in matches:
        if id(match) in explained:
            continue
        if not match.holds and match.claimed:
            found.append(_wrong(match, document, told))
        elif match is likeliest.get(match.result.id) and (
            note := _unusual(match, matches, document)
        ):
            found.append(note)
        elif _is_by_no_one_rule(match, document):
            found.append(_by_no_one_rule(match))
    merged: dict[object, Finding] = {}
    for finding in found:
        known = merged.setdefault((finding.kind, finding.explanation["en"]), finding)
        more = [id_ for id_ in finding.numbers if id_ not in known.numbers]
        merged[known.kind, known.explanation["en"]] = replace(
            known, numbers=(*known.numbers, *more)
        )
    return sorted(merged.values(), key=lambda f: SEVERITIES.index(f.severity))


def _how_far(match: Match) -> int:
    """In blocks, how far the farthest part stands from the result."""
    return max((abs(part.block - match.result.block) for part in match.parts), default=0)


def _shared(matches: Sequence[Match]) -> tuple[list[Finding], set[int]]:
    """One number that several relations fail by, where one slip of it mends them all.

    Then the others are right. Which matches this explains is told too.
    """
    wrong = [m for m in matches if not m.holds and m.claimed and m.arithmetic]
    right = [m for m in matches if m.holds and m.arithmetic and m.by_chance < CERTAIN]
    by_value: dict[Fraction, list[Match]] = defaultdict(list)
    for match in wrong[:MOST_WRONG]:
        for value in _values(match):
            by_value[value].append(match)
    found, explained = [], set()
    for value, some in sorted(by_value.items(), key=lambda item: -len(item[1])):
        some = [match for match in some if id(match) not in explained]
        if len({_values(match) for match in some}) < 2:
            continue
        numbers = {n.id: n for m in some for n in m.numbers if n.value == value}
        printed = next(iter(numbers.values()))
        if abs(scaled_digits(value, printed)) < 100:
            continue  # a slip of few digits mends much by chance
        bound = [*some, *(match for match in right if value in _values(match))]
        mended = [
            variant
            for variant in variants(printed)
            if all(_holds_with(match, value, variant) for match in bound)
        ]
        if len(mended) == 1:
            explained |= {id(match) for match in some}
            found.append(_misprint(printed, mended[0], numbers, some))
    return found, explained


def _values(match: Match) -> frozenset[Fraction]:
    return frozenset(number.value for number in match.numbers)


def _holds_with(match: Match, value: Fraction, variant: Number) -> bool:
    """Whether a relation holds where a value is another."""
    result, *parts = (
        replace(n, value=variant.value) if n.value == value else n for n in match.numbers
    )
    return bool({*holds_under(result, parts, match.arithmetic)[1]} - {"mixed"})


def _misprint(
    printed: Number, meant: Number, numbers: Mapping[str, Number], matches: Sequence[Match]
) -> Finding:
    instead = written(meant.value, printed)
    told = "; ".join(
        dict.fromkeys(f"{match.formula} = {match.result.printed}" for match in matches)
    )
    how = WORDS[slip(printed, meant.value)]
    others = (id_ for match in matches for id_ in match.ids)
    return Finding(
        "major",
        matches[0].kind.name,
        tuple(dict.fromkeys([*numbers, *others])),
        {
            "en": f"{told}: all come right with {instead} in place of {printed.printed}, "
            f"{how['en']}",
            "id": f"{told}: semuanya menjadi benar dengan {instead} sebagai ganti "
            f"{printed.printed}, {how['id']}",
        },
        instead,
    )


def _unusual(match: Match, matches: Sequence[Match], document: Document) -> Finding | None:
    """Only cut off, or only rounded up: told where counts leave no doubt.

    What an earlier share leaves of a hundred was not rounded at all.
    """
    if not all(map(is_counted, match.parts)) or match.by_chance >= CERTAIN:
        return None
    if (match.kind.name == "difference" and not match.claimed) or not match.kind.clears:
        return None  # a change may be of other numbers; a heading may say less
    if not match.claimed and any(
        other.result is match.result
        and other.kind.name == match.kind.name
        and other.parts[:1] == match.parts[:1]
        and ORDINARY & set(other.holds)
        for other in matches
    ):
        return None  # a share may be of another whole, and rounded
    earlier = [
        other.parts[0].printed
        for other in matches
        if other.result.id == match.result.id
        and other.kind.name == "whole of shares"
        and len(other.parts) == 1
        and set(other.holds) >= ORDINARY
        and other.parts[0].where < match.result.where
    ]
    rule, words = match.holds[0], CUT[match.holds[0]]
    if earlier:
        rule, words = "complement", {
            "en": f"it is what {earlier[-1]} leaves of a hundred",
            "id": f"angka ini sisa seratus dari {earlier[-1]}",
        }  # fmt: skip
    more = written(match.computed, match.result, 2, document.decimal_mark)
    told, printed = f"{match.formula} = {more}", match.result.printed
    return Finding(
        "note",
        f"only {rule}",
        match.ids,
        {
            "en": f"{told}, printed {printed}: {words['en']}",
            "id": f"{told}, tercetak {printed}: {words['id']}",
        },
        written(match.computed, match.result),
    )


def _is_by_no_one_rule(match: Match, document: Document) -> bool:
    """Whether words tell it, and it holds only if its numbers were rounded by different rules."""
    if match.holds != ("mixed",) or not (match.claimed and match.kind.clears and match.arithmetic):
        return False
    may_be_round = (is_counted(n) and loose(n) != exactly(n.value) for n in match.numbers)
    if any(may_be_round) or any(map(document.is_about, match.numbers)):
        return False
    return holds_under(match.result, match.parts, match.arithmetic)[1] == ("mixed",)


def _by_no_one_rule(match: Match) -> Finding:
    told = f"{match.formula} = {written(match.computed, match.result)}"
    return Finding(
        "note",
        "only mixed",
        match.ids,
        {
            "en": f"{told}, printed {match.result.printed}; that holds only if they were rounded "
            "in different ways",
            "id": f"{told}, tercetak {match.result.printed}: hanya bila angka-angkanya dibulatkan "
            "dengan cara yang berlainan",
        },
        written(match.computed, match.result),
    )


def _wrong(match: Match, document: Document, told: Sequence[Match]) -> Finding:
    """``told``: what words or layout relate, and what holds."""
    if match.explanation is not None:
        return Finding(
            match.severity, match.kind.name, match.ids, match.explanation, match.suggestion
        )
    computed = written(match.computed, match.result)
    doubted, meant, how = _meant(match, document)
    en = f"{match.formula} = {computed}, but {match.result.printed} is printed"
    id_ = f"{match.formula} = {computed}, tetapi tercetak {match.result.printed}"
    if doubted is match.result and _is_upheld(match, told):
        en += ", which agrees with others: one of the parts is wrong"
        id_ += ", yang cocok dengan yang lain: salah satu bagiannya keliru"
        meant = ""
    elif how and digits_of(doubted) > (1 if how == "swap" else 2):
        instead = "" if doubted is match.result else doubted.printed
        in_place = f" in place of {instead}" if instead else ""
        en += f"; {meant} was probably meant{in_place}: {WORDS[how]['en']}"
        id_ += f"; barangkali {instead or 'angka itu'} seharusnya {meant}: {WORDS[how]['id']}"
    ids = dict.fromkeys((doubted.id, *match.ids))
    return Finding(match.severity, match.kind.name, tuple(ids), {"en": en, "id": id_}, meant)


def _is_upheld(match: Match, told: Sequence[Match]) -> bool:
    """Whether a result of three digits or more fits others as printed, and not as computed."""
    if match.computed is None or digits_of(match.result) <= 2:
        return False
    result = match.result
    as_printed = rounded(match.computed / result.factor, result.decimals) * result.factor
    computed = replace(result, value=as_printed)
    return any(
        result.value in _values(other) and not _holds_with(other, result.value, computed)
        for other in told
    )


def _meant(match: Match, document: Document) -> tuple[Number, str, str]:
    """Which number is doubted, what was meant, and by which slip it came about, if by one.

    Where several could be mended, the one whose right value stands elsewhere in the text is.
    """
    computed = written(match.computed, match.result)
    how = match.slip
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
