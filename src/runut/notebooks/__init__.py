"""Manuscripts as they are written: Markdown with cells of Python, as Quarto reads them.

In: a manuscript's text. Out: its parts (``qmd``), a refusal of numbers that are typed in it
(``gate``), and what its cells show, run by a kernel (``kernel``).
"""

__all__ = ["gate", "kernel", "qmd"]
