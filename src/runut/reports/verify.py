"""Every printed number of a study's articles, judged in the terminal."""

from __future__ import annotations

from runut.builds.files import has_claims, read_folder
from runut.claims.verification import verification
from runut.console import Terminal
from runut.reports.terminal import show
from runut.study import Study
from runut.tables.errors import BadInput, ValidationError
from runut.tables.unit import read_unit

AS_EXPECTED, UNEXPECTED = 0, 1


def verify_units(study: Study, names: list[str], language: str) -> int:
    """Judge the units named, or all that have claims, and print what was found.

    Returns 0 when every verdict is the expected one, else 1. Raises BadInput where something cannot
    be checked.
    """
    if language not in study.languages:
        known = ", ".join(study.languages)
        raise BadInput([ValidationError("--language", 0, "", repr(language), f"one of {known}")])
    console = Terminal()
    with_claims = [path.name for path in sorted(study.units.glob("*")) if has_claims(path)]
    for name in names:
        if name not in with_claims:
            expected = f"a {study.unit} with claims: {', '.join(with_claims) or 'there is none'}"
            raise BadInput([ValidationError(study.units.as_posix(), 0, "", repr(name), expected)])
    if not with_claims:
        expected = f"a {study.unit} with claims.csv"
        raise BadInput([ValidationError(study.units.as_posix(), 0, "", "no claims", expected)])
    all_expected = True
    for name in names or with_claims:
        folder = study.units / name
        content = verification(read_unit(study, read_folder(folder), folder.as_posix()))
        show(content, study, language, console)
        all_expected = all_expected and content["as_expected"]
    return AS_EXPECTED if all_expected else UNEXPECTED
