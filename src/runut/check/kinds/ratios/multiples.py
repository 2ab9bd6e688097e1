"""How many times as much, in words: "doubled from 120 to 250"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from runut.check.document import Document, Passage
from runut.check.kinds.kind import Match
from runut.check.kinds.ratios.words_for_parts import LESS, MORE, RATIO, pairs_of_a_unit
from runut.check.report import Number
from runut.numerals import words

# doubled from 120 to 250; three times as many as
MULTIPLE = (
    rf"(?:{MORE}|{LESS})?\s*(?:\b(?P<two>doubl(?:ed|ing)|double\s(?=the|that|what)|"
    r"twice\s(?=as|the|that)|halv(?:ed|ing))\b|\b(?P<three>tripl(?:ed|ing)|trebl(?:ed|ing))\b|"
    rf"(?:\b(?P<word>{words.PATTERN})|⟨c(?P<figure>\d+)⟩)(?:[\s-]?fold\b|\s(?:times\s(?=as|the|that|more|"
    r"higher|larger|greater)|kali\s(?=lipat|lebih|jumlah))))"
)
ENDS = (
    r"[^⟨⟩.;,]{0,30}(?:,\s)?\b(?:from|dari)\b[^⟨⟩.;]{0,40}?⟨[cdmp](\d+)⟩"
    r"[^⟨⟩.;]{0,40}?\b(?:to|menjadi)\b[^⟨⟩.;]{0,40}?⟨[cdmp](\d+)⟩"
)
MEANT = {  # what part of a multiple is meant by it
    "": (Fraction(9, 10), Fraction(23, 20)),
    "more": (Fraction(1), Fraction(8, 5)),
    "less": (Fraction(3, 4), Fraction(1)),
}
BEYOND = Fraction(6, 5)  # and how far beyond that nobody would say so
AROUND = ((0, 1), (1, 1), (0, 2), (1, 2), (0, 3))  # sentences before and from one on, nearest first


def find(document: Document) -> Iterator[Match]:
    """A multiple in words, and the two numbers near by that are so far apart."""
    sentences = [one for one in document.sentences if one.numbers or one.says(MULTIPLE)]
    for at, sentence in enumerate(sentences):
        for found in sentence.find(MULTIPLE):
            many = _many(found, sentence)
            if many < 2:
                continue
            low, high = MEANT["more" if found["more"] else "less" if found["less"] else ""]
            if ends := re.match(ENDS, sentence.marked[found.end() :], re.I):
                pair = sorted(map(sentence.number, ends.groups()), key=lambda n: -n.value)
                for large, small in pairs_of_a_unit(pair):
                    times = large.value / small.value / many
                    is_so = low / BEYOND <= times <= high * BEYOND
                    yield _multiple(large, small, many, is_so, severity="minor")
                continue
            for before, after in AROUND:
                near = [
                    n for one in sentences[max(0, at - before) : at + after] for n in one.numbers
                ]
                pairs = {
                    (a.value, b.value): (a, b)
                    for a, b in pairs_of_a_unit(near)
                    if a.document == b.document and many / 2 <= a.value / b.value <= 3 * many / 2
                }
                meant = [p for (a, b), p in pairs.items() if low <= a / b / many <= high]
                if meant:
                    chance = len(pairs) * float(high - low)
                    yield _multiple(*meant[0], many, True, by_chance=chance, claimed=False)
                    break


def _many(found: re.Match[str], sentence: Passage) -> Fraction:
    if found["figure"]:
        return sentence.number(found["figure"]).value
    many = 2 if found["two"] else 3 if found["three"] else words.value_of(found["word"])
    return Fraction(many)


def _multiple(large: Number, small: Number, many: Fraction, is_so: bool, **more: object) -> Match:
    return Match(
        RATIO, large, (small,), f"{many} × {small.printed}", many * small.value,
        ("mixed",) if is_so else (), ("a multiple in words",), **more,
    )  # fmt: skip


KIND = replace(
    RATIO,
    find=find,
    right=(
        "Sales almost doubled.\n\nThey were 22,664 in one year.\n\nThen this rose to 41,457.",
        "Kasusnya naik lebih dari dua kali lipat (dari 563 kasus menjadi 1.168 kasus).",
        "The north had 1,240 members, three times as many as the south with 410.",
    ),
    wrong=(
        "Sales more than doubled from 1,240 tonnes to 1,420 tonnes.",
        "The number of cases tripled from 410 to 920.",
        "Profits doubled, from $14 million to $41 million.",
        "Pendapatan naik dua kali lipat dari Rp1,5 juta menjadi Rp4,5 juta.",
    ),
    apart=(
        "After the halving, its price rose from $12 to $135.",
        "They met twice, and 24 of the 50 came; they doubled their efforts in 49 towns.",
        "Output doubled. It had been 310 tonnes, and prices had been 480.",
    ),
)
