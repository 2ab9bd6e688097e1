"""A count with its share, and its whole: named by the sentence, near by, or elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from runut.check.arithmetic import change
from runut.check.document import AMOUNT, Document, Passage
from runut.check.kinds.kind import Match, holds_under
from runut.check.kinds.scales import MADE_OF
from runut.check.kinds.shares.pairs import COMPARED_WITH, FAR, FEW, pairs_of
from runut.check.kinds.shares.together import together_in
from runut.check.kinds.shares.wholes import COUNTED, SHARE, fits, judge, searched, wholes_among
from runut.check.report import Number
from runut.numerals.rounding import ORDINARY

ALL = r"(?:\s+(?:the|a|all|our|these|those|total|of|jumlah|seluruh|semua|keseluruhan|sebanyak))*"
# only where a clause begins with it: "a height of 1,200 m" is no whole
WHOLE_BEFORE = (
    rf"(?:(?:^|[,;:(]\s*)(?:of|among|out of|from|dari|di antara){ALL}"
    rf"|\b(?:of|dari)\s+(?:a total|the total|total|jumlah|seluruh|keseluruhan))\b"
    rf"[^⟨⟩().;,]{{0,30}}?{AMOUNT}"
    rf"|{AMOUNT}[^⟨⟩().;]{{0,40}}\b{MADE_OF}\b"
)
WHOLE_AFTER = (
    rf"^\)?{FEW}\b(?:of|among|dari|di antara){ALL}\s+{AMOUNT}"
    rf"|^{FEW}\b(?:of|dari)\b[^⟨⟩.;()]{{0,60}}\(\s*(?:n\s*=\s*)?{AMOUNT}"
)
OF_THEM = r"\)?\s(?:of (?:them|these|which|whom)|di antaranya)\b"
# a group that is named without its size: what follows is a share of it
ANOTHER_GROUP = re.compile(
    r"[,;]\s*(?:and |but |while |dan |sedangkan |sementara )?(?:of|among|in|from|for|dari|"
    r"di antara|pada|di|untuk)\b[^⟨⟩,;.]*(?:,|⟨|$)",
    re.I,
)


class Shares(NamedTuple):
    """The shares of a paragraph with their counts."""

    together: list[Match]  # with the whole beside them
    near: list[Match]  # with the whole that is named, or that was looked for
    left_open: list[tuple[Number, Number]]  # share and count, where no whole is named


def _named_whole(sentence: Passage, part: Number, end: int) -> Number | None:
    """The whole that the sentence names, where it can be one."""
    at = part.offset - sentence.start
    if COMPARED_WITH.search(sentence.text[max(0, at - FAR) : at]):
        return None
    after = re.match(WHOLE_AFTER, sentence.marked[end:], re.I)
    before = next((one for one in [*sentence.find(WHOLE_BEFORE)][::-1] if one.end() <= end), None)
    if after:
        whole = sentence.number(after[1] or after[2])
    elif before and not ANOTHER_GROUP.search(sentence.marked[before.end() : end]):
        whole = sentence.number(before[1] or before[2])
    else:
        return None
    alike = whole.unit == part.unit or {whole.unit, part.unit} <= set(COUNTED)
    return whole if alike and whole.id != part.id and whole.value >= part.value > 0 else None


def _add(shares: Shares, sentence: Passage, together: list[Match], wholes: list[Number]) -> None:
    """Those of a sentence to those of its paragraph; ``wholes``: what stands anywhere."""
    shares.together.extend(together)
    ids = {number.id for match in together for number in match.numbers}
    pairs = [pair for pair in pairs_of(sentence) if not {pair[0].id, pair[1].id} & ids]
    named = [_named_whole(sentence, part, end) for _, part, end in pairs]
    is_right = [
        whole is not None and fits(result, part, whole)
        for (result, part, _), whole in zip(pairs, named, strict=True)
    ]
    for (result, part, end), whole, right in zip(pairs, named, is_right, strict=True):
        near = list(searched(wholes_among(sentence.paragraph.numbers), result, part, "near by"))
        shares.near.extend(near)
        if not any(ORDINARY & set(match.holds) for match in near):
            shares.near.extend(searched(wholes, result, part, "elsewhere"))
        changed = whole and holds_under(result, (whole, part), change)[1]
        if whole and (right or not (near or changed)):
            # one share that does not fit among others that do is wrong; one alone may have
            # a whole that is not told
            severity = "major" if any(is_right) else "minor"
            shares.near.append(judge(result, part, whole, "the sentence names the whole", severity))
        elif not whole:
            shares.left_open.append((result, part))
            shares.near.extend(_of_them(sentence, result, part, end))


def _of_them(sentence: Passage, result: Number, part: Number, end: int) -> Iterator[Match]:
    """A share of the one larger count before it, by words, that one slip keeps from being it."""
    if re.match(OF_THEM, sentence.marked[end:], re.I):
        before = sentence.numbers[: min(map(sentence.numbers.index, (result, part)))]
        wholes = [n for n in before if n.unit == part.unit and n.value > part.value]
        match = judge(result, part, wholes[0], "words for a share", "minor") if wholes else None
        if len(wholes) == 1 and match.slip:
            yield match


@lru_cache(1)
def shares_in(document: Document) -> list[Shares]:
    """By paragraph."""
    everywhere = wholes_among(document.claims)
    found: dict[Passage, Shares] = defaultdict(lambda: Shares([], [], []))
    for sentence, together in together_in(document).items():
        _add(found[sentence.paragraph], sentence, together, everywhere)
    return [*found.values()]


def known_in(document: Document) -> set[str]:
    """The shares whose whole is known."""
    return {
        match.result.id
        for shares in shares_in(document)
        for match in (*shares.together, *shares.near)
        if match.holds
    }


def find(document: Document) -> Iterator[Match]:
    for shares in shares_in(document):
        yield from shares.near


KIND = replace(
    SHARE,
    find=find,
    right=(
        "Of the 326 cases, 58 (17.8%) were mild.",
        "Of the twelve villages, 5 (41.7%) were on the coast.",
        "Dari jumlah penduduk 879.651 jiwa, 31,43% (276.474 jiwa) tinggal di desa.",
        "Of the 326 cases, 58 (17.8%) were severe, of whom 12 (20.7%) died.",
        "Of 257 patients 171 (67%) were men, 159 (62%) lived alone and 13 (5%) were nurses.",
    ),
    wrong=(
        "Most were girls (n = 73, 68.0%) among the 120 pupils.",
        "Of 512, 304 (59.4%) were women; of these 304, 61 (21.0%) were old.",
        "Of the 326 cases, 58 (18.7%) were mild.",
        "The library lent 8,412 books, 2,103 (20%) of them to children.",
        "Nilainya Rp410.670, yaitu makanan Rp302.022 (73,54 persen) dan lainnya Rp108.648 (26,64 "
        "persen).",
    ),
    apart=(
        "We saw them over a 10-year period in 85,438 adults (51% male).",
        "A total of 58 (17.8%) were mild.",
        "Of the 200 patients, most were women; of the men, 20 (25%) smoked.",
    ),
)
