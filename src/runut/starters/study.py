"""``runut new-study FOLDER``: a small study that builds at once, to be made one's own.

Of an article it keeps the file and takes all numbers as claims, which `runut verify` holds against
each other at once.
"""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import runut
from runut.builds.files import LARGEST
from runut.tables.errors import BadInput
from runut.tables.plain import DECISIONS
from runut.tables.texts import is_path

STARTER = Path(__file__).with_name("starter")
# what is the starter's own: the claim in its manuscript, and a table that no other article prints
CHANGED = {
    "manuscript/article.en.qmd": {'; the article prints `{python} p("share")`': ""},
    "data/first/datapackage.json": {
        "An article of somebody's": "An example, to be replaced",
        '"place": "Table 1"': '"place": "an example"',
    },
}


def make_study(folder: Path, articles: Sequence[str] = ()) -> str:
    """Write the study and return what to do next. ``articles``: the files of a published one.

    Raises BadInput where something is there, or where the article cannot be read.
    """
    if folder.exists():
        raise BadInput.of(folder, "it is there already", "a new folder")
    files = [one for at, path in enumerate(articles) for one in files_of(Path(path), at)]
    claims = claims_in(files) if files else ""
    shutil.copytree(STARTER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    if files:
        take(folder, files, claims)
    next_ = f"cd {shlex.quote(str(folder))} && {called(folder)} {'verify' if files else 'build'}"
    whose = " Say in data/first/place.yaml whose article it is." if files else ""
    return f"{folder} is there. Its study.yaml says what is where.{whose} Next: {next_}"


def called(folder: Path) -> str:
    """The command ``runut`` in a folder: that of the checkout which is at work, where it is one."""
    root = Path(runut.__file__).parents[2]
    if not (root / "Snakefile").is_file():
        return "runut"
    return f"uv run --project {shlex.quote(os.path.relpath(root, folder))} runut"


@dataclass(frozen=True)
class Kept:
    """A file of an article, or decisions beside it: where it was, and what it is called here."""

    path: Path
    name: str
    data: bytes


def files_of(article: Path, at: int) -> Iterator[Kept]:
    """A file of an article, and the decisions beside it where there are any. Raises BadInput."""
    decisions, name = article.with_suffix(DECISIONS), f"article-{at + 1}" if at else "article"
    ended = name + article.suffix.lower()
    for path in (article, *([decisions] if decisions.is_file() else [])):
        try:
            data = path.read_bytes()
        except OSError as error:
            raise BadInput.of(path, (error.strerror or "").lower(), "an article") from error
        if len(data) > LARGEST:
            raise BadInput.of(path, f"{len(data)} bytes", f"at most {LARGEST}")
        called = ended if is_path(ended) else name
        yield Kept(path, called if path == article else name + DECISIONS, data)


def claims_in(files: Sequence[Kept]) -> str:
    """The numbers of an article as claims.csv has them. Raises BadInput."""
    # loads all that finds relations, which no other study needs
    from runut.check_reports.claims import as_csv
    from runut.claims.together import checked

    return as_csv(*checked(tuple((str(one.path), one.data) for one in files)))


def take(folder: Path, files: Sequence[Kept], claims: str) -> None:
    """Put an article and its numbers in place of the one claim of the starter, nothing expected."""
    place = folder / "data" / "first"
    (place / "claims.csv").write_text(claims, encoding="utf-8")
    expected = place / "expected.csv"
    expected.write_text(
        expected.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8"
    )
    for one in files:
        (place / one.name).write_bytes(one.data)
    articles = ", ".join(one.name for one in files if not one.name.endswith(DECISIONS))
    with (place / "place.yaml").open("a", encoding="utf-8") as about:
        about.write(f"  files: [{articles}] # `runut verify` checks it as `runut check` does\n")
    for file, changes in CHANGED.items():
        text = (folder / file).read_text(encoding="utf-8")
        for before, after in changes.items():
            text = text.replace(before, after)
        (folder / file).write_text(text, encoding="utf-8")
