"""Make the briefs of the cities that have one; one that cannot be made costs the others nothing."""

import traceback
from pathlib import Path

from analysis.briefs.batch import digest, put_back, render_briefs
from analysis.country import called
from runut.builds.files import read_json
from runut.builds.jobs import epoch_of, job
from runut.builds.logs import Mendable, below_one_another

with job(snakemake) as (study, given, made):
    cities = [Path(file).parent.name for file in given.registries]
    engine, date = read_json(given.engine), read_json(given.date)
    same = digest(map(Path, sorted(given.marks)), engine, date)
    failed: dict[str, Exception] = {}
    try:
        anew = render_briefs(study, cities, engine, epoch_of(date), same, failed.__setitem__)
    finally:
        for city in cities:
            put_back(city)
    if failed:
        for error in failed.values():
            if not isinstance(error, Mendable):
                traceback.print_exception(error)
        named = below_one_another([f"{city}: {error}" for city, error in failed.items()])
        raise Mendable(
            f"The briefs of these {called('many')} ({len(failed)}) could not be made; all others "
            f"are there:{named}"
        )
    print(f"made anew: {', '.join(anew) or 'none'}")
