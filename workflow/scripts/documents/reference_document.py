"""Make the styles of the DOCX files."""

from pathlib import Path

from runut.builds.jobs import job
from runut.documents.reference_docx import reference_document
from runut.notebooks.processes import NO_USER_DATA, PANDOC, run


def main(output: str) -> None:
    command = [PANDOC, NO_USER_DATA, "--print-default-data-file=reference.docx"]
    default = run(command, "pandoc, reference.docx", b"")
    Path(output).write_bytes(reference_document(default.stdout))


if __name__ == "__main__":
    with job(snakemake):
        main(snakemake.output[0])
