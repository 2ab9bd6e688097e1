"""What the cells of a manuscript call: a study's numbers, spoken of in one language."""

from runut.manuscripts.opening import open_manuscript

__all__ = ["open_manuscript"]
