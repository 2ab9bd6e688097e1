"""Where a city stands among those that have numbers for the same year."""

from fractions import Fraction

import pytest

from analysis.peers import Standing, rates_of, side_by_side, standing_numbers


@pytest.mark.parametrize(
    ("above", "same", "below", "place", "case"),
    [
        (0, 1, 0, 1, "alone"),
        (0, 2, 0, 1, "equal"),
        (0, 1, 1, 1, "first"),
        (0, 2, 1, 1, "shared_first"),
        (1, 1, 0, 2, "last"),
        (1, 2, 0, 2, "shared_last"),
        (1, 1, 2, 2, "middle"),
        (3, 2, 1, 4, "shared_middle"),
    ],
)
def test_a_standing_in_a_word(above, same, below, place, case):
    one = Standing(above, same, below)
    assert (one.compared, one.place, one.case) == (above + same + below, place, case)


def a_peer(code="1871", name="", **rates):
    given = {name: str(rate) for name, rate in rates.items()}
    return {"name": {"id": name, "en": name}, "bps_code": code, "rates": given}


def test_a_city_is_told_its_place_and_the_ends():
    found = standing_numbers(
        {
            "here": a_peer(name="Here", poverty_rate="31/2", unemployed_share="5"),
            "there": a_peer(name="There", poverty_rate="20", unemployed_share="5"),
            "third": a_peer(name="Third", unemployed_share="4"),
        }
    )
    numbers = found["here"]["numbers"]
    shown = ("exact", "unit", "decimals", "inputs")
    assert {name: tuple(one[what] for what in shown) for name, one in numbers.items()} == {
        "poverty_place": ("2", "count", 0, ["poverty_rate"]),
        "poverty_compared": ("2", "count", 0, []),
        "poverty_lowest": ("31/2", "percent", 2, []),
        "poverty_highest": ("20", "percent", 2, []),
        "unemployment_place": ("1", "count", 0, ["unemployed_share"]),
        "unemployment_compared": ("3", "count", 0, []),
        "unemployment_lowest": ("4", "percent", 1, []),
        "unemployment_highest": ("5", "percent", 1, []),
    }
    assert {name: [one["en"] for one in entry["places"]] for name, entry in numbers.items()} == {
        **{key: [] for key in numbers},
        "poverty_lowest": ["Here"],
        "poverty_highest": ["There"],
        "unemployment_lowest": ["Third"],
        "unemployment_highest": ["Here", "There"],
    }
    assert found["here"]["cases"] == {"poverty": "last", "unemployment": "shared_first"}
    # what one rate is unknown of has its place by the other
    assert found["third"]["cases"] == {"poverty": "unknown", "unemployment": "last"}
    assert set(found["third"]["numbers"]) == {
        f"unemployment_{what}" for what in ("place", "compared", "lowest", "highest")
    }


def test_only_cities_alone_are_called_so():
    assert standing_numbers({"a": a_peer("1871"), "b": a_peer("1872")})["a"]["kind"] == "kota"
    assert standing_numbers({"a": a_peer("1871"), "b": a_peer("1801")})["a"]["kind"] == ""


def test_a_place_has_the_rates_that_its_counts_give():
    counts = {"population": Fraction(1000), "poor": Fraction(0)}
    work = {"employed": Fraction(300), "unemployed": Fraction(100)}
    none = {"employed": None, "unemployed": None}
    assert rates_of({**counts, **work}) == {"poverty_rate": "0", "unemployed_share": "25"}
    assert rates_of({**counts, "population": Fraction(0), **none}) == {}
    assert rates_of({**counts, "poor": None, **work, "employed": None}) == {}
    assert rates_of({**counts, "employed": Fraction(0), "unemployed": Fraction(0)}) == {
        "poverty_rate": "0"
    }


def test_a_study_without_a_year_is_compared_by_the_official_numbers(registry):
    found = side_by_side({registry["city"]: registry})
    assert list(found) == ["2009", "2010"]
    one = found["2010"]["bandar-lampung"]
    official = {count: registry["numbers"][f"official_{count}.2010"]["exact"]
                for count in ("population", "poor", "employed", "unemployed")}  # fmt: skip
    assert one["counts"] == official and one["document"] == "article"
    brief = side_by_side({registry["city"]: registry | {"article": None}})["2010"]["bandar-lampung"]
    assert brief["document"] == "brief"


def test_a_study_of_a_year_is_compared_in_it_too(registry):
    found = side_by_side({registry["city"]: registry | {"year": 2011}})
    assert list(found) == ["2009", "2010", "2011"]
    numbers = registry["numbers"]
    assert found["2011"]["bandar-lampung"]["counts"] == {
        "population": numbers["population"]["exact"],
        "poor": numbers["poor"]["exact"],
        "employed": numbers["labour.employed"]["exact"],
        "unemployed": numbers["labour.unemployed"]["exact"],
    }


def test_another_year_needs_the_counts_of_a_rate_and_no_more(registry):
    numbers = registry["numbers"]
    names = ("population", "poor", "labour.employed", "labour.unemployed")
    year = {name: numbers[name] for name in names}
    found = side_by_side({registry["city"]: registry | {"other_years": {"2012": year}}})
    assert found["2012"]["bandar-lampung"]["counts"]["poor"] == numbers["poor"]["exact"]
    alone = {"other_years": {"2012": {"poor": numbers["poor"]}}}
    assert "2012" not in side_by_side({registry["city"]: registry | alone})


def test_a_city_without_labour_figures_or_counts_is_compared_by_what_it_has(registry):
    numbers = registry["numbers"]
    rate = {"exact": "25/2", "decimals": 1, "source": numbers["poor"]["source"]}
    years = {
        "2012": {name: numbers[name] for name in ("population", "poor")},
        "2013": {"official_rate.2013": rate},
    }
    found = side_by_side({registry["city"]: registry | {"other_years": years}})
    counted, published = (found[year]["bandar-lampung"] for year in ("2012", "2013"))
    assert counted["rates"].keys() == {"poverty_rate"} and "published" not in counted
    assert published["published"] == {"official_rate": {"exact": "25/2", "decimals": 1}}
    assert not published["rates"] and not published["counts"]


@pytest.mark.parametrize(("sharing", "named"), [(2, 2), (3, 0)])
def test_of_many_that_share_the_highest_rate_none_is_named(sharing, named):
    peers = {f"city{at}": a_peer(name="A city", poverty_rate="20") for at in range(sharing)}
    found = standing_numbers({**peers, "other": a_peer(poverty_rate="10")})
    assert len(found["other"]["numbers"]["poverty_highest"]["places"]) == named
