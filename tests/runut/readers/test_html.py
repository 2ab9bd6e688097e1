"""HTML read as the page shows it."""

import pytest

from runut.readers import Unreadable, read_data


def read(body: str):
    return read_data(f"<!doctype html><html><body>{body}</body></html>".encode(), "x.html")


def texts(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(body).blocks]


def test_what_is_not_shown_is_not_read():
    hidden = (
        "<script>var a = 1</script><style>p {margin: 2px}</style><template>3</template>"
        "<nav>4</nav><p hidden>5</p><div popover>6</div><p style='display: none'>7</p>"
        "<span aria-hidden=true>8</span><pre>9</pre><!-- 10 --><svg><text>11</text></svg>"
    )
    within = "<script>12</script><span hidden>13</span><!-- 14 -->"
    assert texts(f"{hidden}<p>Seen{within}, too.</p>") == [("paragraph", "Seen, too.")]


def test_buttons_and_links_stand_within_their_sentence():
    body = "<p>Of <button>276,474</button> people <a href='#x'>31.43</a>%<br>are <b>po</b>or.</p>"
    assert texts(body) == [("paragraph", "Of 276,474 people 31.43% are poor.")]


def test_blocks_have_their_kinds_and_sections():
    body = (
        "<h2>Results</h2>Loose 1<div>two <p>three</p></div><ul><li><p>four</p></li></ul>"
        "<figure><figcaption>Figure 2: five</figcaption></figure>"
        "<section role=doc-endnotes><ol><li>six</li></ol></section>"
        "<h2>References</h2><ul><li>seven</li></ul>"
    )
    found = [(b.kind, b.text, b.section) for b in read(body).blocks]
    assert found == [
        ("heading", "Results", "Results"),
        ("paragraph", "Loose 1", "Results"),
        ("paragraph", "two", "Results"),
        ("paragraph", "three", "Results"),
        ("list", "four", "Results"),
        ("caption", "Figure 2: five", "Results"),
        ("note", "six", "Results"),
        ("heading", "References", "References"),
        ("reference", "seven", "References"),
    ]


def test_table_with_spans_has_its_columns():
    body = (
        "<table><caption>Table 1: People</caption>"
        "<thead><tr><th rowspan=2>Group<th colspan=2>2006</tr><tr><th>n<th>%</tr></thead>"
        "<tr><td>Male<td>91<td>61.5<sup>a</sup></tr><tr><td>Female<td>57<td>38.5</tr></table>"
        "<p>Source: a survey.</p>"
    )
    blocks = read(body).blocks
    cells = {(b.row, b.column): (b.text, b.is_head) for b in blocks if b.kind == "cell"}
    assert cells == {
        (0, 0): ("Group", True),
        (0, 1): ("2006", True),
        (1, 1): ("n", True),
        (1, 2): ("%", True),
        (2, 0): ("Male", True),
        (2, 1): ("91", False),
        (2, 2): ("61.5ᵃ", False),
        (3, 0): ("Female", True),
        (3, 1): ("57", False),
        (3, 2): ("38.5", False),
    }
    assert [(b.kind, b.table) for b in (blocks[0], blocks[-1])] == [("caption", 0), ("note", 0)]


def test_tables_within_tables_are_layout():
    inner = "<table><tr><td>Male<td>91</tr><tr><td>Female<td>57</tr></table>"
    blocks = read(f"<table><tr><td><p>Text.</p>{inner}</td></tr></table>").blocks
    assert [(b.kind, b.text, b.row, b.column) for b in blocks] == [
        ("paragraph", "Text.", None, None),
        ("cell", "Male", 0, 0),
        ("cell", "91", 0, 1),
        ("cell", "Female", 1, 0),
        ("cell", "57", 1, 1),
    ]


def test_raised_lowered_soft_and_control_characters():
    body = (
        "<p>46.104<sup>1</sup> per km<sup>2</sup>, 1<sup>st</sup>, x<sub>2</sub>, "
        "sur&shy;vey&#x1b;[31m</p>"
    )
    assert texts(body) == [("paragraph", "46.104¹ per km², 1st, x₂, survey [31m")]


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16"])
def test_encodings(charset):
    data = "<html><body><p>12 – café</p></body></html>".encode(charset)
    assert read_data(data, "x.html").blocks[0].text == "12 – café"


def test_deep_and_broken_pages_are_read():
    assert texts("<div>" * 1000 + "12 people") == [("paragraph", "12 people")]
    assert texts("<p>12 <table><tr><td>5</p") == [("paragraph", "12"), ("cell", "5")]


def test_page_without_text_is_refused():
    with pytest.raises(Unreadable, match="no text was found"):
        read("<p> </p>")


def test_table_that_spans_without_end_is_refused():
    cells = "<td rowspan=9999 colspan=9999>1" * 50
    with pytest.raises(Unreadable, match="too large"):
        read(f"<table><tr>{cells}</tr></table>")


def test_what_stands_too_deep_to_be_read_is_told():
    with pytest.raises(Unreadable, match="line 1: elements stand within each other too deep"):
        read("<p>Of 40 people 12 came.</p>" + "<div>" * 200_000 + "12 of 30")


def test_dashes_make_no_labels_and_classes_no_rows():
    table = (
        "<table><tr><td>Item<td>Land<td>1-2 years<td>2-3</tr><tr><td>Open<td>-<td>12<td>41</tr>"
        "<tr><td>New<td>-<td>-<td>7</tr><tr><td>Close<td>39<td>12<td>48</tr></table>"
    )
    heads = {(b.row, b.column) for b in read(table).blocks if b.is_head}
    assert heads == {(0, column) for column in range(4)} | {(row, 0) for row in range(4)}
