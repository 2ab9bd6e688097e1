# A brief for every district of the national file, where the config names one. A province is one
# job: starting a job takes longer than a district's brief.
WITHOUT = Path("build/atlas/without.json")
# What of the map the data do not know, or the other way round.
MAP_TOLD = "build/atlas/map.txt"
# Each province's part of the national file, known once it has been read.
batches = lambda: Path(checkpoints.districts.get().output.batches)
# Files of all provinces, as an input.
of_provinces = lambda pattern: lambda wildcards: [
    pattern.format(province=file.stem) for file in sorted(batches().glob("*.json"))
]

if NATIONAL:
    from analysis.atlas.districts import told_without
    from analysis.country import called, country_words

    TOLD.append(lambda: f"  results/atlas/index.html leads to all {called('many')}")
    TOLD.append(
        lambda: told_without(
            json.loads(WITHOUT.read_bytes()) if WITHOUT.is_file() else []
        )
    )
    TOLD.append(
        lambda: (Path(MAP_TOLD).read_text("utf-8") if Path(MAP_TOLD).is_file() else "")
    )
    BESIDE.append(
        {
            "title": dict(
                country_words(STUDY, "manuscript/atlas/words.yaml")["to_index"]
            ),
            "links": {one: {"Atlas": f"atlas/index.html#{one}"} for one in LANGUAGES},
        }
    )

    checkpoint districts:
        input:
            made_from("atlas/districts", words=["manuscript/quality.yaml"]),
            national=choice("national", NATIONAL),
            files=NATIONAL_FILES,
        output:
            batches=directory("build/atlas/batches"),
            without=str(WITHOUT),
            quality="results/atlas/quality.csv",
        log:
            "logs/districts.log",
        localrule: True
        message:
            "Looking for suspicious values in the national file, and parting it by province"
        script:
            "../scripts/atlas/districts.py"

    rule atlas:
        input:
            made_from(
                "atlas/atlas",
                *DERIVING,
                "figures",
                more=["analysis.briefs.brief"],
                held=BRIEF_SHARED,
            ),
            batch=lambda wildcards: batches() / f"{wildcards.province}.json",
            engine=choice("engine", ENGINE),
            date=choice("date", config["date"]),
        output:
            briefs=directory("results/atlas/{province}"),
            made="build/atlas/made/{province}.json",
        log:
            "logs/atlas/{province}.log",
        wildcard_constraints:
            province="[A-Za-z0-9]+",
        message:
            f"Making the briefs of province {{wildcards.province}}, engine: {ENGINE}"
        script:
            "../scripts/atlas/atlas.py"

    rule atlas_pages:
        input:
            made_from(
                "atlas/atlas_pages",
                corrections=NATIONAL_FILES[1:],
                templates=matching(
                    "manuscript/atlas/*.html", f"{RUNUT}/runut/reports/templates/*"
                ),
                shared=[
                    "_extensions/runut/article.css",
                    "manuscript/atlas/words.yaml",
                    "manuscript/quality.yaml",
                    "manuscript/brief.yaml",
                    *WORDS,
                ],
            ),
            national=choice("national", NATIONAL),
            map=NATIONAL_MAP,
            made=of_provinces("build/atlas/made/{province}.json"),
            without=str(WITHOUT),
            quality="results/atlas/quality.csv",
        output:
            index="results/atlas/index.html",
            quality="results/atlas/quality.html",
            districts="results/atlas/districts.csv",
            sums="results/atlas/sums.csv",
            told=MAP_TOLD,
        log:
            "logs/atlas_pages.log",
        localrule: True
        message:
            "Writing the atlas's index"
        script:
            "../scripts/atlas/atlas_pages.py"

    # Last of all, so that what could be made is there when it tells what could not.
    rule atlas_complete:
        input:
            made_from("atlas/atlas_complete"),
            made=of_provinces("build/atlas/made/{province}.json"),
            briefs=of_provinces("results/atlas/{province}"),
            pages=rules.atlas_pages.output,
            comparison=rules.comparison.output,
        output:
            "build/atlas/complete",
        log:
            "logs/atlas_complete.log",
        localrule: True
        message:
            "Seeing that every district has its brief"
        script:
            "../scripts/atlas/atlas_complete.py"

    MORE_RESULTS += ["results/atlas/quality.csv"]
    MORE_RESULTS += [one for one in rules.atlas_pages.output if one != MAP_TOLD]
    LAST += rules.atlas_complete.output
