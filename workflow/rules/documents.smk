# From manuscripts to documents.


rule reference_document:
    input:
        code=code_of("workflow/scripts/reference_document.py"),
    output:
        "build/reference.docx",
    log:
        "logs/reference_document.log",
    message:
        "Making the styles of the DOCX files"
    script:
        "../scripts/reference_document.py"


rule article:
    input:
        engine=choice("engine", ENGINE),
        date=choice("date", config["date"]),
        manuscript="manuscript/article.{language}.qmd",
        project="_quarto.yml",
        words="manuscript/words.yaml",
        bibliography="manuscript/references.bib",
        filters=sorted(str(path) for path in Path("manuscript/filters").glob("*.lua")),
        styles=sorted(str(path) for path in Path("manuscript/styles").iterdir()),
        reference=rules.reference_document.output,
        registry=rules.registry.output,
        verification=verification_of,
        tables=rules.tables.output,
        intervals=rules.intervals.output,
        figures=expand(
            "results/{{city}}/figures/{figure}.{{language}}.{end}",
            figure=FIGURES,
            end=["svg", "png"],
        ),
        renderer=[
            "rendering/crossref.lua",
            "rendering/clean.lua",
            "rendering/embedded.typst",
        ],
        code=code_of("workflow/scripts/article.py", "rendering/study.py"),
    output:
        expand("results/{{city}}/article.{{language}}.{end}", end=FORMATS),
    log:
        "logs/{city}/article.{language}.log",
    # Quarto keeps files of its own in the manuscripts' folder: one render at a time
    resources:
        quarto=1 if ENGINE == "quarto" else 0,
    message:
        "Rendering the article of {wildcards.city} ({wildcards.language}), engine: "
        + ENGINE
    script:
        "../scripts/article.py"


rule index:
    input:
        cities=[f"data/cities/{city}/city.yaml" for city in ARTICLES],
        code=code_of("workflow/scripts/index.py"),
    output:
        "results/index.html",
    log:
        "logs/index.log",
    message:
        "Writing the way in"
    script:
        "../scripts/index.py"
