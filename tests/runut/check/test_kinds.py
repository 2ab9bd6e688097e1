"""Every kind of relation against its own examples."""

import pytest

from runut.check import KINDS, check
from tests.runut.check.examples import text_of

SEVERE = ("major", "minor")


def told(example: str, name: str):
    report = check([text_of(example)])
    related = [r for r in report.relations if r.kind == name and r.holds and r.is_likely]
    return related, [f for f in report.findings if f.severity in SEVERE]


OF_KINDS = pytest.mark.parametrize(
    "kind", KINDS, ids=lambda kind: f"{kind.name}-{kind.find.__module__.rpartition('.')[2]}"
)


@pytest.mark.parametrize("how", ["right", "wrong", "apart"])
@OF_KINDS
def test_a_kind_tells_what_its_examples_say(kind, how):
    for example in getattr(kind, how):
        related, findings = told(example, kind.name)
        if how == "wrong":
            assert kind.name in {finding.kind for finding in findings}, example
        else:
            assert not findings, example
            assert bool(related) == (how == "right"), example


@OF_KINDS
def test_a_kind_needs_no_other_to_tell_its_own(kind, monkeypatch):
    monkeypatch.setattr("runut.check.engine.KINDS", (kind,))
    for example in kind.right:
        assert told(example, kind.name)[0], example
    for example in kind.wrong:
        assert told(example, kind.name)[1], example


def test_every_kind_is_there_once_and_has_examples():
    assert all((kind.right or kind.wrong) and kind.apart for kind in KINDS)
    assert len({(kind.name, kind.find) for kind in KINDS}) == len(KINDS)
