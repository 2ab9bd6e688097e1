"""The words for suspicious values, in a reader's language."""

from collections.abc import Iterable, Mapping

from analysis.country import languages
from analysis.national.suspicious import Listing
from runut.numerals import in_a_row, set_number

DECIMALS = {"official_rate": 2, "own_rate": 2, "times": 1, "power": 0}


def said(one: Listing, words: Mapping, language: str) -> str:
    """Why a value is listed, as a sentence; plain text, to be escaped where it is shown.

    ``words``: the content of manuscript/quality.yaml.
    """
    named = [words["measures"][name][language] for name in one.measures]
    rate = one.measures[0] == "official_rate"
    numbers = {
        name: set_number(value, unit_of(name, rate), DECIMALS.get(name, 2 if rate else 0), language)
        for name, value in one.evidence.items()
    }
    text = words["rules"][one.rule]["says"][language]
    other = one.other_names.get(language, "")
    text = text.format(**numbers, measure=named[0], measures=in_a_row(named, language),
                       other=other)  # fmt: skip
    also = words["rules"][one.rule].get("also")
    if also and named[1:]:
        text += " " + also[language].format(measures=in_a_row(named[1:], language))
    return text[0].upper() + text[1:]


def notes_of(
    corrections: Mapping[str, Iterable[tuple[str, Mapping[str, str]]]],
    listings: Mapping[str, Iterable[Listing]],
    words: Mapping,
) -> dict[str, list[dict[str, str]]]:
    """By district, what a reader should know of its numbers: what was corrected, and what looks
    suspicious; plain text in each language."""
    found: dict[str, list[dict[str, str]]] = {}
    for code, changed in corrections.items():
        for measure, why in changed:
            note = {}
            for language, text in why.items():
                name = words["measures"][measure][language]
                name = name[0].upper() + name[1:]
                note[language] = words["corrected"][language].format(measure=name, why=text)
            found.setdefault(code, []).append(note)
    for code, listed in listings.items():
        for one in listed:
            note = {language: said(one, words, language) for language in languages()}
            found.setdefault(code, []).append(note)
    return found


def unit_of(name: str, rate: bool) -> str:
    """The unit of a piece of evidence; ``rate``: whether what leaps is a rate."""
    if name in ("times", "power"):
        return "times"
    return "percent" if rate or name.endswith("_rate") else "persons"
