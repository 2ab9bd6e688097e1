"""A DOCX as journals take it: fields that Word counts, a running head, a language, line numbers."""

import re
import shutil
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from runut.documents.embedded import convert
from runut.documents.journals import word
from runut.documents.reference_docx import reference_document
from tests.conftest import ROOT
from tests.runut.documents.test_reference_docx import default

TEXT = """
# First {#sec-first}

See @sec-first, @tbl-b and @fig-a.

::: {#tbl-a}

| a |
|---|
| b |

The first
:::

::: {#tbl-b}

| c |
|---|
| d |

The second
:::

::: {#fig-a}
![](../a.png){fig-alt="Two bars."}

What it shows
:::
"""
WORDS = {"crossref-tbl-title": "Tabel", "crossref-fig-title": "Gambar"}
ABOUT = {"title": "Judul", "lang": "id", "running-head": "Judul pendek", "language": WORDS}
FIELD = re.compile(r"^ (SEQ|REF) (\S+)")


@pytest.fixture
def root(tmp_path):
    for name in ("_quarto.yml", "docs/page.png"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "page.png").rename(tmp_path / "a.png")
    shutil.copytree(ROOT / "manuscript", tmp_path / "manuscript")
    (tmp_path / "build").mkdir()
    (tmp_path / "build/reference.docx").write_bytes(reference_document(default()))
    return tmp_path


def made(root, **more):
    file = root / "results/a.docx"
    convert(TEXT, ABOUT | more, {"docx": file}, root, 0)
    return file


def fields(document) -> list[tuple[str, str, str]]:
    """Each field: what it does, with what, and what it shows."""
    found, inside, after = [], [], False
    for run in document.element.body.iter(qn("w:r")):
        mark = run.find(qn("w:fldChar"))
        kind = mark.get(qn("w:fldCharType")) if mark is not None else ""
        if kind == "begin":
            inside, after = ["", ""], False
        elif kind == "separate":
            after = True
        elif kind == "end":
            found.append((*FIELD.match(inside[0]).groups(), inside[1]))
        elif inside:
            tag = qn("w:t") if after else qn("w:instrText")
            inside[after] += "".join(one.text for one in run.iter(tag))
    return found


def test_captions_count_and_cross_references_show_what_was_counted(root):
    document = Document(str(made(root)))
    assert fields(document) == [
        ("REF", "_Ref_sec_first", "1"),
        ("REF", "_Ref_tbl_b", "Tabel\xa02"),
        ("REF", "_Ref_fig_a", "Gambar\xa01"),
        ("SEQ", "Table", "1"),
        ("SEQ", "Table", "2"),
        ("SEQ", "Figure", "1"),
    ]
    marks = {
        one.get(qn("w:name")): one.get(qn("w:id"))
        for one in document.element.body.iter(qn("w:bookmarkStart"))
    }
    assert {"_Ref_sec_first", "_Ref_tbl_b", "_Ref_fig_a"} <= marks.keys()
    assert len(set(marks.values())) == len(marks)
    captions = [one.text for one in document.paragraphs if one.style.name.endswith("Caption")]
    assert captions == [
        "Tabel\xa01: The first",
        "Tabel\xa02: The second",
        "Gambar\xa01: What it shows",
    ]
    assert "See Bagian\xa01, Tabel\xa02 and Gambar\xa01." in [
        one.text for one in document.paragraphs
    ]


PARTS = """
See @fig-parts, @fig-left and @fig-right.

::: {#fig-parts layout-ncol=2}
![One.](../a.png){#fig-left fig-alt="A"}

![Two.](../a.png){#fig-right fig-alt="B"}

Both
:::
"""


def test_of_a_figure_in_parts_word_counts_the_whole(root):
    file = root / "results/a.docx"
    convert(PARTS, ABOUT, {"docx": file}, root, 0)
    document = Document(file)
    assert fields(document) == [
        ("REF", "_Ref_fig_parts", "Gambar\xa01"),
        ("SEQ", "Figure", "1"),
    ]
    led = [one.get(qn("w:anchor")) for one in document.element.body.iter(qn("w:hyperlink"))]
    assert led == ["fig-left", "fig-right"]


def test_a_caption_to_which_quarto_gives_a_second_form_is_counted(tmp_path):
    document = Document(BytesIO(reference_document(default())))
    caption = document.add_paragraph("Figure 1: Both.", style="Body Text")
    second = OxmlElement("w:pPr")
    for name, key, value in (("spacing", "before", "200"), ("pStyle", "val", "ImageCaption")):
        second.append(OxmlElement(f"w:{name}", {qn(f"w:{key}"): value}))
    caption._p.pPr.addnext(second)
    start = OxmlElement("w:bookmarkStart", {qn("w:name"): "fig-parts", qn("w:id"): "7"})
    caption._p.addprevious(start)
    document.save(tmp_path / "a.docx")
    word.finish(tmp_path / "a.docx", {})
    document = Document(tmp_path / "a.docx")
    assert fields(document) == [("SEQ", "Figure", "1")]
    (form,) = document.paragraphs[-1]._p.findall(qn("w:pPr"))
    assert [one.tag for one in form] == [qn("w:pStyle"), qn("w:spacing")]


def test_a_running_head_and_the_language_are_there_and_lines_are_numbered_on_demand(root):
    document = Document(str(made(root)))
    assert [one.header.paragraphs[0].text for one in document.sections] == ["Judul pendek"]
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == document.core_properties.language == "id-ID"
    path = f".//{qn('w:lnNumType')}"
    assert document.element.body.find(path) is None
    numbered = Document(str(made(root, **{"line-numbers": True}))).element.body.find(path)
    assert numbered.get(qn("w:restart")) == "continuous"


def test_the_same_document_has_the_same_bytes(root):
    first = made(root).read_bytes()
    assert made(root).read_bytes() == first


LONG = """
| No. | Number |
|:--|:----------------------|
| [1]{.row #d-one} | As many words as it takes for a row to be wider than a line of the source is |
"""


def test_tables_are_as_wide_as_the_text_and_the_numbers_derivations_may_go_over_pages(
    root, monkeypatch
):
    monkeypatch.setitem(globals(), "TEXT", TEXT + LONG)
    document = Document(str(made(root)))
    section = document.sections[0]
    text = section.page_width - section.left_margin - section.right_margin
    *others, long = document.tables
    for table in document.tables:
        assert (
            abs(sum(column.width for column in table.columns) - text) < 2000
        )  # EMU, of 36,000 a mm
        rows = [*table._tbl.iter(qn("w:tr"))]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    styles = [{one.style.name for row in table.rows for cell in row.cells
               for one in cell.paragraphs} for table in (*others, long)]  # fmt: skip
    assert styles == [{"Compact"}] * len(others) + [{"Derivation"}]
    keeps = [{one.paragraph_format.keep_with_next for row in table.rows for cell in row.cells
              for one in cell.paragraphs} for table in (*others, long)]  # fmt: skip
    assert keeps == [{True}] * len(others) + [{None}]
