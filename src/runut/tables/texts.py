"""Texts that people wrote: what must not stand in them, because nobody can see it."""

import re
import unicodedata

# Controls, formats (marks of direction, zero-width characters), surrogates, private use, and the
# separators of lines and paragraphs: a reader sees none of them, a program may act on each.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
# What numbers and places are called: plain letters, which no other letter can pass for, and which
# mean the same in a file name, an address and a document's mark.
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
ID_IN_WORDS = "a name of small letters a to z, digits, - and _, at most 64 of them"
# Names that Windows keeps for devices, whatever follows after a dot.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
# Folders under results/, build/ and logs/ that are not a unit's.
TAKEN = {"atlas", "comparison", "downloads", "found", "marks", "sums"}
UNIT_IN_WORDS = f"{ID_IN_WORDS}, and none of {', '.join(sorted(TAKEN))}"


def unseen(text: str, allowed: str = "") -> str:
    """The first character of ``text`` that does not show, in words; empty where all show.

    ``allowed``: such characters that may stand in it, as line breaks may in a file.
    """
    if text.isprintable():  # none of its characters is of these kinds
        return ""
    for character in text:
        if unicodedata.category(character) in UNSEEN and character not in allowed:
            name = unicodedata.name(character, "a control character")
            return f"U+{ord(character):04X} ({name})"
    return ""


def text_error(text: str, allowed: str = "") -> tuple[str, str] | None:
    """What is wrong with a text and what was expected; None where nothing is."""
    if found := unseen(text, allowed):
        return found, "characters that can be seen"
    if not unicodedata.is_normalized("NFC", text):
        return f"{text!r} with letters and accents apart", "each in one character (Unicode's NFC)"
    return None


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
