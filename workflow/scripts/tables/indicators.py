"""Add to each number of the registry the sections of the documents that use it."""

from runut.builds.files import read_json, write_json
from runut.builds.jobs import job
from runut.registry import places_in, with_places

with job(snakemake) as (study, given, made):
    registry = read_json(given.registry)
    write_json(made[0], with_places(registry, places_in(given.manuscripts)))
