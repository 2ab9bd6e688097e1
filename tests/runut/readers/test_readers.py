"""Which reader takes a file, and files that none takes."""

import io
import sys

import pytest

from runut.readers import Unreadable, read_data, read_file


def test_format_by_what_the_file_holds():
    data = b"<!DOCTYPE html><p>12 <b>people</b></p>"
    assert read_data(data, "standard input").blocks[0].text == "12 people"
    assert read_data(b"12 <b>people</b>", "x.txt").blocks[0].text == "12 <b>people</b>"


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Of 12 people")))
    text = read_file("-")
    assert (text.name, text.blocks[0].text) == ("standard input", "Of 12 people")


OTHER_FORMAT = "this form of file is not read; save it as DOCX or PDF"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_read_in_each_of_the_usual_encodings(encoding):
    text = "Größe: 12 µm – 40 °C"
    assert read_data(text.encode(encoding), "x.txt").blocks[0].text == text


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "x.txt", "empty"),
        (b" \n", "x.md", "empty"),
        (b"text", "x.pdf", "this is no PDF file"),
        (b"text", "x.docx", "this is no DOCX file"),
        (b"\x00\x01\x02", "x.txt", "this is no text file"),
        (b"{\\rtf1 text}", "x.txt", OTHER_FORMAT),
        (b"PK\x03\x04", "x.ODT", OTHER_FORMAT),
        (b"a,b\n1,2\n", "x.csv", OTHER_FORMAT),
        (b"\\section{A} 12\\%", "x.tex", OTHER_FORMAT),
    ],
)
def test_what_cannot_be_read_gets_one_message(data, name, why):
    with pytest.raises(Unreadable) as error:
        read_data(data, name)
    assert str(error.value) == f"{name}: {why}"


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(Unreadable, match="no such file or directory"):
        read_file(str(tmp_path / "none.pdf"))
    with pytest.raises(Unreadable, match="is a directory"):
        read_file(str(tmp_path))


def test_too_large_file(tmp_path, monkeypatch):
    monkeypatch.setattr("runut.readers.MOST_BYTES", 10)
    (tmp_path / "x.txt").write_text("more than ten")
    with pytest.raises(Unreadable, match="larger than"):
        read_file(str(tmp_path / "x.txt"))


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
def test_too_many_numbers(monkeypatch, name):
    monkeypatch.setattr("runut.readers.errors.MOST_NUMBERS", 3)
    with pytest.raises(Unreadable, match="more than 3 numbers are too many"):
        read_data(b"1, 2 and 3.\n\nAnd 4.", name)


def test_too_many_elements(monkeypatch):
    monkeypatch.setattr("runut.readers.errors.MOST_TAGS", 3)
    with pytest.raises(Unreadable, match="more than 3 elements are too many"):
        read_data(b"<p>a</p><p>b</p>", "x.html")
