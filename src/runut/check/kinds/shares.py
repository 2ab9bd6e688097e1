"""A count, its share, and the whole that it is a share of, in prose."""

import re
from collections.abc import Iterator

from runut.check.arithmetic import share
from runut.check.document import AMOUNT, COUNT, PERCENT, Document, Passage
from runut.check.kinds.kind import Kind, Match, Search, compare, holds_under
from runut.check.report import Number

WORDS = r"[^⟨⟩().;]{0,60}"
FEW = r"[^⟨⟩().;,]{0,40}"
OF = r"(?:out of|of|in|from|dari|di antara)"
# the share, the count and the whole stand together; groups are named by their order
TOGETHER = (
    (
        rf"{PERCENT}{FEW}\(\s*(?:n\s*=\s*)?{COUNT}\s*(?:/|{OF})\s*(?:the|all|total)?\s*{COUNT}\b",
        (0, 1, 2),
    ),
    (rf"{PERCENT}{FEW}\(\s*(?:n\s*=\s*)?{COUNT}/{COUNT}", (0, 1, 2)),
    (rf"(?<!⟩/){COUNT}\s*/\s*{COUNT}\s*[,;:=(\[]\s*{PERCENT}", (2, 0, 1)),
    (rf"{COUNT}{FEW}\b{OF}\b{FEW}{COUNT}{FEW}[(\[,]\s*(?:or|atau|i\.e\.)?\s*{PERCENT}", (2, 0, 1)),
)
# the count and its share; the whole is told elsewhere
PAIRS = (
    (rf"{AMOUNT}{FEW}[(\[]\s*{PERCENT}\s*[)\],;]", (1, 0)),
    (rf"{PERCENT}{FEW}\(\s*(?:n\s*=\s*)?{AMOUNT}[^⟨⟩()/]{{0,30}}\)", (0, 1)),
    (
        rf"{AMOUNT}{FEW},?\s*\b(?:or|atau|yaitu|yakni|setara)\b\s*(?:dengan|about|sekitar)?\s*{PERCENT}",
        (1, 0),
    ),
)
WHOLE_BEFORE = (
    rf"(?:^|[,;:(]\s|\b)(?:of|among|out of|from|dari|di antara)\b(?:\s+(?:the|a|all|our|these|total|"
    rf"jumlah|seluruh|keseluruhan|sebanyak|of|penduduk))*[^⟨⟩().;,]{{0,30}}?{AMOUNT}"
)
WHOLE_AFTER = rf"^{FEW}\b(?:of|dari)\b[^⟨⟩.;]{{0,60}}{AMOUNT}"


def _judge(
    result: Number, part: Number, whole: Number, evidence: str, severity: str = "major"
) -> Match:
    return compare(
        KIND, result, (part, whole), share, "{0} ÷ {1} × 100", evidence, severity=severity
    )


def _together(sentence: Passage) -> Iterator[Match]:
    taken: set[str] = set()
    for pattern, order in TOGETHER:
        for found in sentence.find(pattern):
            result, part, whole = (sentence.number(found.groups()[i]) for i in order)
            if result.id not in taken and 0 < part.value <= whole.value:
                taken.add(result.id)
                yield _judge(result, part, whole, "count, whole and share stand together")


def _pairs(sentence: Passage) -> Iterator[tuple[Number, Number, int]]:
    """Each share with its count, and where they end."""
    taken: set[str] = set()
    for pattern, order in PAIRS:
        for found in sentence.find(pattern):
            result, part = (sentence.number(found.groups()[i]) for i in order)
            if not {result.id, part.id} & taken:
                taken |= {result.id, part.id}
                yield result, part, found.end()


def _fits(result: Number, part: Number, whole: Number) -> bool:
    return whole.value >= part.value > 0 and bool(holds_under(result, (part, whole), share)[1])


def find(document: Document) -> Iterator[Match]:
    for sentence, paragraph in document.sentences:
        told = list(_together(sentence))
        yield from told
        ids = {number.id for match in told for number in (match.result, *match.parts)}
        before = next(sentence.find(WHOLE_BEFORE), None)
        pairs = [pair for pair in _pairs(sentence) if not {pair[0].id, pair[1].id} & ids]
        fits_before = False
        judged = []
        for result, part, end in pairs:
            after = re.match(WHOLE_AFTER, sentence.marked[end:], re.I)
            if after:
                whole = sentence.number(after[1])
            elif before and before.end() <= end:
                whole = sentence.number(before[1])
            else:
                continue
            if whole.id in (part.id, result.id) or whole.value < part.value or part.value <= 0:
                continue
            fits = _fits(result, part, whole)
            fits_before = fits_before or fits
            others = [
                number
                for number in paragraph.numbers
                if number.id not in (result.id, part.id)
                and number.unit not in ("percent", "points")
                and _fits(result, part, number)
            ]
            if fits or not others:
                judged.append((result, part, whole))
        for result, part, whole in judged:
            # one share that does not fit among others that do is wrong; one alone may have
            # a whole that is not told
            severity = "major" if fits_before else "minor"
            yield _judge(result, part, whole, "the sentence names the whole", severity)


KIND = Kind(
    name="share",
    words={"en": "share of a whole", "id": "bagian dari keseluruhan"},
    find=find,
    searches=(Search(share, "{0} ÷ {1} × 100", "p", ("cdm", "cdm"), lambda a, b: 100 * a / b),),
    right=(
        "Sensitivity was 72.7% (16/22) and specificity 92.9% (13/14).",
        "Of the 326 cases, 58 (17.8%) were mild.",
        "Dari jumlah penduduk 879.651 jiwa, 31,43% (276.474 jiwa) tinggal di kota.",
        "Sebanyak 143.894 jiwa atau 38,45% dari semua yang bekerja (374.261 jiwa) dibayar layak.",
        "Of the 326 cases, 58 (17.8%) were severe, of whom 12 (20.7%) died.",
    ),
    wrong=(
        "Sensitivity was 76.2% (16/22) and specificity 92.9% (13/14).",
        "Of the 326 cases, 58 (18.7%) were mild.",
        "Sebanyak 16 dari 22 orang (76,2%) sembuh.",
    ),
    apart=("A total of 58 (17.8%) were mild.",),
)
