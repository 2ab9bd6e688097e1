"""Suspicious values are found by general rules, and clean files list nothing."""

from fractions import Fraction

import pytest
import yaml

from analysis.atlas.districts import district_cells
from analysis.national.panel import published, read_national
from analysis.national.suspicious import (
    RULES,
    contradicted_rates,
    departures,
    digits,
    elsewhere,
    jumps,
    power_of_ten,
    rate_ratios,
    suspicious,
    swaps,
    usual_ratios,
)
from analysis.pages.sayings import said
from tests.analysis.national.test_panel import read
from tests.analysis.national_files import COLUMNS, at, csv_of, rows
from tests.conftest import LANGUAGES, ROOT

WORDS = yaml.safe_load((ROOT / "manuscript/quality.yaml").read_text(encoding="utf-8"))


def listed(found):
    return [(one.rule, one.code, one.year) for one in suspicious(read(found))]


def exchange(one, other, *columns):
    for column in columns:
        one[column], other[column] = other[column], one[column]


def test_a_clean_file_lists_nothing():
    assert listed(rows()) == []


def test_a_missing_digit():
    found = rows()
    at(found, 3304, 2010)["miskin"] = "16010"
    assert listed(found) == [("digit", "3304", 2010)]


def test_a_digit_too_many():
    found = rows()
    row = at(found, 3304, 2010)
    row["bekerja"], row["angkatan"] = "64040", "128040"
    at(found, 3304, 2009)["bekerja"] = "6400"
    assert ("labour_sum", "3304", 2009) in listed(found)


def test_swapped_populations_are_found_in_both_rows():
    found = rows()
    exchange(at(found, 3302, 2010), at(found, 3303, 2010), "penduduk")
    assert [one for one in listed(found) if one[0] == "swap"] == [
        ("swap", "3302", 2010),
        ("swap", "3303", 2010),
    ]


def test_swapped_labour_rows_are_found():
    found = rows()
    columns = ("bekerja", "menganggur", "angkatan")
    exchange(at(found, 3302, 2010), at(found, 3303, 2010), *columns)
    assert ("swap", "3302", 2010) in listed(found)


def three_years(column, one, other):
    """Two districts of one province with these numbers in their three years."""
    found = rows()
    for code, values in ((3302, one), (3303, other)):
        for year, value in zip((2009, 2010, 2011), values, strict=True):
            at(found, code, year)[column] = str(value)
    return found


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        # each has to leap
        ((100, 150, 100), (150, 100, 150), False),
        ((100, 151, 100), (151, 100, 151), True),
        # and to come near the other's other years
        ((100, 250, 100), (200, 80, 200), True),
        ((100, 251, 100), (200, 80, 200), False),
        ((100, 250, 100), (200, 79, 200), False),
        # those of the year itself say nothing
        ((100, 200, 100), (400, 200, 400), False),
        # nor does a year without a number
        ((100, 200, ""), (200, 100, 200), True),
    ],
)
def test_when_two_are_taken_for_swapped(one, other, told):
    national = read([row | {"bekerja": "", "menganggur": ""} for row in
                     three_years("angkatan", one, other)])  # fmt: skip
    found = [(row.code, row.other, row.year) for row in swaps(national)]
    assert found == told * [("3302", "3303", 2010), ("3303", "3302", 2010)]


def test_a_swap_is_told_with_all_that_goes_with_it():
    found = rows()
    columns = ("bekerja", "menganggur", "angkatan")
    exchange(at(found, 3302, 2010), at(found, 3303, 2010), *columns)
    one, _ = swaps(read(found))
    assert one.measures == ("labour_force", "employed", "unemployed")
    assert one.evidence == {
        "value": 396_440, "other_year": 176_880, "other_value": 176_440, "its_other_year": 396_000,
    }  # fmt: skip
    at(found, 3302, 2010)["menganggur"] = ""
    one, other = swaps(read(found))
    assert one.measures == ("labour_force", "employed")
    assert other.measures == ("labour_force", "employed", "unemployed")
    found = rows()
    exchange(at(found, 3302, 2010), at(found, 3303, 2010), "miskin", "persen")
    assert next(iter(swaps(read(found)))).measures == ("poor", "official_rate")


def test_far_districts_of_unlike_names_are_not_taken_for_swapped():
    found = rows()
    exchange(at(found, 3302, 2010), at(found, 3303, 2010), "penduduk")
    for year in (2009, 2010, 2011):
        at(found, 3303, year)["provinsi"] = "BARAT"
    assert not [one for one in listed(found) if one[0] == "swap"]
    # nor are those of which no province is known
    columns = {name: column for name, column in COLUMNS.items() if name != "province"}
    assert not list(swaps(read_national(csv_of(found), "national.csv", columns)))


