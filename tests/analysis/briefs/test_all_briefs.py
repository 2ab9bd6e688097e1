"""Every brief of a national file, read by rules that any sentence has to keep, and by numbers that
are worked out anew.

The file is invented and means ill: each combination of numbers that are missing, nil, one, equal,
tiny or huge, of cities and of regencies.
"""

import itertools
import re
from fractions import Fraction

import pytest

from analysis.atlas.districts import districts, unit_of_data
from analysis.briefs.brief import Brief
from analysis.briefs.cases import QUESTIONS
from analysis.briefs.sentences import plain
from analysis.national.panel import read_national
from runut.manuscripts import opening as studies
from runut.notebooks.qmd import Cell, parse
from runut.registry import build_registry
from tests.analysis.briefs.test_brief import MANUSCRIPTS, WORDS, in_manuscripts  # noqa: F401
from tests.analysis.national_files import COLUMNS, csv_of, rows
from tests.conftest import LANGUAGES
from tests.studies import STUDY

pytestmark = pytest.mark.slow
NUMBERS = {
    "penduduk": ("", "0", "1", "1000", "2000020"),
    "miskin": ("", "0", "1", "500", "700", "1000"),
    "bekerja": ("", "0", "450", "2000000"),
    "menganggur": ("", "0", "1", "50"),
    "persen": ("", "49.90", "50.10", "0.1"),
}
# Words that one language has and the other has not.
FOREIGN = {
    "id": re.compile(r"\b(the|of|is|are|was|were|and|people|share|district|city)\b", re.IGNORECASE),
    "en": re.compile(r"\b(yang|dan|dari|tidak|jiwa|adalah|kota|kabupaten)\b", re.IGNORECASE),
}
WRONG = {
    "a blank too many": re.compile(r"\S {2,}\S"),
    "a blank before a mark": re.compile(r" [.,;:?!%]"),
    "two marks": re.compile(r"[.,;:]{2}"),
    "a mark without a blank": re.compile(r"[a-z][.;,:][A-Za-z]"),
    "a brace or what Python says of nothing": re.compile(r"[{}]|\bNone\b|\bnan\b"),
    "a word twice": re.compile(r"\b([A-Za-z]+) \1\b", re.IGNORECASE),
    "one of many": re.compile(
        r"(?<![\d.,])1 (people|persons|districts|cities|numbers|causes|places)\b"
    ),
    "an Indonesian plural": re.compile(r"\b(kota|kabupaten|penyebab|angka)s\b"),
    "an article that does not fit": re.compile(r"\b(?:a [aeio]|an [^aeioh])", re.IGNORECASE),
    "less than nothing": re.compile("\u2212"),
}
HEADING = re.compile(r"\{#[a-z-]+\}")


def everything() -> list[dict]:
    """The rows of a file with a district for each combination."""
    usual, found = rows(1, (2010,))[0], []
    for at, numbers in enumerate(itertools.product(*NUMBERS.values())):
        # 68 regencies and 8 cities a province, over provinces from 11 on
        province, place = divmod(at, 76)
        code = f"{11 + province}{place + 1 if place < 68 else place + 3:02}"
        found.append(
            usual
            | dict(zip(NUMBERS, numbers, strict=True))
            | {"kode": code, "nama": f"Daerah {at}", "angkatan": ""}
        )
    return found


@pytest.fixture(scope="module")
def registries():
    national = read_national(csv_of(everything()), "national.csv", COLUMNS)
    provinces, without = districts(national, 2010, {"title": "A yearbook"}, {})
    assert without  # more poor people than people is nobody's brief
    found = []
    for one in itertools.chain.from_iterable(provinces.values()):
        registry = build_registry(unit_of_data(STUDY, one)) | {"notes": []}
        studies.add_standing(registry, one["standing"])
        found.append((national.row(one["code"], 2010).values, registry))
    return found


@pytest.fixture(scope="module")
def parts():
    """The calls and texts of each manuscript, compiled once for hundreds of briefs."""
    found = {}
    for language in LANGUAGES:
        name = f"brief.{language}.qmd"
        document = parse((MANUSCRIPTS / name).read_text(encoding="utf-8"), name)
        found[language] = [
            (None, [compile(part.code, name, "eval")])
            if isinstance(part, Cell)
            else (part, [compile(one, name, "eval") for one in part.expressions])
            for part in document.parts[1:]
            if not (
                isinstance(part, Cell) and re.search("sources|derivations|languages", part.code)
            )
        ]
    return found


