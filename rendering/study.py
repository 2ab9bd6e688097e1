"""What the cells of a manuscript may call.

A manuscript opens the study of one city in one language and takes its numbers, words, tables and
figures from it. What is returned is Markdown for IPython, which Quarto and the embedded renderer
both put into the text as it stands.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from IPython.display import Markdown

from rendering import tables
from rendering.conditions import Condition, Quantity, known
from rendering.derivations import INTERVAL, derivation_of, derivations
from rendering.files import fused, words_once
from rendering.markdown import escape, quote
from rendering.numbers import set_number
from rendering.voice import Voice
from rendering.what_if import what_if

WORDS = "words.yaml"


def open_study(language: str, kind: str = "article", form: type[Study] | None = None) -> Study:
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
    study = (form or Study)(language, folder, content, words, verification)
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

    @property
    def names(self) -> tuple[Callable, ...]:
        """The calls that manuscripts use: n, p, v, when, label, leading, table, figure,
        derivations."""
        return (
            self.number,
            self.claim,
            self.quantity,
            self.when,
            self.label,
            self.leading,
            self.table,
            self.figure,
            self.derivations,
        )

    def number(self, name: str, decimals: int | None = None) -> Markdown:
        """A number for a sentence."""
        return Markdown(self.mark(name, decimals))

    def claim(self, name: str) -> Markdown:
        """A numeral that the published article prints, with the marks of this language."""
        try:
            claim = self.registry["claims"][name]
        except KeyError:
            raise KeyError(f"there is no claim {name!r} in claims.csv") from None
        text = set_number(Fraction(claim["value"]), claim["unit"], claim["decimals"], self.language)
        target = derivation_of(self, name, claim["target"])
        self.shown[target] = None
        return Markdown(f'[{text}]{{.p claim="{name}" key="{target}"}}')

    def quantity(self, name: str) -> Quantity:
        """A number's exact value, for conditions."""
        return known(name, self.value(name))

    def when(self, condition: Condition, yes: str, no: str, **numbers: Markdown) -> Markdown:
        """The one text or the other, as the numbers have it; names in braces stand for
        ``numbers``."""
        self.conditions.append(condition)
        for name, number in numbers.items():
            yes, no = (text.replace(f"{{{name}}}", number.data) for text in (yes, no))
        here, other = (yes, no) if condition.holds else (no, yes)
        at = len(self.conditions) - 1
        return Markdown(f'[{here}]{{.when condition="{at}"}}[{other}]{{.otherwise}}')

    def label(self, name: str, capital: bool = False) -> Markdown:
        """What a family's member is called, to stand within a sentence or at its head."""
        return Markdown(escape(self.name_of(name) if capital else self.label_text(name)))

    def label_text(self, name: str) -> str:
        """What a family's member is called within a sentence."""
        text = self.name_of(name)
        # an acronym keeps its capitals
        return text if text[1:2].isupper() else text[0].lower() + text[1:]

    def leading(self, family: str) -> Markdown:
        """The label of a family's largest member; of equals, the first in the table."""
        self.led[family] = None
        text = self.label_text(max(self.members(family), key=self.value))
        return Markdown(f'[{escape(text)}]{{.leading family="{family}"}}')

    def interval(self, text: str, cause: str, households: str) -> str:
        """An interval for one share of the survey in Markdown; how it came about will follow."""
        shown = f'[{text}]{{.interval cause="{cause}" households="{households}"}}'
        name = f"{INTERVAL}{cause}.{households}"
        self.shown[name] = None
        self.intervals[name] = shown
        return f'[{shown}]{{.n key="{name}" shows="interval"}}'

    def rows(self, name: str) -> list[dict[str, str]]:
        """A clean table, row by row."""
        with (self.folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return [
                {name: fused(cell) for name, cell in row.items()} for row in csv.DictReader(file)
            ]

    def table(self, name: str) -> Markdown:
        """One of the article's tables, as a Markdown table."""
        return Markdown(tables.TABLES[name](self))

    def figure(self, name: str) -> Markdown:
        """One of the article's figures, with its text for readers who do not see it."""
        path = self.folder / "figures" / f"{name}.{self.language}.svg"
        alt = self.alternative(name)
        return Markdown(f"![]({path.as_posix()}){{fig-alt={quote(alt)}}}")

    def derivations(self) -> Markdown:
        """How every number shown above came about, and what the page needs to ask "what if"; a
        document's last cell."""
        return Markdown(f"{derivations(self)}\n\n{what_if(self)}")
