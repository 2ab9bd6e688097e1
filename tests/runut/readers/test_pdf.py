"""PDF files that the tests set themselves, read back."""

import zlib

import pypdfium2
import pytest
import typst

from runut.check.text import Text
from runut.readers import Unreadable, errors, read_data
from runut.readers.pdf import check_unpacked

TWO_COLUMNS = r"""
#set page(width: 500pt, height: 420pt, margin: 45pt,
  header: context [Journal of Things #h(1fr) Vol. 12, #counter(page).display()],
  footer: context align(center, counter(page).display()))
#set text(size: 10pt, lang: "en", hyphenate: false)
#set par(justify: true, first-line-indent: 1em)
#align(center, text(16pt)[An efficient office])
We asked 1#sym.space.thin;188#sym.space.thin;478 people in all; this line spans the page from side
to side and goes on to a second one, so that two lines stand above the two columns below.
#columns(2, gutter: 14pt)[
= Results
#lorem(40) There were 879.651#super(typographic: false)[1] people,
of whom 276.474#super[2] were poor, in an office, a flow, an affliction. #lorem(60)
#figure(table(columns: 3, stroke: none,
  [Status], [n], [%], [Male, of whom some live here], [91], [61.5], [Female], [57], [38.5],
  [Total], [148], [100]), caption: [People by sex])
The rate was 2.3 × 10#super(typographic: false)[−3] a year. #lorem(110)
= Discussion
#lorem(130) The last sentence names 42 things.
#lorem(120)
]
"""
TABLE = r"""
#set page(width: 400pt, height: 300pt)
#set text(size: 10pt)
Table 3: What was found

#table(columns: (auto, 60pt, 50pt), stroke: none, inset: (y: 6pt),
  [Component], [2006], [2007–2011],
  [Roads and the bridges that belong to them \ in the north], [70], [80.5],
  [Houses], [10], [],
  [Loans], [20], [19.5])

Source: the city's own accounts.
"""

TABLES = r"""
#set page(width: 420pt, height: 320pt)
#set text(size: 10pt)
#table(columns: (110pt, 60pt, 60pt, 60pt, 60pt), stroke: none, inset: (y: 3pt),
  [Item], [Oil], [Gas], [Other], [Total],
  [Assets], [363.66], [39.38], [15.10], [418.14],
  [Debts], [135.46], [19.61], [3.88], [158.95],
  [Capital], [228.20], [19.77], [11.22], [259.19])
#v(-4pt)
Where it was sold
#v(-4pt)
#table(columns: (110pt, 120pt, 120pt), stroke: none, inset: (y: 3pt),
  [], [Revenue 2024], [Revenue 2023],
  [At home], [814.16], [834.03],
  [Elsewhere], [44.57], [46.42],
  [Total], [858.73], [880.45])
"""


def pdf(source: str) -> bytes:
    return typst.compile(source.encode())


@pytest.fixture(scope="module")
def columns() -> Text:
    return read_data(pdf(TWO_COLUMNS), "columns.pdf")


def words(text: Text) -> str:
    return "\n".join(block.text for block in text.blocks)


def cells(text: Text) -> dict[tuple[int, int], str]:
    return {(b.row, b.column): b.text for b in text.blocks if b.kind == "cell"}


def test_columns_are_read_one_after_the_other(columns):
    whole = words(columns)
    order = ["spans the page", "879.651", "People by sex", "2.3 ×", "names 42 things"]
    places = [whole.index(text) for text in order]
    assert places == sorted(places)


def test_paragraphs_go_on_over_columns_and_pages(columns):
    paragraphs = [block for block in columns.blocks if block.kind == "paragraph"]
    assert not [block.text for block in paragraphs if block.text[0].islower()]
    assert [block.page for block in paragraphs] == sorted(block.page for block in paragraphs)


def test_running_heads_and_page_numbers_are_left_out(columns):
    assert max(block.page for block in columns.blocks) > 1
    assert "Journal of Things" not in words(columns)
    assert not [block for block in columns.blocks if block.text.isdecimal() and not block.row]


def test_raised_digits_are_no_digits_of_the_number(columns):
    whole = words(columns)
    assert "879.651¹ people" in whole
    assert "276.474² were" in whole
    assert "10⁻³ a year" in whole


def test_ligatures_are_letters(columns):
    assert "an office, a flow, an affliction" in words(columns)


def test_thin_spaces_within_a_number_stay(columns):
    assert "1\u2009188\u2009478 people" in words(columns)


