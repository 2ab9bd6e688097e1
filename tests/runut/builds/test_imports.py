"""What a file imports is found as Python itself would find it."""

import ast
from pathlib import Path

import pytest

from runut.builds.imports import modules_in
from tests.conftest import ROOT

ROOTS = {"analysis": "", "runut": "src"}


def as_parsed(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.ImportFrom):
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    files = {f"{name.replace('.', '/')}.py" for name in names}
    return {f"src/{file}" if file.startswith("runut/") else file for file in files}


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
        ("important = 'analysis.city'", ""),
    ],
)
def test_a_module_is_found_in_whatever_way_it_is_imported(text, expected, tmp_path):
    file = tmp_path / "one.py"
    file.write_text(text, encoding="utf-8")
    there = {one for one in modules_in(str(file), ROOTS) if (ROOT / one).is_file()}
    assert sorted(there - {"analysis/__init__.py", "src/runut/__init__.py"}) == expected.split()
