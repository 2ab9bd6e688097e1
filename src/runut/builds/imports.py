"""Which modules of this project a Python file is made of, as far as it says so itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

# What Python's own parser would say takes a third of the time that a build with nothing to do adds
# to Snakemake's own; a test compares the two.
IMPORT = re.compile(
    r"^[ \t]*(?:from ((?:analysis|runut)[\w.]*) )?import (\([^)]*\)|.*)", re.MULTILINE
)
NAME = re.compile(r"(?<!\bas )\b[\w.]+")  # not the one that it is given here


@cache
def modules_in(file: str) -> list[str]:
    """The modules of this project that a Python file imports, as files that may exist."""
    names = set()
    for module, imported in IMPORT.findall(Path(file).read_text(encoding="utf-8")):
        within = f"{module}." if module else ""
        names |= {module, *(f"{within}{name}" for name in NAME.findall(imported))}
    roots = {"analysis": "", "runut": "src"}
    ours = [name.split(".") for name in names if name.split(".")[0] in roots]
    return [str(Path(roots[parts[0]], *parts).with_suffix(".py")) for parts in ours]
