"""What journals ask of a document: JATS XML, and a DOCX with fields that Word counts (``word``).

In: what pandoc or Quarto made. Out: the same, as a journal or a repository takes it.
"""

__all__ = ["jats", "word"]
