"""A city after one change to one of its files."""

import csv
import io

from tests.studies import read_city


def changed(files, path: str, old: str, new: str):
    """The city after one change to one of its files."""
    text = files[path].decode()
    assert old in text
    return read_city({**files, path: text.replace(old, new, 1).encode()}, "city")


def next_digit(printed: str) -> str:
    """The numeral with its last digit changed."""
    return printed[:-1] + str((int(printed[-1]) + 1) % 10)


def rewritten(data: bytes, row: int, column: str, value: str) -> bytes:
    lines = list(csv.reader(io.StringIO(data.decode(), newline="")))
    lines[row - 1][lines[0].index(column)] = value
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode()
