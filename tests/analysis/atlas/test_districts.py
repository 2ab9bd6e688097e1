"""A national file is parted into what each district's documents are made from."""

import json
from fractions import Fraction

from analysis.atlas.districts import (
    correction_notes,
    districts,
    reasons,
    suspicions_of,
    unit_of_data,
)
from analysis.national.corrections import correct
from analysis.national.suspicious import suspicious
from runut.registry import build_registry
from tests.analysis.national.test_corrections import WHY, corrections
from tests.analysis.national.test_panel import read
from tests.analysis.national_files import at, rows
from tests.studies import STUDY

SOURCE = {"title": "A yearbook"}


def part(found, notes=None):
    return districts(read(found), 2010, SOURCE, notes or {})


def test_districts_are_parted_by_province_in_the_order_of_their_codes():
    found = rows()
    for row in found:
        row["kode"] = str(int(row["kode"]) + 100 * (int(row["kode"]) % 2))
    parted, without = part(reversed(found))
    assert not without
    assert {province: [one["code"] for one in all_of] for province, all_of in parted.items()} == {
        "33": ["3302", "3304", "3306", "3308"],
        "34": ["3401", "3403", "3405", "3407"],
    }


def test_a_district_has_the_numbers_of_a_city_with_their_place():
    parted, _ = part(rows())
    one = json.loads(json.dumps(parted["33"][2]))
    registry = build_registry(unit_of_data(STUDY, one))
    numbers = registry["numbers"]
    for name in ("population", "poor", "labour.employed", "labour.unemployed"):
        assert numbers[name]["source"]["file"] == "national.csv"
        assert numbers[name]["source"]["row"] == 9
    assert numbers["labour.employed"]["source"]["column"] == "bekerja"
    assert numbers["official_rate.2010"]["source"]["printed"] == "10.00"
    assert numbers["poverty_rate"]["cells"] == ["poor", "population"]
    assert "working_poor_share_high.neither" in numbers
    assert registry["publications"]["national.csv"] == [SOURCE]
    assert "note" not in numbers["poor"]["source"]


def test_a_district_has_its_other_years_but_for_what_is_doubtful():
    found = rows()
    at(found, 3301, 2009)["miskin"] = "10500"
    at(found, 3302, 2009)["miskin"] = "1050000"  # more than all people
    national = read(found)
    parted, _ = districts(national, 2010, SOURCE, {}, None, {("3301", 2009, "employed")})
    first, second = (json.loads(json.dumps(one)) for one in parted["33"][:2])
    numbers = build_registry(unit_of_data(STUDY, first))["numbers"]
    fall = Fraction(10500) / 100000 - Fraction(numbers["poverty_rate"]["exact"]) / 100
    assert Fraction(numbers["fall.poverty_rate.2009"]["exact"]) == 100 * fall
    assert numbers["poor.2009"]["source"]["row"] == national.row("3301", 2009).line
    assert "labour.employed.2009" not in numbers and "labour.unemployed.2009" in numbers
    assert "2009" not in second["years"]


def test_a_district_stands_among_all_that_have_the_number():
    found = rows()
    at(found, 3301, 2010)["miskin"] = "11000"
    at(found, 3302, 2010)["miskin"] = ""
    parted, _ = part(found)
    standing = {one["code"]: one["standing"] for one in parted["33"]}
    assert standing["3301"]["cases"]["poverty"] == "first"
    assert standing["3301"]["numbers"]["poverty_compared"]["exact"] == "7"
    assert standing["3301"]["numbers"]["unemployment_compared"]["exact"] == "8"
    assert standing["3302"]["cases"]["poverty"] == "unknown"


