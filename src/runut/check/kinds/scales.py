"""Words that exclude each other, so that what they count is a whole or less; words of change."""

import re
from collections.abc import Sequence

from runut.check.document import ANY, Passage
from runut.check.report import Number

MADE_OF = (
    r"(?:consist(?:s|ed|ing) of|compris\w+|made up of|composed of|namely|i\.e\.|that is|"
    r"terdiri (?:dari|atas)|dengan komposisi|"
    r"yaitu|yakni|meliputi)"
)

UP = (
    r"(?:increases?|rise|gain|growth|rose|increased|grew|risen|grown|more|higher|"
    r"(?<!ma[dk]e )(?<!makes )(?<!making )up|kenaikan|naik|bertambah|"
    r"meningkat|peningkatan|pertambahan|tumbuh|increasing|rising|growing|melonjak|"
    r"climbed|jumped|surged|menguat|penguatan|melesat|"
    r"melejit|meroket|menanjak|soared|leapt|expanded)"
)
DOWN = (
    r"(?:decrease|fall|drop|decline|loss|reduction|fell|decreased|dropped|declined|fallen|fewer|less|"
    r"lower|down|penurunan|turun|berkurang|menurun|pengurangan|decreasing|falling|declining|anjlok|"
    r"merosot|melorot|slipped|plunged|tumbled|shrank|melemah|pelemahan|terkoreksi|menyusut|"
    r"penyusutan|kontraksi|terkontraksi|ambles|ambrol|terpangkas|slumped|slid|contracted|dipped)"
)
OF = (
    r"(?:\s+\(?(?:of|by|sebesar|sebanyak|sekitar|about|only|hanya|was|is|adalah|ialah|yakni|mencapai|"
    r"slightly|sharply|steeply|tipis|tajam))*\s+"
)
# what words call a rise, or a fall; "4.8% or down 0.6 points" is none
NAMED_UP, NAMED_DOWN = (
    rf"\b{way}\b(?:\s(?:hingga|sampai)|(?:\s\w+){{1,3}}(?=\s(?:of|by|sebesar|sebanyak)\b))?{OF}{ANY}|"
    rf"{ANY}\s+(?:[\w-]+\s+){{0,2}}{way}\b(?!{OF}⟨)"
    for way in (UP, DOWN)
)

SCALES = (
    {"mild", "moderate", "severe", "critical"},
    {"ringan", "sedang", "berat", "kritis"},
    {"male", "female"},
    {"men", "women"},
    {"boys", "girls"},
    {"laki", "perempuan"},
    {"pria", "wanita"},
    {"low", "medium", "middle", "high"},
    {"rendah", "menengah", "tinggi"},
    {"urban", "rural"},
    {"perkotaan", "perdesaan"},
    {"formal", "informal"},
    {"yes", "no"},
    {"agree", "neutral", "disagree"},
    {"setuju", "netral", "ragu"},
    {"improved", "unchanged", "worsened"},
    {"membaik", "tetap", "memburuk"},
    {"died", "survived"},
    {"meninggal", "selamat"},
    {"positive", "negative"},
    {"positif", "negatif"},
)


def _words_by_number(sentence: Passage, numbers: Sequence[Number], after: bool) -> list[set[str]]:
    """The words that follow each number up to the next of them, or that go before it."""
    ids = {number.id for number in numbers}
    marks = [m for m in re.finditer(ANY, sentence.marked) if sentence.number(m[1]).id in ids]
    text = sentence.marked.lower()
    found = []
    for index, mark in enumerate(marks):
        if after:
            end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
            clause = re.split(r"[);.]", re.sub(r"\([^()]*\)", "", text[mark.end() : end]))[0]
        else:
            clause = text[marks[index - 1].end() if index else 0 : mark.start()]
        found.append(set(re.findall(r"[a-z]+", clause)))
    return found


def scale_of(sentence: Passage, numbers: Sequence[Number]) -> set[str] | None:
    """The scale whose words stand one by one beside the numbers."""
    for after in (True, False):
        words = _words_by_number(sentence, numbers, after)
        for scale in SCALES:
            told = [scale & some for some in words]
            if all(len(some) == 1 for some in told) and len(set().union(*told)) == len(words):
                return scale
    return None
