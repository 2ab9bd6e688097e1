"""Which modules a Python file is made of, as far as it says so itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

# not the one that it is given here, nor what is said of it
NAME = re.compile(r"(?<!\bas )\b(?!as\b)[\w.]+|#.*")


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
        for name in names_in(imported):
            names |= {module, holder(module, name, roots)} if module else {name}
    return [file_of(name, roots) for name in names if name.split(".")[0] in roots]


def holder(module: str, name: str, roots: Mapping[str, str]) -> str:
    """The module that ``name`` of ``module`` stands for: itself one, or else of a package's names
    the module that its ``__init__`` takes it from, or the ``__init__``."""
    package = f"{module}.__init__"
    file = Path(file_of(package, roots))
    if not file.is_file() or Path(file_of(f"{module}.{name}", roots)).is_file():
        return f"{module}.{name}"
    for other, imported in given_by(file, tuple(roots)):
        if name in imported:
            return other
    return package


@cache
def given_by(file: Path, roots: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """What a package's ``__init__`` imports, by the modules that it comes from."""
    found = imports_of(roots).findall(file.read_text("utf-8"))
    return [(module, names_in(imported)) for module, imported in found]


def names_in(imported: str) -> list[str]:
    """The names in the part of a line that follows ``import``."""
    return [name for name in NAME.findall(imported) if not name.startswith("#")]


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
