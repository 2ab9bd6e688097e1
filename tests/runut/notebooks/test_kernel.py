"""What a kernel says of code that works, fails, dies or does not answer, in cells and sentences."""

import pytest

from runut.notebooks import kernel
from runut.notebooks.qmd import parse

CELL = "```{{python}}\n{}\n```"
SENTENCE = "`{{python}} {}`"
DIES = '__import__("os").kill(__import__("os").getpid(), 9)'
NEVER_MIND = "import signal; signal.signal(signal.SIGALRM, signal.SIG_IGN)"
HANGS = '__import__("time").sleep(600)'


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A kernel for all documents that leave it alive."""
    with kernel.kernel(tmp_path_factory.mktemp("kernel"), {}) as one:
        yield one


@pytest.mark.slow
@pytest.mark.parametrize("where", [CELL, SENTENCE], ids=["cell", "sentence"])
def test_a_kernel_that_dies_is_told_with_its_line(tmp_path, where):
    document = parse(f"---\ntitle: One\n---\n\nText.\n\n{where.format(DIES)}\n", "a.qmd")
    said = r"(?s)^a\.qmd, line [78]: the kernel: Kernel died"
    with pytest.raises(kernel.ExecutionFailed, match=said), kernel.kernel(tmp_path, {}) as dying:
        dying.execute(document)


@pytest.mark.slow
@pytest.mark.parametrize("where", [CELL, SENTENCE], ids=["cell", "sentence"])
def test_code_that_gives_no_answer_is_told_with_its_line(running, monkeypatch, where):
    monkeypatch.setattr(kernel, "SECONDS_PER_CELL", 1)
    document = parse(f"---\ntitle: One\n---\n\nText.\n\n{where.format(HANGS)}\n", "a.qmd")
    said = r"^a\.qmd, line [78]: TimeoutError: no answer in 1 s"
    with pytest.raises(kernel.ExecutionFailed, match=said):
        running.execute(document)


@pytest.mark.slow
def test_code_that_does_not_hear_that_its_time_is_over_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(kernel, "SECONDS_PER_CELL", 1)
    document = parse(CELL.format(f"{NEVER_MIND}\n{HANGS}"), "a.qmd")
    with (
        pytest.raises(
            kernel.ExecutionFailed, match=r"(?s)^a\.qmd, line 2: the kernel: .*timed out"
        ),
        kernel.kernel(tmp_path, {}) as deaf,
    ):
        deaf.execute(document)


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
def test_code_at_error_is_told_with_its_line(running, body, said):
    document = parse(f"---\ntitle: One\n---\n{body}\n", "a.qmd")
    with pytest.raises(kernel.ExecutionFailed, match=rf"^a\.qmd, {said}"):
        running.execute(document)


def test_a_document_sees_its_environment_and_nothing_of_the_one_before(running):
    shows = 'from IPython.display import Markdown\nimport os\nMarkdown(os.environ["CITY"])'
    assert "medan" in running.execute(parse(CELL.format(shows), "a.qmd"), {"CITY": "medan"})
    with pytest.raises(kernel.ExecutionFailed, match="name 'os' is not defined"):
        running.execute(parse(CELL.format("os.environ"), "b.qmd"))


def test_a_kernel_starts_where_temporary_files_lie_in_a_long_path(tmp_path, monkeypatch):
    long = tmp_path / ("long" * 30)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))
    document = parse("---\ntitle: One\n---\n\n```{python}\n1;\n```\n", "a.qmd")
    with kernel.kernel(tmp_path, {}) as deep:
        assert deep.execute(document).strip() == ""


def shown(running, code: str, options: str = "") -> str:
    return running.execute(parse(CELL.format(f"{options}{code}"), "a.qmd")).strip()


def test_what_a_cell_prints_or_ends_in_is_shown(running):
    assert shown(running, 'print("```")\n1 + 1') == "````\n```\n````\n\n```\n2\n```"


def test_a_cell_may_wait_for_what_another_program_does(running):
    assert shown(running, "import asyncio\nawait asyncio.sleep(0, 7)") == "```\n7\n```"


def test_code_is_shown_where_it_is_asked_for_without_its_options(running):
    text = shown(running, 'print("a")', "#| echo: true\n")
    assert text == '```python\nprint("a")\n```\n\n```\na\n```'


def test_what_another_program_runs_or_none_is_passed_over(running):
    body = "```{mermaid}\na --> b\n```\n\n```{python}\n#| eval: false\n1 / 0\n```\n"
    assert running.execute(parse(body, "a.qmd")).strip() == ""


def test_all_names_that_are_not_there_are_told_at_once(running):
    """And nothing that fails only because a cell before it did."""
    looks = "{}['here']"
    body = "\n\n".join(
        [CELL.format(looks), SENTENCE.format(looks), CELL.format("1 / 0"), "`{python} x`"]
    )
    with pytest.raises(kernel.ExecutionFailed) as caught:
        running.execute(parse(body, "a.qmd"))
    assert str(caught.value).splitlines() == [
        "a.qmd, line 2: there is no 'here'",
        "a.qmd, line 5: there is no 'here', in {}['here']",
        "a.qmd, line 8: ZeroDivisionError: division by zero",
    ]


def test_what_differs_from_run_to_run_or_cannot_be_set_is_left_out(running):
    text = shown(running, "import warnings\nwarnings.warn('so')\nprint('\\x1b[31mred\\x1b[0m')")
    assert "UserWarning: so" in text and "ipykernel" not in text and "```\nred\n```" in text


def test_an_output_that_no_document_shows_is_told_by_its_line(running):
    code = "from IPython.display import Latex\nLatex('$x$')"
    with pytest.raises(
        kernel.ExecutionFailed, match=r"line \d+: found an output that is text/latex"
    ):
        shown(running, code)


def test_an_error_of_grammar_names_no_file_but_the_manuscript(running):
    with pytest.raises(kernel.ExecutionFailed, match=r"SyntaxError: expected ':'$"):
        shown(running, "if x\n  y")
