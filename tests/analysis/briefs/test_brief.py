"""What a brief says: true, whole and grammatical sentences for every case of the numbers."""

import itertools
import re
from pathlib import Path

import pytest

from analysis.atlas.districts import districts, unit_of_data
from analysis.briefs.batch import draw, figures_of, numbers_of
from analysis.briefs.brief import Brief
from analysis.briefs.cases import QUESTIONS
from analysis.briefs.sentences import plain
from analysis.national.panel import read_national
from analysis.peers import side_by_side, standing_numbers
from runut.manuscripts import opening as studies
from runut.manuscripts.derivations import entries, places
from runut.notebooks.qmd import Cell, parse
from runut.registry import build_registry
from tests.analysis.national_files import COLUMNS, csv_of, rows
from tests.studies import STUDY, read_city

MANUSCRIPTS = Path(__file__).parents[3] / "manuscript"
WORDS = STUDY.words
HEAD = "year,population,poor,employed,unemployed,official_rate\n"
ABOUT = """city: {city}
name: {{id: Kota {name}, en: {name}}}
bps_code: "{code}"
year: 2010
sources:
  counts: {{title: A yearbook}}
"""
OPTIONAL = {
    "causes": "cause,share,label_id,label_en\na,{a},Sebab A,Cause A\nb,{b},Sebab B,Cause B\n",
    "budget": "component,share,infrastructure,label_id,label_en\n"
    "roads,{roads},1,Jalan,Roads\ncredit,{credit},0,Kredit,Credit\n",
    "answers": "component,cause,weight,reason_id,reason_en\n{answers}",
    "programmes": "programme,label_id,label_en\nloans,Kredit mikro,Microcredit\n",
}


@pytest.fixture(autouse=True)
def in_manuscripts(monkeypatch):
    monkeypatch.chdir(MANUSCRIPTS)


def a_city(counts, city="here", code="1871", findings=None, **tables):
    about = ABOUT.format(city=city, name=city.title(), code=code)
    about += "".join(f"  {name}: {{title: A survey}}\n" for name in tables)
    files = {"city.yaml": about.encode(), "sources/counts.csv": f"{HEAD}2010,{counts}\n".encode()}
    files |= {f"sources/{name}.csv": text.encode() for name, text in tables.items()}
    files |= {name: text.encode() for name, text in (findings or {}).items()}
    return build_registry(read_city(files, city))


def a_district(counts, notes=()):
    """A district of a national file, where any number may be missing."""
    row = rows(1, (2010,))[0] | {"angkatan": ""}
    row |= dict(
        zip(("penduduk", "miskin", "bekerja", "menganggur", "persen"), counts.split(","),
            strict=True)
    )  # fmt: skip
    national = read_national(csv_of([row]), "national.csv", COLUMNS)
    found, without = districts(national, 2010, {"title": "A yearbook"}, {row["kode"]: list(notes)})
    assert not without
    one = found["33"][0]
    registry = build_registry(unit_of_data(STUDY, one)) | {"notes": one["notes"]}
    studies.add_standing(registry, one["standing"])
    return registry


def read_aloud(language, registry, others=(), verification=None):
    """The text of the first city's brief, as a reader sees it, and without its derivations."""
    if "standing" not in registry:
        peers = standing_numbers(
            side_by_side({one["city"]: one for one in (registry, *others)})["2010"]
        )
        studies.add_standing(registry, peers[registry["city"]])
    brief = Brief(STUDY, Path("none"), registry, language, verification)
    names = dict(zip(("choose", "picture", "sources", "derivations"), brief.names, strict=True))
    name = f"brief.{language}.qmd"
    pieces = []
    for part in parse((MANUSCRIPTS / name).read_text(encoding="utf-8"), name).parts[1:]:
        if isinstance(part, Cell):
            if not re.search("derivations|languages", part.code):
                pieces.append(eval(part.code, dict(names)).data)
        else:
            pieces.append(
                part.with_values([eval(one, dict(names)).data for one in part.expressions])
            )
    assert entries(brief)  # every number shown has its own
    return plain("\n\n".join(pieces))


