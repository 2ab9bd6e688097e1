"""Manuscripts as they are written: Markdown with cells of Python, as Quarto reads them.

In: a manuscript's text. Out: its parts (``qmd``), what pandoc reads in it (``reading``), all that
is wrong in it (``checks``, typed numbers by the ``gate``, what Quarto alone renders by what is
``supported``), what it has and another language's lacks (``parallels``), and what its cells show,
run by a kernel (``kernel``); and the programs that all of this is left to, none of them for ever
(``processes``).
"""

__all__ = ["checks", "kernel", "processes", "reading"]
