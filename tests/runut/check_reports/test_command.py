"""The whole command on small files."""

import json
import subprocess
import sys

import pytest

from runut.check_reports.command import main

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


def test_json_to_standard_output_is_all_that_is_printed(file, capsys):
    from pathlib import Path

    main([file(WRONG)], json=Path("-"))
    data = json.loads(capsys.readouterr().out)
    assert set(data) >= {"document", "numbers", "relations", "findings"}
    by_id = {number["id"]: number for number in data["numbers"]}
    assert {by_id[id_]["printed"] for id_ in data["findings"][0]["numbers"]} >= {"3,079"}


def test_each_article_is_checked_alone_for_a_csv(file, tmp_path, capsys):
    files = [file(RIGHT, "a.txt"), file(WRONG, "b.txt"), file(" ", "c.txt")]
    assert main(files[:1], csv=tmp_path / "all.csv") == 0
    assert main(files[:2], csv=tmp_path / "all.csv") == 1
    assert main(files, csv=tmp_path / "all.csv") == 2
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


@pytest.mark.parametrize("text", ["a: [", "just words", "[1, 2]", "- !!python/name:os.system x"])
def test_decisions_that_cannot_be_read_get_one_message(file, capsys, text):
    article = file(WRONG)
    decisions = file(text, "article.decisions.yaml")
    assert main([article]) == 2
    assert capsys.readouterr().err.startswith(f"{decisions}: ")


def test_an_article_is_never_written_over(file, capsys):
    from pathlib import Path

    article = file(WRONG)
    assert main([article], html=Path(article)) == 2
    assert Path(article).read_text(encoding="utf-8") == WRONG
    assert "cannot be written" in capsys.readouterr().err


def test_neither_tables_nor_workflows_are_imported(file):
    code = (
        "import sys; from runut.check_reports.command import main; main(sys.argv[1:]);"
        "print({'pandas', 'numpy', 'snakemake', 'matplotlib'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, file(WRONG)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == "set()\n"
