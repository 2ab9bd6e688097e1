"""Plain text, as an author wraps it or as a PDF was turned into it."""

from runut.readers import read_data


def blocks(text: str):
    return read_data(text.encode(), "x.txt").blocks


def cells(text: str) -> dict[tuple[int, int], str]:
    return {(b.row, b.column): b.text for b in blocks(text) if b.kind == "cell"}


def test_wrapped_lines_are_joined_and_headings_apart():
    text = (
        "METHODS\nWe asked 20 people in the nor-\nthern part of the town, and 12 of\nthem answered."
        "\n\nMany were counted from a\n\n46.107 people on a list.\n"
    )
    assert [(b.kind, b.text, b.section) for b in blocks(text)] == [
        ("heading", "METHODS", "METHODS"),
        (
            "paragraph",
            "We asked 20 people in the northern part of the town, and 12 of them answered.",
            "METHODS",
        ),
        ("paragraph", "Many were counted from a 46.107 people on a list.", "METHODS"),
    ]


def test_running_heads_and_page_numbers_are_left_out():
    page = "Journal of Things, vol. 3\n\nText of this page with {} words in it.\n\n{}\n\n"
    text = "".join(page.format(40 + n, 170 + n) for n in range(4))
    assert [b.text for b in blocks(text)] == [
        f"Text of this page with {40 + n} words in it." for n in range(4)
    ]


def test_table_whose_columns_one_blank_parts():
    text = (
        "Table 1: Causes of\nit all\n\nNo Cause of this %\n\n1 Few jobs and\nno work 40\n\n"
        "2 Other 60\n\nTotal 100\n\nSource: survey, 2010\n\nAs Table 1 shows, 40% have few jobs."
    )
    assert cells(text) == {
        (0, 0): "No", (0, 1): "Cause of this", (0, 2): "%",
        (1, 0): "1", (1, 1): "Few jobs and no work", (1, 2): "40",
        (2, 0): "2", (2, 1): "Other", (2, 2): "60",
        (3, 1): "Total", (3, 2): "100",
    }  # fmt: skip
    others = [(b.kind, b.text, b.table) for b in blocks(text) if b.kind != "cell"]
    assert others == [
        ("caption", "Table 1: Causes of it all", 0),
        ("note", "Source: survey, 2010", 0),
        ("paragraph", "As Table 1 shows, 40% have few jobs.", None),
    ]
    assert {(b.row, b.column) for b in blocks(text) if b.is_head} == {
        *((0, column) for column in range(3)), *((row, 0) for row in (1, 2)),
        *((row, 1) for row in (1, 2, 3)),
    }  # fmt: skip


def test_sizes_of_groups_stand_above_their_columns():
    text = (
        "Table 1. Outcomes\nOutcome Drug (N = 512) Placebo (N = 498) Ratio (95% CI)\n"
        "Died 35 (6.8) 2.1 31 (6.2) 1.9 1.10 (0.8-1.4)\n"
        "Fell 20 (3.9) 1.4 22 (4.4) 1.5 0.9 (0.6-1.3)"
    )
    found = cells(text)
    assert [found[0, column] for column in range(2, 7)] == [
        "Outcome Drug (N = 512)", "Ratio (95% CI)", "Placebo (N = 498)",
        "Ratio (95% CI)", "Ratio (95% CI)",
    ]  # fmt: skip
    assert [found[1, column] for column in range(1, 5)] == ["Died", "35 (6.8)", "2.1", "31 (6.2)"]


def test_the_first_value_of_a_row_may_be_its_label():
    text = "Table 1. Ages\nAge n %\nYoung 3 10\n11 2 6.2\n12 26 81.2\n≥13 1 2.6\nAll 32 100"
    assert [cells(text)[row, 1] for row in range(5)] == ["Young", "11", "12", "≥13", "All"]


def test_a_table_with_a_cell_a_line_is_text():
    text = "Table 1: Top\nEritrea\n3,233\n3,729\nIran\n2,000\n3,248\nSudan\n1,449\n2,918"
    assert {block.kind for block in blocks(text)} == {"caption", "paragraph"}


def test_tables_by_bars_tabs_and_gaps():
    wanted = {
        (0, 0): "Group",
        (0, 1): "n",
        (1, 0): "Male",
        (1, 1): "91 (61.5)",
        (2, 0): "We all",
    }
    for text in (
        "Group | n\n------|----\nMale | 91 (61.5)\nWe all | ",
        "Group\tn\nMale\t91 (61.5)\nWe all\t ",
        "Group    n\nMale     91 (61.5)\nWe all\n",
    ):
        assert cells("Table 1. People\n\n" + text) == wanted


