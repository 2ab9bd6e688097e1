"""Look for what the end of a build is to tell of the study."""

import json
from collections.abc import Iterator
from pathlib import Path

from runut.builds.jobs import job
from runut.documents.render import bibliography_of
from runut.reports.remarks import on_languages, on_second_ways, on_verdicts
from runut.study import open_study


def main(manuscripts: list[str], verified: list[str], output: str) -> None:
    Path(output).write_text(
        "".join(f"{line}\n" for line in remarks(manuscripts, verified)), encoding="utf-8"
    )


def remarks(manuscripts: list[str], verified: list[str]) -> Iterator[str]:
    study = open_study()
    for unit in verified:
        verification = read_json(f"results/{unit}/verification.json")
        yield from on_verdicts(study, unit, verification)
        registry = read_json(f"build/{unit}/registry.json")
        yield from on_second_ways(study, registry, verification)
    yield from on_languages(study, map(Path, manuscripts), bibliography_of(Path()))


def read_json(path: str) -> dict:
    return json.loads(Path(path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    with job(snakemake):
        main(
            snakemake.input.manuscripts,
            [Path(file).parent.name for file in snakemake.input.verifications],
            snakemake.output[0],
        )
