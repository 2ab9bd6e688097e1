"""What a person reads of bad input: the place, what was found, what was expected; and how many."""

from dataclasses import replace

from runut.tables.errors import LONGEST, MANY, BadInput, ValidationError

ONE = ValidationError("a.csv", 3, "share", "'x'", "a number")


def test_errors_are_counted():
    assert str(BadInput([ONE])).splitlines()[0] == "1 error in the input:"
    assert str(BadInput([ONE, ONE])).splitlines()[0] == "2 errors in the input:"
    assert str(BadInput([ONE])).splitlines()[1].strip() == str(ONE)


def test_a_table_has_rows_and_columns_and_a_text_lines_and_names():
    assert str(ValidationError("a.xlsx", 3, "b", "x", "y")).startswith("a.xlsx, row 3, column b:")
    assert str(ValidationError("a.yaml", 3, "", "x", "y")).startswith("a.yaml, line 3:")
    assert str(ValidationError("a.yaml", 0, "b.c", "x", "y")).startswith("a.yaml, b.c:")


def test_a_long_text_is_cut():
    for length, shown in ((LONGEST, "x" * LONGEST), (LONGEST + 1, "x" * LONGEST + "…")):
        text = str(ValidationError("a.csv", 3, "", "x" * length, "less"))
        assert text == f"a.csv, row 3: found {shown}, expected less"


def test_what_goes_through_a_whole_column_is_told_and_counted():
    many = [replace(ONE, row=row) for row in range(2, 2002)]
    first, *lines = str(BadInput([*many, replace(ONE, column="other")])).splitlines()
    assert first == "2001 errors in the input:" and len(lines) == MANY + 1
    assert lines[MANY - 1].strip() == (
        "a.csv, column share: the same in 1996 more rows, the last of them row 2001"
    )
    assert "column other" in "".join(lines)
