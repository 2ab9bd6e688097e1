"""DOCX files that the tests write themselves, read back."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap

from runut.readers import Unreadable, errors, read_data


def saved(document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def read(document):
    return read_data(saved(document), "x.docx")


def changed(data: bytes, path: str, change) -> bytes:
    """The package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == path else content)
    return out.getvalue()


def test_paragraphs_and_tables_stand_in_their_order_with_their_kinds():
    document = docx.Document()
    document.add_heading("Hasil", 1)
    document.add_paragraph("Ada 276.474 jiwa.")
    document.add_paragraph("Tabel 1: Status", style="Caption")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Status", "Jumlah", "Bekerja", "374.261"], strict=True):
        cell.text = text
    document.add_paragraph("Sumber: kantor.")
    document.add_paragraph("satu", style="List Bullet")
    found = [(b.kind, b.text, b.section, b.table, b.is_head) for b in read(document).blocks]
    assert found == [
        ("heading", "Hasil", "Hasil", None, False),
        ("paragraph", "Ada 276.474 jiwa.", "Hasil", None, False),
        ("caption", "Tabel 1: Status", "Hasil", 0, False),
        ("cell", "Status", "Hasil", 0, True),
        ("cell", "Jumlah", "Hasil", 0, True),
        ("cell", "Bekerja", "Hasil", 0, True),
        ("cell", "374.261", "Hasil", 0, False),
        ("note", "Sumber: kantor.", "Hasil", 0, False),
        ("list", "satu", "Hasil", None, False),
    ]


def test_raised_runs_are_no_digits_of_the_number():
    document = docx.Document()
    paragraph = document.add_paragraph("Ada 46.104")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" jiwa per km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" dan CO")
    paragraph.add_run("2").font.subscript = True
    assert read(document).blocks[0].text == "Ada 46.104² jiwa per km² dan CO₂"


def test_a_number_in_several_runs_is_one():
    document = docx.Document()
    paragraph = document.add_paragraph("Ada 46")
    paragraph.add_run(".1").bold = True
    paragraph.add_run("04 jiwa")
    assert read(document).blocks[0].text == "Ada 46.104 jiwa"


def test_inserted_text_counts_and_deleted_text_does_not():
    document = docx.Document()
    paragraph = document.add_paragraph("Ada ")
    for tag, text_tag, text in (("w:ins", "w:t", "12"), ("w:del", "w:delText", "13")):
        change, run, content = (OxmlElement(name) for name in (tag, "w:r", text_tag))
        content.text = text
        run.append(content)
        change.append(run)
        paragraph._p.append(change)
    assert read(document).blocks[0].text == "Ada 12"


def test_merged_cells_keep_the_columns_apart():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    texts = [["Group", "2006", ""], ["Male", "91", "61.5"], ["Female", "57", "38.5"]]
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    found = {(b.row, b.column): b.text for b in read(document).blocks}
    assert found[0, 1] == "2006"
    assert (0, 2) not in found
    assert found[1, 2] == "61.5"


def test_repeated_head_rows_are_heads():
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for cell, text in zip(table._cells, ["a", "1", "b", "2", "c", "3"], strict=True):
        cell.text = text
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    heads = [(b.row, b.column) for b in read(document).blocks if b.is_head]
    assert heads == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)]


def test_a_row_of_a_table_that_was_deleted_is_not_there():
    document = docx.Document()
    rows = document.add_table(rows=2, cols=1).rows
    for row, text in zip(rows, ("12", "99"), strict=True):
        row.cells[0].text = text
    rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert [block.text for block in read(document).blocks] == ["12"]


def test_footnotes_are_notes():
    notes = (
        f'<w:footnotes xmlns:w="{nsmap["w"]}">'
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Of 14 sources.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    document = docx.Document()
    document.add_paragraph("Text.")
    out = io.BytesIO(saved(document))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    found = [(b.kind, b.text) for b in read_data(out.getvalue(), "x.docx").blocks]
    assert found == [("paragraph", "Text."), ("note", "Of 14 sources.")]


def test_no_entity_is_resolved():
    document = docx.Document()
    document.add_paragraph("Ada SECRET jiwa")
    bomb = b'<!DOCTYPE w:document [<!ENTITY a "999"><!ENTITY b SYSTEM "file:///etc/passwd">]>'

    def change(content: bytes) -> bytes:
        begin = content.index(b"<w:document")
        return bomb + content[begin:].replace(b"SECRET", b"&a;&b;")

    text = read_data(changed(saved(document), "word/document.xml", change), "x.docx")
    assert text.blocks[0].text == "Ada"


def test_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("runut.readers.docx.MOST_UNPACKED", 2 << 20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (3 << 20))
    with pytest.raises(Unreadable, match=r"^bomb\.docx: unpacks to more than 2 MB$"):
        read_data(out.getvalue(), "bomb.docx")
    monkeypatch.undo()
    monkeypatch.setattr("runut.readers.docx.MOST_OF_PART", 2 << 20)
    with pytest.raises(Unreadable, match=r"^bomb\.docx: its text unpacks to more than 2 MB$"):
        read_data(out.getvalue(), "bomb.docx")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04" + b"junk" * 50, "a broken DOCX file"),
        (b"\xd0\xcf\x11\xe0" + b"junk" * 50, "locked by a password, or no DOCX"),
        (b"junk" * 50, "this is no DOCX file"),
    ],
)
def test_broken_file_gets_one_message(data, why):
    with pytest.raises(Unreadable, match=why):
        read_data(data, "x.docx")


def test_other_packed_file_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(Unreadable, match="this is no Word document"):
        read_data(out.getvalue(), "x.docx")


def test_broken_part_gets_one_message():
    document = docx.Document()
    document.add_paragraph("Ada")
    data = changed(saved(document), "word/document.xml", lambda content: content[:-20])
    with pytest.raises(Unreadable, match="a broken DOCX file"):
        read_data(data, "x.docx")


def test_too_long_text_is_refused(monkeypatch):
    monkeypatch.setattr(errors, "MOST_CHARACTERS", 10)
    document = docx.Document()
    document.add_paragraph("Ada 276.474 jiwa")
    with pytest.raises(Unreadable, match="more than 10 characters"):
        read(document)
