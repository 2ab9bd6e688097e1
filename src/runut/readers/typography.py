"""Bytes as text, and printed text as plain text: ligatures, raised digits, broken words."""

import codecs
import re
from collections.abc import Iterable, Sequence

from runut.readers.errors import Unreadable

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))  # may steer a terminal
PLAIN = str.maketrans(
    dict.fromkeys(CONTROLS, " ") | dict.fromkeys(INVISIBLE + DIRECTIONS, "") | LIGATURES
)
# A raised digit is a mark or an exponent and never a digit of the number that it stands behind.
RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")  # spaces that do not break stay as they are
HYPHENS = "-\u2010"
ENDS_IN_GROUP = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})*[.,]$")
BEGINS_WITH_GROUP = re.compile(r"\d{3}(?!\d)")
LONGEST = 60  # characters of a word or a numeral; text of many lines is searched at its end only
LAST_WORD = re.compile(r"[^\W\d_]+$")
FIRST_WORD = re.compile(r"[^\W\d_]+")


def decoded(data: bytes, name: str) -> str:
    """UTF-8, UTF-16 or UTF-32 with its mark, else the code page that old files have."""
    if data.startswith(UTF_32):  # which may begin as UTF-16 does
        return data.decode("utf-32", errors="replace")
    if data.startswith(UTF_16):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise Unreadable(name, "this is no text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def plain(text: str) -> str:
    """Text without ligatures and invisible characters, on one line."""
    return SPACES.sub(" ", text.translate(PLAIN)).strip()


def raised(text: str) -> str:
    """Superscript characters; but the letters of 1st stay letters, so that it is no mark."""
    return text if len(text.strip()) > 1 and text.strip().isalpha() else text.translate(RAISED)


def lowered(text: str) -> str:
    return text.translate(LOWERED)


def joined(lines: Sequence[str], compounds: frozenset[str] = frozenset()) -> str:
    """Lines of one paragraph as one line. ``compounds`` are words known to have a hyphen."""
    whole = ""
    for line in lines:
        stripped = line.strip()
        if stripped:
            whole = add_line(whole, stripped, compounds) if whole else stripped
    return plain(whole)


def add_line(before: str, line: str, compounds: frozenset[str]) -> str:
    last, first = before[-1], line[0]
    if last == "\u00ad":
        return before[:-1] + line
    if last in HYPHENS and len(before) > 1 and before[-2].isalpha() and first.islower():
        return (before if keeps_hyphen(before[:-1], line, compounds) else before[:-1]) + line
    if last in HYPHENS and len(before) > 1 and not before[-2].isspace():
        return before + line  # 2009-2011, and names such as Jean-Paul
    if (last in "/–" and not before[-2:-1].isspace()) or (last == "−" and first.isdigit()):
        return before + line
    if ENDS_IN_GROUP.search(before[-LONGEST:]) and BEGINS_WITH_GROUP.match(line):
        return before + line
    return f"{before} {line}"


def keeps_hyphen(before: str, line: str, compounds: frozenset[str]) -> bool:
    """Whether a hyphen at a line's end belongs to the word, as in benar-benar."""
    stem, rest = LAST_WORD.search(before[-LONGEST:]), FIRST_WORD.match(line)
    if not stem or not rest:
        return True
    first, second = stem.group().lower(), rest.group().lower()
    return second.startswith(first) or f"{first}-{second}" in compounds


def compounds_of(lines: Iterable[str]) -> frozenset[str]:
    """Words that have a hyphen within a line."""
    return frozenset(
        word.lower() for line in lines for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", line)
    )
