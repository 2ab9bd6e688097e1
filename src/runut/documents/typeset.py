"""Typst as a program of its own, which can be ended when it hangs; its wheel brings none.

It reads what is to be done from its input, as JSON, and imports nothing of this project.
"""

import json
import sys
import unicodedata
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
# Signs that were one square in East Asian print, such as ㎡, are set as what they are made of.
SQUARES = {
    code: "".join(chr(int(part, 16)) for part in parts[1:])
    for code in range(0x3300, 0x3400)
    if (parts := unicodedata.decomposition(chr(code)).split()) and parts[0] == "<square>"
}


def typeset(task: Mapping) -> None:
    source = Path(task["source"])
    source.write_text(source.read_text(encoding="utf-8").translate(SQUARES), encoding="utf-8")
    typst.compile(
        source,
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
        sys.exit(str(error))
