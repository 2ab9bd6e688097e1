"""Write the page that leads to every document, and says what they are."""

import json
from pathlib import Path

from runut.builds.files import read_words
from runut.builds.jobs import job
from runut.manuscripts.front import FORMATS
from runut.manuscripts.voice import Voice
from runut.reports.pages import in_page, page, spoken, templates_in
from runut.study import Study, open_study

OTHER = {"pdf": "PDF"}  # beside the page of a unit without an article
DATA = ("indicators.json", "verification.csv", "verification.json")


def main(
    units: list[str], verified: list[str], beside: list[dict], style: list[str], output: str
) -> None:
    """``beside``: what else there is: titles, and links in each language."""
    study = open_study()
    abouts = sorted(map(read_words, map(Path, units)), key=lambda about: about[study.unit])
    pages = {
        language: content(study, abouts, verified, beside, language) for language in study.languages
    }
    text = "".join(Path(one).read_text(encoding="utf-8") for one in style)
    found = page(templates_in(), "index.html", text, pages, study.names)
    Path(output).write_text(found, encoding="utf-8")


def content(
    study: Study, abouts: list[dict], verified: list[str], beside: list[dict], language: str
) -> dict:
    """What the page says in one language."""
    shared, own = (spoken(study.words[one], language) for one in ("page", "index"))
    words = {one: shared[one] for one in ("languages", "contents")} | own
    told = [unit(study, about, about[study.unit] in verified, language) for about in abouts]
    found = {
        "articles": [one for one in told if one["article"]],
        "others": [one for one in told if not one["article"]],
        "beside": [
            {"title": one["title"][language], "links": one["links"][language]} for one in beside
        ],
    }
    names = {"articles": "articles", "others": "units", "beside": "beside"}
    return found | {
        "words": words,
        "title": study.title[language],
        "subtitle": words["about"],
        "links": {f"#{language}-{part}": words[names[part]] for part in names if found[part]},
    }


def unit(study: Study, about: dict, verified: bool, language: str) -> dict:
    """A unit's documents, as links by what they are called."""
    name, kinds = about[study.unit], [*study.about.get("manuscripts", {})][:1]
    article = bool(about.get("article"))
    kind, formats = ("article", FORMATS) if article else (*kinds, OTHER) if kinds else ("", {})
    document = f"{name}/{kind}.{language}"
    return {
        "name": about["name"][language],
        "article": article,
        "document": f"{document}.html" if kind else "",
        "formats": {called: f"{document}.{end}" for end, called in formats.items()},
        "verdicts": f"{name}/verification.html#{language}" if verified else "",
        "data": {
            f"{study.words['page']['files'][one][language]} ({Path(one).suffix[1:].upper()})": (
                f"{name}/{one}"
            )
            for one in (DATA if verified else DATA[:1])
        },
        "picture": picture(study, name, language) if article else None,
    }


def picture(study: Study, unit: str, language: str) -> dict | None:
    """The figure that stands for a unit's article, where study.yaml names one that it has."""
    figure = study.about.get("picture", "")
    file = Path(f"results/{unit}/figures/{figure}.{language}.svg")
    if not file.is_file():
        return None
    registry = json.loads(Path(f"build/{unit}/registry.json").read_bytes())
    alt = Voice(registry, study.words, language).alternative(figure)
    return {
        "alt": alt,
        "sizes": {"wide": in_page(file), "narrow": in_page(file.with_suffix(".narrow.svg"))},
    }


if __name__ == "__main__":
    with job(snakemake):
        given = snakemake.input
        verified, beside = (
            json.loads(Path(one).read_bytes()) for one in (given.verified, given.beside)
        )
        main(given.units, verified, beside, given.style, snakemake.output[0])