ENGLISH, INDONESIAN = "en", "id"
POPULATIONS = {
    "usual": "1000,100,400,50,10.0",
    "no rate": "1000,100,400,50,",
    "higher rate": "1000,100,400,50,10.40",
    "far higher rate": "1000,100,400,50,15.00",
    "far lower rate": "1000,100,400,50,1.00",
    "hardly anybody else": "2000020,1000000,2000000,10,50",
    "lower rate": "1000,100,400,50,9.99",
    "nobody poor": "1000,0,400,50,0",
    "nobody out of work": "1000,100,400,0,10",
    "nobody in work": "1000,100,0,0,10",
    "all poor": "1000,1000,400,50,100",
    "more out of work than poor": "1000,20,400,50,2",
    "more poor than the labour force": "1000,500,300,50,50",
    "nobody else": "1000,100,950,50,10",
    "so many poor": "1000,900,500,50,90",
    "as many poor as out of work": "1000,50,400,50,5",
}


@pytest.mark.parametrize(
    ("counts", "tried"),
    [
        ("1000,100,400,50,10.00", "poverty_rate"),
        (",,400,50,", "unemployed_share"),
        ("1000,,,,", "population"),
    ],
)
def test_the_number_to_try_is_one_that_the_text_tells(tmp_path, counts, tried):
    brief = Brief(STUDY, tmp_path, a_district(counts), "en")
    assert f'key="{tried}"' in brief.sources().data


# As a national file may have them: numbers that its source did not publish, or that no city has.
BLANKS = {
    "no poor": "1000,,400,50,10.0",
    "no poor, no rate": "1000,,400,50,",
    "no population": ",100,400,50,10.0",
    "neither": ",,400,50,",
    "no unemployed": "1000,100,400,,10.0",
    "no employed": "1000,100,,50,10.0",
    "no work": "1000,100,,,10.0",
    "nothing but a rate": ",,,,10.0",
    "nothing": ",,,,",
    "nobody in work": "1000,100,0,50,10.0",
}


@pytest.mark.parametrize("counts", POPULATIONS.values(), ids=POPULATIONS)
@pytest.mark.parametrize("others", [[], ["1000,900,400,50,90"], ["1000,100,400,50,10"],
                                    ["1000,0,400,0,0", "1000,1000,400,10,100"]])  # fmt: skip
def test_sentences_are_whole(counts, others):
    peers = [a_city(one, f"peer{at}", f"187{2 + at}") for at, one in enumerate(others)]
    registry = a_city(counts)
    for language in (ENGLISH, INDONESIAN):
        are_whole(read_aloud(language, registry, peers))


NOTE = {"id": "Angkanya melompat.", "en": "The number leaps."}


@pytest.mark.parametrize("counts", BLANKS.values(), ids=BLANKS)
@pytest.mark.parametrize("notes", [[], [NOTE]], ids=["plain", "noted"])
def test_sentences_are_whole_where_numbers_are_missing(counts, notes):
    registry = a_district(counts, notes)
    for language in (ENGLISH, INDONESIAN):
        text = read_aloud(language, registry)
        are_whole(text)
        assert (f"- {NOTE[language]}" in text) is bool(notes)


def are_whole(text):
    """No sentence has a hole, a loose mark, a small first letter or an impossible share."""
    assert not re.search(r"\{|\}|None|\bnan\b|  \.|,\s*[.,]", text.replace("{#", "").replace(
        "}", "") if "{#" in text else text)  # fmt: skip
    for sentence in text.split("\n"):
        if sentence.strip() and sentence[0] not in "#|-:!":
            assert sentence.strip()[0].isupper() or sentence.strip()[0].isdigit(), sentence
            assert sentence.strip()[-1] in ".:", sentence
    assert "−" not in text, "no count or share is below nothing"
    shares = [float(one.replace(",", ".")) for one in re.findall(r"(\d+[.,]\d+)%", text)]
    assert all(0 <= share <= 100 for share in shares)


def test_every_case_of_the_people_is_met():
    seen = set()
    registries = [a_city(counts) for counts in POPULATIONS.values()]
    for registry in registries:
        studies.add_standing(
            registry, standing_numbers(side_by_side({registry["city"]: registry})["2010"])["here"]
        )
    for registry in [*registries, *map(a_district, BLANKS.values())]:
        found = Brief(STUDY, Path("none"), registry, ENGLISH).cases
        seen |= {(question, found[question]) for question in QUESTIONS}
    for question in ("working_poor", "supposing", "poor", "official", "labour"):
        missing = {(question, case) for case in QUESTIONS[question]} - seen
        assert not missing


