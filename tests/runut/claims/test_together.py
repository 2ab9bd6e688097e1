"""Claims that the study has no number for, beside the other claims of their article."""

from dataclasses import replace
from pathlib import Path

import pytest

from runut.builds.files import read_folder
from runut.claims.context import Context
from runut.claims.verdicts import judge, verify
from runut.starters.study import read, take_claims
from runut.study import open_study
from runut.tables.unit import read_unit


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


ARTICLE = """# Results

Of 792 people who were asked, 461 answered (58.2%), and of these 117 did so late (25.4%).
{much}
By then 317 of 461 had been asked twice (68.8%), and 144 once (31.2%).

| Group | Asked | Answered | Share (%) |
| --- | --- | --- | --- |
| New | 300 | 180 | 60.0 |
| Old | 492 | 281 | 57.1 |
| Total | 792 | 461 | 58.2 |
"""


def test_the_words_around_claims_tell_what_follows_from_what_and_what_cannot(new_study, tmp_path):
    article = tmp_path / "article.md"
    article.write_text(ARTICLE.format(much="More was said of them. " * 20))
    take_claims(new_study, *read(str(article)))
    study = open_study()
    verdicts = {
        one.claim.printed: (one.verdict, one.findings[0].facts.get("formula", ""))
        for one in verify(read_unit(study, read_folder(study.units / "first"), "first")).values()
    }
    assert verdicts["25.4%"] == ("rounds", "117 ÷ 461 × 100")
    assert verdicts["68.8%"] == ("rounds", "317 ÷ 461 × 100")
    assert verdicts["31.2%"] == ("exact", "100 − 68.8")
    assert verdicts["60.0"] == ("exact", "180 ÷ 300 × 100")
    claims = Path("data/first/claims.csv")
    claims.write_text(claims.read_text().replace("68.8", "66.8"))
    judged = verify(read_unit(study, read_folder(study.units / "first"), "first"))
    wrong = {one.claim.printed: one for one in judged.values() if one.verdict == "inconsistent"}
    assert {*wrong} == {"66.8%"} and wrong["66.8%"].findings[0].facts["other"] == "68.8"
