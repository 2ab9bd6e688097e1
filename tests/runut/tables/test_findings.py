"""Findings are text: their plain forms are kept, and nothing else acts."""

import subprocess

import pypandoc
import pytest

from runut.tables.findings import DEEPEST, LONGEST, read_findings, safe_markdown

BOTH = ("id", "en")
HOSTILE = [
    "<script>alert(1)</script>",
    "text <b onclick=x>bold</b>",
    "`{python} open('/etc/passwd')`",
    "```{python}\nprint(1)\n```",
    "{{< include /etc/passwd >}}",
    "[click](javascript:alert(1))",
    "[x]{.n key=poor}",
    "::: {.derivation}\nx\n:::",
    "$\\input{/etc/passwd}$",
    "@tbl-x [@key]",
    "```{=html}\n<script>1</script>\n```",
    "![[x]](data:text/html,x)"[1:],
]


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_acts(source):
    text, _ = safe_markdown(source)
    made = subprocess.run(
        [pypandoc.get_pandoc_path(), "--from", "markdown+raw_attribute", "--to", "native"],
        input=text, capture_output=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    for kind in ("Raw", "Code", "Math", "Cite", "Div", "Span", 'javascript:alert(1)"', "Image"):
        assert kind not in made, made
    assert "{{<" not in text
    assert "`{" not in text


def test_plain_forms_are_kept():
    text, _ = safe_markdown(
        "# Head\n\nOne *two* **three** [four](https://a.org/x).\n\n- a\n- b\n\n  c\n"
    )
    made = pypandoc.convert_text(text, "html", "markdown")
    assert "<strong>Head</strong>" in made
    kept = '<em>two</em> <strong>three</strong> <a href="https://a.org/x">four</a>'
    assert kept in " ".join(made.split())
    assert made.count("<li>") == 2


def test_pictures_are_refused_with_their_line():
    _, errors = read_findings({"findings.md": b"a\n\n![x](https://a.org/x.png)\n"}, "here", BOTH)
    assert [str(one) for one in errors] == [
        "here/findings.md, line 3: found a picture, expected text alone: describe what it shows"
    ]


def test_what_cannot_be_seen_is_refused_also_where_its_number_is_written():
    hidden = b"a\n\nPoor &#x202e;yna ton&#8203; &ZeroWidthSpace;\n\n&amp; &eacute; &copy;"
    _, errors = read_findings({"findings.md": hidden}, "here", BOTH)
    assert [str(one) for one in errors] == [
        "here/findings.md, line 3: found U+202E (RIGHT-TO-LEFT OVERRIDE), "
        "expected characters that can be seen"
    ]


def test_no_number_before_an_item_is_lost():
    text, _ = safe_markdown("2010. One.\n2011. Two.\n\nSince then:\n\n3) Three.\n7. Seven.")
    made = pypandoc.convert_text(text, "html", "markdown")
    assert [made.count(f'start="{number}"') for number in (2010, 3, 7)] == [1, 1, 1]
    assert made.count("<li>") == 4


def test_languages():
    _, errors = read_findings({"findings.md": b"both", "findings.id.md": b"satu"}, "here", BOTH)
    assert [str(one) for one in errors] == [
        "here/findings.id.md: found the same findings twice, "
        "expected either findings.md, or findings.id.md"
    ]
    assert read_findings({"findings.en.md": b"one"}, "here", BOTH)[0] == {"en": "one"}
    assert set(read_findings({"findings.md": b"one"}, "here", BOTH)[0]) == {"id", "en"}


def test_a_quotation_stays_one():
    text, _ = safe_markdown("> one\n> two\n\nafter\n")
    made = pypandoc.convert_text(text, "html", "markdown")
    quoted, _, rest = made.partition("</blockquote>")
    assert "one" in quoted and "two" in quoted and "after" in rest


def test_findings_in_another_encoding_are_refused_with_their_file():
    found, (error, *_) = read_findings({"findings.md": b"a \xff", "findings.x": b""}, "here", BOTH)
    assert error.file == "here/findings.md" and not found.get("id")


def test_what_is_wrong_is_told_of_every_file():
    files = {"findings.id.md": b"\xff", "findings.en.md": "one\n\n* two‮".encode()}
    _, errors = read_findings(files, "here", BOTH)
    assert [(one.file, one.row, one.found[:6]) for one in errors] == [
        ("here/findings.id.md", 1, "byte 0"),
        ("here/findings.en.md", 3, "U+202E"),
    ]


@pytest.mark.parametrize(
    "mark", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_what_python_takes_for_the_end_of_a_line_is_no_less_unseen(mark):
    text = f"A finding.\r\nA second\rA third\n{mark}\nA `last` one"
    _, (error,) = read_findings({"findings.md": text.encode()}, "here", BOTH)
    assert error.row == 4 and f"U+{ord(mark):04X}" in error.found


def test_a_file_of_nothing_is_no_finding():
    assert read_findings({"findings.md": b" \n"}, "here", BOTH) == ({}, [])


def test_findings_may_be_as_long_as_a_brief_bears():
    assert not read_findings({"findings.md": b"x" * LONGEST}, "here", BOTH)[1]
    _, (error,) = read_findings({"findings.md": b"x" * (LONGEST + 1)}, "here", BOTH)
    assert str(error) == "here/findings.md: found 20001 characters, expected at most 20000"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("1. a\n2. b", "1. a\n\n2. b"),
        ("- a\n  1. b\n- c", "- a\n\n  1. b\n\n- c"),
        ("- a\n  - b\n\n    c\n  - d", "- a\n\n  - b\n\n    c\n\n  - d"),
        # what follows in an item belongs to it, whatever it begins with
        ("- > a\n\n  b", "- > a\n\n  b"),
        ("- - a\n  - b", "- - a\n\n  - b"),
        ("- # Head\n\n  b", "- **Head**\n\n  b"),
        ("> 1. a\n>\n>    b", "> 1. a\n\n>    b"),
        ("# Head **b**\n\na\nb", "**Head b**\n\na b"),
        ("[a](https://a.org) [b](ftp://b) [c](https://c.org)",
         "[a](https://a.org) b [c](https://c.org)"),
    ],
)  # fmt: skip
def test_lists_quotations_headings_and_links_stay_what_they_are(source, kept):
    assert safe_markdown(source) == (kept, [])


@pytest.mark.parametrize(("mark", "levels"), [("> ", 1), ("- ", 2)])
def test_what_is_too_deep_to_be_read_is_not_left_out_in_silence(mark, levels):
    most = (DEEPEST - 1) // levels
    assert safe_markdown(mark * most + "a") == (mark * most + "a", [])
    _, ((line, found, _),) = safe_markdown("a\n\n" + mark * (most + 1) + "b")
    assert line == 3 and "deep within one another" in found
