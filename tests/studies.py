"""The studies that tests read: the one in this folder, and cities that nobody corrects."""

from collections.abc import Mapping
from pathlib import Path

from runut.study import open_study
from runut.tables.unit import Unit, read_unit

ROOT = Path(__file__).resolve().parent.parent
STUDY = open_study(ROOT)
# as they were shipped in data/cities, where they may be changed without a test failing
CITIES = ROOT / "tests/cities"
CITY, OF_COUNTS = CITIES / "bandar-lampung", CITIES / "metro"


def read_city(files: Mapping[str, bytes], folder: str = "") -> Unit:
    """A city of the study in this folder."""
    return read_unit(STUDY, files, folder)


def link_study(folder: Path) -> None:
    """Make a folder one of the same study, but for its cities."""
    (folder / "data").mkdir(exist_ok=True)
    for name in ("study.yaml", "manuscript", "analysis", "data/published.yaml"):
        (folder / name).symlink_to(ROOT / name)
