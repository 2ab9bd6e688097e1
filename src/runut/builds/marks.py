"""What a job is made of, as a file whose name changes when that does.

Snakemake makes a job anew when the set of its inputs changes. So a choice of the config is such a
file, and so are the sources of a job: by their dates alone a source that was replaced by an older
one would go unseen, and one that was edited while its job ran. As `params:` both would do the same,
but to compare those Snakemake imports pandas, a third of the time that a build with nothing to do
may take.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from runut.builds.files import replaced, sum_of

MARKS = Path("build/marks")


def mark(name: str, value: object, write: bool) -> str | None:
    """The file that stands for this value of what has this name. Where it is not there yet, it is
    written in place of the one for the value before, or else there is none: a change as well."""
    file = MARKS / name / f"{digest_of(value)[:16]}.json"
    if not file.is_file():
        if not write:
            return None
        shutil.rmtree(file.parent, ignore_errors=True)
        file.parent.mkdir(parents=True)
        with replaced(file) as part:
            part.write_text(json.dumps(value), encoding="utf-8")
    return file.as_posix()


def digest_of(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def held_by(files: Iterable[str]) -> str:
    """A digest of these files' names and of what each holds."""
    lines = (f"{sum_once(file)} {file}" for file in sorted(files))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@cache  # what a build is made of is what it found when it was planned
def sum_once(file: str) -> str:
    return sum_of(file) if Path(file).is_file() else ""
