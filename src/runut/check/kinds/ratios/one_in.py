"""One in so many, with its share: "one in eight (12.5%)"."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from runut.check.document import SAYS, Document
from runut.check.kinds.kind import Match
from runut.check.kinds.ratios.words_for_parts import LESS, MANY, MORE, RATIO
from runut.numerals import words

ONE_IN = (
    rf"(?:{MORE}|{LESS})?\s*(?:\b(?P<few>one|a|satu|{words.PATTERN})\b|⟨c(?P<one>\d+)⟩)"
    r"\s(?:(?P<in>in)|out of|of|dari|di antara)\s"
    r"(?:(?:every|setiap)\s)?(?:⟨c(?P<of>\d+)⟩|(?P<many>\w+))\s"
    rf"(?:(?!{SAYS})[^⟨⟩().,;]){{0,40}}\("
    r"⟨p(?P<share>\d+)⟩[),;]"
)
FARTHER = 4  # times as far from what is printed as the next "one in" is; nobody would say so


def find(document: Document) -> Iterator[Match]:
    """One in so many, or seven in ten, with its share in brackets: accused where another "one in"
    would be nearer than the next."""
    for sentence, found in document.find(ONE_IN):
        many = (
            MANY.get(found["many"].lower()) or words.VALUES.get(found["many"].lower(), 0)
            if found["many"]
            else sentence.number(found["of"]).value
        )
        result = sentence.number(found["share"])
        one = sentence.number(found["one"]) if found["one"] else None
        few = one.value if one else words.value_of(found["few"])
        in_figures = one is not None and one.printed.isdigit()
        is_idiom = found["in"] and many <= 10  # 2 in 5, which are no counts
        if many < 2 or few < 1 or (few > 1 and in_figures and not is_idiom):
            continue
        parts = () if found["many"] else (sentence.number(found["of"]),)
        share, next_ones = result.value / few, (Fraction(100, many + 1), Fraction(100, many - 1))
        nearest = min(abs(share - one) for one in next_ones)
        is_between = next_ones[0] < share < next_ones[1]
        fits = is_between and abs(share - Fraction(100, many)) <= FARTHER * nearest
        if fits or not (found["more"] or found["less"] or few > 1):
            yield Match(
                RATIO, result, parts, f"{few} ÷ {many}", Fraction(100 * few, many),
                ("mixed",) if fits else (), ("a part in words",), severity="minor",
            )  # fmt: skip


KIND = replace(
    RATIO,
    find=find,
    right=(
        "About 1 in 8 pupils (12.5%) was absent.",
        "Almost four out of 10 (38%) agreed.",
        "Around 2 in 5 firms (42.6%) spent more than they earned.",
    ),
    wrong=(
        "Satu dari empat rumah (52 persen) berdinding bambu.",
        "About one in three (48.6%) of the residents own a car.",
    ),
    apart=(
        "Of them 1 in 4 say that they closed a shop (1.4%) or moved (3.6%).",
        "More than one in ten people (15.4%) left; one of the three clinics (12.5%) was closed.",
    ),
)
