"""Write the page that leads to every document, and says what they are."""

from pathlib import Path

from runut.builds.files import read_json, read_words
from runut.builds.jobs import job
from runut.manuscripts import unbroken
from runut.manuscripts.front import FORMATS
from runut.manuscripts.voice import Voice
from runut.reports.pages import in_page, page, page_templates
from runut.study import Study
from runut.wording import spoken

OTHER = {"pdf": "PDF"}  # beside the page of a unit without an article
DATA = ("indicators.json", "verification.csv", "verification.json")


def content(
    study: Study, abouts: list[dict], verified: list[str], beside: list[dict], language: str
) -> dict:
    """What the page says in one language. ``beside``: what else there is: titles, and links in each
    language."""
    shared, own = (spoken(study.words[one], language) for one in ("page", "index"))
    words = {one: shared[one] for one in ("languages", "contents")} | dict(own)
    told = [unit(study, about, about[study.unit] in verified, language) for about in abouts]
    found = {
        "articles": [one for one in told if one["article"]],
        "others": [one for one in told if not one["article"]],
        "beside": [
            {"title": one["title"][language], "links": one["links"][language]} for one in beside
        ],
    }
    kept = [name for about in abouts for name in about["name"].values()]
    names = {"articles": "articles", "others": "units", "beside": "beside"}
    return found | {
        "words": words,
        "title": unbroken(study.title[language], kept),
        "subtitle": unbroken(words["about"], kept),
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
    registry = read_json(f"build/{unit}/registry.json")
    alt = Voice(registry, study.words, language).alternative(figure)
    return {
        "alt": alt,
        "sizes": {"wide": in_page(file), "narrow": in_page(file.with_suffix(".narrow.svg"))},
    }


with job(snakemake) as (study, given, made):
    units = sorted(map(read_words, map(Path, given.units)), key=lambda about: about[study.unit])
    verified, beside = read_json(given.verified), read_json(given.beside)
    pages = {one: content(study, units, verified, beside, one) for one in study.languages}
    style = Path(given.style[0]).read_text(encoding="utf-8")
    found = page(page_templates(), "index.html", style, pages, study.names)
    Path(made[0]).write_text(found, encoding="utf-8")
