"""A national file: one row for each district and year, as exact numbers.

The file is somebody's own: the config says what its columns are called, and what they are in where
that is not single persons. Whatever is wrong with a row is told with its place, and costs no other
district its numbers; a blank is a number that was not published. What is known to be wrong in the
source is corrected only where a correction is declared (``analysis.national.corrections``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import product

from analysis.country import country
from analysis.national.measures import KNOWN, MARKS
from runut.tables import Line, ValidationError, places_of, read_long, show, with_magnitude

LONGEST_NAME = 100
KEYS = ("code", "year")
PEOPLE = ("population", "poor", "employed", "unemployed", "labour_force")
RATES = ("official_rate", "unemployment_rate")
MEASURES = (*PEOPLE, *RATES)
NAME = {
    "title": f"a name of at most {LONGEST_NAME} characters",
    "constraints": {"required": True, "maxLength": LONGEST_NAME},
}
# What each column of a national file is, whatever the file calls it.
FIELDS = {
    "code": {"type": "string", "description": country().about["code"]["title"],
             "constraints": {"required": True, "pattern": "".join(country().code_signs)}},
    "year": {"type": "year", "title": "a year of four digits", "constraints": {"required": True}},
    "name": {"type": "string", **NAME},
    "province": {"type": "string", **NAME},
    **{one: {"type": "integer", "constraints": {"minimum": 0}} for one in PEOPLE},
    **{one: {"type": "number", "decimals": 20, "constraints": {"minimum": 0, "maximum": 100}}
       for one in RATES},
    **KNOWN,
}  # fmt: skip
# A 0 is what was not published where another year of the district has as many people, or per cent.
NOT_NOTHING = {**dict.fromkeys(PEOPLE, 1000), "official_rate": 1, "poverty_line": 1}
# Between which ends the rate that the counts make may lie, as a part of the published one; and the
# people in the labour force, as a part of all (more than all are told as such).
LIKELY = {"poor": (Fraction(1, 7), Fraction(7)), "employed": (Fraction(1, 15), Fraction(10**9))}
# People who are part of others; where they are not, a row cannot be read as it stands.
PARTS = (
    (("poor",), "population"),
    (("employed", "unemployed"), "population"),
)


@dataclass(frozen=True)
class Row:
    """A district in a year: its numbers, None where none was published, as printed, and where."""

    code: str
    year: int
    name: str
    province: str
    values: Mapping[str, Fraction | None]
    printed: Mapping[str, str]
    line: int
    corrected: Mapping[str, object] = field(default_factory=dict)  # by measure, the Correction
    # measures whose 0 stands for what was not published, each with what another year has
    unpublished: Mapping[str, Fraction] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)  # decimals printed, of further measures


@dataclass(frozen=True)
class National:
    """A national file: its good rows, and by district what is wrong with the others."""

    file: str
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    bad: Mapping[str, tuple[ValidationError, ...]]
    # by name, the units of the measures beside those that the study reckons with
    further: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[tuple[str, int], Row]:
        return {(row.code, row.year): row for row in self.rows}

    def row(self, code: str, year: int) -> Row | None:
        return self.by_key.get((code, year))


def fields_of(columns: Mapping[str, str | Mapping]) -> dict[str, dict]:
    """The columns as fields of a Table Schema, by what they are called here. ``columns``: what the
    file calls each, or that as ``name`` with its ``magnitude`` and marks."""
    return {
        name: FIELDS[name]
        | (
            {"name": given}
            if isinstance(given, str)
            else {MARKS.get(key, key): value for key, value in given.items()}
        )
        for name, given in columns.items()
    }


def read_national(
    data: bytes,
    file: str,
    columns: Mapping[str, str | Mapping],
    declared: Mapping[str, Mapping] | None = None,
) -> National:
    """Read a national file. ``columns``: as for ``fields_of``; names alone are optional.
    ``declared``: fields of further measures.

    Raises BadInput where the file as a whole cannot be read; what is wrong with single rows is
    kept by their district's code (``row 7`` where that cannot be read), and they are left out.
    """
    fields = fields_of(columns) | (declared or {})
    further = {name: one["unit"] for name, one in fields.items() if "unit" in one}
    named = {name: one["name"] for name, one in fields.items()}
    good, bad = [], defaultdict(list)
    for line in read_long(data, file, fields):
        if line.errors:
            code = line.printed.get("code", "")
            bad[code if is_district(code) else f"row {line.number}"] += line.errors
        elif not is_district(code := line.values["code"]):
            said = f"{code}, the code of what is no single place"
            expected = FIELDS["code"]["description"]
            bad[f"row {line.number}"].append(
                ValidationError(file, line.number, named["code"], said, expected)
            )
        else:
            good.append(row_of(line, fields, further))
    keyed = rows_by_key(good)
    for code, error in twice(keyed, named, file):
        bad[code].append(error)
    kept = tuple(row for row, *others in keyed.values() if not others)
    errors = {code: tuple(found) for code, found in bad.items()}
    return National(file, named, kept, errors, further)


def row_of(line: Line, fields: Mapping[str, Mapping], further: Iterable[str]) -> Row:
    """A district and year."""
    given, measured = line.values, [name for name in (*MEASURES, *further) if name in fields]
    values = dict.fromkeys(MEASURES) | {name: given[name] for name in measured}
    printed = {name: with_magnitude(line.printed[name], fields[name]) for name in measured}
    printed = dict.fromkeys(MEASURES, "") | printed
    code, year = given["code"], int(given["year"])
    named = (given.get("name", code), given.get("province", ""))
    places = {
        name: places_of(line.printed[name], fields[name], {})
        for name in further
        if line.printed[name]
    }
    return Row(code, year, *named, values, printed, line.number, places=places)


def year_errors(national: National, year: int) -> list[ValidationError]:
    """Why nothing can be said of most districts in ``year``; empty where something can."""
    rows = [row for row in national.rows if row.year == year]
    wrong = [errors for row in rows if (errors := impossible(row, national))]
    if rows and 2 * len(wrong) <= len(rows):
        return []
    column, expected = national.columns["year"], f"{year}, the year that the config asks for"
    if not rows:
        years = sorted({row.year for row in national.rows})
        found = f"rows of {', '.join(map(str, years)) or 'no year'} that can be read"
        first = [errors[0] for errors in national.bad.values()][:1]
        return [ValidationError(national.file, 0, column, found, expected), *first]
    first = wrong[0][0]
    found = f"{first.found}, and the like in {len(wrong)} of {len(rows)} rows of {year}"
    return [replace(first, found=found)]


def by_district(national: National) -> dict[str, list[Row]]:
    """The rows of each district, one for each of its years."""
    years = defaultdict(list)
    for row in national.rows:
        years[row.code].append(row)
    return years


def published(national: National) -> National:
    """The national file without the zeros that stand for what was not published: those of
    districts which other years give many people, or a rate. A zero that is declared as a correction
    is kept."""
    years, rows = by_district(national), []
    for row in national.rows:
        most = {
            name: max((one.values.get(name) or 0 for one in years[row.code]), default=0)
            for name in NOT_NOTHING
            if row.values.get(name) == 0 and name not in row.corrected
        }
        missing = {name: value for name, value in most.items() if value >= NOT_NOTHING[name]}
        values = {**row.values, **dict.fromkeys(missing)}
        rows.append(replace(row, values=values, unpublished=missing))
    return replace(national, rows=tuple(rows))


def scale_errors(national: National) -> list[ValidationError]:
    """Columns that are in other magnitudes than they are read in, a whole year through: the counts
    make a tenth of the published rate, or ten times as much, or more; or hardly anybody works."""
    errors = []
    for year, name in product(sorted({row.year for row in national.rows}), ("poor", "employed")):
        low, high = LIKELY[name]
        rows = [row for row in national.rows if row.year == year]
        ratios = sorted((ratio, row.line, row) for row in rows if (ratio := RATIOS[name](row)))
        if not ratios or low < ratios[(len(ratios) - 1) // 2][0] < high:
            continue
        row = ratios[(len(ratios) - 1) // 2][2]
        column = national.columns[name]
        beside = (name, "population", "official_rate") if name == "poor" else (name, "population")
        given = (f"{show(row.values[one])} ({national.columns[one]})" for one in beside)
        errors.append(
            ValidationError(
                national.file,
                row.line,
                column,
                f"{', '.join(given)}, and the like through {year}",
                "columns that fit one another: declare in the config what each is in, such as "
                f"{name}: {{name: {column}, magnitude: thousand}}",
            )
        )
    return errors


def own_rate(row: Row) -> Fraction | None:
    """How many times its published rate the rate of a row's own counts is."""
    population, poor, rate = (row.values[one] for one in ("population", "poor", "official_rate"))
    return 100 * poor / population / rate if population and poor is not None and rate else None


