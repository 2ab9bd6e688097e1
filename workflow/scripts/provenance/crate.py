"""Write the Workflow Run RO-Crate of the build, for the results' folder and for an archive."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from runut.builds.files import files_in, read_words, write_json
from runut.builds.jobs import job
from runut.records.provenance import crate

CITATION = Path("CITATION.cff")
COPY = Path("build/machinery")


def main(results: list[str], known: dict, outputs: dict[str, str]) -> None:
    """``known``: what is recorded beside the results. ``outputs``: where the crate goes, by the
    folder that it describes."""
    elsewhere = {name: Path(file).read_bytes() for name, file in known["elsewhere"].items()}
    machinery = known["machinery"]
    files = (
        contents(files_in(results)),
        {copied(file, machinery): content for file, content in contents(known["code"]).items()},
        contents(known["read"]),
        elsewhere,
    )
    citation = read_words(CITATION) if CITATION.exists() else {}
    for root, output in outputs.items():
        write_json(Path(output), crate(root, *files, known, citation))


def copied(file: str, machinery: str) -> str:
    """Where a file is named: one of a machinery that lies elsewhere by its copy in the study."""
    inside = machinery and file.startswith(f"{machinery}/")
    return (COPY / Path(file).relative_to(machinery)).as_posix() if inside else file


def copy(files: Iterable[str], machinery: str) -> None:
    for file in files:
        target = Path(copied(file, machinery))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)


def contents(files: Iterable[str]) -> dict[str, bytes]:
    return {file: Path(file).read_bytes() for file in files}


if __name__ == "__main__":
    with job(snakemake):
        known = json.loads(Path(snakemake.input.given).read_bytes())
        copy(known["copied"], known["machinery"])
        main(
            list(snakemake.input.results),
            known,
            {"results": snakemake.output.results, ".": snakemake.output.project},
        )
