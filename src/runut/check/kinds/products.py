"""So much for each, so many of them, and what comes out."""

from collections.abc import Iterator

from runut.check.arithmetic import product
from runut.check.document import COUNT, Document
from runut.check.kinds.kind import Kind, Match, Search, compare

FEW = r"[^⟨⟩.;]{0,30}?"
MONEY = r"⟨m(\d+)⟩"
EACH = r"(?:each|apiece|per \w+|tiap \w+|setiap \w+|masing-masing|se(?:orang|buah|ekor))"
ALL = r"\b(?:total\w*|in all|altogether|seluruhnya|semuanya|jumlahnya)\b"
TOLD = (
    rf"{COUNT}{FEW}{MONEY}\s*{EACH}\b{FEW}(?:{ALL}{FEW}{MONEY}|{MONEY}{FEW}{ALL})",
    rf"{COUNT}{FEW}\b{EACH}{FEW}{MONEY}{FEW}{ALL}{FEW}{MONEY}",
)


def find(document: Document) -> Iterator[Match]:
    for sentence, _ in document.sentences:
        for pattern in TOLD:
            for found in sentence.find(pattern):
                many, each, result = (sentence.number(i) for i in found.groups() if i)
                if each.unit == result.unit:
                    yield compare(
                        KIND, result, (many, each), product, "{0} × {1}", "so much for each"
                    )


KIND = Kind(
    name="product",
    words={"en": "so many times so much", "id": "sekian kali sekian"},
    find=find,
    searches=(
        Search(
            product, "{0} × {1}", "m", ("cd", "m"), lambda a, b: a * b,
            takes_any=True, mixes_units=True,
        ),
    ),
    right=(
        "They bought 12 buses at Rp850 million each, Rp10.2 billion in all.",
        "Sebanyak 40 desa menerima masing-masing Rp250 juta, seluruhnya Rp10 miliar.",
        "Pengeluaran per orang Rp472.525 dengan 4,49 orang serumah, atau Rp2.121.637 serumah.",
    ),
    wrong=(
        "They bought 12 buses at Rp850 million each, Rp12.0 billion in all.",
        "Sebanyak 40 desa menerima masing-masing Rp250 juta, seluruhnya Rp12 miliar.",
    ),
    apart=(
        "They bought 12 buses for Rp850 million and paid Rp9 billion for roads.",
        "Sebanyak 20 desa menerima masing-masing Rp2 juta dan Rp500 ribu, seluruhnya Rp50 juta.",
    ),
)  # fmt: skip
