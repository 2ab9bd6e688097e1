"""What verification found, for people: a page (``report``), and lines in a terminal.

In: the content of verification.json. Out: HTML or text, and the exit status of ``runut verify``.
``page`` makes any page from a template.
"""

from runut.reports.pages import in_page, page, page_templates

__all__ = ["in_page", "page", "page_templates", "telling"]
