"""Make the styles of the DOCX files."""

import subprocess
from pathlib import Path

import pypandoc

from rendering.jobs import job
from rendering.reference_docx import reference_document


def main(output: str) -> None:
    default = subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file=reference.docx"],
        capture_output=True,
        check=True,
    )
    Path(output).write_bytes(reference_document(default.stdout))


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(snakemake.output[0])  # noqa: F821
