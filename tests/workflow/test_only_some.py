"""A whole build of what was published and no more: rates alone, a city without labour figures."""

import json

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.conftest import copy_project, with_one_city

pytestmark = pytest.mark.slow
RATES = "code,name,province,year,rate,tpt\n1101,Simeulue,Aceh,2023,17.5,5.1\n"
RATES += "1171,Kota Banda Aceh,Aceh,2023,7.1,\n"
COLUMNS = {"code": "code", "name": "name", "province": "province", "year": "year",
           "official_rate": "rate", "unemployment_rate": "tpt"}  # fmt: skip


def text(file) -> str:
    return " ".join(BeautifulSoup(file.read_bytes(), "html.parser").get_text().split())


def test_what_is_given_is_shown_and_what_is_missing_is_said(tmp_path):
    project = with_one_city(copy_project(tmp_path / "project"), "metro")
    counts = project.folder / "data/cities/metro/sources/counts.csv"
    counts.write_text("year,population,poor\n2010,145471,20100\n2009,136273,21200\n")
    (project.folder / "data/rates.csv").write_text(RATES)
    chosen = {"path": "data/rates.csv", "title": "A panel", "year": 2023, "columns": COLUMNS}
    with (project.folder / "config/config.yaml").open("a", encoding="utf-8") as config:
        config.write(yaml.safe_dump({"national": chosen}))
    project.build()
    results = project.folder / "results"
    index = text(results / "atlas/index.html")
    for shown in ("17.5% (published)", "5.1% (published)", "7.1% (published)"):
        assert shown in index
    brief = text(results / "atlas/11/1101/brief.en.html")
    assert "The published poverty rate is 17.5%" in brief
    assert "has the highest share of poor people" in brief
    assert "gives neither the number of people in work" in brief
    metro = text(results / "metro/brief.en.html")
    assert "Since 2009, the share of poor people has fallen by 1.74 percentage points." in metro
    assert "gives neither the number of people in work" in metro
    numbers = json.loads((results / "metro/indicators.json").read_bytes())["numbers"]
    assert numbers["poor.2009"]["exact"] == "21200"
    assert numbers["fall.poor.2009"]["exact"] == "1100"
