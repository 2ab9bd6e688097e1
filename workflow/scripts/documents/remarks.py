"""Look for what the end of a build is to tell of the study."""

from pathlib import Path

from runut.builds.files import read_json
from runut.builds.jobs import job
from runut.documents.project import bibliography_of
from runut.reports.remarks import on_manuscripts, on_second_ways, on_verdicts

with job(snakemake) as (study, given, made):
    told = []
    for file in map(Path, given.verifications):
        unit, verification = file.parent.name, read_json(file)
        told += on_verdicts(study, unit, verification)
        told += on_second_ways(study, read_json(f"build/{unit}/registry.json"), verification)
    told += on_manuscripts(study, map(Path, given.manuscripts), bibliography_of(Path()))
    Path(made[0]).write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
