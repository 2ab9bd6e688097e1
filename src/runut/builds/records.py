"""What each job read and left, kept under ``build/records/``.

Snakemake compares dates. From the records a build also knows, before it does anything, a result
that was changed by hand, one that is half written, one whose sources changed while it was made or
were replaced by older files, and one that no job here is known to have made.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from runut.builds.files import files_in

FOLDER = Path("build/records")
BEGAN = FOLDER / "began"  # its date is when the build began, by the clock of the file system
FOUND = Path("build/found")  # copies of results as somebody had changed them
RESULTS = Path("results")
MADE = ("results/", "build/")  # where the build itself writes
IsJob = Callable[[str], bool]
STAMP = ".snakemake_timestamp"
RECORD = ("outputs", "read", "made", "former")


def begin_build() -> set[str]:
    """Note that a build begins; returns the sources of earlier jobs that are gone by now."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    BEGAN.touch()
    return {file for file in sources_read() if not Path(file).exists()}


def begin(log: str, outputs: Iterable[str]) -> None:
    """Note that a job, named by its log, begins: what it makes is not whole until it has ended."""
    outputs = list(outputs)
    former = no_more_made(log, outputs)
    write(record_of(log), {"outputs": outputs, "read": {}, "made": None, "former": former})


def end(log: str, inputs: Iterable[str], outputs: Iterable[str]) -> None:
    """Note what a job has read and made. A source that changed since the build began is noted as
    unknown: nobody can say which of its states was read."""
    outputs = list(outputs)
    sources = sorted({file for file in inputs if not file.startswith(MADE)})
    read = {file: None if changed_meanwhile(file) else state(file) for file in sources}
    made = {file: state(file) for file in made_in(outputs)}
    former = no_more_made(log, outputs)
    write(record_of(log), {"outputs": outputs, "read": read, "made": made, "former": former})


def no_more_made(log: str, outputs: list[str]) -> dict[str, dict]:
    """What a job left and makes no more, as of a city that was taken away and may come back."""
    before = recorded(record_of(log))
    left = before["former"] | (before["made"] or {}) if before else {}
    made = set(outputs)
    return {
        file: seen
        for file, seen in left.items()
        if made.isdisjoint([file, *map(str, Path(file).parents)])
    }


def forget(log: str) -> None:
    """Forget a job whose results are rightly gone."""
    record_of(log).unlink(missing_ok=True)


def record_of(log: str) -> Path:
    return FOLDER / Path(log).relative_to("logs").with_suffix(".json")


