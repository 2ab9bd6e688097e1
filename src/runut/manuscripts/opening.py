"""A study as the build left it, opened by a manuscript's first cell in one language.

The cells of a unit's article, and those of the study's other kinds of manuscript, take from it
numbers, words, tables and figures.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Mapping
from pathlib import Path

from runut.builds.files import fused
from runut.graph.questions import Question
from runut.manuscripts.voice import Voice
from runut.notebooks.inside import UNIT
from runut.study import FILE, Study, open_study
from runut.tables.errors import BadInput, ValidationError


def open_manuscript(kind: str, language: str) -> Voice:
    """What the cells of a manuscript call, in a language.

    ``kind``: one of the study's ``manuscripts``, or else an article. Raises FileNotFoundError,
    naming the command that makes the results, where they are not there yet.
    """
    study = open_study(study_folder())
    named = study.about.get("manuscripts", {}).get(kind)
    if named:
        module, _, name = named.rpartition(".")
        form = getattr(study.module(module, f"manuscripts.{kind}"), name)
    else:
        from runut.manuscripts.article import Article as form
    return form.opened(study, kind, language)


def study_folder() -> Path:
    """The folder of the study that the manuscript in this folder belongs to, from here."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return Path(os.path.relpath(folder))
    raise BadInput(
        [ValidationError(FILE, 0, "", "no such file", "one beside or above the manuscript")]
    )


class UnitVoice(Voice):
    """One unit's registry, tables and figures, spoken of in one language.

    ``verification``: the content of verification.json; None for a unit without claims.
    """

    def __init__(
        self,
        study: Study,
        folder: Path,
        registry: dict,
        language: str,
        verification: dict | None = None,
    ):
        super().__init__(registry, self.words_of(study), language)
        self.study = study
        self.root, self.folder = study.folder, folder
        found = verification or {"claims": {}, "verdicts": {}}
        self.verified: dict[str, dict] = found["claims"]
        self.verdict_names = {key: one["name"][language] for key, one in found["verdicts"].items()}
        self.conditions: list[Question] = []  # what its sentences depend on, in order
        self.led: dict[str, None] = {}  # families of which it names the largest member
        self.questions: dict | None = None  # what is asked of the claims, for "what if"

    @classmethod
    def opened(cls, study: Study, kind: str, language: str) -> UnitVoice:
        """The unit that the environment names, as the build left it; without one, the first whose
        documents are of this kind."""
        build, results = study.folder / "build", study.folder / "results"
        unit = os.environ.get(UNIT) or first_unit(build, study, kind)
        registry = build / unit / "registry.json"
        if not registry.exists():
            raise FileNotFoundError(f"{registry} is not there yet: build the study first")
        content = json.loads(registry.read_text(encoding="utf-8"))
        if standing := read_if_there(build / unit / "standing.json"):
            add_standing(content, standing)
        # those of claims that were taken away may still be there
        files = (results / unit / "verification.json", build / unit / "questions.json")
        verification, questions = map(read_if_there, files) if content["claims"] else (None, None)
        found = cls(study, results / unit, content, language, verification)
        found.questions = questions
        return found

    @staticmethod
    def words_of(study: Study) -> Mapping:
        """The words that it speaks with."""
        return study.words

    def label_text(self, name: str) -> str:
        """What a family's member is called within a sentence."""
        text = self.name_of(name)
        # an acronym keeps its capitals
        return text if text[1:2].isupper() else text[0].lower() + text[1:]

    def rows(self, name: str) -> list[dict[str, str]]:
        """A clean table, row by row."""
        with (self.folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return [
                {name: fused(cell) for name, cell in row.items()} for row in csv.DictReader(file)
            ]


def read_if_there(path: Path) -> dict | None:
    """A file of JSON; None where there is no such file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def first_unit(build: Path, study: Study, kind: str) -> str:
    """The first unit whose registry says that its documents are of this kind."""
    for file in sorted(build.glob("*/registry.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        if content.get("article") == (kind not in study.about.get("manuscripts", {})):
            return content[study.unit]
    raise FileNotFoundError(f"nothing is built of any {kind} yet: build the study first")


def add_standing(registry: dict, standing: Mapping) -> None:
    """Add to a unit's registry the numbers that tell where it stands among others."""
    registry["numbers"] |= standing["numbers"]
    registry["standing"] = standing["cases"]
    registry["among"] = standing["kind"]
