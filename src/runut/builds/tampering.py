"""Results that were changed by hand: they are named, and kept aside before they are made anew.

Snakemake compares dates, and sees nothing of an edited output. So each job leaves the sums of what
it made under ``build/sums/``. A build that begins moves what is otherwise to ``build/found/``, and
Snakemake makes anew what it then misses. And results of what the study had once: they stay, and are
named.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from runut.builds.files import files_in, read_json, replaced, sum_of

SUMS, FOUND = Path("build/sums"), Path("build/found")


@contextmanager
def noted(log: str, outputs: Iterable[str]) -> Iterator[None]:
    """Note what a job, named by its log, has made. As long as it works nothing is noted: whether
    its results are whole is then Snakemake's to know."""
    file = SUMS / Path(log).with_suffix(".json")
    file.unlink(missing_ok=True)
    yield
    sums = {output: {one: state(Path(one)) for one in files_in([output])} for output in outputs}
    file.parent.mkdir(parents=True, exist_ok=True)
    with replaced(file) as part:
        part.write_text(json.dumps(sums), encoding="utf-8")


def state(file: Path) -> dict:
    return {"stamp": stamp(file), "sha256": sum_of(file)}


def stamp(file: Path) -> list[int]:
    """What differs after any change of a file, even one that sets its date back."""
    about = file.stat()
    return [about.st_size, about.st_mtime_ns, about.st_ctime_ns]


def tampered() -> dict[str, list[str]]:
    """The outputs that are there and not as a job left them, each with the files that differ."""
    last: dict[str, dict] = {}  # another job may have made them once, under other rules
    for file in sorted(SUMS.rglob("*.json"), key=lambda one: (one.stat().st_mtime_ns, one)):
        with suppress(ValueError):  # where a machine stopped dead a file may be empty
            last |= read_json(file)
    there = {output: made for output, made in last.items() if os.path.lexists(output)}
    return {one: others for one in sorted(there) if (others := differing(one, there[one]))}


def differing(output: str, made: dict[str, dict]) -> list[str]:
    """The files of an output that were changed, taken away or put into its folder."""
    there = set(files_in([output]))
    return sorted(one for one in there | made.keys() if not same(one, made.get(one)))


def same(file: str, seen: dict | None) -> bool:
    path = Path(file)
    if not seen or not path.is_file():
        return False
    # Snakemake sets the date of each output, but not of what lies in a folder
    return stamp(path) == seen["stamp"] or sum_of(path) == seen["sha256"]


def set_aside(outputs: Iterable[str]) -> Path:
    """Move these outputs to a folder of their own, which is returned."""
    aside = FOUND / datetime.now().strftime("%Y-%m-%dT%H%M%S")
    for output in outputs:
        (aside / output).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(output, aside / output)
    return aside


def no_longer_made(folder: Path, is_made: Callable[[Path], bool]) -> list[Path]:
    """What lies in a folder of results and no build makes, nor the folder that it lies in; the
    folder itself where that is all it holds. Hidden files are left alone."""
    there = [one for one in sorted(folder.iterdir()) if not one.name.startswith(".")]
    left = {
        one: [one] if one.is_symlink() or one.is_file() else no_longer_made(one, is_made)
        for one in there
        if not is_made(one)
    }
    whole = left == {one: [one] for one in there}
    return [folder] if whole else [one for below in left.values() for one in below]
