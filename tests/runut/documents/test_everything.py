"""One manuscript with all that the embedded renderer supports, and with each thing gone wrong."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from runut.documents import embedded
from runut.documents.embedded import RenderingFailed
from runut.documents.reference_docx import reference_document
from runut.documents.render import check, render
from runut.notebooks.kernel import ExecutionFailed, kernel
from runut.notebooks.processes import PANDOC
from runut.notebooks.qmd import BadManuscript, files_named

HERE = Path(__file__).with_name("everything")
NAME = "everything.en.qmd"
ENDS = ("html", "pdf", "docx", "xml")


def project(folder: Path) -> Path:
    """A copy of the manuscript, in a project that has nothing else."""
    shutil.copytree(HERE, folder)
    (folder / "build").mkdir()
    (folder / "build/reference.docx").write_bytes(reference())
    return folder


@cache
def reference() -> bytes:
    command = [PANDOC, "--print-default-data-file=reference.docx"]
    return reference_document(subprocess.run(command, capture_output=True, check=True).stdout)


def rendered(folder: Path, engine: str) -> Path:
    outputs = {end: folder / f"out/all.{end}" for end in ENDS}
    render({folder / "manuscript" / NAME: outputs}, "none", engine, 0)
    return folder / "out"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    return rendered(project(tmp_path_factory.mktemp("every") / "project"), "embedded")


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A kernel for all documents that are rendered alone."""
    with kernel(tmp_path_factory.mktemp("kernel"), {}) as one:
        yield one


@pytest.fixture(scope="module")
def page(made) -> BeautifulSoup:
    return BeautifulSoup((made / "all.html").read_text(encoding="utf-8"), "html.parser")


def test_all_is_numbered_and_captioned(page):
    captions = [" ".join(one.get_text().split()) for one in page.select("figcaption, caption")]
    assert captions == [
        "Figure 1: A picture beside the manuscript.",
        "Figure 2: A picture in a div.",
        "(a) On the left.",
        "(b) On the right.",
        "Figure 3: Two pictures.",
        "Figure 4: A plot.",
        "Table 1: A table in pandoc’s form.",
        "Table 2: A table in a div.",
        "Table 3: A data frame.",
    ]
    bold = [one.get_text() for one in page.select("figcaption strong")]
    assert [one[:6] for one in bold] == ["Figure"] * 4  # the letters of parts are plain
    assert page.select_one("#eq-sum math")["display"] == "block"
    assert "(1)" in "".join(page.select_one("#eq-sum mrow").stripped_strings)


def test_contents_fold_under_a_name_that_no_one_gave(page):
    assert page.select_one("nav summary").text == "Table of contents"


def test_references_say_the_number_and_lead_there(page):
    led = {
        one["href"]: one.get_text().replace("\xa0", " ") for one in page.select("p a[href^='#']")
    }
    assert led["#fig-div"] == "Figure 2" and led["#fig-plot"] == "Figure 4"
    assert led["#fig-left"] == "Figure 3 (a)" and led["#tbl-frame"] == "Table 3"
    assert led["#eq-sum"] == "Equation 1" and led["#sec-tables"] == "Section 1.1"
    assert "and 1 is the number" in page.get_text()
    assert {name[1:] for name in led} <= {one["id"] for one in page.select("[id]")}


def test_every_picture_is_there_with_its_text(page):
    images = page.select("img")
    assert [one["alt"] for one in images] == [
        "A black square", "The same square", "A square on the left", "A square on the right",
        "A line that rises",
    ]  # fmt: skip
    assert all(one["src"].startswith("data:image/png;base64,") for one in images)


WORDS = [
    "Ann Author", "Ben Writer", "University of the North", "ORCID 0000-0002-1825-0097",
    "2026-11-23", "What this manuscript holds, in short.", "figures; tables",
    "As Writer (2001, 3) shows", "31", "43", "Printed as it is: 12",
    'print("Printed as it is: 12")',
    "A note in its plain form.", "A titled one", "This stands in a file of its own",
    "With a footnote.", "Wanda. 2001. On Writing", "The Office. 2002. [A Report",
    "(b) On the right.", "Equation 1",
]  # fmt: skip


