"""Another city with an article of its own: what it shows is what its manuscripts ask for, and
nothing in code, rules or templates knows the names in the shipped city's tables."""

import csv
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import CITY, ROOT, copy_project

# a member of a table, as a file of ours would name it: in quotes, or after a dot of an id
NAMED = r"""["'.]{}\b(?!\.py)"""
TABLES = ("causes", "budget_components")
GENERAL = {"total"}
MANUSCRIPT = """---
title: "An Essay"
author: "Somebody"
lang: {language}
---

```{{python}}
#| include: false
from runut.manuscripts import open_manuscript

study = open_manuscript("article", "{language}")
n, p, v, when, label, leading, table, figure, derivations = study.names
```

Poor: `{{python}} n("poor")`.

::: {{#fig-one}}
`{{python}} figure("{figure}")`

A figure.
:::

```{{python}}
derivations()
```
"""


def own_names() -> set[str]:
    """What the shipped city's tables call their members."""
    package = json.loads((CITY / "datapackage.json").read_text(encoding="utf-8"))
    found = set()
    for resource in package["resources"]:
        if resource["name"] in TABLES:
            (key,) = resource["schema"]["primaryKey"]
            with (CITY / resource["path"]).open(encoding="utf-8", newline="") as file:
                found |= {row[key] for row in csv.DictReader(file)}
    return found - GENERAL


def ours() -> list[Path]:
    folders = ("analysis", "src", "workflow", "manuscript")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [
        path
        for path in files
        if path.suffix in (".py", ".smk", ".yaml", ".html", ".js", ".lua", ".qmd", ".css")
        and not path.name.startswith("article.")
    ]


def test_nothing_of_ours_names_a_member_of_the_shipped_city_s_tables():
    names = own_names()
    assert {"isolation", "social"} <= names
    pattern = re.compile("|".join(NAMED.format(name) for name in sorted(names)))
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in ours()
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    }
    assert not found


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = copy_project(tmp_path_factory.mktemp("essay") / "project")
    cities = project.folder / "data/cities"
    for folder in cities.iterdir():
        if folder.name != "metro":
            for file in sorted(folder.rglob("*"), reverse=True):
                file.unlink() if file.is_file() else file.rmdir()
            folder.rmdir()
    with (cities / "metro/city.yaml").open("a", encoding="utf-8") as file:
        file.write("article: essay\n")
    for language in ("id", "en"):
        text = MANUSCRIPT.format(language=language, figure="labour")
        (project.folder / f"manuscript/essay.{language}.qmd").write_text(text, encoding="utf-8")
    return project


@pytest.mark.slow
def test_a_city_of_plain_tables_can_have_an_article_of_its_own(project):
    project.build()
    page = BeautifulSoup(project.read("results/metro/article.en.html"), "lxml")
    assert page.select_one('.n[data-key="poor"], [data-key="poor"]'), page.get_text()[:500]
    drawn = sorted(path.name for path in (project.folder / "results/metro/figures").iterdir())
    ends = ("narrow.svg", "png", "svg")
    assert drawn == [
        "labour.csv", *(f"labour.{language}.{end}" for language in ("en", "id") for end in ends)
    ]  # fmt: skip
    assert not (project.folder / "results/metro/tables/intervals.csv").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (
            "map",
            "no figure 'map' in manuscript/words.yaml",
        ),
        ("budget", "there is no number 'component_share': needs budget"),
    ],
)
def test_a_figure_that_cannot_be_drawn_is_told_of(project, figure, said):
    project.edit("manuscript/essay.en.qmd", 'figure("labour")', f'figure("{figure}")')
    try:
        done = project.run()
        assert done.returncode == 1
        assert said in done.stderr and "Traceback" not in done.stderr
    finally:
        project.edit("manuscript/essay.en.qmd", f'figure("{figure}")', 'figure("labour")')
