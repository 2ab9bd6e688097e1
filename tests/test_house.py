"""The rules of the house: the machinery knows no study; no room is too full."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.studies import ROOT
from tests.studies import STUDY as ITS_OWN

MACHINERY = [ROOT / "src/runut", ROOT / "_extensions"]
STUDY = {"analysis", "workflow", "manuscript"}
# what belongs to this study, in both of its languages; a plural or a longer form counts too
WORDS = {
    *("poverty", "poor", "budget", "cause", "household", "city", "cities", "district"),
    *("kecamatan", "kabupaten", "bps", "pnpm", "bandar", "lampung", "duadji"),
    *("miskin", "kemiskinan", "anggaran", "sebab", "penyebab", "kota"),
}
PLURALS = {word + "s" for word in WORDS}
TEXTS = {
    *(".py", ".html", ".lua", ".css", ".js", ".typ", ".typst", ".yaml", ".yml", ".csv", ".json"),
    *(".qmd", ".md", ".jats"),
}
# JATS's own names of elements and Quarto's of an affiliation; basis points
OF_STANDARDS = {
    "src/runut/documents/journals/article.jats": {"city"},
    "src/runut/check/numbers/numerals.py": {"bps"},
}
UNIT = ITS_OWN.unit  # what the study calls a unit
MOST_FILES = 13  # of a room


def files_below(*folders: Path) -> list[Path]:
    """All files but those that Python keeps."""
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]


def modules(folder: Path) -> list[Path]:
    return [path for path in files_below(folder) if path.suffix == ".py"]


def imported(path: Path) -> set[str]:
    """Every module that a file names in an import, wherever it stands in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module)
    return found


def words_in(text: str) -> set[str]:
    """The words of a text, names parted at _, - and capitals."""
    parted = re.sub(r"([a-z])([A-Z])", r"\1 \2", text)
    return {word.lower() for word in re.findall(r"[^\W\d_]+", parted)}


def test_names_are_parted_where_their_words_end():
    assert words_in("PoorPeople budget_share big-city") >= {"poor", "people", "budget", "city"}


def test_the_machinery_imports_nothing_of_a_study():
    taken = {path: {name.partition(".")[0] for name in imported(path)}
             for path in modules(ROOT / "src")}  # fmt: skip
    assert len(taken) > 150 and {path: found & STUDY for path, found in taken.items()
                                 if found & STUDY} == {}  # fmt: skip


@pytest.mark.parametrize("folder", MACHINERY, ids=lambda folder: folder.name)
def test_no_word_of_the_study_stands_in_the_machinery(folder):
    wrong = {}
    for path in files_below(folder):
        if path.suffix in TEXTS:
            text = f"{path.relative_to(ROOT)} {path.read_text(encoding='utf-8')}"
            name = path.relative_to(ROOT).as_posix()
            if found := words_in(text) & {*WORDS, *PLURALS} - OF_STANDARDS.get(name, set()):
                wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("top", ["src/runut", "analysis", "workflow"])
def test_no_room_is_too_full(top):
    for folder in {path.parent for path in files_below(ROOT / top)}:
        files = [one for one in folder.iterdir() if one.is_file()]
        assert len(files) <= MOST_FILES or folder.name == "scripts", folder


def public(module: str) -> set[str]:
    """What a package or module of the machinery lists as its public names."""
    return set(importlib.import_module(module).__all__)


def test_a_study_takes_only_public_names_of_the_machinery():
    wrong = []
    for path in (*modules(ROOT / "analysis"), *modules(ROOT / "examples")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith("runut."):
                known = public(node.module) if node.module.count(".") == 1 else set()
                wrong += [(path.name, node.module, alias.name)
                          for alias in node.names if alias.name not in known]  # fmt: skip
            elif isinstance(node, ast.Import):
                wrong += [(path.name, alias.name) for alias in node.names
                          if f"{alias.name}.".startswith("runut.")]  # fmt: skip
    assert wrong == []


SHOWN = {"figures", "briefs", "pages", "article", "opening"}  # folders beside what is computed
FILES = {"read_bytes", "read_text", "write_bytes", "write_text", "open", "glob", "iterdir"}


def test_what_a_unit_is_called_stands_in_the_description_of_the_study_alone():
    files = [path for name in ("analysis", "workflow") for path in files_below(ROOT / name)]
    code = [path for path in files if path.suffix in (".py", ".smk")]
    assert not [one for one in code if f'"{UNIT}"' in one.read_text(encoding="utf-8")]


def test_what_is_computed_reads_and_writes_no_files():
    computed = [
        path
        for path in modules(ROOT / "analysis")
        if path.relative_to(ROOT / "analysis").parts[0] not in SHOWN
    ]
    assert computed
    wrong = {}
    for path in computed:
        names = {
            getattr(node, "attr", getattr(node, "id", ""))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        }
        if found := names & FILES | imported(path) & {"csv", "html", "json", "yaml"}:
            wrong[path.name] = found
    assert wrong == {}


HEAVY = {"pandas", "nbclient", "IPython", "matplotlib", "openpyxl", "markdown_it"}


@pytest.mark.parametrize("package", ["tables", "graph", "claims", "numerals"])
def test_a_package_is_cheap_to_import(package):
    code = f"import sys, runut.{package}; print(*({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_package_says_what_it_is_and_gives():
    for file in sorted((ROOT / "src/runut").glob("*/__init__.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), file
        package = f"runut.{file.parent.name}"
        for name in public(package):
            given = hasattr(sys.modules[package], name) or (file.parent / f"{name}.py").is_file()
            assert given, (package, name)
