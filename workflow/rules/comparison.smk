# The cities side by side, and the whole country where a national file is given.


rule comparison_numbers:
    input:
        peers=rules.peers.output.peers,
        national=choice("national", NATIONAL),
        files=NATIONAL_FILES,
        code=code_of("workflow/scripts/comparison_numbers.py"),
    output:
        "build/comparison.json",
    log:
        "logs/comparison_numbers.log",
    localrule: True
    message:
        "Comparing poverty and unemployment"
    script:
        "../scripts/comparison_numbers.py"


rule comparison:
    input:
        engine=choice("engine", ENGINE),
        date=choice("date", config["date"]),
        numbers=rules.comparison_numbers.output,
        words=expand("manuscript/{words}.yaml", words=["words", "brief", "comparison"]),
        manuscripts=expand("manuscript/comparison.{language}.qmd", language=LANGUAGES),
        shared=[
            "_quarto.yml",
            *matching("manuscript/filters/*.lua"),
            *matching("manuscript/styles/*"),
            "src/runut/documents/crossref.lua",
            "src/runut/documents/clean.lua",
            "src/runut/documents/embedded.typst",
            "src/runut/documents/typeset.py",
        ],
        code=code_of("workflow/scripts/comparison.py", "analysis/briefs/side_by_side.py"),
    output:
        expand(
            "results/comparison.{language}.{end}",
            language=LANGUAGES,
            end=["html", "pdf"],
        ),
        directory("results/comparison/figures"),
    log:
        "logs/comparison.log",
    localrule: True
    message:
        f"Making the comparison of the cities, engine: {ENGINE}"
    script:
        "../scripts/comparison.py"
