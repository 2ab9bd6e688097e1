"""Render one article in one language to all its formats."""

from pathlib import Path

from rendering.logs import logged
from rendering.render import render


def main(manuscript: str, city: str, outputs: list[str], engine: str, epoch: int) -> None:
    targets = {Path(output).suffix[1:]: Path(output) for output in outputs}
    render(Path(manuscript), targets, city, engine, epoch)


if __name__ == "__main__":
    with logged(snakemake.log[0]):  # noqa: F821
        main(
            snakemake.input.manuscript,  # noqa: F821
            snakemake.wildcards.city,  # noqa: F821
            snakemake.output,  # noqa: F821
            snakemake.params.engine,  # noqa: F821
            snakemake.params.epoch,  # noqa: F821
        )
