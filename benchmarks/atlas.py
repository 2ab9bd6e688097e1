"""How the atlas grows with the number of districts, as ratios, all measured in one run.

Makes atlases of invented districts in copies of the project:

- of 512 districts against 64: time, and the memory of the largest process;
- the larger one against pandoc and Typst alone on the same finished sources, on as many cores;
- where another checkout is named, with an environment of its own, against the larger one there.

Each is told twice: by the clock, and in seconds that the processors worked, which other work on the
machine hardly changes.

    uv run python benchmarks/atlas.py [districts [other checkout]]
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import yaml

from build import LEFT_OUT, ROOT
from runut.documents import embedded
from runut.notebooks.kernel import kernel
from runut.notebooks.qmd import parse

CORES = 2
TIMES = 8  # as many districts in the larger atlas as in the smaller
A_PROVINCE = 16  # districts, as Indonesia's have about
COLUMNS = ("code", "name", "province", "year", "population", "poor", "official_rate", "employed",
           "unemployed", "labour_force")  # fmt: skip
CITY = "metro"
MEASURE = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([time.perf_counter() - start, used.ru_utime + used.ru_stime,
                  used.ru_maxrss / 1024]))
"""


class Cost(NamedTuple):
    """What work took: seconds by the clock, seconds of the processors, and the memory of its
    largest process in MiB."""

    clock: float
    work: float
    memory: float = 0.0

    def __str__(self) -> str:
        return f"{self.clock:7.1f} s {self.work:7.1f} s of work"

    def over(self, other: Cost) -> str:
        return f"{self.clock / other.clock:5.2f} ×, of work {self.work / other.work:5.2f} ×"


def national(districts: int) -> str:
    """A file of invented districts; the same for the same number."""
    chance = random.Random(districts)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for at in range(districts):
        province, place = divmod(at, A_PROVINCE)
        population = chance.randint(20_000, 4_000_000)
        poor = population * chance.randint(2, 45) // 100
        force = population * chance.randint(35, 55) // 100
        unemployed = force * chance.randint(1, 15) // 100
        rows.writerow(
            [f"{11 + province}{1 + place:02}", f"District {at}, Kab.", f"Province {province}", 2010,
             population, poor, f"{100 * poor / population:.2f}", force - unemployed, unemployed,
             force]
        )  # fmt: skip
    return text.getvalue()


def project_in(folder: Path, districts: int, root: Path = ROOT) -> Path:
    """A copy of the project with one city and an atlas to make."""
    shutil.copytree(root, folder, ignore=LEFT_OUT)
    for city in (folder / "data/cities").iterdir():
        if city.name != CITY:
            shutil.rmtree(city)
    (folder / "data/districts.csv").write_text(national(districts), encoding="utf-8")
    choice = {
        "path": "data/districts.csv",
        "title": "Invented",
        "columns": {name: name for name in COLUMNS},
        "year": 2010,
    }
    config = folder / "config/config.yaml"
    text = config.read_text(encoding="utf-8").replace("engine: auto", "engine: embedded")
    config.write_text(text + yaml.safe_dump({"national": choice}), encoding="utf-8")
    return folder


def build(project: Path, python: str = sys.executable) -> Cost:
    """What the whole atlas took, with the copy's own code."""
    done = subprocess.run(
        [python, "-c", MEASURE, python, "-m", "snakemake", "--cores", str(CORES),
         "build/atlas/complete"],
        cwd=project, check=True, capture_output=True, encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(project / "src")},
    )  # fmt: skip
    return Cost(*json.loads(done.stdout))


def finished(project: Path) -> Iterator[tuple[str, str, dict]]:
    """Each brief's finished source, its code run, with its front matter."""
    os.chdir(project)
    with kernel(project / "manuscript", {}) as running:
        for folder in sorted((project / "results/atlas").glob("*/*/")):
            city = folder.relative_to(project / "results").as_posix()
            for manuscript in sorted((project / "manuscript").glob("brief.*.qmd")):
                document = parse(manuscript.read_text(encoding="utf-8"), manuscript.name)
                text = running.execute(document, {"RUNUT_UNIT": city})
                yield f"{folder.name}.{manuscript.stem}", text, document.metadata


def convert(project: Path, sources: Iterable[tuple[str, str, dict]]) -> None:
    for name, text, about in sources:
        outputs = {end: project / "bare" / f"{name}.{end}" for end in ("html", "pdf")}
        embedded.convert(text, about, outputs, project, epoch=0)
    # only what has ended is counted
    for program in (embedded.converter(), embedded.typesetter()):
        program.end()


def converting(project: Path) -> Cost:
    """What pandoc and Typst alone took on the finished sources."""
    sources = list(finished(project))
    before, start = worked(), time.perf_counter()
    with ProcessPoolExecutor(CORES) as pool:
        shares = [sources[at::CORES] for at in range(CORES)]
        for job in [pool.submit(convert, project, one) for one in shares]:
            job.result()
    # the pool's processes have ended, and are counted
    return Cost(time.perf_counter() - start, worked() - before)


def worked() -> float:
    """Seconds that the processors worked for children of this process that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(districts: int, other: str = "") -> None:
    fewer = districts // TIMES
    with tempfile.TemporaryDirectory() as private:
        small = build(project_in(Path(private) / "small", fewer))
        print(f"{fewer:4} districts   {small} {small.memory:5.0f} MiB", flush=True)
        large = build(project_in(Path(private) / "large", districts))
        print(f"{districts:4} districts   {large} {large.memory:5.0f} MiB", flush=True)
        bare = converting(Path(private) / "large")
        if other:
            there = project_in(Path(private) / "other", districts, Path(other))
            before = build(there, f"{other}/.venv/bin/python")
            print(f"{districts:4} in the other {before} {before.memory:5.0f} MiB", flush=True)
    print(f"pandoc and Typst {bare} on the same sources\n")
    print(f"{TIMES} times as many districts  {large.over(small)} the fewer’s")
    print(f"memory of the largest    {large.memory / small.memory:5.2f} × the fewer’s")
    print(f"the whole atlas          {large.over(bare)} pandoc and Typst alone")
    if other:
        print(f"the whole atlas          {large.over(before)} the other checkout’s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 512, *sys.argv[2:3])
