"""Numbers of other years stand beside a study's own, with how far these have moved since."""

from fractions import Fraction

import pytest

from runut.claims.verification import verification
from runut.registry import build_registry
from tests.analysis.test_standard import folder
from tests.studies import read_city

ROWS = "2010,1000,100,400,50,10.5\n2009,900,120,390,60,13.3\n2011,1100,0,410,40,10.5\n"
TEXT = "year,population,poor,employed,unemployed,official_rate\n" + ROWS
CLAIMS = """\
claim,printed,suffix,decimal_mark,group_mark,section,place,target,context,order
then,"13,33",%,",",,a,A; 1,poverty_rate.2009,,1
fall,"3,33",,",",,a,A; 1,fall.poverty_rate.2009,,2
fewer,20,,",",,a,A; 1,fall.poor.2009,,3
less,"16,7",%,",",,a,A; 1,fall_percent.poor.2009,,4
wrong,30,,",",,a,A; 1,fall.poor.2009,,5
"""


@pytest.fixture(scope="module")
def city():
    about = b"  claims: {title: A release}\n"
    files = folder(TEXT)
    files["city.yaml"] += about
    return read_city({**files, "claims.csv": CLAIMS.encode()}, "bogor")


@pytest.fixture(scope="module")
def numbers(city) -> dict:
    return build_registry(city)["numbers"]


@pytest.mark.parametrize(
    ("name", "exact", "unit"),
    [
        ("poor.2009", "120", "persons"),
        ("poverty_rate.2009", "40/3", "percent"),
        ("labour.employed.2009", "390", "persons"),
        ("unemployed_share.2009", "40/3", "percent"),
        ("official_rate.2009", "133/10", "percent"),
        ("fall.poor.2009", "20", "persons"),
        ("rise.poor.2009", "-20", "persons"),
        ("fall_percent.poor.2009", "50/3", "percent"),
        ("fall.poverty_rate.2009", "10/3", "points"),
        ("rise.official_rate.2009", "-14/5", "points"),
        ("rise.employed.2009", "10", "persons"),
        ("rise.official_rate.2011", "0", "points"),
    ],
)
def test_a_number_of_another_year_or_a_change_has_an_id(numbers, name, exact, unit):
    assert (numbers[name]["exact"], numbers[name]["unit"]) == (exact, unit)


def test_nothing_is_said_in_per_cent_of_nothing_or_of_a_rate(numbers):
    assert "rise.poor.2011" in numbers and "rise_percent.poor.2011" not in numbers
    assert "rise_percent.poverty_rate.2009" not in numbers


def test_a_change_leads_down_to_the_cells_of_both_years(numbers):
    assert numbers["fall.poverty_rate.2009"]["cells"] == [
        "poor.2009", "population.2009", "poor", "population",
    ]  # fmt: skip
    source = numbers["poor.2009"]["source"]
    assert (source["row"], source["column"], source["place"]) == (3, "poor", "2009")


def test_the_study_s_own_numbers_stay_what_they_are(numbers):
    alone = build_registry(read_city(folder(TEXT.replace(ROWS, ROWS[:26])), "bogor"))["numbers"]
    assert Fraction(alone["poverty_rate"]["exact"]) == 10
    assert {name: numbers[name] for name in alone} == alone


def test_claims_of_other_years_and_of_changes_are_judged(city):
    claims = verification(city)["claims"]
    assert {name: one["verdict"] for name, one in claims.items()} == {
        "then": "rounds", "fall": "rounds", "fewer": "exact", "less": "rounds",
        "wrong": "contradicted",
    }  # fmt: skip