def test_what_cannot_be_studied_is_told_with_its_reason():
    found = rows()
    at(found, 3301, 2010)["miskin"] = "142000"
    at(found, 3302, 2010)["penduduk"] = "40.1000,5"
    found.remove(at(found, 3303, 2010))
    found.append(at(found, 3304, 2010) | {"kode": "3399", "penduduk": "x"})
    parted, without = part(found)
    assert [one["code"] for one in parted["33"]] == ["3304", "3305", "3306", "3307", "3308"]
    why = {one["code"]: " ".join(one["why"]) for one in without}
    assert "at most 101000" in why["3301"]
    assert "40.1000,5" in why["3302"]
    assert why["3303"] == ""  # the file has no row of the year: nothing is wrong with it
    # a district is named as in another year that can be read, or by its code
    assert [(one["name"]["en"], one["province"]) for one in without] == [
        ("Bdaerah Regency", "TENGAH"),
        ("Cdaerah Regency", "TENGAH"),
        ("Ddaerah Regency", "TENGAH"),
        ("3399", ""),
    ]


def test_a_district_without_a_row_has_that_for_a_reason():
    assert reasons({"why": ["this", "that"]}) == "this; that"
    assert reasons({"why": []}) == "no row for the year"


def test_a_correction_follows_its_number():
    national = correct(read(rows()), corrections(f"3301,2010,poor,10100,10200,{WHY}"))
    assert list(correction_notes(national, 2010)) == ["3301"] and not correction_notes(
        national, 2011
    )
    parted, _ = districts(national, 2010, SOURCE, {"3301": [{"id": "x", "en": "y"}]})
    first, second = parted["33"][:2]
    registry = build_registry(unit_of_data(STUDY, first))
    assert registry["numbers"]["poor"]["exact"] == "10200"
    assert "The yearbook of 2011" in registry["numbers"]["poor"]["source"]["note"]["en"]
    assert first["notes"] == [{"id": "x", "en": "y"}] and second["notes"] == []


def test_suspicions_are_of_the_year():
    found = rows()
    at(found, 3301, 2010)["persen"] = "31.00"
    listed = list(suspicious(read(found)))
    assert "3301" in suspicions_of(listed, 2010)
    assert all(one.year == 2009 for one in suspicions_of(listed, 2009).get("3301", ()))


def test_the_whole_country(real):
    parted, without = districts(real, 2010, SOURCE, {})
    members = [one for all_of in parted.values() for one in all_of]
    for one in members:
        build_registry(unit_of_data(STUDY, one))
    assert len(members) == 496 and {one["code"] for one in without} == {"5317", "8206"}


def only(found: list[dict], *kept: str) -> list[dict]:
    """Rows in which only these columns are given."""
    always = {"kode", "nama", "provinsi", "tahun"}
    return [
        {name: text if name in always | set(kept) else "" for name, text in row.items()}
        for row in found
    ]


def test_where_nobody_was_counted_districts_are_compared_by_published_rates():
    found, without = part(only(rows(), "persen"))
    assert without == []
    first = found["33"][0]
    assert {cell["id"] for cell in first["cells"]} == {"official_rate.2010"}
    numbers = first["standing"]["numbers"]
    assert numbers["poverty_compared"]["exact"] == "8"
    assert numbers["poverty_place"]["inputs"] == ["official_rate.2010"]
    assert first["standing"]["cases"]["unemployment"] == "unknown"


def test_published_rates_are_told_with_the_decimals_that_they_are_published_with():
    given = only(rows(), "persen")
    for row in given:
        row["persen"] = row["persen"][:-1]
    numbers = part(given)[0]["33"][0]["standing"]["numbers"]
    assert [numbers[f"poverty_{end}"]["decimals"] for end in ("lowest", "highest")] == [1, 1]


def test_one_district_that_was_counted_is_not_set_beside_published_rates():
    given = [*only(rows(1)), *only(rows(8), "persen")[3:]]
    given[1] |= {"penduduk": "1000", "miskin": "100"}
    found, _ = part(given)
    standings = [one["standing"]["cases"]["poverty"] for one in found["33"]]
    assert standings == ["alone", *["unknown"] * 7]
