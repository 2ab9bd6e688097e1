"""Write the draft of a unit's CODECHECK configuration."""

from pathlib import Path

from runut.builds.files import read_json
from runut.builds.jobs import job
from runut.records.provenance import codecheck

with job(snakemake) as (study, given, made):
    about, output = read_json(given.given), Path(made[0])
    paths = [Path(file).relative_to(output.parent).as_posix() for file in about["files"]]
    text = codecheck(about["published"], paths, study.languages)
    output.write_text(text, encoding="utf-8")
