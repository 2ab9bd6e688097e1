"""What a file that people write may say: the form of its names and values, held against it.

A form is a mapping of names to kinds of values, or to forms; ``!`` marks the names that must be
there, and a kind in place of a name stands for all other names of that kind. A list holds what its
items are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from runut.numerals.printed import MARKS
from runut.tables.errors import ValidationError
from runut.tables.texts import ID_IN_WORDS, is_id, is_path, text_error

COLUMN = re.compile(r"[a-z][a-z0-9_]{0,63}")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
CELL_PART = rf"(?:[a-z0-9_-]|{PLACEHOLDER.pattern})+"
# Patterns that cannot take much longer than their text: characters and sets of them, one after
# another, few of them repeated without end.
PATTERN = re.compile(
    r"(?:(?:[A-Za-z0-9_-]|\\[.-]|\[(?:[A-Za-z0-9_.,+-]|\\-)+\])(?:[*+?]|\{[0-9]\})?)+"
)
MOST_REPEATS = 2
LONGEST_NAME = 200  # letters of a unit's name
QUESTION = "?"  # in place of an answer that only whoever knows can give


@dataclass(frozen=True)
class Kind:
    """A kind of value: what it is in words, and whether a value is of it."""

    expected: str
    holds: Callable[[object], bool]


def text_kind(expected: str, holds: Callable[[str], object]) -> Kind:
    """A kind of text."""
    return Kind(expected, lambda found: isinstance(found, str) and bool(holds(found)))


def whole_kind(expected: str, least: int, most: int) -> Kind:
    """A kind of whole number."""
    return Kind(expected, lambda found: type(found) is int and least <= found <= most)


def one_of(*values: object) -> Kind:
    shown = ", ".join(map(str, values))
    return Kind(f"one of {shown}" if len(values) > 1 else shown, lambda found: found in values)


def is_number(found: object) -> bool:
    """A number, or text that writes one plainly."""
    if isinstance(found, str):
        return bool(re.fullmatch(r"-?[0-9]{1,18}(?:\.[0-9]{1,6})?", found))
    return isinstance(found, (int, Decimal)) and not isinstance(found, bool)


def is_pattern(found: str) -> bool:
    if len(found) > 200 or not PATTERN.fullmatch(found):
        return False
    if len(re.findall(r"[*+]", re.sub(r"\[[^\]]*\]", "x", found))) > MOST_REPEATS:
        return False
    try:
        re.compile(found)
    except re.error:
        return False
    return True


ANY = Kind("anything", lambda _: True)
TEXT = Kind("a text", lambda found: isinstance(found, str))
TITLE = text_kind("a title", str.strip)
LINK = text_kind(
    "an address that begins with https:// or http://",
    re.compile(r"https?://[^\s()<>\"`{}]+").fullmatch,
)
NAME = Kind(ID_IN_WORDS, is_id)
COLUMN_NAME = text_kind("a column's name of small letters, digits and _", COLUMN.fullmatch)
FILE = Kind("the name of a file in the unit's folder, such as sources/counts.csv", is_path)
NUMBER = Kind("a number", is_number)
COUNT = whole_kind("a whole number from 0 to 6", 0, 6)
YES_NO = Kind("true or false", lambda found: isinstance(found, bool))
SAFE_PATTERN = text_kind(
    f"characters and sets, at most {MOST_REPEATS} of them repeated", is_pattern
)
MARK = Kind(f"one of the marks {' '.join(map(repr, MARKS))}", lambda found: found in MARKS)
SHORT = text_kind(
    f"a name of at most {LONGEST_NAME} letters, on one line",
    lambda found: 0 < len(found.strip()) <= len(found) <= LONGEST_NAME and not text_error(found),
)
STUDY_YEAR = whole_kind("a year of four digits, such as 2010", 1800, 2099)
CELL_ID = text_kind(
    "an id of names and keys, such as share.{reason}",
    lambda found: all(re.fullmatch(CELL_PART, part) for part in found.split(".")),
)


def each(languages: tuple[str, ...], kind: Kind = TEXT) -> dict[str, Kind]:
    """The form of a text in every language of a study."""
    return {f"{language}!": kind for language in languages}


def form_errors(
    found: object, shape: object, file: str, where: str = ""
) -> Iterator[ValidationError]:
    """Properties that are missing, unknown, or of another kind than they have to be."""
    if isinstance(shape, Kind):
        if not shape.holds(found):
            yield ValidationError(file, 0, where, repr(found), shape.expected)
    elif isinstance(shape, list):
        if not isinstance(found, list):
            yield ValidationError(file, 0, where, repr(found), "a list")
            return
        for at, item in enumerate(found):
            yield from form_errors(item, shape[0], file, f"{where}[{at}]")
    elif not isinstance(found, dict):
        yield ValidationError(file, 0, where, repr(found), "names with their values")
    else:
        known = {name.rstrip("!"): form for name, form in shape.items() if isinstance(name, str)}
        others = next((kind for kind in shape if isinstance(kind, Kind)), None)
        for name, value in found.items():
            form = known.get(name, shape.get(others))
            if form is None:
                expected = f"only {', '.join(known)}"
                yield ValidationError(file, 0, inside(where, name), "this name", expected)
                continue
            if name not in known and not others.holds(name):
                yield ValidationError(file, 0, where, repr(name), others.expected)
            yield from form_errors(value, form, file, inside(where, name))
        for name in known:
            if f"{name}!" in shape and name not in found:
                yield ValidationError(file, 0, where, "nothing", f"a value for {name}")


def inside(where: str, name: object) -> str:
    return f"{where}.{name}" if where else str(name)


def open_questions(
    found: object, file: str, wanted: Mapping[str, str], where: str = ""
) -> Iterator[ValidationError]:
    """Every question that nobody has answered. ``wanted``: by the name that it stands under, what
    to write there. Items of a list are called by their names, where they have any."""
    if isinstance(found, Mapping):
        for name, value in found.items():
            if value == QUESTION:
                answer = wanted.get(name, "an answer")
                yield ValidationError(file, 0, inside(where, name), "the question ?", answer)
            else:
                yield from open_questions(value, file, wanted, inside(where, name))
    elif isinstance(found, list):
        for at, value in enumerate(found):
            name = value.get("name", at) if isinstance(value, Mapping) else at
            yield from open_questions(value, file, wanted, f"{where}[{name}]")
