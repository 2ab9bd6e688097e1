"""Render one article in one language to all its formats."""

from pathlib import Path

from runut.builds.files import read_json
from runut.builds.jobs import epoch_of, job
from runut.documents.render import render

with job(snakemake) as (study, given, made):
    files = {path.suffix[1:]: path for path in map(Path, made)}
    outputs = {end: file for end, file in files.items() if not end.endswith("_files")}
    epoch = epoch_of(read_json(given.date))
    documents = {Path(given.manuscript): outputs}
    render(documents, snakemake.wildcards.unit, read_json(given.engine), epoch)
    for folder in (path for end, path in files.items() if end.endswith("_files")):
        folder.mkdir(exist_ok=True)  # where this language's cells drew nothing
