"""Every reader meets what nobody should send it: it reads rightly or refuses clearly."""

import csv
import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import strategies as st
from openpyxl import Workbook
from pypandoc import convert_text

from analysis.joint_checks import joint_checks
from runut.builds.choices import choice_errors, whole_schema
from runut.builds.files import defused, fused, quoted, read_folder
from runut.builds.logs import Mendable
from runut.check.numbers.numerals import numerals_of
from runut.check.text import Block
from runut.claims.verification import as_junit, as_rows, verification
from runut.documents.embedded import READER, RenderingFailed, run_pandoc
from runut.documents.project import placed, read_project
from runut.notebooks.checks import checked
from runut.numerals.printed import MARKS, read_numeral
from runut.numerals.rounding import RULES
from runut.numerals.stated import Stated, read_stated
from runut.registry import (
    build_registry,
    claims,
    families,
    labels,
)
from runut.tables.descriptor import descriptor_errors
from runut.tables.errors import BadInput
from runut.tables.findings import read_findings
from runut.tables.strict import read_json, read_yaml
from runut.tables.table import decimal_mark, group_mark, read_table, tidy
from runut.tables.unit import DESCRIPTOR
from tests.conftest import CITY, ROOT
from tests.fuzz.cases import TEXT, VALUES, altered, clear, fuzz, refused, spliced
from tests.studies import OF_COUNTS, STUDY, read_city

FILES = read_folder(CITY)
PACKAGE = json.loads(FILES[DESCRIPTOR])
RESOURCES = {one["path"]: one for one in PACKAGE["resources"]}
WORDS = STUDY.words
SCHEMA = whole_schema(STUDY, str(ROOT))
MANUSCRIPT = (ROOT / "manuscript/article.en.qmd").read_bytes()
BIBLIOGRAPHY = (ROOT / "manuscript/references.bib").read_bytes()


def as_written(value: Fraction, decimals: int, decimal: str, group: str) -> str:
    """A number as an independent hand would print it, digit by digit."""
    scaled = abs(value) * 10**decimals
    assert scaled.denominator == 1
    digits = str(scaled.numerator).rjust(decimals + 1, "0")
    whole = digits[: len(digits) - decimals]
    groups = []
    while group and len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    text = ("-" if value < 0 else "") + group.join([whole, *groups])
    return text + (decimal + digits[-decimals:] if decimals else "")


def check_reading(printed: str, value: Fraction, decimal: str, group: str) -> None:
    """A numeral that was accepted says exactly that number, and is written in no other way."""
    decimals = len(printed.partition(decimal)[2]) if decimal and decimal in printed else 0
    assert as_written(value, decimals, decimal, group) == printed
    plain = printed.replace(group, "") if group else printed
    assert Fraction(Decimal(plain.replace(decimal, ".") if decimal else plain)) == value


MARKED = st.tuples(
    st.builds(Fraction, st.integers(-(10**9), 10**9)),
    st.integers(0, 4),
    *[st.sampled_from(MARKS)] * 2,
).map(lambda one: (as_written(one[0] / 10 ** one[1], *one[1:]), *one[2:]))


@fuzz(case=st.one_of(
    MARKED,
    st.tuples(TEXT, *[st.sampled_from(MARKS)] * 2),
    st.builds(lambda one, at, piece: (one[0][:at] + piece + one[0][at:], *one[1:]),
              MARKED, st.integers(0, 9), st.one_of(TEXT, st.sampled_from(".,0-"))),
    st.tuples(st.from_regex(r"[0-9., -]{1,9}", fullmatch=True), TEXT, TEXT),
))  # fmt: skip
def test_numerals(case):
    text, decimal, group = case
    try:
        value = read_numeral(text, decimal, group)
    except ValueError as error:
        assert re.match(r"found .*, expected .", str(error), flags=re.DOTALL)
        return False
    check_reading(text, value, decimal, group)
    return True


@fuzz(
    before=st.sampled_from(["", "about ", "sekitar ", "< ", "≥", "hampir ", "antara ", "Rp"]),
    case=MARKED,
    after=st.one_of(st.sampled_from(["", "%", " or more", " dan 5", "–6", " ribu jiwa"]), TEXT),
)
def test_what_a_text_states(before, case, after):
    printed, decimal, group = case
    text = f"{before}{printed}{after}"
    try:
        stated = read_stated(text, decimal, group)
    except ValueError as error:
        assert re.match(r"found .*, expected .", str(error), flags=re.DOTALL)
        return False
    if before + after == "":
        check_reading(printed, stated.value, decimal, group)
    for rule in RULES:
        found = stated.stands_for(rule)
        assert None in (found.low, found.high) or found.low <= found.high
        assert stated.value is None or stated.value in found
    assert str(stated)
    return True


