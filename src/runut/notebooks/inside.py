"""What runs within a kernel: all code of a document, one part after another, in a single exchange.

An exchange with a kernel takes longer than most cells do.
"""

import os
import signal
import sys
from collections.abc import Mapping, Sequence

# Of the environment: the unit that a manuscript is rendered for, and the file in which its code
# leaves HTML for its page.
UNIT, PART = "RUNUT_UNIT", "RUNUT_PAGE_PART"
DONE = "application/x-runut-part+json"  # marks the end of a part, with its expressions' values


async def run(
    parts: Sequence[str | Mapping[str, str]], environment: Mapping[str, str], seconds: int
) -> None:
    """Run cells, given as code, and expressions, given by number, as if nothing had run before;
    ``environment`` is added to the kernel's. What they show goes out as it comes. Stops after a
    cell that fails for another reason than that a name is not there, and a part that takes longer
    than ``seconds`` fails.
    """
    # here, as who starts a kernel needs this module's names alone
    from IPython import get_ipython
    from IPython.display import publish_display_data

    shell = get_ipython()
    shell.reset(new_session=False)
    os.environ.update(environment)

    def too_long(*_: object) -> None:
        raise TimeoutError(f"no answer in {seconds} s")

    signal.signal(signal.SIGALRM, too_long)
    for part in parts:
        sys.stdout.flush()  # what went out so far has arrived, should the kernel die now
        signal.alarm(seconds)
        values, error = {}, None
        if isinstance(part, str):
            try:
                code, wrong = shell.transform_cell(part), None
            except SyntaxError:
                code, wrong = part, sys.exc_info()
            done = await shell.run_cell_async(
                part, store_history=True, transformed_cell=code, preprocessing_exc_tuple=wrong
            )
            shell.events.trigger("post_execute")  # shows the figures that are open
            shell.events.trigger("post_run_cell", done)
            error = done.error_before_exec or done.error_in_exec
        else:
            values = shell.user_expressions(part)
        signal.alarm(0)
        publish_display_data({DONE: values})
        if error and not isinstance(error, KeyError):
            break
