"""Words for whole numbers below a thousand, as both languages write them."""

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


VALUES = _named()  # below a hundred
ONE = {"one": 1, "a": 1, "satu": 1, "se": 1}
BELOW = "|".join(re.escape(word) for word in sorted(VALUES, key=len, reverse=True))
HUNDREDS = (
    rf"(?:(?:one|a|{'|'.join(ENGLISH[:8])})[ -]hundred|(?:{'|'.join(INDONESIAN)}) ratus|seratus)"
    rf"(?:[ -](?:and[ -])?(?:{BELOW}|one|satu)\b)?"
)
PATTERN = rf"{HUNDREDS}|{BELOW}"


def value_of(text: str) -> int:
    """What a number in words stands for."""
    hundreds, _, rest = re.sub(
        "[ -]?(?:hundred|ratus)[ -]?(?:and[ -])?", "#", text.lower()
    ).rpartition("#")
    known = VALUES | ONE | {"": 0}
    return 100 * known[hundreds] + known[rest]
