"""Numbers in words, where they name a whole or count what figures around them count too."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from runut.check.numbers.reading import Numeral, after_of
from runut.check.report import Reading
from runut.numerals import words

# two thirds, three times, two million: what follows a number that is no count
FRACTION = (
    r"(?!\s?-?(?:thirds?|quarters?|fourths?|fifths?|tenths?|per(?:tiga|empat|lima|sepuluh)|times|"
    r"fold|kali|hundred|thousand|million|ratus|ribu|juta)\b)"
)
# a number in words, where a whole is named: of figures that follow, in so many words, or at the
# start of a sentence, where no figures may stand
IN_WORDS = re.compile(
    rf"\b(?:(?:a total of|in all|out of|seluruhnya|sejumlah|berjumlah|total)\s+"
    rf"(?P<told>{words.PATTERN})\b"
    rf"|(?P<part>{words.PATTERN})\b{FRACTION}(?=\s(?:\w+\s){{0,2}}(?:of|out of|dari)\s"
    rf"(?:the\s|all\s|these\s)?(?:\d|(?:{words.PATTERN})\b[^.;\d]{{0,40}}[\s,(]\d))"
    rf"|(?<![^.!?]\s)(?P<first>{words.PATTERN})\b{FRACTION}"
    rf"|(?:of the|among the|dari)\s+(?P<of>{words.PATTERN})\b{FRACTION}(?=[^.;\d]{{0,40}}[\s,(]\d)"
    rf"|(?P<made>{words.PATTERN}){FRACTION}\s[^().;\d]{{0,40}}?"
    rf"(?:\(|\b(?:consisting of|comprising|namely|terdiri (?:dari|atas)|yaitu|yakni)\s)"
    rf"(?=[^().;\d]{{0,15}}\d))",
    re.I,
)
# seven percent; most texts have none, which is seen at once
PERCENT = re.compile(r"[a-z]\s(?:per\s?cent|persen)\b", re.I)
SHARE = re.compile(
    rf"(?<!koma )(?<!point )\b(?P<share>{words.PATTERN})(?=\s(?:per\s?cent|persen)\b)", re.I
)
# nine people among 84 people and 12 people
COUNTED = re.compile(rf"(?:\d|\b(?P<word>{words.PATTERN}))\s(?P<noun>[^\W\d]{{4,}})", re.I)
AGAIN = 2  # figures that count the same
LARGE_IN_WORDS = 13


def numerals_in_words(text: str, covered: Sequence[tuple[int, int, str]]) -> Iterator[Numeral]:
    """Numbers in words that name a whole, or count what figures around them count too."""
    counted = list(COUNTED.finditer(text))
    figures = Counter(match["noun"].lower() for match in counted if not match["word"])
    alike = [m for m in counted if m["word"] and figures[m["noun"].lower()] >= AGAIN]
    shares = SHARE.finditer(text) if PERCENT.search(text) else ()
    told = {
        match.start(name): match[name]
        for match in (*IN_WORDS.finditer(text), *alike, *shares)
        for name in ("told", "part", "of", "made", "share", "word", "first")
        if match.groupdict().get(name)
        # of small numbers, more than the start of a sentence must tell that they count
        and (name != "first" or words.value_of(match[name]) >= LARGE_IN_WORDS)
    }
    for start, printed in told.items():
        yield Numeral(
            printed,
            start,
            [(Reading(Fraction(words.value_of(printed)), 0), "")],
            "",
            after_of(text, start + len(printed)).unit,
            "",
            next((why for a, b, why in covered if a <= start < b), ""),
        )
