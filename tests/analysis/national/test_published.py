"""Raw tables of a statistical office, through a look and one mapping, are the same atlas."""

import csv
from pathlib import Path

import pytest

from analysis.atlas.districts import districts
from analysis.national.measures import KNOWN
from analysis.national.panel import FIELDS, MEASURES, read_national
from runut.look.command import apply, look
from tests.runut.look import published
from tests.studies import STUDY

ANSWERS = {"Entah": "leave out", "Ujung Pandang": '"7371"', "Semarrang": '"3374"'}


@pytest.fixture
def made(tmp_path) -> tuple[Path, Path]:
    """The file that comes of three raw tables, and one that was clean from the beginning."""
    names, found = published.counts()
    raw = [tmp_path / name for name in ("penduduk.xlsx", "miskin.csv", "kerja.csv")]
    published.population_sheet(raw[0], names, found)
    published.poverty_text(raw[1], names, found)
    published.labour_text(raw[2], names, found)
    published.clean_file(tmp_path / "clean.csv", names, found)
    assert look(STUDY, [str(one) for one in raw]) == 1
    mapping = tmp_path / "mapping.yaml"
    text = mapping.read_text(encoding="utf-8")
    for name, answer in ANSWERS.items():
        assert f'{name}: "?"' in text
        text = text.replace(f'{name}: "?"', f"{name}: {answer}")
    mapping.write_text(text, encoding="utf-8")
    assert apply(STUDY, mapping) == 0
    return tmp_path / "joined.csv", tmp_path / "clean.csv"


def national(path: Path):
    more = ("labour_force", "unemployment_rate")
    studied = [one for one in FIELDS if one not in KNOWN]
    given = {one: one for one in studied if one not in more or path.stem == "joined"}
    found = read_national(path.read_bytes(), path.name, given)
    assert found.bad == {}
    return found


def test_raw_tables_give_the_numbers_that_a_clean_file_gives(made):
    joined, clean = map(national, made)
    assert joined.by_key.keys() == clean.by_key.keys() and len(joined.rows) == 18
    for key, row in clean.by_key.items():
        other = joined.by_key[key]
        for name in MEASURES:
            if name != "labour_force":
                assert other.values[name] == row.values[name], (key, name)
        assert other.printed["official_rate"] == row.printed["official_rate"]
        assert other.province == row.province
    with made[0].open(encoding="utf-8", newline="") as file:
        lines = {row["poverty_line"] for row in csv.DictReader(file) if row["year"] == "2010"}
    assert lines == {"250000"}
    parts = joined.row("1872", 2010).values
    assert parts["labour_force"] == parts["employed"] + parts["unemployed"]


def test_they_give_the_same_atlas(made):
    """All that a district's documents are made from, but for the places of its numbers."""

    def told(path: Path) -> list:
        found, without = districts(national(path), 2010, {"title": "A yearbook"}, {})
        assert without == []
        return [
            (one["code"], one["name"], one["province"], one["standing"],
             {cell["id"]: cell["value"] for cell in one["cells"]})
            for members in found.values() for one in members
        ]  # fmt: skip

    assert told(made[0]) == told(made[1]) and len(told(made[0])) == 9
