"""All that a study knows of one of its units, read from the files of the unit's folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from runut.graph.wiring import DependencyGraph, Family, derive
from runut.graph.years import add_changes, add_year, dated, undated
from runut.numerals.stated import stated_in
from runut.tables.cells import (
    Cell,
    cell_errors,
    cells_of,
    complete,
    families_of,
    reference_errors,
    unit_errors,
)
from runut.tables.descriptor import descriptor_errors, source_form
from runut.tables.errors import BadInput, ValidationError, nearest, parted
from runut.tables.findings import read_findings
from runut.tables.plain import DECISIONS
from runut.tables.shapes import (
    ANY,
    FILE,
    LINK,
    NAME,
    SHORT,
    STUDY_YEAR,
    TEXT,
    TITLE,
    Kind,
    each,
    form_errors,
)
from runut.tables.strict import read_json, read_yaml
from runut.tables.table import Table, read_table
from runut.tables.texts import ID_IN_WORDS, is_id

if TYPE_CHECKING:
    from runut.study import Study

DESCRIPTOR = "datapackage.json"
# what a unit must say that has no descriptor of its own
WITHOUT_DESCRIPTOR = ("year", "sources")


@dataclass(frozen=True)
class Unit:
    """A unit of a study: its description, its clean tables by name, and the numbers in them."""

    study: Study
    about: Mapping
    package: Mapping
    tables: Mapping[str, Table]
    cells: tuple[Cell, ...]
    families: Mapping[str, Family]
    findings: Mapping[str, str] = field(default_factory=dict)
    years: Mapping[str, Sequence[Cell]] = field(
        default_factory=dict
    )  # by year, where no table has them
    article: Mapping[str, bytes] = field(default_factory=dict)  # its files, and decisions on it

    @property
    def id(self) -> str:
        return self.about[self.study.unit]

    @property
    def other_years(self) -> dict[str, list[Cell]]:
        """By year, the numbers that are not of the study's own, as those of tables' other rows."""
        found = {year: [*cells] for year, cells in self.years.items()}
        for table in self.tables.values():
            for column, own in table.resource.get("only", {}).items():
                for year in sorted({row[column] for row in table.rows} - {own}):
                    resource = {**table.resource, "only": {column: year}, "place": year}
                    cells = cells_of(replace(table, resource=resource))
                    found.setdefault(year, []).extend(cells)
        return found

    @property
    def all_cells(self) -> list[Cell]:
        """The study's own numbers, and those of other years with the year behind their ids."""
        others = [
            replace(cell, id=dated(cell.id, year))
            for year, cells in self.other_years.items()
            for cell in cells
        ]
        return [*self.cells, *others]

    @cached_property
    def graph(self) -> DependencyGraph:
        """Every number of the unit, derived from its cells; of other years what the study derives
        for each year, and how far the unit's own numbers have moved since."""
        cells = {cell.id: cell.value for cell in self.cells}
        graph = derive(cells, self.families, self.study.indicators)
        each_year = self.study.asked("indicators", "EACH_YEAR", ())
        own_year = str(self.about.get("year"))
        units = {cell.id: cell.unit for cell in self.cells}
        units |= {one.name: one.unit for one in each_year}
        for year, others in self.other_years.items():
            values = {cell.id: cell.value for cell in others}
            families = families_of(self.tables.values(), others)
            add_year(graph, derive(values, families, each_year), year)
            names = {undated(cell.id, year) for cell in others} | {one.name for one in each_year}
            own = {name: name if name in graph.values else dated(name, own_year) for name in names}
            add_changes(graph, dict(sorted(own.items())), units, year)
        return graph


def read_unit(study: Study, files: Mapping[str, bytes], folder: str = "") -> Unit:
    """Read a unit from its files, given by their path inside ``folder``.

    ``folder`` only serves to name files in messages. Raises BadInput with every error found.
    """
    errors: list[ValidationError] = []
    about, package = read_documents(study, files, folder, errors)
    tables = read_tables(study, package.get("resources", []), files, folder, errors)
    findings, wrong = read_findings(files, folder, study.languages)
    errors += wrong
    article = read_article(study, about, files, folder, errors)
    if not errors:
        errors = [*reference_errors(tables), *shared_names(study, tables)]
    if errors:
        raise BadInput(errors)
    cells = [cell for table in tables.values() for cell in cells_of(table)]
    cells += [cell for table in tables.values() for cell in complete(table, tables)]
    errors = [*cell_errors(cells, study.derived_names), *unit_errors(study.units_named, cells)]
    if errors := errors or study.asked("units", "cell_errors", no_errors)(cells):
        raise BadInput(errors)
    families = families_of(tables.values(), cells)
    unit = Unit(study, about, package, tables, tuple(cells), families, findings, article=article)
    if errors := [*unknown_ids(unit, folder), *claim_errors(unit)]:
        raise BadInput(errors)
    return unit


