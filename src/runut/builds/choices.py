"""The choices of a build: its config, held against the schemas, and what it runs with."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from runut.builds.files import left_by_quarto, read_words
from runut.builds.marks import held_by, mark
from runut.study import Study
from runut.tables.errors import BadInput, ValidationError

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError as BrokenRule

CONFIG = "config/config.yaml"
SCHEMA = "workflow/schemas/config.schema.yaml"


def settle(config: dict, study: Study, machinery: str) -> None:
    """Fill in the defaults of a config and hold it against its schema and the study's own
    (``choices`` in study.yaml). Raises BadInput with all errors."""
    # YAML reads a bare date as one
    config["date"] = str(config.get("date", study.about.get("date", "2026-01-01")))
    config.setdefault("engine", "auto")
    if mark(*held(config, study, machinery), write=False):
        return
    if errors := choice_errors(config, whole_schema(study, machinery), CONFIG):
        raise BadInput(errors)


def held(config: dict, study: Study, machinery: str) -> tuple[str, list[str]]:
    """What is marked once a build of this config begins: it was held against these schemas. To load
    what does so takes a twentieth of a build with nothing to do."""
    own = [str(study.folder / one) for one in [study.about.get("choices")] if one]
    return "choices/config", [repr(config), held_by([str(Path(machinery) / SCHEMA), *own])]


def whole_schema(study: Study, machinery: str) -> Mapping:
    """What a config may say: the choices of every study, and this one's own."""
    schema = read_words(Path(machinery) / SCHEMA)
    if "choices" not in study.about:
        return schema
    own = read_words(study.folder / study.about["choices"])
    return {
        **schema,
        "required": [*schema["required"], *own.get("required", [])],
        "properties": {**schema["properties"], **own["properties"]},
        "$defs": own.get("$defs", {}),
    }


def choice_errors(choices: Mapping, schema: Mapping, file: str) -> list[ValidationError]:
    """Every choice that the schema does not allow, with what it expects instead: of one that
    breaks several rules, the first."""
    from jsonschema import Draft202012Validator, FormatChecker

    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    found: dict[tuple[str, str], ValidationError] = {}
    for rule in validator.iter_errors(choices):
        one = told(rule, file)
        found.setdefault((one.column, one.found), one)
    return list(found.values())


def told(rule: BrokenRule, file: str) -> ValidationError:
    where = ".".join(str(part) for part in rule.absolute_path)
    if rule.validator == "additionalProperties":
        known = ", ".join(rule.schema["properties"])
        return ValidationError(
            file, 0, where, rule.message.partition("(")[2].rstrip(")"), f"only {known}"
        )
    if rule.validator == "required":
        # one error for each that is missing, told apart by its message alone
        name = rule.message.split("'")[1]
        wanted = rule.schema.get("properties", {}).get(name, {}).get("description", "a choice")
        return ValidationError(file, 0, f"{where}.{name}".lstrip("."), "nothing", wanted)
    meaning = rule.schema.get("description", "")
    wanted = f"{rule.validator} {rule.validator_value}"
    return ValidationError(file, 0, where, repr(rule.instance), f"{meaning} ({wanted})".strip())


def installed_packages() -> dict[str, str]:
    """The packages that the machinery is built with, as they are installed, and Python: an update
    makes everything anew. What these lean on is locked along with them."""
    file = Path(__file__).parents[3] / "pyproject.toml"
    project = tomllib.loads(file.read_text("utf-8"))
    names = [*project["project"]["dependencies"], *project["dependency-groups"]["study"]]
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"python": python} | {name: version(name) for name in names}


def matching(*patterns: str) -> list[str]:
    """The files that these patterns name; hidden ones and what programs leave behind are not."""
    return sorted(
        path.as_posix()
        for path in set().union(*map(glob, patterns))
        if path.is_file()
        and not left_by_quarto(path)
        and not any(part.startswith((".", "__pycache__")) for part in path.parts if part != "..")
        and not any(part.endswith("_files") for part in path.parts)
    )


def glob(pattern: str) -> set[Path]:
    """The paths of a pattern, which may lead out of this folder."""
    parts = Path(pattern).parts
    up = next((at for at, part in enumerate(parts) if "*" in part), len(parts))
    return (
        set(Path(*parts[:up]).glob(str(Path(*parts[up:])))) if up < len(parts) else {Path(pattern)}
    )
