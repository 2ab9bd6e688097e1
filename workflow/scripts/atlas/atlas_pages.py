"""Write the atlas's pages and its tables for machines."""

import csv
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.atlas.map import open_map
from analysis.atlas.pages import RATES, Pages, table
from analysis.country import country_words, languages
from analysis.national.corrections import read_corrections
from analysis.national.measures import declared_fields, measures_of, named, names_over, spoken
from runut.builds.files import fused, read_words, write_csv
from runut.builds.jobs import job
from runut.reports.pages import in_page

TEMPLATES = Path("manuscript/atlas")


def main(choice: dict, made: list[str], without: str, quality: str, output: dict) -> None:
    entries = sorted(
        (one for file in made for one in json.loads(Path(file).read_bytes())),
        key=lambda one: one["code"],
    )
    left, measures = json.loads(Path(without).read_bytes()), measures_of(choice)
    pages = Pages(
        TEMPLATES,
        Path("_extensions/runut/article.css").read_text(encoding="utf-8"),
        read_words(TEMPLATES / "words.yaml"),
        entries,
        left,
        choice["year"],
        choice["title"],
        named(measures, spoken(measures, country_words(Path("manuscript/brief.yaml")))),
        open_map(choice.get("map")),
    )
    corrections = choice.get("corrections")
    fields = declared_fields(choice)
    declared = (
        read_corrections(Path(corrections).read_bytes(), corrections, fields) if corrections else []
    )
    words = names_over(measures, read_words(Path("manuscript/quality.yaml")))
    write(output["index"], pages.index(pictures(pages)))
    called = {code: name["en"] for code, name in pages.names.items()}
    write(output["told"], pages.fit().told(called) if "map" in choice else "")
    write(output["quality"], pages.quality(listings(Path(quality)), declared, words))
    write_csv(Path(output["districts"]), table(entries, left, choice["year"], measures))
    sums = [[file, sha256] for one in entries for file, sha256 in one.get("files", {}).items()]
    write_csv(Path(output["sums"]), [["file", "sha256"], *sums])


def pictures(pages: Pages) -> dict[str, str]:
    """The maps of the index, drawn once for all languages: a page says itself what colours mean."""
    found = {rate: layers for rate in RATES if (layers := pages.layers(rate, languages()[0]))}
    if not found:
        return {}
    from runut.maps.drawn import drawn_map, save_map  # it takes a second to load

    with TemporaryDirectory() as folder:
        file = Path(folder, "map.svg")
        for rate, layers in found.items():
            save_map(drawn_map(pages.areas, layers, legend=False), file)
            found[rate] = in_page(file)
    return found


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")


def listings(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as rows:
        return [{key: fused(value) for key, value in row.items()} for row in csv.DictReader(rows)]


if __name__ == "__main__":
    with job(snakemake):
        main(
            json.loads(Path(snakemake.input.national).read_bytes()),
            snakemake.input.made,
            snakemake.input.without,
            snakemake.input.quality,
            dict(snakemake.output.items()),
        )
