"""What is asked of a city beside what the machinery asks of every unit: its code, and counts of
people that can be."""

from collections.abc import Mapping, Sequence

from analysis.country import country, in_english, urban
from runut.numerals import in_a_row
from runut.tables import Cell, Kind, ValidationError, show

CODE = country().code_name
# city.yaml, beside what every unit's description says
DESCRIPTION = {f"{CODE}!": Kind(country().about["code"]["title"], country().is_place)}
# words that the name of a city's folder does without
FOLDED = "|".join(country().about.get("kinds", {}).get(urban(), {}).get("words", ()))
UNIQUE = (CODE,)  # no two cities have the same
# Counts of people that together are a part of another, whatever tables they stand in.
PARTS = (
    (("poor",), "population"),
    (("labour.employed",), "labour_total"),
    (("labour_total",), "population"),
    (("labour.employed", "labour.unemployed"), "population"),
)


def names(name: str, given: Mapping[str, str]) -> dict[str, str]:
    """What a city of this name, as given in the study's first language, is called in each."""
    code = given.get(CODE, "")
    first, *others = country().languages
    called = country().names_of(name, code) if country().is_place(code) else {}
    return {first: name} | {language: called.get(language, name) for language in others}


def description_errors(about: Mapping, file: str) -> list[ValidationError]:
    """A code of another kind of place than the name says."""
    known, name = country(), about["name"][country().languages[0]]
    said, coded = known.parted(name)[0], known.kind_of(about[CODE])
    if not said or not coded or said == coded:
        return []
    kind = known.about["kinds"][said]
    digits = in_a_row(kind["digits"], "en", "or")
    expected = (
        f"the code of a {in_english(kind['one'])}, in which sign "
        f"{known.about['code']['kind_at']} is {digits}, as the name {name} says"
    )
    return [ValidationError(file, 0, CODE, repr(about[CODE]), expected)]


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
