"""What is wrong in a study's own Python is told by its file and line, without a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from runut.starters.study import make_study

FORMULA = "return 100 * ill / people"


def runut(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "runut.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def mine(tmp_path) -> Path:
    make_study(tmp_path / "of mine")
    return tmp_path / "of mine"


def write(mine: Path, formula: str) -> int:
    """Put a formula in place of the study's own; the line that it stands in."""
    file = mine / "numbers_of_mine.py"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(FORMULA, formula), encoding="utf-8")
    return text[: text.index(FORMULA)].count("\n") + 1


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("return 100 * ill / sum(people)", "TypeError: 'Term' object is not iterable"),
        ("return 0.1 * ill", "TypeError: found 0.1, expected a number of the study"),
        ("return ill if ill > 3 else people", "TypeError: a formula cannot branch on a value"),
        ("return [ill", "'[' was never closed"),
    ],
)
def test_a_formula_that_cannot_be_is_told_by_its_line(mine, formula, said):
    line = write(mine, formula)
    done = runut(mine, "verify")
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.startswith(f"numbers_of_mine.py, line {line}: {said}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "spoilt", "said"),
    [
        ("data/first/place.yaml", ("article: a", "artcle: a"), "place.yaml, artcle: found this"),
        ("words.yaml", ("    label", "   label"), "words.yaml, line 5: found a line that cannot"),
        ("study.yaml", ("parts", "prts"), "study.yaml, prts: found this name, expected only"),
    ],
)
def test_no_command_ends_with_a_traceback(mine, file, spoilt, said):
    text = (mine / file).read_text(encoding="utf-8")
    (mine / file).write_text(text.replace(*spoilt, 1), encoding="utf-8")
    for command in (["build", "--html", "en"], ["build", "--html", "en", "--watch"], ["verify"]):
        done = runut(mine, *command)
        assert (done.returncode, done.stdout) == (2, "") and said in done.stderr, done.stderr
        assert "Traceback" not in done.stderr


CIRCLE = """

@indicator("persons")
def one(two):
    return two


@indicator("persons")
def two(one):
    return one
"""
FIGURE = """

def ill(voice):
    return voice.value("well")


FIGURES = {"ill": ill}
"""
SHOWN = '::: {#fig-ill}\n`{python} figure("ill")`\n\nWho was ill.\n:::\n\n# Result'


def test_formulas_that_need_each_other_are_told(mine):
    file = mine / "numbers_of_mine.py"
    file.write_text(file.read_text(encoding="utf-8") + CIRCLE, encoding="utf-8")
    done = runut(mine, "verify")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "parts.indicators: found these indicators depend on each other: one, two" in done.stderr


@pytest.mark.slow
def test_a_build_tells_of_a_formula_before_it_begins(mine):
    line = write(mine, "return ill / None")
    done = runut(mine, "build")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"numbers_of_mine.py, line {line}: TypeError: found None" in done.stderr
    assert "Nothing was built" in done.stderr


@pytest.mark.slow
def test_a_build_tells_of_a_figure_by_its_line(mine):
    for name, old, new in (
        ("numbers_of_mine.py", FORMULA, FORMULA + FIGURE),
        ("study.yaml", "numbers_of_mine}", "numbers_of_mine, figures: numbers_of_mine}"),
        ("words.yaml", "numbers:", "figures: {ill: {alt: {en: Who was ill.}}}\nnumbers:"),
        ("manuscript/article.en.qmd", "# Result", SHOWN),
    ):
        file = mine / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
    done = runut(mine, "build")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    where = 'first, figure("ill"): numbers_of_mine.py, line 16'
    assert f"{where}: KeyError: there is no number 'well'" in done.stderr


@pytest.mark.slow
def test_a_study_s_modules_may_be_called_as_those_of_this_one(mine):
    (mine / "analysis").mkdir()
    (mine / "numbers_of_mine.py").rename(mine / "analysis/indicators.py")
    study = mine / "study.yaml"
    study.write_text(study.read_text().replace("numbers_of_mine}", "analysis.indicators}"))
    done = runut(mine, "build", "--", "--dry-run")
    assert done.returncode == 0, done.stderr


def test_a_unit_that_nobody_knows_is_told_with_the_number_that_has_it(mine):
    file = mine / "numbers_of_mine.py"
    file.write_text(file.read_text().replace('"percent"', '"bananas"'))
    done = runut(mine, "verify")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "study.yaml, parts.indicators.share_ill: found bananas, expected one of" in done.stderr
