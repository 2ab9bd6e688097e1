"""What a reader's browser needs to ask "what if": every number's formula, as the registry has it.

The page stands without it. ``page/formulas.js`` works out the formulas with exact fractions and
answers the questions that sentences and verdicts hang on; ``page/verdicts.js`` says what is then
found of claims; ``page/what-if.js`` puts what comes out into the page; ``page/reading.js`` helps
who reads it. What no formula gives stays as published. Nothing is fetched and nothing of the page
is evaluated as code.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.numbers import get_decimal_symbol, get_group_symbol

from runut.manuscripts.derivations import (
    derivation_of,
    explained,
    numeral,
    place,
    reachable,
    title_of,
)
from runut.manuscripts.opening import UnitVoice
from runut.numerals.locales import locale_of
from runut.numerals.setting import MINUS
from runut.templates import lean

PAGE = Path(__file__).with_name("page")
SCRIPTS = [PAGE / f"{name}.js" for name in ("formulas", "verdicts", "what-if", "reading")]
SHORTEST = 4  # what is longer than this as JSON is written once and named by its place


def what_if(voice: UnitVoice) -> str:
    """The data and the script as HTML."""
    data = json.dumps(packed(content(voice)), ensure_ascii=False, separators=(",", ":"))
    # no text in it can end the element
    data = data.replace("<", "\\u003c")
    script = "\n" + "\n".join(lean(one.read_text(encoding="utf-8")) for one in SCRIPTS)
    return (
        f'<script type="application/json" id="study-data">{data}</script>\n'
        f"<script>{script}</script>\n"
    )


def content(voice: UnitVoice) -> dict:
    """What the browser needs of the registry, in the page's language: all that a reader can change
    and all that follows from it."""
    there = explained(voice)
    conditions = [one.as_data() for one in voice.conditions]
    families = {
        family: [[name, voice.label_text(name)] for name in voice.members(family)]
        for family in voice.led
    }
    claims = judging(voice, there) if voice.questions else {}
    asked = texts([conditions, families, claims])
    needed = reachable(voice.registry["numbers"], [*there, *asked])
    numbers = {name: number(voice, name) for name in needed if name in voice.registry["numbers"]}
    return {
        "marks": {
            "group": get_group_symbol(voice.language),
            "decimal": get_decimal_symbol(voice.language),
            "minus": MINUS,
            "locale": locale_of(voice.language),
        },
        "words": {key: one[voice.language] for key, one in voice.words["what_if"].items()}
        | {"exactly": voice.word("derivations", "exactly")},
        "numbers": numbers,
        "hundreds": hundreds(voice, numbers),
        "conditions": conditions,
        "families": families,
        **claims,
    }


def number(voice: UnitVoice, name: str) -> list:
    """A number's formula, unit and decimals. A source cell's formula is its value; a number that
    no formula gives stays as published where a cell that it rests on is changed."""
    entry = voice.entry(name)
    formula = entry.get("formula") or (
        ["cell", entry["exact"]]
        if entry["kind"] == "cell"
        else ["published", entry["exact"], entry["inputs"]]
    )
    return [formula, entry["unit"], str(entry["decimals"])]


def hundreds(voice: UnitVoice, numbers: dict) -> dict[str, str]:
    """What the totals of a hundred per cent are called by which other numbers are divided."""
    divisors = {
        tree[2]
        for formula, *_ in numbers.values()
        for tree in lists(formula)
        if tree[0] == "/" and isinstance(tree[2], str)
    }
    return {
        name: title_of(voice, name)
        for name, (_, unit, _) in numbers.items()
        if name in divisors and unit == "percent" and voice.value(name) == 100
    }


def judging(voice: UnitVoice, there: list[str]) -> dict:
    """What the browser needs to judge each claim anew, by the entry that tells of it."""
    claims: dict[str, list] = {}
    for name, claim in voice.registry["claims"].items():
        entry = derivation_of(voice, name, claim["target"])
        if entry in there:
            asked = in_language(voice.questions["asked"][name], voice.language)
            printed = [name, numeral(claim), place(voice, claim["place"])]
            claims.setdefault(entry, []).append([*printed, asked])
    used = texts(claims)
    words = {
        kind: {key: text for key, text in named.items() if key in used}
        for kind, named in voice.questions["words"].items()
    }
    return {
        "claims": claims,
        "verdicts": voice.verdict_names,
        "judging": in_language(words, voice.language),
        "joins": voice.questions["joins"],
    }


def in_language(content: object, language: str) -> object:
    """The same data with one language's text where it holds that of several."""
    if isinstance(content, list):
        return [in_language(one, language) for one in content]
    if not isinstance(content, dict):
        return content
    if language in content:
        return content[language]
    return {key: in_language(one, language) for key, one in content.items()}


def inner(content: object) -> list:
    if isinstance(content, dict):
        return list(content.values())
    return content if isinstance(content, list) else []


def lists(content: object) -> Iterator[list]:
    """Every list in some data, at any depth."""
    if isinstance(content, list):
        yield content
    for one in inner(content):
        yield from lists(one)


def texts(content: object) -> dict[str, None]:
    """Every text in some data, at any depth, each once."""
    if isinstance(content, str):
        return {content: None}
    return {text: None for one in inner(content) for text in texts(one)}


def packed(content: dict) -> dict:
    """Data with each part that occurs more than once written once, among ``parts``: there and in
    ``content`` a whole number is the place of such a part. So the data may hold no other."""
    times: Counter[str] = Counter()

    def count(value: object) -> None:
        text = json.dumps(value)
        times[text] += 1
        if times[text] == 1:
            for one in inner(value):
                count(one)

    parts: list = []
    places: dict[str, int] = {}

    def pack(value: object) -> object:
        text = json.dumps(value)
        if text in places:
            return places[text]
        if isinstance(value, dict):
            found = {key: pack(one) for key, one in value.items()}
        else:
            found = [pack(one) for one in value] if isinstance(value, list) else value
        if times[text] == 1 or len(text) <= SHORTEST:
            return found
        places[text] = len(parts)
        parts.append(found)
        return places[text]

    count(content)
    return {"content": pack(content), "parts": parts}