@fuzz(text=st.one_of(TEXT, st.text(max_size=300)))
def test_numerals_in_a_text(text):
    for one in numerals_of(Block("paragraph", text)):
        assert text[one.offset :].startswith(one.printed)
    return True


@fuzz(case=st.sampled_from(sorted(RESOURCES)).flatmap(
    lambda path: st.tuples(st.just(path), spliced(FILES[path]))
))  # fmt: skip
def test_tables(case):
    path, data = case
    table, errors = read_table(data, RESOURCES[path], path)
    if errors:
        return clear(errors)
    for row, printed in zip(table.rows, table.printed, strict=True):
        for field in table.fields:
            value, text = row[field["name"]], printed[field["name"]]
            if isinstance(value, Stated) and not value.in_words:
                value = value.value
            if isinstance(value, Fraction) and text:
                marks = decimal_mark(field, printed), group_mark(field, printed)
                check_reading(text, value, *marks)
    assert len(tidy(table)) == 1 + len(table.rows)
    return True


def study(files: dict[str, bytes], whole: bool = False) -> bool:
    """A city through its numbers and verdicts; ``whole``: through the slow joint checks too."""
    try:
        city = read_city(files, "city")
    except BadInput as error:
        return refused(error)
    if whole:
        json.dumps(build_registry(city), allow_nan=False)
        json.dumps(joint_checks(city), allow_nan=False)
    claims(city, {}), labels(city.tables.values())
    families(city.graph)
    content = verification(city)
    assert all(isinstance(cell, str) for row in as_rows(content, STUDY.languages) for cell in row)
    as_junit(content, CITY.name, "en")
    return True


@fuzz(case=st.sampled_from(sorted(FILES)).flatmap(
    lambda path: st.tuples(st.just(path), spliced(FILES[path]))
))  # fmt: skip
def test_city_files(case):
    path, data = case
    return study({**FILES, path: data})


PLAIN = read_folder(OF_COUNTS)
COUNTS = "sources/counts.csv"


def workbook(data: bytes) -> bytes:
    book, made = Workbook(), BytesIO()
    for row in csv.reader(data.decode().splitlines()):
        book.active.append([float(cell) if cell[:1].isdigit() else cell for cell in row])
    book.save(made)
    return made.getvalue()


@fuzz(case=st.sampled_from(sorted(PLAIN)).flatmap(
    lambda path: st.tuples(st.just(path), spliced(PLAIN[path]))
))  # fmt: skip
def test_files_of_a_city_without_a_descriptor(case):
    path, data = case
    return study({**PLAIN, path: data})


@fuzz(data=spliced(workbook(PLAIN[COUNTS])))
def test_sheets(data):
    files = {path: content for path, content in PLAIN.items() if path != COUNTS}
    return study({**files, COUNTS.replace(".csv", ".xlsx"): data})


# What a city's findings may become in a document, once pandoc has read them.
FORMS = {
    "Para", "Plain", "Header", "BulletList", "OrderedList", "BlockQuote", "HorizontalRule", "Str",
    "Space", "SoftBreak", "LineBreak", "Emph", "Strong", "Link", "Quoted", "DoubleQuote",
    "SingleQuote", "Decimal", "Period", "DefaultStyle", "DefaultDelim", "OneParen", "TwoParens",
}  # fmt: skip
MARKUP = st.sampled_from(
    ["<script>x</script>", "`{python} 1`", "```{python}\n1\n```", "{{< include x >}}", "$x$",
     "[^1]", "[a](javascript:b)", "[a](https://b.example)", "::: {.x}", "@ref", "{=html}",
     "`a`{=html}",
     "| a |\n|---|", "# h {#id}", "**b**", "- x", "> q", "    code", "~~~", "\\input{x}",
     "#eval(1)"]
)  # fmt: skip


@fuzz(text=st.lists(st.one_of(MARKUP, MARKUP, TEXT), min_size=1, max_size=6).map("\n".join))
def test_findings(text):
    files = {"findings.md": text.encode("utf-8", "surrogatepass")}
    found, errors = read_findings(files, "city", STUDY.languages)
    if errors:
        return clear(errors)
    for markdown in found.values():
        read = convert_text(markdown, "json", format=READER)
        kinds = set(re.findall(r'"t":"(\w+)"', read))
        assert kinds <= FORMS, kinds - FORMS
        assert "javascript:" not in "".join(re.findall(r'\["([^"]*)",""\]', read))
    return True