def test_a_rate_that_its_counts_contradict():
    found = rows()
    at(found, 3304, 2010)["persen"] = "6.10"
    assert listed(found) == [("rate_contradicted", "3304", 2010)]


def test_a_base_that_a_whole_province_shares_is_no_contradiction():
    found = rows()
    for row in found:
        if row["tahun"] == "2010":
            row["persen"] = f"{float(row['persen']) / 1.2:.2f}"
    assert listed(found) == []


def test_more_poor_than_people():
    found = rows()
    at(found, 3304, 2010)["miskin"] = "1601001"
    rules = {rule for rule, *_ in listed(found)}
    assert "impossible" in rules


@pytest.mark.parametrize(("unemployed", "more"), [("960600", False), ("960601", True)])
def test_more_workers_than_people(unemployed, more):
    found = rows()
    at(found, 3304, 2010).update(menganggur=unemployed, angkatan=str(640_400 + int(unemployed)))
    told = [one for one in suspicious(read(found)) if one.rule == "impossible"]
    assert [(one.measures, one.evidence) for one in told] == more * [
        (("employed", "unemployed", "population"), {"part": 1_601_001, "whole": 1_601_000})
    ]


def test_a_sum_that_is_another():
    found = rows()
    at(found, 3304, 2010)["angkatan"] = "704450"
    (one,) = suspicious(read(found))
    assert one.rule == "labour_sum"
    assert one.evidence == {"labour_force": 704_450, "sum": 704_440}


def test_a_rate_is_held_against_its_own_counts():
    found = rows()
    at(found, 3304, 2010)["persen"] = "4.00"
    for code, column in ((3301, "penduduk"), (3302, "miskin"), (3303, "persen")):
        at(found, code, 2010)[column] = ""
    at(found, 3305, 2010)["persen"] = at(found, 3306, 2010)["penduduk"] = "0"
    ratios = {code: one for (code, year), one in rate_ratios(read(found)).items() if year == 2010}
    assert ratios == {"3304": Fraction(5, 2), "3307": 1, "3308": 1}


def test_the_usual_ratio_is_that_of_five_neighbours_in_the_year_or_of_the_country():
    found = rows(11)
    for row in found:
        if row["kode"] > "3305":
            row.update(provinsi="BARAT", persen="5.00")
        elif row["tahun"] == "2010":
            row["persen"] = "20.00"
    national = read(found)
    usual = usual_ratios(national, rate_ratios(national))
    assert (usual["3301", 2009], usual["3301", 2010], usual["3311", 2010]) == (1, Fraction(1, 2), 2)
    at(found, 3305, 2009)["provinsi"] = "BARAT"
    national = read(found)
    assert usual_ratios(national, rate_ratios(national))["3301", 2009] == 2


def test_rows_without_poor_people_tell_nothing_of_what_is_usual():
    found = rows(3)
    for row in found:
        row["miskin"] = "0"
    at(found, 3301, 2009)["miskin"] = "1"
    national = read(found)
    ratios = rate_ratios(national)
    usual = usual_ratios(national, ratios)
    assert usual == {(code, 2009): ratios["3301", 2009] for code in ("3301", "3302", "3303")}
    assert list(digits(national)) == []


@pytest.mark.parametrize(
    ("population", "poor", "own_rate"),
    # a tenth, and what rounding to hundreds does to so few: half of them
    [("625", "100", None), ("624", "100", Fraction(10_000, 624)), ("625", "0", 0)],
)
def test_how_far_a_rate_may_lie_from_its_counts(population, poor, own_rate):
    found = rows()
    at(found, 3301, 2010).update(penduduk=population, miskin=poor)
    told = [(one.code, one.evidence) for one in contradicted_rates(read(found))]
    evidence = {"official_rate": 10, "own_rate": own_rate}
    assert told == ([] if own_rate is None else [("3301", evidence)])


def two_years(**columns):
    """Districts of two years, of which the first has these numbers in them."""
    found = rows(8, (2009, 2010))
    for column, values in columns.items():
        for year, value in zip((2009, 2010), values, strict=True):
            at(found, 3301, year)[column] = str(value)
    return read(found)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (10_000, 69_999, False),
        (10_000, 70_000, True),
        (5_000, 70_000, True),
        (5_000, 70_001, False),
    ],
)
def test_about_ten_times_is_seven_to_fourteen(one, other, told):
    for values in ((one, other), (other, one)):
        found = [(row.code, row.year, row.measures) for row in digits(two_years(bekerja=values))]
        assert found == told * [("3301", year, ("employed",)) for year in (2009, 2010)]


