"""Set all cities side by side, and say for each where it stands."""

import json
from pathlib import Path

from analysis.peers import side_by_side, standing_numbers
from runut.builds.files import write_json
from runut.builds.jobs import job


def main(registries: list[str], output: str, standings: list[str]) -> None:
    found = [json.loads(Path(file).read_text(encoding="utf-8")) for file in registries]
    peers = side_by_side(found)
    names = {registry["city"]: registry["name"] for registry in found}
    write_json(Path(output), {"years": peers, "names": names})
    told = {year: standing_numbers(cities) for year, cities in peers.items()}
    years = {registry["city"]: str(registry["year"]) for registry in found}
    for file in map(Path, standings):
        city = file.parent.name
        write_json(file, told[years[city]][city])


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(snakemake.input.registries, snakemake.output.peers, snakemake.output.standings)  # noqa: F821
