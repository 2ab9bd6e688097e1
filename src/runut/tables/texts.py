"""Texts that people wrote: what must not stand in them, because nobody can see it."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

# Controls, formats (marks of direction, zero-width characters), surrogates, private use, and the
# separators of lines and paragraphs: a reader sees none of them, a program may act on each.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
# Letters and marks that show nothing either: fillers, a pattern of no dots, variation selectors.
BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
# What a spreadsheet writes in place of a value: #N/A, #REF!, #DIV/0! and their like in other
# languages, Err:502, and a number in a column that was too narrow.
ERROR = re.compile(r"#(?:N/A|N/D|NV|GETTING_DATA|[¡¿]?[^\W_a-z]+(?:/0)?[!?]|##+)|Err:[0-9]{3}")
LONGEST_REMARK = 60  # characters of one in a message
NO_ERROR = "a text or a number, and no error; or nothing, where nothing is known"
# What numbers and places are called: plain letters, which no other letter can pass for, and which
# mean the same in a file name, an address and a document's mark.
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
ID_IN_WORDS = "a name of small letters a to z, digits, - and _, at most 64 of them"
# Names that Windows keeps for devices, whatever follows after a dot.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
# Folders under results/, build/ and logs/ that are not a unit's.
TAKEN = {"atlas", "comparison", "downloads", "found", "machinery", "marks", "sums", "watched"}
UNIT_IN_WORDS = f"{ID_IN_WORDS}, and none of {', '.join(sorted(TAKEN))}"
# Signs that were one square in East Asian print, such as ㎡, are set as what they are made of.
SQUARES = {
    code: "".join(chr(int(part, 16)) for part in parts[1:])
    for code in range(0x3300, 0x3400)
    if (parts := unicodedata.decomposition(chr(code)).split()) and parts[0] == "<square>"
}


def unseen(text: str, allowed: str = "") -> str:
    """The first character of ``text`` that does not show, in words; empty where all show.

    ``allowed``: such characters that may stand in it, as line breaks may in a file.
    """
    for character in text if not text.isascii() or not text.isprintable() else "":
        kind = unicodedata.category(character)
        if (kind in UNSEEN or BLANK.match(character)) and character not in allowed:
            name = unicodedata.name(character, "a control character")
            return f"U+{ord(character):04X} ({name})"
    return ""


def text_error(text: str, allowed: str = "") -> tuple[str, str] | None:
    """What is wrong with a text and what was expected; None where nothing is."""
    if found := unseen(text, allowed):
        return found, "characters that can be seen"
    if text.isascii():  # no letter that bears an accent
        return None
    if not unicodedata.is_normalized("NFC", text):
        return f"{text!r} with letters and accents apart", "each in one character (Unicode's NFC)"
    if lone := next(lone_accents(text), ""):
        return f"{text!r} with the accent {lone} on no letter", "accents on letters"
    return None


def lone_accents(text: str) -> Iterator[str]:
    """Accents that stand on nothing: at the beginning, or after a blank."""
    for before, character in pairwise(f" {text}"):
        if unicodedata.category(character)[0] == "M" and before.isspace():
            yield f"U+{ord(character):04X} ({unicodedata.name(character, 'a mark')})"


def is_error(text: str) -> bool:
    """Whether a cell holds what a spreadsheet writes in place of a value."""
    return bool(ERROR.fullmatch(text))


def is_remark(values: list[str]) -> bool:
    """Whether a row is a remark: it begins with #, but with no error of a spreadsheet."""
    return bool(values) and values[0].startswith("#") and not is_error(values[0])


def remark_error(values: list[str]) -> tuple[str, str] | None:
    """What is wrong with a remark and what was expected: it must leave no doubt that it is none of
    the rows."""
    if not any(values[1:]):
        return None
    shown = ",".join(values)[:LONGEST_REMARK]
    return f"{shown!r}", "a remark in one cell, in quotation marks where it has commas"


def is_id(text: object) -> bool:
    """Whether a text can name a number, a table or a unit."""
    return isinstance(text, str) and bool(ID.fullmatch(text)) and not RESERVED.fullmatch(text)


def is_unit_id(text: object) -> bool:
    """Whether a text can name a unit's folder, and its results beside those of all units."""
    return is_id(text) and text not in TAKEN


def is_path(text: object) -> bool:
    """Whether a text names a file inside its folder, on every system."""
    if not isinstance(text, str) or len(text) > 200:
        return False
    return all(
        re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*", part)
        and not RESERVED.fullmatch(part)
        for part in text.split("/")
    )
