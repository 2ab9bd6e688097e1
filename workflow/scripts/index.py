"""Write the page that leads to every document."""

import html
import json
from pathlib import Path

from runut.builds.files import read_words
from runut.builds.jobs import job

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
FORMATS = {"article": ("html", "pdf", "docx"), "brief": ("html", "pdf")}
VERIFICATION = {"id": "Verifikasi", "en": "Verification"}
# nothing is loaded and nothing runs: the page is text, links and its own style
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
DATA = ("indicators.json", "verification.csv", "verification.json", "verification.xml")
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.1rem/1.6 Georgia, serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.7rem; line-height: 1.25; }}
h2 {{ font-size: 1.25rem; margin-bottom: 0.3rem; }}
ul {{ margin-top: 0.3rem; }}
</style>
<h1>{title}</h1>
{cities}
{together}
</html>
"""


def main(cities: list[str], verified: list[str], national: dict | None, output: str) -> None:
    sections = [section(about, about["city"] in verified) for about in in_order(cities)]
    page = PAGE.format(
        title="Kajian yang disusun ulang / A study, rebuilt",
        policy=POLICY,
        cities="\n".join(sections),
        together=together(bool(national)),
    )
    Path(output).write_text(page, encoding="utf-8")


def in_order(cities: list[str]) -> list[dict]:
    """What is known of the cities, those with an article first."""
    found = [read_words(Path(city)) for city in cities]
    return sorted(found, key=lambda about: (not about.get("article"), about["city"]))


def section(about: dict, verified: bool) -> str:
    """A city's documents as links."""
    city = html.escape(about["city"])
    kind = "article" if about.get("article") else "brief"
    lines = [f"<h2>{html.escape(about['name']['en'])}</h2>", "<ul>"]
    for language, name in LANGUAGES.items():
        links = " · ".join(
            f'<a href="{city}/{kind}.{language}.{end}">{end.upper()}</a>' for end in FORMATS[kind]
        )
        if verified:
            page = f"{city}/verification.html#{language}"
            links += f' · <a href="{page}">{VERIFICATION[language]}</a>'
        lines.append(f'<li lang="{language}">{name}: {links}</li>')
    for name in DATA if verified else DATA[:1]:
        lines.append(f'<li><a href="{city}/{name}">{name}</a></li>')
    return "\n".join([*lines, "</ul>"])


def together(atlas: bool) -> str:
    """The pages on all cities as links, and those on all districts where there is an atlas."""
    lines = ["<h2>Semua kota / All cities</h2>", "<ul>"]
    for language, name in LANGUAGES.items():
        links = " · ".join(
            f'<a href="comparison.{language}.{end}">{end.upper()}</a>' for end in FORMATS["brief"]
        )
        lines.append(f'<li lang="{language}">{name}: {links}</li>')
    if atlas:
        lines += ["</ul>", "<h2>Semua daerah / All districts</h2>", "<ul>"]
        for language, name in LANGUAGES.items():
            link = f'<a href="atlas/index.html#{language}">Atlas</a>'
            lines.append(f'<li lang="{language}">{name}: {link}</li>')
    return "\n".join([*lines, "</ul>"])


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        given = snakemake.input  # noqa: F821
        verified, national = (
            json.loads(Path(one).read_bytes()) for one in (given.verified, given.national)
        )
        main(given.cities, verified, national, snakemake.output[0])  # noqa: F821
