"""What a newcomer begins with: a new unit's folder (``unit``), or a study that builds (``study``).

In: a name, or a folder that is not there yet. Out: files that say themselves what goes where.
"""

__all__ = ["study", "unit"]
