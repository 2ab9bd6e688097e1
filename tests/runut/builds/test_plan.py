import pytest

from runut.builds.plan import Plan
from runut.study import open_study
from runut.tables.errors import BadInput
from tests.studies import STUDY


def test_the_figures_of_an_article_are_also_those_that_an_included_file_asks_for(
    tmp_path, monkeypatch
):
    manuscript = tmp_path / "a.en.qmd"
    manuscript.write_text('`{python} figure("labour")`\n\n{{< include _b.qmd >}}\n')
    (tmp_path / "_b.qmd").write_text(
        'Text.\n\n`{python} figure("causes")` `{python} figure("nothing")`\n'
    )
    plan = Plan(STUDY)
    monkeypatch.setattr(plan, "manuscripts_of", lambda _: [str(manuscript)])
    assert plan.figures_of("any") == ["causes", "labour"]


def test_it_is_known_whether_cells_of_an_article_draw(tmp_path, monkeypatch):
    plan, manuscript = Plan(STUDY), tmp_path / "a.en.qmd"
    monkeypatch.setattr(plan, "manuscripts_of", lambda _: [str(manuscript)])
    for text, draws in (("plot", False), ("#| fig-alt: A line\nplot", True)):
        manuscript.write_text(f"```{{python}}\n{text}\n```\n")
        assert plan.draws(text) is draws


def test_the_numbers_of_tables_that_formulas_use_need_words_too(new_study):
    words = new_study / "words.yaml"
    assert Plan(open_study()).words_missing() == []
    words.write_text(words.read_text().replace("  people:", "  persons:"))
    (lacking,) = Plan(open_study()).words_missing()
    assert (lacking.file, lacking.column) == ("words.yaml", "numbers.people")


@pytest.mark.parametrize(
    "written", ["people: Many", "people: {label: People, meaning: {en: All.}}"]
)
def test_words_in_another_form_are_none(new_study, written):
    words = new_study / "words.yaml"
    text = words.read_text()
    start, end = text.index("people:"), text.index("  ill:")
    words.write_text(f"{text[:start]}{written}\n{text[end:]}")
    (lacking,) = Plan(open_study()).words_missing()
    assert lacking.column == "numbers.people" and "label in en" in lacking.expected


def test_a_file_that_the_study_names_and_that_is_not_there_is_told(new_study):
    (new_study / "words.yaml").rename(new_study / "word.yaml")
    with pytest.raises(BadInput, match=r"words\.yaml: found no such file, expected the words"):
        Plan(open_study()).words_missing()
