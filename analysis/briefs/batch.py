"""Briefs of many places by one kernel: figures, then both languages in all formats.

What was made is kept with a digest of all that it was made from, so that a job that is run for many
places makes anew only what has changed.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, nullcontext
from fractions import Fraction
from itertools import chain
from pathlib import Path

from analysis.briefs import WORDS
from analysis.briefs.cases import bounds, series
from analysis.country import country_words, languages
from runut.builds import files_in, read_json, write_csv
from runut.documents import embedded, quarto, render
from runut.manuscripts import UNIT, Voice, escape, unbroken
from runut.notebooks import kernel
from runut.study import Study
from runut.wording import merged

FORMATS = ("html", "pdf")
KEY = "key"  # what stands beside a brief that is kept
MANUSCRIPTS = Path("manuscript")


def brief_files() -> list[str]:
    """The files that a brief consists of, by their path in a place's results."""
    return [f"brief.{language}.{end}" for language in languages() for end in FORMATS]


def render_briefs(
    study: Study,
    cities: Iterable[str],
    engine: str,
    epoch: int,
    shared: str,
    failed: Callable[[str, Exception], None],
) -> list[str]:
    """Make the briefs of these cities, whose registries and standings are built; returns those
    that were made anew.

    ``shared``: a digest of all that is the same for all of them. ``failed`` is told of a city whose
    brief cannot be made, and the others go on, with a new kernel; only a full disk ends the work.
    """
    cities = iter(cities)  # one by one, as who waits is told how many are done
    if not (first := next(cities, "")):
        return []
    given = {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0"}
    manuscripts = {MANUSCRIPTS / f"brief.{language}.qmd": FORMATS for language in languages()}
    render.check_all(manuscripts, engine, given | {UNIT: first})
    made, work = [], to_be_made(chain([first], cities), shared)
    with (
        ExitStack() as stack,
        quarto.apart(MANUSCRIPTS) if engine == "quarto" else nullcontext() as apart,
    ):
        running: list[kernel.Kernel] = []
        for city, key in work:
            try:
                if not running:
                    running.append(stack.enter_context(kernel.kernel(MANUSCRIPTS, given)))
                make(study, city, running[0], epoch, apart)
            except OSError:
                raise
            except Exception as error:
                stack.close()
                running.clear()
                failed(city, error)
            else:
                keep(city, key)
                made.append(city)
    return made


def to_be_made(cities: Iterable[str], shared: str) -> Iterator[tuple[str, str]]:
    """The cities whose brief is not kept, each with the key of what it is made from; those that are
    kept are put in place."""
    for city in cities:
        key = digest(inputs_of(city), shared)
        if is_kept(kept_in(city), key):
            copy_kept(city)
        else:
            yield city, key


def make(study: Study, city: str, running: kernel.Kernel, epoch: int, apart: Path | None) -> None:
    """Draw one city's figures, run its brief's code in each language by the running kernel, and
    render it; where there is a folder for Quarto ``apart``, lay it there and let Quarto do so."""
    results = Path("results") / city
    registry = read_json(Path("build") / city / "registry.json")
    draw(study, registry, results / "figures", all_of_them=not city.startswith("atlas/"))
    words = country_words(study, WORDS)
    ready = []
    for language in languages():
        manuscript = MANUSCRIPTS / f"brief.{language}.qmd"
        outputs = {end: results / f"brief.{language}.{end}" for end in FORMATS}
        title = unbroken(
            escape(title_of(registry, words, language)), [escape(registry["name"][language])]
        )
        if apart:
            ready.append(quarto.execute(manuscript, outputs, running, apart, {UNIT: city}, title))
        else:
            embedded.render(manuscript, outputs, running, epoch, {UNIT: city}, title)
    if ready:
        quarto.convert(ready, {"SOURCE_DATE_EPOCH": str(epoch)})


def title_of(registry: Mapping, words: Mapping, language: str) -> str:
    """A brief's title, as plain text."""
    return words["title"][language].format(name=registry["name"][language], year=registry["year"])


def draw(study: Study, registry: Mapping, folder: Path, all_of_them: bool = True) -> None:
    """Draw a brief's figures, where the numbers for them are there; or those alone that no article
    has, as for the districts of an atlas."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wanted = figures_of(registry)
    if not all_of_them:
        wanted = [name for name in wanted if name in ("change", "assumptions")]
    if not wanted:
        return
    # only where something is drawn: it takes a second to load
    from analysis.figures.change import change
    from analysis.figures.shares import FIGURES
    from analysis.figures.working_poor import assumptions
    from runut.manuscripts import drawing

    words = merged(study.words, country_words(study, WORDS))
    figures = FIGURES | {"assumptions": assumptions, "change": change}
    voices = [Voice(registry, words, language) for language in languages()]
    for name in wanted:
        for voice in voices:
            with drawing.drawn(drawing.NARROW):
                drawing.save_vector(figures[name](voice), folder / f"{name}.{voice.language}.svg")
        rows = rates_by_year(voices) if name == "change" else numbers_of(name, voices)
        write_csv(folder / f"{name}.csv", rows)


def numbers_of(figure: str, voices: Sequence[Voice]) -> list[list[str]]:
    """The numbers of a figure that is drawn. ``voices``: in each language."""
    from analysis.figures.working_poor import allowed
    from runut.manuscripts import derivations

    if figure == "assumptions":
        sets = allowed(voices[0])
        names = [f"working_poor_share_{end}.{one}" for one in sets for end in ("low", "high")]
    else:
        names = voices[0].numbers_in(figure)
    return derivations.figure_rows(voices, names)


def rates_by_year(voices: Sequence[Voice]) -> list[list[str]]:
    """The numbers of the figure of change. ``voices``: in each language."""
    first, rows = voices[0], [["id", *(f"label_{one.language}" for one in voices)]]
    rows[0] += ["year", "value", "unit"]
    for rate, names in series(first.registry).items():
        labels = [one.word("change", "rates", rate) for one in voices]
        for year, name in names.items():
            entry = first.entry(name)
            rows.append([name, *labels, year, entry["decimal"], entry["unit"]])
    return rows


def figures_of(registry: Mapping) -> list[str]:
    """The figures that a place's numbers are enough for."""
    families = registry["families"]
    numbers = {name: Fraction(one["exact"]) for name, one in registry["numbers"].items()}
    there = {
        "change": bool(series(registry)),
        # where nobody is poor there is nothing to see
        "assumptions": "working_poor_share_low" in families and numbers["poor"] > 0,
        "labour": bounds(numbers)["supposing"] == "both",
        "causes": "cause" in families,
        "budget": "budget" in families,
        "spending": "answered" in families,
    }
    return [name for name, enough in there.items() if enough]


def inputs_of(city: str) -> list[Path]:
    """The files that one city's brief is made from."""
    files = [Path("build") / city / f"{name}.json" for name in ("registry", "standing")]
    return [*files, Path("results") / city / "verification.json"]


def digest(files: Iterable[Path], *more: str) -> str:
    """A digest of files' contents, a missing one included, and of texts."""
    found = hashlib.sha256()
    for file in files:
        content = file.read_bytes() if file.is_file() else b""
        found.update(f"{file.name} {len(content)}\n".encode() + content)
    found.update("\n".join(more).encode())
    return found.hexdigest()


def kept_in(city: str) -> Path:
    return Path("build") / city / "brief"


def is_kept(kept: Path, key: str) -> bool:
    """Whether all that was made from what ``key`` stands for lies aside, each file as it was."""
    return (kept / KEY).is_file() and (kept / KEY).read_text() == digest(kept_files(kept), key)


def kept_files(kept: Path) -> list[Path]:
    return [Path(file) for file in files_in([kept.as_posix()]) if Path(file) != kept / KEY]


def keep(city: str, key: str) -> None:
    """Copy what was made aside; the key comes last, and says that all of it is there."""
    results, kept = Path("results") / city, kept_in(city)
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for name in brief_files():
        shutil.copy(results / name, kept)
    shutil.copytree(results / "figures", kept / "figures")
    (kept / KEY).write_text(digest(kept_files(kept), key))


def put_back(city: str) -> None:
    """Where a city's brief is not whole, as it could not be made anew: the last one that could."""
    results = Path("results") / city
    if all((results / name).exists() for name in brief_files()):
        return
    shutil.rmtree(results / "figures", ignore_errors=True)
    for name in brief_files():
        (results / name).unlink(missing_ok=True)
    if (kept_in(city) / KEY).is_file():
        copy_kept(city)


def copy_kept(city: str) -> None:
    results = Path("results") / city
    shutil.copytree(kept_in(city), results, dirs_exist_ok=True, ignore=lambda *_: [KEY])
