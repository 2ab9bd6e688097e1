# Intervals for the shares of a survey, where a city with an article has one.
SURVEYED = [city for city in ARTICLES if "causes" in PLAN.tables_of(city)]
SURVEYS = {city: PLAN.described_table(city, "causes") for city in SURVEYED}
# Of a survey only its own table counts: this takes longer than all else that is derived.
DESCRIBED_SURVEYS = {
    city: choice(f"survey.{city}", survey) for city, (survey, _) in SURVEYS.items()
}


rule intervals:
    input:
        survey=lambda wildcards: SURVEYS[wildcards.unit][1],
        described=lambda wildcards: DESCRIBED_SURVEYS[wildcards.unit],
        sizes=choice("survey_sizes", config["survey_sizes"]),
        code=code_of("intervals"),
    output:
        "results/{unit}/tables/intervals.csv",
    log:
        "logs/{unit}/intervals.log",
    wildcard_constraints:
        unit="|".join(SURVEYED) or "-",
    localrule: True
    message:
        "Estimating how sure the survey of {wildcards.unit} is"
    script:
        "../scripts/intervals.py"


def intervals_of(unit):
    return expand(rules.intervals.output, unit=unit) if unit in SURVEYED else []


def bounds_of(unit):
    """The figure of the working poor's bounds, where a city's article has one."""
    there = unit in ARTICLES and "bounds" in PLAN.figures_of(unit)
    names = [f"results/{unit}/figures/bounds.{language}.svg" for language in LANGUAGES]
    return names if there else []


SHOWN.append(intervals_of)
ON_PAGE.append(bounds_of)
MORE_RESULTS += [file for unit in SURVEYED for file in intervals_of(unit)]
