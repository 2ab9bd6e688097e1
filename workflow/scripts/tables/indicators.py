"""Add to each number of the registry the sections of the documents that use it."""

from pathlib import Path

from runut.builds.files import read_json, write_json
from runut.builds.jobs import job
from runut.notebooks.qmd import with_included
from runut.registry import with_places

with job(snakemake) as (study, given, made):
    registry = read_json(given.registry)
    manuscripts = {file.stem: with_included(file) for file in map(Path, given.manuscripts)}
    write_json(made[0], with_places(registry, manuscripts))
