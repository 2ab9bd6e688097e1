"""The words for suspicious values, in a reader's language."""

from collections.abc import Mapping

from analysis.quality import Listing
from rendering.numbers import set_number

DECIMALS = {"official_rate": 2, "own_rate": 2, "times": 1}


def said(one: Listing, words: Mapping, language: str) -> str:
    """Why a value is listed, as a sentence; plain text, to be escaped where it is shown.

    ``words``: the content of manuscript/quality.yaml.
    """
    named = ", ".join(words["measures"][name][language] for name in one.measures)
    rate = one.measures[0] == "official_rate"
    numbers = {
        name: set_number(value, unit_of(name, rate), DECIMALS.get(name, 2 if rate else 0), language)
        for name, value in one.evidence.items()
    }
    text = words["rules"][one.rule]["says"][language]
    text = text.format(**numbers, measures=named, other=one.other_name)
    return text[0].upper() + text[1:]


def unit_of(name: str, rate: bool) -> str:
    """The unit of a piece of evidence; ``rate``: whether what leaps is a rate."""
    if name == "times":
        return "times"
    return "percent" if rate or name.endswith("_rate") else "persons"
