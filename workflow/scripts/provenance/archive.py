"""Pack sources, results, locked versions and the record of the build into one zip."""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from runut.builds.files import files_in, read_json, replaced
from runut.builds.jobs import job
from runut.builds.logs import Mendable
from runut.records.archive import SUMS, archive
from runut.records.provenance import METADATA, said, words

TARGET = Path("build/archive.zip")
INSTRUCTIONS = "ARCHIVE.md"
RESULTS = "results/"
MADE = (SUMS, INSTRUCTIONS, METADATA, RESULTS)  # what an archive adds to the sources


def pack(results: Iterable[str], copy: Iterable[str], crate: str, known: Mapping) -> None:
    """The sources that the build read go in even before git knows them. Of a machinery that lies
    elsewhere its ``copy`` goes in."""
    sources = [*tracked(), *known["code"], *known["read"]]
    paths = {*sources, *files_in(results), *files_in(copy)}
    files = {path: Path(path).read_bytes() for path in paths if is_own(path)}
    files[METADATA] = Path(crate).read_bytes()
    files[INSTRUCTIONS] = (instructions(known) + "\n").encode()
    with replaced(TARGET) as part:
        part.write_bytes(archive(files, date.fromisoformat(known["choices"]["date"])))


def instructions(known: Mapping) -> str:
    """How to read, check and rebuild what is in the archive."""
    told = said(words()["archive"], known["languages"], "\n\n")
    if known["machinery"]:  # whose commands are those of its copy
        told = told.replace("uv run snakemake", "uv run --project build/machinery runut build --")
    return told


def is_own(path: str) -> bool:
    return Path(path).is_file() and ".." not in Path(path).parts


def tracked() -> list[str]:
    """The project's own files: what git tracks or, in an unpacked archive, what its list names."""
    if Path(".git").exists():
        return git("ls-files", "-z").rstrip("\0").split("\0")
    if Path(SUMS).exists():
        listed = Path(SUMS).read_text(encoding="utf-8").splitlines()
        paths = [line.partition("  ")[2] for line in listed]
        return [path for path in paths if not path.startswith(MADE)]
    raise Mendable(f"Neither git nor {SUMS} says which files are the project's sources.")


def uncommitted() -> str:
    """What is packed otherwise than any commit has it, to be told; empty where nothing is."""
    return git("status", "--short", "--untracked-files=no") if Path(".git").exists() else ""


def git(*arguments: str) -> str:
    try:
        asked = subprocess.run(["git", *arguments], check=True, capture_output=True)
    except FileNotFoundError:
        raise Mendable("There is no git, which knows the project's sources. Install it.") from None
    except subprocess.CalledProcessError as error:
        message = error.stderr.decode(errors="replace").strip()
        raise Mendable(f"git does not say which files are the project's: {message}") from None
    return asked.stdout.decode()


if __name__ == "__main__":
    with job(snakemake) as (study, given, made):
        pack(given.results, given.machinery, given.crate, read_json(given.given))
        changed = uncommitted()
    if changed:
        print(f"\nPacked as they are here, not as committed:\n{changed}", file=sys.stderr)
    print(f"\n{TARGET}: {TARGET.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
