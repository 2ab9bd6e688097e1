# From manuscripts to documents.


rule reference_document:
    input:
        code=code_of("workflow/scripts/reference_document.py"),
    output:
        "build/reference.docx",
    log:
        "logs/reference_document.log",
    localrule: True
    message:
        "Making the styles of the DOCX files"
    script:
        "../scripts/reference_document.py"


rule article:
    input:
        engine=choice("engine", ENGINE),
        date=choice("date", config["date"]),
        manuscript=lambda wildcards: manuscript_of(**wildcards),
        project="_quarto.yml",
        words="manuscript/words.yaml",
        bibliography="manuscript/references.bib",
        filters=matching("manuscript/filters/*.lua"),
        styles=matching("manuscript/styles/*"),
        reference=rules.reference_document.output,
        registry=rules.registry.output,
        verification=verification_of,
        tables=lambda wildcards: table_files(wildcards.city),
        intervals=lambda wildcards: intervals_of(wildcards.city),
        figures=lambda wildcards: figure_files(wildcards.city, [wildcards.language]),
        renderer=[
            "src/runut/documents/crossref.lua",
            "src/runut/documents/clean.lua",
            "src/runut/documents/embedded.typst",
            "src/runut/documents/typeset.py",
        ],
        code=code_of("workflow/scripts/article.py", "src/runut/manuscripts/article.py"),
    output:
        expand("results/{{city}}/article.{{language}}.{end}", end=FORMATS),
    log:
        "logs/{city}/article.{language}.log",
    wildcard_constraints:
        city=WITH_ARTICLE,
    message:
        "Rendering the article of {wildcards.city} ({wildcards.language}), engine: "
        + ENGINE
    script:
        "../scripts/article.py"


# It comes after the article or brief, to lead to places that are really there.
rule report:
    input:
        about="data/cities/{city}/city.yaml",
        registry="build/{city}/registry.json",
        verification=rules.verification.output.json,
        joint=rules.joint_checks.output,
        documents=documents_of,
        figures=bounds_of,
        templates=matching("manuscript/verification/*", "manuscript/pages/*"),
        words=["manuscript/words.yaml", "manuscript/verdicts.yaml"],
        style="manuscript/styles/article.css",
        filter="src/runut/reports/report.lua",
        code=code_of("workflow/scripts/report.py"),
    output:
        "results/{city}/verification.html",
    log:
        "logs/{city}/report.log",
    wildcard_constraints:
        city="|".join(VERIFIED) or "-",
    localrule: True
    message:
        "Writing the page of verdicts of {wildcards.city}"
    script:
        "../scripts/report.py"


rule index:
    input:
        cities=[f"data/cities/{city}/city.yaml" for city in CITIES],
        verified=choice("verified", VERIFIED),
        national=choice("national", NATIONAL),
        code=code_of("workflow/scripts/index.py"),
    output:
        "results/index.html",
    log:
        "logs/index.log",
    localrule: True
    message:
        "Writing the way in"
    script:
        "../scripts/index.py"
