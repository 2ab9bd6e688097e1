import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from runut.notebooks.gate import typed_numbers
from runut.notebooks.qmd import INLINE, BadManuscript, parse
from runut.notebooks.reading import Reading, reader
from runut.numerals.setting import set_number
from tests.conftest import ROOT


def typed(source: str) -> list[tuple[int, str]]:
    """Line and text of what the gate refuses."""
    document = parse(source, "a.qmd", ROOT / "manuscript")
    found = typed_numbers(Reading(document, Path(ROOT / "manuscript")))
    return [(at + 1, what.split(",")[0].removeprefix("found ")) for at, what in found]


@pytest.mark.parametrize(
    "line",
    [
        "In [2006]{.year} and [2007–2011]{.year}.",
        "The decree [358/KPTS/M/2008]{.law} of [P2KP]{.name}.",
        "As he says [@farazmand2004, p. 77; @hajer2003].",
        "@farazmand2004 [p. 11] and @tbl-causes.",
        '`{python} n("budget.after.public", 1)` of it.',
        '`{python} when(v("a") > 50, "most", "few")` of it.',
        "1. A first point",
        '::: {#x width="50%"}\n:::',
        'A formula $x^2$, `code 3`, and `<b a="4">`{=html}.',
        "```\n5\n```",
        "<!-- 6 -->",
        "[A place](https://example.org/7)",
        "``{python} n(1)`` is code.",
        "{{< video https://example.org/8.mp4 >}}",
    ],
)
def test_what_is_marked_passes(line):
    assert typed(line) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("In 2006.", "2006"),
        ("About 31,43% were poor.", "31,43"),
        ("A 3-fold rise.", "3"),
        ("# A heading with 4", "4"),
        ("A note.^[Of 5.]", "5"),
        ("| a | b 6 |\n|---|---|", "6"),
        ("::: {.callout-note}\nOf 7.\n:::", "7"),
        ('`{python} when(v("a") > 50, "51 of them", "few")`', "51"),
        ('`{python} str(31.43)`', "str(31.43)"),
        ('`{python} Markdown("31")`', 'Markdown("31")'),
        ("`{python} 31`", "31"),
    ],
)  # fmt: skip
def test_what_is_typed_is_refused_with_its_line(line, found):
    at = 3 if line.startswith(":::") else 2
    assert [(where, what.split(",")[0]) for where, what in typed(f"\n{line}")] == [
        (at, found.split(",")[0])
    ]


def test_code_is_told_which_calls_a_sentence_may_hold():
    document = parse('`{python} table("causes")` and 7.', "a.qmd")
    (_, numeral), (_, code) = sorted(typed_numbers(Reading(document, ROOT / "manuscript")))
    assert code.startswith('found table("causes"), expected one of the calls that a sentence may')
    ((_, year),) = typed_numbers(Reading(parse("In 2006.", "a.qmd"), ROOT / "manuscript"))
    assert year.endswith("a mark such as [2006]{.year} where it is a year")
    assert numeral.startswith("found 7, expected a call such as n(…), or a mark such as [7]{.name}")


def test_the_same_numeral_is_told_where_it_is_typed_and_not_where_it_is_code():
    source = '`{python} n("a", 12)` of it.\n\n$12$ and [12]{.year}.\n\nIn all 12 of them.\n'
    assert typed(source) == [(5, "12")]


def test_each_bound_number_of_a_manuscript_is_missed_if_typed(voice):
    """Put each number's correct literal in its place: the gate refuses every one, by its line."""
    name = f"article.{voice.language}.qmd"
    source = (ROOT / "manuscript" / name).read_text(encoding="utf-8")
    assert typed(source) == []
    bound = [m for m in INLINE.finditer(source) if re.match(r'[np]\("', m.group(1))]
    assert len(bound) > 50
    assert any(match.group(1).startswith("p(") for match in bound)
    expected = Counter(source[: match.start()].count("\n") + 1 for match in bound)
    for match in reversed(bound):
        source = source[: match.start()] + literal_of(match.group(1), voice) + source[match.end() :]
    assert Counter(line for line, _ in typed(source)) == expected


def literal_of(call: str, voice) -> str:
    """What a call that binds a number puts into the text."""
    kind, name, decimals = re.match(r'([np])\("([^"]+)"(?:, (\d))?\)', call).groups()
    if kind == "n":
        return voice.set(name, int(decimals) if decimals else None)
    claim = voice.registry["claims"][name]
    return set_number(Fraction(claim["value"]), claim["unit"], claim["decimals"], voice.language)


def test_a_numeral_is_found_where_it_stands_alone_before_where_it_is_part_of_another():
    source = "| a |\n|---|\n| 7 |\n| 8 |\n\n: Of 9\n\nIn 17 and 18.\n"
    assert typed(source) == [(3, "7"), (4, "8"), (6, "9"), (8, "17"), (8, "18")]


def test_the_title_of_a_callout_is_prose():
    assert typed('::: {.callout-note title="Of 7"}\nText.\n:::\n') == [(1, "7")]


def test_a_bibliography_that_cannot_be_read_is_told_and_the_next_is_read(tmp_path):
    """By the same pandoc, which tells nothing of the program that it runs."""
    (tmp_path / "own.bib").write_text("@book{a, title = {b}\n@@@", encoding="utf-8")
    document = parse("---\nbibliography: own.bib\n---\nSee @a.\n", "a.qmd")
    with pytest.raises(BadManuscript, match=r"^own\.bib, line 2: found what cannot be read: .*$"):
        Reading(document, tmp_path)
    by = reader().process.pid
    (tmp_path / "own.bib").write_text("@book{a, title = {b}}", encoding="utf-8")
    assert Reading(document, tmp_path).found["keys"] == ["a"]
    assert reader().process.pid == by