def working(row: Row) -> Fraction | None:
    """The people in work or out of it, as a part of all."""
    whole, *parts = (row.values[one] for one in ("population", "employed", "unemployed"))
    return sum(parts) / whole if whole and None not in parts else None


RATIOS = {"poor": own_rate, "employed": working}


def rows_by_key(rows: Iterable[Row]) -> dict[tuple[str, int], list[Row]]:
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        found[row.code, row.year].append(row)
    return found


def twice(
    keyed: Mapping[tuple[str, int], list[Row]], columns: Mapping[str, str], file: str
) -> Iterable[tuple[str, ValidationError]]:
    """Districts with two rows for a year: nobody can say which of them is meant."""
    for (code, year), same in keyed.items():
        for row in same[1:]:
            expected = f"each year once (row {same[0].line} has it too)"
            found = f"the year {year} of {code} again"
            yield code, ValidationError(file, row.line, columns["year"], found, expected)


def impossible(row: Row, national: National) -> list[ValidationError]:
    """Counts of a row that cannot be: people who are more than those whom they are part of."""
    columns, errors = national.columns, []
    for parts, whole, people in more_than_all(row):
        found = f"{people} ({' and '.join(columns[name] for name in parts)})"
        expected = f"at most {row.values[whole]}, the {columns[whole]}"
        errors.append(ValidationError(national.file, row.line, columns[parts[0]], found, expected))
    return errors


def more_than_all(row: Row) -> Iterator[tuple[tuple[str, ...], str, Fraction]]:
    """The measures of people who are more than those whom they are part of, with that measure, and
    how many they are."""
    for parts, whole in PARTS:
        values = [row.values[name] for name in (*parts, whole)]
        if None not in values and sum(values[:-1]) > values[-1]:
            yield parts, whole, sum(values[:-1])


def is_district(code: str) -> bool:
    """Whether a code is a district's, not that of what districts lie in."""
    return country().code_of(code) == (code, "place")


def plain_name(name: str) -> str:
    """A district's name without what kind of district it is."""
    return country().parted(name)[1]


def names(row: Row) -> dict[str, str]:
    """What a district is called in each language."""
    return country().names_of(row.name, row.code)