def text_in(element) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def test_the_words_are_those_of_the_manuscript_in_all_formats(made, page):
    document = Document(made / "all.docx")
    notes = document.part.package.iter_parts()
    more = [part.blob.decode() for part in notes if "footnotes" in part.partname]
    written = "".join([text_in(document.element.body), *more])
    printed = "".join(sheet.extract_text() for sheet in PdfReader(made / "all.pdf").pages)
    for text in (page.body.get_text(), written, printed):
        found = re.sub(r"\s", "", text.replace("\xad", ""))
        for words in WORDS:
            assert re.sub(r"\s", "", words) in found, words


def test_word_sets_parts_side_by_side_and_counts_no_reference_to_one_anew(made):
    body = Document(made / "all.docx").element.body
    *_, row = (one for one in body.iter(qn("w:tr")) if [*one.iter(qn("w:drawing"))])
    captions = [text_in(cell) for cell in row.tc_lst]
    assert captions == ["(a) On the left.", "(b) On the right."]
    plain = {text_in(one) for one in body.iter(qn("w:hyperlink"))}
    assert {"1", "Figure\xa03 (a)", "Figure\xa03 (b)"} <= plain
    fields = "".join(one.text for one in body.iter(qn("w:instrText")))
    assert "REF _Ref_fig_parts" in fields and "REF _Ref_fig_left" not in fields


def test_pdf_tells_formulas_to_those_who_do_not_see_them(made):
    data = PdfReader(made / "all.pdf")
    found = set()

    def visit(node):
        one = node.get_object()
        if isinstance(one, dict):
            found.add((one.get("/S"), str(one.get("/Alt"))))
            if "/K" in one:
                visit(one["/K"])
        elif isinstance(one, list):
            for each in one:
                visit(each)

    visit(data.root_object["/StructTreeRoot"]["/K"])
    assert ("/Formula", "a squared") in found
    assert ("/Formula", "s is the sum of all x") in found


def test_a_journal_gets_the_same_with_every_reference_and_picture(made):
    text = (made / "all.xml").read_text(encoding="utf-8")
    article = BeautifulSoup(text, "xml")
    assert {one["rid"] for one in article.select("xref")} <= {
        one["id"] for one in article.select("[id]")
    }
    named = [one["xlink:href"] for one in article.select("graphic")]
    assert all((made / one).is_file() for one in named) and named[-1] == "all_files/shown-0.png"
    assert all(one.text.strip() for one in article.select("table-wrap-foot"))
    assert article.select_one("contrib-id").text == "https://orcid.org/0000-0002-1825-0097"


def test_what_a_manuscript_names_is_known(tmp_path):
    folder = project(tmp_path / "project") / "manuscript"
    named = {Path(one).name for one in files_named(folder / NAME)}
    assert named == {"map.png", "_part.qmd", "own.bib"}


FRONT = """---
bibliography: [own.bib, ../more.bib]
format: {html: {css: ../a.css}}
---
"""


def test_files_are_known_in_each_form_in_which_they_are_named(tmp_path):
    folder = project(tmp_path / "project") / "manuscript"
    (folder / "parts").mkdir()
    for name in ("a b.png", "c.JPG", "d.svg", "d.png", "../e.png", "parts/f.png"):
        (folder / name).write_bytes(b"")
    (folder / "parts/_in.qmd").write_text("![F](parts/f.png)\n", encoding="utf-8")
    text = (
        "![A [link](x.html)](<a b.png>) and ![C][c], ![D](d.svg), ![E](/e.png)\n\n[c]: c.JPG\n\n"
        '{{< include "parts/_in.qmd" >}}\n'
    )
    (folder / "a.qmd").write_text(f"{FRONT}{text}", encoding="utf-8")
    for name in ("own.bib", "../more.bib", "../g.png"):
        (folder / name).write_text("", encoding="utf-8")
    (folder / "../a.css").write_text("p { background: url(g.png) }", encoding="utf-8")
    named = {os.path.relpath(one, folder) for one in files_named(folder / "a.qmd")}
    assert named == {
        "own.bib", "../more.bib", "../a.css", "../g.png", "a b.png", "c.JPG", "d.svg", "d.png",
        "../e.png", "parts/f.png", "parts/_in.qmd",
    }  # fmt: skip


