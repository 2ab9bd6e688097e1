"""What the end of a build tells of a study that nothing else does: verdicts that nobody expected,
numbers that nothing holds to, manuscripts whose languages part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from runut.notebooks.checks import on_pages_alone, read
from runut.notebooks.parallels import unlike
from runut.study import Study
from runut.tables.errors import nearest


def on_verdicts(study: Study, unit: str, verification: Mapping) -> Iterator[str]:
    """How many verdicts are not the expected ones, and where they are accepted."""
    if verification["as_expected"]:
        return
    surprises = verification["surprises"]
    new = sum(one["kind"] == "new" for one in surprises)
    counted = [
        f"{new} new" * bool(new),
        f"{len(surprises) - new} unexpected" * (new < len(surprises)),
    ]
    file = f"{study.about['unit']['folder']}/{unit}/expected.csv"
    yield (
        f"Verdicts of {unit}: {' and '.join(filter(None, counted))}. `runut verify {unit}` tells "
        f"which; what you accept goes into {file}, with the reason."
    )


def on_second_ways(study: Study, registry: Mapping, verification: Mapping) -> Iterator[str]:
    """Derived numbers of which no printed number, no verdict and no identity would tell that their
    formula is wrong."""
    numbers, families = registry["numbers"], registry["families"]
    asked = {name for one in study.identities for name in one.parameters}
    held = {one["target"] for one in registry["claims"].values()}
    found = (one for claim in verification["claims"].values() for one in claim["findings"])
    held |= {name for one in found for name in one["evidence"]}
    held |= {member for name in asked for member in families.get(name, [name])}
    waiting = list(held)
    while waiting:
        below = set(numbers.get(waiting.pop(), {}).get("inputs", ())) - held
        held |= below
        waiting += below
    loose = {name.partition(".")[0] for name in numbers.keys() - held if "formula" in numbers[name]}
    module = study.parts.get("identities", "a module that parts.identities in study.yaml names")
    for name in sorted(loose):
        yield f"Nothing would tell a wrong formula of {name}: give it a second way in {module}."


def on_manuscripts(
    study: Study, manuscripts: Iterable[Path], bibliography: list[str]
) -> Iterator[str]:
    """What one language's manuscript has and another's lacks, what only pages show of it, and
    manuscripts in a language that the study does not declare."""
    groups: dict[str, dict[str, Path]] = {}
    for file in manuscripts:
        name, _, language = file.stem.rpartition(".")
        if name:
            groups.setdefault(name, {})[language] = file
    for files in groups.values():
        for language in files.keys() - set(study.languages):
            known = nearest(language, list(study.languages))
            yield (
                f"{files[language].name}: not built, as {study.file} declares no language "
                f"{language}, only {known}."
            )
        declared = {one: files[one] for one in study.languages if one in files}
        readings = {one: read(file, bibliography) for one, file in declared.items()}
        yield from unlike(readings)
        for reading in readings.values():
            yield from on_pages_alone(reading)
