"""Where Quarto is installed: both renderers show the same words, numbers and numbering."""

import re
import shutil

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.conftest import LANGUAGES, Project, copy_project, with_one_city

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("quarto"),
    pytest.mark.skipif(
        not shutil.which("quarto"), reason="Quarto is not on the PATH: only it can be compared with"
    ),
]


@pytest.fixture(scope="session")
def by_quarto(tmp_path_factory) -> Project:
    project = with_one_city(copy_project(tmp_path_factory.mktemp("quarto") / "project"))
    project.edit("config/config.yaml", "engine: auto", "engine: quarto")
    project.build()
    return project


@pytest.fixture(scope="session")
def by_us(tmp_path_factory) -> Project:
    project = with_one_city(copy_project(tmp_path_factory.mktemp("embedded") / "project"))
    project.edit("config/config.yaml", "engine: auto", "engine: embedded")
    project.build()
    return project


def words(project: Project, language: str) -> list[str]:
    page = BeautifulSoup(
        project.read(f"results/bandar-lampung/article.{language}.html"), "html.parser"
    )
    for tag in page(["style", "script"]):
        tag.decompose()
    return page.body.get_text(" ").split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_words_in_html(by_quarto, by_us, language):
    assert words(by_quarto, language) == words(by_us, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_captions_in_pdf(by_quarto, by_us, language):
    def captions(project: Project) -> list[str]:
        reader = PdfReader(project.folder / f"results/bandar-lampung/article.{language}.pdf")
        text = "\n".join(page.extract_text() for page in reader.pages)
        return re.findall(r"^(?:Tabel|Gambar|Table|Figure)\s\d+:", text, flags=re.MULTILINE)

    assert sorted(captions(by_quarto)) == sorted(captions(by_us))
    assert len(captions(by_us)) >= 13
