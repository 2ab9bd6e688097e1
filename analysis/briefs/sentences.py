"""Sentences that follow the numbers, in briefs and in the comparison, and what leads from these."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from IPython.display import Markdown

from analysis.country import study as own_study
from runut.manuscripts import Voice, present, ways
from runut.wording import spoken

SLOT = re.compile(r"\{([a-z][a-z0-9_.-]*)\}")


class Sentences(Voice):
    """A voice that chooses its words by the numbers: a manuscript names a question and gives the
    words for every case; numbers, places and tables stand in them in braces.

    ``all_cases``: those of each question. ``cases``: the one of each that the numbers are in.
    ``slot``: what a name in braces stands for, in Markdown.
    """

    all_cases: Mapping[str, tuple[str, ...]]
    cases: Mapping[str, str]
    slot: Callable[[str], str]

    def choose(self, question: str, **texts: str) -> Markdown:
        """The words for the case that the numbers are in. Raises KeyError where there are none."""
        if set(texts) != set(self.all_cases[question]):
            raise KeyError(f"{question} needs words for {', '.join(self.all_cases[question])}")
        return Markdown(present(self.said(texts[self.cases[question]])))

    def said(self, template: str) -> str:
        """A text with what its braces name put in."""
        return SLOT.sub(lambda found: self.slot(found[1]), template)


def languages_line(
    document: str, language: str, words: Mapping, more: Mapping[str, str], up: str
) -> str:
    """What leads from a page to the same document in other languages and as a PDF, to ``more``, and
    back to the way in, which lies ``up`` from it; in Markdown."""
    said = spoken(words["front"], language)
    beside = {"PDF": f"{document}.{language}.pdf", **more}
    beside[said["all"]] = f"{up}index.html#{language}"
    found = ways(own_study().names, language, document, said["beside"], beside)
    return f"```{{=html}}\n{found}\n```"


def plain(markdown: str) -> str:
    """What is read of marked numbers and escaped words."""
    text = re.sub(r"\[((?:\\.|[^\]])*)\]\{[^}]*\}", r"\1", markdown)
    return re.sub(r"\\(.)", r"\1", text)
