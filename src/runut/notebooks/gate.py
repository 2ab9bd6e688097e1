"""The gate that no typed number passes: every numeral of a manuscript comes from the registry.

Years, law numbers, names and enumerations may hold digits where they are marked for what they
are, as in ``[2006]{.year}``; so may citations, formulas, code and raw text.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from runut.notebooks.reading import Reading

MARKED = re.compile(r"\[[^\[\]]*\]\{\.(?:year|law|name|enumeration)\}")
YEAR = re.compile(r"(?:1\d|20)\d\d")
NUMERAL = re.compile(r"\d[\d.,]*")
NUMBERS = {"n", "p"}
CALLS = {"choose", "when", "label", "leading", "figure", "data"} | NUMBERS


def typed_numbers(reading: Reading) -> Iterator[tuple[int, str]]:
    """Line and message for digits that stand in the prose, or in texts that inline code chooses."""
    codes = reading.found["codes"]
    in_code = (
        (at, text)
        for at, code in reading.lines_of([f"{{python}} {code}" for code in codes])
        for text in numbers_in_code(code.removeprefix("{python} "))
    )
    for at, text in (*reading.numerals(), *in_code):
        if NUMERAL.fullmatch(text):
            what = "year" if YEAR.fullmatch(text) else "name"
            expected = (
                f"a call such as n(…), or a mark such as [{text}]{{.{what}}} where it is a {what}"
            )
        else:
            expected = f"one of the calls that a sentence may hold: {', '.join(sorted(CALLS))}"
        yield at, f"found {text}, expected {expected}"


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
