"""The marks of a document: which of a numeral's readings is meant."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from runut.check.numbers.reading import Numeral
from runut.check.report import Reading
from runut.check.text import Block, Text
from runut.numerals.units import MONEY

WORDS_OF = {
    "id": re.compile(r"\b(?:yang|dan|dengan|dari|untuk|pada|tidak|adalah|sebesar)\b", re.I),
    "en": re.compile(r"\b(?:the|and|of|with|from|for|was|were|not|which)\b", re.I),
}


def language_of(text: Text) -> str:
    """The language that a document is given, or else the one whose small words it uses most."""
    if text.language:
        return text.language
    whole = " ".join(block.text for block in text.blocks)
    found = {language: len(words.findall(whole)) for language, words in WORDS_OF.items()}
    return max(found, key=found.__getitem__) if any(found.values()) else ""


class Marks:
    """What a document, each of its blocks and each column of its tables say about its marks."""

    def __init__(self, text: Text, numerals: Sequence[Sequence[Numeral]]) -> None:
        self.language = language_of(text)
        self.seen: dict[object, Counter[tuple[str, str]]] = defaultdict(Counter)
        for index, (block, found) in enumerate(zip(text.blocks, numerals, strict=True)):
            for numeral in found:
                if len(numeral.readings) == 1 and numeral.readings[0][1] and not numeral.left_out:
                    way = numeral.readings[0][1]
                    for where in self._places(block, index):
                        self.seen[where][numeral.mark, way] += 1
                        if len(set(re.findall("[.,]", numeral.printed))) == 2:
                            other = ".,".replace(numeral.mark, "")
                            self.seen[where][other, "group"] += 1

    @staticmethod
    def _places(block: Block, index: int) -> list[object]:
        """From near to far."""
        column = [("column", block.table, block.column)] if block.table is not None else []
        return [*column, ("block", index), "document"]

    def choose(self, numeral: Numeral, block: Block, index: int) -> list[Reading]:
        """The likeliest reading, then the other where the document uses its mark both ways."""
        readings = {way: reading for reading, way in numeral.readings}
        if len(readings) == 1:
            return [numeral.readings[0][0]]
        other = ".,".replace(numeral.mark, "")
        near = self.seen["block", index]
        if numeral.magnitude and near[other, "decimal"] and not near[numeral.mark, "decimal"]:
            return [readings["group"], readings["decimal"]]
        if numeral.unit in ("percent", "points", "permille"):
            return [readings["decimal"]]
        if not numeral.magnitude and (numeral.unit == "persons" or numeral.unit in MONEY):
            return [readings["group"]]
        for where in self._places(block, index):
            seen = self.seen[where]
            grouped = seen[numeral.mark, "group"] + seen[other, "decimal"]
            decimal = seen[numeral.mark, "decimal"] + seen[other, "group"]
            if where == "document":
                usual = {"id": ".", "en": ","}.get(self.language)
                grouped += 3 * (numeral.mark == usual)
                decimal += 3 * (numeral.mark != usual and usual is not None)
            if grouped != decimal:
                first, second = ("group", "decimal")[:: 1 if grouped > decimal else -1]
                whole = self.seen["document"]
                is_doubtful = whole[numeral.mark, second] + whole[other, first]
                is_doubtful = is_doubtful or bool(numeral.magnitude)
                return [readings[first], *([readings[second]] if is_doubtful else [])]
        return [readings[way] for way in ("group", "decimal")[:: -1 if numeral.magnitude else 1]]
