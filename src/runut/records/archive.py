"""One zip of the whole compendium, with the same bytes wherever it is made."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import date

SUMS = "manifest-sha256.txt"
FILE, PROGRAM = 0o100644, 0o100755


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """A zip of ``files``, which are given by their path in it, and of a list of their sums.

    Nothing is compressed: PDF, PNG and DOCX already are, and what bytes zlib writes depends on its
    version.
    """
    sums = "".join(
        f"{hashlib.sha256(one).hexdigest()}  {path}\n" for path, one in sorted(files.items())
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for path, one in sorted({**files, SUMS: sums.encode()}.items()):
            entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, wherever it is made: it keeps which file is a program
            entry.external_attr = (PROGRAM if one.startswith(b"#!") else FILE) << 16
            target.writestr(entry, one)
    return packed.getvalue()
