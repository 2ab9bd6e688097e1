"""``uv run new-city "Kota Bogor" 3271``: a folder to fill in for another city.

Each file says what goes where, with the unit and an example. Nothing is overwritten. Exit status:
0 when the folder is there, 2 when something was wrong, and then nothing was made.
"""

import argparse
import errno
import re
import shutil
import sys
import tempfile
import unicodedata
from pathlib import Path

import yaml

from analysis.national import english_name
from analysis.standard import COUNTS, TABLES, path_of
from runut.builds.files import quoted, read_words
from runut.tables.descriptor import BPS_CODE, kind_faults
from runut.tables.faults import BadInput
from runut.tables.texts import is_city_id, text_fault

CITIES = Path("data/cities")
# An optional table is made by copying its lines to a file of its own.
EXAMPLES = {
    "causes": [
        ["no_work", "62.5", "Sempitnya peluang kerja", "Few job openings"],
        ["remoteness", "37.5", "Isolasi", "Isolation"],
    ],
    "budget": [
        ["roads", "80", "1", "Jalan", "Roads"],
        ["credit", "20", "0", "Kredit", "Credit"],
    ],
    "answers": [["roads", "remoteness", "1", "Jalan membuka isolasi.", "Roads end isolation."]],
    "programmes": [["credit", "Kredit mikro", "Microcredit"]],
    "claims": [
        [
            "rate",
            "12,0",
            "%",
            ",",
            "",
            "results",
            "Results; paragraph 1",
            "poverty_rate",
            "the share of poor people",
            "1",
        ],
        ["people", "500.000", "", "", ".", "results", "Results; Table 1", "population", "", "2"],
    ],
    "expected": [
        ["rate", "12,0%", "exact", "", "", "The division is right.", "Pembagiannya benar."]
    ],
}
UNITS = {"persons": ", in persons", "percent": ", in per cent"}
DESCRIPTION = """\
# What the study knows of {name} beside its tables. Lines that begin with # are notes; so are such
# lines in the tables.
city: {city}
# the city's name in Indonesian and in English, as the documents are to show it
name:
  id: {quoted}
  en: {english}
# the code that BPS gives it
bps_code: "{code}"
# the year that the brief is about; sources/counts.csv needs a row for it
year: {year}
# who published each table: a title, its Indonesian form where it has one, an address, a licence
sources:
  counts:
    title: ""  # for example: "Statistics Indonesia: Sakernas and Susenas, 2010"
    # title_id: "Badan Pusat Statistik: Sakernas dan Susenas, 2010"
    # path: https://example.org
    # licence: CC BY 4.0
  # and so for each optional table that you add:
  # causes:
  #   title: "A survey of poor households, 2010"
"""
README = """\
# {name}

1. Fill in `sources/counts.csv` and the title under `sources` in `city.yaml`.
2. Run `uv run snakemake`. A mistake is told with its file, row and column, and nothing is built.

Numbers have a point before their decimals and no mark between thousands: `12.5`, `500000`. Texts
are UTF-8. A table may be an XLSX sheet of the same layout instead: `sources/counts.xlsx`. The first
sheet that is not hidden is read, and refused where rows or columns in it are, as by a filter.

## sources/counts.csv

{counts}

## What may be added

Each of these is optional; what needs it is left out of the brief without it. Name its publication
under `sources` in `city.yaml`, but for `expected.csv`, which is your own. Short names are small
letters, digits and `_`; they tie tables together, as `answers.csv` does.

{optional}

### How the numbers of an article are verified

`claims.csv` has a row for each number that a published article prints. `printed` is the numeral
just as it stands, with its own marks; `target` names the number of this city that it should equal,
as `results/{city}/indicators.json` lists them, and stays empty where there is none. The next build
makes `results/{city}/verification.html`.

`uv run snakemake verify` fails at first, since nobody has looked at the verdicts yet. Read them,
and put each that you agree with into `expected.csv` with your reason; its other columns are as in
`results/{city}/verification.csv`. From then on it fails when a verdict changes.

### Findings

`findings.id.md` and `findings.en.md`, or `findings.md` for both languages: what you found out
yourself, as text in Markdown: paragraphs, lists, emphasis and links.
"""


