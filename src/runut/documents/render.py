"""One manuscript to documents, by Quarto or by the embedded renderer."""

from collections.abc import Mapping
from pathlib import Path

from runut.documents import embedded, quarto
from runut.manuscripts.opening import UNIT
from runut.notebooks.gate import check_prose
from runut.notebooks.kernel import kernel


def render(
    manuscript: Path, outputs: Mapping[str, Path], unit: str, engine: str, epoch: int
) -> None:
    """Render ``manuscript`` for ``unit`` to each of ``outputs`` (html, pdf, docx, xml). JATS XML
    comes of the embedded renderer whichever ``engine`` makes the rest: it has no looks that could
    differ.

    Call it in the project's folder; ``epoch`` is the date that documents carry, in seconds.
    Raises TypedNumber where the manuscript holds a number that is typed.
    """
    check_prose(manuscript.read_text(encoding="utf-8"), manuscript.name)
    environment = {
        UNIT: unit,
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
    }
    if engine == "quarto":
        quarto.render(
            manuscript, {end: one for end, one in outputs.items() if end != "xml"}, environment
        )
        outputs = {end: one for end, one in outputs.items() if end == "xml"}
        if not outputs:
            return
    with kernel(manuscript.parent, environment) as running:
        embedded.render(manuscript, outputs, running, epoch)
