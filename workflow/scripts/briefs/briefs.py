"""Make the briefs of the cities that have one."""

import json
from datetime import UTC, datetime
from pathlib import Path

from analysis.briefs.batch import digest, render_briefs
from runut.builds.jobs import job
from runut.study import open_study


def main(cities: list[str], engine: str, date: str, shared: list[str]) -> None:
    chosen = json.loads(Path(engine).read_bytes())
    day = datetime.fromisoformat(json.loads(Path(date).read_bytes())).replace(tzinfo=UTC)
    same = digest(map(Path, sorted(shared)), chosen, day.isoformat())
    made = render_briefs(open_study(), cities, chosen, int(day.timestamp()), same)
    print(f"made anew: {', '.join(made) or 'none'}")


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        main(
            [Path(file).parent.name for file in snakemake.input.registries],  # noqa: F821
            snakemake.input.engine,  # noqa: F821
            snakemake.input.date,  # noqa: F821
            [*snakemake.input.shared, *snakemake.input.code, *snakemake.input.marks],  # noqa: F821
        )
