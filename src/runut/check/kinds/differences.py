"""How much more or less: a difference, a change in per cent, or in points."""

import re
from collections.abc import Iterator

from runut.check.arithmetic import change, distance, is_counted
from runut.check.document import ANY, Document, Passage, letter_of
from runut.check.kinds.kind import Kind, Match, Search, compare, holds_under
from runut.check.report import Number

CHANGE = (
    r"\b(?:difference|differences|increase|increases|decrease|rise|fall|drop|decline|gain|loss|"
    r"reduction|growth|rose|fell|increased|decreased|grew|dropped|declined|fallen|risen|grown|"
    r"fewer|less|more|lower|higher|down|up|selisih|selisihnya|perbedaan|kenaikan|penurunan|naik|"
    r"turun|bertambah|berkurang|meningkat|menurun|peningkatan|pengurangan|pertambahan|tumbuh)\b"
)
BY = (
    rf"{CHANGE}(?:\s+(?:of|by|sebesar|sebanyak|sekitar|about|only|hanya|was|is|adalah|ialah|"
    rf"yakni|mencapai))*\s+{ANY}"
)
OR_SO = rf"{ANY}\s+(?:fewer|less|more|lower|higher)\b"
# a rate of change, or an average of many, is not the difference of two numbers in the sentence
NOT_SO = (
    r"\b(?:per year|a year(?! (?:before|earlier|ago))|annual|annually|per tahun|setiap tahun|"
    r"tiap tahun|rata-rata|average|"
    r"per month|factor|times|kali|up to|respectively|"
    r"masing-masing|relative)\b|\b(?:more than|less than|over|lebih dari)\s+⟨"
)
BACK = r"\b(?:this|that|it|they|these|ini|itu|tersebut)\b"
NEAR = 25  # characters
# what shows two numbers to be the ends of one change
ENDS = (
    r"\b(?:from|dari|semula)\b[^⟨⟩]{0,60}⟨[a-z]\d+⟩[^⟨⟩]{0,60}\b(?:to|menjadi|ke|hingga)\b[^⟨⟩]{0,40}⟨",
    r"⟨[a-z]\d+⟩[^⟨⟩]{0,80}\b(?:compared|than|dibanding\w*|against|versus|vs|from|dari|semula|"
    r"sebelumnya|before|after|down from|up from)\b[^⟨⟩]{0,60}⟨",
    rf"⟨[a-z]\d+⟩[^⟨⟩]{{0,40}}\b(?:and|dan|while|sedangkan)\b[^⟨⟩]{{0,60}}⟨[a-z]\d+⟩[^⟨⟩]{{0,40}}{CHANGE}",
    r"\b(?:between|antara)\b[^⟨⟩]{0,40}⟨[a-z]\d+⟩[^⟨⟩]{0,40}\b(?:and|dan)\b[^⟨⟩]{0,40}⟨",
)


def _like(a: Number, b: Number) -> bool:
    units = {a.unit, b.unit}
    return (len(units) == 1 or "" in units) and (
        letter_of(a) == letter_of(b) or {letter_of(a), letter_of(b)} <= set("cd")
    )


def _others(sentence: Passage, result: Number) -> list[Number]:
    """The numbers that may be the two ends: alike, and not the change itself."""
    others = [number for number in sentence.numbers if number.id != result.id]
    if result.unit == "points":
        return [number for number in others if number.unit == "percent"]
    if result.unit == "percent":
        counts = [number for number in others if number.unit not in ("percent", "points")]
        return counts if len(counts) >= 2 else [n for n in others if n.unit == "percent"]
    return [number for number in others if number.unit not in ("percent", "points")]


def _ways(result: Number, a: Number, b: Number) -> list[tuple[object, str, tuple[Number, Number]]]:
    """The arithmetic that the words may mean."""
    larger, smaller = (a, b) if a.value >= b.value else (b, a)
    apart = (distance, "{0} − {1}", (larger, smaller))
    grown = (change, "({1} − {0}) ÷ {0} × 100", (a, b))
    if result.unit == "percent":
        back = (change, "({1} − {0}) ÷ {0} × 100", (b, a))
        return [grown, back] if a.unit != "percent" else [apart, grown, back]
    return [apart]


def find(document: Document) -> Iterator[Match]:
    before: tuple[Passage, Passage] | None = None
    for sentence, paragraph in document.sentences:
        previous = before[0] if before and before[1] is paragraph else None
        before = sentence, paragraph
        told = [*sentence.find(BY), *sentence.find(OR_SO)]
        if len(told) != 1:
            continue
        result = sentence.number(told[0][1])
        others = _others(sentence, result)
        if len(others) == 1 and previous and sentence.says(BACK):
            earlier = [n for n in _others(previous, result) if _like(n, others[0])]
            others = [*earlier, *others] if len(earlier) == 1 else others
        if len(others) != 2 or not _like(*others):
            continue
        around = sentence.marked[max(0, told[0].start() - NEAR) : told[0].end() + NEAR]
        if re.search(NOT_SO, around, re.I) or not any(map(sentence.says, ENDS)):
            continue
        if result.unit not in ("percent", "points") and not _like(result, others[0]):
            continue
        ways = _ways(result, *others)
        best = next((w for w in ways if holds_under(result, w[2], w[0])[1]), ways[0])
        is_told = best[0] is change or not (
            # "47, down 3" among small whole numbers is too often something else
            all(is_counted(n) and n.value < 20 for n in (result, *others))
        )
        if (is_told and result.value <= max(n.value for n in others)) or result.unit == "percent":
            yield compare(KIND, result, best[2], best[0], best[1], "words of change with two ends")


KIND = Kind(
    name="difference",
    words={"en": "difference or change", "id": "selisih atau perubahan"},
    find=find,
    searches=(
        Search(distance, "{1} − {0}", "q", ("p", "p"), lambda a, b: b - a),
        Search(
            change, "({1} − {0}) ÷ {0} × 100", "p", ("cdm", "cdm"),
            lambda a, b: abs(b / a - 1) * 100, takes_any=True,
        ),
    ),
    right=(
        "The AUC rose from 0.7034 to 0.7263, a difference of 0.02.",
        "Jumlahnya turun dari 182,64 ribu orang menjadi 176,92 ribu orang, atau berkurang 5,72 "
        "ribu orang.",
        "The rate was 14.89 per cent, down 0.49 points from 15.38 per cent a year before.",
        "Sales rose from 1,250 to 1,400 tonnes, an increase of 12%.",
        "Turnout rose from 40% to 50%, an increase of 25%.",
        "Jumlahnya 176,92 ribu jiwa. Jumlah ini berkurang sebesar 5,72 ribu jiwa dibandingkan "
        "tahun lalu yang sebesar 182,64 ribu jiwa.",
    ),
    wrong=(
        "The AUC rose from 0.7034 to 0.7263, a difference of 0.05.",
        "Jumlahnya turun dari 182,64 ribu orang menjadi 176,92 ribu orang, atau berkurang 5,27 "
        "ribu orang.",
        "The rate was 14.89 per cent, down 0.94 points from 15.38 per cent a year before.",
        "Sales rose from 1,250 to 1,400 tonnes, an increase of 15%.",
    ),
    apart=(
        "Output grew from 120 to 180 tonnes, an average increase of 4.1% per year.",
        "Prices rose by 3% in 340 shops and 21 markets.",
    ),
)  # fmt: skip
