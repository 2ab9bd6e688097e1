"""``runut look``: what tables are taken for, and the mapping that says so; ``--apply`` reads it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from runut.builds.files import write_csv, write_json
from runut.look.apply import join
from runut.look.describe import describe, unit_folder, words_to_fill
from runut.look.mapping import CELLS, mapping_text, questions, read_mapping
from runut.look.propose import propose
from runut.look.vocabulary import read_vocabulary
from runut.study import Study
from runut.tables.descriptor import descriptor_questions
from runut.tables.errors import BadInput, plain
from runut.tables.shapes import ANY, TEXT, form_errors
from runut.tables.strict import read_json
from runut.tables.unit import DESCRIPTOR

NAME = "mapping.yaml"
# what of a descriptor is needed to add a table to it
DESCRIBED = {
    "resources!": [
        {"path!": TEXT, "schema!": {"fields!": [{"name!": TEXT, TEXT: ANY}], TEXT: ANY}, TEXT: ANY}
    ],
    TEXT: ANY,
}
LOOKED_AT, ASKED, APPLIED = 0, 1, 0


def look(study: Study, files: Sequence[str]) -> int:
    """Show what files are taken for, and write the mapping beside the first of them; of the tables
    in a unit's folder, their descriptor.

    Returns 1 where it asks something.
    """
    paths = [Path(file) for file in files]
    if folder := unit_folder(study, paths):
        return look_at_unit(study, folder, paths)
    known = read_vocabulary(study)
    target = paths[0].parent / NAME
    refuse_to_replace(target)
    proposal = propose(paths, known)
    for table in proposal.mapping["tables"]:  # whose paths begin where the mapping lies
        table["file"] = Path(os.path.relpath(table["file"], target.parent)).as_posix()
    beside = [one.beside() for one in proposal.shapes]
    text = mapping_text(
        proposal.mapping, proposal.remarks, proposal.behind, target.as_posix(), beside
    )
    print("\n".join([text, *map(plain, proposal.told)]).rstrip())
    target.write_text(text, encoding="utf-8", newline="\n")
    asked = len(questions(proposal.mapping, target.as_posix()))
    todo = f"answer its {asked} question{'s' * (asked > 1)} (?)" if asked else "look it through"
    print(f"\n{target} says all this: {todo}, then: runut look --apply {target}")
    return ASKED if asked else LOOKED_AT


def look_at_unit(study: Study, folder: Path, files: Sequence[Path]) -> int:
    """Write the descriptor of tables in a unit's folder, and show what it asks."""
    target = study.units / folder.name / DESCRIPTOR
    before = descriptor_there(target) or {"name": folder.name, "title": folder.name}
    others = before.get("resources", [])
    described = {(folder / one["path"]).with_suffix(""): one["path"] for one in others}
    for file in files:
        if path := described.get(file.resolve().with_suffix("")):
            wanted = "a table that it does not: take it out there, to have it described anew"
            raise BadInput.of(target, f"it describes {path}", wanted)
    found, remarks = describe(study, folder, files, others)
    package = {**before, "resources": [*others, *found]}
    write_json(target, package)
    for one in found:
        columns = ", ".join(
            f"{field['name']} ({field['type']})" for field in one["schema"]["fields"]
        )
        key = ", ".join(one["schema"].get("primaryKey", ())) or "nothing"
        print(plain(f"{one['path']}: {columns}; rows told apart by {key}"))
        if marks := one["schema"].get("missingValues"):
            print(plain(f"{one['path']}: {', '.join(marks)} taken to say that nobody knows"))
    for one in remarks:
        print(plain(one))
    asked = descriptor_questions(package, target.as_posix(), study.names)
    for one in asked:
        print(plain(f"  {one.column}: {one.expected}"))
    print(f"{target} describes all this; put an answer in place of each ? in it.")
    if words := words_to_fill(study, package):
        print(
            f"What its numbers are called goes into {study.about.get('words', ['words.yaml'])[0]}:"
        )
        print(words)
    return ASKED if asked else LOOKED_AT


def descriptor_there(file: Path) -> dict:
    """A unit's descriptor, empty where there is none. Raises BadInput where it is of no use."""
    if not file.exists():
        return {}
    found, errors = read_json(file.read_bytes(), file.as_posix())
    if errors := errors or list(form_errors(found, DESCRIBED, file.as_posix())):
        raise BadInput(errors)
    return json.loads(file.read_bytes())


def refuse_to_replace(file: Path) -> None:
    """Raises BadInput where a file is there: what somebody wrote into it would be lost."""
    if file.exists():
        wanted = "none: move it away, if it is to be written anew"
        raise BadInput.of(file, "it is there already", wanted)


def apply(study: Study, mapping: Path) -> int:
    """Join the tables of a mapping into the file that it names, beside it."""
    known = read_vocabulary(study)
    content = read_mapping(mapping, known)
    if content["makes"] in [table["file"] for table in content["tables"]]:
        wanted = "another name than the tables'"
        raise BadInput.of(mapping, content["makes"], wanted, "makes")
    joined = join(content, known, mapping.parent, mapping.as_posix())
    rows = joined.rows(known, content["columns"])
    target = mapping.parent / content["makes"]
    write_csv(target, rows)
    for one in joined.told():
        print(plain(one))
    years = sorted({year for _, year in joined.numbers})
    places = len({code for code, _ in joined.numbers})
    print(f"{target}: {places} places, {', '.join(map(str, years))}")
    counted = {
        name: sum(name in numbers for numbers in joined.numbers.values()) for name in known.measures
    }
    for name, given in counted.items():
        print(f"  {name}: {given} numbers" if given else f"  {name}: none, so it stays empty")
    then = known.about.get("then")
    if then and known.about["header"]["code"] in content["columns"]:
        filled = (one for one in content["columns"] if one != CELLS and counted.get(one, 1))
        columns = ", ".join(f"{one}: {one}" for one in filled)
        shown = then.format(file=target.as_posix(), columns=columns,
                            years=", ".join(map(str, years)))  # fmt: skip
        print(shown)
    return APPLIED
