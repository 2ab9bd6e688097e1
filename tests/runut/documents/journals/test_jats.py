"""Articles in JATS XML. No package that is kept brings the DTD, so what must be there is listed."""

import shutil

import pytest
from lxml import etree

from runut.documents.embedded import convert, published
from tests.conftest import ROOT

LINK = "{http://www.w3.org/1999/xlink}href"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ABOUT = {
    "title": "A title",
    "subtitle": "What it is of",
    "lang": "en",
    "keywords": ["one", "two words"],
    "license": {"text": "CC BY 4.0", "url": LICENCE},
    "author": [
        {
            "name": {"given": "Siti", "family": "Aminah"},
            "orcid": "0000-0002-1825-0097",
            "email": "siti@example.org",
            "affiliations": [{"name": "A university", "city": "Metro"}, {"ref": "other"}],
        },
        {"name": {"literal": "A team"}, "affiliation": "An office"},
        "Sukarno",
    ],
    "affiliations": [{"id": "other", "name": "Another one", "country": "Indonesia"}],
}
TEXT = """
::: {.abstract}
Poverty is [31%]{.n key="rate"} [@pesch2008].
:::

::: {.keywords}
one; two words
:::

# First {#sec-first}

See @sec-first, @tbl-a and @fig-a: [31%]{.n key="rate"} of them,
[so]{.when}[or not]{.otherwise}.[^1]

[^1]: A note.

::: {#tbl-a}

| a | b |
|---|--:|
| c | 1 |

::: {.source}
Source: @pesch2008.
:::

What the table *shows*
:::

::: {#fig-a}
![](../results/unit/figures/a.svg){fig-alt="Two bars, A & B: <1%."}

What the figure shows
:::

# References {.unnumbered}

::: {#refs}
:::

::: {.derivations}
| [1]{.row #d-rate} | 31 |
|---|---|
:::
"""


@pytest.fixture(scope="module")
def article(tmp_path_factory) -> etree._ElementTree:
    root = tmp_path_factory.mktemp("study")
    shutil.copy(ROOT / "_quarto.yml", root)
    shutil.copytree(ROOT / "manuscript", root / "manuscript")
    made = root / "results/unit/article.en.xml"
    convert(TEXT, ABOUT, {"xml": made}, root, 1795392000)
    return etree.parse(made)


def text(article, path: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in article.findall(path)]


def test_its_front_says_what_it_is_of_whom_and_how_it_may_be_used(article):
    assert article.docinfo.public_id.endswith("Archiving and Interchange DTD v1.2 20190208//EN")
    assert article.getroot().get("article-type") == "research-article"
    assert article.getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    front = article.find("front/article-meta")
    order = [one.tag for one in front]
    assert order == [
        *("title-group", "contrib-group", "pub-date", "permissions", "abstract", "kwd-group")
    ]
    assert text(front, "title-group/*") == ["A title", "What it is of"]
    assert front.find("pub-date").get("iso-8601-date") == "2026-11-23"
    assert text(front, "pub-date/*") == ["23", "11", "2026"]
    assert front.find("permissions/license").get(LINK) == LICENCE
    assert text(front, "permissions/license/license-p") == ["CC BY 4.0"]
    assert text(front, "abstract/p") == ["Poverty is 31% (Pesch, 2008)."]
    assert text(front, "kwd-group/kwd") == ["one", "two words"]


@pytest.mark.parametrize(("said", "day"), [("2025-02-03", "2025-02-03"), ("today", "1970-01-01")])
def test_its_day_is_that_of_the_manuscript_where_it_has_one(said, day):
    assert published({"date": said}, 0)["date"] == day


def test_its_contributors_have_their_names_identifiers_and_affiliations(article):
    first, team, alone = article.findall("front/article-meta/contrib-group/contrib")
    assert text(first, "contrib-id") == ["https://orcid.org/0000-0002-1825-0097"]
    assert text(first, "name/*") == ["Aminah", "Siti"]
    assert text(first, "email") == ["siti@example.org"]
    assert text(first, "aff") == ["A university, Metro", "Another one, Indonesia"]
    assert text(team, "collab") == ["A team"]
    assert text(team, "aff/institution") == ["An office"]
    assert text(alone, "*") == ["Sukarno"]


def test_a_table_and_a_figure_have_label_caption_source_and_words(article):
    table, figure = article.find("body/sec/table-wrap"), article.find("body/sec/fig")
    assert [one.tag for one in table] == ["label", "caption", "table", "table-wrap-foot"]
    assert table.get("id") == "tbl-a"
    assert text(table, "label") == ["Table 1"]
    assert text(table, "caption/p") == ["What the table shows"]
    assert text(table, "table-wrap-foot/p") == ["Source: Pesch (2008)."]
    assert [one.tag for one in figure] == ["label", "caption", "graphic"]
    assert text(figure, "label") == ["Figure 1"]
    assert figure.find("graphic").get(LINK) == "figures/a.svg"
    assert text(figure, "graphic/alt-text") == ["Two bars, A & B: <1%."]


def test_numbers_are_plain_and_references_lead_to_what_is_there(article):
    paragraph = article.find("body/sec/p")
    assert "Section 1, Table 1 and Figure 1: 31% of them, so." in text(article, "body/sec/p")[0]
    kinds = {one.get("rid"): one.get("ref-type") for one in paragraph.findall("xref")}
    expected = {"sec-first": "sec", "tbl-a": "table", "fig-a": "fig", "fn1": "fn"}
    assert kinds == expected
    ids = {one.get("id") for one in article.iterfind(".//*[@id]")}
    assert {one.get("rid") for one in article.iterfind(".//xref")} <= ids
    assert not list(article.iter("named-content", "boxed-text", "ext-link"))


def test_references_are_elements_under_their_heading(article):
    assert text(article, "back/ref-list/title") == ["References"]
    assert text(article, "body/sec/title") == ["First"]
    (found,) = article.findall("back/ref-list/ref/element-citation")
    assert text(found, "source") == ["Administration & Society"]
    assert text(found, "person-group/name/surname") == ["Pesch"]
    assert text(found, "pub-id") == ["10.1177/0095399707312828"]
