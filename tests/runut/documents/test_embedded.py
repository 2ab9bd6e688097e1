import shutil

import pytest
from pypdf import PdfReader

from runut.documents.embedded import RenderingFailed, convert, converter, run_pandoc
from runut.documents.project import bibliography_of, looks_of, placed, read_project
from runut.notebooks import processes
from runut.notebooks.qmd import BadManuscript
from tests.conftest import ROOT


def test_the_shipped_project_is_supported():
    assert set(read_project(ROOT / "_quarto.yml", ROOT)["format"]) == {"html", "docx", "typst"}


def test_the_files_that_a_project_names_are_known_wherever_they_lie(tmp_path):
    css = "css: [b.css, ../a.css]"
    look = f"csl: styles/a.csl\nfilters: [{{path: a.lua}}, b.lua]\nformat: {{html: {{{css}}}}}\n"
    (tmp_path / "_quarto.yml").write_text(f"bibliography: texts/all.bib\n{look}", encoding="utf-8")
    assert bibliography_of(tmp_path) == ["../texts/all.bib"]
    (tmp_path / "b.css").write_text("p { background: url('pictures/a%20b.png') }", "utf-8")
    named = ["styles/a.csl", "a.lua", "b.lua", "b.css", "../a.css"]
    assert looks_of(tmp_path) == [*named, "pictures/a b.png"]


@pytest.mark.parametrize(
    ("line", "replacement", "message"),
    [
        ("wrap: none", "wrap: none\ncomments: true", "_quarto.yml, line 17: the key comments"),
        ("    toc: true", "    toc: true\n    code-fold: true", "the key code-fold"),
        ("  docx:", "  revealjs: {}\n  docx:", "the format revealjs"),
    ],
)
def test_what_only_quarto_knows_is_refused(tmp_path, line, replacement, message):
    source = (ROOT / "_quarto.yml").read_text(encoding="utf-8")
    file = tmp_path / "_quarto.yml"
    file.write_text(source.replace(line, replacement, 1), encoding="utf-8")
    with pytest.raises(BadManuscript) as caught:
        read_project(file, file.parent)
    assert message in str(caught.value)


def test_a_user_s_own_templates_change_no_document(tmp_path, monkeypatch):
    templates = tmp_path / "home/.local/share/pandoc/templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("Mine: $body$")
    at_home = tmp_path / "pandoc"
    at_home.write_text(
        f"#!/bin/sh\nHOME='{tmp_path}/home' exec '{processes.PANDOC}' \"$@\"\n", encoding="utf-8"
    )
    at_home.chmod(0o755)
    project = placed(read_project(ROOT / "_quarto.yml", ROOT), lambda name: str(ROOT / name))
    pages = []
    for pandoc in (processes.PANDOC, str(at_home)):
        monkeypatch.setattr(processes, "PANDOC", pandoc)
        converter.cache_clear()
        page = tmp_path / "page.html"
        run_pandoc("A text.", page, "html", {**project, **project["format"]["html"]}, 0)
        pages.append(page.read_text(encoding="utf-8"))
    assert pages[1] == pages[0]
    assert "A text." in pages[0]


@pytest.fixture
def root(tmp_path):
    """A project's folder, with what the shipped manuscripts share."""
    shutil.copy(ROOT / "_quarto.yml", tmp_path)
    shutil.copytree(ROOT / "manuscript", tmp_path / "manuscript")
    return tmp_path


def test_executed_markdown_becomes_documents_as_its_front_matter_asks(root):
    text = "# A section {#sec-one}\n\nSee @sec-one.\n"
    about = {"title": "A title", "lang": "en", "format": {"html": {"toc": False}, "typst": {}}}
    outputs = {end: root / f"results/a.{end}" for end in ("html", "pdf")}
    convert(text, about, outputs, root, 0)
    html = outputs["html"].read_text(encoding="utf-8")
    assert "<title>A title</title>" in html and 'href="#sec-one"' in html
    assert 'id="TOC"' not in html
    assert 'class="header-section-number">1</span> A section' in html
    (page,) = PdfReader(outputs["pdf"]).pages
    assert "See Section 1" in " ".join(page.extract_text().split())
    convert(text, about | {"format": {}}, {"html": outputs["html"]}, root, 0)
    assert 'id="TOC"' in outputs["html"].read_text(encoding="utf-8")
    assert not list(root.glob(".render-*"))


FIGURE = '::: {#fig-a}\n![](../a.svg){fig-alt="x"}\n\nA caption.\n:::'
TABLE = "::: {#tbl-a}\n| a |\n|---|\n| b |\n\n::: {.source}\nBelow.\n:::\n\nA caption.\n:::"


@pytest.mark.parametrize("floating", [False, True])
@pytest.mark.parametrize(("kind", "block"), [("figures", FIGURE), ("tables", TABLE)])
def test_figures_and_tables_leave_the_text_where_the_front_matter_asks(root, kind, block, floating):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 1"/>'
    (root / "a.svg").write_text(svg, encoding="utf-8")
    about = {"title": "A title", "lang": "en", f"floating-{kind}": floating}
    convert(f"Before.\n\n{block}\n\nAfter.\n", about, {"pdf": root / "a.pdf"}, root, 0)
    (page,) = PdfReader(root / "a.pdf").pages
    heights = {}

    def visit(text, matrix, *_):
        heights.update(dict.fromkeys(text.split(), matrix[5]))

    page.extract_text(visitor_text=visit)
    assert (heights["Before."] > heights["caption."] > heights["After."]) is not floating
    if kind == "tables":
        assert heights["title"] > heights["caption."] > heights["Below."]
        assert (heights["Below."] > heights["After."]) is not floating


