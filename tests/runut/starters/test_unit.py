"""The folder that a newcomer gets, and what it refuses."""

import itertools
import re
from pathlib import Path

import pytest

from analysis.new_city import folder_name, main, make
from analysis.standard import TABLES, path_of
from runut.builds.files import read_folder
from runut.claims.expected import surprises
from runut.claims.verdicts import verify
from runut.tables.faults import BadInput
from tests.studies import read_city

BOGOR = Path("data/cities/bogor")


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("data/cities").mkdir(parents=True)


def test_filled_in_it_is_a_city():
    assert main(["Kota Bogor", "3271"]) == 0
    with pytest.raises(BadInput, match="expected a title"):
        read_city(read_folder(BOGOR), "bogor")
    about = BOGOR / "city.yaml"
    about.write_text(about.read_text().replace('title: ""', "title: A yearbook"))
    counts = BOGOR / "sources/counts.csv"
    example = next(x for x in counts.read_text().splitlines() if x.startswith("# for example: "))
    with counts.open("a") as file:
        file.write(example.removeprefix("# for example: ") + "\n")
    names = read_city(read_folder(BOGOR), "bogor").about["name"]
    assert names == {"id": "Kota Bogor", "en": "Bogor"}


def filled_in() -> dict[str, str]:
    """The folder as its own README says to fill it in: every table from its example."""
    main(["Kota Bogor", "3271"])
    about = BOGOR / "city.yaml"
    titles = "".join(f'  {name}: {{title: "A survey"}}\n' for name in TABLES if name in OPTIONAL)
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
    assert filled_in().keys() == {path_of(name) for name in TABLES}
    city = read_city(read_folder(BOGOR), "bogor")
    assert surprises(city, verify(city))[0].kind == "evidence"  # the reader's own to look up


@pytest.mark.parametrize("kept", [*itertools.combinations(OPTIONAL, 1), ("causes", "budget")])
def test_optional_parts_may_be_given_one_by_one(kept):
    filled_in()
    for name in (*OPTIONAL, "expected"):
        if name not in kept and not (name == "causes" and "answers" in kept):
            (BOGOR / path_of(name)).unlink()
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
    said = [str(one) for one in bad.value.faults]
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
        ("Kabupaten Cianjur", "3275", "found the code '3275', expected the code of a regency"),
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


def test_another_city_that_cannot_be_read_is_told(capsys):
    other = Path("data/cities/medan")
    other.mkdir()
    (other / "city.yaml").write_text("name: [\n")
    assert main(["Kota Bogor", "3271"]) == 2
    assert "data/cities/medan/city.yaml, row 2" in capsys.readouterr().err
    assert not BOGOR.exists()


@pytest.mark.parametrize("kind", ["Kabupaten ", "Kab. ", "Kab ", ""])
def test_a_regency_is_one_in_english(kind):
    assert main([f"{kind}Cianjur", "3203"]) == 0
    (about,) = Path("data/cities").glob("*/city.yaml")
    assert 'en: "Cianjur Regency"' in about.read_text()


def test_folder_names():
    assert folder_name("Kota Bandar Lampung") == "bandar-lampung"
    assert folder_name("Kepulauan Siau Tagulandang Biaro (Sitaro)") == (
        "kepulauan-siau-tagulandang-biaro-sitaro"
    )


@pytest.mark.parametrize("year", ["10", "1799", "20100"])
def test_a_year_that_is_none_is_refused(year, capsys):
    assert main(["Kota Bogor", "3271", "--year", year]) == 2
    assert f"found the year {year}, expected four digits" in capsys.readouterr().err


def test_a_code_that_another_city_has_is_refused(capsys):
    other = Path("data/cities/medan")
    other.mkdir()
    (other / "city.yaml").write_text('bps_code: "3271"\n')
    assert main(["Kota Bogor", "3271"]) == 2
    assert "data/cities/medan/city.yaml has the code 3271 already" in capsys.readouterr().err


def test_another_folder_than_the_project_s_is_refused(tmp_path, monkeypatch, capsys):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert main(["Kota Bogor", "3271"]) == 2
    assert "expected to be started in the project's folder" in capsys.readouterr().err


def test_a_folder_that_comes_to_be_meanwhile_is_left_as_it_is():
    BOGOR.mkdir()
    (BOGOR / "mine").write_text("")
    with pytest.raises(FileExistsError, match="is there already"):
        make(BOGOR, "Kota Bogor", "3271", 2010)
    assert [path.name for path in BOGOR.parent.iterdir()] == ["bogor"]
    assert [path.name for path in BOGOR.iterdir()] == ["mine"]


@pytest.mark.parametrize("at", ["mkdir", "read_bytes"])
def test_what_the_machine_refuses_is_one_message(at, monkeypatch, capsys):
    assert main(["Kota Metro", "1872"]) == 0

    def refuse(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, at, refuse)
    assert main(["Kota Bogor", "3271"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Nothing was made: data/cities/")
    assert said.endswith(": Permission denied\n") and said.count("\n") == 1
    assert not BOGOR.exists()
