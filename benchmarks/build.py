"""How long a build takes, as ratios against what cannot be avoided, all measured in one run.

Times the project in a copy of its own:

- a cold build of everything against the sum of its unavoidable parts: Snakemake on a one-rule
  Snakefile, the interpreter with each library imported once, a kernel's start for each language,
  and pandoc and Typst on the finished sources, started for each document as by hand;
- a build with nothing to do against Snakemake's own on that Snakefile;
- a build after one changed cell against the cold one;
- the draft of one language after one changed sentence against pandoc and a kernel's start;
- verification alone against the interpreter with the libraries that it imports;
- where another checkout is named, with an environment of its own, a cold build of it.

    uv run python benchmarks/build.py [repetitions [other checkout]]
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from runut.documents import embedded
from runut.notebooks.kernel import kernel
from runut.notebooks.qmd import parse

ARTICLE = "bandar-lampung"
FORMATS, OTHER_FORMATS = ("html", "docx", "pdf", "xml"), ("html", "pdf")
ROOT = Path(__file__).resolve().parent.parent
SNAKEMAKE = [sys.executable, "-m", "snakemake", "--cores", "2", "--quiet", "all"]
ONE_RULE = 'rule all:\n    output: "done"\n    shell: "touch {output}"\n'
CELL = "data/cities/bandar-lampung/sources/population.csv"
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".snakemake", "results", "build", "logs", "__pycache__", "uv.lock"
)
IMPORTS = {
    "seaborn, pandas, matplotlib": "import seaborn, pandas, matplotlib.pyplot",
    "statsmodels": "from statsmodels.stats.proportion import multinomial_proportions_confint",
    "nbclient": "import nbclient",
    "python-docx": "import docx",
}
PAIRS = 7  # of what is short: builds with nothing to do, and drafts
VERIFY = (sys.executable, "-m", "runut.cli", "verify")
# before --quiet, which takes what follows it
DRAFT = [*SNAKEMAKE[:3], "build/bandar-lampung/draft.en.html", *SNAKEMAKE[3:]]
MANUSCRIPT = "manuscript/article.en.qmd"
VERIFY_IMPORTS = "import yaml, rich.console, rich.table, babel.numbers"
KERNEL = (
    "import sys; from jupyter_client.manager import start_new_kernel as s;"
    "m, c = s(kernel_name='python3'); c.execute_interactive('1', timeout=60); m.shutdown_kernel()"
)


def seconds(*command: str, cwd: Path) -> float:
    """How long a command takes in a project's copy, with the copy's own code."""
    own = os.environ | {"PYTHONPATH": str(cwd / "src")}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, env=own, check=True, **quiet)
    return time.perf_counter() - start


def median(measure: Callable[[], float], times: int) -> float:
    return statistics.median(measure() for _ in range(times))


def floor(project: Path, bare: Path, times: int) -> dict[str, float]:
    """The parts that any build of these documents has to pay, in seconds."""
    parts = {"Snakemake, one rule": median(lambda: one_rule(bare), times)}
    for name, code in IMPORTS.items():
        parts[name] = median(lambda c=code: seconds(sys.executable, "-c", c, cwd=project), times)
    # one kernel for each of two languages
    parts["two kernels"] = 2 * median(
        lambda: seconds(sys.executable, "-c", KERNEL, cwd=project), times
    )
    sources = executed(project)
    articles = {name: one for name, one in sources.items() if "/article." in name}
    rest = {name: one for name, one in sources.items() if name not in articles}
    parts["pandoc and Typst, articles"] = median(lambda: convert(project, articles), times)
    parts["pandoc and Typst, the rest"] = median(lambda: convert(project, rest), times)
    return parts


def one_rule(bare: Path) -> float:
    (bare / "done").unlink(missing_ok=True)
    return seconds(*SNAKEMAKE, cwd=bare)


def executed(project: Path) -> dict[str, tuple[str, dict]]:
    """The finished source of each document, its code run, with its front matter."""
    manuscripts = sorted((project / "manuscript").glob("*.qmd"))
    found = {}
    with kernel(project / "manuscript", {}) as running:
        for unit in sorted(one.name for one in (project / "data/cities").iterdir()):
            for manuscript in manuscripts:
                kind = manuscript.name.partition(".")[0]
                if (kind == "article") != (unit == ARTICLE) or (
                    kind == "comparison" and unit != ARTICLE
                ):
                    continue
                text = manuscript.read_text(encoding="utf-8")
                document = parse(text, manuscript.name, manuscript.parent)
                done = running.execute(document, {"RUNUT_UNIT": unit})
                found[f"{unit}/{manuscript.stem}"] = (done, document.metadata)
    return found


def convert(
    project: Path, sources: dict[str, tuple[str, dict]], ends: tuple[str, ...] = ()
) -> float:
    """Pandoc and Typst alone, on the finished sources without derivations; each document starts its
    own, so that what a build gains where they go on is no part of the floor."""
    start = time.perf_counter()
    for name, (text, about) in sources.items():
        for end in ends or (FORMATS if "/article." in name else OTHER_FORMATS):
            output = project / "bare" / f"{name}.{end}"
            embedded.convert(text, about, {end: output}, project, epoch=0)
            embedded.converter().end()
            embedded.typesetter().end()
    return time.perf_counter() - start


def cold(project: Path, snakemake: list[str] = SNAKEMAKE) -> float:
    for name in ("results", "build", ".snakemake", "logs"):
        shutil.rmtree(project / name, ignore_errors=True)
    return seconds(*snakemake, cwd=project)


def after_one_sentence(project: Path) -> float:
    with (project / MANUSCRIPT).open("a", encoding="utf-8") as manuscript:
        manuscript.write("\nOne more sentence.\n")
    return seconds(*DRAFT, cwd=project)


def after_one_cell(project: Path) -> float:
    file = project / CELL
    text = file.read_text(encoding="utf-8")
    digit = text.split("276.47")[1][0]
    file.write_text(text.replace(f"276.47{digit}", f"276.47{9 - int(digit)}"), encoding="utf-8")
    return seconds(*SNAKEMAKE, cwd=project)


def main(times: int, other: str = "") -> None:
    with tempfile.TemporaryDirectory() as private:
        project, bare = Path(private) / "project", Path(private) / "bare"
        shutil.copytree(ROOT, project, ignore=LEFT_OUT)
        bare.mkdir()
        (bare / "Snakefile").write_text(ONE_RULE, encoding="utf-8")
        cold(project)
        whole = median(lambda: cold(project), times)
        one_rule(bare)
        # by turns, as a machine may be faster one minute than the next
        pairs = [[seconds(*SNAKEMAKE, cwd=one) for one in (project, bare)] for _ in range(PAIRS)]
        nothing, idle = map(statistics.median, zip(*pairs, strict=True))
        verified = median(lambda: seconds(*VERIFY, cwd=project), times)
        imports = (sys.executable, "-c", VERIFY_IMPORTS)
        imported = median(lambda: seconds(*imports, cwd=project), times)
        changed = median(lambda: after_one_cell(project), times)
        parts = floor(project, bare, times)
        name = f"{ARTICLE}/article.en"
        sources = {name: executed(project)[name]}
        kernel = (sys.executable, "-c", KERNEL)
        after_one_sentence(project)
        turns = [
            (
                convert(project, sources, ("html",)) + seconds(*kernel, cwd=project),
                after_one_sentence(project),
            )
            for _ in range(PAIRS)
        ]
        loop, drafted = map(statistics.median, zip(*turns, strict=True))
        theirs = [f"{other}/.venv/bin/python", *SNAKEMAKE[1:]]
        # as with ours, the first build compiles what it imports
        before = [cold(Path(other), theirs) for _ in range(times + 1)][1:] if other else [1]
        before = statistics.median(before)
    print(f"{os.cpu_count()} cores, median of {times}\n")
    for name, spent in parts.items():
        print(f"  {name:<30}{spent:7.2f} s")
    print(f"  {'unavoidable, one after another':<30}{sum(parts.values()):7.2f} s\n")
    print(f"cold build           {whole:6.2f} s   {whole / sum(parts.values()):5.2f} × unavoidable")
    print(f"nothing to do        {nothing:6.2f} s   {nothing / idle:5.2f} × Snakemake’s own")
    print(f"one cell changed     {changed:6.2f} s   {changed / whole:5.2f} × cold")
    print(f"one sentence changed {drafted:6.2f} s   {drafted / loop:5.2f} × pandoc and a kernel")
    if other:
        print(f"the other checkout   {before:6.2f} s   this one is {whole / before:.2f} of it")
    print(f"verification alone   {verified:6.2f} s   {verified / imported:5.2f} × its imports")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, *sys.argv[2:3])
