"""The national file that the config names, read and corrected."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from analysis.country import in_english, languages
from analysis.indicators import INDICATORS
from analysis.national.corrections import correct, read_corrections
from analysis.national.measures import declared_fields
from analysis.national.panel import (
    FIELDS,
    National,
    published,
    read_national,
    scale_errors,
    year_errors,
)
from runut.builds import below_one_another
from runut.tables import BadInput, ValidationError

# what no measure of a config can be called
TAKEN = {*FIELDS, "labour", *(one.name for one in INDICATORS)}


def open_national(choice: Mapping, file: Path) -> National:
    """The national file at ``file`` under the config's ``choice``, with its corrections made.

    Raises BadInput with what is wrong with the file as a whole, or with the corrections; where a
    file that was fetched is another than the config names by its sum; and where no row of the year
    that the config asks for can be used.
    """
    paths = [file, *([Path(choice["corrections"])] if "corrections" in choice else [])]
    data = file.read_bytes()
    if (found := hashlib.sha256(data).hexdigest()) != choice.get("sha256", found):
        wanted = f"{choice['sha256']}, as in the config; delete the file, and it is fetched again"
        raise BadInput.of(file, f"the sha256 sum {found}", wanted)
    declared = declared_fields(choice)
    if errors := declared_errors(choice):
        raise BadInput(errors)
    national = read_national(data, file.as_posix(), choice["columns"], declared)
    if len(paths) > 1:
        corrections = read_corrections(paths[1].read_bytes(), paths[1].as_posix(), declared)
        national = correct(national, corrections)
    national = published(national)
    if errors := year_errors(national, choice["year"]) or scale_errors(national):
        raise BadInput(errors)
    return national


def declared_errors(choice: Mapping) -> list[ValidationError]:
    """Measures that are called as another number of the study is, or not in each language."""
    errors = []
    for name, one in choice.get("measures", {}).items():
        where = f"national.measures.{name}"
        if name in TAKEN:
            found = "the name of a number that the study has"
            errors.append(ValidationError("config/config.yaml", 0, where, found, "another name"))
        for key in ("name", "unit"):
            for language in languages() if isinstance(one[key], Mapping) else ():
                if language not in one[key]:
                    place = f"{where}.{key}.{language}"
                    errors.append(
                        ValidationError("config/config.yaml", 0, place, "nothing", "a text")
                    )
    return errors


def districts_named(found: Iterable[tuple[Mapping, str]]) -> str:
    """The end of a message: districts, each with what is to be told of it."""
    return below_one_another(
        [f"{in_english(one['name'])} ({one['code']}): {why}" for one, why in found]
    )
