"""Whether a build is the recorded one: by the sums of its files, and by its numbers."""

import json

import pytest

from runut.records.manifest import compare, read_record, record
from runut.tables.errors import BadInput


@pytest.fixture
def build(tmp_path, monkeypatch):
    """Writes a build's files and gives its record."""
    monkeypatch.chdir(tmp_path)

    def run(source="1", engine="embedded", elsewhere="n", **results: str) -> dict:
        contents = {
            "data.csv": source,
            "fetched.csv": elsewhere,
            **{f"results/{name.replace('__', '.')}": text for name, text in results.items()},
        }
        for path in (tmp_path / "results").glob("*"):
            path.unlink()
        for name, text in contents.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        given = {"choices": {"engine": engine}, "elsewhere": {"#national": "fetched.csv"}}
        return record(["results"], given | {"code": [], "read": ["data.csv"]})

    return run


def registry(**numbers: str) -> str:
    return json.dumps({"numbers": {name: {"exact": one} for name, one in numbers.items()}})


def test_the_same_bytes_are_reproduced(build):
    recorded = build(a__html="<p>One.", b__csv="1")
    assert recorded["inputs"].keys() == {"data.csv", "#national"}
    assert compare(recorded, build(a__html="<p>One.", b__csv="1")) == (
        ["2 files, 0 differences. Reproduced."],
        True,
    )


def test_a_changed_number_is_told_with_both_its_values(build):
    recorded = build(indicators__json=registry(rate="1/3", gone="2", kept="7"))
    said, reproduced = compare(recorded, build(indicators__json=registry(rate="1/4", kept="7")))
    assert not reproduced
    assert said[:3] == [
        "results/indicators.json: not the same bytes",
        "    gone: recorded 2, here nothing",
        "    rate: recorded 1/3, here 1/4",
    ]
    assert said[-1].endswith(", 1 difference. Not reproduced: `runut diff` tells more.")


def test_missing_and_new_files_are_not_a_reproduction(build):
    said, reproduced = compare(build(a__csv="", b__csv=""), build(b__csv="", c__csv=""))
    assert said[:2] == ["results/a.csv: not built here", "results/c.csv: not recorded"]
    assert not reproduced


def test_another_input_explains_other_results(build):
    said, reproduced = compare(build(b__csv="1"), build("2", elsewhere="m", b__csv="1"))
    assert said[0] == "#national: an input that is not the same bytes"
    assert said[1] == "data.csv: an input that is not the same bytes"
    assert "so other results are to be expected" in said[2]
    assert reproduced


def test_another_machine_is_named(build):
    here = build(b__csv="1") | {"recorded_on": "Python 3.13, Linux, aarch64"}
    said, reproduced = compare(build(b__csv="1"), here)
    assert "here: Python 3.13, Linux, aarch64" in said[0]
    assert reproduced


def test_beside_another_renderer_numbers_and_verdicts_alone_are_compared(build):
    files = {"a__html": "<p>", "indicators__json": registry(a="1"), "verification__json": "{}"}
    recorded = build(**files)
    said, reproduced = compare(recorded, build(engine="quarto", **files | {"a__html": "<div>"}))
    assert reproduced
    assert "embedded, built with quarto" in said[0]
    said, reproduced = compare(
        recorded, build(engine="quarto", **files | {"verification__json": "[]"})
    )
    assert not reproduced
    assert "results/verification.json: not the same bytes" in said


@pytest.mark.parametrize("text", ["<<<<<<< ours", "[]", "{}", '{"outputs": {}}', "\ud800", None])
def test_a_record_that_is_none_is_told_in_one_message(tmp_path, text):
    file = tmp_path / "embedded.json"
    if text is not None:
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(BadInput, match="expected a recorded build") as raised:
        read_record(file)
    assert "make it: `manifest`" in str(raised.value)
