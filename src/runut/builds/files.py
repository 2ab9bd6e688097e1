"""Reading and writing the workflow's files."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from runut.tables.errors import BadInput, ValidationError
from runut.tables.plain import ENDINGS
from runut.tables.strict import read_yaml
from runut.tables.texts import UNIT_IN_WORDS, is_unit_id, text_error

LARGEST = 20_000_000  # bytes of a unit's file, which may be an article with its pictures
# What a spreadsheet takes for a formula at the beginning of a cell (OWASP, CSV injection), wide
# forms included; quotes before it are counted in, so that one more can be taken away again.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
# where a spreadsheet that parts cells at semicolons or tabs would begin one, whatever is quoted
WITHIN = r"(?<=[;\t\r\n]){}(?=['\"]*[=+\-@＝＋－＠])"
STAMP = ".snakemake_timestamp"  # put into folders by Snakemake, once a job has ended
NUMBER = re.compile(r"[+-]?(?:[0-9][0-9.,]*|[.,][0-9]+)%?")
SEPARATOR = re.compile(r"[,;\t\"\r\n]")  # whichever of them a spreadsheet parts cells at


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``, by its path inside it.

    Raises BadInput where something in it leads elsewhere, is no plain file, is too large, or has a
    name that would not be the same everywhere.
    """
    paths = sorted(folder.rglob("*"))
    errors = folder_errors(folder) + [
        ValidationError(path.as_posix(), 0, "", *wrong)
        for path in paths
        if (wrong := path_error(path))
    ]
    if errors:
        raise BadInput(errors)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def path_error(path: Path) -> tuple[str, str] | None:
    """What is wrong with what lies in a unit's folder: found, expected; None where nothing is."""
    if set(path.name) & {"{", "}"}:  # Snakemake would put something in their place
        return f"the name {path.name!r}", "a name without braces"
    if wrong := text_error(path.name):
        return wrong
    if path.is_symlink():
        return "a link", "a file of the folder's own"
    if path.is_dir():
        return None
    if not path.is_file():
        return "no plain file", "a file or folder"
    size = path.stat().st_size
    return (f"{size} bytes", f"at most {LARGEST}") if size > LARGEST else None


def folder_errors(folder: Path) -> list[ValidationError]:
    """What is wrong with a unit's folder itself: its name is that of its results."""
    if folder.is_symlink():
        return [ValidationError(folder.as_posix(), 0, "", "a link", "a folder of its own")]
    if not is_unit_id(folder.name):
        found = f"the name {folder.name!r}"
        return [ValidationError(folder.as_posix(), 0, "", found, UNIT_IN_WORDS)]
    return []


def has_claims(folder: Path) -> bool:
    """Whether a unit's folder holds the numbers that a published article prints."""
    return any((folder / f"claims{ending}").is_file() for ending in ENDINGS)


def read_words(path: Path) -> dict:
    """A file of words or settings of ours. Raises BadInput that says where it is broken."""
    content, errors = read_yaml(path.read_bytes(), path.as_posix())
    if not errors and not isinstance(content, dict):
        errors = [ValidationError(path.as_posix(), 0, "", repr(content), "names with their values")]
    if errors:
        raise BadInput(errors)
    return content


def words_once(path: Path) -> dict:
    """A file of words, read once for all the documents that a process makes, or when it changes.
    Raises BadInput where there is none."""
    if not path.is_file():
        raise BadInput.of(path, "no such file", "the words that the study names")
    return words_of_time(path, path.stat().st_mtime_ns)


@lru_cache
def words_of_time(path: Path, _: int) -> dict:
    return read_words(path)


def files_in(paths: Iterable[str]) -> list[str]:
    """Files as they are named, and of a folder every file below it that its job made."""
    found = []
    for path in map(Path, paths):
        below = (one for one in path.rglob("*") if one.is_file() and one.name != STAMP)
        found += [one.as_posix() for one in (sorted(below) if path.is_dir() else [path])]
    return found


def left_by_quarto(file: Path) -> bool:
    """Whether Quarto made a file of the manuscript that it lies beside, as a preview does."""
    made = file.suffix in (".html", ".pdf", ".docx", ".typ")
    return made and file.with_suffix(".qmd").is_file()


def sum_of(file: str | Path) -> str:
    """The sha256 sum of what a file holds."""
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()


def read_json(path: str | Path) -> Any:
    """What a build wrote as JSON."""
    return json.loads(Path(path).read_bytes())


@contextmanager
def replaced(file: Path) -> Iterator[Path]:
    """A file beside ``file`` to write to, which takes its place once the block has ended; until
    then, or where that fails, what was there stays."""
    part = file.with_name(f".{file.name}.part")
    try:
        yield part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def write_json(path: str | Path, content: dict | list) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    Path(path).write_text(f"{text}\n", encoding="utf-8")


def write_csv(path: str | Path, rows: list[list[str]]) -> None:
    """Write rows as CSV in which no spreadsheet finds a formula or a cell that is not meant."""
    lines = [",".join(quoted(defused(cell)) for cell in row) for row in rows]
    Path(path).write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")


def defused(text: str) -> str:
    """A text with a quote before what a spreadsheet would take for a formula; numbers stay."""
    inside = re.sub(WITHIN.format(""), "'", text)
    return f"'{inside}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else inside


def fused(cell: str) -> str:
    """The text that ``defused`` gave this cell."""
    text = cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell
    return re.sub(WITHIN.format("'"), "", text)


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if SEPARATOR.search(cell) else cell
