"""The folder that a newcomer gets, and what it refuses."""

import csv
import itertools
import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from runut.builds.files import read_folder
from runut.claims.expected import surprises
from runut.claims.verdicts import verify
from runut.cli import app
from runut.starters.unit import folder_name
from runut.tables.errors import BadInput
from tests.studies import STUDY, link_study, read_city

BOGOR = Path("data/cities/bogor")


def main(arguments: list[str]) -> int:
    """``runut new``; what it says is printed, as a terminal would show it."""
    name, code, *year = arguments
    about = [f"bps_code={code}", *(f"year={one}" for one in year)]
    done = CliRunner().invoke(app, ["new", name, *about])
    print(done.stderr, file=sys.stderr, end="")
    return done.exit_code


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("data/cities").mkdir(parents=True)
    link_study(tmp_path)


def test_filled_in_it_is_a_city():
    assert main(["Kota Bogor", "3271"]) == 0
    with pytest.raises(BadInput, match="expected a title"):
        read_city(read_folder(BOGOR), "bogor")
    about = BOGOR / "city.yaml"
    about.write_text(about.read_text().replace('title: ""', "title: A yearbook"))
    counts = BOGOR / "sources/counts.csv"
    cells = [row[0] for row in csv.reader(counts.read_text().splitlines())]
    example = next(x for x in cells if x.startswith("# for example: "))
    with counts.open("a") as file:
        file.write(example.removeprefix("# for example: ") + "\n")
    names = read_city(read_folder(BOGOR), "bogor").about["name"]
    assert names == {"id": "Kota Bogor", "en": "Bogor"}


def filled_in() -> dict[str, str]:
    """The folder as its own README says to fill it in: every table from its example."""
    main(["Kota Bogor", "3271"])
    about = BOGOR / "city.yaml"
    titles = "".join(
        f'  {name}: {{title: "A survey"}}\n' for name in STUDY.plain.tables if name in OPTIONAL
    )
    about.write_text(about.read_text().replace('title: ""', 'title: "A yearbook"') + titles)
    readme = (BOGOR / "README.md").read_text()
    blocks = re.findall(r"^### ?(\S+\.csv)$.*?^```\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    blocks += re.findall(
        r"^## (sources/counts.csv)$.*?^```\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL
    )
    for path, text in blocks:
        (BOGOR / path).write_text(text)
    return dict(blocks)


OPTIONAL = ("causes", "budget", "answers", "programmes", "claims")


def test_every_example_of_the_readme_can_be_used_as_it_stands():
    assert filled_in().keys() == {STUDY.plain.path(name) for name in STUDY.plain.tables}
    city = read_city(read_folder(BOGOR), "bogor")
    assert surprises(city, verify(city))[0].kind == "evidence"  # the reader's own to look up


@pytest.mark.parametrize("kept", [*itertools.combinations(OPTIONAL, 1), ("causes", "budget")])
def test_optional_parts_may_be_given_one_by_one(kept):
    filled_in()
    for name in (*OPTIONAL, "expected"):
        if name not in kept and not (name == "causes" and "answers" in kept):
            (BOGOR / STUDY.plain.path(name)).unlink()
    if kept == ("answers",):
        with pytest.raises(BadInput, match=r"this table alone, expected sources/budget.csv beside"):
            read_city(read_folder(BOGOR), "bogor")
        return
    city = read_city(read_folder(BOGOR), "bogor")
    assert set(city.tables) == {"counts", "assumptions", "suppositions", *kept}


def test_all_that_is_wrong_with_a_fresh_folder_is_told_at_once():
    main(["Kota Bogor", "3271"])
    with pytest.raises(BadInput) as bad:
        read_city(read_folder(BOGOR), "bogor")
    said = [str(one) for one in bad.value.errors]
    assert len(said) == 2
    assert "expected a title" in said[0]
    assert "expected a row for 2010" in said[1]


@pytest.mark.parametrize("name", [".DS_Store", "~$counts.xlsx", ".~lock.counts.csv#"])
def test_what_programs_leave_behind_is_no_table(name):
    filled_in()
    (BOGOR / "sources" / name).write_bytes(b"\xff")
    assert read_city(read_folder(BOGOR), "bogor")


def test_nothing_is_overwritten(capsys):
    main(["Kota Bogor", "3271"])
    (BOGOR / "city.yaml").write_text("mine: 1\n")
    assert main(["Kota Bogor", "3272"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (BOGOR / "city.yaml").read_text() == "mine: 1\n"


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Kota Bogor", "32", "the code that BPS gives"),
        ("../x\n", "3271", "three") ,
        ("Kota", "3271", ""),
        ("\u202ekota", "3271", "letters that can name a folder"),
        ("Kabupaten Cianjur", "3275", "expected the code of a regency"),
        ("Kab. Cianjur", "3275", "expected the code of a regency"),
        ("kota Bogor", "3201", "expected the code of a city"),
    ],
)  # fmt: skip
def test_what_is_refused(name, code, said, capsys):
    status = main([name, code])
    if said == "three" or not said:
        assert [path.name for path in Path("data/cities").iterdir()] in (["x"], ["kota"])
        assert status == 0
        return
    assert status == 2
    assert said in capsys.readouterr().err
    assert not list(Path("data/cities").iterdir())


@pytest.mark.parametrize("kind", ["Kabupaten ", "Kab. ", "Kab ", ""])
def test_a_regency_is_one_in_english(kind):
    assert main([f"{kind}Cianjur", "3203"]) == 0
    (about,) = Path("data/cities").glob("*/city.yaml")
    assert "en: Cianjur Regency" in about.read_text()


def test_folder_names():
    assert folder_name("Kota Bandar Lampung", "kota") == "bandar-lampung"
    assert folder_name("Kepulauan Siau Tagulandang Biaro (Sitaro)", "kota") == (
        "kepulauan-siau-tagulandang-biaro-sitaro"
    )


@pytest.mark.parametrize("year", ["10", "1799", "20100"])
def test_a_year_that_is_none_is_refused(year, capsys):
    assert main(["Kota Bogor", "3271", year]) == 2
    assert "expected a year of four digits" in capsys.readouterr().err


def test_another_folder_than_the_project_s_is_refused(tmp_path, monkeypatch, capsys):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert main(["Kota Bogor", "3271"]) == 2
    assert "expected a study" in capsys.readouterr().err


def test_a_folder_that_is_there_is_left_as_it_is():
    BOGOR.mkdir()
    (BOGOR / "mine").write_text("")
    assert main(["Kota Bogor", "3271"]) == 2
    assert [path.name for path in BOGOR.parent.iterdir()] == ["bogor"]
    assert [path.name for path in BOGOR.iterdir()] == ["mine"]
