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


@cache
def modules_in(file: str, roots: tuple[tuple[str, str], ...]) -> list[str]:
    """The files of the modules that a Python file imports. ``roots``: the packages that count, each
    with the folder that it lies in."""
    folders, names = dict(roots), set()
    for module, imported in imports_of(tuple(folders)).findall(Path(file).read_text("utf-8")):
        for name in names_in(imported):
            names |= {module, holder(module, name, folders)} if module else {name}
    files = (file_of(name, folders) for name in names if name.split(".")[0] in folders)
    return [file for file in files if Path(file).is_file()]


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
    found, pairs = set(), tuple(roots.items())
    waiting = [file for file in files if Path(file).is_file()]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += modules_in(file, pairs)
    return sorted(found)
