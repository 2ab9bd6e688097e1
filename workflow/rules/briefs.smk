# Cities without an article of their own: one job does the work of all of them, since starting a job
# takes longer than its work for a city. What is made anew in it is only what has changed.

# What a brief is made from, beside a city's own numbers.
BRIEF_SHARED = [
    *expand("manuscript/brief.{language}.qmd", language=LANGUAGES),
    "manuscript/words.yaml",
    "manuscript/brief.yaml",
    "_quarto.yml",
    *matching("manuscript/filters/*.lua"),
    *matching("manuscript/styles/*"),
    "src/runut/documents/crossref.lua",
    "src/runut/documents/clean.lua",
    "src/runut/documents/embedded.typst",
    "src/runut/documents/typeset.py",
]


rule registries:
    input:
        city=[file for city in BRIEFS for file in files_of(city)],
        folders=choice("briefs", [str(CITY_FOLDERS[city]) for city in BRIEFS]),
        manuscripts=expand("manuscript/brief.{language}.qmd", language=LANGUAGES),
        code=code_of("workflow/scripts/registries.py"),
    output:
        registries=expand("build/{city}/registry.json", city=BRIEFS),
        indicators=expand("results/{city}/indicators.json", city=BRIEFS),
        tables=[file for city in BRIEFS for file in table_files(city)],
    log:
        "logs/registries.log",
    localrule: True
    message:
        "Deriving the numbers of the cities that have a brief"
    script:
        "../scripts/registries.py"


rule peers:
    input:
        registries=expand("build/{city}/registry.json", city=CITIES),
        code=code_of("workflow/scripts/peers.py"),
    output:
        peers="build/peers.json",
        standings=expand("build/{city}/standing.json", city=BRIEFS),
    log:
        "logs/peers.log",
    localrule: True
    message:
        "Setting the cities side by side"
    script:
        "../scripts/peers.py"


rule briefs:
    input:
        engine=choice("engine", ENGINE),
        date=choice("date", config["date"]),
        registries=expand("build/{city}/registry.json", city=BRIEFS),
        standings=rules.peers.output.standings,
        verifications=[
            f"results/{city}/verification.json" for city in BRIEFS if city in VERIFIED
        ],
        shared=BRIEF_SHARED,
        code=code_of("workflow/scripts/briefs.py", "analysis/briefs/brief.py"),
    output:
        expand(BRIEF_FILES, city=BRIEFS, language=LANGUAGES),
        # which figures there are depends on the numbers that a city has
        [directory(folder) for folder in expand(BRIEF_FIGURES, city=BRIEFS)],
    log:
        "logs/briefs.log",
    message:
        f"Making the briefs of the cities, engine: {ENGINE}"
    script:
        "../scripts/briefs.py"
