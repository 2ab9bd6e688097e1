"""Which modules a Python file is made of, as far as it says so itself."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

# not the one that it is given here, nor what is said of it
NAME = re.compile(r"(?<!\bas )\b(?!as\b)[\w.]+|#.*")
isfile = cache(os.path.isfile)


@cache
def imports_of(file: str, roots: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """The names that a Python file imports, by the modules of these packages that they come from;
    none stands before modules themselves."""
    # What Python's own parser would say takes a third of the time that a build with nothing to do
    # adds to Snakemake's own; a test compares the two.
    ours = "|".join(map(re.escape, roots))
    line = re.compile(rf"\n[ \t]*(?:from ((?:{ours})[\w.]*) )?import (\([^)]*\)|.*)")
    found = line.findall("\n" + Path(file).read_text("utf-8"))
    return [(module, names_in(imported)) for module, imported in found]


@cache
def modules_in(file: str, roots: tuple[tuple[str, str], ...]) -> list[str]:
    """The files of the modules that a Python file imports. ``roots``: the packages that count, each
    with the folder that it lies in."""
    folders, found = dict(roots), set()
    for module, names in imports_of(file, tuple(folders)):
        for name in names:
            found |= {module, holder(module, name, folders)} if module else {name}
    files = (file_of(name, folders) for name in found if name.split(".")[0] in folders)
    return [file for file in files if isfile(file)]


def holder(module: str, name: str, roots: Mapping[str, str]) -> str:
    """The module that ``name`` of ``module`` stands for: itself one, or else of a package's names
    the module that its ``__init__`` takes it from, or the ``__init__``."""
    package = f"{module}.__init__"
    file = file_of(package, roots)
    if not isfile(file) or isfile(file_of(f"{module}.{name}", roots)):
        return f"{module}.{name}"
    for other, names in imports_of(file, tuple(roots)):
        if name in names:
            return other
    return package


def names_in(imported: str) -> list[str]:
    """The names in the part of a line that follows ``import``."""
    return [name for name in NAME.findall(imported) if not name.startswith("#")]


def file_of(module: str, roots: Mapping[str, str]) -> str:
    """The file that a module would lie in."""
    parts = module.split(".")
    return "/".join(filter(None, [roots[parts[0]], *parts])) + ".py"


def made_of(files: Iterable[str], roots: Mapping[str, str]) -> list[str]:
    """Python files and all modules that they are made of, those that are there."""
    found, pairs = set(), tuple(roots.items())
    waiting = [file for file in files if isfile(file)]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += modules_in(file, pairs)
    return sorted(found)
