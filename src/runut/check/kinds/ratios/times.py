"""How many times as much, in figures: "2.2 times the 14.39%"."""

from collections.abc import Iterator
from dataclasses import replace

from runut.check.arithmetic import quotient
from runut.check.document import Document
from runut.check.kinds.kind import Match, compare, holds_under
from runut.check.kinds.ratios.words_for_parts import RATIO, pairs_of_a_unit

TIMES = r"⟨[cd](\d+)⟩(?:[- ]fold\b|\s+(?:times|kali)\b(?!\s+(?:a |per |se|in ))(?:\s+lipat)?)"


def find(document: Document) -> Iterator[Match]:
    for sentence in document.sentences:
        for [result] in sentence.told(TIMES):
            own = [n for n in sentence.numbers if n.id != result.id]
            before = sentence.before.numbers if sentence.before else ()
            two = list(pairs_of_a_unit(own or before))
            fitting = [pair for pair in two if holds_under(result, pair, quotient)[1]]
            # one pair, and what it makes is a slip away; anything else may be another ratio
            if fitting or (len(own) == 2 and len(two) == 1):
                match = compare(
                    RATIO, result, (fitting or two)[0], quotient, "{0} ÷ {1}", "words for a ratio"
                )
                if match.holds or (result.decimals and match.slip):
                    yield match


KIND = replace(
    RATIO,
    find=find,
    right=(
        "The rate was 31.43%, 2.2 times the 14.39% of the year before.",
        "Some 70.3% were men and 29.7% women. Men were 2.4 times as many.",
    ),
    wrong=("The rate was 31.43%, 2.3 times the 14.39% of the year before.",),
    apart=("They met 3 times in 12 weeks.",),
)
