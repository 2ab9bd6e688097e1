"""An atlas: each district of a national file in one year, with where it stands among the others.

What a district's documents are made from is parted by province into plain data, so that one job
does the work of one province without reading the whole file, and a changed row changes the data of
its own district and of those whose place it moves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction

from analysis.country import called, country, languages, parent_of
from analysis.national.panel import National, Row, by_district, impossible, names
from analysis.opening.national import districts_named
from analysis.peers import PUBLISHED, rates_of, standing_numbers
from analysis.standard import COUNTS
from runut.numerals import decimals_of_share
from runut.study import Study
from runut.tables import Cell, Table, Unit, cells_of, families_of, read_table

# What a district's numbers are called in its registry, as in a city's folder.
CELLS = {
    "population": "population",
    "poor": "poor",
    "employed": "labour.employed",
    "unemployed": "labour.unemployed",
    "official_rate": "official_rate.{year}",
    "unemployment_rate": "unemployment_rate.{year}",
}


def districts(
    national: National,
    year: int,
    source: Mapping[str, str],
    notes: Mapping[str, list[dict]],
    measures: Mapping[str, Mapping] | None = None,
    doubtful: Collection[tuple[str, int, str]] = (),
) -> tuple[dict[str, list[dict]], list[dict]]:
    """The districts that can be studied in ``year``, by province, and those that cannot, with why.

    ``source``: the title of the publication, as a Data Package's source has it. ``notes``: by
    district, what else a reader should know of its numbers, in each language. ``measures``: what is
    to be told of further ones (``analysis.national.measures.measures_of``). ``doubtful``: the
    districts, years and measures of which no change is told.
    """
    good: dict[str, Row] = {}
    without = []
    for code in sorted({row.code for row in national.rows} | national.bad.keys()):
        row = national.row(code, year)
        errors = list(national.bad.get(code, ())) if row is None else impossible(row, national)
        if row is not None and not errors:
            good[code] = row
        else:
            without.append(left_out(national, code, row, errors))
    standings = standings_of(good, year)
    found, rows = defaultdict(list), by_district(national)
    for code, row in good.items():
        found[parent_of(code)].append(
            {
                "code": code,
                "name": names(row),
                "province": row.province or country().parent_of(code),
                "year": year,
                "file": national.file,
                "source": dict(source),
                "cells": [cell_data(cell) for cell in district_cells(national, row)],
                "years": {
                    str(other.year): [cell_data(cell) for cell in cells]
                    for other in rows[code]
                    if other is not row and not impossible(other, national)
                    if (cells := district_cells(national, other, doubtful))
                },
                "standing": standings[code],
                "notes": notes.get(code, []),
                "measures": dict(measures or {}),
            }
        )
    return dict(found), without


def left_out(national: National, code: str, row: Row | None, errors: Sequence[object]) -> dict:
    """A district that cannot be studied, and why."""
    known = row or next((one for one in national.rows if one.code == code), None)
    return {
        "code": code,
        "name": names(known) if known else dict.fromkeys(languages(), code),
        "province": known.province if known else "",
        "why": [str(error) for error in errors],
    }


def standings_of(rows: Mapping[str, Row], year: int) -> dict[str, dict]:
    """By code, where each district stands among all of them."""
    rates, published = compared_rates(rows)
    return standing_numbers(
        {
            code: {"name": names(row), country().code_name: code, "rates": rates[code]}
            for code, row in rows.items()
        },
        {rate: CELLS[name].format(year=year) for rate, name in published.items()},
        {
            rate: max((decimals_of_share(row.printed[name]) for row in rows.values()), default=0)
            for rate, name in published.items()
        },
    )


def compared_rates(rows: Mapping[str, Row]) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """By code the rates that districts are compared by, and those that are published ones: they
    are taken where no district's counts give any, since the two are not one measure."""
    rates = {code: rates_of(row.values) for code, row in rows.items()}
    given = {name for one in rates.values() for name in one}
    published = {rate: name for rate, name in PUBLISHED.items() if rate not in given}
    for code, row in rows.items():
        for rate, name in published.items():
            if row.values[name] is not None:
                rates[code][rate] = str(row.values[name])
    return rates, published


def reasons(one: Mapping) -> str:
    """Why a district that ``districts`` left out has no brief, in words."""
    return "; ".join(one["why"]) or "no row for the year"


def told_without(left: Sequence[Mapping]) -> str:
    """The districts that ``districts`` left out, each with why, as a message."""
    what = f"{len(left)} {called('one' if len(left) == 1 else 'many')}"
    named = districts_named((one, reasons(one)) for one in left)
    return f"{what} without a brief:{named}" if left else ""


def cell_data(cell: Cell) -> dict:
    return {**asdict(cell), "value": str(cell.value)}


def cell_of_data(cell: Mapping) -> Cell:
    return Cell(**{**cell, "value": Fraction(cell["value"])})


def unit_of_data(study: Study, one: Mapping) -> Unit:
    """A district as a unit of the study, from what ``districts`` told of it."""
    about = {
        study.unit: one["code"],
        "name": one["name"],
        country().code_name: one["code"],
        "year": one["year"],
        "sources": {"counts": one["source"]},
    }
    package = study.plain.package(about, study.unit, ())
    counts, *along = package["resources"]
    counts["path"] = one["file"]
    tables = {"counts": Table(counts, one["file"], [], [], [])}
    for resource in along:
        path = resource["path"]
        file = f"{study.plain.place}/{path}"
        tables[resource["name"]], _ = read_table(study.plain.files[path], resource, file)
    cells = [cell for table in tables.values() for cell in cells_of(table)]
    cells += map(cell_of_data, one["cells"])
    families = families_of(tables.values(), cells)
    years = {year: [*map(cell_of_data, others)] for year, others in one["years"].items()}
    return Unit(study, about, package, tables, tuple(cells), families, years=years)


def note_of(row: Row, measure: str) -> dict[str, str] | None:
    """Why a number is not what the source prints, and who says so; None where it is."""
    if measure not in row.corrected:
        return None
    one = row.corrected[measure]
    return {language: f"{why} ({one.who})" for language, why in one.why.items()}


def district_cells(
    national: National, row: Row, doubtful: Collection[tuple[str, int, str]] = ()
) -> list[Cell]:
    """The numbers of a row that were published, but for the doubtful ones, each with its place in
    the file."""
    units = {one["name"]: one.get("unit") for one in COUNTS["schema"]["fields"]} | national.further
    ids = CELLS | {name: f"{name}.{{year}}" for name in national.further}
    return [
        Cell(
            id=name.format(year=row.year),
            value=row.values[measure],
            printed=row.printed[measure],
            unit=units[measure],
            file=national.file,
            row=row.line,
            column=national.columns[measure],
            place=str(row.year),
            note=note_of(row, measure),
            decimals=row.places.get(measure),
        )
        for measure, name in ids.items()
        if row.values[measure] is not None and (row.code, row.year, measure) not in doubtful
    ]


def correction_notes(national: National, year: int) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """By district, the measures that a correction changed in ``year``, with why and who says so."""
    found: dict[str, list[tuple[str, dict[str, str]]]] = defaultdict(list)
    for row in national.rows:
        if row.year == year and row.corrected:
            found[row.code] += [(measure, note_of(row, measure)) for measure in row.corrected]
    return dict(found)


def suspicions_of(listings: Iterable, year: int) -> dict[str, list]:
    """By district, the listings of suspicious values of ``year``."""
    found = defaultdict(list)
    for one in listings:
        if one.year == year:
            found[one.code].append(one)
    return dict(found)
