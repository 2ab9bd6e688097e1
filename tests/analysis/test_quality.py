"""Suspicious values are found by general rules, and clean files list nothing."""

import pytest
import yaml

from analysis.quality import RULES, suspicious
from rendering.quality import said
from tests.analysis.national_files import at, rows
from tests.analysis.test_national import read, real  # noqa: F401
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


def test_far_districts_of_unlike_names_are_not_taken_for_swapped():
    found = rows()
    exchange(at(found, 3302, 2010), at(found, 3303, 2010), "penduduk")
    for year in (2009, 2010, 2011):
        at(found, 3303, year)["provinsi"] = "BARAT"
    assert not [one for one in listed(found) if one[0] == "swap"]


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


def test_a_jump():
    found = rows()
    at(found, 3304, 2011)["menganggur"] = "640000"
    at(found, 3304, 2011)["angkatan"] = str(640_000 + int(at(found, 3304, 2011)["bekerja"]))
    assert listed(found) == [("jump", "3304", 2011)]


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


def test_known_errors_of_the_whole_country(real):  # noqa: F811
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
