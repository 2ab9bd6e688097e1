"""The command line: ``runut check``, ``look``, ``verify``, ``build``, ``diff``, ``new`` and so on.

What a command needs is loaded when it runs, so that the others start fast.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
AS_EXPECTED, UNEXPECTED, NOT_CHECKED = 0, 1, 2
SIGNALLED = 128  # from here on a status tells by which signal a program ended


@app.callback()
def about() -> None:
    """Trace the numbers of a study back to where they came from."""


@app.command()
def check(
    files: Annotated[list[str], typer.Argument(help="PDF, DOCX, HTML, Markdown or text.")],
    html: Annotated[
        Path | None, typer.Option(help="Write a page with the numbers marked; or -.")
    ] = None,
    json: Annotated[Path | None, typer.Option(help="Write all that was found; or -.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Write a row for each article; or -.")] = None,
    claims: Annotated[
        Path | None, typer.Option(help="Write the numbers as a study's claims.")
    ] = None,
    language: Annotated[Literal["en", "id"], typer.Option(help="Of what is told.")] = "en",
) -> None:
    """Find what cannot be right among the numbers of an article; nothing needs to be set up.

    Several files are one submission. Exit status: 0 where all can be right, 1 where something
    cannot, 2 where a file could not be read.
    """
    from runut.check_reports.command import main

    ended(lambda: main(files, html, json, csv, claims, language))


@app.command()
def verify(
    units: Annotated[
        list[str] | None, typer.Argument(help="Units of the study; all if none.")
    ] = None,
    claim: Annotated[list[str] | None, typer.Option(help="Show only this claim.")] = None,
    verdict: Annotated[list[str] | None, typer.Option(help="Show only this verdict.")] = None,
    language: Annotated[str, typer.Option(help="One of the study's languages.")] = "",
    accept: Annotated[
        list[str] | None,
        typer.Option(help="Expect what is new of this, for this reason; one in each language."),
    ] = None,
) -> None:
    """Judge every number that published articles print; --claim and --verdict choose what is shown,
    and may be given more than once.

    Exit status: 0 where every verdict is the expected one, 1 where one is not or a number is new, 2
    where it could not be checked.
    """
    from runut.reports.verify import Only, verify_units
    from runut.study import open_study

    def judged() -> int:
        study = open_study()
        only = Only(tuple(claim or ()), tuple(verdict or ()))
        spoken = language or study.main_language
        return verify_units(study, units or [], spoken, only, accept or ())

    ended(judged)


@app.command()
def build(
    targets: Annotated[
        list[str] | None, typer.Argument(help="Files or rules; all if none.")
    ] = None,
    html: Annotated[
        str, typer.Option(help="Only the article's page in this language, as a draft.")
    ] = "",
    watch: Annotated[
        bool, typer.Option("--watch", help="With --html: again at each save, in a browser.")
    ] = False,
) -> None:
    """Build the study in this folder; what stands after -- goes to Snakemake."""
    snakefile = Path(__file__).parents[2] / "Snakefile"
    if not snakefile.is_file():
        fail(
            f"{snakefile} is not there: install runut from its repository, which holds the workflow"
        )
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(snakefile), "--cores", "all"]

    def built() -> int:
        wanted = [*drafts(html), *(targets or [])]
        if watch:
            return watched(html, wanted, [*command, *wanted])
        status = ended_by_itself([*command, *wanted])
        if html and not status:
            print("\n".join(wanted))
        return status

    ended(built)


def watched(language: str, pages: list[str], command: list[str]) -> int:
    """Show drafts, made anew at each save of what they are made of, until it is interrupted."""
    from runut.builds.plan import MANUSCRIPTS
    from runut.builds.watching import watch
    from runut.study import open_study

    if not language:
        fail("found --watch, expected --html and a language beside it")
    study = open_study()
    roots = [one if Path(one).is_dir() else f"{one}.py" for one in sorted(study.roots)]
    sources = [MANUSCRIPTS, study.about["unit"]["folder"], *study.about.get("words", []), *roots]

    def make() -> None:
        if not AS_EXPECTED <= ended_by_itself(command) < SIGNALLED:
            raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        watch(map(Path, pages), sources, make)
    return AS_EXPECTED


def ended_by_itself(command: list[str]) -> int:
    """The exit status of a program that knows how to end when it is interrupted, and is given the
    time that it takes."""
    with subprocess.Popen(command) as process:
        before = [
            (signal.SIGINT, signal.signal(signal.SIGINT, lambda *_: None)),  # a terminal tells both
            (signal.SIGTERM, signal.signal(signal.SIGTERM, lambda *_: process.terminate())),
        ]
        try:
            return process.wait()
        finally:
            for number, handler in before:
                signal.signal(number, handler)


def drafts(language: str) -> list[str]:
    """The drafts of all articles of the study in a language."""
    if not language:
        return []
    from runut.builds.plan import Plan
    from runut.study import open_study

    study = open_study()
    if language not in study.languages:
        fail(f"found {language!r}, expected one of {', '.join(study.languages)}")
    return [f"build/{unit}/draft.{language}.html" for unit in Plan(study).articles]


@app.command()
def look(
    files: Annotated[list[str] | None, typer.Argument(help="Tables, as CSV or XLSX.")] = None,
    apply: Annotated[
        Path | None, typer.Option(help="Join the tables as this mapping says.")
    ] = None,
) -> None:
    """Show what published tables are taken for, and write the mapping that says how to read them.

    Exit status: 0 where nothing is open, 1 where the mapping asks something, 2 where a file could
    not be read.
    """
    from runut.look import command
    from runut.study import open_study

    if bool(files) == bool(apply):
        fail("found neither or both, expected tables, or --apply and a mapping")
    ended(
        lambda: command.apply(open_study(), apply) if apply else command.look(open_study(), files)
    )


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Its name, in quotes where it has blanks.")],
    about: Annotated[
        list[str] | None, typer.Argument(help="What its description asks for: such as year=2010")
    ] = None,
) -> None:
    """Make the folder of a new unit of this study, to be filled in."""
    from runut.starters.unit import make_unit
    from runut.study import open_study

    ended(lambda: made(make_unit(open_study(), name, dict(asked(about or [])))))


@app.command()
def new_study(
    folder: Annotated[Path, typer.Argument(help="A folder that is not there yet.")],
    article: Annotated[
        list[str] | None,
        typer.Option(help="A published article, whose numbers become claims; or several files."),
    ] = None,
) -> None:
    """Write a small study of your own, which builds at once."""
    from runut.starters.study import make_study

    ended(lambda: made(make_study(folder, article or ())))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Results of an older build, or a file of it.")],
    new: Annotated[Path, typer.Argument(help="Those of a newer build.")],
) -> None:
    """Tell which numbers, verdicts and sentences changed, in words for a letter.

    Exit status: 0 where nothing changed, 1 where something did, 2 where it cannot be said.
    """
    from runut.records.diff import main

    ended(lambda: main(old, new))


def asked(about: list[str]) -> list[tuple[str, str]]:
    """``name=value`` pairs."""
    for one in about:
        if "=" not in one:
            fail(f"found {one!r}, expected a name and its value, such as year=2010")
    return [(name, value) for name, _, value in (one.partition("=") for one in about)]


def made(told: str) -> int:
    print(told)
    return 0


def ended(work) -> None:
    """End with the status that the work returns; what cannot be done is told in one message."""
    from runut.builds.logs import raised_in_study
    from runut.tables.errors import BadInput

    try:
        status = work()
    except typer.Exit:
        raise
    except BrokenPipeError:  # whoever read it has seen enough
        sys.stderr.close()
        status = 0
    except (BadInput, OSError) as error:
        fail(str(error))
    except Exception as error:
        if message := raised_in_study(error):
            fail(message)
        # left to itself Python would end with 1, which means something else here
        traceback.print_exc()
        status = NOT_CHECKED
    raise typer.Exit(status)


def fail(message: str) -> None:
    print(message, file=sys.stderr)
    raise typer.Exit(NOT_CHECKED)


if __name__ == "__main__":
    app()
