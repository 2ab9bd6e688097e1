"""What is asked of a city beside what the machinery asks of every unit: BPS's code, and counts of
people that can be."""

import re
from collections.abc import Mapping, Sequence

from analysis.national.panel import english_name
from runut.tables import Cell, Kind, ValidationError, show

# Provinces by the first two digits, old and new; then regencies from 01, cities from 71.
BPS_CODE = Kind(
    'the code that BPS gives the city or regency, four digits in quotes such as "1871"',
    lambda found: (
        isinstance(found, str)
        and bool(re.fullmatch(r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])"
                              r"(?:0[1-9]|[1-6][0-9]|7[1-9])", found))
    ),
)  # fmt: skip
# city.yaml, beside what every unit's description says
DESCRIPTION = {"bps_code!": BPS_CODE}
FOLDED = "kota"  # a word that the name of a city's folder does without
UNIQUE = ("bps_code",)  # no two cities have the same
# Counts of people that together are a part of another, whatever tables they stand in.
PARTS = (
    (("poor",), "population"),
    (("labour.employed",), "labour_total"),
    (("labour_total",), "population"),
    (("labour.employed", "labour.unemployed"), "population"),
)


def names(name: str, given: Mapping[str, str]) -> dict[str, str]:
    """What a city of this Indonesian name is called in each language."""
    code = given.get("bps_code", "")
    return {"id": name, "en": english_name(name, code) if BPS_CODE.holds(code) else name}


def description_errors(about: Mapping, file: str) -> list[ValidationError]:
    """A code of a regency for what is called a city, or the reverse."""
    code = about["bps_code"]
    first = about["name"]["id"].partition(" ")[0].rstrip(".").lower()
    named = {"kota": ("a city", "71 to 79"), "kabupaten": ("a regency", "01 to 69")}
    named["kab"] = named["kabupaten"]
    if first not in named or (first == "kota") == (code[2] >= "7"):
        return []
    kind, digits = named[first]
    expected = f"the code of {kind}, which ends in {digits}, as the name {about['name']['id']} says"
    return [ValidationError(file, 0, "bps_code", repr(code), expected)]


def cell_errors(cells: Sequence[Cell]) -> list[ValidationError]:
    """Counts that no city can have: below zero, or a part that is more than the whole."""
    counted = {name for names, whole in PARTS for name in (*names, whole)}
    people = {cell.id: cell for cell in cells if cell.id in counted}
    errors = [
        ValidationError(one.file, one.row, one.column, show(one.value), "no count below zero")
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
            errors.append(ValidationError(last.file, last.row, last.column, found, expected))
    return errors
