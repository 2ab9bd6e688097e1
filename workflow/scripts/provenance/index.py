"""Write the page that leads to every document."""

import html
import json
from pathlib import Path

from runut.builds.files import read_words
from runut.builds.jobs import job
from runut.study import Study, open_study

ARTICLE, OTHER = ("html", "pdf", "docx", "xml"), ("html", "pdf")
NAMES = {"xml": "JATS XML"}
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
{units}
{beside}
</html>
"""


def main(units: list[str], verified: list[str], beside: list[dict], output: str) -> None:
    """``beside``: what else there is: titles, and links in each language."""
    study = open_study()
    sections = [
        section(study, about, about[study.unit] in verified) for about in in_order(study, units)
    ]
    page = PAGE.format(
        title=html.escape(in_all(study, study.title)),
        policy=POLICY,
        units="\n".join(sections),
        beside="\n".join(more(study, one) for one in beside),
    )
    Path(output).write_text(page, encoding="utf-8")


def in_all(study: Study, texts: dict) -> str:
    """A text in all languages."""
    return " / ".join(texts[language] for language in study.languages)


def in_order(study: Study, units: list[str]) -> list[dict]:
    """What is known of the units, those with an article first."""
    found = [read_words(Path(unit)) for unit in units]
    return sorted(found, key=lambda about: (not about.get("article"), about[study.unit]))


def section(study: Study, about: dict, verified: bool) -> str:
    """A unit's documents as links."""
    unit = html.escape(about[study.unit])
    lines = [f"<h2>{html.escape(about['name'][study.main_language])}</h2>", "<ul>"]
    kinds = list(study.about.get("manuscripts", {}))[:1]
    kind, formats = "article", ARTICLE
    if not about.get("article"):
        kind, formats = (kinds[0], OTHER) if kinds else ("", ())
    for language, name in study.names.items():
        links = [
            f'<a href="{unit}/{kind}.{language}.{end}">{NAMES.get(end, end.upper())}</a>'
            for end in formats
        ]
        if verified:
            word = study.words["page"]["verification"][language]
            links.append(f'<a href="{unit}/verification.html#{language}">{word}</a>')
        if links:
            lines.append(f'<li lang="{language}">{name}: {" · ".join(links)}</li>')
    for name in DATA if verified else DATA[:1]:
        lines.append(f'<li><a href="{unit}/{name}">{name}</a></li>')
    return "\n".join([*lines, "</ul>"])


def more(study: Study, one: dict) -> str:
    """Documents on all units as links."""
    lines = [f"<h2>{html.escape(in_all(study, one['title']))}</h2>", "<ul>"]
    for language, name in study.names.items():
        links = " · ".join(
            f'<a href="{address}">{text}</a>' for text, address in one["links"][language].items()
        )
        lines.append(f'<li lang="{language}">{name}: {links}</li>')
    return "\n".join([*lines, "</ul>"])


if __name__ == "__main__":
    with job(snakemake):  # noqa: F821
        given = snakemake.input  # noqa: F821
        verified, beside = (
            json.loads(Path(one).read_bytes()) for one in (given.verified, given.beside)
        )
        main(given.units, verified, beside, snakemake.output[0])  # noqa: F821
