import pytest

from runut.notebooks.qmd import BadManuscript, Cell, Text, parse, with_included
from runut.tables.errors import BadInput

DOCUMENT = """---
title: A title
lang: en
---

First `{python} n("a")` and `{python} n("b")`.

```{python}
#| include: false
x = 1
```

```{python}
table("causes")
```

Last.
"""


def test_a_document_comes_apart_with_its_lines():
    document = parse(DOCUMENT, "a.qmd")
    assert document.metadata == {"title": "A title", "lang": "en"}
    kinds = [type(part) for part in document.parts]
    assert kinds == [Text, Cell, Text, Cell, Text]
    first, hidden, _, shown, last = document.parts
    assert first.expressions == ['n("a")', 'n("b")']
    assert first.with_values(["1", "2"]).strip() == "First 1 and 2."
    assert (hidden.hidden, document.place(hidden.at)) == (True, "a.qmd, line 9")
    assert (shown.hidden, shown.code) == (False, 'table("causes")')
    assert last.source.strip() == "Last."


def test_a_cell_s_options_are_read_and_a_cell_must_be_closed():
    (cell,) = parse("```{python}\n#| label: fig-a\n#| echo: true\n1\n```", "a.qmd").parts
    assert cell.options == {"label": "fig-a", "echo": True}
    with pytest.raises(BadManuscript, match=r"^a\.qmd, line 2: found a cell that is not closed"):
        parse("\n```{python}\n1", "a.qmd")
    with pytest.raises(BadManuscript, match=r"^a\.qmd, line 2: found a cell that is not closed"):
        parse("\n```{python}\n1\n\nText.\n\n```{python}\n2\n```", "a.qmd")
    ((at, what),) = parse("```{python}\n#| label\n```", "a.qmd").errors
    assert at == 1 and what.startswith("the cell's options cannot be read")


def test_an_included_file_stands_in_its_place_with_its_own_lines(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/_a.qmd").write_text("One.\n\n{{< include _b.qmd >}}\n")
    (tmp_path / "parts/_b.qmd").write_text("Two.\n")
    source = "Zero.\n{{< include parts/_a.qmd >}}\nThree.\n"
    (tmp_path / "a.qmd").write_text(source)
    assert with_included(tmp_path / "a.qmd") == "Zero.\nOne.\n\nTwo.\nThree."
    document = parse(source, "a.qmd", tmp_path)
    (text,) = document.parts
    assert text.source == "Zero.\nOne.\n\nTwo.\nThree."
    assert [line.place for line in document.lines] == [
        "a.qmd, line 1", "parts/_a.qmd, line 1", "parts/_a.qmd, line 2", "parts/_b.qmd, line 1",
        "a.qmd, line 3",
    ]  # fmt: skip
    (tmp_path / "parts/_b.qmd").write_text("{{< include _b.qmd >}}")
    document = parse("{{< include parts/_b.qmd >}}", "a.qmd", tmp_path)
    assert (
        document.errors == [(0, "_b.qmd includes itself")]
        and document.lines[0].name == "parts/_b.qmd"
    )


@pytest.mark.parametrize(
    ("source", "error", "said"),
    [
        (
            "---\ntitle: x\n",
            BadManuscript,
            "a.qmd, line 1: found front matter that is never closed",
        ),
        ("---\n- title\n---\n", BadInput, "a.qmd, line 2: found \\['title'\\], expected names"),
        ("---\na: [\n---\n", BadInput, "a.qmd, line "),
    ],
)
def test_front_matter_that_is_none_is_told(source, error, said):
    with pytest.raises(error, match=said):
        parse(source, "a.qmd")
