"""A study, as its ``study.yaml`` describes it: all that the machinery is given of it.

The study's own Python is loaded from its folder, each part when it is first asked for. A part that
``study.yaml`` does not name is empty. What the machinery asks of each:

``units``       ``DESCRIPTION``, the form of what a unit's description may say beside what every
                unit's does; ``description_errors(about, file)``; ``cell_errors(cells)``
``tables``      ``TABLES``, ``ALONG``, ``NEEDS``: tables that a unit may give without a descriptor
                (``runut.tables.plain``)
``indicators``  the numbers that are derived (``runut.graph.wiring``); ``EACH_YEAR``, those of them
                that are derived for other years, too, of which tables have rows
``identities``  differences that must be zero, whatever the cells (``runut.graph.identities``)
``checks``      ``numbers(cells)``, by id, that no formula gives, and their ``MEANINGS``
``joint``       ``joint_checks(unit)``: what the printed numbers can mean together, as data
``claims``      ``Judgements``: verdicts that hang on an algorithm of the study's own
                (``runut.claims.context``)
``figures``     ``FIGURES``: by name, what draws one
``printed``     ``TABLES``: by name, what writes a table of an article in Markdown
``pages``       ``section(jinja, voice, joint, claims, words)``: the study's part of the page of
                verdicts, as HTML
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import ModuleType

from runut.builds.files import read_folder, read_words, words_once
from runut.graph.wiring import Indicator, in_order
from runut.tables.descriptor import unit_kind
from runut.tables.errors import BadInput, ValidationError
from runut.tables.plain import PlainTables
from runut.tables.shapes import NAME, SHORT, TEXT, TITLE, Kind, form_errors, text_kind
from runut.tables.unit import Unit, read_unit
from runut.wording import merged

__all__ = ["Study", "open_study"]

FILE = "study.yaml"
MANUSCRIPTS = "manuscript"
PARTS = (
    "units", "tables", "indicators", "identities", "checks", "joint", "claims", "figures",
    "printed", "pages",
)  # fmt: skip
OWN_WORDS = Path(__file__).with_name("words")  # the machinery's
SPOKEN = ("en", "id")  # the languages that they are in
PATH = text_kind(
    "a path inside the study's folder",
    lambda found: found.strip() and not Path(found).is_absolute() and ".." not in Path(found).parts,
)
NAMED = text_kind(
    "a module, such as analysis.indicators",
    lambda found: all(map(str.isidentifier, found.split("."))),
)
DAY = Kind("a day, such as 2026-11-29", lambda found: isinstance(found, date))
SHAPE = {
    "study!": NAME,
    "languages!": {TEXT: SHORT},
    "title!": {TEXT: TITLE},
    "unit!": {"name!": NAME, "folder!": PATH},
    "parts": dict.fromkeys(PARTS, NAMED),
    "words": [PATH],
    "manuscripts": {NAME: NAMED},
    "published": PATH,
    "rules": [PATH],
    "choices": PATH,
    "picture": NAME,
    "date": DAY,
}


@dataclass(eq=False)
class Study:
    """What a study's ``study.yaml`` says, and the parts of it that are Python.

    ``folder``: where it lies. ``about``: the content of the file.
    """

    folder: Path
    about: Mapping

    @property
    def parts(self) -> Mapping[str, str]:
        return self.about.get("parts", {})

    @property
    def roots(self) -> set[str]:
        """The packages or modules of the study's folder that its parts are."""
        named = [*self.parts.values(), *self.about.get("manuscripts", {}).values()]
        return {one.partition(".")[0] for one in named}

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.about["languages"])

    @property
    def names(self) -> Mapping[str, str]:
        """What each language calls itself."""
        return self.about["languages"]

    @property
    def main_language(self) -> str:
        """The one that tools are told in: English where the study speaks it, else its first."""
        return "en" if "en" in self.languages else self.languages[0]

    @property
    def unit(self) -> str:
        """What one unit is called; its description is a file of this name."""
        return self.about["unit"]["name"]

    @property
    def units(self) -> Path:
        """The folder that holds a folder for each unit."""
        return self.folder / self.about["unit"]["folder"]

    @property
    def title(self) -> Mapping[str, str]:
        return self.about["title"]

    def part(self, name: str) -> ModuleType | None:
        """The module that holds one of PARTS; None where the study has none.

        Raises BadInput where there is no such module in the study's folder.
        """
        named = self.parts.get(name)
        return self.module(named, f"parts.{name}") if named else None

    def module(self, named: str, where: str) -> ModuleType:
        """A module of the study's folder. Raises BadInput where it is not there."""
        try:
            found = importlib.import_module(named)
        except ModuleNotFoundError as error:
            if error.name is None or not f"{named}.".startswith(f"{error.name}."):
                raise
            expected = "a module in the study's folder"
            raise BadInput.of(self.file, repr(named), expected, where) from None
        stem = self.folder.joinpath(*named.split("."))
        places = (stem.with_suffix(".py"), stem / "__init__.py")
        if Path(found.__file__ or "").resolve() not in [one.resolve() for one in places]:
            expected = "a module in the study's folder, of a name that no other module has"
            raise BadInput.of(self.file, f"{named} in {found.__file__}", expected, where)
        return found

    def asked(self, part: str, name: str, otherwise: object) -> object:
        """What a part gives under a name; ``otherwise`` where it gives nothing."""
        return getattr(self.part(part), name, otherwise)

    @cached_property
    def plain(self) -> PlainTables:
        """The tables that a unit may give without a descriptor."""
        return PlainTables(
            self.part("tables"), self.parts.get("tables", "").replace(".", "/"), self.languages
        )

    def read(self, folder: Path) -> Unit:
        """The unit in a folder. Raises BadInput with every error found."""
        return read_unit(self, read_folder(folder), folder.as_posix())

    def is_ours(self, file: str) -> bool:
        """Whether a file holds judgements of this reproduction, which nobody published."""
        folder = file.rpartition("/")[0]
        return folder.endswith(tuple(filter(None, ("judgements", self.plain.place))))

    @property
    def file(self) -> str:
        return (self.folder / FILE).as_posix()

    @cached_property
    def indicators(self) -> list[Indicator]:
        """The numbers that are derived. Raises BadInput where they go in a circle, or have a unit
        that nobody knows."""
        found = indicators_in(self.part("indicators"))
        unit = unit_kind(self.units_named)
        if errors := [
            ValidationError(self.file, 0, f"parts.indicators.{one.name}", one.unit, unit.expected)
            for one in found
            if not unit.holds(one.unit)
        ]:
            raise BadInput(errors)
        try:
            return in_order(found)
        except ValueError as circle:
            expected = "each made of others that do not need it"
            raise BadInput.of(self.file, str(circle), expected, "parts.indicators") from None

    @cached_property
    def identities(self) -> list[Indicator]:
        return indicators_in(self.part("identities"))

    @cached_property
    def derived_names(self) -> set[str]:
        """What the study derives under these names, a table cannot give."""
        formulas = {one.name for one in self.indicators if not one.may_be_printed}
        return formulas | set(self.asked("checks", "MEANINGS", {})) | {"claim"}

    @property
    def units_named(self) -> Mapping[str, Mapping[str, str]]:
        """The units of the study's own, beside the machinery's, with their words by language."""
        return self.words.get("units", {})

    @cached_property
    def unit_words(self) -> dict[str, str]:
        """By words of the study's own, the units that they name."""
        return {
            word: unit
            for unit, words in self.units_named.items()
            for word in (unit, *words.values())
        }

    @cached_property
    def words(self) -> dict:
        """All words, the study's own before the machinery's; those that only some documents speak
        under the name of their file."""
        apart = {name: words_once(self.folder / name) for name in self.words_apart}
        return own_words(self.folder / one for one in self.about.get("words", ())) | apart

    @property
    def words_apart(self) -> list[str]:
        """The files of words that only some documents speak."""
        files = sorted((self.folder / MANUSCRIPTS).rglob("*.yaml"))
        names = (file.relative_to(self.folder).as_posix() for file in files)
        return [name for name in names if name not in self.about.get("words", ())]


