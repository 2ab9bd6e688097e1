# What is looked at before a build, so that it starts from nothing that is wrong.
from functools import cache
from pathlib import Path

from snakemake.logging import logger
from snakemake.settings.enums import Quietness

from runut.builds.choices import CONFIG
from runut.builds.files import read_words
from runut.builds.interrupts import (
    end_at_once,
    end_when_interrupted,
    end_with_nothing_to_do,
    look_for_no_more,
)
from runut.builds.logs import below_one_another, briefly, print_error, print_failed
from runut.builds.preflight import (
    callable_python,
    stop_on_machine,
    stop_on_other_code,
    stop_with,
    tell_changed_by_hand,
    told_plainly,
)
from runut.builds.tampering import no_longer_made

logger.addFilter(briefly)
logger.addFilter(end_with_nothing_to_do)
if Quietness.ALL in (workflow.output_settings.quiet or []):
    logger.addFilter(print_error)


def builds():
    """Whether files may be written: only when Snakemake asks what jobs read does it know."""
    return bool(
        workflow.is_main_process and workflow.executor_plugin and not workflow.dryrun
    )


@cache
def look_at_results():
    """Called when Snakemake asks what jobs read, before it looks at any result."""
    if workflow.is_main_process and workflow.executor_plugin and not workflow.touch:
        tell_changed_by_hand(workflow.dryrun)
