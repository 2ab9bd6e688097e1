"""One zip, the same bytes each time, that lists what it holds."""

import hashlib
import io
import zipfile
from datetime import date

from runut.records.archive import archive

DAY = date(2026, 11, 23)
FILES = {"README.md": b"read me", ".ci/run": b"#!/bin/sh\n", "results/index.html": b"<p>"}


def packed() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive(FILES, DAY)))


def test_the_order_of_files_does_not_matter():
    assert archive(FILES, DAY) == archive(dict(reversed(FILES.items())), DAY)


def test_entries_are_sorted_of_one_day_and_with_fixed_modes():
    entries = packed().infolist()
    names = [one.filename for one in entries]
    assert names == sorted(names)
    assert {one.date_time for one in entries} == {(2026, 11, 23, 0, 0, 0)}
    assert {one.filename: oct(one.external_attr >> 16) for one in entries} == {
        name: "0o100755" if name == ".ci/run" else "0o100644" for name in names
    }


def test_it_lists_the_sums_of_all_it_holds():
    content = packed()
    sums = content.read("manifest-sha256.txt").decode()
    for line in sums.splitlines():
        digest, _, path = line.partition("  ")
        assert hashlib.sha256(content.read(path)).hexdigest() == digest
    listed = {line.partition("  ")[2] for line in sums.splitlines()}
    assert listed == set(content.namelist()) - {"manifest-sha256.txt"} == set(FILES)
