"""The same bytes wherever, whenever and by whomever the project is built."""

import json
import os
import shutil
import subprocess
import warnings
from dataclasses import dataclass
from pathlib import Path

import pytest
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

from runut.builds.files import files_in
from runut.records.diff import SENTENCE, differences
from tests.conftest import ROOT, Project, copy_project

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Elsewhere:
    """All that must not matter to a build, changed at once."""

    folder: str
    user: str
    locale: str
    zone: str
    seed: str
    cores: str
    first: str
    umask: int
    home: bool = True  # whether there is one; else nothing can be read or written in its place


# The zones lie 26 hours apart, so the two builds never have the same date.
PLACES = [
    Elsewhere("rumah #1 {a} 1%41", "siti", "id_ID.UTF-8", "<+14>-14", "1", "1", "index", 0o077),
    Elsewhere("größer/x", "jürgen", "C", "<-12>+12", "4242", "3", "figures", 0o000, home=False),
]


# What a user may keep at home for the programs that the build runs; it is not the study's.
OWN_SETTINGS = {
    ".local/share/pandoc/templates/default.html5": "Mine: $body$",
    ".local/share/pandoc/abbreviations": "Mr.\n",
    ".config/matplotlib/matplotlibrc": "axes.facecolor: red\nlines.linewidth: 9\n",
}


def older_processor() -> dict[str, str]:
    """Settings under which C, numpy and its linear algebra do without what newer processors can."""
    offered = [one for one in __cpu_dispatch__ if __cpu_features__.get(one)]
    return {
        "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX512F,-AVX2,-AVX,-FMA",
        "NPY_DISABLE_CPU_FEATURES": " ".join(offered),
        "OPENBLAS_CORETYPE": "Prescott",
    }


def environment(place: Elsewhere, home: Path) -> dict[str, str]:
    if place.home:
        home.mkdir()
        for path, text in OWN_SETTINGS.items():
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_text(text, encoding="utf-8")
    else:
        home.touch()
    return os.environ | locale(place.locale, home / "locales") | older_processor() | {
        # leaves out docstrings
        "PYTHONOPTIMIZE": "2",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "USER": place.user,
        "LOGNAME": place.user,
        "TZ": place.zone,
        "PYTHONHASHSEED": place.seed,
    }  # fmt: skip


def locale(name: str, folder: Path) -> dict[str, str]:
    """The locale, made where the machine has what it is made of; else at least its name."""
    if name == "C":
        return {"LC_ALL": name, "LANG": name, "LANGUAGE": ""}
    folder.mkdir()
    language = name.partition(".")[0]
    if shutil.which("localedef"):
        make = ["localedef", "-i", language, "-f", "UTF-8", str(folder / name)]
        subprocess.run(make, capture_output=True, check=False)
    if not (folder / name).exists():
        warnings.warn(f"{name} cannot be made here: only its name is set", stacklevel=1)
        return {"LC_ALL": name, "LANG": name, "LANGUAGE": language}
    return {"LC_ALL": name, "LANG": name, "LANGUAGE": language, "LOCPATH": str(folder)}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.locale)
def test_two_builds_give_the_same_bytes(built, tmp_path, place):
    other, temporary = copy_project(tmp_path / place.folder), tmp_path / "temporary"
    temporary.mkdir()
    other.build(
        *("--cores", place.cores, "--prioritize", place.first),
        env=environment(place, tmp_path / "home") | {"TMPDIR": str(temporary)},
        umask=place.umask,
    )
    assert not list(temporary.iterdir())  # nothing is left behind
    assert results(other).keys() == results(built).keys()
    different = [
        path for path, content in results(built).items() if results(other)[path] != content
    ]
    assert different == []


def results(project: Project) -> dict[str, bytes]:
    folder = project.folder / "results"
    found = map(Path, files_in([str(folder)]))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_build_checked_against_its_own_record_is_reproduced(built):
    built.build("manifest")
    said = built.build("check_manifest")
    assert f"{len(results(built))} files, 0 differences. Reproduced." in said


def test_what_is_not_reproduced_is_told_file_by_file(built, tmp_path):
    built.build("manifest")
    project = Project(tmp_path / "project")
    shutil.copytree(built.folder, project.folder)
    project.edit("data/cities/bandar-lampung/sources/labour.csv", "46.107", "46.108")
    project.edit("data/cities/bandar-lampung/sources/labour.csv", "420.368", "420.369")
    done = project.run("check_manifest")
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "data/cities/bandar-lampung/sources/labour.csv: an input that is not the same" in said
    assert "    labour.unemployed: recorded 46107, here 46108" in said
    assert "Not reproduced: `runut diff` tells more" in said
    assert "Traceback" not in said
    changes = differences(built.folder / "results", project.folder / "results")
    pages = {one.file for one in changes if one.kind == SENTENCE and "46,10" in one.after}
    assert "bandar-lampung/article.en.html" in pages


@pytest.mark.own
def test_the_committed_record_is_of_these_sources():
    """Regenerate it by `uv run snakemake manifest` when this fails."""
    recorded = json.loads((ROOT / "manifests" / "embedded.json").read_text(encoding="utf-8"))
    assert recorded["engine"] == "embedded"
    assert not [path for path in recorded["inputs"] if not (ROOT / path).exists()]


@pytest.mark.own
def test_the_committed_record_is_reproduced(built, tmp_path):
    """Regenerate it by `uv run snakemake manifest` when this fails."""
    own = Project(tmp_path / "project")
    shutil.copytree(built.folder, own.folder, symlinks=True)
    for path in ("config", "data/cities", "manifests"):
        shutil.rmtree(own.folder / path)
        shutil.copytree(ROOT / path, own.folder / path)
    done = own.run("check_manifest")
    assert done.returncode == 0, done.stdout
