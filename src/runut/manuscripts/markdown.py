"""Text of data files, made safe to stand in Markdown."""

import re
from collections.abc import Iterable

LONGEST = 24  # characters that any line has room for
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@'\"&=:/])")


def escape(text: str) -> str:
    """``text`` with every character that Markdown might read as markup escaped."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def quote(text: str) -> str:
    """``text`` as the quoted value of a Markdown attribute."""
    return '"' + text.replace("\\", "\\\\").replace('"', "&quot;") + '"'


def unbroken(text: str, names: Iterable[str]) -> str:
    """``text`` in which no line ends within any of these names, but for long ones."""
    for name in names:
        if len(name) <= LONGEST:
            text = text.replace(name, name.replace(" ", "\u00a0"))
    return text


def present(text: str) -> str:
    """``text`` as inline code returns it: a space in place of nothing, since Quarto would show the
    code itself where nothing comes of it."""
    return text or " "


def pipe_table(header: list[str], rows: list[list[str]], widths: list[int], right: set[int]) -> str:
    """A pipe table; ``widths`` are relative, ``right`` names the
    columns set flush right."""
    rules = [
        "-" * (width - 1) + ":" if i in right else ":" + "-" * (width - 1)
        for i, width in enumerate(widths)
    ]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [header, rules, *rows])
