"""Claims that the study has no number for, beside the other claims of their article."""

from dataclasses import replace
from pathlib import Path

import pytest

from runut.builds.files import read_folder
from runut.claims.context import Context
from runut.claims.verdicts import judge, verify
from runut.numerals.stated import read_stated
from runut.starters.study import make_study
from runut.study import open_study
from runut.tables.errors import BadInput
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
    stated = read_stated("31,93", ",")
    other = judged(untold, "intro-poverty-rate", printed="31,93%", stated=stated)
    assert other.verdict == "unverifiable"


ARTICLE = """# Results

Of 792 people who were asked, 461 answered (58.2%), and of these 117 did so late (25.4%).
Nobody else answered. They lived in 4,711 streets of the north.

By then 317 of 461 had been asked twice (66.8%), and 144 once (31.2%). Twelve of 48 (30%) left.

The ratio was 1.52 (95% CI 1.61 to 1.98), and the groups differed, t(28) = 2.10, p = .45.
The others did not, t(58) = 2.75, p = .008.

| Group | Asked | Answered | Share (%) |
| --- | --- | --- | --- |
| New | 300 | 180 | 60.0 |
| Old | 492 | 281 | 57.1 |
| Total | 792 | 461 | 58.2 |

One person in each of two rooms makes three.

# Discussion

They lived in 4,711 streets of the north.
"""
WRONG = {
    "66.8%": "317 ÷ 461 × 100 = 68.8",
    "30%": "Twelve ÷ 48 × 100 = 25",
    "1.52": "lies outside its own interval",
    ".45": "gives p = .045",
}


@pytest.fixture
def article(new_study, tmp_path, monkeypatch):
    """A study that was made of an article, and its claims as judged there, by what they print."""
    (tmp_path / "paper.md").write_text(ARTICLE)
    (tmp_path / "paper.decisions.yaml").write_text("[{number: '117', decision: no claim}]\n")
    make_study(tmp_path / "ours", [str(tmp_path / "paper.md")])
    monkeypatch.chdir(tmp_path / "ours")

    def judged():
        study = open_study()
        unit = read_unit(study, read_folder(study.units / "first"), "data/first")
        return {one.claim.printed: one for one in verify(unit).values()}

    return judged


def inconsistent(judged) -> dict[str, str]:
    return {
        printed: one.findings[0].facts["said"]["en"]
        for printed, one in judged.items()
        if one.verdict == "inconsistent"
    }


def test_the_article_that_a_unit_keeps_is_checked_as_it_is(article):
    judged = article()
    said = inconsistent(judged)
    assert said.keys() == WRONG.keys() and all(WRONG[one] in said[one] for one in WRONG)
    assert "117" not in judged and judged["25.4%"].verdict == "unverifiable"  # as was decided
    for printed, verdict, formula in (
        ("31.2%", "rounds", "144 ÷ 461 × 100"),
        ("60.0", "exact", "180 ÷ 300 × 100"),
        ("792", "exact", "300 + 492"),
        (".008", "rounds", "t(58) = 2.75"),
    ):
        one = judged[printed]
        assert (one.verdict, one.findings[0].facts["formula"]) == (verdict, formula)
    part, again = (judged[one].findings[0] for one in ("144", "4,711"))
    assert (part.verdict, part.explanation) == ("unverifiable", "unverifiable-part")
    assert part.facts["formula"] == "144 ÷ 461 × 100" and part.facts["other"] == "31.2"
    assert (again.verdict, again.explanation) == ("exact", "exact-repeated")
    assert again.facts["place"].text == "Results; paragraph 1"
    assert Path("data/first/article.decisions.yaml").is_file()
    assert "An article of somebody's" not in Path("data/first/datapackage.json").read_text()


def test_claims_that_were_edited_are_found_in_the_article(article):
    claims = Path("data/first/claims.csv")
    rows = claims.read_text().splitlines()
    kept = [
        row.replace("Results; ", "Findings; ") for row in rows if not row.startswith("results-2,")
    ]
    claims.write_text("\n".join(kept).replace(",58.2,%,", ",58.7,%,") + "\n")
    judged = article()
    assert inconsistent(judged).keys() == WRONG.keys()
    mistyped = judged["58.7%"].findings[0]
    assert mistyped.explanation == "unverifiable-not-there"
    assert "data/first/article.md" in mistyped.facts["file"]


def test_an_article_that_is_not_there_or_cannot_be_read_is_told(article):
    file = Path("data/first/article.md")
    file.write_text(" ")
    with pytest.raises(BadInput, match=r"data/first/article\.md: found empty, expected an article"):
        article()
    file.unlink()
    with pytest.raises(BadInput, match=r"place.yaml, published.files\[0\]: found no article.md"):
        article()


@pytest.mark.parametrize(
    ("place", "explanation"),
    [
        ("Table 1", "unverifiable-circular"),
        ("Results; Table 1", "unverifiable-circular"),
        ("Table 2", "exact-repeated"),
        ("", "unverifiable-place"),
    ],
)
def test_a_number_is_not_held_against_its_own_copy(new_study, place, explanation):
    with Path("data/first/claims.csv").open("a") as claims:
        claims.write("all,148,,.,,results,Results; Table 1; 2020; People,people,148,2\n")
    descriptor = Path("data/first/datapackage.json")
    descriptor.write_text(descriptor.read_text().replace('"Table 1"', f'"{place}"'))
    study = open_study()
    unit = read_unit(study, read_folder(study.units / "first"), "data/first")
    assert verify(unit)["all"].findings[0].explanation == explanation
