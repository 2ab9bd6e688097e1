"""The documents that a build leaves, opened and looked into."""

import json
import re
import zipfile

import pytest
from bs4 import BeautifulSoup
from docx import Document
from lxml import etree
from pypdf import PdfReader, PdfWriter

from tests.conftest import LANGUAGES, ROOT

pytestmark = pytest.mark.slow
WORDS = {"id": ("Tabel", "Gambar", "Bagian"), "en": ("Table", "Figure", "Section")}
MANUSCRIPT = (ROOT / "manuscript/article.en.qmd").read_text(encoding="utf-8")
TABLES, FIGURES = (
    len(set(re.findall(rf"(?:#|label: )({kind}-[\w-]+)", MANUSCRIPT))) for kind in ("tbl", "fig")
)


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    return request.param


@pytest.fixture
def page(built, language) -> BeautifulSoup:
    source = built.read(f"results/bandar-lampung/article.{language}.html")
    return BeautifulSoup(source, "html.parser")


@pytest.fixture
def pdf(built, language) -> PdfReader:
    return PdfReader(built.folder / f"results/bandar-lampung/article.{language}.pdf")


def test_html_opens_with_no_network(page, language):
    assert page.html["lang"] == language
    for tag in page.select("[src], link[href]"):
        assert (tag.get("src") or tag.get("href")).startswith("data:"), tag.name
    assert not page.select("script[src]")


def test_html_numbers_its_tables_and_figures(page, language):
    table, figure, _ = WORDS[language]
    captions = [caption.get_text() for caption in page.select("caption")]
    assert [c.split(":")[0] for c in captions] == [f"{table}\xa0{i + 1}" for i in range(TABLES)]
    captions = [caption.get_text() for caption in page.select("figcaption")]
    assert [c.split(":")[0] for c in captions] == [f"{figure}\xa0{i + 1}" for i in range(FIGURES)]


@pytest.mark.parametrize("document", ["metro/brief", "comparison"])
def test_html_without_an_article_leads_to_what_lies_beside_it(built, language, document):
    source = built.folder / f"results/{document}.{language}.html"
    page = BeautifulSoup(source.read_text("utf-8"), "html.parser")
    links = {a["href"].partition("#")[0] for a in page.select(".front a")}
    assert all((source.parent / link).is_file() for link in links)
    assert {f"{source.stem}.pdf", f"{'../' if '/' in document else ''}index.html"} < links


def test_html_links_lead_somewhere(page):
    targets = {tag["id"] for tag in page.select("[id]")}
    inner = [a["href"][1:] for a in page.select("a[href^='#']")]
    assert len(inner) > 30
    assert set(inner) <= targets


def test_html_figures_have_their_text_and_tables_their_heads(page):
    assert all(len(image["alt"]) > 80 for image in page.select("figure img"))
    assert all(table.select("thead th") for table in page.select("table"))
    assert len(page.select("p.source, div.source")) >= TABLES - 1


def test_nothing_is_left_unresolved(page):
    text = page.get_text()
    assert not re.search(r"\?\?|@(?:tbl|fig|sec)-|\{python\}|\bNoneType\b|\bnan\b", text)


def test_the_text_says_whose_study_it_is(page):
    abstract = page.select_one(".abstract").get_text()
    assert "Duadji" in abstract
    assert re.search(r"reproduksi|reproduc", abstract)


def test_pdf_has_no_fault_in_the_part_of_pdf_ua_that_is_checked_here(built, tmp_path):
    """pdfua checks 16 of the 106 rules of PDF/UA-1 that a machine can check: structure tree, tagged
    content, language, title, alternative texts, tables, annotations, the mark in the metadata. It
    looks into no font, colour or reading order, and fails to look for empty headings in ours."""
    from pdfua import validate  # here, as all quick tests would wait for it

    cannot = {"UA-14-001"}
    files = [*(built.folder / "results").glob("**/*.pdf")]
    assert len(files) > 10
    for file in files:
        report = validate(file)
        assert report.findings == (), file
        assert {one.rule_id for one in report.outcomes if one.skipped_reason} <= cannot
    spoilt = PdfWriter(clone_from=files[0])
    del spoilt.root_object["/MarkInfo"], spoilt.root_object["/Lang"]
    spoilt.write(tmp_path / "spoilt.pdf")
    found = {one.rule_id for one in validate(tmp_path / "spoilt.pdf").findings}
    assert found == {"UA-01-002", "UA-06-001"}


def test_pdf_is_tagged_titled_and_in_its_language(pdf, language):
    catalog = pdf.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert str(catalog["/Lang"]).startswith(language)
    assert pdf.metadata.title
    assert b"pdfuaid" in catalog["/Metadata"].get_data()


