"""Render one article in one language to all its formats."""

from pathlib import Path

from runut.builds.files import read_json
from runut.builds.jobs import epoch_of, job
from runut.documents.render import render

with job(snakemake) as (study, given, made):
    render(
        Path(given.manuscript),
        {file.suffix[1:]: file for file in map(Path, made)},
        snakemake.wildcards.unit,
        read_json(given.engine),
        epoch_of(read_json(given.date)),
    )
