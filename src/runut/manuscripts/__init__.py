"""What the cells of a manuscript call: a study's numbers, spoken of in one language.

In: what a build left of a unit. Out: Markdown for sentences, tables and figures, the derivation of
every number that is shown, and what a page needs to ask "what if". ``drawing`` draws figures.
"""

from runut.manuscripts.front import ways
from runut.manuscripts.markdown import escape, pipe_table, present, quote, unbroken
from runut.manuscripts.opening import UnitVoice, open_manuscript
from runut.manuscripts.voice import Voice
from runut.notebooks.inside import UNIT

__all__ = [
    "UNIT",
    "UnitVoice",
    "Voice",
    "appendix",
    "derivations",
    "drawing",
    "escape",
    "open_manuscript",
    "pipe_table",
    "present",
    "quote",
    "unbroken",
    "ways",
]
