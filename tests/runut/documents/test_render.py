"""Which renderer makes what."""

from contextlib import nullcontext

import pytest

from runut.documents import render as rendering


@pytest.fixture
def asked(monkeypatch) -> dict:
    """What each renderer is asked for; none of them runs."""
    found = {}

    def notes(name):
        return lambda manuscript, outputs, *_: found.update({name: set(outputs)})

    monkeypatch.setattr(rendering.quarto, "render", notes("quarto"))
    monkeypatch.setattr(rendering.embedded, "render", notes("embedded"))
    monkeypatch.setattr(rendering, "kernel", lambda *_: nullcontext())
    return found


@pytest.mark.parametrize(
    ("engine", "ends", "expected"),
    [
        ("embedded", ("html", "xml"), {"embedded": {"html", "xml"}}),
        ("quarto", ("html", "xml"), {"quarto": {"html"}, "embedded": {"xml"}}),
        ("quarto", ("html", "pdf"), {"quarto": {"html", "pdf"}}),
    ],
)
def test_jats_comes_of_the_embedded_renderer_under_both_engines(
    tmp_path, asked, engine, ends, expected
):
    manuscript = tmp_path / "article.en.qmd"
    manuscript.write_text("A text.\n", encoding="utf-8")
    outputs = {end: tmp_path / f"a.{end}" for end in ends}
    rendering.render({manuscript: outputs}, "unit", engine, 0)
    assert asked == expected
