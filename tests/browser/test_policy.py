"""Every page's content security policy: nothing foreign is loaded, nothing foreign runs."""

import base64
import hashlib
import re

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.slow
INJECTED = """
<script>document.documentElement.dataset.hacked = "script"</script>
<img src="x" onerror="document.documentElement.dataset.hacked = 'handler'">
<img src="https://example.invalid/seen.png">
<link rel="stylesheet" href="https://example.invalid/style.css">
<iframe src="https://example.invalid/"></iframe>
<form action="https://example.invalid/"><button id="send">Send</button></form>
<a id="bad" href="javascript:document.documentElement.dataset.hacked = 'link'">Go</a>
"""
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def pages(built):
    found = sorted((built.folder / "results").rglob("*.html"))
    assert len(found) >= 4
    return [path.resolve() for path in found]


@pytest.fixture
def of_each_kind(pages):
    """One page of each name: those of other cities have other numbers alone."""
    return [*{path.name: path for path in pages}.values()]


def opened(browser, path):
    """A page in a browser, with all that it asked for and complained of."""
    page = browser.new_context().new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(LISTEN)
    page.goto(path.as_uri())
    page.wait_for_load_state()
    return page, [one for one in asked if not one.url.startswith(("file:", "data:"))], said


def test_a_policy_names_each_script_by_its_hash_and_nothing_else_may_run(pages):
    for path in pages:
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        (policy,) = soup.select('meta[http-equiv="Content-Security-Policy"]')
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy["content"].split(";"))
        assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
        assert not re.search(r"https?:|\*|unsafe-(?!inline)", policy["content"]), path.name
        scripts = [tag for tag in soup.select("script") if tag.get("type") != "application/json"]
        known = {
            f"'sha256-{base64.b64encode(hashlib.sha256(tag.string.encode()).digest()).decode()}'"
            for tag in scripts
        }
        assert set(rules.get("script-src", "").split()) == known, path.name
        handlers = [name for tag in soup.find_all() for name in tag.attrs if name.startswith("on")]
        assert handlers == [], path.name


def test_our_own_pages_keep_their_policy(chromium, of_each_kind):
    for path in of_each_kind:
        page, foreign, said = opened(chromium, path)
        assert page.evaluate("violations") == [], path.name
        assert foreign == said == [], path.name
        page.context.close()


def test_what_is_injected_into_a_page_neither_runs_nor_loads(chromium, of_each_kind, tmp_path):
    for path in of_each_kind:
        target = tmp_path / path.name
        source = path.read_text(encoding="utf-8")
        target.write_text(source.replace("<body>", f"<body>{INJECTED}", 1)
                          if "<body>" in source else source.replace("<h1", f"{INJECTED}<h1", 1),
                          encoding="utf-8")  # fmt: skip
        page, foreign, _ = opened(chromium, target)
        page.evaluate("document.getElementById('bad').click()")
        page.evaluate("document.getElementById('send').click()")
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.dataset.hacked ?? ''") == "", path.name
        assert len(page.evaluate("violations")) >= 5, path.name
        assert {request.failure for request in foreign} <= {"csp"}, path.name
        page.context.close()
