"""Measures that the study shows as they are printed, and reckons nothing of.

Some it knows by the name of their column; a config declares others, each with its column in the
national file, a name in each language and a unit: ``persons``, ``percent``, ``index``, ``IDR``, or
what it is called in each language.
"""

from __future__ import annotations

from collections.abc import Mapping

from runut.wording import merged

NUMBER = {"type": "number", "decimals": 20}
INDEX = {**NUMBER, "unit": "index", "constraints": {"minimum": 0, "maximum": 100}}
KNOWN = {
    "poverty_gap": INDEX,
    "poverty_severity": INDEX,
    "poverty_line": {**NUMBER, "unit": "IDR", "constraints": {"minimum": 0}},
}
# What a config says of a measure, beside the marks of its column.
ABOUT = ("name", "unit", "column")
MARKS = {"decimal_mark": "decimalChar", "group_mark": "groupChar"}


def declared_fields(choice: Mapping) -> dict[str, dict]:
    """The columns of the measures that a config declares, as fields of a Table Schema."""
    return {name: field_of(one) for name, one in choice.get("measures", {}).items()}


def field_of(one: Mapping) -> dict:
    people = one["unit"] == "persons"
    form = {"type": "integer", "constraints": {"minimum": 0}} if people else NUMBER
    marks = {MARKS.get(key, key): value for key, value in one.items() if key not in ABOUT}
    return {**form, "unit": kind_of(one["unit"]), "name": one["column"], **marks}


def kind_of(unit: str | Mapping) -> str:
    """The unit of a measure's numbers: a plain one where the config says it in words of its own."""
    return unit if isinstance(unit, str) else "index"


def measures_of(choice: Mapping) -> dict[str, dict]:
    """What is to be told of each measure of a national file: its unit, and what the config calls
    it where the study does not know it."""
    known = {
        name: {"unit": one["unit"]} for name, one in KNOWN.items() if name in choice["columns"]
    }
    return known | {
        name: {key: one[key] for key in ("unit", "name")}
        for name, one in choice.get("measures", {}).items()
    }


def spoken(measures: Mapping[str, Mapping], words: Mapping) -> Mapping:
    """``words`` with those for the numbers of measures that a config declares, and their units."""
    numbers, units = {}, {}
    for name, one in measures.items():
        if "name" in one:
            unit = one["unit"]
            units[name] = words["units"].get(unit, {}) if isinstance(unit, str) else unit
            numbers[name] = {
                "label": one["name"],
                "meaning": {
                    language: with_unit(text, units[name].get(language, ""))
                    for language, text in words["as_published"].items()
                },
            }
    return merged(words, {"numbers": numbers, "units": units})


def named(measures: Mapping[str, Mapping], words: Mapping) -> dict[str, dict[str, str]]:
    """What each measure is called in each language, with its unit, by words that are ``spoken``."""
    return {
        name: {
            language: with_unit(label, words["units"].get(name, {}).get(language, ""))
            for language, label in words["numbers"][name]["label"].items()
        }
        for name in measures
    }


def with_unit(text: str, unit: str) -> str:
    return f"{text} ({unit})" if unit else text


def names_over(measures: Mapping[str, Mapping], words: Mapping) -> Mapping:
    """The words of manuscript/quality.yaml with the names of measures that a config declares."""
    declared = {name: one["name"] for name, one in measures.items() if "name" in one}
    return merged(words, {"measures": declared})
