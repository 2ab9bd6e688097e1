"""One zip, the same bytes each time, that lists what it holds."""

import hashlib
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from datetime import date

from runut.builds.archive import archive, sources_in

CRATE = {"@graph": [{"@id": "../README.md", "sha256": "0"}, {"@id": "index.html", "sha256": "0"}]}
FILES = {
    "README.md": b"read me",
    ".ci/run": b"#!/bin/sh\n",
    "results/index.html": b"<p>",
    "results/ro-crate-metadata.json": json.dumps(CRATE).encode(),
}
WORDS = {"en": "# About", "id": "# Tentang"}


def packed(files=FILES) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive(files, date(2026, 11, 23), WORDS)))


def test_the_order_of_files_does_not_matter():
    day = date(2026, 11, 23)
    assert archive(FILES, day, WORDS) == archive(dict(reversed(FILES.items())), day, WORDS)


def test_entries_are_sorted_of_one_day_and_with_fixed_modes():
    entries = packed().infolist()
    names = [one.filename for one in entries]
    assert names == sorted(names)
    assert {one.date_time[:3] for one in entries} == {(2026, 11, 23)}
    assert {one.filename: oct(one.external_attr >> 16) for one in entries} == {
        name: "0o100755" if name == ".ci/run" else "0o100644" for name in names
    }


def test_unpacked_over_an_older_one_its_modules_are_what_runs(tmp_path):
    for text in ("print('older')", "print('newer')"):
        content = packed(FILES | {"module.py": text.encode()})
        content.extract("module.py", tmp_path)
        when = time.mktime((*content.getinfo("module.py").date_time, 0, 0, -1))
        os.utime(tmp_path / "module.py", (when, when))  # as unzip does
        imported = subprocess.check_output(
            [sys.executable, "-c", "import module"],
            cwd=tmp_path,
            encoding="utf-8",
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        )
    assert list(tmp_path.glob("__pycache__/module.*"))
    assert imported == "newer\n"


def test_its_crate_is_rooted_in_the_archive():
    crate = json.loads(packed().read("ro-crate-metadata.json"))
    assert [one["@id"] for one in crate["@graph"]] == ["README.md", "results/index.html"]


def test_it_lists_the_sums_of_all_it_holds_and_its_sources():
    content = packed()
    sums = content.read("manifest-sha256.txt").decode()
    for line in sums.splitlines():
        digest, _, path = line.partition("  ")
        assert hashlib.sha256(content.read(path)).hexdigest() == digest
    listed = {line.partition("  ")[2] for line in sums.splitlines()}
    assert listed == set(content.namelist()) - {"manifest-sha256.txt"}
    assert sources_in(sums) == [".ci/run", "README.md"]


def test_instructions_are_in_both_languages():
    assert packed().read("ARCHIVE.md") == b"# About\n\n# Tentang\n"
