"""Verdicts in the terminal are accepted with a reason, and much that is new is told in one line."""

from errno import ENOSPC
from pathlib import Path

import pytest

from runut.reports.telling import listed
from runut.reports.verify import Only, verify_units
from runut.study import Study, open_study
from runut.tables.errors import BadInput

MORE = "people,148,,.,,results,Results; paragraph 1,people,148 people,2\n"
MORE += "well,92,,.,,results,Results; paragraph 1,,92 were well,3\n"
EXPECTED = Path("data/first/expected.csv")


@pytest.fixture
def study(new_study) -> Study:
    with Path("data/first/claims.csv").open("a", encoding="utf-8") as claims:
        claims.write(MORE)
    return open_study()


def test_what_is_new_is_accepted_with_a_reason_and_the_rest_stays(study):
    before = "\ufeffclaim;printed;verdict;also;evidence;reason_en\nshare;38.5%;rounds;;;Old, yes.\n"
    EXPECTED.write_text(before, encoding="utf-8")
    assert verify_units(study, [], "en") == 1
    assert verify_units(study, [], "en", Only(verdicts=("exact",)), ["I counted; it is so."]) == 1
    assert verify_units(study, [], "en", reasons=["Nobody says."]) == 0
    assert EXPECTED.read_text(encoding="utf-8") == (
        before + 'people;148;exact;;;"I counted; it is so."\nwell;92;unverifiable;;;Nobody says.\n'
    )


def test_what_was_expected_stays_where_the_rest_cannot_be_written(study, monkeypatch):
    def full(path: Path, text: str, **how: object) -> None:
        with path.open("w", **how) as file:
            file.write(text[:9])
        raise OSError(ENOSPC, "No space left on device")

    before = EXPECTED.read_bytes()
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        verify_units(study, [], "en", reasons=["It is so."])
    assert EXPECTED.read_bytes() == before and not [*EXPECTED.parent.glob(".*")]


def test_verdicts_of_a_study_that_expects_none_yet_can_be_accepted(study):
    EXPECTED.unlink()
    assert verify_units(study, ["first"], "en", reasons=["It is so."]) == 0
    assert len(EXPECTED.read_text(encoding="utf-8").splitlines()) == 4


def test_there_is_a_reason_in_each_language(study):
    with pytest.raises(
        BadInput, match="--accept: found given 2 times, expected one for each of en"
    ):
        verify_units(study, [], "en", reasons=["One.", "Two."])


def test_much_that_is_new_is_told_in_one_line():
    new = [{"kind": "new", "told": {"en": f"{at}: a new claim"}} for at in range(11)]
    other = {"kind": "verdict", "told": {"en": "not so"}}
    assert listed([other, *new], "en", "{count} new claims") == ["not so", "11 new claims"]
    assert listed([*new[:10], other], "en", "")[8:] == [
        "8: a new claim",
        "9: a new claim",
        "not so",
    ]


def test_numbers_that_would_be_printed_so_are_proposed_as_targets(study, capsys):
    claims = Path("data/first/claims.csv")
    rows = claims.read_text().replace(",share_ill,", ",,").replace(",people,148", ",,148")
    claims.write_text(rows)
    verify_units(open_study(), [], "en")
    told = capsys.readouterr().out
    assert "people?" in told and "share_ill?" in told and "would be printed so" in told
    assert told.count("?") == 3  # with that of the words which tell what it means
    verify_units(open_study(), [], "en", Only(claims=("well",)))
    assert "?" not in capsys.readouterr().out
