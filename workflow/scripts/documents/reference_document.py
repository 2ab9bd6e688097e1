"""Make the styles of the DOCX files."""

from pathlib import Path

from runut.builds.jobs import job
from runut.documents.reference_docx import reference_document
from runut.notebooks.processes import NO_USER_DATA, PANDOC, run

with job(snakemake) as (study, given, made):
    command = [PANDOC, NO_USER_DATA, "--print-default-data-file=reference.docx"]
    default = run(command, "pandoc, reference.docx", b"")
    Path(made[0]).write_bytes(reference_document(default.stdout))
