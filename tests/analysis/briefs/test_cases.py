"""What a brief's sentences turn on: the case of each question, at each limit and beside it."""

from fractions import Fraction

import pytest

from analysis.briefs.cases import (
    beside,
    bounds,
    cases,
    claims,
    counted_poor,
    findings,
    leading,
    left_out,
    money,
    work,
)  # fmt: skip

NOTHING = {"numbers": {}, "year": 2010, "labels": {}, "families": {}, "findings": {}}


def test_a_city_of_which_nothing_is_known():
    assert cases(NOTHING, "id") == {
        "poor": "missing", "official": "missing", "changed": "missing", "poverty": "not_asked",
        "labour": "missing",
        "unemployment": "unknown", "official_work": "missing", "working_poor": "missing",
        "supposing": "not_asked",
        "average": "not_asked", "causes": "missing", "budget": "missing", "answers": "missing",
        "leading_money": "missing", "unfunded": "missing", "programmes": "missing",
        "claims": "missing", "findings": "missing", "notes": "missing", "left_out": "something",
        "measures": "missing",
    }  # fmt: skip


def test_a_city_of_which_all_is_known(registry):
    known = {"claims_count": {"exact": "2"}, "claims_major": {"exact": "0"}}
    found = cases(
        {
            **registry,
            "numbers": registry["numbers"] | known,
            "standing": {"poverty": "first", "unemployment": "last"},
            "labels": {"programme": {"loans": {}}},
            "findings": {"id": "x"},
            "notes": ["x"],
        },
        "en",
    )
    assert found == {
        "poor": "some", "official": "missing", "changed": "missing", "poverty": "first",
        "labour": "some",
        "unemployment": "last", "official_work": "missing", "working_poor": "at_most",
        "supposing": "both",
        "average": "between", "causes": "one", "budget": "some", "answers": "missing",
        "leading_money": "missing", "unfunded": "missing", "programmes": "here",
        "claims": "none_major", "findings": "other_language", "notes": "here",
        "left_out": "something", "measures": "missing",
    }  # fmt: skip
    assert left_out(found | {"budget": "missing", "claims": "missing"}) == ["budget", "claims"]


@pytest.mark.parametrize(
    ("published", "counted", "case"),
    [
        ("10.00", "10.004", "same"),
        ("10.00", "10.005", "lower"),
        ("10.01", "10", "higher"),
        # far needs both: half a point and a quarter
        ("1.50", "1", "higher"),
        ("1.51", "1", "far_higher"),
        ("4.00", "5", "lower"),
        ("4.00", "5.01", "far_lower"),
        ("12.00", "10", "higher"),
        ("0.50", "0.1", "higher"),
    ],
)
def test_a_published_rate_beside_that_of_the_counts(published, counted, case):
    assert beside(Fraction(published), Fraction(counted), 2) == case


@pytest.mark.parametrize(
    ("name", "question"), [("official_rate", "official"), ("unemployment_rate", "official_work")]
)
def test_a_published_rate_may_stand_alone(name, question):
    rate = {f"{name}.2010": {"exact": "10", "decimals": 1}}
    assert cases({**NOTHING, "numbers": rate}, "id")[question] == "alone"


def test_published_rates_stand_beside_those_of_the_counts():
    numbers = {
        "official_rate.2010": {"exact": "10", "decimals": 1},
        "poverty_rate": {"exact": "10.04"},
        "unemployment_rate.2010": {"exact": "10", "decimals": 1},
        "unemployed_share": {"exact": "11", "decimals": 1},
    }
    found = cases({**NOTHING, "numbers": numbers}, "id")
    assert (found["official"], found["official_work"]) == ("same", "lower")


def test_places_may_be_compared_by_published_rates_alone():
    standing = {"poverty": "first", "unemployment": "unknown"}
    assert cases({**NOTHING, "standing": standing}, "id")["poverty"] == "first"


@pytest.mark.parametrize(
    ("poor", "population", "case"),
    [
        (None, None, "missing"),
        (1, None, "only_poor"),
        (None, 1, "only_population"),
        (0, 9, "nobody"),
        (1, 9, "some"),
        (9, 9, "all"),
    ],
)
def test_the_poor(poor, population, case):
    given = {"poor": poor, "population": population}
    assert counted_poor({name: one for name, one in given.items() if one is not None}) == case


@pytest.mark.parametrize(
    ("employed", "unemployed", "case"),
    [
        (None, None, "missing"),
        (1, None, "only_employed"),
        (None, 1, "only_unemployed"),
        (0, 0, "nobody"),
        (0, 1, "no_work"),
        (1, 0, "all_work"),
        (1, 1, "some"),
    ],
)
def test_the_labour_force(employed, unemployed, case):
    given = {"labour.employed": employed, "labour.unemployed": unemployed}
    assert work({name: one for name, one in given.items() if one is not None})["labour"] == case


COUNTS = {"population": 1000, "poor": 100, "labour.employed": 400, "labour.unemployed": 50}
SHARES = {
    "working_poor_share_low.neither": Fraction(10),
    "working_poor_share_high.neither": Fraction(20),
    "average_outside_low": Fraction(10),
    "average_outside_high": Fraction(20),
    "outside_labour_force": 550,
}


