"""A change that words name, whose ends stand somewhere near."""

from dataclasses import replace

from runut.check.arithmetic import change, distance, from_before, to_before
from runut.check.document import ANY
from runut.check.kinds.differences.ends import BY, DIFFERENCE
from runut.check.kinds.differences.with_ends import FEW
from runut.check.kinds.kind import Search
from runut.check.kinds.scales import NAMED_DOWN, NAMED_UP

NAMED = (
    rf"\b(?:from|dari)\b{FEW}⟨[a-z]\d+⟩{FEW}\b(?:to|menjadi)\b{FEW}⟨[a-z]\d+⟩{FEW}\({FEW}{ANY}|"
    r"\b(?:ahead|lead|margin|gap|spread|surplus|deficit|balance|unggul|selisih|defisit|neraca|"
    rf"terpaut|beda)(?:nya)?\b[^⟨⟩.;]{{0,50}}{ANY}|{BY}|{ANY}\s+(?:fewer|less|more|lower|higher)\b|{ANY}\s+(?:\w+\s+){{0,2}}(?:reduction|"
    r"increase|decrease|drop|fall|rise|decline|growth|gain|loss|benefit)\b"
)
# 9.0% (95% CI -0.5 to 18.5%) absolute reduction
ABSOLUTE = (
    r"⟨p(\d+)⟩\s*(?:\([^()]*\)\s*)?absolute\b|"
    r"\babsolute\s(?:risk\s)?(?:reduction|difference|increase)\b[^⟨⟩.;]{0,40}⟨p(\d+)⟩"
)

RISE = Search(
    change, "({1} − {0}) ÷ {0} × 100", "p", ("cdm", "cdm"), lambda a, b: (b / a - 1) * 100,
    told=NAMED_UP, only_told=True,
)  # fmt: skip
FALL = Search(
    lambda a, b: change(b, a), "({0} − {1}) ÷ {1} × 100", "p", ("cdm", "cdm"),
    lambda a, b: (1 - a / b) * 100, told=NAMED_DOWN, only_told=True,
)  # fmt: skip

KIND = replace(
    DIFFERENCE,
    searches=(
        Search(distance, "{1} − {0}", "q", ("p", "p"), lambda a, b: b - a, told=NAMED),
        Search(
            distance, "{1} − {0}", "p", ("p", "p"), lambda a, b: b - a,
            told=ABSOLUTE, only_told=True,
        ),
        Search(
            distance, "{1} − {0}", "cdm", ("cdm", "cdm"), lambda a, b: b - a,
            like=True, told=NAMED, only_told=True,
        ),
        Search(
            change, "({1} − {0}) ÷ {0} × 100", "p", ("cdm", "cdm"),
            lambda a, b: abs(b / a - 1) * 100, takes_any=True,
        ),
        RISE,
        FALL,
        Search(
            from_before, "{0} ÷ ({1} − {0}) × 100", "p", ("cdm", "cdm"),
            lambda a, b: 100 * a / (b - a), told=NAMED_UP, only_told=True, of_gain=True,
        ),
        Search(
            to_before, "{0} ÷ ({1} + {0}) × 100", "p", ("cdm", "cdm"),
            lambda a, b: 100 * a / (b + a), told=NAMED_DOWN, only_told=True, of_gain=True,
        ),
    ),
    right=(
        "Kunjungan mencapai 716,4 ribu.\n\nCuaca baik.\n\nDibandingkan Mei, kunjungan naik 38 "
        "persen dari 519,1 ribu.",
        "Earnings per share grew 41% to 15.94p (before: 11.27p).",
        "The population surged by seven percent.\n\nThere are 56.1 million, where 52.4 million "
        "were counted ten years ago.",
        "The number in the county has gone up by 32,300 in ten years to 597,000 – an increase of "
        "5.7 per cent.",
        "There was a 9.0% (95% CI -0.5 to 18.5%) absolute reduction.\n\nOf the one 26.0% died, of "
        "the other 35.0%.",
        "Surplusnya US$2,41 miliar.\n\nNilai ekspor US$22 miliar, nilai impor US$19,59 miliar.",
        "There were 1,775 deaths, an increase of 4% compared with 2013.\n\nThe 1,775 is the "
        "third lowest total.\n\nDeaths by year: 3,201 in 2005; 1,713 in 2013; 1,775 in 2014.",
        "There were 171 deaths, a decline of 18.9% and 2.3% on the 211 and 175 of 2016 and 2017.",
        "Angka Agustus 58,42 persen.\n\nDibandingkan Juli yang 58,00 persen, angka itu naik 0,42 "
        "poin.",
        "Bank itu mencetak penurunan laba sebanyak 28,7%. Labanya Rp7,12 triliun, dulu Rp9,99 "
        "triliun.",
        "They counted 237 thefts - a 20% rise on the 197 of the year before.",
        "Ada 5.140 kejadian. Tahun lalu ada 5.721 kejadian.\n\nTurun sekitar 10 persen. "
        "Korbannya 6.028 orang.",
        "Yang satu mendapat 3.021.713 suara, yang lain 311.352 suara. Ia unggul 2,7 juta suara.",
    ),
    apart=(
        "Prices fell by 12%.\n\nThe 420 shops sold 515 tonnes.",
        "Kunjungan mencapai 716,4 ribu.\n\nCuaca baik.\n\nDibandingkan Mei, kunjungan naik 31 "
        "persen dari 519,1 ribu.",
    ),
)  # fmt: skip