def test_pdf_embeds_its_fonts(pdf):
    fonts = [
        font.get_object()
        for page in pdf.pages
        for font in page["/Resources"].get("/Font", {}).values()
    ]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])


def test_pdf_has_page_numbers_and_running_heads(pdf):
    heads = [page.extract_text().splitlines()[0] for page in pdf.pages[1:]]
    assert len({re.sub(r"\s*\d+$", "", head) for head in heads}) == 1
    numbers = [int(re.search(r"(\d+)$", head).group(1)) for head in heads]
    assert numbers == list(range(2, len(pdf.pages) + 1))


def test_all_formats_say_the_same(built, page, pdf, language):
    """Every number of the page stands in the PDF and the DOCX as well."""
    numbers = [tag.get_text() for tag in page.select("button.number")]
    assert len(numbers) > 100
    printed = re.sub(r"\s", "", "".join(sheet.extract_text() for sheet in pdf.pages))
    document = Document(built.folder / f"results/bandar-lampung/article.{language}.docx")
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = " ".join([*(p.text for p in document.paragraphs), *cells])
    for number in numbers:
        assert number in printed, number
        assert number in written, number


def test_pdf_numbers_that_were_computed_lead_to_their_rows(pdf):
    """The appendix is a table of two pages; a number without a formula leads nowhere on paper."""
    chapters = [one for one in pdf.outline if not isinstance(one, list)]
    appendix = pdf.get_destination_page_number(chapters[-1])
    assert len(pdf.pages) - appendix <= 2
    numbers = {sheet.indirect_reference.idnum: at for at, sheet in enumerate(pdf.pages)}
    found = [
        (numbers[target[0].idnum], target[3])
        for sheet in pdf.pages[: appendix + 1]
        for target in targets_of(sheet)
    ]
    assert len({place for place in found if place[0] >= appendix}) > 60


def targets_of(sheet) -> list:
    """Where the links of a PDF's page lead within it: a page, and a place on it."""
    found = (one.get_object().get("/Dest") for one in sheet.get("/Annots", []))
    return [one.get_object() for one in found if one is not None and not isinstance(one, str)]


def test_docx_has_real_styles_headings_tables_and_pictures_with_text(built, language):
    path = built.folder / f"results/bandar-lampung/article.{language}.docx"
    document = Document(path)
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    assert {"Heading 1", "Heading 2", "Abstract", "Keywords", "Source Note"} <= set(styles)
    captions = [p.text for p in document.paragraphs if p.style.name == "Table Caption"]
    assert len(captions) == TABLES == len(document.tables) - 1  # that of the appendix has none
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
        assert len([n for n in archive.namelist() if n.endswith(".png")]) == FIGURES
    assert len(re.findall(r'<wp:docPr [^>]*descr="[^"]{80,}', xml)) == FIGURES


def test_jats_has_every_number_table_figure_and_reference(built, page, language):
    path = built.folder / f"results/bandar-lampung/article.{language}.xml"
    article = etree.parse(path)
    front, body, back = article.getroot()
    written = "".join((*front.itertext(), *body.itertext()))
    for tag in page.select("button.number"):
        assert tag.get_text() in written
    assert [len(list(body.iter(tag))) for tag in ("table-wrap", "fig")] == [TABLES, FIGURES]
    for one in body.iter("graphic"):
        assert (path.parent / one.get("{http://www.w3.org/1999/xlink}href")).is_file()
    references = page.select(".csl-entry")
    assert len(back.findall("ref-list/ref/element-citation")) == len(references) > 15
    for tag in ("contrib", "license", "abstract", "kwd"):
        assert "".join(front.find(f".//{tag}").itertext()).strip(), tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_verdicts_says_what_the_json_says(built, language):
    content = json.loads(built.read("results/bandar-lampung/verification.json"))
    soup = BeautifulSoup(built.read("results/bandar-lampung/verification.html"), "html.parser")
    page = soup.find("div", class_="page", lang=language)
    rows = {
        row["id"].removeprefix(f"{language}-"): [cell.text for cell in row("td")]
        for row in page.find("table", class_="claims").tbody("tr")
    }
    assert rows.keys() == content["claims"].keys()
    for name, one in content["claims"].items():
        assert rows[name][1] == one["printed"]
        worst, *others = (
            content["verdicts"][finding["verdict"]]["name"][language] for finding in one["findings"]
        )
        also = {"id": "juga", "en": "also"}[language]
        assert rows[name][4] == (f"{worst} {also}: {', '.join(others)}" if others else worst)
        for finding in one["findings"]:
            assert finding["explanation"][language] in rows[name][6]
    ranks = [list(content["verdicts"]).index(content["claims"][name]["verdict"]) for name in rows]
    assert ranks == sorted(ranks)
