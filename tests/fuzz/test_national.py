"""The national file and its corrections, read as the atlas does, through to the numbers."""

import csv
import json
import re
from io import BytesIO, StringIO

from hypothesis import strategies as st
from openpyxl import Workbook

from analysis.atlas.districts import correction_notes, districts, suspicions_of, unit_of_data
from analysis.national.corrections import correct, read_corrections
from analysis.national.panel import MEASURES, National, read_national
from analysis.national.suspicious import suspicious
from runut.registry import build_registry
from runut.tables.errors import BadInput
from tests.analysis.national_files import COLUMNS, csv_of, rows
from tests.fuzz.cases import clear, fuzz, refused, spliced
from tests.fuzz.test_readers import check_reading
from tests.studies import STUDY

FILE = csv_of(rows(4, (2009, 2010)))
CORRECTIONS = (
    b"code,year,measure,expects,value,why_id,why_en,who\n"
    b"3301,2010,poor,10100,10200,kurang,too few,The yearbook\n"
    b"3302,2010,official_rate,10.00,,salah,wrong,The yearbook\n"
)
YEAR = 2010


def workbook(data: bytes) -> bytes:
    book, made = Workbook(), BytesIO()
    for row in csv.reader(data.decode().splitlines()):
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def followed(national: National) -> bool:
    """A file that was read: no number differs from what is printed, nor is an error unclear, and
    each district's numbers can be derived."""
    for row in national.rows:
        for name in MEASURES:
            if row.values[name] is not None and name not in row.corrected:
                check_reading(row.printed[name], row.values[name], ".", "")
    for errors in national.bad.values():
        clear(list(errors))
    suspicions_of(suspicious(national), YEAR), correction_notes(national, YEAR)
    found, without = districts(national, YEAR, {"title": "A yearbook"}, {})
    json.dumps([found, without], allow_nan=False)
    for members in found.values():
        json.dumps(build_registry(unit_of_data(STUDY, members[0])), allow_nan=False)
    return bool(national.rows)


def read(data: bytes, file: str) -> bool:
    try:
        return followed(read_national(data, file, COLUMNS))
    except BadInput as error:
        return refused(error)


def check_no_row_is_lost(national: National, data: bytes) -> None:
    """Every row of a CSV file is read or named."""
    reader = csv.reader(StringIO(data.decode(), newline=""))
    there = [reader.line_num for row in reader if not (row and row[0].startswith("#"))][1:]
    named = " ".join(str(one) for errors in national.bad.values() for one in errors)
    told = {row.line for row in national.rows} | set(map(int, re.findall(r"row (\d+)", named)))
    assert set(there) <= told, set(there) - told


@fuzz(data=spliced(FILE))
def test_national_files(data):
    try:
        national = read_national(data, "national.csv", COLUMNS)
    except BadInput as error:
        return refused(error)
    check_no_row_is_lost(national, data)
    return followed(national)


@fuzz(data=st.one_of(spliced(workbook(FILE)), spliced(FILE).map(
    # what openpyxl itself refuses to write is no workbook
    lambda data: workbook(bytes(b for b in data if 31 < b < 127 or b == 10)[:9000])
)))  # fmt: skip
def test_national_workbooks(data):
    return read(data, "national.xlsx")


@fuzz(data=spliced(CORRECTIONS))
def test_corrections(data):
    national = read_national(FILE, "national.csv", COLUMNS)
    try:
        return followed(correct(national, read_corrections(data, "corrections.csv")))
    except BadInput as error:
        return refused(error)