def test_without_work_or_poor_people_nothing_is_asked():
    none = {"supposing": "not_asked", "average": "not_asked"}
    assert bounds(COUNTS | {"labour.employed": 0}) == {"working_poor": "no_work", **none}
    assert bounds(COUNTS | {"poor": 0}) == {"working_poor": "no_poor", **none}


@pytest.mark.parametrize(
    ("low", "high", "case"),
    [
        (10, 10, "exact"),
        (10, 20, "between"),
        ("0.5", "99.5", "between"),
        (0, 20, "at_most"),
        (0, "99.5", "at_most"),
        (10, 100, "at_least"),
        ("0.5", 100, "at_least"),
        (0, 100, "anyone"),
        ("10.001", "10.004", "nearly"),
        ("10.001", "10.006", "between"),
    ],
)
def test_what_the_counts_say_of_the_working_poor(low, high, case):
    shares = {
        "working_poor_share_low.neither": Fraction(low),
        "working_poor_share_high.neither": Fraction(high),
    }
    assert bounds(COUNTS | SHARES | shares)["working_poor"] == case


@pytest.mark.parametrize(
    ("poor", "unemployed", "case"),
    [
        (49, 50, "more_unemployed"),
        (50, 50, "both"),
        (450, 50, "both"),
        (451, 50, "more_poor"),
        (100, 0, "one"),
    ],
)
def test_what_may_be_supposed_of_the_unemployed(poor, unemployed, case):
    numbers = COUNTS | SHARES | {"poor": poor, "labour.unemployed": unemployed}
    assert bounds(numbers)["supposing"] == case


@pytest.mark.parametrize(
    ("low", "high", "outside", "case"),
    [
        (10, 20, 550, "between"),
        (10, 20, 0, "not_asked"),
        (10, 10, 550, "exact"),
        ("10.01", "10.04", 550, "nearly"),
        ("10.01", "10.06", 550, "between"),
    ],
)
def test_what_an_average_rate_would_mean(low, high, outside, case):
    average = {"average_outside_low": Fraction(low), "average_outside_high": Fraction(high)}
    numbers = COUNTS | SHARES | average | {"outside_labour_force": outside}
    assert bounds(numbers)["average"] == case


@pytest.mark.parametrize(
    ("shares", "first", "case"),
    [
        ({}, [], "missing"),
        ({"a": 100}, ["a"], "one"),
        ({"a": 40, "b": 60}, ["b"], "one"),
        ({"a": 40, "b": 40, "c": 20}, ["a", "b"], "several"),
        ({"a": 50, "b": 50}, ["a", "b"], "all_equal"),
    ],
)
def test_the_causes_that_most_households_name(shares, first, case):
    numbers = {f"cause.{name}": share for name, share in shares.items()}
    assert leading(numbers) == first
    assert money(numbers, {"families": {"cause": list(numbers)}})["causes"] == case


@pytest.mark.parametrize(
    ("built", "case"), [(0, "nothing"), (1, "some"), (99, "some"), (100, "all")]
)
def test_how_much_is_built(built, case):
    found = money({"infrastructure_share.whole": Fraction(built)}, {})
    assert found["budget"] == case and found["answers"] == "missing"


MET = {
    "cause.a": 40,
    "cause.b": 60,
    "cause_part.a": 40,
    "cause_part.b": 60,
    "answered.stated.a": 10,
    "answered.stated.b": 50,
    "unanswering.stated": 40,
    "unfunded.stated": 0,
    "overlap.stated": 60,
}


@pytest.mark.parametrize(
    ("change", "question", "case"),
    [
        ({}, "answers", "some"),
        ({"unanswering.stated": 100}, "answers", "nothing"),
        ({"overlap.stated": 100}, "answers", "everything"),
        ({}, "unfunded", "nothing"),
        ({"unfunded.stated": 1}, "unfunded", "some"),
        ({"answered.stated.b": 0}, "leading_money", "nothing"),
        ({}, "leading_money", "less"),
        ({"answered.stated.b": 60}, "leading_money", "same"),
        ({"answered.stated.b": 61}, "leading_money", "more"),
        ({"cause.a": 60}, "leading_money", "missing"),
    ],
)
def test_how_spending_meets_the_causes(change, question, case):
    families = {"families": {"cause": ["cause.a", "cause.b", "cause.c"]}}
    assert money(MET | change, families)[question] == case


def test_claims_and_findings():
    assert claims({}) == "missing"
    assert claims({"claims_count": 1, "claims_major": 0}) == "one_good"
    assert claims({"claims_count": 1, "claims_major": 1}) == "one_major"
    assert claims({"claims_count": 2, "claims_major": 0}) == "none_major"
    assert claims({"claims_count": 2, "claims_major": 1}) == "some_major"
    assert findings({"findings": {}}, "id") == "missing"
    assert findings({"findings": {"id": "x"}}, "id") == "here"
    assert findings({"findings": {"id": "x"}}, "en") == "other_language"
