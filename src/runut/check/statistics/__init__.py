"""Kinds of relations that statistics brings: p values, intervals, means of whole numbers."""