@pytest.mark.parametrize(
    ("counts", "english", "indonesian"),
    [
        ("1000,0,400,50,0", "nobody was counted as poor", "tidak seorang pun tercatat miskin"),
        ("1000,100,400,0,10", "nobody was counted as out of work", "tercatat menganggur"),
        ("1000,100,400,50,10.40", "10.40%, is an estimate of its own, and is higher",
         "10,40%, lebih tinggi"),
        ("1000,100,400,50,15.00", "15.00%, is far higher; the two cannot both be right",
         "15,00%, jauh lebih tinggi; keduanya tidak mungkin sama-sama benar"),
        ("1000,100,400,50,1.00", "1.00%, is far lower", "1,00%, jauh lebih rendah"),
        ("1000,100,400,50,10.00", "10.00%, agrees to the last digit", "10,00%, cocok"),
        ("1000,100,400,50,", "No published poverty rate is given here.",
         "Angka kemiskinan yang diterbitkan tidak tersedia di sini."),
        ("1000,20,400,50,2", "more unemployed than poor", "Penganggur lebih banyak"),
        ("1000,500,300,50,50", "some of the poor must be outside it", "pasti berada di luarnya"),
        ("1000,100,0,0,10", "With nobody in work", "Karena tidak seorang pun bekerja"),
    ],
)  # fmt: skip
def test_key_sentences(counts, english, indonesian):
    registry = a_city(counts)
    assert english in read_aloud(ENGLISH, registry)
    assert indonesian in read_aloud(INDONESIAN, registry)


PLACES = {
    (): ("No other place", "Tidak ada daerah lain"),
    (50, 20): ("has the highest share", "Here mempunyai porsi penduduk miskin tertinggi"),
    (100, 20): ("share the highest share", "sama-sama mempunyai porsi penduduk miskin tertinggi"),
    (150, 200): ("has the lowest share", "Here mempunyai porsi penduduk miskin terendah"),
    (150, 100): ("share the lowest share", "sama-sama mempunyai porsi penduduk miskin terendah"),
    (150, 50): ("ranks number 2 of the 3 cities", "peringkat ke-2 dari 3 kota"),
    (150, 50, 100): ("shares rank number 2 of the 4 cities", "yang lain menempati peringkat ke-2"),
    (100,): ("same in each of the 2 cities compared", "sama di seluruh 2 kota yang dibandingkan"),
}  # fmt: skip


@pytest.mark.parametrize(("others", "said"), PLACES.items(), ids=map(str, PLACES))
def test_standing(others, said):
    registry = a_city("1000,100,400,50,10")
    peers = [
        a_city(f"1000,{poor},400,50,10", f"peer{at}", f"187{2 + at}")
        for at, poor in enumerate(others)
    ]
    for language, words in zip((ENGLISH, INDONESIAN), said, strict=True):
        assert words in read_aloud(language, registry, peers)


def test_the_lowest_and_the_highest_rate_name_whose_they_are():
    registry, other = (
        a_city(f"1000,{poor},400,50,10", city, code) | {"name": {"id": f"Kota {city}", "en": city}}
        for poor, city, code in ((100, "here", "1871"), (20, "there", "1872"))
    )
    peers = standing_numbers(side_by_side({one["city"]: one for one in (registry, other)})["2010"])
    studies.add_standing(registry, peers["here"])
    named = {}
    for language in (ENGLISH, INDONESIAN):
        brief = Brief(STUDY, Path("none"), registry, language)
        named[language] = [
            "".join(text)
            for end in ("lowest", "highest")
            for _, text in places(brief, f"poverty_{end}")
        ]
    assert named == {
        "en": ["there", "here"],
        "id": ["Kota there", "Kota here"],
    }


def tables(a, roads, answers, **others):
    others = others or {"b": 100 - a, "credit": 100 - roads}
    return {
        "causes": OPTIONAL["causes"].format(a=a, b=others["b"]),
        "budget": OPTIONAL["budget"].format(roads=roads, credit=others["credit"]),
        "answers": OPTIONAL["answers"].format(answers="".join(answers)),
    }


ROADS_B, ROADS_A = ("roads,b,1,Karena,Because\n",), ("roads,a,1,Karena,Because\n",)
CREDIT_A = "credit,a,1,Karena,Because\n"
MONEY = {
    "missed": (tables(70, 100, ()), "No money addresses any", "sama sekali tidak mengenai"),
    "exact": (tables(30, 70, (*ROADS_B, CREDIT_A)), "households named exactly", "dengan tepat"),
    "less": (tables(70, 80, (*ROADS_B, CREDIT_A)), "20.00% of the budget, less", "kurang dari"),
    "more": (tables(70, 80, ROADS_A), "80.00% of the budget, more", "lebih dari porsinya"),
    "nothing": (tables(70, 80, ROADS_B), "The leading cause gets no money", "tidak mendapat dana"),
    "hardly less": (tables("61.54", "61.50", (*ROADS_A,), b="38.46", credit="38.50"),
                    "61.50% of the budget, less than its share of all causes named, 61.54%.",
                    "61,50% dari anggaran, kurang dari porsinya"),
    "no roads": (tables(70, 0, ROADS_B), "None of the budget goes", "Tidak ada anggaran"),
    "equal": (tables(50, 80, ROADS_B), "were named equally often: “Cause A” and “Cause B”",
              "“Sebab A” dan “Sebab B”"),
}  # fmt: skip


