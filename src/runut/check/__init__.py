"""Check any article: its numbers, how they hang together, and which cannot be right.

Text in; numbers, relations and findings out. Readers of files and the pages stand around it.
"""

from collections.abc import Mapping, Sequence

from runut.check.report import Finding, Number, Relation, Report
from runut.check.text import Block, Text

__all__ = ["Block", "Finding", "Number", "Relation", "Report", "Text", "check"]


def check(texts: Sequence[Text], decisions: Mapping[str, object] | None = None) -> Report:
    """Find the numbers of one submission's texts, relate them, and name what cannot be right.

    ``decisions`` are a reviewer's: see ``runut.check.decisions``.
    """
    raise NotImplementedError
