"""A city's folder is data: whatever its texts hold comes out as text, in every document.

One build of a copy of the city in whose labels, reasons, places and titles everything stands that
some program might act on.
"""

import csv
import html
import io
import json
import re
import zipfile

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.conftest import LANGUAGES, copy_project, with_one_city

pytestmark = pytest.mark.slow
CITY = "data/cities/bandar-lampung"
RESULTS = "results/bandar-lampung"
# Each begins with letters, since a label does within a sentence.
TEXTS = [
    "a1 <script>document.documentElement.dataset.hacked=1</script>",
    'a2 <img src=x onerror="document.documentElement.dataset.hacked=2">',
    "a3 </script></title><svg onload=document.documentElement.dataset.hacked=3>",
    "a4 *one* _two_ **three** ~~four~~ H~2~O x^2^",
    "a5 [link](javascript:alert(1)) ![](https://example.invalid/a.png)",
    'a6 `{python} n("poor")` `<b>raw</b>`{=html}',
    "a7 {{< include /etc/passwd >}} {{ 7*7 }} {% raw %}",
    "a8 $x^2$ \\input{/etc/passwd} \\newpage",
    '#eval("1+1") #include "x" #let x = 1',
    "b1 @duadji2012 [@duadji2012] ^[a note] [^1]",
    "b2 | a | b | ::: {.callout-note} :::",
    "b3 &lt;b&gt; &amp; &#60;i&#62; <!-- c -->",
    "b4 $(touch hacked) ; rm -rf x && `id` > hacked",
    "b5 --- ... -- \"double\" 'single' -> =>",
    'b6 []{.n key="poor"} {#sec-x} {.year} {width=1}',
    "b7 http://example.invalid/auto <https://example.invalid/> a@example.invalid",
    "b8 %s %(x)s {0} {poor.__class__} {unemployed} ${HOME}",
    "b9 Вandar with a letter from another script",
    "=1+1 cmd|'/C calc'!A0",
    "+c1 -2+3",
    "@SUM(1;2)",
    "# c2 heading",
    "1. c3 item",
    "> c4 quote",
    "c5 a\\",
    "_c6 hidden in a legend",
    "c7 [x]{.otherwise} [y]{.leading family=cause} <template>",
    "% c8 title",
]
SOURCE = "d5 [bold]<b>BPS</b>[/italic] *x*"
SHOWN = ("label_", "short_", "name_", "focus_", "reference_", "action_", "reason_", "content_")


