"""Record the sums of all inputs and outputs, for others to check their build against."""

import json
import sys
from pathlib import Path

from runut.builds.files import files_in, named_files, write_json
from runut.builds.jobs import job
from runut.builds.manifest import record


def main(inputs: dict[str, str], outputs: list[str], engine: str) -> str:
    """``inputs``: files by the name that they are recorded under."""
    file = Path("manifests") / f"{engine}.json"
    file.parent.mkdir(exist_ok=True)
    # beside it: a build's own folder may lie on another disk
    unfinished = file.with_suffix(".part")
    write_json(unfinished, record(engine, contents(inputs), contents(named_files(outputs))))
    unfinished.replace(file)
    return f"{file}: {len(inputs)} inputs, {len(outputs)} outputs recorded"


def contents(files: dict[str, str]) -> dict[str, bytes]:
    return {name: Path(file).read_bytes() for name, file in files.items()}


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        said = main(
            named_files(snakemake.input.sources, snakemake.input.names),  # noqa: F821
            files_in(snakemake.input.results),  # noqa: F821
            json.loads(Path(snakemake.input.engine).read_text(encoding="utf-8")),  # noqa: F821
        )
    print(f"\n{said}", file=sys.stderr)