def own_words(files: Iterable[Path] = ()) -> dict:
    """The machinery's words, in the languages that it speaks, with those of ``files`` over them."""
    found: dict = {}
    for file in sorted(OWN_WORDS.glob("*.yaml")):
        found |= words_once(file)
    for file in files:
        found = merged(found, words_once(file))
    return found


def indicators_in(module: ModuleType | None) -> list[Indicator]:
    return [one for one in vars(module).values() if isinstance(one, Indicator)] if module else []


def open_study(folder: Path = Path()) -> Study:
    """The study of a folder; its modules can be loaded from now on, in jobs and kernels too.

    Raises BadInput where its study.yaml is missing or wrong.
    """
    file = folder / FILE
    if not file.is_file():
        expected = "a study: `runut new-study` writes one"
        raise BadInput.of(file, "no such file", expected)
    about = read_words(file)
    if errors := list(form_errors(about, SHAPE, file.as_posix())):
        raise BadInput(errors)
    on_path(folder.resolve())
    return Study(folder, about)


def on_path(folder: Path) -> None:
    """Let modules be found in a folder before all others, by this process and by those that it
    starts."""
    path = str(folder)
    sys.path[:] = [path, *(one for one in sys.path if one != path)]
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    others = (one for one in given if one not in ("", path))
    os.environ["PYTHONPATH"] = os.pathsep.join([path, *others])
