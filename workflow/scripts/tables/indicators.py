"""Add to each number of the registry the sections of the documents that use it."""

import json
from pathlib import Path

from runut.builds.files import write_json
from runut.builds.jobs import job
from runut.registry import document_places


def main(registry: str, manuscripts: list[str], output: str) -> None:
    content = json.loads(Path(registry).read_text(encoding="utf-8"))
    for manuscript in map(Path, manuscripts):
        places = document_places(manuscript.read_text(encoding="utf-8"))
        for name, entry in content["numbers"].items():
            entry.setdefault("documents", {})[manuscript.stem] = places.get(name, [])
    write_json(Path(output), content)


if __name__ == "__main__":
    with job(snakemake):
        main(
            snakemake.input.registry[0],
            snakemake.input.manuscripts,
            snakemake.output[0],
        )