@pytest.mark.parametrize(("lang", "first"), [("en", "Table"), ("id", "Tabel")])
def test_a_link_to_a_table_is_described_in_pdf_by_its_number(root, lang, first):
    """A table without a caption is not counted, and no label is printed twice."""
    table = "| a |\n|---|\n| b |\n"
    numbered = "".join(f"::: {{#tbl-{one}}}\n{table}\nThe {one}.\n:::\n\n" for one in "xy")
    made = root / "results/a.pdf"
    about = {"title": "A title", "lang": lang, "language": {"crossref-tbl-title": first}}
    convert(f"See @tbl-x and @tbl-y.\n\n{table}\n{numbered}", about, {"pdf": made}, root, 0)
    (page,) = PdfReader(made).pages
    notes = [note.get_object() for note in page["/Annots"]]
    assert [note["/Contents"] for note in notes] == [f"{first} 1", f"{first} 2"]
    assert page.extract_text().replace("\xa0", " ").count(f"{first} 2") == 2


def test_a_language_that_the_renderer_does_not_speak_brings_its_words_along(root):
    text = "::: {.abstract}\nIn short.\n:::\n\n::: {#tbl-x}\n| a |\n|---|\n| b |\n\nThe x.\n:::\n"
    about: dict = {"title": "Een titel", "lang": "nl"}
    made = root / "a.html"
    with pytest.raises(RenderingFailed, match=r"#tbl-x and no word .*\{crossref-tbl-title: …\}"):
        convert(text, about, {"html": made}, root, 0)
    about["language"] = {"crossref-tbl-title": "Tabel", "section-title-abstract": "Samenvatting"}
    convert(text, about, {"html": made}, root, 0)
    html = made.read_text(encoding="utf-8")
    assert "Tabel\xa01" in html and "Samenvatting:" in html


def test_what_pandoc_warns_of_is_a_failure(root):
    about = {"title": "A title", "lang": "en"}
    with pytest.raises(RenderingFailed, match=r"^pandoc, a\.html: .*citation nobody"):
        convert("As @nobody2000 says.", about, {"html": root / "a.html"}, root, 0)
    assert not (root / "a.html").exists()


def test_what_is_warned_of_as_a_text_is_read_is_a_failure_each_time(root):
    text = "A [link].\n\n[link]: here.html\n[link]: there.html\n"
    for _ in range(2):
        with pytest.raises(RenderingFailed, match=r"^pandoc, a\.html: .*Duplicate link"):
            convert(text, {"title": "A title", "lang": "en"}, {"html": root / "a.html"}, root, 0)


def test_the_projects_folder_may_have_any_name(tmp_path):
    pages = []
    for name in ("project", "a #1 {b} 100%41 & ?c;d"):
        root = tmp_path / name
        shutil.copytree(ROOT / "manuscript", root / "manuscript")
        shutil.copy(ROOT / "_quarto.yml", root)
        outputs = {end: root / f"page.{end}" for end in ("html", "pdf")}
        convert("A text [@duadji2012].", {"lang": "en", "title": "One"}, outputs, root, 0)
        pages.append([file.read_bytes() for file in outputs.values()])
    assert pages[0] == pages[1]
    assert "Duadji" in pages[0][0].decode()


WEAKENS = "local function weaken(one) return pandoc.Emph(one.content) end\n"
FILTERS = {
    "listed": WEAKENS + "return { { Strong = weaken } }\n",
    "named": WEAKENS + "function Strong(one) return weaken(one) end\n",
    "after": "function Emph(one) return pandoc.Strikeout(one.content) end\n",
}


@pytest.mark.parametrize("first", ["listed", "named"])
def test_a_study_s_own_filters_run_in_their_order(root, first):
    for name in (first, "after"):
        (root / f"{name}.lua").write_text(FILTERS[name])
    project = (root / "_quarto.yml").read_text(encoding="utf-8")
    own = f"filters:\n  - {first}.lua\n  - after.lua\n"
    (root / "_quarto.yml").write_text(project.replace("filters:\n", own), encoding="utf-8")
    page = root / "a.html"
    convert("Said **so**.", {"title": "T", "lang": "en"}, {"html": page}, root, 0)
    assert "<p>Said <del>so</del>.</p>" in page.read_text("utf-8")


def test_what_a_filter_finds_wrong_is_told_by_its_own_name(root):
    (root / "bad.lua").write_text("function Str(s) error('not this word') end\n")
    project = (root / "_quarto.yml").read_text(encoding="utf-8")
    (root / "_quarto.yml").write_text(project.replace("filters:\n", "filters:\n  - bad.lua\n"))
    with pytest.raises(RenderingFailed, match=r"bad\.lua:1: not this word"):
        convert("Said.", {"title": "T", "lang": "en"}, {"html": root / "a.html"}, root, 0)


def test_a_page_holds_its_pictures_whatever_the_machine_knows_of_their_kinds(root):
    (root / "a b.webp").write_bytes(b"picture")
    text = '![](<../a b.webp>){fig-alt="x"}'
    convert(text, {"title": "A", "lang": "en"}, {"html": root / "results/a.html"}, root, 0)
    page = (root / "results/a.html").read_text(encoding="utf-8")
    assert 'src="data:image/webp;base64,cGljdHVyZQ=="' in page and "<link" not in page
