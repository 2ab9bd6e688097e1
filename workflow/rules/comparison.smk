# The cities side by side, and the whole country where a national file is given.
from analysis.country import country_words

COMPARISON_WORDS = [*WORDS, "manuscript/brief.yaml", "manuscript/comparison.yaml"]


rule comparison_numbers:
    input:
        made_from(
            "comparison/comparison_numbers",
            more=["analysis.briefs.side_by_side"],
            held=COMPARISON_WORDS,
        ),
        peers=rules.peers.output.peers,
        national=choice("national", NATIONAL),
        files=NATIONAL_FILES,
        map=NATIONAL_MAP,
    output:
        numbers="build/comparison.json",
        figures=directory("results/comparison/figures"),
    log:
        "logs/comparison_numbers.log",
    priority: 1
    localrule: True
    message:
        "Comparing poverty and unemployment, and drawing what is found"
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
            held=[*RENDERER, *COMPARISON_WORDS],
        ),
        engine=choice("engine", ENGINE),
        date=choice("date", config["date"]),
        compared=rules.comparison_numbers.output,
    output:
        update(
            expand(
                "results/comparison.{language}.{end}",
                language=LANGUAGES,
                end=["html", "pdf"],
            )
        ),
    log:
        "logs/comparison.log",
    # a long job, which would else be left for the end, with nothing beside it
    priority: 1
    localrule: True
    message:
        f"Making the comparison of the cities, engine: {ENGINE}"
    script:
        "../scripts/comparison/comparison.py"


MORE_RESULTS += [*rules.comparison.output, rules.comparison_numbers.output.figures]
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
