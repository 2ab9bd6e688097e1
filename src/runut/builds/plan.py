"""What a build of a study is made of: its units, what each is read from, and what it leaves.

The rules of the workflow are made from it. Paths are relative to the study's folder, in which a
build works.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from runut.builds.files import folder_errors, has_claims, read_folder
from runut.languages import MANUSCRIPTS, articles_lacking, lacking
from runut.notebooks.qmd import files_named
from runut.study import FILE, SPOKEN, Study
from runut.tables.errors import BadInput, ValidationError, errors_of
from runut.tables.plain import is_left_behind
from runut.tables.unit import not_alone, read_documents

FIGURE_CALL = re.compile(r'\bfigure\("(\w+)"\)')  # in a manuscript
# in a cell, which cannot draw without one
DRAWS = re.compile(r"^#\|\s*fig-alt:", re.MULTILINE)


class Plan:
    """A study's units and their files. Raises BadInput where a unit's description is broken, with
    all errors of all units."""

    def __init__(self, study: Study):
        self.study = study
        # one without its description is told of, not left out
        self.folders = {
            path.name: path
            for path in sorted(study.units.glob("*"))
            if path.is_dir() and not path.name.startswith(".")
        }
        try:
            self.descriptions: dict[str, tuple[Mapping, Mapping]] = {
                unit: self.described(folder) for unit, folder in self.folders.items()
            }
        except BadInput:
            raise BadInput(self.all_errors()) from None
        abouts = {folder: self.descriptions[unit][0] for unit, folder in self.folders.items()}
        if errors := [*not_alone(study, abouts), *articles_lacking(study)]:
            raise BadInput([*errors, *self.all_errors(but=errors)])

    def described(self, folder: Path) -> tuple[Mapping, Mapping]:
        """A unit's description and its tables' descriptor. Raises BadInput where one is broken."""
        errors = folder_errors(folder)
        if not errors:
            files = read_folder(folder)
            found = read_documents(self.study, files, folder.as_posix(), errors)
        if errors:
            raise BadInput(errors)
        return found

    def all_errors(self, but: Collection[ValidationError] = ()) -> list[ValidationError]:
        """All that is wrong with the units or missing in a language of the study."""
        found = list(lacking(self.study))
        for folder in self.folders.values():
            found += errors_of(self.study.read, folder)
        return [one for one in dict.fromkeys(found) if one not in but]

    def words_missing(self) -> list[ValidationError]:
        """What an article may show and the study's words do not name: its derived numbers, and
        those of tables that they are made of."""
        if not self.articles:
            return []
        shown = 'then show it by n("{0}") in the manuscript of each language'
        numbers = [(one.name, shown.format(one.name)) for one in self.study.indicators]
        used = {name for one in self.study.indicators for name in one.parameters}
        numbers += [(one, "for who opens what is made of it") for one in sorted(self.cells & used)]
        file = next(iter(self.study.about.get("words", [])), FILE)
        words = self.study.words.get("numbers", {})
        return [
            ValidationError(file, 0, f"numbers.{name}", "no words", f"{missing}; {advice}")
            for name, advice in numbers
            if (missing := self.forms_lacking(below(words, name), ("label", "meaning")))
        ]

    @property
    def cells(self) -> set[str]:
        """What the numbers in the tables of units with an article are called."""
        return {
            field["cell"].partition(".")[0]
            for unit in self.articles
            for table in self.descriptions[unit][1]["resources"]
            for field in table["schema"]["fields"]
            if "cell" in field
        }

    def forms_lacking(self, words: Mapping, forms: Iterable[str]) -> str:
        """Which of these forms the words lack; of one that is there in another language it is told
        what it is in that."""
        languages = self.study.languages
        return ", ".join(
            f"{form} in {language}"
            for form in forms
            if not below(words, form).keys() & {*languages, *SPOKEN}
            for language in languages
        )

    @property
    def units(self) -> list[str]:
        return list(self.folders)

    @cached_property
    def articles(self) -> list[str]:
        """The units that have an article of their own."""
        return [unit for unit, (about, _) in self.descriptions.items() if about.get("article")]

    @cached_property
    def others(self) -> list[str]:
        return [unit for unit in self.units if unit not in self.articles]

    @cached_property
    def verified(self) -> list[str]:
        """The units that give numbers which a published article prints."""
        return [unit for unit, folder in self.folders.items() if has_claims(folder)]

    def files_of(self, unit: str) -> list[str]:
        """Every file that a unit's folder holds, but for what systems and programs leave behind."""
        folder = self.folders[unit]
        return sorted(
            str(path)
            for path in folder.rglob("*")
            if path.is_file() and not is_left_behind(path.relative_to(folder).as_posix())
        )

    def manuscript_of(self, unit: str, language: str) -> str:
        """A unit's article in one language; its description names it."""
        return f"{MANUSCRIPTS}/{self.descriptions[unit][0]['article']}.{language}.qmd"

    def manuscripts_of(self, unit: str) -> list[str]:
        return [self.manuscript_of(unit, language) for language in self.study.languages]

    def written_in(self, unit: str) -> list[str]:
        """The files that a unit's article is written in, those that it includes among them."""
        found = (
            one for file in self.manuscripts_of(unit) for one in (file, *files_named(Path(file)))
        )
        return [one for one in found if one.endswith((".qmd", ".md"))]

    @cache  # noqa: B019 - one plan lives as long as its process
    def text_of(self, unit: str) -> str:
        """All that a unit's article is written in."""
        files = self.written_in(unit)
        return "\n".join(Path(file).read_text("utf-8", "replace") for file in files)

    def figures_of(self, unit: str) -> list[str]:
        """The names of the figures that a unit's article shows; of one without words the article
        itself tells, by line, with all else that is wrong in it."""
        named = self.study.words.get("figures", {})
        return sorted(one for one in {*FIGURE_CALL.findall(self.text_of(unit))} if one in named)

    def draws(self, unit: str) -> bool:
        """Whether cells of a unit's article draw pictures of their own."""
        return bool(DRAWS.search(self.text_of(unit)))

    def figure_files(self, unit: str, languages: Iterable[str] = ()) -> list[str]:
        """A unit's figures, as drawings, of which one is for narrow pages, and as pictures; and
        their numbers."""
        languages = languages or self.study.languages
        return [
            f"results/{unit}/figures/{figure}.{end}"
            for figure in self.figures_of(unit)
            for end in [
                *(f"{one}.{end}" for one in languages for end in ("svg", "narrow.svg", "png")),
                "csv",
            ]
        ]

    def tables_of(self, unit: str) -> list[str]:
        """The names of a unit's tables, from its descriptor."""
        return [resource["name"] for resource in self.descriptions[unit][1]["resources"]]

    def table_files(self, unit: str) -> list[str]:
        """A unit's clean tables."""
        return [f"results/{unit}/tables/{table}.csv" for table in self.tables_of(unit)]

    def described_table(self, unit: str, name: str) -> tuple[Mapping, str]:
        """A unit's table: its description and its file, as CSV or else as a sheet."""
        resources = self.descriptions[unit][1]["resources"]
        found = next(one for one in resources if one["name"] == name)
        file = self.folders[unit] / found["path"]
        return found, str(file if file.exists() else file.with_suffix(".xlsx"))


def below(words: object, name: str) -> Mapping:
    """The words under a name; none where there is a text in their place, or nothing."""
    found = words.get(name) if isinstance(words, Mapping) else None
    return found if isinstance(found, Mapping) else {}
