"""A source is fetched whole, with the sum that it must have, or not at all."""

import hashlib

import pytest

from workflow.scripts.download import WrongDownload, fetch

DATA = b"code,year\n1101,2010\n"


def test_a_fetched_file(tmp_path):
    (tmp_path / "source.csv").write_bytes(DATA)
    target = tmp_path / "kept" / "file.csv"
    fetch((tmp_path / "source.csv").as_uri(), hashlib.sha256(DATA).hexdigest(), target)
    assert target.read_bytes() == DATA
    assert [path.name for path in target.parent.iterdir()] == ["file.csv"]


def test_a_wrong_sum_is_one_message(tmp_path):
    (tmp_path / "source.csv").write_bytes(DATA)
    target = tmp_path / "file.csv"
    with pytest.raises(WrongDownload, match=r"found the sha256 sum .*, expected 0000"):
        fetch((tmp_path / "source.csv").as_uri(), "0" * 64, target)
    assert not target.exists()


def test_an_address_that_gives_nothing(tmp_path):
    with pytest.raises(WrongDownload, match="could not be fetched"):
        fetch((tmp_path / "none.csv").as_uri(), "0" * 64, tmp_path / "file.csv")