def read_article(
    study: Study,
    about: object,
    files: Mapping[str, bytes],
    folder: str,
    errors: list[ValidationError],
) -> dict[str, bytes]:
    """The files of the published article that the unit keeps, and a reviewer's decisions on it;
    adds an error for each that is not there."""
    named = [] if errors else about.get("published", {}).get("files", [])
    for at, path in enumerate(named):
        if path not in files:
            file = str(PurePosixPath(folder) / f"{study.unit}.yaml")
            expected = (
                f"the article in {folder}, or no such line: its numbers are then judged without it"
            )
            errors.append(
                ValidationError(file, 0, f"published.files[{at}]", f"no {path}", expected)
            )
    kept = [*named, *(path for path in files if path.endswith(DECISIONS))]
    return {
        str(PurePosixPath(folder) / path): files[path] for path in kept if named and path in files
    }


def no_errors(*_: object) -> list[ValidationError]:
    """What a study finds that asks for no more than every study does."""
    return []


def description_form(study: Study) -> dict:
    """The form of a unit's description."""
    documents = list(study.about.get("manuscripts", {}))
    article = Kind(
        " and not ".join([ID_IN_WORDS, *documents]),
        lambda found: is_id(found) and found not in documents,
    )
    source = {**source_form(study.languages), "title!": TITLE, "licence": TEXT}
    return {
        f"{study.unit}!": NAME,
        "name!": each(study.languages, SHORT),
        # what the manuscripts of its own article begin with
        "article": article,
        "published": {
            "url!": LINK,
            "author!": TEXT,
            "title!": TEXT,
            "journal!": TEXT,
            "files": [FILE],
            TEXT: ANY,
        },
        "year": STUDY_YEAR,
        "sources": {name: source for name in study.plain.tables if name != "expected"},
        **study.asked("units", "DESCRIPTION", {}),
    }


def description_errors(study: Study, about: object, file: str) -> list[ValidationError]:
    """All that is wrong with a unit's description."""
    errors = list(form_errors(about, description_form(study), file))
    return errors or study.asked("units", "description_errors", no_errors)(about, file)


def read_tables(
    study: Study,
    resources: Iterable[Mapping],
    files: Mapping[str, bytes],
    folder: str,
    errors: list[ValidationError],
) -> dict[str, Table]:
    """The tables that these resources describe; adds what is wrong with them."""
    tables = {}
    along = {} if DESCRIPTOR in files else study.plain.files
    for resource in resources:
        path = resource["path"]
        name = str(PurePosixPath(folder) / path)
        sheet = path.removesuffix(".csv") + ".xlsx"
        if path in along:
            content, name = along[path], f"{study.plain.place}/{path}"
        elif path in files:
            content = files[path]
        elif sheet in files:
            content, name = files[sheet], str(PurePosixPath(folder) / sheet)
        else:
            errors.append(
                ValidationError(name, 0, "", "no such file", f"the table {resource['name']}")
            )
            continue
        tables[resource["name"]], wrong = read_table(content, resource, name)
        if {path, sheet} <= files.keys() and path != sheet:
            at = str(PurePosixPath(folder) / sheet)
            expected = f"one of the two ({path} is there too)"
            wrong.append(ValidationError(at, 0, "", "the same table twice", expected))
        errors += wrong
    return tables


def read_documents(
    study: Study, files: Mapping[str, bytes], folder: str, errors: list[ValidationError]
) -> tuple[Mapping, Mapping]:
    """The unit's description and its tables' descriptor, of which only the tables may be there;
    adds what is wrong with them."""
    path = str(PurePosixPath(folder) / f"{study.unit}.yaml")
    about: object = {}
    if f"{study.unit}.yaml" not in files:
        wrong = [ValidationError(path, 0, "", "no such file", f"a description of the {study.unit}")]
    else:
        about, wrong = read_yaml(files[f"{study.unit}.yaml"], path)
        wrong = wrong or description_errors(study, about, path)
    if DESCRIPTOR in files:
        file = str(PurePosixPath(folder) / DESCRIPTOR)
        package, others = read_json(files[DESCRIPTOR], file)
        others = others or descriptor_errors(package, file, study.languages, study.units_named)
        errors += wrong + others
        known = {} if wrong else about
        return about, {} if others else study.plain.with_claims(package, known, files)
    if not study.plain.first:
        expected = "a description of its tables, which `runut look` begins"
        wrong.append(ValidationError(f"{folder}/{DESCRIPTOR}", 0, "", "no such file", expected))
    elif not wrong:
        wrong = [
            ValidationError(path, 0, name, "nothing", f"a value (or a {DESCRIPTOR} that says all)")
            for name in WITHOUT_DESCRIPTOR
            if name not in about
        ]
    texts = ("findings.md", *(f"findings.{language}.md" for language in study.languages))
    wrong = wrong or study.plain.folder_errors(about, study.unit, texts, files, folder)
    errors += wrong
    if not wrong:
        return about, study.plain.package(about, study.unit, files)
    # what is wrong with the tables that are there is told along with it
    year = about.get("year") if isinstance(about, Mapping) else None
    known = {"year": year} if STUDY_YEAR.holds(year) else {}
    return about, {"resources": study.plain.resources(known, files)}


