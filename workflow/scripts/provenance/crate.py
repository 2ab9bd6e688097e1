"""Write the Workflow Run RO-Crate of the build, for the results' folder and for an archive, and the
drafts of CODECHECK configurations."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from runut.builds.files import files_in, read_json, read_words, write_json
from runut.builds.jobs import job
from runut.records.provenance import codecheck, crate

CITATION = Path("CITATION.cff")
COPY = Path("build/machinery")


def copied(file: str, machinery: str) -> str:
    """Where a file is named: one of a machinery that lies elsewhere by its copy in the study."""
    inside = machinery and file.startswith(f"{machinery}/")
    return (COPY / Path(file).relative_to(machinery)).as_posix() if inside else file


def contents(files: Iterable[str]) -> dict[str, bytes]:
    return {file: Path(file).read_bytes() for file in files}


with job(snakemake) as (study, given, made):
    known = read_json(given.given)
    machinery = known["machinery"]
    for file in known["copied"]:
        target = Path(copied(file, machinery))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    for file in map(Path, made.codechecks):
        of_unit = (Path(one) for one in given.results if Path(one).is_relative_to(file.parent))
        paths = [one.relative_to(file.parent).as_posix() for one in of_unit]
        text = codecheck(known["published"][file.parent.name], paths, study.languages)
        file.write_text(text, encoding="utf-8")
    files = (
        contents(files_in([*given.results, *made.codechecks])),
        {copied(file, machinery): content for file, content in contents(known["code"]).items()},
        contents(known["read"]),
        {name: Path(file).read_bytes() for name, file in known["elsewhere"].items()},
    )
    citation = read_words(CITATION) if CITATION.exists() else {}
    for root, output in (("results", made.results), (".", made.project)):
        write_json(output, crate(root, *files, known, citation))
