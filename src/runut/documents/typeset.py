"""Typst as a program of its own, which can be ended when it hangs; its wheel brings none.

It reads what is to be done from its input, as JSON, and imports nothing of this project.
"""

import json
import sys
from datetime import UTC, datetime

import typst

if __name__ == "__main__":
    task = json.load(sys.stdin)
    try:
        typst.compile(
            task["source"],
            output=task["output"],
            root=task["root"],
            ignore_system_fonts=True,
            pdf_standards=[task["standard"]],
            timestamp=datetime.fromtimestamp(task["epoch"], tz=UTC),
        )
    except typst.TypstError as error:
        sys.exit(str(error))
