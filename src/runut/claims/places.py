"""Places in the published article, in the reader's language."""

import re
from collections.abc import Mapping


def stands_in(place: str, whole: str) -> bool:
    """Whether a place lies in another, as ``Results; Table 1; row 2`` does in ``Table 1``."""
    return f"; {whole}; " in f"; {place}; "


def place_in(named: Mapping[str, Mapping[str, str]], text: str, language: str) -> str:
    """A place as the tables have it, with its parts set in a row; ``named``: the words of places
    in each language, by what the tables call them."""
    if named:
        longest_first = sorted(named, key=len, reverse=True)
        pattern = r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"
        text = re.sub(pattern, lambda found: named[found[0]][language], text)
    return text.replace("; ", ", ")
