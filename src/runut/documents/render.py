"""One manuscript to documents, by Quarto or by the embedded renderer."""

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from runut.builds.files import read_words
from runut.documents import embedded, quarto
from runut.documents.embedded import project_of
from runut.manuscripts.opening import UNIT
from runut.notebooks.checks import checked
from runut.notebooks.kernel import kernel
from runut.notebooks.qmd import Document


def check(manuscript: Path, ends: Collection[str], engine: str) -> Document:
    """A manuscript, looked through before any of its code is run. Raises BadManuscript with all
    that is wrong in it."""
    return checked(manuscript, bibliography_of(manuscript.parent.parent), ends, engine)


def bibliography_of(root: Path) -> list[str]:
    """The bibliography of a project's documents, seen from a folder in it."""
    named = read_words(project_of(root)).get("bibliography", [])
    return [f"../{one}" for one in ([named] if isinstance(named, str) else named)]


def render(
    manuscript: Path, outputs: Mapping[str, Path], unit: str, engine: str, epoch: int
) -> None:
    """Render ``manuscript`` for ``unit`` to each of ``outputs`` (html, pdf, docx, xml). JATS XML
    comes of the embedded renderer whichever ``engine`` makes the rest: it has no looks that could
    differ.

    Call it in the project's folder; ``epoch`` is the date that documents carry, in seconds.
    Raises BadManuscript with all that is wrong in the manuscript.
    """
    # while the kernel starts, which runs nothing before this is done
    looked_through = ThreadPoolExecutor(1).submit(check, manuscript, outputs, engine)
    environment = {
        UNIT: unit,
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
    }
    if engine == "quarto":
        looked_through.result()
        quarto.render(
            manuscript, {end: one for end, one in outputs.items() if end != "xml"}, environment
        )
        outputs = {end: one for end, one in outputs.items() if end == "xml"}
        if not outputs:
            return
    with kernel(manuscript.parent, environment) as running:
        looked_through.result()
        embedded.render(manuscript, outputs, running, epoch)
