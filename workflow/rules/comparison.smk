# The cities side by side, and the whole country where a national file is given.
from analysis.country import country_words


rule comparison_numbers:
    input:
        made_from("comparison/comparison_numbers"),
        peers=rules.peers.output.peers,
        national=choice("national", NATIONAL),
        files=NATIONAL_FILES,
        map=NATIONAL_MAP,
    output:
        "build/comparison.json",
    log:
        "logs/comparison_numbers.log",
    priority: 1
    localrule: True
    message:
        "Comparing poverty and unemployment"
    script:
        "../scripts/comparison/comparison_numbers.py"


rule comparison:
    input:
        made_from(
            "comparison/comparison",
            more=["analysis.briefs.side_by_side"],
            manuscripts=expand(
                "manuscript/comparison.{language}.qmd", language=LANGUAGES
            ),
            renderer=RENDERER,
            words=[*WORDS, "manuscript/brief.yaml", "manuscript/comparison.yaml"],
        ),
        engine=choice("engine", ENGINE),
        date=choice("date", config["date"]),
        numbers=rules.comparison_numbers.output,
        national=choice("national", NATIONAL),
        map=NATIONAL_MAP,
    output:
        update(
            expand(
                "results/comparison.{language}.{end}",
                language=LANGUAGES,
                end=["html", "pdf"],
            )
        ),
        directory("results/comparison/figures"),
    log:
        "logs/comparison.log",
    # a long job, which would else be left for the end, with nothing beside it
    priority: 1
    localrule: True
    message:
        f"Making the comparison of the cities, engine: {ENGINE}"
    script:
        "../scripts/comparison/comparison.py"


MORE_RESULTS += rules.comparison.output
BESIDE.append(
    {
        "title": dict(country_words(STUDY, "manuscript/comparison.yaml")["all"]),
        "links": {
            language: {
                end.upper(): f"comparison.{language}.{end}" for end in ("html", "pdf")
            }
            for language in LANGUAGES
        },
    }
)
