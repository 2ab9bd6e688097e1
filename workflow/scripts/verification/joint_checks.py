"""Find out what the printed numbers of a unit can mean together."""

from runut.builds.files import write_json
from runut.builds.jobs import job

with job(snakemake) as (study, given, made):
    unit = study.read(study.units / snakemake.wildcards.unit)
    write_json(made[0], study.asked("joint", "joint_checks", lambda _: {})(unit))
