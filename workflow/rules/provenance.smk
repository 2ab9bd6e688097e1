# What the build was made of, and what it left.


def files_of(*patterns):
    """The files that these patterns name; hidden ones and what programs leave behind are not."""
    return sorted(
        path.as_posix()
        for path in {path for pattern in patterns for path in Path().glob(pattern)}
        if path.is_file()
        and not any(part.startswith((".", "__pycache__")) for part in path.parts)
        and not any(part.endswith("_files") for part in path.parts)
    )


# Everything that a build reads: what is studied, what is written of it, and what does the work.
SOURCES = files_of(
    "config/config.yaml",
    "_quarto.yml",
    "pyproject.toml",
    "data/cities/**/*",
    "manuscript/*.qmd",
    "manuscript/*.yaml",
    "manuscript/*.bib",
    "manuscript/*/*",
    "analysis/*.py",
    "rendering/*.*",
    "workflow/Snakefile",
    "workflow/**/*.*",
)


def results_of(city):
    """Every result of one city but its record."""
    files = [
        *expand(rules.tables.output, city=city),
        *expand(rules.intervals.output, city=city),
        *expand(rules.indicators.output, city=city),
        *expand(rules.figures.output.vector, city=city),
        *expand(rules.figures.output.raster, city=city),
    ]
    if city in ARTICLES:
        files += expand(rules.article.output, city=city, language=LANGUAGES)
    if city in VERIFIED:
        files += expand(rules.verification.output, city=city)
        files += expand(rules.joint_checks.output, city=city)
        files += expand(rules.report.output, city=city)
    return files


rule codecheck:
    input:
        about="data/cities/{city}/city.yaml",
        package="data/cities/{city}/datapackage.json",
        words="manuscript/provenance.yaml",
        # names alone: what the files hold does not matter to it
        files=lambda wildcards: choice(
            f"results.{wildcards.city}", results_of(wildcards.city)
        ),
        code=code_of("workflow/scripts/codecheck.py"),
    output:
        "results/{city}/codecheck.yml",
    log:
        "logs/{city}/codecheck.log",
    localrule: True
    message:
        "Drafting a manifest of {wildcards.city} for a codechecker"
    script:
        "../scripts/codecheck.py"


RESULTS = [
    *[file for city in CITIES for file in results_of(city)],
    *expand(rules.codecheck.output, city=VERIFIED),
    "results/index.html",
]


rule crate:
    input:
        results=RESULTS,
        sources=SOURCES,
        choices=[
            choice("engine", ENGINE),
            choice("survey_sizes", config["survey_sizes"]),
            choice("date", config["date"]),
        ],
        authors="CITATION.cff",
        code=code_of("workflow/scripts/crate.py"),
    output:
        "results/ro-crate-metadata.json",
    log:
        "logs/crate.log",
    localrule: True
    message:
        "Recording the build as a Workflow Run RO-Crate"
    script:
        "../scripts/crate.py"
