"""Write the page of verdicts of one unit."""

from pathlib import Path

from runut.builds.files import read_json, read_words
from runut.builds.jobs import job
from runut.manuscripts.opening import UnitVoice
from runut.reports.report import report

with job(snakemake) as (study, given, made):
    unit, content = snakemake.wildcards.unit, read_json(given.verification)
    results, registry = Path("results") / unit, read_json(given.registry)
    text = report(
        study,
        Path(given.style[0]).read_text(encoding="utf-8"),
        content,
        read_json(given.joint),
        {one: UnitVoice(study, results, registry, one, content) for one in study.languages},
        {file.name: file.read_text(encoding="utf-8") for file in map(Path, given.documents)},
        read_words(Path(given.about)),
    )
    Path(made[0]).write_text(text, encoding="utf-8")
