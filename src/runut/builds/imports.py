"""Which modules a Python file is made of, as far as it says so itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

NAME = re.compile(r"(?<!\bas )\b[\w.]+")  # not the one that it is given here


@cache
def imports_of(roots: tuple[str, ...]) -> re.Pattern[str]:
    # What Python's own parser would say takes a third of the time that a build with nothing to do
    # adds to Snakemake's own; a test compares the two.
    ours = "|".join(map(re.escape, roots))
    return re.compile(rf"^[ \t]*(?:from ((?:{ours})[\w.]*) )?import (\([^)]*\)|.*)", re.MULTILINE)


def modules_in(file: str, roots: Mapping[str, str]) -> list[str]:
    """The modules that a Python file imports, as files that may exist. ``roots``: the packages that
    count, and the folder that each lies in."""
    names = set()
    for module, imported in imports_of(tuple(roots)).findall(Path(file).read_text("utf-8")):
        within = f"{module}." if module else ""
        names |= {module, *(f"{within}{name}" for name in NAME.findall(imported))}
    return [file_of(name, roots) for name in names if name.split(".")[0] in roots]


def file_of(module: str, roots: Mapping[str, str]) -> str:
    """The file that a module would lie in."""
    parts = module.split(".")
    return str(Path(roots[parts[0]], *parts).with_suffix(".py"))


def made_of(files: Iterable[str], roots: Mapping[str, str]) -> list[str]:
    """Python files and all modules that they are made of, those that are there."""
    found, waiting = set(), list(files)
    while waiting:
        file = waiting.pop()
        if file not in found and Path(file).is_file():
            found.add(file)
            waiting += modules_in(file, roots)
    return sorted(found)
