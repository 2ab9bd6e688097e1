"""A share, its count and the whole that stand together: "417 of 649 (64.3%)"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from runut.check.arithmetic import quotient
from runut.check.document import AMOUNT, COUNT, PERCENT, SAYS, Document, Passage
from runut.check.kinds.kind import Match, compare
from runut.check.kinds.shares.pairs import ALONE, FEW
from runut.check.kinds.shares.wholes import COUNTED, SHARE, judge

OF = r"(?:out of|of|in|from|dari|di antara)"
# the share, the count and the whole stand together; groups are named by their order
TOGETHER = (
    (
        rf"{PERCENT}{FEW}\(\s*(?:n\s*=\s*)?{COUNT}\s*(?:/|{OF})\s*(?:the|all|total)?\s*{COUNT}",
        (0, 1, 2),
    ),
    (rf"{PERCENT}{FEW}\(\s*(?:n\s*=\s*)?{COUNT}/{COUNT}", (0, 1, 2)),
    (rf"{PERCENT}\s*[:(]\s*{COUNT}{FEW}\b(?:out of|of|dari)\b{FEW}{COUNT}", (0, 1, 2)),
    (rf"(?<!⟩/){COUNT}\s*/\s*{COUNT}\s*[,;:=(\[]\s*{ALONE}", (2, 0, 1)),
    (
        # what a count has become is no whole: "fell by 30 in a year to 120, or 6 per cent"
        rf"{COUNT}{FEW}\b{OF}\b{FEW}(?<!\bto )(?<!\bmenjadi ){COUNT}"
        rf"(?:(?!{SAYS})[^⟨⟩().;,]){{0,40}}(?:[(\[,]|\b(?=or|atau))\s*(?:or|atau|i\.e\.)?\s*"
        rf"{ALONE}",
        (2, 0, 1),
    ),
)
# the count and its share; the whole is told elsewhere
# 0.91 (182/200)
PROPORTION = rf"⟨d(\d+)⟩\s*\(\s*{COUNT}/{COUNT}\s*\)"
# 72 (60% of the 120 planned)
# 37 deaths among 1,850 patients (2.0%); in "(51% men)" it is of something else
AMONG = rf"{COUNT}{FEW}\b(?:among|di antara)\b{FEW}{COUNT}{FEW}\(\s*{PERCENT}\s*[),;]"
OF_WHAT = (
    rf"{AMOUNT}\s*(?:\w+\s+)?(?:[(\[,]|\b(?:or|atau|setara)\b)\s*(?:or|atau|setara|about|"
    rf"sekitar|dengan|mencapai|\s)*{PERCENT}\s+(?:of|dari)\b[^⟨⟩().;,]{{0,60}}{AMOUNT}"
)
FEW_PARTS, ROUGH = 10, 50  # a whole that may be meant roughly, and half of one part in per cent


def together(sentence: Passage) -> Iterator[Match]:
    taken: set[str] = set()
    for pattern, order in TOGETHER:
        for numbers in sentence.told(pattern):
            result, part, whole = (numbers[at] for at in order)
            result = replace(result, value=abs(result.value))  # of "small ones -64% (16/25)"
            may_be = part.unit in (*COUNTED, whole.unit) and 0 < part.value <= whole.value
            if result.id not in taken and may_be:
                taken.add(result.id)
                match = judge(result, part, whole, "count, whole and share stand together")
                # "7 of 10 people (70.4%)" rounds the share
                is_far = abs(match.computed - result.value) * whole.value >= ROUGH
                may_be_exact = whole.value > FEW_PARTS and part.value > 1  # 5.4% (1 in 20)
                if match.holds or may_be_exact or is_far:
                    yield match
    for result, part, whole in sentence.told(PROPORTION):
        why = "count, whole and proportion stand together"
        match = compare(SHARE, result, (part, whole), quotient, "{0} ÷ {1}", why)
        if match.holds or (part.value <= whole.value and match.slip):
            yield match
    among = ((part, result, whole) for part, whole, result in sentence.told(AMONG))
    for part, result, whole in (*sentence.told(OF_WHAT), *among):
        may_be = part.value <= whole.value or result.value > 100
        if result.id not in taken and part.value > 0 and may_be and part.unit == whole.unit:
            match = judge(result, part, whole, "a count, its share, and what it is a share of")
            if match.holds or match.slip:
                taken.add(result.id)
                yield match


@lru_cache(1)
def together_in(document: Document) -> dict[Passage, list[Match]]:
    """By sentence."""
    return {sentence: list(together(sentence)) for sentence in document.sentences}


def find(document: Document) -> Iterator[Match]:
    for table in document.tables:
        for cell in table.cells.values():
            yield from together(cell.passage)
    yield from chain(*together_in(document).values())


KIND = replace(
    SHARE,
    find=find,
    right=(
        "Healing was seen in 16/22 (72.7%).",
        "The rate was 64.3% (417 of 649).",
        "It reached 0.91 (182/200).",
        "Of lesions below 10 cm -64% (16/25) healed, of those above -48% (12/25).",
        "Sebanyak 1.155 dari 2.310 peternak atau 50 persen memelihara kambing.",
        "Sensitivity was 72.7% (16/22) and specificity 92.9% (13/14).",
        "Twelve of the 40 villages (30%) had a clinic.",
        "Dua belas dari 40 desa (30 persen) punya poliklinik.",
        "Three of the twelve villages (25%) had a clinic.",
        "Belanja itu Rp1.049,7 triliun atau 96,2 persen dari target Rp1.090,8 triliun.",
        "Pendapatan Rp1.942,3 triliun atau mencapai 102,5% dari target sebesar Rp1.894,7 triliun.",
    ),
    wrong=(
        "The rate was 63.4% (417 of 649).",
        "The response was 86 per cent: 1,360 questionnaires of 2,000 came back.",
        "It reached 0.19 (182/200).",
        "Sebanyak 1.155 dari 2.310 peternak atau 55 persen memelihara kambing.",
        "Sensitivity was 76.2% (16/22) and specificity 92.9% (13/14).",
        "Sebanyak 16 dari 22 orang (76,2%) sembuh.",
        "There were 37 deaths among 1,850 patients (0.2%).",
        "Belanja itu Rp1.049,7 triliun atau 92,6 persen dari target Rp1.090,8 triliun.",
    ),
    apart=(
        "It fell by 379,000 in the year to autumn to 1,919,000 or 6.6 per cent.",
        "They had 422 of the 500 articles [81.0%–87.4%], and 41 of 78 [41.6% to 63.4%].",
        "Sebanyak 7 dari 10 responden (70,4%) setuju.",
        "In all 8.7% (1 in 12) had the one and 5.4% (1 in 20) the other.",
        "We saw 37 deaths among 1,850 patients (51% men).",
    ),
)
