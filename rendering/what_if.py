"""What a reader's browser needs to ask "what if": every number's formula, as the registry has it.

The page stands without it. ``manuscript/styles/what-if.js`` evaluates the formulas with exact
fractions; nothing is fetched and nothing of the page is evaluated as code.
"""

from __future__ import annotations

import base64
import hashlib
import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from babel.numbers import get_decimal_symbol, get_group_symbol

from rendering.derivations import CLAIM, numeral, title_of
from rendering.numbers import MINUS

if TYPE_CHECKING:
    from rendering.study import Study

SCRIPT = Path(__file__).parents[1] / "manuscript" / "styles" / "what-if.js"


def what_if(study: Study) -> str:
    """The data and the script as Markdown for HTML alone."""
    data = json.dumps(content(study), ensure_ascii=False, separators=(",", ":"))
    # no text in it can end the element
    data = data.replace("<", "\\u003c")
    script = "\n" + SCRIPT.read_text(encoding="utf-8")
    return (
        f'::: {{.script-hash hash="{script_hash(script)}"}}\n:::\n\n'
        "```{=html}\n"
        f'<script type="application/json" id="study-data">{data}</script>\n'
        f"<script>{script}</script>\n"
        "```"
    )


def script_hash(script: str) -> str:
    """What a page's content security policy knows a script by: it runs no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def content(study: Study) -> dict:
    """The registry as the browser needs it: formulas, claims, conditions and words."""
    words = study.words["what_if"]
    return {
        "marks": {
            "group": get_group_symbol(study.language),
            "decimal": get_decimal_symbol(study.language),
            "minus": MINUS,
        },
        "numbers": {name: number(study, name) for name in study.registry["numbers"]},
        "claims": claims(study),
        "verdicts": verdicts(study),
        "conditions": [one.data for one in study.conditions],
        "families": {
            family: [[name, study.label_text(name)] for name in study.members(family)]
            for family in study.led
        },
        "words": {key: one[study.language] for key, one in words.items() if key != "rules"}
        | {"exactly": study.word("derivations", "exactly")},
        "rules": {key: one[study.language] for key, one in words["rules"].items()},
    }


def number(study: Study, name: str) -> dict:
    entry = study.entry(name)
    known = {"exact": entry["exact"], "unit": entry["unit"], "decimals": entry["decimals"]}
    if entry["kind"] == "cell":
        return known | {"title": title_of(study, name)}
    if entry["kind"] == "check":
        return known | {"rests_on": entry["cells"]}
    return known | {"formula": entry["formula"]}


def verdicts(study: Study) -> dict[str, list[str]]:
    """By derivation, the numbers that the verdicts told there hang on, beside its own number."""
    found: dict[str, dict[str, None]] = {}
    for name, one in study.verified.items():
        entry = one["target"] if one["target"] in study.registry["numbers"] else CLAIM + name
        others = (other for other in one["hangs_on"] if other != entry)
        found.setdefault(entry, {}).update(dict.fromkeys(others))
    return {entry: list(others) for entry, others in found.items() if others}


def claims(study: Study) -> list[dict]:
    """Each printed numeral that a number stands behind, with what it stands for by each rule."""
    return [
        {
            "target": one["target"],
            "printed": numeral(study.registry["claims"][name]),
            "value": str(Fraction(study.registry["claims"][name]["value"])),
            "stands_for": {
                rule: [found[key] for key in ("low", "high", "low_closed", "high_closed")]
                for rule, found in one["stands_for"].items()
            },
        }
        for name, one in study.verified.items()
        if one["target"] in study.registry["numbers"]
    ]
