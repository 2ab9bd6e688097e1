"""One zip of the whole compendium, with the same bytes wherever it is made."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date

from runut.builds.provenance import METADATA, RESULTS, moved_up

SUMS, INSTRUCTIONS = "manifest-sha256.txt", "ARCHIVE.md"
MADE = {SUMS, INSTRUCTIONS, METADATA}  # at the archive's root, beside the sources and results
FILE, PROGRAM = 0o100644, 0o100755
MOMENTS = 24 * 60 * 30  # of a day: a zip knows two seconds from the next two


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
            entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, *time_of(one)))
            entry.create_system = 3  # Unix, wherever it is made: it keeps which file is a program
            entry.external_attr = (PROGRAM if one.startswith(b"#!") else FILE) << 16
            target.writestr(entry, one)
    return packed.getvalue()


def time_of(content: bytes) -> tuple[int, int, int]:
    """The time of day that a file carries, as its content decides: hours, minutes, seconds.

    Were it the same for all, and this archive unpacked over an older one, Python would run what it
    keeps of an older module of the same size: it knows a module by date and size.
    """
    seconds = int.from_bytes(hashlib.sha256(content).digest()) % MOMENTS * 2
    return seconds // 3600, seconds // 60 % 60, seconds % 60


def sources_in(sums: str) -> list[str]:
    """The sources that an unpacked archive holds, by its own list of sums."""
    paths = [line.partition("  ")[2] for line in sums.splitlines()]
    return [path for path in paths if path not in MADE and not path.startswith(f"{RESULTS}/")]