def main(arguments: list[str] | None = None) -> int:
    """Make the folder and say what to do next."""
    parser = argparse.ArgumentParser(prog="new-city", description=__doc__)
    parser.add_argument("name", help='the name, in quotes where it has blanks: "Kota Bogor"')
    parser.add_argument("code", help="BPS's code, four digits: 3271")
    parser.add_argument("--year", type=int, default=2010, help="the year of the counts")
    asked = parser.parse_args(arguments)
    name = unicodedata.normalize("NFC", asked.name.strip())
    city = folder_name(name)
    try:
        if not (wrong := refused(name, city, asked.code, asked.year)):
            make(CITIES / city, name, asked.code, asked.year)
    except OSError as fault:  # such as a full disk, or a folder that is somebody else's
        wrong = f"{fault.filename}: {fault.strerror}"
    if wrong:
        print(f"Nothing was made: {wrong}", file=sys.stderr)
        return 2
    print(f"{CITIES / city} is there. Fill in sources/counts.csv and city.yaml (README.md there")
    print("says how), then run: uv run snakemake")
    return 0


def folder_name(name: str) -> str:
    """A city's folder: its name in plain small letters, without the word for city or regency."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"^kota\s+", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def refused(name: str, city: str, code: str, year: int) -> str:
    """Why the folder cannot be made; empty where it can."""
    if not name or text_fault(name) or not is_city_id(city):
        return f"found the name {name!r}, expected one with letters that can name a folder"
    if not BPS_CODE.holds(code):
        return f"found the code {code!r}, expected {BPS_CODE.expected}"
    if wrong := kind_faults({"name": {"id": name}, "bps_code": code}, ""):
        return f"found the code {wrong[0].found}, expected {wrong[0].expected}"
    if not 1800 <= year < 2100:
        return f"found the year {year}, expected four digits such as 2010"
    if not CITIES.is_dir():
        return f"found no folder {CITIES}, expected to be started in the project's folder"
    if (CITIES / city).exists():
        return f"{CITIES / city} is there already, and is left as it is"
    for file in sorted(CITIES.glob("*/city.yaml")):
        try:
            other = read_words(file).get("bps_code")
        except BadInput as bad:
            return f"another city cannot be read, and may have the code {code}: {bad.faults[0]}"
        if other == code:
            return f"{file} has the code {code} already"
    return ""


def make(folder: Path, name: str, code: str, year: int) -> None:
    """Write the files aside, then put them in place at once, if nothing is there by then."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as private:
        draft = Path(private) / folder.name
        (draft / "sources").mkdir(parents=True)
        names = {
            key: yaml.safe_dump(one, allow_unicode=True, default_style='"').strip()
            for key, one in (("quoted", name), ("english", english_name(name, code)))
        }
        texts = {
            "city.yaml": DESCRIPTION.format(
                city=folder.name,
                name=name,
                **names,
                code=code,
                year=year,
            ),
            "README.md": README.format(
                name=name,
                city=folder.name,
                counts=explained(COUNTS, [example(year)]),
                optional=optional(),
            ),
            "sources/counts.csv": counts_file(year),
        }
        for path, text in texts.items():
            (draft / path).write_text(text, encoding="utf-8", newline="\n")
        draft.chmod(0o755)
        if folder.exists():
            raise FileExistsError(errno.EEXIST, "is there already", str(folder))
        shutil.move(draft, folder)


def example(year: int) -> list[str]:
    return [str(year), "500000", "60000", "210000", "25000", "12.00"]


def counts_file(year: int) -> str:
    """The table of counts with notes and its header, still without a row."""
    notes = [f"# {line}" for line in column_lines(COUNTS)]
    header = ",".join(field["name"] for field in COUNTS["schema"]["fields"])
    row = ",".join(example(year))
    return "\n".join([*notes, f"# for example: {row}", header, ""])


def column_lines(table: dict) -> list[str]:
    """What each column holds, and in which unit."""
    lines = []
    for field in table["schema"]["fields"]:
        unit = UNITS.get(field.get("unit"), "")
        may = "; may be left out" if field.get("optional") else ""
        lines.append(f"{field['name']}: {field['title']}{unit}{may}")
    return lines


def explained(table: dict, rows: list[list[str]]) -> str:
    """A table's columns as a list, and an example as a block to copy."""
    columns = "\n".join(f"- {line}" for line in column_lines(table))
    names = [field["name"] for field in table["schema"]["fields"]]
    shown = names[: len(rows[0])]
    block = "\n".join(",".join(map(quoted, row)) for row in [shown, *rows])
    return f"{table['title']}.\n\n{columns}\n\n```\n{block}\n```"


def optional() -> str:
    return "\n\n".join(
        f"### {path_of(name)}\n\n{explained(TABLES[name], rows)}" for name, rows in EXAMPLES.items()
    )


if __name__ == "__main__":
    sys.exit(main())