@pytest.mark.parametrize(
    ("poor", "rate", "told"),
    [
        ((10_000, 70_000), "10.00", True),
        ((10_000, 69_999), "10.00", False),
        ((7_000, 98_000), "7.00", True),
        ((7_000, 98_001), "7.00", False),
    ],
)
def test_a_count_that_its_rate_does_not_follow_has_a_wrong_digit(poor, rate, told):
    national = two_years(penduduk=(100_000, 100_000), miskin=poor, persen=(rate, rate))
    found = [(one.code, one.year, one.measures, one.evidence) for one in digits(national)]
    evidence = {"value": poor[1], "other_year": poor[0], "power": 10}
    assert found == told * [("3301", 2010, ("poor",), evidence)]


def test_counts_that_their_rate_follows_have_changed_otherwise():
    times_ten = {"penduduk": (100_000, 1_000_000), "miskin": (10_000, 100_000)}
    assert not list(digits(two_years(**times_ten)))
    found = digits(two_years(**times_ten, bekerja=(10_000, 100_000)))
    assert {one.measures for one in found} == {("employed",)}


def test_a_number_is_held_against_those_that_there_are():
    national = two_years(bekerja=("", 40_000), menganggur=(0, 4_000), penduduk=(100_000, 200_000))
    off = departures(national)
    assert off["3301", 2010]["population"] == (2, 100_000)
    assert off["3301", 2009]["population"] == (Fraction(1, 2), 200_000)
    assert not {"employed", "unemployed"} & (off["3301", 2009].keys() | off["3301", 2010].keys())


@pytest.mark.parametrize(
    ("columns", "leaps"),
    [
        ({"penduduk": (100_000, 150_000)}, []),
        ({"penduduk": (100_000, 150_001)}, ["population"]),
        ({"menganggur": (1_000, 3_000)}, []),
        ({"menganggur": (1_000, 3_001)}, ["unemployed"]),
    ],
)
def test_how_far_a_number_may_move(columns, leaps):
    national = two_years(**columns)
    assert [one.measures for one in jumps(national, set())] == [tuple(leaps)] * 2 * bool(leaps)
    listed = {("3301", year, name) for year in (2009, 2010) for name in leaps}
    assert not list(jumps(national, listed))


def test_rows_under_another_name():
    found = rows()
    for year in (2009, 2010, 2011):
        one, other = at(found, 3301, year), at(found, 3302, year)
        one["nama"], other["nama"] = "Muna, Kab.", "Muna Barat, Kab."
        one["penduduk"] = one["miskin"] = one["persen"] = ""
        other["bekerja"] = other["menganggur"] = other["angkatan"] = ""
    assert [one[:2] for one in listed(found)] == [("elsewhere", "3301")] * 3 + [
        ("elsewhere", "3302")
    ] * 3
    lacking, *_, having = suspicious(read(found))
    assert lacking.measures == having.measures == ("official_rate", "poor", "population")
    assert (lacking.other, having.other) == ("3302", "3301")
    # names that are the same are two districts of one name
    for year in (2009, 2010, 2011):
        at(found, 3302, year)["nama"] = "Kota Muna"
    assert not list(elsewhere(read(found)))


