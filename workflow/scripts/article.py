"""Render one article in one language to all its formats."""

import sys
from pathlib import Path

from rendering.embedded import RenderingFailed
from rendering.kernel import ExecutionFailed
from rendering.qmd import Unsupported
from rendering.render import render


def main(manuscript: str, city: str, outputs: list[str], engine: str, epoch: int) -> None:
    targets = {Path(output).suffix[1:]: Path(output) for output in outputs}
    try:
        render(Path(manuscript), targets, city, engine, epoch)
    except (ExecutionFailed, RenderingFailed, Unsupported) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(
        snakemake.input.manuscript,  # noqa: F821
        snakemake.wildcards.city,  # noqa: F821
        snakemake.output,  # noqa: F821
        snakemake.params.engine,  # noqa: F821
        snakemake.params.epoch,  # noqa: F821
    )
