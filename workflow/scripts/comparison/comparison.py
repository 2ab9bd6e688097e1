"""Render the comparison in each language."""

from pathlib import Path

from runut.builds.files import read_json
from runut.builds.jobs import epoch_of, job
from runut.documents.render import render

with job(snakemake) as (study, given, made):
    documents = {
        Path(manuscript): {
            end: Path(f"results/{Path(manuscript).stem}.{end}") for end in ("html", "pdf")
        }
        for manuscript in given.manuscripts
    }
    render(documents, "", read_json(given.engine), epoch_of(read_json(given.date)))
