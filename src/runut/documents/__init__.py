"""Manuscripts made into HTML, PDF, DOCX and JATS XML, by ``quarto`` or the ``embedded`` renderer.

In: a manuscript whose cells can be run. Out: its documents, the same bytes each time.
"""

__all__ = ["embedded", "quarto", "render"]
