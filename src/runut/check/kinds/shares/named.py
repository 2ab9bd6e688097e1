"""A share that words name, with its count or without; its whole stands somewhere near."""

from collections.abc import Iterator
from dataclasses import replace

from runut.check.arithmetic import share
from runut.check.document import AMOUNT, PERCENT, Document
from runut.check.kinds.kind import Match, Search
from runut.check.kinds.shares.pairs import FEW
from runut.check.kinds.shares.wholes import SHARE, searched, wholes_among

MAKES_UP = (
    r"\b(?:account(?:s|ed|ing)? for|ma(?:k|d)(?:e|es|ing) up|represent(?:s|ed|ing)?|comprised?|"
    r"constitut\w+|shares? of|(?:market|with) share|proportion of|proporsi|pangsa|porsi|kontribusi|"
    r"berkontribusi|menyumbang|mencakup|setara)\b"
)
NAMED = (
    rf"{MAKES_UP}{FEW}{PERCENT}"
    rf"|{PERCENT}\s(?:of|dari)\s(?:all|total|the total|seluruh|semua|keseluruhan|jumlah)\b"
    rf"|\b(?:rate|prevalence|margins?|tingkat|angka|prevalensi|marjin|okupansi|"
    rf"occupancy|realisasi|capaian)\b"
    rf"[^⟨⟩.;,]{{0,80}}{PERCENT}"
)
WITH_COUNT = rf"{AMOUNT}[^⟨⟩.;]{{0,60}}?{MAKES_UP}{FEW}{PERCENT}"


def find(document: Document) -> Iterator[Match]:
    """What words give a share may be of another thing than the count before: none is accused."""
    for sentence in document.sentences:
        for found in sentence.find(WITH_COUNT):
            part, result = map(sentence.number, found.groups())
            near = wholes_among(sentence.paragraph.numbers)
            yield from searched(near, result, part, "near by")


KIND = replace(
    SHARE,
    find=find,
    searches=(
        Search(share, "{0} ÷ {1} × 100", "p", ("cdm", "cdm"), lambda a, b: 100 * a / b, told=NAMED),
        Search(
            lambda whole, part: share(part, whole),  # more than was planned
            "{1} ÷ {0} × 100",
            "p",
            ("cdm", "cdm"),
            lambda whole, part: 100 * part / whole,
            told=NAMED,
            only_told=True,
        ),
    ),
    right=(
        "Pendapatan 12,1 triliun terdiri dari pajak Rp1,408 triliun dengan kontribusi mencapai "
        "11,6%, dana pusat Rp9,02 triliun dengan kontribusi 74,3% dan lainnya Rp1,71 triliun.",
        "Sebanyak 143.894 jiwa atau 38,45% dari semua yang bekerja (374.261 jiwa) dibayar layak.",
        "Ada 228 perkara, 184 dari istri dan 44 dari suami.\n\nLain hal.\n\nJadi 80,70 persen "
        "dari istri dan 19,30 persen dari suami.",
        "The towns had 11, 23 and 31 of the 65 schools, that is 16.9%, 35.4% and 47.7%.",
        "In 2005, 671 walkers died, which was 21 per cent of all deaths on the roads.\n\nThe "
        "total fell slightly to 3,201 deaths.",
        "Okupansi mencapai 130 persen, melayani total 218.473 orang dari 168.043 kursi.",
        "Tingkat pengangguran terbuka hingga Februari tahun ini turun menjadi 4,99 persen.\n\n"
        "Penganggur 6,88 juta orang.\n\nAngkatan kerja 137,91 juta orang.",
        "Angkatan kerja 149,38 juta orang.\n\nYang menganggur 7,20 juta orang.\n\nTingkat "
        "pengangguran 4,82%, atau turun 0,63 poin.",
    ),
    apart=("The unemployment rate was 4.8%.\n\nSome 140 firms had 12 offices.",),
)