FIGURED = {name: (counts, {}) for name, counts in POPULATIONS.items()}
FIGURED |= {name: (POPULATIONS["usual"], given) for name, (given, *_) in MONEY.items()}


@pytest.mark.parametrize(("counts", "given"), FIGURED.values(), ids=FIGURED)
def test_every_figure_says_something_whole_and_has_its_numbers(counts, given):
    registry = a_city(counts, **given)
    briefs = [Brief(STUDY, Path("none"), registry, one) for one in (ENGLISH, INDONESIAN)]
    for name in figures_of(registry):
        for brief in briefs:
            are_whole(f"{plain(brief.takeaway(name))}.")
        head, *rows = numbers_of(name, briefs)
        assert head == ["id", "label_en", "label_id", "value", "unit"] and rows
        known = registry["numbers"]
        assert all(value == known[one]["decimal"] for one, *_, value, _ in rows)


@pytest.mark.parametrize(
    ("figure", "counts", "english", "indonesian"),
    [
        ("assumptions", "usual", "With nothing assumed, any share up to 25.00% is possible",
         "Tanpa asumsi, porsi berapa pun sampai 25,00% mungkin"),
        ("assumptions", "so many poor", "Whatever is assumed, at least 80.00% must be poor",
         "Apa pun asumsinya, sedikitnya 80,00% pasti miskin"),
        ("labour", "usual", "On both assumptions, 12.50% of those in work are poor",
         "Dengan kedua asumsi, 12,50% pekerja tergolong miskin"),
    ],
)  # fmt: skip
def test_key_takeaways(figure, counts, english, indonesian):
    registry = a_city(POPULATIONS[counts])
    for language, said in ((ENGLISH, english), (INDONESIAN, indonesian)):
        assert plain(Brief(STUDY, Path("none"), registry, language).takeaway(figure)) == said


@pytest.mark.parametrize(("given", "english", "indonesian"), MONEY.values(), ids=MONEY)
def test_spending_and_need(given, english, indonesian):
    registry = a_city(POPULATIONS["usual"], **given)
    assert english in read_aloud(ENGLISH, registry)
    assert indonesian in read_aloud(INDONESIAN, registry)


@pytest.mark.parametrize(
    ("counts", "english", "indonesian"),
    [
        ("2000000,1,400,50,", "was 1, which is less than 0.01% of the population.",
         "1 jiwa, yaitu kurang dari 0,01% dari seluruh penduduk."),
        ("2000000,1999999,400,50,", "which is over 99.99% of the population.",
         "yaitu lebih dari 99,99% dari seluruh penduduk."),
        ("2000000,100,900000,1,", "which is less than 0.1% of the labour force.",
         "yaitu kurang dari 0,1% dari angkatan kerja."),
        ("1000000,100001,900000,0,", "at least 0.0001% of those in work must be poor",
         "sedikitnya 0,0001% dari penduduk yang bekerja"),
        ("20000,2,900,50,", "which is 0.01% of the population.", "yaitu 0,01% dari"),
    ],
)  # fmt: skip
def test_a_small_share_is_not_nothing_nor_a_large_one_everything(counts, english, indonesian):
    registry = a_city(counts)
    assert english in read_aloud(ENGLISH, registry)
    assert indonesian in read_aloud(INDONESIAN, registry)


def test_a_label_stands_as_it_was_written():
    given = tables(70, 100, ())
    given["causes"] = given["causes"].replace("Cause A", "Java’s drought.")
    text = read_aloud(ENGLISH, a_city(POPULATIONS["usual"], **given))
    assert "named most often is “Java’s drought”, with 70%." in text


