# From manuscripts to documents.


rule reference_document:
    input:
        made_from("documents/reference_document"),
    output:
        "build/reference.docx",
    log:
        "logs/reference_document.log",
    localrule: True
    message:
        "Making the styles of the DOCX files"
    script:
        "../scripts/documents/reference_document.py"


# Which figures there are each unit's own manuscripts say, so no wildcard can stand for the unit.
rule figures:
    input:
        made_from(
            "documents/figures",
            "figures",
            held=WORDS,
        ),
        registries=expand("build/{unit}/registry.json", unit=ARTICLES),
    output:
        [
            (
                report(
                    file,
                    caption="../report/figure.rst",
                    category="Figures",
                    subcategory=unit,
                    labels=dict(
                        zip(["figure", "language"], Path(file).name.split("."))
                    ),
                )
                if Path(file).suffixes[1:] == [".svg"]  # not that for narrow pages
                else file
            )
            for unit in ARTICLES
            for file in PLAN.figure_files(unit)
        ],
    log:
        "logs/figures.log",
    localrule: True
    message:
        f"Drawing the figures of each {STUDY.unit} that has an article"
    script:
        "../scripts/documents/figures.py"


# What cells of articles draw, beside the XML, which names it. Other formats hold it.
DRAWN = update(directory("results/{unit}/article.{language}_files"))


rule article:
    input:
        made_from(
            "documents/article",
            "printed",
            more=["runut.manuscripts.article"],
            manuscript=lambda wildcards: PLAN.manuscript_of(**wildcards),
            beside=lambda wildcards: files_named(
                Path(PLAN.manuscript_of(**wildcards))
            ),
            about=lambda wildcards: f"{PLAN.folders[wildcards.unit]}/{STUDY.unit}.yaml",
            cited=[*BIBLIOGRAPHY, *matching("CITATION.cff")],
            held=[*RENDERER, *WORDS],
        ),
        engine=choice("engine", ENGINE),
        date=choice("date", config["date"]),
        reference=rules.reference_document.output,
        registry="build/{unit}/registry.json",
        verification=verification_of,
        tables=lambda wildcards: PLAN.table_files(wildcards.unit),
        shown=lambda wildcards: [
            file for find in SHOWN for file in find(wildcards.unit)
        ],
        figures=lambda wildcards: PLAN.figure_files(
            wildcards.unit, [wildcards.language]
        ),
    output:
        # the last that could be made stay where they are when they cannot be made anew
        update(
            [
                report(
                    f"results/{{unit}}/article.{{language}}.{end}",
                    caption="../report/article.rst",
                    category="Articles",
                    subcategory="{unit}",
                    labels={"language": "{language}", "format": end},
                )
                for end in FORMATS
            ]
        ),
        [DRAWN] if any(map(PLAN.draws, ARTICLES)) else [],
    log:
        "logs/{unit}/article.{language}.log",
    wildcard_constraints:
        unit=WITH_ARTICLE,
    message:
        "Rendering the article of {wildcards.unit} ({wildcards.language}), engine: "
        + ENGINE
    script:
        "../scripts/documents/article.py"


# For who writes: the page of one language alone, within seconds.
use rule article as draft with:
    output:
        update("build/{unit}/draft.{language}.html"),
    log:
        "logs/{unit}/draft.{language}.log",
    message:
        "Rendering a draft of the article of {wildcards.unit} ({wildcards.language})"


# It comes after the documents, to lead to places that are really there.
rule report:
    input:
        made_from(
            "documents/report",
            "pages",
            about=lambda wildcards: f"{PLAN.folders[wildcards.unit]}/{STUDY.unit}.yaml",
            templates=[
                *matching(
                    f"{RUNUT}/runut/reports/templates/*", "manuscript/verification/*"
                ),
            ],
            style=within("_extensions/runut/article.css"),
            entries=within("src/runut/manuscripts/page/entries.html"),
            words=WORDS,
        ),
        registry="build/{unit}/registry.json",
        verification=rules.verification.output.json,
        joint=rules.verification.output.joint,
        documents=documents_of,
        figures=lambda wildcards: [
            file for find in ON_PAGE for file in find(wildcards.unit)
        ],
    output:
        report(
            "results/{unit}/verification.html",
            caption="../report/verdicts.rst",
            category="Verdicts",
            subcategory="{unit}",
            labels={"as": "page"},
        ),
    log:
        "logs/{unit}/report.log",
    wildcard_constraints:
        unit=WITH_CLAIMS,
    localrule: True
    message:
        "Writing the page of verdicts of {wildcards.unit}"
    script:
        "../scripts/documents/report.py"
