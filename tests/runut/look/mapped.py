"""Tables as they are read by the mapping that is proposed for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.look.apply import join
from runut.look.mapping import mapping_text, read_mapping
from runut.look.propose import propose
from runut.look.vocabulary import read_vocabulary
from runut.tables.errors import BadInput
from tests.studies import STUDY

KNOWN = read_vocabulary(STUDY)


def table(paths: list[Path], at: int = 0) -> dict:
    return propose(paths, KNOWN).mapping["tables"][at]


def columns(paths: list[Path], at: int = 0) -> dict[str, dict]:
    return {one["column"]: one for one in table(paths, at)["columns"]}


def applied(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The joined table of a mapping, by place and year, what is empty left out."""
    mapping = read_mapping(path, KNOWN)
    joined = join(mapping, KNOWN, path.parent, path.as_posix())
    columns = [*KNOWN.about["header"].values(), *KNOWN.measures]
    header, *rows = joined.rows(KNOWN, columns)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    return {
        (row["code"], row["year"]): {name: row[name] for name in KNOWN.measures if row[name]}
        for row in found
    }


def confirmed(paths: list[Path], **answers: str) -> Path:
    """The mapping of files, written, with the questions of names answered."""
    proposal = propose(paths, KNOWN)
    proposal.mapping["names"] |= answers
    for one in proposal.mapping["tables"]:
        one["file"] = Path(one["file"]).name
    path = paths[0].parent / "mapping.yaml"
    path.write_text(mapping_text(proposal.mapping, {}, {}, path.name), encoding="utf-8")
    return path


def errors_of(work) -> str:
    with pytest.raises(BadInput) as bad:
        work()
    return str(bad.value)
