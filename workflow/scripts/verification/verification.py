"""Judge every number that a unit's published article prints."""

from pathlib import Path

from runut.builds.files import read_folder, read_words, write_csv, write_json
from runut.builds.jobs import job
from runut.claims.asked import questions
from runut.claims.verification import as_junit, as_rows, verification
from runut.records.datapackage import verdict_package
from runut.study import open_study
from runut.tables.unit import read_unit

CITATION = Path("CITATION.cff")


def main(unit: str, json: str, table: str, package: str, junit: str, asked: str) -> None:
    study = open_study()
    citation = read_words(CITATION) if CITATION.exists() else {}
    folder = study.units / unit
    found = read_unit(study, read_folder(folder), folder.as_posix())
    content = verification(found, citation)
    write_json(Path(json), content)
    write_json(Path(asked), questions(found))
    write_csv(Path(table), as_rows(content, study.languages))
    write_json(Path(package), verdict_package(content, unit, study.languages))
    Path(junit).write_text(as_junit(content, unit, study.main_language), encoding="utf-8")


if __name__ == "__main__":
    with job(snakemake):
        main(snakemake.wildcards.unit, **snakemake.output)
