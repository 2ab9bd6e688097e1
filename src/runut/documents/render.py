"""One manuscript to documents, by Quarto or by the embedded renderer."""

from collections.abc import Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from runut.documents import embedded, quarto
from runut.documents.project import bibliography_of
from runut.notebooks.checks import checked
from runut.notebooks.inside import UNIT
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
    looking = looked_at(documents, engine)
    if engine == "quarto":
        stop_on_errors(looking, environment)
        for manuscript, outputs in documents.items():
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
        stop_on_errors(looking, environment)
        for manuscript, outputs in documents.items():
            embedded.render(manuscript, outputs, running, epoch)


def check_all(
    manuscripts: Mapping[Path, Collection[str]], engine: str, environment: Mapping[str, str]
) -> None:
    """Look through manuscripts, each with the ends of what it is to become. Raises BadManuscript
    with all that is wrong in them; code is run in this ``environment`` where a text is wrong."""
    stop_on_errors(looked_at(manuscripts, engine), environment)


def looked_at(
    manuscripts: Mapping[Path, Collection[str]], engine: str
) -> dict[Path, Future[Document]]:
    """The checks of manuscripts, one after the other, while something else is done."""
    pool = ThreadPoolExecutor(1)
    return {one: pool.submit(check, one, ends, engine) for one, ends in manuscripts.items()}


def stop_on_errors(
    looking: Mapping[Path, Future[Document]], environment: Mapping[str, str]
) -> None:
    """Wait for the checks; raises BadManuscript with all that is wrong in text and code."""
    told = []
    for manuscript, check_of in looking.items():
        try:
            check_of.result()
        except BadManuscript as errors:
            told.append(with_failing_code(errors, manuscript, environment))
    if told:
        raise BadManuscript("\n".join(told))


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
