"""What the study had and has no more: later builds go on without it."""

import shutil

import pytest

from tests.conftest import CONFIG, Project
from tests.studies import OF_COUNTS

pytestmark = pytest.mark.slow

LEFT = "No build makes these any more; delete what is not needed:"


def test_a_city_or_a_national_file_that_is_taken_away(atlas, tmp_path):
    project = Project(tmp_path / "project")
    shutil.copytree(atlas.folder, project.folder, symlinks=True)
    cities = project.folder / "data/cities"
    # no cities: they are left alone
    (cities / "readme.txt").write_text("Drafts lie beside it.")
    (cities / ".draft").mkdir()
    (cities / ".draft/notes.txt").write_text("No description yet.")
    shutil.copytree(OF_COUNTS, cities / "two")
    project.edit("data/cities/two/city.yaml", "city: metro", "city: two")
    project.edit("data/cities/two/city.yaml", 'bps_code: "1872"', 'bps_code: "1871"')
    project.build()

    (project.folder / "results/two/tables/old.csv").write_text("Of a table that is no more.")
    shutil.move(cities / "metro", tmp_path / "away")
    (project.folder / "data/national.csv").unlink()
    (project.folder / "config/config.yaml").write_text(CONFIG)
    said = project.build()
    assert "Changed since" not in said and "Nothing to be done" in project.build()
    # what was made of them stays until somebody deletes it, and leads nowhere
    assert (project.folder / "results/metro/verification.html").exists()
    for file in ("index.html", "comparison.en.html", "ro-crate-metadata.json"):
        assert b"metro/" not in project.read(f"results/{file}")
    assert f"{LEFT}\n  results/atlas\n  results/metro\n  results/two/tables/old.csv\n" in said

    # it comes back with other numbers
    shutil.move(tmp_path / "away", cities / "metro")
    before = project.read("results/metro/verification.csv")
    project.edit("data/cities/metro/claims.csv", "145.471", "145.472")
    assert "Changed since" not in project.build()
    assert project.read("results/metro/verification.csv") != before