def test_table_in_a_column_has_rows_columns_heads_and_its_caption(columns):
    found = cells(columns)
    assert [found[0, column] for column in range(3)] == ["Status", "n", "%"]
    assert [found[1, column] for column in (1, 2)] == ["91", "61.5"]
    assert [found[3, column] for column in range(3)] == ["Total", "148", "100"]
    heads = {(b.row, b.column) for b in columns.blocks if b.is_head}
    assert heads == {(0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (3, 0)}
    (caption,) = [block for block in columns.blocks if block.kind == "caption"]
    assert caption.table == 0


def test_text_is_no_table_however_wide_its_blanks(columns):
    assert {block.table for block in columns.blocks} == {None, 0}


def test_wrapped_cells_are_one_row_and_years_are_heads():
    text = read_data(pdf(TABLE), "table.pdf")
    found = cells(text)
    assert found[1, 0] == "Roads and the bridges that belong to them in the north"
    assert (found[1, 1], found[1, 2]) == ("70", "80.5")
    assert (2, 2) not in found
    assert found[3, 2] == "19.5"
    assert [b.is_head for b in text.blocks if b.kind == "cell" and b.row == 0] == [True] * 3
    assert [(b.kind, b.table) for b in text.blocks if b.kind in ("caption", "note")] == [
        ("caption", 0),
        ("note", 0),
    ]


def test_a_share_below_its_count_stands_in_the_middle_of_its_row():
    counts = ["228 (7.6)", "30 (1.0)", "204 (6.8)", "24 (0.8)"]  # of which the longer are wrapped
    rows = "".join(f"[Event], [{count}], [40 (1.3)], " for count in counts)
    table = "#table(columns: (90pt, 46pt, 60pt), stroke: none, align: horizon, inset: (y: 2pt), "
    found = cells(read_data(pdf(f"{table}[Kind], [Mild], [Severe], {rows})"), "table.pdf"))
    assert [found[row, 1] for row in (1, 2, 3, 4)] == counts


def test_hyphens_at_line_ends():
    source = r"""#set page(width: 300pt, height: 200pt)
    The number of benar-#linebreak()benar poor and of house-#linebreak()holds in
    2009-#linebreak()2011 was 276.474-#linebreak()46.107 in all."""
    assert words(read_data(pdf(source), "x.pdf")) == (
        "The number of benar-benar poor and of households in 2009-2011 was 276.474-46.107 in all."
    )


def test_turned_table_is_read():
    source = r"""#set page(width: 300pt, height: 300pt)
    Some text that stands upright on the page.
    #rotate(-90deg, reflow: true, table(columns: 3, stroke: none, column-gutter: 12pt,
      [Group], [n], [%], [Male], [91], [61.5], [Female], [57], [38.5]))"""
    found = cells(read_data(pdf(source), "turned.pdf"))
    assert [found[2, column] for column in range(3)] == ["Female", "57", "38.5"]


def test_abstract_and_references_by_their_headings():
    source = r"""#set page(width: 400pt, height: 300pt)
    = Abstract
    We counted 12 things in the north and the south of the place.
    = References
    Author, A. (2003). A book. 12(3), 45–67."""
    kinds = [(block.kind, block.section) for block in read_data(pdf(source), "x.pdf").blocks]
    assert kinds == [
        ("heading", "Abstract"),
        ("abstract", "Abstract"),
        ("heading", "References"),
        ("reference", "References"),
    ]


def test_broken_file_gets_one_message():
    with pytest.raises(Unreadable, match=r"^x\.pdf: a broken PDF file$"):
        read_data(b"%PDF-1.7\n" + b"junk" * 100, "x.pdf")


def test_cut_off_file_is_read_or_refused():
    whole = pdf("#set page(width: 200pt)\nTwelve people and 14 more")
    for end in range(200, len(whole), 997):
        try:
            assert "14" in words(read_data(whole[:end], "cut.pdf"))
        except Unreadable as error:
            assert str(error).startswith("cut.pdf: ")


def test_file_without_text_is_refused():
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(100, 100)
    from io import BytesIO

    data = BytesIO()
    blank.save(data)
    with pytest.raises(Unreadable, match="no text was found"):
        read_data(data.getvalue(), "scan.pdf")


def test_too_many_characters_are_refused(monkeypatch):
    monkeypatch.setattr(errors, "MOST_CHARACTERS", 100)
    with pytest.raises(Unreadable, match="more than 100 characters"):
        read_data(pdf("#lorem(80)"), "long.pdf")


def test_a_letter_that_reaches_over_a_space_parts_words_all_the_same():
    text = read_data(typst.compile(b"= The causes of poverty\n#emph[half of people]"), "a.pdf")
    assert [block.text for block in text.blocks] == ["The causes of poverty", "half of people"]


def test_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("runut.readers.pdf.MOST_OF_PART", 1 << 20)
    packed = zlib.compress(b" " * (2 << 20))
    head = b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n"
    with pytest.raises(Unreadable, match=r"^bomb\.pdf: a page of it unpacks to more than 1 MB$"):
        read_data(head + packed + b"\nendstream endobj", "bomb.pdf")


def test_what_stands_behind_a_page_that_unpacks_to_more_than_a_megabyte_is_left(monkeypatch):
    monkeypatch.setattr("runut.readers.pdf.MOST_OF_PART", 2 << 20)
    packed = zlib.compress(b" " * (1 << 20) + b" ")
    head = b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n"
    check_unpacked(head + packed.ljust(3000) + b"\nendstream endobj", "page.pdf")  # and ends


def test_tables_below_each_other_are_two():
    blocks = [b for b in read_data(pdf(TABLES), "tables.pdf").blocks if b.kind == "cell"]
    rows = [
        [b.text for b in blocks if (b.table, b.row) == place]
        for place in sorted({(b.table, b.row) for b in blocks})
    ]
    assert rows[:4] == [
        ["Item", "Oil", "Gas", "Other", "Total"],
        ["Assets", "363.66", "39.38", "15.10", "418.14"],
        ["Debts", "135.46", "19.61", "3.88", "158.95"],
        ["Capital", "228.20", "19.77", "11.22", "259.19"],
    ]
    assert ["Total", "858.73", "880.45"] in rows
    assert len({b.table for b in blocks}) == 2
