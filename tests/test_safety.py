"""What no code of the project may do with what people wrote: run it, or read it loosely."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOLDERS = ("analysis", "src", "workflow", "tools")
FILES = [
    path
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix == ".py"
]
# calls that run a text, or build objects that a text names
RUNNING = {"eval", "exec", "__import__", "os.system", "os.popen"}
LOOSE = {("yaml", "load_all"), ("yaml", "unsafe_load"), ("yaml", "full_load"), ("pickle", "load")}


def calls(path: Path) -> list[tuple[str, str, ast.Call]]:
    found = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                owner = function.value.id if isinstance(function.value, ast.Name) else ""
                found.append((owner, function.attr, node))
            elif isinstance(function, ast.Name):
                found.append(("", function.id, node))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_runs_what_it_reads(path):
    for owner, name, call in calls(path):
        assert not {name, f"{owner}.{name}"} & RUNNING, ast.unparse(call)
        assert name != "compile" or owner in ("re", "typst"), ast.unparse(call)
        assert (owner, name) not in LOOSE, ast.unparse(call)
        if (owner, name) == ("yaml", "load"):
            assert ast.unparse(call.args[1]) == "Strict", ast.unparse(call)
        assert not any(
            keyword.arg == "shell" and getattr(keyword.value, "value", True)
            for keyword in call.keywords
        ), ast.unparse(call)


def test_rules_run_scripts_alone():
    for path in sorted((ROOT / "workflow").rglob("*.smk")):
        text = path.read_text(encoding="utf-8")
        assert "yaml.load(" not in text
        assert not [line for line in text.splitlines() if line.strip() in ("shell:", "run:")]
