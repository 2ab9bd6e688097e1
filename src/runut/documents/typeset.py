"""Typst as a program that goes on and can be ended when it hangs; its wheel brings none.

It reads what is to be done from its input, a line of JSON for each document, and answers each with
what Typst found wrong, if anything (``runut.notebooks.processes``). It imports nothing of this
project.
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


def typeset(task: Mapping, fonts: typst.Fonts) -> dict[str, str]:
    """What is ``wrong`` with a document, which is made where nothing is."""
    try:
        typst.compile(
            task["source"],
            output=task["output"],
            root=task["root"],
            font_paths=fonts,
            pdf_standards=[task["standard"]],
            timestamp=datetime.fromtimestamp(task["epoch"], tz=UTC),
        )
    except typst.TypstError as error:
        return {"wrong": error.diagnostic}
    return {}


if __name__ == "__main__":
    fonts = typst.Fonts(font_paths=FONTS, include_system_fonts=False)
    for line in sys.stdin:
        print(f"\x1e{json.dumps(typeset(json.loads(line), fonts))}", flush=True)
