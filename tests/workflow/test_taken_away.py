"""What the study had and has no more: later builds go on without it, and say what it left."""

import os
import shutil

import pytest

from tests.conftest import copy_project, with_an_atlas

pytestmark = pytest.mark.slow


def test_a_city_or_a_national_file_that_is_taken_away(tmp_path):
    project = copy_project(tmp_path / "project")
    cities = project.folder / "data/cities"
    config = project.read("config/config.yaml")
    shutil.copytree(cities / "metro", tmp_path / "metro")
    with_an_atlas(project)
    # no cities: they are left alone
    (cities / "readme.txt").write_text("Drafts lie beside it.")
    (cities / ".draft").mkdir()
    (cities / ".draft/notes.txt").write_text("No description yet.")
    shutil.copytree(tmp_path / "metro", cities / "two")
    project.edit("data/cities/two/city.yaml", "city: metro", "city: two")
    project.edit("data/cities/two/city.yaml", 'bps_code: "1872"', 'bps_code: "1871"')
    project.build()

    shutil.move(cities / "metro", tmp_path / "away")
    (project.folder / "data/national.csv").unlink()
    (project.folder / "config/config.yaml").write_bytes(config)
    for at, arguments in enumerate(([], [], ["results/index.html"])):
        said = project.build(*arguments)
        assert "Changed while the build ran" not in said
        assert "Not as the build left them" not in said
        # told once, by the build that goes on without it
        assert ("  results/atlas\n  results/metro\n" in said) is (at == 0), said
    assert (project.folder / "results/metro/verification.html").exists()

    # come back with other numbers and older dates, after somebody has written into what it left
    project.edit("results/metro/brief.id.html", "Kota Metro", "Kota Metro!")
    shutil.move(tmp_path / "away", cities / "metro")
    before = project.read("results/metro/verification.csv")
    project.edit("data/cities/metro/claims.csv", "145.471", "145.472")
    os.utime(cities / "metro/claims.csv", (0, 0))
    said = project.build()
    assert "Of no known build:\n  results/metro/brief.id.html\nThey are made anew" in said
    assert b"Kota Metro!" in project.read("build/found/results/metro/brief.id.html")
    assert b"Kota Metro!" not in project.read("results/metro/brief.id.html")
    assert "Not as the build left them" not in said and "  results/metro\n" not in said
    assert project.read("results/metro/verification.csv") != before
