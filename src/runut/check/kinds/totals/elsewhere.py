"""A total that stands elsewhere than its parts, or that words only name."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from runut.check.arithmetic import total
from runut.check.chance import by_chance, digits_of
from runut.check.document import ANY, Document, letter_of
from runut.check.kinds.kind import Match, Search, compare
from runut.check.kinds.scales import MADE_OF, scale_of
from runut.check.kinds.totals.adding_up import SUM, sum_formula
from runut.check.report import Number

MOST = 20  # counts of a sentence or a paragraph that make a total elsewhere
DIVIDED = (
    r"(?:randomi[sz]ed|assigned|allocated|divided|split|broken down|breakdown|dibagi|terbagi|"
    r"dialokasikan|diacak|dirinci|rincian|di antaranya|of whom|of which|including|termasuk)"
)
NAMED = (
    r"\b(?:totals?|totall?ing|sum|together|combined|altogether|in all|overall|jumlah\w*|total\w*|"
    r"seluruh\w*|keseluruhan|gabungan|ketiganya|keduanya|keempatnya|kelimanya)\b"
    rf"[^⟨⟩.;]{{0,60}}{ANY}|{ANY}[^⟨⟩.;]{{0,140}}\b(?:{MADE_OF}|{DIVIDED})\b"
)


def _of_all(document: Document) -> Iterator[Match]:
    """All that a sentence or a paragraph counts, or the two sides of a scale, and their total
    elsewhere."""
    first: dict[Fraction, Number] = {}
    for number in document.claims:
        if digits_of(number) > 2:
            first.setdefault(number.value, number)
    tried = sorted(map(float, first))
    for passage in (*document.sentences, *document.paragraphs):
        counts = [n for n in passage.numbers if letter_of(n) == "c"]
        if len(counts) > MOST:
            continue
        alike = [[n for n in counts if n.unit == unit] for unit in {n.unit for n in counts}]
        for parts in (*(some for some in alike if len(some) > 2), *pairwise(counts)):
            result = first.get(sum(n.value for n in parts))
            if (
                result
                and result.document == parts[0].document
                and result.unit in (parts[0].unit, "", "persons")
                and (len(parts) > 2 or scale_of(passage, parts))
            ):
                match = compare(
                    SUM, result, parts, total, sum_formula(parts), "all that stands together",
                    claimed=False,
                )  # fmt: skip
                yield replace(match, by_chance=by_chance(result, tried))


KIND = replace(
    SUM,
    find=_of_all,
    searches=(
        Search(
            total, "{0} + {1}", "cdmp", ("cdmp", "cdmp"), lambda a, b: a + b,
            like=True, is_symmetric=True, told=NAMED,
        ),
    ),
    right=(
        "Pendapatan mencapai Rp886,9 triliun.\n\nPajak menyumbang Rp557,8 triliun. Bea dan cukai "
        "Rp122,2 triliun. Bukan pajak Rp206,9 triliun.",
        "Kasus kumulatif 3.930.300. Hari ini bertambah 22.053.\n\nSembuh 3.472.915 orang. Hari ini "
        "bertambah 29.012.\n\nMeninggal 122.633 orang.\n\nKasus aktif kini 334.752.",
        "Pemilih tercatat 204.807.222.\n\nDi dalam negeri 203.056.748.\n\nDi luar negeri "
        "1.750.474.",
        "Yang barat 16,26 persen, yang timur 12,81 persen, dan yang utara 8,65 persen.\n\n"
        "Ketiganya mencapai 37,72 persen.",
        "Only 2,500 patients were randomised to the drug (1,250 people) or to placebo (1,250 "
        "people).",
        "Q1 Q2 Sales 28,023 26,390 Of which exports 1,128 972 Costs (12,942) (11,433) Tax (812) "
        "— Profit 14,269 14,957",
        "In all 451 people died.\n\nOf these, 295 were men.\n\nIn the north 352 died, in the "
        "south 52 people, in the east 25 people, in the west 12 people, in camps six people, and "
        "on the way four people.",
    ),
    apart=(
        "The three towns had 41, 52 and 67 schools.\n\nIn all 170 of them were closed.",
        "F: 1.0489, numerator: 45.0000, also LM: 45.0000, denominator: 490.0000.",
    ),
)  # fmt: skip
