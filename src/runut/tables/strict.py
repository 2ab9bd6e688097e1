"""YAML and JSON as people wrote them, read strictly: data alone, each key once, no great depth.

YAML's anchors and tags are refused: a few lines of anchors can stand for gigabytes, and a tag asks
for code to be run. JSON's numbers are kept exact.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal

import yaml
from yaml.composer import Composer, ComposerError
from yaml.constructor import ConstructorError

from runut.tables.errors import ValidationError
from runut.tables.texts import text_error

DEEPEST = 20  # of lists and mappings within one another
LONGEST = 30  # digits of a number, or characters of what is shown
BREAKS = "\n\t"
PLAIN = re.compile(r"[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
BOM = b"\xef\xbb\xbf"  # some programs begin a text in UTF-8 with it


def read_yaml(data: bytes, file: str) -> tuple[object, list[ValidationError]]:
    """The content of a YAML file, or the error that keeps it from being read."""
    text, error = decode(data, file)
    if error:
        return None, [error]
    try:
        content = yaml.load(text, Strict)
    except yaml.MarkedYAMLError as error:
        lines = text.split("\n")
        at = min(error.problem_mark.line, len(lines) - 1)  # where all is read it is one too far
        found = f"a line that cannot be read, {lines[at][:LONGEST]!r} ({error.problem})"
        expected = "YAML: a name, a colon and a value, set in as far as the lines beside it"
        return None, [ValidationError(file, at + 1, "", found, expected)]
    except yaml.YAMLError as error:
        return None, [ValidationError(file, 0, "", " ".join(str(error).split()), "YAML")]
    return content, list(text_errors(content, file))


# libyaml finds the words and marks of a text in a fifth of the time, where PyYAML comes with it
READERS = (Composer, yaml.CSafeLoader) if yaml.__with_libyaml__ else (yaml.SafeLoader,)


class Strict(*READERS):
    """YAML's plain data alone, with no key twice and no anchor."""

    depth = 0

    def __init__(self, text: str):
        Composer.__init__(self)
        READERS[-1].__init__(self, text)

    def compose_node(self, parent, index):
        event = self.peek_event()
        if getattr(event, "anchor", None):  # an alias has one too
            raise ComposerError(None, None, "an anchor or its alias", event.start_mark)
        if getattr(event, "tag", None):
            raise ComposerError(None, None, f"the tag {event.tag}", event.start_mark)
        self.depth += 1
        if self.depth > DEEPEST:
            raise ComposerError(None, None, f"more than {DEEPEST} levels", event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_object(self, node, deep=False):
        # YAML 1.1 reads 33:30 as 2010, and 010 as 8
        if node.tag.endswith((":int", ":float")) and not PLAIN.fullmatch(node.value):
            found = f"{str(node.value)[:LONGEST]!r}, neither a plain number nor in quotes"
            raise ConstructorError(None, None, found, node.start_mark)
        try:
            return super().construct_object(node, deep)
        except (ValueError, OverflowError):
            # a day that no month has, or a number of thousands of digits
            found = f"{str(node.value)[:LONGEST]!r}"
            raise ConstructorError(None, None, found, node.start_mark) from None

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise ConstructorError(None, None, "a key that is no word", key.start_mark)
            if key.value in seen:
                raise ConstructorError(None, None, f"the key {key.value!r} twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_json(data: bytes, file: str) -> tuple[object, list[ValidationError]]:
    """The content of a JSON file, or the error that keeps it from being read."""
    text, error = decode(data, file)
    if error:
        return None, [error]
    try:
        content = json.loads(
            text,
            parse_int=exact,
            parse_float=exact,
            parse_constant=exact,
            object_pairs_hook=once,
        )
        return content, list(text_errors(content, file))
    except json.JSONDecodeError as error:
        return None, [ValidationError(file, error.lineno, str(error.colno), error.msg, "JSON")]
    except ValueError as error:
        wrong = str(error), "JSON with each key once and plain numbers"
    except RecursionError:
        wrong = "brackets without end", "few lists and mappings within one another"
    return None, [ValidationError(file, 0, "", *wrong)]


def exact(digits: str) -> Decimal | int:
    """A plain number, exactly; none that is too long to be meant, and no NaN."""
    if not re.fullmatch(rf"-?[0-9.]{{1,{LONGEST}}}", digits):
        raise ValueError(f"the number {digits[:LONGEST]}")
    return Decimal(digits) if "." in digits else int(digits)


def once(pairs: list[tuple[str, object]]) -> dict:
    found = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} twice")
        found[key] = value
    return found


def decode(data: bytes, file: str) -> tuple[str, ValidationError | None]:
    """The text of a file, or the error of its encoding."""
    data = data.removeprefix(BOM)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        expected = "text in UTF-8; save it anew in this encoding"
        return "", ValidationError(file, row, "", f"byte 0x{data[error.start]:02x}", expected)


def text_errors(content: object, file: str, where: str = "") -> Iterator[ValidationError]:
    """Every text of a document, keys included, in which something stands that nobody can see."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from text_errors(key, file, where)
            yield from text_errors(value, file, f"{where}.{key}" if where else str(key))
    elif isinstance(content, list):
        for at, value in enumerate(content):
            yield from text_errors(value, file, f"{where}[{at}]")
    elif isinstance(content, str) and (wrong := text_error(content, BREAKS)):
        yield ValidationError(file, 0, where, *wrong)
