"""``runut new-study FOLDER``: a small study that builds at once, to be made one's own.

Of an article it takes all numbers as claims, which `runut verify` holds against each other at once.
"""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import runut
from runut.check import Report, Text, check
from runut.check_reports.claims import write
from runut.readers import Unreadable, read_file
from runut.tables.errors import BadInput

STARTER = Path(__file__).with_name("starter")
PRINTED = '; the article prints `{python} p("share")`'  # the starter's one claim, in its manuscript


def make_study(folder: Path, article: str = "") -> str:
    """Write the study and return what to do next.

    Raises BadInput where something is there, or where the article cannot be read.
    """
    if folder.exists():
        raise BadInput.of(folder, "it is there already", "a new folder")
    checked = read(article) if article else None
    shutil.copytree(STARTER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    if checked:
        take_claims(folder, *checked)
    next_ = f"cd {shlex.quote(str(folder))} && {called(folder)} {'verify' if checked else 'build'}"
    whose = " Say in data/first/place.yaml whose article it is." if checked else ""
    return f"{folder} is there. Its study.yaml says what is where.{whose} Next: {next_}"


def called(folder: Path) -> str:
    """The command ``runut`` in a folder: that of the checkout which is at work, where it is one."""
    root = Path(runut.__file__).parents[2]
    if not (root / "Snakefile").is_file():
        return "runut"
    return f"uv run --project {shlex.quote(os.path.relpath(root, folder))} runut"


def read(article: str) -> tuple[Report, list[Text]]:
    try:
        text = read_file(article)
    except Unreadable as error:
        raise BadInput.of(article, error.why, "an article that can be read") from error
    return check([text]), [text]


def take_claims(folder: Path, report: Report, texts: list[Text]) -> None:
    """Put the article's numbers in place of the one claim of the starter, and nothing expected."""
    place = folder / "data" / "first"
    write(place / "claims.csv", report, texts, targets=False)
    expected = place / "expected.csv"
    expected.write_text(
        expected.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8"
    )
    manuscript = folder / "manuscript" / "article.en.qmd"
    text = manuscript.read_text(encoding="utf-8")
    manuscript.write_text(text.replace(PRINTED, ""), encoding="utf-8")
