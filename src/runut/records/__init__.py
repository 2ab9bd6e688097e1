"""What is left of a build for others.

In: a build's results. Out: their sums (``manifest``), what they were made of (``provenance``), what
makes each table, figure and number (``programs``), what describes the verdicts (``datapackage``),
all of it in one file (``archive``), and what differs between two of them, in words (``diff``).
"""

__all__ = ["archive", "datapackage", "diff", "manifest", "programs", "provenance"]
