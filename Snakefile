# The front door: what is built, for which cities. The work is described under workflow/rules.
from snakemake.utils import min_version

min_version("9.0")


configfile: "config/config.yaml"


include: "workflow/rules/common.smk"
include: "workflow/rules/tables.smk"
include: "workflow/rules/analysis.smk"
include: "workflow/rules/documents.smk"


rule all:
    input:
        expand("results/{city}/indicators.json", city=CITIES),
        expand(rules.article.output, city=ARTICLES, language=LANGUAGES),
        "results/index.html",


onstart:
    stop_on_bad_input()


onsuccess:
    print_documents()
