"""What is left after some were excluded."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from runut.check.arithmetic import difference
from runut.check.document import COUNT, Document
from runut.check.kinds.kind import Kind, Match, compare, holds_under
from runut.check.report import Number

EXCLUDED = (
    r"\b(?:exclu\w+|remov\w+|discard\w+|drop(?:ped|ping)|withdr[ae]w\w*|lost to|loss to|omitt\w+|"
    r"screened out|"
    r"dikeluarkan|dikecualikan|dihapus|disisihkan|gugur|mengundurkan diri|tidak memenuhi)\b"
)
LEFT = (
    rf"(?:(?<!of )(?<!dari ){COUNT}[^⟨⟩.;]{{0,30}}"
    r"\b(?:remain(?:ed|ing)?|(?:was|were) left|tersisa)\b(?![^⟨⟩.;]{0,30}⟨)"
    r"|\b(?:left|leaving|leaves|remain(?:ed|ing|s)?|final sample (?:of|was)|resulting in|yielding|"
    r"tersisa|menyisakan|tinggal|sisanya|sehingga (?:ada|terdapat|diperoleh)|sampel akhir)\b"
    rf"[^⟨⟩]{{0,30}}{COUNT})"
)
# nobody tells how many these are
OTHERS = r"\b(?:and|among|dan) (?:the )?others?\b|\b(?:both|keduanya|lainnya|antara lain|dll|dsb)\b"
MOST = 8  # exclusions in one sentence; more are a table that lost its form


def _of_earlier(before: Sequence[Number], out: Sequence[Number], result: Number) -> Iterator[Match]:
    """Left of those that were told of before; told only if it comes out."""
    for whole in reversed(before):
        formula = " − ".join(["{}"] * (len(out) + 1))
        match = compare(KIND, result, (whole, *out), difference, formula, "words of exclusion")
        if match.holds:
            yield match
            return


def find(document: Document) -> Iterator[Match]:
    for sentence, paragraph in document.sentences:
        told = next(sentence.find(LEFT), None)
        if not told or not sentence.says(EXCLUDED) or sentence.says(OTHERS):
            continue
        result = sentence.number(told[1] or told[2])
        counts = [
            n
            for n in sentence.numbers
            if n.unit in ("", "persons") and n.factor == 1 and not n.decimals
        ]
        others = [n for n in counts if n.id != result.id]
        whole = max(others, key=lambda n: n.value, default=result)
        out = [n for n in others if n.id != whole.id]
        before = [n for n in paragraph.numbers if n.offset < sentence.start]
        if whole.value < result.value and before:
            yield from _of_earlier(before, others, result)
            continue
        if not 2 <= len(others) <= MOST or any(n.value >= whole.value for n in out):
            continue
        # some of the counts may be of which, and not excluded again
        chosen = next(
            (
                some
                for size in range(len(out), 0, -1)
                for some in combinations(out, size)
                if holds_under(result, (whole, *some), difference)[1]
            ),
            tuple(out),
        )
        formula = " − ".join(f"{{{i}}}" for i in range(len(chosen) + 1))
        yield compare(KIND, result, (whole, *chosen), difference, formula, "words of exclusion")


KIND = Kind(
    name="remainder",
    words={"en": "what is left after exclusions", "id": "sisa setelah pengecualian"},
    find=find,
    right=(
        "We excluded 214 for missing weight and 97 for age from 3,408 records, which left 3,097.",
        "Dari 1.250 berkas, 43 dikeluarkan karena ganda sehingga tersisa 1.207 berkas.",
        "After removing 118 duplicates from 1,906 records, 1,788 remained for screening.",
        "We randomised 792 people. Loss to follow-up was 31 here and 36 there, leaving 725 people.",
    ),
    wrong=(
        "We excluded 214 for missing weight and 97 for age from 3,408 records, which left 3,079.",
        "After removing 118 duplicates from 1,906 records, 1,878 remained for screening.",
        "Dari 1.250 berkas, 43 dikeluarkan karena ganda sehingga tersisa 1.270 berkas.",
    ),
    apart=(
        "We excluded 214 records for missing weight.",
        "From 1,906 records, 118 duplicates and others were removed; 1,778 remained.",
        "We asked 800 people. Later 31 and 36 were excluded, leaving 725 of the second wave.",
    ),
)
