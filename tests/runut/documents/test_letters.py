"""Letters that no font of the PDFs has are named by file, row and column."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from runut.documents.letters import can_be_set, without_font


@pytest.mark.parametrize("text", ["Ṭḥỗ ơư ẞ ŋ ɓ", "㎡ ㎞", "Ж Ω", "– “x” → ≤ ✓ ²", 'a "b" \\ #c'])
def test_latin_and_what_is_set_beside_it_has_fonts(text):
    assert can_be_set(text)


@pytest.mark.parametrize("letter", ["中", "ꦗ", "ก", "😀"])
def test_a_letter_without_a_font_is_named_by_its_place(tmp_path, monkeypatch, letter):
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(f"code,name\n1,Á\n2,Kota {letter}{letter}\n", encoding="utf-8")
    Path("a.yaml").write_text(f"one: 1\ntwo: {letter}\n", encoding="utf-8")
    book = Workbook()
    for row in (["code", "name"], [1, "Á"], [2, f"Kota {letter}"]):
        book.active.append(row)
    book.save("a.xlsx")
    Path("a.png").write_bytes(letter.encode())
    errors = without_font(["a.csv", "a.yaml", "none.csv", "a.xlsx", "a.png"])
    assert [(one.file, one.row, one.column) for one in errors] == [
        ("a.csv", 3, "name"), ("a.yaml", 2, ""), ("a.xlsx", 3, "name"),
    ]  # fmt: skip
    assert all(one.found.startswith(f"{letter} (U+") for one in errors)
