import re
from fractions import Fraction

import pytest

from runut.notebooks.gate import TypedNumber, check_prose
from runut.notebooks.qmd import INLINE
from runut.numerals.setting import set_number
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "line",
    [
        "In [2006]{.year} and [2007–2011]{.year}.",
        "The decree [358/KPTS/M/2008]{.law} of [P2KP]{.name}.",
        "As he says [@farazmand2004, p. 77; @hajer2003].",
        "@farazmand2004 [p. 11] and @tbl-causes.",
        '`{python} n("budget.after.public", 1)` of it.',
        '`{python} when(v("a") > 50, "most", "few")` of it.',
        "1. A first point",
        '::: {#x width="50%"}',
    ],
)
def test_what_is_marked_passes(line):
    check_prose(line, "a.qmd")


@pytest.mark.parametrize(
    "line",
    [
        "In 2006.",
        "About 31,43% were poor.",
        "A 3-fold rise.",
        '`{python} when(v("a") > 50, "50 of them", "few")`',
        '`{python} str(31.43)`',
        '`{python} Markdown("31")`',
        "`{python} 31`",
    ],
)  # fmt: skip
def test_what_is_typed_is_refused_with_its_line(line):
    with pytest.raises(TypedNumber, match=r"a\.qmd, line 2: found"):
        check_prose(f"\n{line}", "a.qmd")


def test_each_bound_number_of_a_manuscript_is_missed_if_typed(voice):
    """Put each number's correct literal in its place, one at a time: the gate refuses every one."""
    name = f"article.{voice.language}.qmd"
    source = (ROOT / "manuscript" / name).read_text(encoding="utf-8")
    check_prose(source, name)
    bound = [m for m in INLINE.finditer(source) if re.match(r'[np]\("', m.group(1))]
    assert len(bound) > 50
    assert any(match.group(1).startswith("p(") for match in bound)
    for match in bound:
        literal = literal_of(match.group(1), voice)
        with pytest.raises(TypedNumber):
            check_prose(source[: match.start()] + literal + source[match.end() :], name)


def literal_of(call: str, voice) -> str:
    """What a call that binds a number puts into the text."""
    kind, name, decimals = re.match(r'([np])\("([^"]+)"(?:, (\d))?\)', call).groups()
    if kind == "n":
        return voice.set(name, int(decimals) if decimals else None)
    claim = voice.registry["claims"][name]
    return set_number(Fraction(claim["value"]), claim["unit"], claim["decimals"], voice.language)
