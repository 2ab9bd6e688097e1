"""Progress says how far the work is, and what it promises follows from the pace so far."""

import time

import pytest

from runut.builds import progress


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [
        (0, 500, 3, "Briefs: 0 of 500 districts"),
        (10, 500, 10, "Briefs: 10 of 500 districts, about 8 min left"),
        (100, 500, 200, "Briefs: 100 of 500 districts, about 13 min left"),
        (450, 500, 450, "Briefs: 450 of 500 districts, about 50 s left"),
        (500, 500, 450, "Briefs: 500 of 500 districts"),
    ],
)
def test_sentence(done, total, seconds, said):
    assert progress.sentence(done, total, seconds) == said


def test_what_jobs_note_is_told_once(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(progress, "EVERY", 0.05)
    monkeypatch.setattr(progress, "FIRST", 0.05)

    def said() -> str:
        for _ in range(100):
            time.sleep(0.05)
            if text := capsys.readouterr().err:
                return text
        return ""

    progress.watch(lambda: 3)
    progress.tick("3301")
    assert said().startswith("Briefs: 1 of 3 districts, about ")
    time.sleep(0.3)
    assert not capsys.readouterr().err
    progress.tick("3302")
    assert said().startswith("Briefs: 2 of 3 districts, about ")
