"""All that the study knows of one city, read from the files of its folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath

from analysis.checks import MEANINGS
from analysis.indicators import INDICATORS
from analysis.standard import OURS, files_along, standard_package
from analysis.standard import folder_faults as standard_faults
from runut.documents.findings import read_findings
from runut.graph.wiring import Family
from runut.tables.descriptor import (
    STUDY_YEAR,
    WITHOUT_DESCRIPTOR,
    description_faults,
    descriptor_faults,
)
from runut.tables.faults import BadInput, Fault
from runut.tables.strict import read_json, read_yaml
from runut.tables.table import (
    Cell,
    Table,
    cells_of,
    check_references,
    complete,
    families_of,
    read_table,
    show,
)

DESCRIPTION = "city.yaml"
DESCRIPTOR = "datapackage.json"
# What the study derives under these names, a table cannot give.
DERIVED = {one.name for one in INDICATORS if not one.may_be_printed} | set(MEANINGS) | {"claim"}
# Counts of people that together are a part of another, whatever tables they stand in.
PARTS = (
    (("poor",), "population"),
    (("labour.employed",), "labour_total"),
    (("labour_total",), "population"),
    (("labour.employed", "labour.unemployed"), "population"),
)


@dataclass(frozen=True)
class City:
    """A city: its description, its clean tables by name, and the numbers in them."""

    about: Mapping
    package: Mapping
    tables: Mapping[str, Table]
    cells: tuple[Cell, ...]
    families: Mapping[str, Family]
    findings: Mapping[str, str] = field(default_factory=dict)


def read_city(files: Mapping[str, bytes], folder: str = "") -> City:
    """Read a city from its files, given by their path inside ``folder``.

    ``folder`` only serves to name files in messages. Raises BadInput with every fault found.
    """
    faults: list[Fault] = []
    about, package = read_documents(files, folder, faults)
    if faults:
        plain = [] if DESCRIPTOR in files else tables_without(about, files)
        read_tables(plain, files, folder, faults)
        raise BadInput(faults)
    tables = read_tables(package["resources"], files, folder, faults)
    findings, wrong = read_findings(files, folder)
    faults += wrong
    if not faults:
        faults = check_references(tables) + shared_names(tables)
    if faults:
        raise BadInput(faults)
    cells = [cell for table in tables.values() for cell in cells_of(table)]
    cells += [cell for table in tables.values() for cell in complete(table, tables)]
    if faults := cell_faults(cells) or people_faults(cells):
        raise BadInput(faults)
    families = families_of(tables.values(), cells)
    return City(about, package, tables, tuple(cells), families, findings)


def read_tables(
    resources: Iterable[Mapping], files: Mapping[str, bytes], folder: str, faults: list[Fault]
) -> dict[str, Table]:
    """The tables that these resources describe; adds what is wrong with them."""
    tables = {}
    along = {} if DESCRIPTOR in files else files_along()
    for resource in resources:
        path = resource["path"]
        name = str(PurePosixPath(folder) / path)
        sheet = path.removesuffix(".csv") + ".xlsx"
        if path in along:
            content, name = along[path], f"{OURS}/{path}"
        elif path in files:
            content = files[path]
        elif sheet in files:
            content, name = files[sheet], str(PurePosixPath(folder) / sheet)
        else:
            faults.append(Fault(name, 0, "", "no such file", f"the table {resource['name']}"))
            continue
        tables[resource["name"]], wrong = read_table(content, resource, name)
        faults += wrong
    return tables


def read_documents(
    files: Mapping[str, bytes], folder: str, faults: list[Fault]
) -> tuple[Mapping, Mapping]:
    """The city's description and its tables' descriptor; adds what is wrong with them."""
    if DESCRIPTOR not in files:
        return read_plain(files, folder, faults)
    found = []
    for name, read, check in (
        (DESCRIPTION, read_yaml, description_faults),
        (DESCRIPTOR, read_json, descriptor_faults),
    ):
        path = str(PurePosixPath(folder) / name)
        if name not in files:
            faults.append(Fault(path, 0, "", "no such file", "a description of the city"))
            found.append({})
            continue
        content, wrong = read(files[name], path)
        faults += wrong or check(content, path)
        found.append(content)
    return found[0], found[1]


def read_plain(
    files: Mapping[str, bytes], folder: str, faults: list[Fault]
) -> tuple[Mapping, Mapping]:
    """The description of a city that has no descriptor, and the descriptor of its tables."""
    path = str(PurePosixPath(folder) / DESCRIPTION)
    if DESCRIPTION not in files:
        faults.append(Fault(path, 0, "", "no such file", "a description of the city"))
        return {}, {}
    about, wrong = read_yaml(files[DESCRIPTION], path)
    wrong = wrong or description_faults(about, path)
    if not wrong:
        wrong = [
            Fault(path, 0, name, "nothing", f"a value (or a {DESCRIPTOR} that says all)")
            for name in WITHOUT_DESCRIPTOR
            if name not in about
        ]
    wrong = wrong or standard_faults(about, files, folder)
    faults += wrong
    return (about, {}) if wrong else (about, standard_package(about, files))


def tables_without(about: object, files: Mapping[str, bytes]) -> list[Mapping]:
    """The standard tables that are there, for a city whose description cannot be used: what is
    wrong with them is told along with it."""
    year = about.get("year") if isinstance(about, Mapping) else None
    stand_in = {"city": "", "name": {"en": ""}, "year": year, "sources": {}}
    counts, *others = standard_package(stand_in, files)["resources"]
    if not STUDY_YEAR.holds(year):
        counts = {key: value for key, value in counts.items() if key != "only"}
    return [counts, *others]


def not_alone(cities: Mapping[PurePath, Mapping]) -> list[Fault]:
    """What is wrong with cities, by their folders, as neighbours: one that is called otherwise than
    its folder, or that gives the code of another before it."""
    faults, seen = [], {}
    for folder, about in cities.items():
        file = (folder / DESCRIPTION).as_posix()
        if about["city"] != folder.name:
            expected = f"{folder.name}, as its folder is called"
            faults.append(Fault(file, 0, "city", repr(about["city"]), expected))
        first = seen.setdefault(about["bps_code"], folder)
        if first != folder:
            expected = f"a code of its own ({first.as_posix()} has it too)"
            faults.append(Fault(file, 0, "bps_code", repr(about["bps_code"]), expected))
    return faults


def shared_names(tables: Mapping[str, Table]) -> list[Fault]:
    """Short names that tables of different things share: what a number is called hangs on them."""
    faults, seen = [], {}
    # those that come along are nobody's to mend
    for table in sorted(tables.values(), key=lambda one: not one.file.startswith(f"{OURS}/")):
        columns = {field["name"] for field in table.fields}
        counted = any("cell" in field for field in table.fields)
        if len(table.key) != 1 or not counted or "label_id" not in columns:
            continue
        (column,) = table.key
        for row, line in zip(table.rows, table.lines, strict=True):
            first, file, at = seen.setdefault(row[column], (column, table.file, line))
            if first != column and not table.is_total(row):
                expected = f"a short name that no {first} has ({file}, row {at})"
                faults.append(Fault(table.file, line, column, repr(row[column]), expected))
    return faults


def cell_faults(cells: Sequence[Cell]) -> list[Fault]:
    """Cells that would be taken for another number: one that stands elsewhere, or is derived."""
    faults, seen, depths = [], {}, {}
    for cell in cells:
        family, *key = cell.id.split(".")
        first = seen.setdefault(cell.id, cell)
        expected = ""
        if first is not cell:
            expected = f"each once ({first.file}, row {first.row} has it too)"
        elif family in DERIVED:
            expected = f"another name than {family}, which the study derives"
        elif depths.setdefault(family, len(key)) != len(key):
            expected = f"{depths[family]} keys after {family}, as in its other cells"
        if expected:
            faults.append(
                Fault(cell.file, cell.row, cell.column, f"the number {cell.id}", expected)
            )
    return faults


def people_faults(cells: Sequence[Cell]) -> list[Fault]:
    """Counts that no city can have: below zero, or a part that is more than the whole."""
    counted = {name for names, whole in PARTS for name in (*names, whole)}
    people = {cell.id: cell for cell in cells if cell.id in counted}
    faults = [
        Fault(one.file, one.row, one.column, show(one.value), "no count below zero")
        for one in people.values()
        if one.value < 0
    ]
    for names, name in PARTS:
        parts, whole = [people[one] for one in names if one in people], people.get(name)
        together = sum(one.value for one in parts)
        if parts and whole and together > whole.value:
            last = parts[-1]
            found = f"{show(together)} ({' and '.join(one.id for one in parts)})"
            expected = f"at most {show(whole.value)}, the {name} ({whole.file}, row {whole.row})"
            faults.append(Fault(last.file, last.row, last.column, found, expected))
    return faults
