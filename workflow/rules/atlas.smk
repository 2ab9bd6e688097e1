# A brief for every district of the national file, where the config names one. A province is one
# job: starting a job takes longer than a district's brief.

ATLAS_RESULTS = []
ATLAS_COMPLETE = []

if NATIONAL:

    checkpoint districts:
        input:
            national=choice("national", NATIONAL),
            files=NATIONAL_FILES,
            words="manuscript/quality.yaml",
            code=code_of("workflow/scripts/districts.py"),
        output:
            batches=directory("build/atlas/batches"),
            without="build/atlas/without.json",
        log:
            "logs/districts.log",
        localrule: True
        message:
            "Parting the national file by province"
        script:
            "../scripts/districts.py"

    rule atlas:
        input:
            batch=lambda wildcards: batches() / f"{wildcards.province}.json",
            engine=choice("engine", ENGINE),
            date=choice("date", config["date"]),
            shared=BRIEF_SHARED,
            code=code_of("workflow/scripts/atlas.py", "analysis/briefs/brief.py"),
        output:
            briefs=directory("results/atlas/{province}"),
            made="build/atlas/made/{province}.json",
        log:
            "logs/atlas/{province}.log",
        wildcard_constraints:
            province="[1-9][0-9]",
        message:
            f"Making the briefs of province {{wildcards.province}}, engine: {ENGINE}"
        script:
            "../scripts/atlas.py"

    rule atlas_pages:
        input:
            national=choice("national", NATIONAL),
            corrections=NATIONAL_FILES[1:],
            made=of_provinces("build/atlas/made/{province}.json"),
            without="build/atlas/without.json",
            quality=rules.quality.output[0],
            templates=matching("manuscript/atlas/*", "manuscript/pages/*"),
            shared=["manuscript/styles/article.css", "manuscript/quality.yaml"],
            code=code_of("workflow/scripts/atlas_pages.py"),
        output:
            index="results/atlas/index.html",
            quality="results/atlas/quality.html",
            districts="results/atlas/districts.csv",
            sums="results/atlas/sums.csv",
        log:
            "logs/atlas_pages.log",
        localrule: True
        message:
            "Writing the atlas's index"
        script:
            "../scripts/atlas_pages.py"

    # Last of all, so that what could be made is there when it tells what could not.
    rule atlas_complete:
        input:
            made=of_provinces("build/atlas/made/{province}.json"),
            briefs=of_provinces("results/atlas/{province}"),
            pages=rules.atlas_pages.output,
            comparison=rules.comparison.output,
            code=code_of("workflow/scripts/atlas_complete.py"),
        output:
            "build/atlas/complete",
        log:
            "logs/atlas_complete.log",
        localrule: True
        message:
            "Seeing that every district has its brief"
        script:
            "../scripts/atlas_complete.py"

    ATLAS_RESULTS = rules.atlas_pages.output
    ATLAS_COMPLETE = rules.atlas_complete.output
