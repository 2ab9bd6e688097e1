"""A part in words, with its share or its count: "two thirds (66%)"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from runut.check.document import Document, Passage, letter_of
from runut.check.kinds.kind import Match
from runut.check.kinds.ratios.words_for_parts import LESS, MANY, MORE, RATIO
from runut.check.report import Number
from runut.check.slips import slip

OF = {
    **{"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10},
    **{"pertiga": 3, "perempat": 4, "perlima": 5, "persepuluh": 10},
}
# more than half (54.9%); two thirds of the 90 villages (60)
PART = (
    rf"(?:{MORE}|{LESS})?\s*(?<!first )(?<!second )\b(?:half|separuh|separo|setengah|"
    rf"(?P<many>{'|'.join(MANY)})[\s-]?(?P<of>{'|'.join(OF)})s?)\b"
    r"(?:\s+(?:of|dari)\b[^⟨⟩().,;]{0,60}(?:⟨c(?P<whole>\d+)⟩[^⟨⟩().,;]{0,60})?)?"
    r"\s*(?:\((?:n\s*=\s*)?|,?\s(?:or\s|atau\s)|,\s)⟨(?P<letter>[cp])(?P<result>\d+)⟩"
)
NEAR = Fraction(3, 100)  # of the whole, how far from a part it is printed that is meant by it
FAR = Fraction(10, 100)  # and where words say "more than"


def _wholes(found: re.Match[str], sentence: Passage) -> list[Number]:
    """What a count may be a part of: what is named, or each larger count before it."""
    result = sentence.number(found["result"])
    if found["whole"]:
        named = [sentence.number(found["whole"])]
    else:
        near = sentence.paragraph.numbers
        named = near[: near.index(result)]
    return [n for n in named if n.value > result.value and letter_of(n) == "c"]


def find(document: Document) -> Iterator[Match]:
    """A part in words with its share, or with its count."""
    for sentence, found in document.find(PART):
        result = sentence.number(found["result"])
        of = found["of"]
        part = Fraction(MANY[found["many"].lower()], OF[of.lower()]) if of else Fraction(1, 2)
        low = 0 if found["more"] else FAR if found["less"] else NEAR
        high = 0 if found["less"] else FAR if found["more"] else NEAR
        sizes = [(Fraction(100), ())]
        if found["letter"] == "c":
            sizes = [(n.value, (n,)) for n in _wholes(found, sentence)]
        is_alone = found["whole"] and found.string[found.end() :].startswith(")")
        for size, parts in sizes:
            is_so = part - low <= result.value / size <= part + high
            if is_so or (is_alone and slip(result, part * size) == "swap"):
                name = parts[0].printed if parts else "100"
                yield Match(
                    RATIO, result, parts, f"{part} × {name}", part * size,
                    ("mixed",) if is_so else (), ("a part in words",),
                    by_chance=float((low + high) / part) * len(sizes), claimed=len(sizes) == 1,
                    severity="minor",
                )  # fmt: skip
                break


KIND = replace(
    RATIO,
    find=find,
    right=(
        "Of the 4,100 visitors in all, two thirds of the 3,404 guests (2,269) were from Europe.",
        "Lebih dari separuh (54,9%) menjawab.",
        "Nearly seven in ten (68%) agreed. Half of the 240 farmers, 120, had a well.",
    ),
    wrong=(
        "Separuh dari 84 sampel (24) tercemar.",
        "Two thirds of the 96 villages (46) have power.",
    ),
    apart=(
        "Half of the 84 samples (24 from the north) were bad.",
        "Two thirds of the 90 villages (41.7%) had a clinic; more than half (49.9%) had a school.",
        "The second half (50%) was better than the third quarter (75%).",
    ),
)
