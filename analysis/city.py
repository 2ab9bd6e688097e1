"""All that the study knows of one city, read from the files of its folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from analysis.faults import BadInput, Fault
from analysis.tables import (
    Cell,
    Table,
    cells_of,
    check_references,
    complete,
    families_of,
    read_table,
)
from analysis.wiring import Family

DESCRIPTION = "city.yaml"
DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class City:
    """A city: its description, its clean tables by name, and the numbers in them."""

    about: Mapping
    package: Mapping
    tables: Mapping[str, Table]
    cells: tuple[Cell, ...]
    families: Mapping[str, Family]


def read_city(files: Mapping[str, bytes], folder: str = "") -> City:
    """Read a city from its files, given by their path inside ``folder``.

    ``folder`` only serves to name files in messages. Raises BadInput with every fault found.
    """
    faults: list[Fault] = []
    about = read_document(files, DESCRIPTION, folder, faults)
    package = read_document(files, DESCRIPTOR, folder, faults)
    if faults:
        raise BadInput(faults)
    tables = {}
    for resource in package["resources"]:
        path = resource["path"]
        name = str(PurePosixPath(folder) / path)
        if path not in files:
            faults.append(Fault(name, 0, "", "no such file", f"the table {resource['name']}"))
            continue
        tables[resource["name"]], wrong = read_table(files[path], resource, name)
        faults += wrong
    if not faults:
        faults = check_references(tables)
    if faults:
        raise BadInput(faults)
    cells = [cell for table in tables.values() for cell in cells_of(table)]
    cells += [cell for table in tables.values() for cell in complete(table, tables)]
    return City(about, package, tables, tuple(cells), families_of(tables.values(), cells))


def read_document(
    files: Mapping[str, bytes], name: str, folder: str, faults: list[Fault]
) -> Mapping:
    """A YAML or JSON file of the folder; adds a fault where it is missing or cannot be read."""
    path = str(PurePosixPath(folder) / name)
    if name not in files:
        faults.append(Fault(path, 0, "", "no such file", "a description of the city"))
        return {}
    try:
        text = files[name].decode("utf-8")
        return json.loads(text) if name.endswith(".json") else yaml.safe_load(text)
    except UnicodeDecodeError as error:
        faults.append(Fault(path, 0, "", f"byte 0x{error.object[error.start]:02x}", "UTF-8"))
    except json.JSONDecodeError as error:
        faults.append(Fault(path, error.lineno, str(error.colno), error.msg, "JSON"))
    except yaml.MarkedYAMLError as error:
        row = error.problem_mark.line + 1 if error.problem_mark else 0
        faults.append(Fault(path, row, "", error.problem or "a broken line", "YAML"))
    return {}
