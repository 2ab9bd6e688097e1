"""What changed between two builds, in words for a letter."""

import json

import pytest

from runut.records.diff import FILE, SENTENCE, differences, main, told
from runut.tables.errors import BadInput


@pytest.fixture
def builds(tmp_path):
    """Writes files into two folders, of an older and of a newer build."""

    def write(old: dict[str, str], new: dict[str, str]):
        for name, files in (("old", old), ("new", new)):
            (tmp_path / name).mkdir()
            for path, text in files.items():
                (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / name / path).write_text(text, encoding="utf-8")
        return tmp_path / "old", tmp_path / "new"

    return write


def registry(**exact: str) -> str:
    facts = {"unit": "percent", "decimals": 2}
    meaning = {"share": "The share\nof the poor."}
    return json.dumps(
        {
            "numbers": {
                name: {"exact": one, "meaning": meaning.get(name, ""), **facts}
                for name, one in exact.items()
            }
        }
    )


def verification(**verdicts: str) -> str:
    facts = {"printed": "31,43%", "place": "Introduction; paragraph 1"}
    return json.dumps(
        {"claims": {name: {"verdict": one, **facts} for name, one in verdicts.items()}}
    )


def lines(old: str, new: str, builds, name: str) -> list[str]:
    return [str(one) for one in differences(*builds({name: old}, {name: new}))]


def test_numbers_are_told_by_meaning_and_id_with_both_values(builds):
    old, new = (
        registry(share="3143/100", gone="1", same="2"),
        registry(share="63/2", same="2", x="3"),
    )
    assert lines(old, new, builds, "a/indicators.json") == [
        "gone is gone; it was 1.00%.",
        "The share of the poor (share) changed from 31.43% to 31.50%.",
        "x is new: 3.00%.",
    ]


def test_a_change_below_the_decimals_shown_is_told_with_more_of_them(builds):
    assert lines(registry(a="1"), registry(a="10001/10000"), builds, "indicators.json") == [
        "a changed from 1.0000% to 1.0001%."
    ]


def test_a_change_below_all_decimals_is_told_exactly(builds):
    tiny = f"{10**20 + 1}/{10**20}"
    assert lines(registry(a="1"), registry(a=tiny), builds, "indicators.json") == [
        f"a changed from 1 to {tiny}."
    ]


def test_a_changed_verdict_is_told_with_its_claim(builds):
    old, new = verification(one="rounds", two="exact"), verification(one="misprint", two="exact")
    assert lines(old, new, builds, "verification.json") == [
        "The verdict on “31,43%” (Introduction; paragraph 1; one) changed from rounds to misprint."
    ]


def test_a_changed_sentence_is_set_beside_the_old_one_with_the_change_marked(builds):
    old = "<p>First. There were <b>9</b> of them. Last.</p>"
    new = "<p>First. There were\n <b>ten</b> of them. Last.</p>"
    (one,) = differences(*builds({"a.html": old}, {"a.html": new}))
    assert (one.before, one.after) == ("There were **9** of them.", "There were **ten** of them.")


def test_what_a_reader_does_not_see_is_no_part_of_a_sentence(builds):
    old = "<p>It is less than<template>no less than</template> half.</p>"
    new = (
        "<p>It is <i>more</i><template>less</template> than half.</p>"
        "<div popover><p>9</p></div><script>1</script><style>p {}</style><!-- x -->"
    )
    (one,) = differences(*builds({"a.html": old}, {"a.html": new}))
    assert (one.before, one.after) == ("It is **less** than half.", "It is **more** than half.")


def test_rows_are_told_as_rows(builds):
    page = "<table><tr><th>Kind</th><th>Share</th></tr><tr><td>A</td><td>{}</td></tr></table>"
    (one,) = differences(*builds({"a.html": page.format(1)}, {"a.html": page.format(2)}))
    assert (one.before, one.after) == ("A | **1**", "A | **2**")


def test_a_row_goes_with_that_of_the_same_head_wherever_it_stands_now(builds):
    def table(**rows: int) -> dict[str, str]:
        cells = "".join(f"<tr><td>{head}</td><td>{one}</td></tr>" for head, one in rows.items())
        return {"a.html": f"<table>{cells}</table><p>There are {len(rows)}.</p>"}

    found = differences(*builds(table(A=120, B=121, C=9), table(C=9, D=120, B=122, A=121)))
    assert {(one.before, one.after) for one in found} == {
        ("A | **120**", "A | **121**"),
        ("B | **121**", "B | **122**"),
        ("", "D | 120"),
        ("There are **3.**", "There are **4.**"),
    }


def test_new_and_old_sentences_stand_alone_and_others_beside_what_they_resemble(builds):
    old = "<p>The dog barks loudly at night.</p><p>It rains.</p>"
    new = "<p>Something else entirely: 42.</p><p>The dog barks softly at night.</p>"
    found = differences(*builds({"a.html": old}, {"a.html": new}))
    assert {(one.before, one.after) for one in found} == {
        ("The dog barks **loudly** at night.", "The dog barks **softly** at night."),
        ("It rains.", ""),
        ("", "Something else entirely: 42."),
    }


@pytest.mark.parametrize("new", ["<style>p {}</style><p id=a>One.", "<p>One.<p popover>Two."])
def test_a_page_whose_sentences_are_the_same_is_named(builds, new):
    assert lines("<p>One.", new, builds, "a.html") == ["a.html is not the same"]


def test_other_files_are_named_and_reports_are_not_repeated(builds):
    old = {"a.pdf": "1", "gone.csv": "", "verification.html": "<p>1", "same.csv": "1"}
    new = {"a.pdf": "2", "b/new.csv": "", "verification.html": "<p>2", "same.csv": "1"}
    found = differences(*builds(old, new))
    assert [str(one) for one in found if one.kind == FILE] == [
        "a.pdf is not the same",
        "b/new.csv is new",
        "gone.csv is gone",
        "verification.html is not the same",
    ]
    assert not [one for one in found if one.kind == SENTENCE]


def test_two_files_of_other_names_are_compared(builds):
    old, new = builds({"a.html": "<p>One."}, {"b.html": "<p>Two."})
    assert len(differences(old / "a.html", new / "b.html")) == 2
    assert "2" in told(differences(old / "a.html", new / "b.html")).splitlines()[0]


def test_all_is_printed_by_kind_and_ends_with_a_status(builds, capsys):
    old, new = builds(
        {"indicators.json": registry(a="1"), "a.html": "<p>One is a number."},
        {"indicators.json": registry(a="2"), "a.html": "<p>Two is a number."},
    )
    assert main(old, new) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Numbers that changed: 1",
        "  in indicators.json",
        "    a changed from 1.00% to 2.00%.",
        "Sentences that changed: 1",
        "  in a.html",
        "    before: **One** is a number.",
        "    after: **Two** is a number.",
    ]
    assert main(old, old) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("old/indicators.json", "new/indicators.json"), "old/indicators.json: found none of them"),
        (("old", "new/nowhere"), "new/nowhere: found nothing"),
        (("old", "new/indicators.json"), "new/indicators.json: found a file"),
    ],
)
def test_what_cannot_be_compared_is_told(builds, names, said):
    folder = builds({"indicators.json": "{"}, {"indicators.json": registry(a="1")})[0].parent
    with pytest.raises(BadInput, match=said):
        differences(*(folder / name for name in names))
