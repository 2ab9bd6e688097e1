# The front door: what is built, for which study. The work is described under workflow/rules; what
# the study itself is, its study.yaml says.
import os
import shutil
import sys
from pathlib import Path

from snakemake.utils import min_version

min_version("9.0")

if os.name == "nt":
    sys.exit(
        "Windows itself cannot build this: install WSL, and build in it as under Linux."
    )

# it would take the numbers' meanings along, which are docstrings
os.environ.pop("PYTHONOPTIMIZE", None)


# what the report of a build begins with (snakemake --report)
report: "workflow/report/build.rst"


include: "workflow/rules/preflight.smk"


with told_plainly():
    sys.executable = callable_python()
if workflow.is_main_process:
    end_when_interrupted()
    stop_on_machine()
    stop_on_other_code(workflow.basedir)
if Path(CONFIG).is_file():
    # Snakemake reads it loosely, and tells what it cannot read in its own way
    with told_plainly():
        read_words(Path(CONFIG))

    configfile: CONFIG


include: "workflow/rules/common.smk"
include: "workflow/rules/tables.smk"
include: "workflow/rules/verification.smk"
include: "workflow/rules/documents.smk"


for rules_of_study in STUDY.about.get("rules", []):

    include: os.path.abspath(rules_of_study)


include: "workflow/rules/remarks.smk"
include: "workflow/rules/provenance.smk"


rule all:
    default_target: True
    input:
        # each by its name, so that what was deleted is made anew
        RESULTS,
        rules.crate.output,
        LAST,
    message:
        "Everything is built"


onstart:
    end_when_interrupted()
    # where a build that was killed made its documents
    for draft in Path().glob(".render-*"):
        shutil.rmtree(draft)
    stop_on_bad_input()
    tell_letters()
    if WHY_ENGINE:
        print(WHY_ENGINE, file=sys.stderr)


onsuccess:
    print_documents()
    end_at_once()


onerror:
    print_failed()
    look_for_no_more()
