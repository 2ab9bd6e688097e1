"""What several tests share: the shipped city, its registry, and a copy of the project to change."""

import fcntl
import gc
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import settings

from runut.builds.files import read_folder
from runut.manuscripts.voice import Voice
from runut.registry import build_registry
from runut.starters.study import make_study
from runut.tables.unit import Unit
from tests.analysis.national_files import COLUMNS, at, csv_of, rows
from tests.studies import CITIES, CITY, ROOT, STUDY, read_city

LANGUAGES = STUDY.languages
HERE = Path(__file__).parent
# whatever is chosen in the project itself
CONFIG = "engine: auto\nsurvey_sizes: [440, 1000, 2000]\ndate: 2026-11-30\n"
LONGEST = {
    name: at
    for at, name in enumerate(
        [
            *("workflow/builds/test_build.py", "workflow/builds/test_errors.py"),
            *("workflow/builds/test_same_bytes.py", "workflow/documents/test_atlas.py"),
            *("browser/test_what_if.py", "browser/test_numbers.py"),
            *("workflow/builds/test_archive.py", "workflow/builds/test_kills.py"),
            *("workflow/builds/test_folders.py", "workflow/studies/test_new_study.py"),
        ]
    )
}

# always the same cases, of which more find little: tests/fuzz tries thousands
settings.register_profile("study", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("study")


@pytest.fixture
def new_study(tmp_path, monkeypatch) -> Iterator[Path]:
    """The folder of a study that has just been begun, to work in; its Python is forgotten again."""
    make_study(tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine")
    yield tmp_path / "mine"
    sys.modules.pop("numbers_of_mine", None)


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    return read_folder(CITY)


@pytest.fixture(scope="session")
def city(files) -> Unit:
    return read_city(files, "city")


@pytest.fixture(scope="session")
def registry(city) -> dict:
    return build_registry(city)


@pytest.fixture(params=LANGUAGES)
def voice(request, registry) -> Voice:
    return Voice(registry, STUDY.words, request.param)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that no process works on alone when all others have ended: one
    runs all tests of a file, and makes once what they share."""
    items.sort(key=lambda item: LONGEST.get(item.path.relative_to(HERE).as_posix(), len(LONGEST)))


def pytest_collection_finish() -> None:
    """What was imported stays until the tests end, and need not be searched for garbage."""
    gc.freeze()


class Project:
    """A copy of the project in a folder of its own, in which the workflow can be run."""

    def __init__(self, folder: Path):
        self.folder = folder

    def how(self, env: Mapping[str, str] = os.environ, **how: object) -> dict:
        """How a process is started in it: with its own code, not that which the tests import."""
        paths = [env.get("PYTHONPATH"), str(self.folder / "src")]
        own = dict(env) | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
        return {"cwd": self.folder, "env": own, "encoding": "utf-8", **how}

    def run(self, *arguments: str, **how: object) -> subprocess.CompletedProcess[str]:
        """Runs Snakemake; ``how`` is handed on to the process, as env and umask."""
        command = [sys.executable, "-m", "snakemake", *arguments]
        return subprocess.run(command, capture_output=True, check=False, **self.how(**how))

    def start(self, *arguments: str, **how: object) -> subprocess.Popen:
        """Starts Snakemake as the leader of its own process group, as a terminal does."""
        command = [sys.executable, "-m", "snakemake", *arguments]
        plain = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        return subprocess.Popen(command, start_new_session=True, **plain | self.how(**how))

    def build(self, *arguments: str, **how: object) -> str:
        done = self.run(*arguments, **how)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def rules_run(self, *arguments: str, **how: object) -> set[str]:
        """The rules that a build would run now."""
        done = self.run("--dry-run", "--quiet", "host", "reason", *arguments, **how)
        assert done.returncode == 0, done.stderr
        counted = (done.stdout + done.stderr).partition("Job stats:")[2].partition("total")[0]
        return set(re.findall(r"^(\w+) +\d+$", counted, flags=re.MULTILINE)) - {"all"}

    def runut(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "runut.cli", *arguments]
        return subprocess.run(command, capture_output=True, check=False, **self.how())

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def reword(self, path: str, place: str, text: str) -> None:
        """Put another text at a place of a YAML file, such as ``numbers.poor.label.en``."""
        file = self.folder / path
        source = file.read_text(encoding="utf-8")
        node = yaml.compose(source)
        for name in place.split("."):
            node = next(below for key, below in node.value if key.value == name)
        before, after = source[: node.start_mark.index], source[node.end_mark.index :]
        file.write_text(f"{before}{json.dumps(text)}{after}", encoding="utf-8")

    def read(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()


def copy_project(target: Path) -> Project:
    """The project, with the cities of the tests in place of its own of the same name, and with
    their choices."""
    left_out = shutil.ignore_patterns(
        ".git",
        ".venv",
        ".snakemake",
        "results",
        "build",
        "logs",
        "__pycache__",
        ".*_cache",
        "uv.lock",
    )
    shutil.copytree(ROOT, target, ignore=left_out)
    for city in CITIES.iterdir():
        own = target / "data/cities" / city.name
        shutil.rmtree(own, ignore_errors=True)
        shutil.copytree(city, own)
    (target / "config/config.yaml").write_text(CONFIG, encoding="utf-8")
    return Project(target)


def with_one_city(project: Project, city: str = CITY.name) -> Project:
    """Without the other cities, whose briefs would take longer than what is looked at."""
    for folder in (project.folder / "data" / "cities").iterdir():
        if folder.name != city:
            shutil.rmtree(folder)
    return project


@pytest.fixture(scope="session")
def made_once(tmp_path_factory, worker_id) -> Callable[[str, Callable[[Path], Project]], Project]:
    """Has a project made once for all tests; each process of a run gets a copy of its own."""

    def made(name: str, make: Callable[[Path], Project]) -> Project:
        folder = tmp_path_factory.mktemp(name) / "project"
        if worker_id == "master":
            return make(folder)
        shared = tmp_path_factory.getbasetemp().parent / name
        with Path(f"{shared}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not shared.exists():
                make(shared)
        # times are kept: Snakemake compares them
        shutil.copytree(shared, folder, symlinks=True)
        return Project(folder)

    return made


@pytest.fixture(scope="session")
def built(made_once) -> Project:
    """A copy of the project, built."""

    def build(folder: Path) -> Project:
        project = copy_project(folder)
        project.build()
        return project

    return made_once("built", build)


@pytest.fixture(scope="session")
def atlas(made_once) -> Project:
    """A copy of the project with one city and a small national file, and its atlas built."""

    def build(folder: Path) -> Project:
        project = with_an_atlas(copy_project(folder))
        project.build()
        return project

    return made_once("atlas", build)


def with_an_atlas(project: Project, fetched: bool = False) -> Project:
    """With one city, of whose numbers an article prints some, and a small national file that is
    named in the config, by its path or, to be ``fetched``, by its address.

    3302 has a row that cannot be read, 3303 no count of poor people, 3401 a declared correction,
    and the poverty rate of 3402 is not that of its own count.
    """
    with_one_city(project, "metro")
    metro = project.folder / "data/cities/metro"
    with (metro / "city.yaml").open("a", encoding="utf-8") as about:
        about.write('  claims: {title: "An article"}\n')
    (metro / "claims.csv").write_text(
        "claim,printed,suffix,decimal_mark,group_mark,section,place,target,context,order\n"
        "people,145.471,,,.,intro,Introduction; paragraph 1,population,,1\n"
        'rate,"15,0",%,",",,intro,Introduction; paragraph 1,poverty_rate,,2\n',
        encoding="utf-8",
    )
    found = rows(6, (2009, 2010))
    for row in found:
        if row["kode"] > "3303":
            row |= {"kode": str(int(row["kode"]) + 97), "provinsi": "TIMUR"}
    at(found, 3302, 2010)["penduduk"] = "banyak"
    at(found, 3303, 2010)["miskin"] = ""
    at(found, 3401, 2010)["miskin"] = "16160"
    at(found, 3402, 2010)["persen"] = "31.00"
    (project.folder / "data/national.csv").write_bytes(csv_of(found))
    (project.folder / "data/corrections.csv").write_text(
        "code,year,measure,expects,value,why_id,why_en,who\n"
        "3401,2010,poor,16160,161600,kurang satu angka,a digit is missing,The yearbook of 2011\n",
        encoding="utf-8",
    )
    with (project.folder / "config/config.yaml").open("a", encoding="utf-8") as config:
        config.write(
            yaml.safe_dump(
                {
                    "national": {
                        **(by_address(project) if fetched else {"path": "data/national.csv"}),
                        "title": "A yearbook",
                        "columns": COLUMNS,
                        "year": 2010,
                        "corrections": "data/corrections.csv",
                    }
                }
            )
        )
    return project


def by_address(project: Project) -> dict[str, str]:
    """The national file as the config names one that has to be fetched."""
    file = project.folder / "data/national.csv"
    return {"url": file.as_uri(), "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}


@pytest.fixture
def told_at_end(record_property):
    """Says something at the end of the run, whichever process the test ran in."""
    return lambda text: record_property("told", text)


def pytest_terminal_summary(terminalreporter) -> None:
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for key, text in report.user_properties:
                    if key == "told":
                        terminalreporter.write_line(text)
