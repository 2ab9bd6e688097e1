"""Render one article in one language to all its formats."""

import json
from datetime import UTC, datetime
from pathlib import Path

from runut.builds.jobs import job
from runut.documents.render import render


def main(manuscript: str, unit: str, outputs: list[str], engine: str, date: str) -> None:
    targets = {Path(output).suffix[1:]: Path(output) for output in outputs}
    chosen = json.loads(Path(engine).read_bytes())
    day = datetime.fromisoformat(json.loads(Path(date).read_bytes())).replace(tzinfo=UTC)
    render(Path(manuscript), targets, unit, chosen, epoch=int(day.timestamp()))


if __name__ == "__main__":
    with job(snakemake):
        main(
            snakemake.input.manuscript,
            snakemake.wildcards.unit,
            snakemake.output,
            snakemake.input.engine,
            snakemake.input.date,
        )