def made_hostile(data: bytes, first: int) -> tuple[bytes, int]:
    """A table with a hostile text in place of each that is shown; the same in both languages."""
    rows = list(csv.reader(io.StringIO(data.decode())))
    columns = [at for at, name in enumerate(rows[0]) if name.startswith(SHOWN)]
    for row in rows[1:]:
        for step, at in enumerate(columns):
            row[at] = TEXTS[(first + step // 2) % len(TEXTS)]
        first += len(columns) // 2
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode(), first


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    project = with_one_city(copy_project(tmp_path_factory.mktemp("hostile") / "project"))
    folder = project.folder / CITY
    at = 0
    for name in ("causes", "programmes", "actions", "budget_components", "labour", "population"):
        path = folder / f"sources/{name}.csv"
        data, at = made_hostile(path.read_bytes(), at)
        path.write_bytes(data)
    path = folder / "judgements/answers.csv"
    path.write_bytes(made_hostile(path.read_bytes(), at)[0])
    # the same place in both files, since a number is looked for where it was printed
    for path in (folder / "claims.csv", folder / "sources/population.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Introduction", "<i>Intro</i> *d1* [bold]"), "utf-8")
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        for one in resource["sources"]:
            one["title"] = one["title_id"] = "d2 <b>Title</b> [x](javascript:1) `{python} 1`"
        if resource["name"] == "official":
            resource["place"] = SOURCE
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    path = folder / "city.yaml"
    text = path.read_text(encoding="utf-8").replace("en: Bandar", "en: d3 <b>Name</b> &amp; Bandar")
    path.write_text(text.replace("Noverman", "d4 <b>Noverman</b> {title}"), encoding="utf-8")
    project.build()
    return project


def squeezed(text: str) -> str:
    """Without what line breaks and hyphenation may add or take away."""
    return re.sub(r"[\s\-\u2010\u00ad]", "", text)


def stands_in(text: str, shown: str) -> bool:
    """Whether a text is shown, with a small letter at its head where it is within a sentence."""
    return text in shown or text[0].lower() + text[1:] in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_shows_it_as_text(hostile, built, chromium, language):
    path = hostile.folder / f"{RESULTS}/article.{language}.html"
    page = chromium.new_context().new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.resolve().as_uri())
    assert page.evaluate("document.documentElement.dataset.hacked ?? ''") == ""
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    shown = " ".join(page.evaluate("document.body.textContent").split())
    for text in TEXTS:
        assert stands_in(text, shown), text
    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    plain = BeautifulSoup(built.read(f"{RESULTS}/article.{language}.html"), "html.parser")
    for tag in ("script", "img", "iframe", "svg", "template", "title", "style", "math", "form"):
        assert len(soup.select(tag)) == len(plain.select(tag)), tag
    assert not soup.select(
        "[onerror], [onload], [href*=invalid], [src*=invalid], [href^=javascript]"
    )
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_shows_it_as_text(hostile, language):
    reader = PdfReader(hostile.folder / f"{RESULTS}/article.{language}.pdf")
    shown = squeezed("".join(sheet.extract_text() for sheet in reader.pages))
    for text in TEXTS:
        assert stands_in(squeezed(text), shown), text
    targets = [
        str(note.get_object().get("/A", {}).get("/URI", ""))
        for sheet in reader.pages
        for note in sheet.get("/Annots") or []
    ]
    assert not [uri for uri in targets if "invalid" in uri or uri.startswith("javascript")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_docx_shows_it_as_text(hostile, language):
    with zipfile.ZipFile(hostile.folder / f"{RESULTS}/article.{language}.docx") as archive:
        document = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
    shown = html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", document)))
    for text in TEXTS:
        assert stands_in(squeezed(text), squeezed(shown)), text
    assert "example.invalid" not in links and "javascript" not in links
    # only the fields that number and refer: none that fetches or runs
    fields = re.findall(r"<w:instrText[^>]*>\s*(\w+)", document)
    assert len(fields) == document.count("<w:instrText") and set(fields) == {"SEQ", "REF"}


def test_the_page_of_verdicts_and_the_index_show_it_as_text(hostile, chromium):
    for name, wanted in (
        (
            f"{RESULTS}/verification.html",
            ["<i>Intro</i> *d1* [bold]", "d4 <b>Noverman</b> {title}", SOURCE],
        ),
        ("results/index.html", ["d3 <b>Name</b> &amp; Bandar"]),
    ):
        page = chromium.new_context().new_page()
        page.goto((hostile.folder / name).resolve().as_uri())
        shown = " ".join(page.evaluate("document.body.textContent").split())
        for text in wanted:
            assert text in shown, text
        assert page.evaluate("document.documentElement.dataset.hacked ?? ''") == ""
        assert (
            page.locator("[onerror], [href*=invalid], [href^=javascript], img[src=x]").count() == 0
        )
        page.context.close()


def test_the_terminal_shows_it_as_text(hostile):
    done = hostile.runut("verify")
    assert "Traceback" not in done.stderr
    assert SOURCE.split()[1] in done.stdout


def test_no_spreadsheet_finds_a_formula(hostile):
    for path in sorted((hostile.folder / RESULTS).rglob("*.csv")):
        text = path.read_text(encoding="utf-8")
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                assert not re.match(r"[=+@\t\r-](?![0-9.,]*%?$)", cell), (path.name, cell)


def test_nothing_was_run(hostile):
    assert not list(hostile.folder.rglob("hacked"))
    for path in sorted((hostile.folder / "results").rglob("*")):
        if path.suffix in {".html", ".json", ".csv"}:
            assert "root:x:0" not in path.read_text(encoding="utf-8"), path.name
