"""What a reader's browser needs to ask "what if": every number's formula, as the registry has it.

The page stands without it. ``page/formulas.js`` works out the formulas with exact
fractions and answers the questions that verdicts hang on; ``what-if.js`` puts what comes out into
the page. Nothing is fetched and nothing of the page is evaluated as code.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel.numbers import get_decimal_symbol, get_group_symbol

from runut.manuscripts.derivations import derivation_of, numeral, place, title_of
from runut.manuscripts.opening import UnitVoice
from runut.numerals.locales import locale_of
from runut.numerals.setting import MINUS

PAGE = Path(__file__).with_name("page")
SCRIPTS = [PAGE / "formulas.js", PAGE / "what-if.js"]


def what_if(study: UnitVoice) -> str:
    """The data and the script as HTML."""
    data = json.dumps(content(study), ensure_ascii=False, separators=(",", ":"))
    # no text in it can end the element
    data = data.replace("<", "\\u003c")
    script = "\n" + "\n".join(one.read_text(encoding="utf-8") for one in SCRIPTS)
    return (
        f'<script type="application/json" id="study-data">{data}</script>\n'
        f"<script>{script}</script>\n"
    )


def content(study: UnitVoice) -> dict:
    """The registry as the browser needs it: formulas, questions, conditions and words."""
    return {
        "marks": {
            "group": get_group_symbol(study.language),
            "decimal": get_decimal_symbol(study.language),
            "minus": MINUS,
            "locale": locale_of(study.language),
        },
        "numbers": {name: number(study, name) for name in study.registry["numbers"]},
        "conditions": [one.data for one in study.conditions],
        "families": {
            family: [[name, study.label_text(name)] for name in study.members(family)]
            for family in study.led
        },
        "words": {key: one[study.language] for key, one in study.words["what_if"].items()}
        | {"exactly": study.word("derivations", "exactly")},
        **(judging(study) if study.questions else {}),
    }


def number(study: UnitVoice, name: str) -> dict:
    entry = study.entry(name)
    known = {"exact": entry["exact"], "unit": entry["unit"], "decimals": entry["decimals"]}
    if entry["kind"] == "cell":
        return known | {"title": title_of(study, name)}
    if entry["kind"] == "check":
        return known | {"rests_on": entry["cells"]}
    return known | {"formula": entry["formula"]}


def judging(study: UnitVoice) -> dict:
    """What the browser needs to judge each claim anew, in the page's language."""
    asked = study.questions
    return {key: asked[key] for key in ("rules", "cells", "corners", "readings", "joins")} | {
        "verdicts": list(study.verdict_names),
        "verdict_names": study.verdict_names,
        "judging": in_language(asked["words"], study.language),
        "claims": [
            {
                "id": name,
                "entry": derivation_of(study, name, claim["target"]),
                "printed": numeral(claim),
                "place": place(study, claim["place"]),
                "asked": in_language(asked["asked"][name], study.language),
            }
            for name, claim in study.registry["claims"].items()
        ],
    }


def in_language(content: object, language: str) -> object:
    """The same data with one language's text where it holds both."""
    if isinstance(content, list):
        return [in_language(one, language) for one in content]
    if not isinstance(content, dict):
        return content
    if set(content) == {"id", "en"}:
        return content[language]
    return {key: in_language(one, language) for key, one in content.items()}
