"""The choices in the config, held against their schema."""

from collections.abc import Mapping

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from runut.tables.faults import Fault


def choice_faults(choices: Mapping, schema: Mapping, file: str) -> list[Fault]:
    """Every choice that the schema does not allow, with what it expects instead: of one that
    breaks several rules, the first."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    found: dict[tuple[str, str], Fault] = {}
    for error in validator.iter_errors(choices):
        one = fault(error, file)
        found.setdefault((one.column, one.found), one)
    return list(found.values())


def fault(error: ValidationError, file: str) -> Fault:
    where = ".".join(str(part) for part in error.absolute_path)
    if error.validator == "additionalProperties":
        known = ", ".join(error.schema["properties"])
        return Fault(file, 0, where, error.message.partition("(")[2].rstrip(")"), f"only {known}")
    if error.validator == "required":
        # one error for each that is missing, told apart by its message alone
        name = error.message.split("'")[1]
        return Fault(file, 0, f"{where}.{name}".lstrip("."), "nothing", "a choice")
    meaning = error.schema.get("description", "")
    wanted = f"{error.validator} {error.validator_value}"
    return Fault(file, 0, where, repr(error.instance), f"{meaning} ({wanted})".strip())
