"""A share that words name; its count and its whole stand somewhere near."""

from dataclasses import replace

from runut.check.arithmetic import share
from runut.check.document import PERCENT
from runut.check.kinds.kind import Search
from runut.check.kinds.shares.pairs import FEW
from runut.check.kinds.shares.wholes import SHARE

NAMED = (
    r"\b(?:account(?:s|ed|ing)? for|ma(?:k|d)(?:e|es|ing) up|represent(?:s|ed|ing)?|comprised?|"
    r"constitut\w+|share of|proportion of|proporsi|pangsa|porsi|kontribusi|berkontribusi|"
    rf"menyumbang|mencakup|setara)\b{FEW}{PERCENT}"
    rf"|{PERCENT}\s(?:of|dari)\s(?:all|total|the total|seluruh|semua|keseluruhan|jumlah)\b"
    rf"|\b(?:rate|prevalence|margins?|tingkat|angka|prevalensi|marjin)\b"
    rf"[^⟨⟩.;,]{{0,50}}{PERCENT}"
)

KIND = replace(
    SHARE,
    searches=(
        Search(share, "{0} ÷ {1} × 100", "p", ("cdm", "cdm"), lambda a, b: 100 * a / b, told=NAMED),
    ),
    right=(
        "Sebanyak 143.894 jiwa atau 38,45% dari semua yang bekerja (374.261 jiwa) dibayar layak.",
        "Ada 228 perkara, 184 dari istri dan 44 dari suami.\n\nLain hal.\n\nJadi 80,70 persen "
        "dari istri dan 19,30 persen dari suami.",
        "The towns had 11, 23 and 31 of the 65 schools, that is 16.9%, 35.4% and 47.7%.",
        "In 2005, 671 walkers died, which was 21 per cent of all deaths on the roads.\n\nThe "
        "total fell slightly to 3,201 deaths.",
        "Angkatan kerja 149,38 juta orang.\n\nYang menganggur 7,20 juta orang.\n\nTingkat "
        "pengangguran 4,82%, atau turun 0,63 poin.",
    ),
    apart=("The unemployment rate was 4.8%.\n\nSome 140 firms had 12 offices.",),
)
