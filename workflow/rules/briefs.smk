# Cities without an article of their own: one job makes the briefs of all of them, since starting a
# job takes longer than its work for a city. What is made anew in it is only what has changed.
BRIEF_FILES = [
    "results/{unit}/brief.{language}.html",
    "results/{unit}/brief.{language}.pdf",
]
BRIEF_FIGURES = "results/{unit}/figures"
# What a brief is made from, beside a city's own numbers.
BRIEF_SHARED = [
    *expand("manuscript/brief.{language}.qmd", language=LANGUAGES),
    "manuscript/brief.yaml",
    *WORDS,
    *RENDERER,
]
INSTEAD.append("brief")
MORE_RESULTS += expand(BRIEF_FILES, unit=OTHERS, language=LANGUAGES)
MORE_RESULTS += expand(BRIEF_FIGURES, unit=OTHERS)


rule peers:
    input:
        made_from("briefs/peers"),
        registries=expand("build/{unit}/registry.json", unit=UNITS),
    output:
        peers="build/peers.json",
        standings=expand("build/{unit}/standing.json", unit=OTHERS),
    log:
        "logs/peers.log",
    # what the longest job waits for
    priority: 1
    localrule: True
    message:
        "Setting the cities side by side"
    script:
        "../scripts/briefs/peers.py"


rule briefs:
    input:
        made_from(
            "briefs/briefs",
            "figures",
            more=["analysis.briefs.brief"],
            held=BRIEF_SHARED,
        ),
        engine=choice("engine", ENGINE),
        date=choice("date", config["date"]),
        registries=expand("build/{unit}/registry.json", unit=OTHERS),
        standings=rules.peers.output.standings,
        verifications=[
            f"results/{unit}/verification.json" for unit in OTHERS if unit in VERIFIED
        ],
    output:
        expand(BRIEF_FILES, unit=OTHERS, language=LANGUAGES),
        # which figures there are depends on the numbers that a city has
        [directory(folder) for folder in expand(BRIEF_FIGURES, unit=OTHERS)],
    log:
        "logs/briefs.log",
    # the longest job: others fill the time beside it
    priority: 1
    message:
        f"Making the briefs of the cities, engine: {ENGINE}"
    script:
        "../scripts/briefs/briefs.py"


if OTHERS:
    BRIEFS_TOLD = (
        f"  results/<{STUDY.unit}>/brief.{{{','.join(LANGUAGES)}}}.{{html,pdf}} for "
        + ", ".join(OTHERS)
    )
    TOLD.append(lambda: BRIEFS_TOLD)
