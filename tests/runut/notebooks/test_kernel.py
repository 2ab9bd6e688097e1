"""Kernels that die or do not answer, in a cell and in a sentence."""

import pytest

from runut.notebooks import kernel
from runut.notebooks.qmd import parse

CELL = "```{{python}}\n{}\n```"
SENTENCE = "`{{python}} {}`"
DIES = '__import__("os").kill(__import__("os").getpid(), 9)'
NEVER_MIND = "import signal; signal.signal(signal.SIGALRM, signal.SIG_IGN)"
HANGS = '__import__("time").sleep(600)'


@pytest.mark.parametrize("where", [CELL, SENTENCE], ids=["cell", "sentence"])
@pytest.mark.parametrize(
    ("code", "message"),
    [
        (DIES, "the kernel: Kernel died"),
        (HANGS, "TimeoutError: no answer in 1 s"),
    ],
    ids=["dies", "hangs"],
)
def test_a_kernel_that_gives_no_answer_is_told_with_its_line(
    tmp_path, monkeypatch, where, code, message
):
    monkeypatch.setattr(kernel, "SECONDS_PER_CELL", 1)
    document = parse(f"---\ntitle: One\n---\n\nText.\n\n{where.format(code)}\n", "a.qmd")
    with (
        pytest.raises(kernel.ExecutionFailed, match=rf"(?s)^a\.qmd, line [78]: {message}"),
        kernel.kernel(tmp_path, {}) as running,
    ):
        running.execute(document)


def test_code_that_does_not_hear_that_its_time_is_over_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(kernel, "SECONDS_PER_CELL", 1)
    document = parse(CELL.format(f"{NEVER_MIND}\n{HANGS}"), "a.qmd")
    with (
        pytest.raises(
            kernel.ExecutionFailed, match=r"(?s)^a\.qmd, line 2: the kernel: .*timed out"
        ),
        kernel.kernel(tmp_path, {}) as running,
    ):
        running.execute(document)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f"Two\nlines, {SENTENCE.format('nothing')}", "line 5: NameError: .* in nothing"),
        (SENTENCE.format("1 + 1"), "line 4: inline code: it does not return Markdown, in 1 [+] 1"),
        (CELL.format("x = 1\nx / 0"), "line 6: ZeroDivisionError: division by zero"),
        (CELL.format("x = 1\nx = 1 1"), "line 6: SyntaxError: invalid syntax"),
    ],
    ids=["sentence", "no Markdown", "cell", "no Python"],
)
def test_code_at_error_is_told_with_its_line(tmp_path, body, said):
    document = parse(f"---\ntitle: One\n---\n{body}\n", "a.qmd")
    with (
        pytest.raises(kernel.ExecutionFailed, match=rf"^a\.qmd, {said}"),
        kernel.kernel(tmp_path, {}) as running,
    ):
        running.execute(document)


def test_a_document_sees_its_environment_and_nothing_of_the_one_before(tmp_path):
    shows = 'from IPython.display import Markdown\nimport os\nMarkdown(os.environ["CITY"])'
    with kernel.kernel(tmp_path, {}) as running:
        text = running.execute(parse(CELL.format(shows), "a.qmd"), {"CITY": "medan"})
        assert "medan" in text
        with pytest.raises(kernel.ExecutionFailed, match="name 'os' is not defined"):
            running.execute(parse(CELL.format("os.environ"), "b.qmd"))


def test_a_kernel_starts_where_temporary_files_lie_in_a_long_path(tmp_path, monkeypatch):
    long = tmp_path / ("long" * 30)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))
    document = parse("---\ntitle: One\n---\n\n```{python}\n1;\n```\n", "a.qmd")
    with kernel.kernel(tmp_path, {}) as running:
        assert running.execute(document).strip() == ""


def shown(tmp_path, code: str, options: str = "") -> str:
    with kernel.kernel(tmp_path, {}) as running:
        document = parse(CELL.format(f"{options}{code}"), "a.qmd")
        return running.execute(document, folder=tmp_path).strip()


def test_what_a_cell_prints_or_ends_in_is_shown(tmp_path):
    assert shown(tmp_path, 'print("```")\n1 + 1') == "````\n```\n````\n\n```\n2\n```"


def test_a_cell_may_wait_for_what_another_program_does(tmp_path):
    assert shown(tmp_path, "import asyncio\nawait asyncio.sleep(0, 7)") == "```\n7\n```"


def test_code_is_shown_where_it_is_asked_for_without_its_options(tmp_path):
    text = shown(tmp_path, 'print("a")', "#| echo: true\n")
    assert text == '```python\nprint("a")\n```\n\n```\na\n```'


def test_what_another_program_runs_or_none_is_passed_over(tmp_path):
    body = "```{mermaid}\na --> b\n```\n\n```{python}\n#| eval: false\n1 / 0\n```\n"
    with kernel.kernel(tmp_path, {}) as running:
        assert running.execute(parse(body, "a.qmd")).strip() == ""


def test_all_names_that_are_not_there_are_told_at_once(tmp_path):
    """And nothing that fails only because a cell before it did."""
    looks = "{}['here']"
    body = "\n\n".join(
        [CELL.format(looks), SENTENCE.format(looks), CELL.format("1 / 0"), "`{python} x`"]
    )
    with (
        pytest.raises(kernel.ExecutionFailed) as caught,
        kernel.kernel(tmp_path, {}) as running,
    ):
        running.execute(parse(body, "a.qmd"))
    assert str(caught.value).splitlines() == [
        "a.qmd, line 2: there is no 'here'",
        "a.qmd, line 5: there is no 'here', in {}['here']",
        "a.qmd, line 8: ZeroDivisionError: division by zero",
    ]


def test_what_differs_from_run_to_run_or_cannot_be_set_is_left_out(tmp_path):
    text = shown(tmp_path, "import warnings\nwarnings.warn('so')\nprint('\\x1b[31mred\\x1b[0m')")
    assert "UserWarning: so" in text and "ipykernel" not in text and "```\nred\n```" in text


def test_an_output_that_no_document_shows_is_told_by_its_line(tmp_path):
    code = "from IPython.display import Latex\nLatex('$x$')"
    with pytest.raises(
        kernel.ExecutionFailed, match=r"line \d+: found an output that is text/latex"
    ):
        shown(tmp_path, code)


def test_an_error_of_grammar_names_no_file_but_the_manuscript(tmp_path):
    with pytest.raises(kernel.ExecutionFailed, match=r"SyntaxError: expected ':'$"):
        shown(tmp_path, "if x\n  y")
