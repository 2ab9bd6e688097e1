"""Make the briefs of the cities that have one; one that cannot be made costs the others nothing."""

import json
import traceback
from datetime import UTC, datetime
from pathlib import Path

from analysis.briefs.batch import digest, put_back, render_briefs
from runut.builds.jobs import job
from runut.builds.logs import Mendable, below_one_another
from runut.study import open_study


class NotMade(Mendable):
    """Briefs that could not be made, though their numbers can be read."""


def main(cities: list[str], engine: str, date: str, shared: list[str]) -> None:
    chosen = json.loads(Path(engine).read_bytes())
    day = datetime.fromisoformat(json.loads(Path(date).read_bytes())).replace(tzinfo=UTC)
    same = digest(map(Path, sorted(shared)), chosen, day.isoformat())
    failed: dict[str, Exception] = {}
    try:
        made = render_briefs(
            open_study(), cities, chosen, int(day.timestamp()), same, failed.__setitem__
        )
    finally:
        for city in cities:
            put_back(city)
    if failed:
        for error in failed.values():
            if not isinstance(error, Mendable):
                traceback.print_exception(error)
        named = below_one_another([f"{city}: {error}" for city, error in failed.items()])
        raise NotMade(
            f"The briefs of these cities ({len(failed)}) could not be made; all others are there:"
            f"{named}"
        )
    print(f"made anew: {', '.join(made) or 'none'}")


if __name__ == "__main__":
    with job(snakemake):
        main(
            [Path(file).parent.name for file in snakemake.input.registries],
            snakemake.input.engine,
            snakemake.input.date,
            [*snakemake.input.shared, *snakemake.input.marks],
        )
