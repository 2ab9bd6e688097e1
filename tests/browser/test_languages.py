"""A page in several languages shows one of them, which its address names."""

import pytest

from runut.reports.pages import by_address

LANGUAGES = ("id", "en", "nl")
PAGE = (
    f"<style>{by_address(LANGUAGES)}</style>"
    + "".join(f'<span id="{one}"></span>' for one in LANGUAGES)
    + "".join(
        f'<div class="page" lang="{one}"><p id="{one}-place">{one}</p></div>' for one in LANGUAGES
    )
)


WAYS = {"": "id", "#id": "id", "#en": "en", "#nl": "nl", "#nl-place": "nl", "#no": "id"}


@pytest.mark.slow
def test_the_address_says_which_language_is_shown(chromium, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><html><body>{PAGE}</body></html>", encoding="utf-8")
    for place, language in WAYS.items():
        page = chromium.new_page()
        page.goto(f"{file.as_uri()}{place}")
        shown = [one for one in LANGUAGES if page.locator(f".page[lang={one}]").is_visible()]
        page.close()
        assert shown == [language], place


def test_a_page_in_one_language_hides_nothing():
    assert by_address(["en"]) == ""
