"""What journals ask of a document: JATS XML.

In: what pandoc made. Out: the same, as a journal or a repository takes it.
"""

__all__ = ["jats"]
