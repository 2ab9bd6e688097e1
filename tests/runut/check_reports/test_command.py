"""The whole command on small files."""

import io
import json
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from runut.check_reports.command import main
from runut.readers import FORMATS
from tests.conftest import ROOT

WRONG = "We excluded 214 for missing weight and 97 for age from 3,408 records, which left 3,079."
RIGHT = WRONG.replace("3,079", "3,097")


@pytest.fixture
def file(tmp_path):
    def write(text: str, name: str = "article.txt") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


def test_exit_status_says_whether_something_cannot_be_right(file, capsys):
    assert main([file(RIGHT)]) == 0
    assert "Nothing was found" in capsys.readouterr().out
    assert main([file(WRONG)]) == 1
    assert "3,079" in capsys.readouterr().out
    assert main([file(WRONG), "no such file.pdf"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "no such file.pdf: no such file or directory\n")


def test_what_cannot_be_written_or_said_gets_one_message(file, tmp_path, capsys):
    from runut.cli import app

    path = tmp_path / "no such folder" / "page.html"
    assert main([file(RIGHT)], html=path) == 2
    assert capsys.readouterr().err == f"{path}: no such file or directory\n"
    with pytest.raises(SystemExit) as ended:
        app(["check", file(RIGHT), "--language", "fr"])
    assert ended.value.code == 2 and "Traceback" not in capsys.readouterr().err


def test_json_to_standard_output_is_all_that_is_printed(file, capsys):
    main([file(WRONG)], json=Path("-"))
    data = json.loads(capsys.readouterr().out)
    assert set(data) >= {"document", "numbers", "relations", "findings"}
    by_id = {number["id"]: number for number in data["numbers"]}
    assert {by_id[id_]["printed"] for id_ in data["findings"][0]["numbers"]} >= {"3,079"}


def test_a_dash_is_standard_input_and_standard_output_at_once(file, capsys, monkeypatch):
    for name, begins in (("json", "{"), ("html", "<!doctype html>"), ("csv", "file,numbers,")):
        stdin = io.TextIOWrapper(io.BytesIO(WRONG.encode()))
        monkeypatch.setattr("sys.stdin", stdin)
        assert main(["-"], **{name: Path("-")}) == 1
        assert capsys.readouterr().out.startswith(begins)


def test_outputs_that_exclude_each_other_are_told(file, tmp_path, capsys):
    both = tmp_path / "both"
    for outputs in ({"html": both, "json": both}, {"csv": both, "json": tmp_path / "one"}):
        assert main([file(WRONG)], **outputs) == 2
        said = capsys.readouterr()
        assert (
            "expected" in said.err and not said.out and [*tmp_path.iterdir()] == [Path(file(WRONG))]
        )


def test_each_article_is_checked_alone_for_a_csv(file, tmp_path, capsys):
    files = [file(RIGHT, "a.txt"), file(WRONG, "b.txt"), file(" ", "c.txt")]
    assert main(files[:1], csv=tmp_path / "all.csv") == 0
    assert main(files[:2], csv=tmp_path / "all.csv") == 1
    assert main(files, csv=tmp_path / "all.csv") == 2
    assert capsys.readouterr().err == f"{files[2]}: empty\n"
    lines = (tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4
    assert lines[3].endswith("c.txt: empty")


def test_decisions_beside_the_article_are_taken_up(file, capsys):
    article = file(WRONG)
    file('- {number: "3,079", decision: no claim}', "article.decisions.yaml")
    assert main([article]) == 0
    file('- {number: "9,999", decision: no claim}', "article.decisions.yaml")
    assert main([article]) == 1
    assert "9,999" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('- number: "3,079"\n- {decision: [', "line 2: "),
        ("just words", ""),
        ("[1, 2]", ""),
        ("- !!python/name:os.system x", "line 1: "),
    ],
)
def test_decisions_that_cannot_be_read_get_one_message(file, capsys, text, where):
    article = file(WRONG)
    decisions = file(text, "article.decisions.yaml")
    assert main([article]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{decisions}: {where}") and said.count("\n") == 1


def test_an_article_is_never_written_over(file, capsys):
    article = file(WRONG)
    assert main([article], html=Path(article)) == 2
    assert Path(article).read_text(encoding="utf-8") == WRONG
    assert "cannot be written" in capsys.readouterr().err


def own_packages() -> set[str]:
    """What a machine has that has `runut check` alone: the dependencies and what they need."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: set[str] = set()
    asked = [Requirement(one) for one in about["project"]["dependencies"]]
    while asked:
        name = canonicalize_name(asked.pop().name)
        if name not in found:
            found.add(name)
            needed = map(Requirement, metadata.requires(name) or [])
            asked += [r for r in needed if r.marker is None or r.marker.evaluate({"extra": ""})]
    return found


def test_claims_that_somebody_goes_on_with_are_never_written_over(file, tmp_path, capsys):
    claims = tmp_path / "claims.csv"
    assert main([file(RIGHT)], claims=claims) == 0
    claims.write_text(kept := claims.read_text(encoding="utf-8") + "mine,1\n", encoding="utf-8")
    capsys.readouterr()
    assert main([file(WRONG)], claims=claims) == 2 and claims.read_text(encoding="utf-8") == kept
    assert capsys.readouterr().err.startswith(f"{claims}: it is there already: move it away")


def test_a_check_needs_nothing_but_its_own_packages(file, tmp_path):
    """Neither Snakemake nor pandas, nor anything else of a study's build."""
    own = own_packages()
    missing = [
        module
        for module, packages in metadata.packages_distributions().items()
        if module != "runut" and not own & set(map(canonicalize_name, packages))
    ]
    assert {"pandas", "snakemake", "babel"} <= set(missing)
    code = (
        "import json, pkgutil, sys; sys.modules |= dict.fromkeys(json.loads(sys.argv[2]))\n"
        "import runut.check, runut.check_reports, runut.readers\n"
        "for part in (runut.check, runut.check_reports, runut.readers):\n"
        "    for one in pkgutil.walk_packages(part.__path__, part.__name__ + '.'):\n"
        "        __import__(one.name)\n"
        "from runut.cli import app\n"
        "app(['check', sys.argv[1], '--html', sys.argv[3], '--claims', sys.argv[4]])"
    )
    outputs = [str(tmp_path / name) for name in ("page.html", "claims.csv")]
    command = [sys.executable, "-c", code, file(WRONG), json.dumps(missing), *outputs]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "3,079" in done.stdout


def test_the_hook_for_authors_takes_every_file_that_can_be_read():
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "runut check"
    assert all(re.search(hook["files"], f"paper{ending}") for ending in FORMATS)
    assert not re.search(hook["files"], "analysis.py")
