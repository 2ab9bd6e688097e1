"""Manuscripts in two languages, of which one has what the other lacks."""

from pathlib import Path

import pytest

from runut.notebooks.parallels import unlike
from runut.notebooks.qmd import parse
from runut.notebooks.reading import Reading

ONE = """# One {#sec-one}

By `{python} n("people")` and @writer2001, see @sec-two.

# Two {#sec-two}

`{python} when(v("people") > v("poor"), "more", "fewer")`

```{python}
table("people")
```

## Below
"""


def told(one: str, other: str) -> list[str]:
    found = {
        language: Reading(parse(text, f"a.{language}.qmd"), Path())
        for language, text in (("en", one), ("id", other))
    }
    return list(unlike(found))


def test_the_same_in_other_words_is_alike():
    assert told(ONE, ONE.replace("By", "Menurut").replace("more", "lebih")) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('n("people")', 'n("peoples")', ["en, line 3, in “One”: number peoples, not in id"]),
        ('v("poor")', 'v("rich")', ["en, line 7, in “Two”: number rich, not in id",
                                    "id, line 7, in “Two”: number poor, not in en"]),
        ('table("people")', 'table("p")', ["en, line 10, in “Two”: table p, not in id",
                                           "id, line 10, in “Two”: table people, not in en"]),
        ("@writer2001", "@other2001", ["en, line 3, in “One”: citation @other2001, not in id",
                                       "id, line 3, in “One”: citation @writer2001, not in en"]),
        ("see @sec-two", "see", ["id, line 3, in “One”: reference @sec-two, not in en"]),
        ("## Below", "", ["id, line 13: section “Below”, not in en"]),
        ("## Below", "## Below\n\n## Again", ["en, line 15: section “Again”, not in id"]),
    ],
)  # fmt: skip
def test_what_one_lacks_is_told_by_section_and_line(old, new, said):
    found = told(ONE.replace(old, new, 1), ONE)
    assert sorted(found) == sorted(
        one.replace("en, ", "a.en.qmd, ").replace("id, ", "a.id.qmd, ")
        .replace("not in id", "not in a.id.qmd").replace("not in en", "not in a.en.qmd")
        for one in said
    )  # fmt: skip
