"""What a page that a renderer made is given in the end."""

import base64
import hashlib
import re

import pytest

from runut.documents.page import PLACE, NoPlace, finish, for_page
from runut.templates import lean

PAGE = "<html><head>\n<title>A page</title></head><body><p>Text.</p>{}</body></html>"


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "a.html"
    file.write_text(PAGE.format(PLACE), encoding="utf-8")
    return file


def test_the_part_stands_in_its_place_and_its_script_alone_may_run(page):
    part = '<p>Put in.</p><script type="application/json">{}</script><script>a()</script>'
    finish(page, part)
    html = page.read_text(encoding="utf-8")
    assert "<p>Text.</p><p>Put in.</p>" in html and PLACE not in html
    policy = re.search(
        r'<head>\n<meta http-equiv="Content-Security-Policy" content="(.*?)">', html
    )[1]
    digest = base64.b64encode(hashlib.sha256(b"a()").digest()).decode()
    assert re.findall(r"script-src .*", policy) == [f"script-src 'sha256-{digest}'"]


def test_a_page_without_a_part_has_a_policy_too(page):
    finish(page, "")
    html = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in html and "script-src" not in html


def test_a_page_keeps_no_script_that_its_policy_forbids(page):
    brought = '<script src="https://cdn.invalid/a.js"></script>\n<script>define()\n</script>\n'
    data = '<script type="application/ld+json">{}</script>'
    page.write_text(PAGE.format(f"{brought}{data}{PLACE}"), encoding="utf-8")
    finish(page, "<script>a()</script>")
    assert re.findall("<script.*", page.read_text(encoding="utf-8")) == [
        f"{data}<script>a()</script></body></html>"
    ]


def test_a_part_that_has_no_place_is_one_message(page):
    page.write_text(PAGE.format(""), encoding="utf-8")
    with pytest.raises(
        NoPlace, match=r"^a\.html: found no <div id=\"derivations\"></div>, expected"
    ):
        finish(page, "<p>Put in.</p>")


def test_a_lean_script_does_the_same():
    assert lean("// why\nf(() => {\n  /* how */\n  return 'b // c';\n});\n") == (
        "f(() => {\nreturn 'b // c';\n});"
    )


def test_a_page_is_made_without_the_table_that_stands_on_paper():
    text = "One.\n\n::::: {.derivations}\n# Where from\n\n::: {.a}\n| x |\n:::\n:::::\n\nTwo.\n"
    assert for_page(text) == "One.\n\n::::: {.derivations}\n:::::\n\nTwo.\n"


@pytest.mark.parametrize("contents", ["", '<nav id="TOC" role="doc-toc">\n<ul></ul></nav>\n'])
def test_the_text_can_be_gone_to_past_title_and_contents(page, contents):
    title = f"<header>\n<h1>A</h1>\n</header>\n{contents}"
    page.write_text(f"<html><head></head><body>\n{title}<p>B</p>\n</body></html>")
    finish(page, "")
    html = page.read_text(encoding="utf-8")
    assert f"{title}<main>\n<p>B</p>\n</main>\n</body></html>" in html
    finish(page, "")
    assert page.read_text(encoding="utf-8").count("<main>") == 1
