"""What pandoc and Typst say is led back to a line of the manuscript, as far as it can be known."""

from runut.documents.messages import explained
from runut.notebooks.qmd import parse

IN_TEMPLATE = """\
error: cannot add content and integer
  ┌─ a.typ:2:12
  │
2 │ #let f(x) = x + 1
  │             ^^^^^
  │
  = hint: try a number

help: while calling `f`
   ┌─ a.typ:40:9
   │
40 │ Of all, #f[rice] costs most
   │         ^^^^^^^^
"""


def test_an_error_in_a_template_is_told_where_the_text_calls_it():
    document = parse("Rice is cheap.\n\nOf all, rice\ncosts most.\n", "a.qmd")
    assert explained(f"typst, a.pdf: {IN_TEMPLATE}", document) == (
        "a.qmd, line 3: the PDF cannot be set: cannot add content and integer; try a number, "
        "in “Of all, #f[rice] costs most”"
    )


def test_an_error_that_no_line_is_like_is_told_of_the_manuscript():
    document = parse("Nothing.\n", "a.qmd")
    assert explained("error: no font\n\n", document) == "a.qmd: the PDF cannot be set: no font"
    assert explained("a trace of another kind", document) == "a trace of another kind"


def test_a_title_that_a_pdf_lacks_is_asked_for():
    said = "error: PDF/UA-1 error: missing document title\n\n"
    assert explained(said, parse("Nothing.\n", "a.qmd")) == (
        "a.qmd, line 1: found no title, which a PDF needs, expected title: …"
    )


def test_a_formula_that_no_line_holds_is_told_of_the_manuscript():
    cut = "\\frac\n       ^\n  unexpected end"
    said = f"[WARNING] Could not convert TeX math \\frac, rendering as TeX:\n  {cut}"
    found = explained(said, parse("Nothing.\n", "a.qmd"))
    assert found == "a.qmd: found the formula \\frac, which cannot be read: unexpected end"
