"""One zip of the whole compendium, with the same bytes wherever it is made."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date

from rendering.provenance import METADATA, RESULTS, moved_up

SUMS, INSTRUCTIONS = "manifest-sha256.txt", "ARCHIVE.md"
MADE = {SUMS, INSTRUCTIONS, METADATA}  # at the archive's root, beside the sources and results
FILE, PROGRAM = 0o100644, 0o100755


def archive(files: Mapping[str, bytes], day: date, instructions: Mapping[str, str]) -> bytes:
    """A zip of ``files``, which are given by their path in the project and include the results.

    It is an RO-Crate itself. Nothing is compressed: PDF, PNG and DOCX already are, and what bytes
    zlib writes depends on its version.
    """
    crate = moved_up(json.loads(files[f"{RESULTS}/{METADATA}"]))
    content = {
        **files,
        METADATA: (json.dumps(crate, ensure_ascii=False, indent=1) + "\n").encode(),
        INSTRUCTIONS: f"{instructions['en']}\n\n{instructions['id']}\n".encode(),
    }
    content[SUMS] = "".join(
        f"{hashlib.sha256(one).hexdigest()}  {path}\n" for path, one in sorted(content.items())
    ).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for path, one in sorted(content.items()):
            entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, wherever it is made: it keeps which file is a program
            entry.external_attr = (PROGRAM if one.startswith(b"#!") else FILE) << 16
            target.writestr(entry, one)
    return packed.getvalue()


def sources_in(sums: str) -> list[str]:
    """The sources that an unpacked archive holds, by its own list of sums."""
    paths = [line.partition("  ")[2] for line in sums.splitlines()]
    return [path for path in paths if path not in MADE and not path.startswith(f"{RESULTS}/")]
