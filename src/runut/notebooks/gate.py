"""The gate that no typed number passes: every numeral of a manuscript comes from the registry.

Years, law numbers, names and enumerations may hold digits where they are marked for what they
are, as in ``[2006]{.year}``; so may page numbers within citations.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from runut.builds.logs import Mendable
from runut.notebooks.qmd import INLINE, Text, parse

MARKED = re.compile(r"\[[^\[\]]*\]\{\.(?:year|law|name|enumeration)\}")
CITATION = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
KEY = re.compile(r"@[\w:.-]*\w(?:\s+\[[^\[\]]*\])?")
ATTRIBUTES = re.compile(r"\{[^{}]*\}")
LIST_MARKER = re.compile(r"^\s*(?:\(?\d+[.)]|\(@\))\s")
NUMERAL = re.compile(r"\d[\d.,]*")
NUMBERS = {"n", "p"}
CALLS = {"choose", "when", "label", "leading", "figure", "data"} | NUMBERS


class TypedNumber(Mendable):
    """A manuscript holds numbers that are typed; the message lists them all."""


def check_prose(source: str, name: str) -> None:
    """Raise TypedNumber where digits stand in the prose, or in texts that inline code chooses."""
    found = [
        f"{name}, line {line}: found {text}, expected a call such as n(…), or a mark such as "
        f"[{text}]{{.year}} where it is a year"
        for line, text in typed_numbers(source, name)
    ]
    if found:
        raise TypedNumber("\n".join(found))


def typed_numbers(source: str, name: str) -> Iterator[tuple[int, str]]:
    """Line and text of every typed numeral."""
    for part in parse(source, name).parts:
        if not isinstance(part, Text):
            continue
        for at, line in enumerate(part.source.splitlines()):
            for code in INLINE.findall(line):
                yield from ((part.line + at, text) for text in numbers_in_code(code))
            for pattern in (INLINE, MARKED, CITATION, KEY, ATTRIBUTES, LIST_MARKER):
                line = pattern.sub("", line)
            yield from ((part.line + at, text) for text in NUMERAL.findall(line))


def numbers_in_code(code: str) -> list[str]:
    """Digits in the texts that ``when`` chooses from, and calls that are none of the study's."""
    try:
        call = ast.parse(code.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # no Python, or past reading
        return [code]
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        return [code]
    if call.func.id not in CALLS:
        return [code]
    if call.func.id not in ("when", "choose"):
        return []
    parts = [*call.args[1:], *(one.value for one in call.keywords)]
    texts = [node for part in parts if not is_number(part) for node in ast.walk(part)]
    return [
        numeral
        for node in texts
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for numeral in NUMERAL.findall(MARKED.sub("", node.value))
    ]


def is_number(part: ast.expr) -> bool:
    """Whether a part of a call is itself a number of the study's."""
    return (
        isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in NUMBERS
    )
