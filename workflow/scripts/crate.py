"""Write the Workflow Run RO-Crate of the build."""

import json
from pathlib import Path

from runut.builds.choices import installed_packages
from runut.builds.files import files_in, read_folder, read_words, write_json
from runut.builds.jobs import job
from runut.builds.provenance import crate
from runut.study import open_study
from runut.tables.unit import read_documents


def main(
    results: list[str],
    sources: list[str],
    elsewhere: str,
    units: str,
    choices: list[str],
    output: str,
) -> None:
    """``elsewhere``: a file that names those sources that are not the project's own."""
    study = open_study()
    content = crate(
        outputs=contents(results),
        sources=contents(sources),
        elsewhere={
            name: Path(file).read_bytes()
            for name, file in json.loads(Path(elsewhere).read_text("utf-8")).items()
        },
        choices={Path(one).stem: json.loads(Path(one).read_text("utf-8")) for one in choices},
        cities={
            name: read_documents(study, read_folder(Path(folder)), folder, [])
            for name, folder in json.loads(Path(units).read_text("utf-8")).items()
        },
        versions={
            name: number for name, number in installed_packages().items() if name != "python"
        },
        citation=read_words(Path("CITATION.cff")),
        words=read_words(Path("manuscript/provenance.yaml")),
    )
    write_json(Path(output), content)


def contents(files: list[str]) -> dict[str, bytes]:
    return {file: Path(file).read_bytes() for file in files}


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(
            files_in(snakemake.input.results),  # noqa: F821
            list(snakemake.input.sources),  # noqa: F821
            snakemake.input.names,  # noqa: F821
            snakemake.input.units,  # noqa: F821
            list(snakemake.input.choices),  # noqa: F821
            snakemake.output[0],  # noqa: F821
        )