def write(file: Path, record: dict) -> None:
    """Put a record in place, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(record, indent=1), encoding="utf-8")
    part.replace(file)


def log_of(file: Path) -> str:
    return str(Path("logs") / file.relative_to(FOLDER).with_suffix(".log"))


def records(is_job: IsJob = bool) -> Iterator[tuple[Path, dict]]:
    """The records of jobs that the workflow still has, as ``is_job`` tells of a log's name. Those
    of a city that was taken away wait for it to come back."""
    for file in sorted(path for path in FOLDER.rglob("*.json") if path.is_file()):
        record = recorded(file)
        if not record:
            file.unlink()  # no job wrote it
        elif is_job(log_of(file)):
            yield file, record


def recorded(file: Path) -> dict | None:
    """The record in this file; None where there is none."""
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return record if is_record(record) else None


def is_record(found: object) -> bool:
    """Whether this is what a job writes."""
    if not isinstance(found, dict) or found.keys() != set(RECORD):
        return False
    outputs, read, made, former = (found[key] for key in RECORD)
    return (
        isinstance(outputs, list)
        and all(isinstance(one, str) for one in outputs)
        and isinstance(read, dict)
        and all(one is None or is_state(one) for one in read.values())
        and (made is None or are_states(made))
        and are_states(former)
    )


def are_states(found: object) -> bool:
    return isinstance(found, dict) and all(map(is_state, found.values()))


def is_state(found: object) -> bool:
    return isinstance(found, dict) and found.keys() == {"stamp", "sha256"}


def made_in(outputs: Iterable[str]) -> list[str]:
    """The files that there are of these outputs, folders looked through."""
    there = [output for output in outputs if Path(output).exists()]
    return [one for one in files_in(there) if Path(one).is_file() and not one.endswith(STAMP)]


def state(file: str) -> dict:
    return {"stamp": stamp(file), "sha256": hashlib.sha256(Path(file).read_bytes()).hexdigest()}


def stamp(file: str) -> list[int]:
    """What differs after any change of a file, even one that sets its date back."""
    about = Path(file).stat()
    return [about.st_size, about.st_mtime_ns, about.st_ctime_ns]


def changed_meanwhile(file: str) -> bool:
    """Whether a file was touched or lost since the build began."""
    path = Path(file)
    return not path.exists() or path.stat().st_ctime_ns >= BEGAN.stat().st_mtime_ns


def sources_changed(gone: Collection[str] = (), is_job: IsJob = bool) -> list[str]:
    """The sources that were touched since the build began; ``gone`` are those that it did not find
    any more."""
    return sorted(file for file in sources_read(is_job) - set(gone) if changed_meanwhile(file))


def sources_read(is_job: IsJob = bool) -> set[str]:
    return {file for _, record in records(is_job) for file in record["read"]}


def left_over(made: Collection[str]) -> list[str]:
    """What lies in ``results/`` and is none of what is ``made``, files and folders; of a folder in
    which nothing else lies, its name."""
    made = set(made)
    known = made | {str(parent) for one in made for parent in Path(one).parents}

    def walk(folder: Path) -> Iterator[str]:
        for path in sorted(folder.iterdir()):
            if str(path) in made or path.name.startswith("."):
                continue
            if str(path) in known and path.is_dir():
                yield from walk(path)
            else:
                yield str(path)

    return list(walk(RESULTS)) if RESULTS.is_dir() else []


def distrusted(is_job: IsJob = bool) -> tuple[list[str], list[str]]:
    """Outputs that must be made anew though their dates say nothing; and the files that are not as
    the build left them.

    Of a file that was changed a copy goes to ``build/found/``, before another is made in its place.
    """
    anew: list[str] = []
    told: list[str] = []
    now = cache(state)  # many jobs read the same sources
    for file, record in records(is_job):
        whole = record["made"] is not None
        others = differing(file, record) if whole else []
        if others:
            save(others)
            write(file, record | {"made": None})
            told += others
        if others or not whole or outdated(record, now):
            anew += [output for output in record["outputs"] if Path(output).exists()]
    return anew, told


def differing(file: Path, record: dict) -> list[str]:
    """The files of a job that are not as it left them: changed, lost, or put there by others."""
    made, found = record["made"], set(made_in(record["outputs"]))
    others = list(made.keys() ^ found)
    settled = True
    for one in made.keys() & found:
        if made[one]["stamp"] != stamp(one):
            seen, made[one] = made[one], state(one)
            settled = False
            if made[one]["sha256"] != seen["sha256"]:
                others.append(one)
    if not settled and not others:
        write(file, record)  # so that the next build need not read them
    return sorted(others)


def save(files: Iterable[str]) -> None:
    """Keep a copy of files. What lies where a file or its folder should be goes out of the way."""
    for file in map(Path, files):
        there = next(one for one in (file, *file.parents) if one.exists())
        if there.is_file() and there == file:
            (FOUND / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, FOUND / file)
        elif there == file or there.is_file():
            FOUND.mkdir(parents=True, exist_ok=True)
            apart = Path(mkdtemp(prefix="instead-", dir=FOUND)) / there
            apart.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(there, apart)


def unrecorded(makes: IsJob) -> list[str]:
    """What lies where a job would leave it, as ``makes`` tells of a path, and is in no record: it
    was unpacked or copied here, or the records are gone. Nobody knows what it was made of.

    What a job left before its city was taken away is known, unless somebody changed it meanwhile.
    """
    known = [record for _, record in records()]
    noted = {output for record in known for output in record["outputs"]}
    former = {file: seen["sha256"] for record in known for file, seen in record["former"].items()}

    def as_left(path: Path) -> bool:
        files = made_in([str(path)])
        return bool(files) and all(
            file in former and former[file] == state(file)["sha256"] for file in files
        )

    def walk(folder: Path) -> Iterator[str]:
        for path in sorted(folder.iterdir()):
            if str(path) in noted or path in (FOLDER, FOUND):
                continue
            if makes(str(path)):
                if not as_left(path):
                    yield str(path)
            elif path.is_dir() and not path.is_symlink():
                yield from walk(path)

    return [one for top in map(Path, MADE) if top.is_dir() for one in walk(top)]


def outdated(record: dict, now: Callable[[str], dict]) -> bool:
    """Whether a source is another than the job read, and Snakemake, which looks for sources that
    are newer than what was made from them, cannot see it."""
    there = [output for output in record["outputs"] if Path(output).exists()]
    if not there:
        return False
    oldest = min(dated(output).stat().st_mtime_ns for output in there)
    for file, read in record["read"].items():
        if read is None:
            return True
        if not Path(file).exists() or stamp(file) == read["stamp"]:
            continue
        if Path(file).stat().st_mtime_ns <= oldest and now(file)["sha256"] != read["sha256"]:
            return True
    return False


def dated(output: str) -> Path:
    """The file whose date Snakemake takes for an output's."""
    inside = Path(output) / STAMP
    return inside if inside.exists() else Path(output)