def test_numbers_broken_over_lines():
    text = (
        "In all there were 276.474-\n46.104 people, and then 1.\n188 more, which makes 12\n"
        "% of them all, as of 2009.\n120 came later."
    )
    (block,) = blocks(text)
    assert block.text == (
        "In all there were 276.474-46.104 people, and then 1.188 more, which makes 12 % of them "
        "all, as of 2009. 120 came later."
    )


def test_language_by_its_small_words():
    assert read_data(b"The rate of the poor is that of the town.", "x.txt").language == "en"
    text = "Jumlah penduduk miskin yang ada di kota ini dan di desa adalah 12."
    assert read_data(text.encode(), "x.txt").language == "id"
    assert read_data(b"12, 13, 14", "x.txt").language == ""


def test_lines_that_begin_with_the_same_mark_are_items():
    found = blocks("There were fewer:\n- 2,222 killed\nin all\n- 24,690 injured")
    assert [block.text for block in found] == [
        "There were fewer:", "- 2,222 killed in all", "- 24,690 injured",
    ]  # fmt: skip


def test_labels_and_numbers_of_cells_are_no_running_heads_or_pages():
    rows = "North\n\nInternational Traffic\n\n{}\n\n{}\n\n"
    text = "".join(rows.format(f"1,20{n}", 20 + n) for n in range(4))
    said = " ".join(block.text for block in blocks(text))
    assert said.count("International Traffic") == 4
    assert all(f",20{n} 2{n}" in said for n in range(4))


def test_prose_below_a_caption_is_no_table():
    long = "As the table shows, most of those who were asked answered as before" + " and more" * 4
    text = f"Table 3 Answers\nAnswer n\nYes 12 No\n3 Total 15\n{long}\n{long}\n{long}\n"
    assert not cells(text)


def test_rows_that_stand_in_one_line_are_no_table():
    text = "Table 3 Answers\n\nYes 12 80,0\n\nNo 3 20,0 All 15 100 Men 9 60,0 Women 6 40,0\n"
    assert not cells(text)


def test_the_number_of_a_row_ends_no_paragraph():
    text = "Distribution by class\n40 - 47 3\n10 10\n8 26,67\n36,67 3.\n56 - 63 19\n63,33 100\n"
    assert len([block for block in blocks(text) if "63,33" in block.text]) == 1
    assert "36,67 3. 56 - 63" in " ".join(block.text for block in blocks(text))


def test_words_above_each_value_are_heads():
    text = "Table 3 Visits\nn % n %\nNorth 120 40,0 150 42,9\nSouth 180 60,0 200 57,1\n"
    table = cells(text)
    assert [table[0, column] for column in range(2, 6)] == ["n", "%", "n", "%"]


def test_sizes_above_pairs_of_counts_and_shares():
    text = (
        "Table 4 Answers\nMen (n = 40) Women (n = 50) df\nn % n %\n"
        "Rides 22 55,0 31 62,0 1\nReads 13 32,5 29 58,0 1\n"
    )
    table = cells(text)
    assert [table[0, column] for column in range(2, 7)] == [
        "Men (n = 40) n", "%", "Women (n = 50) n", "%", "df",
    ]  # fmt: skip


def test_columns_that_lines_do_not_share_are_told_by_their_number():
    found = cells(
        "        KIND              ENROLLED    %         KIND          ENROLLED  %\n"
        "   Diploma             11 615  46%  Diploma        12 414  47%\n"
        "      Degree              13 752     54%     Degree       13 748     53%\n"
        "  All                    25 367    100%     All             26 162   100%\n"
    )
    rows = [[found[row, column] for column in range(6)] for row in (1, 3)]
    assert rows[0] == ["Diploma", "11 615", "46%", "Diploma", "12 414", "47%"]
    assert rows[1] == ["All", "25 367", "100%", "All", "26 162", "100%"]


def test_blanks_part_thousands_where_a_size_is_written_so():
    found = cells(
        "Table 1. People\n\nCases (n = 601 733) Controls (n = 2 406 932)\n"
        "Stroke 99 179 (16.48) 377 753 (15.69) <.0001\nGout 24 504 (4.07) 94 513 (3.93) .02\n"
    )
    rows = [[found[row, column].replace("\u00a0", " ") for column in (2, 3, 4)] for row in (1, 2)]
    assert rows[0] == ["99 179 (16.48)", "377 753 (15.69)", "<.0001"]
    assert rows[1] == ["24 504 (4.07)", "94 513 (3.93)", ".02"]
