"""The list of what makes each table, figure and number of an article leads to its very line."""

import inspect

import pytest

from runut.records.programs import COLUMNS, programs
from tests.conftest import ROOT
from tests.studies import STUDY

ARTICLE = ROOT / "manuscript/article.en.qmd"


@pytest.fixture(scope="module")
def rows(registry) -> list[dict]:
    numbers = {
        name: one | {"documents": {"article.en": ["", "sec-causes"]}}
        for name, one in registry["numbers"].items()
    }
    header, *found = programs(STUDY, numbers, ARTICLE)
    assert header == COLUMNS
    return [dict(zip(header, row, strict=True)) for row in found]


def test_tables_and_figures_are_numbered_and_their_functions_begin_at_that_line(rows):
    for kind in ("table", "figure"):
        found = [one for one in rows if one["what"] == kind]
        assert len(found) > 2
        assert [one["in_article"] for one in found] == [
            f"{kind} {at}" for at in range(1, len(found) + 1)
        ]
        for one in found:
            line = (ROOT / one["program"]).read_text(encoding="utf-8").splitlines()
            assert line[int(one["line"]) - 1].startswith(f"def {one['name']}(")


def test_a_number_leads_to_its_formula_or_to_its_row(rows):
    numbers = {one["name"]: one for one in rows if one["what"] == "number"}
    assert numbers["poverty_rate"]["in_article"] == "abstract sec-causes"
    (function,) = (one.function for one in STUDY.indicators if one.name == "poverty_rate")
    first = int(numbers["poverty_rate"]["line"])
    source = (ROOT / numbers["poverty_rate"]["program"]).read_text(encoding="utf-8").splitlines()
    assert any("def poverty_rate(" in line for line in source[first - 1 : first + 3])
    assert inspect.getsourcelines(function)[1] == first
    assert numbers["poor"]["line"] == "3"
    assert numbers["poor"]["program"].endswith("sources/population.csv")


def test_a_picture_of_the_manuscript_s_own_leads_to_the_manuscript(tmp_path):
    manuscript = tmp_path / "article.en.qmd"
    manuscript.write_text("Text.\n\n::: {#fig-map}\n![](map.png)\n\nA map\n:::\n")
    _, row = programs(STUDY, {}, manuscript)
    assert row == ["figure", "map", "figure 1", manuscript.as_posix(), "3"]


FREELY = """---
title: T
---

::: {#fig-two layout-ncol=2}
![A](a.png){#fig-a fig-alt=x}

![B](b.png){#fig-b fig-alt=x}

Both.
:::

{{< include _part.qmd >}}

```{python}
#| label: tbl-frame
#| tbl-cap: A
```

| a |
|---|
| b |

: A table. {#tbl-own tbl-colwidths="[50]"}

`{python} table("nowhere")`
"""


def test_parts_cells_and_included_files_are_counted_as_the_article_counts_them(tmp_path):
    manuscript = tmp_path / "article.en.qmd"
    manuscript.write_text(FREELY)
    (tmp_path / "_part.qmd").write_text("One\n\n![C](c.png){#fig-c fig-alt=x}\n")
    _, *rows = programs(STUDY, {}, manuscript)
    assert [(one[1], one[2], one[3].rpartition("/")[2], one[4]) for one in rows] == [
        ("two", "figure 1", "article.en.qmd", "5"),
        ("c", "figure 2", "_part.qmd", "3"),
        ("frame", "table 1", "article.en.qmd", "16"),
        ("own", "table 2", "article.en.qmd", "24"),
    ]
