"""Judge every number that a published article prints, and ask what they can mean together."""

from pathlib import Path

from runut.builds.files import read_words, write_csv, write_json
from runut.builds.jobs import job
from runut.claims.asked import questions
from runut.claims.verification import as_junit, as_rows, verification
from runut.records.datapackage import verdict_package

CITATION = Path("CITATION.cff")

with job(snakemake) as (study, given, made):
    name = snakemake.wildcards.unit
    unit = study.read(study.units / name)
    content = verification(unit, read_words(CITATION) if CITATION.exists() else {})
    write_json(made.json, content)
    write_json(made.joint, study.asked("joint", "joint_checks", lambda _: {})(unit))
    write_json(made.asked, questions(unit))
    write_csv(made.table, as_rows(content, study.languages))
    write_json(made.package, verdict_package(content, name, study.languages))
    junit = as_junit(content, name, study.main_language)
    Path(made.junit).write_text(junit, encoding="utf-8")
