"""What a study lacks in a language that it declares: words, titles, manuscripts.

A language is a name, its words and its manuscripts; whoever declares one is told at once of all
that is still to be written in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from babel import Locale, UnknownLocaleError

from runut.builds.files import left_by_quarto, read_words
from runut.study import FILE, MANUSCRIPTS, OWN_WORDS, SPOKEN, Study, own_words
from runut.tables.errors import ValidationError
from runut.tables.strict import read_yaml

NOT_BUILT = "check"  # words that no build of a study speaks
LONGEST = 60  # letters of an example


def lacking(study: Study) -> list[ValidationError]:
    """All that is missing in a language of the study, beside what its units are to say."""
    return [
        *in_names(study),
        *in_titles(study),
        *in_words(study),
        *in_manuscripts(study),
        *articles_lacking(study),
    ]


def in_names(study: Study) -> Iterator[ValidationError]:
    """Languages that nobody knows how numbers are written in."""
    for language in study.languages:
        try:
            Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            expected = "a language's code, such as en or pt-BR"
            yield ValidationError(study.file, 0, f"languages.{language}", repr(language), expected)


def in_titles(study: Study) -> Iterator[ValidationError]:
    for language in study.languages:
        if language not in study.title:
            yield ValidationError(study.file, 0, f"title.{language}", "nothing", "a title")


def in_words(study: Study) -> Iterator[ValidationError]:
    """Words that a language lacks, each with what it is in another."""
    yield from in_machinery(study)
    own = {name: words for name, words in spoken(study).items() if name not in own_words()}
    found = {first_words(study): own}
    beside = [*study.words_apart, *filter(None, [study.about.get("published")])]
    found |= {name: read_words(study.folder / name) for name in beside}
    for file, words in found.items():
        for gap in gaps(words, study.languages):
            yield word_lacking(file, *gap)


def in_machinery(study: Study) -> Iterator[ValidationError]:
    """Words of the machinery's own that a language of the study lacks; where it lacks all of them,
    how to begin with it."""
    machinery, said, file = own_words(), spoken(study), first_words(study)
    del machinery[NOT_BUILT]
    for language in study.languages:
        places = {where for where, *_ in gaps(machinery, [language])}
        lacking = [gap for gap in gaps(said, [language]) if gap[0] in places]
        if places and len(lacking) == len(places):
            found = f"no word in {language} of the machinery's {len(places)}"
            expected = f"copies of {OWN_WORDS}/*.yaml, but for {NOT_BUILT}.yaml, with each text in "
            expected += f"{language}, too, and named under words in {FILE}"
            yield ValidationError(file, 0, "", found, expected)
        else:
            yield from (word_lacking(file, *gap) for gap in lacking)


def first_words(study: Study) -> str:
    """The file in which words that stand nowhere are missed."""
    return next(iter(study.about.get("words", [])), FILE)


def spoken(study: Study) -> dict:
    """The machinery's words with the study's own."""
    return own_words(study.folder / name for name in study.about.get("words", []))


def word_lacking(file: str, where: str, texts: Mapping[str, str], language: str) -> ValidationError:
    """That a word is missing in a language, with what it is in another."""
    known, text = next(iter(texts.items()))
    told = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return ValidationError(
        file, 0, f"{where}.{language}", "nothing", f"what is “{told}” in {known}"
    )


def gaps(
    words: Mapping, languages: Iterable[str], where: str = ""
) -> Iterator[tuple[str, dict[str, str], str]]:
    """Where words are that one of these languages lacks, what there is of them, and which."""
    texts = {one: words[one] for one in (*SPOKEN, *languages) if isinstance(words.get(one), str)}
    for language in languages if texts else ():
        if language not in texts:
            yield where, texts, language
    for name, inner in words.items():
        if isinstance(inner, Mapping):
            yield from gaps(inner, languages, f"{where}.{name}" if where else str(name))


def in_manuscripts(study: Study) -> Iterator[ValidationError]:
    """Manuscripts other than the units' articles, and parts of pages, that a language lacks."""
    folder, known = study.folder / MANUSCRIPTS, {*study.languages, *SPOKEN}
    parts = {
        one.with_suffix("").with_suffix("").relative_to(folder).as_posix()
        for one in folder.rglob("*.*.html")
        if one.suffixes[-2][1:] in known and not left_by_quarto(one)
    }
    names = [(one, "qmd") for one in study.about.get("manuscripts", {})]
    for name, end in [*names, *((one, "html") for one in sorted(parts))]:
        for language in study.languages:
            file = f"{MANUSCRIPTS}/{name}.{language}.{end}"
            if not (study.folder / file).is_file():
                expected = f"one in {study.names[language]}"
                yield ValidationError(file, 0, "", "no such file", expected)


def articles_lacking(study: Study) -> Iterator[ValidationError]:
    """Articles that a language lacks, by the descriptions of the units that name them."""
    for described in sorted(study.units.glob(f"*/{study.unit}.yaml")):
        about, _ = read_yaml(described.read_bytes(), described.as_posix())
        article = about.get("article") if isinstance(about, Mapping) else None
        for language in study.languages if isinstance(article, str) else ():
            file = f"{MANUSCRIPTS}/{article}.{language}.qmd"
            if not (study.folder / file).is_file():
                yield ValidationError(described.as_posix(), 0, "article", f"no {file}", "one")