def not_alone(study: Study, units: Mapping[PurePath, Mapping]) -> Iterator[ValidationError]:
    """What is wrong with units, by their folders, as neighbours: one that is called otherwise than
    its folder, or that gives what tells it apart (``UNIQUE``) as another before it does."""
    seen: dict[tuple, PurePath] = {}
    for folder, about in units.items():
        file = (folder / f"{study.unit}.yaml").as_posix()
        if about[study.unit] != folder.name:
            expected = f"{folder.name}, as its folder is called"
            yield ValidationError(file, 0, study.unit, repr(about[study.unit]), expected)
        for name in study.asked("units", "UNIQUE", ()):
            first = seen.setdefault((name, about[name]), folder)
            if first != folder:
                expected = f"a value of its own ({first.as_posix()} has it too)"
                yield ValidationError(file, 0, name, repr(about[name]), expected)


def shared_names(study: Study, tables: Mapping[str, Table]) -> Iterator[ValidationError]:
    """Short names that tables of different things share: what a number is called hangs on them."""
    seen: dict[str, tuple[str, str, int]] = {}
    # those that come along are nobody's to mend
    along = [name for name in study.plain.along if name in tables]
    for name in sorted(tables, key=lambda one: one not in along):
        table = tables[name]
        columns = {field["name"] for field in table.fields}
        counted = any("cell" in field for field in table.fields)
        if len(table.key) != 1 or not counted or f"label_{study.languages[0]}" not in columns:
            continue
        (column,) = table.key
        for row, line in table.numbered:
            first, file, at = seen.setdefault(row[column], (column, table.file, line))
            if first != column and not table.is_total(row):
                expected = f"a short name that no {first} has ({file}, row {at})"
                yield table.error(line, column, repr(row[column]), expected)


def unknown_ids(unit: Unit, folder: str) -> Iterator[ValidationError]:
    """Numbers that a descriptor names and that nothing gives: no cell, and nothing derived."""
    named = [
        (f"resources[{at}].{column}", name)
        for at, one in enumerate(unit.package["resources"])
        for column, name in ids_named(one)
    ]
    if not named:
        return
    derived = unit.study.derived_names | {one.name for one in unit.study.indicators}
    known = derived | unit.graph.values.keys()
    for column, name in named:
        if name not in known and name.partition(".")[0] not in derived:
            expected = f"the id of a number: {nearest(name, known)}"
            file = str(PurePosixPath(folder) / DESCRIPTOR)
            yield ValidationError(file, 0, column, repr(name), expected)


def ids_named(resource: Mapping) -> Iterator[tuple[str, str]]:
    """The ids of numbers that a table's description names, with where it names them."""
    for limit in resource.get("limitedBy", ()):
        for key in ("cell", "number"):
            yield "limitedBy", limit[key]
    for column in resource["schema"]["fields"]:
        for name in column.get("sameAs", ()):
            yield f"schema.{column['name']}", name


def claim_errors(unit: Unit) -> Iterator[ValidationError]:
    """Claims whose target nobody knows, and those whose unit is unknown or not the target's."""
    if (table := unit.tables.get("claims")) is None:
        return
    graph = unit.graph
    units = {one.id: one.unit for one in unit.all_cells}
    left_out = {name.partition(".")[0] for name in graph.left_out} - graph.families.keys()
    for row, line in table.numbered:
        target = row["target"]
        if target and target not in graph.values and target.partition(".")[0] not in left_out:
            expected = f"the id of a number: {nearest(target, graph.values)}"
            yield table.error(line, "target", repr(target), expected)
        try:
            stated_in(row, unit.study.unit_words, graph.unit_of(target, units))
        except ValueError as error:
            yield table.error(line, "suffix", *parted(error))
