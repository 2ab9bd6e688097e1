"""The head of an article's page."""

import re
from pathlib import Path

import pytest

from runut.manuscripts import unbroken
from runut.manuscripts.article import Article
from runut.manuscripts.front import bibtex_name, front, licences, plain_name
from runut.study import open_study
from tests.conftest import LANGUAGES, ROOT
from tests.studies import STUDY


@pytest.fixture(params=LANGUAGES)
def study(request, registry, tmp_path) -> Article:
    return Article(STUDY, tmp_path, registry, request.param)


def test_it_leads_to_the_other_language_and_to_every_form(study):
    html = front(study)
    (other,) = (one for one in LANGUAGES if one != study.language)
    assert f'href="article.{other}.html" lang="{other}" hreflang="{other}"' in html
    for end in ("pdf", "docx", "xml"):
        assert f'href="article.{study.language}.{end}"' in html
    assert "verification.html" not in html  # none was given
    study.verified["a"] = {}
    assert f'href="verification.html#{study.language}"' in front(study)


def test_it_says_how_to_cite_in_the_language_of_the_page(study):
    html = front(study)
    title = re.search(r'^title: "(.+)"$', manuscript(study.language), re.MULTILINE)[1]
    assert f"title = {{{{{title}}}}}" in html
    assert {"en": "Version", "id": "Versi"}[study.language] in html
    assert "Noverman Duadji" in html


def test_the_licence_is_the_manuscript_s_own_where_it_says_one(study):
    own = re.search(
        r'^license:\n  text: "(.+)"\n  url: (.+)$', manuscript(study.language), re.MULTILINE
    )
    assert f'<a href="{own[2]}" rel="license">{own[1]}</a>' in front(study)
    assert licences({"text": "Mine."}, {"license": "MIT"}) == {
        "MIT": "https://spdx.org/licenses/MIT.html"
    }


def manuscript(language: str) -> str:
    return (ROOT / f"manuscript/article.{language}.qmd").read_text(encoding="utf-8")


def test_a_study_without_a_citation_gets_the_links_alone(registry, tmp_path):
    for name in ("study.yaml", "analysis", "data", "manuscript"):
        (tmp_path / name).symlink_to(ROOT / name)
    html = front(Article(open_study(tmp_path), Path(), registry, "en"))
    assert "BibTeX" not in html and "article.en.pdf" in html


@pytest.mark.parametrize(
    ("author", "plain", "bibtex"),
    [
        ("A Team", "A Team", "{A Team}"),
        ({"name": "A Team"}, "A Team", "{A Team}"),
        ({"name": {"literal": "A Team"}}, "A Team", "{A Team}"),
        ({"name": {"given": "Ani", "family": "Wijaya"}}, "Ani Wijaya", "Wijaya, Ani"),
    ],
)
def test_an_author_is_named_in_any_form_of_quarto(author, plain, bibtex):
    assert plain_name(author) == plain
    assert bibtex_name(author) == bibtex


def test_no_line_ends_within_a_short_name():
    names = ["Bandar Lampung", "Kepulauan Siau Tagulandang Biaro"]
    text = "Poverty in {} and in {}"
    assert unbroken(text.format(*names), names) == text.format("Bandar\u00a0Lampung", names[1])
