import pytest

from rendering.embedded import read_project
from rendering.qmd import Unsupported
from tests.conftest import ROOT


def test_the_shipped_project_is_supported():
    assert set(read_project(ROOT / "_quarto.yml")["format"]) == {"html", "docx", "typst"}


@pytest.mark.parametrize(
    ("line", "replacement", "message"),
    [
        ("wrap: none", "wrap: none\ncomments: true", "_quarto.yml, line 17: the key comments"),
        ("    toc: true", "    toc: true\n    code-fold: true", "the key code-fold"),
        ("  docx:", "  revealjs: {}\n  docx:", "the format revealjs"),
    ],
)
def test_what_only_quarto_knows_is_refused(tmp_path, line, replacement, message):
    source = (ROOT / "_quarto.yml").read_text(encoding="utf-8")
    file = tmp_path / "_quarto.yml"
    file.write_text(source.replace(line, replacement, 1), encoding="utf-8")
    with pytest.raises(Unsupported) as caught:
        read_project(file)
    assert message in str(caught.value)
