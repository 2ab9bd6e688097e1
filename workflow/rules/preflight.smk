# What is looked at before a build, so that it starts from nothing that is wrong.
import logging
import sys
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
    go_on_unread,
    look_for_no_more,
)
from runut.builds.logs import below_one_another, briefly, print_error, print_failed
from runut.builds.preflight import (
    UNTOUCHED,
    callable_python,
    stop_on_machine,
    stop_on_other_code,
    stop_with,
    tell_changed_by_hand,
    told_plainly,
    unknown_targets,
)
from runut.builds.tampering import no_longer_made
from runut.tables.errors import BadInput


def of_targets(record):
    """A filter of what Snakemake says: of what no rule makes it tells nothing but this."""
    asked = workflow.dag_settings  # none until all rules are known
    if asked and record.levelno >= logging.ERROR:
        if errors := unknown_targets(asked, workflow.rules, RESULTS):
            record.msg = f"{BadInput(errors)}\n{UNTOUCHED}"
    return True


logger.addFilter(briefly)
logger.addFilter(of_targets)
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