@fuzz(package=altered(PACKAGE))
def test_city_descriptors(package):
    return study({**FILES, DESCRIPTOR: json.dumps(package).encode("utf-8", "surrogatepass")})


def renumbered(path: str) -> st.SearchStrategy[tuple[str, bytes]]:
    """A table of numbers with one digit group of it changed, its form kept."""
    places = list(re.finditer(rb"(?<=,)[0-9]+", FILES[path]))

    def put(found: re.Match, digits: int) -> tuple[str, bytes]:
        new = str(digits)[: len(found.group())].encode()
        return path, FILES[path][: found.start()] + new + FILES[path][found.end() :]

    return st.builds(put, st.sampled_from(places), st.integers(0, 10**6))


@fuzz(
    costs=25,
    case=st.sampled_from([f"sources/{name}.csv" for name in ("population", "official")])
    .flatmap(renumbered),
)  # fmt: skip
def test_whole_studies(case):
    path, data = case
    return study({**FILES, path: data}, whole=True)


@fuzz(package=VALUES)
def test_descriptors_of_any_form(package):
    errors = descriptor_errors(package, "datapackage.json", STUDY.languages)
    return not errors or clear(errors)


@fuzz(data=st.one_of(spliced(FILES["city.yaml"]), st.lists(TEXT).map("\n".join).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)))  # fmt: skip
def test_yaml(data):
    content, errors = read_yaml(data, "city.yaml")
    return clear(errors) if errors else content == yaml.safe_load(data.decode())


@fuzz(data=st.one_of(spliced(FILES[DESCRIPTOR]), VALUES.map(lambda value: json.dumps(value).encode(
    "utf-8", "surrogatepass"
)), TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))))  # fmt: skip
def test_json(data):
    content, errors = read_json(data, "datapackage.json")
    return clear(errors) if errors else content == json.loads(data, parse_float=Decimal)


@fuzz(choices=st.one_of(VALUES, altered(
    {"engine": "auto", "survey_sizes": [100, 300], "date": "2026-11-23"}
), st.fixed_dictionaries({
    "engine": st.sampled_from(["auto", "quarto"]),
    "survey_sizes": st.lists(st.integers(5, 2000), min_size=1, max_size=2),
    "date": st.one_of(TEXT, *[st.dates(date(1970, 1, 1), date(2110, 1, 1)).map(str)] * 3),
})))  # fmt: skip
def test_config(choices):
    errors = choice_errors(choices, SCHEMA, "config/config.yaml")
    if errors:
        return clear(errors)
    day = datetime.fromisoformat(choices["date"]).replace(tzinfo=UTC)
    assert day.year >= 1980 and min(choices["survey_sizes"]) >= 10
    return True


@fuzz(costs=4, data=spliced(MANUSCRIPT))
def test_manuscripts(data):
    with TemporaryDirectory() as name:
        manuscript = Path(name) / "article.en.qmd"
        manuscript.write_text(data.decode("utf-8", "replace"), encoding="utf-8")
        try:
            checked(manuscript, [str(ROOT / "manuscript/references.bib")], ["html"], "embedded")
        except BadInput as error:
            return refused(error)
        except Mendable as error:
            assert all(re.search(r"line [0-9]+: ", line) for line in str(error).splitlines())
            return False
    return True


@fuzz(costs=4, data=spliced(BIBLIOGRAPHY))
def test_bibliography(data):
    with TemporaryDirectory() as name:
        page, broken = Path(name) / "page.html", Path(name) / "broken.bib"
        broken.write_bytes(data)
        project = placed(read_project(ROOT / "_quarto.yml", ROOT), lambda name: str(ROOT / name))
        options = {**project, **project["format"]["html"], "bibliography": str(broken)}
        try:
            run_pandoc("See @duadji2012.", page, "html", options, 0)
        except RenderingFailed as error:
            assert "page.html" in str(error)
            return False
        return page.exists()


@fuzz(text=st.one_of(TEXT, st.text("'=+-@\t1a,;\"", max_size=6)))
def test_cells_for_spreadsheets(text):
    cell = defused(text)
    assert fused(cell) == text
    if cell[:1] in "=+-@\t\r\n" and cell:
        assert re.fullmatch(r"[+-]?[0-9][0-9.,]*%?", cell)
    assert quoted(cell)[:1] == '"' or not set(',;\t"\r\n') & set(cell)
    return cell == text
