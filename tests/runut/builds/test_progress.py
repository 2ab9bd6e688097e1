"""Progress says how far the work is, and what it promises follows from the pace so far."""

import time

import pytest

from runut.builds import jobs


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [
        (10, 500, 10, "Briefs: 10 of 500, about 8 min left"),
        (100, 500, 200, "Briefs: 100 of 500, about 13 min left"),
        (450, 500, 450, "Briefs: 450 of 500, about 50 s left"),
    ],
)
def test_sentence(done, total, seconds, said):
    assert jobs.sentence("Briefs", done, total, seconds) == said


def test_it_is_told_now_and_then_and_past_a_jobs_log(monkeypatch, capfd):
    monkeypatch.setattr(jobs, "EVERY", 0.1)
    handed = []
    for one in jobs.told(range(6), 6, "Briefs"):
        handed.append(one)
        time.sleep(0.06)
    said = capfd.readouterr().err.splitlines()
    assert handed == list(range(6))
    assert said[0].startswith("Briefs: 2 of 6, about ") and 1 <= len(said) <= 3
