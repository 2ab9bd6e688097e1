"""What every job of the workflow does beside its work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from runut.builds.logs import logged
from runut.builds.tampering import noted


@contextmanager
def job(snakemake: Any) -> Iterator[None]:
    """A job's work, given what Snakemake tells a script: it is logged, and what it made noted."""
    log = snakemake.log[0]
    with logged(log), noted(log, snakemake.output):
        yield
