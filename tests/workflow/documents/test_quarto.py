"""Where Quarto is installed: both renderers show the same words, numbers and numbering."""

import re
import shutil

import pytest
from bs4 import BeautifulSoup
from docx import Document
from pypdf import PdfReader

from tests.conftest import CITY, LANGUAGES, ROOT, Project, copy_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("quarto"), reason="Quarto is not on the PATH: only it can be compared with"
    ),
]
WITH_BRIEF = "metro"
DOCUMENTS = [
    f"{name}.{language}"
    for name in (f"{CITY.name}/article", f"{WITH_BRIEF}/brief", "comparison")
    for language in LANGUAGES
]


def built_by(engine: str, folder) -> Project:
    project = copy_project(folder / "project")
    for city in (project.folder / "data" / "cities").iterdir():
        if city.name not in (CITY.name, WITH_BRIEF):
            shutil.rmtree(city)
    project.edit("config/config.yaml", "engine: auto", f"engine: {engine}")
    project.build()
    return project


@pytest.fixture(scope="session")
def by_quarto(tmp_path_factory) -> Project:
    return built_by("quarto", tmp_path_factory.mktemp("quarto"))


@pytest.fixture(scope="session")
def by_us(tmp_path_factory) -> Project:
    return built_by("embedded", tmp_path_factory.mktemp("embedded"))


def page(project: Project, document: str) -> BeautifulSoup:
    return BeautifulSoup(project.read(f"results/{document}.html"), "html.parser")


def words(project: Project, document: str) -> list[str]:
    body = page(project, document).body
    for tag in body(["style", "script"]):
        tag.decompose()
    return body.get_text(" ").split()


def pdf(project: Project, document: str) -> PdfReader:
    return PdfReader(project.folder / f"results/{document}.pdf")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_words_in_html(by_quarto, by_us, document):
    found = words(by_quarto, document)
    assert found == words(by_us, document)
    assert "{python}" not in " ".join(found)
    titles = {page(project, document).title.string for project in (by_quarto, by_us)}
    assert len(titles) == 1


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_places_and_buttons_in_html(by_quarto, by_us, document):
    def places(project: Project) -> list[tuple]:
        return [
            (tag.name, *(tag.get(key) for key in ("id", "popovertarget", "href", "width", "style")))
            for tag in page(project, document).body.select(
                "[id], button, a, table, col, th, td, figure, img"
            )
        ]

    found = places(by_quarto)
    assert found == places(by_us)
    assert len(found) >= 8


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_policy_and_scripts(by_quarto, by_us, document):
    def allowed(project: Project) -> list[str]:
        found = page(project, document)
        (policy,) = found.select('meta[http-equiv="Content-Security-Policy"]')
        return [policy["content"], *(tag.string for tag in found.select("script"))]

    assert allowed(by_quarto) == allowed(by_us)
    assert not page(by_quarto, document).select("script[src], link[href], img[src^='http']")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_words_title_language_and_links_in_pdf(by_quarto, by_us, document):
    """Line by line the typesetters may differ, and with the lines a word that is parted, and the
    page that a link leads to."""

    def said(project: Project) -> tuple:
        reader = pdf(project, document)
        text = "".join(one.extract_text() for one in reader.pages)
        tagged = reader.root_object["/MarkInfo"]["/Marked"]
        letters = sorted(one for one in text if not one.isspace() and one not in "-\u2010\u00ad")
        notes = [note.get_object() for one in reader.pages for note in one.get("/Annots", [])]
        described = [re.sub(r"\b(page|halaman) \d+$", "", note["/Contents"]) for note in notes]
        return reader.metadata.title, reader.root_object["/Lang"], bool(tagged), letters, described

    found = said(by_quarto)
    assert found == said(by_us)
    assert found[2] and len(found[3]) > 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_paragraphs_in_the_same_styles_in_docx(by_quarto, by_us, language):
    def paragraphs(project: Project) -> list[tuple[str, str]]:
        found = Document(project.folder / f"results/{CITY.name}/article.{language}.docx")
        cells = [cell for table in found.tables for row in table.rows for cell in row.cells]
        return [
            (paragraph.style.name, " ".join(paragraph.text.split()))
            for part in (found, *cells)
            for paragraph in part.paragraphs
        ]

    found = paragraphs(by_quarto)
    assert found == paragraphs(by_us)
    assert sum(style == "Table Caption" for style, _ in found) >= 8


def test_quarto_leaves_nothing_beside_the_manuscripts(by_quarto):
    def names(folder) -> set[str]:
        return {path.name for path in (folder / "manuscript").iterdir()}

    assert names(by_quarto.folder) <= names(ROOT)
    assert not list(by_quarto.folder.glob(".render-*"))
