import csv
import os
import re

import pytest

from runut.builds.files import defused, fused, has_claims, read_folder, read_words, write_csv
from runut.tables.errors import BadInput


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "city"
    (path / "sources").mkdir(parents=True)
    (path / "sources/a.csv").write_text("a\n1\n", encoding="utf-8")
    return path


def test_files_are_known_by_their_path_inside(folder):
    assert read_folder(folder) == {"sources/a.csv": b"a\n1\n"}


def test_links_are_refused_wherever_they_lead(folder, tmp_path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (folder / "sources/b.csv").symlink_to(tmp_path / "secret")
    (folder / "more").symlink_to(tmp_path)
    with pytest.raises(BadInput) as caught:
        read_folder(folder)
    assert [error.found for error in caught.value.errors] == ["a link", "a link"]
    assert "secret" not in str(caught.value)


def test_a_folder_that_is_a_link_is_refused(folder):
    link = folder.with_name("other")
    link.symlink_to(folder)
    with pytest.raises(BadInput, match="found a link"):
        read_folder(link)


@pytest.mark.parametrize(
    "name",
    ["City", "a|b", "a b", "\u0430b", "con", ".x", "{x}", "-rf ", "atlas", "sums", "found"],
)
def test_a_folder_has_a_plain_name(tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(BadInput, match="small letters"):
        read_folder(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (b"{draft}.txt", "name without braces"),
        (b"a\nb.txt", "U+000A"),
        ("a\u202eb.txt".encode(), "U+202E"),
        (b"a\xff.txt", "U+DCFF"),
        ("e\u0301.txt".encode(), "Unicode's NFC"),
    ],
)
def test_a_file_has_a_name_that_is_the_same_everywhere(folder, name, said):
    (folder / "notes").mkdir()
    (folder / "notes/surat pengantar é (1).txt").write_bytes(b"")
    assert len(read_folder(folder)) == 2
    (folder / "notes" / os.fsdecode(name)).write_bytes(b"")
    with pytest.raises(BadInput) as caught:
        read_folder(folder)
    (line,) = str(caught.value).splitlines()[1:]
    assert said in line and line.isprintable()


def test_a_huge_file_is_not_read(folder):
    with (folder / "big.csv").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(BadInput, match="1000000000000 bytes"):
        read_folder(folder)


TEXTS = {
    "=1+1": "'=1+1",
    "+1+1": "'+1+1",
    "-1+1": "'-1+1",
    "@SUM(1)": "'@SUM(1)",
    "\t=1": "'\t'=1",
    "\r=1": "'\r'=1",
    "a;=1": "a;'=1",
    "a;'=1": "a;''=1",
    'a;"=1': "a;'\"=1",
    "a\t＝1": "a\t'＝1",
    "a;b=1": "a;b=1",
    "＝1+1": "'＝1+1",
    "'=1": "''=1",
    "-5": "-5",
    "-1.5": "-1.5",
    "-1,5%": "-1,5%",
    "+3": "+3",
    "a=1": "a=1",
    "'tis": "'tis",
    "": "",
}


def test_no_spreadsheet_finds_a_formula_and_numbers_stay(tmp_path):
    path = tmp_path / "x.csv"
    write_csv(path, [[text, "x"] for text in TEXTS])
    with path.open(encoding="utf-8", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == list(TEXTS.values())


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_no_spreadsheet_finds_a_formula_whatever_it_parts_cells_at(tmp_path, mark):
    path = tmp_path / "x.csv"
    write_csv(path, [[first, text, "x"] for first in ("x", "a;", *TEXTS) for text in TEXTS])
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=mark) for cell in row]
    assert any(cell.startswith("'=") for cell in cells)
    alive = [cell for cell in cells if cell[:1] and cell[0] in "=+-@＝＋－＠"]
    assert [cell for cell in alive if not re.match(r"[+-][0-9][0-9.,]*%?(?![0-9+*/-])", cell)] == []


def test_a_text_stays_one_cell_whatever_parts_them(tmp_path):
    path = tmp_path / "x.csv"
    write_csv(path, [["a;=1+1", 'b"c', "d\te"]])
    assert path.read_text(encoding="utf-8") == '"a;\'=1+1","b""c","d\te"\n'


@pytest.mark.parametrize("text", ["a: [", "- a", "a: *b", "a: 1\na: 2"])
def test_broken_words_are_told_with_their_place(tmp_path, text):
    path = tmp_path / "words.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"words\.yaml"):
        read_words(path)


@pytest.mark.parametrize(("file", "there"), [("claims.csv", True), ("claims.xlsx", True),
                                             ("claims.txt", False), ("", False)])  # fmt: skip
def test_claims_may_be_a_sheet(tmp_path, file, there):
    if file:
        (tmp_path / file).write_text("")
    assert has_claims(tmp_path) is there


def test_what_is_no_plain_file_is_refused(folder):
    os.mkfifo(folder / "sources/b.csv")
    with pytest.raises(BadInput, match="found no plain file"):
        read_folder(folder)


def test_a_cell_is_read_back_as_it_was_before_it_was_made_harmless():
    for text in TEXTS:
        assert fused(defused(text)) == text
