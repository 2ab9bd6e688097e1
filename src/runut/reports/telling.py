"""The content of verification.json in words, as the page and the terminal have them.

``said``: the words of the study in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from runut.claims.findings import SEVERITIES, VERDICTS
from runut.numerals.setting import set_number

MOST_NEW = 10  # new claims of which each is told alone


def worst_first(content: Mapping) -> list[tuple[str, dict]]:
    """The claims, unexpected ones first, then by verdict, then as the article has them."""
    return sorted(
        content["claims"].items(),
        key=lambda item: (item[1]["as_expected"], VERDICTS.index(item[1]["verdict"])),
    )


def listed(surprises: Sequence[Mapping], language: str, many: str) -> list[str]:
    """What was not expected; where much is new, how ``many``."""
    others = [one for one in surprises if one["kind"] != "new"]
    new = len(surprises) - len(others)
    told = [one["told"][language] for one in (others if new > MOST_NEW else surprises)]
    return [*told, many.format(count=new)] if new > MOST_NEW else told


def findings(content: Mapping, said: Mapping, but: str = "") -> str:
    """How often each verdict was found; what is wrong in several places is counted once. ``but``: a
    verdict that is left out."""
    told = []
    for verdict, places in content["counts"]["verdicts"].items():
        count = sum(one["verdict"] == verdict for one in content["findings"])
        if SEVERITIES[verdict] == "none":
            count = places
        if count and verdict != but:
            named = counts({verdict: count}, said)
            if places > count:
                named = said["report"]["places"].format(named=named, count=places)
            told.append(named)
    return "; ".join(told)


def counts(found: Mapping[str, int], said: Mapping) -> str:
    """Verdicts in a row, each with how many there are of it; none that there is none of."""

    def name(verdict: str, count: int) -> str:
        named = said["verdicts"][verdict]
        return named["name"] if count == 1 else named.get("many", named["name"])

    return ", ".join(f"{count} {name(one, count)}" for one, count in found.items() if count)


def how_many(words: Mapping, count: int) -> str:
    """What is said of as many things, which has another form where it is one."""
    return words["one" if count == 1 else "many"].format(count=count)


def rounding(rules: Mapping, said: Mapping, words: Mapping) -> str:
    """Which ways of rounding explain every claim that could be checked."""
    names = [said["rules"][one] for one in rules["explaining_all"]]
    key = "many" if len(names) > 1 else "one" if names else "none"
    return words[key].format(rules=", ".join(names), checked=rules["checked"])


def second_ways(content: Mapping, said: Mapping) -> str:
    """How many second ways to the derived numbers were tried, and how many lead elsewhere; nothing
    where there is none."""
    ways = content["second_ways"]
    if not ways["tried"]:
        return ""
    key = "ways_differ" if ways["differing"] else "ways_agree"
    return said["report"][key].format(tried=ways["tried"], differing=len(ways["differing"]))


def recomputed(one: Mapping, language: str) -> str:
    """The recomputed value for the table, as the language writes it."""
    if one["recomputed"] is None:
        return "–"
    found = one["recomputed"]
    return set_number(Fraction(found["exact"]), found["unit"], found["decimals"], language)
