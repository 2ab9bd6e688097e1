"""What every job of the workflow does beside its work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from runut.builds import records
from runut.builds.lock import at_work
from runut.builds.logs import logged


@contextmanager
def job(snakemake: Any) -> Iterator[None]:
    """A job's work, given what Snakemake tells a script: it is logged and recorded."""
    log, inputs, outputs = snakemake.log[0], list(snakemake.input), list(snakemake.output)
    with at_work(), logged(log):
        records.begin(log, outputs)
        yield
        records.end(log, inputs, outputs)
