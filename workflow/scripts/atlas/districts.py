"""Part the national file by province, with all that a district's documents are made from."""

import json
import shutil
from pathlib import Path

from analysis.atlas.districts import correction_notes, districts, suspicions_of
from analysis.national.measures import measures_of, names_over
from analysis.national.opening import open_national
from analysis.national.sayings import notes_of
from analysis.national.suspicious import suspicious
from runut.builds.files import read_words, write_json
from runut.builds.jobs import job

RESULTS, MADE = Path("results/atlas"), Path("build/atlas/made")


def main(choice: dict, file: str, words: str, batches: Path, without: Path) -> None:
    national = open_national(choice, Path(file))
    year, measures = choice["year"], measures_of(choice)
    notes = notes_of(
        correction_notes(national, year),
        suspicions_of(suspicious(national), year),
        names_over(measures, read_words(Path(words))),
    )
    found, left = districts(national, year, {"title": choice["title"]}, notes, measures)
    batches.mkdir(parents=True)
    for province, members in found.items():
        write_json(batches / f"{province}.json", members)
    write_json(without, left)
    # a province that the file no longer has would stay behind for good; what no job made stays
    for made in MADE.glob("*.json"):
        if made.stem not in found:
            shutil.rmtree(RESULTS / made.stem, ignore_errors=True)
            made.unlink()


if __name__ == "__main__":
    with job(snakemake):
        main(
            json.loads(Path(snakemake.input.national).read_bytes()),
            snakemake.input.files[0],
            snakemake.input.words,
            Path(snakemake.output.batches),
            Path(snakemake.output.without),
        )
