"""Words for whole numbers below a hundred, as both languages write them."""

import re

ENGLISH = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
INDONESIAN = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def _named() -> dict[str, int]:
    found = {word: value for value, word in enumerate(ENGLISH, 2)}
    found |= {"sepuluh": 10, "sebelas": 11}
    ones = {"one": 1} | {word: found[word] for word in ENGLISH[:8]}
    for value, ten in enumerate(TENS, 2):
        found[ten] = 10 * value
        found |= {f"{ten}-{word}": 10 * value + one for word, one in ones.items()}
    units = {word: value for value, word in enumerate(INDONESIAN, 2)}
    found |= units
    for word, value in units.items():
        found |= {f"{word} belas": 10 + value, f"{word} puluh": 10 * value}
        found |= {
            f"{word} puluh {other}": 10 * value + one
            for other, one in ({"satu": 1} | units).items()
        }
    return found


VALUES = _named()
PATTERN = "|".join(re.escape(word) for word in sorted(VALUES, key=len, reverse=True))
