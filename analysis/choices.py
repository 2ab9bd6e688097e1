"""The choices in the config, held against their schema."""

from collections.abc import Mapping

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from analysis.faults import Fault


def choice_faults(choices: Mapping, schema: Mapping, file: str) -> list[Fault]:
    """Every choice that the schema does not allow, with what it expects instead."""
    return [fault(error, file) for error in Draft202012Validator(schema).iter_errors(choices)]


def fault(error: ValidationError, file: str) -> Fault:
    where = ".".join(str(part) for part in error.absolute_path)
    if error.validator == "additionalProperties":
        known = ", ".join(error.schema["properties"])
        return Fault(file, 0, where, error.message.partition("(")[2].rstrip(")"), f"only {known}")
    meaning = error.schema.get("description", "")
    wanted = f"{error.validator} {error.validator_value}"
    return Fault(file, 0, where, repr(error.instance), f"{meaning} ({wanted})".strip())