@pytest.mark.parametrize(
    ("severity", "english", "indonesian"),
    [
        ("none", "of the only number that is given here from a published article found no major",
         "satu-satunya angka dari artikel yang terbit yang dimuat di sini tidak menemukan"),
        ("major", "from a published article found a major problem with it.",
         "di sini menemukan masalah besar padanya."),
    ],
)  # fmt: skip
def test_a_single_claim_is_spoken_of_as_one(severity, english, indonesian):
    for language, said in ((ENGLISH, english), (INDONESIAN, indonesian)):
        found = {"claims": {"rate": {"severity": severity, "target": ""}}, "verdicts": {}}
        text = read_aloud(language, a_city(POPULATIONS["usual"]), verification=found)
        assert said in text and "1 in all" not in text


def test_where_nobody_is_poor_nothing_is_drawn(tmp_path, monkeypatch):
    monkeypatch.chdir(MANUSCRIPTS.parent)
    for counts, drawn in (("1000,0,400,50,0", 0), ("1000,100,400,50,10", 6)):
        draw(STUDY, a_city(counts), tmp_path / "figures")
        assert len([*(tmp_path / "figures").iterdir()]) == drawn


def test_what_is_missing_is_named():
    usual = POPULATIONS["usual"]
    assert "causes of poverty, budgets, programmes, published articles and local" in read_aloud(
        ENGLISH, a_city(usual)
    )
    text = read_aloud(INDONESIAN, a_city(usual, programmes=OPTIONAL["programmes"]))
    assert "- Kredit mikro" in text
    assert "penyebab kemiskinan, anggaran, artikel yang terbit, dan temuan" in text


def test_spending_that_nobody_set_against_the_causes_is_named():
    given = {name: table for name, table in tables(70, 80, ()).items() if name != "answers"}
    said = {
        ENGLISH: "which causes the spending addresses, programmes, ",
        INDONESIAN: "penyebab mana yang ditangani belanja, program, ",
    }
    part = a_city(POPULATIONS["usual"], **given)
    whole = a_city(POPULATIONS["usual"], **tables(70, 80, ()))
    for language, words in said.items():
        assert words in read_aloud(language, part)
        assert words not in read_aloud(language, whole)


def test_findings_of_one_language_say_so():
    registry = a_city(POPULATIONS["usual"], findings={"findings.id.md": "Kami *melihat* ini."})
    assert "in Indonesian only.\n\nKami *melihat* ini." in read_aloud(ENGLISH, registry)


def test_no_case_is_without_words():
    for language, (question, known) in itertools.product((ENGLISH, INDONESIAN), QUESTIONS.items()):
        source = (MANUSCRIPTS / f"brief.{language}.qmd").read_text(encoding="utf-8")
        assert len(re.findall(rf'choose\(\s*"{question}",', source)) == 1
        assert known


def test_words_that_do_not_fit_a_question_are_refused():
    brief = Brief(STUDY, Path("none"), a_city(POPULATIONS["usual"]), ENGLISH)
    question = next(iter(QUESTIONS))
    with pytest.raises(KeyError, match=f"{question} needs words for {QUESTIONS[question][0]}, "):
        brief.choose(question, another="Words")


def test_two_numbers_that_differ_are_shown_with_the_decimals_that_show_it():
    registry = a_city(POPULATIONS["usual"], **tables(70, 80, ROADS_A))
    registry["numbers"]["answered.stated.a"]["exact"] = "35001/500"
    brief = Brief(STUDY, Path("none"), registry, ENGLISH)
    assert brief.told_apart("answered.stated", "cause_part").startswith("[70.002%]")
    assert brief.told_apart("cause_part", "answered.stated").startswith("[70.000%]")


@pytest.mark.parametrize("name", ["causes", "assumptions"])
def test_a_figure_that_was_drawn_has_its_words_and_its_caption(tmp_path, name):
    registry = a_city(POPULATIONS["usual"], **tables(70, 80, ROADS_A))
    brief = Brief(STUDY, tmp_path, registry, ENGLISH)
    assert brief.picture(name, "In {year}.").data == ""
    (tmp_path / "figures").mkdir()
    (tmp_path / f"figures/{name}.en.svg").write_text("<svg/>")
    text = brief.picture(name, "In {year}.").data
    assert text.startswith(
        f"::: {{#fig-{name}}}\n![]({tmp_path}/figures/{name}.en.svg){{.small fig-alt="
    )
    assert f"\n\n**{brief.takeaway(name)}.** In [2010]{{.year}}. [" in text
    assert f'href="figures/{name}.csv"}}]{{.source}}\n:::' in text
    assert not re.search(r"[{}]", re.search(r'fig-alt="([^"]*)"', text).group(1))
