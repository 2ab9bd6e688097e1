"""Claims that the study has no number for, beside the other claims of their article."""

from dataclasses import replace

import pytest

from runut.claims.context import Context
from runut.claims.verdicts import judge


@pytest.fixture(scope="module")
def untold(city):
    """The city's claims without their targets."""
    context = Context(city)
    context.__dict__["claims"] = [replace(claim, target="") for claim in context.claims]
    return context


def judged(context, name: str, **changes):
    claims = [replace(c, **changes) if c.id == name else c for c in context.claims]
    changed = Context(context.unit)
    changed.__dict__["claims"] = claims
    return judge(changed, next(c for c in claims if c.id == name))


@pytest.mark.parametrize(
    ("name", "verdict", "formula"),
    [
        ("intro-poverty-rate", "rounds", "276.474 ÷ 879.651 × 100"),
        ("intro-poor", "exact", "46.107 + 230.367"),
        ("results-employed", "exact", "230.367 + 143.894"),
    ],
)
def test_a_claim_without_a_target_follows_from_others(untold, name, verdict, formula):
    one = judged(untold, name)
    assert (one.verdict, one.findings[0].explanation) == (verdict, "by-others")
    assert one.findings[0].facts["formula"] == formula
    assert not one.checked  # against nothing that the study derives


def test_what_follows_from_nothing_is_unverifiable(untold):
    assert judged(untold, "method-considerations").verdict == "unverifiable"
    printed = "31,93%"
    other = judged(untold, "intro-poverty-rate", printed=printed)
    assert other.verdict == "unverifiable"
