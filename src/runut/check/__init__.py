"""Check any article: its numbers, how they hang together, and which cannot be right.

Text in; numbers, relations and findings out. Readers of files and the pages stand around it.
"""

from runut.check.engine import check
from runut.check.kinds import KINDS
from runut.check.report import Finding, Number, Reading, Relation, Report
from runut.check.text import Block, Text

__all__ = ["KINDS", "Block", "Finding", "Number", "Reading", "Relation", "Report", "Text", "check"]
