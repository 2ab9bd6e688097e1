"""One manuscript to documents, by Quarto or by the embedded renderer."""

from collections.abc import Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from runut.documents import embedded, quarto
from runut.documents.project import bibliography_of
from runut.manuscripts.opening import UNIT
from runut.notebooks.checks import checked
from runut.notebooks.kernel import ExecutionFailed, kernel
from runut.notebooks.qmd import BadManuscript, Document


def check(manuscript: Path, ends: Collection[str], engine: str) -> Document:
    """A manuscript, looked through before any of its code is run. Raises BadManuscript with all
    that is wrong in it."""
    return checked(manuscript, bibliography_of(manuscript.parent.parent), ends, engine)


def render(
    documents: Mapping[Path, Mapping[str, Path]], unit: str, engine: str, epoch: int
) -> None:
    """Render manuscripts of one folder for ``unit``, each to its outputs (html, pdf, docx, xml).
    The embedded renderer takes one kernel for all. JATS XML comes of it whichever ``engine`` makes
    the rest: it has no looks that could differ.

    Call it in the project's folder; ``epoch`` is the date that documents carry, in seconds.
    Raises BadManuscript with all that is wrong in a manuscript.
    """
    environment = {
        UNIT: unit,
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
    }
    # while the kernel starts, which runs nothing before this is done
    pool = ThreadPoolExecutor(1)
    looking = {one: pool.submit(check, one, ends, engine) for one, ends in documents.items()}
    if engine == "quarto":
        for manuscript, outputs in documents.items():
            stop_on_errors(looking[manuscript], manuscript, environment)
            by_quarto = {end: one for end, one in outputs.items() if end != "xml"}
            quarto.render(manuscript, by_quarto, environment)
        documents = {
            manuscript: {"xml": outputs["xml"]}
            for manuscript, outputs in documents.items()
            if "xml" in outputs
        }
        if not documents:
            return
    with kernel(next(iter(documents)).parent, environment) as running:
        for manuscript, outputs in documents.items():
            stop_on_errors(looking[manuscript], manuscript, environment)
            embedded.render(manuscript, outputs, running, epoch)


def stop_on_errors(
    looking: Future[Document], manuscript: Path, environment: Mapping[str, str]
) -> None:
    """Wait for the check; raises BadManuscript with all that is wrong in text and code."""
    try:
        looking.result()
    except BadManuscript as errors:
        raise BadManuscript(with_failing_code(errors, manuscript, environment)) from None


def with_failing_code(
    errors: BadManuscript, manuscript: Path, environment: Mapping[str, str]
) -> str:
    """What is wrong in a manuscript's text, and in its code: names that the study does not have,
    above all. Code that should not stand there at all is told once."""
    told = str(errors)
    try:
        quarto.look_for_failing_code(manuscript, environment)
    except ExecutionFailed as error:
        for one in str(error).splitlines():
            place, code = one.partition(": ")[0], one.rpartition(", in ")[2]
            if f"{place}: found {code}, expected one of the calls" not in told:
                told += f"\n{one}"
    return told
