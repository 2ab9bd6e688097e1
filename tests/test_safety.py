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


def is_safe(owner: str, name: str, call: ast.Call) -> bool:
    if {name, f"{owner}.{name}"} & RUNNING or (owner, name) in LOOSE:
        return False
    if name == "compile" and owner not in ("re", "typst"):
        return False
    if (owner, name) == ("yaml", "load") and ast.unparse(call.args[1]) != "Strict":
        return False
    return not any(
        keyword.arg == "shell" and getattr(keyword.value, "value", True)
        for keyword in call.keywords
    )


def test_nothing_runs_what_it_reads():
    assert len(FILES) > 200
    assert [
        f"{path.relative_to(ROOT)}: {ast.unparse(one[-1])}"
        for path in FILES
        for one in calls(path)
        if not is_safe(*one)
    ] == []


@pytest.mark.parametrize(
    "code", ["eval(x)", "os.system(x)", "compile(x, '', 'exec')", "yaml.load(x, Loader)",
             "pickle.load(x)", "subprocess.run(x, shell=True)", "subprocess.run(x, shell=yes)"]
)  # fmt: skip
def test_what_is_not_safe_would_be_noticed(tmp_path, code):
    (tmp_path / "a.py").write_text(f"re.compile(x)\n{code}\nrun(x, shell=False)\n")
    assert [is_safe(*one) for one in calls(tmp_path / "a.py")] == [True, False, True]


def test_rules_run_scripts_alone():
    for path in sorted((ROOT / "workflow").rglob("*.smk")):
        text = path.read_text(encoding="utf-8")
        assert "yaml.load(" not in text
        assert not [line for line in text.splitlines() if line.strip() in ("shell:", "run:")]
