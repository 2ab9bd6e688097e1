"""The example of the extension alone: a document with nothing but an indicators.json."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from runut.documents.embedded import EXTENSIONS
from runut.notebooks.processes import PANDOC
from tests.studies import ROOT

FILTERS = [EXTENSIONS / "runut" / f"{name}.lua" for name in ("registry", "blocks", "numbers")]


@pytest.fixture
def example(tmp_path) -> Path:
    return Path(shutil.copytree(ROOT / "examples/clickable", tmp_path / "clickable"))


def page_of(folder: Path, *more: str) -> BeautifulSoup:
    """The page by the pandoc that is locked, with the extension's filters."""
    filters = [f"--lua-filter={one}" for one in FILTERS]
    command = [PANDOC, "article.qmd", "--from=markdown", "--to=html", *filters, *more]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return BeautifulSoup(done.stdout, "html.parser")


def opened(page: BeautifulSoup) -> dict[str, str]:
    """What each number opens."""
    numbers = [one["popovertarget"] for one in page.select("button.number")]
    popovers = {one["id"]: one for one in page.select("div[popover]")}
    leads = {one["popovertarget"] for one in page.select("button")}
    assert len(numbers) == 3 and leads == popovers.keys()
    return {id: popovers[id].get_text("|", strip=True) for id in numbers}


FOUND = {
    "d-readers": "Members who borrowed a book|217: annual_report.pdf, row 4|Close",
    "d-members": "Members of the library|1,240: annual_report.pdf, row 3|Close",
    "d-share": "Share of the members who borrowed a book|17.5% = (100 ×|217|) /|1,240|Close",
}


def test_each_number_opens_its_derivation(example):
    page = page_of(example)
    text = " ".join(page.p.get_text().split())
    assert text.startswith("Of 1,240 members of the library 217, or about one in six,")
    assert opened(page) == FOUND


def test_numbers_are_written_as_the_language_writes_them(example):
    file = example / "indicators.json"
    registry = json.loads(file.read_text(encoding="utf-8"))
    registry["numbers"]["members"]["decimal"] = "-1234567"
    file.write_text(json.dumps(registry), encoding="utf-8")
    assert page_of(example, "-M", "lang=id").select_one("[data-key=members]").text == "-1.234.567"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('key="share"', 'key="shore"', 'found key="shore", a number that the indicators do not'),
        ("indicators.json", "i.json", "found no i.json, which the front matter names"),
    ],
)
def test_a_wrong_name_is_told_in_a_line(example, old, new, said):
    file = example / "article.qmd"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        page_of(example)
    assert said in failed.value.stderr and "traceback" not in failed.value.stderr


def test_its_style_needs_no_other_for_its_colours():
    style = (EXTENSIONS / "runut/numbers.css").read_text(encoding="utf-8")
    used = set(re.findall(r"var\((--[\w-]+)\)", style))
    assert used and used <= set(re.findall(r"^\s*(--[\w-]+):", style, re.MULTILINE))


@pytest.mark.skipif(
    not shutil.which("quarto"), reason="Quarto is not on the PATH: only it can be compared with"
)
def test_quarto_renders_it_with_the_extension_alone(example):
    shutil.copytree(EXTENSIONS, example / EXTENSIONS.name)
    command = ["quarto", "render", "article.qmd"]
    subprocess.run(command, cwd=example, check=True, capture_output=True)
    page = BeautifulSoup((example / "article.html").read_text("utf-8"), "html.parser")
    assert opened(page) == FOUND
