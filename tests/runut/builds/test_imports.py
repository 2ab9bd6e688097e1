"""What a file imports is found as Python itself would find it."""

import ast
from pathlib import Path

import pytest

from runut.builds.imports import modules_in
from tests.conftest import ROOT

ROOTS = (("analysis", ""), ("runut", "src"))


def as_parsed(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                names |= {node.module, f"{node.module}.{alias.name}"}
                names |= {taken_from(node.module, alias.name)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {path_of(name) for name in names}


def path_of(name: str) -> str:
    file = f"{name.replace('.', '/')}.py"
    return f"src/{file}" if file.startswith("runut/") else file


def taken_from(package: str, name: str) -> str:
    """Where a package's ``__init__`` has a name from that is no module of it."""
    init = path_of(f"{package}.__init__")
    if not (ROOT / init).is_file() or (ROOT / path_of(f"{package}.{name}")).is_file():
        return package
    for node in ast.walk(ast.parse((ROOT / init).read_bytes())):
        if isinstance(node, ast.ImportFrom) and name in [alias.name for alias in node.names]:
            return node.module
    return f"{package}.__init__"


def test_the_modules_of_every_file_are_those_that_python_finds():
    files = [
        file
        for folder in ("analysis", "src", "workflow")
        for file in ROOT.glob(f"{folder}/**/*.py")
    ]
    ours = {file.relative_to(ROOT).as_posix() for file in files}
    found = {file: ours & set(modules_in(str(file), ROOTS)) for file in files}
    assert found == {file: ours & as_parsed(file) for file in files}
    assert sum(map(len, found.values())) > 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from analysis.city import read_city", "analysis/city.py"),
        ("def late():\n    from runut.builds import logs\n", "src/runut/builds/logs.py"),
        (
            "from runut.builds import (\n    files,  # all\n    logs as said,\n)\n",
            "src/runut/builds/files.py src/runut/builds/logs.py",
        ),
        ("from analysis import city as tables", "analysis/city.py"),
        ("import yaml, analysis.city as study", "analysis/city.py"),
        ("from elsewhere import analysis", ""),
        (
            "from runut.graph import Term, indicator",
            "src/runut/graph/formulas.py src/runut/graph/wiring.py",
        ),
        ("from analysis import LANGUAGES", "analysis/__init__.py"),
        ("important = 'analysis.city'", ""),
    ],
)
def test_a_module_is_found_in_whatever_way_it_is_imported(text, expected, tmp_path):
    file = tmp_path / "one.py"
    file.write_text(text, encoding="utf-8")
    there = {one for one in modules_in(str(file), ROOTS) if (ROOT / one).is_file()}
    assert sorted(there) == expected.split()
