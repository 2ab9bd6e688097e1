import pytest
import yaml

from analysis.choices import choice_faults
from tests.conftest import ROOT

SCHEMA = yaml.safe_load((ROOT / "workflow/schemas/config.schema.yaml").read_text("utf-8"))
GOOD = {"engine": "auto", "survey_sizes": [100], "date": "2026-11-23"}


def test_the_shipped_config_is_allowed():
    shipped = yaml.safe_load((ROOT / "config/config.yaml").read_text("utf-8"))
    assert choice_faults({**shipped, "date": str(shipped["date"])}, SCHEMA, "config.yaml") == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"engine": "best"}, "column engine: found 'best', expected who renders the documents"),
        ({"survey_sizes": [1]}, "column survey_sizes.0: found 1, expected"),
        ({"survey_sizes": []}, "column survey_sizes: found []"),
        ({"date": "tomorrow"}, "column date: found 'tomorrow'"),
        ({"colour": "red"}, "'colour' was unexpected, expected only engine, survey_sizes, date"),
    ],
)
def test_another_choice_is_a_fault(change, message):
    faults = [str(fault) for fault in choice_faults({**GOOD, **change}, SCHEMA, "config.yaml")]
    assert len(faults) == 1
    assert message in faults[0]
