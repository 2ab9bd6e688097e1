"""Counts that exclude each other, and are all of a whole or more than it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from runut.check.arithmetic import total
from runut.check.document import Document, Passage, letter_of
from runut.check.kinds.kind import Match, compare
from runut.check.kinds.scales import scale_of
from runut.check.kinds.totals.adding_up import SUM, sum_formula, were_rounded

OF = r"\b(?:of|among|dari|di antara)\b[^⟨⟩.;,]{0,30}⟨c(\d+)⟩"


def _too_many(sentence: Passage) -> Iterator[Match]:
    """Counts that exclude each other, and are more than the whole."""
    told = next(sentence.find(OF), None)
    if not told:
        return
    whole = sentence.number(told[1])
    counts = [
        n
        for n in sentence.numbers
        if letter_of(n) == "c" and n.offset > whole.offset and n.value <= whole.value
    ]
    scale = scale_of(sentence, counts) if len(counts) >= 2 else None
    behind = re.split("⟨", sentence.marked[told.end() :])[0].lower()
    if scale is None or scale & {*re.findall(r"[a-z]+", behind)}:  # the 64 boys and 56 girls
        return
    match = compare(SUM, whole, counts, total, sum_formula(counts), "words that exclude each other")
    # fewer than the whole may leave some out; more cannot be
    if match.holds or (match.computed > whole.value and not were_rounded(match)):
        yield match


def find(document: Document) -> Iterator[Match]:
    for sentence in document.sentences:
        yield from _too_many(sentence)


KIND = replace(
    SUM,
    find=find,
    right=("Of the 326 cases, 58 were mild, 191 moderate and 77 severe.",),
    wrong=(
        "Of the 326 cases, 58 (17.8%) were mild, 191 (58.6%) moderate and 103 (31.6%) severe.",
        "Dari 326 kasus, 58 tergolong ringan, 191 sedang, dan 103 berat.",
    ),
    apart=(
        "Among the 64 boys and 56 girls, 30 were absent.",
        "Of 620 people asked, 240 owned a bicycle, 310 a motorcycle and 180 both or neither.",
    ),
)
