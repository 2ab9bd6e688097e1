"""So much for each, so many of them, and what comes out."""

import re
from collections.abc import Iterator

from runut.check.arithmetic import product
from runut.check.chance import width_of
from runut.check.document import AMOUNT, COUNT, Document, letter_of
from runut.check.kinds.kind import Kind, Match, Search, compare
from runut.numerals import words
from runut.numerals.rounding import RULES

FEW = r"[^⟨⟩.;]{0,30}?"
EACH = r"(?:each|apiece|per \w+|tiap \w+|setiap \w+|masing-masing|se(?:orang|buah|ekor))"
ALL = r"\b(?:total\w*|in all|altogether|seluruhnya|semuanya|jumlahnya)\b"
AT_A_PRICE = (
    rf"{COUNT}\s(?:\w+\s){{0,3}}?(?:at|@|seharga|dengan harga)\s{AMOUNT}\s(?:an?|{EACH})\b"
    rf"(?:\s\w+)?\s?(?:,|=|\(|or|atau)\s(?:or |atau )?{AMOUNT}"
)
TOLD = (
    rf"{COUNT}{FEW}{AMOUNT}\s*(?:\w+\s)?{EACH}\b{FEW}(?:{ALL}{FEW}{AMOUNT}|{AMOUNT}{FEW}{ALL})",
    rf"{COUNT}{FEW}\b{EACH}{FEW}{AMOUNT}{FEW}{ALL}{FEW}{AMOUNT}",
    rf"\b(?:each|every|setiap|tiap|masing-masing)\b{FEW}{COUNT}{FEW}{AMOUNT}{FEW}[,(]\s*"
    rf"(?:or |atau |an? )?(?:{ALL}{FEW}{AMOUNT}|{AMOUNT}\s*(?:\w+\s){{0,2}}{ALL})",
    AT_A_PRICE,
)


# Rp300 ribu per bulan; setiap semester Rp8,5 juta
ONE = rf"⟨m(\d+)⟩\s*{EACH}\b|\b{EACH}\b{FEW}⟨m(\d+)⟩"
COUNTED = re.compile(rf"\b(?:{words.PATTERN})\b", re.I)


def _of_so_many(document: Document) -> Iterator[Match]:
    """So much for each, and what as many make as are counted near by, in words or in figures."""
    for at, sentence in enumerate(document.sentences):
        around = document.sentences[max(0, at - 1) : at + 2]
        for [each] in sentence.told(ONE):
            numbers = [n for one in around for n in one.numbers if n.document == each.document]
            told = {words.value_of(word): () for one in around
                    for word in COUNTED.findall(one.marked)}  # fmt: skip
            told |= {n.value: (n,) for n in numbers if letter_of(n) == "c" and n.value > 1}
            for result in numbers:
                parts = told.get(result.value / each.value if each.value else 0)
                if parts is not None and result.unit == each.unit:
                    many = parts[0].printed if parts else str(result.value / each.value)
                    yield Match(
                        KIND, result, (each, *parts), f"{many} × {each.printed}", result.value,
                        RULES, ("so much for each",), claimed=False,
                        by_chance=len(told) * width_of(result),
                    )  # fmt: skip


def find(document: Document) -> Iterator[Match]:
    yield from _of_so_many(document)
    for sentence in document.sentences:
        for pattern in TOLD:
            for many, each, result in sentence.told(pattern):
                match = compare(
                    KIND, result, (many, each), product, "{0} × {1}", "so much for each"
                )
                # after a price there may be a discount
                is_told = (letter_of(result) == "m" and pattern != AT_A_PRICE) or match.slip
                # what was there before may be in the total; what is in no millions may lack a word
                alike = [n for n in sentence.numbers if n.unit == each.unit and n is not many]
                may_be_wrong = len(alike) == 2 and not (
                    each.decimals and result.magnitude and not each.magnitude
                )
                if each.unit == result.unit and (match.holds or (is_told and may_be_wrong)):
                    yield match


KIND = Kind(
    name="product",
    find=find,
    searches=(
        Search(
            product, "{0} × {1}", "m", ("cd", "m"), lambda a, b: a * b,
            takes_any=True, mixes_units=True,
        ),
    ),
    right=(
        "They bought 12 buses at Rp850 million each, Rp10.2 billion in all.",
        "Each of the 24 plots received 15 kg of lime, 360 kg in all.",
        "Sebanyak 40 desa menerima masing-masing Rp250 juta, seluruhnya Rp10 miliar.",
        "Keluarga menerima Rp300 ribu per bulan selama tiga bulan, jadi Rp900 ribu sekeluarga.",
        "Dua semester ditempuh. Setiap semester memerlukan Rp8,5 juta.\n\nBiayanya Rp17 juta.",
        "Pengeluaran per orang Rp472.525 dengan 4,49 orang serumah, atau Rp2.121.637 serumah.",
    ),
    wrong=(
        "They bought 12 buses at Rp850 million each, Rp12.0 billion in all.",
        "Each of the 24 plots received 15 kg of lime, 630 kg in all.",
        "Each of the 36 classes has 28 pupils, 1,080 pupils in all.",
        "Each of the 15 villages gets $4,200, a total of $36,000.",
        "The bus made 18 trips with 42 seats each, 765 seats in all.",
        "They stayed for 45 days at $120 a day, $5,040.",
        "Sebanyak 40 desa menerima masing-masing Rp250 juta, seluruhnya Rp12 miliar.",
    ),
    apart=(
        "Invest $100 for 2 days, you earn $9 per day, making a total of $118 at the end.",
        "Sebanyak 8.675.797 keluarga menerima masing-masing Rp2,4, seluruhnya Rp20,822 triliun.",
        "Rooms go for 25 nights at $80 a night, $1,950 with a discount.",
        "Each of the 24 plots received 15 kg; in all, 530 kg were bought.",
        "Keluarga menerima Rp300 ribu per bulan selama tiga bulan, dan Rp800 ribu untuk rumah.",
        "They bought 12 buses for Rp850 million and paid Rp9 billion for roads.",
        "Sebanyak 20 desa menerima masing-masing Rp2 juta dan Rp500 ribu, seluruhnya Rp50 juta.",
    ),
)  # fmt: skip
