"""Tables as they are published, looked at before they are read.

In: files with titles, heads of several storeys, notes, marks and footnotes. Out: what they are
taken for, as a mapping that people confirm and edit; and by such a mapping one long table, each
number with the cell that it came from. What the publishers write is the study's (``published`` in
its study.yaml): a build reads that as ``Vocabulary``, and needs none of the other modules.
"""

from runut.look.vocabulary import Vocabulary, read_vocabulary

__all__ = ["Vocabulary", "command", "read_vocabulary"]