FREELY = """---
title: Freely
author: {name: {given: Ann, family: Bee}}
keywords: one, two
number-sections: false
format: html
---

# One {#sec-one}

![A](</my pictures/m p.png>){#fig-a fig-alt=x width=300px}

@Fig-a stands in [part @sec-one, at its head]. Text ![](map.png){fig-alt=y height=1cm} and text.

(@first) An example.

See (@first).

```{python}
#| label: tbl-b
#| tbl-cap: "B"
#| echo: true
import pandas
pandas.DataFrame({"a": [1]})
```
"""


def test_what_authors_write_without_thinking_of_it_comes_out_in_all_formats(running, tmp_path):
    folder = project(tmp_path / "project")
    (folder / "my pictures").mkdir()
    shutil.copy(folder / "manuscript/map.png", folder / "my pictures/m p.png")
    manuscript = folder / "manuscript/a.en.qmd"
    manuscript.write_text(f"\ufeff{FREELY}", encoding="utf-8")
    outputs = {end: folder / f"out/a.{end}" for end in ENDS}
    embedded.render(manuscript, outputs, running, 0)
    page = BeautifulSoup(outputs["html"].read_text(encoding="utf-8"), "html.parser")
    assert page.html["lang"] == "en" and page.select_one("pre.python")
    assert not page.select_one(".table pre")
    document = Document(outputs["docx"])
    texts = (
        page.body.get_text(),
        "\n".join(one.text for one in document.paragraphs),
        "".join(sheet.extract_text() for sheet in PdfReader(outputs["pdf"]).pages),
    )
    for text in texts:
        found = re.sub(r"\s", "", text)
        assert "AnnBee" in found and "Keywords:one,two" in found and "1One" not in found
        assert "Figure1standsinpart1,atitshead." in found and "Listing" not in found
        assert "See(1)." in found


def test_the_words_of_references_are_the_languages_own(running, tmp_path):
    folder = project(tmp_path / "project")
    manuscript = folder / "manuscript/a.id.qmd"
    text = "---\ntitle: T\nlang: id-ID\n---\n\n![A](map.png){#fig-a fig-alt=x}\n\nLihat @fig-a.\n"
    manuscript.write_text(text, encoding="utf-8")
    outputs = {end: folder / f"out/a.{end}" for end in ("html", "pdf")}
    embedded.render(manuscript, outputs, running, 0)
    page = outputs["html"].read_text(encoding="utf-8").replace("\xa0", " ")
    assert "Gambar 1:" in page and ">Gambar 1</a>" in page


def test_an_include_that_cannot_be_read_hides_no_other_error(tmp_path):
    manuscript = project(tmp_path / "project") / "manuscript/a.en.qmd"
    (manuscript.parent / "_b.qmd").write_bytes(b"caf\xe9\n")
    (manuscript.parent / "_c.qmd").write_text("{{< include a.en.qmd >}}\n", encoding="utf-8")
    names = ("_b", "_c", "_d")
    lines = "".join(f"{{{{< include {name}.qmd >}}}}\n\n" for name in names)
    manuscript.write_text(f"{lines}Of 7.\n", encoding="utf-8")
    with pytest.raises(BadManuscript) as caught:
        check(manuscript, ENDS, "embedded")
    assert [one.split(",")[:2] for one in str(caught.value).splitlines()] == [
        ["a.en.qmd", " line 1: _b.qmd"],
        ["_c.qmd", " line 1: a.en.qmd includes itself"],
        ["a.en.qmd", " line 5: found include _d.qmd"],
        ["a.en.qmd", " line 7: found 7"],
    ]


def test_a_misspelt_option_is_told_with_those_that_there_are(tmp_path):
    manuscript = project(tmp_path / "project") / "manuscript/a.en.qmd"
    manuscript.write_text("```{python}\n#| ehco: true\nx\n```\n", encoding="utf-8")
    with pytest.raises(BadManuscript, match=r"line 2: the cell option ehco.*; it knows echo, "):
        check(manuscript, ENDS, "embedded")


