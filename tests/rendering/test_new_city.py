"""The folder that a newcomer gets, and what it refuses."""

from pathlib import Path

import pytest

from analysis.city import read_city
from analysis.faults import BadInput
from rendering.files import read_folder
from rendering.new_city import folder_name, main

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
    assert read_city(read_folder(BOGOR), "bogor").about["name"]["en"] == "Kota Bogor"


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


def test_folder_names():
    assert folder_name("Kota Bandar Lampung") == "bandar-lampung"
    assert folder_name("Kepulauan Siau Tagulandang Biaro (Sitaro)") == (
        "kepulauan-siau-tagulandang-biaro-sitaro"
    )
