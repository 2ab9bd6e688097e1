from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.manuscripts.derivations import numeral
from runut.registry import build_registry, cell_decimals, decimal_form, document_places
from runut.tables.table import show
from tests.analysis.test_standard import ABOUT, ANSWERS, CAUSES, folder
from tests.studies import read_city


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_decimals_that_end_are_shown_whole(number, digits):
    value = Fraction(number, 10**digits)
    assert Fraction(show(value)) == value


def test_places_are_the_sections_that_use_a_number():
    source = (
        '# A {#sec-a}\n`{python} n("x")`, `{python} n("x", 1)`\n# B {#sec-b}\n`{python} p("c")`'
    )
    assert document_places(source, {"c": "x", "x": "y"}) == {"x": ["sec-a", "sec-b"]}


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (Fraction(100), 4, "100"),
        (Fraction(100), 0, "100"),
        (Fraction(5, 2), 4, "2.5"),
        (Fraction(-5, 2), 4, "-2.5"),
        (Fraction(0), 4, "0"),
        (Fraction(2, 3), 4, "0.6667"),
        (Fraction(10**40 + 1, 10), 4, f"1{'0' * 39}.1"),
    ],
)
def test_a_decimal_form_has_no_idle_zeros_and_every_digit(value, digits, text):
    assert decimal_form(value, digits) == text


@pytest.mark.parametrize(
    ("cell", "printed", "decimals"),
    [
        ("cause.isolation", "40,0", 1),
        ("cause.isolation", "40", 0),
        ("budget.whole.social", "19,83", 2),
        ("labour.employed", "374.261", 0),  # a mark between thousands is none of decimals
        ("labour.employed", "", 0),
    ],
)
def test_a_cell_is_shown_with_the_decimals_that_it_needs_or_prints(city, cell, printed, decimals):
    found = next(one for one in city.cells if one.id == cell)
    value = Fraction(printed.replace(",", ".")) if "," in printed else Fraction(374261)
    assert cell_decimals(replace(found, printed=printed, value=value)) == decimals


def test_members_are_called_what_their_tables_say(registry):
    labels = registry["labels"]
    assert labels["component"]["social"]["label_en"] != labels["component"]["social"]["label_id"]
    for family, key in (("cause", "cause"), ("labour", "status")):
        members = {name.partition(".")[2] for name in registry["families"][family]}
        assert members <= set(labels[key])
    assert all(names for members in labels.values() for names in members.values())
    assert "year" not in labels  # which has numbers for names


def test_a_claim_is_kept_with_its_sign(registry):
    claims = registry["claims"]
    assert claims["intro-poverty-rate"]["suffix"] == "%"
    assert claims["intro-population"]["suffix"] == ""
    cell = claims["cause-table-isolation"]
    assert (cell["printed"], cell["suffix"], cell["unit"]) == ("1.6", "", "percent")


@pytest.mark.parametrize(
    ("claim", "suffix", "unit"),
    [
        ("intro-poor", "", "persons"),
        ("intro-poverty-rate", "%", "percent"),
        # a table's heading has the sign for all of its column
        ("cause-table-isolation", "", "percent"),
    ],
)
def test_a_claim_has_the_unit_of_what_it_should_equal(registry, claim, suffix, unit):
    found = registry["claims"][claim]
    assert (found["suffix"], found["unit"]) == (suffix, unit)


def test_a_judgement_is_marked_as_ours_and_a_printed_number_is_not(registry):
    marked = {
        name: one["source"].get("ours", False)
        for name, one in registry["numbers"].items()
        if one["kind"] == "cell"
    }
    assert marked["answers.strict.public.isolation"] is True
    assert marked["supposed_outside_rate"] is True
    assert marked["poor"] is False and marked["cause.isolation"] is False


def test_how_far_a_plain_city_s_budget_answers_a_cause_is_a_judgement_too():
    sources = "  causes: {title: A}\n  budget: {title: B}\n  answers: {title: C}\n"
    city = read_city(
        folder(
            about=ABOUT + sources,
            causes=CAUSES,
            budget="component,share,infrastructure,label_id,label_en\nroads,100,1,Jalan,Roads\n",
            answers=ANSWERS + "roads,a,1,Jalan,Roads\n",
        ),
        "bogor",
    )
    numbers = build_registry(city)["numbers"]
    (name,) = (name for name in numbers if name.startswith("answers.") and name.endswith("roads.a"))
    assert numbers[name]["source"]["ours"] is True
    assert "ours" not in numbers["cause.a"]["source"]


def test_a_claim_in_words_keeps_them(files):
    row = b"intro-population,879.651,,,.,"
    other = b'intro-population,"sekitar 879,7",ribu jiwa,",",,'
    assert row in files["claims.csv"]
    city = read_city({**files, "claims.csv": files["claims.csv"].replace(row, other)}, "city")
    found = build_registry(city)["claims"]["intro-population"]
    assert (found["value"], found["decimals"], found["unit"]) == ("879700", -2, "persons")
    assert found["in_words"] and numeral(found) == "sekitar 879,7 ribu jiwa"
    plain = build_registry(city)["claims"]["intro-poor"]
    assert "in_words" not in plain and numeral(plain) == "276.474"
