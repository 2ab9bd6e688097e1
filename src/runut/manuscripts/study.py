"""The study of one city as the build left it, to be spoken of in one language.

A manuscript opens it and takes its numbers, words, tables and figures from it; what its cells may
call is in ``article.py`` and ``brief.py``.
"""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import TypeVar

from runut.builds.files import fused, words_once
from runut.manuscripts.conditions import Condition
from runut.manuscripts.voice import Voice

WORDS = "words.yaml"
Form = TypeVar("Form", bound="Study")


def open_study(language: str, kind: str, form: type[Form]) -> Form:
    """The study of the city that the environment's STUDY_CITY names, as the build left it; without
    one, of the first city there is that has a study of this manuscript's kind.

    Call it in the folder of the manuscripts. Raises FileNotFoundError, naming the command that
    makes the results, where they are not there yet.
    """
    root = Path("..")
    city = os.environ.get("STUDY_CITY") or first_city(root, kind)
    registry = root / "build" / city / "registry.json"
    if not registry.exists():
        raise FileNotFoundError(f"{registry} is not there yet: run `uv run snakemake` first")
    words = words_once(Path(WORDS))
    content = json.loads(registry.read_text(encoding="utf-8"))
    standing = root / "build" / city / "standing.json"
    if standing.exists():
        add_standing(content, json.loads(standing.read_text(encoding="utf-8")))
    folder = root / "results" / city
    verification = read_if_there(folder / "verification.json")
    study = form(language, folder, content, words, verification)
    study.questions = read_if_there(root / "build" / city / "questions.json")
    return study


def read_if_there(path: Path) -> dict | None:
    """A file of JSON; None for a city that has no such file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def first_city(root: Path, kind: str) -> str:
    """The first city whose registry says that its documents are of this kind."""
    for file in sorted((root / "build").glob("*/registry.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        if content.get("article") == (kind == "article"):
            return content["city"]
    raise FileNotFoundError(f"no city has a {kind} yet: run `uv run snakemake` first")


def add_standing(registry: dict, standing: dict) -> None:
    """Add to a city's registry the numbers that tell where it stands among others."""
    registry["numbers"] |= standing["numbers"]
    registry["standing"] = standing["cases"]
    registry["among"] = standing["kind"]


class Study(Voice):
    """One city's registry, tables and figures, spoken of in one language.

    ``verification``: the content of verification.json; None for a city without claims.
    """

    def __init__(
        self,
        language: str,
        folder: Path,
        registry: dict,
        words: dict,
        verification: dict | None = None,
    ):
        super().__init__(registry, words, language)
        self.folder = folder
        found = verification or {"claims": {}, "verdicts": {}}
        self.verified: dict[str, dict] = found["claims"]
        self.verdict_names = {key: one["name"][language] for key, one in found["verdicts"].items()}
        self.conditions: list[Condition] = []  # what its sentences depend on, in order
        self.intervals: dict[str, str] = {}  # of the survey's shares, by their derivation's id
        self.led: dict[str, None] = {}  # families of which it names the largest member
        self.questions: dict | None = None  # what is asked of the claims, for "what if"

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