# what is written, what instead, a text in the line that is told, and what is told
ERRORS = [
    ("@fig-div and", "@fig-dib and", "@fig-div and",
     "found @fig-dib, a label that there is not; there are @fig-div"),
    ("@writer2001", "@writer2010", "@writer2001",
     "found @writer2010, which the bibliography lacks; it has @writer2001"),
    ("](map.png){#fig-own", "](mop.png){#fig-own", "#fig-own",
     "found the picture mop.png, no such file beside the manuscript; there are map.png"),
    (' fig-alt="A black square"', "", "#fig-own", "found the picture map.png without a text"),
    ("## Tables", "### Tables", "## Tables",
     "found a heading of level 3, “Tables”, expected at most level 2"),
    ('{alt="a squared"}', "", "a squared", "found the formula a^2 without a text"),
    (' alt="s is the sum of all x"', "", "s = ",
     "found the formula s = \\sum_i x_i without a text"),
    ('#| fig-alt: "A line that rises"\n', "", "label: fig-plot",
     "found a cell with a figure without a text"),
    ("A note in its plain form.\n:::", "A note in its plain form.", ".callout-note",
     "found a div, :::, that is never closed"),
    ("| a      | one  |", "| a      | 17   |", "| one", "found 17, expected a call"),
    ("Within a line", '`{python} n("a")``{python} n("b")` within', "Within a line",
     'found another backtick right behind n("a"), expected text between'),
    ("@writer2001", '@writer2001`{python} n("a")`', "@writer2001",
     "found a call right behind @writer2001, expected text between"),
    ("@tbl-own, @tbl", "@tbl-own. And @tbl", "@tbl-own,", "found @tbl-own. where a paragraph"),
    ("Within a line", "> (@writer2001) A line", "Within a line", "found (@writer2001) where a"),
    ("_part.qmd", "_port.qmd", "_part", "found include _port.qmd, no such file"),
    ("{{< include", "So: {{< include", "_part",
     "found an include beside other text, expected it on a line of its own"),
    ("#fig-div}", "#fig-own}", "#fig-div}", "found #fig-own twice, expected another label"),
    ("A table in a div.\n:::", "A table in a div.\n:::\n\n:::", "```{python}\n#| label: tbl",
     "found the end of a div, :::, that nothing began"),
    ("Within a line", "Within[^no] a line", "Within a line",
     "found [^no], expected a footnote of this name"),
    ("- name: Ann Author\n    orcid", "- orcid", "author:", "found an author without a name"),
    ("0000-0002-1825-0097", "0000-0002", "orcid", "found orcid 0000-0002, expected one such as"),
    ("bibliography", "csl: no.csl\nbibliography", "bibliography", "found no.csl, no such file"),
    ("bibliography", "format: {docx: {reference-doc: no.docx}}\nbibliography", "bibliography",
     "found no.docx, no such file"),
    ("#| echo: true", "#| echo: a: b", "#| echo", "the cell's options cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize("engine", ["embedded", "quarto"])
@pytest.mark.parametrize(("old", "new", "where", "message"), ERRORS, ids=[one[3] for one in ERRORS])
def test_an_error_is_told_by_its_line(tmp_path, old, new, where, message, engine):
    manuscript = project(tmp_path / "project") / "manuscript" / NAME
    text = manuscript.read_text(encoding="utf-8")
    assert old in text
    line = 1 + text[: text.index(where)].count("\n")
    manuscript.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadManuscript) as caught:
        check(manuscript, ENDS, engine)
    assert f"{NAME}, line {line}: {message}" in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_pictures_in_html_are_held_to_what_others_are_and_stand_in_the_page(running, tmp_path):
    folder = project(tmp_path / "project")
    manuscript, page = folder / "manuscript/a.en.qmd", folder / "out/a.html"
    raw = '```{=html}\n<img src="no.png" alt="x">\n<img src="https://a.org/b.png" alt="y">\n```'
    manuscript.write_text(f"Text <img src='map.png'>.\n\n{raw}\n", encoding="utf-8")
    with pytest.raises(BadManuscript) as caught:
        check(manuscript, ["html"], "embedded")
    first, second, third = str(caught.value).splitlines()
    assert first.startswith("a.en.qmd, line 1: found the picture map.png without a text")
    assert first.endswith('expected alt="…" in it')
    assert second.startswith("a.en.qmd, line 4: found the picture no.png, no such file")
    assert third.startswith("a.en.qmd, line 5: the picture https://a.org/b.png from elsewhere")
    manuscript.write_text("Text <img src='map.png' alt='a map'>.\n", encoding="utf-8")
    embedded.render(manuscript, {"html": page}, running, 0)
    assert '<img src="data:image/png;base64,' in page.read_text("utf-8").replace("'", '"')
    assert files_named(manuscript) == [str(folder / "manuscript/map.png")]


def test_a_style_of_ones_own_holds_what_it_names(running, tmp_path):
    folder = project(tmp_path / "project")
    manuscript, page = folder / "manuscript/a.en.qmd", folder / "out/a.html"
    shutil.copy(folder / "manuscript/map.png", folder / "m p.png")
    style = folder / "look.css"
    manuscript.write_text("---\nformat: {html: {css: ../look.css}}\n---\n\nText.\n", "utf-8")
    style.write_text("p { background: url('m%20p.png') }\nq { src: url(data:x) }\n", "utf-8")
    embedded.render(manuscript, {"html": page}, running, 0)
    shown = page.read_text(encoding="utf-8")
    assert "url(data:image/png;base64," in shown and "url(data:x)" in shown
    style.write_text("p { color: red }\nq { background: url(no.png), url('no.svg') }\n", "utf-8")
    with pytest.raises(RenderingFailed) as caught:
        embedded.render(manuscript, {"html": page}, running, 0)
    expected = "no such file, expected one beside the style sheet"
    assert str(caught.value).splitlines() == [
        f"look.css, line 2: found url({one}), {expected}" for one in ("no.png", "no.svg")
    ]


def test_tex_that_no_document_shows_is_left_to_quarto_and_told_by_the_embedded_renderer(tmp_path):
    manuscript = project(tmp_path / "project") / "manuscript" / NAME
    text = manuscript.read_text(encoding="utf-8").replace("Within a line", "Within \\emph{a} line")
    manuscript.write_text(text, encoding="utf-8")
    check(manuscript, ENDS, "quarto")
    with pytest.raises(BadManuscript, match=r"found \\emph\{a\}, TeX, which no document shows"):
        check(manuscript, ENDS, "embedded")


def test_errors_are_told_all_at_once_and_those_of_an_included_file_by_its_name(tmp_path):
    folder = project(tmp_path / "project") / "manuscript"
    manuscript = folder / NAME
    text = manuscript.read_text(encoding="utf-8")
    for old, new, *_ in ERRORS[:7]:
        text = text.replace(old, new, 1)
    manuscript.write_text(text, encoding="utf-8")
    (folder / "_part.qmd").write_text("Twice 5.\n\nSee @tbl-non.\n", encoding="utf-8")
    with pytest.raises(BadManuscript) as caught:
        check(manuscript, ENDS, "embedded")
    lines = str(caught.value).splitlines()
    assert len(lines) == 7 + 2
    assert lines[-2].startswith("_part.qmd, line 1: found 5, expected")
    assert lines[-1].startswith("_part.qmd, line 3: found @tbl-non, a label that there is not")


def test_errors_of_the_text_and_of_the_code_are_told_at_once(tmp_path):
    manuscript = project(tmp_path / "project") / "manuscript/a.en.qmd"
    cell = "```{python}\ndef n(name):\n    raise KeyError(f\"no {name} and no 'a'\")\n```\n"
    text = f'Of 7, see @fig-none.\n\n{cell}\nIt is `{{python}} n("one")`, `{{python}} n("two")`.\n'
    manuscript.write_text(text, encoding="utf-8")
    with pytest.raises(BadManuscript) as caught:
        render({manuscript: {"html": tmp_path / "a.html"}}, "none", "embedded", 0)
    assert str(caught.value).splitlines() == [
        "a.en.qmd, line 1: found 7, expected a call such as n(…), or a mark such as [7]{.name} "
        "where it is a name",
        "a.en.qmd, line 1: found @fig-none, a label that there is not; there are none",
        """a.en.qmd, line 8: no one and no 'a', in n("one")""",
        """a.en.qmd, line 8: no two and no 'a', in n("two")""",
    ]


def test_code_that_should_not_stand_in_a_sentence_is_told_once(tmp_path):
    manuscript = project(tmp_path / "project") / "manuscript/a.en.qmd"
    manuscript.write_text("It is `{python} nix`, or `{python} 1 + 1`.\n", encoding="utf-8")
    with pytest.raises(BadManuscript) as caught:
        render({manuscript: {"html": tmp_path / "a.html"}}, "none", "embedded", 0)
    assert [one.split(",")[1] for one in str(caught.value).splitlines()] == [
        " line 1: found 1 + 1", " line 1: found nix",
    ]  # fmt: skip


def test_every_figure_and_table_without_a_caption_is_told_by_its_line(running, tmp_path):
    manuscript = project(tmp_path / "project") / "manuscript/a.en.qmd"
    table = "::: {{#tbl-{}}}\n| a |\n|---|\n| b |\n:::\n\n"
    figure = "::: {#fig-x}\n![](map.png){fig-alt=x}\n:::\n"
    tables = f"{table.format('one')}{table.format('two')}"
    manuscript.write_text(f"{tables}See @tbl-one.\n\n{figure}", "utf-8")
    with pytest.raises(RenderingFailed) as caught:
        embedded.render(manuscript, {"html": tmp_path / "a.html"}, running, 0)
    assert str(caught.value).splitlines() == [
        f"a.en.qmd, line {line}: found #{name} without a caption, expected a paragraph at the "
        "div's end"
        for line, name in ((1, "tbl-one"), (7, "tbl-two"), (15, "fig-x"))
    ]


# what stands in a manuscript's fifth line, and what is told of it when it cannot be set
CANNOT_BE_SET = {
    "raw Typst": (
        "A sum of `#nowhere[x]`{=typst} money.",
        "the PDF cannot be set: unknown variable: nowhere, in “A sum of #nowhere[x] money.”",
    ),
    "a block of it": (
        "```{=typst}\n#let half = [x] / 2\n```",
        "the PDF cannot be set: cannot divide content by integer, in “#let half = [x] / 2”",
    ),
    "a formula": (
        'We know that [$\\sqrt{\\foo}$]{alt="a root"}.',
        "found the formula \\sqrt{\\foo}, which cannot be read: unexpected control sequence \\foo",
    ),
}


@pytest.mark.parametrize("what", CANNOT_BE_SET)
def test_what_cannot_be_set_is_told_by_its_line(running, tmp_path, what):
    text, told = CANNOT_BE_SET[what]
    manuscript = project(tmp_path / "project") / "manuscript/a.en.qmd"
    manuscript.write_text(f"# One\n\nSome money.\n\n{text}\n\nMore money.\n", "utf-8")
    with pytest.raises(RenderingFailed) as caught:
        embedded.render(manuscript, {"pdf": tmp_path / "a.pdf"}, running, 0)
    line = 6 if text.startswith("```") else 5
    assert str(caught.value) == f"a.en.qmd, line {line}: {told}"


ONLY_QUARTO = [
    ("{{< video x >}}", 1, "the shortcode video"),
    ("::: {.panel-tabset}\nx\n:::", 1, "the panel panel-tabset"),
    ("::: panel-tabset\nx\n:::", 1, "the panel panel-tabset"),
    ("::: {.content-visible when-format=html}\nx\n:::", 1, "conditional content-visible"),
    ("::: {.column-margin}\nx\n:::", 1, "the layout class column-margin"),
    ("::: {layout-ncol=2}\nx\n:::", 1, "the attribute layout-ncol"),
    ("::: {#thm-one}\nx\n:::", 1, "the label thm-one"),
    ("See @thm-one.", 1, "the cross reference @thm-one"),
    ("See @tip-one.", 1, "the cross reference @tip-one"),
    ("::: {#wrn-one .callout-warning}\nx\n:::", 1, "the label wrn-one"),
    ('::: {.callout-note collapse="true"}\nx\n:::', 1, "the callout’s collapse"),
    ("```{r}\nx\n```", 1, "a cell in r"),
    ("```{mermaid}\nx\n```", 1, "a cell in mermaid"),
    ("1. One\n\n    ```{python}\n    x\n    ```", 4, "a cell that is indented"),
    ("```{python}\n#| code-fold: true\nx\n```", 2, "the cell option code-fold: true"),
    ("```{python}\n#| tbl-cap: A\nx\n```", 2, "a tbl-cap without a label tbl-…"),
    ("![](map.png){#fig-x fig-alt=x}", 1, "#fig-x, a figure without a caption,"),
    ("::: {.proof}\nx\n:::", 1, "the class proof"),
    ("# Questions {.appendix}", 1, "the class appendix"),
    ("```{.python filename=a.py}\nx\n```", 1, "the attribute filename"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "line", "what"), ONLY_QUARTO, ids=[one[2] for one in ONLY_QUARTO])
def test_what_only_quarto_renders_is_refused_by_name_and_line_and_the_advice_is_true(
    tmp_path, body, line, what
):
    folder = project(tmp_path / "project")
    manuscript = folder / "manuscript/a.en.qmd"
    manuscript.write_text(f"{body}\n", encoding="utf-8")
    with pytest.raises(BadManuscript) as caught:
        check(manuscript, ENDS, "embedded")
    assert str(caught.value).startswith(f"a.en.qmd, line {line}: {what} is not supported by the")
    check(manuscript, ENDS, "quarto")


@pytest.mark.parametrize(
    ("front", "what"),
    [
        ("bookings: x", "the front-matter key bookings"),
        ("keyword: [x]", "the front-matter key keyword"),
        ("format:\n  revealjs: {}", "the format revealjs"),
        ("format: revealjs", "the format revealjs"),
        ("date: today", "the date today"),
        ("filters: [a.lua]", "the front-matter key filters"),
        ("execute:\n  echo: true", "the front-matter key execute"),
        ("format:\n  html:\n    code-fold: true", "the key code-fold of the format html"),
        ("author:\n  - name: A\n    roles: [b]", "the author’s roles"),
    ],
)
def test_a_key_that_only_quarto_knows_is_refused(tmp_path, front, what):
    manuscript = project(tmp_path / "project") / "manuscript/a.en.qmd"
    manuscript.write_text(f"---\n{front}\n---\n\nText.\n", encoding="utf-8")
    line = 2 if front.startswith("execute") else 1 + len(front.splitlines())
    with pytest.raises(BadManuscript, match=f"line {line}: {what} is not supported") as caught:
        check(manuscript, ENDS, "embedded")
    assert ("it knows keywords" in str(caught.value)) == front.startswith("keyword")


def test_code_in_a_text_is_no_prose_and_a_cell_shown_as_an_example_no_cell(tmp_path):
    manuscript = project(tmp_path / "project") / "manuscript/a.en.qmd"
    example = "````markdown\n```{r}\n2 + 3\n```\n{{< video x >}} @fig-x\n````\n\nA `@tbl-5` here.\n"
    manuscript.write_text(example, encoding="utf-8")
    check(manuscript, ENDS, "embedded")


def test_a_cell_that_fails_is_told_by_the_line_of_its_code(running, tmp_path):
    folder = project(tmp_path / "project")
    manuscript = folder / "manuscript/a.en.qmd"
    text = "Text.\n\n```{python}\nx = 1\nx / 0\n```\n\n{{< include _b.qmd >}}\n"
    manuscript.write_text(text, encoding="utf-8")
    (folder / "manuscript/_b.qmd").write_text("A line.\n", encoding="utf-8")
    said = r"^a\.en\.qmd, line 5: ZeroDivisionError: division by zero$"
    with pytest.raises(ExecutionFailed, match=said):
        embedded.render(manuscript, {"html": folder / "a.html"}, running, 0)
    assert not list(folder.glob(".render-*"))


@pytest.mark.skipif(
    not shutil.which("quarto"), reason="Quarto is not on the PATH: only it can be compared with"
)
def test_quarto_says_and_numbers_the_same(made, tmp_path):
    theirs = rendered(project(tmp_path / "project"), "quarto")
    for said in (said_in_html, said_in_pdf, said_in_docx):
        assert said(theirs) == said(made)


def said_in_html(folder: Path) -> list[str]:
    page = BeautifulSoup((folder / "all.html").read_text(encoding="utf-8"), "html.parser")
    return page.body.get_text(" ").split()


def said_in_pdf(folder: Path) -> str:
    """Without what parts lines and words, which is the typesetter's."""
    text = "".join(sheet.extract_text() for sheet in PdfReader(folder / "all.pdf").pages)
    return re.sub(r"[\s\xad\u2010-]", "", text)


def said_in_docx(folder: Path) -> str:
    body = Document(folder / "all.docx").element.body
    return "".join("".join(body.xpath(".//w:t/text()")).split())