def test_a_jump():
    found = rows()
    at(found, 3304, 2011)["menganggur"] = "640000"
    at(found, 3304, 2011)["angkatan"] = str(640_000 + int(at(found, 3304, 2011)["bekerja"]))
    assert listed(found) == [("jump", "3304", 2011)]
    (one,) = suspicious(read(found))
    assert one.measures == ("unemployed", "labour_force")
    assert one.evidence == {
        "value": 640_000, "other_year": 64_040, "times": Fraction(640_000, 64_040),
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_listing_is_said_in_words(language):
    found = rows()
    exchange(at(found, 3302, 2010), at(found, 3303, 2010), "penduduk")
    at(found, 3304, 2010)["persen"] = "6.10"
    at(found, 3305, 2010)["miskin"] = "25010"
    at(found, 3306, 2010)["angkatan"] = "7"
    for one in suspicious(read(found)):
        text = said(one, WORDS, language)
        assert text.endswith(".") and "{" not in text and text[0].isupper()
        assert any(mark.isdigit() for mark in text)


def test_every_rule_has_words():
    assert set(WORDS["rules"]) == set(RULES)


def test_known_errors_of_the_whole_country(real):
    found = {(one.rule, one.code, one.year) for one in suspicious(real)}
    assert {
        ("swap", "5316", 2010), ("swap", "5317", 2010),  # populations
        ("swap", "5316", 2009), ("swap", "5317", 2009),  # labour
        ("digit", "3516", 2010), ("digit", "8206", 2010),
        ("rate_contradicted", "1374", 2010),
        ("elsewhere", "7402", 2010), ("elsewhere", "7413", 2010),
    } <= found  # fmt: skip


def test_a_digit_that_only_the_rate_knows_of():
    """The count is wrong in every year alike, so that no other year tells; its own rate does."""
    found = rows()
    for year in (2009, 2010, 2011):
        row = at(found, 3304, year)
        row["miskin"] = row["miskin"][:-1]
    told = [one for one in listed(found) if one[0] == "digit"]
    assert told == [("digit", "3304", year) for year in (2009, 2010, 2011)]
    first = next(one for one in suspicious(read(found)) if one.rule == "digit")
    assert first.evidence == {"value": 16_000, "other_year": 160_000, "power": 10}
    # as well where rates of all lie far from their counts
    for row in found:
        row["persen"] = "5.00"
    assert [one.year for one in digits(read(found))] == [2009, 2010, 2011]


def test_a_row_of_nothing_is_not_elsewhere():
    found = rows()
    for year in (2009, 2010, 2011):
        at(found, 3301, year)["nama"], at(found, 3302, year)["nama"] = "Muna", "Muna Barat"
        at(found, 3301, year).update(dict.fromkeys(
            ("penduduk", "miskin", "persen", "bekerja", "menganggur", "angkatan"), ""))  # fmt: skip
    assert not list(elsewhere(read(found)))


@pytest.mark.parametrize(
    ("ratio", "power"),
    [(6, 0), (7, 10), (14, 10), (15, 0), (69, 0), (100, 100), (1000, 1000), (1300, 1000)],
)
def test_about_a_power_of_ten(ratio, power):
    for one in (Fraction(ratio), 1 / Fraction(ratio)):
        assert power_of_ten(one) == power


def test_a_count_in_thousands_among_persons_is_a_thousand_times_off():
    found = rows()
    at(found, 3304, 2010)["miskin"] = "162"
    (one,) = (one for one in suspicious(read(found)) if one.rule == "digit")
    assert (one.code, one.year, one.evidence["power"]) == ("3304", 2010, 1000)
    assert "roughly 1,000 times the other" in said(one, WORDS, "en")
    assert "kira-kira 1.000 kali" in said(one, WORDS, "id")


# The national file of which one district did not exist yet in its first year.
UNPUBLISHED = """\
code,name,province,year,population,poor,employed,unemployed
3207,KABUPATEN CIAMIS,JAWA BARAT,2014,1203200,130000,,
3207,KABUPATEN CIAMIS,JAWA BARAT,2015,1210733,104900,,
3218,KABUPATEN PANGANDARAN,JAWA BARAT,2014,398603,0,,
3218,KABUPATEN PANGANDARAN,JAWA BARAT,2015,402744,42000,,
3279,KOTA BANJAR ,JAWA BARAT,2014,190845,12700,,
3279,KOTA BANJAR ,JAWA BARAT,2015,196563,13400,,
"""


def test_a_zero_that_stands_for_what_was_not_published_is_listed_and_no_fact():
    names = dict.fromkeys(UNPUBLISHED.split("\n")[0].split(","))
    found = read_national(UNPUBLISHED.encode(), "n.csv", {name: name for name in names})
    assert not found.bad
    there = published(found)
    (one,) = suspicious(there)
    assert (one.rule, one.code, one.year) == ("not_published", "3218", 2014)
    assert "0 is given, against 42,000 in another year" in said(one, WORDS, "en")
    row = there.row("3218", 2014)
    assert row.values["poor"] is None and row.printed["poor"] == "0"
    assert "poor" not in {cell.id for cell in district_cells(there, row)}
    # another year that has hardly anybody says nothing
    few = UNPUBLISHED.replace("42000", "999")
    few = read_national(few.encode(), "n.csv", {name: name for name in names})
    assert published(few).row("3218", 2014).values["poor"] == 0


@pytest.mark.parametrize("least", ["1", "0.99"])
def test_a_rate_of_nothing_beside_one_of_something(least):
    found = rows()
    at(found, 3301, 2010)["persen"] = "0"
    for year in (2009, 2011):
        at(found, 3301, year)["persen"] = least
    row = published(read(found)).row("3301", 2010)
    assert (row.values["official_rate"] is None) == (least == "1")
