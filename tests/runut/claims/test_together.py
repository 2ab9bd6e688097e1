"""Claims that the study has no number for, beside the other claims of their article."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from runut.builds.files import read_folder
from runut.check import Finding
from runut.check.findings import CUT
from runut.claims.context import Context
from runut.claims.findings import VERDICTS
from runut.claims.together import verdict_of
from runut.claims.verdicts import judge, verify
from runut.claims.verification import verification, whole_explanation
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
def study_of(tmp_path, monkeypatch):
    """Of a study that is made of these files: what each claim prints, its verdict and why."""
    monkeypatch.chdir(tmp_path)

    def judge_again() -> list[tuple[str, tuple[str, str]]]:
        study = open_study()
        unit = read_unit(study, read_folder(study.units / "first"), "data/first")
        claims = verification(unit)["claims"].values()
        return [(one["printed"], (one["verdict"], whole_explanation(one, "en"))) for one in claims]

    def made(**files: str):
        for name, text in files.items():
            Path(name.replace("_", ".")).write_text(text, encoding="utf-8")
        articles = [one.replace("_", ".") for one in files if one.endswith("_md")]
        make_study(tmp_path / "ours", articles)
        monkeypatch.chdir(tmp_path / "ours")
        return judge_again

    yield made
    sys.modules.pop("numbers_of_mine", None)


def inconsistent(found) -> dict[str, str]:
    return {printed: why for printed, (verdict, why) in found.items() if verdict == "inconsistent"}


def test_the_article_that_a_unit_keeps_is_checked_as_it_is(study_of):
    decided = "[{number: '117', decision: no claim}]\n"
    found = dict(study_of(paper_md=ARTICLE, paper_decisions_yaml=decided)())
    said = inconsistent(found)
    assert said.keys() == WRONG.keys() and all(WRONG[one] in said[one] for one in WRONG)
    assert "117" not in found and found["25.4%"][0] == "unverifiable"  # as was decided
    for printed, verdict, why in (
        ("31.2%", "rounds", "give it: 144 ÷ 461 × 100."),
        ("60.0", "exact", "give it: 180 ÷ 300 × 100."),
        ("792", "exact", "give it: 300 + 492."),
        (".008", "rounds", "give it: t(58) = 2.75."),
        ("144", "unverifiable", "It gives another itself: 144 ÷ 461 × 100, printed 31.2."),
        ("4,711", "exact", "The same number also stands in Results, paragraph 1."),
    ):
        assert found[printed][0] == verdict and found[printed][1].endswith(why)
    assert Path("data/first/article.decisions.yaml").is_file()
    assert "An article of somebody's" not in Path("data/first/datapackage.json").read_text()


@pytest.mark.parametrize("rule", [*CUT, "complement"])
def test_each_note_of_a_check_is_a_verdict(rule):
    assert verdict_of(Finding("note", f"only {rule}", (), {})) in VERDICTS


def test_claims_that_were_edited_are_found_in_the_article(study_of):
    again = study_of(paper_md=ARTICLE)
    claims = Path("data/first/claims.csv")
    rows = claims.read_text().splitlines()
    kept = [
        row.replace("Results; ", "Findings; ") for row in rows if not row.startswith("results-2,")
    ]
    claims.write_text("\n".join(kept).replace(",58.2,%,", ",58.7,%,") + "\n")
    found = dict(again())
    assert inconsistent(found).keys() == WRONG.keys()
    told = "No table gives 58.7%, and data/first/article.md does not print it."
    assert found["58.7%"] == ("unverifiable", told)


def test_what_is_doubted_is_what_no_formula_of_the_study_gives(study_of):
    again = study_of(paper_md="# Results\n\nOf the 148 people 58 (38.5%) were ill.\n")
    doubt = "58 ÷ 148 × 100 = 39.2, but 38.5 is printed"
    assert {one for one, why in inconsistent(dict(again())).items() if doubt in why} == {"38.5%"}

    def with_target(numeral: str, target: str) -> dict:
        file = Path("data/first/claims.csv")
        rows = file.read_text().splitlines()
        part, found = "paragraph 1,", f",{numeral},"
        told = [row.replace(part, part + target * (found in row)) for row in rows]
        file.write_text("\n".join(told) + "\n")
        return dict(again())

    found = with_target("38.5", "share_ill")
    assert found["38.5%"][0] == "rounds" and doubt in inconsistent(found)["58"]
    assert doubt in with_target("58", "ill")["58"][1]  # beside what the copied cell says


def test_a_number_that_is_printed_often_is_found_in_each_place(study_of):
    row = "| {} | 731 | 208 | 28.5 |\n"
    table = "| Who | Asked | Ill | Ill (%) |\n| --- | --- | --- | --- |\n"
    text = f"# Results\n\n{table}{row.format('New')}{row.format('Old')}"
    again = study_of(b_md=text, a_md=text)
    claims = Path("data/first/claims.csv")
    rows = claims.read_text().splitlines()
    edited = [f"{row[: row.rindex(',')]},9" for row in rows[1:]]  # what stood in order
    claims.write_text("\n".join([rows[0], *edited]) + "\n")
    verdicts = [verdict for printed, (verdict, _) in again() if printed == "28.5"]
    assert verdicts == ["rounds"] * 4


def test_an_article_may_be_called_anything(new_study, tmp_path, monkeypatch):
    article = tmp_path / "Über 2. final version"
    article.write_text(ARTICLE)
    make_study(tmp_path / "ours", [str(article)])
    monkeypatch.chdir(tmp_path / "ours")
    assert [*open_study().read(Path("data/first")).article] == ["data/first/article"]


def test_an_article_that_is_not_there_or_cannot_be_read_is_told(study_of):
    again = study_of(paper_md=ARTICLE)
    decisions = Path("data/first/article.decisions.yaml")
    decisions.write_text("[{number: '99', decision: no claim}]\n")
    with pytest.raises(BadInput, match=r"decisions.yaml: found no number is printed 99 any more"):
        again()
    decisions.unlink()
    file = Path("data/first/article.md")
    file.write_text(" ")
    with pytest.raises(BadInput, match=r"data/first/article\.md: found empty, expected a file"):
        again()
    file.unlink()
    with pytest.raises(BadInput, match=r"place.yaml, published.files\[0\]: found no article.md"):
        again()


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