BESIDE = "sources|derivations|languages"  # calls that return no sentences


def read(brief: Brief, parts: list) -> list[str]:
    """A brief's paragraphs as a reader sees them, its derivations aside."""
    names = dict(zip(("choose", "picture", "sources", "derivations"), brief.names, strict=True))
    pieces = []
    for text, codes in parts:
        values = [eval(code, dict(names)).data for code in codes]
        pieces.append(text.with_values(values) if text else values[0])
    lines = plain("\n\n".join(pieces)).split("\n")
    return [line.strip() for line in lines if line.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_false_empty_or_ungrammatical(registries, parts, language, told_at_end):
    told_at_end(f"Briefs read in {language}: {len(registries)}")
    for values, registry in registries:
        brief = Brief(STUDY, MANUSCRIPTS / "none", registry, language)
        lines = read(brief, parts[language])
        reads_well(lines, language)
        is_true(" ".join(lines), values, brief, language)


def test_every_case_of_people_and_work_was_read(registries):
    seen = {
        (question, case)
        for _, registry in registries
        for question, case in Brief(STUDY, MANUSCRIPTS, registry, "en").cases.items()
    }
    for question in ("poor", "official", "labour", "working_poor", "supposing", "average"):
        assert {(question, case) for case in QUESTIONS[question]} <= seen, question


def reads_well(lines: list[str], language: str) -> None:
    text = "\n".join(lines)
    sentences = []
    for line, following in itertools.pairwise([*lines, "#"]):
        if line.startswith("#"):
            assert not following.startswith("#"), f"a heading over nothing: {line}\n{text}"
            line = HEADING.sub("", line).strip("# ")
        else:
            assert line[0].isupper() or line[0].isdigit(), line
            assert line[-1] == ".", line
            sentences += re.split(r"(?<=\.) (?=[A-Z])", line)
        for what, pattern in WRONG.items():
            assert not pattern.search(line), f"{what}: {line}"
        assert not FOREIGN[language].search(line), line
    assert len(sentences) == len(set(sentences)), text
    shares = [Fraction(one.replace(",", ".")) for one in re.findall(r"([\d]+[.,]?[\d]*)%", text)]
    assert all(0 <= share <= 100 for share in shares), text


def is_true(text: str, values: dict, brief: Brief, language: str) -> None:
    """What a brief says of the numbers, held against the numbers themselves."""
    population, poor, employed, unemployed = (
        values[name] for name in ("population", "poor", "employed", "unemployed")
    )
    words = {
        "en": {
            "all_poor": "everybody was counted as poor",
            "no_poor": "nobody was counted as poor",
            "all_work": "nobody was counted as out of work",
            "more_unemployed": "more unemployed than poor people",
            "more_poor": "more poor people than people in the labour force",
            "unanswered": "This cannot be answered here",
            "far": "cannot both be right",
        },
        "id": {
            "all_poor": "semuanya tercatat miskin",
            "no_poor": "tidak seorang pun tercatat miskin",
            "all_work": "tidak seorang pun tercatat menganggur",
            "more_unemployed": "Penganggur lebih banyak daripada penduduk miskin",
            "more_poor": "Penduduk miskin lebih banyak daripada angkatan kerja",
            "unanswered": "Pertanyaan ini tidak dapat dijawab di sini",
            "far": "tidak mungkin sama-sama benar",
        },
    }[language]
    said = {name for name, phrase in words.items() if phrase in text}
    counted = None not in (population, poor)
    worked = None not in (employed, unemployed)
    whole = counted and worked
    settled = not whole or not employed or not poor
    outside = population - employed - unemployed if whole else 0
    least = max(0, poor - unemployed - outside) if whole else 0
    most = min(poor, employed) if whole else 0
    asked = not settled and least < most
    true = {
        "all_poor": counted and poor == population and poor,
        "no_poor": counted and not poor,
        "all_work": worked and employed and not unemployed,
        "more_unemployed": asked and poor < unemployed,
        "more_poor": asked and poor > employed + unemployed,
        "unanswered": not whole,
        "far": (rate := values["official_rate"]) is not None
        and counted
        and population
        and abs(rate - (ours := 100 * poor / population)) > Fraction(1, 2)
        and max(rate, ours) > Fraction(5, 4) * min(rate, ours),
    }
    assert said == {name for name, holds in true.items() if holds}, f"{values}\n{text}"
    if whole and employed:
        for end, persons in (("low", least), ("high", most)):
            number = f"working_poor_share_{end}.neither"
            assert brief.value(number) == 100 * persons / employed
