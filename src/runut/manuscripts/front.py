"""The head of an article's page: what lies beside it, when and under what licence it appeared, and
how to cite it. Title, authors and licence are those of the manuscript, as far as it names them; the
rest is said in the study's CITATION.cff, without which there are the links alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup

from runut.builds.files import read_words
from runut.manuscripts.opening import UnitVoice
from runut.notebooks.qmd import split_front_matter
from runut.numerals.locales import locale_of
from runut.templates import templates_in
from runut.wording import spoken

FORMATS = {"pdf": "PDF", "docx": "DOCX", "xml": "JATS XML"}  # that lie beside the page
CITATION = "CITATION.cff"
LICENCE = "https://spdx.org/licenses/{}.html"


def front(voice: UnitVoice) -> Markup:
    """The head of an article's page as HTML."""
    unit = voice.registry[voice.study.unit]
    about = read_words(voice.study.units / unit / f"{voice.study.unit}.yaml")
    languages = {one: name for one, name in voice.study.names.items() if one != voice.language}
    words = spoken(voice.words["front"], voice.language)
    file = voice.study.folder / CITATION
    citation = cited(voice, about, read_words(file), words) if file.is_file() else None
    return Markup(
        templates_in(Path(__file__).with_name("page")).get_template("front.html").render(
            words=words, language=voice.language, languages=languages, formats=FORMATS,
            verified=bool(voice.verified), citation=citation,
        )
    )  # fmt: skip


def ways(
    names: Mapping[str, str], language: str, document: str, label: str, beside: Mapping[str, str]
) -> Markup:
    """What leads from a document's page to the same document in the other languages and to what
    lies ``beside`` it: addresses by what they are called. ``names``: what each language calls
    itself."""
    way = Markup('<li><a href="{0}.{1}.html" lang="{1}" hreflang="{1}">{2}</a></li>')
    other = Markup('<li><a href="{}">{}</a></li>')
    items = [way.format(document, one, name) for one, name in names.items() if one != language]
    items += [other.format(address, called) for called, address in beside.items()]
    nav = Markup('<nav class="front" aria-label="{}"><ul>{}</ul></nav>')
    return nav.format(label, Markup("").join(items))


def cited(voice: UnitVoice, about: Mapping, cff: Mapping, words: Mapping) -> dict:
    """What the box says of how to cite the article."""
    file = voice.study.folder / f"manuscript/{about['article']}.{voice.language}.qmd"
    head = split_front_matter(file.read_text(encoding="utf-8"), file.name)[0]
    title, authors = head["title"], listed(head.get("author", []))
    day, version = cff["date-released"], str(cff["version"])
    fields = {
        "author": " and ".join(map(bibtex_name, authors)),
        "title": f"{{{title}}}",
        "year": str(day.year),
        "version": version,
        **{key: cff[key] for key in ("doi", "url") if key in cff},
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items()]
    key = f"{voice.study.about['study']}-{day.year}-{voice.language}"
    return {
        "date": format_date(day, "long", Locale.parse(locale_of(voice.language), sep="-")),
        "version": version,
        "licences": licences(head.get("license"), cff),
        "text": words["citation"].format(
            authors=voice.listed(map(plain_name, authors)), year=day.year, title=title,
            version=version,
        ),
        "original": words["original"].format(**about["published"])
        if "published" in about
        else "",
        "bibtex": ",\n".join([f"@misc{{{key}", *lines]) + "\n}",
    }  # fmt: skip


def licences(own: object, cff: Mapping) -> dict[str, str]:
    """A manuscript's own licence, else those of the whole study, with their addresses."""
    if isinstance(own, Mapping) and {"text", "url"} <= own.keys():
        return {own["text"]: own["url"]}
    return {one: LICENCE.format(one) for one in listed(cff.get("license", []))}


def listed(one: object) -> list:
    """What may be given as one or as several."""
    return one if isinstance(one, list) else [one]


def plain_name(author: str | Mapping) -> str:
    """An author's name, in the forms that Quarto's front matter has for it."""
    name = author if isinstance(author, str) else author["name"]
    if isinstance(name, str):
        return name
    return name.get("literal") or f"{name['given']} {name['family']}"


def bibtex_name(author: str | Mapping) -> str:
    """A person as BibTeX parts names, what is named as one whole as such."""
    name = author["name"] if isinstance(author, Mapping) else author
    if isinstance(name, Mapping) and "family" in name:
        return f"{name['family']}, {name['given']}"
    return f"{{{plain_name(author)}}}"
