"""Make the briefs of all districts of one province; a district that cannot be made is told of, and
costs the others nothing."""

import shutil
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from analysis.atlas.districts import unit_of_data
from analysis.briefs.batch import brief_files, digest, render_briefs
from analysis.peers import PUBLISHED
from runut.builds.files import files_in, read_json, sum_of, write_json
from runut.builds.jobs import epoch_of, job, told
from runut.registry import build_registry
from runut.study import Study

INDEXED = ("population", "poor", "poverty_rate", "labour.employed", "labour.unemployed",
           "unemployed_share")  # fmt: skip


def prepared(
    study: Study, members: list[dict], under: Path, entries: dict[str, dict], failed: dict[str, str]
) -> Iterator[str]:
    """Each district's place, once its numbers are derived; ``entries`` gets what is indexed."""
    for one in members:
        code = one["code"]
        entries[code] = {key: one[key] for key in ("code", "name", "province")}
        entries[code]["notes"] = len(one["notes"])
        try:
            told = {key: one[key] for key in ("notes", "measures")}
            registry = build_registry(unit_of_data(study, one)) | told
        except Exception as error:
            traceback.print_exception(error)
            failed[code] = str(error) or type(error).__name__
            continue
        numbers = registry["numbers"]
        entries[code]["numbers"] = {
            name: {key: numbers[name][key] for key in ("exact", "unit", "decimals")}
            for name in (
                *INDEXED,
                *(f"{name}.{one['year']}" for name in (*PUBLISHED.values(), *one["measures"])),
            )
            if name in numbers
        }
        folder = Path("build") / under / code
        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / "registry.json", registry)
        write_json(folder / "standing.json", one["standing"])
        yield (under / code).as_posix()


def sums(folder: Path) -> dict[str, str]:
    """The sha256 sum of each of a district's files, by its path in the atlas."""
    if not all((folder / name).is_file() for name in brief_files()):
        return {}
    return {
        Path(file).relative_to("results/atlas").as_posix(): sum_of(file)
        for file in files_in([folder.as_posix()])
    }


with job(snakemake) as (study, given, made):
    members, results = read_json(given.batch), Path(made.briefs)
    engine, date = read_json(given.engine), read_json(given.date)
    shared = digest(map(Path, sorted(given.marks)), engine, date)
    failed: dict[str, str] = {}

    def fails(place: str, error: Exception) -> None:
        traceback.print_exception(error)
        shutil.rmtree(Path("results") / place, ignore_errors=True)
        failed[Path(place).name] = str(error) or type(error).__name__

    results.mkdir(parents=True, exist_ok=True)
    entries: dict[str, dict] = {}
    places = prepared(study, members, Path("atlas") / results.name, entries, failed)
    counted = told(places, len(members), f"Briefs of province {results.name}")
    anew = render_briefs(study, counted, engine, epoch_of(date), shared, fails)
    print(f"{len(anew)} of {len(members)} made anew")
    for code, entry in entries.items():
        entry["files"] = sums(results / code)
        if code in failed:
            entry["failed"] = failed[code]
    write_json(made.made, list(entries.values()))
    if failed:
        print(f"{len(failed)} of {len(members)} could not be made", file=sys.stderr)
