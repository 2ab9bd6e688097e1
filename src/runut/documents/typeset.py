"""Typst as a program of its own, which can be ended when it hangs; its wheel brings none.

It reads what is to be done from its input, as JSON, and imports nothing of this project.
"""

import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import typst

# Typst's own fonts lack much of Latin; Matplotlib, which draws the figures, brings one that has it.
FONTS = sorted(
    font
    for family in ("DejaVuSans", "DejaVuSerif")
    for end in ("", "-Bold", "-*Oblique", "-*Italic")
    for font in Path(find_spec("matplotlib").origin).parent.glob(
        f"mpl-data/fonts/ttf/{family}{end}.ttf"
    )
)


def typeset(task: Mapping) -> None:
    typst.compile(
        task["source"],
        output=task["output"],
        root=task["root"],
        font_paths=FONTS,
        ignore_system_fonts=True,
        pdf_standards=[task["standard"]],
        timestamp=datetime.fromtimestamp(task["epoch"], tz=UTC),
    )


if __name__ == "__main__":
    try:
        typeset(json.load(sys.stdin))
    except typst.TypstError as error:
        sys.exit(error.diagnostic)
