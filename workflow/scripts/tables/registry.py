"""Derive every number of a unit from its source cells."""

from runut.builds.files import write_json
from runut.builds.jobs import job
from runut.registry import build_registry

with job(snakemake) as (study, given, made):
    unit = study.read(study.units / snakemake.wildcards.unit)
    write_json(made[0], build_registry(unit))
