"""A share that words name, with its count or without; its whole stands somewhere near."""

from dataclasses import replace

from runut.check.arithmetic import share
from runut.check.document import PERCENT
from runut.check.kinds.kind import Search
from runut.check.kinds.shares.pairs import FEW
from runut.check.kinds.shares.wholes import SHARE

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

PART = Search(share, "{0} ÷ {1} × 100", "p", ("cdm", "cdm"), lambda a, b: 100 * a / b, told=NAMED)

OVER = Search(  # more than was planned
    lambda whole, part: share(part, whole), "{1} ÷ {0} × 100", "p", ("cdm", "cdm"),
    lambda whole, part: 100 * part / whole, told=NAMED, only_told=True,
)  # fmt: skip

KIND = replace(
    SHARE,
    searches=(
        PART,
        OVER,
    ),
    right=(
        "The firms sold 337.2 million phones.\n\nIt was a quiet spring.\n\nThe second one sold "
        "20.2 million, then 29.9 million. Its part of the market went from 6.7% to 8.9%.",
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
