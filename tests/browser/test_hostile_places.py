"""Hostile texts in a city without an article and in a national file: text, wherever they come out.

As ``test_hostile_city``, for the documents that a city with an article does not have: briefs with
findings, the comparison, and an atlas.
"""

import csv
import io
import re

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.analysis.briefs.test_brief import OPTIONAL
from tests.browser.test_hostile_city import TEXTS, squeezed
from tests.conftest import LANGUAGES, copy_project, with_an_atlas

pytestmark = pytest.mark.slow
METRO = "data/cities/metro"
SCRIPT, PICTURE, CODE, FORMULA = TEXTS[0], TEXTS[1], TEXTS[5], "=1+1;=2+2"
NAME = f"Kota {SCRIPT}"
FINDINGS = f"{TEXTS[3]}\n\n{CODE} {TEXTS[6]}\n\n{SCRIPT}\n\n- {TEXTS[12]}\n"
BRIEFS = [f"results/metro/brief.{one}" for one in LANGUAGES]
DISTRICT = [f"results/atlas/33/3301/brief.{one}" for one in LANGUAGES]
COMPARISON = [f"results/comparison.{one}" for one in LANGUAGES]
# what must be read in each, beside nothing that acts
SHOWN = {
    **{key: [SCRIPT, PICTURE, CODE] for key in BRIEFS},
    **{key: [PICTURE] for key in DISTRICT},
    **{key: [SCRIPT] for key in COMPARISON},
    "results/atlas/index": [PICTURE, CODE],
    "results/atlas/quality": [PICTURE, SCRIPT],
    "results/index": [SCRIPT],
}
# the title of a publication stands where a number is opened, which paper has not
ON_PAPER = SHOWN | {key: [SCRIPT, PICTURE] for key in BRIEFS}


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.fixture(scope="module")
def hostile_places(tmp_path_factory):
    project = with_an_atlas(copy_project(tmp_path_factory.mktemp("places") / "project"))
    folder = project.folder / METRO
    about = (folder / "city.yaml").read_text(encoding="utf-8")
    names = f"  id: {quoted_yaml(NAME)}\n  en: {quoted_yaml(SCRIPT)}\n"
    about = about.replace("  id: Kota Metro\n  en: Metro\n", names)
    about = about.replace("An article", PICTURE.replace('"', "'"))
    for table in ("causes", "budget", "answers"):
        about += f"  {table}: {{title: {quoted_yaml(CODE)}}}\n"
    (folder / "city.yaml").write_text(about, encoding="utf-8")
    tables = {
        "causes": OPTIONAL["causes"].format(a=60, b=40),
        "budget": OPTIONAL["budget"].format(roads=80, credit=20),
        "answers": OPTIONAL["answers"].format(answers="roads,b,1,Karena,Because\n"),
    }
    for name, text in tables.items():
        for old, new in (("Cause A", PICTURE), ("Sebab A", PICTURE), ("Because", SCRIPT)):
            text = text.replace(old, quoted(new))
        (folder / f"sources/{name}.csv").write_text(text, encoding="utf-8")
    (folder / "findings.md").write_text(FINDINGS, encoding="utf-8")
    national = project.folder / "data/national.csv"
    rows = list(csv.reader(io.StringIO(national.read_text(encoding="utf-8"))))
    at = rows[0].index("nama"), rows[0].index("provinsi")
    for row in rows[1:]:
        row[at[0]] = f"{PICTURE}, Kab." if row[0] != "3402" else f"{FORMULA}, Kab."
        row[at[1]] = CODE
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    national.write_text(written.getvalue(), encoding="utf-8")
    project.edit("data/corrections.csv", "a digit is missing", quoted(SCRIPT))
    project.edit("data/corrections.csv", "kurang satu angka", quoted(SCRIPT))
    project.build()
    return project


def quoted_yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize("name", SHOWN)
def test_html_shows_it_as_text(hostile_places, chromium, name):
    file = hostile_places.folder / f"{name}.html"
    page = chromium.new_context().new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.resolve().as_uri())
    assert page.evaluate("document.documentElement.dataset.hacked ?? ''") == ""
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    shown = " ".join(page.evaluate("document.body.textContent").split())
    for text in SHOWN[name]:
        assert text in shown, text
    soup = BeautifulSoup(file.read_bytes(), "html.parser")
    assert not soup.select(
        "[onerror], [onload], img[src=x], [href*=invalid], [href^=javascript], [src*=invalid]"
    )
    page.context.close()


@pytest.mark.parametrize("name", [*BRIEFS, *DISTRICT, *COMPARISON])
def test_pdf_shows_it_as_text(hostile_places, name):
    reader = PdfReader(hostile_places.folder / f"{name}.pdf")
    shown = squeezed("".join(sheet.extract_text() for sheet in reader.pages))
    for text in ON_PAPER[name]:
        assert squeezed(text) in shown, text


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_no_spreadsheet_finds_a_formula(hostile_places, mark):
    files = sorted((hostile_places.folder / "results").rglob("*.csv"))
    assert any(FORMULA.partition(";")[0] in file.read_text(encoding="utf-8") for file in files)
    for path in files:
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8")), delimiter=mark):
            for cell in row:
                assert not re.match(r"[=+@\t\r-](?![0-9.,]*%?$)", cell), (path.name, cell)


def test_nothing_was_run(hostile_places):
    assert not list(hostile_places.folder.rglob("hacked"))
    for path in sorted((hostile_places.folder / "results").rglob("*")):
        if path.suffix in {".html", ".json", ".csv"}:
            assert "root:x:0" not in path.read_text(encoding="utf-8"), path.name
