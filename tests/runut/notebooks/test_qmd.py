import pytest

from runut.notebooks.qmd import Cell, Text, Unsupported, parse
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
    assert (hidden.hidden, hidden.line) == (True, 9)
    assert (shown.hidden, shown.code) == (False, 'table("causes")')
    assert last.source.strip() == "Last."


@pytest.mark.parametrize(
    ("body", "line", "feature"),
    [
        ("text\n{{< video x >}}", 5, "the shortcode video"),
        ("::: {.callout-note}\nx\n:::", 4, "the callout callout-note"),
        ("::: {.panel-tabset}\n:::", 4, "the panel panel-tabset"),
        ("::: {.content-visible when-format=html}\n:::", 4, "conditional content-visible"),
        ("::: {layout-ncol=2}\n:::", 4, "the attribute layout-ncol"),
        ("See @eq-one.", 4, "the cross reference @eq-one"),
        ("```{r}\n1\n```", 4, "a cell in r"),
        ("```{python}\n#| echo: true\n1\n```", 5, "the cell option echo: true"),
        ("```{python}\n1", 4, "a cell that is never closed"),
    ],
)
def test_what_is_not_supported_is_refused_by_name_and_line(body, line, feature):
    with pytest.raises(Unsupported) as caught:
        parse(f"---\ntitle: x\n---\n{body}\n", "a.qmd")
    assert str(caught.value).startswith(f"a.qmd, line {line}: {feature} is not supported")


def test_calls_that_touch_are_refused_and_code_that_is_shown_is_not():
    body = "\n".join(["``{python} n(1)`` is code.", '`{python} n("a")``{python} n("b")`'])
    with pytest.raises(Unsupported) as caught:
        parse(body, "a.qmd")
    assert str(caught.value).startswith(
        'a.qmd, line 2: found another backtick right behind n("a"), expected text between'
    )
    (shown,) = parse(body.splitlines()[0], "a.qmd").parts
    assert shown.expressions == []


def test_an_unknown_key_of_the_front_matter_is_refused():
    with pytest.raises(Unsupported, match=r"a.qmd, line 3: the front-matter key bookings"):
        parse("---\ntitle: x\nbookings: 1\n---\n", "a.qmd")


@pytest.mark.parametrize(
    ("source", "error", "said"),
    [
        ("---\ntitle: x\n", Unsupported, "a.qmd, line 1: front matter that is never closed"),
        ("---\n- title\n---\n", BadInput, "a.qmd, row 2: found \\['title'\\], expected names"),
        ("---\na: [\n---\n", BadInput, "a.qmd, row "),
    ],
)
def test_front_matter_that_is_none_is_told(source, error, said):
    with pytest.raises(error, match=said):
        parse(source, "a.qmd")
