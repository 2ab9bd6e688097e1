"""A source is fetched whole, with the sum that it must have, or not at all."""

import hashlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from runut.builds.logs import Mendable
from tests.conftest import copy_project, with_an_atlas
from workflow.scripts.national.download import fetch

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
    with pytest.raises(Mendable, match=r"found the sha256 sum .*, expected 0000"):
        fetch((tmp_path / "source.csv").as_uri(), "0" * 64, target)
    assert not target.exists()


def test_an_address_that_gives_nothing(tmp_path):
    with pytest.raises(Mendable, match="could not be fetched"):
        fetch((tmp_path / "none.csv").as_uri(), "0" * 64, tmp_path / "file.csv")


@contextmanager
def served(said: bytes) -> Iterator[str]:
    """The address of a server on this machine that says this to whoever asks once."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            with suppress(OSError), server.accept()[0] as asked:
                asked.recv(9999)
                asked.sendall(said)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/a.csv"
        thread.join(5)


@pytest.mark.parametrize(
    "said",
    [
        b"SSH-2.0-x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
    ],
)
def test_an_answer_that_is_broken_is_one_message(tmp_path, said):
    with served(said) as url, pytest.raises(Mendable, match="could not be fetched"):
        fetch(url, "0" * 64, tmp_path / "file.csv")


@pytest.mark.slow
def test_a_fetched_file_that_was_changed_is_fetched_again(tmp_path):
    project = with_an_atlas(copy_project(tmp_path / "project"), fetched=True)
    target = "results/atlas/quality.csv"
    project.build(target)
    (fetched,) = (project.folder / "build/downloads").iterdir()
    name, whole = fetched.relative_to(project.folder).as_posix(), fetched.read_bytes()
    listed = project.read(target)

    fetched.write_bytes(whole.replace(b"16160", b"16161"))
    said = project.build("--force", target)
    assert f"Changed since the build made them:\n  {name}" in said
    assert (fetched.read_bytes(), project.read(target)) == (whole, listed)
    (kept,) = (project.folder / "build/found").glob(f"*/{name}")
    assert b"16161" in kept.read_bytes()

    source, away = project.folder / "data/national.csv", tmp_path / "away.csv"
    source.rename(away)
    fetched.write_bytes(b"")
    done = project.run("--force", target)
    assert done.returncode == 1
    assert f"{source.as_uri()} could not be fetched" in done.stdout + done.stderr
    away.rename(source)
    (project.folder / target).unlink()
    project.build(target)
    assert (fetched.read_bytes(), project.read(target)) == (whole, listed)
